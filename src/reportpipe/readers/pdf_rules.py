"""Tables that a PDF page draws rules around: the grid that its lines and boxes make, and the words in each cell.

Only rules show where a cell ends whose text takes several lines: alignment alone reads across its neighbours. The
method is that of pdfplumber (edges, joined where they touch, to cells), over PDFium's drawing operators. Where rules
part the rows alone, the columns are what all words between them leave free.
"""

import ctypes
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise, zip_longest
from typing import Any

from reportpipe.readers.pdf_heads import HEADS, Cells, head_cells
from reportpipe.readers.pdf_tables import GAP
from reportpipe.readers.pdf_words import Word

TOUCH = 3.0
"""Points: rules nearer than this are one, or meet; double rules and borders of cells side by side lie within it."""
THIN = 1.5
"""Points across which a segment may slant."""
SHORTEST = 8.0
"""Points: what is shorter is a tick or a letter's stroke."""
MOST_SEGMENTS = 20_000
"""Of the paths of a page; what draws more is a map or a chart, and the work stays bounded."""
MOST_RULES = 400
"""Of a page, after what touches was joined."""
FEWEST = 3
"""Rules each way: two rows and two columns."""
LEVELS = 4
"""Rules of one length, one below the other, that make the rows of a table without upright ones."""
TALLEST = 6
"""Lines of a row between these; more is text between rules."""
FILLED = 0.6
"""Share of the rows that must have words in two cells: charts and forms have fewer."""
SPARSE = 0.2
"""Share of the cells that must have words: a chart's grid has hardly any."""

Span = tuple[float, float]


@dataclass(frozen=True)
class Rule:
    """A rule of a page in points: where it lies across its direction, and from where to where it runs."""

    at: float
    first: float
    last: float
    upright: bool


@dataclass(frozen=True)
class RuledRow:
    """A row of a ruled table."""

    top: float
    cells: Cells
    """Of each cell, in reading order; a cell may be empty."""
    across: int
    """Words that lie across an edge between two cells."""


def page_rules(page: Any) -> tuple[Rule, ...]:
    """The upright and level rules that a pypdfium2 page draws, joined of what touches; none where it draws a lot."""
    segments = list(_segments(page))
    rules = [*_joined(segments, upright=False), *_joined(segments, upright=True)]
    return tuple(rules) if len(rules) <= MOST_RULES else ()


def ruled_rows(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[RuledRow, ...]:
    """The rows of the page's ruled tables, from top to bottom; their words are of no other row.

    Args:
        words: of the page.
        rules: of the page.
    """
    found: list[RuledRow] = []
    levels: list[Rule] = []
    for group in _groups(rules):
        levels += [rule for rule in group if not rule.upright]
        edges: dict[float, list[Rule]] = {}
        for rule in sorted((each for each in group if each.upright), key=lambda each: each.at):
            edges.setdefault(rule.at, []).append(rule)
        tops = sorted((rule.at for rule in group if not rule.upright), reverse=True)
        if len(edges) >= FEWEST and len(tops) >= FEWEST:
            rows = [_row(words, list(edges), pair, _parting(edges, pair)) for pair in pairwise(tops)]
            rows = [row for row in rows if any(row.cells)]
            if _is_table(rows):
                found += rows
                del levels[-len(tops) :]
    for ladder in _ladders(levels):
        found += _between(words, ladder)
    return tuple(sorted(found, key=lambda row: -row.top))


def _parting(edges: Mapping[float, Sequence[Rule]], between: Span) -> list[float]:
    """The edges of columns that a row's upright rules draw, and the outermost: a cell may lie across others."""
    first, *inner, last = edges
    middle = sum(between) / 2
    return [first, *(at for at in inner if any(_holds(rule, middle) for rule in edges[at])), last]


def _ladders(levels: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Level rules of the same beginning and end, from top to bottom, where there are enough."""
    left = sorted(levels, key=lambda rule: -rule.at)
    while left:
        top = left[0]
        same = [r for r in left if abs(r.first - top.first) <= TOUCH and abs(r.last - top.last) <= TOUCH]
        left = [rule for rule in left if rule not in same]
        if len(same) >= LEVELS:
            yield same


def _between(words: Sequence[Word], tops: Sequence[Rule]) -> list[RuledRow]:
    """The rows between level rules, in the columns that their words leave free; none where these make no table."""
    first, last = tops[0].first - TOUCH, tops[0].last + TOUCH
    beside = [word for word in words if first <= word.left and word.right <= last]
    rows = [_row(beside, (first, last), (one.at, two.at), (first, last)) for one, two in pairwise(tops)]
    inside = [word for row in rows for cell in row.cells for word in cell]
    tall = any(len({round(word.base) for word in row.cells[0]}) > TALLEST for row in rows)
    if not inside or tall:
        return []
    strips, heads = _columns(rows)
    lefts = [first, *((left + right) / 2 for left, right in strips), last]
    rows = [
        replace(row, cells=cells) if cells else _row(inside, lefts, pair, lefts)
        for row, cells, pair in zip_longest(rows, heads, pairwise(rule.at for rule in tops))
    ]
    rows = [row for row in rows if any(row.cells)]
    return rows if len(lefts) >= FEWEST and _is_table(rows) else []


def _columns(rows: Sequence[RuledRow]) -> tuple[list[Span], list[Cells]]:
    """The strips that the words of rows of one cell leave free, and the cells of those rows above that head several
    columns, where the others leave more.
    """
    best: tuple[list[Span], list[Cells]] = (_free([word for row in rows for word in row.cells[0]]), [])
    for count in range(1, min(HEADS, len(rows) - 2)):
        strips = _free([word for row in rows[count:] for word in row.cells[0]])
        heads = [_heads(row.cells[0], strips) for row in rows[:count]]
        if len(strips) > len(best[0]) and all(heads):
            best = strips, [cells for cells in heads if cells]
    return best


def _heads(words: Sequence[Word], strips: Sequence[Span]) -> Cells | None:
    """The cells of a row of heads of one or more lines; None where it is none."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: round(word.base / 2))]
    cells = [found for line in lines if (found := head_cells(line, strips))]
    if len(cells) < len(lines):
        return None
    return tuple(tuple(chain(*parts)) for parts in zip(*cells, strict=True))


def _free(words: Sequence[Word]) -> list[Span]:
    """The strips that all words leave free."""
    strips = []
    edge = min((word.right for word in words), default=0.0)
    for word in sorted(words, key=lambda each: each.left):
        if word.left - edge >= GAP * word.size:
            strips.append((edge, word.left))
        edge = max(edge, word.right)
    return strips


def _row(words: Sequence[Word], lefts: Sequence[float], between: Span, parting: Sequence[float]) -> RuledRow:
    """The row between two heights, of as many cells as there are columns; one across several is the first of them.

    Args:
        words: of the page.
        lefts: the edges of the columns, the outermost included.
        between: the heights of its top and bottom.
        parting: those of the edges that part the cells of this row.
    """
    top, bottom = between
    inside = [word for word in words if bottom <= word.base + word.size / 4 < top]
    cells: list[tuple[Word, ...]] = [()] * (len(lefts) - 1)
    for left, right in pairwise(parting):
        cell = [word for word in inside if left <= (word.left + word.right) / 2 < right]
        cells[lefts.index(left)] = tuple(sorted(cell, key=lambda word: (-round(word.base / 2), word.left)))
    across = sum(any(word.left + TOUCH < left < word.right - TOUCH for left in parting) for word in inside)
    return RuledRow(top, tuple(cells), across)


def _is_table(rows: Sequence[RuledRow]) -> bool:
    """Whether the words of the rows stand in the cells: two to a row in most rows, none across a rule."""
    filled = [sum(map(bool, row.cells)) for row in rows]
    full = sum(count > 1 for count in filled)
    if full < 2 or full < FILLED * len(rows) or sum(filled) < SPARSE * sum(len(row.cells) for row in rows):  # noqa: PLR2004 - two rows
        return False
    words = sum(len(cell) for row in rows for cell in row.cells)
    return sum(row.across for row in rows) * 10 < words


def _groups(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules that meet, directly or through others."""
    left = set(range(len(rules)))
    while left:
        waiting = [left.pop()]
        group = []
        while waiting:
            rule = rules[waiting.pop()]
            group.append(rule)
            near = [place for place in left if _meet(rule, rules[place])]
            left.difference_update(near)
            waiting += near
        yield group


def _meet(one: Rule, two: Rule) -> bool:
    if one.upright == two.upright:
        return False
    return _holds(one, two.at) and _holds(two, one.at)


def _holds(rule: Rule, at: float) -> bool:
    return rule.first - TOUCH <= at <= rule.last + TOUCH


def _joined(segments: Iterable[Rule], *, upright: bool) -> list[Rule]:
    """The rules of one direction: pieces that lie on each other or go on from each other are one."""
    pieces = sorted(
        (piece for piece in segments if piece.upright == upright), key=lambda piece: (piece.at, piece.first)
    )
    lines: list[list[Rule]] = []
    for piece in pieces:
        if lines and piece.at - lines[-1][0].at <= TOUCH:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [rule for line in lines for rule in _along(line) if rule.last - rule.first >= SHORTEST]


def _along(line: Sequence[Rule]) -> Iterator[Rule]:
    """The rules that pieces of about the same line make, parted where they leave a gap."""
    pieces = sorted(line, key=lambda piece: piece.first)
    at = sum(piece.at for piece in pieces) / len(pieces)
    first, last = pieces[0].first, pieces[0].last
    for piece in pieces[1:]:
        if piece.first > last + TOUCH:
            yield Rule(at, first, last, pieces[0].upright)
            first = piece.first
        last = max(last, piece.last) if piece.first <= last + TOUCH else piece.last
    yield Rule(at, first, last, pieces[0].upright)


def _segments(page: Any) -> Iterator[Rule]:
    """The upright and level pieces of the paths that the page itself draws; forms within it are passed over."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    drawings = (pdfium.FPDFPage_GetObject(page.raw, place) for place in range(pdfium.FPDFPage_CountObjects(page.raw)))
    paths = [drawn for drawn in drawings if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH]
    counts = [pdfium.FPDFPath_CountSegments(drawn) for drawn in paths]
    if sum(counts) > MOST_SEGMENTS:
        return
    for drawn, count in zip(paths, counts, strict=True):
        if not pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
            continue
        for one, two in _strokes(pdfium, drawn, count):
            rule = _rule(_moved(one, matrix), _moved(two, matrix))
            if rule is not None:
                yield rule


def _strokes(pdfium: Any, drawn: Any, count: int) -> Iterator[tuple[Span, Span]]:
    """From where to where each straight piece of a path runs, in the path's own units."""
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = here = (0.0, 0.0)
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        there = (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = there
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield here, there
        here = there
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield here, begun


def _moved(point: Span, matrix: Any) -> Span:
    x, y = point
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _rule(one: Span, two: Span) -> Rule | None:
    if not all(map(math.isfinite, (*one, *two))):
        return None
    wide, high = abs(one[0] - two[0]), abs(one[1] - two[1])
    if high <= THIN < wide:
        return Rule((one[1] + two[1]) / 2, min(one[0], two[0]), max(one[0], two[0]), upright=False)
    if wide <= THIN < high:
        return Rule((one[0] + two[0]) / 2, min(one[1], two[1]), max(one[1], two[1]), upright=True)
    return None
