"""One round of a batch under the ledger's lock: sweep, plan, work, put in place, remember, sum up."""

import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportpipe.batch import overview
from reportpipe.batch.crew import Crew
from reportpipe.batch.files import STAGING, Full, Unwritable, destination, place, sweep
from reportpipe.batch.inbox import find_jobs
from reportpipe.batch.plan import Plan, Step, Wish
from reportpipe.batch.report import Documents, Left, Report, totals_of
from reportpipe.batch.result import Result, failed
from reportpipe.batch.stopping import StopSign
from reportpipe.ledger import Document, Failure, Ledger, Made, path_of
from reportpipe.model import Note
from reportpipe.settings import Settings


class Watcher(NamedTuple):
    """Who wants to know while a batch runs."""

    on_plan: Callable[[int], None] = lambda _: None
    """Called once with the number of documents that will be worked on."""
    on_done: Callable[[Document], None] = lambda _: None
    """Called with the Document of each as it ends; not for those that are left alone."""
    on_wait: Callable[[], None] = lambda: None
    """Called when another batch is at work on the same folder and this one waits for it."""
    on_stop: Callable[[], None] = lambda: None
    """Called when somebody asked the run to stop, and it now finishes the documents in work."""


class Hands(NamedTuple):
    """Workers that stay for many rounds, who can stop them, and the articles of this round."""

    crew: Crew
    sign: StopSign
    ready: frozenset[str]
    """Keys of the articles that are to be looked at."""


class Round:
    """One run over an inbox, with its ledger held."""

    def __init__(self, ledger: Ledger, settings: Settings, wish: Wish, watcher: Watcher) -> None:
        self.ledger, self.folder = ledger, ledger.folder
        self.settings, self.wish, self.watcher = settings, wish, watcher
        self._notes: list[Note] = []
        self._changed = False

    def bring_up_to_date(self, inbox: Sequence[str | Path], hands: "Hands | None" = None) -> Report:
        """Do what the plan says; with `hands`, only for the articles they name, in workers that stay."""
        started = time.monotonic()
        if self.ledger.damaged:
            self._restore()
        staging = self.ledger.home / STAGING
        if not self.wish.dry_run:
            self._clean_up(staging)
            if not hands:  # a run that was killed at its very end has left the next one nothing to do but this
                shutil.rmtree(staging, ignore_errors=True)
        jobs = find_jobs(inbox, self.folder, dict(self.ledger.sources()))
        present = {job.key for job in jobs}
        if hands:
            jobs = [job for job in jobs if job.key in hands.ready]
        plan = Plan(self.ledger, self.settings, self.wish)
        documents: list[Document | Left | None] = []
        busy: list[tuple[int, Step]] = []
        for number, step in enumerate(plan.steps(jobs)):
            idle = step.task == "leave" or self.wish.dry_run
            documents.append(_left(step) if idle else None)
            if not idle:
                busy.append((number, step))
        self.watcher.on_plan(len(busy))
        if not self.wish.dry_run:
            plan.refresh()
            for number, document in self._work(busy, staging, hands):
                documents[number] = document
        ended = [document for document in documents if document is not None]
        gone = self._gone(present)
        if not self.wish.dry_run:
            self._sum_up()
        totals = totals_of(ended, time.monotonic() - started, len(documents) - len(ended))
        return Report(Documents(ended), totals, gone, tuple(self._notes))

    def _work(
        self, busy: Sequence[tuple[int, Step]], staging: Path, hands: "Hands | None"
    ) -> Iterator[tuple[int, Document]]:
        numbers = {step.job.key: number for number, step in busy}
        settings = dated(self.settings)
        for number, step in busy:
            if step.refusal:
                yield number, self._remember(step, Result(failed(step, step.refusal)))
        steps = [step for _, step in busy if not step.refusal]
        if not steps:
            return
        staging.mkdir(exist_ok=True)
        if hands:
            results = hands.crew.do(steps, settings, hands.sign.asked)
            yield from ((numbers[step.job.key], self._remember(step, result)) for step, result in results)
            return
        size = min(self.wish.workers or os.cpu_count() or 1, len(steps))
        try:
            with StopSign(self.watcher.on_stop) as sign, Crew(size, staging) as crew:
                for step, result in crew.do(steps, settings, sign.asked):
                    yield numbers[step.job.key], self._remember(step, result)
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def _remember(self, step: Step, result: Result) -> Document:
        """Put the files in their places; the ledger knows their digests before, and the outcome after."""
        error = result.document.error
        if error and error.code == Full.code:
            # Every other document would fail alike; none of them is at fault.
            raise Full(error.message, where=str(self.folder), hint=error.hint)
        document = settle(step, result, lambda outputs: self.ledger.intend(step.job.key, outputs))
        inputs = step.inputs
        if inputs is not None:
            stamp = step.stamp
            if result.source and result.source != inputs.source:  # changed between planning and reading
                inputs, stamp = inputs._replace(source=result.source), ""
            self.ledger.record(step.job.key, step.job.target, inputs, stamp, document)
            self._changed = True
        self.watcher.on_done(document)
        return document

    def _clean_up(self, staging: Path) -> None:
        """What a killed run left: the lock is held, so nobody is writing."""
        if staging.exists():
            sweep(self.folder)
            for leftover in staging.iterdir():
                leftover.unlink(missing_ok=True)

    def _restore(self) -> None:
        restored = overview.restore(self.ledger)
        message = "the ledger was damaged; the old one is kept beside it, and a new one was begun"
        message += f" from batch.json, with {restored} articles." if restored else "."
        self._notes.append(Note(code="batch.ledger", level="warning", message=message, where=str(self.folder)))

    def _gone(self, present: set[str]) -> tuple[str, ...]:
        gone = tuple(source for source, _ in self.ledger.sources() if source not in present and not _all_exist(source))
        if self.wish.prune and not self.wish.dry_run:
            self._prune(gone)
        return gone

    def _prune(self, gone: Iterable[str]) -> None:
        """Delete the files of sources that are gone, but for those that somebody edited."""
        plan = Plan(self.ledger, self.settings, self.wish)
        for source in gone:
            for path in self.ledger.files_of(source):
                state = plan.file_state(os.path.relpath(path, self.folder))
                if state == "ours":
                    path.unlink(missing_ok=True)
                elif state != "missing":
                    message = "was edited and is kept, although its source is gone."
                    self._notes.append(Note(code="batch.kept", level="info", message=message, where=str(path)))
            self.ledger.forget(source)
            self._changed = True

    def _sum_up(self) -> None:
        if self._changed or not overview.is_there(self.folder):
            self._notes.extend(overview.write(self.ledger, Plan(self.ledger, self.settings, self.wish).file_state))


def settle(step: Step, result: Result, before: Callable[[Sequence[Made]], None] = lambda _: None) -> Document:
    """The document of a result, its files in their places; `before` hears of them just before they go there.

    Raises:
        Full: the folder of the memos takes no more.
    """
    if not result.staged:
        return result.document
    target = step.job.place
    made = tuple(destination(item, target, beside=item.format in step.protected) for item in result.staged)
    before(made)
    try:
        place(result.staged, made)
    except Full:
        raise
    except Unwritable as error:
        failure = Failure(code=error.code, message=error.message, hint=error.hint, exit_code=error.exit_code)
        return failed(step, failure, result.document.seconds)
    notes = (*result.document.notes, *_kept(target, made))
    return result.document.model_copy(update={"outputs": made, "notes": notes})


def dated(settings: Settings) -> Settings:
    """The settings with a DATE line: today's, where none is given."""
    if settings.dated:
        return settings
    return settings.model_copy(update={"dated": dt.datetime.now().astimezone().date()})


def _kept(target: Path, made: Sequence[Made]) -> Iterator[Note]:
    for item in made:
        usual = target.with_name(f"{target.name}.{item.format}")
        if item.path != str(usual):
            message = f"was changed by somebody and is kept; the new file is {Path(item.path).name}."
            yield Note(code="batch.edited", level="warning", message=message, where=usual.name)


def _left(step: Step) -> Left:
    why = step.why if step.task == "leave" else f"{step.task}: {step.why}"
    return Left(step.job.label, why, step.job.folder, step.before)


def _all_exist(key: str) -> bool:
    return all(os.path.lexists(path_of(part)) for part in key.split(" + "))
