"""What a folder of memos remembers: which inputs made which files, with what outcome (SQLite, in the folder itself).

One process writes it, under a lock; a row is written only after the files it names are whole on disk. A batch that is
killed at any moment therefore repeats at most the documents that were in work.
"""

import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, Self

from reportpipe.errors import InputError
from reportpipe.model import Note, Record

FOLDER = ".reportpipe"
NAME = "ledger.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    source TEXT PRIMARY KEY,  -- absolute path
    target TEXT NOT NULL,     -- path of its files without their ending, relative to the folder
    inputs TEXT NOT NULL,     -- Inputs as JSON
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    document TEXT NOT NULL    -- Document as JSON
) STRICT;
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY,    -- relative to the folder
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime INTEGER NOT NULL    -- nanoseconds; saves hashing a file that nobody touched
) STRICT;
"""


class Made(Record):
    """A file that a job wrote."""

    format: str
    path: str
    sha256: str


class Failure(Record):
    """Why a job made nothing."""

    code: str
    message: str
    hint: str | None = None
    exit_code: int = 1


class Document(Record):
    """What became of one source."""

    source: str
    state: Literal["done", "unchanged", "failed"]
    why: str = "asked for"
    """Why it was done or left: `new`, `source changed`, `style changed`, ..."""
    outputs: tuple[Made, ...] = ()
    error: Failure | None = None
    notes: tuple[Note, ...] = ()
    seconds: float = 0.0
    """Wall-clock time of the job."""
    title: str | None = None
    pages: int | None = None
    """Of the PDF; None when none was asked for."""
    points: int = 0
    actors: int = 0
    events: int = 0


class Inputs(NamedTuple):
    """Digests of all that a memo depends on: a change in one redoes exactly what it affects."""

    source: str
    """sha256 of the source's bytes."""
    content: str
    """Of the settings that reading, annotating and composing look at, and the program's version."""
    layout: str
    """Of the style pack and the settings that typesetting looks at."""
    formats: tuple[str, ...]


class Entry(NamedTuple):
    """What the ledger knows of one source."""

    target: str
    inputs: Inputs
    document: Document
    attempts: int


class Ledger:
    """The ledger of one output folder, locked for one process while open (use as a context manager).

    `on_wait` is called when another process holds the lock, before waiting for it. A ledger that SQLite cannot read
    is put aside as `ledger.sqlite.damaged` and begun anew: the next run then rebuilds it, and files whose bytes are
    what it would have written are kept.
    """

    def __init__(self, folder: Path, on_wait: Callable[[], None] = lambda: None) -> None:
        self.folder = folder
        self.damaged = False
        home = folder / FOLDER
        try:
            home.mkdir(parents=True, exist_ok=True)
            self._lock = (home / "lock").open("w")
        except OSError as error:
            hint = "Choose another folder with -o."
            raise InputError(f"cannot be written: {error.strerror}.", where=str(folder), hint=hint) from error
        with ExitStack() as undo:
            undo.callback(self._lock.close)
            _hold(self._lock.fileno(), on_wait)
            try:
                self._database = _opened(home / NAME)
            except sqlite3.DatabaseError:
                self.damaged = True
                _put_aside(home)
                self._database = _opened(home / NAME)
            undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        self._lock.close()

    def entry(self, source: str) -> Entry | None:
        query = "SELECT target, inputs, document, attempts FROM jobs WHERE source = ?"
        row = self._database.execute(query, (source,)).fetchone()
        if row is None:
            return None
        source_digest, content, layout, formats = json.loads(row[1])
        inputs = Inputs(source_digest, content, layout, tuple(formats))
        return Entry(row[0], inputs, Document.model_validate_json(row[2]), row[3])

    def sources(self) -> Iterator[tuple[str, str]]:
        """Every source with its target, in sorted order."""
        yield from self._database.execute("SELECT source, target FROM jobs ORDER BY source").fetchall()

    def files_of(self, source: str) -> tuple[Path, ...]:
        rows = self._database.execute("SELECT path FROM files WHERE source = ? ORDER BY path", (source,)).fetchall()
        return tuple(self.folder / path for (path,) in rows)

    def record(self, source: str, target: str, inputs: Inputs, document: Document) -> None:
        """Remember an outcome; the files of a document that is done are those it names, and no others."""
        with self._database:
            self._database.execute(
                "INSERT INTO jobs VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (source) DO UPDATE SET"
                " target = excluded.target, inputs = excluded.inputs, state = excluded.state,"
                " attempts = attempts + 1, document = excluded.document",
                (source, target, json.dumps(inputs), document.state, document.model_dump_json()),
            )
            for made in document.outputs:
                stat = (self.folder / self._relative(made.path)).stat()
                values = (self._relative(made.path), source, made.sha256, stat.st_size, stat.st_mtime_ns)
                self._database.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", values)

    def forget(self, source: str) -> None:
        with self._database:
            self._database.execute("DELETE FROM files WHERE source = ?", (source,))
            self._database.execute("DELETE FROM jobs WHERE source = ?", (source,))

    def file_state(self, path: Path) -> Literal["missing", "ours", "edited", "unknown"]:
        """Whether a file is as we wrote it; `unknown` when we never wrote one there."""
        if not path.exists():
            return "missing"
        query = "SELECT sha256, size, mtime FROM files WHERE path = ?"
        row = self._database.execute(query, (self._relative(str(path)),)).fetchone()
        if row is None:
            return "unknown"
        stat = path.stat()
        if (stat.st_size, stat.st_mtime_ns) == tuple(row[1:]) or digest_of(path) == row[0]:
            return "ours"
        return "edited"

    def _relative(self, path: str) -> str:
        return os.path.relpath(path, self.folder)


def digest_of(path: Path) -> str:
    """sha256 of a file's bytes.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _closing_on_error(database: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError:
        database.close()
        raise


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    with _closing_on_error(database):
        database.execute("PRAGMA journal_mode = WAL")
        # A lost last transaction costs one repeated document; syncing each would cost every document.
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(SCHEMA)
        if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
    return database


def _put_aside(home: Path) -> None:
    for leftover in home.glob(f"{NAME}*"):
        if not leftover.name.endswith(".damaged"):
            leftover.replace(leftover.with_name(f"{leftover.name}.damaged"))


def _hold(lock: int, on_wait: Callable[[], None]) -> None:
    with suppress(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    on_wait()
    fcntl.flock(lock, fcntl.LOCK_EX)
