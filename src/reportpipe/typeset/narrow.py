"""Words that a column of a table is too narrow for: they break without a hyphen, and a reader stumbles."""

import re
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
    for page in document.pages:
        waiting = [page._page_box]  # noqa: SLF001 - the only way to what was laid out
        while waiting:
            box = waiting.pop()
            if isinstance(box, boxes.TableRowBox):
                for cell in box.children:
                    if cell.element is not None:
                        cells.setdefault(cell.element, (_row(box), []))[1].extend(_lines(cell, boxes))
            elif isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.LineBox):
                waiting += reversed(box.children)
    found = ((row, word) for element, (row, lines) in cells.items() for word in _broken(element, lines))
    return tuple(dict.fromkeys(found))


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


def _row(row: Any) -> str:
    text = "" if row.element is None else " ".join("".join(row.element.itertext()).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
