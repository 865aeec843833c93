"""Who says `I` in a text: whoever signs it, else the first person whom it names before anybody says it.

The guest of an interview, the speaker of an address and the writer of a letter are named seldom and speak throughout.
"""

import re
from typing import NamedTuple

from reportpipe.annotate.mentions import Mention


class Narrator(NamedTuple):
    """Who speaks in the first person."""

    named: int
    """Where a mention of that person starts; -1 when nobody named speaks."""
    says: tuple[int, ...]
    """Every `I` outside quotation marks."""


def narrator(text: str, found: list[Mention]) -> Narrator:
    """The narrator of a text whose mentions these are, in text order."""
    unquoted = _QUOTED.sub(lambda quotation: " " * len(quotation[0]), text)
    says = tuple(match.start() for match in _EGO.finditer(unquoted))
    persons = [mention for mention in found if mention.sort == "person"] if says else []
    signed = (mention for mention in reversed(persons) if 2 * mention.start > len(text) and _signs(text, mention))
    opening = (mention for mention in persons if mention.start < says[0] and not _addressed(text, mention))
    named = next(signed, None) or next(opening, None)
    return Narrator(named.start if named else -1, says)


def _signs(text: str, mention: Mention) -> bool:
    """Whether the name opens the line below the close of a letter."""
    return bool(_CLOSE.search(text, max(0, mention.start - _LONGEST_CLOSE), mention.start))


def _addressed(text: str, mention: Mention) -> bool:
    return bool(_DEAR.search(text, max(0, mention.start - _LONGEST_CLOSE), mention.start))


_EGO = re.compile(r"\bI\b")
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_DEAR = re.compile(r"\b[Dd]ear (?:\w+\.? )?$")
_LONGEST_CLOSE = 80
"""Code points."""
_CLOSE = re.compile(
    r"\n(?:[^\n]{1,60},\n+|"
    r"[^\n]{0,40}\b(?i:sincerely|yours|respectfully|faithfully|truly|cordially|regards|wishes|love|luv)\b[^\n]{0,15}"
    r"(?:\n+|, ))$"
)
"""A short line that ends in a comma, `Best wishes,`; a line, or its beginning, with a word of farewell."""
