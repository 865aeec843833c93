"""Tables as text: a row a line, ` | ` between its cells, as many in each; which rows at the top are its head."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from reportpipe.model import BETWEEN_CELLS, cells_of, holds_numbers, is_number
from reportpipe.readers.draft import RawBlock

_MOST_HEADS = 4
"""Rows of a head; a table with more has marked something else by it."""
_WIDEST = 60
"""Columns of a table in which cells may cover several places: in a wider one these would only fill memory."""
_FEWEST_ROWS = 3
"""Of a table whose head is told by its words."""
_YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")


@dataclass(frozen=True)
class Cell:
    """A cell as the source has it: its words on one line, and how many columns and rows it covers."""

    text: str
    across: int = 1
    down: int = 1


def table(rows: Sequence[Sequence[Cell]], heads: int) -> RawBlock | None:
    """The block of a table; None where no cell has a word.

    A cell that covers several places has its words in the first; the others are empty, so that columns stay columns.

    Args:
        rows: their cells from left to right, without those that are covered from above.
        heads: how many rows at the top are the head.
    """
    spread = _spread(rows)
    kept = [number for number, row in enumerate(spread) if any(row)]
    if not kept:
        return None
    return headed([spread[number] for number in kept], sum(number < heads for number in kept))


def headed(rows: Sequence[Sequence[str]], heads: int) -> RawBlock:
    """The block of a table of these cells; what marks all rows, or too many, as its head marks none."""
    level = heads if heads < len(rows) and heads <= _MOST_HEADS else 0
    return RawBlock("table", "\n".join(map(BETWEEN_CELLS.join, rows)), level)


def with_head(block: RawBlock) -> RawBlock:
    """A table without a head, with one where its words tell it: names, or years, above columns of numbers.

    Rows above those that name only some of the columns, and hold no number, head several columns each.
    """
    if block.kind != "table" or block.level:
        return block
    rows = [[row[start:end] for start, end in cells_of(row)] for row in block.text.split("\n")]
    over = sum(1 for _ in takewhile(_is_over_columns, rows[: _MOST_HEADS - 1]))
    return replace(block, level=over + 1) if _is_headed(rows[over:]) else block


def _is_over_columns(row: Sequence[str]) -> bool:
    named = [cell for cell in row[1:] if cell]
    return len(named) + 1 < len(row) and bool(named) and not any(map(is_number, row))


def _is_headed(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < _FEWEST_ROWS:
        return False
    first, *others = rows
    if not all(first[1:]) or is_number(first[0]):
        return False
    columns = [[row[place] for row in others if place < len(row)] for place in range(1, len(first))]
    named = not any(map(is_number, first[1:]))
    dated = all(map(_YEAR.fullmatch, first[1:])) and not any(map(_YEAR.fullmatch, chain(*columns)))
    return (named or dated) and any(map(holds_numbers, columns))


def _spread(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The words of each row by column."""
    width = max(map(len, rows), default=0)
    if width > _WIDEST:
        return [[cell.text for cell in row] for row in rows]
    covered: dict[int, int] = {}
    """For how many more rows a cell from above stands in a column."""
    spread: list[list[str]] = []
    for row in rows:
        words: list[str] = []
        for cell in row:
            _pass_over(words, covered)
            places = range(max(1, min(cell.across, width - len(words))))
            if len(words) < width:
                covered |= dict.fromkeys((len(words) + place for place in places), cell.down - 1)
            words += [cell.text, *("" for _ in places[1:])]
        _pass_over(words, covered)
        spread.append(words)
    return spread


def _pass_over(words: list[str], covered: dict[int, int]) -> None:
    """Leave the places empty that cells from above cover."""
    while covered.get(len(words), 0) > 0:
        covered[len(words)] -= 1
        words.append("")
