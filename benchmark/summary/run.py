"""How good the summary is: `python benchmark/summary/run.py`, beside the lead, sumy's methods and the best possible.

Cross-validated on GUM train (seven folds; each is summarised with coefficients fitted on the others). `bottom_line`:
ROUGE-1 recall of the first 45 words of the bottom line. `key_points`: of the first 100 words of the summary, bottom
line included; `key_points_alone`: without it. `salience`: the share of the entities that matter, weighted, that those
100 words' sentences mention. Every system is measured on the same sentences, of six words or more, and cut at the same
words; `whole` is the same for what fits whole into 100 words, in the order in which it is shown.

The second table takes sentences of the prose of 6 to 45 words, and of each summary five passages at most, as far as
they fit whole into 100 words.
"""

import random
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "training" / "summary"))
sys.path.insert(0, str(Path(__file__).parent))

import fit_summary as fit
import gum_summaries as gum
import readability
import summary_peers as peers

from reportpipe.annotate.faithfulness import refuse_point
from reportpipe.annotate.summary import select, summarise
from reportpipe.model import Point

FOLDS = 7
MOST_POINTS = 5
USUAL_SENTENCES = 40


def measure() -> dict[str, float]:
    """Figures by name; empty, with a printed reason, where the corpus is absent."""
    documents = gum.load()
    if not documents:
        print(f"summary: the corpus is not here: {gum.CORPUS}")
        return {}
    done = list(summarised(documents))
    points = [found for _, found in done]
    refused = sum(bool(refuse_point(document.article, point)) for document, found in done for point in found)
    return {
        **score(done),
        **{f"{name}_whole": value for name, value in whole(done).items()},
        **readability.rates(points),
        "passed_by_gate": 1 - refused / sum(len(found) for found in points),
        "ms": milliseconds(documents),
    }


def summarised(documents: Sequence[gum.Document]) -> Iterable[tuple[gum.Document, list[Point]]]:
    """Each document with the points chosen by coefficients that never saw it."""
    order = list(range(len(documents)))
    random.Random(7).shuffle(order)  # noqa: S311 folds, not secrets
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        coefficients = fit.fit([document for place, document in enumerate(documents) if place not in held])
        for place in sorted(held):
            yield documents[place], select(documents[place].article, coefficients, MOST_POINTS)


def score(done: Sequence[tuple[gum.Document, list[Point]]]) -> dict[str, float]:
    """Means over the documents."""
    return peers.means([_summary(document, found) for document, found in done])


def whole(done: Sequence[tuple[gum.Document, list[Point]]]) -> dict[str, float]:
    """Means of five passages, whole."""
    figures = peers.means([peers.five_whole(_summary(document, found)) for document, found in done])
    return {name: figures[name] for name in ("key_points", "salience")}


def _summary(document: gum.Document, found: list[Point]) -> peers.Summary:
    return peers.Summary(document, peers.passages(found[:1]), peers.passages(found), peers.passages(found[1:]))


def milliseconds(documents: Sequence[gum.Document]) -> float:
    """CPU time of one summary, for an article of 40 sentences."""
    sentences = sum(len(document.entities) for document in documents)
    begin = time.process_time()
    for document in documents:
        summarise(document.article)
    return 1000 * (time.process_time() - begin) / sentences * USUAL_SENTENCES


def main() -> None:
    documents = gum.load()
    if not documents:
        sys.exit(f"the corpus is not here: {gum.CORPUS}")
    done = list(summarised(documents))
    methods = {**peers.plain(), **peers.sumy_methods()}
    cut = {"reportpipe": score(done)}
    cut["reportpipe, whole"] = peers.means(
        [
            peers.Summary(document, peers.passages(found[:1]), peers.whole(peers.passages(found)))
            for document, found in done
        ]
    )
    five = {"reportpipe": {**score(done), **whole(done)}}
    for name, method in methods.items():
        cut[name] = peers.means([method(document, peers.candidates(document.article)) for document in documents])
        five[name] = peers.means(
            [peers.five_whole(method(document, peers.short_prose(document.article))) for document in documents]
        )
    show("First 100 words", cut, ("bottom_line", "key_points", "key_points_alone", "salience"))
    show("Five whole sentences in 100 words", five, ("bottom_line", "key_points", "salience"))
    print({name: round(value, 4) for name, value in measure().items() if name not in cut["reportpipe"]})


def show(title: str, rows: dict[str, dict[str, float]], columns: Sequence[str]) -> None:
    print(f"\n{title:34}" + "".join(f"{column:>18}" for column in columns))
    for name, figures in rows.items():
        print(f"{name:34}" + "".join(f"{figures.get(column, float('nan')):18.4f}" for column in columns))


if __name__ == "__main__":
    main()
