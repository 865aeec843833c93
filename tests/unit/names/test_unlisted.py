"""Sentences that the network reads, and those that the lists and the grammar account for."""

import pytest

from reportpipe.annotate import gazetteer
from reportpipe.annotate.names import find_names
from reportpipe.annotate.unlisted import worth_reading
from reportpipe.annotate.wordpiece import words


def read(text):
    units = words(text)
    wanted = worth_reading(text, units, gazetteer.find(text))
    return "".join(sorted({text[unit.start] for unit, want in zip(units, wanted, strict=True) if want}))


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended without a result.",
        "But Russia and Iran kept their ships in port.",
        "Elections were held. In April there were no elections.",
        "“We are ready,” it said.",
    ],
)
def test_a_sentence_of_listed_names_and_openings_is_left_out(text):
    assert read(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The talks were led by Duale.",
        "Duale led the talks.",
        "Russia Today reported it.",
        "Jordan said so.",
        "It runs on iOS.",
        "The talks ended.\nDuale led them",
    ],
)
def test_a_capital_that_nothing_accounts_for_is_read(text):
    assert "D" in read(text) or "R" in read(text) or "J" in read(text) or "i" in read(text)


def test_the_sentence_of_the_name_is_read_and_the_one_before_it():
    text = "A deal was near. Borealis Shipping signed. But few believed it."
    assert read(text) == ".ABSdnsw"


def test_names_in_sentences_left_out_are_found_by_the_lists_and_by_repetition():
    text = "Halima Duale spoke for Kenya. Kenya refused."
    assert [(text[each.start : each.end], each.kind) for each in find_names(text)] == [
        ("Halima Duale", "person"),
        ("Kenya", "place"),
        ("Kenya", "place"),
    ]
