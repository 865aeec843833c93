"""Many articles into many memos: a plan of jobs, worker processes, and a report in which every article appears.

Each job runs in a process of its own pool with a time limit, so a document that hangs, crashes or is nonsense
costs itself alone. Files are written under a temporary name and renamed, so a file that is there is whole.
"""

import datetime as dt
import hashlib
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import TimeoutError as JobTimeout
from pathlib import Path
from typing import Literal, NamedTuple

from pebble import ProcessExpired, ProcessPool

from reportpipe import pipeline
from reportpipe.errors import BatchError, InputError, ReportpipeError
from reportpipe.model import Note, Output, Record
from reportpipe.settings import Settings
from reportpipe.verb import make_callable

PARTIAL = ".partial"


class Made(Record):
    """A file that a job wrote."""

    format: str
    path: str
    sha256: str


class Failure(Record):
    """Why a job made nothing."""

    code: str
    message: str
    hint: str | None = None
    exit_code: int = 1


class Document(Record):
    """What became of one source."""

    source: str
    state: Literal["done", "unchanged", "failed"]
    outputs: tuple[Made, ...] = ()
    error: Failure | None = None
    notes: tuple[Note, ...] = ()
    seconds: float = 0.0
    """Wall-clock time of the job."""
    title: str | None = None
    pages: int | None = None
    """Of the PDF; None when none was asked for."""
    points: int = 0
    actors: int = 0
    events: int = 0


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

    @property
    def exit_code(self) -> int:
        """0 when all went well; a lone document's own code when it failed; else BatchError's."""
        errors = [document.error for document in self.documents if document.error]
        if not errors:
            return 0
        return errors[0].exit_code if len(self.documents) == 1 else BatchError.exit_code


class Job(NamedTuple):
    """Sources that become one memo, and the path of its files without their ending."""

    sources: tuple[str, ...]
    target: Path

    @property
    def label(self) -> str:
        return " + ".join(self.sources)


def batch(
    inbox: Sequence[str | Path],
    out: str | Path,
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    on_done: Callable[[Document], None] = lambda _: None,
) -> Report:
    """Make a memo of every article in the files and folders of `inbox`, into the folder `out`.

    `workers` None: one process a core. `on_done` is called with each Document as it ends.

    Raises:
        InputError: a path of `inbox` does not exist, or there is no article in it.
    """
    return run(plan(inbox, Path(out)), settings, workers=workers, on_done=on_done)


def run(
    jobs: Sequence[Job],
    settings: Settings | None = None,
    *,
    workers: int | None = None,
    on_done: Callable[[Document], None] = lambda _: None,
) -> Report:
    """Do the jobs; a failed one is a Document that says why, never an exception."""
    started = time.monotonic()
    settings = _dated(settings or Settings())
    count = min(workers or os.cpu_count() or 1, len(jobs))
    results = _here(jobs, settings) if len(jobs) == 1 else _in_pool(jobs, settings, count)
    documents = []
    for document in results:
        on_done(document)
        documents.append(document)
    states = [document.state for document in documents]
    totals = Totals(
        done=states.count("done"),
        unchanged=states.count("unchanged"),
        failed=states.count("failed"),
        seconds=round(time.monotonic() - started, 3),
    )
    return Report(documents=tuple(documents), totals=totals)


def plan(inbox: Iterable[str | Path], out: Path) -> list[Job]:
    """One job a file, in sorted order; folders are searched to their depth and mirrored under `out`.

    Two files that would give the same name keep both: `brief.docx` beside `brief.txt` becomes `brief-docx`.
    """
    jobs: list[Job] = []
    taken: set[Path] = set()
    for source, relative in sorted(_sources(inbox)):
        stem = out / relative.with_suffix("")
        names = (stem, stem.with_name(f"{stem.name}-{relative.suffix.lstrip('.')}"), _numbered(stem, str(source)))
        target = next((name for name in names if name not in taken), names[-1])
        taken.add(target)
        jobs.append(Job((str(source),), target))
    if not jobs:
        raise InputError("no article found.", where=", ".join(map(str, inbox)), hint="Put source files there.")
    return jobs


def write(output: Output, target: Path) -> Made:
    """Write one output beside the others of its memo, whole or not at all.

    Raises:
        InputError: the folder cannot be written to.
    """
    path = target.with_name(f"{target.name}.{output.format}")
    partial = path.with_name(f".{path.name}{PARTIAL}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            file.write(output.data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        hint = "Choose another folder with -o, or make room."
        raise InputError(f"cannot be written: {error.strerror}.", where=str(path), hint=hint) from error
    return Made(format=output.format, path=str(path), sha256=hashlib.sha256(output.data).hexdigest())


def _sources(inbox: Iterable[str | Path]) -> Iterator[tuple[Path, Path]]:
    """Each file with its path relative to the folder it was found in."""
    for item in map(Path, inbox):
        if item.is_dir():
            for path in item.rglob("*"):
                # A pipe or a dangling link is no article, but its failure has to show.
                if not path.is_dir() and not _ignored(path.relative_to(item)):
                    yield path, path.relative_to(item)
        else:
            yield item, Path(item.name)


def _ignored(path: Path) -> bool:
    """Hidden files, and the lock and partial files that editors and browsers leave while they write."""
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    return hidden or path.suffix in {PARTIAL, ".part", ".crdownload", ".tmp"}


def _numbered(stem: Path, source: str) -> Path:
    return stem.with_name(f"{stem.name}-{hashlib.sha256(source.encode('utf8', 'surrogateescape')).hexdigest()[:8]}")


def _dated(settings: Settings) -> Settings:
    if settings.dated:
        return settings
    return settings.model_copy(update={"dated": dt.datetime.now().astimezone().date()})


def _here(jobs: Sequence[Job], settings: Settings) -> Iterator[Document]:
    return (_work(job, settings) for job in jobs)


def _in_pool(jobs: Sequence[Job], settings: Settings, workers: int) -> Iterator[Document]:
    # Spawned, not forked: Pango and pdfium keep threads and locks that a fork would copy half-way.
    with ProcessPool(max_workers=workers, context=multiprocessing.get_context("spawn")) as pool:
        futures = [pool.schedule(_work, args=(job, settings), timeout=settings.document_seconds) for job in jobs]
        for job, future in zip(jobs, futures, strict=True):
            try:
                yield future.result()
            except JobTimeout:
                message = f"took longer than {settings.document_seconds:g} s and was stopped."
                yield _failed(job, Failure(code="batch.timeout", message=message, hint="Raise document_seconds."))
            except ProcessExpired as error:
                message = f"the process that read it died (exit code {error.exitcode})."
                yield _failed(job, Failure(code="batch.died", message=message, hint="The file may be damaged."))


def _work(job: Job, settings: Settings) -> Document:
    started = time.monotonic()
    try:
        memo, outputs = pipeline.publish(job.sources, settings)
        made = tuple(write(output, job.target) for output in outputs)
    except ReportpipeError as error:
        failure = Failure(code=error.code, message=error.message, hint=error.hint, exit_code=error.exit_code)
        return _failed(job, failure, time.monotonic() - started)
    except Exception as error:  # noqa: BLE001 - whatever a document provokes, it ends as that document's entry
        message = f"an error in reportpipe itself: {type(error).__name__}: {error}"
        failure = Failure(code="internal", message=message, hint="Please report it with the file.")
        return _failed(job, failure, time.monotonic() - started)
    notes = (*memo.notes, *(note for output in outputs for note in output.notes))
    return Document(
        source=job.label,
        state="done",
        outputs=made,
        notes=notes,
        seconds=round(time.monotonic() - started, 3),
        title=memo.title,
        pages=next((output.pages for output in outputs if output.pages), None),
        points=len(memo.items_of("bottom line")) + len(memo.items_of("key points")),
        actors=len(memo.items_of("actors")),
        events=len(memo.items_of("timeline")),
    )


def _failed(job: Job, failure: Failure, seconds: float = 0.0) -> Document:
    return Document(source=job.label, state="failed", error=failure, seconds=round(seconds, 3))


make_callable(__name__)
