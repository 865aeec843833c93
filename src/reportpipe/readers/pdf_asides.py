"""What stands beside the running text of a PDF page: pull quotes and notes that lines flow around."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportpipe.readers.pdf_heads import Strip
from reportpipe.readers.pdf_tables import GAP, Row, gaps
from reportpipe.readers.pdf_words import Word

NARROWER = 0.75
"""Times the width of the text beside it that a box has at most; columns of prose are about as wide."""
FEWEST_WORDS = 4
"""Of a box."""
WORDS = 1.5
"""In a line of a box, on average: single words below each other are labels of the lines beside them."""
FEWEST_LINES = 3
"""Of the text beside a box."""
CLOSE = 2.0
"""Times its type size: two lines of a box stand closer. Dates or speakers beside text stand further apart."""
FILLED = 0.7
"""Share of its width that the middling line of the text beside a box fills."""
TALLEST = 60
"""Rows above and below that a box is looked for in."""
HEIGHT = 0.9
"""Times the type size: rows whose baselines are closer stand beside each other, not below."""
TIGHT = 1.5
"""Times the type size: a line so far from the next begins or ends something else."""
APART = 4.0
"""Times the type size: rows further apart are not side by side with the same box."""
CENTRED = 0.6
"""Share of the page's width that a box between two columns has at most; a heading over both is alone."""


@dataclass(frozen=True)
class Band:
    """Rows of text and the rows of the box beside them, if there is one."""

    text: list[list[Word]]
    box: list[list[Word]]


def bands(rows: Sequence[list[Word]]) -> list[Band]:
    """The rows of a column parted where lines flow around a box, from top to bottom.

    A box is on one side of a strip that every row of the band leaves free, and the text beside it reads on from line to
    line: cells of a table do not, and dates or names beside the text they belong to are not set line below line.
    """
    found = [Band([], [])]
    place = 0
    while place < len(rows):
        wide = max(_seeds(rows, place), key=lambda strip: strip[1] - strip[0], default=None)
        first, last, strip = _grown(rows, place, wide) if wide else (place, place, (0.0, 0.0))
        first = max(first, place - len(found[-1].text) if not found[-1].box else place)
        first, last = _trimmed(rows, first, last, strip)
        parted = _parted(rows[first : last + 1], strip) if wide else None
        if parted is None:
            if found[-1].box:
                found.append(Band([], []))
            found[-1].text.append(rows[place])
            place += 1
            continue
        if place > first:
            del found[-1].text[first - place :]
        found.append(parted)
        place = last + 1
    return [band for band in found if band.text]


def without_centred(rows: Sequence[list[Word]], gutter: float) -> tuple[list[list[Word]], list[list[Word]]]:
    """The rows of two columns without a box that cuts into both, and that box's rows.

    The lines of both columns read on past the box: the cells of a table do not.
    """
    width = max(row[-1].right for row in rows) - min(row[0].left for row in rows)
    centred: dict[int, list[Word]] = {}
    for number, row in enumerate(rows):
        across = next((part for part in _parts(row) if part[0].left < gutter < part[-1].right), None)
        if across and across[-1].right - across[0].left <= CENTRED * width:
            centred[number] = across
    flanked = [number for number, part in centred.items() if _has_sides(rows[number], part)]
    if not flanked:
        return list(rows), []
    size = max(centred[number][0].size for number in flanked)
    top, bottom = rows[flanked[0]][0].base + CLOSE * size, rows[flanked[-1]][0].base - CLOSE * size
    lines = [part for number, part in centred.items() if bottom < rows[number][0].base < top]
    left, right = min(part[0].left for part in lines), max(part[-1].right for part in lines)
    rest: list[list[Word]] = []
    box: list[list[Word]] = []
    sides: tuple[list[list[Word]], list[list[Word]]] = ([], [])
    for row in rows:
        beside = bottom < row[0].base < top
        inside = (
            [part for part in _parts(row) if left - 1 <= part[0].left and part[-1].right <= right + 1] if beside else []
        )
        taken = [word for part in inside for word in part]
        kept = [word for word in row if word not in taken]
        box += [taken] if taken else []
        rest += [kept] if kept else []
        for leftward in (True, False):
            words = [word for word in kept if (word.left < gutter) == leftward] if beside else []
            sides[leftward].extend([words] if words else [])
    if len(box) < 2 or not all(len(side) >= FEWEST_LINES and _goes_on(side) for side in sides):  # noqa: PLR2004 - lines
        return list(rows), []
    return rest, box


def _seeds(rows: Sequence[Row], place: int) -> list[Strip]:
    """Spaces beside which a box may stand: within a row, and between one and the next where they overlap in height."""
    row = rows[place]
    found = gaps(row)
    if place + 1 < len(rows) and row[0].base - rows[place + 1][0].base < HEIGHT * row[0].size:
        left, right = sorted((row, rows[place + 1]), key=lambda each: each[0].left)
        if right[0].left - left[-1].right >= GAP * row[0].size:
            found.append((left[-1].right, right[0].left))
    return found


def _has_sides(row: Row, part: Sequence[Word]) -> bool:
    return row[0].left < part[0].left and row[-1].right > part[-1].right


def _parts(row: Row) -> list[list[Word]]:
    """The row cut at spaces too wide for words."""
    edges = [a for a, _ in gaps(row)]
    parts: list[list[Word]] = [[]]
    for word in row:
        parts[-1].append(word)
        if word.right in edges:
            parts.append([])
    return [part for part in parts if part]


def _grown(rows: Sequence[Row], place: int, strip: Strip) -> tuple[int, int, Strip]:
    """The first and last row around one that leave the strip, or a part of it wide enough, free."""
    ends = []
    for step in (-1, 1):
        at = place
        while (
            0 <= at + step < len(rows)
            and abs(at - place) < TALLEST
            and abs(rows[at][0].base - rows[at + step][0].base) < APART * rows[at][0].size
        ):
            left = _free(rows[at + step], strip)
            if left is None:
                break
            strip = left
            at += step
        ends.append(at)
    return ends[0], ends[1], strip


def _trimmed(rows: Sequence[Row], first: int, last: int, strip: Strip) -> tuple[int, int]:
    """The band without rows at its ends that lie on one side and apart from the next: the last line of a paragraph."""

    def loose(outer: Row, inner: Row) -> bool:
        one_side = outer[-1].right <= strip[0] or outer[0].left >= strip[1]
        return one_side and abs(outer[0].base - inner[0].base) > TIGHT * max(outer[0].size, inner[0].size)

    while first < last and loose(rows[first], rows[first + 1]):
        first += 1
    while first < last and loose(rows[last], rows[last - 1]):
        last -= 1
    return first, last


def _free(row: Row, strip: Strip) -> Strip | None:
    """The part of the strip that the row leaves free; None where it crosses."""
    a, b = strip
    for word in row:
        if word.right <= a or word.left >= b:
            continue
        if word.right - a < b - word.left:
            a = word.right
        else:
            b = word.left
    return (a, b) if b - a >= GAP * row[0].size else None


def _parted(rows: Sequence[list[Word]], strip: Strip) -> Band | None:
    middle = (strip[0] + strip[1]) / 2
    sides = [
        [part for row in rows if (part := [word for word in row if (word.left < middle) == leftward])]
        for leftward in (True, False)
    ]
    box, text = sorted(sides, key=lambda side: sum(len(word.text) for row in side for word in row))
    if len(text) < FEWEST_LINES or len(box) < 2 or sum(map(len, box)) < FEWEST_WORDS:  # noqa: PLR2004 - lines
        return None
    lettered = sum(word.text.strip("“”‘’\"'.,;:!?()-–—").isalpha() for row in box for word in row)
    if any(map(gaps, box)) or sum(map(len, box)) < WORDS * len(box):
        return None
    close = all(one[0].base - two[0].base < CLOSE * two[0].size for one, two in pairwise(box))
    narrow = _width(box) <= NARROWER * _width(text)
    if not (close and narrow and lettered * 2 > sum(map(len, box)) and _is_prose(text)):
        return None
    return Band(text, box)


def _width(rows: Sequence[Row]) -> float:
    return max(row[-1].right for row in rows) - min(row[0].left for row in rows)


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether lines fill their width and go on from one to the next."""
    width = _width(rows)
    fills = sorted((row[-1].right - row[0].left) / max(1.0, width) for row in rows)
    return fills[len(fills) // 2] >= FILLED and _goes_on(rows)


def _goes_on(rows: Sequence[Row]) -> bool:
    """Whether most lines go on in the next."""
    pairs = list(pairwise(rows))
    going = sum(two[0].text[:1].islower() and not one[-1].text.endswith((".", "!", "?")) for one, two in pairs)
    return going * 2 >= len(pairs)
