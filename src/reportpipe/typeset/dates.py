"""Dates as the page prints them: compact, unambiguous, in the style's words."""

import datetime as dt
import re
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


_LEAD = re.compile(r"(?:by|before|after|from|until|till)\b", re.IGNORECASE)
_SHADE = re.compile(r"\b(?:(early|mid|late)\b|(?:the )?((?:end|start|beginning|middle) of)\b)", re.IGNORECASE)
_SHADED = frozenset(["month", "quarter", "half", "year", "decade", "century"])


def when(value: When, say: Say) -> str:
    """`9 Jul 2021`, `5–11 Jul 2021`, `2001–2009`, `since 2015`, `since the early 2000s`, `by end of 2025`, `no date`.

    What the days cannot tell (`by`, `before`, `early`, `end of`) is taken over from the words of the source.
    """
    lead = _LEAD.match(value.said)
    word = lead.group().lower() if lead else ""
    if value.first is None and value.last is None:
        undated = value.said if value.before_christ else say("undated")
        return say("ongoing") if value.status in {"ongoing", "since"} else undated
    if value.first is None:
        return _up_to(value, word, say)
    if value.last is None or value.status == "since":
        return f"{say('since')} {_period(value, value.first, say, after_word=True)}"
    if word in {"by", "before", "after", "until", "till"} or (word == "from" and value.precision != "range"):
        return f"{word} {_period(value, value.first, say, after_word=True)}"
    if _shade(value):
        return _period(value, value.first, say)
    return (f"{say('about')} " if value.approximate else "") + interval(value.first, value.last, say)


def _up_to(value: When, word: str, say: Say) -> str:
    """A date whose beginning is not known: `until 2021`, `by 15 Nov 2022`, `before 2030`."""
    last = value.last
    assert last is not None  # noqa: S101 - for mypy: a date without both ends is caught before
    if word == "before":
        after = last if last == dt.date.max else last + dt.timedelta(1)
        return f"{word} {_period(value, after, say, after_word=True)}"
    return f"{word or say('until')} {_period(value, last, say, after_word=True)}"


def _shade(value: When) -> str:
    """`early`, `mid-`, `late`, `end of`, where the source shades a month or more; empty otherwise."""
    match = _SHADE.search(value.said) if value.precision in _SHADED else None
    if match is None:
        return ""
    said = (match[1] or match[2]).lower()
    return "mid-" if said == "mid" else f"{said} "


def _period(value: When, date: dt.date, say: Say, *, after_word: bool = False) -> str:
    """The period around this day, no finer than it is known, shaded as the source says; `the 2000s` after a word."""
    shade = _shade(value)
    plain = {"decade": "decade", "century": "century", "year": "year", "range": "day", "day": "day", "week": "day"}
    match plain.get(value.precision, "month"):
        case "decade":
            first = date.year - date.year % 10
            text = _years(first, first + _DECADE, say)
        case "century":
            text = _years(date.year, date.year + _CENTURY, say)
        case "year":
            text = year(date)
        case "day":
            text = day(date, say)
        case _:
            text = f"{_month(date, say)} {year(date)}"
    hedge = f"{say('about')} " if value.approximate and not shade and not _LEAD.match(value.said) else ""
    article = "the " if after_word and value.precision == "decade" and not hedge else ""
    return f"{hedge}{article}{shade}{text}"


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


def _years(first: int, last: int, say: Say) -> str:
    if first == last:
        return str(first)
    if first % 10 == 0 and last == first + _DECADE:
        return f"{first}{say('decade')}"
    return f"{first}–{last}"


def _month(date: dt.date, say: Say) -> str:
    names = say("months").split()
    return names[date.month - 1] if len(names) == _MONTHS else f"{date.month:02d}"
