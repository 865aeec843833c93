"""Words and word pieces: the units that the names model reads.

The pieces follow BERT's uncased vocabulary (Devlin et al., 2019: lower case, accents off, greedy longest match). What
casing and spacing the vocabulary loses is kept as a feature of each word.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

PAD, UNKNOWN, START, SEPARATOR = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
FEATURES = 16
"""Eight shapes of a word, each after white space or not."""

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_MOST_LETTERS = 40
"""Of a word that is cut into pieces at all; a longer one is an address or noise."""
_MOST_PIECES = 8
_MOST_KNOWN = 50_000
"""Words whose pieces are kept: bounds the memory of a long run."""


class Word(NamedTuple):
    """One word or mark of a text."""

    start: int
    end: int
    feature: int
    """0 to 15: its shape, doubled, plus one when no white space stands before it."""
    new_line: bool
    """A line break stands before it."""


class Vocabulary:
    """Pieces by number, from the lines of a vocabulary file."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._numbers = {line: number for number, line in enumerate(lines)}
        self.unknown = self._numbers[UNKNOWN]
        self.start = self._numbers[START]
        self.separator = self._numbers[SEPARATOR]
        self.pad = self._numbers[PAD]
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces: at least one, at most eight."""
        found = self._known.get(word)
        if found is None:
            found = self._cut(plain(word))
            if len(self._known) < _MOST_KNOWN:
                self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if not word or len(word) > _MOST_LETTERS:
            return (self.unknown,)
        numbers: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._numbers.get(("##" if start else "") + word[start:end])
                if number is not None:
                    break
            else:
                return (self.unknown,)
            numbers.append(number)
            start = end
        return tuple(numbers[:_MOST_PIECES])


def words(text: str) -> list[Word]:
    """Every word and mark of a text, in order; white space between them is no word."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        between = text[last:start]
        glued = int(not between and start > 0)
        found.append(Word(start, end, _shape(match.group()) * 2 + glued, "\n" in between))
        last = end
    return found


def is_lower(word: Word) -> bool:
    """Whether a word is in lower case, or of a script without cases."""
    return word.feature // 2 == _LOWER


def is_one_capital(word: Word) -> bool:
    """Whether a word has one capital, its first letter."""
    return word.feature // 2 in {_LETTER, _TITLE}


def is_capitalised(word: Word) -> bool:
    """Whether a word has a capital anywhere."""
    return word.feature // 2 > _LOWER


def plain(word: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")


_LOWER, _LETTER, _TITLE = 2, 3, 5


def _shape(word: str) -> int:
    """0 mark, 1 number, 2 lower case or no case, 3 one capital, 4 capitals, 5 Title, 6 McMixed, 7 mIXED."""
    first = word[0]
    if not first.isalnum():
        return 0
    if word.isdigit():
        return 1
    if word.islower() or word.lower() == word.upper():
        return _LOWER
    if word.isupper():
        return _LETTER + (len(word) > 1)
    return (_TITLE if word[1:].islower() else 6) if first.isupper() else 7
