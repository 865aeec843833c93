"""How a table stands in a text: a row a line, ` | ` between its cells."""

import re
from collections.abc import Iterator, Sequence

BETWEEN_CELLS = " | "
"""At the ends of a row one space of it is gone."""
_MARK = re.compile(r"(?:^| )\|(?= |$)")
_NUMBER = re.compile(r"^[\W\d]*\d[\W\d]*(?:%|bn|m|k|million|billion)?$")
_UNIT = re.compile(r"[^\d]*$")
"""What follows the last digit of a cell."""
_NOTHING = re.compile(r"^(?:\W*|n\.?/?a\.?)$", re.IGNORECASE)


def cells_of(row: str) -> Iterator[tuple[int, int]]:
    """Where the cells of a row begin and end in it; of an empty cell both are the same."""
    ends = [0, *(place for mark in _MARK.finditer(row) for place in mark.span()), len(row)]
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        words = row[start:end]
        first = start + len(words) - len(words.lstrip())
        yield first, first + len(words.strip())


def is_number(cell: str) -> bool:
    """Whether a cell holds a number and nothing else: `1,204`, `$110 million`, `12/05/2024`."""
    return _NUMBER.match(cell) is not None


def holds_numbers(cells: Sequence[str]) -> bool:
    """Whether a column is one of numbers, all of one unit if any; some may be missing (`–`, `n/a`, nothing)."""
    numbers = [cell for cell in cells if not _NOTHING.match(cell)]
    units = {unit[0] for cell in numbers if (unit := _UNIT.search(cell))}
    if len(units) == 1:
        numbers = [cell.removesuffix(*units) for cell in numbers]
    return bool(numbers) and all(map(is_number, numbers))
