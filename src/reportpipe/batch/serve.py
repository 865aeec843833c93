"""What a worker process does: set its limits, warm up, then one step after another until its channel closes."""

import faulthandler
import os
import signal
import sys
import threading
from multiprocessing.connection import Connection

from reportpipe.batch.limits import EXIT_MEMORY, limit_document
from reportpipe.batch.work import warm_up, work

WARM = "warm"
"""What a worker says when it is ready."""


def serve(channel_number: int) -> None:
    """Serve the Crew at the other end of this file descriptor; return when it closes the channel."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.enable()
    threading.Thread(target=_watch_for_orphanage, daemon=True).start()
    with Connection(channel_number) as channel:
        try:
            warm_up(channel.recv())
            channel.send(WARM)
            while True:
                step, settings, staging = channel.recv()
                limit_document(settings)
                channel.send(work(step, settings, staging))
        except (EOFError, OSError):
            return  # nobody is waiting for an answer
        except MemoryError:
            os._exit(EXIT_MEMORY)


def _watch_for_orphanage() -> None:
    """End at once, with everything started here, when the process at the other end of stdin is gone."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.killpg(0, signal.SIGKILL)
