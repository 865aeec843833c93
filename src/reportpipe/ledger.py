"""What is remembered of a folder of memos: which inputs made which files, with what outcome (SQLite).

The ledger lies in the folder itself; for an address it lies in the state folder of the user who runs the batch.

One process writes it, under a lock. The digest of a file is recorded before the file is put in its place, and a
document is recorded as done after that. A batch that is killed at any moment therefore repeats at most the documents
that were in work, and knows every file of its own again.
"""

import fcntl
import json
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, Self, TextIO

from reportpipe.errors import InputError
from reportpipe.lease import Lease
from reportpipe.model import Note, Record
from reportpipe.places import home_of, is_address, joined, plain, reason_of, relative

NAME = "ledger.sqlite"
VERSION = 2
UNWRITABLE = "Make room, or choose another folder with -o, then run it again: what is done is kept."
SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs (
    source TEXT PRIMARY KEY,  -- absolute path
    target TEXT NOT NULL,     -- path of its files without their ending, relative to the folder
    inputs TEXT NOT NULL,     -- Inputs as JSON
    stamp TEXT NOT NULL,      -- of the source when it was hashed
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    document TEXT NOT NULL    -- Document as JSON
) STRICT;
CREATE TABLE IF NOT EXISTS files (
    path TEXT NOT NULL,       -- relative to the folder
    sha256 TEXT NOT NULL,
    source TEXT NOT NULL,
    stamp TEXT NOT NULL,      -- empty until the file is in its place
    PRIMARY KEY (path, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_of_source ON files (source);
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
    bottom_line: str | None = None
    """The first line of the summary; None when there is none."""
    published: str | None = None
    """Publication day of the (first) article, or the interval it lies in, for people."""
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
    """Of the settings that reading and annotating look at, and the program's version: two digests with a colon
    between, the first of what reading alone depends on."""
    layout: str
    """Of the style pack, and of the settings that arranging and typesetting look at: two digests likewise."""
    formats: tuple[str, ...]


class Entry(NamedTuple):
    """What the ledger knows of one source."""

    target: str
    inputs: Inputs
    stamp: str
    """Of the source when it was hashed; empty when it was too fresh to be trusted."""
    state: str
    attempts: int
    document: str
    """Document as JSON, its files relative to the folder; parsed only where needed, since most are left alone."""

    def read(self, folder: str, **changes: object) -> Document:
        """The document, its files as paths below `folder`."""
        document = Document.model_validate_json(self.document)
        outputs = tuple(made.model_copy(update={"path": joined(folder, made.path)}) for made in document.outputs)
        return document.model_copy(update={"outputs": outputs, **changes})


class Stamps(NamedTuple):
    """Of a source when it was read (empty when it was too fresh to be trusted), and of each file made of it."""

    source: str = ""
    outputs: tuple[str, ...] = ()


class Ledger:
    """The ledger of one output folder or address, locked for one process while open (use as a context manager).

    An address is also leased, against other machines, unless nothing will be written (`looking`). `on_wait` is called
    with who is at work there when another process is, before waiting for it. A ledger that SQLite cannot read is put
    aside as `ledger.sqlite.damaged` and begun anew (`damaged` is then true): `restore` fills it again, as it does one
    that is `new`.

    Raises:
        InputError: the folder cannot be written to.
    """

    def __init__(
        self, folder: str | Path, on_wait: Callable[[str], None] = lambda _: None, *, looking: bool = False
    ) -> None:
        self.folder = plain(folder)
        self.lease: Lease | None = None
        self.damaged = False
        self.home = home_of(self.folder)
        with ExitStack() as undo:
            try:
                self.home.mkdir(parents=True, exist_ok=True)
                self._lock = undo.enter_context((self.home / "lock").open("a+", encoding="utf8"))
                _hold(self._lock.fileno(), on_wait)
                if is_address(self.folder) and not looking:
                    self.lease = Lease(self.folder, _keeper(self._lock), on_wait)
                    undo.callback(self.lease.release)
                self.new = not (self.home / NAME).exists()
                try:
                    self._database = _opened(self.home / NAME)
                except sqlite3.DatabaseError as error:
                    if not _is_damage(error):
                        raise
                    self.damaged = True
                    _put_aside(self.home)
                    self._database = _opened(self.home / NAME)
            except (OSError, sqlite3.DatabaseError) as error:
                raise _unwritable(self.home, error) from error
            undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        if self.lease:
            self.lease.release()
        self._lock.close()

    def entries(self) -> dict[str, Entry]:
        """Every source with what is known of it."""
        query = "SELECT source, target, inputs, stamp, state, attempts, document FROM jobs"
        return {row[0]: Entry(row[1], _inputs(row[2]), *row[3:]) for row in self._database.execute(query)}

    def entry(self, source: str) -> Entry | None:
        query = "SELECT target, inputs, stamp, state, attempts, document FROM jobs WHERE source = ?"
        row = self._database.execute(query, (source,)).fetchone()
        return None if row is None else Entry(row[0], _inputs(row[1]), *row[2:])

    def sources(self) -> Iterator[tuple[str, str]]:
        """Every source with its target, in sorted order."""
        yield from self._database.execute("SELECT source, target FROM jobs ORDER BY source").fetchall()

    def files(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Every file we may have written: its path, relative to the folder, with its (sha256, stamp) pairs."""
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for path, sha256, stamp in self._database.execute("SELECT path, sha256, stamp FROM files"):
            found[path] = (*found.get(path, ()), (sha256, stamp))
        return found

    def files_of(self, source: str) -> tuple[str, ...]:
        """Paths of its files, relative to the folder."""
        query = "SELECT DISTINCT path FROM files WHERE source = ? ORDER BY path"
        return tuple(path for (path,) in self._database.execute(query, (source,)).fetchall())

    def stamps_of(self, path: str) -> tuple[str, ...]:
        """Of a file that we wrote (relative to the folder), one for each content that it had."""
        query = "SELECT stamp FROM files WHERE path = ?"
        return tuple(stamp for (stamp,) in self._database.execute(query, (path,)).fetchall())

    def intend(self, source: str, outputs: Iterable[Made]) -> None:
        """Remember the files that are about to be put in their places: if that is cut short, they are still ours.

        Raises:
            InputError: another machine has taken the address over, so nothing may be put there.
        """
        if self.lease:
            self.lease.check()
        with self._writing():
            for made in outputs:
                values = (self._relative(made.path), made.sha256, source, "")
                self._database.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)", values)

    def record(self, source: str, target: str, inputs: Inputs, document: Document, stamps: Stamps) -> None:
        """Remember an outcome; the files of a document that is done are those it names, and no others."""
        outputs = tuple(made.model_copy(update={"path": self._relative(made.path)}) for made in document.outputs)
        kept = document.model_copy(update={"outputs": outputs})
        with self._writing():
            self._database.execute(
                "INSERT INTO jobs VALUES (?, ?, ?, ?, ?, 1, ?) ON CONFLICT (source) DO UPDATE SET"
                " target = excluded.target, inputs = excluded.inputs, stamp = excluded.stamp, state = excluded.state,"
                " attempts = attempts + 1, document = excluded.document",
                (source, target, json.dumps(inputs), stamps.source, document.state, kept.model_dump_json()),
            )
            for made, stamp in zip(document.outputs, stamps.outputs, strict=True):
                self._settle(made, source, stamp)

    def settle_own(self, made: Made, stamp: str) -> None:
        """Remember a file of the batch itself, which belongs to no source, and forget its earlier versions."""
        with self._writing():
            self._settle(made, "", stamp)

    def refresh(self, sources: Iterable[tuple[str, str]], files: Iterable[tuple[str, str, str]]) -> None:
        """Remember new stamps of what was hashed again and found unchanged: (source, stamp), (path, sha256, stamp)."""
        with self._writing():
            self._database.executemany("UPDATE jobs SET stamp = ?2 WHERE source = ?1", sources)
            self._database.executemany("UPDATE files SET stamp = ?3 WHERE path = ?1 AND sha256 = ?2", files)

    def restore(self, source: str, entry: Entry, outputs: Iterable[Made]) -> None:
        """Put back what is known from elsewhere of a source and its files."""
        with self._writing():
            values = (
                source,
                entry.target,
                json.dumps(entry.inputs),
                entry.stamp,
                entry.state,
                entry.attempts,
                entry.document,
            )
            self._database.execute("INSERT OR REPLACE INTO jobs VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        self.intend(source, outputs)

    def forget(self, source: str) -> None:
        with self._writing():
            self._database.execute("DELETE FROM files WHERE source = ?", (source,))
            self._database.execute("DELETE FROM jobs WHERE source = ?", (source,))

    def faults(self) -> tuple[str, ...]:
        """What does not hold together, for people: a done document without its files on record, and the like."""
        found = [f"SQLite: {row[0]}" for row in self._database.execute("PRAGMA integrity_check") if row[0] != "ok"]
        files = self.files()
        for source, entry in self.entries().items():
            document = entry.read(self.folder)
            if document.state != entry.state:
                found.append(f"{source}: {entry.state} in one place, {document.state} in another")
            found.extend(
                f"{source}: no record of {made.path}"
                for made in document.outputs
                if made.sha256 not in {sha256 for sha256, _ in files.get(self._relative(made.path), ())}
            )
        return tuple(found)

    def _settle(self, made: Made, source: str, stamp: str) -> None:
        path = self._relative(made.path)
        self._database.execute("DELETE FROM files WHERE path = ?", (path,))
        self._database.execute("INSERT INTO files VALUES (?, ?, ?, ?)", (path, made.sha256, source, stamp))

    def _relative(self, path: str) -> str:
        return relative(path, self.folder)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._database:
                yield
        except sqlite3.OperationalError as error:
            raise _unwritable(self.home, error) from error


def _inputs(text: str) -> Inputs:
    source, content, layout, formats = json.loads(text)
    return Inputs(source, content, layout, tuple(formats))


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
        if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version not in {0, VERSION}:
            raise sqlite3.DatabaseError("of another version of the program")
        database.executescript(SCHEMA)
        database.execute(f"PRAGMA user_version = {VERSION}")
    return database


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether it is the ledger that is at fault, and not the disk: a full one must not cost a ledger that is whole."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _unwritable(home: Path, error: Exception) -> InputError:
    return InputError(f"cannot be written: {reason_of(error)}.", where=str(home), hint=UNWRITABLE)


def _put_aside(home: Path) -> None:
    for leftover in home.glob(f"{NAME}*"):
        if not leftover.name.endswith(".damaged"):
            leftover.replace(leftover.with_name(f"{leftover.name}.damaged"))


def _hold(lock: int, on_wait: Callable[[str], None]) -> None:
    with suppress(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    on_wait("another batch is at work on this folder; waiting for it")
    fcntl.flock(lock, fcntl.LOCK_EX)


def _keeper(lock: TextIO) -> str:
    """The name of this ledger among those of other machines; it stands in the file that is locked."""
    lock.seek(0)
    name = lock.read().strip()
    if not name:
        name = uuid.uuid4().hex
        lock.write(name)
        lock.flush()
    return name
