"""From sentences to rows: which clauses are events, what their words are, and what they rest on."""

import re
from typing import NamedTuple

from reportpipe.annotate.temporal.clauses import CONDITIONAL, PRONOUNS, Clause, Sentence
from reportpipe.annotate.temporal.verbs import REPORTING, finite, past
from reportpipe.annotate.temporal.whens import Dated, anchor_of, when
from reportpipe.model import Article, EventStatus, When

Spans = tuple[tuple[int, int], ...]

_FEWEST_WORDS = 4


class Row(NamedTuple):
    """A row before it becomes an Event."""

    when: When
    text: str
    evidence: Spans
    """In text order."""
    subject: tuple[int, int] | None
    """The words of its subject."""
    follows: bool = False
    """Whether it only completes the row before it (`The list included four items: ...`)."""

    def joined(self, other: "Row") -> "Row":
        """This row with the sentence that completes it."""
        text = f"{self.text.rstrip('.')}. {other.text}"
        return self._replace(text=text, evidence=tuple(sorted({*self.evidence, *other.evidence})))

    def backed_by(self, other: "Row") -> "Row":
        """This row with the evidence of another that tells the same."""
        return self._replace(evidence=tuple(sorted({*self.evidence, *other.evidence})))


def dated_rows(article: Article, sentence: Sentence, mentions: list[Dated]) -> list[Row]:
    """The rows of a sentence with calendar mentions: at most one for each of its clauses."""
    if not mentions or _questions(sentence):
        return []
    entry = _chronicle(sentence, mentions[0])
    if entry is not None:
        return [entry]
    rows: list[Row] = []
    taken: set[int] = set()
    for mention in _by_clause(sentence, mentions):
        number = sentence.piece(mention.start)
        clause = sentence.clause(number)
        if number in taken or clause is None or not _is_event(sentence, clause, mention):
            continue
        status = _status(article, sentence, clause, mention)
        row = _row(sentence, clause, mention, status, alone=not _paired(sentence, mention, mentions)) if status else None
        if row is not None:
            taken.add(number)
            rows.append(row)
    return rows


def _chronicle(sentence: Sentence, mention: Dated) -> Row | None:
    """The row of an entry in a chronology: `12 January 2021: The ministry publishes the draft`."""
    text = sentence.text
    lead = text[sentence.start : mention.start].strip(" •‣▪●◦*–—-")
    mark = re.match(r"\s*(?::|–|—|-)\s+", text[mention.end : sentence.end])
    if lead or mark is None or mention.first is None:
        return None
    piece = (mention.end + mark.end(), sentence.end)
    told = _text(text, [piece])
    if len(told.split()) < _FEWEST_WORDS:
        return None
    return Row(when(mention, text[mention.start : mention.end], "past"), told, ((mention.start, sentence.end),), None)


def continued(sentence: Sentence, last: Row) -> list[Row]:
    """The row of an undated sentence that goes on telling of the event of the row before it."""
    if last.when.status != "past" or _questions(sentence) or last.subject is None:
        return []
    if _TIMED.search(sentence.text, sentence.start, sentence.end):
        return []
    first = sentence.row[0]
    clause = sentence.clause(0)
    if clause is None or clause.opener in CONDITIONAL or not _tells(sentence):
        return []
    said = sentence.text[sentence.start : sentence.end]
    if first.low == "the" and ":" in said and re.match(r"The \w+ (?:included|includes|contained|listed|comprised|were|was)\b", said):
        return [Row(last.when, _text(sentence.text, [(sentence.start, sentence.end)]), ((sentence.start, sentence.end),), None, follows=True)]
    subject = sentence.subject(0)
    if first.low in PRONOUNS:
        if clause.subject is None or (first.low == "it" and sentence.row[1].low not in {"also", "then"}):
            return []
        subject = clause.subject
    elif subject is None or not _takes_part(sentence.text[slice(*subject)], last.text):
        return []
    piece = (sentence.start, sentence.row[-1].end)
    pieces = [piece]
    evidence: list[tuple[int, int]] = [piece]
    if first.low in PRONOUNS and subject is not None:
        pieces = [subject, (first.end, piece[1])]
        evidence = [subject, piece]
    return [Row(last.when, _text(sentence.text, pieces), tuple(evidence), subject)]


def going_on(article: Article, sentence: Sentence) -> list[Row]:
    """Rows for what a sentence says is going on: `continue to`, `are now ...ing`, with a named subject."""
    if _questions(sentence) or _HEDGED.search(sentence.text, sentence.start, sentence.end):
        return []
    rows = []
    for match in _GOING_ON.finditer(sentence.text, sentence.start, sentence.end):
        number = sentence.piece(match.start())
        clause = sentence.clause(number)
        subject = sentence.subject(number) if clause else None
        if clause is None or subject is None or clause.subject is not None or clause.opener in CONDITIONAL:
            continue
        name = sentence.text[slice(*subject)]
        if not clause.start <= match.start() < clause.end or not _acts(name, match["cue"]):
            continue
        if any(other.evidence[0][0] == clause.start for other in rows):
            continue
        text = _text(sentence.text, [(clause.start, clause.end)])
        told = When(
            said=match["cue"],
            precision="unknown",
            status="ongoing",
            anchor=anchor_of(article),
        )
        if len(text.split()) >= _FEWEST_WORDS and not text.lower().startswith("that "):
            rows.append(Row(told, text, ((clause.start, clause.end),), subject))
    return rows


_GOING_ON = re.compile(
    r"\b(?P<cue>continues? to [a-z]+|(?:is|are) (?:now |still |currently |rapidly |increasingly |steadily |already )"
    r"(?:[a-z]+ly )?[a-z]{2,}ing)\b"
)
_TIMED = re.compile(
    r"\b(?:recently|lately|now|today|currently|soon|once|previously|formerly|earlier|years?|decades?|months?|always|often|"
    r"usually|generally|before|since)\b"
)
"""Words by which an undated sentence has a time of its own."""
_ABSTRACT = frozenset(
    "situation debate question conversation process prospect thing things speculation problem problems risk risks "
    "tension tensions uncertainty issue issues trend challenge challenges view point fact this that it there which what "
    "who one nobody nothing everything everyone they he she we i you".split()
)
_STATES = frozenset("believe see think hope seem be argue say have feel matter exist remain know".split())
_HEDGED = re.compile(r"\b(?:seems?|appears?|may|might|could|should|would|perhaps|remains to be|likely|probably)\b")
_MODAL = frozenset("may might could should would must can cannot couldn't wouldn't shouldn't".split())
_FORECAST = re.compile(
    r"\b(?:expected|expects?|likely|forecasts?|predicts?|predicted|projected|projects|estimates?|anticipate[sd]?|hopes?|could|may|might|would|probably)\b"
)
_PLANNED = re.compile(
    r"\b(?:will|scheduled|plan(?:s|ned)? to|plan(?:s|ned) for|due (?:to|on|in|by)|set to|is to|are to|agreed to|vowed|pledged|promised|deadline|intends? to|slated|target)\b"
)


def _questions(sentence: Sentence) -> bool:
    return "?" in sentence.row[-1].low or (len(sentence.row) > 1 and sentence.row[-2].low == "?") or sentence.row[0].low in CONDITIONAL


def _acts(subject: str, cue: str) -> bool:
    """Whether somebody does something: not `the situation continues to change`, not `they continue to believe`."""
    words = subject.lower().split()
    head = next((word for place, word in enumerate(words) if place + 1 == len(words) or words[place + 1] in _AFTER_HEAD), words[-1])
    return not set(words[:1] + [head]) & _ABSTRACT and cue.split()[-1] not in _STATES


_AFTER_HEAD = frozenset("of in for with on at to from between about over against who which that".split())


def _tells(sentence: Sentence) -> bool:
    """Whether the main verb is a past form."""
    verb = next((place for place in range(len(sentence.row)) if not sentence.quoted[place] and finite(sentence.row, place)), None)
    return verb is not None and (past(sentence.row, verb) or sentence.row[verb].low in {"was", "were", "had", "did"})


def _takes_part(subject: str, text: str) -> bool:
    """Whether a named part of the subject is in the text of the row before."""
    names = [word for word in re.findall(r"[A-Z][\w-]+", subject) if word.lower() not in {"the", "a", "an", "it", "this", "that", "in", "on", "mr", "mrs"}]
    return bool(names) and len(subject.split()) <= 6 and all(name in text for name in names)  # noqa: PLR2004 - a name, not a description


def _by_clause(sentence: Sentence, mentions: list[Dated]) -> list[Dated]:
    """Mentions in order, but the date of a report (`said on Friday`) after those of what it reports."""
    return sorted(mentions, key=lambda mention: (_in_quotes(sentence, mention), _reports(sentence, mention), mention.start))


def _in_quotes(sentence: Sentence, mention: Dated) -> bool:
    return any(quoted and mention.start <= word.start < mention.end for word, quoted in zip(sentence.row, sentence.quoted, strict=True))


def _reports(sentence: Sentence, mention: Dated) -> bool:
    before = [word.low for word in sentence.row if word.end <= mention.start][-3:]
    return any(word in REPORTING for word in before)


def _is_event(sentence: Sentence, clause: Clause, mention: Dated) -> bool:
    """Whether the mention dates the clause: an adjunct, outside brackets and conditionals, of a clause that asserts."""
    row = sentence.row
    inside = [place for place, word in enumerate(row) if word.start >= mention.start and word.end <= mention.end]
    if not inside or not clause.start <= mention.start < clause.end and clause.subject is None and mention.end > clause.end:
        return False
    if mention.start < clause.start or clause.opener in CONDITIONAL:
        return False
    if mention.precision == "century":
        return False
    first, last = inside[0], inside[-1]
    if _bracketed(sentence, first) or _names_a_thing(sentence, first, last) or _of_a_participle(sentence, clause, first):
        return False
    if mention.relation == "since" and _SUPERLATIVE.search(sentence.text, clause.start, mention.start):
        return False
    if sentence.quoted[first] and not _full_quote(sentence, first):
        return False
    words = [place for place, word in enumerate(row) if clause.start <= word.start < clause.end]
    words = [place for place in words if not sentence.quoted[place]]
    verb = next((place for place in words if finite(row, place)), None)
    if verb is not None and row[verb].low in _MODAL and "been" not in [row[place].low for place in words]:
        return False
    return not any(row[place].low == "have" and row[place - 1].low in {"would", "could", "should", "might"} for place in words if place)


def _full_quote(sentence: Sentence, place: int) -> bool:
    """Whether the quotation that holds this word is a sentence of its own, with its speaker outside."""
    row = sentence.row
    first = place
    while first > 0 and sentence.quoted[first - 1]:
        first -= 1
    opens = first == 0 or row[first - 1].low in {",", ":"}
    return opens and any(word.low in REPORTING and not sentence.quoted[at] for at, word in enumerate(row))


_SUPERLATIVE = re.compile(r"\b(?:first|last|only|most|least|best|worst|[a-z]{3,}est)\b")


def _of_a_participle(sentence: Sentence, clause: Clause, place: int) -> bool:
    """Whether the nearest verb before the date is a participle: `a report published in 2018`, `the cranes seized in May`."""
    row = sentence.row
    for at in range(place - 1, max(-1, place - 9), -1):
        word = row[at].low
        if row[at].start < clause.start or word in {",", ";", ":", "—"}:
            return False
        regular = word.endswith("ed") and len(word) > 4  # noqa: PLR2004 - `fed`
        if finite(row, at):
            return regular and _second_verb(sentence, clause, at)
        if word.endswith("ing") and len(word) > 5 and at and row[at].raw[0].islower():  # noqa: PLR2004 - `king`
            lead_word = row[at - 1].low
            return lead_word.isalpha() and lead_word not in _BEFORE_ING and not lead_word.endswith("ly") and not finite(row, at - 1)
        if regular:
            lead = [row[before].low for before in range(max(0, at - 2), at)]
            if "to" in lead:
                return not any(finite(row, before) for before in range(at) if row[before].start >= clause.start)
            return not set(lead) & _HAVING and (not lead or lead[-1] not in _ADJECTIVAL)
    return False


def _second_verb(sentence: Sentence, clause: Clause, place: int) -> bool:
    """Whether a form in -ed follows the verb of its clause with nothing that begins a new one: then it is a participle
    (`both are allies in a fight launched last week`)."""
    for at in range(place - 1, -1, -1):
        word = sentence.row[at].low
        if sentence.row[at].start < clause.start or word in _NEW_VERB or word in REPORTING:
            return False
        if finite(sentence.row, at):
            return not (at == place - 1 and word in _COPULAS)
    return False


_COPULAS = frozenset("stayed remained became seemed looked felt kept got stood was were is are".split())
_NEW_VERB = frozenset("and or but that which who when after before while as because , ; : —".split())


_BEFORE_ING = frozenset(
    "and or the a an of in on at by for to from with without after before while since about is are was were be been "
    "being still not also then its their his her new this that these those".split()
)
_HAVING = frozenset("has have had having is are was were be been being not to".split())
_ADJECTIVAL = frozenset("the a an its their his her and".split())


def _bracketed(sentence: Sentence, place: int) -> bool:
    opened = 0
    for word in sentence.row[:place]:
        opened += (word.low in {"(", "["}) - (word.low in {")", "]"})
    return opened > 0


_AFTER_NAME = frozenset("to in on at for of by with and but as that which who when while after before from over under about against into through during since until because , . ; : ) ” it they he she we i you".split())


def _names_a_thing(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the date stands inside a noun phrase: `the 2015 agreement`, `Friday's ruling`."""
    row = sentence.row
    after = row[last + 1] if last + 1 < len(row) else None
    if after is not None and after.low in {"'s", "'"}:
        return True
    if row[last].low.endswith("'s"):
        return True
    before = row[first - 1].low if first else ""
    if before == "of" and sentence.text[row[first].start].isdigit():
        return True
    if before in {"the", "a", "an", "its", "their", "his", "her", "this", "that"} and after is not None:
        return after.raw[0].isalpha() and after.low not in _AFTER_NAME and not finite(row, last + 1)
    return False


def _status(article: Article, sentence: Sentence, clause: Clause, mention: Dated) -> EventStatus | None:
    """Past or planned; None for a forecast."""
    published = article.published
    words = sentence.text[clause.start : clause.end]
    ahead = bool(published and mention.first and mention.first > published.last)
    if not ahead and mention.relation == "by" and mention.last and published and mention.last > published.last:
        ahead = True
    if ahead:
        return "planned" if _PLANNED.search(words) and not _FORECAST.search(words) else None
    if published is None and re.search(r"\b(?:will|shall)\b", words):
        return "planned" if _PLANNED.search(words) and not _FORECAST.search(words) else None
    return "past"


_CONNECTIVE = re.compile(
    r"(?:Remarkably|However|Meanwhile|Moreover|Furthermore|Indeed|Still|Then|Also|After all|In addition|For example|For instance|"
    r"In fact|Notably|Of course|As a result|Consequently|Thus|Therefore|Nevertheless|Nonetheless|Instead|Finally|Yet|But|And|So|"
    r"That said|To be sure|Importantly|Interestingly|Significantly|Similarly|Likewise|By contrast|In turn)(?:,\s+|\s+(?=[a-z]))",
)
_PREPOSITION = re.compile(
    r"(?:,\s*)?\b(?:(?:ever |only |just |as )?(?:in|on|at|since|by|until|till|from|during|before|after|around|about|between|throughout|of|for|over|through|early in|late in|back in|as of)"
    r"(?: the)?(?: (?:very|whole|entire))?)\s+$",
    re.IGNORECASE,
)


def _paired(sentence: Sentence, mention: Dated, mentions: list[Dated]) -> bool:
    """Whether two dates share a verb (`4 percent in July and 5 percent on August 22`): without one the other misleads."""
    later = next((other for other in mentions if other.start >= mention.end), None)
    if later is None or later.start - mention.end > 60:  # noqa: PLR2004 - characters: the same breath
        return False
    between = [place for place, word in enumerate(sentence.row) if mention.end <= word.start < later.start]
    return "and" in {sentence.row[place].low for place in between} and not any(finite(sentence.row, place) for place in between)


def _row(sentence: Sentence, clause: Clause, mention: Dated, status: EventStatus, *, alone: bool) -> Row | None:
    text = sentence.text
    leading = not text[clause.start : mention.start].strip().lower().removesuffix(" the").count(" ")
    whole = _in_quotes(sentence, mention) or not (alone or leading)
    start, end = (clause.end, clause.end) if whole else _phrase(text, clause, mention)
    evidence = [(clause.start, clause.end)]
    pieces = [(clause.start, start), (end, clause.end)]
    subject = clause.subject
    if subject is not None:
        evidence.append(subject)
        pieces = [subject, *_without(pieces, clause.pronoun)]
    said = text[mention.start : mention.end]
    told = _text(text, pieces)
    if len(told.split()) < _FEWEST_WORDS:
        return None
    own = subject or sentence.subject(sentence.piece(mention.start))
    return Row(when(mention, said, status), told, tuple(sorted(set(evidence))), own)


def _without(pieces: list[tuple[int, int]], hole: tuple[int, int] | None) -> list[tuple[int, int]]:
    """The pieces without the words of the hole."""
    if hole is None:
        return pieces
    return [part for start, end in pieces for part in ((start, min(end, hole[0])), (max(start, hole[1]), end)) if part[0] < part[1]]


_IS = re.compile(r"\s+(?:is|was|marks|marked|saw|brought|will)\b")
"""After these a date in front is the subject: `Tuesday was the last day`."""


def _phrase(text: str, clause: Clause, mention: Dated) -> tuple[int, int]:
    """The date phrase to cut out: the mention with its preposition; nothing where that would break the sentence."""
    start, end = mention.start, mention.end
    head = text[max(clause.start, start - 40) : start]
    lead = _PREPOSITION.search(head)
    if lead:
        if lead.group().strip(" ,").lower().startswith(("before", "after", "of")):
            return clause.end, clause.end
        start -= len(head) - lead.start()
    elif start > clause.start and not text[start - 1].isspace():
        return clause.end, clause.end
    elif text[clause.start : start].rstrip()[-1:] in {"", ","} and _IS.match(text, end):
        return clause.end, clause.end
    if text[end : end + 1] == "," and not text[clause.start : start].strip():
        end += 1
    return max(start, clause.start), min(end, clause.end)


def _text(text: str, pieces: list[tuple[int, int]]) -> str:
    """The words of the pieces as one line: single spaces, no leading connective, a capital, no final stop."""
    told = " ".join(text[start:end] for start, end in pieces if start < end)
    told = re.sub(r"\s+", " ", told).strip(" ,;:—–-")
    told = re.sub(r"\s+([,.;:])", r"\1", told)
    told = re.sub(r",(?:,)+", ",", told)
    told = _CONNECTIVE.sub("", told, count=1) if _CONNECTIVE.match(told) else told
    told = told.lstrip(" ,").rstrip(" ,;:")
    if told.endswith(".") and not re.search(r"(?:^|[ .])[A-Za-z]\.$", told):
        told = told[:-1]
    return told[:1].upper() + told[1:]
