"""Wording of judgments: likelihood and confidence, after ICD 203 (2 January 2015) and the UK's PHIA yardstick.

ICD 203 gives two rows of seven terms and asks not to mix them; PHIA gives a third. A term that a scale writes one way
may stand in the text in another (`likely`, `is likely to`, `most likely`), so terms are matched with what surrounds
them: `unlikely` is not `likely`, and `very likely` is one term.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportpipe.annotate.sentences import split
from reportpipe.check.rules import Fault

ICD_FIRST = "ICD 203, first row"
ICD_SECOND = "ICD 203, second row"
PHIA = "PHIA yardstick"
_TERMS: dict[str, tuple[frozenset[str], int, int]] = {
    "almost no chance": (frozenset({ICD_FIRST}), 1, 5),
    "very unlikely": (frozenset({ICD_FIRST}), 5, 20),
    "unlikely": (frozenset({ICD_FIRST, PHIA}), 20, 45),
    "roughly even chance": (frozenset({ICD_FIRST}), 45, 55),
    "likely": (frozenset({ICD_FIRST, PHIA}), 55, 80),
    "very likely": (frozenset({ICD_FIRST}), 80, 95),
    "almost certain": (frozenset({ICD_FIRST, PHIA}), 95, 99),
    "almost certainly": (frozenset({ICD_FIRST, PHIA}), 95, 99),
    "remote": (frozenset({ICD_SECOND}), 1, 5),
    "highly improbable": (frozenset({ICD_SECOND}), 5, 20),
    "improbable": (frozenset({ICD_SECOND}), 20, 45),
    "roughly even odds": (frozenset({ICD_SECOND}), 45, 55),
    "probable": (frozenset({ICD_SECOND}), 55, 80),
    "probably": (frozenset({ICD_SECOND, PHIA}), 55, 80),
    "highly probable": (frozenset({ICD_SECOND}), 80, 95),
    "nearly certain": (frozenset({ICD_SECOND}), 95, 99),
    "remote chance": (frozenset({ICD_SECOND, PHIA}), 0, 5),
    "highly unlikely": (frozenset({PHIA}), 10, 20),
    "realistic possibility": (frozenset({PHIA}), 40, 50),
    "highly likely": (frozenset({PHIA}), 80, 90),
}
"""Scales that have the term, and its range in percent in the first of them."""
_ADJECTIVE_ONLY = "remote"
"""A term that is also an everyday word: it counts only where it speaks of odds."""
_LIKELIHOOD = re.compile(
    r"\b(?:"
    + "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in sorted(_TERMS, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(r"remote\s+(?:possibility|likelihood|prospect|odds)", re.IGNORECASE)
_CONFIDENCE = re.compile(
    r"\b(?:high|moderate|low|medium)(?:\s+\w+)?\s+confidence\b|\bconfidence\s+(?:is|level\s+is)\s+(?:high|moderate"
    r"|low)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"\(?\b(?:about\s+|around\s+|some\s+)?(\d{1,3})(?:\s*(?:[-–]|to)\s*(\d{1,3}))?\s?(?:%|per\s?cent)", re.IGNORECASE
)
_NEAR = 40
"""Characters between a term and the figure that explains it; a longer way leads to another statement."""
_DOUBLE = re.compile(
    r"\b(?:may|might|could)\s+(?:\w+\s+)?(?:possibly|perhaps|potentially|conceivably)\b"
    r"|\b(?:possibly|perhaps|potentially)\s+(?:\w+\s+)?(?:may|might|could)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|it\s+is\s+(?:widely\s+)?(?:believed|thought|said|understood)"
    r"|(?:some|many|most)\s+(?:observers|analysts|experts)\s+(?:say|believe|think|argue)|sources?\s+(?:say|said"
    r"|claim))\b",
    re.IGNORECASE,
)


class Statement(NamedTuple):
    """A text of the memo, and where it stands there."""

    where: str
    text: str
    own: bool
    """Written by a person, not taken from the source word by word."""


def likelihood_and_confidence(statements: tuple[Statement, ...]) -> Iterator[Fault]:
    """No sentence joins a likelihood and a level of confidence (ICD 203, D.6.e.(2))."""
    for statement, sentence in _sentences(statements):
        level, terms = _CONFIDENCE.search(sentence), _terms(sentence)
        if level and terms:
            message = f"“{terms[0][0]}” and “{level[0]}” stand in one sentence."
            yield _fault(statement, message, "Say how likely in one sentence, how sure you are in the next.")


def one_scale(statements: tuple[Statement, ...]) -> Iterator[Fault]:
    """All terms of likelihood are of one scale (ICD 203, D.6.e.(2), table; PHIA yardstick)."""
    found = [(statement, term) for statement in statements for term, _ in _terms(statement.text)]
    scales = [_TERMS[_plain(term)][0] for _, term in found]
    if not scales or frozenset.intersection(*scales):
        return
    first, start = found[0], scales[0]
    for (statement, term), scale in zip(found, scales, strict=True):
        if not scale & start:
            message = f"“{term}” ({_named(scale)}) beside “{first[1]}” ({_named(start)}, {first[0].where})."
            yield _fault(statement, message, "Keep to one scale, or say in a note that the terms mean the same.")
            return
        start = scale & start


def term_and_figure(statements: tuple[Statement, ...]) -> Iterator[Fault]:
    """A term of likelihood and the percentage beside it agree (ICD 203, D.6.e.(2), table)."""
    for statement, sentence in _sentences(statements):
        for term, end in _terms(sentence):
            figure = _PERCENT.search(sentence, end, end + _NEAR)
            if figure is None:
                continue
            low, high = int(figure[1]), int(figure[2] or figure[1])
            _, least, most = _TERMS[_plain(term)]
            if high < least or low > most:
                yield _fault(statement, f"“{term}” means {least} to {most} percent, not {figure[0].strip('( ')}.")


def no_double_hedge(statements: tuple[Statement, ...]) -> Iterator[Fault]:
    """A judgment is hedged once (ICD 203, D.6.e.(6): clear and logical)."""
    for statement, sentence in _sentences(statements):
        hedge = _DOUBLE.search(sentence)
        if hedge:
            yield _fault(statement, f"“{hedge[0]}” hedges twice.", "Keep one of the two.")


def named_sources(statements: tuple[Statement, ...]) -> Iterator[Fault]:
    """A claim says whose it is (ICD 203, D.6.e.(1) and (3): sources, and what is assumed)."""
    for statement, sentence in _sentences(statements):
        claim = _UNNAMED.search(sentence)
        if claim:
            yield _fault(
                statement, f"“{claim[0]}” does not say whose claim it is.", "Name the source, or say there is none."
            )


def _fault(statement: Statement, message: str, hint: str | None = None) -> Fault:
    """Wording of a person's own is to be changed; the source's is to be known."""
    if statement.own:
        return Fault(message, statement.where, hint, "warning")
    return Fault(f"{message} The words are the source's.", statement.where, hint, "info")


def _sentences(statements: tuple[Statement, ...]) -> Iterator[tuple[Statement, str]]:
    for statement in statements:
        for start, end in split(statement.text):
            yield statement, statement.text[start:end]


def _terms(text: str) -> list[tuple[str, int]]:
    """Terms of likelihood and where each ends; `remote` only where it speaks of odds."""
    return [
        (found[0], found.end())
        for found in _LIKELIHOOD.finditer(text)
        if _plain(found[0]) != _ADJECTIVE_ONLY or _REMOTE.match(text, found.start())
    ]


def _plain(term: str) -> str:
    return " ".join(term.lower().split())


def _named(scales: frozenset[str]) -> str:
    return " or ".join(sorted(scales))


RULES = (likelihood_and_confidence, one_scale, term_and_figure, no_double_hedge, named_sources)
