"""How much of a human summary a word or a sentence is worth: two linear models with frozen coefficients.

The first estimates, for each word of an article, how probable it is that a person who summarises the article uses it;
the second, for each sentence, which share of such a summary its first 45 words would make up (ROUGE-1 recall).
Both were fitted by training/summary/fit_summary.py, which also says on what, and wrote `coefficients.json`.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from reportpipe.annotate.summary.units import Unit
from reportpipe.annotate.wording import EMPTY, content
from reportpipe.model import Article

HEAD_WORDS = 45
"""Words of a sentence that a reader of a bottom line takes in."""


@dataclass(frozen=True, eq=False)
class Coefficients:
    """One weight for each feature, by its name; features are not scaled."""

    words: Mapping[str, float]
    sentences: Mapping[str, float]


@cache
def frozen() -> Coefficients:
    """The coefficients in the package."""
    data = json.loads(files("reportpipe.annotate.summary").joinpath("coefficients.json").read_text(encoding="utf8"))
    return Coefficients(words=data["words"], sentences=data["sentences"])


class Topic(NamedTuple):
    """What the sentences of an article are weighed against."""

    units: tuple[Unit, ...]
    """The sentences that count: prose of the body."""
    title: frozenset[str]
    """Stems of the title."""
    weights: Mapping[str, float]
    """Each content stem of the body: the probability, roughly, that a summary uses it; never below 0."""
    salient: Mapping[str, float]
    """The same with the probable words raised above the many that may be used: what points are to cover."""
    sentences: Mapping[str, float]
    """Coefficients of the features of a sentence."""


@lru_cache(maxsize=2)  # the summary, quotes and figures ask for the same
def topic(article: Article, prose: tuple[Unit, ...], coefficients: Coefficients) -> Topic:
    """The topic of an article, its words weighed with these coefficients."""
    features = word_features(article, prose)
    weights = {word: max(0.0, dot(coefficients.words, values)) for word, values in features.items()}
    return Topic(
        units=prose,
        title=title_stems(article),
        weights=weights,
        salient=_raised(weights),
        sentences=coefficients.sentences,
    )


SALIENCE_POWER = 1.5
"""Swept from 0.7 to 3 on GUM train."""


def _raised(weights: Mapping[str, float]) -> dict[str, float]:
    """Each weight to a power, all scaled so that their sum stays."""
    raised = {word: math.pow(weight, SALIENCE_POWER) for word, weight in weights.items()}
    total = math.fsum(raised.values())
    scale = math.fsum(weights.values()) / total if total else 0.0
    return {word: weight * scale for word, weight in raised.items()}


def title_stems(article: Article) -> frozenset[str]:
    """Stems of a title that somebody chose; a derived one is a sentence of the text, and proves nothing."""
    return frozenset() if article.title_origin == "derived" else frozenset(content(article.title))


def dot(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    return math.fsum(weights.get(name, 0.0) * value for name, value in values.items())


_NAME = re.compile(r"(?<=[\w,;’] )[A-ZÀ-Þ][^\W_]+")
_FEW_SENTENCES, _SOME_SENTENCES, _LAST_TENTH = 3, 6, 0.9
_LONG_WORD, _LONG_SENTENCE, _SHORT_SENTENCE = 7, 60, 20


def word_features(article: Article, prose: tuple[Unit, ...]) -> dict[str, dict[str, float]]:
    """For each content stem of the body, what tells whether a summary would use it."""
    counts = Counter(word for unit in prose for word in unit.stems)
    spread = Counter(word for unit in prose for word in set(unit.stems))
    names = Counter(word for unit in prose for name in _NAME.findall(unit.text) for word in content(name))
    title = title_stems(article)
    headings = Counter(
        word
        for block in article.blocks
        if block.kind == "heading"
        for word in sorted(set(content(article.text[block.start : block.end])))
    )
    first: dict[str, int] = {}
    for rank, unit in enumerate(prose):
        for word in unit.stems:
            first.setdefault(word, rank)
    most = max(counts.values(), default=1)
    features: dict[str, dict[str, float]] = {}
    for word in sorted(counts):
        often = math.log1p(counts[word])
        named = min(1.0, names[word] / counts[word])
        features[word] = {
            "bias": 1.0,
            "share": counts[word] / most,
            "often": often,
            "spread": spread[word] / len(prose),
            "title": float(word in title),
            "title often": often if word in title else 0.0,
            "headings": float(min(headings[word], _FEW_SENTENCES)),
            "early": 1 / math.sqrt(1 + first[word]),
            "in the first sentence": float(first[word] == 0),
            "in the first three": float(first[word] < _FEW_SENTENCES),
            "name": named,
            "name often": named * often,
            "number": float(word[0].isdigit()),
            "long": float(len(word) > _LONG_WORD),
        }
    return features


_ANNOUNCES = re.compile(
    r"\b(?:this|the present|our) (?:paper|study|article|report|chapter|essay|section|work)\b|"
    r"\b(?:we|i) (?:present|propose|describe|report|argue|show|examine|investigate|introduce|explore|develop|have "
    r"developed)\b|\binterview\w*\b|\bspoke (?:with|to)\b|\b(?:talks?|tells?) (?:with|to|about)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(r"\b(?:is|was|were|are) (?:an?|the|one of)\b")
_YEAR = re.compile(r"\bin (?:19|20)\d\d\b|\bborn\b")
_LEANING = frozenset({"he", "she", "it", "they", "his", "her", "their", "its", "this", "these", "that"})


def sentence_features(unit: Unit, rank: int, about: Topic) -> dict[str, float]:
    """What tells how much of a summary the sentence, `rank` from 0 in the prose of the body, would make up."""
    words = unit.words
    counts = Counter(words)
    length = max(1, unit.length)
    taken = min(length, HEAD_WORDS)
    head = set(unit.stems if taken == length else content(" ".join(unit.text.split()[:HEAD_WORDS])))
    coverage = math.fsum(about.weights.get(word, 0.0) for word in sorted(head))
    shared = len(about.title & head)
    far = rank / max(1, len(about.units))

    def rate(*which: str) -> float:
        return sum(map(counts.__getitem__, which)) / length

    return {
        "coverage": coverage,
        "density": coverage / math.sqrt(taken),
        "length": taken / HEAD_WORDS,
        "not short": min(length, _SHORT_SENTENCE) / _SHORT_SENTENCE,
        "too long": float(length > _LONG_SENTENCE),
        "early": 1 / math.sqrt(1 + rank),
        "first": float(rank == 0),
        "first three": float(rank < _FEW_SENTENCES),
        "first six": float(rank < _SOME_SENTENCES),
        "far": far,
        "at the end": float(far > _LAST_TENTH),
        "title covered": shared / max(1, len(about.title)),
        "title words": min(shared, 4) / 4,
        "opens paragraph": float(unit.opens),
        "I": rate("i", "my", "me", "mine"),
        "we": rate("we", "us", "our"),
        "you": rate("you", "your"),
        "pronoun": float(sum(word in _LEANING for word in words[:3])),
        "quotation": float('"' in unit.text or "“" in unit.text),
        "brackets": float(min(unit.text.count("("), 3)),
        "names": min(len(_NAME.findall(unit.text)), 6) / 6,
        "figure": float(any(word[0].isdigit() for word in words)),
        "no section": float(unit.section == 0),
        "list item": float(unit.kind == "list item"),
        "content": len(head) / taken,
        "announces": float(bool(_ANNOUNCES.search(unit.text))),
        "defines": float(bool(_DEFINES.search(unit.text[:120]))),
        "commas": unit.text.count(",") / length,
        "year": float(bool(_YEAR.search(unit.text))),
        "empty": sum(word in EMPTY for word in words) / max(1, len(words)),
    }
