"""The word that a date dates: a verb in any of its forms, a noun that names a happening, or none.

A date goes with the nearest verb before it (`agreed to meet on Friday` dates the meeting), with three exceptions: in
front of its clause it goes with the first verb after it; inside a noun phrase it goes with the noun, if that is a
happening (`Friday's ruling`, `the famine of 2011`); in a comparison or beside a thing it dates nothing (`the 2015
agreement`, `lower than in 2010`). Verbs are told by form and neighbours (`verbs.py`), without a tagger.
`benchmark/dates` measures this beside the nearest verb and the nearest verb to the left.
"""

from reportpipe.annotate.temporal.pieces import DATED, PREPOSITIONS
from reportpipe.annotate.temporal.verbs import AUXILIARIES, IRREGULAR, Word, finite
from reportpipe.annotate.temporal.words import NUMBERS, listed

HAPPENINGS = frozenset(
    listed("""
    act law treaty agreement accord ceasefire truce famine war coup revolution uprising crisis election
    elections referendum earthquake flood floods drought attack attacks massacre constitution summit crash
    genocide invasion niño niña ruling reading vote raid strike talks negotiations storm sale visit meeting
    hearing trial march protest protests clashes fighting offensive bombing explosion blast fire murder killing
    arrest landslide eruption epidemic outbreak collapse merger launch inauguration ceremony speech decision
    announcement withdrawal departure arrival siege battle emergency putsch mutiny riot riots purge boycott
    blockade ambush assassination shelling airstrike airstrikes accident disaster blackout lockdown pandemic
    hurricane cyclone typhoon tsunami wildfire wildfires recession default annexation occupation evacuation
    exodus verdict sentencing execution funeral runoff run-off plebiscite raids
    """)
)
"""Nouns that name something that happens at a time."""
PARTS = frozenset(
    listed(
        "night nights morning mornings evening evenings afternoon afternoons day days eve hours week weeks end half"
        " start beginning middle"
    )
)
"""Nouns that belong to the date behind them: `in the night of 3 March`."""
THINGS = frozenset(listed("act law treaty agreement accord truce ceasefire award resolution"))
"""Happenings of which papers are named: `the famine of 2011` is an event, `the 2015 agreement` a thing."""
_PARTICIPLES = frozenset(
    listed("""
    been taken given driven known grown shown seen gone done broken begun sunk written fallen risen spoken stolen
    chosen frozen worn torn born borne drawn flown thrown withdrawn overthrown overrun run come become eaten beaten
    bitten hidden ridden forgiven forgotten mistaken sworn shaken woken undertaken built shut set cut hit let put
    """)
)
_LINKS = frozenset(
    listed(
        "not never also already only just then still first once now both all since been be being himself herself itself"
        " themselves"
    )
)
_DETERMINERS = frozenset(
    listed(
        "the a an its their his her our my your this that these those no some any each every one two three four five"
    )
)
_COPULAS = frozenset(listed("stay stays stayed remain remains remained become became seem seems seemed"))
"""Verbs after which a participle is an adjective: `stayed closed until Sunday`."""
_NOT_INFINITIVES = _DETERMINERS | frozenset(
    listed("""
    court school schools war prison power sea work market nine ten six seven eight half more less about nearly almost
    them him it us me death life order date town hospital earth
    """)
)
_NO_GERUNDS = frozenset(listed("nothing something anything everything morning evening building during spring"))
_RELATIVES = frozenset(listed("that which who whom where when while because since as after"))
_SHORTEST_FORM = 5
"""Letters of a form in -ed or -ing that is more than a short word (`fed`, `king`)."""
_NEXT = 4
"""Words over which an auxiliary reaches its verb: `will not be opened`."""
_SUBJECT = 6
"""Words of a subject, or of an aside, that stands between a date and its verb."""


def head(row: list[Word], first: int, last: int) -> int | None:
    """Place of the word that the date at places `first` to `last` of a sentence dates; None when it dates nothing."""
    while first > 1 and row[first - 1].low == "of" and row[first - 2].low in PARTS:
        first -= 2
    begin = _phrase(row, first)
    noun, settled = _noun(row, first, last)
    if settled or _compared(row, begin):
        return noun
    aside = _aside(row, begin, last)
    if aside is not None:
        return aside
    left, right = nearest_left(row, begin), _first_right(row, last)
    if left is None or _leads(row, begin, last):
        return right if right is not None else left
    if right is not None and right <= last + _NEXT and finite(row, last + 1) and not _closed(row, left, begin):
        return right
    return left


def nearest_left(row: list[Word], place: int) -> int | None:
    """The nearest verb before a place."""
    return next((at for at in range(place - 1, -1, -1) if verbal(row, at)), None)


def _first_right(row: list[Word], last: int) -> int | None:
    """The first verb after a date that is no gerund: the main verb of the clause that the date opens."""
    after = range(last + 1, len(row))
    return next((at for at in after if verbal(row, at) and not row[at].low.endswith("ing")), None)


def verbal(row: list[Word], at: int) -> bool:
    """Whether a word is a verb: finite, a participle, a gerund or an infinitive; of a group only the main verb."""
    word, before = row[at].low, row[at - 1].low if at else ""
    if word == DATED or not word[0].isalpha() or (row[at].raw[0].isupper() and at) or before in _COPULAS:
        return False
    if word in AUXILIARIES:
        return _main(row, at) is None
    if before == "to" or (before.endswith("ly") and at > 1 and row[at - 2].low == "to"):
        return word not in _NOT_INFINITIVES and (word.endswith("ss") or not word.endswith("s"))
    if word.endswith("ing") and len(word) > _SHORTEST_FORM:
        return _gerund(row, at)
    return finite(row, at) or _participle(row, at) or _after_auxiliary(row, at)


def _main(row: list[Word], at: int) -> int | None:
    """The main verb of an auxiliary; None where the auxiliary is the verb (`was empty`)."""
    full = row[at].low not in {"is", "are", "was", "were", "has", "have", "had"}
    for ahead in range(at + 1, min(at + 1 + _NEXT, len(row))):
        word = row[ahead].low
        if word in _LINKS or word.endswith("ly") or word in AUXILIARIES or word == DATED:
            continue
        form = word in _PARTICIPLES or word in IRREGULAR or word.endswith(("ed", "ing"))
        return ahead if word.isalpha() and (form or (full and word not in _DETERMINERS)) else None
    return None


def _after_auxiliary(row: list[Word], at: int) -> bool:
    near = range(max(0, at - _NEXT), at)
    return any(row[back].low in AUXILIARIES and _main(row, back) == at for back in near)


def _participle(row: list[Word], at: int) -> bool:
    """Whether a word is a participle, and not an adjective: `land granted in 1911`, not `the granted land`."""
    word, before = row[at].low, row[at - 1].low if at else ""
    if not (word in _PARTICIPLES or word in IRREGULAR or (word.endswith("ed") and len(word) >= _SHORTEST_FORM)):
        return False
    after = row[at + 1].low if at + 1 < len(row) else ""
    return not (before in _DETERMINERS and after.isalpha() and after not in PREPOSITIONS)


def _gerund(row: list[Word], at: int) -> bool:
    """Whether a form in -ing is a verb: `after leaving the bloc`, `a lease expiring in 2031`; not `the shelling`."""
    before = row[at - 1].low if at else ""
    after = row[at + 1].low if at + 1 < len(row) else ""
    if before in _DETERMINERS or after == "of" or before.endswith("'s") or row[at].low in _NO_GERUNDS:
        return False
    if before in AUXILIARIES or at == 0:
        return after != ","
    opens = after in _DETERMINERS or after in PREPOSITIONS or after[:1].isdigit() or after == DATED
    return opens and (before.isalpha() or before == ",")


def _phrase(row: list[Word], first: int) -> int:
    """First word of the phrase of a date, with the prepositions before it."""
    begin = first
    while begin and row[begin - 1].low in PREPOSITIONS | {"the", "again", "ever", "only"}:
        begin -= 1
    return begin


def _leads(row: list[Word], begin: int, last: int) -> bool:
    """Whether a date phrase opens its clause: it stands first, or after a mark or `and`, with a new subject behind; or
    a cleft sentence sets it in front (`it was in 2006 that ...`).
    """
    cleft = begin > 1 and row[begin - 2].low == "it" and row[begin - 1].low in {"is", "was"}
    if begin == 0 or (cleft and last + 1 < len(row) and row[last + 1].low == "that"):
        return True
    before = row[begin - 1].low
    if before in {";", ":", "—", "–", "“", '"'}:
        return True
    at = last + 1
    if before not in {",", "and", "but", "that"} or at >= len(row) - 1 or row[at].low == "," == before:
        return False
    at += row[at].low == ","
    joined = row[at].low in {"and", "or", "but", "."}
    return not joined and any(finite(row, near) for near in range(at, min(at + _SUBJECT, len(row))))


def _noun(row: list[Word], first: int, last: int) -> tuple[int | None, bool]:
    """The noun that a date belongs to, and whether it belongs to one at all."""
    before = row[first - 1].low if first else ""
    after = row[last + 1] if last + 1 < len(row) else None
    if row[last].raw.endswith(("'s", "’s")) and after is not None:
        return last + 1, True
    if after is not None and before in _DETERMINERS and row[first].raw[0].isdigit() and _names(row, last + 1):
        return (last + 1 if after.low in HAPPENINGS - THINGS else None), True
    at = first - 1 - (before == "the")
    return _noun_before(row, at) if at > 0 else (None, False)


def _names(row: list[Word], at: int) -> bool:
    """Whether a noun begins here: `the 2015 agreement`."""
    word = row[at]
    return word.raw[0].islower() and word.low not in PREPOSITIONS | {"and", "or"} and not finite(row, at)


def _noun_before(row: list[Word], at: int) -> tuple[int | None, bool]:
    """The noun before the preposition at this place, if a date behind that belongs to the noun."""
    preposition, noun = row[at].low, at - 1
    happens = row[noun].low in HAPPENINGS
    if preposition == "of" or (happens and preposition in {"on", "in", "at"} and nearest_left(row, at) is None):
        return (noun if happens else None), True
    figure = preposition == "for" and not verbal(row, noun) and not row[noun].low.endswith("ed")
    return None, figure or (preposition in {"in", "on", "at"} and row[noun].low in {"than", "from"})


def _compared(row: list[Word], begin: int) -> bool:
    """Whether the date belongs to a figure: `to nine million from seven million a year earlier`."""
    for at in range(begin - 1, max(-1, begin - _SUBJECT), -1):
        if verbal(row, at) or row[at].low in {",", ";"}:
            return False
        if row[at].low in {"from", "than", "against"}:
            return row[at + 1].raw[0].isdigit() or row[at + 1].low in NUMBERS
    return False


def _closed(row: list[Word], left: int, begin: int) -> bool:
    """Whether the verb before a date keeps it from the verb right after: adjacent, or in a clause of its own."""
    return left == begin - 1 or any(row[at].low in _RELATIVES for at in range(max(0, left - _NEXT), left))


def _aside(row: list[Word], begin: int, last: int) -> int | None:
    """The noun of an aside without a verb: `the prime minister, in office since 2017, has ...`."""
    if last + 1 >= len(row) or row[last + 1].low != ",":
        return None
    comma = next((at for at in range(begin - 1, -1, -1) if row[at].low == ","), None)
    if comma is None or begin - comma > _SUBJECT or any(verbal(row, at) for at in range(comma + 1, begin)):
        return None
    return begin - 1 if begin - 1 > comma and row[comma + 1].low in PREPOSITIONS else None
