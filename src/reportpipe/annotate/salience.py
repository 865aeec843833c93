"""Which actors matter: a logistic score over countable features, and places kept for people with a role.

The coefficients were learned on graded salience of GUM's training documents (training/actors/learn.py prints them).
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from reportpipe.annotate.acts import speaks
from reportpipe.annotate.joining import Entity
from reportpipe.annotate.lexicon import section
from reportpipe.annotate.roles import Role


class Extent(NamedTuple):
    """How long the article is."""

    characters: int
    paragraphs: int


FEATURES = (
    "mentions",
    "echoes",
    "share",
    "in title",
    "in heading",
    "in first paragraph",
    "late",
    "spread",
    "acts",
    "deeds",
    "owns",
    "speaks",
    "placed",
    "adjective",
    "person",
    "state",
    "place",
    "body",
    "media",
    "role",
    "one word",
)
COEFFICIENTS: tuple[float, ...] = (
    1.2, 0.6, 1.5, 1.0, 0.5, 0.4, -0.8, 1.0, 0.4, 0.3, 0.2, 0.3, -0.8, 0.1, 0.3, 0.0, -0.5, 0.1, -1.0, 0.4, -0.2,
)  # fmt: skip
INTERCEPT = -3.0


def features(entity: Entity, role: Role | None, echoes: int, extent: Extent, most: int) -> tuple[float, ...]:
    """The features of one actor, in the order of FEATURES; `most` is the number of mentions of the most named one."""
    named = [mention for mention in entity.mentions if mention.sort != "adjective"]
    count = len(named)
    paragraphs = {mention.paragraph for mention in entity.mentions if mention.paragraph}
    acting = [mention for mention in named if mention.relation == "acts"]
    deeds = [mention for mention in acting if mention.verb not in _STATES_OF_BEING]
    first = min(mention.start for mention in entity.mentions)
    heads = [mention for mention in entity.mentions if not mention.paragraph]
    return (
        math.log1p(count),
        math.log1p(echoes),
        count / max(most, 1),
        float(any(mention.start < _TITLE_ENDS for mention in heads)),
        float(bool(heads)),
        float(any(mention.paragraph == 1 for mention in entity.mentions)),
        first / max(extent.characters, 1),
        len(paragraphs) / max(extent.paragraphs, 1),
        math.log1p(len(acting)),
        math.log1p(len(deeds)),
        math.log1p(sum(mention.relation == "owns" for mention in named)),
        math.log1p(sum(speaks(mention.verb) for mention in acting)),
        sum(mention.relation == "place" for mention in named) / max(count, 1),
        math.log1p(len(entity.mentions) - count),
        float(entity.sort == "person"),
        float(entity.sort == "state"),
        float(entity.sort in {"place", "region"}),
        float(entity.sort in {"organisation", "body"}),
        float(entity.kind == "media"),
        float(role is not None),
        float(" " not in entity.name),
    )


def score(values: Sequence[float]) -> float:
    """Log-odds that a reader counts the actor among those that matter."""
    return INTERCEPT + sum(value * weight for value, weight in zip(values, COEFFICIENTS, strict=True))


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


_TITLE_ENDS = 300
_VOICE_EVERY = 3
_STATES_OF_BEING = section("auxiliary verbs")
