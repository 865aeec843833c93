"""Every mention of a possible actor in an article: names, peoples, capitals that stand for governments.

Only titles, headings and numbered paragraphs are read: bylines, boilerplate and picture credits do not count.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import Literal, NamedTuple

from reportpipe.annotate import asides, gazetteer, offices, parties
from reportpipe.annotate.acts import Relation, relation, verb_after
from reportpipe.annotate.definitions import Definition, definitions, is_headed
from reportpipe.annotate.lexicon import section
from reportpipe.annotate.names import Name, find_names
from reportpipe.annotate.recognisers import Recogniser
from reportpipe.annotate.sentences import sentences
from reportpipe.annotate.voting import is_paper, key_of
from reportpipe.datelines import DATELINE
from reportpipe.model import NUMBERED, Article

Sort = Literal["person", "organisation", "place", "state", "people", "seat", "body", "region", "adjective"]


class Mention(NamedTuple):
    """One mention of somebody or something that may act."""

    start: int
    end: int
    """One past the last code point: of the name, or of `Russian officials` where a people's name opens a phrase."""
    name: str
    """The name alone, as written."""
    sort: Sort
    owner: str
    """What the lists say it stands for: a state's code, a body's usual name, a region; "" when nothing."""
    relation: Relation
    sentence: tuple[int, int]
    """The sentence around it, or the heading."""
    paragraph: int
    """The n of ¶n; 0 in titles and headings."""
    phrase: str
    """What a people's name opens, `officials`; "" where it opens nothing."""
    verb: str
    """The verb that it acts by; "" when it does not."""
    listed: bool
    """A comma follows."""
    labels: bool
    """A colon or a dash follows, as after the name of a speaker."""


def mentions(article: Article, find: Recogniser = find_names) -> list[Mention]:
    """In text order, not overlapping; `find` finds the names."""
    text = readable(article)
    places = _Places(article)
    found: list[Mention] = []
    defined = definitions(text)
    listed = gazetteer.find(text)
    names = _without(_names(list(find(text)), text, defined), [match for match in listed if match.entry.given])
    ships = sorted(match.span("name") for shape in (_VESSEL, _PREFIXED) for match in shape.finditer(text))
    called = {text[slice(*ship)] for ship in ships}
    nobody = asides.spans(text)
    names = [
        name
        for name in names
        if text[name[0] : name[1]] not in called and not _within(name, ships) and not _within(name, nobody)
    ]
    spans: list[tuple[int, int, str]] = [*names]
    starts = [start for start, _, _ in names]
    for match in listed:
        index = bisect_right(starts, match.end - 1) - 1
        if text[match.start : match.end] in called or _within((match.start, match.end, ""), nobody):
            continue
        if text[match.start : match.end] in defined and match.entry.form == "body":
            continue  # the text means by it what it says; it is among the names if that is a body
        if index < 0 or names[index][1] <= match.start:  # it overlaps no name
            spans.append((match.start, match.end, "listed"))
    last = 0
    for start, end, kind in sorted(spans):
        if start < last:
            continue
        mention = _mention(text, places, (start, end), kind)
        if mention is not None:
            found.append(mention)
            last = mention.end
    if parties.congress_is_one(text):
        found = [each._replace(owner=parties.CONGRESS) if each.name == "Congress" else each for each in found]
    return _with_places(text, _without_offices(found))


def _within(name: tuple[int, int, str], spans: list[tuple[int, int]]) -> bool:
    """Whether a name lies in one of the spans, which are in order: `Hellas` in `the tanker Hellas Aphrodite`."""
    index = bisect_right(spans, (name[0], len(spans) and spans[-1][1])) - 1
    return index >= 0 and spans[index][0] <= name[0] and name[1] <= spans[index][1]


def _without_offices(found: list[Mention]) -> list[Mention]:
    """Not `the President` or `Prime Minister`, which name an office; but `King`, where the text knows a Mr King."""
    surnames = {
        each.name.rpartition(" ")[2] for each in found if each.sort == "person" and not offices.is_one(each.name)
    }
    return [each for each in found if each.sort != "person" or each.name in surnames or not offices.is_one(each.name)]


def _without(names: list[tuple[int, int, str]], given: list[gazetteer.Match]) -> list[tuple[int, int, str]]:
    """The names but those that run into a name that the user has listed and do not hold it whole."""
    starts = [match.start for match in given]

    def runs_into(name: tuple[int, int, str]) -> bool:
        index = bisect_right(starts, name[1] - 1) - 1
        if index < 0 or given[index].end <= name[0]:
            return False
        return not name[0] <= given[index].start < given[index].end <= name[1]

    return [name for name in names if not runs_into(name)] if given else names


def _with_places(text: str, found: list[Mention]) -> list[Mention]:
    """Persons that are coordinated with a place and never named but so, `for Bay and Bakool`, are places themselves."""
    counts = Counter(each.name for each in found)
    result: list[Mention] = []
    for each in found:
        before = result[-1] if result else None
        beside = before and before.sort == "place" and text[before.end : each.start] in {" and ", " or "}
        if each.sort == "person" and beside and not each.verb and counts[each.name] == 1:
            result.append(each._replace(sort="place", relation="place"))
        else:
            result.append(each)
    return result


def _apart(name: Name, text: str, opened: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """A name, as two where it runs over `and` into one that the text abbreviates: `Ministry of X and Y Z (YZ)`."""
    index = bisect_right(opened, (name.start + 1,))
    begin, end = opened[index] if index < len(opened) else (name.end, name.end)
    if begin >= name.end or not text[name.start : begin].endswith(_AND):
        return [(name.start, name.end, str(name.kind))]
    return [(name.start, begin - len(_AND), str(name.kind)), (begin, max(end, name.end), "organisation")]


_AND = " and "


def _names(found: list[Name], text: str, defined: dict[str, Definition]) -> list[tuple[int, int, str]]:
    """Names with what the text's own acronyms tell: the full name of a body is one, the short form of a law is none."""
    opened = sorted((each.start, each.end) for each in defined.values())
    names = [part for name in found for part in _apart(name, text, opened)]
    starts = [start for start, _, _ in names]
    kinds = {start: kind for start, _, kind in names}
    added = []
    laws = {match["short"] for match in _PAPER.finditer(text) if is_paper(match["noun"])}
    for each in defined.values():
        words = text[each.start : each.end].split()
        index = bisect_right(starts, each.end - 1) - 1
        known = index >= 0 and names[index][1] > each.start and words[0] not in _ADHERENTS
        in_pieces = index + 1 - bisect_left(starts, each.start) > 1 and is_headed(words[0])
        if is_paper(key_of(text[each.start : each.end])) and words[0] not in _ADHERENTS:
            laws.add(each.short)
        elif in_pieces:  # `Front for Change and Concord in Chad`
            added.append((each.start, each.end, "organisation"))
            added += [
                (at, at + len(each.short), "organisation")
                for at in _uses(text, each.short)
                if all(end <= at for _, end, _ in names[: bisect_right(starts, at)][-1:])  # in no other name
            ]
        elif kinds.get(each.short_start) == "organisation" and not known:
            added.append((each.start, each.end, "organisation"))
        elif not known and each.short_start not in kinds:
            laws.add(each.short)
    kept = [
        name
        for name in names
        if text[name[0] : name[1]] not in laws and not any(start < name[1] and name[0] < end for start, end, _ in added)
    ]
    return sorted([*kept, *added])


_PAPER = re.compile(r"\b(?P<noun>[a-z]{3,})s? \((?P<short>[A-Z]{2,6})\)")
"""What a text calls in small letters: `a staff-level agreement (SLA)`."""


def _uses(text: str, short: str) -> list[int]:
    """Where an acronym stands that the text explains: of capitals, so that it is no word of its own."""
    return [match.start() for match in re.finditer(rf"\b{re.escape(short)}\b", text)] if short.isupper() else []


def readable(article: Article) -> str:
    """The article's text, everything blanked that no actor may come from; offsets stay what they were."""
    parts: list[str] = []
    at = 0
    for block in article.blocks:
        words = article.text[block.start : block.end]
        if block.kind in {"title", "heading"} or (
            block.kind in NUMBERED and not asides.credits_somebody(block.kind, words)
        ):
            parts += ["\n" * (block.start - at), words]
            at = block.end
    return "".join(parts) + "\n" * (len(article.text) - at)


class _Places:
    """The sentence and paragraph of an offset."""

    def __init__(self, article: Article) -> None:
        rows = [(each.start, each.end, each.paragraph) for each in sentences(article)]
        rows += [(block.start, block.end, 0) for block in article.blocks if block.kind in {"title", "heading"}]
        self._rows = sorted(rows)
        self._starts = [row[0] for row in self._rows]

    def at(self, offset: int) -> tuple[int, int, int] | None:
        index = bisect_right(self._starts, offset) - 1
        return self._rows[index] if index >= 0 and offset < self._rows[index][1] else None


_GOVERNMENTS = section("words for governments")
_GOVERNMENT_OF = re.compile(r"(?:[A-Z]\w+ ){0,2}Government of (?:the )?(?P<state>.+)")
_GOVERNED = re.compile(
    r"\b(?P<noun>[Gg]overnments?|authorities|administration|regime|military|army|parliament) (?:of|in) "
    r"(?:the )?(?:[A-Z]\w+(?: [A-Z]\w+)? and (?:the )?)?$"
)
_PREFIXED = re.compile(
    r"\b(?:USS|USNS|HMS|HMAS|HMCS|HMNZS|INS|BRP|KRI|ROKS|TCG|MV|M/V) (?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})"
)
"""A ship with its prefix: neither `BRP Sierra Madre` nor `the Sierra Madre` after it is an actor."""
_VESSEL = re.compile(
    r"\b(?:tanker|vessel|ship|ferry|trawler|freighter|barge|yacht|frigate|destroyer|corvette|submarine|cutter|icebreaker"
    r"|bulker|(?:aircraft|bulk|gas|car) carrier|tugboat|dredger|dhow|liner) (?:called )?"
    r"(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})"
)
"""What the text calls a ship once, `the tanker Selena Star`, is one wherever it is named."""
_HULL = re.compile(r"[-‑–]\d")
"""Behind the letters of a craft or a weapon: `CG-1013`, `Kh-101`."""
_ADHERENTS = frozenset({"Parties", "Members", "Friends"})
"""Of a treaty, who act together where the treaty does not: `Parties to the Nauru Agreement`."""
_OFFICIALS_IN = re.compile(
    r"(?i)\b(?:officials|leaders|ministers|diplomats|authorities|policymakers|government) in (?:the )?$"
)
_LABELS = re.compile(r" ?(?:\)*:|—)")
_CREDITED = re.compile(r"(?i)\b(?:image|photo|picture|photograph|photographer|credit)[:;] $")
"""Before a name at the end of a caption that some formats set as a paragraph."""
_PHRASE = re.compile(
    r"(?:['’]s?)?\s+(?:(?:[a-z]+-)?[a-z]+\s+){0,2}?(?P<noun>governments?|authorities|administration|regime|cabinet|"
    r"officials?|leadership|leaders?|military|army|armed forces|forces|troops|soldiers|diplomats?|negotiators?|"
    r"decision-makers|policymakers|ministers?|presidents?|parliament|delegation|side|police|navy|air force|"
    r"lawmakers|intelligence|states|countries|republics|capitals|peers|nations|allies|partners|embassy)\b"
)
_NOUN_FOLLOWS = re.compile(
    r"[-–]|\s+(?!(?:and|or|who|are|were|have|had|will|would|can|could|may|in|on|at|by|to|from|with|as|but|that|is|was|"
    r"said|say)\b)[\w“\"]"
)
_GROUPS = section("groups of states")
_OF_STATES = _GROUPS | section("words for governments") | {"governments", "leaders", "ministers"}
_OTHER_PEOPLES = re.compile(r"(?:(?:,|,? and|,? or) (?P<last>[A-Z]\w+))+")
_ARTICLE = re.compile(r"\b[Tt]he $")
_SIDE = re.compile(r"\b(?:[Pp]ro|[Aa]nti|[Nn]on)-$")
"""`pro-Beijing` says on whose side somebody stands."""
_MOTION = re.compile(
    r"(?i)\b(?:travel|head|fl[ye]|flies|flew|went|go|goes|came|come|return|trip|visit|mov|march|arriv|back|way|journey|"
    r"road|flight|summon|invit|deliver|ship|export|send|sent|bring|brought)\w*(?:\s+[\w’'-]+){0,4}\s+$"
)
_FROM_TO = re.compile(r"\bfrom\s+(?:the\s+)?[A-Z][\w ]{1,30}\s+$")
_LAST_WORD = re.compile(r"([A-Za-z]+)\s+(?:the\s+)?$")
_ATTRIBUTE = re.compile(
    r" (?:office|offices|bureau|talks|summit|meeting|conference|headquarters|embassy|airport|studio|suburb|hotel|"
    r"street|court|police|mayor|lawyers?|NGOs?|think[- ]tanks?|newspapers?|residents|protests?|accord|agreement|"
    r"declaration|protocol|process|format|branch|correspondent|university)\b"
)
_NOT_CITIES = section("seats that are no cities")


def _mention(text: str, places: _Places, span: tuple[int, int], kind: str) -> Mention | None:
    start, end = span
    where = places.at(start)
    if where is None:
        return None
    name = " ".join(text[start:end].split())
    if _HULL.match(text, end) and kind != "listed":
        return None
    if _CREDITED.search(text, max(0, start - 20), start):
        return None
    sort, owner = _sort(name, kind)
    if offices.names_one(text, (start, end), name, sort):
        return None
    phrase = ""
    government = _government(name) if sort == "organisation" else None
    if government:
        sort, (owner, phrase) = "people", government
    governed = _GOVERNED.search(text, max(where[0], start - 40), start) if sort == "state" else None
    phrase = governed["noun"] if governed else phrase
    if sort in {"people", "state", "region"} and not phrase:
        opened = _PHRASE.match(text, end, min(where[1], end + 60))
        if (
            opened
            and (opened["noun"] in _GROUPS) <= (sort != "people")
            and (sort != "region" or opened["noun"] in _OF_STATES)
        ):
            phrase = opened["noun"]
            end = opened.end() if sort in {"people", "region"} else end
    if sort == "people" and not phrase:
        phrase = _shared_phrase(text, end, where[1])
        sort = sort if phrase or _stands_alone(text, (start, end)) else "adjective"
    if sort == "seat" and _SIDE.search(text, max(0, start - 5), start):
        sort = "adjective"
    rel = relation(text, governed.start() if governed else start, end, where[1])
    if sort == "seat" and _only_a_place(text, start, name, rel):
        sort, rel = "place", "place"
    verb = verb_after(text, end, where[1]) if rel == "acts" else None
    listed, labels = text[end : end + 1] == ",", _LABELS.match(text, end) is not None
    return Mention(
        start, end, name, sort, owner, rel, where[:2], where[2], phrase, verb or "", listed=listed, labels=labels
    )


def _government(name: str) -> tuple[str, str] | None:
    """The state's code and the word for its government, in `Federal Government of Somalia` and `Soviet army`."""
    of = _GOVERNMENT_OF.fullmatch(name)
    owner, _, word = name.rpartition(" ")
    owner, word = (of["state"], "government") if of else (owner, word.lower())
    entries = gazetteer.look_up(owner) if word in _GOVERNMENTS else ()
    return (entries[0].owner, word) if entries and entries[0].kind == "state" else None


def _shared_phrase(text: str, end: int, sentence_ends: int) -> str:
    """`officials` behind the first of `Chinese and Russian officials`; "" where no other people's name follows."""
    others = _OTHER_PEOPLES.match(text, end, min(sentence_ends, end + 60))
    opened = others and gazetteer.is_of_people(others["last"]) and _PHRASE.match(text, others.end(), sentence_ends)
    return opened["noun"] if opened and opened["noun"] not in _GROUPS else ""


def _stands_alone(text: str, span: tuple[int, int]) -> bool:
    """`Russians`, `the Chinese and`: people. `Russian media` and `He is Russian` only describe, `in Russian` is a
    language.
    """
    start, end = span
    plural = text[start:end].endswith("s")
    return plural or (bool(_ARTICLE.search(text, max(0, start - 4), start)) and not _NOUN_FOLLOWS.match(text, end))


def _sort(name: str, kind: str) -> tuple[Sort, str]:
    entries = gazetteer.look_up(name)
    entry = entries[0] if entries else None
    if entry and (kind != "person" or entry.given):
        sort: Sort = "state" if entry.form == "name" else entry.form
        return sort, entry.owner
    if kind == "person":
        return "person", ""
    return ("organisation" if kind == "organisation" else "place"), ""


def _only_a_place(text: str, start: int, name: str, rel: Relation) -> bool:
    """Whether a capital is meant as the city: `in Moscow`, `travelled to Moscow`."""
    if name.removeprefix("the ") in _NOT_CITIES:
        return False
    before = text[max(0, start - 80) : start]
    end = start + len(name)
    opens = not before or before.endswith("\n")
    if (
        (before.endswith((" the ", "The ")) and name != "Hague")  # a river, a team
        or (opens and (dateline := DATELINE.match(text, start)) and dateline.end() > end)
        or (opens and name.isupper() and text.startswith(":", end))  # `NEW DELHI: The ministry`
        or (rel != "acts" and _ATTRIBUTE.match(text, end))  # `its Nairobi office`, `Moscow talks`
    ):
        return True
    if _OFFICIALS_IN.search(before):
        return False
    word = _LAST_WORD.search(before)
    if rel == "place" or (word and word[1].lower() in {"visit", "visited", "visiting", "of", "leave", "left", "reach"}):
        return True
    if word and word[1].lower() == "to":
        opening = before[: word.start()]
        return bool(_MOTION.search(opening) or _FROM_TO.search(opening))
    return rel == "named" and not word
