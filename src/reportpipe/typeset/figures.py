"""The timeline picture: vector, few words, legible in grey and at half size.

A dot is a day (an open one is "about"), a bar is a longer time; it fades at both ends where it is "about", and towards
the arrow where it goes on. A diamond or an empty bar is planned. Every mark carries the number of its row in the
timeline table and the beginning of its text, or of rows of the same words what ends with the date. Marks are packed
into lanes so that nothing overlaps.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportpipe.model import Event, Memo, Style
from reportpipe.typeset import dates, drawing
from reportpipe.typeset.drawing import SIZE, WIDTH, text_width
from reportpipe.typeset.drawing import number as _n
from reportpipe.typeset.scale import Scale, scale
from reportpipe.typeset.ticks import Tick, ticks
from reportpipe.typeset.view import labels, shorten

FEWEST = 2
"""With one dated event there is nothing to draw."""
LANE = 14.0
TOP = 4.0
AXIS_ROOM = 20.0
DOT = 3.4
BAR = 11.0
GAP = 7.0
UNTIL = 34.0
"""Length of an arrow that points back from a day: nobody says when it began."""
LABEL_LENGTH = 52


@dataclass(frozen=True)
class Shape:
    """One event on the picture: where it lies in time, and its words."""

    number: int
    left: float
    right: float
    point: bool
    open: bool
    """The source says "about": a dot is hollow, a bar fades at both ends."""
    arrow: str
    """`left`, `right` or nothing: where it goes on beyond what the source says."""
    text: str
    planned: bool = False

    @property
    def fade(self) -> str:
        """Where its bar fades: `both`, `left`, `right` or nothing."""
        return "" if self.point else "both" if self.open and not self.planned else self.arrow


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
    told = Counter(event.text for _, event in events)
    placed = pack([_shape(number, event, axis, shared=told[event.text] > 1) for number, event in events])
    lanes = max(item.lane for item in placed) + 1
    bottom = TOP + lanes * LANE + 3
    fades = sorted({item.shape.fade for item in placed if not item.shape.planned} - {""})
    parts = [_fades(fades, style), *_grid(axis, bottom, style), _blanks(placed, style)]
    parts += [_draw(item, style) for item in placed]
    height = bottom + AXIS_ROOM
    return drawing.svg(height, timeline_alt(memo, style), parts, style)


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


def _shape(number: int, event: Event, axis: Scale, *, shared: bool) -> Shape:
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
    text = " ".join(event.text.split())
    text = _ending_with(when.said, text) if shared else text
    return Shape(number, left, right, point, when.approximate, arrow, text, when.status == "planned")


def _ending_with(said: str, text: str) -> str:
    """The words up to a date, from as far before it as a label has room: `…and a second one fifteen years later`."""
    end = text.find(said) + len(said)
    if end <= LABEL_LENGTH or end < len(said):
        return text
    words = text[max(0, end - LABEL_LENGTH + 1) : end]
    return f"…{words.partition(' ')[2] or words}"


def _grid(axis: Scale, bottom: float, style: Style) -> list[str]:
    """The axis with its ticks, breaks and labels; lines of one look are one path, which is set faster."""
    say = labels(style)
    shown = [(piece, tick) for piece in axis.pieces for tick in ticks(piece, text_width, say)]
    lines = [tick.x for piece, tick in shown if piece.left < tick.x < piece.right]
    strokes = [x + shift for x in axis.breaks() for shift in (-2, 2)]
    return [
        drawing.lines([((x, TOP), (x, bottom)) for x in lines], drawing.colour(style, "hairline"), 0.5),
        drawing.lines(
            [
                *(((piece.left, bottom), (piece.right, bottom)) for piece in axis.pieces),
                *(((x, bottom), (x, bottom + 3)) for x in lines),
                *(((x - 2, bottom + 4), (x + 2, bottom - 4)) for x in strokes),
            ],
            drawing.colour(style, "rule"),
            1,
        ),
        *(_tick_label(tick, bottom, style) for _, tick in shown if tick.label),
    ]


def _tick_label(tick: Tick, bottom: float, style: Style) -> str:
    half = text_width(tick.label or "") / 2
    x = min(max(tick.middle, half), WIDTH - half)
    return drawing.text((x, bottom + 13), tick.label or "", "middle", drawing.colour(style, "ink"))


def _blanks(placed: Sequence[Placed], style: Style) -> str:
    """Ground under the labels that stand beside their mark: no line of the axis runs through a word."""
    way = ""
    for item in placed:
        if not item.shape.left < item.text_x < item.shape.right:
            width = text_width(item.text)
            left = item.text_x if item.anchor == "start" else item.text_x - width
            way += f"M{_n(left)} {_n(_middle(item) - 5)}h{_n(width)}v10h-{_n(width)}z"
    return f'<path d="{way}" fill="{drawing.colour(style, "paper")}"/>' if way else ""


def _draw(item: Placed, style: Style) -> str:
    """The mark and its label."""
    shape = item.shape
    accent, ink, paper = (drawing.colour(style, name) for name in ("accent", "ink", "paper"))
    middle = _middle(item)
    if shape.point and shape.planned:
        mark = f'<path d="{_diamond(shape, middle)}" fill="{paper}" stroke="{accent}" stroke-width="1.2"/>'
    elif shape.point:
        fill = paper if shape.open else accent
        mark = (
            f'<circle cx="{_n((shape.left + shape.right) / 2)}" cy="{_n(middle)}" r="{_n(DOT - 0.6)}" fill="{fill}" '
            f'stroke="{accent}" stroke-width="1.2"/>'
        )
    else:
        fill = f"url(#fade-{shape.fade})" if shape.fade else drawing.colour(style, "cited_tint")
        fill = paper if shape.planned else fill
        mark = f'<path d="{_bar(shape, middle)}" fill="{fill}"/>'
        mark += f'<path d="{_edges(shape, middle)}" fill="none" stroke="{accent}" stroke-width="0.9"/>'
        if shape.arrow:
            mark += f'<path d="{_head(shape, middle)}" fill="none" stroke="{accent}" stroke-width="1.2"/>'
    return mark + drawing.text((item.text_x, middle + SIZE * 0.35), item.text, item.anchor, ink)


def _middle(item: Placed) -> float:
    return TOP + item.lane * LANE + LANE / 2


def _diamond(shape: Shape, middle: float) -> str:
    centre = (shape.left + shape.right) / 2
    half = DOT + 0.4
    corners = ((centre - half, middle), (centre, middle - half), (centre + half, middle), (centre, middle + half))
    return f"M{'L'.join(f'{_n(x)} {_n(y)}' for x, y in corners)}Z"


def _bar(shape: Shape, middle: float) -> str:
    left, right = shape.left + 0.5, shape.right - 0.5
    return f"M{_n(left)} {_n(middle - BAR / 2)}H{_n(right)}V{_n(middle + BAR / 2)}H{_n(left)}Z"


def _head(shape: Shape, middle: float) -> str:
    """The head of an arrow at the end where the bar goes on."""
    tip, nib = (shape.right - 0.5, -BAR / 2) if shape.arrow == "right" else (shape.left + 0.5, BAR / 2)
    return f"M{_n(tip + nib)} {_n(middle - BAR / 2)}L{_n(tip)} {_n(middle)}L{_n(tip + nib)} {_n(middle + BAR / 2)}"


_FULL = {"": (0.0, 1.0), "both": (0.35, 0.65), "left": (0.6, 1.0), "right": (0.0, 0.4)}
"""The share of a bar's length that does not fade, by where it fades."""
_STROKES = ((0.0, 0.16), (0.24, 0.38), (0.48, 0.58), (0.69, 0.76), (0.88, 0.92))
"""The strokes of an edge that fades, as shares of the fading length: shorter and shorter, so that black will do."""


def _edges(shape: Shape, middle: float) -> str:
    """The edges of a bar: closed where it ends, in ever shorter strokes where it fades."""
    left, right = shape.left + 0.5, shape.right - 0.5
    begin, end = (left + (right - left) * share for share in _FULL[shape.fade])
    top, low = middle - BAR / 2, middle + BAR / 2
    strokes = [(begin, end)]
    strokes += [(end + (right - end) * one, end + (right - end) * two) for one, two in _STROKES if end < right]
    strokes += [(begin - (begin - left) * one, begin - (begin - left) * two) for one, two in _STROKES if begin > left]
    caps = "".join(f"M{_n(x)} {_n(top)}V{_n(low)}" for x, full in ((left, begin), (right, end)) if x == full)
    return caps + "".join(f"M{_n(one)} {_n(y)}H{_n(two)}" for y in (top, low) for one, two in strokes)


def _fades(names: Sequence[str], style: Style) -> str:
    """The gradients that the bars of the picture need: to the colour of the paper, so without transparency."""
    tint, paper = drawing.colour(style, "cited_tint"), drawing.colour(style, "paper")
    gradients = ""
    for name in names:
        begin, end = _FULL[name]
        ends = [(0, paper)] * (begin > 0) + [(begin, tint), (end, tint)] + [(1, paper)] * (end < 1)
        stops = "".join(f'<stop offset="{_n(100 * at)}%" stop-color="{colour}"/>' for at, colour in ends)
        gradients += f'<linearGradient id="fade-{name}">{stops}</linearGradient>'
    return f"<defs>{gradients}</defs>" if gradients else ""
