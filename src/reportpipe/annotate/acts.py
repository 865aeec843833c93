"""What a name does in its sentence, by the words around it: acts, owns, is met, or is only a place.

A light reading without a parser: the next word that can be a verb, and the preposition before. It is meant to be
right most of the time and cheap always.
"""

import re
from typing import Literal, NamedTuple

from reportpipe.annotate.lexicon import section

Relation = Literal["acts", "owns", "met", "named", "place"]
"""Subject of a verb; with 's before a noun; after `with`, `by`, `against`; none of these; after `in`, `at`, `from`."""


def relation(text: str, start: int, end: int, last: int) -> Relation:
    """How the mention `text[start:end]` stands in the sentence that ends at `last`."""
    before = _before(text, start)
    listed = _LISTED_PLACE.search(text, max(0, start - _BACK), start)
    if listed and (listed["joined"] or not _acts(text, end, last)):
        return "place"
    if _OWNED.match(text, end, last):
        return "owns"
    if before in _PLACED:
        return "place"
    if before not in _BOUND and _acts(text, end, last):
        return "acts"
    return "met" if before in _MET else "named"


def verb_after(text: str, end: int, last: int) -> str | None:
    """The verb that follows a mention at once, or after an apposition or a bracket; None when there is none."""
    found = predicate(text, end, last)
    return text[slice(*found.verb)] if found else None


class Predicate(NamedTuple):
    """Where what a subject does begins."""

    start: int
    """Of the adverbs before the verb, `now` in `now controls`, or of the verb itself."""
    verb: tuple[int, int]
    """The first verb, an auxiliary where there is one."""


def predicate(text: str, end: int, last: int) -> Predicate | None:
    """What follows a mention that ends at `end`, at once or after an apposition or a bracket, as its predicate."""
    rest = text[end : min(last, end + _REACH)]
    for opening in _openings(rest):
        match = _VERB.match(rest, opening)
        if match and _is_verb(match["word"], match["next"] or ""):
            start, stop = match.span("word")
            return Predicate(end + match.start("group"), (end + start, end + stop))
    return None


def has_verb(phrase: str) -> bool:
    """Whether the phrase holds an auxiliary, a verb of saying, or another finite verb with its object."""
    for match in _PAIR.finditer(phrase):
        word, following = match["word"], match["next"] or ""
        if word in _AUXILIARIES or word in _SAYING:
            return True
        if _is_verb(word, following) and (following in _DETERMINERS or following[:1].isupper()):
            return True
    return False


def speaks(verb: str) -> bool:
    """Whether a verb introduces what somebody says."""
    return verb in _SAYING


def saying_before(text: str, start: int) -> tuple[int, int] | None:
    """The verb in `..., said X`, where the mention that begins at `start` is the speaker."""
    match = _LAST_WORD.search(text, max(0, start - 40), start)
    return match.span("word") if match is not None and match["word"] in _SAYING else None


def in_clause(text: str, start: int) -> bool:
    """Whether the mention opens a clause that hangs on another: `what Moscow calls`."""
    match = _LAST_WORD.search(text, max(0, start - 40), start)
    return match is not None and match["word"].lower() in _CLAUSE_OPENERS


_CLAUSE_OPENERS = frozenset({"what", "that", "which", "where", "when", "while", "as", "if", "because", "than", "whom"})
_BACK = 90
"""Code points before a mention in which a list of places that it belongs to may begin."""
_LISTED_PLACE = re.compile(
    r"\b(?:in|at|from|near|across|inside|outside|around|through)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
    r"(?:,\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?){0,3}(?:(?P<joined>,?\s(?:and|or))|,)\s(?:the\s)?$"
)
_REACH = 240
"""Code points behind a mention in which its verb is looked for: with a long apposition between them."""
_SHORTEST_VERB = 4
"""Of those told by their ending; shorter ones are listed."""
_OWNED = re.compile(r"(?:['’]s|(?<=s)['’])(?=\s+[\w“\"‘])")
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+)[\s,“\"‘(]*$")
_VERB = re.compile(
    r"\s*(?P<group>(?:[a-z]+ly\s+|also\s+|then\s+|now\s+|still\s+|never\s+|therefore\s+|thus\s+|soon\s+|instead\s+"
    r"|both\s+|no\s+longer\s+)*(?P<word>[a-z]+)\b)"
    r"\s*(?P<next>[\w“\"]*)"
)
_PAIR = re.compile(r"(?<![\w-])(?P<word>[a-z]+)(?![\w-])(?=\s*(?P<next>\w*))")
_BRACKETED = re.compile(r"\s*\([^()]{1,60}\)")
_AND_OTHERS = re.compile(
    r"(?:,?\s+(?:and|or|with)\s+(?:the\s+|its\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}|"
    r",\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,2})+"
)
_ASIDE = re.compile(r",[^,;:.!?—]{3,160},|\s*[—–][^—–.;!?]{3,160}[—–]")
_DETERMINERS = section("determiners")
_PLACED = section("prepositions of place")
_MET = section("prepositions of meeting")
_BOUND = section("prepositions")
_AUXILIARIES = section("auxiliary verbs")
_IRREGULAR = section("irregular verbs")
_SAYING = section("saying verbs")
_NOT_VERBS = section("not verbs")


def _before(text: str, start: int) -> str:
    """The word before a mention in lower case, over articles and a few adjectives; "" at the head of a clause."""
    at = start
    for _ in range(4):
        match = _LAST_WORD.search(text, max(0, at - 40), at)
        if not match or text[match.end("word") : at].strip(" \n\t") not in {"", "“", '"', "‘", "("}:
            return ""
        word = str(match["word"]).lower()
        if word not in _DETERMINERS:
            return word
        at = match.start("word")
    return ""


def _acts(text: str, end: int, last: int) -> bool:
    return verb_after(text, end, last) is not None


def _openings(rest: str) -> list[int]:
    """Where a verb may stand: at once, after a bracket, after `and Y`, after an aside to either."""
    found = [0]
    bracket = _BRACKETED.match(rest)
    at = bracket.end() if bracket else 0
    found.append(at)
    others = _AND_OTHERS.match(rest, at)
    if others:
        found.append(others.end())
    for start in sorted({at, len(rest[: others.end()].rstrip()) if others else at}):
        aside = _ASIDE.match(rest, start)
        if aside:
            found.append(aside.end())
    return found


def _is_verb(word: str, following: str) -> bool:
    if word in _AUXILIARIES or word in _IRREGULAR or word in _SAYING:
        return True
    if word in _NOT_VERBS or len(word) < _SHORTEST_VERB:
        return False
    if word.endswith("ed"):
        return True
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ics"))
        and following[:1] != ""
        and (
            following.lower() in _AFTER_VERB
            or following[:1].isupper()
            or following.isdigit()
            or following.endswith("ing")
        )
    )


_AFTER_VERB = section("after verbs")
