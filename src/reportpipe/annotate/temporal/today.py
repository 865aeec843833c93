"""Whether `today` is the day that a statement tells of, or means these times."""

import re

from reportpipe.annotate.temporal.clauses import Clause, Sentence
from reportpipe.annotate.temporal.periods import Dated
from reportpipe.annotate.temporal.verbs import past


def is_told(sentence: Sentence, clause: Clause, mention: Dated) -> bool:
    """Whether the verb of `today` is one of the past, or `Today is the deadline`; not `which today handles a third` nor
    `a body today bringing together 15 states`.
    """
    row = sentence.row
    place = next(at for at, word in enumerate(row) if word.start >= mention.start)
    following = row[place + 1].low if place + 1 < len(row) else ""
    if following.endswith("ing") and row[place - 1].low not in _BEING | {","}:
        return False
    opened = [word.start for word in row if word.low in _RELATIVES and clause.start <= word.start < mention.start]
    begin = max(opened, default=clause.start)
    words = [at for at, word in enumerate(row) if begin <= word.start < clause.end]
    if any(past(row, at) or (row[at].low in _PERFORMED and row[at - 1].low in _BEING) for at in words):
        return True
    return _DEADLINE.match(sentence.text, mention.end) is not None


_DEADLINE = re.compile(r" is the (?:deadline|last day|day)\b")
_PERFORMED = frozenset(["announcing", "launching", "publishing", "signing", "pledging", "committing", "imposing"])
_BEING = frozenset(["am", "are", "is", "'m", "’m", "'re", "’re"])
"""Who says so does it on that day: `today I am announcing`."""
_RELATIVES = frozenset(["which", "who", "where", "that"])
