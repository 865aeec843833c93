"""What a sentence says is going on, without a day: `continue to`, `are now ...ing`, with a named subject."""

import re

from reportpipe.annotate.temporal.clauses import Sentence
from reportpipe.annotate.temporal.rows import FEWEST_WORDS, Row, questions
from reportpipe.annotate.temporal.telling import Telling, plain
from reportpipe.annotate.temporal.unreal import CONDITIONAL
from reportpipe.annotate.temporal.whens import anchor_of
from reportpipe.annotate.temporal.words import listed
from reportpipe.model import Article, When


def going_on(article: Article, sentence: Sentence) -> list[Row]:
    """Rows for what a sentence says is going on: `continue to`, `are now ...ing`, with a named subject."""
    if questions(sentence) or _HEDGED.search(sentence.text, sentence.start, sentence.end):
        return []
    rows: list[Row] = []
    told_by = Telling(sentence)
    for match in _GOING_ON.finditer(sentence.text, sentence.start, sentence.end):
        number = sentence.piece(match.start())
        clause = sentence.clause(number)
        subject = sentence.subject(number) if clause else None
        if clause is None or subject is None or clause.subject is not None or clause.opener in CONDITIONAL:
            continue
        name = sentence.text[slice(*subject)]
        place = next(at for at, word in enumerate(sentence.row) if word.start >= match.start())
        whole = told_by.span(match.start())
        said = sentence.text[slice(*whole)]
        if sentence.quoted[place] or said.count("”") > said.count("“") or (number and whole[0] < clause.start):
            continue  # said by somebody else, or an aside of another statement: `... as the pound continues to fall`
        if not clause.start <= match.start() < clause.end or not _acts(name, match["cue"]):
            continue
        if any(other.evidence[0] == whole for other in rows):
            continue
        text = plain(sentence.text, [whole])
        told = When(
            said=match["cue"],
            precision="unknown",
            status="ongoing",
            anchor=anchor_of(article),
        )
        if len(text.split()) >= FEWEST_WORDS and not text.lower().startswith("that "):
            rows.append(Row(told, text, (whole,)))
    return rows


_GOING_ON = re.compile(
    r"\b(?P<cue>(?<!to )continues? to [a-z]+|"
    r"(?:is|are) (?:now |still |currently |rapidly |increasingly |steadily |already )"
    r"(?:[a-z]+ly )?[a-z]{2,}ing)\b"
)
_ABSTRACT = frozenset(
    listed("""
    situation debate question conversation process prospect thing things speculation problem problems risk risks
    tension tensions uncertainty issue issues trend challenge challenges view point fact this that it there
    which what who one nobody nothing everything everyone they he she we i you
    """)
)
_STATES = frozenset(
    listed("""
believe see think hope seem be argue say have feel matter exist remain know reflect show suggest mean
""")
)
_HEDGED = re.compile(r"\b(?:seems?|appears?|may|might|could|should|would|perhaps|remains to be|likely|probably)\b")


def _acts(subject: str, cue: str) -> bool:
    """Whether somebody does something: not `the situation continues to change`, not `they continue to believe`."""
    words = subject.lower().split()
    head = next(
        (word for place, word in enumerate(words) if place + 1 == len(words) or words[place + 1] in _AFTER_HEAD),
        words[-1],
    )
    return not {words[0], head} & _ABSTRACT and cue.rsplit(maxsplit=1)[-1] not in _STATES


_AFTER_HEAD = frozenset(
    listed("""
of in for with on at to from between about over against who which that
""")
)
