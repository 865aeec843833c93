"""The edits between a document as it was set and as it came back: changed, added, deleted, moved, and what is left.

An item whose bookmark is gone, while a new line of its kind says much the same, was retyped: that is a change, not a
deletion and an addition.
"""

import difflib
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest

from reportpipe.model import Actor, Event, Figure, Item, Memo, Point, Quote, SectionKind
from reportpipe.revise import days
from reportpipe.revise.aligning import align
from reportpipe.revise.collecting import HEADER, LINE_STYLES, Comparison, Editor, Tables, became, shorten
from reportpipe.revise.columns import actor_columns, event_columns
from reportpipe.revise.filling import places
from reportpipe.revise.items import added, changed, quoted
from reportpipe.revise.mending import mend
from reportpipe.revise.reading import Line

_HEADER_FIELDS = ("to", "from", "date", "subject")
"""In the order of their rows; a style that prints the subject as a title has no row for it."""
_HEADER_LINES = {"handling": "handling", "organisation": "organisation", "memotitle": "subject"}
"""Fields that have a line of their own, by its style."""
_FEW = 3
"""So many deleted lines of a source are told one by one, more at once."""
_ALIKE = 0.5
"""From this ratio of difflib on, a retyped line is the item that went missing."""


def compare(memo: Memo, base: Sequence[Line], edited: Sequence[Line], editor: Editor) -> Comparison:
    """Edits in an order in which they can be applied: header block, deletions, then each section from the top."""
    found = Comparison(memo, editor)
    edited = mend(base, align(base, edited))
    base, edited = _header(found, base, edited)
    base, edited = places(found, base, edited)
    tables = _tables(memo, base, edited)
    edited = _retyped(memo, base, edited, tables)
    before = {line.item: line for line in base if line.item}
    after = {line.item: line for line in edited if line.item and _says(line, memo.items[line.item], tables)}
    wiped = {line.item: line for line in edited if line.item}
    for item, line in before.items():
        if item not in after:
            _deleted(found, line, wiped.get(item))
    _sections(found, before, edited, tables)
    _rest(found, base, edited, tables)
    return found


def _tables(memo: Memo, base: Sequence[Line], edited: Sequence[Line]) -> Tables:
    actors = [(line, item) for line in base if line.item and isinstance(item := memo.items[line.item], Actor)]
    events = [(line, item) for line in base if line.item and isinstance(item := memo.items[line.item], Event)]
    kinds = _kinds_of_tables(memo, base, edited)
    width: dict[SectionKind, int] = {}
    if actors:
        width["actors"] = len(actors[0][0].cells)
    if events:
        width["timeline"] = len(events[0][0].cells)
    fillers = frozenset((line.style, line.text) for line in base if not line.item)
    return Tables(actor_columns(actors), event_columns(events), kinds, width, fillers)


def _kinds_of_tables(memo: Memo, base: Sequence[Line], edited: Sequence[Line]) -> dict[int, SectionKind]:
    """What each table of the edited document holds: told by a row that is known, else by the head it was set with."""

    def kinds(lines: Sequence[Line]) -> dict[int, SectionKind]:
        known = ((line.table, memo.items[line.item]) for line in lines if line.table is not None and line.item)
        return {
            table: "actors" if isinstance(item, Actor) else "timeline" for table, item in known if table is not None
        }

    as_set, now = kinds(base), kinds(edited)
    heads = {line.text: as_set[line.table] for line in base if line.head and line.table in as_set}
    for line in edited:
        if line.table is not None and line.head and line.text in heads:
            now.setdefault(line.table, heads[line.text])
    return now


def _says(line: Line, item: Item, tables: Tables) -> bool:
    """Whether anything of the item is left: whoever wipes the words out means to delete it."""
    if isinstance(item, Actor) and tables.actors and len(line.cells) == tables.width["actors"]:
        return bool(line.cells[tables.actors.name].main)
    if isinstance(item, Event) and tables.events and len(line.cells) == tables.width["timeline"]:
        return bool(line.cells[tables.events.text].main)
    if isinstance(item, Quote):
        return bool(quoted(line))
    return bool(line.text.strip(" |"))


def _header(found: Comparison, base: Sequence[Line], edited: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Fields of the header block; gives the other lines."""
    memo = found.memo
    for style, name in _HEADER_LINES.items():
        old, new = (_first_of(lines, style) for lines in (base, edited))
        if name == "subject" and _text(old) != _text(new):
            _header_field(found, name, (_text(old) or "", _text(new) or ""), new)
        elif _text(old) != _text(new):
            found.edit(HEADER, "changed", new, field=name, before=getattr(memo, name), after=_text(new))
    rows = [
        [line for line in lines if line.kind == "row" and line.style.startswith("header")] for lines in (base, edited)
    ]
    old_rows, _ = rows
    for index, (name, old_row) in enumerate(zip(_HEADER_FIELDS, old_rows, strict=False)):
        new_row = _same_label(old_row, index, rows)
        if new_row is None:
            found.leave(
                f"The line “{old_row.cells[0].main}” of the header block is gone; the memo keeps it.", "header block"
            )
        elif new_row.cells[-1].main != old_row.cells[-1].main:
            _header_field(found, name, (old_row.cells[-1].main, new_row.cells[-1].main), new_row)
    known = {id(line) for line in (*old_rows[: len(_HEADER_FIELDS)],)}
    taken = {id(_same_label(row, index, rows)) for index, row in enumerate(old_rows[: len(_HEADER_FIELDS)])}
    return (
        [line for line in base if id(line) not in known and line.style not in _HEADER_LINES],
        [line for line in edited if id(line) not in taken and line.style not in _HEADER_LINES],
    )


def _header_field(found: Comparison, name: str, words: tuple[str, str], line: Line | None) -> None:
    old, new = words
    if name == "date" and new:
        day = days.read(new)
        if day is None or day.first != day.last or day.rest:
            found.leave(
                f"The date “{new}” could not be read; the memo keeps “{old}”.", "header block", "Write 5 May 2023."
            )
            return
    if name == "subject" and not new:
        found.leave("A memo needs a subject; it keeps the old one.", "header block")
        return
    found.edit(HEADER, "changed", line, field=name, before=old or None, after=new or None)


def _same_label(row: Line, index: int, rows: list[list[Line]]) -> Line | None:
    """The edited row of a row as set: that of the same label, else of the same place while none is added or gone."""
    base, edited = rows
    labelled = [other for other in edited if other.cells[0].main == row.cells[0].main]
    if labelled:
        return labelled[0]
    return edited[index] if len(edited) == len(base) else None


def _first_of(lines: Sequence[Line], style: str) -> Line | None:
    return next((line for line in lines if line.style == style and line.region == "memo"), None)


def _text(line: Line | None) -> str | None:
    return (line.text or None) if line is not None else None


def _retyped(memo: Memo, base: Sequence[Line], edited: Sequence[Line], tables: Tables) -> list[Line]:
    """Give lines without a bookmark the item that went missing and says much the same."""
    there = {line.item for line in edited if line.item and line.cells}
    gone = [line for line in base if line.item and line.item not in there]
    free = [
        index
        for index, line in enumerate(edited)
        if not line.item and tables.section(line) and (line.style, line.text) not in tables.fillers
    ]
    pairs = sorted(
        (
            (-ratio, place, index)
            for place, line in enumerate(gone)
            for index in free
            if (ratio := _alike(memo, line, edited[index], tables)) >= _ALIKE
        )
    )
    result, used, taken = list(edited), set[int](), set[int]()
    for _, place, index in pairs:
        if place not in used and index not in taken:
            used.add(place)
            taken.add(index)
            line = edited[index]
            values = (line.kind, line.region, line.style, line.cells, gone[place].item, line.table, line.by, line.at)
            result[index] = Line(*values)
    return result


def _alike(memo: Memo, old: Line, new: Line, tables: Tables) -> float:
    item = memo.items[str(old.item)]
    kind = "row" if isinstance(item, Actor | Event) else "paragraph"
    section = "actors" if isinstance(item, Actor) else "timeline"
    if new.kind != kind or (kind == "row" and tables.section(new) != section):
        return 0.0
    pairs = [(old.text, new.text)]
    if isinstance(item, Actor) and tables.actors and tables.actors.name < min(len(old.cells), len(new.cells)):
        # Whose row it is says the name: kind and role are the same in many
        pairs.append((old.cells[tables.actors.name].main, new.cells[tables.actors.name].main))
    return min(difflib.SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in pairs)


def _deleted(found: Comparison, line: Line, wiped: Line | None) -> None:
    """`wiped` is what is left of the line: without words, but with the author of a tracked deletion."""
    item = str(line.item)
    section = next((s.kind for s in found.memo.sections if item in s.items), None)
    found.edit(item, "deleted", wiped, before=line.text, section=section)


def _sections(found: Comparison, before: dict[str, Line], edited: Sequence[Line], tables: Tables) -> None:
    """Changes, additions and moves, section by section in the order of the document."""
    lists: dict[SectionKind, list[Line]] = {}
    for line in edited:
        item = found.memo.items.get(line.item or "")
        section = _home(item, line, tables)
        if section is not None and (item is None or _says(line, item, tables)):
            lists.setdefault(section, []).append(line)
    for section, lines in lists.items():
        old = next((s.items for s in found.memo.sections if s.kind == section), ())
        kept = _in_order([line.item for line in lines if line.item in old], old)
        follows: str | None = None
        for line in lines:
            if line.item:
                changed(found, (before[line.item], line), tables)
                if line.item not in kept:
                    found.edit(line.item, "moved", line, section=section, follows=follows)
                follows = line.item
            elif (line.style, line.text) not in tables.fillers:
                follows = added(found, line, (section, follows), tables) or follows


def _home(item: Item | None, line: Line, tables: Tables) -> SectionKind | None:
    """The section that a line belongs to: an item's by its type, and for a point by its style."""
    if isinstance(item, Actor):
        return "actors"
    if isinstance(item, Event):
        return "timeline"
    if isinstance(item, Quote):
        return "quotes"
    if isinstance(item, Figure):
        return "figures"
    if isinstance(item, Point):
        return tables.section(line) or ("bottom line" if item.role == "bottom line" else "key points")
    return tables.section(line)


def _in_order(now: list[str | None], old: Sequence[str]) -> set[str]:
    """Those items that need not be moved to get the new order: a longest run that keeps the old one."""
    places = [old.index(item) for item in now if item is not None]
    best: list[tuple[int, int | None]] = []
    for index, place in enumerate(places):
        before = [(best[i][0], i) for i in range(index) if places[i] < place]
        length, previous = max(before, default=(0, None), key=lambda pair: pair[0])
        best.append((length + 1, previous))
    kept: set[str] = set()
    at = max(range(len(best)), key=lambda i: best[i][0], default=None)
    while at is not None:
        kept.add(old[places[at]])
        at = best[at][1]
    return kept


def _rest(found: Comparison, base: Sequence[Line], edited: Sequence[Line], tables: Tables) -> None:
    """What belongs to no item: headings, captions, notes, the source. It is said, not taken over."""
    old = [line for line in base if not line.item and line.style not in LINE_STYLES]
    new = [
        line
        for line in edited
        if not line.item and (tables.section(line) is None or (line.style, line.text) in tables.fillers)
    ]
    new = [line for line in new if line.style not in LINE_STYLES or line.region == "source"]
    above = {id(line): previous for lines in (base, edited) for previous, line in pairwise(lines)}
    matcher = difflib.SequenceMatcher(None, [line.text for line in old], [line.text for line in new], autojunk=False)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal":
            continue
        for cut, pairs in groupby(_paired(old[i1:i2], new[j1:j2]), _is_cut):
            lines = list(pairs)
            if cut and len(lines) > _FEW:
                _leave_cut(found, [before.text for before, _ in lines if before])
                continue
            for before, after in lines:
                _leave(found, before, after, above.get(id(after or before)))


def _paired(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Lines in the place of others, one by one; a picture never takes the place of words."""
    for before, after in zip_longest(old, new):
        if before and after and before.kind != after.kind:
            yield before, None
            yield None, after
        else:
            yield before, after


def _is_cut(pair: tuple[Line | None, Line | None]) -> bool:
    """Whether it is a line of the source that was deleted; the memo has its words."""
    before, after = pair
    return after is None and before is not None and before.region == "source"


def _leave_cut(found: Comparison, texts: Sequence[str]) -> None:
    ends = f"from “{shorten(texts[0])}” to “{shorten(texts[-1])}”"
    hint = "The memo keeps its source, and the next file has it again."
    found.leave(f"{len(texts)} paragraphs were deleted, {ends}.", "source text", hint)


def _leave(found: Comparison, before: Line | None, after: Line | None, above: Line | None) -> None:
    """Say it; `above`: the line before it."""
    place = after or before
    if place is None:
        return
    if place.kind == "picture":
        message = f"A {place.text} was {'deleted' if before else 'added'}."
    elif before is None:
        message = f"New words that belong to no item: “{place.text}”."
    elif after is None:
        message = f"Words that belong to no item were deleted: “{before.text}”."
    else:
        message = f"{became(before.text, after.text)}."
    where = f"below “{shorten(above.text)}”" if above else "at the beginning"
    found.leave(message, "source text" if place.region == "source" else where, _hint(place))


def _hint(line: Line) -> str:
    picture = "Pictures come with the style: a new one stays in the edited file, the next file has a deleted one again."
    column = "Columns and their heads come with the style; what changed in the rows of items is taken over."
    row = "Of tables only rows of actors and of dates are taken over; write what else matters as a key point."
    reasons = (
        (line.kind == "picture" and line.text == line.style, picture),
        (line.kind == "picture", "A memo holds plain words: type it as letters."),
        (line.region == "source", "The text of a source never changes; write what you think of it into the memo."),
        (line.head, column),
        (line.kind == "row", row),
        ("heading" in line.style, "Headings come with the style: change its labels, and every memo has them."),
    )
    other = "Give a new paragraph the style Key Point or Bottom Line; captions and notes come with the style."
    return next((advice for holds, advice in reasons if holds), other)
