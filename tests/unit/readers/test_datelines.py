"""What is a dateline, and what only looks like one."""

import pytest

from reportpipe.datelines import DATELINE


@pytest.mark.parametrize(
    "line",
    [
        "NIAMEY, 12 March 2025 — ",
        "DRAY, Oct 1 (Agency) - ",
        "NEW DRAY (12 March 2025) – ",
        "Kyiv (Reuters) - ",
        "Dray, May 3 – ",
        "Dray, Velmarch, 3 May 2024 (Agency) -- ",
        "Nairobi -- ",
        "New Dray [Velmarch], December 9 (Agency): ",
        "DRAY, Sep 20 (Agency) ",
        "New Dray, 29 October 2012: ",
    ],
)
@pytest.mark.parametrize("sentence", ["The port closed.", "“We close,” he said."])
def test_a_dateline_ends_where_the_sentence_begins(line: str, sentence: str):
    match = DATELINE.match(line + sentence)
    assert match
    assert match.end() == len(line)


@pytest.mark.parametrize(
    "text",
    [
        "Brussels — which paid for it — has nothing to say.",
        "Velmarch – The port closed.",
        "The port closed in May - It had been empty.",
        "Prell, who leads the union — The paper said.",
    ],
)
def test_what_is_no_dateline(text: str):
    assert DATELINE.match(text) is None
