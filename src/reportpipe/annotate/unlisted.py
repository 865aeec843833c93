"""Which sentences the network has to read: those with a capital that no list and no grammar accounts for.

In news, most sentences name only states, capitals and bodies that the lists know, or nothing at all. Leaving them out
takes two thirds of the network's time off and changes no figure of benchmark/names by more than noise.
"""

from collections.abc import Sequence
from itertools import pairwise

from reportpipe.annotate.gazetteer import Match, persons_bear
from reportpipe.annotate.lexicon import section
from reportpipe.annotate.wordpiece import Word, is_capitalised, is_lower, is_one_capital

_STOPS = frozenset(".!?…")
_OPENERS = _STOPS | frozenset("”:—") | frozenset('“"‘(')
_OPENINGS = section("not in titles") | section("not role openers") | section("determiners") | section("prepositions")
_ORDINARY = section("capitalised words that are no names")


def worth_reading(text: str, words: list[Word], listed: Sequence[Match]) -> list[bool]:
    """For every word, whether its sentence may hold a name that no list knows, or leads up to one.

    `listed` in text order.
    """
    suspects = _suspects(text, words, listed)
    cuts = [0, *(index for index in range(1, len(words)) if opens_sentence(text, words, index)), len(words)]
    sentences = list(pairwise(cuts))
    holds = [any(suspects[first:last]) for first, last in sentences]
    wanted: list[bool] = []
    for number, (first, last) in enumerate(sentences):
        leads = number + 1 < len(holds) and holds[number + 1]
        wanted += [holds[number] or leads] * (last - first)
    return wanted


def opens_sentence(text: str, words: list[Word], index: int) -> bool:
    """Whether a line or a sentence begins with a word that is not the first."""
    return words[index].new_line or (text[words[index - 1].start] in _STOPS and not words[index].feature % 2)


def _suspects(text: str, words: list[Word], listed: Sequence[Match]) -> list[bool]:
    """Capitalised words that are not listed, and not capitalised merely because a sentence begins."""
    lower = {text[word.start : word.end] for word in words if is_lower(word)}
    found: list[bool] = []
    place = 0
    for index, word in enumerate(words):
        while place < len(listed) and listed[place].end <= word.start:
            place += 1
        known = place < len(listed) and listed[place].start <= word.start
        if known:
            found.append(persons_bear(text[listed[place].start : listed[place].end]))
        elif is_one_capital(word):
            form = text[word.start : word.end].lower()
            opens = not index or word.new_line or text[words[index - 1].start] in _OPENERS
            ordinary = form in _ORDINARY or (opens and (form in _OPENINGS or form in lower or form.endswith("ly")))
            found.append(not ordinary)
        else:
            found.append(is_capitalised(word))
    return found
