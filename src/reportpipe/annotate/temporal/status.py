"""Whether what a date tells is over or planned; a forecast is neither."""

import datetime as dt
import re

from reportpipe.annotate.temporal import timex
from reportpipe.annotate.temporal.assertions import tasks
from reportpipe.annotate.temporal.attachment import reports
from reportpipe.annotate.temporal.clauses import Clause, Sentence
from reportpipe.annotate.temporal.periods import Dated
from reportpipe.annotate.temporal.verbs import past, timetabled
from reportpipe.annotate.temporal.words import MONTHS
from reportpipe.model import Article, EventStatus

_HEDGED = re.compile(
    r"\b(?:could|may|might|probably|likely|perhaps|hopes?|(?<!-)anticipate[sd]?|would have|predicts?|forecasts?)\b"
    r"|, [^,]{2,40} (?:expects?|estimates?|reckons?|thinks?|believes?),"
)
_PLANNED = re.compile(
    r"\b(?:will|shall|should|would|scheduled|plan(?:s|ned)?|due|set (?:to|for)|is to|are to|agreed to|expect(?:s|ed)"
    r"|vowed|pledged|promised|deadline|intends? to|slated|target|asked|tak(?:es|ing) place|follows"
    r"|call(?:s|ed|ing) on|urge[sd]?|urging"
    r"|falls? due|comes?|have announced|has announced"
    r"|has offered|have offered|invited|[Dd]emand(?:s|ed)|[Rr]equest(?:s|ed)|[Dd]ecides"
    r"|must|ha(?:s|ve) (?:until|to)|postponed|rescheduled|adjourned"
    r"|deferred|delayed|brought forward|pushed back|put off|(?:was|were|been) moved"
    r"|orders?|ordered|requires?|required|compulsory|mandatory|binding|takes (?:effect|office|over|charge|up)"
    r"|(?:enters?|comes?) into (?:force|effect))\b"
)
"""What makes a date ahead more than a guess: somebody plans, asks, promises or says it for certain."""


def status_of(article: Article, sentence: Sentence, clause: Clause, mention: Dated) -> EventStatus | None:
    """Past or planned; None for a forecast."""
    published = article.published
    words = sentence.text[clause.start : clause.end]
    current = published and mention.first and mention.last and mention.first <= published.last < mention.last
    if current and mention.precision in {"year", "half", "quarter"} and _EXPECTS.search(words):
        return None
    if current and mention.precision in {"week", "month"} and _HOPED.search(words):
        return None
    if _I_WOULD.search(words):
        return None
    certain = (
        _PLANNED.search(words) or _limits(words, mention) or _IS_ON.search(sentence.text, clause.start, mention.start)
    )
    planned = bool(certain or _on_a_timetable(sentence, clause) or tasks(sentence.row)) and not _HEDGED.search(words)
    ahead = bool(published and mention.first and mention.first > published.last)
    if not ahead and mention.relation in {"by", "until", "before"} and mention.last and published:
        ahead = mention.last > published.last and not (current and _HAD.search(words))
    if not ahead and published and mention.last and mention.last >= published.last and not reports(sentence, mention):
        ahead = bool(_AHEAD.search(sentence.text, clause.start, mention.start))
    next_one = _NEXT.search(sentence.text, mention.start, mention.end)
    until = clause.end if mention.start - clause.start < _OPENING else mention.start
    to_come = _TO_COME.search(sentence.text, clause.start, until) and not reports(sentence, mention)
    if ahead or (published is None and (next_one or to_come)):
        return "planned" if planned else None
    return "past"


def a_year_back(article: Article, sentence: Sentence, clause: Clause, mention: Dated, verb: int | None) -> Dated | None:
    """A day or month ahead, without its year in the text, a year back where what it dates has happened: `resigned on 8
    April`, `by 1 April had taken the north`; `verb` is the place of the word that it dates. None where it is as said.
    """
    published = article.published
    if not (published and mention.first and mention.last and mention.first > published.last):
        return None
    said = sentence.text[mention.start : mention.end]
    if mention.anchor == "stated" or mention.precision not in {"day", "month"} or not _NAMED.match(said):
        return None
    words = sentence.text[clause.start : clause.end]
    had = mention.relation == "by" and _HAD_DONE.search(words) is not None
    happened = verb is not None and past(sentence.row, verb) and not _PLANNED.search(words) and not mention.relation
    first, after = timex.shift(mention.first, "Y", -1), timex.shift(mention.last + _ONE, "Y", -1)
    if not (had or happened) or first is None or after is None:
        return None
    return mention._replace(first=first, last=after - _ONE)


_ONE = dt.timedelta(1)
_HAD_DONE = re.compile(r"\bhad (?!to\b)")
_NAMED = re.compile(
    rf"(?:(?:early|mid|late)[ -])?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?(?:{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
"""Not `next month`: a date that gives its month by name, and no year."""


def _on_a_timetable(sentence: Sentence, clause: Clause) -> bool:
    row = sentence.row
    return any(timetabled(row, at) for at, word in enumerate(row) if clause.start <= word.start < clause.end)


def _limits(words: str, mention: Dated) -> bool:
    """Whether a date is the last for something, and no forecast is told: `gave both sides until 20 March to answer`."""
    return mention.relation in {"by", "until"} and not _FORESEES.search(words)


_AHEAD = re.compile(
    r"\b(?:will|shall|would|(?:plans?|intends?) to(?! have)"
    r"|(?:is|are) (?:all )?(?:set|due|expected|scheduled) (?:to|for))\b"
)
"""What makes the day of publication one still to come."""
_HAD = re.compile(r"\bhad (?:already |now )?(?:been )?[a-z]+(?:ed|en|wn|lt|nt|ne|ut)\b")
"""What is over by a day in the time under way: `by mid-September 34 had been installed`."""
_IS_ON = re.compile(r"\b(?:is|are) (?:on |at |in |for )?(?:the )?\Z")
"""`The next meeting is on 18 December`: a timetable."""
_FORESEES = re.compile(
    r"\b(?:chance|odds|probability|likelihood|risk) of\b"
    r"|\b(?:expects?|forecasts?|projects?|estimate[sd]?|believe[sd]?|thinks?|thought|sees|saw|reckons?)\b"
)
_EXPECTS = re.compile(r"\b(?:expects?|forecasts?|projects?|estimates?|predicts?)\b")
"""What makes a figure of the period under way a forecast: `expects growth of 1.6 per cent in 2025`."""
_HOPED = re.compile(r"\b(?:(?:is|are) (?:likely|hoped) to|hope[sd]? (?:that|to)|might)\b")
"""What makes the week under way one of a hope: `talks are likely to begin this week`."""
_TO_COME = re.compile(r"\b(?:will|shall|intends? to|plans? (?:to|[a-z]+s\b)|(?:is|are) (?:to|due|planned|scheduled))\b")
"""What tells a plan by itself, where no publication date says whether its day lies ahead."""
_OPENING = 12
"""Code points before a date that opens its clause: `On the same `."""
_NEXT = re.compile(r"\b(?:next|coming|tomorrow)\b", re.IGNORECASE)
_I_WOULD = re.compile(r"\b(?:I|we|We|you|You) (?:would|should|will|must)\b")
