"""Chronologies as they are printed: the year on a line or before a colon, days on lines of their own."""

import datetime as dt

import pytest

from reportpipe.annotate import timeline
from reportpipe.model import Findings
from reportpipe.settings import Settings


def _days(article):
    findings = timeline.annotate(article, Findings(article=article.id), Settings())
    return {event.text: (event.when.first, event.when.status) for event in findings.events}


def test_a_year_alone_on_its_line_heads_the_days_below(make_article):
    text = "1995:\n\nMay 24 - Sir Pat meets the rebels in Oslo.\n\n1996:\n\nJan 24 - The panel proposes six rules."
    assert _days(make_article(text, "1999-11-30..1999-11-30 stated")) == {
        "Sir Pat meets the rebels in Oslo": (dt.date(1995, 5, 24), "past"),
        "The panel proposes six rules": (dt.date(1996, 1, 24), "past"),
    }


def test_a_year_before_a_colon_is_that_of_the_day_behind_it(make_article):
    text = "1994: August 31: The Front declares a truce.\n\nOctober 13: The League declares a truce of its own."
    assert _days(make_article(text, "1999-11-30..1999-11-30 stated")) == {
        "The Front declares a truce": (dt.date(1994, 8, 31), "past"),
        "The League declares a truce of its own": (dt.date(1994, 10, 13), "past"),
    }


def test_days_alone_on_their_lines_date_the_paragraphs_below(make_article):
    text = (
        "8 NOVEMBER:\n\nTalks resume in Salz. Senator Moll returns.\n\n11 NOVEMBER:\n\nThe League defies its leader."
        "\n\n2 DECEMBER:\n\nPower due to be devolved to the hills."
    )
    assert _days(make_article(text, "1999-11-27..1999-11-27 stated")) == {
        "Talks resume in Salz": (dt.date(1999, 11, 8), "past"),
        "The League defies its leader": (dt.date(1999, 11, 11), "past"),
        "Power due to be devolved to the hills": (dt.date(1999, 12, 2), "planned"),
    }


def test_one_such_line_is_no_chronology(make_article):
    assert not _days(make_article("8 November 1999\n\nTalks resume in Salz.", "1999-11-27..1999-11-27 stated"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Toure resigned from the presidency on April 8, clearing the way.", {(2012, "past")}),
        ("The rebels had by April 1 taken the north.", {(2012, "past")}),
        ("The rebels by April 1 had gained control of the north.", {(2012, "past")}),
        ("He announced a tour for next month.", set()),
        ("The court gave the company until April 8 to disclose the log.", {(2013, "planned")}),
    ],
)
def test_what_has_happened_lies_before_the_publication(text, told, make_article):
    article = make_article(text, "2013-02-01..2013-02-01 stated")
    events = timeline.annotate(article, Findings(article=article.id), Settings()).events
    assert {(event.when.last.year, event.when.status) for event in events} == told


def test_years_of_the_muslim_calendar_are_no_years_of_ours(make_article):
    text = "The council met on 5 Muharram 1445 in Salz. It was founded in 1390 AH. In Ramadan 2012 it closed."
    assert {
        first and first.year for first, _ in _days(make_article(text, "2013-02-01..2013-02-01 stated")).values()
    } == {2012}
