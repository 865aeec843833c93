"""Whether a date goes to the word that it dates, on sentences of our own writing: `attachment-*.txt`.

A line is a sentence; `{on Monday>closed}` is a date and the word of the sentence that it dates, `-` where it dates
nothing (`the {2015>-} agreement`), `a|b` where either is right, `word:2` for the second `word` of the sentence. Lines
that begin with `#` are headings. Both halves were annotated before any answer was looked at; `development` may be
tuned on, `kept` is for reporting only.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reportpipe.annotate.dates import CALENDAR, find_dates
from reportpipe.annotate.temporal.clauses import Sentence
from reportpipe.annotate.temporal.heads import head, nearest_left, verbal
from reportpipe.annotate.temporal.verbs import Word

HALVES = ("development", "kept")
_MARKED = re.compile(r"\{([^{}>]+)>([^{}]+)\}")
Choice = Callable[[list[Word], int, int], int | None]
"""Words of a sentence, first and last place of a date -> place of the word that it dates."""


class Gold(NamedTuple):
    """A date of a sentence, and where the words stand that it may date; None among them where it dates nothing."""

    start: int
    end: int
    words: frozenset[int | None]


class Judged(NamedTuple):
    gold: Gold
    given: int | None
    """Where the word stands to which the date went."""
    right: bool


def nearest(row: list[Word], first: int, last: int) -> int | None:
    """The nearest verb on either side, the left one where both are as near."""
    places = [at for at in range(len(row)) if verbal(row, at)]
    return min(places, key=lambda at: first - at if at < first else at - last, default=None)


def nearest_before(row: list[Word], first: int, last: int) -> int | None:  # noqa: ARG001 - the shape of every choice
    """The nearest verb to the left."""
    return nearest_left(row, first)


def accuracy(half: str, choose: Choice = head) -> float:
    """Share of the dates of one half that go to the right word, in per cent; a date that is not found is wrong."""
    right = [judged.right for text, gold in sentences(half) for judged in judge(text, gold, choose)]
    return round(100 * sum(right) / len(right), 2)


def judge(text: str, gold: list[Gold], choose: Choice = head) -> Iterator[Judged]:
    found = [(item.start, item.end) for item in find_dates(text, None, CALENDAR)]
    row = Sentence(text, (0, len(text)), found).row
    for item in gold:
        date = next((span for span in found if span[0] < item.end and item.start < span[1]), None)
        places = [at for at, word in enumerate(row) if date and date[0] <= word.start < date[1]]
        at = choose(row, places[0], places[-1]) if places else None
        given = row[at].start if at is not None else None
        yield Judged(item, given, bool(places) and given in item.words)


def sentences(half: str) -> Iterator[tuple[str, list[Gold]]]:
    """The sentences of one half without their marks, and the dates of each."""
    for line in (Path(__file__).parent / f"attachment-{half}.txt").read_text(encoding="utf8").splitlines():
        if line and not line.startswith("#"):
            yield _read(line)


def _read(line: str) -> tuple[str, list[Gold]]:
    text, marks, at = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[at : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2].split("|")))
        text += match[1]
        at = match.end()
    text += line[at:]
    return text, [Gold(start, end, frozenset(_place(text, name) for name in names)) for start, end, names in marks]


def _place(text: str, name: str) -> int | None:
    if name == "-":
        return None
    word, _, number = name.partition(":")
    return [match.start() for match in re.finditer(rf"\b{re.escape(word)}\b", text)][int(number or 1) - 1]
