"""What a reader hands over: the source's blocks and claims as found, before anything is normalised or judged."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Self

from reportpipe.model import BlockKind, BoilerplateReason, Note, Origin


@dataclass(frozen=True)
class RawBlock:
    """One paragraph-like unit. Line breaks count only in tables, where each is a row (table.py)."""

    kind: BlockKind
    text: str
    level: int = 0
    """Headings: 1 to 6. List items: depth from 1. Tables: rows of the head. Otherwise 0."""
    reason: BoilerplateReason | None = None
    """Why it is boilerplate, where the reader knows from markup; else None."""
    bold: bool = False
    """All of it is bold: a heading without a mark, or a question of an interview."""
    footnote: bool = False
    """A note that the text points at: it stands behind the text, and behind what ends the article."""
    link: str | None = None
    """Where it points, if all of its words are links: `#place` of its own page, or an address."""

    def marked(self, reason: BoilerplateReason) -> Self:
        """The same words as boilerplate."""
        return replace(self, kind="boilerplate", level=0, reason=reason)


@dataclass(frozen=True)
class Claim:
    """Something that markup or a document property says about the article."""

    value: str
    origin: Origin
    """`stated`: the markup of the visible text; `metadata`: a property beside it."""
    where: str
    """For people: `JSON-LD author`, `docProps/core.xml`."""
    firm: bool = True
    """False for what software fills in unasked: a Word file's author may be its typist."""


@dataclass(frozen=True)
class DateClaim:
    """A publication date that markup or a document property states, to the day."""

    day: dt.date
    origin: Origin
    where: str
    firm: bool = True
    """False for a file's date of creation, which may lie long after publication."""


@dataclass(frozen=True)
class Draft:
    """An article as its reader found it."""

    blocks: tuple[RawBlock, ...]
    plain: bool = False
    """True when the format has no headings of its own, so that they are looked for among short lines."""
    title: Claim | None = None
    authors: tuple[Claim, ...] = ()
    publisher: Claim | None = None
    published: DateClaim | None = None
    language: Claim | None = None
    notes: tuple[Note, ...] = ()
