"""A time axis: calendar days to horizontal places, with breaks where nothing happens for long.

A stretch without events is cut out where it would take more than EMPTY_SHARE of the axis, or where most of the events
would be squeezed together on one side of it. Every piece that remains is linear and gets room for the events that it
holds, so a century and a week fit on one line.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

EMPTY_SHARE = 0.3
"""Swept by eye from 0.15 to 0.5: below, every pause breaks the axis; above, half the picture stays empty."""
CROWD, DENSER = 0.6, 2.5
"""Share of the events of a piece, and how many times their share of the axis it must be for them to be too close
together. Seen beside 2 and 3 on ten chronologies: below, histories of a century break four times; above, ten events of
one autumn have a third of the width."""
SHORTEST_BREAK = 45
"""Days; a shorter pause is never cut out."""
MOST_PIECES = 5
BREAK_WIDTH = 14.0
"""Room of a break, points."""
_BASE_WEIGHT = 1.0
_PAD_SHARE = 0.04

Extent = tuple[dt.date, dt.date]


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


def _cut(group: Sequence[Extent]) -> tuple[int, int] | None:
    """The longest pause worth a break: its days, and the index of the extent after it."""
    if len(group) < 2:  # noqa: PLR2004 - a pause needs two sides
        return None
    start, end = group[0][0], max(last for _, last in group)
    longest, before = (0, 0), group[0][1]
    for n, (first, last) in enumerate(group):
        share, crowd = max((n / len(group), before - start), (1 - n / len(group), end - first))
        squeezed = share > CROWD and DENSER * crowd < share * (end - start)
        pause = (first - before).days
        if pause > max(longest[0], SHORTEST_BREAK, 0 if squeezed else EMPTY_SHARE * (end - start).days):
            longest = pause, n
        before = max(before, last)
    return longest if longest[0] else None


def _domain(group: Sequence[Extent]) -> tuple[int, int]:
    """First and last ordinal of a piece: with room beside what is a day; a longer time may begin or end with it."""
    begin, end = group[0][0], max(last for _, last in group)
    first, last = begin.toordinal(), end.toordinal() + 1
    pad = max(1, round((last - first) * _PAD_SHARE))
    left = pad * any(one == other == begin for one, other in group)
    right = pad * any(one == other == end for one, other in group)
    return max(1, first - left), min(last + right, dt.date.max.toordinal())
