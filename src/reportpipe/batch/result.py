"""What a worker gives back for one step."""

from typing import NamedTuple

from reportpipe.batch.files import Full, Staged
from reportpipe.batch.plan import Step
from reportpipe.errors import UsageError
from reportpipe.ledger import Document, Failure


class Result(NamedTuple):
    """What became of a step; its files are whole, but in their places only when there are stamps."""

    document: Document
    staged: tuple[Staged, ...] = ()
    source: str | None = None
    """sha256 of the bytes that were read."""
    stamps: tuple[str, ...] = ()
    """Of the document's outputs, once they are in their places."""
    exhausted: bool = False
    """True when memory ran out: the process should not be trusted with another document."""


def refuse_all(document: Document, place: str, hint: str | None = None) -> None:
    """End the run where every other document would fail alike: none of them is at fault.

    Raises:
        Full: `place` takes no more files; `hint` says what to do when it is not the folder of the memos.
        UsageError: a setting is wrong, which only shows when it is used: `names`, `llm_model`.
    """
    error = document.error
    if error and error.code == Full.code:
        raise Full(error.message, where=place, hint=hint or error.hint)
    if error and error.code == UsageError.code:
        raise UsageError(error.message, where="settings", hint=error.hint)


def failed(step: Step, failure: Failure, seconds: float = 0.0) -> Document:
    """The document of a step that made nothing."""
    source = step.job.label
    return Document(source=source, state="failed", why=step.why, error=failure, seconds=round(seconds, 3))
