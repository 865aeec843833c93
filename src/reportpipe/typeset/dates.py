"""Dates as the page prints them: compact, unambiguous, in the style's words."""

import datetime as dt
from calendar import monthrange
from collections.abc import Callable

from reportpipe.model import When

Say = Callable[..., str]
"""`say(key, **values)`: a label of the style."""

_YEAR_START = (1, 1)
_YEAR_END = (12, 31)
_DECADE = 9
_CENTURY = 99
_MONTHS = 12


def when(value: When, say: Say) -> str:
    """`9 Jul 2021`, `Jul 2021`, `5–11 Jul 2021`, `2001–2009`, `since 2015`, `about 2000s`, `no date`."""
    if value.first is None and value.last is None:
        return say("ongoing") if value.status in {"ongoing", "since"} else say("undated")
    if value.first is None and value.last is not None:
        return f"{say('until')} {interval(value.last, value.last, say)}"
    assert value.first is not None  # noqa: S101 - for mypy: the two tests above leave nothing else
    about = f"{say('about')} " if value.approximate else ""
    if value.last is None or value.status == "since":
        return f"{say('since')} {about}{_first_of(value, say)}"
    return about + interval(value.first, value.last, say)


def interval(first: dt.date, last: dt.date, say: Say) -> str:
    """The shortest form that says both ends: `2015` for a whole year, `Jul 2021` for a month, `2000s` for a decade."""
    if first == last:
        return day(first, say)
    if (first.month, first.day) == _YEAR_START and (last.month, last.day) == _YEAR_END:
        return _years(first.year, last.year, say)
    one_year = first.year == last.year
    one_month = one_year and first.month == last.month
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        left, right = _month(first, say), f"{_month(last, say)} {year(last)}"
        if one_month:
            return right
        return f"{left}–{right}" if one_year else f"{left} {year(first)} – {right}"
    if one_month:
        return f"{first.day}–{day(last, say)}"
    left = f"{first.day} {_month(first, say)}" if one_year else day(first, say)
    return f"{left} – {day(last, say)}"


def day(date: dt.date, say: Say) -> str:
    return f"{date.day} {_month(date, say)} {year(date)}"


def day_in_full(date: dt.date, say: Say) -> str:
    """`9 July 2021`: for the DATE line."""
    names = say("months_in_full").split()
    return f"{date.day} {names[date.month - 1]} {year(date)}" if len(names) == _MONTHS else day(date, say)


def year(date: dt.date) -> str:
    return str(date.year)


def _first_of(value: When, say: Say) -> str:
    """The beginning, no finer than it is known: `since 2001` does not mean 1 January."""
    first = value.first
    assert first is not None  # noqa: S101 - for mypy: only called with a first day
    if value.precision == "decade":
        return _years(first.year, first.year + _DECADE, say)
    if value.precision == "century":
        return _years(first.year, first.year + _CENTURY, say)
    if value.precision == "year":
        return year(first)
    if value.precision in {"month", "quarter", "season", "half"}:
        return f"{_month(first, say)} {year(first)}"
    return day(first, say)


def _years(first: int, last: int, say: Say) -> str:
    if first == last:
        return str(first)
    if first % 10 == 0 and last == first + _DECADE:
        return f"{first}{say('decade')}"
    return f"{first}–{last}"


def _month(date: dt.date, say: Say) -> str:
    names = say("months").split()
    return names[date.month - 1] if len(names) == _MONTHS else f"{date.month:02d}"
