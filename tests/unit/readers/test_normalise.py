"""Text has one form: NFC, single spaces, nothing invisible; quotation marks and dashes stay as written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpipe.clean import clean
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.normalise import normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u00a0b\u2009c\u202fd\u3000e", "a b c d e"),
        ("zero\u200bwidth\ufeff and\u2060 joined", "zerowidth and joined"),
        ("demo\u00adcracy", "democracy"),
        ("o\ufb03cial \ufb01le \ufb02ow", "official file flow"),
        ("cafe\u0301", "café"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one two three four five"),
        ("bell\x07 and\x00 null\x7f", "bell and null"),
        ("\uf0b7 item", "• item"),
        ("  \t a  \n ", "a"),
        ("\ud800 lone", "\ufffd lone"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200db", "ab"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
    ],
)
def test_clean(text: str, expected: str):
    assert clean(text) == expected


@pytest.mark.parametrize(
    "text", ["“curly” ‘single’ it’s", '"straight" it\'s', "a – b — c - d", "wait… or ...", "5–11 May"]
)
def test_quotes_dashes_and_ellipses_stay(text: str):
    assert clean(text) == text


def test_rows_of_tables_keep_their_line_breaks():
    assert clean(" a |  b \r\n\n c | d ", rows=True) == "a | b\nc | d"


def test_reordering_characters_go_with_a_note():
    blocks, notes = normalise([RawBlock("paragraph", "pay \u202e000,1\u202c dollars")], "x.txt")
    assert blocks[0].text == "pay 000,1 dollars"
    assert [(note.code, note.level, note.where) for note in notes] == [("reader.bidi", "warning", "x.txt")]


def test_broken_halves_of_characters_are_noted():
    _, notes = normalise([RawBlock("paragraph", "a \udfff b")], "x.txt")
    assert [note.code for note in notes] == ["reader.surrogates"]


def test_blocks_without_text_go_without_a_note():
    assert normalise([RawBlock("paragraph", " \u200b\n"), RawBlock("heading", "A", 2)], "x") == (
        (RawBlock("heading", "A", 2),),
        (),
    )


@given(st.text(), st.booleans())
def test_clean_is_idempotent_and_nfc(text: str, rows: bool):
    once = clean(text, rows=rows)
    assert clean(once, rows=rows) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()
    assert "  " not in once
    assert rows or "\n" not in once
