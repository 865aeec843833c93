"""The base of every type: an immutable record; and the two that all others point with, Span and Note."""

import hashlib
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

MACHINE = "reportpipe"
"""`by` of what no person made."""

Level = Literal["info", "warning", "error"]
Origin = Literal["stated", "metadata", "derived", "inferred", "given"]


def make_id(prefix: str, *parts: object) -> str:
    """An id that is safe as a Word bookmark and an HTML id: `prefix` (letters), `_`, 12 hexadecimal digits."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf8", "surrogatepass"))
    return f"{prefix}_{digest.hexdigest()[:12]}"


class Record(BaseModel):
    """The base of every type here: immutable, and a field nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields replaced; what the original had worked out from its fields is worked out anew."""
        copy = super().model_copy(update=update, deep=deep)
        for name in set(copy.__dict__) - set(type(self).model_fields):
            del copy.__dict__[name]
        return copy


class Span(Record):
    """Some words of an article."""

    article: str
    """Article.id."""
    start: Annotated[int, Field(ge=0)]
    """First code point of Article.text."""
    end: Annotated[int, Field(ge=0)]
    """One past the last code point."""


class Note(Record):
    """Something a reader of the memo must know: what was dropped, guessed or failed."""

    code: str
    """For programs, `room.thing`: `reader.pdf.columns`, `timeline.no_year`."""
    level: Level
    """`error`: something is missing from the memo or wrong; `warning`: look at it; `info`: know it."""
    message: str
    """For people: one or more whole sentences."""
    where: str | None = None
    """Where it happened, for people: a file name, `¶7`, a setting. None: the whole."""
    hint: str | None = None
    """What to do about it. None: nothing needs doing."""
