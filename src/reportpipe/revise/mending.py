"""What a detour took from a document is given back where the words still stand: styles, bookmarks, words told apart.

Other programs and pasting drop named styles or bookmarks without anybody having edited a word. A line that says what a
line says that was set, at the same place in the order, is that line. One that was edited as well keeps its new words
and gets back the style it had. A style that the document knows is never overruled: whoever set it meant it.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportpipe.revise.reading import Line, Words

_SIGNS = "†‡§"
_LOOSE = re.compile(rf"[\s{_SIGNS}]")
"""What does not count when two lines are compared: the signs are words only once their style is lost."""


def mend(base: Sequence[Line], edited: Sequence[Line]) -> list[Line]:
    """The edited lines, with what they lost on their way."""
    styles = {line.style for line in base}
    by_item = {line.item: line for line in base if line.item}
    there = {line.item for line in edited}
    result = list(edited)
    for old, index in _pairs(base, edited):
        line = edited[index]
        item = line.item or (old.item if old.item not in there and _letters(old) == _letters(line) else None)
        there.add(item)
        result[index] = replace(line, item=item) if line.style in styles else _restyled(line, old, item)
    return [_told_apart(line, by_item[line.item]) if line.item in by_item else line for line in result]


def _pairs(base: Sequence[Line], edited: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Each edited line that stands for one as set: the same words, the same item, or the same place among its like."""
    old, new = [_letters(line) for line in base], [_letters(line) for line in edited]
    at_item = {line.item: line for line in base if line.item}
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        for index in range(j1, j2):
            line = edited[index]
            place = i1 + index - j1
            if operation == "equal" and line.item in {None, base[place].item}:
                yield base[place], index
            elif line.item in at_item:
                yield at_item[line.item], index
            elif operation == "replace" and i2 - i1 == j2 - j1 and _like(base[place], line):
                yield base[place], index


def _like(old: Line, new: Line) -> bool:
    """Whether a line may be an old one in other words: a row by its first cell, a paragraph by being one."""
    if new.item or old.item or old.kind != new.kind or len(old.cells) != len(new.cells):
        return False
    return old.kind == "paragraph" or _bare(old.cells[0]) == _bare(new.cells[0])


def _restyled(line: Line, old: Line, item: str | None) -> Line:
    return replace(line, style=old.style, region=old.region, item=item)


def _told_apart(line: Line, old: Line) -> Line:
    """The cells of a line with the words that had a style of their own apart again, where these are what was set."""
    if len(line.cells) != len(old.cells):
        return line
    return replace(line, cells=tuple(_cell(new, was) for new, was in zip(line.cells, old.cells, strict=True)))


def _cell(new: Words, was: Words) -> Words:
    if _bare(new) == _bare(was):
        return replace(was, evidence=new.evidence)
    if not was.said or new.said or not new.main.endswith(was.said):
        return new
    return replace(new, main=new.main.removesuffix(was.said).rstrip(f" {_SIGNS}"), said=was.said)


def _letters(line: Line) -> str:
    return "|".join(_bare(cell) for cell in line.cells)


def _bare(cell: Words) -> str:
    return _LOOSE.sub("", cell.main + cell.said)
