"""TIMEX3 values and the calendar: units, arithmetic on them, and the days that a value covers.

Values follow ISO 8601 as TimeML (TIMEX3) uses it: `2021-07-09`, `2021-W27`, `2021-W27-WE`, `2021-07`, `2021-Q3`,
`2021-H1`, `2021-SU`, `2021`, `199` (the 1990s), `19` (the years 1900 to 1999), `P3Y`, `2021-07-09TMO`, `PRESENT_REF`;
X stands for a digit that nobody knows. A range, which TIMEX3 cannot say in one value, is `FIRST/LAST`.
"""

import calendar
import datetime as dt
import re

Interval = tuple[dt.date, dt.date]

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season (northern, meteorological); winter runs into the next year."""
TWINS = {"SP": "FA", "SU": "WI", "FA": "SP", "WI": "SU"}
"""The northern season whose months each season of the southern half has. Its summer of 2023 begins in December 2022."""

VALID = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:T?(?:[\dX]+(?:\.\d+)?(?:Y|M|W|D|H|S|Q|E|C|WE))+)+(?:T(?:[\dX]+(?:\.\d+)?[HMS])+)?"
    r"|(?:BC)?[\dX]{4}(?:-(?:W[\dX]{2}(?:-(?:WE|[1-7X]))?|Q[1-4X]|H[12X]|SP|SU|FA|WI|[\dX]{2}(?:-[\dX]{2})?))?"
    r"(?:T(?:MO|AF|EV|NI|DT|MI|[\dX]{2}(?::[\dX]{2}(?::[\dX]{2})?)?))?"
    r"|[\dX]{2,3}|T[\dX]{2}(?::[\dX]{2}){0,2}"
    r"|\d[\d-]*/\d[\d-]*"
)
"""Every value that a mention may carry, in full."""

_SHAPES = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)|(?P<month>\d{4}-\d\d)|(?P<weekend>\d{4}-W\d\d-WE)|(?P<week>\d{4}-W\d\d)"
    r"|(?P<quarter>\d{4}-Q[1-4])|(?P<half>\d{4}-H[12])|(?P<season>\d{4}-(?:SP|SU|FA|WI))"
    r"|(?P<year>\d{4})|(?P<decade>\d{3})|(?P<century>\d\d)"
)
_UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}


def interval(value: str) -> Interval | None:
    """The days that a value covers, both ends included; None when it names no days or days that do not exist."""
    first, slash, last = value.partition("/")
    if slash:
        one, two = interval(first), interval(last)
        return (one[0], two[1]) if one and two and one[0] <= two[1] else None
    shape = _SHAPES.fullmatch(value.partition("T")[0])
    if shape is None:
        return None
    try:
        return _days(shape)
    except (ValueError, OverflowError):
        return None


def turned(value: str) -> str:
    """The northern season with the months that a season of the southern half has: `2022-SU` for `2022-WI`, and
    `2022-WI` for `2023-SU`; any other value as it is.
    """
    if precision(value) != "season":
        return value
    season = value[-2:]
    return f"{int(value[:4]) - (season == 'SU'):04}-{TWINS[season]}"


def precision(value: str) -> str:
    """`day`, `week`, `month`, `quarter`, `half`, `season`, `year`, `decade`, `century`, `range` or `unknown`."""
    if "/" in value:
        return "range"
    shape = _SHAPES.fullmatch(value.partition("T")[0])
    name = (shape.lastgroup if shape else None) or "unknown"
    return "week" if name == "weekend" else name


def at(unit: str, day: dt.date | None) -> str:
    """The value of the unit (`D W WE M Q H Y E C`) that holds this day; X's when the day is unknown."""
    if day is None:
        return _UNKNOWN.get(unit, "XXXX-XX-XX")
    year = f"{day.year:04}"
    week = day.isocalendar()
    return {
        "D": day.isoformat(),
        "W": f"{week.year:04}-W{week.week:02}",
        "WE": f"{week.year:04}-W{week.week:02}-WE",
        "M": f"{year}-{day.month:02}",
        "Q": f"{year}-Q{(day.month + 2) // 3}",
        "H": f"{year}-H{1 if day.month <= 6 else 2}",  # noqa: PLR2004 - June is the sixth month
        "Y": year,
        "E": year[:3],
        "C": year[:2],
    }.get(unit, day.isoformat())


def shift(day: dt.date | None, unit: str, count: int) -> dt.date | None:
    """The day `count` units later (earlier when negative), at the end of a shorter month; None out of the calendar."""
    if day is None:
        return None
    days = {"D": 1, "W": 7, "WE": 7}.get(unit)
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}.get(unit)
    try:
        if days:
            return day + dt.timedelta(days * count)
        if months:
            place = day.year * 12 + day.month - 1 + months * count
            year, month = place // 12, place % 12 + 1
            return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None
    return day


def day(year: int, month: int, number: int) -> dt.date | None:
    """The day, or None when there is no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _days(shape: re.Match[str]) -> Interval:  # noqa: PLR0911 - one case for each shape
    text, kind = shape.group(), shape.lastgroup
    if kind == "day":
        one = dt.date.fromisoformat(text)
        return one, one
    if kind in {"week", "weekend"}:
        monday = dt.date.fromisocalendar(int(text[:4]), int(text[6:8]), 1)
        return (monday + dt.timedelta(5 if kind == "weekend" else 0)), monday + dt.timedelta(6)
    if kind in {"decade", "century"}:
        rest = 4 - len(text)
        return _months(int(text + "0" * rest), 1, 12 * 10**rest)
    year = int(text[:4])
    if kind == "month":
        return _months(year, int(text[5:]), 1)
    if kind == "quarter":
        return _months(year, 3 * int(text[-1]) - 2, 3)
    if kind == "half":
        return _months(year, 6 * int(text[-1]) - 5, 6)
    if kind == "season":
        return _months(year, SEASONS[text[-2:]], 3)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> Interval:
    """The interval of `count` months from the first day of this one."""
    end = year * 12 + month - 2 + count
    last_year, last_month = end // 12, end % 12 + 1
    last = calendar.monthrange(last_year, last_month)[1]
    return dt.date(year, month, 1), dt.date(last_year, last_month, last)
