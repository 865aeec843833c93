"""The days of feasts and public days, fixed and movable."""

import datetime as dt

_FIXED = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new year 's day": (1, 1),
    "new year 's eve": (12, 31),
    "halloween": (10, 31),
    "valentine 's day": (2, 14),
    "valentine's day": (2, 14),
    "epiphany": (1, 6),
    "juneteenth": (6, 19),
    "independence day": (7, 4),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "bastille day": (7, 14),
    "anzac day": (4, 25),
}
_BY_WEEKDAY = {
    "thanksgiving": (11, 4, 4),
    "thanksgiving day": (11, 4, 4),
    "labor day": (9, 1, 1),
    "labour day": (9, 1, 1),
    "columbus day": (10, 1, 2),
    "memorial day": (5, 1, -1),
    "mother 's day": (5, 7, 2),
    "father 's day": (6, 7, 3),
}
"""Month, ISO weekday and which one of the month (-1: the last)."""
_FROM_EASTER = {"easter": 0, "easter day": 0, "good friday": -2, "easter monday": 1}


def day(name: str, year: int) -> dt.date | None:
    """The day of this feast in this year; None for one that is not known."""
    if not 1583 <= year <= 4099:  # noqa: PLR2004 - the range of the Gregorian reckoning of Easter
        return None
    if name in _FIXED:
        return dt.date(year, *_FIXED[name])
    if name in _BY_WEEKDAY:
        return _nth(year, *_BY_WEEKDAY[name])
    if name in _FROM_EASTER:
        return _easter(year) + dt.timedelta(_FROM_EASTER[name])
    if name == "election day":
        return _nth(year, 11, 1, 1) + dt.timedelta(1)
    return None


def _nth(year: int, month: int, weekday: int, number: int) -> dt.date:
    if number < 0:
        last = dt.date(year, month + 1, 1) - dt.timedelta(1)
        return last - dt.timedelta((last.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta((weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> dt.date:
    """Easter Sunday by the anonymous Gregorian algorithm (Nature, 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, four = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * four + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, number = divmod(moon + week - 7 * shift + 114, 31)
    return dt.date(year, month, number + 1)
