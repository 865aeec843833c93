"""The pandoc program: where it is, and one way to run it, with limits on time and memory and nothing to read.

It runs sandboxed, in an empty folder, with nothing of the environment but what it needs; when it is too slow, it and
all that it started is ended. Readers, and the Word writer for pages that it does not know, say for themselves what its
exit codes mean to a user.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportpipe.errors import ToolError

HINT = "Reinstall pypandoc_binary, which brings pandoc, or say where pandoc is in PYPANDOC_PANDOC."
OUT_OF_MEMORY = 251
"""pandoc's exit code when its heap limit is reached."""


class Ended(NamedTuple):
    """How a run of pandoc ended."""

    code: int
    """Exit code; negative: the signal that killed it."""
    output: bytes
    complaint: str
    """What it printed on standard error, on one line, at most 400 characters."""


def program() -> str:
    """The path: `PYPANDOC_PANDOC` where set (pypandoc's own variable), else pypandoc's own copy, else the PATH's."""
    return os.environ.get("PYPANDOC_PANDOC") or _packaged()


def run(arguments: Sequence[str], data: bytes, *, seconds: float, memory: str, where: str) -> Ended:
    """Run pandoc on `data`; `memory` is the most its heap may take, as GHC writes it (`512M`).

    Raises:
        ToolError: it does not start, or takes longer than `seconds`.
    """
    command = [program(), "+RTS", f"-M{memory}", "-A16m", "-V0", "-RTS", "--sandbox", *arguments]
    with tempfile.TemporaryDirectory(prefix="reportpipe-") as home:
        environment = {"SOURCE_DATE_EPOCH": "0", "LC_ALL": "C.UTF-8", "HOME": home, "PATH": os.defpath}
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
                cwd=home,
                start_new_session=True,
            )
        except OSError as error:
            message = f"pandoc does not start: {error.strerror or error}."
            raise ToolError(message, where=where, hint=HINT) from error
        try:
            output, complaint = process.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise too_slow(seconds, where) from error
        finally:
            _end(process)
    return Ended(process.returncode, output, " ".join(complaint.decode("utf8", "replace").split())[:400])


def too_slow(seconds: float, where: str) -> ToolError:
    """What a user is told when pandoc had to be stopped."""
    message = f"pandoc took longer than {seconds:g} seconds and was stopped."
    hint = "Set pandoc_seconds higher, or save the article in a simpler format."
    return ToolError(message, where=where, hint=hint)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of the process and of anything it started, and reap it."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@cache
def _packaged() -> str:
    import pypandoc

    packaged = Path(pypandoc.__file__).parent / "files" / "pandoc"
    return str(packaged) if packaged.exists() else shutil.which("pandoc") or "pandoc"
