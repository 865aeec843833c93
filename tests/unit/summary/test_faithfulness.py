"""The gate lets the words of the source pass, and gives a reason for everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpipe.annotate.faithfulness import (
    attribution,
    in_order,
    modality,
    names,
    negation,
    numbers,
    quotations,
    refuse,
    refuse_point,
    whole,
)
from reportpipe.annotate.rewriting import REWRITTEN
from reportpipe.model import Point

SOURCE = [
    "However, the Grid Authority (GRA) said that it may close 12 of the forty stations in Lower Varn by May.",
    "“Nobody will sit in the dark,” its director, Ann Bell, said, but demand did not fall.",
]


def test_the_sentences_themselves_pass() -> None:
    assert refuse(" ".join(SOURCE), SOURCE) == ()


def test_a_whitelisted_shortening_passes() -> None:
    shorter = "The Grid Authority said that it may close 12 of the forty stations in Lower Varn by May. " + SOURCE[1]
    assert refuse(shorter, SOURCE) == ()


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        (numbers, "12", "21"),
        (numbers, "forty", "fourteen hundred"),
        (names, "Lower Varn", "Lower Brunn"),
        (names, "Ann Bell", "Ann Marsh"),
        (negation, "did not fall", "fell"),
        (negation, "may close", "may not close"),
        (modality, "may close", "will close"),
        (attribution, "said that it", "knows that it"),
        (quotations, "sit in the dark", "sit in the cold"),
        (quotations, "dark,”", "dark,"),
        (in_order, "stations in Lower Varn by May", "stations by May in Lower Varn"),
        (whole, " in Lower Varn by May", ""),
        (whole, " (GRA)", " which nobody asked"),
    ],
)
def test_each_corruption_is_refused_by_its_own_check(check, old: str, new: str) -> None:
    text = " ".join(SOURCE)
    assert old in text
    corrupted = text.replace(old, new)
    assert check(text, SOURCE) is None
    assert check(corrupted, SOURCE)
    assert refuse(corrupted, SOURCE)


def test_a_thousands_comma_is_the_same_number() -> None:
    assert numbers("It cost 12000 euros.", ["It cost 12,000 euros."]) is None


def test_a_line_in_other_words_is_checked_for_all_but_word_order() -> None:
    line = "The Grid Authority said that 12 of the forty stations may close, but demand did not fall, Ann Bell said."
    found = {refusal.check for refusal in refuse(line, SOURCE, REWRITTEN)}
    assert found == {"negation", "modality"}  # `Nobody will` of the quotation is gone
    assert "in order" in {refusal.check for refusal in refuse(line, SOURCE)}


def test_a_point_must_cite_words_inside_a_paragraph(make_article) -> None:
    article = make_article([("heading", "A heading here"), ("paragraph", "One plain sentence stands here.")])
    inside = article.span(16, 47)
    text = article.words(inside)
    assert refuse_point(article, Point(id="p", text=text, role="key point", evidence=(inside,))) == ()
    for evidence in ((), (article.span(0, 14),), (article.span(10, 47),), (article.span(16, 99),)):
        assert [
            r.check for r in refuse_point(article, Point(id="p", text=text, role="key point", evidence=evidence))
        ] == ["evidence"]


def test_items_of_a_list_are_parted_in_one_line(make_article) -> None:
    article = make_article(
        [("list item", "Mend the roof"), ("list item", "“Sell” the mill, or"), ("list item", "Wait")]
    )
    evidence = tuple(article.span(block.start, block.end) for block in article.blocks)
    line = "Mend the roof; “Sell” the mill, or Wait."
    assert refuse_point(article, Point(id="p", text=line, role="key point", evidence=evidence)) == ()
    assert refuse_point(article, Point(id="p", text="Mend the roof;", role="key point", evidence=evidence[:1]))


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_any_words_get_an_answer(text: str, cited: list[str]) -> None:
    for refusal in refuse(text, cited):
        assert refusal.reason


def test_a_town_that_opens_dateline_and_sentence_may_lose_the_dateline() -> None:
    """The word stands in what goes and in what stays; only the one that stays counts."""
    sentence = "KESSEL CITY, April 12 (Newswire) - Kessel on Friday rejected an ultimatum from Dravia."
    assert not refuse("Kessel on Friday rejected an ultimatum from Dravia.", [sentence])
    assert not refuse(sentence, [sentence])
    assert refuse("Kessel on Friday rejected an ultimatum.", [sentence])
    assert refuse("Kessel rejected an ultimatum from Dravia.", [sentence])
