"""The lines of PDF pages in reading order: rows, columns, and what repeats on page after page taken out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportpipe.readers.pdf_columns import Row, in_body, in_reading_order
from reportpipe.readers.pdf_rules import Rule, ruled_rows
from reportpipe.readers.pdf_words import Word, is_note
from reportpipe.readers.pdf_wrapped import wrapped_rows

SAME_ROW = 0.35
"""Of the type size: words whose baselines differ by less stand in one row."""

_NUMBER = re.compile(
    r"^(?:[-–—|\s]*(?:page|p\.|pg\.?|seite)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|\|)\s*\d{1,4})?[-–—|\s]*)$",
    re.IGNORECASE,
)


_MARK = re.compile(r"(?<=\w|[.,;:!?)”’\"])\[(\d{1,3})\]")
_NOTE_NUMBER = re.compile(r"^\[?(\d{1,3})[].]?\s+(?=\D)")
"""Where a text points to a note, and how that note begins."""


@dataclass(frozen=True)
class Page:
    """A page's words and the rules that it draws. Points."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()


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
    cells: tuple[str, ...] = ()
    """Of the row of a table that it is; a cell may be empty or hold several lines."""
    aside: bool = False
    """It stands in a box that the text flows around."""
    ruled: bool = False
    """Rules part it from the rows above and below, or all its lines are known."""


def reading_order(page: Page) -> list[Line]:
    """The page's lines: from top to bottom, column by column between the rows that cross the gutter.

    Lines of a box beside the text follow those that it stands beside.
    """
    ruled = {}
    for row in ruled_rows(page.words, page.rules):
        words = [word for cell in row.cells for word in cell]
        ruled[words[0]] = (words, row.cells)
    inside = {word for words, _ in ruled.values() for word in words}
    plain = _rows(word for word in page.words if word not in inside)
    for lines, wrapped in wrapped_rows(plain):
        words = [word for line in plain[lines.start : lines.stop] for word in line]
        ruled[words[0]] = (words, wrapped)
        inside.update(words)
    rows = [*(row for row in plain if row[0] not in inside), *(words for words, _ in ruled.values())]
    rows.sort(key=lambda row: -max(word.base for word in row))
    cells = {first: parts for first, (_, parts) in ruled.items()}
    return [_line(row, page) for row in in_reading_order(rows, page.height, cells)]


def without_running_heads(pages: Sequence[list[Line]]) -> tuple[list[Line], tuple[str, ...]]:
    """All lines but running heads, feet and page numbers; and those texts, each once.

    A line at a page's edge goes when the same words (digits apart) stand at the same height of another page, on at
    least two pages and a third of them, or when it is nothing but a page number. A note to which the page points stays,
    though `Ibid.` stands on many.
    """
    seen: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        seen.update({key for line in lines if (key := _edge_key(line))})
    least = max(2, (len(pages) + 2) // 3)
    marks = [frozenset(_MARK.findall(" ".join(line.text for line in lines))) for lines in pages]
    kept: list[Line] = []
    heads: dict[str, None] = {}
    for lines, marked in zip(pages, marks, strict=True):
        outermost = {max(lines, key=lambda line: line.base), min(lines, key=lambda line: line.base)} if lines else set()
        for line in lines:
            key = _edge_key(line)
            repeated = key is not None and max(seen[key[0], key[1] + shift] for shift in (-1, 0, 1)) >= least
            numbered = key is not None and line in outermost and len(lines) > 1 and _NUMBER.match(line.text)
            note = _NOTE_NUMBER.match(line.text)
            if (repeated or numbered) and not (note and note[1] in marked):
                heads.setdefault(re.sub(r"\d+", "#", line.text))
            else:
                kept.append(line)
    return kept, tuple(heads)


def _edge_key(line: Line) -> tuple[str, int] | None:
    """What a line at a page's edge says and where; None for a line of the body."""
    if in_body(line.base, line.height):
        return None
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text.casefold()), round(line.base / 6)


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


def _line(placed: Row, page: Page) -> Line:
    row = placed.words
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
        column=placed.column,
        cells=tuple("\n".join(_joined(line) for line in _rows(cell)) for cell in placed.cells),
        aside=placed.aside,
        ruled=placed.ruled,
    )


def _joined(row: Sequence[Word]) -> str:
    """The row's words with spaces, but none where a change of font only split a word; marks of notes in brackets."""
    parts = [row[0].text]
    for one, two in pairwise(row):
        close = two.left - one.right < 0.08 * max(one.size, two.size) and one.right - two.left < one.size
        glued = close and not one.spaced
        noted = close and two.text.isdigit() and is_note(one.text, two.base - one.base, one.size)
        shown = f"[{two.text}]" if noted else two.text
        parts.append(shown if glued or noted else f" {shown}")
    return "".join(parts)
