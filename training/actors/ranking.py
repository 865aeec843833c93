"""How well an order of actors agrees with people's salience: matching, F1, nDCG, joining, and the logistic fit."""

import math
from typing import NamedTuple

import numpy as np
from gold import Document, GoldActor

from reportpipe.annotate.actors import Candidate

SALIENT = 2
"""Mentioned in at least two of five summaries."""


class Row(NamedTuple):
    """One candidate of one document."""

    document: int
    features: tuple[float, ...]
    gold: int
    """Index of the gold actor that it is, or -1."""
    salience: int
    is_actor: bool
    free: bool
    """Weights of the package may be learned on it."""


def spans_of(candidate: Candidate) -> set[tuple[int, int]]:
    return {(each.start, each.start + len(each.name)) for each in candidate.entity.mentions}


def matched(candidates: list[Candidate], gold: tuple[GoldActor, ...]) -> list[int]:
    """For each candidate the gold actor with which it shares most mentions, each at most once; -1 for none."""
    where = {}
    for index, actor in enumerate(gold):
        for start, end in actor.spans:
            for offset in range(start, end):
                where[offset] = index
    shared = []
    for row, candidate in enumerate(candidates):
        counts: dict[int, int] = {}
        for start, end in spans_of(candidate):
            owners = {where[offset] for offset in range(start, end) if offset in where}
            for owner in owners:
                counts[owner] = counts.get(owner, 0) + 1
        shared += [(-count, row, owner) for owner, count in counts.items()]
    result, taken = [-1] * len(candidates), set()
    for _, row, owner in sorted(shared):
        if result[row] < 0 and owner not in taken:
            result[row] = owner
            taken.add(owner)
    return result


def fit(values: np.ndarray, labels: np.ndarray, ridge: float) -> np.ndarray:
    """Coefficients and, last, the intercept of a ridge logistic regression (Newton's method)."""
    inputs = np.hstack([values, np.ones((len(values), 1))])
    beta = np.zeros(inputs.shape[1])
    penalty = np.diag([ridge] * values.shape[1] + [1e-6])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ beta))
        slope = inputs.T @ (chance - labels) + penalty @ beta
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + penalty
        step = np.linalg.solve(curve, slope)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def best_threshold(scores: np.ndarray, rows: list[Row], missed: int) -> float:
    """The score above which F1 of the salient actors is best; `missed`: salient ones that no row is."""
    order = np.argsort(-scores)
    whole = sum(row.salience >= SALIENT for row in rows) + missed
    best, hits, threshold = -1.0, 0, 0.0
    for count, index in enumerate(order, start=1):
        hits += rows[index].salience >= SALIENT
        value = 2 * hits / (count + whole)
        if value > best:
            best, threshold = value, float(scores[index])
    return threshold


def ndcg(saliences: list[int], gold: tuple[GoldActor, ...], depth: int = 8) -> float | None:
    """Normalised discounted gain of a list's first places; None for a document where nobody is salient."""
    ideal = sorted((actor.salience for actor in gold), reverse=True)[:depth]
    best = sum(value / math.log2(place + 2) for place, value in enumerate(ideal))
    gained = sum(value / math.log2(place + 2) for place, value in enumerate(saliences[:depth]))
    return gained / best if best else None


def b_cubed(candidates: list[Candidate], document: Document) -> tuple[float, float, int]:
    """Sums of B-cubed precision and recall over the named mentions that both know, and their number."""
    ours = {span: index for index, each in enumerate(candidates) for span in spans_of(each)}
    theirs = {span: index for index, actor in enumerate(document.actors) for span in actor.spans}
    common = sorted(ours.keys() & theirs.keys())
    precision = recall = 0.0
    for span in common:
        mine = {other for other in common if ours[other] == ours[span]}
        gold = {other for other in common if theirs[other] == theirs[span]}
        precision += len(mine & gold) / len(mine)
        recall += len(mine & gold) / len(gold)
    return precision, recall, len(common)
