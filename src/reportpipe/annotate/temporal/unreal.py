"""What a sentence only supposes or denies: conditions with and without `if`, and reports that somebody rejects."""

from collections.abc import Sequence
from itertools import pairwise

from reportpipe.annotate.temporal.verbs import AUXILIARIES, Word
from reportpipe.annotate.temporal.words import listed

CONDITIONAL = frozenset(["if", "unless", "whether", "lest"])
_INVERTED = frozenset(["should", "had", "were"])
_SUPPOSING = frozenset(["assuming", "supposing", "provided", "providing"])
_IN_CASE = (["in", "case"], ["in", "the", "event"], ["on", "condition"])
_OPEN_CASE = frozenset(words[0] for words in _IN_CASE)
_DETERMINERS = frozenset(listed("the a an its their his her our any no all both some this that these those"))
_PERSONAL = frozenset(["it", "they", "he", "she", "we", "i", "you"])
_DENIES = frozenset(
    listed("denied denies deny denying rejected rejects dismissed dismisses refuted refutes disputed disputes")
)
_MOVED = frozenset(listed("extended postponed moved delayed deferred rescheduled back off forward"))
_INSTEAD = (("instead", "of"), ("rather", "than"))
_AWAY = frozenset([",", ";", "and", "but", "that", "which", "who"])
"""What begins something else, which may have been done."""
_NEAR = 10
_REPORTED = frozenset(
    listed("that reports report claims claim allegations accusations suggestions rumours rumors having any")
)


def supposes(row: Sequence[Word]) -> bool:
    """Whether a sentence opens with what it supposes: `If it rains`, `Should the talks fail`, `Had he left`."""
    first = row[1 if row[0].low in {"even", "only"} and len(row) > 1 else 0].low
    if first in CONDITIONAL or first in _SUPPOSING:
        return True
    return _in_case(row, 0) or (first in _INVERTED and len(row) > 1 and _begins_subject(row[1]))


def supposed_from(row: Sequence[Word], place: int) -> bool:
    """Whether a condition begins at a place within a sentence: `if`, `, should the talks fail,`, `provided that`."""
    word, before = row[place].low, row[place - 1].low
    after = row[place + 1] if place + 1 < len(row) else None
    if word in CONDITIONAL or after is None:
        return word in CONDITIONAL
    if word == "should":
        return before in {",", "that", "—", "–"} and _begins_subject(after)
    if word in _SUPPOSING:
        return before != "," and (after.low == "that" or after.low in _DETERMINERS) and _told(row, place)
    return _in_case(row, place)


def denied(row: Sequence[Word], head: int) -> bool:
    """Whether the verb at `head` stands in what somebody denies: `denied that it had struck`, `denied reports that`."""
    verb = next((at for at in range(head - 1, -1, -1) if row[at].low in _DENIES), None)
    if verb is None or any(word.low in {";", "and", "but"} for word in row[verb + 1 : head]):
        return False
    return any(word.low in _REPORTED or word.low in _PERSONAL for word in row[verb + 1 : head])


def not_done(row: Sequence[Word], place: int) -> bool:
    """Whether a date at `place` is that of what was not done: `instead of starting talks on Tuesday`."""
    lows = [word.low for word in row[max(0, place - _NEAR) : place]]
    instead = max((at for at, pair in enumerate(pairwise(lows)) if pair in _INSTEAD), default=None)
    behind = lows[instead + 2 :] if instead is not None else []
    return bool(behind) and behind[0].endswith("ing") and _AWAY.isdisjoint(behind)


def superseded(row: Sequence[Word], place: int, following: int) -> bool:
    """Whether a day ahead at `place` is given up for the one at `following`: `was due to open in June, but will open in
    July`, `the deadline of 1 June has been extended to 1 August`.
    """
    moved = any(
        row[at].low in _MOVED and row[at + 1].low in {"to", "until"} for at in range(place, max(place, following - 1))
    )
    return moved or given_up(row, 0, place)


def given_up(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether words `first` to `last` tell a plan of the past, so that what came of it may follow: `was to open`,
    `had planned to`, `was originally due`.
    """
    lows = [word.low for word in row[first:last]]
    return any(
        (one in {"was", "were"} and other in _MEANT) or (one == "had" and other in _WISHED) or one in _AT_FIRST
        for one, other in pairwise([*lows, ""])
    )


_MEANT = frozenset(listed("to due supposed meant scheduled expected"))
_WISHED = frozenset(listed("planned hoped intended wanted meant expected promised agreed vowed"))
_AT_FIRST = frozenset(["originally", "initially"])


def _begins_subject(word: Word) -> bool:
    return word.low in _DETERMINERS or word.low in _PERSONAL or word.raw[0].isupper()


def _told(row: Sequence[Word], place: int) -> bool:
    """Whether a verb stands before, so that `provided` is not the verb: `will reopen provided that ...`."""
    return any(word.low in AUXILIARIES for word in row[:place])


def _in_case(row: Sequence[Word], place: int) -> bool:
    opens = row[place].low in _OPEN_CASE
    return opens and any([word.low for word in row[place : place + len(words)]] == words for words in _IN_CASE)
