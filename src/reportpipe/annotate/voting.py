"""Which kind a name has in a text: one for all its mentions, by the network, the lists and what stands around them."""

import re
from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from reportpipe.annotate import cues, gazetteer, tagger
from reportpipe.annotate.lexicon import section
from reportpipe.annotate.towns import is_town

HEADS_OF_BODIES = section("heads of bodies")
LINKS = frozenset({"of", "for"})
_KINDS = ("person", "organisation", "place")
_NOT_BODIES = section("not bodies")
_CERTAIN = 1.0
"""What one entry of the lists weighs against a mention's share, which is at most 1."""
HALF = 0.5
"""Share above which a name is rather of a kind than not."""
_MOST_CUED = 12
_ACRONYM = re.compile(r"[A-Z]{2,4}")
_ACRONYM_OF_BODY = 1.2
"""Times a person's share is what an acronym adds to an organisation's: in the corpora, one in 33 is a person."""
_NO_TOWN = (150.0, 5.0, 1.0)
"""By what the list of towns divides the odds of a person, an organisation, a place. A title before outweighs it; and a
body that the network is sure of is none the less one: acronyms are the names of small towns too."""


class Candidate(NamedTuple):
    """One mention of what may be a name."""

    start: int
    end: int
    """One past the last code point."""
    shares: tuple[float, float, float, float]
    """How likely it is a person, an organisation, a place, something else."""


def vote(text: str, candidates: list[Candidate]) -> dict[str, str]:
    """The kind of every name, by `key_of` it: person, organisation, place or other."""
    kinds = _by_shares(text, candidates)
    kinds.update(dict.fromkeys(_borne_by_nobody(kinds), "place"))
    kinds.update(dict.fromkeys(_rather_places(text, candidates, kinds), "place"))
    kinds.update(dict.fromkeys(_rather_bodies(text, candidates, kinds), "organisation"))
    kinds.update(dict.fromkeys(_spelt_out(text, candidates, kinds), "organisation"))
    return kinds


def key_of(name: str) -> str:
    """What all spellings of a name have in common that differ in capitals and spaces only."""
    return " ".join(name.casefold().split())


def is_headed_as_body(key: str) -> bool:
    """Whether the head of a name of several words is a body's: `Felix Airways`, `Municipality of Livorno`."""
    return " " in key and _head(key) in HEADS_OF_BODIES


def is_paper(key: str) -> bool:
    """Whether a name is one of a law, a deal, a loan or a meeting: `Inflation Reduction Act`, `Memorandum of
    Understanding`, `Extended Fund Facility`.
    """
    if _LENDING.search(key):
        return True
    return not _NOT_BODIES.isdisjoint((_head(key), key.rpartition(" ")[2]))


_LENDING = re.compile(r"\b(?:credit|fund|sustainability|loan) (?:facility|line)\Z")


def _head(key: str) -> str:
    """The word that says what a name of several words is of: `memorandum` in `memorandum of understanding`."""
    words = key.split()
    return next((words[at - 1] for at in range(1, len(words)) if words[at] in LINKS), words[-1])


def _by_shares(text: str, candidates: list[Candidate]) -> dict[str, str]:
    """By the sum over a name's mentions, and over the full names that it is the surname of.

    Where no list and no full name tells, what stands around the mentions weighs in.
    """
    totals: dict[str, list[float]] = defaultdict(lambda: [0.0] * 4)
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    surnames: dict[str, float] = defaultdict(float)
    for each in candidates:
        key = key_of(text[each.start : each.end])
        spans[key].append((each.start, each.end))
        for index, share in enumerate(each.shares):
            totals[key][index] += share
        if " " in key:
            surnames[key.rpartition(" ")[2]] += each.shares[0]
    forms = sorted({text[each.start : each.end] for each in candidates})
    listed = {key_of(name): known for name in forms if (known := gazetteer.kind_of_name(name))}
    told = cues.telling(text, (form for form in forms if " " in form and _is_body(totals[key_of(form)], key_of(form))))
    shortened = _shortened(text, candidates)
    kinds: dict[str, str] = {}
    for key, total in list(totals.items()):
        if key in listed:
            total[_KINDS.index(listed[key])] += _CERTAIN * sum(total)
        elif surnames.get(key, 0.0) > HALF:
            total[0] += surnames[key]
        elif _best(total) < len(_KINDS) and LINKS.isdisjoint(key.split()):
            totals[key] = _reconsidered(text, spans[key], total, told)
        kind = (*_KINDS, "other")[_best(totals[key])]
        headed = kind != "other" and is_headed_as_body(key)
        if key not in listed and (headed or kinds.get(shortened.get(key, "")) == "organisation"):
            kind = "organisation"
        kinds[key] = "other" if kind == "organisation" and is_paper(key) else kind
    return kinds


def _shortened(text: str, candidates: list[Candidate]) -> dict[str, str]:
    """Names in brackets by the name that stands right before: `AAH` by `Ansar al-Haqq`."""
    return {
        key_of(text[short.start : short.end]): key_of(text[full.start : full.end])
        for full, short in pairwise(candidates)
        if text[full.end : short.start] == " (" and text.startswith(")", short.end)
    }


def _spelt_out(text: str, candidates: list[Candidate], kinds: dict[str, str]) -> list[str]:
    """What a body's acronym in brackets stands for, initial by initial: `Ansar al-Haqq` by `AAH`."""
    return [
        full
        for short, full in _shortened(text, candidates).items()
        if kinds[short] == "organisation"
        and not is_paper(full)
        and "".join(word[0] for word in _WORDS.findall(full)) == short
    ]


_WORDS = re.compile(r"\w+")


def _is_body(total: list[float], key: str) -> bool:
    return _best(total) == _KINDS.index("organisation") or is_headed_as_body(key)


def _best(total: list[float]) -> int:
    return max(range(len(total)), key=total.__getitem__)


def _reconsidered(text: str, spans: list[tuple[int, int]], total: list[float], told: cues.Telling) -> list[float]:
    """The shares of the three kinds of a name, with the cues around its first mentions and the list of towns."""
    name = text[slice(*spans[0])]
    weighed = [share / len(spans) for share in total[: len(_KINDS)]]
    if _ACRONYM.fullmatch(name) and not tagger.is_word(name):
        weighed[1] += _ACRONYM_OF_BODY * weighed[0]
    elif not name.isupper():
        if weighed[_KINDS.index("place")] > HALF:  # bodies are called after places: the Mekong River Commission
            told = told._replace(openings=frozenset())
        weighed = cues.weighed(weighed, cues.counted(text, spans[:_MOST_CUED], told))
    if is_town(name) or f"{name}n" in told.peoples:
        weighed = [share / odds for share, odds in zip(weighed, _NO_TOWN, strict=True)]
    return weighed


def _borne_by_nobody(kinds: dict[str, str]) -> list[str]:
    """Listed places that persons bear too (`Chad`, `Washington`), where the text names no person by more than that."""
    borne = {word for key, kind in kinds.items() if kind == "person" and " " in key for word in key.split()}
    return [key for key, kind in kinds.items() if kind == "person" and key not in borne and _is_place(key)]


def _rather_places(text: str, candidates: list[Candidate], kinds: dict[str, str]) -> set[str]:
    """Single words for persons that a mention calls a piece of land, `the Kinmen islands`; no word of a full name."""
    borne = {word for key, kind in kinds.items() if kind == "person" and " " in key for word in key.split()}
    called = {key_of(text[each.start : each.end]) for each in candidates if _LAND.match(text, each.end)}
    return {key for key in called - borne if kinds[key] == "person" and " " not in key}


_LAND = re.compile(
    r" (?:islands?|archipelago|province|county|district|governorate|prefecture|peninsula|strait|valley|mountains|hills|"
    r"desert|basin|refugee camp|airport|oilfield|gasfield)\b|"
    r"['’]s (?:mayor|magistrate|residents|outskirts|suburbs|airport|port|coast|streets|hospitals?|inhabitants)\b"
)


def _rather_bodies(text: str, candidates: list[Candidate], kinds: dict[str, str]) -> list[str]:
    """Persons and places that the text calls a body, `law firm Brandt Hovland,` and `Supo, the security service,`, and
    words that open a body's name.

    Not `the firm Musk founded`, nor a word that a person of two names bears, nor a listed place.
    """
    persons = {key for key, kind in kinds.items() if kind == "person"}
    borne = {word for key in persons if " " in key for word in key.split()}
    opening = {key.partition(" ")[0] for key, kind in kinds.items() if kind == "organisation" and " " in key}
    called = {
        key_of(text[each.start : each.end])
        for each in candidates
        if cues.is_called_body(text, each.end)
        or cues.is_business(text, each.start, each.end)
        or (_CALLED.search(text, max(0, each.start - _CALLED_REACH), each.start) and _CLOSED.match(text, each.end))
    }
    places = {key for key, kind in kinds.items() if kind == "place" and not _is_place(key)}
    return sorted((persons & (called | (opening - borne))) | (places & called))


_CALLED = re.compile(r"\b(?:firm|company|agency|charity|bank|consultancy|newspaper|party|union|broadcaster|startup) $")
_CALLED_REACH = 14
_CLOSED = re.compile(r"[,.;)]|\s+(?:and|said|says|has|had)\b")


def _is_place(key: str) -> bool:
    entries = gazetteer.look_up(key.title())
    return bool(entries) and entries[0].form in {"name", "seat"}
