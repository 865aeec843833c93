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
    entities = _Entities(defined, _by_initials(found))
    companies = {part for each in found if each.sort in _BODIES for part in _short_forms(each.name)}
    for mention in found:
        if mention.sort == "person" and mention.owner:
            entities.add_known_person(mention)
    full = [each for each in found if each.sort == "person" and not each.owner and len(_tokens(each.name)) > 1]
    relatives = {each.name for each in full if _KIN.search(text, max(0, each.start - _REACH), each.start)}
    for mention in sorted(full, key=lambda each: -len(_tokens(each.name))):
        entities.add_person(mention, itself=mention.name in relatives)
    for mention in found:
        if mention.sort == "person" and _fold(mention.name) in companies and entities.is_too_early(mention):
            entities.add_body(mention._replace(sort="organisation"))
        elif mention.sort == "person":
            entities.add_surname(mention)
        elif mention.sort in _BODIES:
            entities.add_body(mention)
        else:
            entities.add_listed(mention)
    entities.shorten()
    entities.join_also_known([each for each in found if each.sort == "person"], text)
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
        (r"ee", "i"),
        (r"ie|ye|je", "e"),
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
_GIVEN = "by the user's own list"
_MOST_BEARERS = 20
"""Full names with one surname that are compared; more are of a list of relatives, or of a hostile text."""
_MOST_WORDS = 12
"""Of a name that is cut in two to find its short forms; a bound on time."""
_SHORTEST_MISSPELT = 5
"""Letters: of shorter words, one letter makes another name (`Khan`, `Khas`)."""
_KIN = re.compile(
    r"(?:\b(?:his|her|their|whose)|['’]s)\s+(?:late\s+|elder\s+|younger\s+|older\s+|own\s+)?"
    rf"(?:{'|'.join(sorted(section('relatives')))}),?\s+$"
)
"""What introduces somebody else of the same name: `his father, Idriss Deby`."""
_REACH = 40
"""Code points before a name."""
_BODIES = frozenset({"organisation", "body"})
_CODE = 2
"""Letters of a state's code; a body goes by its name."""
_ACRONYM = re.compile(r"[A-Z]{2,8}")
_ALSO_KNOWN = re.compile(
    r"(?: \([^()]{1,60}\))?,? \(?"
    r"(?:(?:(?:also|better|commonly|formerly|widely) )?known (?:professionally )?as|alias|a\.k\.a\.|aka|née|né|born)"
    r" [\"“‘]?"
)
_HONOURS = re.compile(r"[A-Z]{2,4}")
"""After a name: `KC`, `MP`, `DBE`."""
_SUFFIXES = section("suffixes of names")
_SMALL = section("small words of names")
_GENERIC = section("generic words of bodies")


class _Entities:
    """The actors met so far, and the keys that find them."""

    def __init__(self, defined: dict[str, tuple[str, int]], initials: dict[str, str]) -> None:
        self.all: list[Entity] = []
        self._defined = defined
        self._by_key: dict[str, Entity] = {}
        self._initials = initials
        self._full: dict[int, Entity] = {}
        self._by_word: dict[str, list[tuple[list[str], Entity]]] = {}
        """Full names of persons by the spelling of their last word, and by `first ` and that of another."""
        self._said: dict[int, tuple[int, int]] = {}
        """By id of a person: how often named so far, and the turn of the last time."""
        self._turn = 0

    def add_known_person(self, mention: Mention) -> None:
        """One of the user's own list, by any of the names there."""
        key = f"person {mention.owner}"
        if key not in self._by_key:
            self._by_key[key] = self._new_person(mention, _tokens(mention.owner))
            self._by_key[key].kind = "person"
        else:
            self._put(self._by_key[key], mention, _GIVEN)
        self._full[mention.start] = self._by_key[key]

    def add_person(self, mention: Mention, *, itself: bool) -> None:
        """A full name: the longest forms come first, so that shorter ones find them; `itself` joins only its like."""
        words = _tokens(mention.name)
        for known, entity in self._by_word.get(_last(words), [])[:_MOST_BEARERS]:
            reason = _same_person(known, words) if not itself or known == words else None
            if reason:
                self._put(entity, mention, reason)
                break
        else:
            entity = self._new_person(mention, words)
        self._full[mention.start] = entity

    def _new_person(self, mention: Mention, words: list[str]) -> Entity:
        """A person who is found again by the words of a full name."""
        entity = self._new(mention.name, "person", mention)
        self._by_word.setdefault(_last(words), []).append((words, entity))
        for word in words[:-1]:
            if len(word) > 1:
                self._by_word.setdefault(f"first {spelling(word)}", []).append((words, entity))
        return entity

    def add_surname(self, mention: Mention) -> None:
        """A single name, in text order: of the bearer named most so far; of like ones, the one named last."""
        words = _tokens(mention.name)
        if mention.start in self._full:
            self._say(self._full[mention.start])
            return
        for key in (_last(words), f"first {spelling(words[0])}"):
            bearers = self._by_word.get(key, [])[:_MOST_BEARERS]
            if not bearers:
                continue
            known, entity = max(bearers, key=lambda row: self._said.get(id(row[1]), (0, 0)))
            how = "forename" if key.startswith("first ") else "surname"
            same = how == "forename" or known[-1].casefold() == words[0].casefold()
            self._put(entity, mention, how if same else "another spelling of the surname")
            self._say(entity)
            return
        entity = self._new(mention.name, "person", mention)
        self._by_word[_last(words)] = [(words, entity)]
        self._say(entity)

    def is_too_early(self, mention: Mention) -> bool:
        """Whether a surname stands before its bearer is introduced: `Adani` of the group, not of the man."""
        bearers = self._by_word.get(_last(_tokens(mention.name)), [])
        return mention.paragraph > 0 and all(mention.start < min(entity.mentions).start for _, entity in bearers)

    def join_also_known(self, found: list[Mention], text: str) -> None:
        """`Ahmed al-Sharaa, also known as Abu Mohammad al-Jolani`: two names of one person, which the text says."""
        owners = {mention.start: entity for entity in self.all for mention in entity.mentions}
        for first, second in pairwise(found):
            one, other = owners[first.start], owners[second.start]
            if one is not other and not second.owner and _ALSO_KNOWN.fullmatch(text, first.end, second.start):
                for mention in other.mentions:
                    self._put(one, mention, f"another name, ¶{second.paragraph}")
                    owners[mention.start] = one
                other.mentions = []
        self.all = [entity for entity in self.all if entity.mentions]

    def _say(self, entity: Entity) -> None:
        self._turn += 1
        self._said[id(entity)] = (self._said.get(id(entity), (0, 0))[0] + 1, self._turn)

    def add_body(self, mention: Mention) -> None:
        key = _fold(mention.name)
        owner = mention.owner
        if mention.name in self._defined:
            full, paragraph = self._defined[mention.name]
            where = f", ¶{paragraph}" if paragraph else ""
            owner = _body_owner(full)
            what = "acronym" if mention.name.isupper() else "short name"
            self._add(f"owner {owner}" if owner else _fold(full), "organisation", mention, f"{what} in brackets{where}")
        elif owner:
            given = any(entry.given for entry in gazetteer.look_up(mention.name))
            self._add(f"owner {owner}", "body", mention, _GIVEN if given else "the same body, by another name")
        elif mention.name in self._initials:
            self._add(self._initials[mention.name], "organisation", mention, "acronym of the full name")
        else:
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
        """Join an organisation named by part of another's name to it; where several come into question, a part of two
        words or more to the one named last before: `the Task Force`.
        """
        bodies = [entity for entity in self.all if entity.sort in _BODIES]
        longer: dict[str, list[Entity]] = {}
        for entity in bodies:
            for part in _short_forms(entity.name):
                longer.setdefault(part, []).append(entity)
        places = [entity for entity in self.all if entity.sort == "place" and any(map(_is_agent, entity.mentions))]
        for short in bodies + places:
            whole = [entity for entity in longer.get(_fold(short.name), []) if entity.mentions]
            if short.sort == "place":
                whole = [entity for entity in whole if _fold(entity.name).startswith(_fold(short.name))]
            if short.sort != "body" and (len(whole) == 1 or " " in short.name):
                short.mentions = [each for each in short.mentions if not self._shortened(whole, each)]
        self.all = [entity for entity in self.all if entity.mentions]

    def _shortened(self, whole: list[Entity], mention: Mention) -> bool:
        """Whether the short form found one of the bodies that it may stand for."""
        before = {
            max(each.start for each in entity.mentions if each.start < mention.start): entity
            for entity in whole
            if entity.mentions[0].start < mention.start
        }
        if len(whole) == 1 or before:
            self._put(before[max(before)] if before else whole[0], mention, "short form")
            return True
        return False

    def _add(self, key: str, sort: str, mention: Mention, reason: str) -> None:
        entity = self._by_key.get(key)
        if entity is None:
            entity = self._by_key[key] = self._new(mention.name, sort, mention)
            if sort == "state" and mention.sort != "adjective":
                entity.reasons[mention.name] = reason
        else:
            self._put(entity, mention, reason)

    def _new(self, name: str, sort: str, mention: Mention) -> Entity:
        entries = (*gazetteer.look_up(name), *gazetteer.look_up(mention.owner))
        kinds = [entry.kind for entry in entries if entry.owner == mention.owner]
        entity = Entity(name, sort, mention.owner, [mention], {}, kinds[0] if mention.owner and kinds else None)
        self.all.append(entity)
        return entity

    def _put(self, entity: Entity, mention: Mention, reason: str) -> None:
        entity.mentions.append(mention)
        if mention.sort == "adjective":
            return
        if mention.name not in entity.reasons and mention.name != entity.name:
            entity.reasons[mention.name] = reason


def _is_agent(mention: Mention) -> bool:
    """Whether what is called like a town does something, as a company does: `Savannah sold`."""
    return mention.relation in {"acts", "owns"}


def _definitions(found: list[Mention], text: str) -> dict[str, tuple[str, int]]:
    """Short forms that the text itself explains, `Full Name (SHORT)`: the full name and the paragraph."""
    defined: dict[str, tuple[str, int]] = {}
    for mention, following in pairwise(found):
        closed = text[following.end : following.end + 1] in {")", ",", ";"}
        apart = text[mention.end : following.end - len(following.name)] in {" (", " (the ", " (or "} and closed
        bodies = {mention.sort, following.sort} <= _BODIES
        same = bool(mention.owner) and mention.owner == following.owner
        if apart and bodies and (same or " " not in following.name):
            defined.setdefault(following.name, (mention.name, mention.paragraph))
    return defined


def _by_initials(found: list[Mention]) -> dict[str, str]:
    """Acronyms among the mentions to the key of the full name whose initials they are, the first for each."""
    acronyms = {mention.name for mention in found if _ACRONYM.fullmatch(mention.name)}
    full: dict[str, str] = {}
    for mention in found:
        if mention.sort == "organisation" and " " in mention.name:
            words = [word for word in re.split(r"[\s-]+", mention.name) if word[:1].isupper()]
            initials = "".join(word[0] for word in words if word.lower() not in _SMALL)
            if initials in acronyms:
                full.setdefault(initials, _fold(mention.name))
    return full


def _same_person(known: list[str], words: list[str]) -> str | None:
    """Why two full names with a like surname are of one person; None when they are not."""
    if [word.casefold() for word in known] == [word.casefold() for word in words]:
        return "the same name"
    if [spelling(word) for word in known] == [spelling(word) for word in words]:
        return "another spelling"
    first, second = known[:-1], words[:-1]
    if len(first) == len(second) == 1 and _one_letter_apart(first[0].casefold(), second[0].casefold()):
        return "another spelling"
    alike = all(one[0].casefold() == other[0].casefold() for one, other in zip(first, second, strict=False))
    if alike and (len(first[0]) == 1 or len(second[0]) == 1):  # not `R. C. Singh` and `Raj Kumar Singh`
        return "initials"
    short, long = sorted((first, second), key=len)
    if all(any(spelling(part) == spelling(other) for other in long) for part in short):
        return "shorter form of the name"
    return None


def _one_letter_apart(first: str, second: str) -> bool:
    """Whether two words of five letters or more differ in one letter that is not the first."""
    if len(first) != len(second) or len(first) < _SHORTEST_MISSPELT or first[0] != second[0]:
        return False
    return sum(one != other for one, other in zip(first, second, strict=True)) == 1


def _tokens(name: str) -> list[str]:
    words = [word.strip(".,’'\"“”()") for word in re.split(r"[\s.]+", name)]
    kept = [word for word in words if word and word.lower() not in _SUFFIXES]
    while len(kept) > len(("forename", "surname")) and _HONOURS.fullmatch(kept[-1]) and not name.isupper():
        kept.pop()
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


def _short_forms(name: str) -> list[str]:
    """`red sox` of `Boston Red Sox`, `wagner` of `Wagner Group`, `church` and `england` of `Church of England`."""
    words = _fold(name).split()
    forms = []
    for cut in range(1, min(len(words), _MOST_WORDS)):
        opening, ending = words[:cut], words[cut:]
        if all(word in _GENERIC for word in ending) or ending[0] in {"of", "for"}:
            forms.append(" ".join(opening))
        forms.append(" ".join(ending))
    return forms


def _body_owner(name: str) -> str:
    return next((entry.owner for entry in gazetteer.look_up(name) if entry.form == "body"), "")


def _why_state(mention: Mention) -> str:
    if mention.sort == "seat":
        return "capital or seat stands for the government"
    if mention.sort == "people":
        return "its people or officials"
    return "another name of the state"
