"""Rules for times of day, alone or with their day: `10:30 a.m. Friday`, `Friday night`, `noon`, `yesterday morning`."""

from reportpipe.annotate.temporal import timex
from reportpipe.annotate.temporal.context import Anchor, Context, Reading
from reportpipe.annotate.temporal.found import Found
from reportpipe.annotate.temporal.words import DAYPARTS, MONTHS, WEEKDAYS

_NOON, _HOURS, _MINUTES = 12, 24, 60


def clock(found: Found, about: Context) -> Reading | None:
    """`10 a.m.`, `10:30`, `8 o'clock`, `noon`, with the day beside it when one is said."""
    time = _time(found)
    if time is None:
        return None
    day, anchor = _day(found, about)
    if found.has("part") and not found.has("mer"):
        part = DAYPARTS[found.word("part")]
        if part in {"TAF", "TEV", "TNI"} and int(time[:2]) < _NOON:
            time = f"{int(time[:2]) + _NOON:02}{time[2:]}"
    return Reading("TIME", f"{day}T{time}", anchor=anchor)


def _time(found: Found) -> str | None:
    if found.has("noon"):
        return DAYPARTS[found.word("noon")].removeprefix("T")
    token = found.token("t")
    if token is None:
        return None
    parts = [int(part) for part in token.word.split(":")] if ":" in token.word else [int(token.number or 0), 0]
    hour, minute = parts[0], parts[1]
    late = found.word("mer")[:1].lower()
    if late and hour > _NOON:
        return None
    if late == "p" and hour < _NOON:
        hour += _NOON
    if late == "a" and hour == _NOON:
        hour = 0
    if hour > _HOURS or minute >= _MINUTES:
        return None
    return f"{hour:02}:{minute:02}"


def _day(found: Found, about: Context) -> tuple[str, Anchor]:
    """The day beside a time, else the day in question."""
    if found.has("wd"):
        day = about.weekday(WEEKDAYS[found.word("wd")], found.places)
        return timex.at("D", day), "published"
    if found.has("dd"):
        step = {"yesterday": -1, "tomorrow": 1}.get(found.word("dd"), 0)
        return timex.at("D", timex.shift(about.today, "D", step)), "published"
    if found.has("m"):
        month, number, year = MONTHS[found.word("m")], found.number("d") or 1, found.number("y")
        if year:
            return timex.at("D", timex.day(year, month, number)), "stated"
        day, anchor = about.month_day(month, number, found.places)
        return timex.at("D", day), anchor
    return _day_unsaid(found, about)


def group(found: Found, about: Context) -> Reading | None:
    """`121430Z MAR 26`, a date-time group; `110600Z`, where the month is that of the groups before it, or near."""
    token = found.token("g")
    if token is None:
        return None
    number, time = int(token.word[:2]), f"{token.word[2:4]}:{token.word[4:6]}"
    year = found.number("y")
    if not found.has("m"):
        return Reading("TIME", f"{timex.at('D', about.day_near(number, found.places))}T{time}", anchor="published")
    if year is None:
        day, anchor = about.month_day(MONTHS[found.word("m")], number, found.places)
        return Reading("TIME", f"{timex.at('D', day)}T{time}", anchor=anchor)
    full = int(year) + (_CENTURY if year < _CENTURY_DIGITS else 0)
    return Reading("TIME", f"{timex.at('D', timex.day(full, MONTHS[found.word('m')], number))}T{time}")


_CENTURY, _CENTURY_DIGITS = 2000, 100


def _day_unsaid(found: Found, about: Context) -> tuple[str, Anchor]:
    """The day of a bare time: of the weekday behind the brackets after it, of the sentence, of the publication."""
    beyond = about.weekday_after_brackets(found.last)
    if beyond:
        return timex.at("D", about.weekday(WEEKDAYS[beyond], found.places)), "published"
    previous = about.previous_day("day") if about.narrative else about.day_here(found.first)
    if previous:
        return timex.at("D", previous), "previous"
    return timex.at("D", about.today), "published"


def day_and_part(found: Found, about: Context) -> Reading | None:
    """`Friday night`, `yesterday morning`, `the morning of Friday`; `the night of July 9` holds a day."""
    part = DAYPARTS[found.word("part")]
    named = about.capital(found.last) and about.capital(found.last + 1)
    if found.has("of"):
        then = about.after(found.last, 1 + (about.after(found.last) == ","))
        named = then in MONTHS or then[:1].isdigit()
    if named:
        return None
    if found.word("rel") in {"last", "next"}:
        day = about.today
        if day:
            number = WEEKDAYS[found.word("wd")]
            gap = (day.isoweekday() - number) % 7 or 7
            day = timex.shift(day, "D", -gap if found.word("rel") == "last" else (number - day.isoweekday()) % 7 or 7)
        return Reading("TIME", timex.at("D", day) + part, anchor="published")
    value, anchor = _day(found, about)
    return Reading("TIME", value + part, anchor=anchor)


def part(found: Found, about: Context) -> Reading | None:
    """`in the morning`, `midday`: of the day in question."""
    word = found.word("part")
    if found.first and about.text[about.tokens[found.last].start].isupper():
        return None
    before = about.before(found.first)
    if about.after(found.last) == "of":
        return None
    if found.has("the"):
        if before not in {"in", "during", "by", "of", "later", "earlier"} or word == "night":
            return None
    elif not found.has("mid") and not (
        word in {"noon", "midday", "midnight"} and before in {"at", "by", "around", "until", "before", "after", "since"}
    ):
        return None
    base = about.previous_day("day") or about.today
    return Reading("TIME", timex.at("D", base) + DAYPARTS[word], anchor="previous")


_ZONE = "(est|edt|pst|pdt|gmt|utc|et|cst)?"
_ON = "(on|COMMA)?"
_WHICH = "(<wd>WEEKDAY | <dd>(today|yesterday|tomorrow))"
_DATE = "<m>MONTH <d>DAYNUM (COMMA? <y>YEAR)?"
RULES = (
    ("<g>DTG", group),
    ("<g>DTG <m>MONTH", group),
    ("<g>DTG <m>MONTH <y>(INT|BIG|YEAR)", group),
    (f"<t>(INT|CLOCK) <mer>MERIDIEM {_ZONE}", clock),
    (f"<t>(INT|CLOCK) <mer>MERIDIEM {_ZONE} (local time)? {_ON} {_WHICH}", clock),
    (f"<t>(INT|CLOCK) <mer>MERIDIEM {_ZONE} {_ON} {_DATE}", clock),
    (f"{_WHICH} at <t>(INT|CLOCK) <mer>MERIDIEM", clock),
    (f"{_DATE} (at|COMMA)? <t>(INT|CLOCK) <mer>MERIDIEM", clock),
    (f"{_DATE} (at|COMMA)? <t>CLOCK", clock),
    ("<t>CLOCK", clock),
    (f"<t>CLOCK {_ON} {_WHICH}", clock),
    ("<t>(INT|NUMWORD) o'clock", clock),
    ("<t>(INT|CLOCK|NUMWORD) o'clock? in the <part>DAYPART", clock),
    (f"<noon>(noon|midnight|midday) {_ON} {_WHICH}", clock),
    (f"{_WHICH} (at)? <noon>(noon|midnight|midday)", clock),
    (f"{_WHICH} POSS? <part>DAYPART", day_and_part),
    ("<rel>(last|next) <wd>WEEKDAY <part>DAYPART", day_and_part),
    ("(the)? <part>DAYPART <of>of <wd>WEEKDAY", day_and_part),
    (f"<part>DAYPART (on)? {_WHICH}", day_and_part),
    ("<the>the <part>DAYPART", part),
    ("<mid>mid DASH? <part>(morning|afternoon)", part),
    ("<part>DAYPART", part),
)
