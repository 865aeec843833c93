"""Ticks and labels of a time axis: the finest calendar unit whose labels fit."""

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportpipe.typeset.dates import Say
from reportpipe.typeset.scale import BREAK_WIDTH, Piece

LABEL_GAP = 6.0
"""Least room between two labels, points."""
_OVERHANG = BREAK_WIDTH / 3
_LAST_DAY = dt.date.max.toordinal()
_MOST_DAYS = 200
_MOST_MONTHS = 1200
"""Days of a piece beyond which days or months would never fit: not even tried."""

WidthOf = Callable[[str], float]


@dataclass(frozen=True)
class Tick:
    """A line on the axis; `label` stands centred at `middle`, or is None where it would not fit.

    A day, a month or a year is labelled in its middle; of several the first is labelled, at its line.
    """

    x: float
    middle: float
    label: str | None


@dataclass(frozen=True)
class Period:
    first: int
    end: int
    """Ordinals of days; `end` is one past the last day."""
    year: int
    short: str
    full: str
    """The label with its year."""
    at_line: bool
    """Whether the label belongs to the line where the period begins."""


Unit = Callable[[Piece, Say], Iterator[Period]]


def ticks(piece: Piece, width_of: WidthOf, say: Say) -> tuple[Tick, ...]:
    """The finest unit whose labels fit side by side in a piece; at its ends a label may be left out.

    The first label, and each first one of another year, says the year.
    """
    bare: tuple[Tick, ...] = ()
    for unit in UNITS:
        periods = [period for period in unit(piece, say) if _visible(period, piece)]
        labelled = _labelled(piece, periods, width_of)
        if labelled:
            return labelled
        bare = tuple(Tick(piece.x(max(p.first, piece.first)), 0.0, None) for p in periods) or bare
    return bare


def _labelled(piece: Piece, periods: Sequence[Period], width_of: WidthOf) -> tuple[Tick, ...] | None:
    """Ticks with their labels; None when one that is not at an end has no room, or when none has."""
    made: list[Tick] = []
    year, free_from = None, piece.left - _OVERHANG
    for n, period in enumerate(periods):
        label = period.short if period.year == year else period.full
        half = width_of(label) / 2
        line, middle = _place(piece, period, half)
        if middle - half >= free_from and middle + half <= piece.right + _OVERHANG:
            made.append(Tick(line, middle, label))
            year, free_from = period.year, middle + half + LABEL_GAP
        elif 0 < n < len(periods) - 1:
            return None
        else:
            made.append(Tick(line, middle, None))
    return tuple(made) if year is not None else None


def _place(piece: Piece, period: Period, half: float) -> tuple[float, float]:
    """Where the line and the middle of the label are; a label at its line is kept over its piece."""
    line = piece.x(max(period.first, piece.first))
    if not period.at_line:
        return line, (line + piece.x(min(period.end, piece.last))) / 2
    return line, max(min(line, piece.right - half), piece.left + half)


def _visible(period: Period, piece: Piece) -> bool:
    inside = max(period.first, piece.first) < min(period.end, piece.last)
    return inside and not (period.at_line and period.first < piece.first)


def _days(step: int) -> Unit:
    """Every `step` days; weeks begin on Monday, which is what day 1 of the calendar was."""

    def periods(piece: Piece, say: Say) -> Iterator[Period]:
        if piece.last - piece.first > _MOST_DAYS:
            return
        names = say("months").split()
        for first in range((piece.first - 1) // step * step + 1, min(piece.last, _LAST_DAY + 1), step):
            day = dt.date.fromordinal(first)
            short = f"{day.day} {names[day.month - 1]}"
            yield Period(first, first + step, day.year, short, f"{short} {day.year}", step > 1)

    return periods


def _months(piece: Piece, say: Say) -> Iterator[Period]:
    if piece.last - piece.first > _MOST_MONTHS:
        return
    names = say("months").split()
    first = dt.date.fromordinal(piece.first).replace(day=1).toordinal()
    while first < piece.last and first <= _LAST_DAY:
        day = dt.date.fromordinal(first)
        end = first + monthrange(day.year, day.month)[1]
        name = names[day.month - 1]
        yield Period(first, end, day.year, name, f"{name} {day.year}", at_line=False)
        first = end


def _years(step: int) -> Unit:
    def periods(piece: Piece, say: Say) -> Iterator[Period]:  # noqa: ARG001 - the shape of a unit
        year = dt.date.fromordinal(piece.first).year // step * step
        last = dt.date.fromordinal(min(piece.last, _LAST_DAY)).year
        for first in range(year, last + 1, step):
            start = dt.date(max(first, 1), 1, 1).toordinal()
            end = dt.date(first + step, 1, 1).toordinal() if first + step <= dt.MAXYEAR else _LAST_DAY + 1
            yield Period(start, end, first, str(first), str(first), step > 1)

    return periods


UNITS: tuple[Unit, ...] = (
    *(_days(step) for step in (1, 2, 7, 14)),
    _months,
    *(_years(step) for step in (1, 2, 5, 10, 20, 50, 100, 500, 1000)),
)
