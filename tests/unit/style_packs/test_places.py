"""Places to fill: marked until somebody writes into them, and what is written comes back."""

import io

import docx
import lxml.html
import pytest

from reportpipe import styles
from reportpipe.check.docx import check
from reportpipe.model import Memo
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of, val
from reportpipe.revise import revision
from reportpipe.typeset import html, output

PLACES = ("recommendation", "decision_by", "option_1", "option_2", "nothing", "clearance", "presentation", "action")


@pytest.fixture(scope="module")
def word(harbour) -> bytes:
    return output(harbour, "docx", "action-memo").data


def edited(data: bytes, place: str, words: str | None) -> bytes:
    """The file after somebody typed into a place, or deleted its paragraph."""
    document = docx.Document(io.BytesIO(data))
    paragraph = next(
        mark.getparent()
        for mark in document.element.iter(qn("w:bookmarkStart"))
        if mark.get(qn("w:name")) == f"fill_{place}"
    )
    if words is None:
        paragraph.getparent().remove(paragraph)
    else:
        runs = [run for run in paragraph.iter(qn("w:r")) if val(run, "w:rPr/w:rStyle") == "ToFill"]
        runs = runs or [list(paragraph.iter(qn("w:r")))[-1]]
        next(runs[0].iter(qn("w:t"))).text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_every_place_is_marked_in_every_output(harbour):
    style = styles.find("action-memo")
    for target in ("pdf", "html", "docx"):
        tree = lxml.html.document_fromstring(html.render(harbour, style, target))
        places = tree.xpath("//*[starts-with(@id, 'fill_')]/@id")
        assert places == [f"fill_{place}" for place in PLACES]
        assert all(fill.text_content().startswith("[") for fill in tree.xpath("//*[@class='fill']"))


def test_in_word_a_place_is_a_control_that_says_what_is_wanted(word):
    package = Package.read(word)
    controls = list(package.tree(DOCUMENT).iter(qn("w:sdt")))
    assert [val(control, "w:sdtPr/w:tag") for control in controls] == [f"fill_{place}" for place in PLACES]
    assert all(text_of(control) == f"[{val(control, 'w:sdtPr/w:alias')}]" for control in controls)
    assert check(word) == ()


def test_an_unedited_file_gives_no_edits(harbour, word):
    made = revision(harbour, word)
    assert (made.edits, made.remainder) == ((), ())


def test_what_is_typed_into_a_place_comes_back_and_is_set(harbour, word):
    made = revision(harbour, edited(word, "recommendation", "Approve the loan."))
    assert [(edit.item, edit.field, edit.before, edit.after) for edit in made.edits] == [
        ("memo", "fill_recommendation", None, "Approve the loan.")
    ]
    assert made.remainder == ()
    assert [(place.place, place.text) for place in made.memo.filled] == [("recommendation", "Approve the loan.")]
    again = Package.read(output(made.memo, "docx", "action-memo").data).tree(DOCUMENT)
    assert "Approve the loan." in text_of(again)
    assert len(list(again.iter(qn("w:sdt")))) == len(PLACES) - 1


def test_words_typed_beside_the_prompt_count_alone(harbour, word):
    prompt = "[In one sentence: what you ask the reader to approve]"
    made = revision(harbour, edited(word, "recommendation", f"Approve it. {prompt}"))
    assert [place.text for place in made.memo.filled] == ["Approve it."]


def test_a_filled_place_can_be_changed_emptied_and_deleted(harbour, word):
    filled = revision(harbour, edited(word, "option_1", "Lend the money.")).memo
    data = output(filled, "docx", "action-memo").data
    assert [place.text for place in revision(filled, edited(data, "option_1", "Give it.")).memo.filled] == ["Give it."]
    for nothing in ("", None):
        emptied = revision(filled, edited(data, "option_1", nothing))
        assert [edit.before for edit in emptied.edits] == ["Lend the money."]
        assert emptied.memo.filled == ()


def test_an_open_place_that_is_deleted_is_said(harbour, word):
    made = revision(harbour, edited(word, "nothing", None))
    assert made.edits == ()
    assert ["was deleted" in note.message for note in made.remainder] == [True]


def test_a_memo_json_holds_what_was_filled(harbour, word):
    filled = revision(harbour, edited(word, "option_1", "Lend the money.")).memo
    assert Memo.model_validate_json(output(filled, "json").data) == filled
