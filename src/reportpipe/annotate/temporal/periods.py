"""Lengths of time that end with a day: `the week ending 20 September`, `the three months to June`, `the past year`."""

import datetime as dt
import re
from typing import NamedTuple

from reportpipe.annotate.temporal import timex
from reportpipe.model import Origin, Precision


class Dated(NamedTuple):
    """A calendar mention, resolved."""

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    precision: Precision
    approximate: bool
    anchor: Origin
    relation: str | None


def run_up(text: str, found: list[Dated], published: dt.date | None) -> list[Dated]:
    """The mentions, those that close such a length laid over all of it, and `the year` behind one read as that one."""
    out: list[Dated] = []
    told: dict[str, Dated] = {}
    for item in found:
        match = _CLOSED.search(text, max(0, item.start - _REACH), item.start)
        said = text[item.start : item.end].lower()
        if match and item.last and item.precision in {"day", "month"}:
            item = _over(item, match["unit"], match["count"], item.last)._replace(start=match.start("length"))  # noqa: PLW2901 - the resolved reading takes its place
            if not match["count"]:
                told[f"the {match['unit'].lower()}"] = item
        elif said in told:
            same = told[said]
            item = item._replace(first=same.first, last=same.last, precision="range", anchor=same.anchor)  # noqa: PLW2901 - the resolved reading takes its place
        elif published and _PAST.fullmatch(said) and _OVER.search(text, max(0, item.start - _REACH), item.start):
            # The resolved reading takes its place.
            item = _over(item, said.rpartition(" ")[2], None, published)._replace(approximate=True)  # noqa: PLW2901
        out.append(item)
    return out


def _over(item: Dated, unit: str, count: str | None, last: dt.date) -> Dated:
    """The mention over so many units up to and with the last day; itself where that leaves the calendar."""
    step, each = _STEPS[unit.lower()]
    number = _COUNTS.get((count or "").lower()) or int(count or 1)
    after = last + dt.timedelta(1) if last < dt.date.max else None
    first = timex.shift(after, step, -each * number)
    return item._replace(first=first, last=last, precision="range", relation=None) if first else item


_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12}
_STEPS = {
    "day": ("D", 1),
    "week": ("W", 1),
    "fortnight": ("D", 14),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
}
_CLOSED = re.compile(
    rf"\b(?:the|in|over|during|for) (?P<length>(?:(?P<count>{'|'.join(_COUNTS)}|\d{{1,2}}) )?"
    rf"(?P<unit>{'|'.join(_STEPS)})s?"
    r" (?:(?:leading|running) up to|ending|ended|to)(?: on)?(?: the)? )$",
    re.IGNORECASE,
)
"""Not `put it off a month to 3 May`."""
_PAST = re.compile(r"the (?:past|last) (?:week|month|year)")
_OVER = re.compile(r"\b(?:in|over|during|within|for) $", re.IGNORECASE)
_REACH = 50
"""Code points of `over the three months leading up to the `."""
