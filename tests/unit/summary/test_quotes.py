"""Key quotes: word for word, and under the name of who said them or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

import reportpipe
from reportpipe.annotate.faithfulness import refuse_quote
from reportpipe.model import Article, Findings, Quote

CASES = Path(__file__).parents[2] / "cases" / "quotes"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_the_quotes_of_each_case_are_its_golden(case: str, parse_article: Callable[[str], Article], golden) -> None:
    article = parse_article((CASES / case / "in" / "article.txt").read_text(encoding="utf8"))
    quotes = sorted(reportpipe.annotate(article).quotes, key=lambda quote: article.text.index(quote.text))
    golden(
        CASES / case / "golden" / "quotes.txt",
        "".join(f"{_places(article, q)} {q.speaker}: {q.text}\n" for q in quotes),
    )


def _places(article: Article, quote: Quote) -> str:
    return ",".join(f"¶{article.paragraph_number(span.start)}" for span in quote.evidence)


@pytest.fixture
def findings(parse_article) -> tuple[Article, Findings]:
    article = parse_article((CASES / "speakers" / "in" / "article.txt").read_text(encoding="utf8"))
    return article, reportpipe.annotate(article)


def test_a_quote_points_at_its_speaker_among_the_actors(findings) -> None:
    _, found = findings
    names = {actor.id: actor.name for actor in found.actors}
    assert found.quotes
    for quote in found.quotes:
        assert quote.speaker.startswith(names[quote.actor])


@pytest.mark.parametrize(
    ("update", "names", "check"),
    [
        ({"text": "A timetable is a threat"}, {"Tor Vinge"}, "quotations"),
        ({"text": "said Captain Tor Vinge"}, {"Tor Vinge"}, "quotations"),
        ({}, {"Ann Bell"}, "speaker"),
        ({"evidence": ()}, {"Tor Vinge"}, "evidence"),
    ],
)
def test_the_gate_refuses_other_words_and_other_speakers(findings, update, names, check) -> None:
    article, found = findings
    quote = next(quote for quote in found.quotes if quote.text == "A timetable is a promise to everybody on the coast")
    assert refuse_quote(article, quote, {"Tor Vinge"}) == ()
    assert [refusal.check for refusal in refuse_quote(article, quote.model_copy(update=update), names)] == [check]


def test_thousands_of_marks_in_one_paragraph_take_linear_time(make_article) -> None:
    """Counted, not timed: twice the text makes about twice the calls of Python functions."""
    text = "Ann Bell, the minister, spoke. “The ferry will run all winter for the islands,” she said. "
    calls = [_calls(make_article([("paragraph", (text * times).strip())])) for times in (40, 80)]
    assert calls[1] < 2.6 * calls[0]


def _calls(article: Article) -> int:
    import sys

    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    actors = reportpipe.annotate(article).actors
    from reportpipe.annotate.quotes import annotate
    from reportpipe.settings import Settings

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        annotate(article, Findings(article=article.id, actors=actors), Settings())
    finally:
        sys.setprofile(before)
    return count


def test_a_role_that_is_a_verb_follows_the_speaker_with_who(parse_article) -> None:
    article = parse_article(
        "A title\n\n“We have no beds left for anybody who comes from the coast,” said Ann Bell, who runs the only "
        "ward of the island. The minister agreed on Monday that the ward needed help."
    )
    (quote,) = reportpipe.annotate(article).quotes
    assert quote.speaker == "Ann Bell, who runs the only ward of the island"
