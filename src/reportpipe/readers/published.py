"""When an article was published: as it says, as its markup says, or as the days it names allow. Never a made-up day.

With no date stated, "Friday, July 9" fixes the year up to the cycle of the calendar (5, 6 or 11 years), and the latest
year that the text names bounds it from below. A bare "on Friday" or "last week" says that the article appeared soon
after the last day that it names; without either, a few weeks are allowed.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportpipe.datelines import DATELINE
from reportpipe.model import Note, PublicationDate
from reportpipe.readers.days import MONTH, MONTHS, WEEKDAYS, day_in, days_in
from reportpipe.readers.draft import DateClaim, RawBlock

WEEKS = 4
"""How long after the last day it names an article without closer cues may have appeared."""
BEGUN = 240
"""Characters of a sentence before a year that may say that it lies ahead."""
EARLIEST, LATEST, LOOKED = 1950, 2100, 400
"""Years that are looked at, and how many mentions of the latest ones."""

_WEEKDAY = "(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + ")"
_NO_YEAR = r"(?!,?\s+(?:19|20)\d\d)"
_FULL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_WEEKDAY}\.?,?\s+(?:the\s+)?{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{_NO_YEAR}",
        rf"\b{_WEEKDAY}\.?,?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}{_NO_YEAR}",
    )
)
_MONTH_DAY = (
    re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})\s+{MONTH}", re.IGNORECASE),
)
_BARE = re.compile(
    rf"\b(?:on|since|until|by|late|early) (?:{'|'.join(name for name in WEEKDAYS if name.endswith('day'))})\b"
    rf"(?!,? (?:the )?(?:\d|{MONTH.replace('?P<month>', '?:')}))",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:last|this|earlier this|late last|over the past) week(?:end)?\b|\b(?:yesterday|today|tomorrow)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\d.,$€£#/-])(?:19|20)\d\d(?![\d%/]|[.,]\d|\s?(?:km|kg|people|troops|soldiers|tons|tonnes|metres|meters))"
)
_PLANNED = re.compile(
    r"\b(?:by(?= (?:the end of |the \w+ of |mid-|\w+ )?$)|until|till|towards?|target\w*|goal|horizon|vision"
    r"|agenda|will|would|could|(?-i:may)|might|if|plan\w*|(?<!was )(?<!were )(?:due|scheduled|expected)"
    r"|deadline|next|expect(?:s|ing)?|foresees?|projections?"
    r"|expires?"
    r"|(?:agree|aim|commit|decid|hop|intend|pledg|promis|want)\w* to (?!the\b|an?\b)[a-z]+"
    r"|(?:is|are) (?:set )?to)\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r",? (?!\w+ed\b)(?:(?!\w+ed\b|said\b|told\b)[\w’'-]+ ){0,6}?(?:will|shall|(?:is|are) (?:due |expected |set )?to)\b"
)
"""A plan that is told behind its year: `In 2031 the line will open`."""
_PAST = re.compile(
    r"\b(?:was|were|had|been|did|\w+ed|became|began|bought|broke|brought|built|came|cut|drew|drove|fell|felt|found"
    r"|fought"
    r"|gave|got|grew|held|hit|kept|knew|laid|led|left|lost|made|met|paid|put|ran|rose|said|sank|sat|saw|sent|set|shot"
    r"|shut"
    r"|sold|spent|spoke|stood|struck|swore|taught|threw|told|took|went|won|wrote|since|ago|[Ll]ast)\b"
)
"""What is told as past; a year of which nothing is told so lies ahead: `In 2031 the line opens`."""
_WHEN = re.compile(r"\b(?:in|by|from) $", re.IGNORECASE)
_RANGE = re.compile(
    r"\b(?:for|budget|strategy|program(?:me)?|framework|period)(?: \w+){0,3} (?:19|20)\d\d ?(?:[–-]|to ) ?$",
    re.IGNORECASE,
)
"""Before the last year of a budget or a strategy: it may lie ahead, and the first one counts in any case."""
_SENTENCE_END = re.compile(r"(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])[.!?](?=[\s\"”’)])|\n")
"""Not the stop of a short word: `Nov. 1`, `Mr. Oduya`."""
_REST = re.compile(r"[^.!?\n]{1,160}")
_SET_OFF = (",", ":", ";", "|", "(", "–", "—", "-")
_INTERVIEW = re.compile(r"\b(?:spoke|talked|sat down|was interviewed|interviewed) ?(?:to|with|by|for|on|him|her)?\b")
_HELD = re.compile(
    r"(?:minutes|record|report|notes?) of .{0,100}? held\b|(?:meeting |session )?held (?:on|at|in)\b"
    r"|(?:[\w’'-]+ ){0,4}(?:meeting|session|sitting) (?:of .{3,60} )?(?:of|on)(?= (?:the )?[^,]{0,20}\d)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"^(?:identical )?letters? dated ", re.IGNORECASE)
_HEAD = 8
"""Blocks in which minutes say when the meeting was held."""
_DAY_FIRST = 24
"""Characters within which a dateline without a town ends."""
_OPENING = 3
"""Paragraphs in which an interview says when it was held."""
_FIRST_PUBLISHED = re.compile(r"\b(?:first |originally )?published (?:on|in) ", re.IGNORECASE)
_UPDATED = re.compile("updated|modified|mis(?:e)? à jour|modifié|aktualisiert|geändert|^stand\\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Mention:
    weekday: int
    month: int
    day: int
    words: str
    paragraph: int


def find_published(
    blocks: Sequence[RawBlock], claim: DateClaim | None
) -> tuple[PublicationDate | None, tuple[Note, ...]]:
    """The publication date of the best origin at hand, with a Note when it was inferred.

    Order: stated in a byline, dateline or "first published" line; firm metadata; inferred from the days that the text
    names; a file's date of creation, unless the text contradicts it. More in docs/analysis/reading.md.
    """
    stated = _stated(blocks)
    if stated and stated.day is None and claim and claim.firm and stated.first <= claim.day <= stated.last:
        return _claimed(claim), ()
    if stated:
        return stated, ()
    if claim and claim.firm:
        return _claimed(claim), ()
    inferred, notes = _inferred(blocks)
    if claim is None:
        return inferred, notes
    if inferred is None:
        return _made(claim, blocks)
    return (_claimed(claim), ()) if inferred.first <= claim.day <= inferred.last else (inferred, notes)


def _made(claim: DateClaim, blocks: Sequence[RawBlock]) -> tuple[PublicationDate | None, tuple[Note, ...]]:
    """A file's date of creation, where nothing else is known: the file may be a late copy, so a Note says so; nothing
    where the days that the text speaks of show it.
    """
    far = _far_day(claim.day, "\n".join(block.text for block in blocks if block.kind in _BODY))
    if far:
        note = Note(
            code="reader.published",
            level="warning",
            message="No publication date is stated, and the day on which the file was made "
            f"({claim.day}, {claim.where}) was not taken: the text speaks of days around {far}.",
            hint="If you know the day, set `published`.",
        )
        return None, (note,)
    note = Note(
        code="reader.published",
        level="warning",
        message=f"No publication date is stated; the day on which the file was made was taken: {claim.day} "
        f"({claim.where}). A later copy has a later day.",
        hint="If you know the day, set `published`.",
    )
    return _claimed(claim), (note,)


def _far_day(made: dt.date, text: str) -> str | None:
    """The last of the days without a year (`July 9`) of a text that speaks of the days around it (`on Friday`), where
    each is far from the day on which the file was made; None for any other text.
    """
    if not (_BARE.search(text) or _SOON.search(text)):
        return None
    said = [match for pattern in _MONTH_DAY for match in pattern.finditer(text) if _near_year(text, match) is None]
    days = [(_away(made, MONTHS[match["month"].lower()], int(match["day"])), match) for match in said]
    far = len(days) >= _FEWEST and all(away > _AROUND for away, _ in days)
    return max(said, key=lambda match: match.start())[0] if far else None


def _near_year(text: str, match: re.Match[str]) -> re.Match[str] | None:
    return _YEAR_BEHIND.match(text, match.end())


def _away(made: dt.date, month: int, day: int) -> int:
    """Days from the day on which a file was made to the nearest such day of any year; 0 where there is none."""
    years = (made.year - 1, made.year, made.year + 1)
    days = [dt.date(year, month, min(day, 28)) for year in years if 0 < day <= 31]  # noqa: PLR2004 - near enough
    return min((abs((made - one).days) for one in days), default=0)


_FEWEST, _AROUND = 2, 60
"""Days without a year that a text must name, and days within which one of them lies where the file was made in time."""
_YEAR_BEHIND = re.compile(r"\.?(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b")
_BODY = frozenset({"paragraph", "quote", "list item", "caption"})


def _claimed(claim: DateClaim) -> PublicationDate:
    return PublicationDate(first=claim.day, last=claim.day, origin=claim.origin, reason=claim.where)


def _stated(blocks: Sequence[RawBlock]) -> PublicationDate | None:
    """A date in a byline or dateline; "updated" lines count only when nothing says when it was published.

    Above a title, the line nearest to it counts: the first one of a page may be the day on which it was saved.
    """
    title = next((number for number, block in enumerate(blocks) if block.kind == "title"), 0)
    near = [number for number, block in enumerate(blocks) if block.kind == "byline"]
    near.sort(key=lambda number: (bool(_UPDATED.search(blocks[number].text)), number < title, abs(number - title)))
    lines = [(blocks[number].text, "byline") for number in near]
    first = next((block.text for block in blocks if block.kind == "paragraph"), "")
    dateline = DATELINE.match(first[:120])
    days = [_opens_with_day(block.text) for block in blocks if block.kind in _BODY]
    if dateline or (days[:1] == [True] and days.count(True) == 1):
        lines.append((first[: dateline.end() + 30 if dateline else _DAY_FIRST], "dateline, ¶1"))
    lines += [(text, "title") for block in blocks if block.kind == "title" and (text := _day_closing(block.text))]
    notes = [block.text for block in blocks if block.kind == "boilerplate"]
    lines += [(text, "note at the end") for text in notes if _FIRST_PUBLISHED.search(text[:300])]
    for text, where in lines:
        found = day_in(text[:300])
        if found:
            return PublicationDate(first=found.first, last=found.last, origin="stated", reason=where)
    return None


def _opens_with_day(text: str) -> bool:
    """`Dec. 22, 2006 — The minister said`: a dateline without a town; where each entry has one, it is a chronology."""
    found = day_in(text[:_DAY_FIRST])
    behind = re.match(r"\s*[—–-]{1,2}\s(?!Updated)", text[found.end :]) if found and found.start == 0 else None
    return behind is not None


def _day_closing(title: str) -> str | None:
    """The day that a title ends in, set off by a mark, or a letter's: `Daily Assessment, October 9, 2024`.

    Not `Since 7 May 2023`.
    """
    letter = _LETTER.match(title)
    if letter:
        return title[letter.end() :]
    found = max(days_in(title), key=lambda date: date.end, default=None)
    if not found or title[found.end :].strip(" )") or not title[: found.start].rstrip().endswith(_SET_OFF):
        return None
    return title[found.start :]


def _inferred(blocks: Sequence[RawBlock]) -> tuple[PublicationDate | None, tuple[Note, ...]]:
    body = [block.text for block in blocks if block.kind in _BODY]
    text = "\n".join(body)
    bound = _latest_year(text)
    days = sorted(days_in(text), key=lambda day: day.first, reverse=True)[:LOOKED]
    full = next((day.first for day in days if not _is_ahead(text, day.start, day.end)), None)
    met = _met(blocks)
    if met:
        return met
    fixed = _fix(_mentions(body), bound)
    if fixed is None:
        return _interviewed(body, full)
    day, mention, others = fixed
    if full and full > day:
        return None, ()
    last, cue = (day, "the dateline names the same day") if _heads_with(body[0], day) else _until(text, day, mention)
    reason = f"“{mention.words}” in ¶{mention.paragraph} fixes the year as {day.year}"
    if bound:
        reason += f", the first such year from {bound}, the latest year in the text"
    if others:
        reason += f" ({' and '.join(map(str, others))} would fit too)"
    reason += f"; {cue}"
    return _told(day, last, reason)


def _told(day: dt.date, last: dt.date, reason: str) -> tuple[PublicationDate, tuple[Note, ...]]:
    note = Note(
        code="reader.published",
        level="warning",
        message=f"No publication date is stated; it was inferred as {day} to {last}: {reason}.",
        hint="If you know the day, set `published`.",
    )
    return PublicationDate(first=day, last=last, origin="inferred", reason=reason), (note,)


def _met(blocks: Sequence[RawBlock]) -> tuple[PublicationDate, tuple[Note, ...]] | None:
    """From the day of a meeting that its minutes give above their text: they are told as on that day."""
    for block in blocks[:_HEAD]:
        held = _HELD.match(block.text) if block.kind in {"title", "heading"} else None
        found = day_in(block.text[held.end() :]) if held else None
        if held and found and found.first == found.last:
            words = block.text[: held.end() + found.end]
            return _told(found.first, found.first, f"the text is told as of the meeting: “{words}”")
    return None


def _interviewed(body: Sequence[str], latest: dt.date | None) -> tuple[PublicationDate | None, tuple[Note, ...]]:
    """From the day of an interview that the first paragraphs give, if the text names no later day."""
    for number, text in enumerate(body[:_OPENING], 1):
        for found in days_in(text):
            said = _begun(text, found.start)
            if _INTERVIEW.search(said) and found.first == found.last and found.first == latest:
                words = text[found.start : found.end]
                reason = (
                    f"the interview in ¶{number} was held on {words}; it is taken to have appeared within {WEEKS} weeks"
                )
                return _told(found.first, found.first + dt.timedelta(weeks=WEEKS), reason)
    return None, ()


def _heads_with(first: str, day: dt.date) -> bool:
    """Whether the first paragraph's dateline ("ACCRA, Nov 8 (Agency) -") names the day, without its year."""
    dateline = DATELINE.match(first[:120])
    for pattern in _MONTH_DAY if dateline else ():
        match = pattern.search(first[: dateline.end()] if dateline else "")
        if match and (MONTHS[match["month"].lower()], int(match["day"])) == (day.month, day.day):
            return True
    return False


def _mentions(body: Sequence[str]) -> list[_Mention]:
    found = []
    for number, text in enumerate(body, 1):
        for pattern in _FULL:
            for match in pattern.finditer(text):
                weekday, month = WEEKDAYS[match["weekday"].lower()], MONTHS[match["month"].lower()]
                found.append(_Mention(weekday, month, int(match["day"]), match[0], number))
    return found


def _latest_year(text: str) -> int | None:
    """The latest year that the text names as past or present; years of plans ("by 2030") bound nothing."""
    named = [match for match in _YEAR.finditer(text) if EARLIEST <= int(match[0]) <= LATEST]
    latest = sorted(named, key=lambda match: match[0], reverse=True)[:LOOKED]
    return next((int(year[0]) for year in latest if not _is_ahead(text, year.start(), year.end())), None)


def _is_ahead(text: str, start: int, end: int) -> bool:
    """Whether the sentence tells a year or day in it as one of a plan."""
    said = _begun(text, start)
    rest = _REST.match(text, end)
    told = _PLANNED.search(said) or _RANGE.search(said) or _WILL.match(text, end)
    return bool(told or (_WHEN.search(said) and not _PAST.search(said + (rest[0] if rest else ""))))


def _begun(text: str, place: int) -> str:
    """The sentence around a place, down to it; the last `BEGUN` characters of a longer one."""
    before = text[max(0, place - BEGUN) : place]
    return before[max((end.end() for end in _SENTENCE_END.finditer(before)), default=0) :]


def _fix(mentions: Sequence[_Mention], bound: int | None) -> tuple[dt.date, _Mention, tuple[int, ...]] | None:
    """The latest day named, in the first year that suits most mentions, and the next years that would.

    Without a year in the text to bound it, any cycle would do: nothing is inferred.
    """
    if not mentions or bound is None:
        return None
    votes: Counter[int] = Counter()
    for mention in mentions:
        votes.update(_years(mention, bound))
    most = max(votes.values(), default=0)
    years = sorted(year for year, count in votes.items() if count == most)
    if not years:
        return None
    year = years[0]
    days = [(dt.date(year, each.month, each.day), each) for each in mentions if year in _years(each, bound)]
    day, mention = max(days, key=lambda pair: pair[0])
    return day, mention, tuple(years[1:3])


def _years(mention: _Mention, bound: int) -> list[int]:
    years = []
    for year in range(bound, bound + 29):
        try:
            if dt.date(year, mention.month, mention.day).weekday() == mention.weekday:
                years.append(year)
        except ValueError:
            continue
    return years


def _until(text: str, day: dt.date, mention: _Mention) -> tuple[dt.date, str]:
    """The last day on which the article can have appeared, and why."""
    named = {
        WEEKDAYS[word.lower()]
        for word in re.findall("[A-Za-z]+day\\b", " ".join(_bare(text)))
        if word.lower() in WEEKDAYS
    }
    if mention.weekday in named:
        return day + dt.timedelta(days=6), "a bare weekday for the same day says that it appeared within a week"
    if named:
        return day + dt.timedelta(days=13), "a bare weekday says that it appeared within two weeks"
    if _SOON.search(text):
        return day + dt.timedelta(days=13), "“last week” or the like says that it appeared within two weeks"
    return day + dt.timedelta(weeks=WEEKS), f"it is taken to have appeared within {WEEKS} weeks"


def _bare(text: str) -> list[str]:
    return [match[0] for match in _BARE.finditer(text)]
