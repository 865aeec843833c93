"""Fit the coefficients of the summary and write them into the package: `python training/summary/fit_summary.py`.

Data: ../shared/data/summary (GUM train; human references only), without the non-commercial genres. Two ridge
regressions: for words, on whether the human summary uses them, each document counting as much as any other; for
sentences, on the ROUGE-1 recall of their first 45 words, both centred within their document. Pure Python, no random
numbers: the same data give the same file.
"""

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmark" / "summary"))

import gum_summaries as gum

from reportpipe.annotate.summary import weighing
from reportpipe.annotate.summary.passages import prose_of
from reportpipe.annotate.summary.units import units
from reportpipe.annotate.summary.weighing import Coefficients
from reportpipe.annotate.wording import content

WORD_PENALTY = 0.086
SENTENCE_PENALTY = 100.0
ROOT = Path(__file__).parents[2]
TARGET = ROOT / "src" / "reportpipe" / "annotate" / "summary" / "coefficients.json"


def fit(documents: Sequence[gum.Document]) -> Coefficients:
    """Coefficients from the documents that may be trained on."""
    usable = [document for document in documents if document.genre not in gum.NON_COMMERCIAL]
    rows: list[dict[str, float]] = []
    targets: list[float] = []
    for document in usable:
        used = {word for reference in document.references for word in content(reference)}
        features_of = weighing.word_features(document.article, prose_of(units(document.article)))
        part = 1 / math.sqrt(len(features_of))
        for word, features in features_of.items():
            rows.append({name: value * part for name, value in features.items()})
            targets.append(part * (word in used))
    words = ridge(rows, targets, WORD_PENALTY, scale=False)
    rows, targets = [], []
    for document in usable:
        prose = prose_of(units(document.article))
        about = weighing.topic(document.article, prose, Coefficients(words, {}))
        features = [weighing.sentence_features(unit, rank, about) for rank, unit in enumerate(prose)]
        worth = [gum.rouge(gum.first_words(unit.text, weighing.HEAD_WORDS), document.references) for unit in prose]
        rows += centred(features)
        targets += [value - sum(worth) / len(worth) for value in worth]
    return Coefficients(words, ridge(rows, targets, SENTENCE_PENALTY, scale=True))


def centred(rows: list[dict[str, float]]) -> list[dict[str, float]]:
    means = {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}
    return [{name: value - means[name] for name, value in row.items()} for row in rows]


def ridge(rows: list[dict[str, float]], targets: list[float], penalty: float, *, scale: bool) -> dict[str, float]:
    """Weights that minimise the squared error plus `penalty` times the squared (scaled) weights."""
    names = list(rows[0])
    spread = {n: (sum(r[n] ** 2 for r in rows) / len(rows)) ** 0.5 or 1.0 if scale else 1.0 for n in names}
    table = [[row[name] / spread[name] for name in names] for row in rows]
    size = len(names)
    normal = [[sum(row[i] * row[j] for row in table) for j in range(size)] for i in range(size)]
    for i in range(size):
        normal[i][i] += penalty
    right = [sum(row[i] * target for row, target in zip(table, targets, strict=True)) for i in range(size)]
    return {n: value / spread[n] for n, value in zip(names, solve(normal, right), strict=True)}


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gaussian elimination; the matrix is positive definite, so no pivot is needed."""
    size = len(right)
    rows = [[*matrix[i], right[i]] for i in range(size)]
    for i in range(size):
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    solution = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * solution[j] for j in range(i + 1, size))
        solution[i] = (rows[i][size] - known) / rows[i][i]
    return solution


def main() -> None:
    documents = gum.load()
    if not documents:
        sys.exit(f"the corpus is not here: {gum.CORPUS}")
    fitted = fit(documents)
    rounded = {
        "words": {name: round(value, 5) for name, value in fitted.words.items()},
        "sentences": {name: round(value, 5) for name, value in fitted.sentences.items()},
    }
    TARGET.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf8")
    print(f"wrote {TARGET.relative_to(ROOT)} from {len(documents)} documents")


if __name__ == "__main__":
    main()
