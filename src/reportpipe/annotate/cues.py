"""What the words around the mentions of a name say of its kind: `shares in X`, `X, who`, `the border of X`.

The network reads each mention by itself, and takes a word that it does not know for a person. The cues are counted over
all mentions in the text and weighed against what the network says. The weights are frozen: training/names/cues.py fits
them on the kinds that its corpora give, without the network, and prints them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportpipe.annotate.lexicon import section

WEIGHTS: dict[str, tuple[float, float, float]] = {
    "title before": (2.47, -0.81, -1.66),
    "role before": (2.23, -0.68, -1.55),
    "body before": (-0.13, 1.36, -1.23),
    "place before": (-1.64, -0.61, 2.25),
    "taken": (-0.55, -0.10, 0.65),
    "of a state": (-1.14, -0.18, 1.32),
    "of a body": (-1.08, 1.44, -0.36),
    "abbreviated": (-1.63, 2.22, -0.59),
    "which": (-1.13, 0.51, 0.62),
    "who": (1.14, -0.19, -0.94),
    "aged": (1.46, -0.80, -0.66),
    "has staff": (-0.16, 0.62, -0.46),
    "names staff": (-0.58, 1.09, -0.51),
    "names land": (-0.68, -0.42, 1.10),
    "its": (-0.96, 0.59, 0.37),
    "his": (1.49, -0.74, -0.75),
    "is somebody": (1.49, -0.48, -1.01),
    "is a body": (-0.88, 1.56, -0.68),
    "is a place": (-0.99, -0.62, 1.61),
    "opens a body": (-1.37, 1.20, 0.17),
    "mixed capitals": (-0.41, 1.54, -1.13),
}
"""What one mention with the cue adds to the log-odds of a person, an organisation, a place."""
MOST = 2
"""Mentions with one cue that count."""


class Telling(NamedTuple):
    """Words elsewhere in a text that tell of what kind a name is."""

    peoples: frozenset[str]
    """Adjectives in `the Ardanian army`: of a people, if the text also names `Ardania`."""
    openings: frozenset[str]
    """First words of the names of bodies: `Nordal` of `Nordal ASA`."""


def weighed(shares: Sequence[float], counts: Counter[str]) -> list[float]:
    """The network's shares of person, organisation and place for a name, multiplied by what the cues add."""
    return [
        max(share, _LEAST) * math.exp(_TRUST * sum(WEIGHTS[cue][kind] * count for cue, count in counts.items()))
        for kind, share in enumerate(shares)
    ]


def counted(text: str, spans: Iterable[tuple[int, int]], telling: Telling) -> Counter[str]:
    """How many of the mentions of one name have each cue, at most MOST."""
    counts: Counter[str] = Counter()
    for start, end in spans:
        for cue in (*_before(text[max(0, start - _REACH) : start]), *_behind(text[end : end + _REACH])):
            counts[cue] = min(counts[cue] + 1, MOST)
        if _MIXED.fullmatch(text, start, end):
            counts["mixed capitals"] = 1
        if text[start:end] in telling.openings:
            counts["opens a body"] = 1
    return counts


def is_called_body(text: str, end: int) -> bool:
    """Whether a body is what stands in apposition to a name that ends there: `Sumoud, the civilian bloc of ...`."""
    called = _CALLED.match(text, end, end + _REACH) if text.startswith(",", end) else None
    return called is not None and called[1] in _BODIES


def is_business(text: str, start: int, end: int) -> bool:
    """Whether only a company is spoken of so: `X shares fell`, `X's chief executive`, `the acquisition of X`."""
    behind = _OF_BUSINESS.match(text, end, end + _REACH)
    return behind is not None or _BUSINESS_OF.search(text, max(0, start - _REACH), start) is not None


def telling(text: str, bodies: Iterable[str]) -> Telling:
    """What a text tells, whose bodies of several words have these names."""
    return Telling(peoples(text), frozenset(name.split()[0] for name in bodies))


@lru_cache(maxsize=2)
def peoples(text: str) -> frozenset[str]:
    """The adjectives of peoples in a text, `the Ardanian army`; kept for the places whose kind is sought."""
    return frozenset(match[1] for match in _PEOPLE.finditer(text))


def _before(text: str) -> Iterator[str]:
    words = text.split()[-3:] if text.endswith(" ") else []
    if not words:
        return
    last = words[-1]
    if last.rstrip(".,") in _TITLES:
        yield "title before"
    if last.rstrip(",") in _ROLES:
        yield "role before"
    if last.rstrip(",") in _BODIES:
        yield "body before"
    if last in _TAKEN:
        yield "taken"
    *_, noun, link = ["", "", *(words[:-1] if last == "the" else words)]
    if last in _PLACES or (link == "of" and noun in _PLACES):
        yield "place before"
    elif link in _STATE_LINKS and noun in _OF_STATES:
        yield "of a state"
    elif link in _BODY_LINKS and noun in _OF_BODIES:
        yield "of a body"


def _behind(text: str) -> Iterator[str]:
    follows = _FOLLOWS.match(text)
    if follows and follows.lastgroup:
        yield follows.lastgroup.replace("_", " ")
    called = _CALLED.match(text)
    if called:
        for cue, nouns in (("is somebody", _ROLES), ("is a body", _BODIES), ("is a place", _PLACES)):
            if called[1] in nouns:
                yield cue


_TRUST = 0.85
"""Of the cues against the network. Swept from 0 to 1.4: on GUM the same within 0.2 up to 1, less beyond."""
_LEAST = 1e-3
"""Of a share, so that no kind is out of the question."""
_REACH = 70
"""Characters before and behind a mention: the longest cues."""
_PEOPLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) ([A-Z]\w+an) (?=[a-z])")
_MIXED = re.compile(r"(?!Mc|Mac|De|Di|Du|Fitz|La|Le|Mc|O['’]|St|Van)[A-Z][a-z]+[A-Z]\w+")
"""`SalMar`; not `McCain`."""
_PLACES = section("place nouns")
_BODIES = section("body nouns") - _PLACES
_ROLES = section("role nouns")
_TITLES = section("short titles") | {word.title() for word in _ROLES}
_OF_STATES = section("nouns of states") | _PLACES
_OF_BODIES = section("nouns of bodies")
_TAKEN = section("verbs of taking")
_STATE_LINKS = frozenset({"of", "to", "with"})
_BODY_LINKS = frozenset({"of", "in", "for", "at", "by", "with"})
_FOLLOWS = re.compile(
    r"(?P<abbreviated> \([A-Z]{2,8}\))|(?P<which>,? which\b)|(?P<who>,? who(?:se)?\b)|(?P<aged>, \d\d,)|"
    r"(?P<has_staff>['’]s? (?:[a-z]+ )?(?:chief|shareholders?|customers|employees|staff|shares?|stock|revenues?|"
    r"profits?|board|chair(?:man|woman)?|products?|spokes\w+|headquarters|members|website|fighters|leaders?|"
    r"commanders?)\b)|"
    r"(?P<names_staff> (?:share price|shareholders|executives?|spokes\w+|employees|fighters|militants|board|members|"
    r"officials|researchers|plant|factory)\b)|"
    r"(?P<names_land> (?:government|army|parliament|border|coast|authorities|embassy|region|province|city|district|"
    r"airport|valley|river)\b)|"
    r"(?:['’]s)?(?: [a-z]+){1,5} (?:(?P<its>its|itself)|(?P<his>his|her|himself|herself))\b"
)
_MANAGERS = (
    r"(?:chief (?:executive|(?:financial|operating|technology) officer)|CEO|CFO|managing director|shareholders?|"
    r"share price|subsidiar(?:y|ies))"
)
_OF_BUSINESS = re.compile(
    rf"(?:['’]s?)? {_MANAGERS}\b| (?:shares|stock) (?:rose|fell|jumped|dropped|gained|lost|slid|climbed|closed|were|"
    r"have|had|plunged|surged)\b|['’]s? (?:board of directors|stock|shares|market value|annual report)\b"
)
_BUSINESS_OF = re.compile(
    rf"\b(?:{_MANAGERS}|shares|stake|acquisition|takeover|buyout|customers) (?:of|at|in) $|\b(?:merger|merge) with $"
)
_CALLED = re.compile(
    r",? (?:(?:is|was|are),? )?(?:a|an|the) (?:[A-Za-z-]+ ){0,4}?([a-z-]+)"
    r"(?=[,.;:)]|$| (?:of|in|that|which|who|led|based|from|for|with|and|on)\b)"
)
"""With the head of the phrase: `, the Swedish armed forces,`, `is a port of`."""
