"""The choice of the points: one bottom line, then the key points that together cover most of what matters."""

import math
from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

from reportpipe.annotate.faithfulness import refuse_point
from reportpipe.annotate.summary.passages import Passage
from reportpipe.annotate.summary.units import Unit
from reportpipe.annotate.summary.weighing import HEAD_WORDS, Topic
from reportpipe.model import Article, Point, PointRole, make_id

FIRST_WORDS = 100
"""So many words, the bottom line among them, are a summary in themselves: their points are chosen together."""
BEAM = 24
"""Sets of points that are looked at side by side: 12 cost .004 on GUM train, 8 cost .005, and 40 gain nothing."""
EDITORIAL = 2.0
"""Words of full weight that what a policy reader wants counts for in a set: swept from 0 to 10 on GUM train."""
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
SEEN_IN_BOTTOM_LINE = 0.95
"""How much of a word's weight is gone for the key points once the bottom line has it: swept from 0.5 to 1."""
UNFIT = -0.25
"""Rumours, scenes and greetings are worth less than this: better no key point than one of those."""
LEAST_POINT = 9
"""A key point has at least so many words."""
FULL_LENGTH = 14
"""Shorter passages count for less: few words seldom say who did what."""
SHORT = 0.45
"""What a passage would lose, in a set, if it had no words at all: swept from 0.28 to 0.45 on GUM train."""
TELLING = 0.7
"""A standfirst is the bottom line if it holds this part of what the fullest passage does, for its length."""
TOO_LONG = 0.01
"""What a bottom line of more than HEAD_WORDS loses: of two that are worth much the same, the shorter one is read."""
LEANING = 0.05
"""What a passage loses as a key point when it takes two sentences to say it; swept from 0 to 0.08 on GUM train."""
WORTHY = 0.85
"""A section that has no point yet gets one if its best passage is worth this part of the best of all: swept from 0.7 to
1.1 on GUM train, where 0.7 cost .005 of the salience."""
FITTED = 0.2
"""What a passage is worth as a bottom line counts this much for a key point."""
BEHIND = 0.9
"""What a policy reader wants counts this much for points behind FIRST_WORDS. On GUM train each tenth less gains .001 of
the points alone down to .7; from .85 on, our examples lose a conclusion to a quotation and the news."""
MOST_ADVICE = 2
"""So many places are kept for sections that say what should be done."""
NEAR_DUPLICATE = 0.5
"""Two points must not share more than this part of the shorter one's stems; with less, short articles lose points."""
RETURNS = 0.35
"""The same behind a bottom line that took its neighbour along, whose words count again there."""


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
        several = len(passage.units) > 1
        worth = passage.bottom_line - (TOO_LONG if passage.length > HEAD_WORDS else 0.0)
        return not first, not alone, several and not passage.thesis, -worth, passage.units[0].start

    ranked = sorted(passages, key=order)
    return next((passage for passage in ranked if passes(article, passage)), None)


def key_points(article: Article, passages: Sequence[Passage], lead: Passage, about: Topic, most: int) -> list[Passage]:
    """`most` passages beside the bottom line, or as many as can be shown, that together cover the words that matter.

    What adds most comes first, so that who reads only the first of them has read the best summary of that length.
    """
    most = min(most, max(3, math.ceil(len(about.units) / 3)))
    left = [p for p in passages if _fit(p) and not _repeats(p, (lead,))]
    seen = dict.fromkeys(lead.stems, SEEN_IN_BOTTOM_LINE)
    ranked = sorted(left, key=lambda p: (-_gain(p, seen, about), p.units[0].start))
    kept = _advice(ranked, lead)
    left = [p for p in left if p in kept or not _repeats(p, kept)]
    first = together(left, lead, [p for p in ranked[:1] if p.enumerates and p in left], about, most)
    chosen: list[Passage] = []
    room = WORDS_PER_POINT * most
    while left and len(chosen) < most:
        share = max(LEAST_ROOM, room + SLACK - SPARE * (most - len(chosen) - 1))
        pool = [p for p in left if p in first] or [p for p in left if p.room <= share] or left
        heard = {passage.section for passage in chosen if passage.advises}
        unheard = [p for p in kept if p in left and p.section not in heard]
        pool = unheard if len(unheard) >= most - len(chosen) else pool
        cues = 1.0 if any(p in first for p in left) else BEHIND
        best = _best({p: _gain(p, seen, about, cues) for p in pool}, {passage.section for passage in (lead, *chosen)})
        left.remove(best)
        if not passes(article, best):
            continue
        chosen.append(best)
        room -= best.room
        seen.update(dict.fromkeys(best.stems, 1.0))
        left = [p for p in left if not _repeats(p, (best,))]
        if lead not in passages and not any(p in first for p in left):
            left = [p for p in left if not _repeats(p, (lead, *chosen), RETURNS)]
            seen = {stem: 1.0 for passage in chosen for stem in passage.stems}
    return chosen


def _advice(passages: Sequence[Passage], lead: Passage) -> list[Passage]:
    """What each section of advice says, at its best; where the bottom line says it, only a list of it."""
    found: dict[int, Passage] = {}
    for passage in passages:
        told = lead.advises and passage.section == lead.section and not passage.enumerates
        if passage.advises and not told:
            found.setdefault(passage.section, passage)
    return list(found.values())[:MOST_ADVICE]


class _Set(NamedTuple):
    """Passages that may be shown together."""

    value: float
    members: tuple[Passage, ...]
    stems: frozenset[str]
    room: int
    """Words that are left."""


def together(
    passages: Sequence[Passage], lead: Passage, given: Sequence[Passage], about: Topic, most: int
) -> tuple[Passage, ...]:
    """`given` and the passages that fit whole, behind them and the bottom line, into FIRST_WORDS and add most to them.

    A beam search: the best sets with one passage more, with two, and so on, up to `most`. A set is worth the weight of
    the words that it covers and what the cues say of its passages.
    """
    words = {
        p: {s: about.salient.get(s, 0.0) * (1 - SEEN_IN_BOTTOM_LINE * (s in lead.stems)) for s in sorted(p.stems)}
        for p in passages
    }

    def grown(each: _Set, more: Passage) -> _Set:
        new = math.fsum(weight for stem, weight in words[more].items() if stem not in each.stems)
        value = each.value + new + EDITORIAL * _editorial(more)
        return _Set(value, (*each.members, more), each.stems | more.stems, each.room - more.length)

    best = reduce(grown, given, _Set(0.0, (), frozenset(), FIRST_WORDS - lead.length))
    beam = [best]
    for _ in range(most - len(given)):
        larger = {
            frozenset(grew.members): grew
            for each in beam
            for more in passages
            if more.length <= each.room and not _repeats(more, each.members)
            if (grew := grown(each, more)).value > each.value
        }
        beam = sorted(larger.values(), key=lambda each: (-each.value, [p.units[0].start for p in each.members]))[:BEAM]
        best = max([best, *beam[:1]], key=lambda each: each.value)
    return best.members


def _editorial(passage: Passage) -> float:
    """What the cues say of it, less what it costs to need two sentences or to be so short that it says little."""
    return passage.key_point - _leaning(passage) - SHORT * max(0.0, 1 - passage.length / FULL_LENGTH)


def _best(gains: dict[Passage, float], taken: set[int]) -> Passage:
    """The passage that gains most; of a section without a point yet, if one there gains nearly as much."""
    ranked = sorted(gains, key=lambda p: (-gains[p], p.units[0].start))
    worthy = gains[ranked[0]] * WORTHY
    return next((p for p in ranked if p.section not in taken and gains[p] >= worthy), ranked[0])


def _fit(passage: Passage) -> bool:
    """It can be read alone and says enough; so does the sentence for whose sake another one comes along."""
    telling = passage.length if passage.enumerates else passage.units[-1].length
    return passage.lean is None and passage.key_point > UNFIT and min(passage.length, telling) >= LEAST_POINT


def _gain(passage: Passage, seen: dict[str, float], about: Topic, cues: float = 1.0) -> float:
    return _new(passage, seen, about) + cues * passage.key_point + FITTED * passage.bottom_line - _leaning(passage)


def _leaning(passage: Passage) -> float:
    return LEANING if len(passage.units) > 1 and not passage.enumerates else 0.0


def _new(passage: Passage, seen: dict[str, float], about: Topic) -> float:
    """The weight of the words that nothing seen has, for the room that they take."""
    new = math.fsum(about.salient.get(stem, 0.0) * (1 - seen.get(stem, 0.0)) for stem in sorted(passage.stems))
    short = min(1.0, passage.length / FULL_LENGTH)
    return short * new / math.pow(passage.room, LENGTH_POWER)


def _repeats(passage: Passage, chosen: Sequence[Passage], most: float = NEAR_DUPLICATE) -> bool:
    """It shares a sentence with a chosen one, or more than this part of its words."""
    return any(set(passage.units) & set(other.units) or _same_words(passage, other, most) for other in chosen)


def _same_words(passage: Passage, other: Passage, most: float) -> bool:
    """Two lists, or two other passages, share so much of the shorter's words; a sentence of a list, of the other's.

    A long list has some word of everything that the article is about.
    """
    if passage.enumerates == other.enumerates:
        return len(passage.stems & other.stems) > most * min(len(passage.stems), len(other.stems))
    listed, single = (passage, other) if passage.enumerates else (other, passage)
    return any(len(single.stems.intersection(unit.stems)) > most * len(single.stems) for unit in listed.units)


def passes(article: Article, passage: Passage) -> bool:
    return not refuse_point(article, point(article, passage, "key point"))


def point(article: Article, passage: Passage, role: PointRole) -> Point:
    evidence = tuple(article.span(unit.start, unit.end) for unit in passage.units)
    spans = [(span.start, span.end) for span in evidence]
    return Point(id=make_id("point", article.id, role, spans), text=passage.text, role=role, evidence=evidence)
