"""A style that prints the subject as a title: what somebody does to it in Word comes back."""

import io

import docx
import pytest

from reportpipe.model import Memo
from reportpipe.revise import revision
from reportpipe.sections import restyled
from reportpipe.typeset import output


@pytest.fixture(scope="module", params=["brief", "one-pager"])
def styled(request, harbour) -> Memo:
    return restyled(harbour, request.param)


@pytest.fixture(scope="module")
def word(styled) -> bytes:
    return output(styled, "docx").data


def retitled(data: bytes, words: str) -> bytes:
    document = docx.Document(io.BytesIO(data))
    title = next(paragraph for paragraph in document.paragraphs if paragraph.style.name == "Memo Title")
    title.runs[0].text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_new_title_is_the_new_subject(styled, word):
    made = revision(styled, retitled(word, "A new harbour"))
    assert [(edit.item, edit.field, edit.after) for edit in made.edits] == [("memo", "subject", "A new harbour")]
    assert made.memo.title == "A new harbour"
    assert made.remainder == ()


def test_without_a_title_the_memo_keeps_its_subject(styled, word):
    made = revision(styled, retitled(word, ""))
    assert made.edits == ()
    assert any("needs a subject" in note.message for note in made.remainder)


def test_the_other_rows_come_back_too(styled, word):
    document = docx.Document(io.BytesIO(word))
    cell = document.tables[0].rows[0].cells[1].paragraphs[0]
    cell.runs[0].text = "The Board"
    buffer = io.BytesIO()
    document.save(buffer)
    assert [(edit.field, edit.after) for edit in revision(styled, buffer.getvalue()).edits] == [("to", "The Board")]
