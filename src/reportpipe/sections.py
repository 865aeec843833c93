"""Which sections a memo has, and which of its items each of them shows."""

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from reportpipe import styles
from reportpipe.choosing import choose_events
from reportpipe.model import Item, Memo, OptionalSection, Section, SectionKind, make_id
from reportpipe.settings import Settings, chosen


def sections(memo: Memo, settings: Settings) -> tuple[Section, ...]:
    """The sections that settings and style wish for, each with as many items as the settings allow.

    Raises:
        StyleError: no such style, or a broken one.
    """
    wishes = {*settings.sections, *styles.find(settings.style).sections}
    lines = [point for point in memo.points if point.role == "bottom line"]
    keys = [point for point in memo.points if point.role == "key point"]
    contents: tuple[tuple[SectionKind, Iterable[Item]], ...] = (
        ("bottom line", lines),
        ("key points", _first_of_each(keys, settings.max_points)),
        ("quotes", _first_of_each(memo.quotes, settings.max_quotes)),
        ("figures", _first_of_each(memo.figures, settings.max_figures)),
        ("actors", memo.actors[: settings.max_actors]),
        ("timeline", choose_events(memo.events, settings.max_events)),
        ("source note", ()),
    )
    return tuple(
        Section(id=make_id("s", kind), kind=kind, items=tuple(item.id for item in items))
        for kind, items in contents
        if kind in wishes or kind not in get_args(OptionalSection)
    )


def restyled(memo: Memo, style: str, settings: Settings | None = None) -> Memo:
    """The memo in another style, with the sections that this style adds: as if it had been composed for it.

    Sections that the memo has keep their items, which people may have changed, and none is taken away. A memo that
    nobody has revised is then the same, down to its id, as one composed for the style; a revised one keeps its id.

    Raises:
        StyleError: no such style, or a broken one.
    """
    there = {section.kind: section for section in memo.sections}
    wishes = tuple(kind for kind in get_args(OptionalSection) if kind in there)
    wanted = chosen(settings).model_copy(update={"style": style, "sections": wishes})
    arranged = tuple(there.get(section.kind, section) for section in sections(memo, wanted))
    layout = memo.layout.model_copy(update={"style": style})
    changed = memo.model_copy(update={"layout": layout, "sections": arranged})
    return changed if memo.revision else identified(changed)


def identified(memo: Memo) -> Memo:
    """The memo with the id that its content gives it, however it is set and whatever people fill in."""
    content = memo.model_copy(update={"id": ""}).model_dump_json(exclude={"producer", "layout", "filled"})
    return memo.model_copy(update={"id": make_id("memo", content)})


def _first_of_each(items: Iterable[Item], most: int) -> list[Item]:
    """At most so many of each article, in their order."""
    shown: Counter[str] = Counter()
    kept = []
    for item in items:
        article = item.evidence[0].article if item.evidence else ""
        shown[article] += 1
        if shown[article] <= most:
            kept.append(item)
    return kept
