"""What is only supposed, denied, planned or set as a limit, and when. All texts are our own writing."""

from collections.abc import Callable

import pytest

from reportpipe.model import Findings

Rows = Callable[..., Findings]

NOW = "2026-03-14 stated"


def dated(rows: Rows, text: str) -> list[tuple[str, str, str]]:
    """Status, last day and words of each row."""
    return [
        (event.when.status, str(event.when.last or event.when.first), event.when.said)
        for event in rows(text, NOW).events
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Should the talks fail, Velmarch will close the port on 1 April.",
        "Were the court to order a rerun by May 5, the army would stay in its barracks.",
        "Had the ban been enforced in 2023, Velmarch would have lost the market.",
        "In the event that the talks fail, the army will withdraw on 1 April.",
        "Assuming the parliament votes on Tuesday, the port will open on 1 April.",
        "Even if the vote is held on 30 March, the army will stay.",
        "The council decided that, should the parties fail to agree by 1 June 2026, it will meet again.",
        "The army denied that it had struck the market on Friday.",
        "The minister denied reports that jets had bombed the port in January.",
    ],
)
def test_what_is_supposed_or_denied_is_no_event(text: str, rows: Rows) -> None:
    assert dated(rows, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The envoy, who came by sea, should sign the text by 20 March.", [("planned", "2026-03-20", "by 20 March")]),
        (
            "The port will reopen on 20 March provided that the mines are cleared by 17 March.",
            [("planned", "2026-03-20", "20 March")],
        ),
        ("The treaty provided that the port reopen in 2019.", [("past", "2019-12-31", "2019")]),
        ("Velmarch denied on Tuesday that its jets had crossed the border.", [("past", "2026-03-10", "Tuesday")]),
        ("Velmarch denied the claim and closed the port on Friday.", [("past", "2026-03-13", "Friday")]),
    ],
)
def test_what_only_looks_supposed_or_denied_stays(text: str, told: list[tuple[str, str, str]], rows: Rows) -> None:
    assert dated(rows, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mediators gave both sides until March 20 to answer.", ("planned", "2026-03-20", "until March 20")),
        ("The court gave the company until Friday to disclose the log.", ("planned", "2026-03-20", "until Friday")),
        ("Dray has been told to answer by 1 April.", ("planned", "2026-04-01", "by 1 April")),
        (
            "The army told residents to leave by 6 p.m. on Sunday.",
            ("planned", "2026-03-15", "by 6 p.m. on Sunday"),
        ),
        ("The union demanded that the mayor respond by 25 March.", ("planned", "2026-03-25", "by 25 March")),
        ("The president set a deadline of 31 March for the retreat.", ("planned", "2026-03-31", "31 March")),
        ("Operators were given until 5 May 2025 to submit plans.", ("past", "2025-05-05", "until 5 May 2025")),
        ("The next meeting is on 18 June.", ("planned", "2026-06-18", "18 June")),
        ("A conference call will be held today at 10:00.", ("planned", "2026-03-14", "10:00")),
    ],
)
def test_a_limit_or_a_timetable_lies_ahead_where_its_day_does(
    text: str, told: tuple[str, str, str], rows: Rows
) -> None:
    assert dated(rows, text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The vote was postponed from 1 March to 29 March.", [("planned", "2026-03-29", "29 March")]),
        ("The trial was delayed from Monday to 2 April.", [("planned", "2026-04-02", "2 April")]),
        ("Guards held the road from 1 March to 9 March.", [("past", "2026-03-09", "1 March to 9 March")]),
    ],
)
def test_what_is_put_off_happens_on_its_new_day(text: str, told: list[tuple[str, str, str]], rows: Rows) -> None:
    assert dated(rows, text) == told


def test_a_plan_of_the_past_is_not_cut_from_what_came_of_it(rows: Rows) -> None:
    text = "The bridge was to open in 2019; it opened in 2022."
    assert {event.text for event in rows(text, NOW).events} == {text.rstrip(".")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Bell, the mayor, resigned on 3 March 2025.", ["3 March 2025"]),
        ("Ann Bell, who was born in 1950, retired in May 2024.", ["1950", "May 2024"]),
        ("The port, one of the largest, reopened in May 2024.", ["May 2024"]),
        ("Salz, the capital, surrounded in 2019 by rebels, surrendered on 5 May 2022.", ["5 May 2022"]),
        ("The act, passed by the council on 13 July 2023, entered into force on 12 August 2023.", ["12 August 2023"]),
        ("Their report, a study of ports, published in 2018 by the ministry, describes the mines.", []),
        ("Velmarch Steel, a maker of rails, listed in Salz in 2010 and known for its debts, closed the port.", []),
        ("Mali, Niger and Chad signed a pact in May 2024, followed in June 2024 by Benin.", ["May 2024"]),
    ],
)
def test_a_verb_takes_up_its_subject_over_asides(text: str, said: list[str], rows: Rows) -> None:
    assert [event.when.said for event in rows(text, NOW).events] == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Exports fell by a third in 2023, the ministry said in January.",
            [("past", "2023-12-31", "2023")],
        ),
        (
            "In May 2019 the mayor left and the ministry closed the port in June.",
            [("past", "2019-05-31", "May 2019"), ("past", "2019-06-30", "June")],
        ),
        (
            "The cap, set at 60 dollars in December 2022, would fall to 45 from 1 September under the plan.",
            [("past", "2022-12-31", "December 2022"), ("planned", "2026-09-01", "from 1 September")],
        ),
        (
            "Salz, surrounded in May 2019, surrendered on 5 June.",
            [("past", "2019-06-05", "5 June")],
        ),
    ],
)
def test_a_month_without_a_year_is_of_the_year_that_its_clause_tells_of(
    text: str, told: list[tuple[str, str, str]], rows: Rows
) -> None:
    assert dated(rows, text) == told


def test_what_will_be_takes_no_year_from_what_was(rows: Rows) -> None:
    text = "Ann Weir married Tobias Bell in 1970. A service will be held in the cathedral of Salz on 2 November."
    assert [(event.when.said, event.when.last) for event in rows(text).events][1:] == [("2 November", None)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bell won elections in 2016 and 2020.", ["2016", "2020"]),
        ("The programme was revised in 2009, 2012, 2015 and 2021.", ["2009", "2021"]),
        ("Flows between 2016 and 2020 fell.", ["2016 and 2020"]),
        ("Elected to the court in February 2003, she served until 2012 and left.", ["February 2003", "until 2012"]),
        ("Students were jailed during the emergency of 1971.", ["1971"]),
        ("Velmarch, for its part, hit more than 160 oil depots in 2025.", ["2025"]),
        ("Exports rose to nine million, more than in 2019.", []),
        ("Velmarch signed, on 12 June last year, a contract for satellites.", ["12 June last year"]),
        ("Parliament passed the rules in June 2023, two years later than planned.", ["June 2023"]),
        (
            "Parliament passed the rules in June 2023 and repealed them two years later.",
            ["June 2023", "two years later"],
        ),
    ],
)
def test_each_date_of_an_event_makes_a_row(text: str, said: list[str], rows: Rows) -> None:
    assert sorted(event.when.said for event in rows(text, NOW).events) == sorted(said)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The bank offered a loan in May 2024; a decision is expected by the summer.",
            [("past", "2024-05-31", "May 2024"), ("planned", "2026-08-31", "by the summer")],
        ),
        ("Its deadline, originally 2015, has been moved twice.", []),
        ("Analysts polled by the bank put the chance of a cut by mid-2026 at 40 per cent.", []),
        (
            "Velmarch held its drill in the last days of December.",
            [("past", "2025-12-31", "the last days of December")],
        ),
        ("Ann Bell spent the next decade in the town of Salz.", []),
    ],
)
def test_what_is_expected_and_what_is_no_date_of_an_event(
    text: str, told: list[tuple[str, str, str]], rows: Rows
) -> None:
    assert dated(rows, text) == told


def test_next_month_lies_ahead_without_a_publication_date(rows: Rows) -> None:
    found = rows("Bell said on Monday that she would name her cabinet early next month.")
    assert [(event.when.said, event.when.status) for event in found.events] == [
        ("Monday", "past"),
        ("early next month", "planned"),
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("In January 2012 the rebels attacked Salz. By 1 April they held the port of Dray.", "2012-04-01"),
        ("In January 2012 the rebels attacked Salz. On 22 March of that year, Prell toppled the king.", "2012-03-22"),
        ("In November 2019 the rebels attacked Salz. In February they took the port of Dray.", "2020-02-29"),
        ("The army left in May 2019. On 3 March the following year it came back to Salz.", "2020-03-03"),
        ("The port lost two cables in February 2023. Another ship was seen to cut one on January 3.", "2026-01-03"),
        ("The port lost two cables in February 2023. In May the council will vote on it.", "2026-05-31"),
        ("Orlan struck on 11 January 2013; the port fell at the end of the month.", "2013-01-31"),
        ("The port lost two cables in February 2023.\n\nOn January 3 the mayor closed it.", "2026-01-03"),
    ],
)
def test_a_sentence_that_opens_with_its_date_goes_on_from_the_one_before(text: str, last: str, rows: Rows) -> None:
    assert str(rows(text, NOW).events[-1].when.last) == last
