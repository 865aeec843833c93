"""The words of a PDF page with their places, sizes and weights, from PDFium's text page."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_CUT = frozenset({0x02, 0xFFFE})
"""What PDFium gives for a hyphen at the end of a line."""
_SPACE = frozenset({0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F})
_NOTED = re.compile(r"(?P<word>.*\D)(?P<number>\d{1,3})(?P<mark>[.,;:!?)”’\"]*)$")
_UNIT = re.compile(r"(?:\d|\b[ckm]?m)$")
_RAISED = 0.15
"""Times the size of a word, above its baseline: from here on what stands behind it is raised."""
_BOLD = 600
"""Font weight from which a face is bold."""


@dataclass(frozen=True)
class Word:
    """A word on a page; points, origin at the bottom left."""

    text: str
    left: float
    right: float
    base: float
    """Of the baseline."""
    size: float
    """Of the type, as set."""
    bold: bool
    spaced: bool = False
    """A space that the file sets stands behind it; others are PDFium's guess."""


def page_words(page: Any) -> Iterator[Word]:
    """Words of a pypdfium2 page, in the order of the content stream; turned text (margin stamps) is passed over."""
    text_page = page.get_textpage()
    try:
        yield from _Reader(text_page).words()
    finally:
        text_page.close()


def is_note(before: str, raised: float, size: float) -> bool:
    """Whether a number so many points above the word before it, of this size, is a note's; not in `km²`, `10³`."""
    return raised > _RAISED * size and _UNIT.search(before) is None


class _Reader:
    """PDFium's text page, character by character; ctypes objects are made once, since calls dominate the cost."""

    def __init__(self, text_page: Any) -> None:
        import pypdfium2.raw

        self.pdfium = pypdfium2.raw
        self.raw = text_page.raw
        self.count = text_page.count_chars()
        self.box = self.pdfium.FS_RECTF()
        self.matrix = self.pdfium.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.name = ctypes.create_string_buffer(256)
        self.flags = ctypes.c_int()
        self.fonts: dict[bytes, bool] = {}

    def words(self) -> Iterator[Word]:
        unicode_of = self.pdfium.FPDFText_GetUnicode
        start = 0
        chars: list[str] = []
        for index in range(self.count):
            code = unicode_of(self.raw, index)
            if code in _SPACE or code in _CUT:
                if chars:
                    yield from self._word(start, index, chars, cut=code in _CUT)
                chars = []
                continue
            if not chars:
                start = index
            chars.append(_character(code, chars))
        if chars:
            yield from self._word(start, self.count, chars, cut=False)

    def _word(self, start: int, end: int, chars: list[str], *, cut: bool) -> Iterator[Word]:
        """The word of these characters; the raised number of a note behind it goes into brackets."""
        pdfium, raw = self.pdfium, self.raw
        if not pdfium.FPDFText_GetMatrix(raw, start, self.matrix):
            return
        if abs(self.matrix.b) > abs(self.matrix.a):
            return
        scale = math.hypot(self.matrix.c, self.matrix.d) or 1.0
        size = pdfium.FPDFText_GetFontSize(raw, start) * scale
        base = self._base(start)
        pdfium.FPDFText_GetLooseCharBox(raw, start, self.box)
        left = self.box.left
        pdfium.FPDFText_GetLooseCharBox(raw, end - 1, self.box)
        text = "".join(chars) + ("-" if cut else "")
        noted = _NOTED.match(text) if len(chars) == end - start else None
        if noted and is_note(noted["word"], self._base(start + noted.start("number")) - base, size):
            text = f"{noted['word']}[{noted['number']}]{noted['mark']}"
        if math.isfinite(size) and math.isfinite(left) and math.isfinite(self.box.right) and math.isfinite(base):
            right = max(left, self.box.right)
            spaced = not cut and end < self.count and not pdfium.FPDFText_IsGenerated(raw, end)
            yield Word(text, left, right, base, round(size, 1), self._bold(start), spaced)

    def _base(self, index: int) -> float:
        """Height of a character's baseline."""
        self.pdfium.FPDFText_GetCharOrigin(self.raw, index, self.x, self.y)
        return self.y.value

    def _bold(self, index: int) -> bool:
        if self.pdfium.FPDFText_GetFontWeight(self.raw, index) >= _BOLD:
            return True
        self.pdfium.FPDFText_GetFontInfo(self.raw, index, self.name, 256, self.flags)
        name = self.name.value
        if name not in self.fonts:
            self.fonts[name] = any(mark in name.lower() for mark in (b"bold", b"black", b"heavy", b"semibold", b"demi"))
        return self.fonts[name]


def _character(code: int, before: list[str]) -> str:
    """One character; PDFium gives characters beyond the first plane in halves on some builds."""
    if 0xDC00 <= code < 0xE000 and before and "\ud800" <= before[-1] < "\udc00":  # noqa: PLR2004 - surrogates
        high = ord(before.pop())
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00))
    return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - the last code point
