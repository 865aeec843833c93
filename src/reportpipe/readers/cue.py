"""What a cue for boilerplate is, and the words that cues share."""

import re
from dataclasses import dataclass

from reportpipe.model import BoilerplateReason


@dataclass(frozen=True)
class Cue:
    """A sign that decides alone, wherever the block stands."""

    reason: BoilerplateReason
    most: int
    """Words: a longer block is the article speaking."""
    opening: re.Pattern[str]
    needs: re.Pattern[str] | None = None
    """What the block must hold besides; None when the opening says it all."""


def any_of(*phrases: str, start: str = r"^\W*", end: str = "", case: bool = False) -> re.Pattern[str]:
    return re.compile(f"{start}(?:{'|'.join(phrases)}){end}", re.NOFLAG if case else re.IGNORECASE)


WORK = "(?:article|commentary|piece|essay|op-ed|text|report|paper|publication|material|document|blog post|post"
WORK += "|brief|briefing|summary|bulletin|newsletter)"
AGENCIES = (
    "Getty|AFP|AP|Reuters|REUTERS|EPA|TASS|Shutterstock|Alamy|Flickr|Anadolu|Xinhua|Wikimedia|iStock|Bloomberg|Unsplash"
)
SELF = "(?:article|commentary|piece|essay|op-ed|story|blog post|post|interview|conversation|transcript|newsletter"
SELF += "|page)"
"""What only a text about itself calls "this": "this report" may be what the article is about."""
