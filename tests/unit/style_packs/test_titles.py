"""A style that prints the subject as a title: what somebody does to it in Word comes back."""

import io

import docx
import pytest

from reportpipe.revise import revision
from reportpipe.typeset import output


@pytest.fixture(scope="module", params=["brief", "one-pager"])
def word(request, harbour) -> bytes:
    return output(harbour, "docx", request.param).data


def retitled(data: bytes, words: str) -> bytes:
    document = docx.Document(io.BytesIO(data))
    title = next(paragraph for paragraph in document.paragraphs if paragraph.style.name == "Memo Title")
    title.runs[0].text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_new_title_is_the_new_subject(harbour, word):
    made = revision(harbour, retitled(word, "A new harbour"))
    assert [(edit.item, edit.field, edit.after) for edit in made.edits] == [("memo", "subject", "A new harbour")]
    assert made.memo.title == "A new harbour"
    assert made.remainder == ()


def test_without_a_title_the_memo_keeps_its_subject(harbour, word):
    made = revision(harbour, retitled(word, ""))
    assert made.edits == ()
    assert any("needs a subject" in note.message for note in made.remainder)


def test_the_other_rows_come_back_too(harbour, word):
    document = docx.Document(io.BytesIO(word))
    cell = document.tables[0].rows[0].cells[1].paragraphs[0]
    cell.runs[0].text = "The Board"
    buffer = io.BytesIO()
    document.save(buffer)
    assert [(edit.field, edit.after) for edit in revision(harbour, buffer.getvalue()).edits] == [("to", "The Board")]
