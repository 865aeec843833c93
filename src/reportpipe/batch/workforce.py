"""Whoever does the steps of a round: the workers of this machine (here), or those of a cluster (`cluster`).

A workforce is given steps and gives each back with its result, its files in their places. In between it asks `intend`,
so that the ledger knows the digest of a file before the file is where people see it.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from reportpipe.batch.crew import Crew
from reportpipe.batch.files import Full, Unwritable, destination, place
from reportpipe.batch.inbox import Job
from reportpipe.batch.ours import is_ours
from reportpipe.batch.plan import Step
from reportpipe.batch.result import Result, failed
from reportpipe.ledger import Failure, Made
from reportpipe.model import Note
from reportpipe.places import fetch, is_address, name_of, reason_of, relative
from reportpipe.settings import Settings

Intend = Callable[[Step, Sequence[Made]], None]
"""Hears which files are about to be put where."""


class Order(NamedTuple):
    """What a workforce has to heed besides the steps themselves."""

    settings: Settings
    intend: Intend = lambda _, __: None
    stopping: Callable[[], bool] = lambda: False
    """Once it is true, no other step is begun."""


class Workforce(Protocol):
    def carry_out(self, steps: Iterable[Step], order: Order) -> Iterator[tuple[Step, Result]]:
        """Each step with its result as they end, its files in their places.

        Raises:
            Full: the folder of the memos takes no more files at all.
        """


class Local:
    """The workers of this machine; what they read from an address is brought here first."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew

    def carry_out(self, steps: Iterable[Step], order: Order) -> Iterator[tuple[Step, Result]]:
        brought = (bring(step, self._crew.staging) for step in steps)
        for step, result in self._crew.do(brought, order.settings, order.stopping):
            drop_copies(step, self._crew.staging)
            yield step, settle(step, result, order.intend)


def bring(step: Step, folder: Path) -> Step:
    """The step, with a copy in `folder` of what it reads from an address; refused when that cannot be had."""
    if not any(map(is_address, step.reads)):
        return step
    step = step._replace(before=None)
    found: list[str] = []
    try:
        for source in step.reads:
            number, path = tempfile.mkstemp(prefix="copy-", dir=folder)
            os.close(number)
            found.append(path)
            fetch(source, Path(path))
    except OSError as error:
        hint = "Check that this machine may read it, then run it again."
        message = f"cannot be fetched: {reason_of(error)}."
        step = step._replace(refusal=Failure(code="input", message=message, hint=hint, exit_code=3))
    return step._replace(found_at=tuple(found))


def drop_copies(step: Step, folder: Path) -> None:
    """Delete what `bring` put there."""
    for path in map(Path, step.found_at):
        if path.parent == folder:
            path.unlink(missing_ok=True)


def settle(step: Step, result: Result, intend: Intend) -> Result:
    """The result with its files, which lie on this machine, in their places.

    Raises:
        Full: the folder of the memos takes no more.
    """
    made = destinations(step, result)
    intend(step, made)
    try:
        return placed(step, result, made, place(result.staged, made))
    except Unwritable as error:
        return unplaced(step, result, error)
    finally:
        for staged in result.staged:
            with suppress(OSError):
                Path(staged.path).unlink(missing_ok=True)


def destinations(step: Step, result: Result) -> tuple[Made, ...]:
    """Where the files of a result go: beside one that was edited or is not ours, never over it.

    Without a ledger, which knows files by their digests, one beside it is told to be ours by what it says of itself.
    """
    beside = {"replaced": is_ours} if step.inputs is None else {}
    place = step.job.place
    return tuple(destination(item, place, beside=item.format in step.protected, **beside) for item in result.staged)


def placed(step: Step, result: Result, made: Sequence[Made], stamps: Sequence[str]) -> Result:
    """The result once its files are in their places."""
    notes = (*result.document.notes, *_kept(step.job, made))
    document = result.document.model_copy(update={"outputs": tuple(made), "notes": notes})
    return result._replace(document=document, stamps=tuple(stamps))


def unplaced(step: Step, result: Result, error: Unwritable) -> Result:
    """The result when its files could not be put in their places; raises `error` itself when no others could be."""
    if isinstance(error, Full):
        raise error
    message = f"{error.where} {error.message}"
    failure = Failure(code=error.code, message=message, hint=error.hint, exit_code=error.exit_code)
    return Result(failed(step, failure, result.document.seconds))


def _kept(job: Job, made: Sequence[Made]) -> Iterator[Note]:
    for item in made:
        usual = f"{job.place}.{item.format}"
        if item.path != usual:
            message = f"is not reportpipe's, or was edited, and is kept; the new file is {name_of(item.path)}."
            yield Note(code="batch.edited", level="warning", message=message, where=relative(usual, job.folder))
