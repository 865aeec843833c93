"""The packaged faces inside the file, for machines that do not have them: ECMA-376, part 1, 17.8.1.

A font is carried as its file, of which the first 32 bytes are XORed with a key that stands beside it. The licence of
the packaged faces (OFL) allows that, and their files do not forbid it (fsType 0).
"""

import uuid
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from reportpipe.model import Memo, Style
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import el, put, qn
from reportpipe.typeset.fonts import PACKAGES

_FACES = {"embedRegular": "Regular", "embedBold": "Bold"}
"""Word slants letters itself: no style of a memo has a face for that."""
_HIDDEN = 32
"""Bytes at the beginning of a font that are XORed."""


class _Hidden(NamedTuple):
    """A font as Word files carry it."""

    data: bytes
    key: str


def embed(package: Package, memo: Memo, style: Style) -> None:
    """Put in the packaged faces that the file names, if the memo is to carry them."""
    tables = package.related(DOCUMENT, "fontTable")
    wanted = style.is_one_page if memo.layout.embed_fonts is None else memo.layout.embed_fonts
    if not (wanted and tables):
        return
    named = {str(font.get(qn("w:name"))): font for font in package.tree(tables[0]).findall(qn("w:font"))}
    for folder in PACKAGES:
        font = named.get(_family(folder))
        for place, face in _FACES.items() if font is not None else ():
            name = f"{_family(folder).replace(' ', '')}-{face}"
            hidden = _hidden(folder, name)
            relation = package.add(tables[0], "font", f"word/fonts/{name}.odttf", hidden.data)
            put(font, el(f"w:{place}", {"r:id": relation, "w:fontKey": hidden.key}))
    put(package.tree("word/settings.xml"), el("w:embedTrueTypeFonts"))


def _family(folder: str) -> str:
    """`Source Serif Pro`, of the package font_source_serif_pro."""
    return folder.removeprefix("font_").replace("_", " ").title()


@lru_cache(maxsize=len(PACKAGES) * len(_FACES))
def _hidden(folder: str, name: str) -> _Hidden:
    data = (files(folder) / "files" / f"{name}.ttf").read_bytes()
    key = uuid.uuid5(uuid.NAMESPACE_URL, name)
    mask = key.bytes[::-1] * (_HIDDEN // len(key.bytes))
    start = bytes(byte ^ other for byte, other in zip(data[:_HIDDEN], mask, strict=True))
    return _Hidden(start + data[_HIDDEN:], f"{{{str(key).upper()}}}")
