"""What a source says, read: one text that never changes, cut into blocks.

Offsets are code points of `Article.text`, half-open.
"""

import datetime as dt
from bisect import bisect_right
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from reportpipe.model.cells import cells_of
from reportpipe.model.record import Note, Origin, Record, Span

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
    """Headings: 1 to 6. List items: depth from 1. Tables: how many rows at the top head the columns. Otherwise 0."""
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
    """NFC, `\\n\\n` between blocks, no other line breaks but in addresses and tables (rows, ` | ` between cells)."""
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

    def cells(self, table: Block) -> tuple[tuple[Span, ...], ...]:
        """Where the cells of a table stand, row by row; of an empty cell both ends are the same."""
        rows = []
        start = table.start
        for row in self.words(self.span(table.start, table.end)).split("\n"):
            rows.append(tuple(self.span(start + first, start + end) for first, end in cells_of(row)))
            start += len(row) + 1
        return tuple(rows)

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
