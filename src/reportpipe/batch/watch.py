"""Memos of articles as they are dropped into a folder, for days.

The operating system says when something changed; what changed is found by looking, so nothing depends on a message
that was lost. A file is taken once its stamp has stood still for a while: one that is still being copied is not.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from reportpipe.batch.crew import Crew
from reportpipe.batch.files import STAGING
from reportpipe.batch.inbox import Job, find_jobs
from reportpipe.batch.plan import Wish
from reportpipe.batch.report import Report
from reportpipe.batch.rounds import Hands, Round, Watcher
from reportpipe.batch.stopping import StopSign
from reportpipe.batch.workforce import Local
from reportpipe.errors import InputError
from reportpipe.ledger import Ledger
from reportpipe.places import home_of, plain, stamp_of
from reportpipe.settings import Settings, chosen

SETTLED = 2.0
"""Seconds without a change after which a file is taken to be whole."""
LOOK = 60.0
"""Seconds between two looks when nothing was heard: network folders do not tell."""
TICK = 0.5
"""Seconds between two looks for Ctrl-C."""


class Settling:
    """Which articles have changed since they were last taken, and have stood still since."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._taken: dict[str, str] = {}
        self._waiting: dict[str, tuple[str, float]] = {}

    @property
    def waiting(self) -> bool:
        return bool(self._waiting)

    def ready(self, jobs: Iterable[Job]) -> frozenset[str]:
        """Keys of the articles to be done now; those that are gone are forgotten."""
        now = self._clock()
        stamps = {job.key: _stamp(job) for job in jobs}
        self._taken = {key: stamp for key, stamp in self._taken.items() if key in stamps}
        waiting = {}
        for key, stamp in stamps.items():
            if stamp != self._taken.get(key):
                before = self._waiting.get(key)
                waiting[key] = before if before and before[0] == stamp else (stamp, now)
        self._waiting = waiting
        return frozenset(key for key, (_, since) in waiting.items() if now - since >= SETTLED)

    def take(self, keys: Iterable[str]) -> None:
        """These have been done as they stood when `ready` named them; a later change counts as new."""
        for key in keys:
            self._taken[key] = self._waiting.pop(key)[0]


def watch(  # noqa: PLR0913 - a test puts a clock of its own in place of the day
    inbox: Sequence[str | Path],
    out: str | Path,
    settings: Settings | None = None,
    *,
    wish: Wish | None = None,
    watcher: Watcher | None = None,
    ticks: Callable[[StopSign], Iterator[bool]] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Report]:
    """Keep the folder `out` up to date with `inbox` until somebody stops it; a Report for each round with work in it.

    What failed is tried again when its file changes, or when the watch is started anew. `ticks` says, again and again,
    whether something was heard; by default the operating system's notices.

    Raises:
        InputError: `inbox` is not there, or `out` cannot be written to.
        UsageError: `out` is a folder of `inbox`.
    """
    settings, wish, watcher, folder = chosen(settings), wish or Wish(), watcher or Watcher(), plain(out)
    places = [Path(place) for place in inbox]
    for place in places:
        if not place.is_dir():
            hint = "Name the folder that it lies in." if place.exists() else "Make it, then start the watch again."
            raise InputError("is not a folder.", where=str(place), hint=hint)
    staging = home_of(folder) / STAGING
    size = wish.workers or os.cpu_count() or 1
    try:
        with StopSign(watcher.on_stop) as sign, Crew(size, staging) as crew:
            looks = (ticks or _notices(places))(sign)
            for ready in _settled(looks, sign, lambda: _jobs(places, folder), clock):
                with Ledger(folder, watcher.on_wait) as ledger:
                    hands = Hands(Local(crew), sign, ready)
                    report = Round(ledger, settings, wish, watcher).bring_up_to_date(places, hands)
                if report.totals.done or report.totals.failed or report.totals.stopped:
                    yield report
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _settled(
    looks: Iterator[bool], sign: StopSign, jobs: Callable[[], list[Job]], clock: Callable[[], float]
) -> Iterator[frozenset[str]]:
    """Keys of the articles to be done now, again and again, until the sign asks to stop."""
    settling = Settling(clock)
    looked = float("-inf")
    for heard in looks:
        if sign.asked():
            return
        if heard or settling.waiting or clock() - looked >= LOOK:
            looked = clock()
            ready = settling.ready(jobs())
            if ready:
                settling.take(ready)
                yield ready


def _jobs(places: Sequence[Path], folder: str) -> list[Job]:
    try:
        return find_jobs(places, folder, {})
    except InputError:  # an empty inbox is one that waits
        return []


def _stamp(job: Job) -> str:
    try:
        return stamp_of(job.sources[0])
    except OSError:
        return "gone"


def _notices(places: Sequence[Path]) -> Callable[[StopSign], Iterator[bool]]:
    def ticks(sign: StopSign) -> Iterator[bool]:
        import watchfiles

        yield True
        timeout = int(TICK * 1000)
        notices = watchfiles.watch(
            *places, watch_filter=None, rust_timeout=timeout, yield_on_timeout=True, raise_interrupt=False
        )
        for notice in notices:
            yield bool(notice)
            if sign.asked():
                return

    return ticks
