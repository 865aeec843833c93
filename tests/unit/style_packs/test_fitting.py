"""Firm lengths: what has no room is left out, the least important first, and a Note says what."""

import re

import pypdfium2
import pytest

from reportpipe import styles
from reportpipe.typeset import html, output
from reportpipe.typeset.fitting import fit
from reportpipe.typeset.room import left_out, shown

LONG = "The council of Orsk met again and heard the harbour master, two captains and a witness of the loss. " * 3


@pytest.fixture(scope="module")
def style():
    return styles.find("action-memo")


def pages_before(data: bytes, heading: str) -> int:
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    return next(n for n, text in enumerate(texts) if heading in text)


def test_limits_cut_the_sections_and_not_the_memo(made, style):
    memo = made([f"Paragraph {n} is told." for n in range(9)], ["Ana Dvor", "Kofi Mensa"])
    tight = style.model_copy(update={"limits": {"points": 3, "actors": 1, "events": 2}})
    cut = shown(memo, tight)
    assert [len(cut.items_of(kind)) for kind in ("key points", "actors", "timeline")] == [3, 1, 2]
    assert (cut.points, cut.actors, cut.events) == (memo.points, memo.actors, memo.events)
    assert [item.text for item in cut.items_of("key points")] == [f"Paragraph {n} is told." for n in (1, 2, 3)]
    note = cut.notes[-1].message
    assert "5 key points (“Paragraph 4 is told.”" in note
    assert "and 1 more" in note
    assert "1 actor (Kofi Mensa)" in note
    assert "7 events" in note
    assert shown(cut, tight) == cut


def test_nothing_is_said_where_nothing_is_left_out(made, style):
    memo = made(["One.", "Two."])
    assert left_out(memo, style) == ()
    assert shown(memo, style) is memo


def test_what_a_person_wrote_stays(made, style):
    memo = made([f"Paragraph {n} is told." for n in range(6)], ["Ana Dvor", "Kofi Mensa"])
    points = (*memo.points[:-1], memo.points[-1].model_copy(update={"by": "Ana"}))
    actors = (memo.actors[0], memo.actors[1].model_copy(update={"by": "Ana"}))
    memo = memo.model_copy(update={"points": points, "actors": actors})
    cut = shown(memo, style.model_copy(update={"limits": {"points": 2, "actors": 1}}))
    assert [item.text for item in cut.items_of("key points")] == ["Paragraph 1 is told.", "Paragraph 5 is told."]
    assert [item.name for item in cut.items_of("actors")] == ["Kofi Mensa"]


def test_an_actor_of_whom_only_the_name_is_known_gives_way_first(made, style):
    memo = made(["One.", "Two."], ["Ana Dvor", "Kofi Mensa"])
    bare = memo.actors[0].model_copy(update={"role": None})
    cut = shown(
        memo.model_copy(update={"actors": (bare, memo.actors[1])}), style.model_copy(update={"limits": {"actors": 1}})
    )
    assert [item.name for item in cut.items_of("actors")] == ["Kofi Mensa"]


def test_a_memo_that_fits_is_left_alone(harbour, style):
    assert fit(harbour, style) == (style, ())


def test_long_points_give_way_until_the_pages_are_kept(made, style):
    memo = made([f"{n}. {LONG}" for n in range(12)])
    free = style.model_copy(update={"limits": {"pages": 2}})
    fitted, notes = fit(memo, free)
    assert 1 < fitted.limits["points"] < 11
    assert [note.code for note in notes] == ["typeset.left_out"]
    looser = fitted.model_copy(update={"limits": {**fitted.limits, "pages": 1, "points": fitted.limits["points"] + 1}})
    assert fit(memo, looser)[0].limits["points"] <= fitted.limits["points"]
    made_of_it = output(memo, "pdf", "action-memo")
    assert pages_before(made_of_it.data, "Annex") == 2
    assert any("leaves out" in note.message for note in made_of_it.notes)


def test_all_outputs_leave_out_the_same(made, style):
    memo = made([f"{n}. {LONG}" for n in range(12)])
    fitted, _ = fit(memo, style)
    shown_ids = {item.id for item in shown(memo, fitted).items_of("key points")}
    for target in ("pdf", "docx", "html"):
        ids = set(re.findall(r'id="(pt_\w+)"', html.render(memo, fitted, target)))
        assert ids - {memo.points[0].id} == shown_ids


def test_what_cannot_be_shortened_is_said(made, style):
    memo = made([LONG * 30, LONG * 30])
    fitted, notes = fit(memo, style)
    assert fitted.limits["points"] >= 1
    assert [note.code for note in notes] == ["typeset.left_out", "typeset.too_long"]
    assert "pages before the appendix" in notes[-1].message


def test_a_memo_that_has_nothing_to_give_is_said_to_be_too_long(made, style):
    memo = made([LONG * 40])
    bare = memo.model_copy(
        update={
            "sections": tuple(
                section if section.kind == "bottom line" else section.model_copy(update={"items": ()})
                for section in memo.sections
            )
        }
    )
    fitted, notes = fit(bare, style)
    assert fitted == style
    assert [note.code for note in notes] == ["typeset.too_long"]


def test_json_leaves_nothing_out(made):
    memo = made([f"{n}. {LONG}" for n in range(12)])
    assert output(memo, "json", "action-memo").notes == ()
