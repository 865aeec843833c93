"""Small articles and findings: what compose looks at, nothing else."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from reportpipe.model import Actor, Alias, Article, Block, Event, Findings, Point, Source, Span, When, make_id

Make = Callable[..., Any]


@pytest.fixture
def article() -> Make:
    def make(name: str = "one") -> Article:
        text = f"Article {name}. " + " ".join(f"word{n}" for n in range(400))
        source = Source(id="0" * 64, name=f"{name}.txt", media_type="text/plain", size=len(text))
        block = Block(kind="paragraph", start=0, end=len(text))
        return Article(
            id=make_id("a", name),
            source=source,
            title=f"Title {name}",
            title_origin="derived",
            text=text,
            blocks=(block,),
        )

    return make


@pytest.fixture
def point() -> Make:
    def make(article: Article, text: str, role: str = "key point") -> Point:
        return Point(id=make_id("pt", article.id, text), text=text, role=role, evidence=(article.span(0, 7),))

    return make


@pytest.fixture
def actor() -> Make:
    def make(article: Article, name: str, kind: str = "organisation", **more: Any) -> Actor:
        aliases = tuple(Alias(name=alias, reason="acronym in brackets, ¶1") for alias in more.pop("aliases", ()))
        spans: tuple[Span, ...] = (article.span(0, 7),)
        return Actor(
            id=make_id("ac", article.id, name),
            name=name,
            kind=kind,
            aliases=aliases,
            mentions=spans,
            evidence=spans,
            **more,
        )

    return make


@pytest.fixture
def event() -> Make:
    def make(article: Article, text: str, day: dt.date | None, **more: Any) -> Event:
        actors = more.pop("actors", ())
        last = more.pop("last", day)
        when = When(said="then", first=day, last=last, precision=more.pop("precision", "day"), anchor="stated", **more)
        return Event(
            id=make_id("ev", article.id, text), when=when, text=text, actors=actors, evidence=(article.span(0, 7),)
        )

    return make


@pytest.fixture
def findings() -> Make:
    def make(article: Article, **items: Any) -> Findings:
        return Findings(article=article.id, **items)

    return make
