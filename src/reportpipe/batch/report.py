"""What a batch says at its end: every document in the order of the plan, totals, notes, an exit code."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, overload

from reportpipe.errors import BatchError
from reportpipe.ledger import Document, Entry
from reportpipe.model import Note, Record

INTERRUPTED = 130
"""Exit code of a run that somebody stopped, as shells have it."""


class Totals(Record):
    done: int = 0
    unchanged: int = 0
    failed: int = 0
    stopped: int = 0
    """Not begun, because the run was stopped."""
    seconds: float = 0.0
    """Wall-clock time of the run."""


class Left(NamedTuple):
    """A document that was left as it is; what the ledger says of it is read only when somebody looks."""

    source: str
    why: str
    folder: str
    entry: Entry | None

    def read(self) -> Document:
        if self.entry is None:
            return Document(source=self.source, state="unchanged", why=self.why)
        state = "failed" if self.entry.state == "failed" else "unchanged"
        return self.entry.read(self.folder, source=self.source, state=state, why=self.why, seconds=0.0)


class Documents(Sequence[Document]):
    """Documents of a run, in order; those that were left alone are read from the ledger when they are asked for."""

    def __init__(self, items: Iterable[Document | Left]) -> None:
        self._items = tuple(items)

    @overload
    def __getitem__(self, place: int) -> Document: ...
    @overload
    def __getitem__(self, place: slice) -> "Documents": ...
    def __getitem__(self, place: int | slice) -> "Document | Documents":
        if isinstance(place, slice):
            return Documents(self._items[place])
        item = self._items[place]
        return item.read() if isinstance(item, Left) else item

    def __len__(self) -> int:
        return len(self._items)

    def worked_on(self) -> Iterator[Document]:
        """Those that something was done for, or tried."""
        return (item for item in self._items if isinstance(item, Document))


@dataclass(frozen=True)
class Report:
    """Every source of the run, in the order of the plan."""

    documents: Documents
    totals: Totals
    gone: tuple[str, ...] = ()
    """Sources of earlier runs that are no longer there; their memos are kept unless pruning was asked for."""
    notes: tuple[Note, ...] = field(default=())
    pruned: bool = False
    """True when what was made of them is deleted, but for what somebody edited."""

    @property
    def exit_code(self) -> int:
        """0 when all went well; 130 when it was stopped; a lone document's own code when it failed; else 7."""
        if self.totals.stopped:
            return INTERRUPTED
        errors = [document.error for document in self.documents.worked_on() if document.error]
        if not errors:
            return 0
        return errors[0].exit_code if len(self.documents) == 1 else BatchError.exit_code

    def as_json(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        return {
            "documents": [document.model_dump(mode="json") for document in self.documents],
            "totals": self.totals.model_dump(),
            "gone": list(self.gone),
            "notes": [note.model_dump() for note in self.notes],
        }


def totals_of(documents: Sequence[Document | Left], seconds: float, stopped: int) -> Totals:
    """How many ended in which state; `stopped` of those asked for have not ended."""
    states = ["unchanged" if isinstance(item, Left) else item.state for item in documents]
    return Totals(
        done=states.count("done"),
        unchanged=states.count("unchanged"),
        failed=states.count("failed"),
        stopped=stopped,
        seconds=round(seconds, 3),
    )
