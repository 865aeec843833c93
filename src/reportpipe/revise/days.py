"""Dates as an editor types them into a memo: the forms that the page prints, ISO, and American order."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from reportpipe.model import Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day{0}>[0-3]?\d)"
_YEAR = r"(?P<year{0}>[12]\d{{3}})"
_TO = r"\s*[–—-]\s*"


def _form(text: str) -> re.Pattern[str]:
    """`D` is a day, `M` a month, `Y` a year, each with the number that follows; `~` a dash."""
    parts = {"D": _DAY, "M": _MONTH, "Y": _YEAR}
    pattern = re.sub(r"([DMY])(\d)", lambda found: parts[found[1]].format(found[2]), text)
    return re.compile(pattern.replace("~", _TO).replace(" ", r"\s+"), re.IGNORECASE)


_FORMS = tuple(
    _form(text)
    for text in (
        r"Y1-(?P<number1>[01]\d)-D1",
        r"D1 M1 Y1~D2 M2 Y2",
        r"D1 M1~D2 M2 Y2",
        r"D1~D2 M2 Y2",
        r"D1 M1 Y1",
        r"M1 D1,? Y1",
        r"M1 Y1~M2 Y2",
        r"M1~M2 Y2",
        r"M1 Y1",
        r"Y1~Y2",
        r"(?P<decade>[12]\d{2}0)s",
        r"Y1",
    )
)


@dataclass(frozen=True)
class Days:
    """An interval, both ends included, and the words around the date in the text it was read from."""

    first: dt.date
    last: dt.date
    precision: Precision
    rest: str


def read(text: str) -> Days | None:
    """The first date in a text; None when there is none, or one that no calendar has."""
    for form in _FORMS:
        found = form.search(text)
        if found is None or _inside_number(text, found):
            continue
        try:
            first, last, precision = _interval({k: v for k, v in found.groupdict().items() if v})
        except ValueError:
            return None
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        return Days(first, last, precision, " ".join(rest.split())) if first <= last else None
    return None


def _inside_number(text: str, found: re.Match[str]) -> bool:
    return text[: found.start()][-1:].isalnum() or text[found.end() :][:1].isalnum()


def _interval(parts: dict[str, str]) -> tuple[dt.date, dt.date, Precision]:
    if "decade" in parts:
        year = int(parts["decade"])
        return dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "decade"
    last_year = int(parts.get("year2", parts.get("year1", "")))
    year = int(parts.get("year1", last_year))
    last_month = _month(parts, "2") or _month(parts, "1")
    month = _month(parts, "1") or last_month
    if "day1" in parts:
        if month is None or last_month is None:
            raise ValueError("a day without a month")
        first = dt.date(year, month, int(parts["day1"]))
        last = dt.date(last_year, last_month, int(parts.get("day2", parts["day1"])))
        return first, last, "day" if first == last else "range"
    if month is not None and last_month is not None:
        last = dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
        first = dt.date(year, month, 1)
        return first, last, "month" if (year, month) == (last_year, last_month) else "range"
    return dt.date(year, 1, 1), dt.date(last_year, 12, 31), "year" if year == last_year else "range"


def _month(parts: dict[str, str], which: str) -> int | None:
    if f"number{which}" in parts:
        return int(parts[f"number{which}"])
    name = parts.get(f"month{which}")
    return _MONTHS.index(name[:3].lower()) + 1 if name else None
