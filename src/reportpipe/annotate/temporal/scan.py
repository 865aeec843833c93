"""Reads a text from left to right: at each word the rules that can begin there, the longest match first."""

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from reportpipe.annotate.temporal import (
    calendar_rules,
    clock_rules,
    durations,
    patterns,
    prefixes,
    quarter_rules,
    relative_rules,
    season_rules,
    vague_rules,
    years,
)
from reportpipe.annotate.temporal.context import Context, Reading
from reportpipe.annotate.temporal.found import Found
from reportpipe.annotate.temporal.timex import VALID
from reportpipe.annotate.temporal.tokens import tokens
from reportpipe.annotate.temporal.words import CHARACTER, CLASSES

Rule = tuple[str, Callable[[Found, Context], Reading | None]]

RULES: tuple[Rule, ...] = (
    *calendar_rules.RULES,
    *season_rules.RULES,
    *clock_rules.RULES,
    *quarter_rules.RULES,
    *relative_rules.RULES,
    *years.RULES,
    *durations.RULES,
    *vague_rules.RULES,
)
"""Where two rules match the same words, the one that stands first is asked first."""

_TABLE = patterns.table(RULES)
_COUNTED = (
    CLASSES["NUM"]
    | CLASSES["MONTH"]
    | CLASSES["ANYYEAR"]
    | {CHARACTER[name] for name in ("CLOCK", "a", "an", "half", "year", "noon", "midnight", "midday", "NTH")}
)


_DAYS = CLASSES["WEEKDAY"] | {CHARACTER["today"], CHARACTER["yesterday"]}
"""`earlier Friday` is dated by `Friday`; `earlier this month` is one expression."""


class Read(NamedTuple):
    """An expression of time in a text."""

    start: int
    end: int
    reading: Reading
    before: tuple[str, ...]
    """The four words before it, nearest first."""


class _Match(NamedTuple):
    start: int
    end: int
    reading: Reading


def read(text: str, published: dt.date | None) -> list[Read]:
    """The expressions of time of a text, in order, not overlapping."""
    words = tokens(text)
    kinds = "".join(token.kind for token in words)
    about = Context(words, text, published)
    found: list[Read] = []
    place = 0
    while place < len(words):
        kind = kinds[place]
        match = _shaded(kinds, place, about) if kind in prefixes.BEFORE else None
        match = match or (_plain(kinds, place, about) if kind in _TABLE else None)
        if match is None:
            place += 1
            continue
        about.add(match.start, match.reading)
        found.append(
            Read(
                words[match.start].start,
                words[match.end - 1].end,
                match.reading,
                tuple(about.before(match.start, count) for count in range(1, 5)),
            )
        )
        place = match.end
    return found


def _plain(kinds: str, place: int, about: Context) -> _Match | None:
    """The longest expression that begins at this token, with the shading words after it."""
    candidates: list[tuple[int, int, re.Match[str]]] = []
    for regex, number in _TABLE.get(kinds[place], ()):
        match = regex.match(kinds, place)
        if match:
            candidates.append((-match.end(), number, match))
    if len(candidates) > 1:
        candidates.sort(key=_longest_first)
    for negative_end, number, match in candidates:
        reading = RULES[number][1](Found(about.tokens, match), about)
        if reading is not None and VALID.fullmatch(reading.value):  # no value holds a year before 1 or after 9999
            end, start = -negative_end, place
            if _skips(match):
                start = match.end("skip")
                longer = _plain(kinds, start, about)
                if longer and longer.end > end:
                    return longer
            shade = prefixes.after(kinds, end, reading.type)
            if shade:
                return _Match(start, shade[0], reading._replace(modifier=reading.modifier or shade[1]))
            return _Match(start, end, reading)
    return None


def _longest_first(candidate: tuple[int, int, re.Match[str]]) -> tuple[int, int]:
    return candidate[:2]


def _shaded(kinds: str, place: int, about: Context) -> _Match | None:
    """An expression with shading words before it."""
    for end, shade in prefixes.before(kinds, place):
        if end >= len(kinds) or (shade.counted and kinds[end] not in _COUNTED):
            continue
        match = _shaded(kinds, end, about) if end - place < 3 else None  # noqa: PLR2004 - `no more than about`
        match = match or _plain(kinds, end, about)
        if match and match.reading.type in shade.types and not match.reading.vague:
            apart = not shade.inside or (shade.modifier in {"earlier", "later"} and kinds[end] in _DAYS)
            start = match.start if apart else place
            return _Match(start, match.end, match.reading._replace(modifier=match.reading.modifier or shade.modifier))
    return None


def _skips(match: re.Match[str]) -> bool:
    """Whether the pattern sets its first words apart: needed for the match, no part of the expression."""
    return "skip" in match.re.groupindex and match.start("skip") >= 0
