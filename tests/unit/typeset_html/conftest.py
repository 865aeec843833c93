"""Memos made by hand: articles as blocks of words, findings whose evidence is looked up in them."""

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportpipe import styles
from reportpipe.compose import compose
from reportpipe.model import (
    Actor,
    Alias,
    Article,
    Block,
    Event,
    Findings,
    Memo,
    Note,
    Point,
    PublicationDate,
    Relation,
    Source,
    Span,
    Statement,
    Style,
    When,
    make_id,
)
from reportpipe.settings import Settings

CASES = Path(__file__).parents[2] / "cases" / "typeset"

SETTINGS = Settings.model_validate(
    {
        "organisation": "Ministry of Coastal Affairs",
        "to": "Director, Maritime Division",
        "from": "Research Unit",
        "handling": "OFFICIAL",
        "dated": dt.date(2022, 3, 16),
    }
)


@pytest.fixture(scope="session")
def cases() -> Path:
    return CASES


@pytest.fixture(scope="session")
def harbour() -> dict[str, Any]:
    """The blocks, points, actors and events of the example about a port."""
    return tomllib.loads((CASES / "harbour" / "in" / "memo.toml").read_text(encoding="utf8"))


@pytest.fixture(scope="session")
def article(harbour: dict[str, Any]) -> Article:
    return make_article(harbour["blocks"])


@pytest.fixture(scope="session")
def findings(article: Article, harbour: dict[str, Any]) -> Findings:
    return make_findings(article, harbour)


@pytest.fixture(scope="session")
def memo(article: Article, findings: Findings) -> Memo:
    return compose([(article, findings)], settings=SETTINGS)


@pytest.fixture(scope="session")
def style() -> Style:
    return styles.find("memo")


@pytest.fixture(scope="session")
def build() -> Callable[[dict[str, Any]], Memo]:
    """A memo from blocks, points, actors and events, composed with the usual settings."""

    def made(content: dict[str, Any]) -> Memo:
        article = make_article(content["blocks"])
        return compose([(article, make_findings(article, content))], settings=SETTINGS)

    return made


def make_article(blocks: list[dict[str, Any]]) -> Article:
    text, made = "", []
    for block in blocks:
        text += "\n\n" if text else ""
        place = {"start": len(text), "end": len(text) + len(block["text"])}
        made.append(
            Block(kind=block["kind"], **place, level=block.get("level", 0), reason=block.get("reason"))  # type: ignore[arg-type]
        )
        text += block["text"]
    return Article(
        id=make_id("a", text),
        source=Source(
            id="7c0ffee0" * 8,
            name="harbour.txt",
            media_type="text/plain",
            origin="harbour.txt",
            size=len(text.encode()),
        ),
        title=blocks[0]["text"],
        title_origin="stated",
        text=text,
        blocks=tuple(made),
        authors=("Ana Dvořák", "K. Mensah"),
        authors_origin="stated",
        publisher="The Coast Review",
        publisher_origin="metadata",
        published=PublicationDate(
            first=dt.date(2022, 3, 14),
            last=dt.date(2022, 3, 15),
            origin="inferred",
            reason="“on Monday” in ¶1 and “2 March” in ¶2",
        ),
    )


def make_findings(article: Article, content: dict[str, Any]) -> Findings:
    note = Note(
        code="timeline.inferred",
        level="warning",
        message="The year of 3 dates is counted from an inferred publication date.",
        where="¶1, ¶2, ¶3",
        hint="Set the date with --published if you know it.",
    )
    return Findings(
        article=article.id,
        points=tuple(_point(article, row) for row in content.get("points", ())),
        actors=tuple(_actor(article, row) for row in content.get("actors", ())),
        relations=tuple(_relation(article, row) for row in content.get("relations", ())),
        events=tuple(_event(article, row) for row in content.get("events", ())),
        notes=(note,),
    )


def _span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))


def _point(article: Article, row: dict[str, Any]) -> Point:
    return Point(id=make_id("pt", row["text"]), evidence=(_span(article, row["text"]),), **row)


def _actor(article: Article, row: dict[str, Any]) -> Actor:
    evidence = (_span(article, row["evidence"]),)
    aliases = tuple(Alias(name=name, reason="short form") for name in row.get("aliases", ()))
    rest = {key: row[key] for key in ("name", "kind", "role", "affiliation") if key in row}
    rest["statements"] = tuple(
        Statement(**deed, evidence=(_span(article, deed["text"]),)) for deed in row.get("statements", ())
    )
    return Actor(id=make_id("ac", row["name"]), aliases=aliases, mentions=evidence, evidence=evidence, **rest)


def _relation(article: Article, row: dict[str, Any]) -> Relation:
    ends = {end: make_id("ac", row[end]) for end in ("subject", "object")}
    evidence = (_span(article, row["evidence"]),)
    return Relation(
        id=make_id("rel", *row.values()), verb=row["verb"], mutual=row.get("mutual", False), evidence=evidence, **ends
    )


def _event(article: Article, row: dict[str, Any]) -> Event:
    when = When(**{key: value for key, value in row.items() if key != "text"})
    return Event(id=make_id("ev", row["text"]), when=when, text=row["text"], evidence=(_span(article, row["text"]),))
