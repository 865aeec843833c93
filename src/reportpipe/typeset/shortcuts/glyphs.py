"""Lines drawn from what Pango found when it broke them: see lines.py.

WeasyPrint has Pango shape each line again, and looks at its glyphs one by one. Here equal glyphs of a font become
text for the PDF once. Glyphs that are missing, raised or coloured take WeasyPrint's own way.
"""

from collections.abc import Callable
from typing import Any

from reportpipe.typeset.shortcuts.lines import Line, pango_of_weasyprint
from reportpipe.typeset.shortcuts.replacing import replace

_PARAMETERS = "stream textbox text_overflow block_ellipsis matrix"
"""Of the function that is replaced."""
_COLOURED = ("bitmap", "svg", "png", "colr")
"""What WeasyPrint says of fonts that are more than outlines, as far as it knows of them."""
_GLYPH_SIZE = 20
"""Bytes of a PangoGlyphInfo: the glyph, its width, its two offsets, a flag."""
_EMPTY_GLYPH = 0x0FFFFFFF
"""From here on glyphs stand for nothing, or for characters that no font has."""

Run = tuple[Any, list[int], list[int], Any, bytes]
"""Letters of one font and direction: the font, glyphs, their widths, the GlyphItem, the bytes of the paragraph."""


def draw_from_lines() -> bool:
    """Let WeasyPrint draw lines this way, if it is the WeasyPrint that we know; else False."""
    from weasyprint.draw import text

    known = pango_of_weasyprint().ffi.sizeof("PangoGlyphInfo") == _GLYPH_SIZE
    return known and replace(text, "draw_first_line", _PARAMETERS, _Drawer)


class _Drawer:
    """In the place of WeasyPrint's draw_first_line."""

    def __init__(self, original: Callable[..., Any]) -> None:
        self.original = original

    def __call__(self, stream: Any, textbox: Any, text_overflow: str, block_ellipsis: str, matrix: Any) -> Any:
        line = textbox.pango_layout
        if isinstance(line, Line):
            if not textbox.text.strip():
                return []
            clipped = text_overflow == "ellipsis" or block_ellipsis != "none"
            runs = [] if clipped or line.paragraph is None else _runs(line, line.paragraph.data)
            fonts = [stream.add_font(run[0]) for run in runs]
            if runs and not any(getattr(font, kind, False) for font, _ in fonts for kind in _COLOURED):
                stream.set_text_matrix(*matrix.values)
                _show(stream, runs, fonts)
                line.let_go()
                return []
            from weasyprint.text.line_break import Layout

            textbox.pango_layout = Layout(textbox.style, max_width=line.max_width)
            textbox.pango_layout.set_text(line.text)
        return self.original(stream, textbox, text_overflow, block_ellipsis, matrix)


def _runs(line: Line, data: bytes) -> list[Run]:
    """The runs of a line; none where one has glyphs that are special."""
    ffi = pango_of_weasyprint().ffi
    runs: list[Run] = []
    following = line.pango_line.runs
    while following != ffi.NULL:
        item, following = following.data, following.next
        glyphs = item.glyphs
        count = glyphs.num_glyphs
        while count and item.item.offset + glyphs.log_clusters[count - 1] >= line.end:
            count -= 1
        if not count:
            continue
        numbers = memoryview(ffi.buffer(glyphs.glyphs, count * _GLYPH_SIZE)).cast("i").tolist()
        if max(numbers[::5]) >= _EMPTY_GLYPH or any(numbers[2::5]) or any(numbers[3::5]):
            return []
        runs.append((item.item.analysis.font, numbers[::5], numbers[1::5], item, data))
    return runs


def _show(stream: Any, runs: list[Run], fonts: list[tuple[Any, float]]) -> None:
    """Write runs as PDF shows them: glyphs, and what sets them closer or farther apart than their widths."""
    text, last = "", None
    for run, (font, size) in zip(runs, fonts, strict=True):
        if run[0] != last:
            if text:
                stream.show_text(text)
            text, last = "", run[0]
            stream.set_font_size(font.hash, size)
        pieces = font.__dict__.setdefault(f"reportpipe_pieces {size}", {})
        shown = []
        for place, key in enumerate(zip(run[1], run[2], strict=True)):
            if key not in pieces:
                font.to_unicode.setdefault(key[0], _letters(run[3], place, run[4]))
                pieces[key] = _piece(stream, font, size, (run[0], *key))
            shown.append(pieces[key])
        glyphs = "".join(shown)
        text += f"<{glyphs.removesuffix('<')}" if glyphs.endswith("<") else f"<{glyphs}>"
    stream.show_text(text)


def _piece(stream: Any, font: Any, size: float, placed: tuple[Any, int, int]) -> str:
    pango, _, pixel, _ = pango_of_weasyprint()
    pango_font, glyph, width = placed
    if glyph not in font.widths:
        pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * pixel / size)
    closer = int(font.widths[glyph] - width * 1000 * pixel / size)
    return f"{glyph:04x}>{closer}<" if closer else f"{glyph:04x}"


def _letters(item: Any, place: int, data: bytes) -> str:
    """What a glyph stands for."""
    clusters, offset = item.glyphs.log_clusters, item.item.offset
    last = place == item.glyphs.num_glyphs - 1
    return data[offset + clusters[place] : offset + (item.item.length if last else clusters[place + 1])].decode()
