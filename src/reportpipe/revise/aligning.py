"""Tables whose columns were moved, taken out or added, with the columns as they were set: their heads tell which.

A style decides which columns there are, so a cell that is gone is as it was, and words in a column that is new belong
to no item: they follow their row as a line of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportpipe.revise.reading import Line, Words

_SHARED = 2
"""Fewest labels that two heads have in common when they are of the same table."""


@dataclass(frozen=True)
class _Columns:
    places: tuple[int | None, ...]
    """For each column as set, where it stands now."""
    new: tuple[int, ...]
    """Those that were not there."""

    @property
    def width(self) -> int:
        return sum(at is not None for at in self.places) + len(self.new)


def align(base: Sequence[Line], edited: Sequence[Line]) -> list[Line]:
    """The edited lines, the rows of items with their cells in the order in which they were set."""
    holding = {line.table for line in base if line.item and line.table is not None}
    heads = [_labels(line) for line in base if line.head and line.table in holding]
    columns = {line.table: found for line in edited if line.head and (found := _columns(_labels(line), heads))}
    by_item = {line.item: line for line in base if line.item}
    return [made for line in edited for made in _aligned(line, columns.get(line.table), by_item.get(line.item or ""))]


def _labels(head: Line) -> tuple[str, ...]:
    return tuple(cell.main for cell in head.cells)


def _columns(now: tuple[str, ...], heads: Sequence[tuple[str, ...]]) -> _Columns | None:
    """None where the columns are as they were but for their labels, or the head is of no table that was set."""
    was = max(heads, key=lambda head: len({*head} & {*now}), default=())
    shared = {*was} & {*now}
    relabelled = len(was) == len(now) > len(shared)
    if now == was or relabelled or len(shared) < _SHARED or len({*now}) < len(now):
        return None
    places = tuple(now.index(label) if label in now else None for label in was)
    return _Columns(places, tuple(index for index, label in enumerate(now) if label not in was))


def _aligned(line: Line, columns: _Columns | None, was: Line | None) -> Iterator[Line]:
    if columns is None or line.head or len(line.cells) != columns.width:
        yield line
        return
    gone = was.cells if was and len(was.cells) == len(columns.places) else (Words(),) * len(columns.places)
    yield replace(line, cells=tuple(gone[n] if at is None else line.cells[at] for n, at in enumerate(columns.places)))
    for index in columns.new:
        if line.cells[index].main:
            yield replace(line, cells=(line.cells[index],), item=None, table=None)
