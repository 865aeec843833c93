"""Numbers in words: `twenty-five`, `a hundred and two`, `two and a half`, `nineteen ninety-eight`, `twenty-first`."""

from collections.abc import Sequence
from typing import NamedTuple

from reportpipe.annotate.temporal.words import NUMBERS, ORDINALS, SCALES

_HUNDRED = 100
_MOST_WORDS = 9


class Spelled(NamedTuple):
    """A number in words."""

    length: int
    """How many words and hyphens it takes."""
    kind: str
    """SPELLED, SPELLEDYEAR or SPELLEDNTH."""
    number: float


def group(words: Sequence[str], place: int) -> Spelled | None:
    """The longest number that begins at this word; None when there is none."""
    return _year(words, place) or _count(words, place)


def _word(words: Sequence[str], place: int) -> str:
    return words[place] if place < len(words) else ""


def _below_hundred(words: Sequence[str], place: int) -> tuple[int, int, bool] | None:
    """Length, value and whether it is an ordinal."""
    first = NUMBERS.get(_word(words, place))
    if first is None:
        return None
    if first < 20 or first % 10:  # noqa: PLR2004 - only tens take a second word
        return 1, first, False
    gap = 1 if _word(words, place + 1) == "-" else 0
    second = _word(words, place + 1 + gap)
    if 0 < NUMBERS.get(second, 0) < 10:  # noqa: PLR2004 - a single digit
        return 2 + gap, first + NUMBERS[second], False
    if 0 < ORDINALS.get(second, 0) < 10:  # noqa: PLR2004 - a single digit
        return 2 + gap, first + ORDINALS[second], True
    return 1, first, False


def _year(words: Sequence[str], place: int) -> Spelled | None:
    """`nineteen ninety-eight`, `twenty twenty-one`, `two thousand and five`."""
    first = NUMBERS.get(_word(words, place), 0)
    if first in {17, 18, 19, 20}:
        gap = 1 if _word(words, place + 1) == "-" else 0
        rest = _below_hundred(words, place + 1 + gap)
        if rest and rest[1] >= 10 and not rest[2]:  # noqa: PLR2004 - `twenty five` is a count
            return Spelled(1 + gap + rest[0], "SPELLEDYEAR", first * _HUNDRED + rest[1])
    if first == 2 and _word(words, place + 1) == "thousand":  # noqa: PLR2004 - the 2000s
        gap = 1 if _word(words, place + 2) == "and" else 0
        rest = _below_hundred(words, place + 2 + gap)
        if rest and rest[1] < 30 and not rest[2]:  # noqa: PLR2004 - years that are said so
            return Spelled(2 + gap + rest[0], "SPELLEDYEAR", 2000 + rest[1])
        return Spelled(2, "SPELLED", 2000)
    return None


def _count(words: Sequence[str], place: int) -> Spelled | None:
    total, current, position = 0, 0.0, place
    if _word(words, place) == "a":
        if _word(words, place + 1) not in SCALES:
            return None
        current, position = 1, place + 1
    while position - place < _MOST_WORDS:
        word = _word(words, position)
        part = _below_hundred(words, position)
        if part is not None and current % _HUNDRED == 0 and (current == 0 or current >= _HUNDRED):
            position, current = position + part[0], current + part[1]
            if part[2]:
                return Spelled(position - place, "SPELLEDNTH", total + current)
        elif word in SCALES and (current or position == place):
            position += 1
            current = max(current, 1) * SCALES[word]
            if SCALES[word] > _HUNDRED:
                total, current = total + int(current), 0
        elif word == "and" and current and current % _HUNDRED == 0 and _below_hundred(words, position + 1):
            position += 1
        elif word == "and" and _word(words, position + 1) == "a" and _word(words, position + 2) == "half":
            return Spelled(position + 3 - place, "SPELLED", total + current + 0.5)
        else:
            break
    return Spelled(position - place, "SPELLED", total + current) if position > place else None
