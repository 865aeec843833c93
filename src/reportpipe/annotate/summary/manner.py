"""How a text speaks as a whole, by which some cues count: it reports or assesses, argues, advises, addresses."""

from collections.abc import Sequence
from typing import NamedTuple

from reportpipe.annotate.summary import cues
from reportpipe.annotate.summary.commentary import arguing
from reportpipe.annotate.summary.units import Unit

FIRST_PERSON_TEXT, SECOND_PERSON_TEXT = 0.15, 0.3
"""In a text with a smaller share of sentences in the first person, such a sentence is a quotation without its marks;
with a smaller share in the second, it is not the manner of the text. The latter was swept from .15 to .5 on GUM
train."""
MAIN_ADVICE = 0.05
"""What advice in a section of its own is worth more as a bottom line, and less where the first half of the text
sums it up: with .03 the count of a lede stays on top of a brief."""


class Manner(NamedTuple):
    """The manner of one text."""

    assessing: float
    """From 0.0 where it only reports to 1.0."""
    arguing: float
    """The same for a commentary; 0.0 where a section says what it comes to."""
    strange: bool
    """Hardly anybody speaks of himself."""
    distant: bool
    """The reader is seldom spoken to."""
    advice: float
    """What advice is worth more as a bottom line, or less where the text begins with what was found."""


def manner_of(prose: Sequence[Unit]) -> Manner:
    summed = any(unit.sums_up for unit in prose[: len(prose) // 2])
    advises = any(is_advice(unit) for unit in prose) and not summed
    texts = [unit.text for unit in prose]
    return Manner(
        assessing=1.0 if advises else cues.assessing(texts),
        arguing=0.0 if summed or advises else arguing(texts),
        strange=sum(bool(cues.SPEAKER(text)) for text in texts) < FIRST_PERSON_TEXT * len(prose),
        distant=sum(bool(cues.SECOND_PERSON(text)) for text in texts) < SECOND_PERSON_TEXT * len(prose),
        advice=-MAIN_ADVICE if summed else MAIN_ADVICE,
    )


def is_advice(unit: Unit) -> bool:
    """The author says what should be done, in a section that is there for it; in a list there each item does."""
    said = cues.ADVICE(unit.text) or cues.IMPERATIVE(unit.text)
    return unit.advises and (unit.kind == "list item" or bool(said and not cues.REPORTED(unit.text)))
