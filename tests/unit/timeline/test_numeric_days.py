"""Days in figures: which part is the month is decided by the text, or marked as not known."""

import datetime as dt

import pytest

from reportpipe.annotate import timeline
from reportpipe.model import Findings
from reportpipe.settings import Settings


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The board met on 03/04/2021 in Salz.", dt.date(2021, 3, 4), dt.date(2021, 4, 3)),
        ("The board met on 03/04/2021 in Salz. It voted on 13/04/2021.", dt.date(2021, 4, 3), dt.date(2021, 4, 3)),
        ("The board met on 03/04/2021 in Salz. It voted on April 13, 2021.", dt.date(2021, 3, 4), dt.date(2021, 3, 4)),
        ("The board met on Saturday, 03/04/2021, in Salz.", dt.date(2021, 4, 3), dt.date(2021, 4, 3)),
        ("The board met on Thursday 03/04/2021 in Salz.", dt.date(2021, 3, 4), dt.date(2021, 3, 4)),
        ("The board met on 04/04/2021 in Salz.", dt.date(2021, 4, 4), dt.date(2021, 4, 4)),
    ],
)
def test_day_and_month_are_told_by_the_text_or_left_open(text, first, last, make_article):
    article = make_article(text, "2021-05-01..2021-05-01 stated")
    findings = timeline.annotate(article, Findings(article=article.id), Settings())
    assert (findings.events[0].when.first, findings.events[0].when.last) == (first, last)
    assert [note.code for note in findings.notes] == ["timeline.day_or_month"] * (first != last)
