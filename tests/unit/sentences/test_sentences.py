"""The splitter cuts where a careful reader would, and loses nothing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpipe.annotate.sentences import sentences, split
from reportpipe.model import Article, Block, Source

CASES = [
    ["The U.S. troops left.", "The U.S. stayed out.", "They met in the U.S.", "The rest went home."],
    ["Amb. Ilya Petrov spoke first.", "Gen. Okoro and Lt. Col. A. B. Stone followed.", "Nobody answered."],
    ["J. R. Hale wrote No. 5 of the series.", "See Fig. 3 and pp. 4–9.", "No.", "That is wrong."],
    [
        "“We have many contacts.",
        "We do not treat guests as if they were official ones,” she said.",
        "The talks went on.",
    ],
    ["“Is it over?” Minister Adeyemi asked.", "“No!” he said.", "It was not."],
    ["He called it ‘the end.’", "It was not.", "“A second quote.”", "Then silence."],
    ["They met at 5 p.m. Friday.", "They left at 9 a.m.", "Nobody came back."],
    ["Some measures (e.g. tariffs) cost 3.5 million a year.", "Others (i.e. quotas) cost nothing."],
    ["He paused ... and went on.", "He paused...", "Then he left…", "That was all."],
    ["Growth fell 0.4% in 2015.", "30 firms closed.", "Acme Inc. did not.", "Its rival, Brix Ltd., did."],
    ["The plan (see p. 3. It is long) works.", "(It was tested.)", "Good."],
    ["They chose Plan B.", "The rest is known.", "Smith et al. (2010) describe it."],
    ["It is documented.[12]", "More will follow.", "On Jan. 5 it came."],
    ["The ministry of St. Vincent agreed.", "Mr. and Mrs. Bell objected, as did Dr. Oz.", "So be it."],
    ["What now?!", "Nobody knows!", "Yahoo! is a company."],
    ["She sold oil, gas, etc.", "The Ph.D. thesis says so.", "He holds a B.A.", "Others do not."],
]


@pytest.mark.parametrize("expected", CASES, ids=lambda case: case[0][:30])
def test_cuts_where_a_reader_would(expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in split(text)] == expected


def test_line_breaks_end_headings_list_items_and_rows_but_not_wrapped_prose() -> None:
    text = (
        "A heading without a stop\nThe first sentence.\n\n• item one\n• item two\n"
        "1. The first duty of the committee that the two ministries have set\nup is to meet."
    )
    assert [text[start:end] for start, end in split(text)] == [
        "A heading without a stop",
        "The first sentence.",
        "• item one",
        "• item two",
        "1. The first duty of the committee that the two ministries have set\nup is to meet.",
    ]


def test_bullets_inside_a_line_start_sentences() -> None:
    text = "Three points: • no flights • no visas • no loans"
    assert len(split(text)) == 4


def test_only_numbered_paragraphs_hold_sentences() -> None:
    text = "A Title\n\nBy Ann Bell\n\nOne here. Two here.\n\nHead\n\nThree.\n\nGive money."
    kinds = ("title", "byline", "paragraph", "heading", "paragraph", "boilerplate")
    blocks, at = [], 0
    for kind, part in zip(kinds, text.split("\n\n"), strict=True):
        blocks.append(Block(kind=kind, start=at, end=at + len(part)))
        at += len(part) + 2
    source = Source(id="0" * 64, name="a.txt", media_type="text/plain", size=1)
    article = Article(id="a", source=source, title="A Title", title_origin="stated", text=text, blocks=tuple(blocks))
    assert [(text[s.start : s.end], s.paragraph) for s in sentences(article)] == [
        ("One here.", 1),
        ("Two here.", 1),
        ("Three.", 2),
    ]


@given(st.text(alphabet=st.sampled_from('aB .!?…"“”’()[]\n\t•1,e.g.U.S。 é'), max_size=200) | st.text(max_size=200))
def test_spans_are_ordered_trimmed_and_cover_all_words(text: str) -> None:
    spans = split(text)
    covered = 0
    for start, end in spans:
        assert covered <= start < end <= len(text)
        assert not text[covered:start].strip()
        assert text[start:end] == text[start:end].strip()
        covered = end
    assert not text[covered:].strip()


@pytest.mark.parametrize("word", ["and ", "and, ", "和"])
def test_what_has_no_stops_is_parted(word: str) -> None:
    text = word * 5000
    spans = split(text)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert 2 * max(end - start for start, end in spans[:-1]) > max(end - start for start, end in spans) > 1000
    assert all(text[start:end].strip(", ").startswith(word[0]) for start, end in spans)
    assert len(spans) < 16


@given(st.text(alphabet="aB. ”“\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_window_yields_spans_inside_it(text: str, first: int, last: int) -> None:
    assert all(first <= start < end <= min(last, len(text)) for start, end in split(text, first, last))


@pytest.mark.parametrize("unit", [".", ". ", ".)", "((", "() ", "? ”", "A. ", "1.\n", "a b.\n\n", "…", "• ", "No. "])
def test_time_is_linear_on_adversarial_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.process_time()
    split(text)
    assert time.process_time() - begin < 4
