"""Calendar days written out in a byline, a dateline or a property: year and all.

In English, French, German, Spanish and Portuguese.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_FOREIGN = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "januar", "jänner", "enero", "janeiro", "ene", "janv"),
            ("février", "fevrier", "februar", "febrero", "fevereiro", "févr"),
            ("mars", "märz", "maerz", "marzo", "março", "mär"),
            ("avril", "abril", "abr", "avr"),
            ("mai", "mayo", "maio"),
            ("juin", "juni", "junio", "junho"),
            ("juillet", "juli", "julio", "julho", "juil"),
            ("août", "aout", "agosto"),
            ("septembre", "septiembre", "setiembre", "setembro"),
            ("octobre", "oktober", "octubre", "outubro", "okt"),
            ("novembre", "noviembre", "novembro"),
            ("décembre", "decembre", "dezember", "diciembre", "dezembro", "dez", "dic", "déc"),
        ),
        1,
    )
    for name in names
}
"""Months that English spells otherwise. They count only with a day before and a year behind: `Mars
2020` is a rover.
"""
_NUMBERS = MONTHS | _FOREIGN
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}

MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")\\b\\.?"
_ANY_MONTH = "(?P<month>" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")\\b\\.?"
_YEAR = "(?P<year>(?:19|20)\\d\\d)(?!\\d)"
_DAY = "(?P<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        f"(?<![\\d–-]){_DAY}(?:\\s+(?:of|de))?[\\s-]+{_ANY_MONTH},?(?:\\s+del?)?[\\s-]+{_YEAR}",
        f"\\b{MONTH}\\s+{_DAY}(?:,\\s*|\\s+){_YEAR}",
        f"(?<!\\d){_YEAR}-(?P<number>0?[1-9]|1[0-2])-(?P<day>\\d{{1,2}})(?!\\d)",
        f"(?<!\\d)(?P<day>\\d{{1,2}})\\.(?P<number>0?[1-9]|1[0-2])\\.{_YEAR}",
        f"(?<![\\dA-Z])(?P<day>\\d{{2}})(?:[01]\\d|2[0-3])[0-5]\\d[A-Z]\\s?{MONTH}\\s?(?P<year>(?:20)?\\d\\d)(?!\\d)",
        f"(?<!\\d)(?P<first>\\d{{1,2}})(?P<mark>[/-])(?P<second>\\d{{1,2}})(?P=mark){_YEAR}",
    )
)
_CENTURY = 2000
_MONTH_YEAR = re.compile(f"\\b{MONTH},?\\s+{_YEAR}", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A date in a line: where it stands, and the days it covers (a month when no day is said)."""

    start: int
    end: int
    first: dt.date
    last: dt.date


def day_in(text: str) -> Found | None:
    """The first complete date in the text; a month and year when there is no day; None for neither.

    "03/04/2024" is passed over: which of the two is the month depends on the writer.
    """
    found = min(days_in(text), key=lambda date: date.start, default=None)
    if found:
        return found
    match = _MONTH_YEAR.search(text)
    if not match:
        return None
    first = dt.date(int(match["year"]), MONTHS[match["month"].lower()], 1)
    following = (first + dt.timedelta(days=31)).replace(day=1)
    return Found(match.start(), match.end(), first, following - dt.timedelta(days=1))


def days_in(text: str) -> Iterator[Found]:
    """Every complete date in the text, by pattern and then by place."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            day = _day(match.groupdict())
            if day:
                yield Found(match.start(), match.end(), day, day)


def _day(parts: dict[str, str | None]) -> dt.date | None:
    year = int(parts["year"] or 0)
    year += _CENTURY if year < 100 else 0  # noqa: PLR2004 - two digits, in a date-time group: `121430Z MAR 26`
    if parts.get("month"):
        month, day = _NUMBERS[(parts["month"] or "").lower()], int(parts["day"] or 0)
    elif parts.get("number"):
        month, day = int(parts["number"] or 0), int(parts["day"] or 0)
    else:
        month, day = _slashed(int(parts["first"] or 0), int(parts["second"] or 0))
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _slashed(first: int, second: int) -> tuple[int, int]:
    """Month and day of "13/04" or "04/13"; an impossible pair when it could be either."""
    if first == second or first > 12 >= second:  # noqa: PLR2004 - months
        return second, first
    if second > 12 >= first:  # noqa: PLR2004 - months
        return first, second
    return 0, 0
