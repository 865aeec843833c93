"""What a timetable tells in the present, and days that a noun hides. All texts are our own writing."""

from collections.abc import Callable

import pytest

from reportpipe.model import Findings

Rows = Callable[..., Findings]
PUBLISHED = "2025-03-24 stated"
"""A Monday."""


def told(findings: Findings) -> list[tuple[str, str, str]]:
    return [(str(event.when.first), event.when.status, event.text) for event in findings.events]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Villagers go to the polls on Sunday, 9 November.", "2025-11-09"),
        ("In Salz the upper house votes on a new bridge next Thursday.", "2025-03-27"),
        ("Ferry services resume on 3 April.", "2025-04-03"),
        ("Oral argument is set for the week of October 6.", "2025-10-06"),
        ("The first instalment falls due in 2031.", "2031-01-01"),
    ],
)
def test_the_present_with_a_day_ahead_is_a_plan(rows: Rows, text: str, first: str) -> None:
    assert [row[:2] for row in told(rows(text, PUBLISHED))] == [(first, "planned")]


def test_a_noun_of_the_same_form_is_no_plan(rows: Rows) -> None:
    assert told(rows("Turnout and votes in 2031 could be low.", PUBLISHED)) == []
    assert told(rows("A long march and two returns from exile in 2026 may follow.", PUBLISHED)) == []


def test_days_after_a_day_ahead_follow_it(rows: Rows) -> None:
    found = rows("On Saturday the envoy leaves for Salz, where she will attend the summit on Monday.", PUBLISHED)
    assert [str(event.when.first) for event in found.events] == ["2025-03-29", "2025-03-31"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The widows sued the owners in 2018.", "2018-01-01"),
        ("The games took place in the Salz training area on 3 March 2025.", "2025-03-03"),
        ("As of 14 March, 312 cases had been reported.", "2025-03-14"),
        ("A drone was seen over the harbour on the nights of 4 and 6 March.", "2025-03-04"),
    ],
)
def test_what_happened_has_a_row(rows: Rows, text: str, first: str) -> None:
    assert [row[:2] for row in told(rows(text, PUBLISHED))] == [(first, "past")]


def test_months_of_a_history_follow_the_sentence_before(rows: Rows) -> None:
    text = (
        "Fighting broke out on 3 March 2019. Three weeks later the council in Salz fled. "
        "From April to July both armies shelled the town. A truce began that summer; it failed on 9 January."
    )
    found = [str(event.when.first) for event in rows(text, "2024-05-14 stated").events]
    assert found == ["2019-03-03", "2019-03-18", "2019-04-01", "2019-06-01", "2020-01-09"]


def test_since_when_something_is_so_dates_nothing_after_it(rows: Rows) -> None:
    text = (
        "The dam was built in 1968. It failed in 2016. A jury found for the families in 2018. The bank left in 2019. "
        "Payments have been suspended since 2020. The firm filed for protection in March."
    )
    assert "2024-03-01" in [str(event.when.first) for event in rows(text, "2024-06-18 stated").events]


def test_a_short_row_keeps_its_date(rows: Rows) -> None:
    assert [event.text for event in rows("Ferries sailed in May.", PUBLISHED).events] == ["Ferries sailed in May"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("By mid-March 34 sensors had been installed, the auditors reported last week.", [("None", "past")]),
        ("The ferry sank on 3 March, the coast guard said on Friday.", [("2025-03-03", "past")]),
        ("The coast guard said on Friday that it would search the wreck in May.", [("2025-03-21", "past")]),
        ("By the end of the decade, she expects, two thirds of the ferries will be electric.", []),
        ("The minutes of the meeting of 8 January were approved without change.", []),
        ("In the meeting of 8 January they approved the budget.", [("2025-01-08", "past")]),
    ],
)
def test_one_row_for_each_event(rows: Rows, text: str, told: list[tuple[str, str]]) -> None:
    found = rows(text, PUBLISHED).events
    assert [(str(event.when.first), event.when.status) for event in found if event.when.status == "past"] == told


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Mr Bell to send the revised plan to members by 14 April.", ["2025-04-14"]),
        ("The secretary to circulate the report before the end of the month.", ["2025-03-31"]),
        ("Road to peace in 2026.", []),
        ("Analysts expect prices to hit the floor by 2027.", []),
    ],
)
def test_tasks_are_plans(rows: Rows, text: str, last: list[str]) -> None:
    found = rows(text, PUBLISHED).events
    assert [(str(event.when.last), event.when.status) for event in found] == [(day, "planned") for day in last]


def test_what_lies_before_christ_comes_first_and_lacks_no_year(rows: Rows) -> None:
    found = rows("Rome took the port in AD 46. Traders from the east had founded it around 600 BC.", PUBLISHED)
    assert [event.when.said for event in found.events] == ["around 600 BC", "AD 46"]
    assert found.notes == ()


def test_a_participle_in_an_aside_is_not_the_verb(rows: Rows) -> None:
    found = rows("The dam, built between 1968 and 1974, failed at 4:15 a.m. on 2 November 2016.", PUBLISHED)
    assert "2016-11-02" in [str(event.when.first) for event in found.events]


def test_four_digits_before_local_time_are_no_year(rows: Rows) -> None:
    found = rows("Two bridges were in place by 1800 local time on 9 March.", PUBLISHED)
    assert [str(event.when.first) for event in found.events] == ["2025-03-09"]


def test_what_is_set_in_a_history_is_counted_from_the_publication(rows: Rows) -> None:
    text = (
        "The pact was signed in 2019. It was adopted in 2020. The crown signed the bill in July 2021. "
        "The court suspended it in 2022. A hearing is set for 8 April. The mandate runs until the end of 2027. "
        "The next session opens on 6 October."
    )
    planned = [str(event.when.last) for event in rows(text, PUBLISHED).events if event.when.status == "planned"]
    assert planned[0] == "2025-04-08"
    assert "2025-10-06" in planned
