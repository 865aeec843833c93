"""What a template gets to see: records of finished words.

The names here are the contract with style packs; styles/README.md describes them. `language` of anything is that of its
words (ISO 639-1) where they are in another one than the page; else None.
"""

from dataclasses import dataclass

from reportpipe.typeset.notes import NoteLine
from reportpipe.typeset.source import SourceView


@dataclass(frozen=True)
class Mark:
    """A link from an item to a paragraph of the source."""

    text: str
    href: str
    """Of the paragraph."""
    place: str
    """Of the row of a table in it that the words stand in, else as `href`."""
    title: str
    """Where it leads, in words."""


@dataclass(frozen=True)
class Comment:
    """The words an item rests on, for a Word comment."""

    id: str
    text: str


@dataclass(frozen=True)
class PointView:
    id: str
    text: str
    marks: tuple[Mark, ...]
    sign: str
    comment: Comment | None
    language: str | None


@dataclass(frozen=True)
class PointGroup:
    """Key points of one article; `title` is None when the memo rests on one article only."""

    title: str | None
    language: str | None
    points: tuple[PointView, ...]


@dataclass(frozen=True)
class ActorView:
    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    role: str | None
    affiliation: str | None
    deeds: tuple[str, ...]
    """What it does or says, in the words of the source; role and deeds together are at most LINES_SHOWN."""
    named: str
    """Where there is neither role nor deed: how often the source names it; else empty."""
    marks: tuple[Mark, ...]
    sign: str
    comment: Comment | None
    language: str | None


@dataclass(frozen=True)
class EventView:
    id: str
    number: int
    date: str
    iso: str | None
    said: str
    planned: bool
    text: str
    marks: tuple[Mark, ...]
    sign: str
    comment: Comment | None
    language: str | None


@dataclass(frozen=True)
class QuoteView:
    id: str
    text: str
    speaker: str
    marks: tuple[Mark, ...]
    sign: str
    comment: Comment | None
    language: str | None


@dataclass(frozen=True)
class FigureView:
    """`before`, `amount` and `after` are the text, in three parts."""

    id: str
    before: str
    amount: str
    after: str
    marks: tuple[Mark, ...]
    sign: str
    comment: Comment | None
    language: str | None


@dataclass(frozen=True)
class HeaderRow:
    """One line of the header block; `text` is None where it is to be filled in."""

    key: str
    label: str
    text: str | None
    language: str | None = None


@dataclass(frozen=True)
class MemoView:
    """All that a template may print."""

    id: str
    title: str
    title_language: str | None
    short_title: str
    language: str
    """Of the page: of the words that are the style's own."""
    organisation: str | None
    handling: str | None
    draft: bool
    header: tuple[HeaderRow, ...]
    bottom_line: tuple[PointView, ...]
    groups: tuple[PointGroup, ...]
    quotes: tuple[QuoteView, ...] | None
    """None when the memo has no such section, as for figures."""
    figures: tuple[FigureView, ...] | None
    actors: tuple[ActorView, ...]
    actors_caption: str
    events: tuple[EventView, ...]
    events_caption: str
    notes: tuple[NoteLine, ...]
    filled: dict[str, str]
    """What people wrote into the places that the style leaves open, by name of the place."""
    sources: tuple[SourceView, ...]
    author: str | None
    """Who sends the memo, for the file's properties: never the author of the source."""
    dated: str | None
    """ISO date, for metadata and comments; None when the memo has no date."""
    producer: str
    paper: str
