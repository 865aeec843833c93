"""Ctrl-C once finishes the documents in work, twice stops now; a request to terminate counts as the first."""

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self


class StopSign:
    """While it is up (use as a context manager), `asked()` tells whether somebody wants the run to end.

    The second SIGINT raises KeyboardInterrupt wherever the main thread is. Outside the main thread, where Python
    allows no handlers, nothing changes.
    """

    def __init__(self, on_stop: Callable[[], None] = lambda: None) -> None:
        self._asked = False
        self._on_stop = on_stop
        self._told = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._heard)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def asked(self) -> bool:
        """Whether a stop was asked for; the first to ask after it is told has it announced.

        The handler announces nothing itself: it may have come in the middle of a line that is being written.
        """
        if self._asked and not self._told:
            self._told = True
            self._on_stop()
        return self._asked

    def _heard(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the shape of a handler
        if self._asked and number == signal.SIGINT:
            raise KeyboardInterrupt
        self._asked = True
