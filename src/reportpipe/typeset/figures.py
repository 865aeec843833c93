"""The timeline picture: vector, few words, legible in grey and at half size.

A dot is a day, a bar is a longer time, an open shape is "about", an arrow goes on. Every mark carries the number of
its row in the timeline table and the beginning of its text. Marks are packed into lanes so that nothing overlaps.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from reportpipe.model import Event, Memo, Style
from reportpipe.typeset import dates
from reportpipe.typeset.scale import Scale, scale
from reportpipe.typeset.ticks import Tick, ticks
from reportpipe.typeset.view import labels, shorten

FEWEST = 2
"""With one dated event there is nothing to draw."""
WIDTH = 459.0
"""Points: the full measure of an A4 page; it scales."""
SIZE = 8.5
LANE = 14.0
TOP = 4.0
AXIS_ROOM = 20.0
DOT = 3.4
BAR = 11.0
GAP = 7.0
UNTIL = 34.0
"""Length of an arrow that points back from a day: nobody says when it began."""
LABEL_LENGTH = 40
_SAFETY = 1.1
"""The reader's own fonts may be wider than the packaged ones."""
_NARROW = frozenset("iljI.,:;'’‘|!()[]ftr- ")
_WIDE = frozenset("mwMW@%—…")


@dataclass(frozen=True)
class Shape:
    """One event on the picture: where it lies in time, and its words."""

    number: int
    left: float
    right: float
    point: bool
    open: bool
    """Drawn hollow: the source says "about"."""
    arrow: str
    """`left`, `right` or nothing: where it goes on beyond what the source says."""
    text: str


@dataclass(frozen=True)
class Placed:
    shape: Shape
    lane: int
    anchor: str
    text_x: float
    text: str


def timeline_svg(memo: Memo, style: Style) -> str:
    """Inline SVG of the events that the memo's timeline shows; empty with fewer than two dated ones."""
    events = dated_events(memo)
    if len(events) < FEWEST:
        return ""
    axis = scale([_extent(event) for _, event in events], WIDTH)
    placed = pack([_shape(number, event, axis) for number, event in events])
    lanes = max(item.lane for item in placed) + 1
    bottom = TOP + lanes * LANE + 3
    parts = [*_grid(axis, bottom, style), _blanks(placed, style), *(_draw(item, style) for item in placed)]
    height = bottom + AXIS_ROOM
    face = f"{style.tokens.get('heading_face', 'sans-serif')}, {style.tokens.get('heading_fallback', 'sans-serif')}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(WIDTH)} {_n(height)}" width="{_n(WIDTH)}pt" '
        f'height="{_n(height)}pt" role="img" font-family={quoteattr(face)} font-size="{_n(SIZE)}">'
        f"<title>{_words(timeline_alt(memo, style))}</title>{''.join(parts)}</svg>"
    )


def timeline_alt(memo: Memo, style: Style) -> str:
    """What the picture shows, in words: how many events, from when to when, and the date of each."""
    say = labels(style)
    events = dated_events(memo)
    if len(events) < FEWEST:
        return say("alt_one", all=len(events))
    extents = [_extent(event) for _, event in events]
    first, last = min(extent[0] for extent in extents), max(extent[1] for extent in extents)
    listed = "; ".join(f"{number}: {dates.when(event.when, say)}" for number, event in events)
    return f"{say('alt_span', all=len(events), first=dates.year(first), last=dates.year(last))} {listed}."


def dated_events(memo: Memo) -> tuple[tuple[int, Event], ...]:
    """The shown events that have a date, each with the number of its row in the table."""
    shown = [item for item in memo.items_of("timeline") if isinstance(item, Event)]
    return tuple((n, event) for n, event in enumerate(shown, 1) if event.when.first or event.when.last)


def pack(shapes: Sequence[Shape]) -> tuple[Placed, ...]:
    """Every shape in the first lane where it and its label have room, the label inside, right or left of it."""
    lanes: list[list[tuple[float, float]]] = []
    placed = []
    for shape in shapes:
        anchor, x, text = _label(shape)
        width = text_width(text)
        text_left = x if anchor == "start" else x - width
        taken = min(shape.left, text_left) - GAP / 2, max(shape.right, text_left + width) + GAP / 2
        lane = next((n for n, spans in enumerate(lanes) if _free(spans, taken)), len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(taken)
        placed.append(Placed(shape, lane, anchor, x, text))
    return tuple(placed)


def text_width(text: str) -> float:
    """An upper estimate in points, without asking a font: the picture must not depend on one."""
    return sum(_advance(character) for character in text) * SIZE * _SAFETY


def _advance(character: str) -> float:
    if character in _NARROW:
        return 0.32
    if character in _WIDE or character > "\u2e7f":
        return 1.0 if character > "\u2e7f" else 0.86
    return 0.6 if character.isupper() or character > "\u02ff" else 0.5


def _free(spans: list[tuple[float, float]], taken: tuple[float, float]) -> bool:
    return all(taken[1] <= left or taken[0] >= right for left, right in spans)


def _label(shape: Shape) -> tuple[str, float, str]:
    """Anchor, place and words: inside a bar where they fit, else on its right, else on its left, else shortened."""
    text = f"{shape.number} {shorten(shape.text, LABEL_LENGTH)}"
    width = text_width(text)
    inside = shape.right - shape.left - 6
    right, left = WIDTH - shape.right - 4, shape.left - 4
    if not shape.point and inside >= width:
        return "start", shape.left + 4, text
    if right >= width:
        return "start", shape.right + 4, text
    if left >= width:
        return "end", shape.left - 4, text
    room = max(right, left, 0.0 if shape.point else inside)
    while text_width(text) > room and len(text) > len(str(shape.number)):
        text = shorten(text, len(text) - 1) if len(text) > len(str(shape.number)) + 2 else str(shape.number)
    if room == right:
        return "start", shape.right + 4, text
    return ("end", shape.left - 4, text) if room == left else ("start", shape.left + 4, text)


def _extent(event: Event) -> tuple[dt.date, dt.date]:
    """The days that the axis must hold; what goes on begins (or ends) with one day and gets an arrow."""
    first, last = event.when.first, event.when.last
    if first and last and event.when.status != "since":
        return first, max(first, last)
    only = first or last
    assert only is not None  # noqa: S101 - for mypy: dated_events leaves no event without a day
    return only, only


def _shape(number: int, event: Event, axis: Scale) -> Shape:
    first, last = _extent(event)
    left, right = axis.span(first, last)
    when = event.when
    arrow = "right" if when.first and (when.last is None or when.status == "since") else ""
    arrow = "left" if when.first is None else arrow
    if arrow:
        left, right = (left, WIDTH) if arrow == "right" else (max(0.0, right - UNTIL), right)
    point = not arrow and (first == last or right - left < 2 * DOT)
    if point:
        middle = min(max((left + right) / 2, DOT + 0.5), WIDTH - DOT - 0.5)
        left, right = middle - DOT, middle + DOT
    return Shape(number, left, right, point, when.approximate, arrow, " ".join(event.text.split()))


def _grid(axis: Scale, bottom: float, style: Style) -> list[str]:
    """The axis with its ticks, breaks and labels; lines of one look are one path, which is set faster."""
    say = labels(style)
    shown = [(piece, tick) for piece in axis.pieces for tick in ticks(piece, text_width, say)]
    lines = [tick.x for piece, tick in shown if piece.left < tick.x < piece.right]
    strokes = [x + shift for x in axis.breaks() for shift in (-2, 2)]
    return [
        _lines([((x, TOP), (x, bottom)) for x in lines], _colour(style, "hairline"), 0.5),
        _lines(
            [
                *(((piece.left, bottom), (piece.right, bottom)) for piece in axis.pieces),
                *(((x, bottom), (x, bottom + 3)) for x in lines),
                *(((x - 2, bottom + 4), (x + 2, bottom - 4)) for x in strokes),
            ],
            _colour(style, "rule"),
            1,
        ),
        *(_tick_label(tick, bottom, style) for _, tick in shown if tick.label),
    ]


def _tick_label(tick: Tick, bottom: float, style: Style) -> str:
    half = text_width(tick.label or "") / 2
    x = min(max(tick.middle, half), WIDTH - half)
    return _text((x, bottom + 13), tick.label or "", "middle", _colour(style, "ink"))


def _blanks(placed: Sequence[Placed], style: Style) -> str:
    """Ground under the labels that stand beside their mark: no line of the axis runs through a word."""
    way = ""
    for item in placed:
        if not item.shape.left < item.text_x < item.shape.right:
            width = text_width(item.text)
            left = item.text_x if item.anchor == "start" else item.text_x - width
            way += f"M{_n(left)} {_n(_middle(item) - 5)}h{_n(width)}v10h-{_n(width)}z"
    return f'<path d="{way}" fill="{_colour(style, "paper")}"/>' if way else ""


def _draw(item: Placed, style: Style) -> str:
    """The mark and its label."""
    shape = item.shape
    accent, ink, tint, paper = (_colour(style, name) for name in ("accent", "ink", "cited_tint", "paper"))
    middle = _middle(item)
    if shape.point:
        fill = paper if shape.open else accent
        mark = (
            f'<circle cx="{_n((shape.left + shape.right) / 2)}" cy="{_n(middle)}" r="{_n(DOT - 0.6)}" fill="{fill}" '
            f'stroke="{accent}" stroke-width="1.2"/>'
        )
    else:
        dashes = ' stroke-dasharray="3 2"' if shape.open else ""
        fill = paper if shape.open else tint
        mark = f'<path d="{_bar(shape, middle)}" fill="{fill}" stroke="{accent}" stroke-width="0.9"{dashes}/>'
    return mark + _text((item.text_x, middle + SIZE * 0.35), item.text, item.anchor, ink)


def _middle(item: Placed) -> float:
    return TOP + item.lane * LANE + LANE / 2


def _bar(shape: Shape, middle: float) -> str:
    """A rectangle, pointed where it goes on."""
    top, low = middle - BAR / 2, middle + BAR / 2
    left, right, nib = shape.left + 0.5, shape.right - 0.5, BAR / 2
    if shape.arrow == "right":
        points = [(left, top), (right - nib, top), (right, middle), (right - nib, low), (left, low)]
    elif shape.arrow == "left":
        points = [(left + nib, top), (right, top), (right, low), (left + nib, low), (left, middle)]
    else:
        points = [(left, top), (right, top), (right, low), (left, low)]
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + "Z"


def _lines(lines: Sequence[tuple[tuple[float, float], tuple[float, float]]], colour: str, width: float) -> str:
    way = "".join(f"M{_n(x)} {_n(y)}L{_n(to_x)} {_n(to_y)}" for (x, y), (to_x, to_y) in lines)
    return f'<path d="{way}" stroke="{colour}" stroke-width="{_n(width)}"/>' if way else ""


def _text(place: tuple[float, float], text: str, anchor: str, colour: str) -> str:
    where = f'x="{_n(place[0])}" y="{_n(place[1])}"'
    return f'<text {where} text-anchor="{anchor}" fill="{colour}">{_words(text)}</text>'


def _words(text: str) -> str:
    """Escaped, and without the control characters that no XML may hold."""
    return escape("".join(c for c in text if c.isprintable() or c == " "))


def _colour(style: Style, name: str) -> str:
    return str(style.tokens.get(name, "#000000"))


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
