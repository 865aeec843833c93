"""A cluster of machines as a workforce: the same steps in the same crews, on the workers of a Dask scheduler.

For each step three tasks: `make` has a crew of the worker's machine make the files, under its limits; `summary` is what
the ledger has to hear of them; `deliver` puts them in their places once the ledger has heard. The bytes themselves stay
on the worker that made them. When it is lost, Dask makes them again elsewhere, and as the same inputs give the same
bytes, the ledger's digests still hold.
"""

import atexit
import hashlib
import shutil
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, NamedTuple, Self

from reportpipe.batch.crew import Crew
from reportpipe.batch.files import Unwritable, write_whole
from reportpipe.batch.plan import Step, style_digest
from reportpipe.batch.result import Result, failed
from reportpipe.batch.workforce import Order, bring, destinations, drop_copies, placed, unplaced
from reportpipe.errors import ReportpipeError, ToolError, UsageError
from reportpipe.ledger import Failure, Made
from reportpipe.places import absolute
from reportpipe.settings import Settings

JOIN_SECONDS = 60.0
"""Longest that the coordinator goes on without a single worker."""
IDLE_SECONDS = 300.0
"""A crew that had nothing to do for so long is dismissed: its memory is for others."""
_PATIENCE = 0.25
"""Seconds between two looks at stop signs."""
_COUNT_SECONDS = 2.0
"""Seconds between two counts of the workers; they may come and go."""
_ASAP = 10
"""Priority of the short tasks: files that are made are put in their places before others are made."""
_HINT = "What is done is kept: start the cluster again, then run the batch again."


class Parcel(NamedTuple):
    """What a step gave, with the bytes of its files."""

    result: Result
    data: tuple[bytes, ...]


class Errand(NamedTuple):
    """What is awaited for a step: its summary, or with `made` its delivery."""

    step: Step
    parcel: Any
    """Future of a Parcel; while it is held, the worker keeps the bytes."""
    result: Result | None = None
    made: tuple[Made, ...] = ()


class Cluster:
    """The workers of the Dask scheduler at `address`; use as a context manager.

    Raises:
        UsageError: dask is not installed, or the address is none.
        ToolError: the scheduler cannot be reached.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._ended: SimpleQueue[Any] = SimpleQueue()
        self._threads, self._counted, self._last_seen = 0, float("-inf"), time.monotonic()
        try:
            from distributed import Client

            make_client: Any = Client  # it has no types
            self._client: Any = make_client(address, timeout=20, set_as_default=False)
        except ImportError as error:
            hint = "Install it with: pip install 'reportpipe[cluster]'."
            raise UsageError(f"what a cluster needs is not installed: {error}.", where=address, hint=hint) from error
        except (OSError, TimeoutError) as error:
            hint = "Start it with `dask scheduler`, or check the address."
            raise ToolError("the scheduler cannot be reached.", where=address, hint=hint) from error
        except ValueError as error:
            raise UsageError(f"not the address of a scheduler: {error}.", where=address) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(Exception):  # a scheduler that is gone already
            self._client.close(timeout=5)

    def carry_out(self, steps: Iterable[Step], order: Order) -> Iterator[tuple[Step, Result]]:
        """See Workforce. A worker that is lost costs nothing but time.

        Raises:
            ToolError: no worker came, all of them went, or the scheduler is gone.
        """
        waiting: deque[Step] = deque()
        source = iter(steps)
        under_way: dict[Any, Errand] = {}
        while True:
            room = 0 if order.stopping() else self._room() - len(under_way)
            waiting.extend(islice(source, max(0, max(1, room) - len(waiting))))  # one ahead tells whether there is more
            while waiting and room > 0:
                self._make(waiting.popleft(), order.settings, under_way)
                room -= 1
            if not under_way and (order.stopping() or not waiting):
                return
            with suppress(Empty):
                future = self._ended.get(timeout=_PATIENCE)
                errand = under_way.pop(future)
                done = self._go_on(errand, future, order, under_way)
                if done:
                    yield errand.step, done

    def _make(self, step: Step, settings: Settings, under_way: dict[Any, Errand]) -> None:
        # The current folder of a worker is another one.
        sent = step._replace(before=None, found_at=tuple(map(absolute, step.reads)))
        parcel = self._client.submit(make, sent, settings, pure=False)
        self._await(summary, Errand(step, parcel), under_way)

    def _go_on(self, errand: Errand, future: Any, order: Order, under_way: dict[Any, Errand]) -> Result | None:
        """The result of an errand that has come to its end; None when there is another leg to it."""
        step = errand.step
        try:
            answer = _answer(future, self._address)
        except Unwritable as error:
            return unplaced(step, errand.result or Result(failed(step, _lost())), error)
        if answer is None and errand.made:  # other bytes than promised: the source changed while a worker was lost
            self._make(step, order.settings, under_way)
            return None
        if isinstance(answer, Result):
            if not answer.staged:
                return answer
            made = destinations(step, answer)
            order.intend(step, made)
            self._await(deliver, Errand(step, errand.parcel, answer, made), under_way)
            return None
        if answer is None or errand.result is None:
            return Result(failed(step, _lost()))
        return placed(step, errand.result, errand.made, answer)

    def _await(self, task: Any, errand: Errand, under_way: dict[Any, Errand]) -> None:
        files = [item.model_copy(update={"path": absolute(item.path)}) for item in errand.made]
        arguments = (errand.parcel, files) if files else (errand.parcel,)
        future = self._client.submit(task, *arguments, pure=False, priority=_ASAP)
        under_way[future] = errand
        future.add_done_callback(self._ended.put)

    def _room(self) -> int:
        """How many steps may be under way: enough that no worker waits, few enough to be finished when asked to stop.

        Raises:
            ToolError: there has been no worker for JOIN_SECONDS, or no scheduler.
        """
        now = time.monotonic()
        if now - self._counted >= _COUNT_SECONDS:
            try:
                self._threads = sum(self._client.nthreads().values())
            except Exception as error:
                raise ToolError("the scheduler is gone.", where=self._address, hint=_HINT) from error
            self._counted = now
            if self._threads:
                self._last_seen = now
        if now - self._last_seen > JOIN_SECONDS:
            hint = f"Start some on other machines: dask worker {self._address}"
            raise ToolError(f"no worker for {JOIN_SECONDS:g} s.", where=self._address, hint=hint)
        return self._threads + max(2, self._threads // 4) if self._threads else 0


def _answer(future: Any, address: str) -> Any:
    """What a task gave; None when it killed every worker that it was given to."""
    from distributed.scheduler import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        return None
    except ReportpipeError:
        raise
    except CancelledError as error:
        raise ToolError("the scheduler is gone.", where=address, hint=_HINT) from error
    except Exception as error:
        hint = "Is the same version of reportpipe installed on every machine of the cluster?"
        message = f"a worker cannot do its work: {type(error).__name__}: {error}."
        raise ToolError(message, where=address, hint=hint) from error


def _lost() -> Failure:
    message = "every machine that worked on it was lost while it did."
    hint = "Look at the logs of the workers, and run it again."
    return Failure(code="batch.killed", message=message, hint=hint)


def make(step: Step, settings: Settings) -> Parcel:
    """A task: have one of this machine's crews do a step.

    Raises:
        UsageError: this machine has another version of the program or of the style than the coordinator.
    """
    if step.inputs and not step.inputs.layout.startswith(f"{style_digest(settings.style)}:"):
        hint = "Install the same version, and the same style packs, on every machine of the cluster."
        raise UsageError("a worker has another version of reportpipe or of the style.", where=_machine(), hint=hint)
    with BENCH.crew() as crew:
        brought = bring(step, crew.staging)
        ((_, result),) = crew.do([brought], settings)
        drop_copies(brought, crew.staging)
        data = tuple(Path(staged.path).read_bytes() for staged in result.staged)
        for staged in result.staged:
            Path(staged.path).unlink()
    return Parcel(result, data)


def summary(parcel: Parcel) -> Result:
    """A task: a parcel without the bytes."""
    return parcel.result


def deliver(parcel: Parcel, made: Sequence[Made]) -> tuple[str, ...] | None:
    """A task: put the files where the ledger expects them; their stamps, or None when they are not those promised.

    Raises:
        Unwritable: the folder cannot be written to.
    """
    if [hashlib.sha256(data).hexdigest() for data in parcel.data] != [item.sha256 for item in made]:
        return None
    return tuple(write_whole(item.path, data) for item, data in zip(made, parcel.data, strict=True))


class Bench:
    """The crews of one Dask worker, one for each of its threads; warm from batch to batch, dismissed when idle."""

    def __init__(self) -> None:
        self._idle: deque[tuple[float, Crew]] = deque()
        self._home: Path | None = None
        self._lock = threading.Lock()

    @contextmanager
    def crew(self) -> Iterator[Crew]:
        """A crew of one, for one step."""
        with self._lock:
            crew = self._idle.pop()[1] if self._idle else Crew(1, self._staging())
        try:
            yield crew
        except BaseException:
            crew.dismiss()
            raise
        with self._lock:
            self._idle.append((time.monotonic(), crew))
        timer = threading.Timer(IDLE_SECONDS, self._dismiss, [IDLE_SECONDS])
        timer.daemon = True
        timer.start()

    def close(self) -> None:
        self._dismiss(0.0)
        if self._home:
            shutil.rmtree(self._home, ignore_errors=True)

    def _dismiss(self, seconds: float) -> None:
        now = time.monotonic()
        with self._lock:
            while self._idle and now - self._idle[0][0] >= seconds:
                self._idle.popleft()[1].dismiss()

    def _staging(self) -> Path:
        if self._home is None:
            self._home = Path(tempfile.mkdtemp(prefix="reportpipe-"))
            atexit.register(self.close)
        return self._home


BENCH = Bench()


def _machine() -> str:
    from distributed import get_worker

    return str(get_worker().address)
