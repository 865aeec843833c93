"""Which articles there are, and where the files of each go."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reportpipe.errors import InputError, UsageError
from reportpipe.ledger import Failure
from reportpipe.places import (
    advice_on,
    is_address,
    is_lock,
    joined,
    key_of,
    listing,
    name_of,
    plain,
    readable,
    reason_of,
)

PARTIAL_ENDINGS = (".partial", ".part", ".crdownload", ".tmp", ".download")
RESERVED = frozenset({"index", "batch"})
"""Stems of the files that a batch writes about itself."""
STEM_BYTES = 180
"""Longest name of a memo without its ending; file systems allow 255 bytes, and `-docx`, `.2` and `.html` are added."""
_UNSAFE = re.compile('[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff/\\\\<>:"|?*]')
"""Control characters, those that turn the direction of writing or cannot be seen, halves of characters, and what
Windows keeps for itself: memos are sent on to there."""
_DEVICE = re.compile(r"\A(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)", re.IGNORECASE)
"""Names that Windows takes for a device, whatever their ending."""
_HIDDEN = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information", "__macosx"}
)
"""What Windows and archives of macOS put beside files, and hide there."""


class Job(NamedTuple):
    """Sources that become one memo, and where its files go."""

    sources: tuple[str, ...]
    folder: str
    """A path or an address."""
    target: str
    """Path of its files without their ending, relative to the folder."""
    key: str
    """What the ledger knows it by."""
    refusal: Failure | None = None
    """Why it is not to be opened at all."""
    mark: str = ""
    """The stamp that the source had when its address was listed; empty for a path."""

    @property
    def label(self) -> str:
        return readable(" + ".join(self.sources))

    @property
    def place(self) -> str:
        """Path or address of its files without their ending."""
        return joined(self.folder, self.target)


def job_of(sources: Iterable[str | Path], folder: str | Path, stem: str) -> Job:
    """One job for all of the sources; its files get this stem, made safe."""
    names = tuple(map(str, sources))
    return Job(names, plain(folder), safe_name(stem), " + ".join(map(key_of, names)))


def find_jobs(inbox: Iterable[str | Path], out: str | Path, known: Mapping[str, str] | None = None) -> list[Job]:
    """One job a file, in sorted order; folders and addresses are searched to their depth and mirrored under `out`.

    With a ledger, a source keeps the target that it is `known` by (key to target). Two files that would give the same
    name, also where case does not count, keep both: `brief.docx` beside `brief.txt` becomes `brief-docx`. The folder
    `out` itself, hidden files, and what editors and browsers leave while they write are left out.

    Raises:
        InputError: there is no file at all, or an address cannot be listed.
        UsageError: `out` is one of the folders that are searched, or `inbox` is one place that is not in a list: a text
            would be taken for a list of letters.
    """
    if isinstance(inbox, str | Path):
        raise UsageError("a batch takes a list of inboxes.", where=str(inbox), hint="Write batch([inbox], out).")
    places, folder = [plain(item) for item in inbox], plain(out)
    taken = set() if known is None else {_folded(target) for target in (*known.values(), *RESERVED)}
    jobs: list[Job] = []
    for source, relative, refusal, mark in sorted(set(_sources(places, folder)), key=lambda found: found[:2]):
        key = key_of(source)
        target = (known or {}).get(key) or _free(relative, source, taken)
        taken.add(_folded(target))
        jobs.append(Job((source,), folder, target, key, refusal, mark))
    if not jobs:
        raise InputError("no article found.", where=", ".join(places), hint="Put source files there.")
    return jobs


def safe_name(name: str) -> str:
    """A file name that every file system takes and every terminal shows as it is."""
    safe = _DEVICE.sub(r"_\g<0>", _UNSAFE.sub("_", name))
    if safe.strip(". ") == "":
        safe = "_"
    if len(safe.encode()) > STEM_BYTES:
        cut = safe.encode()[: STEM_BYTES - 9].decode("utf8", "ignore")
        safe = f"{cut}-{_digest(name)[:8]}"
    return safe


class Found(NamedTuple):
    source: str
    relative: str
    """Its path in the folder it was found in."""
    refusal: Failure | None = None
    mark: str = ""


def _sources(inbox: Iterable[str], out: str) -> Iterator[Found]:
    apart = out if is_address(out) else os.path.realpath(out)
    for item in inbox:
        root = item if is_address(item) else os.path.realpath(item)
        if not item:
            raise UsageError("a file has no name.", hint="Check the quotation marks and what the shell puts there.")
        if root == apart:
            hint = "Choose another folder with -o."
            raise UsageError("memos cannot go into the folder of the articles.", where=item, hint=hint)
        if is_address(item):
            yield from _at(item, out)
        elif os.path.isdir(item):  # noqa: PTH112 - a path is text here
            yield from _in(item, root, apart)
        else:
            yield Found(item, name_of(item))


def _in(inbox: str, root: str, apart: str) -> Iterator[Found]:
    """The files below a folder, whose real path is `root`, but for those in `apart`.

    Links out of it are refused, and folders that may not be read said.
    """
    closed: list[OSError] = []
    for folder, folders, names in os.walk(inbox, onerror=closed.append):
        folders[:] = [name for name in folders if not _ignored(name) and not _is(folder, name, apart)]
        below = os.path.relpath(folder, inbox)
        for name in (*names, *folders):
            path = f"{folder}/{name}"
            refusal = _refusal(path, root)
            if (refusal or name not in folders) and not _ignored(name):
                yield Found(path, name if below == "." else f"{below}/{name}", refusal)
    for error in closed:
        place = str(error.filename)
        message = f"cannot be opened: {reason_of(error)}."
        refusal = Failure(code="input", message=message, hint=advice_on(place), exit_code=3)
        yield Found(place, os.path.relpath(place, inbox), refusal)


def _at(address: str, out: str) -> Iterator[Found]:
    """The files below an address, or the one that is there."""
    try:
        found = listing(address)
    except OSError as error:
        hint = "Check the address, and that this machine may read it (for s3:// the AWS_ variables or profile)."
        raise InputError(f"cannot be listed: {reason_of(error)}.", where=address, hint=hint) from error
    for path, mark in found.items():
        source = joined(address, path) if path else address
        if not any(map(_ignored, path.split("/"))) and not source.startswith(f"{out}/"):
            yield Found(source, path or name_of(address), None, mark)


def _refusal(path: str, root: str) -> Failure | None:
    """A link may lead out of the folder: whoever sends a folder must not choose what of this machine is read."""
    if not os.path.islink(path) or f"{os.path.realpath(path)}/".startswith(f"{root}/"):  # noqa: PTH114 - for every file
        return None
    hint = "Copy the file there instead of a link."
    return Failure(code="input", message="a link that leads out of its folder.", hint=hint, exit_code=3)


def _ignored(name: str) -> bool:
    """Hidden files, and the lock and partial files that editors and browsers leave while they write."""
    hidden = name.startswith(".") or name.casefold() in _HIDDEN
    return hidden or is_lock(name) or name.endswith(PARTIAL_ENDINGS)


def _is(folder: str, name: str, apart: str) -> bool:
    return apart.endswith(f"/{name}") and os.path.realpath(f"{folder}/{name}") == apart


def _free(relative: str, source: str, taken: set[str]) -> str:
    *folders, name = relative.split("/")
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - Path takes no halves of characters apart
    above = "".join(f"{safe_name(folder)}/" for folder in folders)
    plain = above + safe_name(stem)
    names = (plain, f"{plain}-{safe_name(ending.lstrip('.'))}", f"{plain}-{_digest(source)[:8]}")
    return next((name for name in names if _folded(name) not in taken), names[-1])


def _folded(name: str) -> str:
    """Alike for names that are one file where case and composition of letters do not count: Windows, macOS."""
    return unicodedata.normalize("NFC", name).casefold()


def _digest(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()
