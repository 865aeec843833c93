"""Names of persons, organisations and places in English text.

A small packaged network labels the words (`tagger`); lists of states, capitals, bodies and armed groups correct it
where they are certain (`gazetteer`); and a name has one kind throughout a text (`voting`).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from reportpipe.annotate import gazetteer, tagger
from reportpipe.annotate.lexicon import any_of, section
from reportpipe.annotate.unlisted import opens_sentence, worth_reading
from reportpipe.annotate.voting import HALF, HEADS_OF_BODIES, LINKS, Candidate, is_headed_as_body, key_of, vote
from reportpipe.annotate.wordpiece import Word, is_lower, words

Kind = Literal["person", "organisation", "place"]

_KINDS: tuple[Kind, ...] = ("person", "organisation", "place")
_TITLES = section("short titles")
_ARTICLES = frozenset({"the", "The", "THE", "a", "A", "an", "An"})
_DASH = re.compile(r" [-–—] ")
_HEAD = re.compile(r" ([A-Z][A-Za-z]+)\b(?! [A-Z])")
_LINKED = re.compile(r"(?: (on|of|for))?(?: the)? ")
_OPENING = re.compile(r"[^\W_]+")
_SHORTEST_REPEATED = 4
_MOST_FORMS = 20
_MOST_WORDS = 8
"""Of two listed names that run into each other."""


class Name(NamedTuple):
    """One mention of a name: its core, without titles, `the` or a possessive."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    kind: Kind


def find_names(text: str) -> list[Name]:
    """The names in a text of any length, in order, not overlapping.

    Time and memory grow in line with the text; the same text gives the same names. Names of works, events, peoples
    and languages are not among them.
    """
    found = words(text)
    if not found:
        return []
    listed = gazetteer.find(text)
    scores = tagger.scores(text, found, worth_reading(text, found, listed))
    candidates = _with_listed(text, _widened(text, list(_candidates(text, found, scores))), listed)
    kinds = vote(text, candidates)
    names = [
        Name(each.start, each.end, kind)
        for each in candidates
        if (kind := kinds[key_of(text[each.start : each.end])]) in _KINDS
    ]
    return sorted([*names, *_repeated(text, found, candidates, names)])


def _repeated(text: str, found: list[Word], candidates: list[Candidate], names: list[Name]) -> Iterator[Name]:
    """Mentions that the network passed over, of names, and surnames of persons, that it found elsewhere.

    Not of words that the text also has in lower case, `the Nation`, nor of what another name follows at once:
    `President` in `President Biden`.
    """
    ordinary = {text[word.start : word.end] for word in found if is_lower(word)}
    forms: dict[str, dict[str, Kind]] = defaultdict(dict)
    surnames = (_surname(text, name) for name in names)
    for name in [*names, *filter(None, surnames)]:
        form = text[name.start : name.end]
        opening = _OPENING.match(form)
        fits = len(form) >= _SHORTEST_REPEATED and form[0].isupper() and form.lower() not in ordinary
        if opening and fits and len(forms[opening[0]]) < _MOST_FORMS:
            forms[opening[0]][form] = name.kind
    taken = [(each.start, each.end) for each in candidates]
    last = index = 0
    for word in found:
        while index < len(taken) and taken[index][1] <= word.start:
            index += 1
        barrier = taken[index][0] if index < len(taken) else len(text)
        longest = max(
            (
                form
                for form in forms.get(text[word.start : word.end], ())
                if word.start >= last and word.start + len(form) <= barrier and _stands(text, word.start, form)
            ),
            key=len,
            default=None,
        )
        if longest is not None:
            last = word.start + len(longest)
            if last + 1 == barrier and text[last] == " ":
                continue
            yield Name(word.start, last, forms[text[word.start : word.end]][longest])


def _surname(text: str, name: Name) -> Name | None:
    """The last word of a person's full name; None where that is the whole, or listed as something else."""
    first, _, surname = text[name.start : name.end].rpartition(" ")
    if name.kind != "person" or not first or gazetteer.look_up(surname):
        return None
    return Name(name.end - len(surname), name.end, "person")


def _stands(text: str, start: int, form: str) -> bool:
    """Whether the form stands there as whole words."""
    after = text[start + len(form) : start + len(form) + 1]
    return text.startswith(form, start) and not after.isalnum() and not text[start - 1 : start].isalnum()


def _candidates(text: str, found: list[Word], scores: tagger.Scores) -> Iterator[Candidate]:
    path = tagger.best_path(scores, found)
    index = 0
    while index < len(path):
        label = tagger.LABELS[path[index]]
        if not label.startswith("B-"):
            index += 1
            continue
        last = index + 1
        while last < len(path) and tagger.LABELS[path[last]] == f"I-{label[2:]}":
            last += 1
        dashes = [at for at in range(index + 1, last - 1) if _DASH.match(text, found[at].start - 1)]
        for begin, end in pairwise([index, *dashes, last]):
            for first, stop in _parts(text, found, *_trimmed(text, found, begin, end)):
                yield Candidate(found[first].start, found[stop - 1].end, _shares(scores[first:stop]))
        index = last


def _with_listed(text: str, candidates: list[Candidate], matches: list[gazetteer.Match]) -> list[Candidate]:
    """The candidates and what the lists know of the rest; a listed form wins over candidates that lie within it."""
    merged: list[Candidate] = []
    listed = [
        Candidate(match.start, match.end, shares)
        for match in matches
        if (shares := _listed_shares(text[match.start : match.end])) is not None
    ]
    bodies = (*_MINISTRY.finditer(text), *_UNIT.finditer(text), *_LIMITED.finditer(text), *_OF_MEMBERS.finditer(text))
    listed += [Candidate(*match.span(), _ORGANISATION) for match in bodies]
    listed += _titled(text, [*candidates, *listed])
    for each in sorted([*candidates, *listed], key=lambda each: (each.start, -each.end)):
        if not merged or merged[-1].end <= each.start:
            merged.append(each)
        elif each.start == merged[-1].start and each.end == merged[-1].end:
            merged[-1] = each  # the network's own shares count in the vote, the lists add theirs there
    return merged


def _listed_shares(form: str) -> tuple[float, float, float, float] | None:
    kind = gazetteer.kind_of_name(form)
    if kind is None or gazetteer.is_of_region(form) or gazetteer.is_of_people(form):
        return None
    return {"person": _PERSON, "organisation": _ORGANISATION, "place": _PLACE}[kind]


def _titled(text: str, known: list[Candidate]) -> list[Candidate]:
    """Full names behind a title in which the network found nothing: `Finance Minister` Muhammad Aurangzeb."""
    taken = sorted((each.start, each.end) for each in known)
    found = []
    for match in _TITLED.finditer(text):
        start, end = match.span("name")
        index = bisect_left(taken, (end,))
        free = not index or taken[index - 1][1] <= start
        words = match["name"].split()
        if free and not any(word.lower() in HEADS_OF_BODIES | _NO_NAMES or word in _TITLES for word in words):
            found.append(Candidate(start, end, _PERSON))
    return found


_TITLED = re.compile(
    r"\b(?:(?:Minister|President|Senator|Secretary|Ambassador|Governor|Chancellor|Premier|Speaker)"
    rf"|(?:{any_of('short titles')})\.?) (?P<name>[A-Z][a-z’'-]+(?: (?:al-|el-)?[A-Z][a-z’'-]+){{1,2}}?)"
    r"(?= (?:said|says|told|on|has|had|is|was|will|also|and|who|[A-Z][a-z]+day|[a-z]+ed)\b|,)"
)
_NO_NAMES = section("role nouns") | section("capitalised words that are no names") | {"general", "office", "house"}
_FORENAMES = frozenset({"Chas", "Chr", "Edw", "Fred", "Geo", "Joh", "Thos", "Wm"})
"""Short for those of whom a company is called by: `Fred. Olsen Energy`."""
_PERSON, _ORGANISATION, _PLACE = (1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0)
_MINISTRY = re.compile(
    r"\b(?:Foreign|Defen[cs]e|Interior|Finance|Health|Justice|Energy|Economy|Trade|Education|Agriculture|Transport|"
    r"Culture|Environment|Labour|Labor|Oil|Information|Home|External) (?:Affairs )?(?:Ministry|Department)\b|"
    r"\b(?:Ministry|Department) (?:of|for) (?:the )?[A-Z]\w+(?:(?:, [A-Z]\w+){0,3},? (?:and|&) [A-Z]\w+| [A-Z]\w+){0,3}"
)

_UNIT = re.compile(
    r"\b\d{1,3}(?:st|nd|rd|th) (?:[A-Z][\w-]+ ){0,3}"
    r"(?:Brigade|Regiment|Battalion|Division|Corps|Army|Fleet|Squadron|Wing|Legion)\b"
)
"""`3rd Brigade`, `9th Armoured Division`: a number opens no name for the network."""
_LIMITED = re.compile(
    r"\b(?!The\b)[A-Z][\w&’'-]{0,30}(?: (?:(?:and|&|of) )?[A-Z][\w&’'-]{0,30}){0,4}"
    r" \((?:Pty|Pvt|Private|Proprietary)\) (?:Ltd|Limited)\b"
)
"""`Norvale Gas (Pty) Ltd`: brackets end a name for the network."""
_OF_MEMBERS = re.compile(
    r"\b(?!The\b)(?:[A-Z][a-z]{1,30} ){0,3}[A-Z][a-z]{3,30}s[’'] "
    r"(?:(?:Trade|National|Central) )?(?:Union|Association|Federation|Confederation|Syndicate|Guild|League|Alliance)\b"
)
"""`Insurers’ Union`: the mark of many owners ends one, too."""


def _widened(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """Bodies whose names go on behind what the network found of them: `Southern Theater` Command, `Castelline` Ports,
    `Government of` Tanzania, `African Commission` on Human Rights; persons whose forename is Said.
    """
    result: list[Candidate] = []
    for each in (_with_forename(text, found) for found in candidates):
        last = result[-1] if result else None
        if last and _goes_on(text, last, each):
            result[-1] = last._replace(end=each.end)
        else:
            result.append(each)
        head = _HEAD.match(text, result[-1].end)
        if head and head[1].lower() in HEADS_OF_BODIES:
            result[-1] = result[-1]._replace(end=head.end())
    return [whole for each in result if (whole := _whole(text, each))]


def _whole(text: str, each: Candidate) -> Candidate | None:
    """A name with the letters behind an apostrophe and the initials before it, `Ching’oma`, `M.M. Raju`, and without a
    link at its end; None for what is described in small letters, `province of` Nariño.
    """
    letters, initials = _LETTERS.match(text, each.end), _INITIALS.search(text, max(0, each.start - 8), each.start)
    if initials and gazetteer.look_up(initials.group().strip()):
        initials = None  # `U.S. Invictus`
    start, end = initials.start() if initials else each.start, letters.end() if letters else each.end
    link = _ENDS_IN_LINK.search(text, start, end) or _NEXT_BODY.search(text, start, end)
    end = link.start() if link and " " in text[start : link.start()] else end
    described = each.shares[0] < HALF and _DESCRIBED.match(text, start, end)
    return None if described else each._replace(start=start, end=end)


_LETTERS = re.compile(r"['’](?!(?:s|ll|re|ve|t|d|m|em)\b)[A-Za-z][a-z]+")
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,3} ?$")
_ENDS_IN_LINK = re.compile(r"(?: (?:of|for))+(?: the)?\Z")
_NEXT_BODY = re.compile(r",? and (?:the )?(?:Ministry|Department)\b.*\Z")
_DESCRIBED = re.compile(rf"(?:{'|'.join(sorted(section('place nouns')))}) of ")


def _with_forename(text: str, each: Candidate) -> Candidate:
    """A person with the forename that the network takes for the verb: `Said` Jalili, not `"...," Said Jalili`."""
    said = _SAID.search(text, max(0, each.start - len("” Said ")), each.start)
    if said is None or each.shares[0] < HALF or _QUOTES.match(text, each.end):
        return each
    return each._replace(start=said.start())


_SAID = re.compile(r"(?<![\"”’'] )\bSaid $")
_QUOTES = re.compile(r",? ?[:\"“]")


def _goes_on(text: str, body: Candidate, each: Candidate) -> bool:
    """Whether a body's name goes on with the next name: behind a link, `on` only to what is no place.

    Not behind a company's legal form: `Orlan Mining Inc. of Toronto` has its seat there.
    """
    if text[body.end : each.start] == ". " and text[body.start : body.end] in _FORENAMES:
        return True
    link = _LINKED.fullmatch(text, body.end, each.start)
    name = key_of(text[body.start : body.end])
    whole = name.split()[-1] in _LEGAL_FORMS
    if link is None or whole or body.shares[1] < HALF or not is_headed_as_body(f"{name} of"):
        return False
    if link[1] == "on":
        return each.shares[1] > HALF
    return bool(link[1]) or name.removesuffix(" the").split()[-1] in LINKS


def _parts(text: str, found: list[Word], first: int, last: int) -> list[tuple[int, int]]:
    """The candidate; in two where it runs one name into the next; nothing for a title or a people."""
    if first >= last:
        return []
    whole = text[found[first].start : found[last - 1].end]
    entries = gazetteer.look_up(whole)
    if whole.lower() in _PORTFOLIOS and _OF_MINISTER.match(text, found[last - 1].end):
        return []
    if _is_command(text, found, first, last) or _OPERATION.search(
        text, max(0, found[first].start - 20), found[first].start
    ):
        return []
    if (
        whole in _TITLES
        or whole.startswith(_OPERATIONS)
        or (entries and entries[0].form == "people")
        or gazetteer.is_of_region(whole)
        or _OF_A_PEOPLE.fullmatch(whole)
        or _is_pair(whole)
    ):
        return []
    if not entries and last - first <= _MOST_WORDS:
        for cut in range(first + 1, last):
            halves = (text[found[first].start : found[cut - 1].end], text[found[cut].start : found[last - 1].end])
            if halves[0] == halves[1] or all(gazetteer.kind_of_name(half) for half in halves):
                return [(first, cut), (cut, last)]
    return [(first, last)]


def _is_pair(name: str) -> bool:
    """Whether a name only says between whom something is: `EU-Turkey` Statement, `Japan-Korea` talks; no body."""
    first, dash, second = name.replace("–", "-").partition("-")
    if not dash or is_headed_as_body(key_of(name)) or not gazetteer.look_up(first):
        return False
    others = second.split()
    return any(gazetteer.look_up(" ".join(others[:count])) for count in range(1, len(others) + 1))


def _is_command(text: str, found: list[Word], first: int, last: int) -> bool:
    """`Speed up Harmony Link`, at the head of a sentence: a verb with its particle, no name."""
    if last - first < len(("verb", "particle", "object")) or (first and not opens_sentence(text, found, first)):
        return False
    return text[found[first + 1].start : found[first + 1].end] in _PARTICLES


_ADDRESS = re.compile(r"(?<!\S)[\w.+-]+@")
_LONGEST_ADDRESS = 60
_PARTICLES = frozenset({"up", "out", "down", "off", "away", "back", "over", "through", "ahead", "aside"})
_PORTFOLIOS = section("role modifiers")
_LEGAL_FORMS = section("legal forms")
_OF_MINISTER = re.compile(r"(?:,? [A-Z]\w+)?,? and [A-Z]\w+ (?:Minister|Secretary)\b")
"""`Trade` in `Trade and Industry Minister` names nobody."""
_OF_A_PEOPLE = re.compile(
    r"[A-Z][a-z]+(?:n|sh|ese|ch|i) (?:armed|foreign|defen[cs]e|interior|central|air|coast|supreme|national)"
)
"""`Lithuanian armed` forces, `Danish foreign` ministry: its head is in small letters, and the state is who acts."""
_OPERATIONS = ("Operation ", "Exercise ")
_OPERATION = re.compile(r"\b(?:[Oo]perations?|[Tt]yphoon|[Hh]urricane|[Cc]yclone|[Ss]torm),? [\"“‘']?$")


def _trimmed(text: str, found: list[Word], first: int, last: int) -> tuple[int, int]:
    """Without an article or a short title before, a possessive or a lone mark at either end, or an address after."""
    address = _ADDRESS.search(text, found[first].start, found[last - 1].end + _LONGEST_ADDRESS)
    while last - first > 1 and address and address.start() <= found[last - 1].start:
        last -= 1
    if last - first > 1 and text[found[first].start : found[first].end] in _TITLES:
        first += 1 + (text[found[first + 1].start] == ".")
    if last - first > 1 and text[found[first].start : found[first].end] in _ARTICLES:
        first += 1
    if last - first > 1 and text[found[last - 1].start : found[last - 1].end] in _NOUNS_IN_CAPITALS:
        last -= 1
    if last - first > len("’s") and text[found[last - 1].start : found[last - 1].end] == "s":
        last -= int(text[found[last - 2].start] in "'’") * 2
    while first < last and text[found[first].start] in "'’\"“”‘,;:-–—).":
        first += 1
    while first < last and text[found[last - 1].start] in "'’\"“”‘,;:-–—(":
        last -= 1
    return first, last


_NOUNS_IN_CAPITALS = frozenset({"MP", "MPs", "MEP", "MEPs", "MSP", "TD", "CEO", "CFO", "NGO", "NGOs"})
"""What somebody or something is, behind a party or a town: `Labour MP`, `Lima NGO`."""


def _shares(scores: tagger.Scores) -> tuple[float, float, float, float]:
    """Mean over its words of what each kind has of the whole, begun or gone on."""
    import numpy as np

    chances = np.exp(scores).mean(0)
    by_kind = chances[1::2] + chances[2::2]
    whole = float(by_kind.sum()) or 1.0
    person, organisation, place, other = (float(share) / whole for share in by_kind)
    return person, organisation, place, other
