"""The packaged network, run over text of any length: a label with its log-probability for every word.

How it was made and what it was measured on: training/names/. It reads windows of at most 158 pieces, cut where a
line or a sentence ends, so time grows in line with the text. Nine tenths of its time are matrix products that grow
with the pieces: neither shorter windows nor several at once make it faster, only fewer words do (`unlisted`).
"""

import importlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from reportpipe.annotate.unlisted import opens_sentence
from reportpipe.annotate.wordpiece import Vocabulary, Word

LABELS = ("O", *(f"{part}-{kind}" for kind in ("person", "organisation", "place", "other") for part in "BI"))
Scores = npt.NDArray[np.float32]

_WINDOW = 158
_IMPOSSIBLE = -1e4
"""A score that no sum of real ones reaches."""
_UNREAD = -20.0
"""Log-probability of every label but O of a word that the network does not see."""


class _Packaged(NamedTuple):
    session: Any
    vocabulary: Vocabulary


def scores(text: str, words: list[Word], wanted: Sequence[bool]) -> Scores:
    """Log-probabilities of shape (words, 9), in the order of LABELS; words that are not wanted are certainly O."""
    packaged = _load()
    found = np.full((len(words), len(LABELS)), _UNREAD, dtype=np.float32)
    found[:, 0] = 0.0
    places = [index for index, want in enumerate(wanted) if want]
    read = [words[index] for index in places]
    pieces = [packaged.vocabulary.pieces(text[word.start : word.end]) for word in read]
    first = 0
    while first < len(read):
        last = _window_end(text, read, pieces, first)
        found[places[first:last]] = _run(packaged, read, pieces, first, last)
        first = last
    return found


def best_path(found: Scores, words: list[Word]) -> list[int]:
    """The likeliest labels in which every name is begun before it goes on, and none crosses a line break.

    Lines are independent of each other. Where the likeliest label of each word makes a valid path, that is the best
    one; only other lines need the search.
    """
    path: list[int] = found.argmax(1).tolist()
    breaks = [0, *(index for index in range(1, len(words)) if words[index].new_line), len(words)]
    for first, last in pairwise(breaks):
        if not all(_may_follow(*pair) for pair in pairwise([0, *path[first:last]])):
            path[first:last] = _viterbi(found[first:last])
    return path


def is_word(word: str) -> bool:
    """Whether the network has the word as one piece, in small letters: `TED`, `MEN`, and not `OCHA`."""
    return len(_load().vocabulary.pieces(word)) == 1


def _may_follow(before: int, label: int) -> bool:
    return label not in _INNER or before in {label, label - 1}


def _viterbi(found: Scores) -> list[int]:
    """The likeliest valid labels of one line."""
    allowed = np.tile(np.where(_IS_INNER, _IMPOSSIBLE, 0.0), (len(LABELS), 1))
    for index in _INNER:
        allowed[index, index] = allowed[index - 1, index] = 0.0
    total = np.where(_IS_INNER, _IMPOSSIBLE, 0.0) + found[0]
    back = np.zeros(found.shape, dtype=np.int8)
    for index in range(1, len(found)):
        step = total[:, None] + allowed
        back[index] = step.argmax(0)
        total = step.max(0) + found[index]
        total -= total.max()
    label = int(total.argmax())
    path = [label] * len(found)
    for index in range(len(found) - 1, 0, -1):
        label = int(back[index, label])
        path[index - 1] = label
    return path


_INNER = frozenset(index for index, label in enumerate(LABELS) if label.startswith("I-"))
_IS_INNER = np.array([index in _INNER for index in range(len(LABELS))])


@cache
def _load() -> _Packaged:
    """The network and its vocabulary, once per process; one thread, so that a batch may run many side by side."""
    onnxruntime = importlib.import_module("onnxruntime")  # has no type information; heavy, so on first use
    folder = resources.files("reportpipe.annotate") / "data"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        (folder / "names.onnx").read_bytes(),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # its kernel takes a tenth of the time, the plain one a thirtieth
    )
    return _Packaged(session, Vocabulary((folder / "vocabulary.txt").read_text(encoding="utf8").splitlines()))


def _run(packaged: _Packaged, words: list[Word], pieces: list[tuple[int, ...]], first: int, last: int) -> Scores:
    vocabulary = packaged.vocabulary
    row, features = [vocabulary.start], [0]
    heads: list[int] = []
    for word, parts in zip(words[first:last], pieces[first:last], strict=True):
        if word.new_line and heads:
            row.append(vocabulary.separator)
            features.append(0)
        heads.append(len(row))
        row.extend(parts)
        features.extend([word.feature] * len(parts))
    row.append(vocabulary.separator)
    features.append(0)
    given = {"pieces": np.array(row, dtype=np.int64), "features": np.array(features, dtype=np.int64)}
    (found,) = packaged.session.run(None, given)
    return np.asarray(found, dtype=np.float32)[heads]


def _window_end(text: str, words: list[Word], pieces: list[tuple[int, ...]], first: int) -> int:
    """One past the last word of the window that begins at `first`: where it is full, or a little before that."""
    filled, last = 0, first
    while last < len(words) and filled + len(pieces[last]) + words[last].new_line <= _WINDOW:
        filled += len(pieces[last]) + words[last].new_line
        last += 1
    if last == len(words):
        return last
    earliest = first + (last - first) // 2
    for worth in (3, 2, 1):
        for cut in range(last, earliest, -1):
            if _worth(text, words, cut) >= worth:
                return cut
    return last


def _worth(text: str, words: list[Word], cut: int) -> int:
    """How good a place to cut lies before a word: 3 line, 2 sentence, 1 where no name can be, 0 elsewhere."""
    if words[cut].new_line:
        return 3
    if opens_sentence(text, words, cut):
        return 2
    return int(text[words[cut].start].islower() and text[words[cut - 1].start].islower())
