"""CPU time of this process and its children, by stage and by whose code it was spent in."""

import resource
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any


def cpu() -> float:
    """Seconds of CPU used so far by this process and its children, those that still run (pandoc's worker) included."""
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages) + sum(map(clock_of, children()))


def children() -> list[int]:
    """Process ids of the children that still run, on Linux; none are seen elsewhere."""
    found: list[int] = []
    for path in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that has just ended
            found += map(int, path.read_text(encoding="ascii").split())
    return found


def clock_of(pid: int) -> float:
    """CPU seconds of a process by its own clock, whose number is made of its id (Linux, clock_getcpuclockid)."""
    return time.clock_gettime((~pid << 3) | 2)


class Meter:
    """CPU spent inside some functions, nested calls counted once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0
        self._patched: list[tuple[Any, str, Any]] = []

    def watch(self, owner: Any, *names: str) -> None:
        for name in names:
            original = getattr(owner, name)
            self._patched.append((owner, name, original))
            setattr(owner, name, self._metered(original))

    def stop(self) -> None:
        for owner, name, original in self._patched:
            setattr(owner, name, original)

    def _metered(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            before = cpu()
            self._depth += 1
            try:
                return function(*args, **kwargs)
            finally:
                self._depth -= 1
                if self._depth == 0:
                    self.seconds += cpu() - before

        return call


class Laps:
    """CPU of each stage of each document: the quietest of several rounds, and what of it some meters saw."""

    def __init__(self, *meters: Meter) -> None:
        self._meters = meters
        self._best: dict[tuple[str, str], tuple[float, ...]] = {}

    def time(self, stage: str, document: str, function: Callable[[], Any]) -> Any:
        before = cpu(), *(meter.seconds for meter in self._meters)
        result = function()
        after = cpu(), *(meter.seconds for meter in self._meters)
        lap = tuple(now - then for now, then in zip(after, before, strict=True))
        self._best[stage, document] = min(lap, self._best.get((stage, document), lap))
        return result

    def total(self, *stages: str, meter: int | None = None) -> float:
        """Seconds of these stages over all documents; of a meter: what it saw of them."""
        place = 0 if meter is None else meter + 1
        return sum(lap[place] for (stage, _), lap in self._best.items() if stage in stages)
