"""A time axis: calendar days to horizontal places, with breaks where nothing happens for long.

A stretch without events that would take more than EMPTY_SHARE of the axis is cut out. Every piece that remains is
linear and gets room for the events that it holds, so a century and a week fit on one line.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportpipe.typeset.dates import Say

EMPTY_SHARE = 0.3
"""Swept by eye from 0.15 to 0.5: below, every pause breaks the axis; above, half the picture stays empty."""
SHORTEST_BREAK = 45
"""Days; a shorter pause is never cut out."""
MOST_PIECES = 5
BREAK_WIDTH = 14.0
"""Room of a break, points."""
_BASE_WEIGHT = 1.0
_PAD_SHARE = 0.04
_LABEL_GAP = 6.0

Extent = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Tick:
    """A line on the axis; `label` stands centred at `middle`, or is None where it would not fit.

    A day, a month or a year is labelled in its middle; of a longer period the first year is labelled, at its line.
    """

    x: float
    middle: float
    label: str | None


@dataclass(frozen=True)
class Piece:
    """A linear part of the axis."""

    first: int
    last: int
    """Ordinals of days; `last` is one past the last day."""
    left: float
    right: float

    def x(self, ordinal: float) -> float:
        share = (ordinal - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)


@dataclass(frozen=True)
class Scale:
    pieces: tuple[Piece, ...]

    def span(self, first: dt.date, last: dt.date) -> tuple[float, float]:
        """Left and right edge of these days, both included."""
        return self._x(first.toordinal()), self._x(last.toordinal() + 1)

    def breaks(self) -> tuple[float, ...]:
        """The middle of each break."""
        return tuple((one.right + two.left) / 2 for one, two in pairwise(self.pieces))

    def _x(self, ordinal: int) -> float:
        for piece in self.pieces:
            if ordinal <= piece.last:
                return piece.x(max(ordinal, piece.first))
        return self.pieces[-1].right


def scale(extents: Sequence[Extent], width: float) -> Scale:
    """An axis `width` points wide for at least one extent (first day, last day)."""
    groups = [sorted(extents)]
    while len(groups) < MOST_PIECES:
        cuts = [(cut, n) for n, group in enumerate(groups) if (cut := _cut(group))]
        if not cuts:
            break
        (_, at), n = max(cuts, key=lambda cut: cut[0][0])
        groups[n : n + 1] = [groups[n][:at], groups[n][at:]]
    weights = [_BASE_WEIGHT + len(group) for group in groups]
    room = width - BREAK_WIDTH * (len(groups) - 1)
    pieces = []
    left = 0.0
    for group, weight in zip(groups, weights, strict=True):
        right = left + room * weight / sum(weights)
        first, last = _domain(group)
        pieces.append(Piece(first, last, left, right))
        left = right + BREAK_WIDTH
    return Scale(tuple(pieces))


def ticks(piece: Piece, width_of: Callable[[str], float], say: Say) -> tuple[Tick, ...]:
    """The finest calendar unit whose labels fit side by side in a piece; at its ends a label may be left out."""
    marks: tuple[Tick, ...] = ()
    for unit in (_days, _months, *_YEAR_UNITS):
        marks = tuple(_inside(mark, piece, width_of) for mark in _ticks(piece, unit, say)) or marks
        shown = [mark for mark in marks if _fits(mark, piece, width_of)]
        if shown and all(mark in shown for mark in marks[1:-1]) and not _collide(shown, width_of):
            return tuple(mark if mark in shown else Tick(mark.x, mark.middle, None) for mark in marks)
    return tuple(Tick(mark.x, mark.middle, None) for mark in marks)


def _cut(group: Sequence[Extent]) -> tuple[int, int] | None:
    """The longest pause worth a break: its days, and the index of the extent after it."""
    if len(group) < 2:  # noqa: PLR2004 - a pause needs two sides
        return None
    end = group[0][1]
    longest = (0, 0)
    for n, (first, last) in enumerate(group):
        longest = max(longest, ((first - end).days, n), key=lambda pause: pause[0])
        end = max(end, last)
    whole = (end - group[0][0]).days
    return longest if longest[0] > max(SHORTEST_BREAK, EMPTY_SHARE * whole) else None


def _domain(group: Sequence[Extent]) -> tuple[int, int]:
    first, last = group[0][0].toordinal(), max(last for _, last in group).toordinal() + 1
    pad = max(1, round((last - first) * _PAD_SHARE))
    return max(1, first - pad), min(last + pad, dt.date.max.toordinal())


Period = tuple[int, int, str, str, bool]
"""First ordinal, ordinal after the last, label alone, label with its year, whether it labels the first year."""


def _ticks(piece: Piece, unit: Callable[[int, int, Say], Iterable[Period]], say: Say) -> Iterator[Tick]:
    """One tick a period; the first label, and each one of a new year, says the year."""
    year = None
    for start, end, short, full, at_start in unit(piece.first, piece.last, say):
        left, right = max(start, piece.first), min(end, piece.last)
        if left >= right or (at_start and start < piece.first):
            continue
        this = full.rpartition(" ")[2]
        middle = piece.x(left) if at_start else (piece.x(left) + piece.x(right)) / 2
        yield Tick(piece.x(left), middle, short if this == year else full)
        year = this


def _days(first: int, last: int, say: Say) -> Iterator[Period]:
    if last - first > 62:  # noqa: PLR2004 - two months: more days never fit
        return
    names = say("months").split()
    for ordinal in range(first, last):
        day = dt.date.fromordinal(ordinal)
        short = f"{day.day} {names[day.month - 1]}"
        yield ordinal, ordinal + 1, short, f"{short} {day.year}", False


def _months(first: int, last: int, say: Say) -> Iterator[Period]:
    if last - first > 1100:  # noqa: PLR2004 - three years: more months never fit
        return
    names = say("months").split()
    day = dt.date.fromordinal(first).replace(day=1)
    while day.toordinal() < last:
        end = day.toordinal() + monthrange(day.year, day.month)[1]
        yield day.toordinal(), end, names[day.month - 1], f"{names[day.month - 1]} {day.year}", False
        if end > dt.date.max.toordinal():
            return
        day = dt.date.fromordinal(end)


def _years(step: int) -> Callable[[int, int, Say], Iterator[Period]]:
    def periods(first: int, last: int, say: Say) -> Iterator[Period]:  # noqa: ARG001 - the shape of a unit
        year = dt.date.fromordinal(first).year // step * step
        while year <= dt.MAXYEAR - step and dt.date(max(year, 1), 1, 1).toordinal() < last:
            start = dt.date(max(year, 1), 1, 1).toordinal()
            yield start, dt.date(year + step, 1, 1).toordinal(), str(year), str(year), step > 1
            year += step

    return periods


_YEAR_UNITS = tuple(_years(step) for step in (1, 2, 5, 10, 20, 50, 100, 500, 1000))


def _inside(tick: Tick, piece: Piece, width_of: Callable[[str], float]) -> Tick:
    """A label at its line moves at most half its width to stay over its piece."""
    half = width_of(tick.label or "") / 2
    if tick.middle != tick.x or piece.right - piece.left < 2 * half:
        return tick
    return Tick(tick.x, min(max(tick.middle, piece.left + half), piece.right - half), tick.label)


def _fits(tick: Tick, piece: Piece, width_of: Callable[[str], float]) -> bool:
    half = width_of(tick.label or "") / 2
    return tick.middle - half >= piece.left - BREAK_WIDTH / 3 and tick.middle + half <= piece.right + BREAK_WIDTH / 3


def _collide(marks: Sequence[Tick], width_of: Callable[[str], float]) -> bool:
    return any(
        one.middle + width_of(one.label or "") / 2 + _LABEL_GAP > two.middle - width_of(two.label or "") / 2
        for one, two in pairwise(marks)
    )
