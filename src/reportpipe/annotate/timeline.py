"""Dated events of an article, each in the source's words: the rows that an analyst would keep.

A row is a clause with a calendar date, or one that goes on telling of a dated event (`they also committed ...`), or one
that says in the present that something goes on. Out stay headings, questions, conditionals, forecasts, ages, bare
lengths of time, vague words, asides in brackets, and dates that only name a thing (`the 2015 agreement`).

The text of a row is its clause with three changes and no other: the date phrase and a leading connective are cut out,
the subject is put in front where the clause leaves it to its governing clause, and the first letter is a capital.
Read in order, its words are words of its evidence.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportpipe.annotate.sentences import sentences
from reportpipe.annotate.temporal.clauses import Sentence
from reportpipe.annotate.temporal.headings import headed, under
from reportpipe.annotate.temporal.naming import named
from reportpipe.annotate.temporal.ongoing import going_on
from reportpipe.annotate.temporal.periods import Dated
from reportpipe.annotate.temporal.rows import Row, continued, dated_rows
from reportpipe.annotate.temporal.whens import dated
from reportpipe.annotate.wording import content
from reportpipe.datelines import DATELINE
from reportpipe.model import Article, Event, Findings, Note, make_id
from reportpipe.settings import Settings

_NUMERIC = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_LONGEST = 1800
"""Characters of a sentence that is prose; a longer one is a table or a list without stops."""
_LABEL = re.compile(r"(?:Q|A|QUESTION|ANSWER|Question|Answer|MODERATOR|Moderator)[:.]\s+")
"""Who speaks in an interview, where no name is given."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*\Z")
"""Of a page, up to a date that is part of it."""
_MOST_ONGOING = 3
"""Rows of what goes on, in an article: they give no day, and crowd out those that do."""
_COMPARED = 30
"""Rows of one date that a new one is compared with; a bound on time."""
_ALIKE = 0.6
"""Share of common words from which two rows of one date are one event."""


def annotate(article: Article, so_far: Findings, settings: Settings) -> Findings:  # noqa: ARG001 - every annotator's shape
    """The findings with the events of the article, in time order: past and since, then ongoing, then planned."""
    found = (named(article, so_far.actors, row) for row in _merged(_rows(article)))
    rows = [row for row in found if row is not None]
    mentions = sorted((span.start, span.end, actor.id) for actor in so_far.actors for span in actor.mentions)
    events = tuple(_event(article, mentions, row) for row in _ordered(rows))
    return so_far.model_copy(update={"events": (*so_far.events, *events), "notes": (*so_far.notes, *_notes(rows))})


def _rows(article: Article) -> Iterator[Row]:
    """Rows in order of telling."""
    mentions = dated(article)
    heads = headed(article, mentions)
    place, ongoing = 0, 0
    last: list[Row] = []
    before: Sentence | None = None
    for span in sentences(article):
        dateline = DATELINE.match(article.text, span.start, span.end) or _LABEL.match(
            article.text, span.start, span.end
        )
        begin = dateline.end() if dateline else span.start
        here: list[Dated] = []
        while place < len(mentions) and mentions[place].start < span.end:
            if mentions[place].start >= begin and not _ADDRESS.search(article.text, begin, mentions[place].start):
                here.append(mentions[place])
            place += 1
        kind = article.paragraphs[span.paragraph - 1].kind
        speaker = kind == "quote" and article.text[span.end - 1].isalnum()  # `Process engineer, interviewed in May`
        if kind in {"table", "caption"} or speaker or span.end - span.start > _LONGEST:
            yield from last
            last, before = [], None
            continue
        sentence = Sentence(article.text, (begin, span.end), [(item.start, item.end) for item in here], before)
        if not sentence.row:
            continue
        rows = dated_rows(article, sentence, here)
        if span.start in heads:
            rows = under(article, sentence, heads[span.start], rows)
        if not rows and last and not here:
            rows = continued(sentence, last[-1])
            if rows and rows[0].follows:
                last[-1] = last[-1].joined(rows[0])
                before = sentence
                continue
        if not rows and not here and ongoing < _MOST_ONGOING:
            rows = going_on(article, sentence)
            ongoing += len(rows)
        yield from last
        last, before = rows, sentence
    yield from last


def _merged(rows: Iterable[Row]) -> list[Row]:
    """Rows without those that tell the same event of the same date again; the evidence of both is kept.

    A row is compared with the last few of its date only: in a text of thousands of rows the work stays linear.
    """
    kept: list[Row] = []
    of_date: defaultdict[object, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for row in rows:
        stems = frozenset(content(row.text))
        others = of_date[row.when.first, row.when.last, row.when.status]
        place = next((at for at, known in others[-_COMPARED:] if _alike(stems, known)), None)
        if place is None:
            others.append((len(kept), stems))
            kept.append(row)
        else:
            kept[place] = kept[place].backed_by(row)
    return kept


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) / min(len(one), len(other)) >= _ALIKE


class _Key(NamedTuple):
    group: int
    day: int
    told: int


def _ordered(rows: list[Row]) -> list[Row]:
    """By begin of the interval, then as told; rows without a year stand after the dated ones, those BC before all."""
    keys: dict[int, _Key] = {}
    for told, row in enumerate(rows):
        known = row.when.first or row.when.last
        group = {"ongoing": 2, "planned": 3}.get(row.when.status, 0 if known else 1)
        group = -1 if row.when.before_christ else group
        keys[told] = _Key(group, known.toordinal() if known else dt.date.max.toordinal(), told)
    return [rows[told] for told in sorted(keys, key=lambda told: keys[told])]


def _event(article: Article, mentions: list[tuple[int, int, str]], row: Row) -> Event:
    """The event of a row; `mentions` are those of all actors, sorted by their first code point."""
    spans = tuple(article.span(start, end) for start, end in row.evidence)
    actors = sorted(
        (start, actor)
        for span in spans
        for start, end, actor in mentions[bisect_left(mentions, (span.start,)) : bisect_left(mentions, (span.end,))]
        if end <= span.end
    )
    return Event(
        id=make_id("event", article.id, row.when.first, row.when.last, row.evidence[0], row.text),
        when=row.when,
        text=row.text,
        actors=tuple(dict.fromkeys(actor for _, actor in actors)),
        evidence=spans,
    )


def _notes(rows: list[Row]) -> tuple[Note, ...]:
    """One note for all rows without a year, one for all whose day and month may be exchanged."""
    either = [row.when.said for row in rows if row.when.approximate and _NUMERIC.search(row.when.said)]
    doubts = (
        Note(
            code="timeline.day_or_month",
            level="warning",
            message=f"Nothing in the text tells day from month in {', '.join(either[:5])}: the timeline covers both.",
            hint="Look the day up in the source, and correct the row in the memo.",
        ),
    )
    unknown = [row.when for row in rows if row.when.precision == "unknown" and row.when.status != "ongoing"]
    bare = [when.said for when in unknown if not when.before_christ]
    if not bare:
        return doubts if either else ()
    return (
        *(doubts if either else ()),
        Note(
            code="timeline.no_year",
            level="warning",
            message=f"No year is known for {len(bare)} of the dates of the timeline: {', '.join(bare[:5])}.",
            hint="Give the publication date with --published.",
        ),
    )
