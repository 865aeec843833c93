"""The one document that every output is made from, what changes it, and the file that comes of it."""

import datetime as dt
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from reportpipe.model.article import Article
from reportpipe.model.findings import Actor, Event, Figure, Item, Point, Quote, Relation
from reportpipe.model.record import Note, Record

SCHEMA_VERSION = 1

OptionalSection = Literal["quotes", "figures"]
SectionKind = Literal["bottom line", "key points", "quotes", "figures", "actors", "timeline", "source note"]
Paper = Literal["A4", "Letter"]
Contents = Literal["auto", "always", "never"]
Evidence = Literal["comments", "footnotes", "none"]
EditOperation = Literal["changed", "added", "deleted", "moved"]


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
    embed_fonts: bool | None = None
    """DOCX: whether it carries the packaged faces, for machines that lack them; None: where all is on one page."""
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
