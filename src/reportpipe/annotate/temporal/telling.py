"""The words of a row: a statement of the source as it stands, and at most its date phrase and connective cut off.

Nothing is stitched together but a subject and the second of its predicates (`X did A and did B`). The date phrase is
cut off at the beginning or at the end alone, where a reader would set it off; everywhere else it stays.
"""

import re
from typing import NamedTuple

from reportpipe.annotate.shorten import CONNECTIVES
from reportpipe.annotate.temporal.clauses import PRONOUNS, Sentence, fits
from reportpipe.annotate.temporal.periods import Dated
from reportpipe.annotate.temporal.pieces import PREPOSITIONS
from reportpipe.annotate.temporal.statements import (
    Statement,
    Words,
    antecedent,
    leans,
    opens,
    own_subject,
    predicates,
    statements,
    sure,
)
from reportpipe.annotate.temporal.verbs import Word, finite, past

Spans = list[tuple[int, int]]

_CONNECTIVE = re.compile(
    rf"(?:{CONNECTIVES}|But|And|Yet|So|Then|Instead|For example|For instance|By contrast|In turn|Significantly|"
    r"Furthermore)(?:,\s+|\s+(?=[a-z]))|(?:Yes|No|Well),\s+"
    r"|(?:(?:After|Before|Since) (?:that|this|then)|By then|Thereafter), "
    r"|It (?:is|was) (?:pertinent|important|worth|worthwhile) (?:to (?:note|mention|recall)|noting|mentioning)"
    r"(?: here)? that\s+"
    r"|It (?:may|should|must) be (?:noted|mentioned|recalled)(?: here)? that\s+"
    r"|It (?:is|was) (?:in|against|on) (?:this|that) (?:context|background|backdrop|climate|setting|spirit) that\s+",
)
_LEADING = frozenset(["in", "on", "at", "since", "during", "around", "about", "throughout"])
"""Prepositions that go with a date phrase; `until`, `by`, `before` and `from` say more than when and stay."""
_BARE = re.compile(
    r"(?:last|next|this|yesterday|today|tomorrow|the (?:same|next|following|previous)|that|earlier this|late last)\b"
    r"|.*\b(?:later|earlier|ago)$",
    re.IGNORECASE,
)
"""Dates that are adverbs by themselves."""


_REASON = 3
_REASONS = (["a", "reason"], ["one", "reason"], ["the", "reason"])
"""After a dash, these go on about the subject of the sentence: `— a reason it leased the port`."""


_PUBLISHED = frozenset(["published", "issued", "released", "presented"])
"""What says when a paper came out, `which was published on 9 May`: what it found is the news."""
_FACTIVE = frozenset(["since", "after", "when"])


def _happened(row: list[Word], verb: int) -> bool:
    return past(row, verb) or row[verb].low in {"was", "were", "had"}


def _of_before(mention: Dated) -> bool:
    """Whether a date is no day of the news itself, so that a main clause told with it would be belied."""
    return mention.precision != "day" or mention.anchor == "stated" or mention.relation in {"since", "until"}


class Told(NamedTuple):
    """Where the words of a row stand, and the statement they are of."""

    pieces: Spans
    evidence: Spans
    first: int
    last: int
    """Words of the sentence that the row tells, the last excluded."""


class Telling:
    """The statements of a sentence, cut once for all its dates."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = Words(sentence.row, sentence.quoted, sentence.dated)
        self.statements = statements(self.words)

    def statement(self, offset: int) -> Statement:
        """The statement that holds this code point."""
        row = self.words.row
        return next((one for one in reversed(self.statements) if row[one.first].start <= offset), self.statements[0])

    def span(self, offset: int) -> tuple[int, int]:
        """First and one past the last code point of the statement that holds this one."""
        one = self.statement(offset)
        return self.words.row[one.first].start, self.words.row[one.last - 1].end

    def told(self, mention: Dated, others: list[Dated]) -> Told:
        """The words for a mention; `others` are the dates of the sentence that have an event of their own."""
        one = self.statement(mention.start)
        several = sum(self._holds(one.first, one.last, other) for other in others) > 1
        related = self._related(one, mention, fresh=not (several or _of_before(mention)))
        if related is not None:
            return related
        clause = self._fact(one, mention) if several else None
        if clause is not None:
            return self._told(clause, mention, others)
        reason = self._reason(one, mention)
        if reason is None:
            return self._with_antecedent(one) or self._told(one, mention, others)
        subject, pronoun = reason
        told = self._told(Statement(pronoun, one.last), mention, others)
        row = self.words.row
        after = row[pronoun].end
        rest = [(max(start, after), end) for start, end in told.pieces if end > after]
        return told._replace(pieces=[subject, *rest], evidence=[subject, *(s for s in told.evidence if s[1] > after)])

    def _with_antecedent(self, one: Statement) -> Told | None:
        """A statement that leans on the one before it in its sentence, with that one (`The Trust had until May to
        appeal; on 27 April it announced ...`); None where it stands alone.
        """
        place = self.statements.index(one)
        if not place or not leans(self.words, one.first, one.last):
            return None
        first = self.statements[place - 1].first
        span = self.words.row[first].start, self.words.row[one.last - 1].end
        return Told([span], [span], first, one.last)

    def _related(self, one: Statement, mention: Dated, *, fresh: bool) -> Told | None:
        """The clause behind `, who` or `, which` that holds a date, with the name that it is of in front; None where it
        may be of somebody else: a noun with a preposition behind it, or no subject and no full name; and where it tells
        of the day of the rest (`fresh`).
        """
        row, words = self.words.row, self.words
        place = next((at for at in range(one.first, one.last) if row[at].start >= mention.start), one.last)
        opening = next((at for at in range(place - 1, one.first + 1, -1) if row[at].low in {"who", "which"}), None)
        if opening is None or row[opening - 1].low != "," or not any(finite(row, opening + at) for at in (1, 2)):
            return None
        begin = place
        while row[begin - 1].low in PREPOSITIONS | {"the"}:
            begin -= 1
        if (
            (fresh and past(row, opening + 1))
            or row[opening + 2].low in _PUBLISHED
            or opens(words, opening + 1, begin)
            or any(row[at].low == "," for at in range(opening, begin))
        ):
            return None
        marks = (at for at in range(place, one.last) if row[at].low in {",", ";"} and not words.dated[at])
        last = next(marks, one.last)
        name = antecedent(words, one.first, opening - 1, person=row[opening].low == "who")
        if name is None or any(words.quoted[opening:last]):
            return None
        subject = row[name[0]].start, row[name[1] - 1].end
        told = self._cut(opening + 1, last, mention)
        return told._replace(pieces=[subject, *told.pieces], evidence=[self.span(mention.start)])

    def _fact(self, one: Statement, mention: Dated) -> Statement | None:
        """The clause behind `since`, `after` or `when` that holds a date, where it is a statement by itself with a past
        verb and a subject that is no pronoun: what such a clause tells has happened. One in front dates the rest too.
        """
        row, words = self.words.row, self.words
        place = next((at for at in range(one.first, one.last) if row[at].start >= mention.start), one.last)
        for at in range(place - 1, one.first, -1):
            if row[at].low not in _FACTIVE or words.quoted[at] or words.dated[at + 1]:
                continue
            head = own_subject(words, at + 1, one.last)
            between = head is not None and all(words.dated[place : head[1]])  # `ships on Sunday collided`
            if (
                head is None
                or not (head[1] < place or between)
                or not _happened(row, head[1])
                or leans(words, at + 1, one.last)
            ):
                return None
            if opens(words, at + 1, place) or opens(words, one.first, at):
                return None
            marks = (end for end in range(place, one.last) if row[end].low in {",", ";"} and not words.dated[end])
            return Statement(at + 1, next(marks, one.last))
        return None

    def _reason(self, one: Statement, mention: Dated) -> tuple[tuple[int, int], int] | None:
        """The subject of a statement, and the place of the pronoun for it in `X fears raids — a reason it leased`."""
        row = self.words.row
        for place in range(one.first + 1, one.last - _REASON):
            opening = [word.low for word in row[place : place + _REASON]]
            if opening[0] not in {"—", "–", ","} or opening[1:] not in _REASONS or row[place].start > mention.start:
                continue
            pronoun = place + _REASON
            head = own_subject(self.words, one.first, place)
            if head is None or self.words.quoted[pronoun]:
                return None
            subject = row[head[0]].start, row[head[1] - 1].end
            return (subject, pronoun) if self._refers(row[pronoun].low, subject) else None
        return None

    def _refers(self, pronoun: str, subject: tuple[int, int]) -> bool:
        """Whether a pronoun goes with a subject; `they` is no country."""
        name = self.sentence.text[slice(*subject)]
        several = name.startswith("The ") or name.endswith("s") or " and " in name
        return pronoun in PRONOUNS and fits(name, pronoun) and (pronoun != "they" or several)

    def _told(self, one: Statement, mention: Dated, others: list[Dated]) -> Told:
        split = predicates(self.words, one) if len(others) > 1 else None
        if split is not None:
            subject, parts = split
            holding = [part for part in parts if self._holds(part.first, part.last, mention)]
            dated = {part for part in parts for other in others if self._holds(part.first, part.last, other)}
            if len(dated) > 1 and holding:
                part = holding[0]
                if part is parts[0]:
                    return self._cut(one.first, part.last, mention)
                return self._with_subject(subject, part, mention)
        if sum(self._holds(one.first, one.last, other) for other in others) > 1:
            span = self.span(mention.start)
            return Told([span], [span], one.first, one.last)
        return self._cut(one.first, one.last, mention)

    def _holds(self, first: int, last: int, mention: Dated) -> bool:
        row = self.words.row
        return row[first].start <= mention.start < row[last - 1].end

    def _with_subject(self, subject: tuple[int, int], part: tuple[int, int], mention: Dated) -> Told:
        row = self.words.row
        told = self._cut(*part, mention)
        name = (row[subject[0]].start, row[subject[1] - 1].end)
        return told._replace(pieces=[name, *told.pieces], evidence=[name, *told.evidence])

    def _cut(self, first: int, last: int, mention: Dated) -> Told:
        row = self.words.row
        span = (row[first].start, row[last - 1].end)
        begin, end = span
        places = [at for at in range(first, last) if mention.start <= row[at].start < mention.end]
        if places:
            start = self._leading(first, places[0], places[-1], last)
            stop = self._trailing(first, places[0], last) if _closes(row, places[-1], last) else None
            if start is not None:
                begin = row[start].start
            elif stop is not None:
                end = row[stop - 1].end
        return Told([(begin, end)], [span], first, last)

    def _adverbial(self, place: int, low: int) -> int | None:
        """First word of the date phrase whose date begins at `place`; None where it is no plain adverbial."""
        row, text = self.words.row, self.sentence.text
        date = [at for at in range(place, len(row)) if all(self.words.dated[place : at + 1])]
        said = text[row[place].start : row[date[-1]].end] if date else ""
        at = place - 1
        if at >= low and row[at].low == "the":
            at -= 1
        if at >= low and row[at].low in _LEADING:
            return at
        return place if _BARE.match(said) and (place == low or row[place - 1].low not in PREPOSITIONS) else None

    def _leading(self, first: int, place: int, after: int, last: int) -> int | None:
        """The word at which a row begins without the date phrase in front; None where it cannot go."""
        row = self.words.row
        opening = _CONNECTIVE.match(self.sentence.text, row[first].start)
        after_opening = opening.end() if opening else row[first].start
        start = next((at for at in range(first, last) if row[at].start >= after_opening), first)
        start += row[start].low in {"and", "but"}
        if self._adverbial(place, start) != start or row[after].raw.endswith(("'s", "’s")):
            return None
        at = after + 1
        if at < last and row[at].low == ",":
            at += 1
        if at >= last - 1 or row[at].low in PREPOSITIONS | _JOINING | {"("} or finite(row, at):
            return None
        return at

    def _trailing(self, first: int, place: int, last: int) -> int | None:
        """One past the last word of a row without the date phrase at its end; None where it may belong to less than
        the main verb.
        """
        row = self.words.row
        begin = self._adverbial(place, first + 2)
        head = own_subject(self.words, first, last)
        verb = head[1] if head else next((at for at in range(first + 1, place) if sure(self.words, at)), None)
        if begin is None or begin == first or verb is None or verb >= begin:
            return None
        if row[begin - 1].low in _DUE or (verb == begin - 1 and row[verb].low in _COPULAS):
            return None
        if opens(self.words, first, begin):
            return None
        for at in range(verb + 1, begin):
            low = row[at].low
            if low in _HEAVY or low.endswith("ing") or (finite(row, at) and at > verb + 1) or self.words.dated[at]:
                return None
            if low.endswith("ed") and at > verb + 2:
                return None
        return begin


_JOINING = frozenset(
    ["and", "or", "to", "of", "that", "which", "who", "'s", "when", "as", "but", "alone", "there", "so"]
)
_DUE = frozenset(["due", "set", "scheduled", "slated"])
_COPULAS = frozenset(["is", "are", "was", "were"])
"""What says nothing without the date behind it: `the next meeting is on 18 December`."""
_HEAVY = frozenset(["to", "and", "or", "but", ",", ";", ":", "(", "“", '"', "—", "–", "as", "than", "against"])


def _closes(row: list[Word], after: int, last: int) -> bool:
    """Whether nothing but marks follows."""
    return all(not word.low.isalnum() for word in row[after + 1 : last])


def plain(text: str, pieces: Spans) -> str:
    """The words of the pieces as one line: single spaces, no leading connective, a capital, no final stop."""
    told = " ".join(text[start:end] for start, end in pieces if start < end)
    told = re.sub(r"\s+", " ", told).strip(" ,;:—–-•‣▪●◦*")
    told = _CONNECTIVE.sub("", re.sub(r"^(?:and|but)\s+", "", told), count=1)
    told = told.lstrip(" ,").rstrip(" ,;:")
    if told.endswith(".") and not re.search(r"(?:^|[ .])[A-Za-z]\.$", told):
        told = told[:-1]
    return told[:1].upper() + told[1:]
