"""`Congress` where it is a party and no parliament, by what else the text names: India's parties and houses."""

import re
from functools import lru_cache

CONGRESS = "Indian National Congress"
"""Its usual name, as the lists have it."""


@lru_cache(maxsize=2)
def congress_is_one(text: str) -> bool:
    """Whether a bare `Congress` of this text is a party."""
    return _PARTY.search(text) is not None and _PARLIAMENT.search(text) is None


_PARTY = re.compile(
    r"\b(?:BJP|Bharatiya Janata Party|Lok Sabha|Rajya Sabha|AICC|Indian National Congress|Congress [Pp]arty|"
    r"Samaj Party|Samajwadi Party|Aam Aadmi|Trinamool|Janata Dal|(?:Andhra|Madhya|Uttar|Himachal) Pradesh)\b"
)
_PARLIAMENT = re.compile(r"\bU\.?S\.? Congress|\bCongress(?:man|woman|men)\b|\bCapitol Hill|\bHouse of Representatives")
