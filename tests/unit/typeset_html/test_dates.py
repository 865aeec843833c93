"""Dates on the page: compact, unambiguous, no finer than known."""

import datetime as dt

import pytest

from reportpipe.model import When
from reportpipe.typeset import dates
from reportpipe.typeset.view import labels

D = dt.date


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (D(2021, 7, 9), D(2021, 7, 9), "9 Jul 2021"),
        (D(2021, 7, 5), D(2021, 7, 11), "5–11 Jul 2021"),
        (D(2021, 6, 28), D(2021, 7, 4), "28 Jun – 4 Jul 2021"),
        (D(2020, 12, 28), D(2021, 1, 3), "28 Dec 2020 – 3 Jan 2021"),
        (D(2020, 2, 1), D(2020, 2, 29), "Feb 2020"),
        (D(2020, 2, 1), D(2020, 2, 28), "1–28 Feb 2020"),
        (D(2021, 3, 1), D(2021, 5, 31), "Mar–May 2021"),
        (D(2020, 6, 1), D(2022, 1, 31), "Jun 2020 – Jan 2022"),
        (D(2015, 1, 1), D(2015, 12, 31), "2015"),
        (D(2001, 1, 1), D(2009, 12, 31), "2001–2009"),
        (D(1990, 1, 1), D(1999, 12, 31), "1990s"),
        (D(1801, 1, 1), D(1900, 12, 31), "1801–1900"),
        (dt.date.min, D(1, 12, 31), "1"),
        (D(9999, 12, 1), dt.date.max, "Dec 9999"),
    ],
)
def test_an_interval_is_printed_in_its_shortest_full_form(style, first, last, text):
    assert dates.interval(first, last, labels(style)) == text


@pytest.mark.parametrize(
    ("said", "fields", "text"),
    [
        (
            "the early 2000s",
            {"first": D(2000, 1, 1), "precision": "decade", "status": "since"},
            "since the early 2000s",
        ),
        ("about 2000", {"first": D(2000, 1, 1), "precision": "year", "status": "since"}, "since about 2000"),
        ("late 2021", {"first": D(2021, 9, 1), "precision": "year", "status": "since"}, "since late 2021"),
        ("1 July", {"first": D(2025, 7, 1), "precision": "day", "status": "since"}, "since about 1 Jul 2025"),
        ("the early 2000s", {"first": D(2000, 1, 1), "last": D(2003, 12, 31), "precision": "decade"}, "early 2000s"),
        ("mid-2019", {"first": D(2019, 5, 1), "last": D(2019, 8, 31), "precision": "year"}, "mid-2019"),
        ("mid-April", {"first": D(2025, 4, 11), "last": D(2025, 4, 20), "precision": "month"}, "mid-Apr 2025"),
        ("the end of May", {"first": D(2023, 5, 21), "last": D(2023, 5, 31), "precision": "month"}, "end of May 2023"),
        ("early next year", {"first": D(2025, 1, 1), "last": D(2025, 4, 30), "precision": "year"}, "early 2025"),
        (
            "by the end of 2025",
            {"first": D(2025, 1, 1), "last": D(2025, 12, 31), "precision": "year"},
            "by end of 2025",
        ),
        ("by 30 April", {"first": D(2025, 4, 30), "last": D(2025, 4, 30), "precision": "day"}, "by 30 Apr 2025"),
        ("by 15 May", {"last": D(2022, 5, 15), "precision": "day"}, "by 15 May 2022"),
        ("by the end of May", {"last": D(2022, 5, 31), "precision": "month"}, "by end of May 2022"),
        ("until 2030", {"last": D(2030, 12, 31), "precision": "year", "approximate": False}, "until 2030"),
        ("until the 1990s", {"last": D(1999, 12, 31), "precision": "decade"}, "until the 1990s"),
        ("before 2030", {"last": D(2029, 12, 31), "precision": "year"}, "before 2030"),
        ("before 3 May", {"last": D(2021, 5, 2), "precision": "day"}, "before 3 May 2021"),
        ("after 2015", {"first": D(2015, 1, 1), "last": D(2015, 12, 31), "precision": "year"}, "after 2015"),
        ("from 1 July", {"first": D(2025, 7, 1), "last": D(2025, 7, 1), "precision": "day"}, "from 1 Jul 2025"),
        (
            "from May to June",
            {"first": D(2021, 5, 1), "last": D(2021, 6, 30), "precision": "range"},
            "about May–Jun 2021",
        ),
    ],
)
def test_limits_and_shades_are_said_as_the_source_says_them(style, said, fields, text):
    when = When(**{"said": said, "anchor": "stated", "approximate": True, **fields})
    assert dates.when(when, labels(style)) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"first": D(2021, 7, 9), "last": D(2021, 7, 9), "precision": "day"}, "9 Jul 2021"),
        ({"first": D(2001, 1, 1), "last": None, "precision": "year", "status": "since"}, "since 2001"),
        ({"first": D(2001, 3, 1), "last": None, "precision": "month", "status": "ongoing"}, "since Mar 2001"),
        ({"first": D(1990, 1, 1), "last": None, "precision": "decade", "status": "since"}, "since the 1990s"),
        ({"first": None, "last": D(2021, 7, 9), "precision": "day"}, "until 9 Jul 2021"),
        ({"first": None, "last": None, "precision": "unknown"}, "no date"),
        ({"first": None, "last": None, "precision": "unknown", "status": "ongoing"}, "ongoing"),
        ({"first": D(2020, 1, 1), "last": D(2020, 12, 31), "precision": "year", "approximate": True}, "about 2020"),
        (
            {"first": D(2001, 1, 1), "last": None, "precision": "year", "status": "since", "approximate": True},
            "since about 2001",
        ),
    ],
)
def test_a_date_says_what_is_known_and_no_more(style, fields, text):
    when = When(said="x", anchor="stated", **fields)
    assert dates.when(when, labels(style)) == text


def test_the_date_line_writes_the_month_in_full(style):
    assert dates.day_in_full(D(2022, 3, 16), labels(style)) == "16 March 2022"
