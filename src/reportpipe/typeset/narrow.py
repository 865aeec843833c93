"""Words that a column of a table is too narrow for: they break without a hyphen, and a reader stumbles."""

import re
from collections.abc import Iterator
from typing import Any

_PIECES = re.compile(r"(?<=[-‐–—/])")
"""A line may end after these inside a word: a writer put them there."""
_NO_SPACES = re.compile("[\u0e00-\u1dff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""Scripts whose lines break between any two signs (Chinese, Thai and the like), roughly."""
_SHOWN = 40


def broken_words(document: Any) -> tuple[tuple[str, str], ...]:
    """Each word that a table cell breaks, with the words of its row before it; in reading order, each once.

    `document` is what WeasyPrint laid out.
    """
    from weasyprint.formatting_structure import boxes

    cells: dict[Any, tuple[str, list[str]]] = {}
    for row in _rows(document, boxes):
        for cell in row.children:
            if cell.element is not None:
                cells.setdefault(cell.element, (_words(row), []))[1].extend(_lines(cell, boxes))
    found = ((row, word) for element, (row, lines) in cells.items() for word in _broken(element, lines))
    return tuple(dict.fromkeys(found))


def _rows(document: Any, boxes: Any) -> Iterator[Any]:
    """The rows of all tables; one that a page breaks comes once for each part."""
    waiting = [page._page_box for page in reversed(document.pages)]  # noqa: SLF001 - the only way to what was laid out
    while waiting:
        box = waiting.pop()
        if isinstance(box, boxes.TableRowBox):
            yield box
        elif isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.LineBox):
            waiting += reversed(box.children)


def _lines(cell: Any, boxes: Any) -> list[str]:
    lines = (line for line in cell.descendants() if isinstance(line, boxes.LineBox))
    return ["".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox)) for line in lines]


def _broken(element: Any, lines: list[str]) -> list[str]:
    """Words of a cell that none of its lines, on whichever page, holds whole."""
    if len(lines) < 2:  # noqa: PLR2004 - one line breaks nothing
        return []
    whole = {piece.casefold() for line in lines for word in line.split() for piece in _PIECES.split(word)}
    return [
        word
        for word in "".join(element.itertext()).split()
        if not _NO_SPACES.search(word) and any(piece.casefold() not in whole for piece in _PIECES.split(word) if piece)
    ]


def _words(row: Any) -> str:
    """The words of a row, cut where a message would grow too long."""
    text = "" if row.element is None else " ".join("".join(row.element.itertext()).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
