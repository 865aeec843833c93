"""A person's title, right before the name: `Russian Foreign Minister`, `Under Secretary of State`, `Labour MP`."""

import re
from typing import NamedTuple

from reportpipe.annotate import gazetteer, tagger
from reportpipe.annotate.lexicon import any_of, section
from reportpipe.annotate.mentions import Mention
from reportpipe.datelines import DATELINE


class Role(NamedTuple):
    """The words that say what an actor is."""

    start: int
    end: int
    strength: int
    """3 apposition or sentence that says it, 2 title, 1 what tells little: `Gen.`, or whom an advocate appears for."""


def title_before(text: str, mention: Mention, first: int) -> Role | None:
    """The words right before a name, as far as they can be a title: `Russian Foreign Minister`, `Labour MP`."""
    words: list[tuple[int, int]] = []
    at = mention.start
    line = max(first, at - 120)
    for match in reversed(list(WORD.finditer(text, line, at))):
        word = match.group()
        gap = text[match.end() : at]
        if gap.strip() or "\n" in gap or (word[-1] in ".!?" and not _ABBREVIATED.match(word)):
            break
        if not in_title(word) and not (words and qualifies(word, text[slice(*words[-1])])):
            break
        words.append(match.span())
        at = match.start()
        if len(words) == _MOST_TITLE_WORDS:
            break
    words.reverse()
    words = words[_after_another(text, words) :]
    while words and text[slice(*words[0])].lower() in _NOT_IN_TITLES and not _UNDER.match(text, words[0][0]):
        words.pop(0)
    roles = [index for index, span in enumerate(words) if is_role(text[slice(*span)])]
    while len(words) > 1 and roles and roles[-1] < len(words) - 1 and text[slice(*words[-1])] in _HONORIFICS:
        words.pop()  # `pathologist Dr`
    if not roles or not _reaches_name(text, words[roles[-1] + 1 :]):
        return None
    ranks_alone = all(_ABBREVIATED.match(text, *words[index]) for index in roles)  # `Lt. Col.` is one
    while not ranks_alone and len(roles) > 1 and _ABBREVIATED.match(text, *words[-1]) and roles[-1] == len(words) - 1:
        words.pop()  # `Brigade commander Col.`: a rank tells less than the office before it
        roles.pop()
    start, end = _from_first_field(text, words[0][0], first), words[-1][1]
    titles = {text[slice(*words[index])].lower() for index in roles}
    shouted = text[start:end].isupper() and mention.labels  # `MINISTER TRAN: Good morning.`
    return Role(start, end, 1 if shouted or {title.rpartition("-")[2] for title in titles} <= _WEAK else 2)


def office_opening(text: str, mention: Mention, first: int) -> Role | None:
    """The office that opens a sentence up to the comma before a name: `Federal Minister for Trade, Industry and Energy,
    Senator Ada Holt on Monday said`.
    """
    dateline = DATELINE.match(text, first, mention.start)
    match = _OPENING_OFFICE.fullmatch(text, dateline.end() if dateline else first, mention.start)
    if match is None:
        return None
    words = match["office"].split()
    office = all(in_title(word) or word == "&" for word in words)
    roles = [at for at, word in enumerate(words) if is_role(word.strip(","))]
    named = any("," in word for word in words[: roles[0]]) if roles else True  # `Holt, Minister of Ports, Berg`
    named = named or any(_OWNED.search(word) for word in words[roles[0] : roles[-1]])  # `minister Holt's aide, Berg`
    if not office or named or (len(words) == 1 and not match["the"]):
        return None
    return Role(match.start("office"), match.end("office"), 2)


def _from_first_field(text: str, start: int, first: int) -> int:
    """Where the fields of an office begin before a comma: `Trade, Industry and` Energy Minister."""
    fields = _FIELDS.search(text, max(first, start - 80), start)
    if fields is None or not _FIELD_AND.match(text, start):
        return start
    return fields.start()


def title_start(text: str, mention: Mention) -> int:
    """Where a person's title begins that stands right before the name; where the mention begins when there is none."""
    title = title_before(text, mention, mention.sentence[0]) if mention.sort == "person" else None
    return title.start if title else mention.start


def _after_another(text: str, words: list[tuple[int, int]]) -> int:
    """How many words are of somebody else: `Village chief Samba Diop and`, in front of `teacher Awa Ba`, `Rebel leaders
    and` in front of `President Ba`, `Norway of` where what was spoken of is a visit to Norway of `President Ba`.
    """
    plain = [text[slice(*span)] for span in words]
    for index in range(len(plain) - 2, 0, -1):
        before, after = plain[index - 1], plain[index + 1]
        several = plain[index] == "and" and before.endswith("s") and is_role(before[:-1])
        led = is_role(after) or after[0].islower() or after in _LEADING  # `government of Prime Minister Ba`
        tied = plain[index] == "to" or (plain[index] == "of" and led)
        visits = tied and not any(map(is_role, plain[:index]))
        if (several and any(map(is_role, plain[index:]))) or visits:
            return index + 1
        of_a_people = gazetteer.is_of_people(after) and before[0].isupper() and not is_role(before)
        if plain[index] == "and" and (of_a_people or _names_of_a_state(plain[:index])):
            return index + 1  # `Anna Holt and` in front of `Chadian President`
        named = plain[index] == "and" and plain[index - 1][0].isupper() and not is_role(plain[index - 1])
        titles = [at for at in range(index) if is_role(plain[at])] if named else []
        if named and not tagger.is_word(plain[index - 1]) and any(map(is_role, plain[index:])):
            return index + 1  # `Pankaj Chaudhary and` in front of `Minister of State`
        if titles and not _LINKS & set(plain[titles[-1] : index]) and any(map(is_role, plain[index:])):
            return index + 1
    return 0


def _names_of_a_state(plain: list[str]) -> bool:
    """Whether these words end with a full name behind a state: `Minister of Defence of Latvia Ola Berg`."""
    of = max((at for at, word in enumerate(plain) if word == "of"), default=-1)
    name = plain[of + 2 :]
    state = gazetteer.look_up(plain[of + 1]) if of + 1 < len(plain) else ()
    full = len(name) > 1 and all(word[0].isupper() and not is_role(word) for word in name)
    return full and bool(state) and state[0].kind == "state"


_LEADING = frozenset({"Prime", "Vice", "Acting", "Interim", "Former"})
_LINKS = frozenset({"of", "for", "to"})
LINKING = _LINKS | {"and", "the"}


def qualifies(word: str, following: str) -> bool:
    """Whether a noun that no list knows may go with the office or trade behind it: `foreign affairs chief`, `pipeline
    operator`. Told by form: what may be a verb or a plural with an article of its own is none.
    """
    plain = word.replace("-", "")
    if not (plain.isalpha() and plain.islower() and following[:1].islower()) or following in LINKING:
        return False
    verbal = word.endswith(("s", "ed", "ing", "ly")) and word not in _COMPOUNDS
    return len(word) > _SHORTEST and not verbal and word not in _NO_COMPOUNDS


def in_title(word: str) -> bool:
    """Whether a word can be one of a title: a capital, a role or what goes with one; no `under` in small letters."""
    plain = word.lower().strip(".,’'")
    return word != "under" and (word[0].isupper() or plain in _MODIFIERS or is_role(word) or plain in LINKING)


def is_role(word: str) -> bool:
    plain = word.lower().strip("’'")
    return plain in _ROLES or plain.rstrip(".") in _ROLES or plain.rpartition("-")[2] in _ROLES


def _reaches_name(text: str, rest: list[tuple[int, int]]) -> bool:
    """Whether what stands between the last role noun and the name is `of Kazakhstan`, or nothing."""
    if not rest:
        return True
    return text[slice(*rest[0])].lower() in {"of", "for", "to"} and text[slice(*rest[-1])][0].isupper()


_ROLES = section("role nouns")
_MODIFIERS = section("role modifiers")
_WEAK = section("weak roles")
_HONORIFICS = section("short titles")
_NOT_IN_TITLES = section("not in titles")
_COMPOUNDS = frozenset(
    {"affairs", "operations", "communications", "relations", "markets", "sales", "services", "business"}
)
_NO_COMPOUNDS = (
    section("determiners")
    | section("prepositions")
    | section("auxiliary verbs")
    | section("irregular verbs")
    | section("saying verbs")
    | section("participles")
    | section("not role openers")
    | _NOT_IN_TITLES
    | {"whose", "than", "not", "old", "own", "same", "other", "such"}
)
_SHORTEST = 2
ADVOCATE = r"(?:Counsel|Lawyer|Barrister|Solicitor|Attorney|Advocate)s? for "
_OPENING_OFFICE = re.compile(
    r"(?:(?:In|On) th(?:is|at) [a-z]+,? )?(?P<the>[Tt]he )?"
    rf"(?P<office>(?!The |A |An |Its |His |Her |Their )(?!{ADVOCATE})[A-Z][^:;.()“”\"\n]{{4,110}}), "
    rf"(?:(?:{any_of('short titles')}|Senator)\.? )?"
)
_OWNED = re.compile(r"['’]s?\Z")
_FIELD = (
    r"(?:Trade|Industry|Energy|Commerce|Finance|Economy|Economic Affairs|Tourism|Agriculture|Fisheries|Forestry|Food|"
    r"Labou?r|Employment|Health|Education|Science|Technology|Innovation|Culture|Sports?|Youth|Women|Family|Justice|Interior|"
    r"Infrastructure|Transport|Communications|Housing|Land|Water|Environment|Climate|Mines|Mining|Business|Investment)"
)
_FIELDS = re.compile(rf"\b(?:{_FIELD}, )+\Z")
_FIELD_AND = re.compile(rf"{_FIELD},? (?:and|&) ")
_UNDER = re.compile(r"Under Secretary\b")
_MOST_TITLE_WORDS = 10
"""Before a name; a bound on time."""
WORD = re.compile(r"[^\s,;:()“”\"]+")
_ABBREVIATED = re.compile(rf"(?:[A-Z]\.)+$|(?:{any_of('short titles')}|St)\.$")
