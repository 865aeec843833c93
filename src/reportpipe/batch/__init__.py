"""Many articles into many memos: plan what is new or changed, do it in worker processes, remember, report.

- `plan` names the jobs and decides, with the ledger, what each needs and why;
- `work` does them, each with a time limit, in processes of their own;
- the ledger (`reportpipe.ledger`) remembers the outcome next to the files.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from reportpipe.batch.plan import Job, Step, Wish, find_jobs, steps_of
from reportpipe.batch.work import PARTIAL, do, write
from reportpipe.errors import BatchError
from reportpipe.ledger import Document, Failure, Ledger, Made
from reportpipe.model import Note, Record
from reportpipe.settings import Settings
from reportpipe.verb import make_callable

__all__ = [
    "Document",
    "Failure",
    "Job",
    "Made",
    "Report",
    "Totals",
    "Watcher",
    "Wish",
    "batch",
    "find_jobs",
    "run",
    "write",
]


class Watcher(NamedTuple):
    """Who wants to know while a batch runs."""

    on_done: Callable[[Document], None] = lambda _: None
    """Called with each Document as it ends."""
    on_wait: Callable[[], None] = lambda: None
    """Called when another batch is at work on the same folder and this one waits for it."""


class Totals(Record):
    done: int = 0
    unchanged: int = 0
    failed: int = 0
    seconds: float = 0.0
    """Wall-clock time of the run."""


class Report(Record):
    """Every source of the run, in the order of the plan."""

    documents: tuple[Document, ...]
    totals: Totals
    gone: tuple[str, ...] = ()
    """Sources of earlier runs that are no longer there; their memos are kept unless pruning was asked for."""
    notes: tuple[Note, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 when all went well; a lone document's own code when it failed; else BatchError's."""
        errors = [document.error for document in self.documents if document.error]
        if not errors:
            return 0
        return errors[0].exit_code if len(self.documents) == 1 else BatchError.exit_code


def batch(
    inbox: Sequence[str | Path],
    out: str | Path,
    settings: Settings | None = None,
    *,
    wish: Wish | None = None,
    watcher: Watcher | None = None,
) -> Report:
    """Bring the folder `out` up to date with the articles in the files and folders of `inbox`.

    Only what is new, changed, failed or missing is done; a changed style or layout only typesets again; a file that
    somebody edited is never overwritten.

    Raises:
        InputError: there is no article in `inbox`, or `out` cannot be written to.
    """
    settings, wish, watcher, folder = settings or Settings(), wish or Wish(), watcher or Watcher(), Path(out)
    started = time.monotonic()
    with Ledger(folder, watcher.on_wait) as ledger:
        if not wish.dry_run:
            _sweep(folder)
        jobs = find_jobs(inbox, folder, dict(ledger.sources()))
        steps = steps_of(jobs, ledger, settings, wish)

        def remember(step: Step, document: Document) -> None:
            if step.task != "leave" and step.inputs and not wish.dry_run:
                ledger.record(step.job.key, step.job.relative(folder), step.inputs, document)
            watcher.on_done(document)

        documents = do(steps, _dated(settings), wish.workers, remember)
        gone = _gone(ledger, {job.key for job in jobs})
        notes = _prune(ledger, gone) if wish.prune and not wish.dry_run else ()
        if ledger.damaged:
            message = "the ledger was damaged and has been begun anew; the old one is kept beside it."
            notes = (*notes, Note(code="batch.ledger", level="warning", message=message, where=str(folder)))
    return _report(documents, started, gone, notes)


def run(
    jobs: Sequence[Job],
    settings: Settings | None = None,
    *,
    watcher: Watcher | None = None,
) -> Report:
    """Do these jobs whatever was done before, without a ledger; files of the same name are replaced."""
    started = time.monotonic()
    settings = _dated(settings or Settings())
    on_done = (watcher or Watcher()).on_done
    documents = do([Step(job) for job in jobs], settings, None, lambda _, document: on_done(document))
    return _report(documents, started)


def _report(
    documents: Sequence[Document], started: float, gone: tuple[str, ...] = (), notes: tuple[Note, ...] = ()
) -> Report:
    states = [document.state for document in documents]
    totals = Totals(
        done=states.count("done"),
        unchanged=states.count("unchanged"),
        failed=states.count("failed"),
        seconds=round(time.monotonic() - started, 3),
    )
    return Report(documents=tuple(documents), totals=totals, gone=gone, notes=notes)


def _dated(settings: Settings) -> Settings:
    if settings.dated:
        return settings
    return settings.model_copy(update={"dated": dt.datetime.now().astimezone().date()})


def _sweep(folder: Path) -> None:
    """Remove what a killed run left half-written; the ledger's lock is held, so nobody is writing."""
    for partial in folder.rglob(f".*{PARTIAL}"):
        partial.unlink(missing_ok=True)


def _gone(ledger: Ledger, present: set[str]) -> tuple[str, ...]:
    return tuple(source for source, _ in ledger.sources() if source not in present and not Path(source).exists())


def _prune(ledger: Ledger, gone: Iterable[str]) -> tuple[Note, ...]:
    """Delete the files of sources that are gone, but for those that somebody edited."""
    notes = []
    for source in gone:
        for path in ledger.files_of(source):
            if ledger.file_state(path) == "ours":
                path.unlink(missing_ok=True)
            elif path.exists():
                message = "was edited and is kept, although its source is gone."
                notes.append(Note(code="batch.kept", level="info", message=message, where=str(path)))
        ledger.forget(source)
    return tuple(notes)


make_callable(__name__)
