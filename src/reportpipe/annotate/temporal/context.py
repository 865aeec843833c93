"""What a rule may ask about the text around it: the publication date, tense, and the dates mentioned before."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from reportpipe.annotate.temporal import timex, traits
from reportpipe.annotate.temporal.tense import Tenses
from reportpipe.annotate.temporal.tokens import Token
from reportpipe.annotate.temporal.verbs import REPORTING
from reportpipe.annotate.temporal.words import CHARACTER, WEEKDAYS, listed

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["stated", "published", "previous"]


class Reading(NamedTuple):
    """What a rule makes of some words."""

    type: Kind
    value: str
    modifier: str | None = None
    """`early`, `mid`, `late`, `about`, `at least`, ...; None for none."""
    anchor: Anchor = "stated"
    """What the value was counted from: nothing, the publication date, or a date mentioned before."""
    vague: bool = False
    """A word like `now` or `recently`: no date on a calendar."""


class Seen(NamedTuple):
    """A mention read earlier in the text."""

    place: int
    """Its first token."""
    reading: Reading


class Context:
    """One text while it is read from left to right."""

    def __init__(self, tokens: Sequence[Token], text: str, published: dt.date | None) -> None:
        self.tokens = tokens
        self.text = text
        self.today = published
        self.seen: list[Seen] = []
        self.topic: str | None = None
        """The quarter that the text reports on."""
        self.tenses = Tenses(tokens)
        self.southern = traits.southern(text)
        self.day_first = traits.day_first(tokens)
        self.topical = traits.topical(tokens)
        """Whether the text tells of the days around its publication, and names them."""
        self.ancient = any(traits.ancient(tokens, place) for place in range(1, len(tokens)))
        """Whether three digits can be a year in it."""
        self.narrative = not self.topical if published is None else traits.narrative(tokens, published)

    def add(self, place: int, reading: Reading) -> None:
        self.seen.append(Seen(place, reading))

    def previous(
        self, precisions: str = "day range week month quarter season half year decade", reach: int = 400
    ) -> str | None:
        """The value of the last dated mention of one of these precisions, at most `reach` tokens back."""
        for place, reading in reversed(self.seen[-40:]):
            if self.seen and place < self.seen[-1].place - reach:
                return None
            if reading.type in {"DATE", "TIME"} and timex.precision(reading.value) in precisions.split():
                return reading.value.partition("T")[0]
        return None

    def previous_day(self, precisions: str = "day week month quarter season half year") -> dt.date | None:
        """The first day of the last dated mention; of a range of days, its last."""
        value = self.previous(precisions.replace("day", "day range"))
        days = timex.interval(value) if value else None
        if days is None or value is None:
            return None
        return days[1] if "/" in value else days[0]

    def months_told(self) -> bool:
        """Whether the text has just turned to a length of months (`the first nine months`), and away from a quarter."""
        for place, reading in reversed(self.seen[-4:]):
            if place < self.seen[-1].place - 60:
                break
            if reading.type == "DURATION" and reading.value in {"P6M", "P9M"}:
                return True
            if reading.value == self.topic:
                break
        return False

    def base(self) -> tuple[dt.date | None, Anchor]:
        """The day that a month or day without a year is counted from: in a narrative, the last dated mention."""
        if self.narrative:
            previous = None if self._lasting() else self.previous_day()
            if previous:
                return previous, "previous"
        return self.today, "published"

    def _lasting(self) -> bool:
        """Whether the last mention only says since when something is so, which turns to the present."""
        place = self.seen[-1].place if self.seen else 0
        return "since" in {self.before(place), self.before(place, 2)}

    def _base_at(self, place: int) -> tuple[dt.date | None, Anchor]:
        """The day that a month or day at this place is counted from: what will be is counted from the publication."""
        ahead = self.to_come(place) or self.tenses.future(place, place)
        return (self.today, "published") if ahead else self.base()

    def told_here(self, place: int) -> dt.date | None:
        """The first day that a date with its year, of a year gone by, has given earlier in the same sentence; None also
        where the sentence has gone on to what will be (what would be is told from that day on).
        """
        report = self._report(place)
        for seen, reading in reversed(self.seen[-6:]):
            if report is not None and seen < report:
                return None
            if any(token.word in _ENDS | _WILL for token in self.tokens[seen:place]):
                return None
            if reading.type != "DATE" or reading.anchor == "published" or not _DATED.match(reading.value):
                continue
            if self._in_aside(seen, place):
                continue
            if len(reading.value) == _YEAR_ALONE and (self.before(seen) not in _FRAMES or place - seen > _FRAMED):
                continue
            days = timex.interval(reading.value)
            if days and self.today and days[0].year < self.today.year:
                return days[0]
        return None

    def _report(self, place: int) -> int | None:
        """The comma from which a sentence ends with who says so: `exports fell in 2023, the ministry said in May`."""
        near = range(place - 1, max(0, place - _SHORT_REPORT), -1)
        comma = next((at for at in near if self.tokens[at].word == "," or self.tokens[at].word in _ENDS), None)
        if comma is None or self.tokens[comma].word != ",":
            return None
        closed = any(token.word in _ENDS for token in self.tokens[place + 1 : place + 4]) or place + 4 > len(
            self.tokens
        )
        said = any(token.word in REPORTING for token in self.tokens[comma:place])
        return comma if closed and said else None

    def to_come(self, place: int) -> bool:
        """Whether the sentence has said what will be, or is expected, before this place."""
        for at in range(place - 1, max(-1, place - _LONGEST_ASIDE), -1):
            word = self.tokens[at].word
            if word in _ENDS:
                return False
            if word in _WILL or (word in {"is", "are"} and self.after(at) in _AWAITED):
                return True
        return False

    def _in_aside(self, seen: int, place: int) -> bool:
        """Whether a date stands in an aside that has ended: `The bank, which lent it in 2017, stopped on 2 April`."""
        if not any(token.word == "," for token in self.tokens[seen:place]):
            return False
        for at in range(seen, max(0, seen - _LONGEST_ASIDE), -1):
            if self.tokens[at].word in _ENDS:
                return False
            word = self.tokens[at].word
            ahead = (word in _PARTICIPLES or word.endswith("ed")) and self.tenses.future(place, place)
            if self.before(at) == "," and (word in _RELATIVES or ahead):
                return True
        return False

    def day_here(self, place: int) -> dt.date | None:
        """The last day mentioned earlier in the same sentence."""
        for seen, reading in reversed(self.seen[-4:]):
            if any(token.word in _ENDS for token in self.tokens[seen:place]):
                return None
            days = timex.interval(reading.value) if reading.type in {"DATE", "TIME"} else None
            if days and days[0] == days[1]:
                return days[0]
        return None

    def weekday_after_brackets(self, place: int) -> str | None:
        """The weekday in `at 10:35 a.m. (0735 GMT) Friday`, where `place` is the last token of the time."""
        if self.after(place) != "(":
            return None
        for count in range(2, 6):
            if self.after(place, count) == ")":
                word = self.after(place, count + 1 + (self.after(place, count + 1) == "on"))
                return word if word in WEEKDAYS else None
        return None

    def _under_year(self, place: int) -> int | None:
        """The year that heads the entry of a chronology that begins here: alone on a line before it, or in front of a
        colon (`1995: March 7: ...`). None elsewhere.
        """
        for seen, reading in reversed(self.seen[-_ENTRIES:]):
            if len(reading.value) != _YEAR_ALONE or not self._opens_line(seen) or self.capital(seen):
                continue
            colon = self.after(seen) == ":"
            alone = self.after(seen, 1 + colon) in {"", "\n"} or self.tokens[seen + 1 + colon].kind == _BREAK
            beside = colon and place == seen + 2
            return int(reading.value) if beside or ((alone or colon) and self._opens_line(place)) else None
        return None

    def _opens_line(self, place: int) -> bool:
        return place == 0 or self.tokens[place - 1].kind == _BREAK

    def _told_last(self, places: tuple[int, int]) -> dt.date | None:
        """The first day of the date in the sentence before, with its year and over a year ago.

        Where this sentence is of the past and opens with its date: `In January 2012 they attacked Salz. By 1 April they
        held it.` Elsewhere news go back to today (`another ship was seen on 3 January`).
        """
        if not self.seen or not self.today or not self.tenses.past(*places):
            return None
        place, reading = self.seen[-1]
        if reading.type != "DATE" or reading.anchor == "published" or not _FULL.match(reading.value):
            return None
        between = self.tokens[place : places[0]]
        ends = sum(token.word in _ENDS for token in between)
        fronted = any(token.word in _ENDS for token in between[-3:])
        broken = any(token.kind == CHARACTER["BREAK"] for token in between)
        days = timex.interval(reading.value)
        over = days is not None and (self.today - days[0]).days > _YEAR
        return (
            days[0]
            if days and over and fronted and ends == 1 and not broken and len(between) <= _NEXT_SENTENCE
            else None
        )

    def told_before(self, place: int) -> dt.date | None:
        """The first day of the last date with its year, when that is over a year ago and not far before this place."""
        for seen, reading in reversed(self.seen[-3:]):
            if reading.type != "DATE" or reading.anchor != "stated" or not _FULL.match(reading.value):
                continue
            days = timex.interval(reading.value)
            near = place - seen <= _NEAR_TOLD
            over = days and self.today and (self.today - days[0]).days > _YEAR
            return days[0] if days and near and over else None
        return None

    def month_day(self, month: int, number: int, places: tuple[int, int]) -> tuple[dt.date | None, Anchor]:
        """The day of this month and number, without its year, that the words at these tokens most likely mean."""
        under = self._under_year(places[0])
        if under:
            return timex.day(under, month, number), "previous"
        told = self.told_here(places[0]) or self._told_last(places)
        if told:
            days = [day for year in (told.year, told.year + 1) if (day := timex.day(year, month, number))]
            return next((day for day in days if day >= told), None), "previous"
        base, anchor = self._base_at(places[0])
        if base is None:
            return None, anchor
        if anchor == "previous":
            return timex.day(base.year, month, number), anchor
        days = [day for year in (base.year - 1, base.year, base.year + 1) if (day := timex.day(year, month, number))]
        ahead = self._ahead(places)
        return min(days, key=lambda day: _cost((day - base).days, ahead), default=None), anchor

    def day_near(self, number: int, places: tuple[int, int]) -> dt.date | None:
        """The day of this number, without its month, nearest to the publication date by the tense of the clause."""
        if self.today is None:
            return None
        months = [timex.shift(self.today.replace(day=1), "M", step) for step in (-1, 0, 1)]
        days = [day for first in months if first and (day := timex.day(first.year, first.month, number))]
        ahead, today = self._ahead(places), self.today
        return min(days, key=lambda day: _cost((day - today).days, ahead), default=None)

    def month(self, month: int, places: tuple[int, int]) -> tuple[dt.date | None, Anchor]:
        """The first day of this month, without its year, that the words most likely mean."""
        under = self._under_year(places[0])
        if under:
            return dt.date(under, month, 1), "previous"
        told = self.told_here(places[0]) or self._told_last(places)
        if told:
            return dt.date(told.year + (month < told.month), month, 1), "previous"
        base, anchor = self._base_at(places[0])
        if base is None:
            return None, anchor
        if anchor == "previous":
            return dt.date(base.year, month, 1), anchor
        ahead = self._ahead(places)
        gaps = [month - base.month + shift for shift in (-12, 0, 12)]
        gap = min(gaps, key=lambda months: _cost(months * 30, ahead))
        return timex.shift(base.replace(day=1), "M", gap), anchor

    def weekday(self, number: int, places: tuple[int, int]) -> dt.date | None:
        """The latest such weekday up to the publication date, or the next one on a strong cue of the future."""
        if self.today is None:
            return None
        back = (self.today.isoweekday() - number) % 7
        named = self.after(places[1]) in {"'s", "’s"}
        ahead = self.tenses.follows(places[1]) if named else self.tenses.future(*places) or self._bounded(places)
        before = self.day_here(places[0])
        if before and before > self.today and not self.tenses.past(*places):  # `leaves on Saturday for talks on Monday`
            return timex.shift(before, "D", (number - before.isoweekday()) % 7)
        if ahead:
            return timex.shift(self.today, "D", (number - self.today.isoweekday()) % 7)
        return timex.shift(self.today, "D", -back)

    def _ahead(self, places: tuple[int, int]) -> float:
        """How dear a day ahead is, against a day back: by the tense of the clause."""
        if self.tenses.future(*places) or self._bounded(places):
            return 0.3
        if self.tenses.told(places[0]):
            return 12.0
        return 3.0 if self.tenses.past(*places) else 1.0

    def _bounded(self, places: tuple[int, int]) -> bool:
        """Whether `until`, `by` or `through` stands before, in a clause that does not tell of the past."""
        preposition = self.before(places[0])
        if preposition not in {"until", "till", "by", "through"}:
            return False
        near = [token.word for token in self.tokens[max(0, places[0] - 12) : places[0]]]
        if preposition in {"until", "till"} and {"gave", "given"} & set(near):
            return True
        told = "told" in near and "to" in near[near.index("told") :]
        return told or not _PROMISES.isdisjoint(near) or not self.tenses.past(*places)

    def before(self, place: int, count: int = 1) -> str:
        """The word `count` tokens before this one; empty at the start."""
        return self.tokens[place - count].word if place >= count else ""

    def capital(self, place: int) -> bool:
        """Whether the token at this place is there and begins with a capital."""
        return 0 <= place < len(self.tokens) and self.text[self.tokens[place].start].isupper()

    def after(self, place: int, count: int = 1) -> str:
        return self.tokens[place + count].word if place + count < len(self.tokens) else ""


_BREAK = CHARACTER["BREAK"]
_ENTRIES = 40
"""Dates of the entries of one year; a bound on time."""
_NEAR_TOLD = 90
_NEXT_SENTENCE = 40
"""Words from a date to one in the sentence behind it."""
_YEAR = 365
_YEAR_ALONE, _FRAMED = 4, 12
"""Digits of a year; words after it that it still governs."""
_FRAMES = frozenset(["in", "during", "throughout", "of"])
"""What stands before a year in which the months and days after it lie: `In 2015 the port opened in May`."""
_SHORT_REPORT = 12
_PARTICIPLES = frozenset(
    listed("set held made built begun sent cut put led drawn written taken given known sold bought")
)
"""What, as any form in -ed, opens an aside before what is to come: `The price, set in 2022, would fall on 1 May`."""
_RELATIVES, _LONGEST_ASIDE = frozenset(["which", "who", "whose", "where"]), 25
"""What opens an aside after a comma; words from there to a date in it."""
_DATED = re.compile(r"\d{4}(?:-(?:\d{2}|SP|SU|FA|WI)|$)")
_FULL = re.compile(r"\d{4}-(?:\d{2}|W\d{2}|SP|SU|FA|WI)")
_ENDS = frozenset([".", "!", "?", "\n"])
_WILL = frozenset(["will", "shall"])
_AWAITED = frozenset(["set", "expected", "due", "scheduled", "planned", "slated"])
_PROMISES = frozenset(
    listed("""
promised pledged vowed agreed ordered demanded urged asked wanted deadline postponed has have
""")
)


def _cost(days: int, ahead: float) -> float:
    return days * ahead if days > 0 else -days
