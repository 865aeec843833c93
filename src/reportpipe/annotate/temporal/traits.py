"""What a whole text is like, as far as its dates depend on it: its order of day and month, news or history."""

import datetime as dt
import re
from collections.abc import Sequence

from reportpipe.annotate.temporal.tokens import Token
from reportpipe.annotate.temporal.words import CHARACTER, CLASSES


def day_first(tokens: Sequence[Token]) -> bool | None:
    """Whether numeric dates of this text put the day first: decided by those that can be read one way only,
    then by dates with month names (`9 July` against `July 9`). None where nothing decides.
    """
    score = 0
    for place, token in enumerate(tokens):
        if token.kind == CHARACTER["NUMERIC"]:
            parts = [int(part) for part in token.word.replace(".", "/").replace("-", "/").split("/")]
            if parts[0] <= 31:  # noqa: PLR2004 - not a year
                score += 10 * ((parts[0] > 12) - (parts[1] > 12))  # noqa: PLR2004 - not a month
                score += token.word.count(".") // 2
        elif token.kind in CLASSES["MONTH"]:
            before = tokens[place - 1].kind if place else ""
            after = tokens[place + 1].kind if place + 1 < len(tokens) else ""
            score += (before in CLASSES["DAYNUM"]) - (after in CLASSES["DAYNUM"])
    return score > 0 if score else None


_OLD_YEARS = 4
"""Mentions of years gone by from which a text is a history."""


def topical(tokens: Sequence[Token]) -> bool:
    """Whether a weekday, `yesterday` or the like stands in the text, but for the weekday of a full date."""
    for place, token in enumerate(tokens):
        if token.kind in _NEAR and token.word != "today":
            after = [other.kind for other in tokens[place + 1 : place + 3]]
            if not any(kind in CLASSES["MONTH"] for kind in after):
                return True
    return False


def ancient(tokens: Sequence[Token], place: int) -> bool:
    """Whether three digits at this place are a year: `in March 476`, `c. 900`."""
    token, before = tokens[place], tokens[place - 1]
    if token.kind != CHARACTER["BIG"] or len(token.word) != 3:  # noqa: PLR2004 - three digits
        return False
    return before.word in {"c", "ca", "circa", "ad"} or before.kind in CLASSES["MONTH"]


def narrative(tokens: Sequence[Token], published: dt.date) -> bool:
    """Whether the text tells of years gone by rather than of the days around its publication."""
    years = [token.number for token in tokens if token.kind == CHARACTER["YEAR"] and token.number]
    old = sum(1 for year in years if abs(year - published.year) > 1)
    near = sum(token.kind in _NEAR for token in tokens)
    return old >= _OLD_YEARS and near <= old // 8 and old > 3 * (len(years) - old)


def southern(text: str) -> bool:
    """Whether a text speaks of countries of the southern half more than of others, so that its winter is in July."""
    count = len(_SOUTH.findall(text))
    return count > 0 and count > len(_NORTH.findall(text))


_SOUTH = re.compile(
    r"\b(?:Australian?s?|Canberra|Sydney|Melbourne|Queensland|Tasmania|New Zealand(?:er)?s?|Wellington|"
    r"Chilean|Chile|Santiago|Argentin[ae]|Argentin(?:ian|e)s?|Buenos Aires|Uruguay(?:an)?|"
    r"Paraguay(?:an)?|South Africans?|South Africa|Pretoria|Johannesburg|Cape Town|Lesotho|Eswatini|Namibian?|Botswana|"
    r"Zimbabwe(?:an)?)\b"
)
_NORTH = re.compile(
    r"\b(?:American?s?|United States|U\.S\.|US|Washington|Canad(?:a|ian)|Mexic(?:o|an)|Brit(?:ain|ish)|UK|London|"
    r"Europe(?:an)?|EU|Brussels|German(?:y|s)?|France|French|Paris|Ital(?:y|ian)|Spain|Spanish|Polish|Poland|"
    r"Ukrain(?:e|ian)s?|Kyiv|Russians?|Russia|Moscow|Norw(?:ay|egian)|Swed(?:en|ish)|Finland|Turk(?:ey|ish)|Iran(?:ian)?|"
    r"Israelis?|Israel|China|Chinese|Beijing|Japan(?:ese)?|Tokyo|Korean?|India|Indian|Pakistan|Afghan(?:istan)?)\b"
)
"""Where news comes from most: a text of several halves keeps the northern seasons."""
_NEAR = CLASSES["WEEKDAY"] | {CHARACTER[word] for word in ("today", "yesterday", "tomorrow", "tonight")}
