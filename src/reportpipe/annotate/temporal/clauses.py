"""The clause around a date, in the words of its sentence, with its subject.

A sentence is cut where a new statement begins: at a semicolon, at a dash, before `and` with a verb or a new subject,
before `while` and its kind, after an opening `As ...,`. A piece that begins with its verb or with a pronoun gets the
subject of the clause that governs it. What cannot be cut safely stays whole: too long is better than wrong.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportpipe.annotate.temporal.pieces import DATED, PREPOSITIONS, Cut, cuts_of, quotations
from reportpipe.annotate.temporal.verbs import finite, words
from reportpipe.annotate.temporal.words import listed

PRONOUNS = frozenset(["it", "they", "he", "she"])
_SUBJECT_WORDS = 14
_CLAUSAL = frozenset({"that", "which", "who", "whose", ";", "—", "–"})
"""What a subject does not hold: a longer phrase has verbs that nobody recognised."""


class Clause(NamedTuple):
    """A statement: the words from `start` to `end`, and its subject when that stands elsewhere."""

    start: int
    end: int
    subject: tuple[int, int] | None
    """Words to put in front, in place of those up to `start`; None when the clause has its own."""
    opener: str
    """The word that ties it to its sentence (`as`, `while`, `if`, `and`); empty for a main clause."""


class Sentence:
    """One sentence, cut into pieces."""

    def __init__(
        self,
        text: str,
        span: tuple[int, int],
        dates: Sequence[tuple[int, int]] = (),
        before: "Sentence | None" = None,
    ) -> None:
        start, end = span
        self.text = text
        self.before = before.without_past() if before else None
        self.start, self.end = start, end
        self.row = [
            word._replace(low=DATED) if any(first <= word.start < last for first, last in dates) else word
            for word in words(text, start, end)
        ]
        self.quoted = quotations(self.row)
        self.dated = [word.low == DATED for word in self.row]
        self.cuts = cuts_of(self.row, self.quoted, self.dated)

    def without_past(self) -> "Sentence":
        """The sentence, without its link to the one before: antecedents are looked for one sentence back."""
        self.before = None
        return self

    def piece(self, offset: int) -> int:
        """Number of the piece that holds this code point."""
        number = 0
        for index, cut in enumerate(self.cuts):
            if self.row[cut.place].start <= offset:
                number = index
        return number

    def bounds(self, number: int) -> tuple[int, int]:
        """First and one past the last word of a piece."""
        last = self.cuts[number + 1].place if number + 1 < len(self.cuts) else len(self.row)
        return self.cuts[number].place, last

    def clause(self, number: int) -> Clause | None:
        """The piece as a statement of its own; None when it has no verb or no subject can be found."""
        cut = self.cuts[number]
        first, last = self.bounds(number)
        first = self._skip_opener(first, last, cut)
        verb = self._verb(first, last)
        if verb is None:
            return None
        first = self._own_start(first, verb)
        head = self._head(first, verb)
        subject = None
        if cut.kind in {"verb", "relative"} and verb - head <= 1:
            subject = self.subject(number - 1) if cut.kind == "verb" else self._antecedent(cut.place)
            if subject is None:
                return None
        elif self.row[head].low in PRONOUNS:
            subject = self._antecedent_of_pronoun(number, self.row[head].low)
            if subject is None:
                return None
        end = self._relative_end(verb, last) if cut.kind == "relative" else self._reach(number, first, verb)
        return Clause(self.row[first].start, end, subject, cut.opener)

    def whole(self, number: int) -> Clause:
        """The piece as it stands, from the last one back that has a verb of its own."""
        begin = number
        while begin and self._verb(*self.bounds(begin)) is None:
            begin -= 1
        first, _ = self.bounds(begin)
        _, last = self.bounds(number)
        return Clause(self.row[first].start, self.row[last - 1].end, None, self.cuts[begin].opener)

    def _verb(self, first: int, last: int) -> int | None:
        return next((at for at in range(first, last) if not self.quoted[at] and finite(self.row, at)), None)

    def _head(self, first: int, verb: int) -> int:
        """The first word of a clause after the adjunct of time and the connective in front of it."""
        head = first
        if any(self.dated[first:verb]) and (self.dated[head] or self.row[head].low in PREPOSITIONS | {"the"}):
            while head < verb and not self.dated[head]:
                head += 1
            if head - first > 3:  # noqa: PLR2004 - `as late as the`
                return first
            while head < verb and (self.dated[head] or self.row[head].low == ","):
                head += 1
        return head if head < verb else first

    def _reach(self, number: int, first: int, verb: int) -> int:
        """The end of a clause: on over what shares its subject and over what shares a date in front, undated both."""
        opened = any(self.dated[first:verb])
        _, last = self.bounds(number)
        for later in range(number + 1, len(self.cuts)):
            cut = self.cuts[later]
            begin, end = self.bounds(later)
            shared = cut.kind == "verb" or (opened and cut.kind == "statement" and cut.opener in {"and", ","})
            if not shared or any(self.dated[begin:end]):
                break
            last = end
        return self._end(last)

    def _relative_end(self, verb: int, last: int) -> int:
        for place in range(verb + 1, last):
            if self.row[place].low == "," and not self.quoted[place] and not self.dated[place]:
                return self.row[place - 1].end
        return self._end(last)

    def subject(self, number: int) -> tuple[int, int] | None:
        """The subject of a piece: the words before its verb, without adjuncts in front; a pronoun is followed back."""
        cut = self.cuts[number]
        first, last = self.bounds(number)
        first = self._skip_opener(first, last, cut)
        verb = self._verb(first, last)
        if verb is None:
            return self._capitals(first, last) or (self.subject(number - 1) if number else None)
        first = self._head(self._own_start(first, verb), verb)
        if verb == first:
            return self.subject(number - 1) if number else None
        if self.row[first].low in PRONOUNS:
            return self._antecedent_of_pronoun(number, self.row[first].low)
        return self.noun_phrase(first, verb)

    def _capitals(self, first: int, last: int) -> tuple[int, int] | None:
        """The subject of a piece whose verb is not known as one: a name before a comma or a form in -s."""
        if not self.row[first].raw[0].isupper() or self.row[first].low in PREPOSITIONS:
            return None
        for at in range(first + 1, min(last, first + _SUBJECT_WORDS)):
            word = self.row[at]
            if word.low == "," or (
                word.low.endswith("s") and word.raw[0].islower() and self.row[at - 1].raw[0].isupper()
            ):
                return self.noun_phrase(first, at)
        return None

    def noun_phrase(self, first: int, verb: int) -> tuple[int, int] | None:
        """The words of a subject from `first` to the verb, without adverbials in front and asides in commas."""
        commas = [place for place in range(first, verb) if self.row[place].low == "," and not self.quoted[place]]
        last = verb
        if commas:
            if self.row[first].low in PREPOSITIONS | {"remarkably", "however", "meanwhile"} or commas[-1] - first <= 1:
                first = commas[0] + 1
            else:
                last = commas[0]
        while last > first and (
            self.row[last - 1].low == ","
            or self.row[last - 1].low.endswith("ly")
            or self.row[last - 1].low in {"also", "then", "later", "never", "now", "still", "who", "which", "that"}
        ):
            last -= 1
        if not 0 < last - first <= _SUBJECT_WORDS or any(word.low in _CLAUSAL for word in self.row[first:last]):
            return None
        return self.row[first].start, self.row[last - 1].end

    def _skip_opener(self, first: int, last: int, cut: Cut) -> int:
        while first < last - 1 and (
            self.row[first].low in {",", "and", "but", "—", "–", ";", ":", "-"}
            or (cut.opener and self.row[first].low == cut.opener)
        ):
            first += 1
        return first

    def _own_start(self, first: int, verb: int) -> int:
        """Where the statement begins: after `It is in this context that`, or at the pronoun of `a reason it ...`."""
        low = [word.low for word in self.row]
        if low[first] == "it" and verb == first + 1 and low[verb] in {"is", "was"}:
            for place in range(verb + 1, min(verb + 9, len(low))):
                if low[place] == "that" and low[place - 1] not in {
                    "clear",
                    "likely",
                    "possible",
                    "said",
                    "true",
                    "hoped",
                    "expected",
                }:
                    return place + 1
        if (
            first < verb - 1
            and low[verb - 1] in PRONOUNS
            and low[first] in {"a", "the", "one"}
            and "," not in low[first:verb]
        ):
            return verb - 1
        return first

    def _antecedent(self, place: int) -> tuple[int, int] | None:
        """The noun phrase just before a relative pronoun."""
        last = place
        while last > 0 and self.row[last - 1].low == ",":
            last -= 1
        first = last
        while first > 0 and last - first < _SUBJECT_WORDS:
            word = self.row[first - 1].low
            if (
                word in {";", "—", "–", ":", "(", ")"}
                or (word == "," and first < last)
                or word in PREPOSITIONS
                or finite(self.row, first - 1)
                or word == "and"
            ):
                break
            first -= 1
            if word in {"the", "a", "an", "its", "their", "his", "her"}:
                break
        return (self.row[first].start, self.row[last - 1].end) if first < last else None

    def _antecedent_of_pronoun(self, number: int, pronoun: str) -> tuple[int, int] | None:
        """What a pronoun stands for: the subject of an earlier piece or of the sentence before, if its number fits."""
        for earlier in range(number):
            found = self.subject(earlier)
            if found is not None and fits(self.text[slice(*found)], pronoun):
                return found
        found = self.before.subject(0) if self.before and number == 0 else None
        return found if found is not None and fits(self.text[slice(*found)], pronoun) else None

    def _end(self, last: int) -> int:
        while last > 0 and self.row[last - 1].low in {",", ";", "—", "–", ":", ".", "and", "but", "-"}:
            last -= 1
        return self.row[last - 1].end if last else self.end


def fits(subject: str, pronoun: str) -> bool:
    """Whether a subject can be what a pronoun stands for, as far as its first words show."""
    head = subject.split(maxsplit=1)[0].lower()
    if head in {"it", "they", "he", "she", "this", "that", "these", "those", "there", "who", "which", "what"}:
        return False
    words = subject.split()
    last = next((word for word, after in pairwise(words) if after.lower() in PREPOSITIONS), words[-1])
    named = any(word[0].isupper() for word in words[1:]) or (words[0][0].isupper() and head not in {"the", "a", "an"})
    plural = last.lower().endswith("s")
    if pronoun == "they":
        if head in {"a", "an", "one", "another", "each", "every"} or _TITLE.match(subject):
            return False
        return plural or " and " in subject or last[0].isupper() or last.lower() in _COLLECTIVE
    if pronoun in {"he", "she"}:
        return named or (not plural and bool(_ROLE.search(last.lower())))
    return not plural or last[0].isupper()


_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sir|President|Minister|Prime Minister|Foreign Minister|General|Gen|Sen|Amb)\b")
_ROLE = re.compile(
    r"(?:er|or|ist|man|woman|ian|ant|ent|chief|envoy|deputy|mayor|king|queen|aide|judge|general|colonel|captain"
    r"|secretary|head|spokesperson)$"
)
_COLLECTIVE = frozenset(
    listed("""
    government police group movement council army company parliament ministry team union militia opposition committee
    cabinet court board bank party delegation alliance coalition family crew staff crowd public press navy leadership
    """)
)
