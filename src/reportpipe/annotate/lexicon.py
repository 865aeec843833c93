"""Lists of English words that the rules on actors read by, from data/lexicon.txt: `[section]`, then its words."""

from functools import cache
from importlib import resources


def section(name: str) -> frozenset[str]:
    """The words of a section.

    Raises:
        KeyError: the file has no such section.
    """
    return _sections()[name]


@cache
def _sections() -> dict[str, frozenset[str]]:
    text = (resources.files("reportpipe.annotate") / "data" / "lexicon.txt").read_text(encoding="utf8")
    sections = {}
    for part in text.split("\n[")[1:]:
        head, _, body = part.partition("]\n")
        words = body.split(",") if "," in body else body.split()
        sections[head] = frozenset(" ".join(word.split()) for word in words)
    return sections
