"""Lists of English words that the rules on actors read by, from data/lexicon.txt: `[section]`, then its words."""

import re
from functools import cache
from importlib import resources


def section(name: str) -> frozenset[str]:
    """The words of a section.

    Raises:
        KeyError: the file has no such section.
    """
    return _sections()[name]


def any_of(name: str) -> str:
    """The words of a section as alternatives of a regular expression, of two with one beginning the longer first."""
    return "|".join(re.escape(word) for word in sorted(section(name), key=lambda word: (-len(word), word)))


@cache
def _sections() -> dict[str, frozenset[str]]:
    text = (resources.files("reportpipe.annotate") / "data" / "lexicon.txt").read_text(encoding="utf8")
    sections = {}
    for part in text.split("\n[")[1:]:
        head, _, body = part.partition("]\n")
        words = body.split(",") if "," in body else body.split()
        sections[head] = frozenset(" ".join(word.split()) for word in words)
    return sections
