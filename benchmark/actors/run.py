"""Key actors on GUM's training documents: joining, and how well the order agrees with people's salience.

    python benchmark/actors/run.py             the figures
    python benchmark/actors/run.py --spread    mean and spread of the order's figures over ten divisions into folds
    python benchmark/actors/run.py --peers     and those on the names that other recognisers find (benchmark/names)

`salience_f1` and `ndcg_at_8` are of ten-fold cross-validation by document: coefficients and threshold come from the
other folds, coefficients only from documents that the package may be learned on. They speak of everything named, places
included, as the gold does; `actors_*` of what passes as an actor.
"""

import random
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT.parent / "shared" / "data"
FOLDS = 10


def measure(find: Any = None) -> dict[str, float]:
    """Figures in per cent; {} with a printed reason where the development data is absent.

    `find` is a recogniser of names; the packaged one by default.
    """
    if not (DATA / "actors").is_dir():
        print(f"benchmark/actors: no {DATA / 'actors'}, nothing measured")
        return {}
    sys.path.insert(0, str(ROOT / "training" / "actors"))
    from gold import load
    from learn import rows_of

    documents = load(DATA)
    find = {"find": find} if find else {}
    rows = rows_of(documents, **find)
    figures = _joining(documents, **find)
    figures |= _salience(documents, rows, range(len(documents)))
    return {key: round(100 * value, 1) for key, value in figures.items()}


def _joining(documents: list, **find: Any) -> dict[str, float]:
    from ranking import b_cubed

    from reportpipe.annotate.actors import candidates_of

    sums: dict[str, list[float]] = {"b3": [0.0, 0.0, 0], "b3_news": [0.0, 0.0, 0]}
    for document in documents:
        part = b_cubed(candidates_of(document.article, **find), document)
        for key in ("b3", "b3_news") if document.genre == "news" else ("b3",):
            sums[key] = [before + now for before, now in zip(sums[key], part, strict=True)]
    return {
        key: 2 * (precision / count) * (recall / count) / ((precision + recall) / count)
        for key, (precision, recall, count) in sums.items()
    }


def _salience(documents: list, rows: list, order: Sequence[int]) -> dict[str, float]:
    """Figures of one division: every tenth document in `order` is a fold."""
    from learn import learned
    from ranking import SALIENT, best_threshold

    tallies = {"": Tally(), "actors_": Tally()}
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        known = [row for row in rows if row.document not in held]
        beta = learned(known)
        found = {(row.document, row.gold) for row in known}
        missed = sum(
            actor.salience >= SALIENT and (number, index) not in found
            for number, document in enumerate(documents)
            if number not in held
            for index, actor in enumerate(document.actors)
        )
        threshold = best_threshold(_scores(known, beta), known, missed)
        for number in held:
            mine = [row for row in rows if row.document == number]
            for key, tally in tallies.items():
                listed = [row for row in mine if row.is_actor or not key]
                tally.add(listed, _scores(listed, beta), threshold, documents[number].actors, actors_only=bool(key))
    return {f"{key}{name}": value for key, tally in tallies.items() for name, value in tally.figures().items()}


def spread(divisions: int = 10) -> dict[str, tuple[float, float]]:
    """Mean and standard deviation, in per cent, of the order's figures over divisions drawn at random."""
    from gold import load
    from learn import rows_of

    documents = load(DATA)
    rows = rows_of(documents)
    order, draw = list(range(len(documents))), random.Random(1)  # noqa: S311 folds, not secrets
    runs = []
    for _ in range(divisions):
        draw.shuffle(order)
        runs.append(_salience(documents, rows, order))
    return {
        key: (100 * statistics.mean(run[key] for run in runs), 100 * statistics.stdev(run[key] for run in runs))
        for key in runs[0]
    }


class Tally:
    """Hits and gains over documents."""

    def __init__(self) -> None:
        self.right = self.listed = self.wanted = 0
        self.gains: list[float] = []

    def add(self, rows: list, scores: Any, threshold: float, gold: tuple, *, actors_only: bool) -> None:
        """Count one document; with `actors_only`, salient places are neither wanted nor counted as wrong."""
        from ranking import SALIENT, ndcg

        order = sorted(range(len(rows)), key=lambda index: -scores[index])
        places = {index for index, actor in enumerate(gold) if actors_only and actor.sort == "place"}
        listed = [rows[index] for index in order if scores[index] >= threshold and rows[index].gold not in places]
        self.listed += len(listed)
        self.right += sum(row.salience >= SALIENT for row in listed)
        self.wanted += sum(actor.salience >= SALIENT and index not in places for index, actor in enumerate(gold))
        ranked = [rows[index].salience for index in order if rows[index].gold not in places]
        gain = ndcg(ranked, tuple(actor for index, actor in enumerate(gold) if index not in places))
        if gain is not None:
            self.gains.append(gain)

    def figures(self) -> dict[str, float]:
        return {
            "salience_f1": 2 * self.right / max(self.listed + self.wanted, 1),
            "ndcg_at_8": sum(self.gains) / max(len(self.gains), 1),
        }


def _scores(rows: list, beta: Any) -> Any:
    import numpy as np

    if not rows:
        return np.zeros(0)
    return np.array([row.features for row in rows]) @ beta[:-1] + beta[-1]


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:24} {value}")
    if "--spread" in sys.argv and (DATA / "actors").is_dir():
        for name, (mean, deviation) in spread().items():
            print(f"{name:24} {mean:.1f} (spread {deviation:.1f}) over ten divisions")
    if "--peers" in sys.argv:
        sys.path.insert(0, str(ROOT / "benchmark" / "names"))
        from name_peers import peers

        for peer, recogniser in peers().items():
            print(f"\n{peer}", *(f"{name:24} {value}" for name, value in measure(recogniser).items()), sep="\n")
