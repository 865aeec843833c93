"""Rules for what is counted from the publication date or from the date before: `last week`, `two days later`."""

import datetime as dt

from reportpipe.annotate.temporal import timex, years
from reportpipe.annotate.temporal.context import Anchor, Context, Reading
from reportpipe.annotate.temporal.durations import length, value
from reportpipe.annotate.temporal.found import Found
from reportpipe.annotate.temporal.words import CHARACTER, DAYPARTS, FROM_TEXT, MONTHS, UNITS, WEEKDAYS

_CLOSES = frozenset({",", ".", ";", ":", ")", "”", "", "and", "but", "when", "in", "at", "on"})
"""What may follow `the day after` when nothing else says after what."""
_PARTS_OF_DECADES = frozenset({"end", "close", "middle", "beginning", "start"})
"""`by the end of the decade`: the one under way."""
_CALENDAR = frozenset({"D", "W", "WE", "M", "Q", "Y", "E", "C"})


def deictic(found: Found, about: Context) -> Reading | None:
    """`today`, `yesterday`, `tomorrow`, `the day before yesterday`, `tonight`, `overnight`."""
    word = found.word("w")
    if word == "today" and about.after(found.last) in {"'s", "’s"} and _generic(found, about):
        return None
    if word == "today" and _generic(found, about):
        return Reading("DATE", "PRESENT_REF", anchor="published", vague=True)
    if (word == "tomorrow" and about.before(found.first) == "of") or (
        word == "overnight" and about.after(found.last) in _OVERNIGHT
    ):
        return None
    if word == "today" and about.capital(found.last) and about.capital(found.last - 1):
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if found.has("further"):
        step *= 2
    day = timex.shift(about.today, "D", step)
    value = timex.at("D", day)
    if word in {"tonight", "overnight"}:
        return Reading("TIME", f"{value}TNI", anchor="published")
    return Reading("DATE", value, anchor="published")


_OVERNIGHT = frozenset({"rate", "rates", "call", "lending", "funding", "index", "repo", "deposit", "stay", "stays"})
"""What `overnight` says the length of, and no day: `the overnight call rate`."""


def _generic(found: Found, about: Context) -> bool:
    """Whether `today` means these times: `in today's world`, `still used today`, `as it is today`."""
    if about.after(found.last) in {"'s", "’s"}:
        after = about.after(found.last, 2)
        return after in {"world", "society", "youth", "standards", "generation", "terms"}
    near = {token.word for token in about.tokens[max(0, found.first - 7) : found.last + 5]}
    if "still" in near:
        return True
    if near & {"i", "we", "here", "i'm", "we're", "our"}:
        return False
    if about.narrative or about.before(found.first) in {"than", "is", "are", "known"}:
        return True
    return not about.topical and not about.tenses.past(*found.places) and not about.tenses.future(*found.places)


def unit(found: Found, about: Context) -> Reading | None:
    """`last week`, `this year`, `the following month`, `that same day`."""
    rel, name = found.word("rel"), UNITS[found.word("u")]
    if _is_title(found, about):
        return None
    if name not in _CALENDAR:
        return None
    step = years.step(rel)
    anchor: Anchor = "published"
    base = about.today
    if rel in FROM_TEXT or (rel == "next" and name == "D"):
        previous = about.previous_day(_finer(name)) or about.previous_day()
        if previous is not None:
            base, anchor = previous, "previous"
    if name == "D" and rel in {"last", "past", "present", "current"}:
        return None
    if name == "WE":
        return Reading("DATE", timex.at("WE", _weekend(base, step, found, about)), anchor=anchor)
    if name == "E" and rel in {"last", "past"}:
        return (
            Reading("DURATION", "P10Y", anchor=anchor)
            if rel == "past"
            else Reading("DATE", timex.at("E", timex.shift(base, "E", -1)), anchor=anchor)
        )
    return Reading("DATE", timex.at(name, timex.shift(base, name, step)), anchor=anchor)


def _is_title(found: Found, about: Context) -> bool:
    """Whether both words have capitals inside a sentence: the programme `This Week`."""
    starts = [about.text[about.tokens[place].start] for place in (found.first, found.last)]
    inside = found.first > 0 and about.tokens[found.first - 1].kind not in {CHARACTER["STOP"], CHARACTER["BREAK"]}
    return inside and all(start.isupper() for start in starts)


def _finer(name: str) -> str:
    """The precisions that a mention must have for `the following week` to be counted from it."""
    order = ["day", "week", "month", "quarter season half", "year", "decade"]
    reach = {"D": 1, "WE": 1, "W": 2, "M": 3, "Q": 4, "Y": 5}.get(name, 6)
    return " ".join(order[:reach])


def _weekend(base: dt.date | None, step: int, found: Found, about: Context) -> dt.date | None:
    if base is None:
        return None
    if step < 0:
        return timex.shift(base, "D", -7)
    if step > 0:
        return timex.shift(base, "W", 1)
    # Before Saturday, a past weekend is the last one.
    if base.isoweekday() <= 5 and about.tenses.past(*found.places):  # noqa: PLR2004
        return timex.shift(base, "D", -7)
    # Early in the week it looks back.
    if base.isoweekday() <= 2 and not about.tenses.future(*found.places):  # noqa: PLR2004
        return timex.shift(base, "D", -7)
    return base


def the_unit(found: Found, about: Context) -> Reading | None:  # noqa: PLR0911 - a ladder of cases
    """`the day`, `the week`, `the year`, `the weekend`: the one in question."""
    name = UNITS[found.word("u")]
    if name == "WE":
        return Reading("DATE", timex.at("WE", _weekend(about.today, 0, found, about)), anchor="published")
    before = about.before(found.first)
    if name == "E" and before == "of" and about.before(found.first, 2) in _PARTS_OF_DECADES:
        return Reading("DATE", timex.at("E", about.today), anchor="published")
    if name == "Y" and about.after(found.last) in {"ended", "ending"}:
        return Reading("DURATION", "P1Y")
    if name == "D":
        if before not in {"in", "during", "earlier", "later"} or about.after(found.last) in {"of", "when", "that"}:
            return None
        base = about.previous_day("day") or about.today
        return Reading("DATE", timex.at("D", base), anchor="previous")
    if before == "of" and about.before(found.first, 2) not in {
        "end",
        "beginning",
        "start",
        "rest",
        "middle",
        "remainder",
        "half",
        "part",
        "close",
        "months",
        "weeks",
        "days",
        "quarter",
    }:
        return None
    if before in {"of", "in", "during", "for", "earlier", "later", "this"} and name in {"W", "M", "Y"}:
        if about.after(found.last) in _TOLD_BY or _closed_by_a_day(found, about):
            return None
        told = about.told_here(found.first) if name in {"M", "Y"} else None
        return Reading("DATE", timex.at(name, told or about.today), anchor="previous" if told else "published")
    return None


_TOLD_BY = frozenset({"of", "ended", "ending", "when", "that", "since", "before", "after", "leading"})
"""Behind `the week`: what follows says which one."""


def _closed_by_a_day(found: Found, about: Context) -> bool:
    """`the year to 31 March`, `the week to Friday`: the day behind it says which one."""
    day = about.after(found.last, 2)
    return about.after(found.last) == "to" and (day[:1].isdigit() or day in MONTHS or day in WEEKDAYS)


def reported(found: Found, about: Context) -> Reading | None:
    """`the full year`, `the latest fiscal year`: the year that a report is about."""
    step = -1 if about.before(found.last) in {"fiscal", "financial"} else 0
    return Reading("DATE", timex.at("Y", timex.shift(about.today, "Y", step)), anchor="published")


def ago(found: Found, about: Context) -> Reading | None:  # noqa: PLR0911 - a ladder of cases
    """`three years ago`, `two days earlier`, `a week from now`, `several months later`."""
    name = UNITS[found.word("u")]
    how = found.word("how")
    if how in {"later", "earlier"} and about.after(found.last) == "than":  # `two years later than planned`
        return None
    count, exact = length(found)
    back = how in {"ago", "earlier", "before", "back", "prior", "previously"}
    anchor: Anchor = "published"
    base = about.today
    if how not in {"ago", "from", "hence", "back"}:
        previous = about.previous_day(_finer(name)) or about.previous_day()
        if previous is not None:
            base, anchor = previous, "previous"
    if how in {"before", "after", "prior"} and about.after(found.last) not in _CLOSES:
        return None
    if name in {"S", "MIN", "HR"} and how != "ago":
        return Reading("DURATION", value(count, name))
    if count is None and how in {"later", "earlier", "before", "after"}:
        return None
    if count is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", anchor=anchor, vague=True)
    if name not in _CALENDAR | {"F", "K"}:
        if base is None or name == "S" or not exact:
            return Reading("DATE", timex.at("D", base), anchor=anchor)
        days = int(count // 24) if name == "HR" else 0
        return Reading("DATE", timex.at("D", timex.shift(base, "D", -days if back else days)), anchor=anchor)
    scale, step = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100), "K": ("Y", 1000), "WE": ("W", 1)}.get(
        name, (name, 1)
    )
    whole = int(count * step)
    if count != int(count) and scale == "Y":
        scale, whole = "M", round(count * step * 12)
    day = timex.shift(base, scale, -whole if back else whole)
    return Reading("DATE", timex.at(scale, day), anchor=anchor)


def day_after(found: Found, about: Context) -> Reading | None:
    """`the day after`, `the day earlier`: counted from the day before in the text."""
    if found.has("clause") and about.after(found.last) not in _CLOSES:
        return None
    base = about.previous_day("day") or about.today
    anchor: Anchor = "previous" if about.previous_day("day") else "published"
    step = -1 if found.word("how") in {"before", "earlier"} else 1
    return Reading("DATE", timex.at("D", timex.shift(base, "D", step)), anchor=anchor)


def before_last(found: Found, about: Context) -> Reading | None:
    """`the week before last`, `the year after next`."""
    name = UNITS[found.word("u")]
    step = -2 if found.word("how") == "before" else 2
    return Reading("DATE", timex.at(name, timex.shift(about.today, name, step)), anchor="published")


def year_before(found: Found, about: Context) -> Reading | None:
    """`the year before`, `the month after`: counted from the date before in the text."""
    name = UNITS[found.word("u")]
    if name not in _CALENDAR or about.after(found.last) in {
        "the",
        "a",
        "an",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "it",
        "its",
    }:
        return None
    base = about.previous_day(_finer(name)) or about.previous_day()
    anchor: Anchor = "previous" if base else "published"
    base = base or about.today
    step = -1 if found.word("how") in {"before", "earlier", "prior", "previous"} else 1
    return Reading("DATE", timex.at(name, timex.shift(base, name, step)), anchor=anchor)


def end_of(found: Found, about: Context) -> Reading | None:
    """`year-end`, `year's end`: the last day of December, said of the year in question."""
    if about.today is None:
        return Reading("DATE", "XXXX-12-31", modifier="late", anchor="published")
    year = about.today.year - (about.before(found.first) == "since")
    value = f"{year:04}-12-31" if found.has("dash") else f"{year:04}"
    return Reading("DATE", value, modifier="late", anchor="published")


def month_ordinal(found: Found, about: Context) -> Reading | None:
    """`on the 15th`: the day of the month in question."""
    number = found.number("n")
    base = about.previous_day("day month") or about.today
    if number is None or base is None or about.before(found.first) not in {"on", "by", "until", "from", "since", "to"}:
        return None
    if about.after(found.last) not in {",", ".", ";", ")", ""}:
        return None
    day = timex.day(base.year, base.month, number)
    return Reading("DATE", day.isoformat(), anchor="previous") if day else None


def part_of_day(found: Found, about: Context) -> Reading | None:
    """`last night`, `this morning`, `the next morning`, `that evening`."""
    rel, part = found.word("rel"), DAYPARTS[found.word("part")]
    anchor: Anchor = "published"
    day = about.today
    if rel in FROM_TEXT | {"the"}:
        previous = about.previous_day("day")
        if previous:
            day, anchor = previous, "previous"
    step = -1 if rel in {"last", "previous"} else 1 if rel in {"next", "following"} else 0
    return Reading("TIME", timex.at("D", timex.shift(day, "D", step)) + part, anchor=anchor)


def week_of(found: Found, about: Context) -> Reading | None:
    """`the week of July 9`."""
    number = found.number("d")
    if number is None:
        return None
    day, anchor = about.month_day(MONTHS[found.word("m")], number, found.places)
    return Reading("DATE", timex.at("W", day), anchor=anchor)


def weeks_from(found: Found, about: Context) -> Reading | None:
    """`a week from Friday`, `two weeks before Christmas` are read as the day that the weekday names, shifted."""
    count, _ = length(found)
    number = WEEKDAYS[found.word("wd")]
    day = about.weekday(number, found.places)
    if day is None or count is None:
        return None
    name = UNITS[found.word("u")]
    if name not in _CALENDAR:
        return None
    step = -1 if found.word("how") == "before" else 1
    return Reading("DATE", timex.at("D", timex.shift(day, name, step * int(count))), anchor="published")


COUNT = "(<n>NUM | <two>((the|a)? couple of?) | <a>(a|an) | <some>((the|a)? (SOME of?)))"
RULES = (
    ("<w>(today|yesterday|tomorrow|tonight|overnight)", deictic),
    ("the? day <further>(before|after) <w>(yesterday|tomorrow)", deictic),
    (
        "(the|that|this)? very? <rel>(LAST|BEFORE|NEXT|AFTER|NOWISH|THAT) very? KINDOFYEAR? <u>UNIT",
        unit,
    ),
    ("the <u>UNIT", the_unit),
    ("the (full|latest) (fiscal|financial)? <u>year", reported),
    (f"{COUNT} DASH? <u>(UNIT|UNITS) <how>(ago|earlier|later|hence|before|after|back|prior|from now)", ago),
    (f"{COUNT} or <x>NUM <u>(UNIT|UNITS) <how>(ago|earlier|later|hence|back)", ago),
    ("<u>UNITS <how>(ago|earlier|later|hence)", ago),
    (f"{COUNT} <u>(UNIT|UNITS) or so <how>(ago|earlier|later|hence)", ago),
    ("<clause>the day <how>(before|after|earlier)", day_after),
    ("the? <u>(week|weekend|month|year|quarter) <how>(before|after) (last|next)", before_last),
    ("the <u>(week|weekend|month|year) <how>(before|after|earlier|prior)", year_before),
    ("year <dash>DASH? end", end_of),
    ("year POSS end", end_of),
    ("the <n>NTH", month_ordinal),
    ("(the)? <rel>(this|last|that|same|next|following|previous) (very|same)? <part>DAYPART", part_of_day),
    ("the week of <m>MONTH <d>DAYNUM", week_of),
    ("the week of <d>DAYNUM of? <m>MONTH", week_of),
    (f"{COUNT} <u>(UNIT|UNITS) <how>(from|before|after) <wd>WEEKDAY", weeks_from),
)
