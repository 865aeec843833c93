"""Tables set without rules whose cells take several lines: rows of a page that belong together, cell by cell.

Read across, their lines are mixed up. A row of such a table begins below a wider gap, or, where all lines stand as
close, with a line of which no cell goes on from the one above. Two columns are one only where the label takes several
lines: elsewhere, a label and its text read well as they stand. Doubt leaves the lines as they are.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportpipe.readers.pdf_tables import GAP, ROWS, cells_of, fits, is_enumerated, middling_words, run, table_rows
from reportpipe.readers.pdf_words import Word

WIDER = 1.2
"""Times the distance between two lines of a cell: from here on a gap parts two rows."""
CLOSE = 1.6
"""Of the type size, between two baselines: the farthest that a cell's last line stands below the others."""
LABEL, CELL = 6, 30
"""Words of the middling first cell, and of any other column's: more are columns of text."""

Cells = tuple[tuple[Word, ...], ...]


def wrapped_rows(rows: Sequence[Sequence[Word]]) -> Iterator[tuple[range, Cells]]:
    """The rows of such tables: the places of their lines, and their cells with the words of all lines.

    Args:
        rows: the lines of a page, from top to bottom, each from left to right.
    """
    known = table_rows(rows)
    start = 0
    while start < len(rows):
        if start in known:
            start += 1
            continue
        end, strips = run(rows, start)
        while end < len(rows) and strips and _goes_on(rows[end - 1], rows[end], strips):
            end += 1
        lines = [cells_of(row, strips) for row in rows[start:end]]
        found = _grouped(rows[start:end], lines) if strips else []
        merged = [_merged(lines[each.start : each.stop]) for each in found]
        if _is_table(lines, merged) and not known.keys() & range(start, end):
            yield from (
                (range(start + each.start, start + each.stop), row) for each, row in zip(found, merged, strict=True)
            )
            start = end
        else:
            start += 1 if end - start < ROWS else end - start


def _goes_on(above: Sequence[Word], row: Sequence[Word], strips: Sequence[tuple[float, float]]) -> bool:
    """Whether a line below holds only more of the cells behind the first."""
    near = above[0].base - row[0].base <= CLOSE * row[0].size
    return near and row[0].left >= strips[0][1] - 1 and len(fits(strips, row, GAP * row[0].size / 2)) == len(strips)


def _grouped(rows: Sequence[Sequence[Word]], lines: Sequence[Cells]) -> list[range]:
    """The lines of each row."""
    apart = [one[0].base - two[0].base for one, two in pairwise(rows)]
    if not apart:
        return []
    spaced = max(apart) > WIDER * min(apart)
    begins = [gap > WIDER * min(apart) if spaced else _begins(line) for gap, line in zip(apart, lines[1:], strict=True)]
    edges = [0, *(place for place, begun in enumerate(begins, 1) if begun), len(rows)]
    return [range(first, last) for first, last in pairwise(edges)]


def _begins(line: Cells) -> bool:
    return bool(line[0]) and not any(cell[0].text[:1].islower() for cell in line if cell)


def _merged(lines: Sequence[Cells]) -> Cells:
    return tuple(tuple(word for cell in column for word in cell) for column in zip(*lines, strict=True))


def _is_table(lines: Sequence[Cells], rows: Sequence[Cells]) -> bool:
    if len(rows) < ROWS or len(lines) == len(rows) or not all(row[0] for row in rows):
        return False
    if any(sum(map(bool, row)) < len(row) - 1 for row in rows) or not all(_begins(row) for row in rows[1:]):
        return False
    columns = [
        [" ".join(word.text for word in row[place]) for row in rows if row[place]] for place in range(len(rows[0]))
    ]
    labelled = middling_words(columns[0]) <= LABEL and not is_enumerated(columns[0])
    brief = all(middling_words(column) <= CELL for column in columns[1:])
    firsts = sum(bool(line[0]) for line in lines)
    return labelled and brief and (len(columns) > 2 or firsts > len(rows))  # noqa: PLR2004 - see above
