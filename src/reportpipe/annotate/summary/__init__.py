"""The summary: one bottom line and a few key points, in the words of the source.

Sentences are weighed by what a human summary would take from them (salience.py) and by what a policy reader wants
(cues.py). A sentence that leans on the one before it comes with it or not at all (standing.py); enumerations stay
whole; each line passes the faithfulness gate, or it is not shown.
"""

import math
from collections.abc import Callable, Sequence

from reportpipe.annotate.faithfulness import refuse_point
from reportpipe.annotate.summary.passages import Passage, passages_of, prose_of, standfirst
from reportpipe.annotate.summary.units import Unit, units
from reportpipe.annotate.summary.weighing import HEAD_WORDS, Coefficients, Topic, frozen, topic
from reportpipe.annotate.wording import content
from reportpipe.model import Article, Findings, Note, Point, PointRole, make_id
from reportpipe.settings import Settings

WORDS_PER_POINT = 23
"""The key points together aim at this many words for each that is shown."""
LEAST_ROOM = 30
"""A point may always have so many words."""
SPARE = 12
"""Words that a choice leaves for each point still to come, as far as there are any."""
SLACK = 6
"""A point may go over by so many words, so that it is not chosen for its brevity."""
LENGTH_POWER = 0.6
"""A passage's new words are divided by its length to this power; swept from 0 to 1 on GUM train."""
SEEN_IN_BOTTOM_LINE = 0.85
"""How much of a word's weight is gone for the key points once the bottom line has it."""
UNFIT = -0.25
"""Rumours, scenes and greetings are worth less than this: better no key point than one of those."""
LEAST_POINT = 9
"""A key point has at least so many words."""
FULL_LENGTH = 14
"""Shorter passages count for less: few words seldom say who did what."""
TELLING = 0.7
"""A standfirst is the bottom line if it holds this part of what the fullest passage does, for its length."""
TOO_LONG = 0.01
"""What a bottom line of more than HEAD_WORDS loses: of two that are worth much the same, the shorter one is read."""
LEANING = 0.065
"""What a passage loses as a key point when it takes two sentences to say it; swept from 0 to 0.08 on GUM train."""
WORTHY = 0.85
"""A section that has no point yet gets one if its best passage is worth this part of the best of all: swept from 0.7 to
1.1 on GUM train, where 0.7 cost .005 of the salience."""
FITTED = 0.2
"""What a passage is worth as a bottom line counts this much for a key point."""
NEAR_DUPLICATE = 0.5
"""Two points must not share more than this part of the shorter one's stems."""


def summarise(article: Article, max_points: int = 5) -> list[Point]:
    """The bottom line, then at most `max_points` key points, the most telling first; empty without prose.

    Each point is verbatim, or a whitelisted shortening of, one sentence or neighbouring ones that belong together,
    which are its evidence. The same article gives the same points, whatever the hash seed.
    """
    return select(article, frozen(), max_points)


def select(article: Article, coefficients: Coefficients, max_points: int) -> list[Point]:
    """As `summarise`, with these coefficients."""
    body = units(article)
    prose = prose_of(body)
    if not prose:
        return []
    about = topic(article, prose, coefficients)
    editors = standfirst(article, body)
    passages = passages_of(body, prose, about, editors)
    lead = bottom_line(article, passages, editors, about)
    if lead is None:
        return []
    chosen = key_points(article, passages, lead, about, max_points)
    return [_point(article, lead, "bottom line"), *(_point(article, passage, "key point") for passage in chosen)]


def annotate(article: Article, so_far: Findings, settings: Settings) -> Findings:
    """Adds the summary; a Note when the article has no sentence that can stand as one."""
    points = tuple(summarise(article, settings.max_points))
    if points:
        return so_far.model_copy(update={"points": (*so_far.points, *points)})
    note = Note(
        code="summary.no_points",
        level="warning",
        message="No sentence of the article can stand as a summary.",
        hint="Write the bottom line by hand.",
    )
    return so_far.model_copy(update={"notes": (*so_far.notes, note)})


def bottom_line(
    article: Article, passages: Sequence[Passage], editors: tuple[Unit, ...], about: Topic
) -> Passage | None:
    """The passage that is worth most as a bottom line: one sentence that stands alone, as long as there is any.

    A standfirst, in which the editors say what matters, comes before all others, unless it only sets the scene.
    """
    telling = max((_new(passage, {}, about) for passage in passages), default=0.0) * TELLING

    def order(passage: Passage) -> tuple[bool, bool, bool, float, int]:
        first = passage.units == editors and _new(passage, {}, about) >= telling
        alone = passage.lean is None
        worth = passage.bottom_line - (TOO_LONG if passage.length > HEAD_WORDS else 0.0)
        return not first, not alone, len(passage.units) > 1, -worth, passage.units[0].start

    ranked = sorted(passages, key=order)
    return next((passage for passage in ranked if _passes(article, passage)), None)


def key_points(article: Article, passages: Sequence[Passage], lead: Passage, about: Topic, most: int) -> list[Passage]:
    """`most` passages beside the bottom line, or as many as can be shown, that together cover the words that matter.

    What adds most comes first, so that who reads only the first of them has read the best summary of that length.
    """
    most = min(most, max(3, math.ceil(len(about.units) / 3)))
    left = [p for p in passages if _fit(p) and not _repeats(p, (lead,))]
    seen = dict.fromkeys(lead.stems, SEEN_IN_BOTTOM_LINE)
    chosen: list[Passage] = []
    room = WORDS_PER_POINT * most
    while left and len(chosen) < most:
        share = max(LEAST_ROOM, room + SLACK - SPARE * (most - len(chosen) - 1))
        gains = {p: _gain(p, seen, about) for p in left if p.room <= share} or {p: _gain(p, seen, about) for p in left}
        best = _best(gains, {passage.section for passage in (lead, *chosen)})
        left.remove(best)
        if not _passes(article, best):
            continue
        chosen.append(best)
        room -= best.room
        seen.update(dict.fromkeys(best.stems, 1.0))
        left = [p for p in left if not _repeats(p, (best,))]
    return chosen


def _best(gains: dict[Passage, float], taken: set[int]) -> Passage:
    """The passage that gains most; of a section without a point yet, if one there gains nearly as much."""
    ranked = sorted(gains, key=lambda p: (-gains[p], p.units[0].start))
    worthy = gains[ranked[0]] * WORTHY
    return next((p for p in ranked if p.section not in taken and gains[p] >= worthy), ranked[0])


def _fit(passage: Passage) -> bool:
    return passage.lean is None and passage.key_point > UNFIT and passage.length >= LEAST_POINT


def _gain(passage: Passage, seen: dict[str, float], about: Topic) -> float:
    leaning = LEANING if len(passage.units) > 1 and not passage.enumerates else 0.0
    return _new(passage, seen, about) + passage.key_point + FITTED * passage.bottom_line - leaning


def telling(article: Article, body: Sequence[Unit]) -> Callable[[str], float]:
    """How much of what the article is about some words of it tell, for their length."""
    about = topic(article, prose_of(body), frozen())

    def told(text: str) -> float:
        covered = math.fsum(about.salient.get(stem, 0.0) for stem in sorted(set(content(text))))
        return covered / math.pow(max(1, len(text.split())), LENGTH_POWER)

    return told


def _new(passage: Passage, seen: dict[str, float], about: Topic) -> float:
    """The weight of the words that nothing seen has, for the room that they take."""
    new = math.fsum(about.salient.get(stem, 0.0) * (1 - seen.get(stem, 0.0)) for stem in sorted(passage.stems))
    short = min(1.0, passage.length / FULL_LENGTH)
    return short * new / math.pow(passage.room, LENGTH_POWER)


def _repeats(passage: Passage, chosen: Sequence[Passage]) -> bool:
    """It shares a sentence with a chosen one, or most of its words."""
    return any(
        set(passage.units) & set(other.units)
        or len(passage.stems & other.stems) > NEAR_DUPLICATE * min(len(passage.stems), len(other.stems))
        for other in chosen
    )


def _passes(article: Article, passage: Passage) -> bool:
    return not refuse_point(article, _point(article, passage, "key point"))


def _point(article: Article, passage: Passage, role: PointRole) -> Point:
    evidence = tuple(article.span(unit.start, unit.end) for unit in passage.units)
    spans = [(span.start, span.end) for span in evidence]
    return Point(id=make_id("point", article.id, role, spans), text=passage.text, role=role, evidence=evidence)
