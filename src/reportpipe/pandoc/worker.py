"""A pandoc that stays, for the one thing that every memo needs of it: a Word file of a document tree.

Starting pandoc is half of what it takes for a memo. So each process keeps one that runs `worker.lua`, sends it trees
and reads Word files, byte for byte those that the command line makes. It sees only what it is sent: pictures come
inside the tree, the reference document through an open file without a name. It is replaced after some documents, and
whenever it is slow, dies or answers nonsense; then, as when another thread has it, `pandoc.run` does the work. A
process that makes one Word file, or a pandoc that has made none yet, gets no worker.

Readers do not use it: what strangers wrote is read by a process of its own, under `--sandbox`.
"""

import atexit
import contextlib
import os
import signal
import subprocess
import tempfile
import threading
import time
from importlib.resources import as_file, files

from reportpipe.pandoc import Ended, program, too_slow

DOCUMENTS = 100
"""A worker is replaced after so many; as many as a batch gives a process of its own."""
_LOCK = threading.Lock()


class Worker:
    """One pandoc, started by this process; `memory` as for `pandoc.run`."""

    def __init__(self, memory: str) -> None:
        self.program, self.memory, self.owner = program(), memory, os.getpid()
        self._done = 0
        self._reference = b""
        with contextlib.ExitStack() as opened:
            self._file = opened.enter_context(tempfile.TemporaryFile(prefix="reportpipe-"))
            script = opened.enter_context(as_file(files("reportpipe.pandoc") / "worker.lua"))
            limits = ("+RTS", f"-M{memory}", "-A16m", "-V0", "-RTS")
            self._process = subprocess.Popen(
                [self.program, *limits, "lua", str(script), f"/dev/fd/{self._file.fileno()}"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8", "HOME": os.devnull, "PATH": os.defpath},
                cwd="/",
                pass_fds=[self._file.fileno()],
                start_new_session=True,
            )
            self._opened = opened.pop_all()

    def serves(self, memory: str) -> bool:
        """Whether it can take another document of this process."""
        same = (self.program, self.memory, self.owner) == (program(), memory, os.getpid())
        return same and self._done < DOCUMENTS and self._process.poll() is None

    def docx(self, tree: bytes, reference: bytes) -> Ended:
        """What it makes of a tree.

        Raises:
            EOFError, OSError, ValueError: it died or answers nonsense.
        """
        if reference != self._reference:
            self._file.seek(0)
            self._file.truncate()
            self._file.write(reference)
            self._file.flush()
            self._reference = reference
        self._file.seek(0)  # on some systems it reads from where we stand
        self._done += 1
        asked, answer = self._process.stdin, self._process.stdout
        if asked is None or answer is None:
            raise EOFError
        asked.write(b"%d\n%b" % (len(tree), tree))
        asked.flush()
        word, length = answer.readline().split()
        result = answer.read(int(length))
        if word not in {b"made", b"failed"} or len(result) < int(length):
            raise EOFError
        if word == b"made":
            return Ended(0, result, "")
        return Ended(1, b"", " ".join(result.decode("utf8", "replace").split())[:400])

    def kill(self) -> None:
        """End it and all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        """Leave nothing of it behind; what another process started is left to that process."""
        if self.owner == os.getpid():
            self.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._opened):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()


_workers: list[Worker] = []
"""The worker of this process, if any."""
_proven: set[str] = set()
"""Programs that have made a Word file for this process."""


def prove() -> None:
    """Let the pandoc in use have a worker from now on: it has made a Word file, and more are to come."""
    _proven.add(program())


def docx(tree: bytes, reference: bytes, *, seconds: float, memory: str, where: str) -> Ended | None:
    """A Word file in the styles of `reference` from a document tree in JSON; None when no worker can be had.

    Raises:
        ToolError: it took longer than `seconds`.
    """
    if program() not in _proven or not _LOCK.acquire(blocking=False):
        return None
    try:
        return _docx(tree, reference, seconds, memory, where)
    finally:
        _LOCK.release()


def _docx(tree: bytes, reference: bytes, seconds: float, memory: str, where: str) -> Ended | None:
    if _workers and not _workers[0].serves(memory):
        stop()
    try:
        worker = _workers[0] if _workers else Worker(memory)
    except OSError:
        return None
    _workers[:] = [worker]
    alarm = threading.Timer(seconds, worker.kill)
    alarm.daemon = True
    began = time.monotonic()
    alarm.start()
    try:
        return worker.docx(tree, reference)
    except (OSError, ValueError, EOFError):
        stop()
        if time.monotonic() - began >= seconds:
            raise too_slow(seconds, where) from None
        return None
    finally:
        alarm.cancel()


@atexit.register
def stop() -> None:
    """End the worker of this process, if there is one; the next document gets a new one."""
    while _workers:
        _workers.pop().close()
