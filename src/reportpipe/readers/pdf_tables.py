"""Tables among the rows of a PDF column: rows whose words leave the same strips free, and which do not read on.

Where a table is set without rules nothing but alignment tells it from text. In prose, gaps as wide as a cell's margin
do not stand below each other; in columns of prose they do, but each line goes on in the next. Doubt leaves paragraphs.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from reportpipe.model import is_number
from reportpipe.readers.pdf_heads import HEADS, Cells, Strip, rows_of_heads
from reportpipe.readers.pdf_words import Word

GAP = 0.9
"""Of the type size: the narrowest space between cells; between words of justified text it seldom reaches half."""
NUMBERS_APART = 0.45
"""Of the type size: the narrowest space between two numbers beside each other; in text they hardly ever stand so."""
ROWS = 3
"""Fewest rows; two lines may be anything."""
TEXT_ROWS = 4
"""Fewest rows of two columns without numbers: a letterhead has three."""
NEAR, FAR = 0.9, 3.5
"""Of the type size, between two baselines: closer rows are lines of two columns, farther ones another part."""
LONGEST = 200
"""Rows that are looked at together: a page has fewer. Where so many are no table, those from the middle
of them on are looked at next, so that the work grows with the page."""
COLUMNS = 60
"""More than a page has room for; a row with so many gaps is no table's."""
LABEL = 4
"""Words that the middling cell of a narrow column has at most."""
SENTENCE = 10
"""Words of a cell that is alone in its row; more is a line of text among rows that align by chance."""
GOING = 5
"""One pair of lines in so many that goes on from the first to the second makes prose; half of those of prose do."""
NUMBERS = 0.34
"""Share of the cells behind the first that make a table one of figures."""

_ENUMERATED = re.compile(r"^(?:[^\w\s]|\(?\w{1,4}[.)]|\(\w{1,3}\))$")
_END = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_PAGE = re.compile(r"^\d{1,4}$")

Row = Sequence[Word]


def table_rows(rows: Sequence[Row]) -> dict[int, Cells]:
    """The cells of each row that belongs to a table, by the row's place; a cell may hold no word.

    Args:
        rows: of one column of the page, from top to bottom, each from left to right.
    """
    found: dict[int, Cells] = {}
    start = past = 0
    while start < len(rows):
        end, strips = run(rows, start)
        if not strips or not _is_table([cells_of(row, strips) for row in rows[start:end]]):
            start += 1 if end - start < LONGEST else LONGEST // 2
            continue
        first, strips = _below_heads(rows, start, end, strips)
        heads = rows_of_heads(rows[past:end], first - past, strips)
        found.update((past + place, cells) for place, cells in heads.items())
        found.update((place, cells_of(rows[place], strips)) for place in range(first, end))
        start = past = end
    return found


def _below_heads(rows: Sequence[Row], start: int, end: int, strips: list[Strip]) -> tuple[int, list[Strip]]:
    """The first row of a table that tells its columns, and these: heads over several columns may stand above."""
    first = start
    for place in range(start + 1, min(start + 1 + HEADS, end - ROWS + 1)):
        last, narrower = run(rows, place)
        if last == end and len(narrower) > len(strips) and rows_of_heads(rows[start:end], place - start, narrower):
            first, strips = place, narrower
    return first, strips


def gaps(row: Row) -> list[Strip]:
    """The spaces of a row that are too wide to stand between words."""
    return [
        (one.right, two.left)
        for one, two in pairwise(row)
        if two.left - one.right >= _apart(one, two) * max(one.size, two.size)
    ]


def _apart(one: Word, two: Word) -> float:
    return NUMBERS_APART if is_number(one.text) and is_number(two.text) else GAP


def run(rows: Sequence[Row], start: int) -> tuple[int, list[Strip]]:
    """The end of the longest run of rows from here that leave strips free together, and those strips."""
    strips = gaps(rows[start])
    strips = strips if len(strips) < COLUMNS else []
    end = start + 1
    while strips and end < min(len(rows), start + LONGEST):
        row = rows[end]
        size = row[0].size
        if not NEAR * size < rows[end - 1][0].base - row[0].base <= FAR * size:
            break
        left = fits(strips, row, GAP * size / 2)
        if not left or (len(left) < len(strips) and end - start >= ROWS):
            break
        strips = left
        end += 1
    while end - start > 1 and not gaps(rows[end - 1]):  # a line of text in the width of one cell
        end -= 1
    return end, strips


def fits(strips: Sequence[Strip], row: Row, least: float) -> list[Strip]:
    """What of the strips a row leaves free."""
    free = [(float("-inf"), row[0].left), *((one.right, two.left) for one, two in pairwise(row))]
    free.append((row[-1].right, float("inf")))
    overlaps = ((max(a, left), min(b, right)) for a, b in strips for left, right in free)
    return [(a, b) for a, b in overlaps if b - a >= least]


def cells_of(row: Row, strips: Sequence[Strip]) -> Cells:
    """The words of a row between strips."""
    edges = [float("-inf"), *((a + b) / 2 for a, b in strips), float("inf")]
    spans = pairwise(edges)
    return tuple(tuple(word for word in row if a <= (word.left + word.right) / 2 < b) for a, b in spans)


def _is_table(rows: Sequence[Cells]) -> bool:
    alone = [words for row in rows if sum(map(bool, row)) == 1 for words in row]
    if len(rows) - sum(map(bool, alone)) < ROWS or any(len(words) > SENTENCE for words in alone):
        return False
    columns = [[" ".join(word.text for word in row[place]) for row in rows] for place in range(len(rows[0]))]
    first = [cell for cell in columns[0] if cell]
    last = [cell for cell in columns[-1] if cell]
    if is_enumerated(first) or _is_prose(columns):
        return False
    if len(columns) == 2 and all(_PAGE.match(cell) for cell in last):  # noqa: PLR2004 - a table of contents
        return sorted(map(int, last)) != list(map(int, last))
    others = [cell for column in columns[1:] for cell in column if cell]
    figures = sum(map(is_number, others)) >= NUMBERS * len(others)
    if figures or len(columns) > 2:  # noqa: PLR2004 - three columns
        return True
    return len(rows) >= TEXT_ROWS and middling_words(first) <= LABEL and middling_words(last) <= 2 * LABEL


def _is_prose(columns: Sequence[Sequence[str]]) -> bool:
    """Whether lines go on in the next, or two columns hold lines rather than labels."""
    filled = [[cell for cell in column if cell] for column in columns]
    pairs = [pair for cells in filled for pair in pairwise(cells)]
    going = sum(two[0].islower() and not _END.search(one) for one, two in pairs)
    lines = sum(middling_words(cells) > LABEL for cells in filled if cells)
    return going * GOING > len(pairs) or lines > 1


def is_enumerated(cells: Sequence[str]) -> bool:
    """Whether cells hold the bullets or numbers of a list."""
    return all(_ENUMERATED.match(cell) for cell in cells)


def middling_words(cells: Sequence[str]) -> int:
    """Of cells sorted by length, the words of the one in the middle."""
    return sorted(len(cell.split()) for cell in cells)[len(cells) // 2]
