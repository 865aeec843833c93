"""The summary: one bottom line and a few key points, in the words of the source.

Sentences are weighed by what a human summary would take from them (weighing.py) and by what a policy reader wants
(cues.py). A sentence that leans on the one before it comes with it or not at all (standing.py); enumerations stay
whole; the points are chosen together (choosing.py); each line passes the faithfulness gate, or it is not shown.
"""

import math
from collections.abc import Callable

from reportpipe.annotate.summary.choosing import LENGTH_POWER, bottom_line, key_points, point
from reportpipe.annotate.summary.fuller import fuller
from reportpipe.annotate.summary.passages import page_of, passages_of, prose_of, standfirst
from reportpipe.annotate.summary.units import Unit, units
from reportpipe.annotate.summary.weighing import Coefficients, frozen, topic
from reportpipe.annotate.wording import content
from reportpipe.model import Article, Findings, Note, Point
from reportpipe.settings import Settings


def summarise(article: Article, max_points: int = 5) -> list[Point]:
    """The bottom line, then at most `max_points` key points, the most telling first; empty without prose.

    Each point is verbatim, or a whitelisted shortening of, one sentence or neighbouring ones that belong together,
    which are its evidence. The same article gives the same points, whatever the hash seed.
    """
    return select(article, frozen(), max_points)


USUAL_POINTS = 5
"""The first of so many key points stays one: the bottom line need not take it along."""


def select(article: Article, coefficients: Coefficients, max_points: int) -> list[Point]:
    """As `summarise`, with these coefficients."""
    body = units(article)
    prose = prose_of(body)
    if not prose:
        return []
    about = topic(article, prose, coefficients)
    editors = standfirst(article, body)
    page = page_of(body, about)
    passages = passages_of(page, editors)
    lead = bottom_line(article, passages, editors, about)
    if lead is None:
        return []
    whole = fuller(article, lead, page)
    if whole is not lead:
        points = key_points(article, passages, lead, about, USUAL_POINTS)
        first = {unit for passage in points[:1] for unit in passage.units}
        lead = lead if first & set(whole.units) else whole
    chosen = key_points(article, passages, lead, about, max_points)
    return [point(article, lead, "bottom line"), *(point(article, passage, "key point") for passage in chosen)]


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


def telling(article: Article, body: tuple[Unit, ...]) -> Callable[[str], float]:
    """How much of what the article is about some words of it tell, for their length."""
    about = topic(article, prose_of(body), frozen())

    def told(text: str) -> float:
        covered = math.fsum(about.salient.get(stem, 0.0) for stem in sorted(set(content(text))))
        return covered / math.pow(max(1, len(text.split())), LENGTH_POWER)

    return told
