"""How wide the columns of a source's table are, by their words; and whether it can be set as a table at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import TypeVar

from reportpipe.model import holds_numbers
from reportpipe.typeset.widths import text_width

GAP = 9.0
"""Points between two columns."""
NARROW_GAP = 5.0
"""The same in a table that would else be too wide: a letter more than parts the thousands of a number."""
_BOLD = 1.07
"""Times the width of other type; of Source Sans Pro, in which the packaged styles set tables."""
_SAFE = 1.1
"""Times what a word is estimated to take: `Other` takes as much more, and no word may break that need not."""
_SHORT = 90.0
"""Points: a column that wants no more, as of days and names, gets it before long ones share what is left."""
_LONGEST_WORD = 16
"""Letters of a word (or address) past which it may break for the sake of the other columns."""
_TALLEST = 40
"""Lines of a row, which no page may part: half a page of the packaged styles."""
_MOST_ROWS = 400
"""Rows of a table; each costs the layout of ten lines of text, and whoever needs more of them wants the source."""

Row = Sequence[str]
Cell = TypeVar("Cell")


@dataclass(frozen=True)
class Column:
    width: float
    """Points, with the gap behind it."""
    numbers: bool
    """It holds numbers, which stand below each other by their last digit."""


def columns(rows: Sequence[Row], heads: int, room: float, size: float, gap: float = GAP) -> tuple[Column, ...] | None:
    """The columns of a table; None where its lines are better read as lines.

    That is so with one row or column, with very many rows, where even the longest words have no room beside each other,
    and where a row would be taller than a page should keep together.

    Args:
        rows: the words of each cell, those that stay on one line tied by no-break spaces; a row may have fewer cells.
        heads: how many rows at the top are heads.
        room: points that the table may take.
        size: of the type, in points.
        gap: points between two columns.
    """
    count = max(map(len, rows))
    if not 1 < len(rows) <= _MOST_ROWS or not 1 < count <= room / gap:
        return None
    rows = filled(rows, "")
    needs = _widest(
        rows, heads, gap, lambda cell: max(text_width(word[:_LONGEST_WORD], size * _SAFE) for word in cell.split(" "))
    )
    wants = list(map(max, needs, _widest(rows, heads, gap, lambda cell: text_width(cell, size))))
    if sum(needs) > room:
        return None
    if sum(wants) > room:  # then heads may take two lines
        below = _widest(rows[heads:], 0, gap, lambda cell: text_width(cell, size))
        wants = [max(need, want, head / 2) for need, want, head in zip(needs, below, wants, strict=True)]
    widths = _shared(room, needs, wants)

    def lines(number: int, place: int, across: int) -> int:
        inside = max(1.0, sum(widths[place : place + across]) - gap)
        return ceil(text_width(rows[number][place], size) / inside)

    if any(lines(number, *cell) > _TALLEST for number in range(len(rows)) for cell in covering(rows, number, heads)):
        return None
    numbers = (holds_numbers([row[place] for row in rows[heads:]]) for place in range(count))
    return tuple(Column(width, holds) for width, holds in zip(widths, numbers, strict=True))


def filled(rows: Sequence[Sequence[Cell]], empty: Cell) -> list[tuple[Cell, ...]]:
    """The rows, each as long as the longest."""
    longest = max(map(len, rows))
    return [(*row, *(empty for _ in range(longest - len(row)))) for row in rows]


def covering(rows: Sequence[Row], number: int, heads: int) -> Iterator[tuple[int, int]]:
    """Where the cells of a row begin, and how many columns each covers; all rows are of one length.

    The first cell runs on over the others where these are empty: it is the heading of rows. So does a head over empty
    ones, each with a head of its own below.
    """
    row = rows[number]
    if row[0] and not any(row[1:]):
        yield 0, len(row)
        return
    above = number + 1 < heads
    place = 0
    while place < len(row):
        end = place + 1
        while above and row[place] and place and end < len(row) and not row[end] and rows[number + 1][end]:
            end += 1
        yield place, end - place
        place = end


def _widest(rows: Sequence[Row], heads: int, gap: float, width: Callable[[str], float]) -> list[float]:
    """The widest cell of each column, with the gap behind it; one that covers several columns adds to each of them."""
    widest = [gap] * len(rows[0])
    cells = [(place, across, number) for number in range(len(rows)) for place, across in covering(rows, number, heads)]
    for place, across, number in sorted(cells, key=lambda cell: cell[1]):
        cell = rows[number][place]
        if cell and across < len(widest):
            wanted = width(cell) * (_BOLD if number < heads else 1) + gap
            lacking = wanted - sum(widest[place : place + across])
            for covered in range(place, place + across):
                widest[covered] += max(0.0, lacking) / across
    return widest


def _shared(room: float, needs: Sequence[float], wants: Sequence[float]) -> list[float]:
    """What each column wants, where there is room for it; else long columns share what short ones leave.

    By the root of what they want: twice as long does not mean twice as wide. Each has room for its longest word.
    """
    if sum(wants) <= room:
        return list(wants)
    fixed = {place: want for place, want in enumerate(wants) if want <= _SHORT}
    if sum(fixed.values()) + sum(1.5 * need for place, need in enumerate(needs) if place not in fixed) > room:
        fixed = {}
    while True:
        left = [place for place in range(len(wants)) if place not in fixed]
        unit = (room - sum(fixed.values())) / max(1.0, sum(sqrt(wants[place]) for place in left))
        shares = {place: unit * sqrt(wants[place]) for place in left}
        settled = {place: needs[place] for place in left if shares[place] < needs[place]} or {
            place: wants[place] for place in left if shares[place] >= wants[place]
        }
        if not settled:
            return [fixed.get(place, shares.get(place, 0.0)) for place in range(len(wants))]
        fixed |= settled
