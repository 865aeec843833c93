"""A paragraph broken into lines by one call of Pango.

WeasyPrint asks Pango for each line anew, with the rest of the paragraph, and shapes a line four times to find where it
ends: a fifth of a PDF's CPU. What is out of the ordinary (letters written from right to left, preserved line breaks,
hyphenation, spaced letters, words wider than their line) takes WeasyPrint's own way.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from reportpipe.typeset.shortcuts.replacing import replace

_UNUSUAL = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0590-\u08ff\u200e\u200f\u2028-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Line breaks, controls, soft hyphens, and letters written from right to left."""
_ORDINARY = {
    "white_space": ("normal", "nowrap"),
    "hyphens": ("none", "manual"),
    "word_break": ("normal",),
    "letter_spacing": ("normal",),
    "word_spacing": (0,),
    "text_decoration_line": ("none",),
    "direction": ("ltr",),
}
"""Values of CSS properties with which a text is set here."""
_LONGEST = 4000
"""Characters of a text that is set at once: what follows a line is copied for each line."""
_DRAFT = 4
"""Characters for each em of a line's width that hold more than a line: WeasyPrint's figure."""
_WIDEST = 2**21
"""Pixels from which WeasyPrint takes a line as endless."""
_MOST_KEPT = 64
"""Texts in lines, for those that are asked for twice in a row; lines of an earlier memo are kept by repeated.py."""
_SPLIT = "text style context max_width justification_spacing is_line_start minimum"
"""Parameters of the function that is replaced."""


class Line:
    """A line that is set and ready to be drawn; it stands where WeasyPrint expects its Layout."""

    first_line_direction = 0
    max_width: float | None = None
    drawn_once = True

    def __init__(self, paragraph: "Paragraph", start: int, pango_line: Any, text: str) -> None:
        self.paragraph: Paragraph | None = paragraph
        self.pango_line = pango_line
        self.text = text
        self.end = start + len(text.encode())
        """In the bytes of the paragraph; spaces after it are not drawn."""

    def let_go(self) -> None:
        """Forget what Pango found: the line is drawn, and will not be drawn again."""
        if self.drawn_once:
            self.paragraph = self.pango_line = None

    def deactivate(self) -> None:
        """What is kept until the line is drawn is small."""

    def reactivate(self, style: Any) -> None:
        """Nothing has to be set again."""


class Paragraph:
    """A text in lines of one width."""

    def __init__(self, layout: Any, data: bytes, width: float | None) -> None:
        self.layout = layout
        self.data = data
        self.width = width

    def is_one_line(self) -> bool:
        pango, ffi, *_ = pango_of_weasyprint()
        return bool(pango.pango_layout_get_line_readonly(self.layout, 1) == ffi.NULL)

    def line(self, n: int) -> tuple[tuple[Any, ...], int | None] | None:
        """What split_first_line gives for line `n`, and where the next one starts, in bytes.

        None where the line is wider than allowed: its word has to be broken.
        """
        pango, ffi, pixel, _ = pango_of_weasyprint()
        line = pango.pango_layout_get_line_readonly(self.layout, n)
        after = pango.pango_layout_get_line_readonly(self.layout, n + 1)
        start, end = line.start_index, len(self.data) if after == ffi.NULL else after.start_index
        text = self.data[start:end].decode()
        shown = text if after == ffi.NULL else text.rstrip(" ")
        extents = ffi.new("PangoRectangle *")
        pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
        width = extents.width * pixel
        if not shown or (self.width is not None and width > self.width):
            return None
        made = Line(self, start, line, shown)
        resume = None if after == ffi.NULL else end - start
        metrics = width, extents.height * pixel, -extents.y * pixel
        return (made, made.end - start, resume, *metrics), None if after == ffi.NULL else end


class _Setter:
    """In the place of WeasyPrint's split_first_line; remembers the paragraph whose next line is probably asked for."""

    def __init__(self, original: Callable[..., Any]) -> None:
        self.original = original
        self._next: tuple[Any, str, float | None, Paragraph, int] | None = None

    def __call__(  # noqa: PLR0913 - WeasyPrint's shape
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        *,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Any:
        template = None if justification_spacing or minimum or not text else _template(style)
        if template and len(text) <= _LONGEST and not _UNUSUAL.search(text):
            width = None if style["white_space"] == "nowrap" else max_width
            made = self._set(text, style, template, width, is_line_start)
            if made is not None:
                made[0].max_width = max_width
                return made
        arguments = text, style, context, max_width, justification_spacing
        return self.original(*arguments, is_line_start=is_line_start, minimum=minimum)

    def _set(self, text: str, style: Any, template: Any, width: float | None, whole: bool) -> Any:
        if width is not None and width >= _WIDEST:
            width = None
        known = self._next
        self._next = None
        if known and known[0] is style and known[1] == text and known[2] == width:
            paragraph, n = known[3], known[4]
        else:
            n = 0
            draft = text if whole or width is None else text[: int(width / style["font_size"] * _DRAFT)]
            paragraph = _paragraph(template, draft, width)
            if draft != text and paragraph.is_one_line():
                draft, paragraph = text, _paragraph(template, text, width)
            whole = draft == text
        found = paragraph.line(n)
        if found is None:
            return None
        made, start = found
        if start is not None and whole:
            self._next = style, paragraph.data[start:].decode(), width, paragraph, n + 1
        return made


@lru_cache(maxsize=_MOST_KEPT)
def _paragraph(template: Any, text: str, width: float | None) -> Paragraph:
    pango, ffi, pixel, release = pango_of_weasyprint()
    data = text.encode()
    layout = ffi.gc(pango.pango_layout_copy(template.layout), release)
    if width is not None:
        pango.pango_layout_set_width(layout, int(max(0, width) / pixel))
    pango.pango_layout_set_text(layout, data, len(data))
    return Paragraph(layout, data, width)


def _template(style: Any) -> Any:
    """An empty Layout of WeasyPrint with the fonts of a style; None for a style that is out of the ordinary."""
    try:
        return style.reportpipe_template
    except AttributeError:
        ordinary = style["font_size"] and all(style[name] in values for name, values in _ORDINARY.items())
        style.reportpipe_template = _layout(style) if ordinary else None
        return style.reportpipe_template


def _layout(style: Any) -> Any:
    """The same for styles with the same fonts, kept where WeasyPrint keeps what it finds out about fonts."""
    from weasyprint.text.line_break import Layout, _font_style_cache_key

    layouts = style.font_config.__dict__.setdefault("reportpipe_layouts", {})
    key = _font_style_cache_key(style, include_size=True)
    if key not in layouts:
        layouts[key] = Layout(style)
    return layouts[key]


class Pango(NamedTuple):
    library: Any
    ffi: Any
    pixel: float
    """Pango's unit in pixels."""
    release: Any
    """Lets an object of the library go."""


@lru_cache(maxsize=1)
def pango_of_weasyprint() -> Pango:
    """Pango as WeasyPrint calls it, with one more of its functions."""
    from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango

    ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *layout);")
    return Pango(pango, ffi, FROM_UNITS, gobject.g_object_unref)


def set_at_once() -> None:
    """Let WeasyPrint break its text into lines this way, if it and Pango are those that we know."""
    from weasyprint.text import line_break

    replace(line_break, "split_first_line", _SPLIT, _Setter)
