"""A cluster of machines as a workforce: the same steps in the same crews, on the workers of a Dask scheduler.

For each lot of steps three tasks: `make` has a crew of the worker's machine make the files, under its limits; `summary`
is what the ledger has to hear of them; `deliver` puts them in their places once the ledger has heard. The bytes
themselves stay on the worker that made them. When it is lost, Dask makes them again elsewhere, and as the same inputs
give the same bytes, the ledger's digests still hold.
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
LOT = 8
"""Most steps in one task. A task costs coordinator and scheduler some 8 ms of CPU (benchmark/batch/cluster.py), so one
article a task would keep them busy with a hundred cores; a lot of more articles would only be waited for longer when
somebody asks to stop."""
_LOTS_AHEAD = 4
"""Lots that each thread should still have before it, so that all of them end at about the same time."""
_ASAP = 10
"""Priority of the short tasks: files that are made are put in their places before others are made."""
_HINT = "What is done is kept: start the cluster again, then run the batch again."


class Parcel(NamedTuple):
    """What a step gave, with the bytes of its files."""

    result: Result
    data: tuple[bytes, ...]


Stamped = tuple[str, ...] | Unwritable | None
"""What became of a delivery: the stamps of the files; why they cannot be written; None when they are not the ones that
were promised, since the source changed while a worker was lost."""


class Errand(NamedTuple):
    """What is awaited for a lot: its summary, or once there are results, its delivery."""

    lot: tuple[Step, ...]
    parcels: Any
    """Future of a Parcel a step; while it is held, the worker keeps the bytes."""
    results: tuple[Result, ...] = ()
    made: tuple[tuple[Made, ...], ...] = ()


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
            most = self._room()
            room = 0 if order.stopping() else most - len(under_way)
            waiting.extend(islice(source, max(1, most) * (_LOTS_AHEAD + 1) * LOT - len(waiting)))
            while waiting and room > 0:
                size = min(LOT, max(1, len(waiting) // (most * _LOTS_AHEAD)))
                self._make([waiting.popleft() for _ in range(size)], order.settings, under_way)
                room -= 1
            if not under_way and (order.stopping() or not waiting):
                return
            with suppress(Empty):
                future = self._ended.get(timeout=_PATIENCE)
                yield from self._go_on(under_way.pop(future), future, order, under_way)

    def _make(self, lot: Sequence[Step], settings: Settings, under_way: dict[Any, Errand]) -> None:
        # The current folder of a worker is another one.
        sent = [step._replace(before=None, found_at=tuple(map(absolute, step.reads))) for step in lot]
        parcels = self._client.submit(make, sent, settings, pure=False)
        self._await(summary, Errand(tuple(lot), parcels), under_way)

    def _go_on(
        self, errand: Errand, future: Any, order: Order, under_way: dict[Any, Errand]
    ) -> Iterator[tuple[Step, Result]]:
        """Those steps of an errand that have come to their end; the others go on to another leg."""
        answer = _answer(future, self._address)
        if answer is None and len(errand.lot) > 1:  # one of them is to blame
            for step in errand.lot:
                self._make([step], order.settings, under_way)
        elif answer is None:
            yield errand.lot[0], Result(failed(errand.lot[0], _lost()))
        elif errand.results:
            yield from self._arrived(errand, answer, order, under_way)
        else:
            yield from self._summed_up(errand, answer, order, under_way)

    def _summed_up(
        self, errand: Errand, results: tuple[Result, ...], order: Order, under_way: dict[Any, Errand]
    ) -> Iterator[tuple[Step, Result]]:
        """The steps that made nothing; what the others made is sent to its places."""
        made = tuple(map(destinations, errand.lot, results))
        for step, result, files in zip(errand.lot, results, made, strict=True):
            if result.staged:
                order.intend(step, files)
            else:
                yield step, result
        if any(made):
            self._await(deliver, errand._replace(results=results, made=made), under_way)

    def _arrived(
        self, errand: Errand, stamps: Sequence[Stamped], order: Order, under_way: dict[Any, Errand]
    ) -> Iterator[tuple[Step, Result]]:
        """The steps whose files are in their places, or cannot be put there."""
        for step, result, made, stamped in zip(errand.lot, errand.results, errand.made, stamps, strict=True):
            if stamped is None:
                self._make([step], order.settings, under_way)
            elif isinstance(stamped, Unwritable):
                yield step, unplaced(step, result, stamped)
            elif made:
                yield step, placed(step, result, made, stamped)

    def _await(self, task: Any, errand: Errand, under_way: dict[Any, Errand]) -> None:
        files = [[item.model_copy(update={"path": absolute(item.path)}) for item in made] for made in errand.made]
        arguments = (errand.parcels, files) if files else (errand.parcels,)
        future = self._client.submit(task, *arguments, pure=False, priority=_ASAP)
        under_way[future] = errand
        future.add_done_callback(self._ended.put)

    def _room(self) -> int:
        """How many lots may be under way: enough that no worker waits, few enough to be finished when asked to stop.

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


def make(lot: Sequence[Step], settings: Settings) -> tuple[Parcel, ...]:
    """A task: have one of this machine's crews do some steps, one after the other.

    Raises:
        UsageError: this machine has another version of the program or of the style than the coordinator.
    """
    inputs = lot[0].inputs
    if inputs and not inputs.layout.startswith(f"{style_digest(settings.style)}:"):
        hint = "Install the same version, and the same style packs, on every machine of the cluster."
        raise UsageError("a worker has another version of reportpipe or of the style.", where=_machine(), hint=hint)
    with BENCH.crew() as crew:
        brought = (bring(step, crew.staging) for step in lot)
        return tuple(_parcel(step, result, crew.staging) for step, result in crew.do(brought, settings))


def summary(parcels: Sequence[Parcel]) -> tuple[Result, ...]:
    """A task: parcels without the bytes."""
    return tuple(parcel.result for parcel in parcels)


def deliver(parcels: Sequence[Parcel], made: Sequence[Sequence[Made]]) -> tuple[Stamped, ...]:
    """A task: put the files of each parcel where the ledger expects them."""
    return tuple(map(_delivered, parcels, made))


def _parcel(step: Step, result: Result, staging: Path) -> Parcel:
    drop_copies(step, staging)
    data = tuple(Path(staged.path).read_bytes() for staged in result.staged)
    for staged in result.staged:
        Path(staged.path).unlink()
    return Parcel(result, data)


def _delivered(parcel: Parcel, made: Sequence[Made]) -> Stamped:
    if [hashlib.sha256(data).hexdigest() for data in parcel.data] != [item.sha256 for item in made]:
        return None
    try:
        return tuple(write_whole(item.path, data) for item, data in zip(made, parcel.data, strict=True))
    except Unwritable as error:
        return error


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
