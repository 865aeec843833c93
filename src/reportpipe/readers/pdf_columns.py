"""The rows of a PDF page in reading order: columns between rows that cross them, tables, and boxes beside the text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from reportpipe.readers.pdf_asides import APART, bands, without_centred
from reportpipe.readers.pdf_tables import table_rows
from reportpipe.readers.pdf_words import Word

GUTTER = 0.7
"""Of the type size: the narrowest space between columns."""
CROSSED = 0.3
"""Share of rows that may run across a gutter: titles, wide figures."""
FILLED = 0.5
"""Share of a column's width that its middling line must fill; less is a table."""
NARROWEST = 80.0
"""Points: no column is narrower."""
WIDEST = 14_400.0
"""Points: no page is wider (ISO 32000-1, annex C); what claims to be is damaged."""
EDGE = 0.13
"""Share of the page's height, at the top and at the bottom, in which running heads and feet stand."""
BELOW = 1.6
"""Times the type size, between two baselines: from here on what stands below a column is another part of the page."""
LOOSE, SMALL = 2.2, 1.5
"""Times the type size, between two baselines: what stands so far from the next row at a page's edge is its head,
or half as far if it is set smaller."""


@dataclass(frozen=True)
class Row:
    """A row of words in reading order."""

    words: list[Word]
    column: tuple[float, float]
    """Left and right edge of the column it stands in."""
    cells: tuple[tuple[Word, ...], ...] = ()
    """Of the row of a table that it is."""
    aside: bool = False
    """It stands in a box beside the text."""
    ruled: bool = False
    """Its cells are those that rules make."""


Cells = tuple[tuple[Word, ...], ...]
Ruled = Mapping[Word, Cells]
"""The cells of the rows of ruled tables, by the first word of a row."""


def in_reading_order(rows: list[list[Word]], height: float, ruled: Ruled) -> Iterator[Row]:
    """The rows of a page so high, from top to bottom, column by column between the rows that cross the gutter.

    What stands apart at the page's edges is no part of its columns; rows of a box follow those they stand beside.

    Args:
        rows: from top to bottom, a row of a ruled table as one.
        height: of the page.
        ruled: the cells of those.
    """
    placed = _placed(rows, height, ruled)
    yield from (replace(row, cells=ruled[row.words[0]], ruled=True) if row.words[0] in ruled else row for row in placed)


def _placed(rows: list[list[Word]], height: float, ruled: Ruled) -> Iterator[Row]:
    first, last = _body(rows, height)
    for row in rows[:first]:
        yield Row(row, _edges([row]))
    yield from _ordered(rows[first:last], height, ruled)
    for row in rows[last:]:
        yield Row(row, _edges([row]))


def _body(rows: Sequence[list[Word]], height: float) -> tuple[int, int]:
    """The places of the first row and behind the last one that are not apart at the edge of the page."""
    first, last = 0, len(rows)
    while first + 1 < last and not in_body(rows[first][0].base, height) and _is_apart(rows[first], rows[first + 1]):
        first += 1
    while (
        last - 1 > first and not in_body(rows[last - 1][0].base, height) and _is_apart(rows[last - 1], rows[last - 2])
    ):
        last -= 1
    return first, last


def _is_apart(outer: Sequence[Word], inner: Sequence[Word]) -> bool:
    times = SMALL if outer[0].size < inner[0].size else LOOSE
    return abs(outer[0].base - inner[0].base) > times * max(outer[0].size, inner[0].size)


def in_body(base: float, height: float) -> bool:
    """Whether a baseline is away from the edges of its page."""
    return EDGE * height < base < (1 - EDGE) * height


def _ordered(rows: list[list[Word]], height: float, ruled: Ruled, depth: int = 0) -> Iterator[Row]:
    if not rows:
        return
    tables = _tables(rows, ruled)
    gutter = _gutter([row for number, row in enumerate(rows) if number not in tables]) if depth < 3 else None  # noqa: PLR2004 - eight columns at most
    if gutter is None:
        body = [row for row in rows if in_body(row[0].base, height)] or rows  # a page number may stand further out
        yield from _column(rows, tables, _edges(body))
        return
    cells = {rows[number][0]: parts for number, parts in tables.items()}
    text, box = without_centred([row for number, row in enumerate(rows) if number not in tables], gutter)
    rows = sorted([*text, *(rows[number] for number in tables)], key=lambda row: -row[0].base)
    band: tuple[list[list[Word]], list[list[Word]]] = ([], [])
    for row in rows:
        beside = row[0] in ruled and not (row[0].left < gutter < max(word.right for word in row))
        if (
            (row[0] in cells and not beside)
            or any(word.left < gutter and word.right > gutter for word in row)
            or _spans(row, gutter)
        ):
            below = _below(band)
            for side in band:
                yield from (_narrowed(each, box) for each in _ordered(side, height, ruled, depth + 1))
            yield from _column(below, {}, _edges(rows))
            band = ([], [])
            yield Row(row, _edges(rows), cells.get(row[0], ()))
            continue
        left = [word for word in row if word.right <= gutter]
        right = [word for word in row if word.left >= gutter]
        band[0].extend([left] if left else [])
        band[1].extend([right] if right else [])
    for side in band:
        yield from (_narrowed(each, box) for each in _ordered(side, height, ruled, depth + 1))
    yield from (Row(row, _edges(box), aside=True) for row in box)


def _tables(rows: Sequence[list[Word]], ruled: Ruled) -> dict[int, Cells]:
    """The cells of the rows of tables, by the row's place: of ruled ones, and of aligned ones between these."""
    found: dict[int, Cells] = {}
    for drawn, group in groupby(range(len(rows)), key=lambda number: rows[number][0] in ruled):
        numbers = list(group)
        if drawn:
            found |= {number: ruled[rows[number][0]] for number in numbers}
        else:
            aligned = table_rows([rows[number] for number in numbers])
            found |= {numbers[0] + place: cells for place, cells in aligned.items()}
    return found


def _narrowed(row: Row, box: Sequence[Sequence[Word]]) -> Row:
    """The row in the part of its column that a box beside it leaves."""
    if not box or not box[-1][0].base < row.words[0].base + APART * box[-1][0].size:
        return row
    if row.words[0].base > box[0][0].base + APART * box[0][0].size:
        return row
    left, right = _edges(box)
    first, last = row.column
    return replace(row, column=(first, min(last, left)) if row.words[0].left < left else (max(first, right), last))


def _below(band: tuple[list[list[Word]], list[list[Word]]]) -> list[list[Word]]:
    """Take the rows off the left column that begin, after a gap, below the end of the right one, or beside none: short
    lines of what runs across the page.
    """
    left, right = band
    if not right:
        below = left[:]
        left.clear()
        return below
    end = right[-1][0].base
    for number in range(1, len(left)):
        above, row = left[number - 1], left[number]
        if (
            row[0].base < end
            and above[0].base - row[0].base > BELOW * row[0].size
            and above[0].base < end + BELOW * row[0].size
        ):
            below = left[number:]
            del left[number:]
            return below
    return []


def _column(
    rows: list[list[Word]], tables: dict[int, tuple[tuple[Word, ...], ...]], column: tuple[float, float]
) -> Iterator[Row]:
    """The rows of one column, those of tables with their cells, and boxes behind the text beside them."""
    for is_table, group in groupby(range(len(rows)), key=lambda number: number in tables):
        numbers = list(group)
        if is_table:
            yield from (Row(rows[number], column, tables[number]) for number in numbers)
            continue
        for part in bands([rows[number] for number in numbers]):
            edges = _edges(part.text) if part.box else column
            yield from (Row(row, edges) for row in part.text)
            yield from (Row(row, _edges(part.box), aside=True) for row in part.box)


def _edges(rows: Sequence[Sequence[Word]]) -> tuple[float, float]:
    return min(word.left for row in rows for word in row), max(word.right for row in rows for word in row)


def _spans(row: Sequence[Word], gutter: float) -> bool:
    """A row whose words stand as close at the gutter as anywhere: it runs across, with a word space there by chance."""
    for one, two in pairwise(row):
        if one.right <= gutter <= two.left:
            return two.left - one.right < GUTTER * 0.6 * max(one.size, two.size)
    return False


def _gutter(rows: Sequence[Sequence[Word]]) -> float | None:
    """The middle of the clear strip between two columns, or None.

    A strip counts when few rows cross it, there are lines side by side of it, and on both sides they fill their columns
    (those of a table do not). The clearest is tried first, and its columns end at strips that are as clear: where one
    column has few lines, word spaces above each other make strips within it.
    """
    if len(rows) < 4:  # noqa: PLR2004 - too few to tell
        return None
    left, right = _edges(rows)
    width = right - left
    if not 2 * NARROWEST <= width <= WIDEST:
        return None
    step = 2.0
    bins = [0] * (int(width / step) + 2)
    for row in rows:
        covered: set[int] = set()
        for word in row:
            covered.update(
                range(int((word.left - left) / step), min(int((word.right - left) / step), len(bins) - 1) + 1)
            )
        for place in covered:
            bins[place] += 1
    size = sorted(word.size for row in rows for word in row)[sum(map(len, rows)) // 2]
    found = _clear_strips(bins, int(CROSSED * len(rows)), max(2, int(GUTTER * size / step)))
    clearest = (_clearest(bins, first, last) for first, last in found)
    strips = sorted((bins[first], left + (first + last + 1) / 2 * step) for first, last in clearest)
    strips = [strip for strip in strips if strip[1] - left >= NARROWEST and right - strip[1] >= NARROWEST]
    for crossed, middle in strips:
        edges = sorted([left, *(other for count, other in strips if count <= crossed), right])
        place = edges.index(middle)
        sides = [_filled(rows, edges[place - 1], middle), _filled(rows, middle, edges[place + 1])]
        if sides[0] and sides[1] and min(sides[0][1], sides[1][1]) - max(sides[0][0], sides[1][0]) > 3 * size:
            return middle
    return None


def _clear_strips(bins: Sequence[int], most: int, narrowest: int) -> Iterator[tuple[int, int]]:
    """Runs of bins that at most `most` rows cover, at least `narrowest` bins wide."""
    start = None
    for place, count in enumerate([*bins, most + 1]):
        if count <= most:
            start = place if start is None else start
        elif start is not None:
            if place - start >= narrowest:
                yield start, place - 1
            start = None


def _clearest(bins: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """The widest part of a strip that the fewest rows cover: a few words may reach into the rest of it."""
    least = min(bins[first : last + 1])
    parts = _clear_strips([least + 1 if place < first else bins[place] for place in range(last + 1)], least, 1)
    return max(parts, key=lambda part: part[1] - part[0])


def _filled(rows: Sequence[Sequence[Word]], left: float, right: float) -> tuple[float, float] | None:
    """Lowest and highest baseline of the lines between two edges; None when they do not make a column of text."""
    fills: list[float] = []
    bases: list[float] = []
    for row in rows:
        inside = [word for word in row if word.left >= left - 1 and word.right <= right + 1]
        if inside and not any(word.left < edge < word.right for word in row for edge in (left, right)):
            fills.append((max(word.right for word in inside) - inside[0].left) / max(1.0, right - left))
            bases.append(inside[0].base)
    if len(fills) < 3 or sorted(fills)[len(fills) // 2] < FILLED:  # noqa: PLR2004 - two lines may be anything
        return None
    return min(bases), max(bases)
