"""Points, actors, events, quotes and figures: which fields of one differ, and what a new line adds."""

from typing import get_args

from reportpipe.model import Actor, ActorKind, Event, Figure, Point, Quote, SectionKind, make_id
from reportpipe.revise import days
from reportpipe.revise.collecting import Comparison, Tables, became, shorten
from reportpipe.revise.columns import QUOTES, ActorColumns, EventColumns, role_cell, spoken
from reportpipe.revise.reading import Line

_PREFIXES: dict[SectionKind, str] = {
    "bottom line": "pt",
    "key points": "pt",
    "quotes": "qu",
    "figures": "fi",
    "actors": "ac",
    "timeline": "ev",
}
_ROLES = {"bottomline": "bottom line", "keypoint": "key point"}
_PLACES = {Point: "point", Actor: "actors", Event: "timeline", Quote: "quotes", Figure: "figures"}
Pairs = dict[str, tuple[str, str]]
"""Words before and after, by field."""


def changed(found: Comparison, lines: tuple[Line, Line], tables: Tables) -> None:
    """One edit for each field of an item that differs between two lines: as set, and as it came back."""
    old, new = lines
    item = found.memo.items[str(new.item)]
    known = len(found.edits) + len(found.remainder)
    if isinstance(item, Point):
        roles = tuple(_ROLES.get(line.style, item.role) for line in lines)
        _fields(found, new, {"text": (old.text, new.text), "role": (roles[0], roles[1])})
    elif isinstance(item, Quote):
        _fields(found, new, _quote(lines))
    elif isinstance(item, Figure):
        _fields(found, new, {"text": (old.text, new.text)})
    elif len(old.cells) != len(new.cells):
        message = f"A row has {len(new.cells)} cells instead of {len(old.cells)}: “{shorten(new.text)}”."
        found.leave(message, "table", "Keep the cells of the table, and change or wipe out the words in them.")
    elif isinstance(item, Actor) and tables.actors:
        _fields(found, new, _actor(found, lines, tables.actors))
        _other_cells(found, lines, {tables.actors.name, tables.actors.role, tables.actors.kind})
    elif isinstance(item, Event) and tables.events:
        _fields(found, new, _event(found, lines, tables.events))
        _other_cells(found, lines, {tables.events.text, tables.events.date})
    if old.text != new.text and known == len(found.edits) + len(found.remainder) and not _renumbered(lines):
        found.leave(f"{became(old.text, new.text)}: no field of the item.", _PLACES[type(item)])


def _other_cells(found: Comparison, lines: tuple[Line, Line], fields: set[int | None]) -> None:
    """Words in a cell that holds no field, such as the evidence marks, are said and not taken over."""
    for index, pair in enumerate(zip(*(line.cells for line in lines), strict=True)):
        before, after = (spoken(cell) for cell in pair)
        if index not in fields and before != after and not (before.isdigit() and after.isdigit()):
            found.leave(f"{became(before, after)}: no field of the item.", shorten(lines[1].text))


def _renumbered(lines: tuple[Line, Line]) -> bool:
    """Whether only the number of a row differs: it follows from the order."""
    pairs = zip(*(line.cells for line in lines), strict=False)
    return all(old == new or (old.main.isdigit() and new.main.isdigit()) for old, new in pairs)


def added(found: Comparison, line: Line, place: tuple[SectionKind, str | None], tables: Tables) -> str | None:
    """A new item from a line without one. Gives its id; None when the line says too little to be one."""
    section, follows = place
    rows: tuple[ActorColumns | EventColumns | None, str] = (None, quoted(line) if section == "quotes" else line.text)
    if line.kind == "row":
        columns = tables.actors if section == "actors" else tables.events
        if columns is None or len(line.cells) != tables.width.get(section):
            found.leave(f"A new row does not have the cells of its table: “{shorten(line.text)}”.", section)
            return None
        main = columns.name if isinstance(columns, ActorColumns) else columns.text
        rows = (columns, line.cells[main].main)
    columns, text = rows
    if not text:
        found.leave(f"A new row lacks what it is about: “{shorten(line.text)}”.", section)
        return None
    item = _new_id(found, section, text)
    found.edit(item, "added", line, after=text, section=section, follows=follows)
    empty = Line(line.kind, line.region, line.style, tuple(type(cell)() for cell in line.cells), item)
    lines = (empty, Line(line.kind, line.region, line.style, line.cells, item, line.table, line.by, line.at))
    if isinstance(columns, ActorColumns):
        pairs = _actor(found, lines, columns)
        _fields(found, lines[1], {name: pair for name, pair in pairs.items() if name != "name"})
    elif isinstance(columns, EventColumns):
        pairs = _event(found, lines, columns)
        _fields(found, lines[1], {name: pair for name, pair in pairs.items() if name != "text"})
    elif section == "quotes":
        _fields(found, lines[1], {"speaker": _quote(lines)["speaker"]})
    return item


def quoted(line: Line) -> str:
    """The words of a quotation, without the marks that the page puts around them."""
    return line.cells[0].main.removeprefix("“").removesuffix("”").strip()


def _quote(lines: tuple[Line, Line]) -> Pairs:
    texts, speakers = ([quoted(line) for line in lines], [line.cells[0].said for line in lines])
    return {"text": (texts[0], texts[1]), "speaker": (speakers[0], speakers[1])}


def _new_id(found: Comparison, section: SectionKind, text: str) -> str:
    """A digest of the words; of their number too where the memo has the same words twice."""
    taken = {*found.memo.items, *(edit.item for edit in found.edits)}
    candidates = (make_id(_PREFIXES[section], found.memo.id, text, n) for n in range(len(taken) + 1))
    return next(item for item in candidates if item not in taken)


def _fields(found: Comparison, line: Line, pairs: Pairs) -> None:
    for name, (before, after) in pairs.items():
        if before != after:
            found.edit(str(line.item), "changed", line, field=name, before=before or None, after=after or None)


def _actor(found: Comparison, lines: tuple[Line, Line], columns: ActorColumns) -> Pairs:
    cells = [line.cells[columns.name] for line in lines]
    pairs: Pairs = {"name": (cells[0].main, cells[1].main)}
    others = [cell.said.removeprefix(columns.also).strip() for cell in cells]
    pairs["aliases"] = (others[0], others[1])
    if columns.role is not None:
        roles = _roles(found, lines, columns)
        pairs["role"] = (roles[0], roles[1])
    if columns.kind is not None:
        words = [spoken(line.cells[columns.kind]) for line in lines]
        kinds = [columns.kinds.get(word) or _kind(word) for word in words]
        if kinds[1] is None and words[0] != words[1] and words[1]:
            known = ", ".join(get_args(ActorKind))
            found.leave(f"“{words[1]}” is not a kind of actor.", shorten(cells[1].main), f"Kinds are: {known}.")
        elif kinds[1] is not None:
            pairs["kind"] = (kinds[0] or "", kinds[1])
    return pairs


def _roles(found: Comparison, lines: tuple[Line, Line], columns: ActorColumns) -> list[str]:
    """The role before and after, without the actor's deeds, which the page prints under it."""
    cells = [line.cells[columns.role or 0] for line in lines]
    old, new = (spoken(cell) for cell in cells)
    item = found.memo.items.get(str(lines[0].item))
    printed = role_cell(item) if isinstance(item, Actor) else ""
    deeds = old.removeprefix(printed).strip() if old not in columns.nothing else ""
    role = new.replace(deeds, "", 1).strip()
    if deeds and deeds not in new:
        role = cells[1].main
        hint = "The role is the line above, in the style of the table."
        found.leave(f"“{shorten(deeds)}” changed: what an actor does stays as in the source.", "actors", hint)
    before = old.removesuffix(deeds).strip()
    return ["" if words in columns.nothing else words for words in (before, role)]


def _kind(word: str) -> str | None:
    return word.casefold() if word.casefold() in get_args(ActorKind) else None


def _event(found: Comparison, lines: tuple[Line, Line], columns: EventColumns) -> Pairs:
    texts = [line.cells[columns.text].main for line in lines]
    pairs: Pairs = {"text": (texts[0], texts[1])}
    if columns.date is None:
        return pairs
    cells = [line.cells[columns.date] for line in lines]
    said = [cell.said.strip(QUOTES) for cell in cells]
    pairs["said"] = (said[0], said[1])
    old, new = cells[0].main, cells[1].main
    if old == new or not new:
        return pairs
    read = [days.read(words) for words in (old, new)]
    rest = read[0].rest if read[0] is not None else ""
    if read[1] is None or (old and read[1].rest != rest):
        hint = "Write 5 May 2023, May 2023, 2023 or 5–11 May 2023."
        found.leave(f"The date “{new}” could not be read; the memo keeps “{old or 'none'}”.", shorten(texts[1]), hint)
        return pairs
    pairs["date"] = (old, new)
    return pairs
