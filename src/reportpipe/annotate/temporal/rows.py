"""From sentences to rows: which clauses are events, what their words are, and what they rest on."""

import re
from typing import NamedTuple

from reportpipe.annotate.temporal.assertions import asserts
from reportpipe.annotate.temporal.attachment import by_clause, dates, ends_with_report, measures
from reportpipe.annotate.temporal.clauses import PRONOUNS, Sentence
from reportpipe.annotate.temporal.heads import HAPPENINGS, head, nearest_left
from reportpipe.annotate.temporal.periods import Dated
from reportpipe.annotate.temporal.pieces import DATED, PREPOSITIONS
from reportpipe.annotate.temporal.statements import Words
from reportpipe.annotate.temporal.status import a_year_back, status_of
from reportpipe.annotate.temporal.telling import Telling, Told, plain
from reportpipe.annotate.temporal.unreal import CONDITIONAL, denied, not_done, superseded, supposes
from reportpipe.annotate.temporal.verbs import Word, finite, past
from reportpipe.annotate.temporal.whens import when
from reportpipe.annotate.temporal.words import listed
from reportpipe.model import Article, EventStatus, When

Spans = tuple[tuple[int, int], ...]

FEWEST_WORDS = 3


class Row(NamedTuple):
    """A row before it becomes an Event."""

    when: When
    text: str
    evidence: Spans
    """In text order."""
    leads: bool = False
    """Whether an undated sentence may go on with it: it has a subject, and its date is that of its main verb."""
    follows: bool = False
    """Whether it only completes the row before it (`The list included four items: ...`)."""

    def joined(self, other: "Row") -> "Row":
        """The row with the sentence that completes it."""
        text = f"{self.text.rstrip('.')}. {other.text}"
        return self._replace(text=text, evidence=tuple(sorted({*self.evidence, *other.evidence})))

    def backed_by(self, other: "Row") -> "Row":
        """The row with the evidence of another that tells the same; in its words where it goes on after this one's."""
        goes_on = set(self.evidence) < set(other.evidence)
        evidence = tuple(sorted({*self.evidence, *other.evidence}))
        return self._replace(text=other.text if goes_on else self.text, evidence=evidence)


def dated_rows(article: Article, sentence: Sentence, mentions: list[Dated]) -> list[Row]:
    """The rows of a sentence with calendar mentions: at most one for each of its clauses."""
    if not mentions or questions(sentence):
        return []
    entry = _chronicle(sentence, mentions)
    if entry is not None:
        return [entry]
    told_by = Telling(sentence)
    events = _events(article, sentence, mentions)
    own = [event.mention for event in events]
    rows = [_row(sentence, told_by.told(event.mention, own), event) for event in events]
    return _distinct([row for row in rows if row is not None])


class _Dating(NamedTuple):
    """A date of a sentence that has an event of its own."""

    mention: Dated
    status: EventStatus


def _events(article: Article, sentence: Sentence, mentions: list[Dated]) -> list[_Dating]:
    """The dates of a sentence that tell when something happens, one for each word that they date, as told."""
    found: list[_Dating] = []
    taken: dict[tuple[int, int | None], Dated] = {}
    named: Dated | None = None
    for mention in by_clause(sentence, mentions):
        number = sentence.piece(mention.start)
        clause = sentence.whole(number)
        place = number, _head(sentence, mention)
        between = {word.low for word in _words_between(sentence, named, mention)} if named else set()
        goes_on = between and between <= _ENUMERATING
        if goes_on or not dates(sentence, clause, mention) or measures(sentence, mention) or _labels(sentence, mention):
            named = mention  # `the treaties of 1929 and 1955`
            continue
        supposed = place[1] is not None and denied(sentence.row, place[1])
        if supposed or not_done(sentence.row, _place(sentence, mention)):
            continue
        if place in taken and not _listed(sentence, taken[place], mention):
            continue
        status = status_of(article, sentence, clause, mention)
        back = a_year_back(article, sentence, clause, mention, place[1])
        if back:
            mention, status = back, "past"  # noqa: PLW2901 - the resolved reading takes its place
        if status:
            taken[place] = mention
            found.append(_Dating(mention, status))
    found = [dating for dating in found if not _superseded(sentence, dating, found)]
    told = [dating for dating in found if not ends_with_report(sentence, dating.mention)]
    if any(dating.status == "past" for dating in told):
        found = told
    return sorted(found, key=lambda dating: dating.mention.start)


def _place(sentence: Sentence, mention: Dated) -> int:
    return next(at for at, word in enumerate(sentence.row) if word.start >= mention.start)


def _superseded(sentence: Sentence, dating: _Dating, found: list[_Dating]) -> bool:
    """Whether a plan of the sentence is given up for one with a later date in it."""
    following = [_place(sentence, other.mention) for other in found if other.mention.start > dating.mention.start]
    if dating.status != "planned" or not following:
        return False
    return superseded(sentence.row, _place(sentence, dating.mention), min(following))


def _head(sentence: Sentence, mention: Dated) -> int | None:
    """Place of the word that a date dates; of the verb before it, where it dates a figure or a thing."""
    row = sentence.row
    places = [at for at, word in enumerate(row) if mention.start <= word.start < mention.end]
    dated = head(row, places[0], places[-1]) if places else None
    return nearest_left(row, places[0]) if places and dated is None else dated


def _listed(sentence: Sentence, before: Dated, mention: Dated) -> bool:
    """Whether a date of the same verb dates another event of a list: `a pipe broke in May and two cables in June`."""
    between = [word.low for word in _words_between(sentence, before, mention)]
    if before.precision == mention.precision and {*between} <= _ENUMERATING and "and" in between[-_JOINING:]:
        return before.relation == mention.relation is None
    return "and" in between and len(between) > 2 and not _PAIRING & set(between)  # noqa: PLR2004 - more than `and in`


def _words_between(sentence: Sentence, before: Dated, mention: Dated) -> list[Word]:
    return [word for word in sentence.row if before.end <= word.start < mention.start]


_ENUMERATING = frozenset([",", "and", "again", "on", "in", DATED])
_JOINING = 3
"""Words from the `and` of a list on: `2016 and again in 2020`."""
_PAIRING = frozenset(["than", "against", "from", "to", "between"])


def _labels(sentence: Sentence, mention: Dated) -> bool:
    """Whether a date heads or closes words that assert nothing: a dateline, a source, a caption, itself alone."""
    text = sentence.text
    if all(dated or not word.low.isalnum() for word, dated in zip(sentence.row, sentence.dated, strict=True)):
        return True
    lead = text[sentence.start : mention.start]
    if re.fullmatch(r"[^a-z]*", lead) and re.match(r"\s*(?:[—–-]|\.$)", text[mention.end : sentence.end]):
        return bool(lead.strip())
    if _OPENING.fullmatch(lead) and text.startswith(",", mention.end) and sentence.row[-1].low == ".":
        return False  # `In October 1987, the president addresses the meeting.`: a statement, whatever its verb
    words = Words(sentence.row, sentence.quoted, sentence.dated)
    marks = [at for at, word in enumerate(sentence.row) if word.low == ";"]
    place = next(at for at, word in enumerate(sentence.row) if word.start >= mention.start)
    first = max((at + 1 for at in marks if at < place), default=0)
    last = min((at for at in marks if at > place), default=len(sentence.row))
    return not asserts(words, first, last)


_OPENING = re.compile(r"(?:In|On|At) (?:the )?")
_LIMITS = re.compile(r"\b(?:by|before|after|until|till|from)\s+(?:the\s+)?$", re.IGNORECASE)
"""Prepositions without which a date would say something else; they are kept with its words."""
_ABOUT_ITSELF = re.compile(
    r"(?:This|The present) (?:briefing|report|chapter|article|paper|note|memo|brief|study|update|essay)\b"
)


def _distinct(rows: list[Row]) -> list[Row]:
    """Rows without those that repeat a sentence more than once: of the dates of a list, the first and the last stay."""
    kept: list[Row] = []
    for place, row in enumerate(rows):
        same = [at for at, other in enumerate(rows) if other.text == row.text]
        if place in {same[0], same[-1]}:
            kept.append(row)
    return kept


def _chronicle(sentence: Sentence, mentions: list[Dated]) -> Row | None:
    """The row of an entry in a chronology: `12 January 2021: The ministry publishes a draft`, `1995: March 7: ...`."""
    text, mention = sentence.text, mentions[0]
    if mentions[1:] and mention.precision == "year" and text[mention.end : mentions[1].start] == ": ":
        mention = mentions[1]
    lead = "" if mention is not mentions[0] else text[sentence.start : mention.start].strip(" •‣▪●◦*–—-")
    mark = re.match(r"\s*(?:\([A-Z][\w .,]{1,30}\)\s*)?(?::|–|—|--?)\s+", text[mention.end : sentence.end])
    if lead or mark is None or mention.first is None:
        return None
    piece = (mention.end + mark.end(), sentence.end)
    told = plain(text, [piece])
    if len(told.split()) < FEWEST_WORDS:
        return None
    return Row(when(mention, text[mention.start : mention.end], "past"), told, ((mention.start, sentence.end),))


def continued(sentence: Sentence, last: Row) -> list[Row]:  # noqa: PLR0911 - a ladder of refusals
    """The row of an undated sentence that goes on telling of the event of the row before it."""
    if last.when.status != "past" or questions(sentence) or not last.leads:
        return []
    wide = last.when.precision == "range" and last.when.anchor == "inferred"
    if last.when.precision not in {"day", "week", "unknown"} and not wide:
        return []
    if _TIMED.search(sentence.text, sentence.start, sentence.end):
        return []
    first = sentence.row[0]
    clause = sentence.clause(0)
    if clause is None or clause.opener in CONDITIONAL or not _tells(sentence):
        return []
    said = sentence.text[sentence.start : sentence.end]
    if (
        first.low == "the"
        and ":" in said
        and re.match(r"The \w+ (?:included|includes|contained|listed|comprised|were|was)\b", said)
    ):
        return [
            Row(
                last.when,
                plain(sentence.text, [(sentence.start, sentence.end)]),
                ((sentence.start, sentence.end),),
                follows=True,
            )
        ]
    subject = sentence.subject(0)
    if first.low in PRONOUNS:
        if clause.subject is None or (first.low == "it" and sentence.row[1].low not in {"also", "then"}):
            return []
    elif subject is None or not _takes_part(sentence.text[slice(*subject)], last.text):
        return []
    piece = (sentence.start, sentence.row[-1].end)
    if clause.subject and sentence.row[1].low in _GOING_ON_WITH:
        pieces = [clause.subject, (first.end, piece[1])]
        return [Row(last.when, plain(sentence.text, pieces), (clause.subject, piece), subject is not None)]
    return [Row(last.when, plain(sentence.text, [piece]), (piece,), subject is not None)]


_GOING_ON_WITH = frozenset(["also", "then", "later"])
"""Words by which a pronoun goes on with the subject before it: `They also promised ...`."""


_TIMED = re.compile(
    r"\b(?:recently|lately|now|today|currently|soon|once|previously|formerly|earlier|years?|decades?|months?|always|often|"
    r"usually|generally|before|since)\b"
)
"""Words by which an undated sentence has a time of its own."""


def questions(sentence: Sentence) -> bool:
    return (
        "?" in sentence.row[-1].low or (len(sentence.row) > 1 and sentence.row[-2].low == "?") or supposes(sentence.row)
    )


def _tells(sentence: Sentence) -> bool:
    """Whether the main verb is a past form, and tells what somebody did."""
    verb = next(
        (place for place in range(len(sentence.row)) if not sentence.quoted[place] and finite(sentence.row, place)),
        None,
    )
    if verb is None or sentence.row[verb].low in _SAID:
        return False
    return past(sentence.row, verb) or sentence.row[verb].low in {"was", "were", "had", "did"}


_SAID = frozenset(
    listed("said told added noted stated explained argued stressed recalled remarked thought believed felt")
)
"""What else somebody said on a day is no event of it."""


def _takes_part(subject: str, text: str) -> bool:
    """Whether a named part of the subject is in the text of the row before."""
    names = [
        word
        for word in re.findall(r"[A-Z][\w-]+", subject)
        if word.lower() not in {"the", "a", "an", "it", "this", "that", "in", "on", "mr", "mrs"}
    ]
    parts = subject.split()
    return bool(names) and "to" not in parts and len(parts) <= 6 and all(name in text for name in names)  # noqa: PLR2004 - a name, not a description


def _row(sentence: Sentence, told: Told, event: _Dating) -> Row | None:
    mention = event.mention
    text = plain(sentence.text, told.pieces)
    if len(text.split()) < FEWEST_WORDS:
        text = plain(sentence.text, told.evidence)  # `Talks began in May`: with its date it is a sentence
    evidence = tuple(sorted(set(told.evidence)))
    if len(text.split()) < FEWEST_WORDS or _ABOUT_ITSELF.match(text):
        return None
    lead = _LIMITS.search(sentence.text, max(sentence.start, mention.start - 12), mention.start)
    said = sentence.text[lead.start() if lead and mention.relation else mention.start : mention.end]
    subject = sentence.subject(sentence.piece(mention.start))
    leads = subject is not None and _dates_main_verb(sentence, told, mention)
    return Row(when(mention, said, event.status), text, evidence, leads)


def _dates_main_verb(sentence: Sentence, told: Told, mention: Dated) -> bool:
    """Whether a date is that of what its row says; not `condemned the raid of 3 May`, `fights, which began in May`."""
    row = sentence.row
    place = next(at for at, word in enumerate(row) if word.end > mention.start)
    lead = {word.low for word in row[max(0, place - _OCCASION) : max(0, place - 2)]}
    of_a_noun = row[max(0, place - 2)].low in HAPPENINGS and row[place - 1].low in PREPOSITIONS and not lead & _WHERE
    return not of_a_noun and not any(row[at].low in _RELATIVE for at in range(told.first, place))


_WHERE = frozenset(["in", "at", "during"])
_OCCASION = 6
"""Words of `in an emergency meeting on`: what happens on its day."""
_RELATIVE = frozenset(["which", "who", "whose", "where", "that", "when"])
