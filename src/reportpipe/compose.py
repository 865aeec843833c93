"""One or many annotated articles become one memo: merged, cut to what a page shows, in a fixed order."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from reportpipe.choosing import interval
from reportpipe.errors import UsageError
from reportpipe.model import (
    MACHINE,
    Actor,
    Article,
    Event,
    Findings,
    Memo,
    Note,
    Quote,
    Relation,
    Span,
)
from reportpipe.overrides import Overrides
from reportpipe.sections import identified, sections
from reportpipe.settings import Settings, chosen
from reportpipe.verb import make_callable

Annotated = tuple[Article, Findings]
_SAME_EVENT = 0.5
"""Share of words in common (Jaccard) from which two accounts of one day count as one event."""
_MERGED_KINDS = frozenset({"day", "week", "month", "range"})
"""Precisions fine enough that the same interval can mean the same event; two things of one year are two things."""


def compose(annotated: Sequence[Annotated], style: str = "memo", settings: Settings | None = None) -> Memo:
    """The memo on these articles: bottom line, key points, quotes and figures on wish, actors, timeline, source note.

    Sections show as many items as the settings allow; all of them stay in the memo. Actors of several articles that
    share a name or an alias become one, and so do accounts of one event on one date.

    Raises:
        UsageError: no article at all, no pairs, or findings that belong to another article.
        StyleError: no such style, or a broken one.
    """
    settings = chosen(settings)
    pairs, notes = _distinct(annotated)
    actors, actor_of = _merge_actors([findings.actors for _, findings in pairs], settings.actors)
    events = _merge_events([_with_actors(findings.events, actor_of) for _, findings in pairs])
    points = tuple({point.id: point for _, findings in pairs for point in findings.points}.values())
    quotes = tuple(_with_actor(quote, actor_of) for _, findings in pairs for quote in findings.quotes)
    figures = tuple(figure for _, findings in pairs for figure in findings.figures)
    memo = Memo(
        id="",
        title="",
        language=_language([article for article, _ in pairs]),
        sections=(),
        points=points,
        actors=actors,
        relations=_merge_relations([findings.relations for _, findings in pairs], actor_of),
        events=events,
        quotes=quotes,
        figures=figures,
        articles=tuple(article for article, _ in pairs),
        notes=(*_all_notes(pairs), *notes),
        producer=_producer(),
    )
    return arrange(memo, settings.model_copy(update={"style": style}))


def arrange(memo: Memo, settings: Settings) -> Memo:
    """The memo with the header block, the sections and the layout of these settings; what was found stays as it is.

    Raises:
        StyleError: no such style, or a broken one.
    """
    arranged = memo.model_copy(
        update={
            "title": settings.subject or _title(memo.articles),
            "dated": settings.dated,
            "to": settings.to,
            "from_": settings.from_,
            "organisation": settings.organisation,
            "handling": settings.handling,
            "layout": settings.layout,
            "sections": sections(memo, settings),
        }
    )
    return identified(arranged)


def _distinct(annotated: Iterable[object]) -> tuple[list[Annotated], tuple[Note, ...]]:
    """Each article once; the same one given twice leaves a Note."""
    pairs: dict[str, Annotated] = {}
    notes: list[Note] = []
    for pair in annotated:
        match pair:
            case (Article() as article, Findings() as findings):
                pass
            case _:
                hint = "Write compose([(article, annotate(article))])."
                raise UsageError("compose takes pairs of an article and its findings.", hint=hint)
        if findings.article != article.id:
            raise UsageError("findings belong to another article.", where=article.source.name)
        if article.id in pairs:
            notes.append(
                Note(
                    code="compose.same_article",
                    level="info",
                    message="The same article was given twice; it is used once.",
                    where=article.source.name,
                )
            )
        else:
            pairs[article.id] = article, findings
    if not pairs:
        raise UsageError("no article to make a memo of.", hint="Give at least one.")
    return list(pairs.values()), tuple(notes)


def _merge_actors(
    per_article: Sequence[tuple[Actor, ...]], pinned: Overrides
) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """Actors of one kind that share a name or alias across articles joined, and where each id went.

    Within an article nothing is joined again: the annotator has seen the text and decided.
    """
    merged: list[Actor] = []
    rank: dict[str, int] = {}
    known: dict[tuple[str, str], int] = {}
    moved: dict[str, str] = {}
    for actors in per_article:
        places: dict[int, int] = {}
        for n, actor in enumerate(actors):
            found = [known[key] for key in _keys(actor) if key in known]
            free = [place for place in found if place not in places.values()]
            if free:
                places[n] = free[0]
                merged[free[0]] = _join(merged[free[0]], actor)
            elif actor.id not in moved:
                places[n] = len(merged)
                merged.append(actor)
            else:
                continue
            moved[actor.id] = merged[places[n]].id
            rank[moved[actor.id]] = min(n, rank.get(moved[actor.id], n))
        for n, place in places.items():
            known |= {key: place for key in _keys(actors[n]) if key not in known}
    if len(per_article) > 1:  # in most articles first, then by the best rank in one of them
        merged.sort(key=lambda actor: (-len({span.article for span in actor.mentions}), rank[actor.id]))
    merged.sort(key=lambda actor: pinned.rank((actor.name, *(alias.name for alias in actor.aliases))))
    return tuple(merged), moved


def _merge_relations(per_article: Sequence[tuple[Relation, ...]], moved: dict[str, str]) -> tuple[Relation, ...]:
    """Relations between the merged actors; the same words of the same pair in several articles are one."""
    merged: dict[tuple[str, str, str], Relation] = {}
    for relation in (
        each for relations in per_article for each in relations if {each.subject, each.object} <= moved.keys()
    ):
        ends = {"subject": moved[relation.subject], "object": moved[relation.object]}
        key = (ends["subject"], relation.verb, ends["object"])
        if ends["subject"] == ends["object"]:
            continue
        if key in merged:
            evidence = _spans(merged[key].evidence, relation.evidence)
            merged[key] = merged[key].model_copy(update={"evidence": evidence})
        else:
            merged[key] = relation.model_copy(update=ends)
    return tuple(merged.values())


def _keys(actor: Actor) -> Iterable[tuple[str, str]]:
    """Names by which the actor can be met in another article; a bare surname alone is too little to join persons."""
    names = [actor.name, *(alias.name for alias in actor.aliases)]
    return [(actor.kind, name.casefold()) for name in names if actor.kind != "person" or " " in name]


def _join(actor: Actor, other: Actor) -> Actor:
    aliases = {alias.name: alias for alias in (*actor.aliases, *other.aliases) if alias.name != actor.name}
    return actor.model_copy(
        update={
            "role": actor.role or other.role,
            "affiliation": actor.affiliation or other.affiliation,
            "aliases": tuple(aliases.values()),
            "by": actor.by if actor.by != MACHINE else other.by,
            "statements": (*actor.statements, *other.statements),
            "mentions": _spans(actor.mentions, other.mentions),
            "evidence": _spans(actor.evidence, other.evidence),
        }
    )


def _spans(*groups: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for group in groups for span in group))


def _with_actors(events: tuple[Event, ...], moved: dict[str, str]) -> tuple[Event, ...]:
    """Events that name the merged actors."""
    return tuple(
        event.model_copy(update={"actors": tuple(dict.fromkeys(moved.get(actor, actor) for actor in event.actors))})
        for event in events
    )


def _with_actor(quote: Quote, moved: dict[str, str]) -> Quote:
    """The quote, said by the merged actor."""
    return quote.model_copy(update={"actor": moved.get(quote.actor, quote.actor)}) if quote.actor else quote


def _merge_events(per_article: Sequence[tuple[Event, ...]]) -> tuple[Event, ...]:
    """All events in time order; accounts of different articles of the same event on the same date become one row."""
    merged: list[Event] = []
    for events in per_article:
        earlier = len(merged)
        for event in events:
            same = next((n for n in range(earlier) if _same_event(merged[n], event)), None)
            if same is None:
                merged.append(event)
            else:
                evidence = _spans(merged[same].evidence, event.evidence)
                actors = tuple(dict.fromkeys((*merged[same].actors, *event.actors)))
                merged[same] = merged[same].model_copy(update={"evidence": evidence, "actors": actors})
    unique = list({event.id: event for event in merged}.values())
    return tuple(sorted(unique, key=_time_order)) if len(per_article) > 1 else tuple(unique)


def _same_event(one: Event, other: Event) -> bool:
    if interval(one) != interval(other) or one.when.first is None or one.when.precision not in _MERGED_KINDS:
        return False
    words, others = set(one.text.casefold().split()), set(other.text.casefold().split())
    return len(words & others) >= _SAME_EVENT * len(words | others)


def _time_order(event: Event) -> tuple[bool, dt.date, dt.date]:
    """By first day, then last; what lies before Christ comes first, what has no date at all last."""
    first = dt.date.min if event.when.before_christ else event.when.first or event.when.last
    return first is None, first or dt.date.max, event.when.last or dt.date.max


def _title(articles: Sequence[Article]) -> str:
    first = articles[0].title
    others = len(articles) - 1
    return first if not others else f"{first} (and {others} other {'article' if others == 1 else 'articles'})"


def _language(articles: list[Article]) -> str:
    languages = {article.language for article in articles}
    return languages.pop() if len(languages) == 1 else "en"


def _all_notes(pairs: list[Annotated]) -> tuple[Note, ...]:
    """Notes of articles and findings; with several articles each says which one it is about."""
    notes = []
    for article, findings in pairs:
        for note in (*article.notes, *findings.notes):
            where = note.where if len(pairs) == 1 else ", ".join(filter(None, (article.source.name, note.where)))
            notes.append(note.model_copy(update={"where": where}))
    return tuple(dict.fromkeys(notes))


@cache
def _producer() -> str:
    try:
        return f"reportpipe {version('reportpipe')}"
    except PackageNotFoundError:
        return "reportpipe"


make_callable(__name__)
