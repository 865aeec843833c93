"""Which words of a sentence are finite verbs, told from their form and their neighbours; no tagger.

Rows of a timeline tell of the past, so past forms and auxiliaries are covered widely and present forms narrowly.
"""

import re
from typing import NamedTuple

from reportpipe.annotate.temporal.words import listed

_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*[^\W_])?(?:\.(?=\s?[a-z(]))?|[^\w\s]")


class Word(NamedTuple):
    """A word or mark of a sentence."""

    start: int
    """Code point of the text."""
    end: int
    low: str
    """Lower case, straight apostrophes."""
    raw: str


AUXILIARIES = frozenset(
    listed("""
    is are was were has have had will would can could may might must shall should do does did isn't aren't
    wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't didn't doesn't don't cannot
    """)
)
IRREGULAR = frozenset(
    listed("""
    said told made took came went saw found gave began fell rose got became left felt brought kept held wrote
    stood lost met led grew won paid sent built spent ran sold bought thought broke spoke drew chose knew flew
    threw wore beat shot fought struck sought caught taught stole swore sank shrank sprang quit shut slid sat
    lay drove rode fed fled bore froze hid shook tore woke wept swept stuck strode overtook withdrew underwent
    undertook arose overthrew overran outran overcame swung spun clung forgot sped strove dealt meant dug hung wound
    understood withstood forbade forgave foresaw put set
    cut hit hurt let split spread oversaw mistook misled outgrew rebuilt resold rewrote retook laid bred fit
    heard slept lit burnt learnt bound blew ate swam sang rang sent lent bent burst cast bid shed upheld beheld undid
    redid became
    """)
)
PRESENT = frozenset(
    listed("""
    says say said's seeks seek remains remain continues continue wants want plans plan believes believe holds
    controls supports support accuses accuse claims calls becomes become seems seem appears appear makes make
    takes comes goes gets gives keeps means needs shows begins begin launches launch signs announces
    gives weighs describes rejects buys sells pays leads owns produces employs faces fears expects asks allows requires
    includes covers meets sees finds thinks knows tells writes lies sits lives serves governs backs blames warns argues
    adds insists denies admits agrees disagrees refuses accepts suggests depends relies follows grows rises falls
    threatens protects uses sends brings puts leaves enters reaches helps belongs consists contains provides carries
    stretches
    ends expires lapses opens imposes approves adopts extends publishes
    exceeds earns loses wins fails tries intends proposes opposes considers recognises recognizes regards treats
    """)
)
TIMETABLED = frozenset(
    listed("""
    go vote meet resume begin start open reopen close return leave arrive depart end expire convene travel visit host
    hold receive chair hear elect enter join speak celebrate retire debate decide publish release mature stay take pay
    fly attend sign
    """)
)
"""What people do, and what begins or ends, by a timetable: in the present with a day ahead it is a plan."""
REPORTING = frozenset(
    listed("""
    said says say told announced announces claimed claims stated reported added explained warned declared
    confirmed denied insisted argued acknowledged admitted noted wrote pledged promised vowed suggested
    estimated alleged maintained asserted revealed disclosed conceded stressed testified
    """)
)
_NOT_VERBS = frozenset(
    listed("""
    need indeed speed feed heed sled bleed used hundred sacred naked wicked rugged aged breed seed weed deed reed united
    red bed shed dated armed unarmed so-called limited alleged unprecedented experienced sophisticated unified
    """)
)
_BEFORE_ADJECTIVES = frozenset(
    listed("""
    a an the its their his her our my your this these those of in with by for from more most less very so such
    as no any some many several few two three both newly highly well be been being to
    """)
)
_BEFORE_INFINITIVES = _BEFORE_ADJECTIVES | set(listed("'s will would could may might should can must"))
_SINGULAR = frozenset({base + ("es" if base.endswith("go") else "s") for base in TIMETABLED} | {"flies"})
_NOUNS = frozenset(listed("votes starts closes returns leaves ends visits hosts holds chairs stays takes signs"))
"""Forms of the third person that are plural nouns, too."""
_OF_EITHER_NUMBER = frozenset(listed(", ) that which who also then now still both"))
_PLURALS = frozenset(listed("they we you people police both all"))
_BEHIND_VERBS = frozenset(
    listed("""
    to on in at for by from until till into with again the a an its their his her · next this tomorrow today
    """)
)
"""What stands behind a verb rather than behind a noun; a mark, or a date (`·`)."""
_BETWEEN = frozenset(
    listed("""
first once originally now also already still then never not since both himself herself itself themselves
""")
)
_HAVING = frozenset(
    listed("""
has have had having hasn't haven't hadn't is are was were be been being 's 've 'd
""")
)


def words(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of `text[start:end]`."""
    return [
        Word(match.start(), match.end(), match.group().lower().replace("’", "'"), match.group())
        for match in _WORD.finditer(text, start, end)
    ]


def finite(row: list[Word], place: int) -> bool:
    """Whether the word at this place is a finite verb."""
    word = row[place].low
    if word in AUXILIARIES:
        return True
    before = row[place - 1].low if place else ""
    if word in PRESENT:
        return before not in _BEFORE_INFINITIVES and place > 0
    return past(row, place) or timetabled(row, place)


def timetabled(row: list[Word], place: int) -> bool:
    """Whether the word is such a verb in the present, by the number of the noun before it and the words behind it:
    `voters go to the polls`, `the house votes on 3 May`; not `two votes`, `the start of`.
    """
    word = row[place].low
    if place == 0 or place + 1 >= len(row) or (word not in TIMETABLED and word not in _SINGULAR):
        return False
    before, after = row[place - 1], row[place + 1]
    if before.low in _BEFORE_INFINITIVES or before.low in AUXILIARIES:
        return False
    if after.raw[0].isalnum() and after.low not in _BEHIND_VERBS:
        return False
    plural = before.low in _PLURALS or (before.low.endswith("s") and not before.low.endswith(("ss", "us", "is", "'s")))
    sure = before.low in _OF_EITHER_NUMBER or word in _SINGULAR - _NOUNS
    return sure or (before.raw[-1].isalpha() and plural == (word in TIMETABLED))


def past(row: list[Word], place: int) -> bool:
    """Whether the word is a simple past form: `launched`, `took`; not the participle of `was launched by`."""
    word = row[place].low
    before = row[place - 1].low if place else ""
    after = row[place + 1].low if place + 1 < len(row) else ""
    if (
        place == 0
        or not (word.endswith("ed") or word in IRREGULAR)
        or before in _BEFORE_ADJECTIVES
        or before in _HAVING
        or (before.endswith("ly") and _after_having(row, place))
    ):
        return False
    back = place - 1
    while back > 0 and (row[back].low.endswith("ly") or row[back].low in _BETWEEN):
        back -= 1
    if back < place - 1 and row[back].low in _HAVING | {","}:
        return False
    if word in IRREGULAR:
        aside = before == "," and word in _PARTICIPLES_TOO and after in _AFTER_PARTICIPLES  # `the dam, built in 1968,`
        return not (row[place].raw[0].isupper() or before in {"not", "n't"} or aside)
    if len(word) < 4 or word in _NOT_VERBS or row[place].raw[0].isupper():  # noqa: PLR2004 - `bed`; but `sued`, `died`
        return False
    if before == ",":
        reports = word in REPORTING and "that" in {near.low for near in row[place + 1 : place + 5]}
        return after in _OBJECTS or reports or _after_aside(row, place) or _resumes(row, place)
    measured = place + 2 < len(row) and row[place + 2].raw[0].isdigit()  # `voted by 188 to 171`, `rose by 3`
    return (after != "by" or measured) and before not in {"and-", "-"}


def _after_aside(row: list[Word], place: int) -> bool:
    """Whether a form in -ed takes up the subject before an aside: `Deby, 38, seized power`."""
    comma = next((at for at in range(place - 2, max(-1, place - _ASIDE), -1) if row[at].low == ","), 0)
    if not 0 < comma <= _OPENING_SUBJECT or any(word.low in AUXILIARIES | {","} for word in row[:comma]):
        return False
    after = row[place + 1].low if place + 1 < len(row) else ""
    age = place - comma == 2 and row[comma + 1].raw.isdigit()  # noqa: PLR2004 - the comma, the age, the comma
    return age or (after.isalpha() and after not in _AFTER_PARTICIPLES)


def _resumes(row: list[Word], place: int) -> bool:
    """Whether a form in -ed behind a comma takes up the subject that opens the sentence, over all asides between (`Ann
    Bell, the minister, resigned on Monday`): the sentence has no other verb, before or after.
    """
    comma = next((at for at in range(min(place, _OPENING_SUBJECT + 1)) if row[at].low == ","), 0)
    after = row[place + 1].low if place + 1 < len(row) else ""
    if not 0 < comma < place - 1 <= comma + _PREDICATE or after in {"by", "as"} or row[0].low in _FRONTED:
        return False
    related = row[comma + 1].low in _OPENERS
    return not any(_sure(row, at) for at in range(1, comma if related else place)) and not any(
        _sure(row, at) or _may_resume(row, at) for at in range(place + 1, _until(row, place))
    )


def _until(row: list[Word], place: int) -> int:
    """Where what a verb says ends: at a word that opens another clause, or after the words that can hold one."""
    last = min(len(row), place + _PREDICATE)
    return next((at for at in range(place + 1, last) if row[at].low in _OPENERS), last)


def _sure(row: list[Word], at: int) -> bool:
    """Whether a word is a verb whatever else there is: an auxiliary, an irregular form, one in -ed and its object."""
    word, before = row[at].low, row[at - 1].low
    if not row[at].raw[0].islower() or before in _BEFORE_ADJECTIVES or (before == "," and word in _PARTICIPLES_TOO):
        return False
    if word in AUXILIARIES or word in IRREGULAR:
        return True
    return word.endswith("ed") and at + 1 < len(row) and row[at + 1].low in _OBJECTS


def _may_resume(row: list[Word], at: int) -> bool:
    """Whether a word behind a comma may be a verb: `, describes the mines`, `, surrendered on 5 May`."""
    word = row[at].low
    return row[at - 1].low == "," and word.endswith(("ed", "s")) and len(word) > 4 and not word.endswith("ss")  # noqa: PLR2004 - `this`


_PARTICIPLES_TOO = frozenset(
    listed("built held set made put cut led sent bought sold found brought kept laid won lost")
)
"""Past forms that are participles as they stand."""
_PREDICATE = 40
"""Words of an aside, or after a verb, in which another verb is looked for."""
_OPENERS = frozenset(
    listed("that which who whom whose where when while after before because if unless whether since as ;")
)
_FRONTED = frozenset(
    listed("""
    in on at by of for from to with without under over into during against between among about around after before
    since until despite within as when while although though if because once
    """)
)
"""What opens a sentence with something else than its subject."""
_ASIDE, _OPENING_SUBJECT = 12, 6
"""Words of an aside in commas, and of the subject before it."""
_AFTER_PARTICIPLES = frozenset(
    listed("""
in on at by of for from to with as into over under after before since and or
""")
)
"""After these a form in -ed behind a comma is rather a participle: `, based in Salz,`."""
_OBJECTS = frozenset(
    listed("""
    the a an its their his her our that it them him us this these those
    """)
)
"""After an aside a form in -ed is the main verb when its object follows: `the union, of 63 ships, informed the ...`."""


def _after_having(row: list[Word], place: int) -> bool:
    return place > 1 and row[place - 2].low in _HAVING | _BEFORE_ADJECTIVES
