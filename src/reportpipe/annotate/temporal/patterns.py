"""A small pattern language over the words of `words.py`, compiled to `re`.

A token is one character (see `words.CHARACTER`), so a sentence is a short string and a rule is a regular expression
over it. A pattern is written in words: `the? <rel>(last|next) <unit>UNIT`. Lower case is that very word, upper case a
class of words or a kind of token, `?` makes the item before it optional, `|` and brackets choose, `<name>` gives the
next item a name. There is no repetition, so a pattern matches a bounded number of tokens and matching is linear.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from reportpipe.annotate.temporal.words import CHARACTER, CLASSES

_ITEM = re.compile(r"\s*(?:(?P<role><\w+>)|(?P<name>[A-Za-z][\w']*)|(?P<mark>[()|?]))")


class Part(NamedTuple):
    """A piece of a compiled pattern."""

    regex: str
    first: frozenset[str]
    """Characters that it can begin with."""
    empty: bool
    """Whether it can match nothing."""


@dataclass
class _Reader:
    """Walks through one pattern."""

    pattern: str
    items: list[tuple[str, str]] = field(default_factory=list)
    place: int = 0

    def __post_init__(self) -> None:
        position = 0
        while position < len(self.pattern.rstrip()):
            item = _ITEM.match(self.pattern, position)
            if item is None:
                raise ValueError(f"cannot read the pattern {self.pattern!r} at {position}")
            self.items.append((item.lastgroup or "", item[item.lastgroup or 0]))
            position = item.end()

    def peek(self) -> str:
        return self.items[self.place][1] if self.place < len(self.items) else ""

    def take(self) -> tuple[str, str]:
        self.place += 1
        return self.items[self.place - 1]


def compiled(pattern: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """The regular expression of a pattern, and the characters that a match can begin with.

    Raises:
        ValueError: a mark that is not part of the language.
        KeyError: a word or class that `words.py` does not know.
    """
    part = _choice(_Reader(pattern))
    return re.compile(part.regex), part.first


def _choice(reader: _Reader) -> Part:
    parts = [_sequence(reader)]
    while reader.peek() == "|":
        reader.take()
        parts.append(_sequence(reader))
    regex = "|".join(part.regex for part in parts)
    return Part(f"(?:{regex})", frozenset().union(*(part.first for part in parts)), any(part.empty for part in parts))


def _sequence(reader: _Reader) -> Part:
    regex, first, empty = "", frozenset[str](), True
    while reader.peek() not in {"", "|", ")"}:
        part = _item(reader)
        regex += part.regex
        if empty:
            first |= part.first
        empty = empty and part.empty
    return Part(regex, first, empty)


def _item(reader: _Reader) -> Part:
    kind, text = reader.take()
    role = ""
    if kind == "role":
        role = text.strip("<>")
        kind, text = reader.take()
    if text == "(":
        part = _choice(reader)
        reader.take()
    else:
        characters = CLASSES[text] if text in CLASSES else frozenset({CHARACTER[text]})
        part = Part(f"[{''.join(sorted(characters))}]", characters, empty=False)
    regex = f"(?P<{role}>{part.regex})" if role else part.regex
    if reader.peek() == "?":
        reader.take()
        return Part(f"(?:{regex})?", part.first, empty=True)
    return Part(regex, part.first, part.empty)


def table(rules: tuple[tuple[str, Callable[..., object]], ...]) -> dict[str, list[tuple[re.Pattern[str], int]]]:
    """Which rules (by place in `rules`) can begin with which character."""
    starts: dict[str, list[tuple[re.Pattern[str], int]]] = {}
    for number, (pattern, _) in enumerate(rules):
        regex, first = compiled(pattern)
        for character in sorted(first):
            starts.setdefault(character, []).append((regex, number))
    return starts
