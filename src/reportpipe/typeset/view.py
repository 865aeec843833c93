"""A memo made ready for the page: every choice taken, only words left to set (views.py)."""

import datetime as dt
from collections import Counter
from collections.abc import Callable

from reportpipe.model import MACHINE, Actor, Article, Event, Figure, Item, Memo, Point, Quote, Span, Statement, Style
from reportpipe.styles.contract import LANGUAGE
from reportpipe.typeset import dates
from reportpipe.typeset.citations import Citations, cite
from reportpipe.typeset.notes import note_lines
from reportpipe.typeset.source import Source, other_language, paragraph_id, row_anchors, source_view
from reportpipe.typeset.source_table import measure, row_id
from reportpipe.typeset.views import (
    ActorView,
    Comment,
    EventView,
    FigureView,
    HeaderRow,
    Mark,
    MemoView,
    PointGroup,
    PointView,
    QuoteView,
)

MARKS_SHOWN = 4
"""Evidence marks printed after one item: more say nothing new in print."""
ALIASES_SHOWN = 3
"""Other names printed behind an actor's own."""
LINES_SHOWN = 2
"""Things said of one actor: more of them, and the table pushes the timeline off the second page."""
MODEL_PREFIX = "model:"
INFERRED, MODEL, PERSON = "†", "‡", "§"

SHORT_TITLE = 70


def memo_view(memo: Memo, style: Style, *, fine: bool = False, sources: bool = True) -> MemoView:
    """The view of a memo in the words of a style; `fine` cuts the source by each citing item, not only cited or not.

    Without `sources` the pages end where the source text would begin.
    """
    page = _Page(memo, labels(style))
    points = [item for item in memo.items_of("key points") if isinstance(item, Point)]
    lead = [item for item in memo.items_of("bottom line") if isinstance(item, Point)]
    actors = [item for item in memo.items_of("actors") if isinstance(item, Actor)]
    events = [item for item in memo.items_of("timeline") if isinstance(item, Event)]
    quotes = [item for item in memo.items_of("quotes") if isinstance(item, Quote)]
    figures = [item for item in memo.items_of("figures") if isinstance(item, Figure)]
    citations = _citations(memo, page.say, (*lead, *points, *quotes, *figures, *actors, *events))
    source = Source(memo, page.say, citations if fine else citations.coarse(), measure(style, memo.layout.paper))
    source_views = tuple(source_view(source, article) for article in memo.articles if sources)
    page.rows = row_anchors(source_views)
    sections = {section.kind for section in memo.sections}
    bottom_line = tuple(page.point(item) for item in lead)
    groups = page.groups(points)
    quote_views = tuple(page.quote(quote) for quote in quotes)
    figure_views = tuple(page.figure(figure) for figure in figures)
    actor_views = tuple(page.actor(actor) for actor in actors)
    event_views = tuple(page.event(event, number) for number, event in enumerate(events, 1))
    return MemoView(
        id=memo.id,
        title=memo.title,
        title_language=_title_language(memo),
        short_title=shorten(memo.title, SHORT_TITLE),
        language=LANGUAGE,
        organisation=memo.organisation,
        handling=memo.handling,
        draft=memo.layout.draft,
        header=_header(memo, page.say),
        bottom_line=bottom_line,
        groups=groups,
        quotes=quote_views if "quotes" in sections else None,
        figures=figure_views if "figures" in sections else None,
        actors=actor_views,
        actors_caption=_caption(page.say, "actors_caption", len(actors), len(memo.actors)),
        events=event_views,
        events_caption=_caption(page.say, "timeline_caption", len(events), len(memo.events)),
        notes=note_lines(memo, page.say, page.signs),
        filled={place.place: place.text for place in memo.filled},
        sources=source_views,
        author=memo.from_ or memo.organisation,
        dated=memo.dated.isoformat() if memo.dated else None,
        producer=memo.producer,
        paper=memo.layout.paper,
    )


def labels(style: Style) -> Callable[..., str]:
    """`say(key, **values)`: a label with its `{name}` places filled; the key itself where the style lacks it."""

    def say(key: str, **values: object) -> str:
        text = style.labels.get(key, key.replace("_", " "))
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    return say


def shorten(text: str, length: int) -> str:
    """Cut at a word boundary, with an ellipsis, so that the whole is at most `length` characters."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    cut = words[: length - 1]
    head, space, _ = words[:length].rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip(" ,;:–—-") + "…"


def other_names(actor: Actor) -> tuple[str, ...]:
    """Names that tell a reader something: acronyms, capitals, full forms; at most ALIASES_SHOWN, as they first occur.

    Parts of the name itself and demonyms are left out; memo.json keeps them all with their reasons.
    """
    own = set(actor.name.casefold().split())
    telling = [
        alias.name
        for alias in actor.aliases
        if alias.reason not in _PLAIN_REASONS
        and not (actor.kind == "person" and set(alias.name.casefold().split()) <= own)
        and alias.name != actor.name
    ]
    return tuple(dict.fromkeys(telling))[:ALIASES_SHOWN]


_PLAIN_REASONS = frozenset(
    {
        "its people or officials",
        "the region, for its states",
        "surname",
        "forename",
        "another spelling of the surname",
    }
)


def cited(item: Item) -> tuple[Span, ...]:
    """The words that what the page prints of an item rests on."""
    if not isinstance(item, Actor):
        return item.evidence
    return tuple(dict.fromkeys((*item.evidence, *(span for deed in _shown(item) for span in deed.evidence))))


def _shown(actor: Actor) -> tuple[Statement, ...]:
    return actor.statements[: LINES_SHOWN - bool(actor.role or actor.affiliation)]


def _header(memo: Memo, say: Callable[..., str]) -> tuple[HeaderRow, ...]:
    date = dates.day_in_full(memo.dated, say) if memo.dated else None
    rows = (("to", memo.to), ("from", memo.from_), ("date", date), ("subject", memo.title))
    languages = {"subject": _title_language(memo)}
    return tuple(HeaderRow(key, say(key), text or None, languages.get(key)) for key, text in rows)


def _title_language(memo: Memo) -> str | None:
    """Where the memo is called as an article is, that of the article; of what somebody wrote nothing is known."""
    return next((other_language(article) for article in memo.articles if article.title == memo.title), None)


def _caption(say: Callable[..., str], key: str, shown: int, of_all: int) -> str:
    if of_all == 1:
        return say(f"{key}_one")
    return say(f"{key}_all" if shown == of_all else key, shown=shown, all=of_all)


def _citations(memo: Memo, say: Callable[..., str], shown: tuple[Item, ...]) -> Citations:
    """Who cites which words: the items on the page, in its order, with the name that a reader knows them by."""
    counts: Counter[str] = Counter()
    named = []
    for item in shown:
        lead = isinstance(item, Point) and item.role == "bottom line"
        key = "cited_bottom_line" if lead else f"cited_{type(item).__name__.lower()}"
        counts[key] += 1
        named.append((item.id, say(key, n=counts[key]), cited(item)))
    return cite(memo, tuple(named))


class _Page:
    """Turns items into views, counting comments and collecting the signs that the source note must explain."""

    def __init__(self, memo: Memo, say: Callable[..., str]) -> None:
        self.memo = memo
        self.say = say
        self.signs: set[str] = set()
        self.rows: frozenset[str] = frozenset()
        """Anchors of rows of tables in the source text, where links lead to them."""
        self._comments = 0
        self._number = {article.id: n for n, article in enumerate(memo.articles, 1)}

    def point(self, point: Point) -> PointView:
        return PointView(
            point.id,
            point.text,
            self._marks(point.evidence),
            self._sign(point.by),
            self._comment(point.evidence),
            self._language(point.evidence),
        )

    def groups(self, points: list[Point]) -> tuple[PointGroup, ...]:
        if len(self.memo.articles) == 1:
            return (PointGroup(None, None, tuple(self.point(point) for point in points)),) if points else ()
        by_article: dict[str, list[PointView]] = {}
        for point in points:
            article = point.evidence[0].article if point.evidence else self.memo.articles[0].id
            by_article.setdefault(article, []).append(self.point(point))
        return tuple(
            PointGroup(article.title, other_language(article), tuple(by_article[article.id]))
            for article in map(self._article, by_article)
        )

    def quote(self, quote: Quote) -> QuoteView:
        marks, sign = self._marks(quote.evidence), self._sign(quote.by)
        comment, language = self._comment(quote.evidence), self._language(quote.evidence)
        return QuoteView(quote.id, quote.text, quote.speaker, marks, sign, comment, language)

    def figure(self, figure: Figure) -> FigureView:
        before, amount, after = figure.text.partition(figure.amount or figure.text)
        marks, sign = self._marks(figure.evidence), self._sign(figure.by)
        comment, language = self._comment(figure.evidence), self._language(figure.evidence)
        return FigureView(figure.id, before, amount, after, marks, sign, comment, language)

    def actor(self, actor: Actor) -> ActorView:
        spans = cited(actor)
        return ActorView(
            actor.id,
            actor.name,
            other_names(actor),
            self.say("kind_" + actor.kind.replace(" ", "_")),
            actor.role,
            actor.affiliation,
            tuple(self._deed(statement) for statement in _shown(actor)),
            self._named(actor),
            self._marks(spans),
            self._sign(actor.by),
            self._comment(spans),
            self._language(spans),
        )

    def _named(self, actor: Actor) -> str:
        """What a row can say of somebody of whom the source says nothing."""
        if actor.role or actor.affiliation or _shown(actor):
            return ""
        times = len(actor.mentions)
        return self.say("named_once" if times == 1 else "named_often" if times else "role_not_said", n=times)

    def _deed(self, statement: Statement) -> str:
        if not statement.quoted:
            apart = not statement.text.startswith(statement.verb)
            return self.say("reported", verb=statement.verb, text=statement.text) if apart else statement.text
        return self.say("quoted" if statement.verb else "quoted_alone", verb=statement.verb, text=statement.text)

    def event(self, event: Event, number: int) -> EventView:
        inferred = event.when.anchor == "inferred" and event.when.first is not None
        return EventView(
            event.id,
            number,
            dates.when(event.when, self.say),
            _iso(event.when.first, event.when.last),
            event.when.said,
            event.when.status == "planned",
            event.text,
            self._marks(event.evidence),
            (self._keep(INFERRED) if inferred else "") + self._sign(event.by),
            self._comment(event.evidence),
            self._language(event.evidence),
        )

    def _marks(self, evidence: tuple[Span, ...]) -> tuple[Mark, ...]:
        marks: dict[str, Mark] = {}
        for span in evidence:
            n = self._article(span.article).paragraph_number(span.start)
            number = self._number[span.article]
            prefix = f"{number}:" if len(self.memo.articles) > 1 else ""
            paragraph = paragraph_id(number, n, len(self.memo.articles))
            href = f"#{paragraph}"
            title = self.say("mark_title_of" if prefix else "mark_title", n=n, source=number)
            place = f"#{self._row(span, n, paragraph) or paragraph}"
            marks.setdefault(href, Mark(f"{prefix}¶{n}", href, place, title))
        return tuple(marks.values())[:MARKS_SHOWN]

    def _row(self, span: Span, n: int, paragraph: str) -> str | None:
        """The anchor of the row of a table that the words begin in; None where they stand in no table."""
        article = self._article(span.article)
        block = article.paragraphs[n - 1]
        row = row_id(paragraph, article.text.count("\n", block.start, span.start) + 1)
        return row if block.kind == "table" and row in self.rows else None

    def _comment(self, evidence: tuple[Span, ...]) -> Comment | None:
        if not evidence or self.memo.layout.evidence == "none":
            return None
        quotes = []
        for span in evidence[:MARKS_SHOWN]:
            article = self._article(span.article)
            words = " ".join(article.words(span).split())
            quotes.append(f"¶{article.paragraph_number(span.start)}: “{words}”")
        self._comments += 1
        return Comment(str(self._comments - 1), " ".join(quotes))

    def _language(self, evidence: tuple[Span, ...]) -> str | None:
        return other_language(self._article(evidence[0].article)) if evidence else None

    def _sign(self, by: str) -> str:
        if by == MACHINE:
            return ""
        return self._keep(MODEL if by.startswith(MODEL_PREFIX) else PERSON)

    def _keep(self, sign: str) -> str:
        self.signs.add(sign)
        return sign

    def _article(self, article_id: str) -> Article:
        return self.memo.article(article_id)


def _iso(first: dt.date | None, last: dt.date | None) -> str | None:
    return first.isoformat() if first and first == last else None
