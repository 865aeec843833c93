"""Expressions of time in English text, as TIMEX3 values and as days on the calendar.

`find_dates` is a grammar by meaning, not by corpus: words become tokens, each with one character; rules are regular
expressions over these characters; a rule turns its words into a TIMEX3 value with the help of the publication date,
the tense of the clause and the dates mentioned before. See `docs/decisions/0003-dates.md`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reportpipe.annotate.temporal import timex, traits
from reportpipe.annotate.temporal.context import Anchor, Kind
from reportpipe.annotate.temporal.scan import Read, read


class DateMention(NamedTuple):
    """Some words that say when, how long or how often."""

    start: int
    """First code point of the text."""
    end: int
    """One past the last."""
    type: Kind
    value: str
    """TIMEX3; a range that one expression says (`July 9-11`) is `2021-07-09/2021-07-11`."""
    first: dt.date | None
    """First day that the value covers; None for durations, sets, vague words and what no year is known for."""
    last: dt.date | None
    """Last day, included."""
    precision: str
    """`day`, `week`, `month`, `quarter`, `season`, `half`, `year`, `decade`, `century`, `range` or `unknown`."""
    modifier: str | None
    """Shading words inside the mention: `early`, `mid`, `late`, `earlier`, `later`, `about`, `almost`, `more than`,
    `less than`, `at least`, `at most`, `before`, `after`; `age` for an age; `either` where nothing in the text tells
    day from month (`03/04/2021`), so that the value is one of two; None for none."""
    relation: str | None
    """The preposition before it, when it says more than `in`: `since`, `until`, `by`, `before`, `after`, `from`, `to`,
    `between`, `as of`; None otherwise."""
    anchor: Anchor
    """What it was counted from: `stated` (nothing), `published`, or `previous` (a date mentioned before)."""


@dataclass(frozen=True)
class Policy:
    """Which doubtful expressions count. Corpora annotate vague words; a timeline has no use for them."""

    vague: bool = True
    """`now`, `recently`, `soon`, as PRESENT_REF, PAST_REF and FUTURE_REF."""
    ages: bool = False
    """`a 12-year-old`, as a duration: corpora leave most of them out."""
    lengths: bool = True
    """Durations and sets: `for three years`, `every day`."""


ANNOTATE = Policy()
"""Everything, as TimeML annotates it."""
CALENDAR = Policy(vague=False, lengths=False)
"""What can be put on a calendar."""

_RELATIONS = {
    "since": "since",
    "until": "until",
    "till": "until",
    "til": "until",
    "by": "by",
    "before": "before",
    "after": "after",
    "from": "from",
    "to": "to",
    "through": "to",
    "between": "between",
}
_LIGHT = frozenset({"the", "at", "least", "about", "around", "some", "just", "only", "early", "on", "of", "as"})


def find_dates(text: str, published: dt.date | None, policy: Policy = ANNOTATE) -> list[DateMention]:
    """The expressions of time of `text`, in order, not overlapping.

    `published` anchors what is relative (`last week`, `Friday`, `in March`); without it such words get a value with
    X's and no days. Linear in the length of the text; never raises.
    """
    return _picked(read(text, published), policy, southern=traits.southern(text))


def dates_in(text: str, published: dt.date | None, policy: Policy = ANNOTATE) -> list[DateMention]:
    """As `find_dates`, for the text of an article: timeline and figures ask for it in turn, and it is read once."""
    return _picked(_read_once(text, published), policy, southern=traits.southern(text))


@lru_cache(maxsize=2)
def _read_once(text: str, published: dt.date | None) -> tuple[Read, ...]:
    return tuple(read(text, published))


def _picked(found: Iterable[Read], policy: Policy, *, southern: bool) -> list[DateMention]:
    return [_mention(item, southern=southern) for item in found if _wanted(item, policy)]


def _wanted(item: Read, policy: Policy) -> bool:
    reading = item.reading
    if reading.vague and not policy.vague:
        return False
    if reading.modifier == "age" and not policy.ages:
        return False
    return policy.lengths or reading.type in {"DATE", "TIME"}


def _mention(item: Read, *, southern: bool) -> DateMention:
    reading = item.reading
    value = timex.turned(reading.value) if southern else reading.value
    days = timex.interval(value) if reading.type in {"DATE", "TIME"} else None
    return DateMention(
        item.start,
        item.end,
        reading.type,
        reading.value,
        days[0] if days else None,
        days[1] if days else None,
        timex.precision(reading.value),
        reading.modifier,
        _relation(item.before),
        reading.anchor,
    )


def _relation(before: tuple[str, ...]) -> str | None:
    if before[:2] == ("of", "as"):
        return "as of"
    nearest = next((word for word in before if word not in _LIGHT), "")
    return _RELATIONS.get(nearest)
