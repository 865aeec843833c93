"""A bottom line of two sentences: one that leaves room takes along the neighbour that goes on about the same."""

from dataclasses import replace

from reportpipe.annotate.summary import cues
from reportpipe.annotate.summary.choosing import UNFIT, passes
from reportpipe.annotate.summary.passages import Page, Passage
from reportpipe.annotate.summary.units import Unit
from reportpipe.annotate.summary.weighing import HEAD_WORDS
from reportpipe.model import Article

LEAVES_ROOM = 30
"""Words of a bottom line that takes a neighbour along; swept on GUM train, where 36 cost .001 of the salience."""
APART = 0.04
"""A neighbour that does not lean on the bottom line must be worth so much more: without it sentences are put together
that share no more than a word. Swept from 0 to 0.05."""


def fuller(article: Article, lead: Passage, page: Page) -> Passage:
    """The bottom line with the sentence before or after it, where both say enough more than one; else as it is.

    Both stand in one paragraph and have together at most HEAD_WORDS words; the second leans on the first, or has a word
    of it.
    """
    if len(lead.units) > 1 or lead.lean is not None or lead.length > LEAVES_ROOM:
        return lead
    pairs = [_pair(lead, step, page) for step in (1, -1)]
    better = [pair for pair in pairs if pair and pair.bottom_line > lead.bottom_line and passes(article, pair)]
    return max(better, key=lambda pair: pair.bottom_line, default=lead)


def _pair(lead: Passage, step: int, page: Page) -> Passage | None:
    """The bottom line and the sentence after (1) or before (-1) it; None when they do not belong together."""
    unit = lead.units[0]
    other = page.neighbour(unit, step)
    if other is None or unit.kind != "paragraph" or unit.paragraph != other.paragraph or not _welcome(other, page):
        return None
    first, second = (unit, other) if step > 0 else (other, unit)
    follows = page.lean(second)
    apart = follows is None
    if page.lean(first) is not None or follows in {"quotation", "sequel"} or (apart and not _share(first, second)):
        return None
    text = f"{lead.text} {page.joined((second,))}" if step > 0 else page.joined((first, second))
    if len(text.split()) > HEAD_WORDS:
        return None
    whole = replace(first, end=second.end, text=text)
    worth = page.worth(whole, page.about.units.index(first), text)
    return Passage((first, second), text, worth.bottom_line - APART * apart, worth.key_point, None)


def _welcome(unit: Unit, page: Page) -> bool:
    """Nothing speaks against the sentence: it asks and announces nothing, and is no rumour, scene or greeting."""
    worth = cues.worth(unit.text, page.manner.assessing)
    asks = unit.text.endswith("?") or unit.announces
    return not asks and not page.quoted(unit.text) and worth.bottom_line >= 0 and worth.key_point > UNFIT


def _share(first: Unit, second: Unit) -> bool:
    return bool(set(first.stems) & set(second.stems))
