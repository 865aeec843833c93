"""Which column of a table holds which field: learnt from the rows as they were set, since a style decides the order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportpipe.model import Actor, Event
from reportpipe.revise.reading import Line, Words

Item = TypeVar("Item", Actor, Event)
QUOTES = "“”\"'‘’„«»‹› "


@dataclass(frozen=True)
class ActorColumns:
    """Indices of cells; None where the style does not print the field."""

    name: int
    role: int | None
    kind: int | None
    kinds: dict[str, str]
    """Kind by the word that is printed for it."""
    also: str
    """The word before other names."""
    nothing: frozenset[str]
    """What is printed for a role that the source does not say."""


@dataclass(frozen=True)
class EventColumns:
    text: int
    date: int | None


def actor_columns(rows: Sequence[tuple[Line, Actor]]) -> ActorColumns | None:
    """None when there are no rows to learn from."""
    if not rows:
        return None
    name = _most(rows, lambda cell, actor: cell == actor.name)
    if name is None:
        return None
    others = [index for index in range(len(rows[0][0].cells)) if index != name and not _holds_evidence(rows, index)]
    role = _most(
        rows, lambda cell, actor: bool(cell) and cell in {actor.role, actor.affiliation, role_cell(actor)}, others
    )
    rest = [index for index in others if index != role]
    kind = _most(rows, lambda cell, actor: cell.casefold() == actor.kind, rest)
    if kind is None and rest:
        kind = next((index for index in rest if _tells_kinds(rows, index)), None)
    if role is None:
        role = next((index for index in reversed(rest) if index != kind), None)
    kinds = {} if kind is None else {line.cells[kind].main: str(actor.kind) for line, actor in rows}
    return ActorColumns(name, role, kind, kinds, _also(rows, name), _nothing(rows, role))


def event_columns(rows: Sequence[tuple[Line, Event]]) -> EventColumns | None:
    """None when there are no rows to learn from."""
    if not rows:
        return None
    text = _most(rows, lambda cell, event: cell == " ".join(event.text.split()))
    if text is None:
        return None
    others = [index for index in range(len(rows[0][0].cells)) if index != text and not _holds_evidence(rows, index)]
    said = [
        index
        for index in others
        if any(line.cells[index].said.strip(QUOTES) == event.when.said for line, event in rows)
    ]
    worded = [index for index in others if any(not line.cells[index].main.isdigit() for line, _ in rows)]
    return EventColumns(text, next(iter([*said, *worded]), None))


def role_cell(actor: Actor) -> str:
    """What is printed for the role of an actor."""
    if actor.role and actor.affiliation and actor.affiliation not in actor.role:
        return f"{actor.role}, {actor.affiliation}"
    return actor.role or actor.affiliation or ""


def _nothing(rows: Sequence[tuple[Line, Actor]], role: int | None) -> frozenset[str]:
    signs = {"", "–", "—", "-"}
    if role is not None:
        signs |= {spoken(line.cells[role]) for line, actor in rows if not (role_cell(actor) or actor.statements)}
    return frozenset(signs)


def spoken(cell: Words) -> str:
    """All the words of a cell whose field may stand in either style."""
    return " ".join(part for part in (cell.main, cell.said) if part)


def _most(
    rows: Sequence[tuple[Line, Item]], fits: Callable[[str, Item], bool], among: Sequence[int] | None = None
) -> int | None:
    counts = {
        index: sum(index < len(line.cells) and fits(line.cells[index].main, item) for line, item in rows)
        for index in (range(len(rows[0][0].cells)) if among is None else among)
    }
    best = max(counts, key=lambda index: counts[index], default=None)
    return best if best is not None and counts[best] else None


def _holds_evidence(rows: Sequence[tuple[Line, Actor]] | Sequence[tuple[Line, Event]], index: int) -> bool:
    cells = [line.cells[index] for line, _ in rows if index < len(line.cells)]
    return any(cell.evidence for cell in cells) and not any(cell.main for cell in cells)


def _tells_kinds(rows: Sequence[tuple[Line, Actor]], index: int) -> bool:
    """Whether the words of a column stand for the kinds one to one, in whatever language."""
    pairs = {(line.cells[index].main, actor.kind) for line, actor in rows}
    return len({word for word, _ in pairs}) == len({kind for _, kind in pairs}) == len(pairs)


def _also(rows: Sequence[tuple[Line, Actor]], name: int) -> str:
    """What stands before the other names, of which the page shows some: the words as set up to the first of them."""
    for line, actor in rows:
        said = line.cells[name].said
        places = [said.find(alias.name) for alias in actor.aliases if alias.name in said]
        if places:
            return said[: min(places)].strip()
    return "also"
