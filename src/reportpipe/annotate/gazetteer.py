"""What is known beforehand about names: states, who belongs to them, their capitals, and bodies of the world.

Names of states come from pycountry and babel; what those lack stands in data/states.txt, data/bodies.txt and
data/companies.txt.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property
from importlib import resources
from typing import Literal, NamedTuple

from reportpipe.annotate.lexicon import section
from reportpipe.model import ActorKind
from reportpipe.overrides import Listed

ENGLISH = "en"
Form = Literal["name", "people", "seat", "body", "region", "person"]
"""How an entry names its owner: as itself, by a demonym, by its capital or seat, as a body, as a part of the world, as
a person; persons are only in a user's own list."""


class Entry(NamedTuple):
    """What one form of a name stands for."""

    owner: str
    """ISO 3166-1 alpha-2 code for states, SU and XK besides; the usual name for bodies and regions."""
    form: Form
    kind: ActorKind
    given: bool = False
    """By the user, which is certain."""


class Match(NamedTuple):
    """A listed form, found in a text."""

    start: int
    end: int
    entry: Entry


@contextmanager
def with_names(listed: Sequence[Listed], language: str = ENGLISH) -> Iterator[None]:
    """Within it, a user's own names are known too, and win over those known beforehand; so are names of states in
    another language (ISO 639-1), as far as babel knows them.

    A context, and not an argument, because nearly every rule on names asks the lists.
    """
    token = _lists.set(_Lists(_merged(listed, language))) if listed or language != ENGLISH else None
    try:
        yield
    finally:
        if token is not None:
            _lists.reset(token)


def look_up(name: str) -> tuple[Entry, ...]:
    """What a whole name stands for, by its exact letters but for typographic apostrophes and a leading `the`.

    What no list knows in capitals, as in headlines, is looked up in small letters: `BAGHDAD`.
    """
    plain = name.replace("’", "'").removeprefix("the ").removeprefix("The ")
    entries = _known().entries
    if plain not in entries and plain.isupper() and len(plain) >= _SHORTEST_SHOUTED:
        plain = plain.title()
    return entries.get(plain, ())


def kind_of_name(name: str) -> Literal["person", "organisation", "place"] | None:
    """The kind that a listed name certainly has; None for others, and for those that persons bear too."""
    entries = look_up(name)
    if not entries or entries[0].form == "people" or (persons_bear(name) and not entries[0].given):
        return None
    if entries[0].form == "person":
        return "person"
    return "organisation" if entries[0].form == "body" else "place"


def find(text: str) -> list[Match]:
    """Every listed form in a text, the longest at each place, in order, not overlapping."""
    entries, openings = _known().entries, _known().openings
    found: list[Match] = []
    last = 0
    for word in _WORD.finditer(text):
        start = word.start()
        opening = word.group().rstrip(".")
        if start < last or opening not in openings:
            continue
        for length in openings[opening]:
            form = text[start : start + length].replace("’", "'")
            after = text[start + length : start + length + 1]
            if len(form) == length and form in entries and not (after.isalnum() and form[-1].isalnum()):
                if not _part_of_a_name(text, start, entries[form][0]):
                    last = start + length
                    found.append(Match(start, last, entries[form][0]))
                break
    return found


def persons_bear(name: str) -> bool:
    """Whether a listed name is one that persons bear too: `Jordan`."""
    return name in _ALSO_PERSONS or (name.isupper() and name.title() in _ALSO_PERSONS)


def is_of_region(name: str) -> bool:
    """Whether a name is the adjective of a part of the world: `Central Asian`."""
    return name in _REGION_PEOPLE


def is_of_people(name: str) -> bool:
    """Whether a name is a demonym before anything else: `Afghan`, `Russians`."""
    entries = look_up(name)
    return bool(entries) and entries[0].form == "people"


def state_name(code: str) -> str:
    """The usual English name of a state."""
    return _state_names().get(code, code)


def _part_of_a_name(text: str, start: int, entry: Entry) -> bool:
    """`Guardian` in `Prosperity Guardian`: a listed body's name behind another name's first word."""
    before = (
        _CAPITAL_BEFORE.search(text, max(0, start - 30), start) if entry.form == "body" and not entry.given else None
    )
    return before is not None and before[1].lower() not in _NOT_IN_TITLES and not look_up(before[1])


_CAPITAL_BEFORE = re.compile(r"(?<!\w)([A-Z][a-z’'-]+) $")
_NOT_IN_TITLES = section("not in titles")
_WORD = re.compile(r"[^\W\d_][\w.]*")
_SHORTEST_SHOUTED = 4
"""Letters; shorter words in capitals are acronyms."""
_ALSO_PERSONS = section("names that persons bear")
_KINDS: dict[str, ActorKind] = {
    "I": "international organisation",
    "G": "group of states",
    "A": "armed group",
    "B": "government body",
    "P": "party",
    "M": "media",
    "O": "organisation",
}
_REGION_CODES = [
    "002", "003", "005", "009", "011", "013", "014", "015", "018", "019", "029", "030", "034", "035", "039",
    "053", "142", "143", "145", "150", "151", "154", "155", "202", "419",
]  # fmt: skip
_REGIONS = section("parts of the world")
_REGION_PEOPLE = {
    "African": "Africa",
    "Arab": "Arab world",
    "Asian": "Asia",
    "Balkan": "Balkans",
    "Baltic": "Baltics",
    "Central Asian": "Central Asia",
    "East African": "East Africa",
    "Eurasian": "Eurasia",
    "European": "Europe",
    "Latin American": "Latin America",
    "Middle Eastern": "Middle East",
    "Nordic": "Nordic countries",
    "North African": "North Africa",
    "Pacific": "Pacific",
    "Sahelian": "Sahel",
    "Scandinavian": "Scandinavia",
    "South Asian": "South Asia",
    "Southeast Asian": "Southeast Asia",
    "West African": "West Africa",
    "Western": "West",
}


@cache
def _entries() -> dict[str, tuple[Entry, ...]]:
    """By form; a state's own name wins over a demonym, that over a seat, that over a body and a region."""
    table: dict[str, list[Entry]] = {}
    for form, entry in (*_states(), *_bodies(), *_regions()):
        entries = table.setdefault(form.replace("’", "'"), [])
        if form and entry not in entries:
            entries.append(entry)
    return {form: tuple(found) for form, found in table.items() if found}


def _states() -> Iterator[tuple[str, Entry]]:
    for code, official in _official_names().items():
        for name in official:
            yield name, Entry(code, "name", "state")
    for code, people, seats, names in _rows("states.txt"):
        for name in names.split(", "):
            yield name, Entry(code, "name", "state")
        for person in filter(None, people.split(", ")):
            for form in _with_plural(person):
                yield form, Entry(code, "people", "state")
        for seat in seats.split(", "):
            yield seat, Entry(code, "seat", "state")


def _bodies() -> Iterator[tuple[str, Entry]]:
    yield "Brussels", Entry("European Union", "seat", "international organisation")
    for letter, name, others in _rows("bodies.txt"):
        for form in (name, *others.split(", ")):
            yield form, Entry(name, "body", _KINDS[letter])
    for (row,) in _rows("companies.txt"):
        for forms in (names.strip().split(" / ") for names in row.split(",") if names.strip()):
            for form in forms:
                yield form, Entry(forms[0], "body", "company")


def _regions() -> Iterator[tuple[str, Entry]]:
    for region in (*_territories(_REGION_CODES).values(), *sorted(_REGIONS)):
        yield region, Entry(region, "region", "group of states")
    for adjective, region in _REGION_PEOPLE.items():
        yield adjective, Entry(region, "region", "group of states")


class _Lists:
    """Entries by form, and where in a text to look for them."""

    def __init__(self, entries: dict[str, tuple[Entry, ...]]) -> None:
        self.entries = entries

    @cached_property
    def openings(self) -> dict[str, tuple[int, ...]]:
        """First word of a form to the lengths of the forms that begin with it, longest first."""
        lengths: dict[str, set[int]] = {}
        for form in self.entries:
            match = _WORD.match(form)
            if match:
                lengths.setdefault(match.group().rstrip("."), set()).add(len(form))
        return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


_lists: ContextVar[_Lists | None] = ContextVar("lists with a user's own names", default=None)


def _known() -> _Lists:
    return _lists.get() or _packaged()


@cache
def _packaged() -> _Lists:
    return _Lists(_entries())


def _merged(listed: Sequence[Listed], language: str) -> dict[str, tuple[Entry, ...]]:
    """The packaged entries behind the user's. A name that is known already keeps its owner: `RF` may name Russia."""
    packaged = _entries()
    foreign = {} if language == ENGLISH else _territories(list(_official_names()), language)
    table = {name: (Entry(code, "name", "state"),) for code, name in foreign.items()} | packaged
    for row in listed:
        form = _FORMS.get(row.kind, "body")
        known = [entry.owner for entry in packaged.get(row.name.replace("’", "'"), ()) if entry.form == form]
        entry = Entry(known[0] if known else row.name, form, row.kind, given=True)
        for name in (row.name, *row.aliases):
            plain = name.replace("’", "'").removeprefix("the ").removeprefix("The ")
            others = tuple(other for other in table.get(plain, ()) if not other.given)
            table[plain] = (entry, *others)
    return table


_FORMS: dict[ActorKind, Form] = {"person": "person", "state": "name", "group of states": "region"}


def _with_plural(person: str) -> tuple[str, ...]:
    if person.endswith(("ese", "ish", "ch", "ss", "s")):
        return (person,)
    return person, f"{person}s"


@cache
def _official_names() -> dict[str, tuple[str, ...]]:
    import pycountry

    usual = _territories([country.alpha_2 for country in pycountry.countries])
    names: dict[str, tuple[str, ...]] = {}
    for country in pycountry.countries:
        plain = usual.get(country.alpha_2, "").partition(" (")[0].removesuffix(" SAR China")
        known = {plain, plain.replace(" & ", " and "), plain.replace("St. ", "Saint ")}
        known |= {country.name.partition(",")[0].partition(" (")[0]} if "Korea" not in country.name else set()
        known |= {getattr(country, "common_name", ""), getattr(country, "official_name", "")}
        names[country.alpha_2] = tuple(sorted(known - _NOT_NAMES - {""}))
    return names


_NOT_NAMES = frozenset({"Congo", "Palestine", "Virgin Islands"})


@cache
def _state_names() -> dict[str, str]:
    import pycountry

    usual = _territories([country.alpha_2 for country in pycountry.countries])
    plain = {code: name.partition(" (")[0].removesuffix(" SAR China") for code, name in usual.items()}
    return plain | {"SU": "Soviet Union", "XK": "Kosovo", "PS": "Palestine"}


def _territories(codes: list[str], language: str = ENGLISH) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {code: territories[code].replace("’", "'") for code in codes if code in territories}


def _rows(name: str) -> list[list[str]]:
    lines = (resources.files("reportpipe.annotate") / "data" / name).read_text(encoding="utf8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]
