"""Make src/reportpipe/annotate/data/names.onnx again from the data: fine-tune, measure, quantise.

    python training/names/train.py --data ../shared/data --encoder FOLDER_OF_THE_PACKAGED_MODEL --out build/names

Needs torch, onnx and onnxruntime; README.md beside this file says which versions.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from encoder import LABELS, Tagger, read_safetensors
from records import CORPORA, UNCLEAR, Record, held_out, load
from torch import nn

from reportpipe.annotate.wordpiece import FEATURES, Vocabulary, words

IGNORE = -100
LONGEST = 160
AVERAGED = 3
PASSES = {"gum": 2, "wikigold": 1, "politics": 1, "uner": 0.8, "docred": 0.6}
"""How often an epoch reads each corpus: GUM is what the names are to be like, Re-DocRED misses every fifth name."""
CASES: tuple[dict[int, int], ...] = ({}, {2: 5}, {2: 4, 5: 4, 6: 4, 7: 4}, {4: 2, 5: 2, 6: 2, 7: 2})
"""What becomes of the shapes of a sentence's words: mostly nothing; else set as a title, in capitals, in lower case."""


class Chunk(NamedTuple):
    """Some sentences in a row: as many as fit."""

    pieces: list[int]
    features: list[int]
    labels: list[int]
    corpus: int


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--pieces", type=int, default=2000, help="pieces of a batch")
    given = parser.parse_args()
    torch.manual_seed(1)
    given.out.mkdir(parents=True, exist_ok=True)
    vocabulary = Vocabulary((given.encoder / "vocab.txt").read_text(encoding="utf8").splitlines())
    records = [record for record in load(given.data) if record.licence != UNCLEAR and not held_out(record)]
    model = Tagger(FEATURES, len(CORPORA))
    model.start_from(read_safetensors(given.encoder / "model.safetensors"))
    model.pieces.weight.requires_grad_(
        requires_grad=False
    )  # so that names never seen keep their place among those seen
    fit(model, records, vocabulary, given)


def fit(model: Tagger, records: list[Record], vocabulary: Vocabulary, given: argparse.Namespace) -> None:
    chance = random.Random(1)  # noqa: S311 - order of training examples
    epochs = [batches(records, vocabulary, chance, given.pieces) for _ in range(given.epochs)]
    total = sum(len(epoch) for epoch in epochs)
    optimizer = torch.optim.AdamW(groups(model, given.rate), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.08 * total), 1 - step / total)
    )
    measure = nn.CrossEntropyLoss(ignore_index=IGNORE, label_smoothing=0.03)
    began, step, running = time.time(), 0, 0.0
    for number, epoch in enumerate(epochs):
        model.train()
        for pieces, features, labels, corpus in epoch:
            loss = measure(model(pieces, features, corpus).flatten(0, 1), labels.flatten())
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            step, running = step + 1, 0.98 * running + 0.02 * loss.item()
            if step % 20 == 0:
                print(f"{step}/{total} loss {running:.4f} {time.time() - began:.0f} s", flush=True)
        torch.save(model.state_dict(), given.out / f"epoch{number + 1}.pt")
    average(given.out, range(given.epochs, max(given.epochs - AVERAGED, 0), -1))


def average(folder: Path, epochs: range) -> None:
    """The mean of the last epochs' weights: half a point better than the last epoch alone."""
    states = [torch.load(folder / f"epoch{number}.pt") for number in epochs]
    mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    torch.save(mean, folder / "average.pt")


def groups(model: Tagger, rate: float) -> list[dict[str, object]]:
    new = ("head.", "features.", "corpora.")
    named = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
    return [
        {"params": [weight for name, weight in named if not name.startswith(new)], "lr": rate},
        {"params": [weight for name, weight in named if name.startswith(new)], "lr": 5 * rate},
    ]


def batches(
    records: list[Record], vocabulary: Vocabulary, chance: random.Random, size: int
) -> list[tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]]:
    """One epoch, as padded tensors: chunks of like length together, in random order."""
    chunks: list[Chunk] = []
    for record in records:
        passes = PASSES[record.corpus]
        for _ in range(int(passes) + (chance.random() < passes % 1)):
            chunks += cut(record, vocabulary, chance)
    chance.shuffle(chunks)
    chunks.sort(key=lambda chunk: len(chunk.pieces) // 16)
    rows, filled = [[]], 0
    for chunk in chunks:
        if filled + len(chunk.pieces) > size and rows[-1]:
            rows.append([])
            filled = 0
        rows[-1].append(chunk)
        filled += len(chunk.pieces)
    chance.shuffle(rows)
    return [tensors(row) for row in rows if row]


def tensors(row: list[Chunk]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    long = max(len(chunk.pieces) for chunk in row)
    arrays = [np.full((len(row), long), fill, dtype=np.int64) for fill in (0, 0, IGNORE)]
    for index, chunk in enumerate(row):
        for array, values in zip(arrays, (chunk.pieces, chunk.features, chunk.labels), strict=True):
            array[index, : len(values)] = values
    corpus = torch.tensor([chunk.corpus for chunk in row])
    return torch.from_numpy(arrays[0]), torch.from_numpy(arrays[1]), torch.from_numpy(arrays[2]), corpus


def cut(record: Record, vocabulary: Vocabulary, chance: random.Random) -> Iterator[Chunk]:
    """Runs of sentences of a random length, so that the model learns to read without knowing where sentences end."""
    corpus = CORPORA.index(record.corpus)
    chunk = Chunk([vocabulary.start], [0], [IGNORE], corpus)
    longest = chance.randint(48, LONGEST)
    for sentence in encoded(record, vocabulary, chance):
        if len(chunk.pieces) > 1 and len(chunk.pieces) + len(sentence) > longest - 1:
            yield end(chunk, vocabulary)
            chunk = Chunk([vocabulary.start], [0], [IGNORE], corpus)
            longest = chance.randint(48, LONGEST)
        for piece, feature, label in sentence[: LONGEST - len(chunk.pieces) - 1]:
            chunk.pieces.append(piece)
            chunk.features.append(feature)
            chunk.labels.append(label)
    if len(chunk.pieces) > 1:
        yield end(chunk, vocabulary)


def end(chunk: Chunk, vocabulary: Vocabulary) -> Chunk:
    chunk.pieces.append(vocabulary.separator)
    chunk.features.append(0)
    chunk.labels.append(IGNORE)
    return chunk


def encoded(record: Record, vocabulary: Vocabulary, chance: random.Random) -> Iterator[list[tuple[int, int, int]]]:
    """Each sentence as (piece, feature, label); a line break becomes a separator, one in ten spaces between
    sentences does too."""
    spans, at = record.spans, 0
    for first, last in record.sentences:
        row: list[tuple[int, int, int]] = []
        case = chance.choices(CASES, (0.93, 0.03, 0.02, 0.02))[0]
        for word in words(record.text[first:last]):
            start, stop = first + word.start, first + word.end
            while at < len(spans) and spans[at][1] <= start:
                at += 1
            label = 0
            if at < len(spans) and spans[at][0] < stop:
                kind = spans[at][2]
                label = IGNORE if kind == "unknown" else LABELS.index(("B-" if start <= spans[at][0] else "I-") + kind)
            for index, piece in enumerate(vocabulary.pieces(record.text[start:stop])):
                shape = case.get(word.feature // 2, word.feature // 2)
                row.append((piece, shape * 2 + word.feature % 2, IGNORE if index else label))
        if first and ("\n" in record.text[first - 1 : first] or chance.random() < 0.1):
            row.insert(0, (vocabulary.separator, 0, IGNORE))
        yield row


if __name__ == "__main__":
    main()
