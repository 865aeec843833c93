"""Rules for days, months, quarters, halves, seasons and feasts on the calendar."""

import datetime as dt

from reportpipe.annotate.temporal import timex, years
from reportpipe.annotate.temporal.context import Anchor, Context, Reading
from reportpipe.annotate.temporal.found import Found
from reportpipe.annotate.temporal.words import AHEAD, BACK, CHARACTER, CLASSES, FROM_TEXT, MONTHS, WEEKDAYS, listed

_JUNE, _DECEMBER, _LONGEST_MONTH = 6, 12, 31


def date(found: Found, about: Context) -> Reading | None:
    """`July 9`, `Friday, 9 July 2021`, `July 9-11`, `the 9th of July last year`."""
    month, number, last = MONTHS[found.word("m")], found.number("d"), found.number("d2")
    if number is None or not 1 <= number <= _LONGEST_MONTH:
        return None
    anchor: Anchor
    if years.said(found):
        year, anchor = years.of(found, about)
        day = timex.day(year, month, number) if year else None
        if year and day is None:
            return None
    else:
        if timex.day(2000, month, number) is None:
            return None
        day, anchor = about.month_day(month, number, found.places)
        if found.has("rel") and about.today:
            day, anchor = _day_by(found.word("rel"), month, number, about.today), "published"
        day = _agreeing(day, found)
        peek = _year_after(found, about)
        if peek and day:
            day, anchor = timex.day(peek, month, number), "published"
    value = timex.at("D", day) if day else f"XXXX-{month:02}-{number:02}"
    if last is not None:
        return _range(day, last, MONTHS.get(found.word("m2"), month), anchor)
    return Reading("DATE", value, anchor=anchor)


def _day_by(word: str, month: int, number: int, today: dt.date) -> dt.date | None:
    """`last Oct. 23`, `next March 1`."""
    day = timex.day(today.year, month, number)
    if day is None:
        return None
    if word in BACK:
        return day if day < today else timex.day(today.year - 1, month, number)
    return day if day > today or word == "this" else timex.day(today.year + 1, month, number)


def _range(day: dt.date | None, last: int, month: int, anchor: Anchor) -> Reading | None:
    if day is None:
        return None
    end = timex.day(day.year + (month < day.month), month, last)
    return Reading("DATE", f"{day.isoformat()}/{end.isoformat()}", anchor=anchor) if end and day < end else None


def _agreeing(day: dt.date | None, found: Found) -> dt.date | None:
    """The day in a year next to it that falls on the weekday that was said with it; the same day when none does."""
    if day is None or not found.has("wd"):
        return day
    weekday = WEEKDAYS[found.word("wd")]
    for step in (0, -1, 1):
        other = timex.day(day.year + step, day.month, day.day)
        if other and other.isoweekday() == weekday:
            return other
    return day


def _year_after(found: Found, about: Context) -> int | None:
    """The year behind another mention: `March 11 this year`, `March 11 to April 2, 2011`, `July 14 and 24, 2020`."""
    joint = about.after(found.last) in {"-", "–", "—", "to", "and", "or", "through", "until"}
    second = about.tokens[found.last + 2] if joint and found.last + 2 < len(about.tokens) else None
    if second is not None and (second.word in MONTHS or second.kind in CLASSES["DAYNUM"]):
        for ahead in (3, 4, 5):
            place = found.last + ahead
            token = about.tokens[place] if place < len(about.tokens) else None
            if token is not None and token.kind == CHARACTER["YEAR"]:
                return int(token.number or 0)
            if token is None or token.kind not in CLASSES["DAYNUM"] | {CHARACTER["COMMA"], CHARACTER["in"]}:
                break
        return None
    first = 2 if about.after(found.last) in {",", "of", "-", "–", "—"} else 1
    first += about.after(found.last, first) == "the"
    word = about.after(found.last, first)
    if about.after(found.last, first + 1) == "year" and word in BACK | AHEAD | FROM_TEXT | {"this"}:
        return years.relative(word, about)[0]
    return None


def month(found: Found, about: Context) -> Reading | None:
    """`March`, `March 2011`, `last March`, `March of this year`."""
    number = MONTHS[found.word("m")]
    if years.said(found):
        year, anchor = years.of(found, about)
        return Reading("DATE", f"{year:04}-{number:02}" if year else f"XXXX-{number:02}", anchor=anchor)
    if not found.has("rel") and not _names_a_month(found, about):
        return None
    day, anchor = about.month(number, found.places)
    later = _year_after(found, about)
    if later:
        day, anchor = timex.day(later, number, 1), "stated"
    rel = found.word("rel")
    if rel and about.today:
        previous = about.previous_day() if rel in FROM_TEXT else None
        anchor = "previous" if previous else "published"
        day = _month_by(rel, number, previous or about.today)
    return Reading("DATE", f"{day.year:04}-{number:02}" if day else f"XXXX-{number:02}", anchor=anchor)


def _month_by(word: str, number: int, today: dt.date) -> dt.date | None:
    """First day of `last March`, `this March`, `next March`."""
    if word in BACK:
        return timex.day(today.year - (number >= today.month), number, 1)
    if word in AHEAD:
        return timex.day(today.year + (number <= today.month), number, 1)
    return dt.date(today.year, number, 1)


_LEADS = frozenset(
    listed("""
    in since until till by last next this during of from to before after early late mid through between and or
    around for on as - – — ( ,
    """)
)
_PEOPLE = frozenset({"may", "april", "june", "august", "jan"})


def _names_a_month(found: Found, about: Context) -> bool:
    """Whether a bare month name is a month: `May` may also open a question, `April` and `June` are people."""
    word = found.word("m")
    if word not in _PEOPLE and word not in {"march", "mar", "sep", "dec"}:
        return True
    before = about.before(found.first)
    if (
        word in {"march", "may"}
        and about.after(found.last) in {"of", "for", "on"}
        and before not in {"in", "since", "until", "by", "last", "early", "late", "of"}
    ):
        return False
    if before in _LEADS and before not in {",", "and", "or", "for", "on", "as", "to", "from"}:
        return True
    after = about.after(found.last)
    if after in {"said", "told", "was", "has", "had", "says", "did", "will", "would"} or (
        found.first == 0 and after not in {",", "."}
    ):
        return False
    kind = about.tokens[found.first - 1].kind if found.first else CHARACTER["BREAK"]
    if kind in {CHARACTER["STOP"], CHARACTER["BREAK"]}:
        return False
    neighbours = [about.tokens[place] for place in (found.first - 1, found.last + 1) if 0 <= place < len(about.tokens)]
    return not any(token.kind == CHARACTER["OTHER"] and about.text[token.start].isupper() for token in neighbours)


def old_date(found: Found, about: Context) -> Reading | None:
    """`30 September 420`, `December of 384`, in a text that has years of three digits."""
    token = found.token("old")
    if not about.ancient or token is None or len(token.word) != 3 or not token.number:  # noqa: PLR2004 - three digits
        return None
    value = f"{int(token.number):04}-{MONTHS[found.word('m')]:02}"
    number = found.number("d")
    return Reading("DATE", f"{value}-{number:02}" if number else value)


def month_span(found: Found, about: Context) -> Reading | None:
    """`January-June 2016`."""
    first, last = MONTHS[found.word("m")], MONTHS[found.word("m2")]
    year, anchor = years.of(found, about)
    if year is None or first >= last:
        return None
    return Reading("DATE", f"{year:04}-{first:02}/{year:04}-{last:02}", anchor=anchor)


def tail(found: Found, about: Context) -> Reading | None:
    """The short end of a range or a list: `94` in `1892-94`, `25` in `April 24 and 25`."""
    number, place = found.number("n"), found.first
    token = about.tokens[place]
    if number is None or place < 2:  # noqa: PLR2004 - a year and a dash before it
        return None
    joint, head = about.tokens[place - 1], about.tokens[place - 2]
    if head.kind == CHARACTER["YEAR"] and joint.word in {"-", "–", "/"} and head.number and len(token.word) == 2:  # noqa: PLR2004
        year = int(head.number) - int(head.number) % 100 + number
        return Reading("DATE", f"{year:04}") if year > head.number else None
    if (
        joint.word == "and"
        and head.kind in CLASSES["DAYNUM"]
        and place > 2  # noqa: PLR2004 - a month, a day and `and` before it
        and about.tokens[place - 3].kind in CLASSES["MONTH"]
    ):
        previous = about.previous_day("day")
        if previous and number > previous.day and not about.after(place).isalpha():
            day = timex.day(previous.year, previous.month, number)
            return Reading("DATE", day.isoformat(), anchor="previous") if day else None
    return None


def weekday(found: Found, about: Context) -> Reading | None:
    """`Friday`, `last Friday`, `next Friday`, `Friday night`, `Friday of last week`."""
    word, rel = found.word("wd"), found.word("rel")
    if (
        word in {"mon", "sun", "sat", "wed", "fri", "tue", "thu"}
        and about.text[about.tokens[found.last].end :][:1] != "."
    ):
        return None
    if not rel and about.before(found.first) in {"a", "every", "each", "any"}:
        return Reading("DATE", f"XXXX-WXX-{WEEKDAYS[word]}", anchor="published", vague=True)
    if about.after(found.last) == "the" and about.after(found.last, 2)[:1].isdigit():
        return None
    number, today = WEEKDAYS[word], about.today
    day = about.weekday(number, found.places)
    anchor: Anchor = "published"
    if today and rel:
        back = (today.isoweekday() - number) % 7 or 7
        ahead = (number - today.isoweekday()) % 7 or 7
        if rel in BACK - FROM_TEXT:
            day = timex.shift(today, "D", -back)
        elif rel in AHEAD - FROM_TEXT:
            day = timex.shift(today, "D", ahead)
        elif rel == "this":
            day = timex.shift(today, "D", number - today.isoweekday())
        else:
            day, anchor = _weekday_from(rel, number, about)
    if today and found.has("wk"):
        monday = timex.shift(today, "D", 1 - today.isoweekday())
        day = timex.shift(timex.shift(monday, "W", years.step(found.word("wk"))), "D", number - 1)
    value = timex.at("D", day) if day else f"XXXX-WXX-{number}"
    return Reading("DATE", value, anchor=anchor)


def _weekday_from(word: str, number: int, about: Context) -> tuple[dt.date | None, Anchor]:
    """`the following Friday`, `the previous Friday`, `that Friday`, counted from the day before in the text."""
    base = about.previous_day("day week")
    anchor: Anchor = "previous" if base else "published"
    base = base or about.today
    if base is None:
        return None, anchor
    if word in BACK:
        return timex.shift(base, "D", -((base.isoweekday() - number) % 7 or 7)), anchor
    if word in {"that", "same"}:
        return timex.shift(base, "D", number - base.isoweekday()), anchor
    return timex.shift(base, "D", (number - base.isoweekday()) % 7 or 7), anchor


def weekdays(found: Found, about: Context) -> Reading | None:  # noqa: ARG001 - the shape of every rule
    """`Fridays`: every week."""
    word = found.word("wd")
    part = {"nights": "TNI", "mornings": "TMO", "evenings": "TEV", "afternoons": "TAF"}.get(found.word("part"), "")
    return Reading("SET", f"XXXX-WXX-{WEEKDAYS[word]}{part}")


def numeric(found: Found, about: Context) -> Reading | None:
    """`09/07/2021`, `9.7.21`, `Friday, 2021/07/09`; the document decides once which part is the day, else a weekday."""
    parts = [int(part) for part in found.word("t").replace(".", "/").replace("-", "/").split("/")]
    if parts[0] > _LONGEST_MONTH:
        day = timex.day(*parts)
    else:
        first, second, year = parts
        year = years.short(year, about.today) if year < 100 else year  # noqa: PLR2004 - two digits
        order = (second, first) if about.day_first else (first, second)
        day = timex.day(year, *order) or timex.day(year, *reversed(order))
        other = timex.day(year, *reversed(order)) if about.day_first is None and first != second else None
        if day and other:
            weekday = WEEKDAYS.get(found.word("wd"))
            if weekday in {day.isoweekday(), other.isoweekday()}:
                day = other if weekday == other.isoweekday() else day
            else:
                return Reading("DATE", day.isoformat(), modifier="either")
    return Reading("DATE", day.isoformat()) if day and day.year >= 1000 else None  # noqa: PLR2004 - not a version number


def stamp(found: Found, about: Context) -> Reading | None:  # noqa: ARG001 - the shape of every rule
    """`2021-07-09`, `2021-07-09T10:00`, `2021-07`."""
    text = found.word("t")
    if timex.interval(text[:10]) is None:
        return None
    clock = text[11:].rstrip("Z")
    return Reading("TIME", f"{text[:10]}T{clock}") if clock else Reading("DATE", text)


def nine_eleven(found: Found, about: Context) -> Reading | None:
    """`9/11`, `Sept. 11` in the sense of the attacks of 2001, when written with a slash."""
    if found.number("a") == 9 and found.number("b") == 11 and about.tokens[found.last].glued:  # noqa: PLR2004
        return Reading("DATE", "2001-09-11")
    return None


DATES = "(<wd>WEEKDAY COMMA?)?"
RULES = (
    (f"{DATES} <m>MONTH the? <d>DAY (COMMA? <y>ANYYEAR)?", date),
    ("<rel>(LAST|NEXT|this) <m>MONTH <d>DAYNUM", date),
    (f"{DATES} (the)? <d>DAY of? <m>MONTH (COMMA? <y>ANYYEAR)?", date),
    (f"{DATES} <m>MONTH <d>DAYNUM of {years.YEARISH}", date),
    (f"{DATES} (the)? <d>DAY of <m>MONTH COMMA? {years.YEARISH}", date),
    (f"{DATES} <m>MONTH <d>DAYNUM DASH <d2>DAYNUM (COMMA? <y>ANYYEAR)?", date),
    ("<d>DAYNUM (DASH|to|and|until|through) <d2>DAYNUM of? <m>MONTH (COMMA? <y>ANYYEAR)?", date),
    ("<m>MONTH <d>DAYNUM (to|through) <d2>DAYNUM (COMMA? <y>ANYYEAR)?", date),
    ("<m>MONTH (<d>DAYNUM)? (of|COMMA)? <old>BIG", old_date),
    ("<d>DAYNUM of? <m>MONTH COMMA? <old>BIG", old_date),
    (f"<m>MONTH (of|COMMA)? {years.YEARISH}", month),
    ("<m>MONTH", month),
    ("(the)? <rel>(LAST|NEXT|BEFORE|AFTER|this|that) <m>MONTH", month),
    ("<m>MONTH DASH <m2>MONTH COMMA? <y>ANYYEAR", month_span),
    ("<n>(INT|BIG)", tail),
    ("<wd>WEEKDAY", weekday),
    ("(the|that)? (<rel>(LAST|BEFORE|NEXT|AFTER|this|that|same)) coming? <wd>WEEKDAY", weekday),
    ("(<wk>(last|next|this|past|coming|previous)) week on? <wd>WEEKDAY", weekday),
    ("<wd>WEEKDAY (of)? (<wk>(last|next|this|past|coming|previous)) week", weekday),
    ("<wd>WEEKDAYS", weekdays),
    ("<wd>WEEKDAY <part>DAYPARTS", weekdays),
    ("(<wd>WEEKDAY COMMA?)? <t>NUMERIC", numeric),
    ("<t>STAMP", stamp),
    ("<t>YEARMONTH", stamp),
    ("<a>INT SLASH <b>INT", nine_eleven),
)
