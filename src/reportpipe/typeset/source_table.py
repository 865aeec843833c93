"""A table of the source as cells, for the appendix."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportpipe.model import Article, Block, Paper, Span, Style
from reportpipe.typeset.citations import Segment
from reportpipe.typeset.grid import NARROW_GAP, Column, columns, covering, filled
from reportpipe.typeset.tying import tied

_PAPER: dict[Paper, float] = {"A4": 210.0, "Letter": 215.9}
"""Widths in millimetres."""
_POINTS = 72 / 25.4
"""In a millimetre."""


@dataclass(frozen=True)
class CellView:
    segments: tuple[Segment, ...]
    heads: Literal["col", "row", ""]
    """What it is the head of; empty for every other cell, and for an empty one."""
    number: bool
    """To be aligned on the right."""
    across: int
    """Columns that it covers."""


@dataclass(frozen=True)
class RowView:
    id: str | None
    """Where links to its words lead; None where nobody cites them."""
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class ColumnView:
    width: float
    """Millimetres."""
    share: float
    """Percent of the room that tables have."""


@dataclass(frozen=True)
class TableView:
    width: float
    """Millimetres."""
    wide: bool
    """It needs the gutter, too, and its columns stand closer together."""
    columns: tuple[ColumnView, ...]
    head: tuple[RowView, ...]
    """Rows at the top that head the columns; none where the source has none."""
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class Measure:
    """Points."""

    room: float
    """What tables of the source may take: the page from where the source text begins, to the right margin."""
    page: float
    """What wide ones may take: the page between its margins."""
    size: float
    """Of the type that they are set in."""


def measure(style: Style, paper: Paper) -> Measure:
    """Of a style; what it does not set is that of the packaged `memo`."""
    margin, gutter, size = (
        float(style.tokens.get(name, value))
        for name, value in (("margin_side", 24.0), ("gutter", 31.0), ("small_size", 8.0))
    )
    page = _PAPER[paper] - 2 * margin
    return Measure((page - gutter) * _POINTS, page * _POINTS, size)


def row_id(paragraph: str, row: int) -> str:
    """The anchor of a row, from 1, of the table that is the paragraph with this anchor: `p7r3`."""
    return f"{paragraph}r{row}"


def table_view(
    article: Article, table: Block, anchor: str, room: Measure, cut: Callable[[Span], tuple[Segment, ...]]
) -> TableView | None:
    """The cells of a table, each row as long as the longest; None where it is better read as lines (grid.py)."""
    places: Sequence[Sequence[Span]] = article.cells(table)
    heads = min(table.level, len(places) - 1)
    said: Sequence[Sequence[str]] = [[str(tied(article.words(cell))) for cell in row] for row in places]
    found, taken = columns(said, heads, room.room, room.size), room.room
    if found is None:
        found, taken = columns(said, heads, room.page, room.size, NARROW_GAP), room.page
    if found is None:
        return None
    places = filled(places, article.span(table.end, table.end))
    said = filled(said, "")
    rows = []
    for number, row in enumerate(places):
        cells = tuple(
            CellView(
                segments=cut(row[place]),
                heads="" if not said[number][place] else "col" if number < heads else "" if place else "row",
                number=found[place + across - 1].numbers and place > 0,
                across=across,
            )
            for place, across in covering(said, number, heads)
        )
        cited = any(segment.items for cell in cells for segment in cell.segments)
        rows.append(RowView(row_id(anchor, number + 1) if cited else None, cells))
    return TableView(
        width=_millimetres(sum(column.width for column in found)),
        wide=taken > room.room,
        columns=tuple(_column(column, taken) for column in found),
        head=tuple(rows[:heads]),
        rows=tuple(rows[heads:]),
    )


def _column(column: Column, room: float) -> ColumnView:
    return ColumnView(_millimetres(column.width), round(100 * column.width / room, 1))


def _millimetres(points: float) -> float:
    return round(points / _POINTS, 1)
