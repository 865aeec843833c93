"""What one document may use of the machine, enforced by the kernel on the process that works on it.

Memory is limited as data (RLIMIT_DATA), not as address space: pandoc's run-time system reserves a terabyte of
addresses that it never touches. Children (pandoc) inherit every limit.
"""

import math
import resource
import signal
import sys

from reportpipe.settings import Settings

EXIT_MEMORY = 86
"""Exit code of a worker that ran out of memory where Python could not say so."""


def limit_document(settings: Settings) -> None:
    """Limits for the document that comes next; a file or memory past them is an error, a second past them the end."""
    if sys.platform == "linux":  # elsewhere the kernel accepts this limit and does not heed it
        _lower(resource.RLIMIT_DATA, settings.document_bytes)
    # No file that is made of one article is a fraction of this; an endless one must not fill the disk.
    _lower(resource.RLIMIT_FSIZE, max(1_000_000_000, 10 * settings.max_bytes))
    _lower(resource.RLIMIT_CORE, 0)
    # The kernel counts the whole life of the process.
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime + settings.document_seconds) + 1
    _lower(resource.RLIMIT_CPU, seconds)


def cause_of_death(exit_code: int | None, settings: Settings) -> tuple[str, str, str]:
    """(code, message, hint) for a worker that ended with this exit code; negative: the signal that killed it."""
    memory = f"{settings.document_bytes / 1e6:,.0f} MB"
    if exit_code == -signal.SIGXCPU:
        message = f"used more than {settings.document_seconds:g} s of processor time and was stopped."
        return "batch.timeout", message, "Raise document_seconds if it is really an article."
    if exit_code == EXIT_MEMORY:
        message = f"needed more memory than it may have ({memory})."
        return "batch.memory", message, "Raise document_bytes if it is really an article."
    if exit_code == -signal.SIGKILL:
        message = "the process that worked on it was killed from outside, as the system does when memory runs out."
        return "batch.killed", message, "Use fewer workers if the machine is short of memory, and run it again."
    if exit_code is not None and exit_code < 0:
        name = signal.Signals(-exit_code).name
        message = f"the process that worked on it crashed ({name})."
        return "batch.died", message, "The file may be damaged; the others are not affected."
    message = f"the process that worked on it ended by itself (exit code {exit_code})."
    return "batch.died", message, "The file may be damaged; the others are not affected."


def _lower(kind: int, value: int) -> None:
    """The soft limit; never above the hard one, which stays as it is."""
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
