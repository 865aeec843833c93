"""From mentions to `When`: ranges of two mentions, open ends, shaded parts, and an inferred publication date.

Where the publication date is an interval, the text is read with its first and with its last day; a mention on which
the two readings differ covers both, and is approximate.
"""

import datetime as dt
import re
from itertools import zip_longest

from reportpipe.annotate.dates import CALENDAR, DateMention, dates_in
from reportpipe.annotate.temporal import fiscal, periods, timex
from reportpipe.annotate.temporal.periods import Dated
from reportpipe.model import Article, EventStatus, Origin, Precision, When

_ONE = dt.timedelta(1)
_YEAR = 12
"""Months."""
_KEPT: dict[str, Precision] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "season": "season",
    "half": "half",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "range": "range",
}
_SHADES = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}
"""Which third of its interval a shaded mention covers; `_part` rounds it."""
_APPROXIMATE = frozenset({"early", "mid", "late", "about", "almost", "more than", "less than", "at least", "at most"})


def dated(article: Article) -> list[Dated]:
    """The calendar mentions of an article, in text order, ranges joined."""
    published = article.published
    early = dates_in(article.text, published.first if published else None, CALENDAR)
    late = early
    if published and published.first != published.last:
        late = dates_in(article.text, published.last, CALENDAR)
    ends = {(mention.start, mention.end): mention for mention in late}
    found: list[Dated] = []
    clock: DateMention | None = None
    for mention, following in zip_longest(early, early[1:]):
        if mention.type == "TIME" and not _DAY_SAID.search(article.text, mention.start, mention.end):
            if following and _ITS_DAY.fullmatch(article.text, mention.end, following.start):
                clock = mention
            else:
                found.extend(_on_the_day_before(mention, found))
            continue
        origin = _origin(mention, article, found)
        day = _resolved(mention, ends.get((mention.start, mention.end)), origin)
        found.append(day._replace(start=clock.start, relation=clock.relation) if clock else day)
        clock = None
    found = [item for item in found if not _hijri(article.text, item)]
    found = _fiscal(article, [_narrowed(article.text, item) for item in found])
    found = periods.run_up(article.text, found, published.last if published else None)
    return _joined(article.text, _same_weekday(article.text, found))


def _hijri(text: str, item: Dated) -> bool:
    """Whether a year is one of the Muslim calendar, which is not read: `1445 AH`, `5 Muharram 1445`."""
    named = _HIJRI.match(text, item.end) or _MUSLIM_MONTH.search(text, max(0, item.start - 20), item.start)
    return item.precision == "year" and named is not None


_HIJRI = re.compile(r" ?(?:AH|A\.H\.|[Hh]ijri)\b")
_MUSLIM_MONTH = re.compile(
    r"\b(?:Muharram|Safar|Rabi['’]? (?:al-|ul-)?\w+|Jumada (?:al-)?\w+|Rajab|Sha['’]?ban|Shawwal|Dhu(?: al-|l-)\w+),? $"
)
"""Not Ramadan, which a year of the common calendar may follow, too: `Ramadan 2024`."""


def _fiscal(article: Article, found: list[Dated]) -> list[Dated]:
    """The mentions, quarters and fiscal years moved to those of the fiscal year that the article reports on."""
    text, published = article.text, article.published
    anchor = published.first if published else None
    quarters, years = fiscal.shift(text, anchor), fiscal.year_shift(text, anchor)
    out = []
    for item in found:
        months = quarters or (years if fiscal.of_the_year(text, item.end) else 0)
        if months and item.precision == "quarter":
            moved = _moved(item, months)
            out.append(moved if item.anchor == "stated" else _latest(moved, published.last if published else None))
        elif years and item.last and item.precision in {"year", "range"} and fiscal.names_a_year(text, item.start):
            named = item._replace(first=item.last.replace(month=1, day=1), precision="year")
            out.append(_moved(named, years))
        else:
            out.append(item)
    return out


def _moved(item: Dated, months: int) -> Dated:
    first = timex.shift(item.first, "M", months) if item.first else None
    after = timex.shift(item.last + _ONE, "M", months) if item.last and item.last < dt.date.max else None
    return item._replace(first=first, last=after - _ONE) if first and after else item


def _latest(item: Dated, published: dt.date | None) -> Dated:
    """A quarter without its year in the latest year in which it had begun when the article appeared."""
    later = _moved(item, _YEAR)
    return later if published and later.first and later.first <= published else item


_DAY_SAID = re.compile(
    r"day|to-?night|\d{6}[a-z]\b|last|this|tomorrow|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{4}",
    re.IGNORECASE,
)
_ITS_DAY = re.compile(r"(?: (?:local time|GMT|UTC))?,? (?:on )?(?:the )?")
"""What stands between a time of day and its day: `at 06:30 local time on 8 October`."""
_NEAR = 300
"""Characters from the last day mentioned within which a bare time of day (`at noon`) is of that day."""


def _on_the_day_before(mention: DateMention, found: list[Dated]) -> list[Dated]:
    """A bare time of day, on the last day mentioned when that is near; else nothing, for nobody says on which day."""
    day = next((item for item in reversed(found[-3:]) if item.precision == "day"), None)
    if day is None or mention.start - day.end > _NEAR:
        return []
    return [day._replace(start=mention.start, end=mention.end, approximate=False, relation=mention.relation)]


def when(item: Dated, said: str, status: EventStatus) -> When:
    """The `When` of a row that rests on this mention."""
    first: dt.date | None = item.first
    last: dt.date | None = item.last
    if item.relation == "since" and status != "planned":
        status, last = "since", None
    elif item.relation == "until" or (item.relation == "by" and status == "past"):
        first = None
    elif item.relation == "before" and item.first:
        first, last = None, (item.first - _ONE if item.first > dt.date.min else item.first)
    approximate = item.approximate or item.relation in {"after", "by"}
    return When(
        said=said,
        first=first,
        last=last,
        precision=item.precision,
        approximate=approximate,
        status=status,
        anchor=item.anchor,
    )


def anchor_of(article: Article) -> Origin:
    """What a date counted from the publication date rests on."""
    if article.published is None or article.published.origin in {"inferred", "derived"}:
        return "inferred"
    return "given"


def _origin(mention: DateMention, article: Article, before: list[Dated]) -> Origin:
    """What a mention rests on; one counted from an earlier mention rests on what that one does."""
    if mention.anchor == "stated":
        return "stated"
    if mention.anchor == "previous" and before:
        same = [item for item in before[-60:] if (item.first, item.last) == (mention.first, mention.last)]
        return (same or before)[-1].anchor
    return anchor_of(article)


def _resolved(mention: DateMention, other: DateMention | None, origin: Origin) -> Dated:
    first, last, relation = mention.first, mention.last, mention.relation
    if relation == "before" and mention.modifier == "late":
        relation = "by"  # `before the end of the month` leaves its last days
    precision = _KEPT.get(mention.precision, "unknown")
    approximate = mention.modifier in _APPROXIMATE
    if (
        other is not None
        and first
        and last
        and other.first
        and other.last
        and (first, last) != (other.first, other.last)
    ):
        first, last = min(first, other.first), max(last, other.last)
        approximate, precision = True, "range"
    if mention.modifier == "either" and first:
        first, last = sorted((first, first.replace(month=first.day, day=first.month)))
        approximate, precision = True, "range"
    if mention.modifier in _SHADES and first and last:
        if relation in {"by", "until"} or mention.precision == "day":
            approximate = False
            if mention.modifier != "late" and mention.precision != "day":
                last = _part(first, last, *_SHADES[mention.modifier])[1]
        else:
            first, last = _part(first, last, *_SHADES[mention.modifier])
    if first is None:
        precision = "unknown"
    return Dated(mention.start, mention.end, first, last, precision, approximate, origin, relation)


_PART_OF = re.compile(
    r"(?:the )?(?P<which>first|second|third|last|final)(?: (?P<count>two|three|four|five|six|nine|ten))?"
    r" (?P<unit>days?|weeks?|fortnight|months?|half) of (?:the )?$",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10}
_SOME_DAYS = 7
"""Days in `the last days of December`."""
_WHICH = {"first": 0, "second": 1, "third": 2, "last": -1, "final": -1}


def _narrowed(text: str, item: Dated) -> Dated:
    """The date with the part of it that is meant: `the first week of November`, `the second half of January`."""
    match = _PART_OF.search(text, max(0, item.start - 50), item.start)
    if match is None or item.first is None or item.last is None or item.precision not in {"month", "year", "quarter"}:
        return item
    unit, count = match["unit"].lower().rstrip("s"), _COUNTS.get((match["count"] or "").lower(), 1)
    which = _WHICH[match["which"].lower()]
    if unit == "half":
        size = (item.last - item.first).days + 1
        middle = item.first + dt.timedelta(15 if item.precision == "month" else size // 2)
        first, last = (item.first, middle - _ONE) if which == 0 else (middle, item.last)
    else:
        if unit == "day" and match["unit"].endswith("s") and not match["count"]:
            count = _SOME_DAYS
        step, each = {"month": ("M", count), "fortnight": ("D", 14), "week": ("D", 7 * count), "day": ("D", count)}[
            unit
        ]
        if which < 0:
            last = item.last
            first = (timex.shift(last + _ONE, step, -each) if last < dt.date.max else None) or item.first
        else:
            first = timex.shift(item.first, step, each * which) or item.first
            after = timex.shift(item.first, step, each * (which + 1))
            last = after - _ONE if after else item.last
    if not item.first <= first <= last <= item.last:
        return item
    return item._replace(start=match.start(), first=first, last=last, precision="range")


def _part(first: dt.date, last: dt.date, low: int, high: int) -> tuple[dt.date, dt.date]:
    """A third of an interval: of a decade in years (four, three, three), of a year in months, else in days."""
    years, months = last.year - first.year + 1, (last.year - first.year) * 12 + last.month - first.month + 1
    if years >= 10:  # noqa: PLR2004 - a decade or longer
        bounds = [-(-years * third // 3) for third in range(4)]
        return first.replace(year=first.year + bounds[low]), last.replace(year=first.year + bounds[high] - 1)
    if months >= 3:  # noqa: PLR2004 - thirds of a year, a half, a quarter
        begin = timex.shift(first, "M", months * low // 3) or first
        end = timex.shift(first, "M", months * high // 3)
        return begin, (end - _ONE if end and high < 3 else last)  # noqa: PLR2004 - the last third
    days = (last - first).days + 1
    return first + dt.timedelta(days * low // 3), first + dt.timedelta(days * high // 3 - 1)


def _same_weekday(text: str, found: list[Dated]) -> list[Dated]:
    """A bare weekday is the day that the text has given in full with it (`Friday, July 9` ... `on Friday`)."""
    full: dict[str, Dated] = {}
    out = []
    for item in found:
        said = text[item.start : item.end].lower()
        weekday = next((name for name in _WEEKDAYS if name in said), None)
        if weekday and item.precision in {"day", "range"} and item.first:
            bare = not any(character.isdigit() for character in said) and not {"last", "next", "this"} & set(
                said.split()
            )
            if bare and weekday in full:
                item = item._replace(  # noqa: PLW2901 - the resolved reading takes its place
                    first=full[weekday].first,
                    last=full[weekday].last,
                    precision=full[weekday].precision,
                    approximate=full[weekday].approximate,
                    anchor=full[weekday].anchor,
                )
            elif not bare:
                full[weekday] = item
        out.append(item)
    return out


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _joined(text: str, found: list[Dated]) -> list[Dated]:
    """`from 2015 to 2018`, `between May and June 2021` as one range."""
    out: list[Dated] = []
    for item in found:
        before = out[-1] if out else None
        item = _after(before, item) if before else item  # noqa: PLW2901 - the resolved reading takes its place
        if before and _year_of(text, before, item):
            out[-1] = before._replace(end=item.end)
        elif before and before.relation == "from" and item.relation == "to" and _MOVED.search(text, *_lead(before)):
            out[-1] = item._replace(relation=None)
        elif before and _range(text, before, item) and _in_order(before, item):
            relation = None
            out[-1] = Dated(
                before.start,
                item.end,
                before.first,
                item.last,
                "range" if before.first else "unknown",
                before.approximate or item.approximate,
                before.anchor,
                relation,
            )
        else:
            out.append(item)
    return out


def _year_of(text: str, before: Dated, item: Dated) -> bool:
    """Whether a year only says which day or month is meant: `12 June last year`."""
    named = item.precision == "year" and before.precision in {"day", "month"}
    return named and text[before.end : item.start].strip() in {"", "of"}


def _lead(item: Dated) -> tuple[int, int]:
    return max(0, item.start - _MOVED_REACH), item.start


_MOVED = re.compile(
    r"\b(?:postponed|(?:was|were|been) moved|delayed|rescheduled|deferred|put (?:back|off)|pushed back"
    r"|brought forward)\b[^.;]*\Z"
)
"""What has a day before and one after: `was postponed from 1 to 29 March` happens on the second."""
_MOVED_REACH = 60


def _in_order(before: Dated, item: Dated) -> bool:
    """Whether a range runs on, as far as its years are known."""
    if before.first and item.last:
        return before.first <= item.last
    return before.first is None and item.last is None


def _after(before: Dated, item: Dated) -> Dated:
    """The second month of `between March and May`, a year on where it was read as one before the first."""
    months = before.precision == item.precision == "month"
    pair = months and before.relation == "between" and item.start - before.end < _PAIR
    if not pair or not before.first or not item.first or not item.last or item.first >= before.first:
        return item
    first = timex.shift(item.first, "Y", 1)
    last = timex.shift(first, "M", 1) if first else None
    return item._replace(first=first, last=last - _ONE) if last else item


_PAIR = 6
"""Characters of ` and `."""


def _adjoining(before: Dated, item: Dated) -> bool:
    """Whether one begins where the other ends: `2023 and 2024`; `2030 and 2043` are two dates."""
    if before.last is None or item.first is None:
        return True
    return dt.timedelta(0) <= item.first - before.last <= _ONE


def _range(text: str, before: Dated, item: Dated) -> bool:
    gap = text[before.end : item.start].strip().lower()
    if gap in {",", "and", "or", ", and", "&"} and before.precision == item.precision in {"year", "month", "day"}:
        return item.relation is None and (before.relation in {"between", "from"} or _adjoining(before, item))
    if gap == "to" and item.relation == "to" and before.precision == item.precision in {"year", "month", "day"}:
        return before.relation in {None, "from"}
    if before.relation == "from" and gap in {"to", "until", "till", "through", "-", "–"}:
        return True
    return (before.relation == "between" and gap == "and") or (
        gap in {"-", "–", "—"} and before.precision == item.precision
    )
