"""Whether a date tells when a clause happened, or only stands in it.

A date belongs to the verb nearest before it in its piece of the sentence. It is no date of the clause when that verb
is a participle (`a report published in 2018`), when it stands inside a noun phrase (`the 2015 agreement`), in brackets,
or in part of a quotation.
"""

import re

from reportpipe.annotate.temporal.clauses import PRONOUNS, Clause, Sentence
from reportpipe.annotate.temporal.heads import HAPPENINGS, PARTS, THINGS, verbal
from reportpipe.annotate.temporal.periods import Dated
from reportpipe.annotate.temporal.pieces import PREPOSITIONS
from reportpipe.annotate.temporal.today import is_told
from reportpipe.annotate.temporal.unreal import CONDITIONAL
from reportpipe.annotate.temporal.verbs import REPORTING, Word, finite
from reportpipe.annotate.temporal.words import NUMBERS, listed

_GUESSING = frozenset(
    listed("""
may might could can cannot couldn't wouldn't shouldn't
""")
)


def by_clause(sentence: Sentence, mentions: list[Dated]) -> list[Dated]:
    """Mentions in order, but the date of a report (`said on Friday`) after those of what it reports."""
    return sorted(
        mentions, key=lambda mention: (in_quotes(sentence, mention), reports(sentence, mention), mention.start)
    )


def in_quotes(sentence: Sentence, mention: Dated) -> bool:
    return any(
        quoted and mention.start <= word.start < mention.end
        for word, quoted in zip(sentence.row, sentence.quoted, strict=True)
    )


def reports(sentence: Sentence, mention: Dated) -> bool:
    """Whether the date is that of a report: `the bank said on Friday`."""
    before = [word.low for word in sentence.row if word.end <= mention.start][-3:]
    return any(word in REPORTING for word in before)


def ends_with_report(sentence: Sentence, mention: Dated) -> bool:
    """Whether the date is that of a report that only ends its sentence: `exports fell, the bank said in May`."""
    row = sentence.row
    place = next((at for at, word in enumerate(row) if word.start >= mention.start), 0)
    comma = max((at for at in range(place) if row[at].low == ","), default=0)
    closes = all(not word.low.isalnum() for word in row[place:] if word.end > mention.end)
    return closes and comma > 0 and reports(sentence, mention) and any(finite(row, at) for at in range(1, comma))


def dates(sentence: Sentence, clause: Clause, mention: Dated) -> bool:  # noqa: PLR0911 - a ladder of refusals
    """Whether the mention dates the clause: an adjunct, outside brackets and conditionals, of a clause that asserts."""
    row = sentence.row
    inside = [place for place, word in enumerate(row) if word.start < mention.end and word.end > mention.start]
    if not inside or not clause.start <= mention.start < clause.end or clause.opener in CONDITIONAL:
        return False
    said = sentence.text[mention.start : mention.end].lower()
    if (
        mention.precision == "century"
        or _UNCOUNTED.match(said)
        or (said == "today" and not is_told(sentence, clause, mention))
    ):
        return False
    first, last = inside[0], inside[-1]
    if first and row[first].raw == "Today" and row[first - 1].raw[-1].isalnum():
        return False  # a programme
    if first and row[first - 1].low in {"originally", "initially", "formerly"}:
        return False  # `Its deadline, originally 2015, has been moved`
    if (
        _bracketed(sentence, first)
        or _in_apposition(sentence, first, last)
        or _names_a_thing(sentence, mention, first, last)
        or (_of_a_participle(sentence, clause, first) and not _made_known(sentence, mention, first))
    ):
        return False
    if _SUPERLATIVE.search(sentence.text, clause.start, mention.start):
        return False
    if sentence.quoted[first] and not _full_quote(sentence, first):
        return False
    words = [place for place, word in enumerate(row) if clause.start <= word.start < clause.end]
    words = [place for place in words if not sentence.quoted[place]]
    verb = next((place for place in words if finite(row, place)), None)
    if verb is not None and row[verb].low in _GUESSING and "been" not in [row[place].low for place in words]:
        return False
    return not any(
        row[place].low == "have" and row[place - 1].low in {"would", "could", "should", "might"}
        for place in words
        if 0 < place < first
    )


def _full_quote(sentence: Sentence, place: int) -> bool:
    """Whether the quotation that holds this word is a sentence of its own, with its speaker outside."""
    row = sentence.row
    first = place
    while first > 0 and sentence.quoted[first - 1]:
        first -= 1
    opens = first == 0 or row[first - 1].low in {",", ":"}
    speakers = [at for at, word in enumerate(row) if word.low in REPORTING and not sentence.quoted[at]]
    beside = {row[near].low for at in speakers for near in (at - 1, at + 1) if 0 <= near < len(row)}
    return opens and bool(speakers) and not beside & PRONOUNS


_SUPERLATIVE = re.compile(r"\b(?:first|last|most|least|best|worst|[a-z]{3,}est)\b[^;.]*\bsince\b[^,;.]*\Z")
"""`the first reshuffle since the election in 2019`."""


def _of_a_participle(sentence: Sentence, clause: Clause, place: int) -> bool:  # noqa: PLR0911 - a ladder of cases
    """Whether the nearest verb before the date is a participle: `a report published in 2018`."""
    row = sentence.row
    for at in range(place - 1, max(0, place - 9), -1):
        word = row[at].low
        if row[at].start < clause.start or word in _NO_PARTICIPLE or (at and row[at - 1].low in _STAYS):
            return False
        if word == "place" and row[at - 1].low == "taking":
            return False  # `the vote taking place on 8 May`
        if word in HAPPENINGS and not finite(row, at):
            continue
        regular = word.endswith("ed") and len(word) > 4  # noqa: PLR2004 - `fed`
        if finite(row, at):
            return regular and (
                _second_verb(sentence, clause, at) or _verb_follows(sentence, place, paper=word in _PUBLISHED)
            )
        gerund = word.endswith("ing") and len(word) > 5 and word not in PREPOSITIONS  # noqa: PLR2004 - `king`
        if gerund and at and row[at].raw[0].islower() and verbal(row, at):
            lead_word = row[at - 1].low
            return (lead_word == "," and _closes_aside(sentence, place)) or (
                lead_word.isalpha()
                and lead_word not in _BEFORE_ING
                and not lead_word.endswith("ly")
                and not finite(row, at - 1)
            )
        if regular and row[at + 1].raw[0].isupper() and word not in _NAMING:
            return False  # `Soldiers detained President Sane in July`: what is done to somebody
        if regular:
            lead = [row[before].low for before in range(max(0, at - 2), at)]
            if "to" in lead:
                return not any(finite(row, before) for before in range(at) if row[before].start >= clause.start)
            return not set(lead) & _HAVING and (not lead or lead[-1] not in _ADJECTIVAL)
    return False


def _closes_aside(sentence: Sentence, place: int) -> bool:
    """Whether a comma follows the date of a gerund: `the auction, opening this month, might fail`."""
    after = place
    while after < len(sentence.row) and sentence.dated[after]:
        after += 1
    return after < len(sentence.row) and sentence.row[after].low == ","


def _made_known(sentence: Sentence, mention: Dated, place: int) -> bool:
    """Whether the date is that of the news itself: `The decision, announced on Sunday, gave him two days`."""
    row = sentence.row
    at = next((back for back in range(place - 1, max(0, place - _NEAR), -1) if row[back].low in _ANNOUNCED), None)
    fresh = mention.precision == "day" and mention.anchor != "stated"
    return fresh and at is not None and at > 0 and row[at - 1].low == ","


_NO_PARTICIPLE = frozenset(
    [",", ";", ":", "—", "meeting", "speaking", "gathering", "convening", "addressing", "testifying"]
)
"""Marks, and what goes on while the clause happens: `ministers meeting in Tallinn on 10 October agreed`."""
_ANNOUNCED = frozenset(
    [
        "announced",
        "unveiled",
        "disclosed",
        "revealed",
        "declared",
        "published",
        "issued",
        "signed",
        "approved",
        "adopted",
        "agreed",
        "passed",
        "ratified",
    ]
)
_PUBLISHED = frozenset(["published", "released", "issued"])
_NEAR = 7
"""Words between such a participle and its date: `announced on state television on Sunday`."""


def _verb_follows(sentence: Sentence, place: int, *, paper: bool) -> bool:
    """Whether a form in -s follows the date (`a report published in 2018 describes ...`), or any verb where a paper is
    dated (`reports published last week said`): then that is the verb.
    """
    row = sentence.row
    after = place
    while after < len(row) and sentence.dated[after]:
        after += 1
    if after >= len(row):
        return False
    word = row[after]
    in_s = word.raw[0].islower() and len(word.low) > _SHORT and word.low.endswith("s")
    return (in_s and word.low[-2:] not in {"ss", "us"}) or (paper and finite(row, after))


_SHORT = 4
"""Letters of `this`, `does`, `thus`: shorter words in -s are no verbs that matter here."""


def _second_verb(sentence: Sentence, clause: Clause, place: int) -> bool:
    """Whether a form in -ed follows the verb of its clause with nothing that begins a new one: then it is a participle
    (`both are allies in a fight launched last week`).
    """
    for at in range(place - 1, -1, -1):
        word = sentence.row[at].low
        if sentence.row[at].start < clause.start or word in _NEW_VERB or word in REPORTING:
            return False
        if finite(sentence.row, at):
            return not (at == place - 1 and word in _COPULAS)
    return False


_COPULAS = frozenset(
    listed("""
stayed remained became seemed looked felt kept got stood was were is are
""")
)
_NEW_VERB = frozenset(
    listed("""
and or but that which who when after before while as because , ; : —
""")
)


_BEFORE_ING = frozenset(
    listed("""
    and or the a an of in on at by for to from with without after before while since about is are was were be
    been being still not also then its their his her new this that these those become becomes became becoming
    """)
)
_HAVING = frozenset(["has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "not", "to"])
_NAMING = frozenset(["called", "named", "dubbed", "titled", "entitled"])
_STAYS = frozenset(["stay", "stays", "remain", "remains", "keep"])
_ADJECTIVAL = frozenset(["the", "a", "an", "its", "their", "his", "her", "and"])


def _in_apposition(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a date opens what a noun is said to be: `the front, until late last year the largest militia,`."""
    row = sentence.row
    begin = first
    while begin and (row[begin - 1].low in PREPOSITIONS or row[begin - 1].low in {"the", "until", "since"}):
        begin -= 1
    if (
        begin < _SHORTEST_SUBJECT
        or row[begin - 1].low != ","
        or last + 1 >= len(row)
        or row[last + 1].low not in _NOMINAL
    ):
        return False
    end = next((at for at in range(last + 1, len(row)) if row[at].low in {",", ";", "."}), len(row))
    return not any(finite(row, at) for at in range(last + 1, end))


_NOMINAL = frozenset(listed("the a an its their his her one"))
_SHORTEST_SUBJECT = 3
"""Words before the comma: a noun phrase and what it does."""


def _bracketed(sentence: Sentence, place: int) -> bool:
    opened = 0
    for word in sentence.row[:place]:
        opened += (word.low in {"(", "["}) - (word.low in {")", "]"})
    return opened > 0


_AFTER_NAME = frozenset(
    listed("""
    to in on at for of by with and but as that which who when while after before from over under about against
    into through during since until because , . ; : ) ” it they he she we i you
    """)
)


def _names_a_thing(sentence: Sentence, mention: Dated, first: int, last: int) -> bool:
    """Whether the date stands inside a noun phrase: `the 2015 agreement`, `Friday's ruling`, `the 7 May election`."""
    row = sentence.row
    after = row[last + 1] if last + 1 < len(row) else None
    before = row[first - 1].low if first else ""
    owns = (after is not None and after.low in {"'s", "'"}) or row[last].raw.endswith(("'s", "’s"))
    if owns:
        return before not in _OCCASIONS
    if before == "of" and sentence.text[row[first].start].isdigit():
        noun = row[first - 2].low if first > 1 else ""
        return _of_a_thing([word.low for word in row[:first]]) or (noun in THINGS and mention.precision == "year")
    if _ends_a_subject(row, first, last) and mention.precision in {"year", "range"}:
        return True
    led = before in {"the", "a", "an", "its", "their", "his", "her", "this", "that"}
    of_the_day = mention.precision == "day" and row[first].raw.lower() == "the" and row[first + 1].raw[0].isdigit()
    of_a_place = mention.precision == "year" and first == last and first > 1 and row[first - 1].raw.istitle()
    if of_a_place and row[first - 1].low in _TITLED:
        return True
    if (led or of_the_day or (of_a_place and row[first - 2].low in {"the", "its"})) and after is not None:
        named = _AFTER_NAME | _SEASONAL
        return after.raw[0].isalpha() and after.low not in named and not finite(row, last + 1)
    return False


_TITLED = frozenset(listed("bill act budget vision agenda strategy plan order regulations code report"))
"""Papers whose year is part of their name: `the Renewable Energy Bill 2023`."""
_OCCASIONS = frozenset(["at", "during"])
"""Before a date that owns something, these say when: `At Friday's meeting the board agreed`."""


def _ends_a_subject(row: list[Word], first: int, last: int) -> bool:
    """Whether digits stand between a noun and its verb, or behind a paper: `the school year 2023/24 began`, `Budget
    2025 was adopted`, `approved the budget 2021-22`.
    """
    noun = row[first - 1].raw if first else ""
    named = noun.isalpha() and noun.lower() not in PREPOSITIONS | _AFTER_NAME and not finite(row, first - 1)
    return (
        named
        and row[first].raw[0].isdigit()
        and (noun.lower() in _TITLED or (last + 1 < len(row) and finite(row, last + 1)))
    )


_SEASONAL = frozenset(["rains", "rain", "harvest", "monsoon", "floods"])
"""Things that happen when their date says: `the October to December rains failed`."""


_UNCOUNTED = re.compile(r"the (?:next|following|past|last|coming|previous) (?:decade|century|few)\b")
"""Lengths of time from a day that the words do not give."""


def measures(sentence: Sentence, mention: Dated) -> bool:
    """Whether a date belongs to a figure or a thing, not an event: `statistics for 2019`, `up from 74,000 in July`."""
    before = [word.low for word in sentence.row if word.end <= mention.start]
    lead = before[:-1] if before[-1:] == ["the"] else before
    if lead[-1:] == ["period"] or lead[-2:] in (["fiscal", "year"], ["financial", "year"]):
        lead = lead[:-1] if lead[-1] == "year" else lead  # `its seat for the period January 2023 to December 2024`
        lead = [word for word in lead[:-1] if word != "the"]
    preposition = lead[-1] if lead else ""
    if preposition == "for":
        return not _arranged(sentence.row, len(lead) - 2)
    if preposition == "of" and _of_a_thing(lead):
        return True
    changes = preposition in {"over", "on"} and mention.precision != "day" and _CHANGES & set(lead[-_CHANGED:-1])
    if changes or (preposition == "from" and lead[-2:-1] and lead[-2] in _RECORDS):
        return True  # `a fall of 12 per cent over the previous month`, `three reports from 2020`
    near = before[-12:]
    marks = [at for at, low in enumerate(near[:-1]) if low in {",", ";", "("} and not near[at + 1].isdigit()]
    cut = max(marks, default=None)
    if cut is None:
        return False
    aside = near[cut + 1 : cut + 6]
    counts = any(_counts(*words) for words in zip(aside, aside[1:], [*aside[2:], "·"], strict=False))
    return bool(_COMPARES & set(aside) and not counts) or aside[:2] in (["up", "from"], ["down", "from"])


def _arranged(row: list[Word], at: int) -> bool:
    """Whether a word before `for` is what somebody does about a day: `is set for 7 October`, `called it for Monday`."""
    return at >= 0 and (row[at].low.endswith("ed") or (row[at].low == "set" and row[at - 1].low in _IS))


_IS = frozenset(listed("is are was were been be now"))


def _counts(more: str, than: str, number: str) -> bool:
    """Whether three words say how many or how late, so that nothing is compared: `more than 160`."""
    if more in {"earlier", "later", "sooner"}:  # `no earlier than 12 December`
        return than == "than"
    return more in {"more", "less", "fewer"} and than == "than" and (number[0].isdigit() or number in NUMBERS)


def _of_a_thing(before: list[str]) -> bool:
    """Whether a noun and `of` end these words by which the date behind them tells only which one is meant."""
    noun = before[-2] if len(before) > 1 else ""
    lead = next((word for word in reversed(before[-5:-2]) if word in PREPOSITIONS), "")
    if noun in HAPPENINGS and lead in _OF_ANOTHER:
        return True
    return noun not in HAPPENINGS | PARTS | _LIMITS | {"as"} and not (noun in _WRITINGS and "in" in before[-5:-2])


_CHANGES = frozenset(listed("increase decrease rise fall drop growth decline gain change higher lower"))
_CHANGED = 7
"""Words of `an increase of 12 per cent over`."""
_RECORDS = frozenset(
    listed("report reports data figures document documents letters emails footage video videos photos studies surveys")
)
_OF_ANOTHER = frozenset(listed("of about into from for to since before despite"))
"""Before a happening, these make it part of something else: `the minutes of the meeting of 8 January were approved`."""
_WRITINGS = frozenset(
    listed("""
letter statement note memo memorandum report message e-mail email dispatch speech ruling judgment judgement decision
""")
)
"""What is said in one of these was said on its day: `warned in a letter of 17 January`."""
_LIMITS = frozenset(["deadline", "ultimatum", "date"])
"""What stands on its own day: `set a deadline of 31 March`."""
_COMPARES = frozenset(["against", "than", "compared"])
