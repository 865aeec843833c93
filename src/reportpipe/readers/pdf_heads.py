"""Rows that head several columns of a PDF's table at once: `Grain` over the columns of two years."""

from collections.abc import Sequence
from itertools import pairwise

from reportpipe.readers.pdf_words import Word

APART = 0.9
"""Of the type size: the narrowest space between two heads; those of centred heads are wider."""
NEAR = 2.4
"""Of the type size, between two baselines: what stands further above a table is no part of it."""
HEADS = 3
"""Rows of heads above those that tell the columns."""
WORDS = 8
"""Of a head over several columns; more is text above the table."""

Strip = tuple[float, float]
Cells = tuple[tuple[Word, ...], ...]
Head = tuple[range, tuple[Word, ...]]
"""Of the columns that it stands over, and its words."""


def rows_of_heads(rows: Sequence[Sequence[Word]], first: int, strips: Sequence[Strip]) -> dict[int, Cells]:
    """The cells of the rows directly above a table that head its columns, by the row's place.

    The topmost has two heads: one alone may be the table's title.

    Args:
        rows: each from left to right, from top to bottom.
        first: the place of the table's first row.
        strips: what its rows leave free between its columns.
    """
    found: dict[int, Cells] = {}
    top = first
    for place in range(first - 1, max(-1, first - 1 - HEADS), -1):
        near = 0 < rows[place][0].base - rows[place + 1][0].base <= NEAR * rows[place][0].size
        cells = head_cells(rows[place], strips) if near else None
        if cells is None:
            break
        found[place] = cells
        top = place if sum(map(bool, cells)) > 1 else top
    return {place: cells for place, cells in found.items() if place >= top}


def head_cells(row: Sequence[Word], strips: Sequence[Strip]) -> Cells | None:
    """The cells of a row of heads, each in the first of the columns that it stands over.

    None where two stand over one column, or one is too long or ends like a sentence.

    Args:
        row: from left to right.
        strips: what a table's rows leave free between its columns.
    """
    lefts = [float("-inf"), *(right for _, right in strips)]
    rights = [*(left for left, _ in strips), float("inf")]
    heads: list[tuple[range, tuple[Word, ...]]] = []
    taken = -1
    for part in parts_of(row):
        over = [
            column
            for column, (left, right) in enumerate(zip(lefts, rights, strict=True))
            if part[0].left < right and part[-1].right > left
        ] or [sum((part[0].left + part[-1].right) / 2 > (a + b) / 2 for a, b in strips)]
        if over[0] <= taken or len(part) > WORDS or part[-1].text.endswith((".", ";", ",")):
            return None
        taken = over[-1]
        heads.append((range(over[0], taken + 1), tuple(part)))
    first = {columns[0]: words for columns, words in _aligned(heads, len(lefts))}
    return tuple(first.get(column, ()) for column in range(len(lefts)))


def _aligned(heads: Sequence[Head], count: int) -> Sequence[Head]:
    """Heads with their columns; those that stand at the right of theirs begin behind the head before."""
    spans = [columns for columns, _ in heads]
    narrow = any(len(columns) == 1 for columns in spans)
    if not narrow or spans[0][0] < 2 or spans[-1][-1] < count - 1:  # noqa: PLR2004 - the first column is the rows' own
        return heads
    begins = [1, *(columns[-1] + 1 for columns in spans)]
    return [(range(begin, columns[-1] + 1), words) for begin, (columns, words) in zip(begins, heads, strict=False)]


def parts_of(row: Sequence[Word]) -> list[list[Word]]:
    """A row cut at the spaces that are too wide to stand between words."""
    parts = [[row[0]]]
    for one, two in pairwise(row):
        if two.left - one.right >= APART * max(one.size, two.size):
            parts.append([])
        parts[-1].append(two)
    return parts
