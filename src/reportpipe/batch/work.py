"""Doing the steps of a batch: worker processes with time limits, and files written whole or not at all."""

import hashlib
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures import TimeoutError as JobTimeout
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from reportpipe import pipeline
from reportpipe.batch.plan import Step
from reportpipe.errors import InputError, ReportpipeError
from reportpipe.ledger import Document, Failure, Made
from reportpipe.model import Memo, Note, Output
from reportpipe.settings import Settings
from reportpipe.typeset.json import load

PARTIAL = ".partial"


def do(
    steps: Sequence[Step], settings: Settings, workers: int | None, on_done: Callable[[Step, Document], None]
) -> list[Document]:
    """Do every step, the failing ones too, and give their documents in the order of the steps.

    `on_done` is called in this process as each ends. A lone step is done here; more go to `workers` processes
    (None: one a core).
    """
    idle = [place for place, step in enumerate(steps) if step.task == "leave" or step.dry]
    busy = [place for place, step in enumerate(steps) if step.task != "leave" and not step.dry]
    documents: dict[int, Document] = {}
    results = ((place, _left(steps[place])) for place in idle)
    doing = (
        _here(steps, busy, settings)
        if len(busy) <= 1
        else _in_pool(steps, busy, settings, workers or os.cpu_count() or 1)
    )
    for pairs in (results, doing):
        for place, document in pairs:
            documents[place] = document
            on_done(steps[place], document)
    return [documents[place] for place in range(len(steps))]


def write(output: Output, target: Path, *, beside: bool = False) -> Made:
    """Write one output as `target` with its format for an ending, whole or not at all.

    With `beside`, a file that is there with other bytes is kept, and the new one goes to `target.2.pdf`, and so on.

    Raises:
        InputError: the folder cannot be written to.
    """
    path = target.with_name(f"{target.name}.{output.format}")
    digest = hashlib.sha256(output.data).hexdigest()
    if beside:
        path = _next_free(path, output.data)
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
    return Made(format=output.format, path=str(path), sha256=digest)


def _next_free(path: Path, data: bytes) -> Path:
    number = 2
    candidate = path
    while candidate.exists() and candidate.read_bytes() != data:
        candidate = path.with_name(f"{path.stem}.{number}{path.suffix}")
        number += 1
    return candidate


def _here(steps: Sequence[Step], places: Sequence[int], settings: Settings) -> Iterator[tuple[int, Document]]:
    return ((place, _work(steps[place], settings)) for place in places)


def _in_pool(
    steps: Sequence[Step], places: Sequence[int], settings: Settings, workers: int
) -> Iterator[tuple[int, Document]]:
    # Spawned, not forked: Pango and pdfium keep threads and locks that a fork would copy half-way.
    context = multiprocessing.get_context("spawn")
    with ProcessPool(max_workers=min(workers, len(places)), context=context) as pool:
        futures: dict[Future[Document], int] = {
            pool.schedule(_work, args=(steps[place], settings), timeout=settings.document_seconds): place
            for place in places
        }
        for future in as_completed(futures):
            place = futures[future]
            yield place, _outcome(future, steps[place], settings)


def _outcome(future: Future[Document], step: Step, settings: Settings) -> Document:
    try:
        return future.result()
    except JobTimeout:
        message = f"took longer than {settings.document_seconds:g} s and was stopped."
        return _failed(step, Failure(code="batch.timeout", message=message, hint="Raise document_seconds."))
    except ProcessExpired as error:
        message = f"the process that worked on it died (exit code {error.exitcode})."
        return _failed(step, Failure(code="batch.died", message=message, hint="The file may be damaged."))


def _work(step: Step, settings: Settings) -> Document:
    started = time.monotonic()
    try:
        memo, outputs = _publication(step, settings)
        made = tuple(write(item, step.job.target, beside=item.format in step.protected) for item in outputs)
    except ReportpipeError as error:
        failure = Failure(code=error.code, message=error.message, hint=error.hint, exit_code=error.exit_code)
        return _failed(step, failure, time.monotonic() - started)
    except Exception as error:  # noqa: BLE001 - whatever a document provokes, it ends as that document's entry
        message = f"an error in reportpipe itself: {type(error).__name__}: {error}"
        failure = Failure(code="internal", message=message, hint="Please report it with the file.")
        return _failed(step, failure, time.monotonic() - started)
    return Document(
        source=step.job.label,
        state="done",
        why=step.why,
        outputs=made,
        notes=(*memo.notes, *(note for item in outputs for note in item.notes), *_kept(step, made)),
        seconds=round(time.monotonic() - started, 3),
        title=memo.title,
        pages=next((item.pages for item in outputs if item.pages), None),
        points=len(memo.items_of("bottom line")) + len(memo.items_of("key points")),
        actors=len(memo.items_of("actors")),
        events=len(memo.items_of("timeline")),
    )


def _publication(step: Step, settings: Settings) -> tuple[Memo, tuple[Output, ...]]:
    if step.task == "publish":
        return pipeline.publish(step.job.sources, settings)
    data = step.job.target.with_name(f"{step.job.target.name}.json").read_bytes()
    memo = load(data).model_copy(update={"layout": settings.layout})
    return pipeline.retypeset(memo, settings)


def _kept(step: Step, made: Sequence[Made]) -> Iterator[Note]:
    for item in made:
        usual = step.job.target.with_name(f"{step.job.target.name}.{item.format}")
        if item.path != str(usual):
            message = f"was changed by somebody and is kept; the new file is {Path(item.path).name}."
            yield Note(code="batch.edited", level="warning", message=message, where=usual.name)


def _left(step: Step) -> Document:
    if step.task != "leave":
        return Document(source=step.job.label, state="unchanged", why=f"{step.task}: {step.why}")
    if step.before is None:
        return Document(source=step.job.label, state="unchanged", why=step.why)
    folder = step.job.target.parent
    outputs = tuple(
        made.model_copy(update={"path": str(folder / Path(made.path).name)}) for made in step.before.document.outputs
    )
    changes = {"source": step.job.label, "state": "unchanged", "why": step.why, "seconds": 0.0, "outputs": outputs}
    return step.before.document.model_copy(update=changes)


def _failed(step: Step, failure: Failure, seconds: float = 0.0) -> Document:
    source = step.job.label
    return Document(source=source, state="failed", why=step.why, error=failure, seconds=round(seconds, 3))
