"""Preflight: a memo that lacks something is told so, with the place; one that lacks nothing is left alone."""

import datetime as dt
import re

import pytest

from reportpipe.check import wording
from reportpipe.check.memo import NOT_COVERED, check, covered
from reportpipe.check.memo import statements as statements_of
from reportpipe.check.wording import Statement
from reportpipe.model import MACHINE, Layout, Note, PublicationDate, Span
from reportpipe.settings import Settings

DAY = dt.date(2022, 3, 16)
PERSON = "A. Person"


@pytest.fixture(scope="module")
def whole(memo):
    """The harbour memo with nothing left to say against it."""
    published = PublicationDate(first=DAY, last=DAY, origin="given", reason="given")
    article = memo.articles[0].model_copy(
        update={"authors": ("A",), "publisher": "P", "published": published, "title_origin": "stated"}
    )
    return memo.model_copy(update={"to": "A", "from_": "B", "dated": DAY, "articles": (article,)})


def found(memo):
    return {(note.code, note.where) for note in check(memo)}


def first_point(memo, **fields):
    """The memo with its first key point changed."""
    target = memo.items_of("key points")[0]
    points = tuple(p.model_copy(update=fields) if p.id == target.id else p for p in memo.points)
    return memo.model_copy(update={"points": points})


def test_a_whole_memo_has_nothing_to_mend(whole):
    assert [note for note in check(whole) if note.level != "info"] == []


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        (lambda memo: memo.model_copy(update={"to": None}), "memo.header", "header block"),
        (lambda memo: memo.model_copy(update={"dated": None}), "memo.header", "header block"),
        (lambda memo: memo.model_copy(update={"layout": Layout(draft=True)}), "memo.header", "header block"),
        (lambda memo: memo.model_copy(update={"sections": memo.sections[1:]}), "memo.answer", "bottom line"),
        (lambda memo: first_point(memo, evidence=()), "memo.evidence", "key point 1"),
        (lambda memo: first_point(memo, evidence=(), by=PERSON), "memo.evidence", "key point 1"),
        (
            lambda memo: first_point(memo, evidence=(Span(article=memo.articles[0].id, start=0, end=3),)),
            "memo.evidence_in_body",
            "key point 1",
        ),
        (
            lambda memo: first_point(memo, text="It is likely; we have high confidence.", by=PERSON),
            "wording.likelihood_and_confidence",
            "key point 1",
        ),
    ],
)
def test_what_is_missing_is_named_with_its_place(whole, change, code, where):
    assert (code, where) in found(change(whole))


def test_a_hint_names_settings_that_there_are(whole):
    empty = {"to": None, "from_": None, "dated": None, "title": " "}
    hints = [note.hint or "" for note in check(whole.model_copy(update=empty)) if note.code == "memo.header"]
    named = {name for hint in hints for name in re.findall("`(.*?)`", hint)}
    assert named == {"to", "from", "dated", "subject"}
    assert named <= {field.alias or name for name, field in Settings.model_fields.items()}


@pytest.mark.parametrize("field", ["authors", "publisher", "published"])
def test_a_source_without_its_particulars_is_named(whole, field):
    article = whole.articles[0].model_copy(update={field: () if field == "authors" else None})
    assert ("memo.sources", f"source {article.source.name}") in found(whole.model_copy(update={"articles": (article,)}))


def test_a_place_that_nobody_filled_in_is_named(whole):
    memo = whole.model_copy(update={"layout": Layout(style="action-memo")})
    assert any("In one sentence" in note.message for note in check(memo) if note.code == "memo.places")


def test_a_line_that_is_no_longer_verbatim_is_pointed_at(whole):
    point = whole.items_of("key points")[0]
    note = Note(code="revise.not_verbatim", level="info", message="Edited.", where=point.id)
    assert ("memo.verbatim", "key point 1") in found(whole.model_copy(update={"notes": (note,)}))


def test_a_character_without_a_font_and_a_word_too_wide_for_its_column_are_found(whole):
    wide = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    actors = (whole.actors[0].model_copy(update={"name": wide}), *whole.actors[1:])
    notes = check(first_point(whole, text="A sign: \u0378.", by=PERSON).model_copy(update={"actors": actors}))
    codes = {note.code: note for note in notes}
    assert "U+0378" in codes["pdf.missing_glyph"].message
    assert codes["pdf.narrow_column"].where.startswith("Donau")


def test_the_machines_words_are_the_sources_and_a_persons_are_their_own(whole):
    by_machine, by_person = (
        statements_of(first_point(whole, text="It may possibly rain.", by=by)) for by in (MACHINE, PERSON)
    )
    levels = [next(wording.no_double_hedge(found)).level for found in (by_machine, by_person)]
    assert levels == ["info", "warning"]


def test_a_report_says_what_it_looked_at():
    assert len(covered()) == len(set(covered())) > 10
    assert NOT_COVERED


def faults(rule, *texts):
    return [
        fault.message for fault in rule(tuple(Statement(f"event {n}", t, own=True) for n, t in enumerate(texts, 1)))
    ]


@pytest.mark.parametrize(
    ("rule", "texts", "says"),
    [
        (wording.likelihood_and_confidence, ["With high confidence, a deal is likely."], "“likely” and “high conf"),
        (wording.likelihood_and_confidence, ["It will very  likely fail; confidence is low."], "“very  likely”"),
        (wording.one_scale, ["It is very likely.", "It is highly improbable."], "improbable” (ICD 203, second"),
        (wording.one_scale, ["A deal is very likely and a war is a realistic possibility."], "“realistic possibility”"),
        (wording.one_scale, ["It is nearly certain.", "A remote chance.", "It is almost certain."], "“almost certain”"),
        (wording.term_and_figure, ["It is likely (20 percent) to rain."], "55 to 80 percent, not 20 percent"),
        (wording.term_and_figure, ["Rain is unlikely (60–70 %)."], "20 to 45"),
        (wording.no_double_hedge, ["They may possibly agree."], "“may possibly”"),
        (wording.no_double_hedge, ["Perhaps they might leave."], "hedges twice"),
        (wording.named_sources, ["The minister reportedly left."], "“reportedly”"),
        (wording.named_sources, ["It is widely believed that he left."], "whose claim"),
    ],
)  # fmt: skip
def test_wording_that_misleads_is_found(rule, texts, says):
    (message,) = faults(rule, *texts)
    assert says in message


@pytest.mark.parametrize(
    ("rule", "texts"),
    [
        (wording.likelihood_and_confidence, ["A deal is likely. We have high confidence in this."]),
        (wording.likelihood_and_confidence, ["Parliament has no confidence in him and is likely to vote."]),
        (wording.one_scale, ["A deal is likely, a war unlikely.", "It is almost certain."]),
        (wording.one_scale, ["Villages in remote valleys are likely to be cut off."]),
        (wording.one_scale, ["It is probably late.", "It is highly unlikely."]),
        (wording.term_and_figure, ["It is likely (60 percent)."]),
        (wording.term_and_figure, ["Unlikely as it is, prices went up, they said, by 60 percent."]),
        (wording.no_double_hedge, ["They may agree.", "It could be that they possibly did."]),
        (wording.named_sources, ["The ministry said that sources of water had dried up."]),
    ],
)  # fmt: skip
def test_wording_that_is_right_is_left_alone(rule, texts):
    assert faults(rule, *texts) == []
