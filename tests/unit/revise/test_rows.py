"""Rows of the actors and the timeline, edited one cell at a time."""

import datetime as dt

import docx
import pytest

from reportpipe import styles
from reportpipe.model import Alias, Edit, Statement
from reportpipe.revise import apply, revision
from reportpipe.typeset.docx import typeset


def test_an_actor_renamed_given_a_role_and_another_name(memo, desk, kinds):
    cells = desk.rows(1)[1].cells
    desk.write(cells[0].paragraphs[0], "Estuary Licensing Commission", "ActorName")
    desk.write(cells[2].paragraphs[0], "regulator", "AsSaid")
    desk.write(desk.rows(1)[2].cells[0].paragraphs[0], "also the union, SDU", "AsSaid")
    found = revision(memo, desk.save())
    assert found.remainder == ()
    assert kinds(found) == [
        ("changed", "name", "Estuary Commission", "Estuary Licensing Commission"),
        ("changed", "role", None, "regulator"),
        ("changed", "aliases", "the union", "the union, SDU"),
    ]
    aliases = found.memo.actors[2].aliases
    assert [(alias.name, alias.reason) for alias in aliases] == [
        ("the union", "acronym in brackets"),
        ("SDU", "given by editor"),
    ]


def test_a_kind_of_actor_by_a_known_word_and_by_an_unknown_one(memo, desk, kinds):
    desk.write(desk.rows(1)[0].cells[1].paragraphs[0], "Company")
    desk.write(desk.rows(1)[1].cells[1].paragraphs[0], "Quango")
    found = revision(memo, desk.save())
    assert kinds(found) == [("changed", "kind", "person", "company")]
    assert ["Quango" in note.message for note in found.remainder] == [True]


def test_a_role_emptied(memo, desk, kinds):
    desk.write(desk.rows(1)[3].cells[2].paragraphs[0], "")
    found = revision(memo, desk.save())
    assert kinds(found) == [("changed", "role", "director of the Ford Cross terminal", None)]
    assert found.memo.actors[3].role is None


def test_a_row_added_to_the_actors(memo, desk):
    last = desk.rows(1)[-1]._tr
    new = desk.twin(last)
    last.addnext(new)
    cells = docx.table._Row(new, desk.document.tables[1]).cells
    desk.write(cells[0].paragraphs[0], "Ministry of Transport", "ActorName")
    desk.write(cells[1].paragraphs[0], "Government body")
    desk.write(cells[2].paragraphs[0], "pays for a study")
    found = revision(memo, desk.save("Ana Editor"))
    assert found.remainder == ()
    actor = found.memo.items_of("actors")[-1]
    assert (actor.name, actor.kind, actor.role, actor.by) == (
        "Ministry of Transport",
        "government body",
        "pays for a study",
        "Ana Editor",
    )
    assert [found.memo.articles[0].words(span) for span in actor.evidence] == ["Ministry of Transport"]


def test_a_row_deleted_and_one_moved(memo, desk):
    rows = desk.rows(1)
    rows[0]._tr.addprevious(rows[3]._tr)
    rows[1]._tr.getparent().remove(rows[1]._tr)
    found = revision(memo, desk.save())
    assert [(e.operation, e.item) for e in found.edits] == [
        ("deleted", memo.actors[1].id),
        ("moved", memo.actors[3].id),
    ]
    assert [actor.name for actor in found.memo.items_of("actors")] == [memo.actors[n].name for n in (3, 0, 2)]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("14 Jun 2023", "2023-06-14 2023-06-14 day"),
        ("June 14, 2023", "2023-06-14 2023-06-14 day"),
        ("2023-06-14", "2023-06-14 2023-06-14 day"),
        ("12–14 Jun 2023", "2023-06-12 2023-06-14 range"),
        ("30 Jun – 2 Jul 2023", "2023-06-30 2023-07-02 range"),
        ("28 Dec 2023 – 2 Jan 2024", "2023-12-28 2024-01-02 range"),
        ("Jun 2023", "2023-06-01 2023-06-30 month"),
        ("Jun–Aug 2023", "2023-06-01 2023-08-31 range"),
        ("2024", "2024-01-01 2024-12-31 year"),
        ("2023–2025", "2023-01-01 2025-12-31 range"),
        ("2020s", "2020-01-01 2029-12-31 decade"),
    ],
)
def test_a_date_in_any_usual_form(memo, desk, typed, understood):
    runs = [r for r in desk.rows(2)[3].cells[1].paragraphs[0].runs if r.style.name == "Event Date"]
    runs[0].text = typed
    found = revision(memo, desk.save())
    assert found.remainder == ()
    when = found.memo.events[3].when
    assert f"{when.first} {when.last} {when.precision}" == understood
    assert (when.anchor, when.status) == ("stated", "planned")


@pytest.mark.parametrize("typed", ["soon", "31 Feb 2023", "14 Jun 2023 or so", "99 Jul 2021"])
def test_a_date_that_cannot_be_read_is_left_and_said(memo, desk, typed):
    desk.rows(2)[2].cells[1].paragraphs[0].runs[0].text = typed
    found = revision(memo, desk.save())
    assert found.edits == ()
    assert typed in found.remainder[0].message


def test_an_event_in_other_words_and_a_row_added(memo, desk):
    desk.write(desk.rows(2)[0].cells[2].paragraphs[0], "Dredging stopped")
    last = desk.rows(2)[-1]._tr
    new = desk.twin(last)
    last.addnext(new)
    cells = docx.table._Row(new, desk.document.tables[2]).cells
    cells[1].paragraphs[0].runs[0].text = "30 Jun 2023"
    desk.write(cells[1].paragraphs[0], "“on 30 June 2023”", "AsSaid")
    desk.write(cells[2].paragraphs[0], "The council votes.")
    found = revision(memo, desk.save())
    assert found.memo.events[0].text == "Dredging stopped"
    event = found.memo.items_of("timeline")[-1]
    assert (event.text, event.when.first, event.when.said) == (
        "The council votes.",
        dt.date(2023, 6, 30),
        "on 30 June 2023",
    )


def test_a_table_of_new_rows_alone_is_known_by_its_head(memo, desk):
    rows = desk.rows(1)
    new = desk.twin(rows[0]._tr)
    rows[0]._tr.addprevious(new)
    for row in rows:
        row._tr.getparent().remove(row._tr)
    desk.write(docx.table._Row(new, desk.document.tables[1]).cells[0].paragraphs[0], "Pilots' guild", "ActorName")
    found = revision(memo, desk.save())
    assert [actor.name for actor in found.memo.actors] == ["Pilots' guild"]


def test_all_that_was_deleted_and_no_table_is_left(memo, desk):
    table = desk.document.tables[1]._tbl
    table.getparent().remove(table)
    found = revision(memo, desk.save())
    assert [edit.operation for edit in found.edits] == ["deleted"] * 4
    assert found.memo.actors == ()


def test_names_that_the_page_did_not_show_survive_an_edit_of_those_it_did(memo, desk):
    """The table shows the telling names; the others stay in the memo."""
    hidden = Alias(name="Dockers", reason="surname")
    actor = memo.actors[2]
    known = memo.model_copy(
        update={
            "actors": tuple(
                item.model_copy(update={"aliases": (*item.aliases, hidden)}) if item.id == actor.id else item
                for item in memo.actors
            )
        }
    )
    edit = Edit(
        memo=known.id,
        base_revision=0,
        item=actor.id,
        operation="changed",
        field="aliases",
        before="the union",
        after="the union, SDU",
        by="A. Person",
    )
    names = [alias.name for alias in apply(known, [edit]).items[actor.id].aliases]
    assert names == ["the union", "SDU", "Dockers"]


@pytest.fixture(scope="module")
def telling(memo):
    """The memo with a deed under a role, and two where there is no role."""
    article = memo.articles[0]

    def said(verb, words):
        start = article.text.index(words)
        return Statement(text=words, verb=verb, evidence=(article.span(start, start + len(words)),))

    union = memo.actors[2].model_copy(
        update={"statements": (said("called", "called the plan a surrender"), said("announced", "announced a strike"))}
    )
    director = memo.actors[3].model_copy(
        update={"statements": (said("said", "said that the terminal could take half of the traffic"),)}
    )
    return memo.model_copy(update={"actors": (*memo.actors[:2], union, director)})


@pytest.fixture
def telling_desk(telling, desk_of):
    return desk_of(typeset(telling, styles.find("memo")).data)


def test_deeds_come_back_as_they_were(telling, telling_desk):
    found = revision(telling, telling_desk.save())
    assert (found.edits, found.remainder) == ((), ())


def test_a_role_changes_above_a_deed(telling, telling_desk, kinds):
    telling_desk.write(telling_desk.rows(1)[3].cells[2].paragraphs[0], "head of the terminal")
    found = revision(telling, telling_desk.save())
    assert found.remainder == ()
    assert kinds(found) == [("changed", "role", "director of the Ford Cross terminal", "head of the terminal")]


def test_a_role_is_written_before_deeds(telling, telling_desk, kinds):
    paragraph = telling_desk.rows(1)[2].cells[2].paragraphs[0]
    paragraph.insert_paragraph_before("trade union")
    found = revision(telling, telling_desk.save())
    assert found.remainder == ()
    assert kinds(found) == [("changed", "role", None, "trade union")]


def test_a_deed_is_the_source_s_and_stays(telling, telling_desk):
    telling_desk.replace("called the plan a surrender", "welcomed the plan")
    found = revision(telling, telling_desk.save())
    assert found.edits == ()
    assert ["what an actor does stays" in note.message for note in found.remainder] == [True]
    assert found.memo.actors[2].statements == telling.actors[2].statements
