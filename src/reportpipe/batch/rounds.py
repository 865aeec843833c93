"""One round of a batch under the ledger's lock: sweep, plan, work, put in place, remember, sum up."""

import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from reportpipe.batch import overview
from reportpipe.batch.crew import Crew
from reportpipe.batch.files import STAGING, sweep, writing
from reportpipe.batch.inbox import find_jobs
from reportpipe.batch.plan import Plan, Step, Wish
from reportpipe.batch.report import Documents, Left, Report, totals_of
from reportpipe.batch.result import Result, failed, refuse_all
from reportpipe.batch.stopping import StopSign
from reportpipe.batch.workforce import Local, Order, Workforce
from reportpipe.ledger import Document, Ledger, Made, Stamps
from reportpipe.model import Note
from reportpipe.places import exists, is_address, joined, key_of, path_of, plain, remove
from reportpipe.settings import Settings


class Watcher(NamedTuple):
    """Who wants to know while a batch runs."""

    on_plan: Callable[[int], None] = lambda _: None
    """Called once with the number of documents that will be worked on."""
    on_done: Callable[[Document], None] = lambda _: None
    """Called with the Document of each as it ends; not for those that are left alone."""
    on_wait: Callable[[str], None] = lambda _: None
    """Called with a line for people when another batch is at work on the same folder and this one waits for it."""
    on_stop: Callable[[], None] = lambda: None
    """Called when somebody asked the run to stop, and it now finishes the documents in work."""


class Hands(NamedTuple):
    """Workers that stay for many rounds, who can stop them, and the articles of this round."""

    workforce: Workforce
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
        self._catch_up()
        staging = self.ledger.home / STAGING
        if not self.wish.dry_run:
            self._clean_up(staging)
            if not hands:  # a run that was killed at its very end has left the next one nothing to do but this
                shutil.rmtree(staging, ignore_errors=True)
        jobs = find_jobs(inbox, self.folder, dict(self.ledger.sources()))
        present = {job.key for job in jobs}
        away = (key_of(plain(place)) for place in inbox if not exists(plain(place)))  # a share that is not mounted
        closed = tuple(f"{key}/" for key in (*away, *(job.key for job in jobs if job.refusal)))
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
        gone = self._gone(present, closed)
        if not self.wish.dry_run:
            self._sum_up()
        totals = totals_of(ended, time.monotonic() - started, len(documents) - len(ended))
        pruned = self.wish.prune and not self.wish.dry_run
        return Report(Documents(ended), totals, gone, tuple(self._notes), pruned)

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
        with writing(staging):
            staging.mkdir(exist_ok=True)
        if hands:
            order = Order(settings, self._intend, hands.sign.asked)
            results = hands.workforce.carry_out(steps, order)
            yield from ((numbers[step.job.key], self._remember(step, result)) for step, result in results)
            return
        try:
            with StopSign(self.watcher.on_stop) as sign, self._workforce(len(steps), staging) as workforce:
                for step, result in workforce.carry_out(steps, Order(settings, self._intend, sign.asked)):
                    yield numbers[step.job.key], self._remember(step, result)
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    @contextmanager
    def _workforce(self, most: int, staging: Path) -> Iterator[Workforce]:
        if self.wish.cluster:
            from reportpipe.batch.cluster import Cluster  # what it needs is an extra

            with Cluster(self.wish.cluster) as cluster:
                yield cluster
        else:
            with Crew(min(self.wish.workers or os.cpu_count() or 1, most), staging) as crew:
                yield Local(crew)

    def _intend(self, step: Step, made: Sequence[Made]) -> None:
        self.ledger.intend(step.job.key, made)

    def _remember(self, step: Step, result: Result) -> Document:
        """Put the files in their places; the ledger knows their digests before, and the outcome after."""
        refuse_all(result.document, self.folder)
        inputs = step.inputs
        away = step.refusal is not None and not exists(step.job.sources[0])  # it may be an inbox: nothing to remember
        if inputs is not None and not away:
            stamp = step.stamp
            if result.source and result.source != inputs.source:  # not hashed when it was planned, or changed since
                stamp = "" if inputs.source else stamp
                inputs = inputs._replace(source=result.source)
            stamps = Stamps(stamp, result.stamps)
            self.ledger.record(step.job.key, step.job.target, inputs, result.document, stamps)
            self._changed = True
        self.watcher.on_done(result.document)
        return result.document

    def _clean_up(self, staging: Path) -> None:
        """What a killed run left: the lock is held, so nobody is writing."""
        if staging.exists():
            if not is_address(self.folder):
                sweep(Path(self.folder))
            for leftover in staging.iterdir():
                leftover.unlink(missing_ok=True)

    def _catch_up(self) -> None:
        """Learn from batch.json what this ledger does not know, and say what happened here meanwhile."""
        ledger = self.ledger
        if ledger.lease and ledger.lease.took_over:
            message = f"nothing was heard of {ledger.lease.took_over}; this run went on in its place."
            self._notes.append(Note(code="batch.lease", level="warning", message=message, where=self.folder))
        behind = overview.is_behind(ledger)
        restored = overview.restore(ledger) if behind or ledger.damaged or ledger.new else 0
        if not (restored or ledger.damaged):
            return
        message = "the ledger was damaged, and is kept" if ledger.damaged else "there was no ledger"
        message += f"; it was begun anew from batch.json, with {restored} articles." if restored else "."
        if behind and not (ledger.damaged or ledger.new):
            message = f"another machine was at work here; what it did was learned from batch.json, {restored} articles."
        self._notes.append(Note(code="batch.ledger", level="warning", message=message, where=self.folder))

    def _gone(self, present: set[str], closed: tuple[str, ...]) -> tuple[str, ...]:
        """Sources that are there no more; of those in a `closed` folder, nobody can tell."""
        missing = (source for source, _ in self.ledger.sources() if source not in present)
        gone = tuple(source for source in missing if not source.startswith(closed) and not _all_exist(source))
        if self.wish.prune and not self.wish.dry_run:
            self._prune(gone)
        return gone

    def _prune(self, gone: Iterable[str]) -> None:
        """Delete the files of sources that are gone, but for those that somebody edited."""
        plan = Plan(self.ledger, self.settings, self.wish)
        for source in gone:
            for path in self.ledger.files_of(source):
                state = plan.file_state(path)
                place = joined(self.folder, path)
                if state == "ours":
                    remove(place)
                elif state != "missing":
                    message = "was edited and is kept, although its source is gone."
                    self._notes.append(Note(code="batch.kept", level="info", message=message, where=place))
            self.ledger.forget(source)
            self._changed = True

    def _sum_up(self) -> None:
        if self._changed or not overview.is_there(self.folder):
            self._notes.extend(overview.write(self.ledger, Plan(self.ledger, self.settings, self.wish).file_state))


def dated(settings: Settings) -> Settings:
    """The settings with a DATE line: today's, where none is given."""
    if settings.dated:
        return settings
    return settings.model_copy(update={"dated": dt.datetime.now().astimezone().date()})


def _left(step: Step) -> Left:
    why = step.why if step.task == "leave" else f"{step.task}: {step.why}"
    return Left(step.job.label, why, step.job.folder, step.before)


def _all_exist(key: str) -> bool:
    return all(exists(path_of(part)) for part in key.split(" + "))
