"""The words of a paragraph as Word's runs: what looks alike in one, signs of East Asia and soft hyphens apart.

White space is that of a browser: runs of it are one space, and none is left at the ends of a line.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from reportpipe.typeset.docx.languages import of_words

_WHITE = re.compile("[ \t\n\f\r]+")
_WIDE = "\u4e00-\ua4cf\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uffef\U0001b000-\U0001b16f\U00020000-\U0003ffff"
_EAST_ASIAN = re.compile(f"[{_WIDE}]")
"""In words that Word is to set in a face for such signs."""
_TOKENS = re.compile("[^ ]+| +")
_SOFT_HYPHEN = "\u00ad"


class Look(NamedTuple):
    """How words differ from those around them: the id of a character style, what strong and em say, and a language."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    language: str = ""
    """ISO 639-1; empty for that of the page."""


class Line:
    """The words and marks of one paragraph, as they follow."""

    def __init__(self) -> None:
        self.empty = True
        """Whether it has neither words nor elements."""
        self._parts: list[tuple[Look | None, str]] = []
        self._after_space = True

    def words(self, text: str | None, look: Look) -> None:
        words = _WHITE.sub(" ", text or "")
        if self._after_space:
            words = words.lstrip(" ")
        if not words:
            return
        self.empty = False
        self._after_space = words.endswith(" ")
        if self._parts and self._parts[-1][0] == look:
            words = self._parts.pop()[1] + words
        self._parts.append((look, words))

    def mark(self, xml: str, *, ends: bool = False) -> None:
        """Something between words; `ends`: it ends a line, and no space may follow."""
        self._parts.append((None, xml))
        self._after_space = ends or self._after_space

    def runs(self) -> str:
        """As XML; nothing when there is nothing to see."""
        return "".join(xml if look is None else _runs(look, xml) for look, xml in self._trimmed())

    def _trimmed(self) -> list[tuple[Look | None, str]]:
        if self._parts and self._parts[-1][0] is not None:
            look, words = self._parts[-1]
            return [*self._parts[:-1], (look, words.rstrip(" "))]
        return self._parts


def _runs(look: Look, words: str) -> str:
    made = []
    for wide, piece in _by_width(words):
        shape = properties(look, wide=wide)
        shown = [piece] if wide else piece.split(_SOFT_HYPHEN)
        texts = [f'<w:r>{shape}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>' if part else "" for part in shown]
        made.append(f"<w:r>{shape}<w:softHyphen/></w:r>".join(texts))
    return "".join(made)


def _by_width(words: str) -> Iterator[tuple[bool, str]]:
    """The words in stretches, each with whether Word is to set it in a face for East Asian signs."""
    if not _EAST_ASIAN.search(words):
        yield False, words
        return
    for wide, tokens in groupby(_TOKENS.findall(words), key=lambda token: bool(_EAST_ASIAN.search(token))):
        yield wide, "".join(tokens)


@cache
def properties(look: Look, *, wide: bool) -> str:
    """w:rPr of a run, empty where it differs in nothing; `wide`: in a face for East Asian signs."""
    parts = (
        f'<w:rStyle w:val="{look.style}"/>' if look.style else "",
        '<w:rFonts w:hint="eastAsia"/>' if wide else "",
        "<w:b/><w:bCs/>" if look.bold else "",
        "<w:i/><w:iCs/>" if look.italic else "",
        "<w:lang {}={}/>".format(*_language(look.language)) if look.language else "",
    )
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _language(language: str) -> tuple[str, str]:
    name, value = of_words(language)
    return name, quoteattr(value)
