"""The words of a row: the clause without its date phrase, with its subject, as one line."""

import re

from reportpipe.annotate.temporal.clauses import Clause
from reportpipe.annotate.temporal.whens import Dated

_CONNECTIVE = re.compile(
    r"(?:Remarkably|However|Meanwhile|Moreover|Furthermore|Indeed|Still|Then|Also|After all|In addition|For example"
    r"|For instance|In fact|Notably|Of course|As a result|Consequently|Thus|Therefore|Nevertheless|Nonetheless|Instead"
    r"|Finally|Yet|But|And|So|That said|To be sure|Importantly|Interestingly|Significantly|Similarly|Likewise"
    r"|By contrast|In turn)(?:,\s+|\s+(?=[a-z]))",
)
_PREPOSITION = re.compile(
    r"(?:,\s*)?\b(?:(?:ever |only |just |as )?(?:in|on|at|since|by|until|till|from|during|before|after|around|about"
    r"|between|throughout|of|for|over|through|early in|late in|back in|as of)"
    r"(?: the)?(?: (?:very|whole|entire))?)\s+$",
    re.IGNORECASE,
)


def without(pieces: list[tuple[int, int]], hole: tuple[int, int] | None) -> list[tuple[int, int]]:
    """The pieces without the words of the hole."""
    if hole is None:
        return pieces
    return [
        part
        for start, end in pieces
        for part in ((start, min(end, hole[0])), (max(start, hole[1]), end))
        if part[0] < part[1]
    ]


_IS = re.compile(r"\s+(?:is|was|marks|marked|saw|brought|will)\b")
"""After these a date in front is the subject: `Tuesday was the last day`."""


_KEPT = ("before", "after", "of", "until", "till", "by", "as of")
"""Prepositions that say more than when: their phrase stays in the row."""


def phrase(text: str, clause: Clause, mention: Dated) -> tuple[int, int]:
    """The date phrase to cut out: the mention with its preposition; nothing where that would break the sentence."""
    start, end = mention.start, mention.end
    head = text[max(clause.start, start - 40) : start]
    lead = _PREPOSITION.search(head)
    if lead:
        if lead.group().strip(" ,").lower().startswith(_KEPT) or (
            lead.group().strip(" ,").lower() == "from" and mention.precision != "range"
        ):
            return clause.end, clause.end
        start -= len(head) - lead.start()
    elif (start > clause.start and not text[start - 1].isspace()) or (
        text[clause.start : start].rstrip()[-1:] in {"", ","} and _IS.match(text, end)
    ):
        return clause.end, clause.end
    if text[end : end + 1] == "," and not text[clause.start : start].strip():
        end += 1
    return max(start, clause.start), min(end, clause.end)


def plain(text: str, pieces: list[tuple[int, int]]) -> str:
    """The words of the pieces as one line: single spaces, no leading connective, a capital, no final stop."""
    told = " ".join(text[start:end] for start, end in pieces if start < end)
    told = re.sub(r"\s+", " ", told).strip(" ,;:—–-")
    told = re.sub(r"\s+([,.;:])", r"\1", told)
    told = re.sub(r",(?:,)+", ",", told)
    told = _CONNECTIVE.sub("", told, count=1) if _CONNECTIVE.match(told) else told
    told = told.lstrip(" ,").rstrip(" ,;:")
    if told.endswith(".") and not re.search(r"(?:^|[ .])[A-Za-z]\.$", told):
        told = told[:-1]
    return told[:1].upper() + told[1:]
