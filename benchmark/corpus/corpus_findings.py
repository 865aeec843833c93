"""How well a seed was annotated: counts for each question, so that they can be summed over seeds."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from corpus_gold import Gold, key

from reportpipe.model import Actor, Event, Findings

SHOWN = 10
"""Rows of the actor table that a memo shows by default."""
BRACKETED = re.compile(r"\s*\([A-Z]{2,}\)")
"""An acronym in brackets, which a summary may leave out."""
PREPOSITIONS = frozenset({"at", "by", "for", "from", "in", "of", "on", "since", "until"})
"""Words that may leave a row together with its date."""
DETERMINERS = ("the", "a", "an", "its", "his", "her", "their")


def actors(gold: Gold, findings: Findings) -> Counter[str]:
    """F1 of the shown rows; a row that is neither wanted nor among `also` is false."""
    shown = findings.actors[:SHOWN]
    right = sum(any(is_same(row, actor) for row in shown) for actor in gold["actors"])
    false = sum(not _wanted(gold, row) for row in shown)
    return Counter(right=right, found=right + false, wanted=min(len(gold["actors"]), SHOWN))


def kinds(gold: Gold, findings: Findings) -> Counter[str]:
    pairs = [(actor, row) for actor in gold["actors"] if (row := find_actor(findings, actor))]
    return Counter(right=sum(row.kind in actor["kinds"] for actor, row in pairs), wanted=len(pairs))


def roles(gold: Gold, findings: Findings) -> Counter[str]:
    """Over every actor whose role the article says; one that was not found counts as wrong."""
    told = [actor for actor in gold["actors"] if actor["roles"]]
    rows = [(actor, find_actor(findings, actor)) for actor in told]
    return Counter(
        right=sum(row is not None and is_role_right(row, actor) for actor, row in rows),
        wanted=len(told),
    )


def aliases(gold: Gold, findings: Findings) -> Counter[str]:
    right = 0
    for actor in gold["actors"]:
        row = find_actor(findings, actor)
        joined = {_bare(name) for name in _names(row)} if row else set()
        right += sum(_bare(alias) in joined for alias in actor["aliases"])
    return Counter(right=right, wanted=sum(len(actor["aliases"]) for actor in gold["actors"]))


def strays(gold: Gold, findings: Findings) -> list[str]:
    """Rows, shown or not, for authors, photographers, publishers and things that do not act."""
    never = {_bare(name) for name in gold["never"]}
    return [row.name for row in findings.actors if _bare(row.name) in never]


def timeline(gold: Gold, findings: Findings) -> Counter[str]:
    """Recall over the events that are demanded, precision over all rows."""
    demanded = [event for event in gold["events"] if not event.get("optional")]
    right = sum(any(is_row_of(row, event) for row in findings.events) for event in demanded)
    sound = sum(any(is_row_of(row, event) for event in gold["events"]) for row in findings.events)
    return Counter(right=right, wanted=len(demanded), sound=sound, rows=len(findings.events))


def statuses(gold: Gold, findings: Findings) -> Counter[str]:
    pairs = [(event, row) for event in gold["events"] for row in findings.events if is_row_of(row, event)]
    return Counter(right=sum(event["status"] == row.when.status for event, row in pairs), wanted=len(pairs))


def bottom_line(findings: Findings) -> str:
    return next((point.text for point in findings.points if point.role == "bottom line"), "")


def is_accepted(gold: Gold, line: str) -> bool:
    """A sentence of the gold, whole or as a whitelisted shortening leaves it (at least three quarters of it)."""
    text = key(BRACKETED.sub("", line))
    wanted = [key(BRACKETED.sub("", sentence)) for sentence in gold["bottom_lines"]]
    return any(text == want or ((text in want or want in text) and len(text) > 0.75 * len(want)) for want in wanted)


def unacceptable(gold: Gold, findings: Findings) -> list[str]:
    return [point.text for point in findings.points if any(key(bad) in key(point.text) for bad in gold["unacceptable"])]


def find_actor(findings: Findings, actor: dict[str, Any]) -> Actor | None:
    return next((row for row in findings.actors if is_same(row, actor)), None)


def is_same(row: Actor, actor: dict[str, Any]) -> bool:
    """The row's own name is one of the actor's, or the row joins the actor's full name."""
    names = {_bare(name) for name in (actor["name"], *actor.get("accept", []), *actor["aliases"])}
    return _bare(row.name) in names or _bare(actor["name"]) in {_bare(name) for name in _names(row)}


def is_role_right(row: Actor, actor: dict[str, Any]) -> bool:
    """Verbatim, but for the determiner before it."""
    return _bare(row.role or "") in map(_bare, actor["roles"])


def is_row_of(row: Event, event: dict[str, Any]) -> bool:
    """The row says the event's words, but for those of the date, which may stand in the date column alone."""
    wanted, said, text = (_words(words) for words in (event["words"], row.when.said, row.text))
    return wanted - said <= text and _same_time(row, event)


def _same_time(row: Event, event: dict[str, Any]) -> bool:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (event["first"], event["last"]))
    match event.get("match", "both"):
        case "first":
            return row.when.first == first
        case "last":
            return row.when.last == last
        case "overlap":
            row_first, row_last = row.when.first or dt.date.min, row.when.last or dt.date.max
            return row_first <= (last or dt.date.max) and row_last >= (first or dt.date.min)
        case _:
            return (row.when.first, row.when.last) == (first, last)


def _wanted(gold: Gold, row: Actor) -> bool:
    also = {_bare(name) for name in gold["also"]}
    return any(is_same(row, actor) for actor in gold["actors"]) or any(_bare(name) in also for name in _names(row))


def _names(row: Actor) -> Iterable[str]:
    return (row.name, *(alias.name for alias in row.aliases))


def _words(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.casefold())) - PREPOSITIONS


def _bare(words: str) -> str:
    first, _, rest = words.strip().partition(" ")
    return key(rest if first.casefold() in DETERMINERS and rest else words)
