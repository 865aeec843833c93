"""Only citations, acronyms in brackets, datelines and leading connectives may go."""

import pytest

from reportpipe.annotate.shorten import acronyms, removable, without_connective, without_parentheses

CASES = [
    ("Growth slowed (Smith & Jones, 2010; Bell 2014, p. 5) in the south.", "Growth slowed in the south."),
    ("Growth slowed in the south.[12]", "Growth slowed in the south."),
    ("The African Union (AU) agreed.", "The African Union agreed."),
    ("NIAMEY, 12 March 2025 — The lorries queue at Gaya.", "The lorries queue at Gaya."),
    ("KYIV, Ukraine (AP) — The lorries queue.", "The lorries queue."),
    ("Addis Ababa (Reuters) - The lorries queue.", "The lorries queue."),
    ("Nairobi -- The lorries queue.", "The lorries queue."),
    ("Moscow – Beijing comes second – hesitates.", "Moscow – Beijing comes second – hesitates."),
    ("The rate (a record) rose to 5 (five) per cent.", "The rate (a record) rose to 5 (five) per cent."),
    ("The plan — costly as it is — will go ahead.", "The plan — costly as it is — will go ahead."),
    ("He served (1994–1998) in Lagos.", "He served (1994–1998) in Lagos."),
]


@pytest.mark.parametrize(("text", "shorter"), CASES)
def test_parentheses_that_carry_nothing_go(text: str, shorter: str) -> None:
    assert without_parentheses(text) == shorter


def test_an_acronym_that_the_article_goes_on_to_use_stays() -> None:
    text = "The African Union (AU) agreed."
    assert acronyms(text) == {"AU"}
    assert without_parentheses(text, frozenset({"AU"})) == text


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("However, the talks went on.", "The talks went on."),
        ("But stability matters to Moscow.", "Stability matters to Moscow."),
        ("But for the drought, exports would have grown.", "But for the drought, exports would have grown."),
        ("Andrea left.", "Andrea left."),
        ("For example, the tariff was halved.", "For example, the tariff was halved."),
    ],
)
def test_a_leading_connective_goes_and_the_next_word_gets_a_capital(text: str, shorter: str) -> None:
    assert without_connective(text) == shorter


def test_what_may_go_is_given_as_offsets() -> None:
    text = "However, the African Union (AU) agreed.[3]"
    assert [text[start:end] for start, end in removable(text)] == ["However, ", "[3]", " (AU)"]
