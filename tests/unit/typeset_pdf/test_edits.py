"""Whatever is edited, and in whatever order: files come out as if no memo had been set before."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportpipe.typeset import annex, output
from reportpipe.typeset.docx import blocks
from reportpipe.typeset.shortcuts import forms

FORMATS = ("pdf", "docx", "html")
WORDS = st.sampled_from(
    ("", "Quays.", "The ferries of Łódź sail “on time” at dawn, and wait for nobody. ", "سلام", "1 & 2 <b>")
)
EDITS = st.lists(
    st.tuples(st.sampled_from(("points", "actors", "events")), st.integers(0, 9), st.integers(1, 30), WORDS),
    min_size=1,
    max_size=3,
)


def forget():
    annex._kept.clear()
    forms._kept.clear()
    blocks._kept.clear()


def edited(memo, edit):
    """The memo with some item of a kind cut to so many words, and others after them."""
    kind, number, length, more = edit
    items = list(getattr(memo, kind))
    item = items[number % len(items)]
    field = "name" if kind == "actors" else "text"
    words = " ".join((*getattr(item, field).split()[:length], more)).strip()
    items[number % len(items)] = item.model_copy(update={field: words})
    return memo.model_copy(update={kind: tuple(items), "revision": memo.revision + 1})


@pytest.mark.parametrize("style", ["memo", "brief"])
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_edits_make_the_bytes_of_a_memo_not_seen_before(memo, style, edits):
    output(memo, "pdf", style)
    for edit in edits:
        memo = edited(memo, edit)
        kept = {"pdf": output(memo, "pdf", style).data}
    kept |= {name: output(memo, name, style).data for name in FORMATS[1:]}
    forget()
    for name in FORMATS:
        assert output(memo, name, style).data == kept[name], name


def test_threads_get_the_bytes_that_one_gets(memo):
    memos = [memo, edited(memo, ("points", 0, 3, "Quays.")), edited(memo, ("events", 1, 4, ""))] * 2
    alone = [output(one, "pdf").data for one in memos[:3]] * 2
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # threads take turns in the midst of everything
    try:
        with ThreadPoolExecutor(3) as threads:
            made = list(threads.map(lambda one: output(one, "pdf").data, memos))
    finally:
        sys.setswitchinterval(usual)
    assert made == alone
