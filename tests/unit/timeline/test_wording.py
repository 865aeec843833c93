"""What the words of a row may be, and that each dated event of a sentence has its row. All texts are our own."""

from collections.abc import Callable

import pytest

from reportpipe.annotate.temporal.clauses import fits
from reportpipe.model import Findings

Rows = Callable[..., Findings]


def texts(findings: Findings) -> list[str]:
    return [event.text for event in findings.events]


SEEDS = [
    (
        (
            "Chile and Peru hold half of the salt that geologists have found. In 2022 they sold some 8 "
            "billion dollars’ "
            "worth, nearly all of it raw."
        ),
        [
            (
                "Chile and Peru hold half of the salt that geologists have found. In 2022 they sold some 8 "
                "billion dollars’ worth, nearly all of it raw"
            )
        ],
    ),
    (
        (
            "Its constitution gives minerals to the provinces, and Jujuy, Salta and Catamarca have handed "
            "out more than "
            "forty concessions since 2016, at a royalty of three per cent."
        ),
        [
            (
                "Jujuy, Salta and Catamarca have handed out more than forty concessions since 2016, at a "
                "royalty of three "
                "per cent"
            )
        ],
    ),
    (
        "From the 1880s until the First World War, Chile sold it very dearly.",
        ["From the 1880s until the First World War, Chile sold it very dearly"],
    ),
    (
        (
            "Chinese contractors are building it with Chinese money. Beijing is glad. It has offered the "
            "LMC a centre for "
            "water data since 2017."
        ),
        ["Beijing is glad. It has offered the LMC a centre for water data since 2017"],
    ),
    (
        (
            "Laos put the dam through consultation in 2010, declared the process finished in April 2011 "
            "over the protests "
            "of three neighbours, and began to sell its power to Thailand in October 2019."
        ),
        [
            "Laos put the dam through consultation",
            "Laos declared the process finished in April 2011 over the protests of three neighbours",
            "Laos began to sell its power to Thailand in October 2019",
        ],
    ),
    (
        (
            "Kaliningrad was fed through Lithuania. It has run as an island since the switch, on gas "
            "plants that Moscow "
            "finished in 2019."
        ),
        [
            (
                "Kaliningrad was fed through Lithuania. It has run as an island since the switch, on gas "
                "plants that Moscow finished in 2019"
            )
        ],
    ),
    (
        "The park is to open in the third quarter; Lithuania has had 200 megawatts since 2023.",
        ["Lithuania has had 200 megawatts", "The park is to open in the third quarter"],
    ),
    (
        "In March 2025 the three operators paid 74 million euros for it, five times the figure of a year earlier.",
        [
            "The three operators paid 74 million euros for it, five times the figure of a year earlier",
        ],
    ),
    (
        "They are now planned for mid-April 2025 in Accra.",
        ["They are now planned for mid-April 2025 in Accra"],
    ),
    (
        "The October to December rains have failed for the third year.",
        ["The October to December rains have failed for the third year"],
    ),
    (
        "Washington spent the winter of 2022 persuading The Hague and Tokyo.",
        ["Washington spent the winter of 2022 persuading The Hague and Tokyo"],
    ),
    (
        (
            "On 12 June 2024 we met at his office. In January 2024 an officer from Kerala arrived. He told "
            "me that he had "
            "learned of the route from the press."
        ),
        ["An officer from Kerala arrived", "We met at his office"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEEDS)
def test_a_row_never_says_what_the_source_does_not(text: str, expected: list[str], rows: Rows) -> None:
    assert texts(rows(text, "2025-03-12 stated")) == expected


LISTED = [
    (
        "The colonel told reporters on Monday that a customs tariff would be in force by the end of June.",
        [("2025-03-10", "2025-03-10", "past"), ("2025-06-01", "2025-06-30", "planned")],
    ),
    (
        "The regulator announced last Tuesday that charges would rise by 6 per cent from 1 July.",
        [("2025-03-11", "2025-03-11", "past"), ("2025-07-01", "2025-07-01", "planned")],
    ),
    (
        (
            "The minister will present the plan in Honiara on 17 and 18 October, and to the session, which "
            "opens in Suva "
            "on 28 November."
        ),
        [("2025-10-17", "2025-10-18", "planned"), ("2025-11-28", "2025-11-28", "planned")],
    ),
    (
        "Officers seized power in Mali in August 2020, and in Niger on 26 July 2023.",
        [("2020-08-01", "2020-08-31", "past"), ("2023-07-26", "2023-07-26", "past")],
    ),
    (
        "Ministers are to meet in Jujuy on 14 July, and a summit follows in Brussels three days later.",
        [("2025-07-14", "2025-07-14", "planned"), ("2025-07-17", "2025-07-17", "planned")],
    ),
    (
        "Japan listed 23 kinds of equipment on 23 July 2023; the Netherlands followed with licences on 1 September.",
        [("2023-07-23", "2023-07-23", "past"), ("2023-09-01", "2023-09-01", "past")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_each_dated_event_of_a_sentence_has_its_row(
    text: str, expected: list[tuple[str, str, str]], rows: Rows
) -> None:
    events = rows(text, "2025-03-12 stated").events
    assert [(str(event.when.first), str(event.when.last), event.when.status) for event in events] == expected


PARTS = [
    ("Rain fell in the first week of November along the river.", "2024-11-01", "2024-11-07"),
    ("The October to December rains failed for the third year.", "2024-10-01", "2024-12-31"),
    ("In the first three months of 2024 the port handled 310,000 boxes.", "2024-01-01", "2024-03-31"),
    ("It reopened the road to the port in the second half of January.", "2025-01-16", "2025-01-31"),
    ("The talks closed in the last two weeks of May 2024.", "2024-05-18", "2024-05-31"),
    ("On 25 December 2024 a cable was cut. Police boarded the tanker the next day.", "2024-12-26", "2024-12-26"),
]


@pytest.mark.parametrize(("text", "first", "last"), PARTS)
def test_parts_of_a_month_or_year_are_those_days_alone(text: str, first: str, last: str, rows: Rows) -> None:
    when = rows(text, "2025-03-12 stated").events[-1].when
    assert (str(when.first), str(when.last)) == (first, last)


def test_seasons_beside_a_date_of_years_ago_are_of_that_time(rows: Rows) -> None:
    found = rows(
        "On 7 October 2022 the bureau published its rules. Talks with allies had dragged on since the spring. "
        "Washington spent the winter persuading The Hague.",
        "2025-02-18 stated",
    )
    assert [(str(event.when.first), event.when.said) for event in found.events] == [
        ("2022-03-01", "the spring"),
        ("2022-10-07", "7 October 2022"),
        ("2022-12-01", "the winter"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The canal reaches the sea without Vietnam, which today handles a third of the trade.",
        "This briefing sets out which decisions are due before the end of September.",
        "NIAMEY, 12 March 2025 — The lorries begin to queue before dawn.",
        "Figures: Dispatch Office, adequacy report, March 2025; losses are our own calculation.",
        "Interview, Singapore, 14 November 2024.",
        "The premium is still high, against 0.05 per cent last autumn.",
        "I would do one thing: let a ship that cannot enter one port enter another the same day.",
        "The chapter draws on trade statistics for 2019 to 2024.",
    ],
)
def test_dates_of_figures_sources_and_the_text_itself_make_no_row(text: str, rows: Rows) -> None:
    assert texts(rows(text, "2025-03-12 stated")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The ministers signed the pact in Dray on 11 April 1996. It entered into force on 26 April 1999.",
            [
                "The ministers signed the pact in Dray",
                "The ministers signed the pact in Dray on 11 April 1996. It entered into force on 26 April 1999",
            ],
        ),
        (
            "The Trust had until 29 February 2020 to appeal; on 27 February 2020 it said that it would not do so.",
            [
                "The Trust had until 29 February 2020 to appeal; on 27 February 2020 it said that it would not do so",
                "The Trust had until 29 February 2020 to appeal",
            ],
        ),
        (
            "From 1921 to 1936 a commission sat in Salz; Velmarch left it on 14 November 1936.",
            [
                "From 1921 to 1936 a commission sat in Salz",
                "From 1921 to 1936 a commission sat in Salz; Velmarch left it on 14 November 1936",
            ],
        ),
        (
            "Velmarch left the pact in 2019, and the Ports Agency on 29 July 2020 closed the mine.",
            ["Velmarch left the pact", "The Ports Agency on 29 July 2020 closed the mine"],
        ),
    ],
)
def test_a_pronoun_keeps_the_words_that_it_stands_for(text: str, told: list[str], rows: Rows) -> None:
    assert texts(rows(text)) == told


def test_a_pronoun_takes_words_from_the_paragraph_right_before_it(rows: Rows) -> None:
    found = rows("The ministers signed the pact in 1996.\n\nIts annex entered into force in 1999.")
    both = "The ministers signed the pact in 1996. Its annex entered into force in 1999"
    assert texts(found) == ["The ministers signed the pact", both]
    found = rows("• The ministers signed the pact in 1996.\n\nIt entered into force in 1999.")
    assert texts(found) == ["The ministers signed the pact"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Ports Union (PU), which has blocked the port since April 2023, accused the mayor of lying.",
            ["The Ports Union (PU) has blocked the port since April 2023"],
        ),
        (
            "President Joseph Andoh, 71, who has governed since 2014, called the mayor to concede.",
            ["President Joseph Andoh has governed since 2014"],
        ),
        (
            "“Until that summer we had counted fish,” recalls Jan Bell, who led the mission from 1994 to 2003.",
            ["Jan Bell led the mission from 1994 to 2003"],
        ),
        (
            "The talks, which opened on 23 May 2019, were suspended on 5 June 2019 after the mayor left.",
            [
                "The talks opened on 23 May 2019",
                "The talks, which opened on 23 May 2019, were suspended on 5 June 2019 after the mayor left",
            ],
        ),
        (
            "A spokesman for the bank, which has owned the port since 1990, said that it would close.",
            ["A spokesman for the bank, which has owned the port since 1990, said that it would close"],
        ),
        (
            "Its report, which was published on 9 October 2018, found that the Trust had failed.",
            ["Its report, which was published on 9 October 2018, found that the Trust had failed"],
        ),
    ],
)
def test_what_an_aside_tells_of_its_noun_is_told_by_itself(text: str, told: list[str], rows: Rows) -> None:
    assert texts(rows(text)) == told


def test_labels_of_an_interview_are_no_words_of_a_row(rows: Rows) -> None:
    found = rows("Q: Velmarch closed the port in 2015.\n\nA: Yes, the mayor leased it to Orlan in 2019.")
    assert texts(found) == ["Velmarch closed the port", "The mayor leased it to Orlan in 2019"]


@pytest.mark.parametrize(
    ("subject", "pronouns"),
    [
        ("The council", {"they", "it"}),
        ("The ministers", {"they"}),
        ("Anna Holt and Li Wei", {"they", "he", "she", "it"}),
        ("Minister Keita", {"he", "she", "it"}),
        ("The envoy", {"he", "she", "it"}),
        ("A union", {"it"}),
        ("The port", {"it"}),
        ("The ports of the north", {"they"}),
        ("They", set()),
    ],
)
def test_a_pronoun_stands_for_a_subject_of_its_number(subject: str, pronouns: set[str]) -> None:
    assert {pronoun for pronoun in ("they", "he", "she", "it") if fits(subject, pronoun)} == pronouns
