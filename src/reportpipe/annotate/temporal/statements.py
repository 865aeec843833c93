"""Which parts of a sentence can stand alone, told cautiously: a part that might lean on another is not cut off.

A cut needs a complete subject and a verb on both sides, and nothing on its left that could govern its right: no
reporting verb, no open `that`, `which`, `if` or `when`. What is not certain stays whole.
"""

import re
from typing import NamedTuple

from reportpipe.annotate.temporal.pieces import PREPOSITIONS
from reportpipe.annotate.temporal.unreal import given_up
from reportpipe.annotate.temporal.verbs import AUXILIARIES, IRREGULAR, REPORTING, Word, finite, past
from reportpipe.annotate.temporal.words import listed


class Words(NamedTuple):
    """A sentence as words, with what is known of each."""

    row: list[Word]
    quoted: list[bool]
    dated: list[bool]


class Statement(NamedTuple):
    """Words `first` to `last` (excluded) that stand alone."""

    first: int
    last: int


SUBJECT_WORDS = 9
_OPENS = frozenset(
    listed("""
    that which who whose whom where when if unless whether because while although though until once what how why
    """)
)
"""After one of these the rest of a sentence may be governed by it."""
_THINKS = REPORTING | frozenset(
    listed("""
    believes believe believed expects expect expected thinks think thought hopes hope hoped fears fear feared
    argues argue reckons reckon estimates estimate knows know knew writes write wrote concluded concludes finds
    """)
)
_DETERMINERS = frozenset(
    listed("""
    the a an its their his her our my your this these those no some many several few two three four five both each
    every all most another
    """)
)
_PERSONAL = frozenset(["it", "they", "he", "she", "we", "i", "you"])
_NOMINATIVE = _PERSONAL - {"you"}
_NOT_IN_SUBJECTS = _OPENS | frozenset(
    [",", ";", ":", "—", "–", "-", "(", ")", "“", "”", '"', "than", "as", "not", "or"]
)
OBJECT = (
    _DETERMINERS
    | _PERSONAL
    | frozenset(
        [
            "to",
            "that",
            "him",
            "them",
            "us",
            "me",
            "half",
            "nearly",
            "about",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
)


def statements(words: Words) -> list[Statement]:
    """The sentence cut where that is certain, in order; often one statement, the whole sentence."""
    row = words.row
    found: list[Statement] = []
    begin = 0
    series = False
    for place in range(1, len(row) - 2):
        if words.quoted[place] or words.dated[place]:
            continue
        right = _cut(words, begin, place, series=series)
        if right is None:
            continue
        series = row[place].low == ","
        found.append(Statement(begin, _before(row, place)))
        begin = right
    found.append(Statement(begin, len(row)))
    return found


def own_subject(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """First word of the subject and its verb, where words `first` to `last` open with a complete subject and a verb
    that is certainly one, after at most an adjunct of time.
    """
    row = words.row
    start = after_adjunct(words, first, last)
    for at in range(start + 1, min(start + SUBJECT_WORDS + 1, last)):
        if words.quoted[at]:
            return None
        if sure(words, at) or (at == start + 1 and row[start].low in _NOMINATIVE and finite(row, at)):
            end = at - 1 if row[at - 1].low.endswith("ly") or row[at - 1].low in {"also", "then"} else at
            end = _before_adjunct(words, start, end)
            return (start, at) if nominal(row[start:end]) else None
    return None


def _before_adjunct(words: Words, start: int, end: int) -> int:
    """Where a subject ends that a date stands behind: `ships on Sunday` collided."""
    at = end
    while at > start and words.dated[at - 1]:
        at -= 1
    return at - (at < end and at > start + 1 and words.row[at - 1].low in {"on", "in"})


def sure(words: Words, at: int) -> bool:
    """Whether the word is a finite verb beyond doubt: a form in -ed only with an object behind it."""
    row = words.row
    if words.dated[at] or words.quoted[at] or not finite(row, at):
        return False
    word = row[at].low
    if word in AUXILIARIES or word in IRREGULAR or not word.endswith("ed"):
        return True
    after = row[at + 1] if at + 1 < len(row) else None
    if at and words.dated[at - 1]:
        return after is not None and after.low != "by"  # `ships on Sunday collided with`
    return after is not None and (after.low in OBJECT or after.raw[0].isupper() or after.raw[0].isdigit())


def after_adjunct(words: Words, first: int, last: int) -> int:
    """The first word after an adjunct of time (`in the night of 3 March`, `four months later`), else `first`."""
    row = words.row
    at = first
    while at < min(first + 5, last) and not words.dated[at]:
        at += 1
    if at >= last or not words.dated[at] or (at > first and row[first].low not in PREPOSITIONS):
        return first
    if any(words.quoted[near] or finite(row, near) or row[near].low == "," for near in range(first, at)):
        return first
    while at < last and (words.dated[at] or row[at].low == ","):
        at += 1
    return at if at < last else first


def opens(words: Words, first: int, last: int) -> bool:
    """Whether something in these words may govern what follows them."""
    return any(
        words.row[at].low in _OPENS or _thinks(words, at) or (words.quoted[at] and not _apart(words, at, last))
        for at in range(first, last)
    )


def leans(words: Words, first: int, last: int) -> bool:
    """Whether the subject of these words, or the object right behind their verb, is a pronoun for something before."""
    head = own_subject(words, first, last)
    if head is None:
        return False
    start, verb = head
    if words.row[start].low in _ANAPHORIC:
        return True
    ahead = words.row[verb + 1 : min(verb + 4, last)]
    return next((word.low in _OBJECTIVE for word in ahead if not _of_verb(word)), False)


def _of_verb(word: Word) -> bool:
    return word.low in AUXILIARIES or word.low in {"not", "been", "be"} or word.low.endswith(("ly", "ed"))


_ANAPHORIC = frozenset(["it", "they", "he", "she", "its", "their", "his", "her"])
_OBJECTIVE = frozenset(["it", "them", "him"])


def antecedent(words: Words, first: int, last: int, *, person: bool) -> tuple[int, int] | None:
    """First and one past the last word of what a relative clause behind a comma at `last` is of: the subject from
    `first` on, where it is one noun without a preposition, or (`who`) a full name right before the comma, an age left
    out; None where neither is sure.
    """
    row = words.row
    if last - first > _FULL_NAME and row[last - 1].raw.isdigit() and row[last - 2].low == ",":
        last -= 2
    bare = next((at for at in range(first, last) if row[at].low == "("), last) if row[last - 1].low == ")" else last
    if nominal(row[first:bare]) and not any(word.low in PREPOSITIONS for word in row[first:bare]):
        return (first, last) if bare - first <= SUBJECT_WORDS else None
    begin = last
    while begin > first and row[begin - 1].raw[0].isupper() and not words.quoted[begin - 1]:
        begin -= 1
    return (begin, last) if person and last - begin >= _FULL_NAME else None


_FULL_NAME = 2
"""Words of a forename and a surname."""


def _apart(words: Words, at: int, last: int) -> bool:
    """Whether a quotation is a few words within a statement (`listed as “terrorist organisation” in`), not speech."""
    begin, end = at, at
    while begin > 0 and words.quoted[begin - 1]:
        begin -= 1
    while end < last and words.quoted[end]:
        end += 1
    before = words.row[begin - 1] if begin else None
    said = before is None or not before.low.isalpha() or before.low in _THINKS
    return end < last and end - begin <= _FEW_QUOTED and not said


_FEW_QUOTED = 6
"""Words of a quotation with its marks, so about four words."""


def _thinks(words: Words, at: int) -> bool:
    return words.row[at].low in _THINKS and finite(words.row, at)


def _cut(words: Words, begin: int, place: int, *, series: bool) -> int | None:
    """The first word of the statement that a mark or conjunction at `place` begins; None where it begins none."""
    row = words.row
    mark = row[place].low
    if mark not in _MARKS or row[begin].low in _LEANING or row[place].end == row[place + 1].start:
        return None
    certain = finite if mark == ";" else lambda _, at: sure(words, at)
    if not any(certain(row, at) for at in range(begin + 1, place)) or given_up(row, begin, place):
        return None
    if mark in {";", ":"}:
        return _after_mark(words, begin, place)
    if mark == "," and not (_later(words, place) or series):
        return None
    if opens(words, begin, place) or (mark != "," and _pairs(words, begin, place)):
        return None
    return place + 1 if own_subject(words, place + 1, len(row)) else None


def _after_mark(words: Words, begin: int, place: int) -> int | None:
    """The first word of the statement after a semicolon or colon; None where what is said there may be reported."""
    right = place + 1
    if any(_thinks(words, at) for at in range(begin, place)):
        return None
    if words.row[place].low == ":":
        return right if own_subject(words, right, len(words.row)) else None
    if words.row[right].low in {"and", "but"}:
        right += 1
    return right if own_subject(words, right, len(words.row)) or _verb(words, right) else None


_MARKS = frozenset([";", ":", ",", "and", "but", "while", "whereas"])
_LEANING = _OPENS | frozenset(["as", "after", "before", "since", "despite", "not", "neither", "either"])


def _later(words: Words, place: int) -> bool:
    """Whether a comma is one of a series of statements: `A did x, B did y, and C did z`."""
    row = words.row
    return any(
        row[at].low == "," and row[at + 1].low == "and" and own_subject(words, at + 2, len(row)) is not None
        for at in range(place + 1, min(place + 40, len(row) - 3))
    )


def _pairs(words: Words, begin: int, place: int) -> bool:
    """Whether a conjunction joins two nouns: `both A and B`, `Salta and Catamarca have`, `deficits and other matters`,
    `as ministers and aides resign`.
    """
    row = words.row
    near = [word.low for word in row[max(begin, place - 6) : place]]
    if {"both", "between", "either", "neither"} & set(near) or row[place + 1].low == "other":
        return True
    if "as" in near[-_SHARED:] and not any(sure(words, at) for at in range(place - _SHARED, place)):
        return row[place - 1].low != ","
    return row[place - 1].raw[0].isupper() and row[place + 1].raw[0].isupper()


_SHARED = 3
"""Words of `as` and the first of two nouns that share the verb behind them."""


def _verb(words: Words, first: int) -> bool:
    if first >= len(words.row) or words.row[first].low in _OPENS or words.row[first].raw[0] in '“"':
        return False
    return any(finite(words.row, at) and not words.quoted[at] for at in range(first + 1, len(words.row)))


def _before(row: list[Word], place: int) -> int:
    """One past the last word before a mark or conjunction, its comma left out."""
    last = place
    while last > 0 and row[last - 1].low in {",", "and", "but"}:
        last -= 1
    return last


def nominal(words: list[Word]) -> bool:
    """Whether some words are one noun phrase, or a pronoun: what might hide a verb is refused."""
    if not words:
        return False
    if words[0].low in _PERSONAL:
        return len(words) == 1
    if words[0].low in PREPOSITIONS or words[0].low in AUXILIARIES or not _WORDLIKE.match(words[0].raw):
        return False
    for place, word in enumerate(words):
        before = words[place - 1] if place else None
        if word.low == "," and before is not None and _in_list(words, place):
            continue
        if word.low in _NOT_IN_SUBJECTS or word.low in _PERSONAL or word.low == "to":
            return False
        if before is not None and word.low in _DETERMINERS:
            joined = before.low in PREPOSITIONS or before.low in {"and", "both", "all", "of"} | _DETERMINERS
            if not joined:
                return False
    return words[-1].low not in PREPOSITIONS and words[-1].low != "and"


def _in_list(words: list[Word], place: int) -> bool:
    """Whether a comma stands between two names of a list that ends in `and`: `Jujuy, Salta and Catamarca`."""
    after = words[place + 1] if place + 1 < len(words) else None
    return (
        after is not None
        and after.raw[0].isupper()
        and words[place - 1].raw[0].isupper()
        and "and" in [word.low for word in words[place:]]
    )


_WORDLIKE = re.compile(r"\w")


class Predicate(NamedTuple):
    """One of the predicates that share a subject: words `first` to `last` (excluded), from its verb on."""

    first: int
    last: int


def predicates(words: Words, statement: Statement) -> tuple[tuple[int, int], list[Predicate]] | None:
    """The subject (its words) and the predicates of `X did A, did B and did C`; None where that is not certain."""
    head = own_subject(words, *statement)
    if head is None:
        return None
    start, verb = head
    row = words.row
    heads = [verb]
    ends: list[int] = []
    for place in range(verb + 2, statement.last - 1):
        if words.quoted[place] or words.dated[place] or row[place].low not in {"and", ","}:
            continue
        at = place + 1 + (row[place + 1].low in {"then", "later", "also"})
        if at >= statement.last or row[at].low == "and" or not _parallel(words, verb, at):
            continue
        if row[place].low == "," and not _closes(words, verb, place, statement.last):
            continue
        heads.append(at)
        ends.append(_before(row, place))
    said = [at for at in heads[:-1] if _thinks(words, at)]
    if (
        len(heads) == 1
        or given_up(row, verb, heads[-1])
        or any(words.quoted[at] or row[at].low in _OPENS for at in range(verb + 1, heads[-1]))
    ):
        return None
    if said and not all(row[end].low == "," for at, end in zip(heads[:-1], ends, strict=True) if at in said):
        return None
    last = verb - 1 if row[verb - 1].low.endswith("ly") or row[verb - 1].low in {"also", "then"} else verb
    parts = [Predicate(a, b) for a, b in zip(heads, [*ends, statement.last], strict=True)]
    return (start, last), parts


def _parallel(words: Words, verb: int, at: int) -> bool:
    """Whether the verb at `at` has the form of the first verb, so that they share its subject."""
    row = words.row
    first, second = row[verb].low, row[at].low
    if second in AUXILIARIES:
        return first in AUXILIARIES and second not in {"have", "do"}
    return first not in AUXILIARIES and past(row, verb) and _past_after_mark(words, at)


def _past_after_mark(words: Words, at: int) -> bool:
    row = words.row
    word = row[at].low
    if word in IRREGULAR:
        return True
    after = row[at + 1] if at + 1 < len(row) else None
    return (
        after is not None
        and word.endswith("ed")
        and (after.low in OBJECT or after.raw[0].isupper() or after.raw[0].isdigit())
    )


def _closes(words: Words, verb: int, place: int, last: int) -> bool:
    """Whether the predicates after a comma end in `and` with another: `did A, did B, and did C`."""
    return any(words.row[at].low == "and" and _parallel(words, verb, at + 1) for at in range(place + 1, last - 1))
