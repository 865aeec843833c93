"""One style pack as it lies on the disk, not yet joined with its parent."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportpipe.errors import StyleError

SETTINGS_FILE = "style.toml"
FILES = {"template": "memo.html.j2", "css": "print.css", "reference_docx": "reference.docx"}
KEYS = frozenset(
    {"name", "version", "licence", "description", "extends", "sections", "files", "limits", "tokens", "labels"}
)
_FIXES = "Fix the pack, or look at it with `reportpipe style check`."


@dataclass(frozen=True)
class Pack:
    """One folder, read."""

    folder: Path
    values: Mapping[str, Any]
    """What its style.toml says."""

    @property
    def name(self) -> str:
        return str(self.values.get("name", self.folder.name))

    @property
    def place(self) -> str:
        """Where its settings stand, for messages."""
        return str(self.folder / SETTINGS_FILE)

    def path(self, part: str) -> Path:
        """Where this part of FILES lies, or would lie."""
        return self.folder / str(self.values.get("files", {}).get(part) or FILES[part])


Chain = tuple[Pack, ...]
"""A pack and, where it has one, its parent."""


def read(folder: Path) -> Pack:
    """The pack in this folder.

    Raises:
        StyleError: its style.toml cannot be read, or says what no style can say.
    """
    place = str(folder / SETTINGS_FILE)
    try:
        values = _table((folder / SETTINGS_FILE).read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise StyleError(f"not valid TOML: {error}.", where=place) from error
    except (OSError, UnicodeDecodeError) as error:
        raise StyleError(f"cannot be read: {error}.", where=place) from error
    unknown = sorted(set(values) - KEYS)
    if unknown:
        raise StyleError(
            f"unknown keys: {', '.join(unknown)}.", where=place, hint=f"Known are: {', '.join(sorted(KEYS))}."
        )
    for key in ("files", "tokens", "labels", "limits"):
        if not isinstance(values.get(key, {}), dict):
            raise StyleError(f"{key} must be a table, written [{key}].", where=place)
    return Pack(folder, values)


@lru_cache(maxsize=8)  # every output of every memo asks for its style
def _table(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text)


def text_of(chain: Chain, part: str, *, needed: bool = True) -> str:
    """As `bytes_of`, decoded.

    Raises:
        StyleError: as `bytes_of`, or the file is not UTF-8.
    """
    try:
        return bytes_of(chain, part, needed=needed).decode("utf8")
    except UnicodeDecodeError as error:
        raise StyleError(f"the {part} is not UTF-8: {error}.", where=str(chain[0].folder)) from error


def bytes_of(chain: Chain, part: str, *, needed: bool) -> bytes:
    """The child's file, else the parent's, else nothing.

    Raises:
        StyleError: there is none and it is needed; or a style.toml names one that is not there, whatever `needed` says.
    """
    for pack in chain:
        if pack.path(part).is_file():
            return pack.path(part).read_bytes()
        if named := pack.values.get("files", {}).get(part):
            raise StyleError(f"names {named} as its {part}, which is not there.", where=str(pack.folder), hint=_FIXES)
    if needed:
        raise StyleError(f"has no {FILES[part]}.", where=str(chain[0].folder), hint=_FIXES)
    return b""
