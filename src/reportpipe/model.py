"""The types that the rooms hand to each other: frozen records, no input or output, no format.

Offsets are code points of `Article.text`, half-open. Tuples, never lists, so a record can be shared between
threads and hashed. Ids are digests of content: the same words give the same id on every machine.
"""

import datetime as dt
from bisect import bisect_right
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from reportpipe.findings import (
    Actor,
    ActorKind,
    Alias,
    Event,
    EventStatus,
    Figure,
    Findings,
    Item,
    Point,
    PointRole,
    Precision,
    Quote,
    Relation,
    Statement,
    When,
)
from reportpipe.record import MACHINE, Level, Note, Origin, Record, Span, make_id

__all__ = [
    "MACHINE",
    "Actor",
    "ActorKind",
    "Alias",
    "Article",
    "Block",
    "BlockKind",
    "BoilerplateReason",
    "Contents",
    "Edit",
    "EditOperation",
    "Event",
    "EventStatus",
    "Evidence",
    "Figure",
    "Findings",
    "Item",
    "Layout",
    "Level",
    "Memo",
    "Note",
    "Origin",
    "Output",
    "Paper",
    "Point",
    "PointRole",
    "Precision",
    "PublicationDate",
    "Quote",
    "Record",
    "Relation",
    "Section",
    "SectionKind",
    "Source",
    "Span",
    "Statement",
    "Style",
    "When",
    "make_id",
]

SCHEMA_VERSION = 1

BlockKind = Literal["title", "heading", "paragraph", "quote", "list item", "table", "caption", "byline", "boilerplate"]
BoilerplateReason = Literal[
    "author biography",
    "photo credit",
    "disclaimer",
    "appeal",
    "share links",
    "related articles",
    "copyright",
    "about the publisher",
    "navigation",
]
OptionalSection = Literal["quotes", "figures"]
SectionKind = Literal["bottom line", "key points", "quotes", "figures", "actors", "timeline", "source note"]
Paper = Literal["A4", "Letter"]
Contents = Literal["auto", "always", "never"]
Evidence = Literal["comments", "footnotes", "none"]
EditOperation = Literal["changed", "added", "deleted", "moved"]

NUMBERED: frozenset[BlockKind] = frozenset({"paragraph", "quote", "list item", "table", "caption"})
"""Kinds of block that carry a paragraph number (¶n): the body of the article, where evidence may lie."""


class Source(Record):
    """The bytes that an article came from, without the bytes."""

    id: str
    """sha256 of the bytes, 64 hexadecimal digits."""
    name: str
    """File name without its folder; `standard input` when there is none."""
    media_type: str
    """As sniffed from content, for instance `application/pdf`."""
    origin: str | None = None
    """Path or address as the user gave it; None when it came as bytes."""
    size: Annotated[int, Field(ge=0)]
    """Bytes."""


class Block(Record):
    """One paragraph-like unit of Article.text."""

    kind: BlockKind
    """What it is in the article; the numbered kinds (NUMBERED) are its body."""
    start: Annotated[int, Field(ge=0)]
    """First code point in Article.text."""
    end: Annotated[int, Field(ge=0)]
    """One past the last code point."""
    level: Annotated[int, Field(ge=0, le=9)] = 0
    """Headings: 1 to 6. List items: depth from 1. Otherwise 0."""
    reason: BoilerplateReason | None = None
    """Why a boilerplate block is one; None for every other kind."""


class PublicationDate(Record):
    """When an article was published, as an interval of calendar days (both ends included)."""

    first: dt.date
    """First day that it can be."""
    last: dt.date
    """Last day that it can be, included."""
    origin: Origin
    """`stated` in the text or markup, `metadata` of the file, `inferred` from other words, `given` by the user."""
    reason: str
    """How it was found, for people: `dateline, ¶1`, `weekday and day in ¶4 fix the year`."""

    @property
    def day(self) -> dt.date | None:
        """The day, when it is known to the day."""
        return self.first if self.first == self.last else None


class Article(Record):
    """A source, read: one text that never changes, cut into blocks, with what is known about it."""

    id: str
    """`article_` and a digest (`make_id`)."""
    source: Source
    """Where it came from."""
    title: str
    """Never empty: without one, the first words stand for it."""
    title_origin: Origin
    """`stated`: in the text or its markup; `metadata`: a document property; `derived`: made from the first sentence."""
    text: str
    """NFC, `\\n\\n` between blocks, no other line breaks but inside tables (rows) and addresses."""
    blocks: tuple[Block, ...]
    """In reading order, not overlapping; the characters between two blocks are white space."""
    authors: tuple[str, ...] = ()
    """Names as the source writes them, in its order."""
    authors_origin: Origin | None = None
    """None when there are no authors."""
    publisher: str | None = None
    """None when the source names none."""
    publisher_origin: Origin | None = None
    """None when there is no publisher."""
    published: PublicationDate | None = None
    """None when nothing at all fixes it."""
    language: str = "en"
    """ISO 639-1."""
    notes: tuple[Note, ...] = ()
    """What the reader dropped, guessed or mended."""

    def words(self, span: Span) -> str:
        """The words that a span points at."""
        return self.text[span.start : span.end]

    def span(self, start: int, end: int) -> Span:
        return Span(article=self.id, start=start, end=end)

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The numbered blocks: ¶1 is `paragraphs[0]`. Titles, headings, bylines and boilerplate are not among them."""
        return tuple(block for block in self.blocks if block.kind in NUMBERED)

    @cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        return tuple(block.start for block in self.paragraphs)

    def paragraph_number(self, offset: int) -> int:
        """The n of ¶n: of the numbered block that holds `offset`, or else of the one before it (at least 1)."""
        return max(1, bisect_right(self._paragraph_starts, offset))


class Section(Record):
    """A part of a memo: which items it shows, in order. The items themselves stand once, in the memo."""

    id: str
    """`s_` and a digest (`make_id`)."""
    kind: SectionKind
    """Which part; a memo has each at most once."""
    items: tuple[str, ...] = ()
    """Ids of items of one type."""


class Filled(Record):
    """What a person wrote into a place that a style leaves open, by the name that its template gives the place."""

    place: Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")]
    """Name of the place."""
    text: str
    """Plain words."""
    by: str
    """The person's name."""


class Layout(Record):
    """How a memo is to be set; part of it, so that memo.json alone makes the same files again."""

    style: str = "memo"
    """Name of a style pack, or the path of its folder."""
    paper: Paper = "A4"
    """Size of the page."""
    evidence: Evidence = "comments"
    """DOCX: how the words of the source stand by what rests on them."""
    contents: Contents = "auto"
    """DOCX: a table of contents; `auto`: in long memos."""
    embed_fonts: bool = False
    """DOCX: whether it carries the packaged faces, for machines that do not have them."""
    boilerplate: Literal["grey", "omit"] = "grey"
    """What the appendix does with the source's boilerplate."""
    draft: bool = False
    """A DRAFT mark on every page."""


class Memo(Record):
    """The one document that every output is made from, complete in itself."""

    id: str
    """`memo_` and a digest of what was composed; revisions keep it."""
    revision: Annotated[int, Field(ge=0)] = 0
    """0 as composed; each round of edits makes one more."""
    schema_version: int = SCHEMA_VERSION
    """Of this schema; a program reads its own version only."""
    title: str
    """The SUBJECT line."""
    dated: dt.date | None = None
    """The DATE line; None leaves it to be filled in."""
    to: str | None = None
    """Who it is for; None leaves it to be filled in."""
    from_: str | None = None
    """Who sends it; None leaves it to be filled in."""
    organisation: str | None = None
    """Printed above the header block; None for no line."""
    handling: str | None = None
    """The handling line, for instance `OFFICIAL`; None for no line."""
    language: str = "en"
    """ISO 639-1: that of the articles where they share one, else `en`."""
    layout: Layout = Layout()
    """How it is set."""
    sections: tuple[Section, ...]
    """In the order of the page."""
    points: tuple[Point, ...] = ()
    """By article, its bottom line first."""
    actors: tuple[Actor, ...] = ()
    """All of them, most important first; sections choose which to show."""
    relations: tuple[Relation, ...] = ()
    """All of them, in the order of the articles and their text."""
    events: tuple[Event, ...] = ()
    """All of them, in time order."""
    quotes: tuple[Quote, ...] = ()
    """All of them, by article, the most telling first."""
    figures: tuple[Figure, ...] = ()
    """As the quotes."""
    filled: tuple[Filled, ...] = ()
    """Places of the style that people have filled in."""
    articles: tuple[Article, ...]
    """The sources, whole, in the order given."""
    notes: tuple[Note, ...] = ()
    """Of reading, annotating, composing and editing."""
    producer: str
    """Name and version of the program that composed it."""

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its id."""
        every: tuple[Item, ...] = (*self.points, *self.actors, *self.events, *self.quotes, *self.figures)
        return {item.id: item for item in every}

    def article(self, article_id: str) -> Article:
        return next(article for article in self.articles if article.id == article_id)

    def items_of(self, kind: SectionKind) -> tuple[Item, ...]:
        """The items that the section of this kind shows, in its order; empty when the memo has no such section."""
        return tuple(self.items[item] for section in self.sections if section.kind == kind for item in section.items)


class Edit(Record):
    """One thing that a person changed in a typeset memo. A list of them, in order, makes the next revision."""

    memo: str
    """Memo.id."""
    base_revision: Annotated[int, Field(ge=0)]
    """The revision that the person saw; on any other one the edit is stale."""
    item: str
    """Id of a point, actor, event, quote or figure; `memo` for a field of the header block."""
    operation: EditOperation
    field: str | None = None
    """`changed`: which field. Points: text, role. Actors: name, aliases, kind, role. Events: text, date, said.
    Quotes: text, speaker. Figures: text.
    The header block: to, from, date, subject, handling, organisation; `fill_NAME`: a place. None: another operation."""
    before: str | None = None
    """None when there was nothing."""
    after: str | None = None
    """None when nothing is left. `added`: the text of an item, the name of an actor."""
    section: SectionKind | None = None
    """`added`, `deleted`, `moved`: the part of the memo."""
    follows: str | None = None
    """`added`, `moved`: id of the item that it now stands after; None: it stands first."""
    by: str
    at: dt.datetime | None = None
    """When, where the word processor noted it."""


class Output(Record):
    """One file, made."""

    format: str
    """`pdf`, `docx`, `html` or `json`."""
    data: bytes
    pages: int | None = None
    """None for formats without pages."""
    front: int | None = None
    """Pages before the appendix; None where the style marks no beginning of one."""
    notes: tuple[Note, ...] = ()


class Style(Record):
    """A style pack, loaded: plain texts and one Word file, no code."""

    name: str
    version: str
    parent: str | None = None
    folder: str
    """Where it was found, for messages."""
    template: str
    parent_template: str = ""
    """The page that a template's `{% extends "parent" %}` names; empty without a parent."""
    css: str
    reference_docx: bytes = b""
    """A Word template of the user's own; empty: the Word styles are made from the tokens."""
    labels: dict[str, str]
    """Words of the page, by key, in the memo's language."""
    tokens: dict[str, str | float | int]
    """Colours, faces and measures, by name."""
    sections: tuple[OptionalSection, ...] = ()
    """What a memo composed for this style shows, besides what every memo does."""
    limits: Annotated[dict[str, int], Field(default_factory=dict)]
    """Room for pages (before the appendix), points, actors, events; without a limit where one is missing."""

    def __hash__(self) -> int:
        """By its page alone: the tables are compared, as dictionaries have no hash."""
        return hash((self.template, self.parent_template, self.css))
