"""Print the coefficients of annotate/salience.py, learned on GUM's training documents.

python training/actors/learn.py --data ../shared/data
"""

import argparse
from pathlib import Path

import numpy as np
from gold import NON_COMMERCIAL, Document, load
from ranking import Row, fit, matched

from reportpipe.annotate.actors import candidates_of, is_actor
from reportpipe.annotate.names import find_names
from reportpipe.annotate.recognisers import Recogniser
from reportpipe.annotate.salience import FEATURES


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    rows = rows_of(load(given.data))
    beta = learned(rows)
    for name, value in zip((*FEATURES, "intercept"), beta, strict=True):
        print(f"{value:8.3f}  {name}")
    print("COEFFICIENTS =", tuple(round(float(value), 3) for value in beta[:-1]))
    print("INTERCEPT =", round(float(beta[-1]), 3))


def rows_of(documents: list[Document], find: Recogniser = find_names) -> list[Row]:
    """Every candidate of every document, with the salience of the gold actor that it is."""
    rows = []
    for number, document in enumerate(documents):
        candidates = candidates_of(document.article, find=find)
        owners = matched(candidates, document.actors)
        for candidate, owner in zip(candidates, owners, strict=True):
            salience = document.actors[owner].salience if owner >= 0 else 0
            acts = is_actor(candidate, document.article)
            rows.append(Row(number, candidate.features, owner, salience, acts, document.genre not in NON_COMMERCIAL))
    return rows


def learned(rows: list[Row]) -> np.ndarray:
    """Ridge logistic regression on whether most summaries mention an actor, from the rows that may be learned on."""
    usable = [row for row in rows if row.free]
    values = np.array([row.features for row in usable])
    labels = np.array([float(row.salience >= _MOST) for row in usable])
    return fit(values, labels, _RIDGE)


_MOST = 3
"""Of five summaries."""
_RIDGE = 10.0
"""Both are what inner folds of the documents choose most often, of 2 and 3, and of 1, 3, 10 and 30."""


if __name__ == "__main__":
    main()
