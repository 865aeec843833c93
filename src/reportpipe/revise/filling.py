"""Places to fill: what people wrote where a style left room for them."""

from collections.abc import Sequence

from reportpipe.ooxml.carried import PLACE
from reportpipe.revise.collecting import HEADER, Comparison, became, shorten
from reportpipe.revise.reading import Line

_GONE = "The places to fill come with the style; the next file has it again."


def places(found: Comparison, base: Sequence[Line], edited: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """An edit for each place that was filled in, changed or emptied; gives the other lines of both documents."""
    after = {line.item: line for line in edited if _is_place(line)}
    for line in base:
        if _is_place(line):
            _place(found, line, after.get(line.item))
    return [line for line in base if not _is_place(line)], [line for line in edited if not _is_place(line)]


def _is_place(line: Line) -> bool:
    return line.item is not None and line.item.startswith(PLACE)


def _place(found: Comparison, old: Line, new: Line | None) -> None:
    name = str(old.item)
    label, shown = (cell.main for cell in old.cells)
    filled = name.removeprefix(PLACE) in {place.place for place in found.memo.filled}
    if new is None and not filled:
        found.leave(f"The place “{shorten(shown)}” was deleted.", name, _GONE)
        return
    said = new.cells[1].main if new is not None else ""
    if not filled:  # what asks for the words may still stand beside them
        said, shown = " ".join(said.replace(shown, " ").split()), ""
    if said != shown:
        found.edit(HEADER, "changed", new, field=name, before=shown or None, after=said or None)
    if new is not None and new.cells[0].main != label:
        found.leave(f"{became(label, new.cells[0].main)}.", name, "Labels come with the style.")
