"""The verbs, each a few lines over the rooms: read, annotate, compose, typeset, publish.

`read` opens the file it is given; everything past it works on values.
"""

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportpipe.annotate import annotate
from reportpipe.compose import compose
from reportpipe.errors import InputError, TooLarge, UsageError
from reportpipe.model import Article, Memo, Output
from reportpipe.places import advice_on, is_address
from reportpipe.readers import read as read_bytes
from reportpipe.settings import Settings, chosen
from reportpipe.typeset import output

__all__ = ["Copy", "Publication", "annotate", "compose", "publish", "read", "remake", "retypeset"]

STANDARD_INPUT = "standard input"
_SHOWN = 60
"""Characters of what cannot be a path that a message repeats."""


class Copy(NamedTuple):
    """A file that was brought to this machine from where it belongs."""

    path: Path
    origin: str
    """The address it came from, which gives it its name."""


class Publication(NamedTuple):
    """A memo and the files made from it, in the order of Settings.formats."""

    memo: Memo
    outputs: tuple[Output, ...]


def read(source: str | Path | bytes | Copy, name: str | None = None, settings: Settings | None = None) -> Article:
    """The normalised article of a file, or of bytes (then `name` may give the file name it would have).

    Raises:
        InputError: the file is not there, or nothing in it can be read; the subclass says why.
        ToolError: a program that reading needs is missing or broken.
        UsageError: neither a path nor bytes.
    """
    settings = chosen(settings)
    if isinstance(source, bytes):
        return read_bytes(source, _spelled(name or STANDARD_INPUT), None, settings)
    if isinstance(source, str) and is_address(source):
        raise InputError("an address, not a file.", where=source, hint="Bring it here first: `reportpipe fetch`.")
    try:
        path, origin = source if isinstance(source, Copy) else (Path(source), str(source))
    except TypeError as error:
        hint = "Write read(path), or read(data, name) for what is in memory."
        raise UsageError(f"read takes a path or bytes, not {type(source).__name__}.", hint=hint) from error
    return read_bytes(_bytes_of(path, settings), _spelled(name or Path(origin).name), _spelled(origin), settings)


def publish(sources: Sequence[str | Path | bytes | Copy], settings: Settings | None = None) -> Publication:
    """One memo of one or more articles, set in every format that the settings name.

    Raises:
        UsageError: one source that is not in a list: a text would be taken for a list of letters.
        ReportpipeError: as `read` does, and StyleError when the style cannot be used.
    """
    if isinstance(sources, str | bytes | Path | Copy):
        raise UsageError("publish takes a list of sources.", hint="Write publish([source]).")
    settings = chosen(settings)
    return remake([read(source, settings=settings) for source in sources], settings)


def remake(articles: Sequence[Article], settings: Settings | None = None) -> Publication:
    """As `publish`, of articles that have been read already.

    Raises:
        ReportpipeError: as `annotate` and `typeset` do.
    """
    settings = chosen(settings)
    memo = compose([(article, annotate(article, settings)) for article in articles], settings.style, settings)
    return retypeset(memo, settings)


def retypeset(memo: Memo, settings: Settings | None = None) -> Publication:
    """The memo in every format that the settings name, set from it alone."""
    return Publication(memo, tuple(output(memo, to) for to in chosen(settings).formats))


def _spelled(name: str) -> str:
    r"""A file's name as text that JSON can hold: a byte of it that is not UTF-8 stands as an escape (`\xe9`)."""
    try:
        raw = os.fsencode(name)
    except UnicodeEncodeError:  # no name that a file has, but one that a caller may give
        raw = name.encode("utf8", "surrogatepass")
    return raw.decode("utf8", "backslashreplace")


def _bytes_of(path: Path, settings: Settings) -> bytes:
    where = _spelled(str(path))
    try:
        if path.is_dir():
            raise InputError("a folder, not an article.", where=where, hint="Use `reportpipe batch` for folders.")
        if path.exists() and not path.is_file():
            raise InputError("not a regular file.", where=where, hint="Save the article as a file and try again.")
        if path.stat().st_size > settings.max_bytes:
            limit = f"{settings.max_bytes / 1e6:g} MB"
            raise TooLarge(f"larger than {limit}.", where=where, hint="Raise max_bytes if it is really an article.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.ENAMETOOLONG:
            shown = f"{where[:_SHOWN]} …"
            raise InputError("too long for a path.", where=shown, hint="Pass a text itself as bytes.") from error
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot be opened: {reason}.", where=where, hint=advice_on(where)) from error
