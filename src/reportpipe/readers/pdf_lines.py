"""The lines of PDF pages in reading order: rows, columns, and what repeats on page after page taken out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportpipe.readers.pdf_words import Word, is_note

SAME_ROW = 0.35
"""Of the type size: words whose baselines differ by less stand in one row."""
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

_NUMBER = re.compile(
    r"^(?:[-–—|\s]*(?:page|p\.|pg\.?|seite)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|\|)\s*\d{1,4})?[-–—|\s]*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Page:
    """A page's words. Points."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Line:
    """A line of a column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    height: float
    """Of the page."""
    column: tuple[float, float]
    """Left and right edge of the column it stands in."""


def reading_order(page: Page) -> list[Line]:
    """The page's lines: from top to bottom, column by column between the rows that cross the gutter."""
    rows = _rows(page.words)
    return [_line(row, page, column) for column, row in _ordered(rows, page.height)]


def without_running_heads(pages: Sequence[list[Line]]) -> tuple[list[Line], tuple[str, ...]]:
    """All lines but running heads, feet and page numbers; and those texts, each once.

    A line at a page's edge goes when the same words (digits apart) stand at the same height of another page, on at
    least two pages and a third of them, or when it is nothing but a page number.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        seen.update({key for line in lines if (key := _edge_key(line))})
    least = max(2, (len(pages) + 2) // 3)
    kept: list[Line] = []
    heads: dict[str, None] = {}
    for lines in pages:
        outermost = {max(lines, key=lambda line: line.base), min(lines, key=lambda line: line.base)} if lines else set()
        for line in lines:
            key = _edge_key(line)
            repeated = key is not None and max(seen[key[0], key[1] + shift] for shift in (-1, 0, 1)) >= least
            numbered = key is not None and line in outermost and len(lines) > 1 and _NUMBER.match(line.text)
            if repeated or numbered:
                heads.setdefault(re.sub(r"\d+", "#", line.text))
            else:
                kept.append(line)
    return kept, tuple(heads)


def _edge_key(line: Line) -> tuple[str, int] | None:
    """What a line at a page's edge says and where; None for a line of the body."""
    if _in_body(line.base, line.height):
        return None
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text.casefold()), round(line.base / 6)


def _in_body(base: float, height: float) -> bool:
    """Whether a baseline is away from the edges of its page."""
    return EDGE * height < base < (1 - EDGE) * height


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words of about the same baseline, from top to bottom, each row from left to right."""
    rows: list[list[Word]] = []
    anchor = 0.0
    for word in sorted(words, key=lambda each: (-each.base, each.left)):
        if rows and anchor - word.base <= SAME_ROW * max(word.size, 4.0):
            rows[-1].append(word)
        else:
            rows.append([word])
            anchor = word.base
    return [sorted(row, key=lambda each: each.left) for row in _with_raised(rows)]


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows with superscripts and subscripts brought home: a small row just above or below a bigger one it touches."""
    merged: list[list[Word]] = []
    for row in rows:
        if merged:
            above = merged[-1]
            big, small = (row, above) if _size(row) > _size(above) else (above, row)
            close = abs(above[0].base - row[0].base) < 0.6 * _size(big)
            if close and _size(small) < 0.8 * _size(big) and len(small) <= 3 and _fits(small, big):  # noqa: PLR2004
                merged[-1] = [*big, *small]
                continue
        merged.append(row)
    return merged


def _fits(small: Sequence[Word], big: Sequence[Word]) -> bool:
    return all(not any(a.left < b.right - 1 and b.left < a.right - 1 for b in big) for a in small)


def _size(row: Sequence[Word]) -> float:
    return max(word.size for word in row)


def _ordered(rows: list[list[Word]], height: float, depth: int = 0) -> Iterator[tuple[tuple[float, float], list[Word]]]:
    """Rows (parts of rows, between gutters) of a page so high in reading order, each with the edges of its column."""
    if not rows:
        return
    gutter = _gutter(rows) if depth < 3 else None  # noqa: PLR2004 - eight columns at most
    if gutter is None:
        body = [row for row in rows if _in_body(row[0].base, height)] or rows  # a page number may stand further out
        column = (min(word.left for row in body for word in row), max(word.right for row in body for word in row))
        yield from ((column, row) for row in rows)
        return
    band: tuple[list[list[Word]], list[list[Word]]] = ([], [])
    whole = (min(row[0].left for row in rows), max(row[-1].right for row in rows))
    for row in rows:
        if any(word.left < gutter and word.right > gutter for word in row) or _spans(row, gutter):
            for side in band:
                yield from _ordered(side, height, depth + 1)
            band = ([], [])
            yield whole, row
            continue
        left = [word for word in row if word.right <= gutter]
        right = [word for word in row if word.left >= gutter]
        band[0].extend([left] if left else [])
        band[1].extend([right] if right else [])
    for side in band:
        yield from _ordered(side, height, depth + 1)


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
    left = min(word.left for row in rows for word in row)
    right = max(word.right for row in rows for word in row)
    width = right - left
    if len(rows) < 4 or not 2 * NARROWEST <= width <= WIDEST:  # noqa: PLR2004 - too few to tell
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
    strips = sorted((min(bins[first : last + 1]), left + (first + last + 1) / 2 * step) for first, last in found)
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


def _line(row: Sequence[Word], page: Page, column: tuple[float, float]) -> Line:
    letters: Counter[float] = Counter()
    bold = 0
    for word in row:
        letters[word.size] += len(word.text)
        bold += len(word.text) if word.bold else 0
    size = max(sorted(letters), key=lambda each: letters[each])
    return Line(
        text=_joined(row),
        left=row[0].left,
        right=max(word.right for word in row),
        base=min(row, key=lambda word: (-word.size, word.left)).base,
        size=size,
        bold=bold * 2 > sum(letters.values()),
        page=page.number,
        height=page.height,
        column=column,
    )


def _joined(row: Sequence[Word]) -> str:
    """The row's words with spaces, but none where a change of font only split a word; marks of notes in brackets."""
    parts = [row[0].text]
    for one, two in pairwise(row):
        glued = two.left - one.right < 0.08 * max(one.size, two.size) and one.right - two.left < one.size
        noted = glued and two.text.isdigit() and is_note(one.text, two.base - one.base, one.size)
        shown = f"[{two.text}]" if noted else two.text
        parts.append(shown if glued else f" {shown}")
    return "".join(parts)
