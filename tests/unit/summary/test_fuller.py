"""A bottom line that leaves room takes along the neighbour that goes on about the same, and no other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportpipe import read
from reportpipe.annotate.summary import summarise
from reportpipe.annotate.summary.fuller import fuller
from reportpipe.annotate.summary.passages import page_of, passages_of, prose_of
from reportpipe.annotate.summary.units import units
from reportpipe.annotate.summary.weighing import HEAD_WORDS, frozen, topic
from reportpipe.model import Article

CASES = Path(__file__).parents[2] / "cases"
LINE = "The government of Velmar has granted no licence for tear gas since the riots of November."
ELSEWHERE = "Farmers in the hills of Torsk sold their last cattle at the market of Lume in the spring."
LEANING = "It will decide in June whether the army of Velmar keeps the licences that were granted before."
SHARING = "Two licences for water cannon were granted to the police of Velmar in the week before the vote in March."


def _bottom_line(article: Article, text: str = LINE) -> str:
    """What becomes of this sentence as a bottom line."""
    body = units(article)
    page = page_of(body, topic(article, prose_of(body), frozen()))
    (lead,) = [passage for passage in passages_of(page) if passage.text == text]
    return fuller(article, lead, page).text


def _article(make: Callable[..., Article], *paragraphs: str) -> Article:
    return make([("paragraph", text) for text in paragraphs], "Velmar and its licences")


@pytest.mark.parametrize("follows", [LEANING, SHARING])
def test_it_takes_along_what_leans_on_it_or_goes_on_about_the_same(make_article, follows: str) -> None:
    assert _bottom_line(_article(make_article, f"{LINE} {follows}", ELSEWHERE)) == f"{LINE} {follows}"


def test_it_may_follow_what_leads_up_to_it(make_article) -> None:
    before = "Police in Velmar used tear gas against the strikers of the port in three of the nights."
    assert _bottom_line(_article(make_article, f"{before} {LINE}", ELSEWHERE)) == f"{before} {LINE}"


@pytest.mark.parametrize(
    "follows",
    [
        ELSEWHERE,
        "It is rumoured that the government will grant licences for tear gas again.",
        "Will the government of Velmar grant licences again?",
        "“The government wants no licences for tear gas in Velmar.”",
        "It will decide on the licences of the army, " + "the navy, " * HEAD_WORDS + "and the police.",
    ],
    ids=["about something else", "a rumour", "a question", "a quotation without a speaker", "too long"],
)
def test_it_stays_alone_beside_anything_else(make_article, follows: str) -> None:
    assert _bottom_line(_article(make_article, f"{LINE} {follows}", ELSEWHERE)) == LINE


def test_it_stays_alone_at_the_end_of_its_paragraph(make_article) -> None:
    assert _bottom_line(_article(make_article, LINE, SHARING)) == LINE


def test_a_long_one_takes_nothing_along(make_article) -> None:
    line = LINE.removesuffix(".") + ", because the police of three cities had used it against strikers in the harbour."
    assert _bottom_line(_article(make_article, f"{line} It is a ban.", ELSEWHERE), line) == line


def test_scenes_are_no_neighbours(make_article) -> None:
    scene = "A driver from Velmar has driven tear gas to the government for thirty winters."
    assert _bottom_line(_article(make_article, f"{LINE} {scene}", ELSEWHERE)) == LINE


def test_what_would_be_the_first_point_stays_one() -> None:
    article = read(CASES / "timeline" / "grain-talks" / "in" / "article.txt")
    line, first, *_ = summarise(article)
    assert _bottom_line(article, line.text) == f"{first.text} {line.text}"


def test_what_would_be_a_later_point_comes_along(parse_article) -> None:
    article = parse_article((CASES / "summary" / "brief" / "in" / "article.txt").read_text(encoding="utf8"))
    line, *points = summarise(article)
    assert len(line.evidence) == 2
    assert line.evidence[0].start not in {span.start for point in points for span in point.evidence}
