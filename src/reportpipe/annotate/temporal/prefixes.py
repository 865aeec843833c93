"""Words before and after an expression that shade it: `early`, `the end of`, `about`, `at least`, `or so`."""

import re
from typing import NamedTuple

from reportpipe.annotate.temporal.context import Kind
from reportpipe.annotate.temporal.patterns import compiled


class Shade(NamedTuple):
    """What a shading word adds, and to which types of expression."""

    modifier: str
    types: frozenset[Kind]
    counted: bool
    """Whether it stands before a number only: `over 20 years`, against `over the past years`."""
    inside: bool = True
    """Whether it is part of the expression."""


_POINTS: frozenset[Kind] = frozenset({"DATE", "TIME"})
_LENGTHS: frozenset[Kind] = frozenset({"DURATION"})
_ALL = _POINTS | _LENGTHS

_BEFORE = (
    ("very? early (in | on)?", Shade("early", _POINTS, counted=False)),
    ("the early (days|weeks|months|years|part)? of?", Shade("early", _POINTS, counted=False)),
    ("the very? (beginning|start) of", Shade("early", _POINTS, counted=False)),
    ("mid DASH?", Shade("mid", _POINTS, counted=False)),
    ("the mid DASH?", Shade("mid", _POINTS, counted=False)),
    ("(the)? middle of", Shade("mid", _POINTS, counted=False)),
    ("very? late DASH? (in | on)?", Shade("late", _POINTS, counted=False)),
    ("the late", Shade("late", _POINTS, counted=False)),
    ("the very? (end|close) of", Shade("late", _POINTS, counted=False)),
    ("earlier (on)? (in)?", Shade("earlier", _POINTS, counted=False)),
    ("later (on)? (in)?", Shade("later", _POINTS, counted=False)),
    ("sometime (in)?", Shade("about", _POINTS, counted=False)),
    ("the (rest|remainder) of", Shade("late", _POINTS, counted=False)),
    ("about", Shade("about", _ALL, counted=True)),
    ("around", Shade("about", _ALL, counted=True)),
    ("approximately", Shade("about", _ALL, counted=False)),
    ("roughly", Shade("about", _ALL, counted=False)),
    ("circa", Shade("about", _ALL, counted=False)),
    ("some", Shade("about", _ALL, counted=True)),
    ("nearly", Shade("almost", _ALL, counted=True)),
    ("almost", Shade("almost", _ALL, counted=True)),
    ("at least", Shade("at least", _LENGTHS, counted=False)),
    ("at most", Shade("at most", _LENGTHS, counted=False)),
    ("(no | not)? more than", Shade("more than", _ALL, counted=True)),
    ("(no | not)? less than", Shade("less than", _ALL, counted=True)),
    ("over", Shade("more than", _ALL, counted=True)),
    ("under", Shade("less than", _LENGTHS, counted=True)),
    ("up to", Shade("at most", _LENGTHS, counted=True)),
    ("within", Shade("less than", _LENGTHS, counted=True, inside=False)),
)
_AFTER = (
    ("or so", "about", _ALL),
    ("or (more|longer)", "at least", _LENGTHS),
    ("or less", "at most", _LENGTHS),
    ("(or later | and beyond | and later)", "after", _POINTS),
    ("(or earlier)", "before", _POINTS),
)
AFTER = tuple((*compiled(pattern), modifier, types) for pattern, modifier, types in _AFTER)


def _by_start() -> dict[str, list[tuple[re.Pattern[str], Shade]]]:
    starts: dict[str, list[tuple[re.Pattern[str], Shade]]] = {}
    for pattern, shade in _BEFORE:
        regex, first = compiled(pattern)
        for character in sorted(first):
            starts.setdefault(character, []).append((regex, shade))
    return starts


BEFORE = _by_start()
"""Shading words by the character that they can begin with."""


def before(kinds: str, place: int) -> list[tuple[int, Shade]]:
    """The shading words that begin at this token: where they end and what they add, longest first."""
    found = []
    for regex, shade in BEFORE.get(kinds[place], ()):
        match = regex.match(kinds, place)
        if match:
            found.append((match.end(), shade))
    return sorted(found, key=lambda item: -item[0])


def after(kinds: str, place: int, kind: Kind) -> tuple[int, str] | None:
    """The shading words that follow an expression of this type and end before token `place`."""
    for regex, first, modifier, types in AFTER:
        if kind in types and place < len(kinds) and kinds[place] in first:
            match = regex.match(kinds, place)
            if match:
                return match.end(), modifier
    return None
