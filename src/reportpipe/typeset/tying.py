"""Numbers that no line end may part: thousands, units, currency signs and days of a month, by no-break spaces.

On paper and screen only: in Word whoever looks for `130 000 t`, to replace it, types plain spaces.
"""

import re

_UNITS = r"(?:[kcm]?m[²³]?|ha|[km]?g|[km]?t|l|[kMGT]Wh?|bn|[mb]illion|trillion|thousand|per ?cent)\b|[%‰°]"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b"
_TIED = re.compile(rf"(?<=[0-9]) (?=[0-9]{{3}}(?![0-9])|{_UNITS}|{_MONTHS})|(?<=[$€£¥]) (?=[0-9])")


def tied(value: object) -> object:
    """Words with such spaces; markup, which is made of words that have them, as it is, and so is what is no text."""
    return _TIED.sub("\u00a0", value) if type(value) is str else value
