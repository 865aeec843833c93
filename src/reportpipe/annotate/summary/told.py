"""Lists in running text: `I am announcing three steps. First, ... Second, ... Third, ...`."""

import re
from collections.abc import Sequence

from reportpipe.annotate.summary.units import Unit

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ANNOUNCES = re.compile(
    rf"[^:;?]*\b({'|'.join(_NUMBERS)}) (?:\w+ )?(?:reasons|factors|things|ways|points|items|steps|questions|lessons|"
    r"options|scenarios|measures|changes|conditions|demands|concerns|proposals|requests|priorities|reforms|risks|"
    r"decisions)\b[^:;?]{0,60}[.]$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:And )?(?:(?:first|second|third|fourth|fifth|sixth)(?:ly)?|finally|last(?:ly)?),? ", re.IGNORECASE
)
_FIRST = re.compile(r"First(?:ly|(?: and foremost| of all))?, (?!(?:it|he|she|they|this|that|these|those)\b)")
_MOST = 8
"""Sentences of a list; a longer one is no point."""
PAIR = 2
"""A passage of more sentences of running text is such a list."""


def told_items(unit: Unit, body: Sequence[Unit]) -> tuple[Unit, ...]:
    """The sentences behind one that announces a number of things, to the last ordinal or the end of the paragraph.

    Empty unless they are as many as it announces. What should be done first of all announces what follows, too.
    """
    announced = _ANNOUNCES.match(unit.text)
    first = first_of_all(unit)
    if not (announced or first) or unit.kind != "paragraph" or unit.quoted_from or unit.quoted_to:
        return ()
    behind = [other for other in body[unit.index + 1 :][:_MOST] if other.paragraph == unit.paragraph]
    last = max((place for place, other in enumerate(behind, start=1) if _ORDINAL.match(other.text)), default=0)
    count = _NUMBERS[announced[1].lower()] if announced else 1
    if last:
        return tuple(behind[:last]) if last >= count else ()
    return tuple(behind) if announced and len(behind) == count else ()


def first_of_all(unit: Unit) -> bool:
    """`First, the authority should ...`, in a section that is there for it: a list without an announcement."""
    return unit.advises and unit.opens and bool(_FIRST.match(unit.text))


def is_told(members: Sequence[Unit]) -> bool:
    """Whether the sentences of a passage are such a list."""
    return len(members) > PAIR and all(unit.kind == "paragraph" for unit in members)
