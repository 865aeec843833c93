"""One edit at a time: what people do to a memo in Word, and what the memo makes of it."""

import copy
import datetime as dt

import docx
import pytest

import reportpipe.revise
from reportpipe import styles
from reportpipe.errors import Malformed, MemoError
from reportpipe.model import Alias, Edit, Statement
from reportpipe.ooxml.package import Package
from reportpipe.revise import apply, memo_in, revise, revision
from reportpipe.typeset.docx import typeset

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def only(found):
    """The one edit of a revision that has nothing else."""
    assert found.remainder == ()
    assert len(found.edits) == 1
    return found.edits[0]


def kinds(found):
    return [(edit.operation, edit.field, edit.before, edit.after) for edit in found.edits]


def tracked(name, author="Ana Editor"):
    element = docx.oxml.OxmlElement(f"w:{name}")
    element.set(f"{W}id", "900")
    if author:
        element.set(f"{W}author", author)
        element.set(f"{W}date", "2023-05-06T10:30:00Z")
    return element


def test_an_unedited_file_gives_no_edits_and_the_memo_itself(memo, data):
    found = revision(memo, data)
    assert (found.memo, found.edits, found.remainder) == (memo, (), ())


def test_the_module_is_the_verb(memo, data):
    assert reportpipe.revise(memo, data) == (memo, [])


def test_saving_it_with_python_docx_is_no_edit(memo, desk):
    assert revise(memo, desk.save()) == (memo, [])


def test_the_memo_comes_out_of_the_file(memo, data):
    assert memo_in(data) == memo


def test_a_point_in_other_words(memo, desk):
    desk.write(desk.lines("Key Point")[0], "The closure moves many containers.")
    edit = only(found := revision(memo, desk.save("Ana Editor")))
    assert (edit.operation, edit.item, edit.field) == ("changed", memo.points[1].id, "text")
    assert edit.before == memo.points[1].text
    changed = found.memo.points[1]
    assert (changed.text, changed.by) == ("The closure moves many containers.", "Ana Editor")
    assert changed.evidence == memo.points[1].evidence
    assert [note.code for note in found.memo.notes if note.where == changed.id] == ["revise.not_verbatim"]
    assert found.memo.revision == 1


def test_a_point_cut_to_words_that_stand_in_the_source_keeps_them_as_evidence(memo, desk):
    desk.write(desk.lines("Key Point")[0], "40,000 containers a year")
    found = revision(memo, desk.save())
    article = found.memo.articles[0]
    assert [article.words(span) for span in found.memo.points[1].evidence] == ["40,000 containers a year"]
    assert not any(note.code == "revise.not_verbatim" for note in found.memo.notes)


def test_a_point_added(memo, desk):
    points = desk.lines("Key Point")
    new = desk.twin(points[0]._p)
    points[0]._p.addnext(new)
    desk.write(docx.text.paragraph.Paragraph(new, points[0]._parent), "The council is split.")
    edit = only(found := revision(memo, desk.save()))
    assert (edit.operation, edit.after, edit.follows) == ("added", "The council is split.", memo.points[1].id)
    shown = found.memo.items_of("key points")
    assert [point.text for point in shown][:2] == [memo.points[1].text, "The council is split."]
    assert (shown[1].by, shown[1].evidence) == ("editor", ())


def test_a_point_deleted(memo, desk):
    gone = desk.lines("Key Point")[1]._p
    gone.getparent().remove(gone)
    edit = only(found := revision(memo, desk.save()))
    assert (edit.operation, edit.item, edit.section) == ("deleted", memo.points[2].id, "key points")
    assert memo.points[2].id not in found.memo.items


def test_a_point_wiped_out_but_for_its_empty_paragraph_is_deleted(memo, desk):
    paragraph = desk.lines("Key Point")[1]._p
    for run in list(paragraph.iter(f"{W}r")):
        run.getparent().remove(run)
    assert only(revision(memo, desk.save())).operation == "deleted"


def test_a_point_moved_up(memo, desk):
    points = desk.lines("Key Point")
    points[0]._p.addprevious(points[2]._p)
    edit = only(found := revision(memo, desk.save()))
    assert (edit.operation, edit.item, edit.follows) == ("moved", memo.points[3].id, None)
    assert [p.id for p in found.memo.items_of("key points")] == [memo.points[n].id for n in (3, 1, 2)]


def test_a_point_whose_bookmark_is_lost_when_it_is_retyped_is_a_change(memo, desk):
    paragraph = desk.lines("Key Point")[0]
    new = desk.twin(paragraph._p)
    paragraph._p.addnext(new)
    paragraph._p.getparent().remove(paragraph._p)
    text = "The closure moves about 50,000 containers a year to the terminal at Ford Cross."
    desk.write(docx.text.paragraph.Paragraph(new, paragraph._parent), text)
    edit = only(revision(memo, desk.save()))
    assert (edit.operation, edit.item, edit.after) == ("changed", memo.points[1].id, text)


def test_a_point_split_in_two_is_a_change_and_an_addition(memo, desk):
    paragraph = desk.lines("Key Point")[0]
    second = desk.twin(paragraph._p)
    paragraph._p.addnext(second)
    desk.write(paragraph, "The closure moves about 40,000 containers a year.")
    desk.write(docx.text.paragraph.Paragraph(second, paragraph._parent), "They go to Ford Cross.")
    found = revision(memo, desk.save())
    assert [(edit.operation, edit.after) for edit in found.edits] == [
        ("changed", "The closure moves about 40,000 containers a year."),
        ("added", "They go to Ford Cross."),
    ]


def test_two_points_merged_are_a_change_and_a_deletion(memo, desk):
    first, second = desk.lines("Key Point")[:2]
    for child in list(second._p):
        if child.tag != f"{W}pPr":
            first._p.append(child)
    second._p.getparent().remove(second._p)
    found = revision(memo, desk.save())
    assert [(edit.operation, edit.item) for edit in found.edits] == [
        ("deleted", memo.points[2].id),
        ("changed", memo.points[1].id),
    ]
    assert "Hauliers expect delays." in found.memo.points[1].text


def test_a_key_point_made_the_bottom_line(memo, desk):
    paragraph = desk.lines("Key Point")[0]
    desk.lines("Bottom Line")[0]._p.addnext(paragraph._p)
    paragraph.style = desk.document.styles["Bottom Line"]
    found = revision(memo, desk.save())
    assert [p.id for p in found.memo.items_of("bottom line")] == [memo.points[0].id, memo.points[1].id]
    assert found.memo.points[1].role == "bottom line"


def test_an_actor_renamed_given_a_role_and_another_name(memo, desk):
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


def test_a_kind_of_actor_by_a_known_word_and_by_an_unknown_one(memo, desk):
    desk.write(desk.rows(1)[0].cells[1].paragraphs[0], "Company")
    desk.write(desk.rows(1)[1].cells[1].paragraphs[0], "Quango")
    found = revision(memo, desk.save())
    assert kinds(found) == [("changed", "kind", "person", "company")]
    assert ["Quango" in note.message for note in found.remainder] == [True]


def test_a_role_emptied(memo, desk):
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


def test_the_header_block(memo, desk):
    rows = desk.document.tables[0].rows
    for row, words in zip(rows, ("The Minister", "Ports unit", "6 June 2023", "Northern basin"), strict=True):
        desk.write(row.cells[1].paragraphs[0], words)
    desk.write(desk.lines("Handling")[0], "OFFICIAL-SENSITIVE")
    desk.write(desk.lines("Organisation")[0], "Harbour Board")
    found = revision(memo, desk.save())
    assert found.remainder == ()
    new = found.memo
    assert (new.to, new.from_, new.dated, new.title) == (
        "The Minister",
        "Ports unit",
        dt.date(2023, 6, 6),
        "Northern basin",
    )
    assert (new.handling, new.organisation) == ("OFFICIAL-SENSITIVE", "Harbour Board")
    assert {edit.item for edit in found.edits} == {"memo"}


def test_a_header_line_filled_in_that_was_left_open(memo, desk_of, data):
    from reportpipe import styles
    from reportpipe.typeset.docx import typeset

    blank = memo.model_copy(update={"to": None, "dated": None})
    desk = desk_of(typeset(blank, styles.find("memo")).data)
    for row, words in ((0, "The Minister"), (2, "6 June 2023")):
        desk.document.tables[0].rows[row].cells[1].paragraphs[0].add_run(words)
    found = revision(blank, desk.save())
    assert kinds(found) == [("changed", "to", None, "The Minister"), ("changed", "date", None, "6 June 2023")]
    assert found.memo.dated == dt.date(2023, 6, 6)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hauliers expect delays. Tomas", "Hauliers fear delays. Tomas"),
        ("Key points", "Main points"),
        ("No person has checked them.", "Ana has checked them."),
    ],
)
def test_what_belongs_to_no_item_is_said_and_not_taken_over(memo, desk, old, new):
    desk.replace(old, new)
    found = revision(memo, desk.save())
    assert (found.memo, found.edits) == (memo, ())
    assert len(found.remainder) == 1
    assert found.remainder[0].hint


def test_what_is_written_into_a_table_of_the_source_is_said_cell_by_cell(harbour, desk_of):
    desk = desk_of(typeset(harbour, styles.find("memo")).data)
    table = desk.document.tables[-1]
    desk.replace("1,204", "1,240")
    table.add_row().cells[0].text = "2023"
    changed, added = revision(harbour, desk.save()).remainder
    assert "“2019 | 1,204” became “2019 | 1,240”" in changed.message
    assert "“2023 |" in added.message
    assert changed.where == added.where == "source text"


def test_a_paragraph_in_no_style_of_ours_is_said(memo, desk):
    desk.lines("Key Point")[0].insert_paragraph_before("A stray thought.", style="Body Text")
    found = revision(memo, desk.save())
    assert found.edits == ()
    assert ["A stray thought." in note.message for note in found.remainder] == [True]


def test_a_comment_by_a_person_is_said(memo, desk):
    run = desk.lines("Bottom Line")[0].runs[0]
    question = f"Is this so? {'I have heard otherwise. ' * 10}And by whom?"
    desk.document.add_comment(run, text=question, author="Ana Editor")
    found = revision(memo, desk.save())
    assert [note.message for note in found.remainder] == [
        f"Ana Editor commented on “{run.text[:89].rstrip()}…”: “{question}”."
    ]


def test_what_is_said_of_a_change_shows_the_change_and_its_place(memo, desk):
    desk.replace("No person has checked them.", "Ana has checked them.")
    (note,) = revision(memo, desk.save()).remainder
    assert "No person has checked them.” became “…" in note.message
    assert note.message.endswith("Ana has checked them.”.")
    assert note.where.startswith("below “")


def test_a_pasted_paragraph_and_a_table_are_said_whole(memo, desk):
    pasted = "A paragraph from elsewhere. " * 12
    desk.lines("Key Point")[1].insert_paragraph_before(pasted, style="Body Text")
    cells = desk.document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Risk", "likely"
    words, row = revision(memo, desk.save()).remainder
    assert pasted.strip() in words.message
    assert desk.lines("Key Point")[0].text[:40] in words.where
    assert "Risk | likely" in row.message
    assert row.hint != words.hint


def test_a_running_header_that_was_changed_is_said(memo, desk):
    header = desk.document.sections[0].header.paragraphs[0]
    next(run for run in header.runs if run.text == "OFFICIAL").text = "SECRET"
    found = revision(memo, desk.save())
    assert found.edits == ()
    assert ["SECRET" in note.message for note in found.remainder] == [True]


def test_words_typed_into_the_evidence_are_said(memo, desk):
    desk.rows(1)[0].cells[3].paragraphs[0].add_run(" and the annex")
    found = revision(memo, desk.save())
    assert found.edits == ()
    assert "and the annex" in found.remainder[0].message


def test_tracked_changes_accepted_and_rejected(memo, desk):
    paragraph = desk.lines("Key Point")[1]
    run = next(r for r in paragraph.runs if "Hauliers" in r.text)
    deleted, inserted = tracked("del"), tracked("ins")
    new = copy.deepcopy(run._r)
    run._r.addprevious(deleted)
    deleted.append(run._r)
    for words in deleted.iter(f"{W}t"):
        words.tag = f"{W}delText"
    deleted.addnext(inserted)
    inserted.append(new)
    for words in new.iter(f"{W}t"):
        words.text = words.text.replace("expect", "fear")
    data = desk.save("Somebody Else")
    edit = only(revision(memo, data))
    assert (edit.before, edit.after) == ("Hauliers expect delays.", "Hauliers fear delays.")
    assert (edit.by, edit.at) == ("Ana Editor", dt.datetime(2023, 5, 6, 10, 30, tzinfo=dt.UTC))
    rejected = revision(memo, data, accept=False)
    assert (rejected.memo, rejected.edits, rejected.remainder) == (memo, (), ())


def test_a_paragraph_deleted_with_tracking(memo, desk):
    paragraph = desk.lines("Key Point")[1]._p
    for run in list(paragraph.iter(f"{W}r")):
        wrapper = tracked("del")
        run.addprevious(wrapper)
        wrapper.append(run)
        for words in run.iter(f"{W}t"):
            words.tag = f"{W}delText"
    mark = docx.oxml.OxmlElement("w:rPr")
    mark.append(tracked("del"))
    paragraph.find(f"{W}pPr").append(mark)
    data = desk.save()
    edit = only(revision(memo, data))
    assert (edit.operation, edit.item) == ("deleted", memo.points[2].id)
    assert revision(memo, data, accept=False).edits == ()


def test_a_row_deleted_with_tracking(memo, desk):
    desk.rows(1)[1]._tr.find(f"{W}trPr").append(tracked("del"))
    data = desk.save()
    assert only(revision(memo, data)).item == memo.actors[1].id
    assert revision(memo, data, accept=False).edits == ()


def test_all_that_was_deleted_and_no_table_is_left(memo, desk):
    table = desk.document.tables[1]._tbl
    table.getparent().remove(table)
    found = revision(memo, desk.save())
    assert [edit.operation for edit in found.edits] == ["deleted"] * 4
    assert found.memo.actors == ()


def test_a_stale_file_is_refused(memo, desk):
    desk.write(desk.lines("Key Point")[0], "Something else.")
    data = desk.save()
    later = revision(memo, data).memo
    with pytest.raises(MemoError, match="revision 0, the memo is at revision 1"):
        revision(later, data)


def test_a_file_of_another_memo_is_refused(memo, data):
    with pytest.raises(MemoError, match="not from memo_other") as refusal:
        revise(memo.model_copy(update={"id": "memo_other"}), data)
    assert refusal.value.hint == "Give the memo.json that it was made from, or none: the file carries its own."


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04", b"words"])
def test_what_is_no_word_file_is_refused(memo, rubbish):
    with pytest.raises(Malformed):
        revise(memo, rubbish)


def test_a_word_file_that_is_not_ours_is_refused(memo, desk_of):
    import io

    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with pytest.raises(MemoError, match="does not carry the memo"):
        revise(memo, buffer.getvalue())


def test_a_damaged_memo_inside_is_an_error(memo, data):
    package = Package.read(data)
    root = package.tree("customXml/item1.xml")
    root[0].text, root[1].text = "{", "AAAA"
    package.parts.pop("docProps/custom.xml")
    links = package.relationships("")
    for link in [link for link in links if "custom-properties" in link.get("Type")]:
        links.remove(link)
    damaged = package.write()
    with pytest.raises(MemoError):
        revise(memo, damaged)
    with pytest.raises(MemoError):
        memo_in(damaged)


def test_a_revised_memo_typesets_and_comes_back_unchanged(memo, desk):
    from reportpipe import styles
    from reportpipe.typeset.docx import typeset

    desk.write(desk.lines("Key Point")[0], "Other words.")
    new = revision(memo, desk.save("Ana Editor")).memo
    assert revise(new, typeset(new, styles.find("memo")).data) == (new, [])


@pytest.mark.parametrize(
    "values",
    [
        {"memo": "memo_other"},
        {"base_revision": 4},
        {"item": "pt_nowhere"},
        {"field": "colour"},
        {"operation": "added", "section": "key points", "after": "x", "follows": "pt_nowhere", "item": "pt_new"},
        {"operation": "added", "section": "source note", "after": "x", "item": "pt_new"},
        {"operation": "moved"},
        {"item": "memo", "field": "date", "after": "soon"},
        {"item": "memo", "field": "subject", "after": None},
        {"item": "memo", "field": "nothing"},
    ],
)
def test_an_edit_that_does_not_fit_is_refused(memo, values):
    base = {"memo": memo.id, "base_revision": 0, "item": memo.points[0].id, "operation": "changed", "by": "A"}
    with pytest.raises(MemoError):
        apply(memo, [Edit.model_validate(base | {"field": "text", "after": "x"} | values)])


def test_no_edits_are_the_memo_itself(memo):
    assert apply(memo, []) is memo


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


def test_a_role_changes_above_a_deed(telling, telling_desk):
    telling_desk.write(telling_desk.rows(1)[3].cells[2].paragraphs[0], "head of the terminal")
    found = revision(telling, telling_desk.save())
    assert found.remainder == ()
    assert kinds(found) == [("changed", "role", "director of the Ford Cross terminal", "head of the terminal")]


def test_a_role_is_written_before_deeds(telling, telling_desk):
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
