"""Lines of a point are as full as their words allow, and no evidence mark begins one."""

import re
from itertools import pairwise

import pypdfium2
import pytest

from reportpipe import styles
from reportpipe.typeset import pdf

TEXTS = [
    "The railway from Sohar to Abu Dhabi will be a very good thing.",
    "The Kremlin’s answer so far is to talk rather than to deploy.",
    "That business was done on Friday, July 9, when envoys flew from Doha to Moscow to meet senior officials",
    "The canal will not drain the delta: at flows that its designers published, it takes one per cent of the water.",
]
MARGINS = range(20, 46, 2)


@pytest.mark.parametrize("margin", MARGINS)
def test_no_line_ends_early_and_none_begins_with_a_mark(made, margin):
    style = styles.find("memo")
    style = style.model_copy(update={"tokens": {**style.tokens, "margin_side": float(margin), "text_size": 14.0}})
    memo = made(["First.", *TEXTS])
    page = pypdfium2.PdfDocument(pdf.typeset(memo, style).data)[0].get_textpage().get_text_range()
    for text in TEXTS:
        found = re.search(r"\s+".join(map(re.escape, text.split())) + r"[ \u00a0]*¶\d", page)
        assert found, "the mark stands behind the last word"
        lines = [line.strip() for line in found[0].splitlines()]
        assert all(len(line) > 0.6 * len(after) for line, after in pairwise(lines)), lines
