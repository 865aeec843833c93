"""What was fetched, as files of an inbox: names from addresses, metadata of the feed, what to ask for next time."""

import hashlib
import html
import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from reportpipe.errors import InputError
from reportpipe.fetch.feeds import Item
from reportpipe.fetch.web import Page

MEMORY = Path(".reportpipe") / "fetched.json"
ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_STEM = 80
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)


class Shelf:
    """An inbox that remembers what was fetched into it, in a hidden file of its own.

    Raises:
        InputError: the folder cannot be written to.
    """

    def __init__(self, inbox: Path) -> None:
        self._inbox = inbox
        self._known: dict[str, dict[str, str]] = {}
        try:
            (inbox / MEMORY).parent.mkdir(parents=True, exist_ok=True)
            self._known = _remembered((inbox / MEMORY).read_bytes())
        except FileNotFoundError:
            pass
        except OSError as error:
            raise _unwritable(inbox, error) from error

    def known(self, address: str) -> dict[str, str]:
        """`etag`, `modified`, `sha256`, `file` of an address, as far as known."""
        return dict(self._known.get(address, {}))

    def keep(self, item: Item, page: Page) -> tuple[Path, bool]:
        """The file of a page, and whether it is new or other than before."""
        digest = hashlib.sha256(page.data).hexdigest()
        before = self._known.get(item.address, {})
        path = self._inbox / (before.get("file") or _file_name(item, page))
        changed = before.get("sha256") != digest or not path.exists()
        if changed:
            self._write(path, with_metadata(item, page))
        self.remember(item.address, page, sha256=digest, file=path.name)
        return path, changed

    def remember(self, address: str, page: Page, **fields: str) -> None:
        """What to ask for next time; written at once, so that a stopped run repeats nothing."""
        entry = {"etag": page.etag or "", "modified": page.modified or "", **fields}
        self._known[address] = {name: value for name, value in entry.items() if value}
        text = json.dumps(self._known, ensure_ascii=False, indent=1, sort_keys=True)
        self._write(self._inbox / MEMORY, text.encode("utf8", "replace"))

    def _write(self, path: Path, data: bytes) -> None:
        partial = path.with_name(f".{hashlib.sha256(path.name.encode()).hexdigest()[:16]}.partial")
        try:
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise _unwritable(path, error) from error


def with_metadata(item: Item, page: Page) -> bytes:
    """A web page with the address it came from and what the feed says, at the end of its head, where it says nothing.

    Only ASCII is put in, so the page's own encoding does not matter; other formats are kept as they are.
    """
    ends = list(_HEAD_END.finditer(page.data[:2_000_000]))
    if ENDINGS.get(page.media_type) != ".html" or not ends:
        return page.data
    head = page.data[: ends[0].start()].lower()
    lines = []
    if b"canonical" not in head:
        lines.append(f'<link rel="canonical" href="{_ascii(page.address)}">')
    said = (("article:published_time", item.published), ("article:author", item.author))
    for name, value in said:
        # A page that names an author or a date in any form knows better than its feed.
        if value and name.encode() not in head and name.rpartition(":")[2].split("_")[0].encode() not in head:
            lines.append(f'<meta property="{name}" content="{_ascii(value)}">')
    place = ends[0].start()
    return page.data[:place] + "".join(lines).encode("ascii") + page.data[place:]


def _file_name(item: Item, page: Page) -> str:
    """Words of the address or the title, eight digits of the address's digest, and the ending of its kind."""
    last = [part for part in unquote(urlsplit(item.address).path).split("/") if part]
    words = last[-1].partition(".")[0] if last else item.title or urlsplit(item.address).netloc
    stem = re.sub(r"[^\w-]+", "-", words).strip("-")[:_STEM] or "page"
    digest = hashlib.sha256(item.address.encode("utf8", "replace")).hexdigest()[:8]
    return f"{stem}-{digest}{ENDINGS.get(page.media_type) or '.html'}"


def _ascii(words: str) -> str:
    return html.escape(words).encode("ascii", "xmlcharrefreplace").decode()


def _remembered(data: bytes) -> dict[str, dict[str, str]]:
    """What the hidden file says; a damaged one says nothing, and everything is asked for once more."""
    try:
        known: Any = json.loads(data)
    except ValueError:
        return {}
    if not isinstance(known, dict):
        return {}
    return {str(address): fields for address, fields in known.items() if isinstance(fields, dict)}


def _unwritable(path: Path, error: OSError) -> InputError:
    hint = "Choose another folder with -o."
    return InputError(f"cannot be written: {error.strerror}.", where=str(path), hint=hint)
