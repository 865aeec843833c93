"""Words as the summary counts them: tokens, their stems, and which of them carry no meaning."""

import re
from functools import lru_cache

_PARTS = re.compile(r"[^\W_]+")
_STEM_LEAST = 3


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, in order, cut at hyphens and apostrophes."""
    return [*map(str.lower, _PARTS.findall(text))]


def with_marks(text: str) -> str:
    """The text with the quotation marks that typewriters and news wires make of two strokes, ``so'', as marks."""
    return text.replace("``", "“").replace("''", "”") if "''" in text or "``" in text else text


def words(text: str) -> frozenset[str]:
    """A set from a text of words."""
    return frozenset(text.split())


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """A word without its commonest English inflections: `policies`, `policy` -> `policy`; `acting`, `acts` -> `act`."""
    if len(word) <= _STEM_LEAST or not word.isascii():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LEAST:
            return _undouble(word[: len(word) - len(ending)] + instead)
    return word


def content(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    return [stem(word) for word in tokens(text) if word not in EMPTY and (len(word) > 1 or word.isdigit())]


_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ing", ""),
    ("edly", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ly", ""),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)


def _undouble(word: str) -> str:
    doubled = len(word) > _STEM_LEAST and word[-1] == word[-2] and word[-1] not in "aeiousl"
    word = word[:-1] if doubled else word
    return word[:-1] if word.endswith("e") and len(word) > _STEM_LEAST else word


EMPTY = words("""
    a about above after again against all also although am among an and any are aren as at be because been before being
    below between both but by can cannot could couldn d did didn do does doesn doing don down during each either else
    ever every few for from further get got had hadn has hasn have haven having he her here hers herself him himself
    his how however i if in into is isn it its itself just ll m many may me might more most much must my myself neither
    no nor not now of off often on once one only onto or other others ought our ours ourselves out over own per quite
    rather re s said same say says shall she should shouldn since so some something such t than that the their theirs
    them themselves then there therefore these they thing things this those though through thus to too toward towards
    under until up upon us ve very via was wasn we well were weren what whatever when where whether which while who
    whom whose why will with within without would wouldn yet you your yours yourself yourselves
    two three four five six seven eight nine ten first second third last next new old make makes made making take takes
    took taken give gives gave given go goes went gone going come comes came coming put let use used using
    """)
"""Words that carry no topic: function words, small numbers, the commonest verbs."""
