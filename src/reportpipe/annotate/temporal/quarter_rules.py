"""Rules for quarters, halves and the periods that business news compares."""

from reportpipe.annotate.temporal import timex, years
from reportpipe.annotate.temporal.context import Anchor, Context, Reading
from reportpipe.annotate.temporal.found import Found

_QUARTERS = 4


def quarter(found: Found, about: Context) -> Reading | None:
    """`the third quarter`, `Q3 2020`, `the third quarter of last year`, `this year's second half`."""
    number = found.number("n")
    unit = "Q"
    token = found.token("q")
    if token is not None:
        unit, number = token.word[0], int(token.word[1])
    elif found.has("half"):
        unit = "H"
        number = {"first": 1, "second": 2, "last": 2, "latter": 2}.get(found.word("which"), 0)
    if not number or number > _QUARTERS:
        return None
    year, anchor = years.of(found, about)
    if not years.said(found):
        if unit == "H" and about.today is None:
            return None
        year, anchor = _year_near(unit, number, found, about)
    value = f"{year:04}-{unit}{number}" if year else f"XXXX-{unit}{number}"
    days = timex.interval(value)
    if (
        unit == "Q"
        and days
        and about.today
        and days[0] <= about.today
        and not about.tenses.future(*found.places)
        and found.word("yr") not in {"last", "previous"}
        and value != _a_year_before(about.topic)
    ):
        about.topic = value
    return Reading("DATE", value, anchor=anchor)


def _a_year_before(topic: str | None) -> str | None:
    """The quarter that the one in question is compared with: `SEK 611 million (Q3 2024: SEK 498 million)`."""
    return f"{int(topic[:4]) - 1:04}{topic[4:]}" if topic and topic[:4].isdigit() else None


def _year_near(unit: str, number: int, found: Found, about: Context) -> tuple[int | None, Anchor]:
    today = about.today
    if today is None:
        return None, "published"
    now = int(timex.at(unit, today)[-1])
    if unit == "Q" and number == (now - 2) % _QUARTERS + 1:
        return today.year - (number > now), "published"
    if number > now and about.tenses.past(*found.places) and number - now > 1:
        return today.year - 1, "published"
    if number > now + 2 and not about.tenses.future(*found.places):
        return today.year - 1, "published"
    if number < now and about.tenses.future(*found.places):
        return today.year + 1, "published"
    return today.year, "published"


def year_of_period(found: Found, about: Context) -> Reading | None:
    """`the 1988 quarter`, `last year's quarter`, `the year-ago period`: that quarter of the quarter in question."""
    value = topic(about)
    year, anchor = years.of(found, about)
    if found.has("ago"):
        year, anchor = (int(value[:4]) - 1 if value else None), "previous"
    if about.months_told() and about.today:
        number = year if year and not found.has("ago") else about.today.year - 1
        return Reading("DATE", f"{number:04}", anchor="published")
    if value is None or year is None:
        return Reading("DATE", f"{year:04}", anchor=anchor) if year and found.word("u") == "period" else None
    return Reading("DATE", f"{year:04}{value[4:]}", anchor=anchor)


def this_period(found: Found, about: Context) -> Reading | None:
    """`the quarter`, `the latest quarter`, `the same period`."""
    rel = found.word("rel")
    value = topic(about)
    if about.after(found.last) in {"-", "–"}:
        return None
    if rel in {"this", "current"} and about.today:
        value = timex.at("Q", about.today)
    elif rel in {"next", "coming", "following"}:
        value = timex.at("Q", timex.shift(about.today, "Q", 1))
    elif rel in {"last", "past", "previous"}:
        value = timex.at("Q", timex.shift(about.today, "Q", -1))
    if found.word("u") == "period" and about.topic is None:
        return None
    return Reading("DATE", value or "XXXX-QX", anchor="previous")


def topic(about: Context) -> str | None:
    """The quarter in question: the last one mentioned, else the last one completed."""
    if about.topic or about.today is None:
        return about.topic
    completed = timex.shift(about.today, "Q", -1)
    return timex.at("Q", completed) if completed else None


def a_year_ago(found: Found, about: Context) -> Reading | None:
    """`a year ago`, `a year earlier`, `year-earlier`: the same quarter a year before where quarters are compared."""
    compared = about.topic if about.previous("quarter", 120) else None
    if compared and compared[0] != "X" and not about.months_told():
        return Reading("DATE", f"{int(compared[:4]) - 1:04}{compared[4:]}", anchor="previous")
    anchor: Anchor = "published"
    base = about.today
    if found.word("how") in {"earlier", "before"} and not about.months_told():
        previous = about.previous_day()
        if previous:
            base, anchor = previous, "previous"
    return Reading("DATE", timex.at("Y", timex.shift(base, "Y", -1)), anchor=anchor)


_NAMES = "(fiscal | financial)"
_LIKE = "(comparable|corresponding|same|like)"
RULES = (
    (f"the? {_NAMES}? DASH? <n>ORD {_NAMES}? quarter", quarter),
    (f"(<skip>(a|the|its|their|his|our))? {_NAMES}? <n>ORD DASH quarter", quarter),
    (f"(<skip>(its|their|his|our|a)) {_NAMES}? DASH? <n>ORD {_NAMES}? quarter", quarter),
    (f"(the | <skip>(its|their|our))? {_NAMES}? <n>ORD DASH? {_NAMES}? quarter (of|COMMA)? {years.YEARISH}", quarter),
    (f"{years.YEARISH} POSS? {_NAMES}? <n>ORD DASH? quarter", quarter),
    (f"the {years.YEARISH} {_NAMES}? <n>ORD DASH? quarter", quarter),
    (f"<q>QUARTERNAME (of|COMMA|DASH)? {years.YEARISH}", quarter),
    (f"{years.YEARISH} <q>QUARTERNAME", quarter),
    ("<q>QUARTERNAME", quarter),
    (f"the? <which>(first|second|last|latter) <half>half of {years.YEARISH}", quarter),
    (f"{years.YEARISH} POSS <which>(first|second|last|latter) <half>half", quarter),
    ("the <which>(first|second) <half>half of the year", quarter),
    (f"the? <which>(first|last) (two) <half>quarters of {years.YEARISH}", quarter),
    (f"the? {years.YEARISH} POSS? <u>(quarter|period)", year_of_period),
    (f"the? {_LIKE}? <ago>(a? year DASH? (ago|earlier)) (ORD DASH?)? <u>(quarter|period)", year_of_period),
    (
        "the? (comparable|corresponding|same|like)? <u>(quarter|period) (<ago>(a year (ago|earlier|before)))",
        year_of_period,
    ),
    (f"the? (comparable|corresponding|same|like) <u>(quarter|period) (of|in|COMMA)? {years.YEARISH}", year_of_period),
    ("the <u>quarter", this_period),
    ("(the)? <rel>(latest|LAST|BEFORE|NEXT|AFTER|NOWISH|THAT|recent|its) <u>quarter", this_period),
    ("the <rel>(latest|THAT|recent) <u>period", this_period),
    ("a year <how>(ago|earlier|before)", a_year_ago),
    ("(<skip>(a|the))? year DASH <how>(ago|earlier)", a_year_ago),
)
