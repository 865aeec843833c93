"""Print the weights of annotate/cues.py: a ridge softmax on the kinds that the training corpora give.

python training/names/cues.py --data ../shared/data

One example is one name in one document, by all its mentions; names that the lists know are left out, as at run time.
What else tells kinds apart (one word or several, capitals, an article) is fitted beside the cues, so that they
do not stand for it, and not used: the network sees it well enough.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from records import Record, held_out, load

from reportpipe.annotate import cues, gazetteer

KINDS = ("person", "organisation", "place", "other")
_RIDGE = 2.0
_STEPS, _RATE, _MOMENTUM = 1_200, 0.5, 0.9


class Example(NamedTuple):
    features: list[float]
    kind: int


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    records = [record for record in load(parser.parse_args().data) if not held_out(record)]
    examples = [example for record in records for example in _examples(record)]
    values = np.array([example.features for example in examples])
    kinds = np.array([example.kind for example in examples])
    weights = _fit(np.hstack([values, np.ones((len(values), 1))]), np.eye(len(KINDS))[kinds])
    weights -= weights[:, :3].mean(1, keepdims=True)
    for cue, column, row in zip(cues.WEIGHTS, values.T, weights, strict=False):
        print(f'    "{cue}": ({", ".join(f"{weight:.2f}" for weight in row[:3])}),  # {int((column > 0).sum())}')


def _examples(record: Record) -> Iterator[Example]:
    mentions: dict[str, list[tuple[int, int]]] = defaultdict(list)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, kind in record.spans:
        if kind in KINDS:
            mentions[record.text[start:end]].append((start, end))
            kinds[record.text[start:end]][kind] += 1
    bodies = [name for name, count in kinds.items() if " " in name and count["organisation"]]
    telling = cues.telling(record.text, bodies)
    for name, spans in mentions.items():
        if gazetteer.kind_of_name(name) is None:
            beside = [record.text[start - 4 : start].lower() == "the " and name[-1] != "s" for start, _ in spans]
            form = [" " not in name, name.isupper(), min(sum(beside), cues.MOST)]
            counts = cues.counted(record.text, spans, telling)
            features = [*(counts[cue] for cue in cues.WEIGHTS), *form]
            yield Example([float(value) for value in features], KINDS.index(kinds[name].most_common(1)[0][0]))


def _fit(inputs: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Weights of shape (features, kinds), the intercepts last; gradient descent with momentum."""
    weights = np.zeros((inputs.shape[1], wanted.shape[1]))
    speed = np.zeros_like(weights)
    penalty = np.full((inputs.shape[1], 1), _RIDGE)
    penalty[-1] = 0.0
    for _ in range(_STEPS):
        odds = inputs @ weights
        chances = np.exp(odds - odds.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        slope = (inputs.T @ (chances - wanted) + penalty * weights) / len(inputs)
        speed = _MOMENTUM * speed - _RATE * slope
        weights += speed
    return weights


if __name__ == "__main__":
    main()
