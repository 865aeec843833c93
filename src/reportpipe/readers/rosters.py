"""Lists without bullets whose lines have one pattern: `Name, office`, `Place: figure`, `Name - office`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reportpipe.readers.people import PARTICLES

FEWEST = 3
"""Lines of a list; two may look alike by chance."""
LONGEST = 110
"""Characters of a line."""
NAME = 6
"""Words before a comma."""

WANTING = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
"""Words that no line ends in where its sentence does."""

_FORMS = (
    re.compile(r"(?P<label>[^:.!?]{2,60}): ?(?P<rest>[^:]{1,90})"),
    re.compile(r"(?P<label>[^:!?]{2,60}?) (?:[-–—]|--) (?P<rest>.{1,90})"),
    re.compile(r"(?P<label>[^,:!?]{2,60}), (?P<rest>.{1,90})"),
    re.compile(r"(?P<label>[^():!?]{2,60}) \((?P<rest>[^()]{2,60})\)"),
)
_COMMA = 2
_STOP = re.compile(r"[.!?…:;,][\"'”’»]*$")


def rosters(lines: Sequence[str]) -> Iterator[range]:
    """The places of runs of lines that make such a list: each begins with a capital, has its own label, and ends
    without a stop; some may have another of the patterns than most.

    Args:
        lines: of a text, or its blocks.
    """
    start = 0
    while start < len(lines):
        labels: set[str] = set()
        forms: Counter[int] = Counter()
        end = start
        while end < len(lines) and (found := _labels(lines[end].strip())) and labels.isdisjoint(found.values()):
            labels.update(found.values())
            forms.update(found.keys())
            end += 1
        most = max(forms.values(), default=0)
        if most >= FEWEST and most * 2 > end - start:
            yield range(start, end)
        start = max(end, start + 1)


def _labels(line: str) -> dict[int, str]:
    """What a line says before its comma, colon, dash or bracket, by the number of the pattern."""
    words = line.split()
    if len(line) > LONGEST or not line[:1].isupper() or _STOP.search(line) or words[-1].lower() in WANTING:
        return {}
    found = {number: match["label"] for number, form in enumerate(_FORMS) if (match := form.fullmatch(line))}
    if _COMMA in found and not _is_named(found[_COMMA]):
        del found[_COMMA]
    return found


def _is_named(words: str) -> bool:
    """Whether words before a comma may be somebody's name or a place's: few, and all with capitals."""
    named = [word for word in words.split() if word not in PARTICLES]
    return len(named) <= NAME and all(word[0].isupper() or not word[0].isalpha() for word in named)
