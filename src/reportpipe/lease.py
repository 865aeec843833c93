"""Who is at work on an address: an object there names one run, so that two machines never write one folder.

The objects are numbered; the highest holds. A store creates one only where there is none (for S3 a PUT with
`If-None-Match: *`), so of two machines that want the next number one gets it. The holder writes its object again and
again. Whoever waits takes the next number once that has not changed for STALE_SECONDS of his own clock: no two clocks
are compared.
"""

import datetime as dt
import getpass
import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from pydantic import ValidationError

from reportpipe.errors import InputError
from reportpipe.model import Record
from reportpipe.places import FOLDER, create, listing, put, read, reason_of, remove

BEAT_SECONDS = 20.0
"""Between two signs of life."""
STALE_SECONDS = 120.0
"""Without a sign of life, after which a run is taken to be dead: a few signs may be lost or late."""
LOOK_SECONDS = 5.0
"""Between two looks of one who waits."""
_STEM, _ENDING = "lease-", ".json"


class Holder(Record):
    """What is written there."""

    by: str = "another machine"
    """User, machine and process, for people."""
    since: str = "a while ago"
    """When it began, for people."""
    keeper: str = ""
    """Of the ledger that the run keeps; a ledger is locked, so two runs with the same keeper never live at once."""
    beats: int = 0
    """Signs of life."""


class Lease:
    """The right to write at `folder`, an address, until `release`; waits for whoever has it.

    `on_wait` is called once with who has it and since when, before waiting. `took_over` names a dead run whose place
    was taken.

    Raises:
        InputError: nothing can be written there.
    """

    def __init__(
        self,
        folder: str,
        keeper: str,
        on_wait: Callable[[str], None] = lambda _: None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        now = dt.datetime.now(dt.UTC)
        self.folder, self.took_over = folder, ""
        self._clock, self._sleep = clock, sleep
        self._holder = Holder(by=_who(), since=f"{now:%Y-%m-%d %H:%M} UTC", keeper=keeper)
        self._lost, self._ended = False, threading.Event()
        try:
            self._place = self._acquire(on_wait)
        except OSError as error:
            hint = "Check the address, and that this machine may write there."
            raise InputError(f"cannot be written: {reason_of(error)}.", where=folder, hint=hint) from error
        self._heard = clock()
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._thread.start()

    def check(self) -> None:
        """Return only while the lease is ours.

        Raises:
            InputError: another run has taken it, or may have, since the store could not be reached for so long.
        """
        if self._clock() - self._heard >= STALE_SECONDS:  # this machine was asleep, or the store away
            self.beat()
        if self._lost or self._clock() - self._heard >= STALE_SECONDS:
            message = f"nothing could be written there for {STALE_SECONDS:g} s, and another run may have gone on."
            hint = "What is done is kept: run it again, it waits for the other one."
            raise InputError(message, where=self.folder, hint=hint)

    def beat(self) -> None:
        """Give a sign of life; notice when another run has taken over."""
        with suppress(OSError):  # a store that is away for a moment
            if self._highest()[0] != self._place:
                self._lost = True
                return
            self._holder = self._holder.model_copy(update={"beats": self._holder.beats + 1})
            put(self._holder.model_dump_json().encode(), self._place)
            self._heard = self._clock()

    def release(self) -> None:
        """Let others have it."""
        self._ended.set()
        self._thread.join()
        with suppress(OSError):
            remove(self._place)

    def _acquire(self, on_wait: Callable[[str], None]) -> str:
        seen, since, told = "", self._clock(), False
        while True:
            place, text = self._highest()
            if text != seen:
                seen, since = text, self._clock()
            holder = _holder(text)
            dead = self._clock() - since >= STALE_SECONDS
            if not place or dead or holder.keeper == self._holder.keeper:
                taken = self._take(place)
                if taken:
                    self.took_over = f"{holder.by}, which began {holder.since}" if dead else ""
                    return taken
                continue
            if not told:
                on_wait(
                    f"{holder.by} has been at work on {self.folder} since {holder.since}; waiting for it. If nothing is"
                    f" heard of it for {STALE_SECONDS:g} s, this run goes on in its place"
                )
                told = True
            self._sleep(LOOK_SECONDS)

    def _take(self, before: str) -> str:
        """The object with the number after that of `before`; empty when another run was faster."""
        place = f"{self.folder}/{FOLDER}/{_STEM}{_number(before) + 1:06}{_ENDING}"
        data = self._holder.model_dump_json().encode()
        # Read again: a store that heeds no condition lets the last one win.
        if not create(data, place) or read(place) != data:
            return ""
        if before:
            remove(before)
        return place

    def _highest(self) -> tuple[str, str]:
        """Place and text of the object that holds; empty when there is none."""
        names = [name for name in listing(f"{self.folder}/{FOLDER}") if name.startswith(_STEM)]
        if not names:
            return "", ""
        place = f"{self.folder}/{FOLDER}/{max(names, key=_number)}"
        try:
            return place, read(place).decode("utf8", "replace")
        except FileNotFoundError:  # released a moment ago
            return "", ""

    def _live(self) -> None:
        while not self._ended.wait(BEAT_SECONDS):
            self.beat()


def _number(place: str) -> int:
    digits = place.rpartition(_STEM)[2].removesuffix(_ENDING)
    return int(digits) if digits.isdecimal() else 0


def _holder(text: str) -> Holder:
    try:
        return Holder.model_validate_json(text)
    except ValidationError:
        return Holder()


def _who() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a container without users
        user = str(os.getuid())
    return f"{user}@{socket.gethostname()} (process {os.getpid()})"
