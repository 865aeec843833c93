"""From scores to labels."""

import numpy as np

from reportpipe.annotate.tagger import LABELS, best_path, scores
from reportpipe.annotate.wordpiece import Word, words

PLAIN = Word(0, 1, 0, new_line=False)


def row(**chances):
    values = np.full(len(LABELS), -9.0, dtype=np.float32)
    for label, value in chances.items():
        values[LABELS.index(label.replace("_", "-"))] = value
    return values


def test_a_name_is_never_gone_on_without_being_begun():
    found = np.stack([row(O=0.0), row(I_person=-0.1, B_person=-0.5)])
    assert [LABELS[label] for label in best_path(found, [PLAIN, PLAIN])] == ["O", "B-person"]


def test_a_name_does_not_change_its_kind():
    found = np.stack([row(B_person=-0.1, B_place=-0.3), row(I_place=-0.1, I_person=-0.4)])
    kinds = {LABELS[label][2:] for label in best_path(found, [PLAIN, PLAIN])}
    assert len(kinds) == 1


def test_a_line_break_ends_a_name():
    broken = Word(2, 3, 0, new_line=True)
    found = np.stack([row(B_person=0.0), row(I_person=0.0, O=-1.0, B_person=-2.0)])
    assert [LABELS[label] for label in best_path(found, [PLAIN, broken])] == ["B-person", "O"]


def test_every_word_of_a_long_text_has_scores():
    text = "Delegates from Kenya met in Geneva. " * 120
    units = words(text)
    found = scores(text, units, [True] * len(units))
    assert found.shape == (len(units), len(LABELS))
    assert np.allclose(np.exp(found).sum(1), 1.0, atol=0.02)


def test_words_not_wanted_are_no_part_of_a_name():
    text = "Halima Duale met Peter Lokwang."
    units = words(text)
    found = scores(text, units, [unit.start >= text.index("Peter") for unit in units])
    assert [LABELS[label] for label in best_path(found, units)] == ["O"] * 3 + ["B-person", "I-person", "O"]


def test_no_words_have_no_path():
    assert best_path(np.zeros((0, len(LABELS)), dtype=np.float32), []) == []
