"""What a style has room for: the memo as its pages show it, and a Note on what they leave out.

The memo itself is never cut: only the sections of the copy that is set.
"""

from collections.abc import Callable, Sequence
from typing import Any

from reportpipe.choosing import choose_actors, choose_events, choose_leading
from reportpipe.model import Actor, Event, Item, Memo, Note, SectionKind, Style
from reportpipe.typeset.view import shorten

KINDS: dict[str, SectionKind] = {
    "points": "key points",
    "quotes": "quotes",
    "figures": "figures",
    "actors": "actors",
    "events": "timeline",
}
"""Which section each limit is about."""
_CHOOSERS: dict[str, Callable[[Sequence[Any], int], tuple[Any, ...]]] = {
    "points": choose_leading,
    "quotes": choose_leading,
    "figures": choose_leading,
    "actors": choose_actors,
    "events": choose_events,
}
_NAMES_SHOWN = 4
_NAME_LENGTH = 60


def shown(memo: Memo, style: Style) -> Memo:
    """The memo with no more in each section than the style's limits allow; what is left out leaves a Note.

    Nothing changes when it is done again.
    """
    kept: dict[SectionKind, tuple[str, ...]] = {}
    left: dict[str, list[Item]] = {}
    for name, kind in KINDS.items():
        items = memo.items_of(kind)
        if len(items) > style.limits.get(name, len(items)):
            kept[kind] = tuple(item.id for item in _CHOOSERS[name](items, style.limits[name]))
            left[name] = [item for item in items if item.id not in kept[kind]]
    memo = _of_few_words(memo, style)
    if not left:
        return memo
    sections = tuple(
        section.model_copy(update={"items": kept.get(section.kind, section.items)}) for section in memo.sections
    )
    return memo.model_copy(update={"sections": sections, "notes": (*memo.notes, _note(style, left))})


def _of_few_words(memo: Memo, style: Style) -> Memo:
    """Actors with no more statements than the style prints of each."""
    most = style.limits.get("statements")
    if most is None or all(len(actor.statements) <= most for actor in memo.actors):
        return memo
    actors = (actor.model_copy(update={"statements": actor.statements[:most]}) for actor in memo.actors)
    return memo.model_copy(update={"actors": tuple(actors)})


def left_out(memo: Memo, style: Style) -> tuple[Note, ...]:
    """The Note on what the style's pages leave out; none when they hold everything."""
    return shown(memo, style).notes[len(memo.notes) :]


def _note(style: Style, left: dict[str, list[Item]]) -> Note:
    listed = "; ".join(f"{_count(name, len(items))} ({_names(items)})" for name, items in left.items())
    return Note(
        code="typeset.left_out",
        level="info",
        message=f"For want of room the style {style.name} leaves out {listed}. memo.json has them all.",
    )


def _count(name: str, number: int) -> str:
    many = "key points" if name == "points" else name
    return f"{number} {many.removesuffix('s') if number == 1 else many}"


def _names(items: list[Item]) -> str:
    names = [shorten(_name(item), _NAME_LENGTH) for item in items[:_NAMES_SHOWN]]
    more = len(items) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _name(item: Item) -> str:
    if isinstance(item, Actor):
        return item.name
    return f"{item.when.said}: “{item.text}”" if isinstance(item, Event) else f"“{item.text}”"
