"""Rules for seasons, feasts and public days."""

import datetime as dt

from reportpipe.annotate.temporal import feasts, timex, years
from reportpipe.annotate.temporal.context import Anchor, Context, Reading
from reportpipe.annotate.temporal.found import Found
from reportpipe.annotate.temporal.words import AHEAD, CHARACTER, CLASSES, FROM_TEXT, SEASON_VALUES


def season(found: Found, about: Context) -> Reading | None:
    """`last summer`, `the summer of 2014`, `spring 2020`, `in winter`."""
    word = found.word("s")
    value = SEASON_VALUES[word]
    if years.said(found):
        year, anchor = years.of(found, about)
        return Reading("DATE", f"{year:04}-{value}" if year else f"XXXX-{value}", anchor=anchor)
    if not found.word("rel") and not _names_a_season(found, about):
        return None
    if about.today is None:
        return Reading("DATE", f"XXXX-{value}", anchor="published")
    year, anchor = _year(found, about, about.today, timex.TWINS[value] if about.southern else value)
    year += about.southern and value == "SU"
    return Reading("DATE", f"{year:04}-{value}", anchor=anchor)


def _year(found: Found, about: Context, today: dt.date, value: str) -> tuple[int, Anchor]:
    """The year of a northern season, and what it was counted from."""
    rel = found.word("rel")
    previous = about.previous_day() if rel in FROM_TEXT else None
    if previous:
        return _counted(rel, value, previous), "previous"
    told = None if rel or about.to_come(found.first) else about.told_before(found.first)
    if told:
        return _beside(told, value, about.before(found.first)), "previous"
    start = timex.SEASONS[value]
    year = today.year - (value == "WI" and today.month < 3)  # noqa: PLR2004 - a winter belongs to its December
    begins = timex.day(year, start, 1)
    begun = begins is None or today >= begins
    over = today > (timex.interval(f"{year:04}-{value}") or (today, today))[1]
    if rel in {"last", "past", "previous"}:
        year -= not over
    elif rel in AHEAD:
        year += begun
    elif rel != "this" and not begun and about.tenses.past(*found.places):
        year -= 1
    elif rel != "this" and over and about.tenses.future(*found.places):
        year += 1
    return year, "published"


def _counted(rel: str, value: str, previous: dt.date) -> int:
    """The year of `that autumn`, `the following spring`, `the previous winter`."""
    begins = timex.SEASONS[value]
    if rel in {"that", "same"}:
        return previous.year - (value == "WI" and previous.month < 3)  # noqa: PLR2004 - a winter belongs to its December
    if rel in AHEAD:
        return previous.year + (begins <= previous.month)
    return previous.year - (begins + 2 >= previous.month)


def _beside(told: dt.date, value: str, before: str) -> int:
    """The year of the season that is meant beside a date of years ago: the one after it, or before it for `since`."""
    begins = timex.SEASONS[value]
    if before == "since":
        return told.year - (begins > told.month)
    return told.year + (begins < told.month)


def _names_a_season(found: Found, about: Context) -> bool:
    """`in winter` and `the summer` are; `the fall of Kabul`, `a spring in his step` are not."""
    if about.before(found.first) in {"a", "to", "will", "could", "would", "may", "might", "not"}:
        return False
    ambiguous = found.word("s") in {"fall", "spring"}
    if ambiguous and about.after(found.last) in _OF_OTHER_SENSE:
        return False
    return found.has("the") or about.before(found.first) in (_LEADS if ambiguous else _LEADS | {"of", "for"})


def holiday(found: Found, about: Context) -> Reading | None:
    """`Christmas Eve`, `Thanksgiving`, `Labor Day 2019`, `9/11`; not the `Good Friday Agreement`."""
    if about.after(found.last) in {"agreement", "accord", "deal"}:
        return None
    for place in (found.first - 1, found.last + 1):
        beside = about.tokens[place] if 0 <= place < len(about.tokens) else None
        capital = beside and beside.kind == CHARACTER["OTHER"] and about.text[beside.start].isupper()
        if capital and (place < found.first or about.before(found.first) in {"the", "a"}):
            return None  # `the Labor Day Committee`
    name = " ".join(
        token.word
        for token in about.tokens[found.first : found.last + 1]
        if token.kind not in _YEARS and token.kind != _COMMA
    )
    name = (
        name.removeprefix("last ").removeprefix("this ").removeprefix("next ").removesuffix(" of").removeprefix("the ")
    )
    year, anchor = years.of(found, about)
    if year:
        day = feasts.day(name, year)
        return Reading("DATE", timex.at("D", day), anchor=anchor) if day else None
    if about.today is None:
        return Reading("DATE", "XXXX-XX-XX", anchor="published") if feasts.day(name, 2000) else None
    around = [day for step in (-1, 0, 1) if (day := feasts.day(name, about.today.year + step))]
    rel = found.word("rel")
    if rel == "last":
        around = [day for day in around if day < about.today]
    elif rel == "next":
        around = [day for day in around if day > about.today]
    if not around:
        return None
    ahead = 4.0 if about.tenses.past(*found.places) else 1.0
    today = about.today
    best = min(around, key=lambda day: (day - today).days * ahead if day > today else (today - day).days)
    return Reading("DATE", best.isoformat(), anchor="published")


_LEADS = frozenset({"in", "by", "until", "since", "during", "early", "late"})
_OF_OTHER_SENSE = frozenset({"of", "in", "from", "to", "back", "short", "into", "by", "began", "came", "was"})
"""Words behind `fall` and `spring` that are no seasons."""
_YEARS = CLASSES["ANYYEAR"]
_COMMA = CHARACTER["COMMA"]

_WHICH = "(<rel>(last|this|next))?"
_YEAR = "(of? COMMA? <y>ANYYEAR)?"
_PUBLIC_DAY = (
    "(labor|labour|memorial|election|independence|columbus|veterans|valentine's|boxing|armistice|bastille|anzac"
    "|mother's|father's)"
)
RULES = (
    ("<the>the? <s>SEASON", season),
    ("the? <rel>(LAST|BEFORE|NEXT|AFTER|NOWISH|THAT) past? <s>SEASON", season),
    (f"the? <s>SEASON (of|COMMA)? {years.YEARISH}", season),
    (f"{_WHICH} HOLIDAY (day|eve)? {_YEAR}", holiday),
    (f"{_WHICH} {_PUBLIC_DAY} day {_YEAR}", holiday),
    (f"{_WHICH} (new year POSS (day|eve) | (valentine|mother|father) POSS day) {_YEAR}", holiday),
    (f"good friday {_YEAR}", holiday),
)
