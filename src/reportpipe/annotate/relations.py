"""Who does what to whom: pairs of actors that one clause of the source ties together, with its own words.

The subject of a clause and the first actor after its verb, where nothing but a few words of that predicate stand
between the two; and two subjects of a verb that they can only share (`Russia and China signed`). What hangs on
another's saying, on `if` or on a question makes no pair (see `deeds.clauses_of`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportpipe.annotate.acts import speaks
from reportpipe.annotate.deeds import Clause, clauses_of, hedged
from reportpipe.annotate.lexicon import section
from reportpipe.annotate.mentions import Mention
from reportpipe.annotate.titles import title_start
from reportpipe.model import Actor, Article, Relation, make_id


class Tie(NamedTuple):
    """One pair, as found."""

    subject: str
    """Actor.id."""
    object: str
    start: int
    """The words that tie them, from the verb on."""
    end: int
    mutual: bool
    sentence: tuple[int, int]


def relations(article: Article, text: str, owned: Sequence[tuple[Actor, Sequence[Mention]]]) -> tuple[Relation, ...]:
    """The pairs among actors, each with its mentions, in text order; the same pair with the same words once."""
    owners = sorted(
        ((mention, actor) for actor, found in owned for mention in found if mention.paragraph),
        key=lambda owner: owner[0],
    )
    ties = [
        tie
        for at, (mention, _) in enumerate(owners)
        if mention.sort != "adjective"
        for tie in (*_between(text, owners, at), *_ties(text, owners, at))
    ]
    first: dict[tuple[str, str, str], Relation] = {}
    for tie in sorted(ties, key=lambda tie: tie.start):
        verb = " ".join(article.text[tie.start : tie.end].split())
        key = (tie.subject, verb, tie.object)
        relation = Relation(
            id=make_id("rel", article.id, *key),
            subject=tie.subject,
            verb=verb,
            object=tie.object,
            mutual=tie.mutual,
            evidence=(article.span(*tie.sentence),),
        )
        if tie.subject != tie.object and (tie.object, verb, tie.subject) not in first:
            first.setdefault(key, relation)
    return tuple(first.values())


Owners = Sequence[tuple[Mention, Actor]]


def _between(text: str, owners: Owners, at: int) -> Iterator[Tie]:
    """`the war between X and Y`."""
    mention, actor = owners[at]
    first, last = mention.sentence
    tie = _BETWEEN.search(text, max(first, mention.start - _BACK), mention.start)
    if tie is None or at + 1 >= len(owners) or _DENIED.search(text, first, tie.start()):
        return
    other, partner = owners[at + 1]
    if _AND.fullmatch(text, mention.end, other.start) and not hedged(text[first:last]) and _whole(text, owners, at + 1):
        yield Tie(actor.id, partner.id, *tie.span("tie"), mutual=True, sentence=mention.sentence)


def _ties(text: str, owners: Owners, at: int) -> Iterator[Tie]:
    """`X did something to Y`, `X and Y signed`."""
    mention, actor = owners[at]
    for clause in clauses_of(text, mention):
        following = bisect_right(owners, clause.verb.end - 1, key=lambda owner: owner[0].start)
        objects = list(_objects(text, owners, following, clause))
        for target in objects:
            end = _before(text, clause.verb.end, owners[objects[0]][0].start)
            yield Tie(actor.id, owners[target][1].id, clause.verb.start, end, mutual=False, sentence=mention.sentence)
        head = text[clause.verb.start : clause.verb.end].rsplit(" ", 1)[-1]
        if not objects and head in _SHARED and at + 1 < len(owners):
            partner, other = owners[_bearer(text, owners, at + 1)]
            joined = _AND.fullmatch(text, mention.end, title_start(text, partner))
            if joined and partner.end <= clause.verb.start:
                yield Tie(
                    actor.id, other.id, clause.verb.start, clause.verb.end, mutual=True, sentence=mention.sentence
                )


def _bearer(text: str, owners: Owners, at: int) -> int:
    """The person whose title a people opens, `Azerbaijani President X`; the place itself where there is none."""
    if at + 1 < len(owners) and title_start(text, owners[at + 1][0]) <= owners[at][0].start:
        return at + 1
    return at


def _objects(text: str, owners: Owners, at: int, clause: Clause) -> Iterator[int]:
    """The actor that the predicate leads to, and those that are named with it."""
    if at >= len(owners) or not _reaches(text, owners[at][0], clause):
        return
    while at < len(owners):
        found = owners[at][0]
        if found.end > clause.end or not _whole(text, owners, at) or hedged(text[found.end : clause.end]):
            return
        yield at
        at += 1
        if at >= len(owners) or not _LISTED.fullmatch(text, found.end, owners[at][0].start):
            return


def _reaches(text: str, found: Mention, clause: Clause) -> bool:
    """Whether only a few words of the predicate lead from the verb to the mention, the last one a link to it."""
    end = _before(text, clause.verb.end, found.start)
    between = text[clause.verb.end : end]
    words = between.split()
    if text[clause.verb.start : clause.verb.end].rsplit(" ", 1)[-1] in _SAYING_THAT:
        return False  # `said the signing by China was important`
    if found.start >= clause.end or _BROKEN.search(between) or end - clause.verb.start > _LONGEST:
        return False
    if not words:
        tells = speaks(text[clause.verb.start : clause.verb.end].rsplit(" ", 1)[-1])
        return not clause.verb.passive and not clause.verb.being and not (tells and found.verb)  # `said Tokyo was well`
    return words[-1] in _LINKS or words[-1].endswith("ing") or words[-2:-1] == ["to"]


def _before(text: str, start: int, end: int) -> int:
    """Where the words before a name end, without its article and title."""
    title = _TITLE.search(text, start, end)
    return start + len(text[start : title.start() if title else end].rstrip())


def _whole(text: str, owners: Owners, at: int) -> bool:
    """Whether the actor is meant, and not something of its own or in it: `NATO’s ships`, `the Taliban takeover`."""
    found, actor = owners[at]
    placed = found.relation == "place" and actor.kind != "state"
    if found.sort == "adjective" or found.relation == "owns" or placed:
        return False
    following = _NEXT.match(text, found.end)
    if found.phrase or following is None or following["word"] in _FUNCTION or following["word"].endswith("ly"):
        return True
    return at + 1 < len(owners) and owners[at + 1][0].start == following.start("word")


_SAYING_THAT = frozenset({"said", "says", "stated", "added", "noted", "argued", "explained", "believes", "thinks"})
"""What leads to a clause, not to somebody."""
_LONGEST = 48
"""Characters of the words that tie two actors: from the verb to the preposition, as they fit over an arrow."""
_BACK = 80
"""Code points before the first of two in which `war between` may stand."""
_BROKEN = re.compile(
    r"[,;:—–()“”\"]|\b(?:that|which|who|whom|whose|when|where|because|than|and|but|or|him|them|us|me)\b"
)
_LINKS = section("links to objects")
_TITLE = re.compile(
    r"\s*\b(?:(?:the|an?|its|their|his|her|both|all|some|senior|top|new|other|former|President|Prime|"
    r"Foreign|Defen[cs]e|Minister|Secretary|General|Chancellor|King|Queen|Amb\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)\s+)+$"
)
_LISTED = re.compile(r"(?:,\s+|,?\s+and\s+|,?\s+or\s+|,?\s+as well as\s+)(?:the\s+)?")
_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
_NEXT = re.compile(r"(?:[-–]|\s+)(?P<word>[^\W\d_]+)")
_FUNCTION = (
    section("prepositions")
    | section("prepositions of place")
    | section("auxiliary verbs")
    | section("words after objects")
)
_SHARED = section("verbs that two share")
_BETWEEN = re.compile(
    rf"\b(?P<tie>(?:{'|'.join(sorted(section('ties between two')))})(?:\s+(?:of|on|in)\s+[\w ]{{1,20}})?\s+between)"
    r"\s+(?:the\s+)?$"
)
_DENIED = re.compile(r"\b(?:no|any|without|never)\s+(?:\w+\s+)?$")
