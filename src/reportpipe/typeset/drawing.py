"""What the pictures share: the measure of the page, and SVG by parts."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from reportpipe.model import Style
from reportpipe.typeset import widths
from reportpipe.typeset.view import shorten

WIDTH = 459.0
"""Points: the full measure of an A4 page; it scales."""
SIZE = 8.5
_SAFETY = 1.1
"""The reader's own fonts may be wider than the packaged ones."""


def svg(height: float, title: str, parts: Iterable[str], style: Style) -> str:
    """Inline SVG of the full measure, in the heading face of the style; `title` says what it shows."""
    face = f"{style.tokens.get('heading_face', 'sans-serif')}, {style.tokens.get('heading_fallback', 'sans-serif')}"
    across, down = number(WIDTH), number(height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" width="{across}pt" height="{down}pt" '
        f'role="img" font-family={quoteattr(face)} font-size="{number(SIZE)}">'
        f"<title>{words(title)}</title>{''.join(parts)}</svg>"
    )


def text_width(text: str) -> float:
    """An upper estimate in points."""
    return widths.text_width(text, SIZE) * _SAFETY


def lines(pairs: Sequence[tuple[tuple[float, float], tuple[float, float]]], stroke: str, width: float) -> str:
    way = "".join(f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}" for (x, y), (to_x, to_y) in pairs)
    return f'<path d="{way}" stroke="{stroke}" stroke-width="{number(width)}"/>' if way else ""


def text(place: tuple[float, float], said: str, anchor: str, fill: str, weight: str = "") -> str:
    where = f'x="{number(place[0])}" y="{number(place[1])}"'
    bold = f' font-weight="{weight}"' if weight else ""
    return f'<text {where} text-anchor="{anchor}" fill="{fill}"{bold}>{words(said)}</text>'


def fitted(said: str, room: float) -> str:
    """Cut at a word, with an ellipsis, so that it is at most `room` points wide."""
    length = len(said)
    while text_width(said) > room and length > 1:
        length -= 1
        said = shorten(said, length)
    return said


def words(said: str) -> str:
    """Escaped, and without the control characters that no XML may hold."""
    return escape("".join(filter(str.isprintable, said)))


def colour(style: Style, name: str) -> str:
    return str(style.tokens.get(name, "#000000"))


def number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
