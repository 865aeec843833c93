"""Files written whole or not at all: first under a name of their own in a staging folder, synced, then renamed."""

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from reportpipe.batch.ours import is_ours
from reportpipe.errors import InputError
from reportpipe.ledger import UNWRITABLE, Made
from reportpipe.model import Output
from reportpipe.places import PARTIAL, digest_of, exists, is_address, put, reason_of, stamp_of

STAGING = "staging"
TEMPORARY = "Make room there, or name another folder for temporary files in TMPDIR, then run it again."
"""What to do when files on their way find no room."""


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


@contextmanager
def temporary() -> Iterator[Path]:
    """A folder for files on their way, gone in the end.

    Raises:
        Unwritable: there is no room for one.
    """
    with writing("temporary files", TEMPORARY):
        made = tempfile.TemporaryDirectory(prefix="reportpipe-")
    with made as name:
        yield Path(name)


@contextmanager
def writing(place: str | Path, hint: str = UNWRITABLE) -> Iterator[None]:
    """What the system refuses in here is refused with a word on what to do now.

    Raises:
        Unwritable: `place` cannot be written to.
    """
    try:
        yield
    except OSError as error:
        kind = Full if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS} else Unwritable
        raise kind(f"cannot be written: {reason_of(error)}.", where=str(place), hint=hint) from error


def _never(_: Path) -> bool:
    return False


def stage(output: Output, folder: Path) -> Staged:
    """Write one output into a staging folder.

    Raises:
        Unwritable: it cannot be written.
    """
    digest = hashlib.sha256(output.data).hexdigest()
    path = folder / f"{os.getpid()}-{digest[:16]}.{output.format}"
    _stage([output.data], path)
    return Staged(output.format, str(path), digest)


def stage_pieces(pieces: Iterable[bytes], path: Path) -> Staged:
    """Write a file that may be too large to be held in memory, piece by piece; its format is the ending of `path`.

    Raises:
        Unwritable: it cannot be written.
    """
    return Staged(path.suffix.removeprefix("."), str(path), _stage(pieces, path))


def destination(staged: Staged, target: str, *, beside: bool, replaced: Callable[[Path], bool] = _never) -> Made:
    """Where a staged file will go: `target` (a path or an address) with its format for an ending.

    With `beside`, a file that is there with other bytes is kept, and the new one goes to `target.2.pdf`, and so on: to
    the first name that is free, or that of a file which may be `replaced`.
    """
    path = f"{target}.{staged.format}"
    number = 2
    while beside and exists(path) and not _holds(path, staged.sha256):
        path = f"{target}.{number}.{staged.format}"
        number += 1
        beside = not replaced(Path(path))
    return Made(format=staged.format, path=path, sha256=staged.sha256)


def place(staged: Sequence[Staged], made: Sequence[Made]) -> tuple[str, ...]:
    """Put staged files in their places, each in one step; the stamp of each there.

    Raises:
        Unwritable: the folder cannot be written to.
    """
    return tuple(_place(Path(source.path), target.path) for source, target in zip(staged, made, strict=True))


def write(output: Output, target: str) -> Made:
    """Put one output at `target` with its format for an ending; for a file that no ledger watches over.

    What is there and was edited, or is not ours, is kept, and the output goes beside it.

    Raises:
        Unwritable: the folder cannot be written to.
    """
    staged = Staged(output.format, "", hashlib.sha256(output.data).hexdigest())
    kept = not is_ours(Path(f"{target}.{output.format}"))
    made = destination(staged, target, beside=kept, replaced=is_ours)
    write_whole(made.path, output.data)
    return made


def write_whole(place: str, data: bytes) -> str:
    """Write a file so that it is seen there only when it is whole and synced; its stamp.

    Raises:
        Unwritable: the folder cannot be written to.
    """
    with writing(place):
        if is_address(place):
            put(data, place)
        else:
            _write_whole(Path(place), data)
        return stamp_of(place)


def sweep(folder: Path) -> None:
    """Remove what a killed run left half-written; the ledger's lock is held, so nobody is writing."""
    for partial in folder.rglob(f".*{PARTIAL}"):
        partial.unlink(missing_ok=True)


def _place(source: Path, target: str) -> str:
    if is_address(target):
        stamp = write_whole(target, source.read_bytes())
        source.unlink()
        return stamp
    with writing(target):
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        _move(source, Path(target))
        return stamp_of(target)


def _write_whole(path: Path, data: bytes) -> None:
    partial = _partial(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write(partial, [data])
        partial.replace(path)
    finally:
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


def _stage(pieces: Iterable[bytes], path: Path) -> str:
    with writing(path):
        try:
            return _write(path, pieces)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def _write(path: Path, pieces: Iterable[bytes]) -> str:
    """Write and sync; the sha256 of all of it."""
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _holds(path: str, sha256: str) -> bool:
    return (is_address(path) or Path(path).is_file()) and digest_of(path) == sha256
