"""Memos to set as DOCX, made by hand from a text of our own, and the packaged style."""

import datetime as dt
import hashlib
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from reportpipe.model import (
    Actor,
    ActorKind,
    Alias,
    Article,
    Block,
    Event,
    Memo,
    Note,
    Point,
    PublicationDate,
    Section,
    Source,
    Span,
    Style,
    When,
    make_id,
)
from reportpipe.typeset.docx.reference import build

ROOT = Path(__file__).parents[3]
TEXT = """The port authority of Saltmere said on 3 May 2023 that it would close the northern basin to freight. \
Dredging had stopped in 2021 after the Estuary Commission refused a licence, and the channel has silted up since.

“We cannot keep a harbour open that ships cannot reach,” Ilse Marrant, the chair of the port authority, told reporters.

The closure moves about 40,000 containers a year to the rail terminal at Ford Cross. The Saltmere Dockers' Union, \
which has 900 members, called the plan a surrender and announced a strike for 12 June 2023.

Hauliers expect delays. Tomas Verrick, director of the Ford Cross terminal, said that the terminal could take half of \
the traffic before the new sidings open in 2025.

The Ministry of Transport promised in March 2022 to pay for a study of the channel. The study has not been published.

The authority's council votes on the closure on 30 June 2023."""


def make_article(text: str = TEXT, *, tail: str | None = "Photo: Saltmere harbour board.") -> Article:
    """An article of paragraphs, with a line of boilerplate after them."""
    blocks, start = [], 0
    paragraphs = text.split("\n\n")
    for paragraph in paragraphs:
        kind = "quote" if paragraph.startswith("“") else "paragraph"
        blocks.append(Block(kind=kind, start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    if tail:
        blocks.append(Block(kind="boilerplate", start=start, end=start + len(tail), reason="photo credit"))
        text = f"{text}\n\n{tail}"
    digest = hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()
    return Article(
        id=make_id("art", digest),
        source=Source(id=digest, name="saltmere.txt", media_type="text/plain", size=len(text)),
        title="Saltmere closes its northern basin",
        title_origin="stated",
        text=text,
        blocks=tuple(blocks),
        authors=("R. Haldane",),
        authors_origin="stated",
        published=PublicationDate(
            first=dt.date(2023, 5, 4), last=dt.date(2023, 5, 4), origin="stated", reason="dateline, ¶1"
        ),
    )


class Maker:
    """Makes the items of a memo on one article, each with evidence found by its words."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def span(self, words: str) -> Span:
        start = self.article.text.index(words)
        return self.article.span(start, start + len(words))

    def point(self, text: str, role: str = "key point") -> Point:
        return Point(id=make_id("pt", text, role), text=text, role=role, evidence=(self.span(text),))

    def actor(self, name: str, kind: ActorKind, role: str | None = None, *aliases: str, **values: str) -> Actor:
        found = (self.span(values.pop("words", name)),)
        known = tuple(Alias(name=alias, reason="acronym in brackets") for alias in aliases)
        return Actor(
            id=make_id("ac", name),
            name=name,
            kind=kind,
            role=role,
            aliases=known,
            mentions=found,
            evidence=found,
            **values,
        )

    def event(self, said: str, first: dt.date, text: str, **values: object) -> Event:
        when = {"precision": "day", "anchor": "stated", "last": first} | values
        return Event(
            id=make_id("ev", said, text),
            when=When(said=said, first=first, **when),
            text=text,
            evidence=(self.span(text),),
        )


def assemble(article: Article, points: tuple, actors: tuple, events: tuple, **values: object) -> Memo:
    """A memo that shows all it is given."""
    lead = tuple(point.id for point in points if point.role == "bottom line")
    rest = tuple(point.id for point in points if point.role == "key point")
    sections = (
        Section(id="s1", kind="bottom line", items=lead),
        Section(id="s2", kind="key points", items=rest),
        Section(id="s3", kind="actors", items=tuple(actor.id for actor in actors)),
        Section(id="s4", kind="timeline", items=tuple(event.id for event in events)),
        Section(id="s5", kind="source note"),
    )
    parts = {"title": article.title, "sections": sections, "articles": (article,), "producer": "reportpipe 0.1.0"}
    parts |= {"points": points, "actors": actors, "events": events}
    return Memo(id=make_id("memo", article.id), **(parts | values))


def make_memo(**values: object) -> Memo:
    """The memo that most tests set: every kind of item, every part of the page."""
    article = make_article()
    make = Maker(article)
    points = (
        make.point(
            "The port authority of Saltmere said on 3 May 2023 that it would close the northern basin to freight.",
            "bottom line",
        ),
        make.point("The closure moves about 40,000 containers a year to the rail terminal at Ford Cross."),
        make.point("Hauliers expect delays."),
        make.point("The authority's council votes on the closure on 30 June 2023."),
    )
    actors = (
        make.actor(
            "Ilse Marrant", "person", "the chair of the port authority", "Marrant", affiliation="port authority"
        ),
        make.actor("Estuary Commission", "government body"),
        make.actor("Saltmere Dockers' Union", "organisation", None, "the union"),
        make.actor("Tomas Verrick", "person", "director of the Ford Cross terminal"),
    )
    events = (
        make.event(
            "in 2021", dt.date(2021, 1, 1), "Dredging had stopped in 2021", last=dt.date(2021, 12, 31), precision="year"
        ),
        make.event(
            "in March 2022",
            dt.date(2022, 3, 1),
            "The Ministry of Transport promised in March 2022 to pay for a study of the channel.",
            last=dt.date(2022, 3, 31),
            precision="month",
        ),
        make.event(
            "on 3 May 2023",
            dt.date(2023, 5, 3),
            "The port authority of Saltmere said on 3 May 2023 that it would close the northern basin to freight.",
        ),
        make.event(
            "12 June 2023",
            dt.date(2023, 6, 12),
            "announced a strike for 12 June 2023",
            status="planned",
            anchor="inferred",
        ),
    )
    head = {
        "to": "The Director",
        "from_": "Harbours desk",
        "organisation": "Institute for Coasts",
        "handling": "OFFICIAL",
    }
    head |= {"dated": dt.date(2023, 5, 5)}
    notes = (Note(code="metadata.title", level="info", message="The title was made from the first sentence."),)
    return assemble(article, points, actors, events, **(head | {"notes": notes} | values))


@pytest.fixture(scope="session")
def memo_of() -> Callable[..., Memo]:
    """`memo_of(to=None, ...)`: the usual memo with some fields changed."""
    return make_memo


@pytest.fixture(scope="session")
def memo() -> Memo:
    return make_memo()


@pytest.fixture(scope="session")
def maker() -> type[Maker]:
    return Maker


@pytest.fixture(scope="session")
def article_of() -> Callable[..., Article]:
    return make_article


@pytest.fixture(scope="session")
def assembled() -> Callable[..., Memo]:
    return assemble


@pytest.fixture(scope="session")
def style() -> Style:
    """The memo style, its reference document built on the spot."""
    folder = ROOT / "styles" / "memo"
    pack = tomllib.loads((folder / "style.toml").read_text(encoding="utf8"))
    labels = pack["labels"]["en"]
    return Style(
        name="memo",
        version=pack["version"],
        folder="styles/memo",
        template=(folder / "memo.html.j2").read_text(encoding="utf8"),
        css="",
        reference_docx=build(pack["tokens"], labels),
        labels=labels,
        tokens=pack["tokens"],
    )
