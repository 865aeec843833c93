"""Articles for the timeline, made by hand so that no reader stands between the words and the test."""

import datetime as dt
from collections.abc import Callable

import pytest

from reportpipe.model import Article, Block, Findings, PublicationDate, Source, make_id
from reportpipe.settings import Settings


@pytest.fixture
def make_article() -> Callable[..., Article]:
    """`make_article(text, published)`: paragraphs are separated by blank lines; a leading bullet makes a list item."""
    return _article


@pytest.fixture
def rows() -> Callable[..., Findings]:
    """`rows(text, published)`: the findings of the timeline for a text."""
    from reportpipe.annotate import timeline

    def run(text: str, published: str = "none") -> Findings:
        article = _article(text, published)
        return timeline.annotate(article, Findings(article=article.id), Settings())

    return run


def _article(text: str, published: str = "none", title: str = "A title") -> Article:
    source = Source(id="0" * 64, name="article.txt", media_type="text/plain", size=len(text))
    blocks = []
    at = 0
    for part in text.split("\n\n"):
        kind = "list item" if part.startswith("• ") else "paragraph"
        blocks.append(Block(kind=kind, start=at, end=at + len(part), level=1 if kind == "list item" else 0))
        at += len(part) + 2
    return Article(
        id=make_id("article", text),
        source=source,
        title=title,
        title_origin="stated",
        text=text,
        blocks=tuple(blocks),
        published=_published(published),
    )


def _published(said: str) -> PublicationDate | None:
    if said == "none":
        return None
    days, origin = said.split()
    first, _, last = days.partition("..")
    return PublicationDate(
        first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last or first), origin=origin, reason="test"
    )
