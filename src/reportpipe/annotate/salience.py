"""Which actors matter: a logistic score over countable features, and places kept for people with a role.

The coefficients were learned on graded salience of GUM's training documents, without those that may not be used
commercially (training/actors/learn.py prints them).
"""

import math
from collections.abc import Container, Sequence
from typing import NamedTuple

from reportpipe.annotate.joining import Entity
from reportpipe.annotate.lexicon import section
from reportpipe.annotate.mentions import Mention
from reportpipe.annotate.narrator import Narrator
from reportpipe.annotate.titles import Role
from reportpipe.model import ActorKind


class Extent(NamedTuple):
    """How much there is of an article."""

    characters: int
    mentions: int
    """Of everybody and everything together."""
    title_ends: int
    """One past the last character of the title; 0 when the text has none."""
    narrator: Narrator


FEATURES = (
    "mentions",
    "echoes",
    "in title",
    "in heading only",
    "first",
    "acts",
    "place or state",
    "mentions of all",
    "in lists",
    "quarters",
)
COEFFICIENTS: tuple[float, ...] = (1.668, 0.324, 0.578, 0.455, -1.395, 0.367, 0.315, -0.303, -0.311, 0.49)
INTERCEPT = -2.475


def features(entity: Entity, role: Role | None, echoes: int, extent: Extent) -> tuple[float, ...]:
    """The features of one actor, in the order of FEATURES.

    Each `I` is a mention of the narrator. `first` is the logarithm of the distance from the head of the text,
    `quarters` the share of the quarters of the text that mention it, `in lists` that of its mentions before a comma
    that does not open its role.
    """
    named = [mention for mention in entity.mentions if mention.sort != "adjective"]
    starts = [mention.start for mention in entity.mentions]
    in_title = min(starts) < extent.title_ends
    opens_role = role.start - len(", ") if role else -1
    says = extent.narrator.says if extent.narrator.named in starts else ()
    starts += says
    return (
        math.log1p(len(named) + len(says)),
        math.log1p(echoes),
        float(in_title),
        float(not in_title and any(not mention.paragraph for mention in entity.mentions)),
        math.log1p(min(starts) / _EARLY),
        math.log1p(sum(mention.relation == "acts" for mention in named)),
        float(entity.sort in {"place", "region", "state"}),
        math.log1p(extent.mentions),
        sum(mention.listed and mention.end != opens_role for mention in named) / max(len(named), 1),
        len({4 * start // max(extent.characters, 1) for start in starts}) / 4,
    )


_EARLY = 800
"""Characters; swept over 30, 100, 200, 400, 800: about a title and a first paragraph count alike."""


def score(values: Sequence[float]) -> float:
    """Log-odds that a reader counts the actor among those that matter."""
    return INTERCEPT + sum(value * weight for value, weight in zip(values, COEFFICIENTS, strict=True))


def bearing(entity: Entity, roles: Container[int]) -> float:
    """What to add for how an actor stands in the text, which the score cannot learn from a corpus where places count.

    A state that is only listed, located or said to be something does less than one that decides, speaks through its
    officials or is negotiated with; a state of the past does nothing any more; an armed group is an actor even where
    it is only a threat; and a body named only in what persons are, at the offsets `roles`, is told in their rows.
    Chosen by reading the tables of the example articles.
    """
    if entity.owner in _CEASED:
        return -2.0
    if entity.sort in {"state", "region"} and not any(_deed(mention) for mention in entity.mentions):
        return -2.4
    if entity.sort in {"organisation", "body"} and all(mention.start in roles for mention in entity.mentions):
        return -1.0
    return _BY_KIND.get(entity.kind or "person", 0.0)


def _deed(mention: Mention) -> bool:
    if mention.sort in {"people", "seat"} or mention.relation in {"owns", "met"}:
        return True
    return mention.relation == "acts" and mention.verb not in _BEING


_BEING = section("auxiliary verbs")
_CEASED = frozenset({"SU"})
_BY_KIND: dict[ActorKind, float] = {"armed group": 0.7, "international organisation": 0.3}


def ranked(scored: list[tuple[float, bool, Entity]]) -> list[Entity]:
    """Best first; every third place at least goes to a person with a role, as long as there are any.

    `scored`: score, whether it is a person whose role the text states, the actor. A minister who is named once would
    else stand below every country that is named often.
    """
    order = sorted(scored, key=lambda row: (-row[0], row[2].mentions[0].start))
    voices = [row for row in order if row[1]]
    result: list[Entity] = []
    taken: set[int] = set()
    since = 0
    for row in order:
        if id(row[2]) in taken:
            continue
        while since >= _VOICE_EVERY - 1 and not row[1] and voices:
            voice = voices.pop(0)
            if id(voice[2]) not in taken:
                result.append(voice[2])
                taken.add(id(voice[2]))
                since = 0
        result.append(row[2])
        taken.add(id(row[2]))
        since = 0 if row[1] else since + 1
    return result


_VOICE_EVERY = 3
"""Of so many rows one is kept for a person who speaks in a role."""
