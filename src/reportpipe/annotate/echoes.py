"""How often an actor is meant without being named: `he`, `she`, `the group`, `the ministry`.

Only counted, for ranking: a pronoun's owner is guessed by nearness, which is good enough to weigh with and not to
print.
"""

import re
from bisect import bisect_left
from collections import defaultdict

from reportpipe.annotate.joining import Entity
from reportpipe.annotate.mentions import Mention

_ECHO = re.compile(
    r"\b(?:(?P<person>[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Hh]imself|[Hh]erself)|"
    r"[Tt]he (?P<body>group|movement|organi[sz]ation|ministry|party|company|agency|alliance|bloc|bank|commission|"
    r"union|militants|insurgents|team|firm|council)|[Tt]he (?P<state>country|government|republic|nation|kingdom))\b"
)
_REACH = 500
"""Characters back that an echo may lie from what it echoes."""


def echoes(text: str, found: list[Mention], entities: list[Entity]) -> dict[int, int]:
    """Echoes by id(entity): each goes to the nearest fitting actor named before it."""
    owners = {mention.start: entity for entity in entities for mention in entity.mentions}
    chains: dict[str, list[int]] = {
        "person": [each.start for each in found if each.sort == "person"],
        "body": [each.start for each in found if each.sort in {"organisation", "body"}],
        "state": [each.start for each in found if each.sort == "state"],
    }
    counts: dict[int, int] = defaultdict(int)
    for match in _ECHO.finditer(text):
        chain = chains[match.lastgroup or "person"]
        index = bisect_left(chain, match.start()) - 1
        if index >= 0 and match.start() - chain[index] < _REACH:
            counts[id(owners[chain[index]])] += 1
    return counts
