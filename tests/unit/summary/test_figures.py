"""Figures worth knowing: each with what it measures, in words that the source has."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportpipe
from reportpipe.annotate.faithfulness import refuse_figure
from reportpipe.annotate.figures import annotate
from reportpipe.model import Article, Findings
from reportpipe.settings import Settings

CASES = Path(__file__).parents[2] / "cases" / "figures"


def figures_of(article: Article):
    return annotate(article, Findings(article=article.id), Settings()).figures


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_the_figures_of_each_case_are_its_golden(case: str, parse_article: Callable[[str], Article], golden) -> None:
    article = parse_article((CASES / case / "in" / "article.txt").read_text(encoding="utf8"))
    lines = [
        f"¶{article.paragraph_number(f.evidence[0].start)} {f.amount} = {f.value} {f.unit or '-'} "
        f"| {f.measures} | {f.text}\n"
        for f in sorted(figures_of(article), key=lambda figure: figure.evidence[0].start)
    ]
    golden(CASES / case / "golden" / "figures.txt", "".join(lines))


@pytest.mark.parametrize(
    "update",
    [
        {"text": "Varland buys 80 per cent of its fuel from a single refinery.", "amount": "80 per cent"},
        {"text": "Varland may buy 60 per cent of its fuel from a single refinery."},
        {"text": "Varland sells 60 per cent of its fuel to a single refinery."},
        {"measures": "its grain"},
        {"evidence": ()},
    ],
)
def test_the_gate_refuses_what_the_sentence_does_not_say(make_article, update) -> None:
    article = make_article([("paragraph", "Varland buys 60 per cent of its fuel from a single refinery.")])
    (figure,) = figures_of(article)
    assert refuse_figure(article, figure) == ()
    assert refuse_figure(article, figure.model_copy(update=update))


def test_a_clause_is_not_taken_out_of_a_claim(make_article) -> None:
    said = "The ministry did not say that trade rose by 20 per cent and that 300 ships came."
    assert [figure.text for figure in figures_of(make_article([("paragraph", said)]))] == [said]


def test_and_after_between_begins_no_statement(make_article) -> None:
    said = (
        "Depending on how many options are used before the deal ends, Heritage would issue between 1.8 million and 2.4 "
        "million preferred shares, a spokesman for the bank said."
    )
    (figure,) = figures_of(make_article([("paragraph", said)]))
    assert figure.text == said[said.index("Heritage") :]


VOCABULARY = "The trade rose fell by of to 20 per cent % $ 3 billion 12,000 troops and if not “ ” ( , . ; said"
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=6))
def test_whatever_is_found_passes_the_gate(make_article, paragraphs) -> None:
    article = make_article([("paragraph", text) for text in paragraphs])
    for figure in figures_of(article):
        assert refuse_figure(article, figure) == ()
        assert figure.amount in figure.text
        assert figure.measures in figure.text


def test_every_figure_and_quote_of_the_seeds_passes_the_gate(seeds: Path) -> None:
    found = 0
    for path in sorted(seeds.iterdir()):
        article = reportpipe.read(path)
        for figure in figures_of(article):
            assert refuse_figure(article, figure) == (), figure.text
            found += 1
    assert found > 20


def test_an_item_of_a_list_tells_a_figure_where_it_is_a_sentence(make_article) -> None:
    items = ["Some 212 people are dead and 164 missing.", "Shelter for 40,000 people in Salz and on the coast."]
    found = figures_of(make_article([("list item", item) for item in items]))
    assert [(figure.amount, figure.measures) for figure in found] == [("Some 212", "people")]
