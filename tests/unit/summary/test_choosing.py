"""The points are chosen together: the best set there is, within the first hundred words."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import reportpipe
from reportpipe.annotate.summary import summarise
from reportpipe.annotate.summary.choosing import FIRST_WORDS, together
from reportpipe.annotate.summary.passages import Passage
from reportpipe.annotate.summary.weighing import Topic
from reportpipe.model import Article

ROOT = Path(__file__).parents[3]
ABOUT = Topic(
    units=(), title=frozenset(), weights={}, sentences={}, salient={"port": 1.0, "loan": 0.65, "dam": 0.7, "road": 0.6}
)


class _Given(Passage):
    """A passage whose stems are given, not read from sentences."""

    stems: frozenset[str] = frozenset()
    enumerates = False


def _passage(stems: str, words: int, place: int) -> Passage:
    passage = _Given(units=(_Unit(place),), text="word " * words, bottom_line=0.0, key_point=0.0, lean=None)  # type: ignore[arg-type] only its place is asked for
    object.__setattr__(passage, "stems", frozenset(stems.split()))
    return passage


class _Unit:
    """A sentence of which only the place counts."""

    def __init__(self, start: int) -> None:
        self.start = start


def test_the_set_is_the_best_that_fits() -> None:
    """The one that covers most is not the one to begin with: two shorter ones cover more than it."""
    lead = _passage("", 40, 0)
    passages = [
        _passage("port dam", 50, 1),
        _passage("port loan", 30, 2),
        _passage("dam road", 30, 3),
        _passage("port", 14, 4),
    ]
    fitting = [
        group
        for size in range(1, 5)
        for group in combinations(passages, size)
        if lead.length + sum(passage.length for passage in group) <= FIRST_WORDS
    ]
    best = max(fitting, key=lambda group: sum(ABOUT.salient[s] for s in frozenset().union(*(p.stems for p in group))))
    assert best == (passages[1], passages[2])
    assert set(together(passages, lead, [], ABOUT, 4)) == set(best)
    assert together(passages, lead, [], ABOUT, 1) == (passages[0],)
    assert together(passages, lead, passages[:1], ABOUT, 4)[0] is passages[0]


def test_the_first_hundred_words_end_with_a_point(parse_article: Callable[[str], Article]) -> None:
    text = """# Karvia's port

Karvia will lose the port of Sorel to the Export Bank of Tarsia unless it pays the loan by 1 December.

The Export Bank of Tarsia lent Karvia 640 million dollars in 2019 for a quay of eleven cranes at the port of Sorel.

Karvia missed the first payment of the loan in June, and the port passes to the bank after two missed payments.

The treasury of Karvia holds reserves of 310 million dollars, which is less than six weeks of imports and of wages.

The finance minister of Karvia asked the Export Bank for ten more years in exchange for a share of the terminal.

The Export Bank of Tarsia took the port of Lume in 2021, three years after it had bought a share of the terminal there.
"""
    lengths = [len(point.text.split()) for point in summarise(parse_article(text))]
    ends = [sum(lengths[:count]) for count in range(1, len(lengths) + 1)]
    assert FIRST_WORDS - min(lengths) < max(end for end in ends if end <= FIRST_WORDS)


def test_a_pair_of_sentences_ends_with_one_that_says_enough() -> None:
    article = reportpipe.read(ROOT / "seeds" / "sahel-border.txt")
    texts = [point.text for point in summarise(article, 6)]
    assert not any(text.endswith("He would settle for a stamp.") for text in texts)
    assert len(texts) == 1 + 6
