"""The words of a verb: `are now negotiating`, `may not like`, `sought`, told without a parser."""

import re
from typing import NamedTuple

from reportpipe.annotate.lexicon import section


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries, adverbs and denial, as it stands."""

    start: int
    end: int
    passive: bool
    """`was condemned`."""
    being: bool
    """It only says what something is or has."""


def verb_group(text: str, start: int, end: int) -> VerbGroup:
    """The verb that begins at `start`, with the adverbs before it."""
    helper, stop, last = "", start, start
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower()
        if text[last : match.start()].strip():
            break
        last = match.end()
        if word in _HELPERS:
            helper, stop = word, match.end()
        elif word in _BETWEEN or word.endswith("ly"):
            continue
        elif not helper:
            return VerbGroup(start, match.end(), passive=False, being=word in _STATES)
        elif helper in _BARE or _participle(word):
            passive = helper in _BE and not word.endswith("ing")
            return VerbGroup(start, match.end(), passive, being=word in _STATES or word in _HELPERS)
        else:
            break
    return VerbGroup(start, stop, passive=False, being=True)


def _participle(word: str) -> bool:
    return word.endswith(("ing", "ed", "en", "wn")) or word in _PARTICIPLES


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_BARE = frozenset(
    {"will", "would", "may", "might", "can", "could", "should", "must", "shall", "cannot", "do", "does", "did"}
)
_HELPERS = _BE | _BARE | {"has", "have", "had", "having"}
_BETWEEN = frozenset(
    {
        "not",
        "never",
        "no",
        "longer",
        "also",
        "now",
        "still",
        "already",
        "then",
        "both",
        "long",
        "yet",
        "indeed",
        "therefore",
        "thus",
        "soon",
        "instead",
    }
)
_STATES = frozenset({"seems", "seem", "seemed", "appears", "appear", "remains", "remain", "remained", "became"})
_PARTICIPLES = section("irregular verbs") | section("participles")
