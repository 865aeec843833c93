"""What is found in an article: points, actors, events, quotes, figures, each with the Spans that support it."""

import datetime as dt
import re
from typing import Literal

from reportpipe.model.record import MACHINE, Note, Origin, Record, Span

PointRole = Literal["bottom line", "key point"]
ActorKind = Literal[
    "person",
    "state",
    "group of states",
    "government body",
    "international organisation",
    "armed group",
    "party",
    "company",
    "media",
    "organisation",
]
Precision = Literal[
    "day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "range", "unknown"
]
EventStatus = Literal["past", "since", "ongoing", "planned"]


class Point(Record):
    """One line of the summary."""

    id: str
    """`point_` and a digest (`make_id`)."""
    text: str
    """One or two sentences of the source, verbatim or shortened, unless `by` says otherwise."""
    role: PointRole
    """The one bottom line answers what the article says; key points support it."""
    evidence: tuple[Span, ...]
    """The sentences it rests on, in text order; empty only when a person wrote it."""
    by: str = MACHINE
    """MACHINE when extracted, `model:NAME` when a language model wrote it, else the person's name."""


class Alias(Record):
    """Another name for an actor, and why it was joined."""

    name: str
    """As the source writes it."""
    reason: str
    """For people: `surname`, `acronym in brackets, ¶2`, `capital stands for the government`."""


class Statement(Record):
    """What an actor does or says, in the words of the source."""

    text: str
    """Verbatim: the predicate from its verb on, or what the source quotes or reports the actor as saying."""
    verb: str
    """As in the source, with its auxiliaries and denial: `are now negotiating`, `warned`, `may not like`."""
    quoted: bool = False
    """The actor's own words, which stand in quotation marks; `verb` introduces them, as it does words reported."""
    evidence: tuple[Span, ...]
    """The sentence, in one numbered paragraph."""


class Actor(Record):
    """Somebody or something that acts in the article."""

    id: str
    """`actor_` and a digest (`make_id`)."""
    name: str
    """The fullest form in the source, without title."""
    kind: ActorKind
    """By the lists of the program and of the user, and by the words of the source."""
    role: str | None = None
    """Verbatim from the source; None when the source does not say."""
    affiliation: str | None = None
    """Verbatim from the source; None when the source does not say."""
    aliases: tuple[Alias, ...] = ()
    """Other names in the source, in order of first mention."""
    statements: tuple[Statement, ...] = ()
    """What it does or says: at most two of each article, the most telling first."""
    mentions: tuple[Span, ...] = ()
    """Every mention in the body, in text order."""
    evidence: tuple[Span, ...] = ()
    """The words that support the row: the role where it is said, else the most telling mention."""
    by: str = MACHINE
    """MACHINE, or the person who wrote or decided the row."""

    @property
    def support(self) -> tuple[Span, ...]:
        """The evidence of the row and of its statements, each once."""
        spans = (*self.evidence, *(span for statement in self.statements for span in statement.evidence))
        return tuple(dict.fromkeys(spans))


class Relation(Record):
    """Who does what to whom, where one clause of the source says it of both."""

    id: str
    """`rel_` and a digest (`make_id`)."""
    subject: str
    """Actor.id."""
    verb: str
    """The words of the source from the verb up to the other actor: `was negotiating with`, `will not join`."""
    object: str
    """Actor.id."""
    mutual: bool = False
    """Each does it to the other: `Russia and China signed`."""
    evidence: tuple[Span, ...]
    """The sentences, each in one numbered paragraph."""
    by: str = MACHINE
    """MACHINE: relations are not edited."""


class When(Record):
    """A calendar interval, as said and as understood."""

    said: str
    """The words of the source; for a row without a date of its own, the words it takes its date from."""
    first: dt.date | None = None
    """First day; None when no year can be had, or when it began before anything the source says."""
    last: dt.date | None = None
    """Last day, included; None when no year can be had, or while it goes on."""
    precision: Precision
    """How much of the calendar one unit of it is; `range`: from one day to another, `unknown`: no year."""
    approximate: bool = False
    """`about`, `early`, `mid`, `late`, `up to`."""
    status: EventStatus = "past"
    """`past`: over; `since`: began and goes on; `ongoing`: at the time of writing; `planned`: ahead of it."""
    anchor: Origin
    """`stated`: the words say it all; `given`: counted from a known publication date;
    `inferred`: counted from an inferred one."""

    @property
    def before_christ(self) -> bool:
        """Whether it lies before the calendar of `first` and `last`: `around 600 BC`."""
        return self.first is None and _BEFORE_CHRIST.search(self.said) is not None


_BEFORE_CHRIST = re.compile(r"\bB\.?C\b")


class Event(Record):
    """One row of the timeline."""

    id: str
    """`event_` and a digest (`make_id`)."""
    when: When
    """When it happens or happened."""
    text: str
    """The clause in the source's words."""
    actors: tuple[str, ...] = ()
    """Actor.id, in order of mention."""
    evidence: tuple[Span, ...] = ()
    """The sentence with the date, and the one that the row takes its words from."""
    by: str = MACHINE
    """MACHINE, or the person who wrote or changed the row."""


class Quote(Record):
    """What somebody says in the article, word for word."""

    id: str
    """`quote_` and a digest (`make_id`)."""
    text: str
    """The words between the quotation marks."""
    speaker: str
    """As the source names him, and what it says he is."""
    actor: str | None = None
    """Actor.id; None when a person wrote the speaker's name."""
    evidence: tuple[Span, ...] = ()
    """The sentences that hold the words and name the speaker, in text order."""
    by: str = MACHINE
    """MACHINE, or the person who wrote or changed it."""


class Figure(Record):
    """A number, and what it measures."""

    id: str
    """`figure_` and a digest (`make_id`)."""
    text: str
    """The clause or sentence of the source that says it. The next four are None when a person wrote it."""
    amount: str | None
    """Number and unit as `text` has them: `up to 85%`."""
    value: float | None = None
    """The number; None for a range or a share in words, too."""
    unit: str | None = None
    """As the source writes it: `%`, `dollars`; None when things are counted, too."""
    measures: str | None = None
    """What is measured or counted, in the words of the source."""
    evidence: tuple[Span, ...] = ()
    """The sentence that says it."""
    by: str = MACHINE
    """MACHINE, or the person who wrote or changed it."""


Item = Point | Actor | Event | Quote | Figure


class Findings(Record):
    """What the annotators found in one article."""

    article: str
    """Article.id."""
    points: tuple[Point, ...] = ()
    """Bottom line first, then key points, the most telling first."""
    actors: tuple[Actor, ...] = ()
    """Most important first; all of them, not only those a memo shows."""
    relations: tuple[Relation, ...] = ()
    """Between actors, in text order."""
    events: tuple[Event, ...] = ()
    """In time order; all of them."""
    quotes: tuple[Quote, ...] = ()
    """The most telling first, as the figures; all of them."""
    figures: tuple[Figure, ...] = ()
    notes: tuple[Note, ...] = ()
