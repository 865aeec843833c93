"""The gate for lines in other words than the source's: what can be checked without understanding them.

The checks on numbers, names, quotations, negation, modality and attribution are those for extracted lines
(faithfulness.py). What stands in for the order of words: the words must be the source's for the most part, its bounds
and conditions must stay, and two names must not change places around a verb. No check sees a truncation that drops
none of these, or a swap of things without names: docs/decisions/0002-summary.md has the figures.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportpipe.annotate.faithfulness import (
    ALWAYS,
    Check,
    differs,
)
from reportpipe.annotate.wording import EMPTY, content

SUPPORTED = 0.5
"""The share of a line's words that the cited sentences must have. Of the sentences in which people sum up the texts of
GUM train, 38 % have half of their words in two neighbouring sentences (58 % have two fifths, 15 % three fifths); beside
another text, none has."""


def supported(text: str, cited: Sequence[str]) -> str | None:
    """Most of the words that carry meaning stand in the cited sentences, in some inflection."""
    known = {word[:_ROOT] for sentence in cited for word in content(sentence)}
    mine = content(text)
    strange = sorted({word for word in mine if word[:_ROOT] not in known})
    if mine and sum(word[:_ROOT] in known for word in mine) >= SUPPORTED * len(mine):
        return None
    return f"too many words that the cited sentences lack, such as {', '.join(map(repr, strange[:3])) or 'all'}"


def bounds(text: str, cited: Sequence[str]) -> str | None:
    """Conditions and limits stay: `only`, `as long as`, `except`, `more than`, `up to`."""
    return differs(text, cited, _BOUND, "limits")


def whole_names(text: str, cited: Sequence[str]) -> str | None:
    """Words that make one name in the line stand in one name of the cited sentences, in the same order."""
    known = [match.group().split() for sentence in cited for match in _NAME.finditer(sentence)]
    for match in _NAME.finditer(text):
        words = match.group().split()
        words = words[1:] if match.start() == 0 and words[0].lower() in EMPTY else words
        if not any(_within(words, name) for name in known) and len(words) > 1:
            return f"{' '.join(words)!r} is not one name in the cited sentences"
    return None


def roles(text: str, cited: Sequence[str]) -> str | None:
    """Two names with a word of meaning between them keep their order, but where one of the two is in the passive."""
    for first, second, passive in _pairs(text):
        for sentence in cited:
            places = [_place(name, sentence) for name in (first, second)]
            if None in places:
                continue
            one, other = (place for place in places if place is not None)
            between = sentence[min(one, other) : max(one, other)]
            turned = passive != bool(_PASSIVE.search(between))
            if (one > other) != turned:
                return f"{first!r} and {second!r} have changed places"
    return None


REWRITTEN: dict[str, Check] = {
    **ALWAYS,
    "supported": supported,
    "bounds": bounds,
    "whole names": whole_names,
    "roles": roles,
}

_ROOT = 5
"""Letters that two inflections of a word share, for the most part: `decid-ed`, `decis-ion` do not, and count as two."""
_NAME = re.compile(r"\b[A-ZÀ-Þ][^\W_]*(?:[’'-][^\W_]+)*(?:\s+(?:(?:of|the|for)\s+)*[A-ZÀ-Þ][^\W_]*(?:[’'-][^\W_]+)*)*")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|got)\b[^,;]*\bby\b|\w(?:ed|en)\s+by\b")
_MOST_NAMES = 12
"""Of a line; a bound on time."""
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_BOUND = re.compile(
    r"\b(?:only|except|until|provided that|as long as|so long as|on condition|in case|at least|at most|up to|"
    r"(?:more|less|fewer) than|almost|nearly|mostly|partly|some of)\b",
    re.IGNORECASE,
)


def _pairs(text: str) -> Iterator[tuple[str, str, bool]]:
    """Every two names with a word of meaning between them, and whether that is in the passive."""
    found = [match for match in _NAME.finditer(text) if match.group().lower() not in EMPTY][:_MOST_NAMES]
    for first, second in combinations(found, 2):
        between = text[first.end() : second.start()]
        if any(word not in EMPTY for word in _LOWER.findall(between)):
            yield _key(first.group()), _key(second.group()), bool(_PASSIVE.search(between))


def _within(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words are words of the name, in its order."""
    rest = iter(name)
    return all(word in rest for word in words)


def _key(name: str) -> str:
    """The last word of a name, without its genitive."""
    return re.sub(r"[’']s?$", "", name.rsplit(maxsplit=1)[-1])


def _place(name: str, sentence: str) -> int | None:
    """Where a name stands in a sentence, if just once."""
    found = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", sentence)]
    return found[0] if len(found) == 1 else None
