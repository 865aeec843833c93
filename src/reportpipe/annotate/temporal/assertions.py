"""Whether words say that something is so, or is to be done: a label or a list of figures does neither."""

import re

from reportpipe.annotate.temporal.statements import OBJECT, SUBJECT_WORDS, Words, nominal
from reportpipe.annotate.temporal.verbs import Word, finite
from reportpipe.annotate.temporal.words import listed


def asserts(words: Words, first: int, last: int) -> bool:
    """Whether these words have something like a verb; a label or a list of figures has none."""
    row = words.row
    if row[first].low in _RESOLVES and row[first].raw[0].isupper():
        return True
    return tasks(row[first:last]) or any(
        finite(row, at) or (row[at].raw[0].islower() and _MAYBE.search(row[at].low) and _object(row, at, last))
        for at in range(first + 1, last)
    )


def tasks(row: list[Word]) -> bool:
    """Whether words are an entry of a list of tasks, somebody and what to do: `Mr Bell to send the report ...`."""
    at = next((place for place, word in enumerate(row[:SUBJECT_WORDS]) if word.low == "to"), 0)
    if at == 0 or at + 2 >= len(row) or row[at + 2].low not in OBJECT or not row[at + 1].raw.islower():
        return False
    named = row[0].low == "the" or all(word.raw[0].isupper() or word.low in {"and", "."} for word in row[:at])
    return named and nominal(row[:at]) and not any(finite(row, place) for place in range(1, len(row)))


_RESOLVES = frozenset(listed("decides demands requests extends authorizes authorises requires urges calls invites"))
"""Verbs that open a paragraph of a resolution: `Requests the envoy to report by 1 March`."""
_MAYBE = re.compile(r"(?:ed|[^s]s|cost)$")


def _object(row: list[Word], at: int, last: int) -> bool:
    after = row[at + 1] if at + 1 < last else None
    return after is not None and (after.low in OBJECT or after.raw[0].isdigit())
