"""A page's words without what typography adds to them: numbers of lines in the margin, a large first letter apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportpipe.readers.pdf_words import Word

LARGE = 1.8
"""Times the usual size of type: from here on a lone letter is a drop capital."""
FEWEST = 8
"""Numbers in a margin that make them those of lines; the rows of a table with a number each are fewer as a rule."""
EDGE = 3.0
"""Points within which numbers stand below each other."""
STEPS = frozenset({1, 5})
"""Lines between two numbered ones."""


def plain_words(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words without line numbers, and with a drop capital joined to the word that it begins."""
    if not words:
        return ()
    letters: Counter[float] = Counter()
    for word in words:
        letters[word.size] += len(word.text)
    size = max(sorted(letters), key=lambda each: letters[each])
    return _with_capitals(_without_line_numbers(words, size), size)


def _without_line_numbers(words: Sequence[Word], size: float) -> tuple[Word, ...]:
    """All words but numbers that stand left of everything else and count the lines, down one edge of the page."""
    numbers = [word for word in words if word.text.isdigit()]
    for edge in ("left", "right"):
        places = Counter(round(getattr(word, edge) / EDGE) for word in numbers)
        place, count = min(places.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
        if count < FEWEST:
            continue
        column = sorted(
            (word for word in numbers if abs(getattr(word, edge) / EDGE - place) <= 1), key=lambda word: -word.base
        )
        steps = {int(two.text) - int(one.text) for one, two in pairwise(column)}
        rest = [word for word in words if word not in column]
        apart = rest and min(word.left for word in rest) - max(word.right for word in column) > 0.5 * size
        if len(steps) == 1 and steps <= STEPS and apart and _beside(column, rest, size):
            return tuple(rest)
    return tuple(words)


def _beside(column: Sequence[Word], rest: Sequence[Word], size: float) -> bool:
    """Whether the numbers run down the page as its lines do: hardly a line lies between two without one."""
    step = int(column[1].text) - int(column[0].text)
    bases = {round(word.base / max(1.0, 0.5 * size)) for word in rest if word.base <= column[0].base + size}
    return len(bases) <= 2 * step * len(column)


def _with_capitals(words: Sequence[Word], size: float) -> tuple[Word, ...]:
    out = list(words)
    for number, letter in enumerate(out):
        if letter.size < LARGE * size or len(letter.text.strip("“‘\"'")) != 1 or not letter.text[-1].isupper():
            continue
        beside = [
            place
            for place, word in enumerate(out)
            if letter.base - 0.3 * size <= word.base <= letter.base + letter.size
            and letter.left - 1 <= word.left < letter.right + 2 * size
            and word.size < LARGE * size
        ]
        if beside:
            top = max(out[place].base for place in beside) - 0.3 * size
            first = min((place for place in beside if out[place].base >= top), key=lambda place: out[place].left)
            joined = _joined(letter.text, out[first].text, {word.text.lower() for word in out})
            out[first] = replace(out[first], text=joined, left=min(letter.right, out[first].left))
            return (*out[:number], *out[number + 1 :])
    return tuple(out)


def _joined(letter: str, rest: str, words: set[str]) -> str:
    """The letter and the word behind it as one, but for `A` and `I` where the page has that word alone."""
    whole = (letter[-1:] + rest).lower()
    alone = letter[-1:] in "AI" and whole not in words and (rest.lower() in words or not rest[:1].islower())
    return f"{letter} {rest}" if alone else letter + rest
