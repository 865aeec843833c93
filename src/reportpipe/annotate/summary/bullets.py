"""Lists with marks of their own: which sentences are a list, and by which of them it is shown whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from reportpipe.annotate.summary import cues
from reportpipe.annotate.summary.units import Unit

LIST_WORDS = 60
"""A list with more words than this is shown by the sentences that open its items, if each goes on to explain itself."""
ENUMERATION_WORDS = 120
"""Of a point with a list: a longer one is no longer a point."""
LEAST_ITEM = 10
"""Words of a list item that is a sentence of its own."""


def is_sentence(unit: Unit) -> bool:
    """An item that can be read alone, as far as its length and its last mark tell."""
    return unit.length >= LEAST_ITEM and unit.text.endswith(".")


def items_behind(unit: Unit, body: Sequence[Unit]) -> list[Unit]:
    """The sentences of the list right behind one."""
    items: list[Unit] = []
    for other in body[unit.index + 1 :]:
        if other.kind != "list item" or other.section != unit.section:
            break
        items.append(other)
    return items


def fitting(items: Sequence[Unit], room: int) -> tuple[Unit, ...]:
    """The sentences that show the whole list in so many words; empty when none do.

    All of them, or the one that opens each item.
    """
    openings = tuple(item for item in items if item.opens)
    explained = {other.paragraph for item, other in pairwise(items) if item.paragraph == other.paragraph}
    by_openings = _words(items) > LIST_WORDS and explained == {item.paragraph for item in items}
    shown = openings if by_openings or _words(items) > room else tuple(items)
    return shown if _words(shown) <= room else ()


def _words(items: Iterable[Unit]) -> int:
    return sum(item.length for item in items)


def announced(body: Sequence[Unit]) -> frozenset[int]:
    """Indices of the sentences of lists that another announces.

    Where one that says what should be done is too long to be shown, its items are left to stand alone.
    """
    found: set[int] = set()
    for unit in body:
        items = items_behind(unit, body) if unit.announces and unit.kind != "list item" else []
        if not unit.advises or fitting(items, ENUMERATION_WORDS - unit.length):
            found.update(item.index for item in items)
    return frozenset(found)


def under_headings(body: Sequence[Unit], elsewhere: frozenset[int]) -> Mapping[int, tuple[Unit, ...]]:
    """What shows each list that only its heading announces, by the index of each of its sentences.

    A list that is too long to be shown, or whose sentences are in `elsewhere`, is none.
    """
    found: dict[int, tuple[Unit, ...]] = {}
    for section, group in groupby(body, key=lambda unit: unit.section):
        for items in _headed(list(group), elsewhere) if section else ():
            advised = items[0].advises and not items[0].announces
            shown = fitting(items, ENUMERATION_WORDS if advised else LIST_WORDS)
            fit = not any(cues.NOT_PROSE(item.text) or cues.PROCEDURE(item.text) for item in shown)
            found.update({item.index: shown for item in items if shown and fit})
    return found


def _headed(units: list[Unit], elsewhere: frozenset[int]) -> Iterator[list[Unit]]:
    """The lists of a section that says what should be done, or that sums up in items that are no sentences.

    Where such advice is nothing but several announced lists, or paragraphs that each begin with what to do, it is one.
    """
    openers = [unit for unit in units if unit.opens and unit.kind != "list item"]
    listing = all(unit.announces or unit.kind == "list item" for unit in units) or (
        len(openers) == sum(unit.opens for unit in units) and all(cues.IMPERATIVE(unit.text) for unit in openers)
    )
    if units[0].advises and listing and len(openers) > 1:
        yield units
        return
    for kind, group in groupby(units, key=lambda unit: unit.kind):
        items = [unit for unit in group if unit.index not in elsewhere]
        headed = units[0].advises or (units[0].sums_up and not all(map(is_sentence, items)))
        if kind == "list item" and headed and sum(item.opens for item in items) > 1:
            yield items
