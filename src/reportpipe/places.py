"""Files by where they are: paths of this machine, and addresses that fsspec knows (`s3://bucket/memos/a.pdf`).

Both are text, and `/` parts them. What a path costs here is a call of the operating system; an address is reached over
the network, with the credentials of whoever runs the program, and only because somebody named it.
"""

import hashlib
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from reportpipe.errors import EmptySource, NotText, UsageError

FOLDER = ".reportpipe"
FRESH = 2
"""Seconds. FAT, the coarsest file system in use, keeps times to two seconds."""
PARTIAL = ".reportpipe-partial"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://")
_QUOTED = "bytes:"
"""No absolute path begins like this."""
_WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "az", "memory"})
"""Stores in which an object is seen only when all of it is there."""
_LOCKS = ("~$", ".~lock.")
_WEB = frozenset({"http", "https", "ftp"})
_MARKS = ("ETag", "etag", "md5Hash", "content_md5")
_TIMES = ("LastModified", "last_modified", "updated", "mtime", "created")


def is_address(place: str) -> bool:
    return _ADDRESS.match(place) is not None


def plain(place: str | Path) -> str:
    """A place as it is used from here on: `file://` is a path, and a folder's address has no `/` at its end."""
    text = str(place)
    if text.startswith("file://"):
        return text.removeprefix("file://")
    return text.rstrip("/") if is_address(text) else text


def joined(folder: str, path: str) -> str:
    return f"{folder}/{path}" if is_address(folder) else str(Path(folder, path))


def relative(place: str, folder: str) -> str:
    return place.removeprefix(f"{folder}/") if is_address(folder) else os.path.relpath(place, folder)


def absolute(place: str) -> str:
    """The place by a name that does not depend on the current folder."""
    return place if is_address(place) else os.path.abspath(place)  # noqa: PTH100 - links have to stay


def name_of(place: str) -> str:
    """The last part, a file's name."""
    return PurePosixPath(place).name


def home_of(folder: str) -> Path:
    """Where this machine keeps what it remembers of a folder: inside it, or for an address in the user's state."""
    if not is_address(folder):
        return Path(folder, FOLDER)
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    words = re.sub(r"[^\w.-]+", "-", folder)[-60:]
    return Path(state, "reportpipe", f"{words}-{hashlib.sha256(folder.encode()).hexdigest()[:12]}")


def key_of(place: str | Path) -> str:
    """What the ledger calls a file: its address, or its absolute path, quoted where the name is not UTF-8."""
    if is_address(str(place)):
        return str(place)
    path = absolute(str(place))
    if path.isascii() or readable(path) == path:
        return path
    return _QUOTED + quote_from_bytes(os.fsencode(path))


def path_of(key: str) -> str:
    """The path or address that a key of one file stands for."""
    return os.fsdecode(unquote_to_bytes(key.removeprefix(_QUOTED))) if key.startswith(_QUOTED) else key


def readable(path: str) -> str:
    """A path as text that can be stored and printed: a byte that is not UTF-8 becomes an escape."""
    if path.isascii():
        return path
    return os.fsencode(path).decode("utf8", "backslashreplace")


def reason_of(error: Exception) -> str:
    """Why the operating system, a store or a database refused."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def advice_on(place: str) -> str:
    """What to do about a file that cannot be opened: it may be closed to us, its path a link or a pattern."""
    if is_address(place):
        return "Check the address."
    folder = os.path.dirname(place) or "."  # noqa: PTH120 - a path is text here
    shut = os.access(folder, os.F_OK) and not os.access(folder, os.X_OK)
    if shut or (os.access(place, os.F_OK) and not os.access(place, os.R_OK)):
        return "It may not be read by you: change its permissions, or ask its owner."
    if os.path.islink(place):  # noqa: PTH114 - Path raises where a folder is shut
        return "It is a link to something that is not there."
    if any(mark in place for mark in "*?["):
        return (
            "It is a pattern: check the folder, and leave out quotation marks, which keep the shell from filling it in."
        )
    return "Check the path."


def empty(name: str) -> EmptySource:
    """What to say of a file without a byte."""
    return EmptySource("the file is empty.", where=name, hint="Check that it was saved or downloaded completely.")


def is_lock(name: str) -> bool:
    """Whether a file of this name is what Word (`~$ief.docx`) or LibreOffice leaves beside an open document."""
    return name_of(name).startswith(_LOCKS)


def refuse_lock(name: str) -> None:
    """Do nothing, unless the name is that of a lock.

    Raises:
        NotText: it is; it holds who has the document open.
    """
    if is_lock(name):
        hint = "Give the document itself; what is not saved there yet is not in it."
        raise NotText("only says that a document is open in Word or LibreOffice.", where=name, hint=hint)


def is_open_elsewhere(path: Path) -> bool:
    """Whether Word or LibreOffice has this document open, as far as the locks beside it tell.

    Word puts `~$` before the name, or in the place of its first letters: of two from eight letters on, of one of seven.
    """
    name = path.name
    locks = (f"~${name[min(2, max(0, len(path.stem) - 6)) :]}", f".~lock.{name}#")
    return any(path.with_name(lock).exists() for lock in locks)


def digest_of(place: str | Path) -> str:
    """sha256 of a file's bytes.

    Raises:
        OSError: the file cannot be read.
    """
    if is_address(str(place)):
        return hashlib.sha256(read(str(place))).hexdigest()
    with Path(place).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamp_of(place: str | Path) -> str:
    """What changes whenever somebody writes to a file or puts another in its place.

    Of a path: size, two times, inode. Of an address: size, and the mark that its store gives to its content, else its
    time twice.

    Raises:
        OSError: the file is not there.
    """
    if isinstance(place, str) and is_address(place):
        with _reached(place) as (system, path):
            return _stamp(system.info(path))
    status = os.stat(place)  # noqa: PTH116 - called for every file of a batch, four times as fast
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def size_in(stamp: str) -> int:
    return int(stamp.partition(" ")[0])


def settled(stamp: str) -> str:
    """The stamp, or nothing when the file was touched within FRESH seconds of now or later (a clock set back).

    A second change might then leave the same stamp, so that the file has to be hashed next time. The method is that of
    git's index ("racy git"), with a margin that also covers coarse file systems.
    """
    _, modified, changed, _ = stamp.split(" ")
    return "" if max(int(modified), int(changed)) > time.time_ns() - FRESH * 1_000_000_000 else stamp


def exists(place: str) -> bool:
    """Whether anything is there, be it a link that leads nowhere."""
    if not is_address(place):
        return os.path.lexists(place)
    with _reached(place) as (system, path):
        return bool(system.exists(path))


def read(place: str) -> bytes:
    """All bytes of a file.

    Raises:
        OSError: it cannot be read.
    """
    if not is_address(place):
        return Path(place).read_bytes()
    with _reached(place) as (system, path):
        return bytes(system.cat_file(path))


def fetch(address: str, path: Path) -> None:
    """Copy what is at an address into a file of this machine.

    Raises:
        OSError: it cannot be had.
    """
    with _reached(address) as (system, there):
        system.get_file(there, str(path))


def put(data: bytes, address: str) -> None:
    """Write a file at an address; it is seen there when it is whole, and not before.

    Raises:
        OSError: it cannot be written.
    """
    with _reached(address) as (system, path):
        if _WHOLE & set(_protocols(system)):
            system.pipe_file(path, data)
            return
        parent = path.rpartition("/")[0]
        partial = f"{parent}/.{hashlib.sha256(path.encode()).hexdigest()[:16]}{PARTIAL}"
        system.makedirs(parent, exist_ok=True)
        system.pipe_file(partial, data)
        system.mv(partial, path)


def create(data: bytes, address: str) -> bool:
    """Write a file at an address if nothing is there; whether that was so.

    S3, Google's store and Azure's decide it themselves, in one step; others are asked first.

    Raises:
        OSError: it cannot be written.
    """
    with _reached(address) as (system, path):
        if not _WHOLE & set(_protocols(system)):
            system.makedirs(path.rpartition("/")[0], exist_ok=True)
        try:
            system.pipe_file(path, data, mode="create")
        except FileExistsError:
            return False
        return True


def remove(place: str) -> None:
    """Delete a file; one that is not there is no fault.

    Raises:
        OSError: it cannot be deleted.
    """
    if not is_address(place):
        Path(place).unlink(missing_ok=True)
    elif exists(place):
        with _reached(place) as (system, path):
            system.rm_file(path)


def listing(address: str) -> dict[str, str]:
    """Every file below an address, by its path relative to it, with its stamp; of a file's address, itself as ``.

    Raises:
        OSError: the store does not answer, or refuses.
    """
    with _reached(address) as (system, path):
        found: Mapping[str, Mapping[str, Any]] = system.find(path, detail=True)
        root = path.rstrip("/")
        return {name.removeprefix(root).lstrip("/"): _stamp(info) for name, info in found.items()}


def _stamp(info: Mapping[str, Any]) -> str:
    mark = next((str(info[name]).strip('"') for name in _MARKS if info.get(name)), None)
    if mark:
        return f"{info.get('size') or 0} 0 0 {mark}"
    moment = next((info[name] for name in _TIMES if info.get(name)), 0.0)
    seconds = moment.timestamp() if hasattr(moment, "timestamp") else float(moment)
    return f"{info.get('size') or 0} {int(seconds * 1e9)} {int(seconds * 1e9)} -"


def _protocols(system: Any) -> tuple[str, ...]:
    return (system.protocol,) if isinstance(system.protocol, str) else tuple(system.protocol)


@contextmanager
def _reached(address: str) -> Iterator[tuple[Any, str]]:
    """The file system of an address, and the path in it; whatever its library raises becomes an OSError."""
    protocol = address.partition("://")[0]
    if protocol in _WEB:
        hint = "Use `reportpipe fetch` to bring pages and feeds into a folder."
        raise UsageError("a web address is not a store of files.", where=address, hint=hint)
    try:
        from fsspec.core import url_to_fs

        # Without its cache, which would keep some kilobytes of every object that was ever listed.
        system, path = url_to_fs(address, use_listings_cache=False)
    except ImportError as error:
        hint = "Install it with: pip install 'reportpipe[s3]' (for other stores: fsspec and the package that it names)."
        raise UsageError(f"what reads {protocol}:// is not installed: {error}.", where=address, hint=hint) from error
    except ValueError as error:
        raise UsageError(f"not an address of files: {error}.", where=address) from error
    try:
        yield system, path
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
