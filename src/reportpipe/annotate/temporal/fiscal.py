"""How far the quarters that a report speaks of lie from those of the calendar, where it says when one of them ended."""

import datetime as dt
import re

from reportpipe.annotate.temporal.words import MONTHS

_NUMBER = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = rf"(?:(?P<month>{_MONTH})\.? \d{{1,2}}|\d{{1,2}} (?P<month2>{_MONTH}))\b(?:,? (?P<ended>(?:19|20)\d\d))?"
_END = r",?(?: which| that)? end(?:ed|s|ing)(?: on)? "
_NAME = "(?P<n>first|second|third|fourth)"
_SAID = tuple(
    re.compile(rf"\b{pattern}{_END}{_DAY}", re.IGNORECASE)
    for pattern in (
        rf"{_NAME} quarter(?: of (?:its |the )?(?:fiscal|financial)(?: year)?)? (?P<year>(?:19|20)\d\d)",
        rf"(?:fiscal|financial) {_NAME} quarter",
        r"(?:fiscal|financial) year",
    )
)
_RUNS = re.compile(
    rf"\b(?:fiscal|financial|budget) year\b[^.;]{{0,40}} runs from [^.;]{{3,20}} to {_DAY}", re.IGNORECASE
)
_NAMED = re.compile(r"(?:the )?(?:fiscal|financial|FY)|(?:19|20)\d\d/\d", re.IGNORECASE)
_OF_IT = re.compile(r" of (?:the|its) (?:fiscal|financial|budget) year\b")
_YEAR, _QUARTER = 12, 3


def shift(text: str, published: dt.date | None) -> int:
    """Months from a quarter of the calendar to the quarter of that name in this text: -3 where the third quarter of
    fiscal 2025 ended on 30 June 2025; 0 where nothing is said. A year without a label is named by its last month.
    """
    for pattern in _SAID:
        found = pattern.search(text)
        if found is None:
            continue
        parts = found.groupdict()
        month = MONTHS[(parts["month"] or parts["month2"] or "").lower()]
        number = _NUMBER[(parts.get("n") or "fourth").lower()]
        last = (month + _QUARTER * (4 - number) - 1) % _YEAR + 1
        label, ended = parts.get("year"), _ended(parts["ended"], month, published)
        if label and ended:
            months = ended * _YEAR + month - int(label) * _YEAR - _QUARTER * number
            return months if -_YEAR < months < _YEAR else 0
        return last - _YEAR
    return 0


def year_shift(text: str, published: dt.date | None) -> int:
    """Months from a year of the calendar to the fiscal year of that name: as `shift`, or as the text says that its
    years run: -6 for `the financial year runs from 1 July to 30 June`.
    """
    found = _RUNS.search(text)
    month = MONTHS[(found["month"] or found["month2"]).lower()] if found else 0
    return month - _YEAR if found else shift(text, published)


def names_a_year(text: str, start: int) -> bool:
    """Whether a fiscal year is named here: `fiscal 2025`, `FY2024/25`, `2024/25`."""
    return _NAMED.match(text, start) is not None


def of_the_year(text: str, end: int) -> bool:
    """Whether a quarter that ends here is one `of the fiscal year`."""
    return _OF_IT.match(text, end) is not None


def _ended(said: str | None, month: int, published: dt.date | None) -> int | None:
    """The year in which the quarter ended: as said, else the latest such month up to the publication."""
    if said:
        return int(said)
    return published.year - (month > published.month) if published else None
