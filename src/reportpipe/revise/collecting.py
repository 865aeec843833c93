"""What a comparison gathers: edits, and notes on what could not be taken over."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import takewhile

from reportpipe.model import Edit, EditOperation, Memo, Note, SectionKind
from reportpipe.revise.columns import ActorColumns, EventColumns
from reportpipe.revise.reading import Line

HEADER = "memo"
"""Edit.item of the fields of the header block."""
LINE_STYLES: dict[str, SectionKind] = {
    "bottomline": "bottom line",
    "keypoint": "key points",
    "keyquote": "quotes",
    "keyfigure": "figures",
}
"""Section by the Word style of an item that stands in a paragraph of its own."""
_SHOWN = 90
_LEAD = 30
"""Of what is the same before a change, this much is shown."""


@dataclass(frozen=True)
class Editor:
    """Who edited, where nothing says otherwise, and when."""

    name: str
    at: dt.datetime | None = None


@dataclass
class Comparison:
    """Collects edits and leftovers while the parts of two documents are compared."""

    memo: Memo
    editor: Editor
    edits: list[Edit] = field(default_factory=list)
    remainder: list[Note] = field(default_factory=list)

    def edit(self, item: str, operation: EditOperation, line: Line | None, **values: str | None) -> None:
        by = line.by if line is not None and line.by else self.editor.name
        at = line.at if line is not None and line.by else self.editor.at
        record = {"memo": self.memo.id, "base_revision": self.memo.revision, "item": item, "operation": operation}
        self.edits.append(Edit.model_validate(record | values | {"by": by, "at": at}))

    def leave(self, message: str, where: str, hint: str | None = None) -> None:
        self.remainder.append(Note(code="revise.remainder", level="warning", message=message, where=where, hint=hint))


@dataclass(frozen=True)
class Tables:
    """What each table of the edited document holds, and where its fields stand."""

    actors: ActorColumns | None
    events: EventColumns | None
    kinds: dict[int, SectionKind]
    width: dict[SectionKind, int]
    """Cells of a row, as set."""
    fillers: frozenset[tuple[str, str]]
    """Style and words of lines that belong to no item: what a style prints where it has nothing to show."""

    def section(self, line: Line) -> SectionKind | None:
        if line.kind == "row":
            return self.kinds.get(line.table) if line.table is not None and not line.head else None
        return LINE_STYLES.get(line.style) if line.region == "memo" else None


def shorten(text: str) -> str:
    """Enough of a text to find it by."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def became(before: str, after: str) -> str:
    """Two texts from a few words before they begin to differ, so that the change is seen."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start = before.rfind(" ", 0, max(same - _LEAD, 0)) + 1
    lead = "…" if start else ""
    return f"“{lead}{shorten(before[start:])}” became “{lead}{shorten(after[start:])}”"
