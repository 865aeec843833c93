"""Files written whole or not at all: first under a name of their own in a staging folder, synced, then renamed."""

import errno
import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportpipe.errors import InputError
from reportpipe.ledger import Made
from reportpipe.model import Output

STAGING = "staging"
PARTIAL = ".reportpipe-partial"


class Staged(NamedTuple):
    """A file that is whole on disk, but not yet in its place."""

    format: str
    path: str
    sha256: str


class Unwritable(InputError):
    """A file cannot be put where it belongs."""

    code = "output"


class Full(Unwritable):
    """The folder of the memos takes no more files at all: every other document would fail alike."""

    code = "output.full"


def stage(output: Output, folder: Path) -> Staged:
    """Write one output into a staging folder.

    Raises:
        Unwritable: it cannot be written.
    """
    digest = hashlib.sha256(output.data).hexdigest()
    path = folder / f"{os.getpid()}-{digest[:16]}.{output.format}"
    try:
        _write(path, output.data)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _unwritable(path, error) from error
    return Staged(output.format, str(path), digest)


def destination(staged: Staged, target: Path, *, beside: bool = False) -> Made:
    """Where a staged file will go: `target` with its format for an ending.

    With `beside`, a file that is there with other bytes is kept, and the new one goes to `target.2.pdf`, and so on.
    """
    path = target.with_name(f"{target.name}.{staged.format}")
    number = 2
    while beside and os.path.lexists(path) and not _holds(path, staged.sha256):
        path = target.with_name(f"{target.name}.{number}.{staged.format}")
        number += 1
    return Made(format=staged.format, path=str(path), sha256=staged.sha256)


def place(staged: Sequence[Staged], made: Sequence[Made]) -> None:
    """Put staged files in their places, each in one step.

    Raises:
        Unwritable: the folder cannot be written to.
    """
    for source, target in zip(staged, made, strict=True):
        path = Path(target.path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _move(Path(source.path), path)
        except OSError as error:
            raise _unwritable(path, error) from error


def write(output: Output, target: Path, *, beside: bool = False) -> Made:
    """Stage and place one output; for a file that no ledger watches over.

    Raises:
        Unwritable: the folder cannot be written to.
    """
    staged = Staged(output.format, "", hashlib.sha256(output.data).hexdigest())
    made = destination(staged, target, beside=beside)
    write_whole(Path(made.path), output.data)
    return made


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under a temporary name beside it, sync it, rename it.

    Raises:
        Unwritable: the folder cannot be written to.
    """
    partial = _partial(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(partial, data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def sweep(folder: Path) -> None:
    """Remove what a killed run left half-written; the ledger's lock is held, so nobody is writing."""
    for partial in folder.rglob(f".*{PARTIAL}"):
        partial.unlink(missing_ok=True)


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        partial = _partial(target)
        try:
            with source.open("rb") as original, partial.open("wb") as copy:
                shutil.copyfileobj(original, copy)
                copy.flush()
                os.fsync(copy.fileno())
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)


def _partial(path: Path) -> Path:
    return path.with_name(f".{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]}{PARTIAL}")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _holds(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _unwritable(path: Path, error: OSError) -> Unwritable:
    kind = Full if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS} else Unwritable
    hint = "Make room or choose another folder with -o, then run it again: what is done is kept."
    return kind(f"cannot be written: {error.strerror}.", where=str(path), hint=hint)
