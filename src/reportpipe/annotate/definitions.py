"""Acronyms that a text explains itself: `Inflation Reduction Act (IRA)`."""

import re
from typing import NamedTuple

from reportpipe.annotate.lexicon import section


class Definition(NamedTuple):
    """A full name and the short one in brackets behind it."""

    start: int
    end: int
    """One past the full name."""
    short: str
    short_start: int


def definitions(text: str) -> dict[str, Definition]:
    """By short form, the first for each."""
    found: dict[str, Definition] = {}
    for match in _BRACKETS.finditer(text):
        short = match["short"]
        start = _opening(text, match.start(), short) if short not in found else None
        if start is not None:
            found[short] = Definition(start, match.start(), short, match.start("short"))
    return found


def abbreviates(short: str, full: str) -> bool:
    """Whether the letters of an acronym stand in order among the letters of a name of several words."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    if " " not in full or len(letters) <= 1 or len(letters) > len(full.split()) + 3:
        return False
    rest = iter(full.lower())
    return full[:1].lower() == letters[0] and all(letter in rest for letter in letters)


def is_headed(word: str) -> bool:
    """Whether a name that opens with this word says itself that it is a body's: `Front for Change`."""
    return word[0].isupper() and word.lower() in _HEADS


_BRACKETS = re.compile(r"(?<=\w)\s\((?:the\s|or\s)?(?P<short>[A-Z][A-Za-z0-9&.-]{1,11})(?:\)|[,;])")
_WORD = re.compile(r"[^\s,;:()“”\".]+")
_SMALL = section("small words of names")
_HEADS = section("heads of bodies") | {"front", "confederation", "resistance"}
_TIES = frozenset({"for", "of"})
_BACK = 140
"""Code points before an acronym in which its words stand; a bound on time."""
_MOST_WORDS = 12


def _opening(text: str, end: int, short: str) -> int | None:
    """Where the shortest name before `end` begins that the short form abbreviates, initial by initial if it can."""
    words: list[tuple[int, int]] = []
    at = end
    for match in reversed(list(_WORD.finditer(text, max(0, end - _BACK), end))):
        if text[match.end() : at].strip(" \u00a0") or len(words) == _MOST_WORDS:
            break
        word = match.group()
        if not (word[0].isupper() or word.lower() in _SMALL):
            break
        words.append(match.span())
        at = match.start()
    capitals = [letter for letter in short if letter.isupper()]
    loose: int | None = None
    for index, (start, _) in enumerate(words):
        if not text[start].isupper():
            continue
        initials = [text[first] for first, _ in reversed(words[: index + 1]) if text[first].isupper()]
        if initials == capitals and len(capitals) > 1:
            return start
        if loose is None and abbreviates(short, text[start:end]):
            loose = start
    return loose if loose is not None else _chain(text, words)


def _chain(text: str, words: list[tuple[int, int]]) -> int | None:
    """Where a name begins whose head says what it is, whatever its short form stands for: `Front for Change (FACT)`.

    `words` are those before the bracket, the last one first.
    """
    heads = [
        index
        for index, (start, stop) in enumerate(words)
        if text[start].isupper()
        and text[start:stop].lower() in _HEADS
        and index
        and text[slice(*words[index - 1])] in _TIES
    ]
    if not heads:
        return None
    index = heads[-1]
    while index + 1 < len(words) and text[words[index + 1][0]].isupper() and text[slice(*words[index + 1])] != "The":
        index += 1
    return words[index][0]
