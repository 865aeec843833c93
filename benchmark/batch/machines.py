"""What stands for a cluster on one machine: a Dask scheduler, workers and an S3 server, all on loopback."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

PROGRAM = [sys.executable, "-c", "from reportpipe.cli import main; main()"]
DASK = [sys.executable, "-c", "from dask.__main__ import main; main()"]
PATIENCE = 120
"""Seconds until a server that does not answer is given up."""
ACCOUNT = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}


class Machines:
    """Processes that stand for machines, each a group of its own, with a log in `folder`; all end with the context."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scheduler_port, self.store_port = free_port(), free_port()
        self.address = f"tcp://127.0.0.1:{self.scheduler_port}"
        self.store_address = f"http://127.0.0.1:{self.store_port}"
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for run in self._running:
            self.lose(run)

    def scheduler(self) -> subprocess.Popen[bytes]:
        options = ["--host", "127.0.0.1", "--port", str(self.scheduler_port), "--no-dashboard", "--no-show"]
        run = self._begin("scheduler", [*DASK, "scheduler", *options])
        wait_for(self.scheduler_port)
        return run

    def worker(self, threads: int = 1) -> subprocess.Popen[bytes]:
        """Dask's own nanny and limit on memory are left out: nothing here outlives its process."""
        options = ["--no-dashboard", "--no-nanny", "--memory-limit", "0", "--nthreads", str(threads)]
        return self._begin("worker", [*DASK, "worker", self.address, *options, "--local-directory", str(self.folder)])

    def store(self) -> subprocess.Popen[bytes]:
        """An S3 server whose log, `store-*.log`, has a line for every request."""
        serve = f"from moto.server import main; main(['-H', '127.0.0.1', '-p', '{self.store_port}'])"
        run = self._begin("store", [sys.executable, "-c", serve])
        wait_for(self.store_port)
        return run

    def lose(self, run: subprocess.Popen[bytes]) -> None:
        """As when a machine loses its power: nothing of it is there a moment later."""
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()

    def _begin(self, name: str, command: list[str]) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}-{len(self._running)}.log").open("w") as log:
            run = subprocess.Popen(command, cwd=self.folder, start_new_session=True, stdout=log, stderr=log)
        self._running.append(run)
        return run


class Wire:
    """A port that passes all on to another one and counts the bytes, both ways; use as a context manager."""

    def __init__(self, to: int) -> None:
        self.port, self.bytes = free_port(), 0
        self._to = to
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(asyncio.start_server(self._meet, "127.0.0.1", self.port), self._loop).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, answer = await asyncio.open_connection("127.0.0.1", self._to)
        await asyncio.gather(self._pass(reader, answer), self._pass(there, writer))

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(1 << 16):
                self.bytes += len(data)
                writer.write(data)
                await writer.drain()
        writer.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Until something answers there.

    Raises:
        TimeoutError: nothing did for PATIENCE.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise TimeoutError(f"nothing answers on port {port}")
