"""Worker processes: warm, one document at a time each, and what a document does to its worker costs no other.

Each worker is a program of its own with a channel of its own, in a process group of its own. So a worker can be
killed at any moment, with the pandoc it may have started, without a lock or a queue that others share; the script that
called the library is not run again, as `multiprocessing` would; and time is measured on a clock that nobody can set
back. docs/decisions/0007-batches.md says why no library for pools does all of that.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from socket import socketpair
from types import TracebackType
from typing import Self

from reportpipe.batch.files import writing
from reportpipe.batch.limits import cause_of_death
from reportpipe.batch.plan import Step
from reportpipe.batch.result import Result, failed
from reportpipe.ledger import Failure
from reportpipe.settings import Settings

WARM_UP_SECONDS = 180.0
"""Longest that a worker may take to load itself, before its first document's time begins."""
DOCUMENTS = 100
"""A worker is replaced after so many: libraries for type and fonts keep a little of every document."""
_PATIENCE = 0.25
"""Seconds between two looks at clocks and stop signs."""
_FAREWELL_SECONDS = 5.0
"""Between the end of a worker's channel and the end of its process."""
_LAST_WORDS = 300
"""Characters of a dead worker's error stream that are kept."""


class Crew:
    """Up to `size` workers that write into the folder `staging`; use as a context manager, for one run or many."""

    def __init__(self, size: int, staging: Path) -> None:
        self.size, self.staging = size, staging
        self._workers: list[Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.dismiss()

    def dismiss(self) -> None:
        """End all workers, whatever they are at."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def do(
        self, steps: Iterable[Step], settings: Settings, stopping: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[Step, Result]]:
        """Each step with its result, as they end; once `stopping` is true, no other step is begun."""
        waiting = iter(steps)
        # One step ahead tells how many workers are worth starting.
        ahead = deque(islice(waiting, self.size))
        while True:
            ahead.extend(islice(waiting, self.size - len(ahead)))
            self._hire(0 if stopping() else len(ahead), settings)
            for worker in self._workers:
                if ahead and worker.step is None and not stopping():
                    worker.begin(ahead.popleft(), settings)
            busy = [worker for worker in self._workers if worker.step is not None]
            if not busy:
                if stopping() or not ahead:
                    return
                continue
            wait([worker.channel for worker in busy], timeout=_PATIENCE)
            for worker in busy:
                step, result = worker.step, worker.look()
                if worker.spent:
                    worker.end()
                    self._workers.remove(worker)
                if step is not None and result is not None:
                    yield step, result

    def _hire(self, wanted: int, settings: Settings) -> None:
        """As many workers as there are steps for, idle ones first; dead ones are replaced."""
        for worker in [worker for worker in self._workers if worker.step is None and not worker.alive]:
            worker.end()
            self._workers.remove(worker)
        idle = sum(worker.step is None for worker in self._workers)
        for _ in range(min(wanted - idle, self.size - len(self._workers))):
            self._workers.append(Worker(settings, self.staging))


class Worker:
    """One process and what it is at."""

    def __init__(self, settings: Settings, staging: Path) -> None:
        self.step: Step | None = None
        self._settings = settings
        self._staging = staging
        self._warm = False
        self._done = 0
        self._deadline = 0.0
        with writing(staging):
            self._errors = (staging / f"worker-{id(self)}-{time.monotonic_ns()}.log").open("wb+")
        ours, theirs = socketpair()
        # One thread each: the processors are shared out among workers, not within them.
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", f"from reportpipe.batch.serve import serve; serve({theirs.fileno()})"],
                stdin=subprocess.PIPE,  # never written: its end tells the worker that we are gone
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                env=environment,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C in a terminal is for us, not for it; and it can be killed with pandoc
            )
        self.channel = Connection(ours.detach())
        with contextlib.suppress(OSError):
            self.channel.send(settings)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def spent(self) -> bool:
        """True when it is dead, or has done enough."""
        return self.step is None and (self._done >= DOCUMENTS or not self.alive)

    def begin(self, step: Step, settings: Settings) -> None:
        self.step, self._settings = step, settings
        self._deadline = time.monotonic() + (self._settings.document_seconds if self._warm else WARM_UP_SECONDS)
        with contextlib.suppress(OSError):  # a dead worker is found by `look`
            self.channel.send((step, settings, self._staging))

    def look(self) -> Result | None:
        """What has come of its step, None while it is at it."""
        try:
            while self.step is not None and self.channel.poll():
                message = self.channel.recv()
                if isinstance(message, Result):
                    self._done = DOCUMENTS if message.exhausted else self._done + 1
                    self.step = None
                    return message
                self._warm = True
                self._deadline = time.monotonic() + self._settings.document_seconds
        except (EOFError, OSError):
            return self._dead()
        if self.step is not None and time.monotonic() > self._deadline:
            return self._late()
        return None

    def end(self) -> None:
        """Kill it, and what it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
        self.channel.close()
        self._errors.close()
        Path(self._errors.name).unlink(missing_ok=True)

    def _late(self) -> Result:
        seconds = self._settings.document_seconds
        message = f"took longer than {seconds:g} s and was stopped."
        if not self._warm:
            message = f"the process for it was not ready after {WARM_UP_SECONDS:g} s and was stopped."
        failure = Failure(code="batch.timeout", message=message, hint="Raise document_seconds if it is an article.")
        return self._gone(failure, seconds if self._warm else WARM_UP_SECONDS)

    def _dead(self) -> Result:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_FAREWELL_SECONDS)
        code, message, hint = cause_of_death(self._process.poll(), self._settings)
        words = self._last_words()
        return self._gone(Failure(code=code, message=f"{message} It said: {words}" if words else message, hint=hint))

    def _gone(self, failure: Failure, seconds: float = 0.0) -> Result:
        step, self.step, self._done = self.step, None, DOCUMENTS
        if step is None:
            raise RuntimeError("an idle worker has nothing to lose")
        return Result(failed(step, failure, seconds))

    def _last_words(self) -> str:
        """What it left on its error stream: the last line that speaks of an error."""
        self._errors.seek(0)
        text = self._errors.read(20_000).decode("utf8", "replace")
        lines = [line for line in text.splitlines() if line.strip()]
        fatal = [line for line in lines if "error" in line.lower()]
        return (fatal or [""])[-1][:_LAST_WORDS]
