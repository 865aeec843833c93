"""What kind of actor somebody is: by the lists, by the words of the name, and by what the text calls it."""

import re
from functools import cache
from importlib import resources

from pydantic import TypeAdapter

from reportpipe.annotate import parties
from reportpipe.annotate.cues import is_business, peoples
from reportpipe.annotate.joining import Entity
from reportpipe.model import ActorKind


def kind_of(entity: Entity, role: str | None, text: str) -> ActorKind:
    """The kind of an actor; plain `organisation` where nothing says more. `role` is what the text calls it."""
    if entity.sort == "place" and _is_state(entity, text):
        return "state"
    if entity.sort in _BY_SORT:
        return _BY_SORT[entity.sort]
    return entity.kind or _by_words(entity, role, text)


def _by_words(entity: Entity, role: str | None, text: str) -> ActorKind:
    longest = max((mention.name for mention in entity.mentions), key=len)
    if "Congress" in longest and parties.congress_is_one(text):
        return "party"  # `Bihar Congress`
    for words, table in ((longest, _table("in names")), (role or "", _table("in roles"))):
        for kind, pattern in table:
            if pattern.search(words):
                return kind
    fighters = any(
        _FIGHTERS.match(text, mention.end) or _FIGHTERS_OF.search(text, max(0, mention.start - _REACH), mention.start)
        for mention in entity.mentions
    )
    if fighters:
        return "armed group"
    traded = any(is_business(text, mention.start, mention.end) for mention in entity.mentions)
    return "company" if traded else "organisation"


_BY_SORT: dict[str, ActorKind] = {
    "person": "person",
    "state": "state",
    "region": "group of states",
    "place": "government body",
}


@cache
def _table(section: str) -> tuple[tuple[ActorKind, re.Pattern[str]], ...]:
    """Kinds and the words that tell them, in the order in which they are tried: data/kinds.txt."""
    text = (resources.files("reportpipe.annotate") / "data" / "kinds.txt").read_text(encoding="utf8")
    body = text.split(f"[{section}]\n")[1].partition("\n[")[0]
    rows = (line.split(" = ") for line in body.splitlines() if " = " in line)
    return tuple(
        (TypeAdapter(ActorKind).validate_python(kind), re.compile(rf"\b(?:{words})\b")) for kind, words in rows
    )


def _is_state(entity: Entity, text: str) -> bool:
    """Whether a place that no list knows has a people or what only states have: the states of games and novels."""
    if f"{entity.name}n" in peoples(text):
        return True
    return any(_OF_STATE.match(text, mention.end) for mention in entity.mentions)


_OF_STATE = re.compile(
    r"['’]s? (?:parliament|army|armed forces|navy|foreign minist\w+|defen[cs]e minist\w+|ambassador)\b"
)
_FIGHTERS = re.compile(
    r"(?:\s*\([^()]{1,20}\))?(?:,\s+whose)?\s+(?:fighters|militants|insurgents|gunmen|rebels|commanders?|militiamen"
    r"|jihadists|terrorists)\b"
)
_FIGHTERS_OF = re.compile(r"\b(?i:fighters|militants|insurgents|gunmen|rebels|militiamen) (?:of|from) (?:the )?$")
_REACH = 30
"""Characters of `militiamen from the `, and a few."""
