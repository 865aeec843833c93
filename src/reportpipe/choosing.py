"""Which items a page shows when it has no room for all of them."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from reportpipe.model import MACHINE, Actor, Event, Figure, Point, Quote

Leading = TypeVar("Leading", Point, Quote, Figure)
"""Kinds of item whose order says which is the most telling."""
_PRECISION_WORTH = {"day": 4.0, "week": 3.5, "range": 3.5, "month": 3.0, "quarter": 2.5, "season": 2.5, "half": 2.5}
_COARSE_WORTH = 2.0
_UNDATED_WORTH = 0.0
_ACTOR_WORTH = 1.5
_PLANNED_WORTH = 1.0
_STATED_WORTH = 0.5
_SAME_DATE_COST = 1.5
_CROWDED_COST = 1.0
"""What an event is worth on a page that cannot show all: set by hand, not swept. A day alone outweighs a year with
an actor; what is still to come can still be acted on; a second row of one day is worth less than the first of a
month."""


def choose_events(events: Sequence[Event], limit: int) -> tuple[Event, ...]:
    """At most `limit` events, in their order: exact dates and named actors first, spread over dates and over the text.

    One after the other, the event that is worth most beside those already chosen: a second event of one date, and a
    neighbour of a chosen one in a crowded stretch, are worth less.
    """
    if len(events) <= limit:
        return tuple(events)
    worth = [_worth(event) for event in events]
    chosen: set[int] = set()
    while len(chosen) < limit:
        best = max(
            (n for n in range(len(events)) if n not in chosen),
            key=lambda n: (worth[n] - _crowding(events, chosen, n), -n),
        )
        chosen.add(best)
    return tuple(events[n] for n in sorted(chosen))


def choose_leading(items: Sequence[Leading], limit: int) -> tuple[Leading, ...]:
    """At most `limit` of them, in their order: those that a person wrote, then the first ones of each article."""
    ranks: dict[str, int] = {}
    order = []
    for n, item in enumerate(items):
        article = item.evidence[0].article if item.evidence else ""
        ranks[article] = ranks.get(article, 0) + 1
        order.append((item.by == MACHINE, ranks[article], n))
    return tuple(items[n] for n in sorted(n for *_, n in sorted(order)[:limit]))


def choose_actors(actors: Sequence[Actor], limit: int) -> tuple[Actor, ...]:
    """At most `limit` actors, in their order: first those that a person wrote or that have a role or act."""
    order = sorted((actor.by == MACHINE, not _is_told_of(actor), n) for n, actor in enumerate(actors))
    return tuple(actors[n] for n in sorted(n for *_, n in order[:limit]))


def _is_told_of(actor: Actor) -> bool:
    return bool(actor.role or actor.affiliation or actor.statements)


def _worth(event: Event) -> float:
    when = event.when
    if when.first is None and when.last is None:
        return _UNDATED_WORTH + (_ACTOR_WORTH if event.actors else 0.0)
    worth = _PRECISION_WORTH.get(when.precision, _COARSE_WORTH)
    worth += _ACTOR_WORTH if event.actors else 0.0
    worth += _PLANNED_WORTH if when.status == "planned" else 0.0
    worth += 0.0 if when.approximate else _STATED_WORTH
    return worth + (_STATED_WORTH if event.by != MACHINE else 0.0)


def _crowding(events: Sequence[Event], chosen: set[int], n: int) -> float:
    same = sum(1 for other in chosen if interval(events[other]) == interval(events[n]))
    neighbours = (n - 1 in chosen) + (n + 1 in chosen)
    return _SAME_DATE_COST * same + _CROWDED_COST * neighbours / 2


def interval(event: Event) -> tuple[dt.date | None, dt.date | None]:
    """First and last day, as far as they are known."""
    return event.when.first, event.when.last
