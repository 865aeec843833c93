"""Which mentions speak of the same actor, and why.

Each mention joins by what the lists say it stands for, or by its words: acronym in brackets or of initials,
surname, initials of forenames, another spelling, a shorter form. Every name but the first keeps the reason.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise

from reportpipe.annotate import gazetteer
from reportpipe.annotate.lexicon import section
from reportpipe.annotate.mentions import Mention
from reportpipe.model import ActorKind


@dataclass
class Entity:
    """Mentions of one possible actor."""

    name: str
    sort: str
    """`person`, `organisation`, `place`, `state`, `body` or `region`."""
    owner: str = ""
    mentions: list[Mention] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    """Why each name is one of this actor's; no entry for its main name."""
    kind: ActorKind | None = None
    """As the lists have it; None when they do not."""


def join(found: list[Mention], text: str) -> list[Entity]:
    """The actors, in order of first mention, their mentions in text order."""
    defined = _definitions(found, text)
    entities = _Entities(defined)
    full = [each for each in found if each.sort == "person" and len(_tokens(each.name)) > 1]
    for mention in sorted(full, key=lambda each: -len(_tokens(each.name))):
        entities.add_person(mention)
    for mention in found:
        if mention.sort == "person":
            entities.add_surname(mention)
        elif mention.sort in {"organisation", "body"}:
            entities.add_body(mention)
        else:
            entities.add_listed(mention)
    entities.shorten()
    for entity in entities.all:
        entity.mentions.sort()
    return sorted(entities.all, key=lambda entity: entity.mentions[0])


def spelling(word: str) -> str:
    """A word so reduced that usual transliterations of one name come out alike: Zelensky, Zelenskyy, Zelenskiy."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if letter.isalpha())
    for pattern, replacement in _SPELLINGS:
        plain = pattern.sub(replacement, plain)
    return plain


_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^(?:q|kh|gh|g|k)(?=a)", "k"),
        (r"(?:iy|yy|ij|ii|yi|ey|ei|y|j|i)$", "i"),
        (r"yu|ju|iu", "u"),
        (r"ya|ja|ia", "a"),
        (r"ie|ye|je|ee", "e"),
        (r"ou|oo|ow", "u"),
        (r"ph", "f"),
        (r"kh|gh", "h"),
        (r"dh", "d"),
        (r"tz|ts", "z"),
        (r"q|ck|c(?=[aou])", "k"),
        (r"w", "v"),
        (r"y|j", "i"),
        (r"o(?=h?am)", "u"),
        (r"e(?=d$)", "a"),
        (r"(.)\1+", r"\1"),
    )
)
_MOST_BEARERS = 20
"""Full names with one surname that are compared; more are of a list of relatives, or of a hostile text."""
_MOST_WORDS = 12
_CODE = 2
"""Letters of a state's code; a body goes by its name."""
_ACRONYM = re.compile(r"[A-Z]{2,8}")
_SUFFIXES = section("suffixes of names")
_SMALL = section("small words of names")
_GENERIC = section("generic words of bodies")
_HEADS = re.compile(
    r"(?i)\b(?:ministry|department|agency|army|court|parliament|senate|congress|council|commission|committee|party|"
    r"police|bank|university|service|office|navy|guard|assembly|treasury|institute|union|front|movement)\b"
)


class _Entities:
    """The actors met so far, and the keys that find them."""

    def __init__(self, defined: dict[str, tuple[str, int]]) -> None:
        self.all: list[Entity] = []
        self._defined = defined
        self._by_key: dict[str, Entity] = {}
        self._by_initials: dict[str, Entity] = {}
        self._full: dict[int, Entity] = {}
        self._by_word: dict[str, list[tuple[list[str], Entity]]] = {}
        """Full names of persons by the spelling of their last word, and by `first ` and that of another."""
        self._latest: dict[str, tuple[str, Entity]] = {}
        """By the same keys: which bearer was named last, by which surname."""

    def add_person(self, mention: Mention) -> None:
        """A full name: the longest forms come first, so that shorter ones find them."""
        words = _tokens(mention.name)
        for known, entity in self._by_word.get(_last(words), [])[:_MOST_BEARERS]:
            reason = _same_person(known, words)
            if reason:
                self._put(entity, mention, reason)
                break
        else:
            entity = self._new(mention.name, "person", mention)
            self._by_word.setdefault(_last(words), []).append((words, entity))
            for word in words[:-1]:
                if len(word) > 1:
                    self._by_word.setdefault(f"first {spelling(word)}", []).append((words, entity))
        self._full[mention.start] = entity

    def add_surname(self, mention: Mention) -> None:
        """A single name, in text order: of the bearer named last before it, else of the first in the text."""
        words = _tokens(mention.name)
        if mention.start in self._full:
            entity = self._full[mention.start]
            self._latest[_last(words)] = (words[-1], entity)
            for word in words[:-1]:
                self._latest[f"first {spelling(word)}"] = (word, entity)
            return
        for key in (_last(words), f"first {spelling(words[0])}"):
            if key in self._latest:
                known, entity = self._latest[key]
            elif key in self._by_word:
                bearer, entity = self._by_word[key][0]
                known = bearer[-1]
            else:
                continue
            how = "forename" if key.startswith("first ") else "surname"
            same = known.casefold() == words[0].casefold() or how == "forename"
            self._put(entity, mention, how if same else "another spelling of the surname")
            return
        self._latest[_last(words)] = (words[0], self._new(mention.name, "person", mention))

    def add_body(self, mention: Mention) -> None:
        key = _fold(mention.name)
        owner = mention.owner
        if mention.name in self._defined:
            full, paragraph = self._defined[mention.name]
            where = f", ¶{paragraph}" if paragraph else ""
            key, owner = _fold(full), _body_owner(full)
            entity = self._by_key.get(f"owner {owner}" if owner else key)
            if entity is not None:
                self._put(entity, mention, f"acronym in brackets{where}")
                return
        if owner:
            self._add(f"owner {owner}", "body", mention, "the same body, by another name")
            return
        if key not in self._by_key and _ACRONYM.fullmatch(mention.name):
            entity = self._by_initials.get(mention.name)
            if entity is not None:
                self._put(entity, mention, "acronym of the full name")
                self._by_key[key] = entity
                return
        self._add(key, "organisation", mention, "another spelling")

    def add_listed(self, mention: Mention) -> None:
        if mention.sort in {"state", "people", "seat", "adjective"}:
            of_body = mention.sort == "seat" and len(mention.owner) > _CODE
            key, sort = (f"owner {mention.owner}", "body") if of_body else (f"state {mention.owner}", "state")
            self._add(key, sort, mention, _why_state(mention))
        elif mention.sort == "region":
            self._add(f"region {mention.owner}", "region", mention, "the region, for its states")
        else:
            self._add(f"place {_fold(mention.name)}", "place", mention, "another spelling")

    def shorten(self) -> None:
        """Join an organisation named by part of another's name to it, where only one comes into question."""
        bodies = [entity for entity in self.all if entity.sort in {"organisation", "body"}]
        longer: dict[str, list[Entity]] = {}
        for entity in bodies:
            for part in _short_forms(_fold(entity.name).split()):
                longer.setdefault(part, []).append(entity)
        for short in bodies:
            whole = longer.get(_fold(short.name), [])
            if short.sort == "organisation" and len(whole) == 1 and whole[0].mentions:
                for mention in short.mentions:
                    self._put(whole[0], mention, "short form")
                short.mentions = []
        self.all = [entity for entity in self.all if entity.mentions]

    def _add(self, key: str, sort: str, mention: Mention, reason: str) -> None:
        entity = self._by_key.get(key)
        if entity is None:
            entity = self._by_key[key] = self._new(mention.name, sort, mention)
            if sort == "state" and mention.sort != "adjective":
                entity.reasons[mention.name] = reason
        else:
            self._put(entity, mention, reason)

    def _new(self, name: str, sort: str, mention: Mention) -> Entity:
        kinds = [entry.kind for entry in gazetteer.look_up(name) if entry.owner == mention.owner]
        entity = Entity(name, sort, mention.owner, [mention], {}, kinds[0] if mention.owner and kinds else None)
        self.all.append(entity)
        if sort == "organisation" and " " in name:
            self._by_initials.setdefault(_initials(name), entity)
        return entity

    def _put(self, entity: Entity, mention: Mention, reason: str) -> None:
        entity.mentions.append(mention)
        if mention.sort == "adjective":
            return
        if mention.name not in entity.reasons and mention.name != entity.name:
            entity.reasons[mention.name] = reason


def _definitions(found: list[Mention], text: str) -> dict[str, tuple[str, int]]:
    """Short forms that the text itself explains, `Full Name (SHORT)`: the full name and the paragraph."""
    defined: dict[str, tuple[str, int]] = {}
    for mention, following in pairwise(found):
        closed = text[following.end : following.end + 1] in {")", ",", ";"}
        apart = text[mention.end : following.end - len(following.name)] in {" (", " (the ", " (or "} and closed
        bodies = {mention.sort, following.sort} <= {"organisation", "body"}
        same = bool(mention.owner) and mention.owner == following.owner
        if apart and bodies and (same or " " not in following.name):
            defined.setdefault(following.name, (mention.name, mention.paragraph))
    return defined


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper() and word.lower() not in _SMALL)


def _same_person(known: list[str], words: list[str]) -> str | None:
    """Why two full names with a like surname are of one person; None when they are not."""
    if [word.casefold() for word in known] == [word.casefold() for word in words]:
        return "the same name"
    if [spelling(word) for word in known] == [spelling(word) for word in words]:
        return "another spelling"
    first, second = known[:-1], words[:-1]
    if first[0][0].casefold() == second[0][0].casefold() and (len(first[0]) == 1 or len(second[0]) == 1):
        return "initials"
    short, long = sorted((first, second), key=len)
    if all(any(spelling(part) == spelling(other) for other in long) for part in short):
        return "shorter form of the name"
    return None


def _tokens(name: str) -> list[str]:
    words = [word.strip(".,’'\"“”()") for word in re.split(r"[\s.]+", name)]
    kept = [word for word in words if word and word.lower() not in _SUFFIXES]
    return kept or [name]


def _last(words: list[str]) -> str:
    return spelling(re.sub(r"^(?:al|el)[- ]", "", words[-1], flags=re.IGNORECASE))


def _fold(name: str) -> str:
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", name.lower()) if unicodedata.category(letter) != "Mn"
    )
    words = re.sub(r"[^\w\s]", " ", plain.replace("’", "'").replace("'s", "")).split()
    return " ".join(
        word.replace("defence", "defense").replace("organisation", "organization") for word in words if word != "the"
    )


def _short_forms(words: list[str]) -> list[str]:
    """`foreign ministry` of `russian foreign ministry`, `wagner` of `wagner group`."""
    forms = []
    for cut in range(1, min(len(words), _MOST_WORDS)):
        ending, opening = words[cut:], words[:cut]
        if len(ending) > 1 and _HEADS.search(" ".join(ending)):
            forms.append(" ".join(ending))
        if all(word in _GENERIC for word in ending):
            forms.append(" ".join(opening))
    return forms


def _body_owner(name: str) -> str:
    return next((entry.owner for entry in gazetteer.look_up(name) if entry.form == "body"), "")


def _why_state(mention: Mention) -> str:
    if mention.sort == "seat":
        return "capital or seat stands for the government"
    if mention.sort == "people":
        return "its people or officials"
    return "another name of the state"
