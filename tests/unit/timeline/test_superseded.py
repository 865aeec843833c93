"""What is given up, not done or only named by its date makes no row; what is called for does. All texts are our own."""

from collections.abc import Callable

import pytest

from reportpipe.model import Findings

Rows = Callable[..., Findings]
PUBLISHED = "2024-05-15 stated"


def _told(findings: Findings) -> list[str]:
    return [f"{event.when.first} {event.when.last} {event.when.status}: {event.text}" for event in findings.events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The line was due to open in June, but will now open in September.",
         ["2024-09-01 2024-09-30 planned: The line was due to open in June, but will now open in September"]),
        ("The deadline of 1 June has been extended to 1 August.",
         ["2024-08-01 2024-08-01 planned: The deadline of 1 June has been extended to 1 August"]),
        ("The minister went on with informal talks instead of starting formal ones on Tuesday.", []),
        ("The talks will end after the deadline of the front, until late last year the largest militia.", []),
        ("The minutes are at https://port.example/minutes/2024/june-2024.", []),
        ("The bank will hold the overnight call rate at around 0.25 per cent.", []),
        ("Annex to the letter dated 17 March 2024 from the envoy to the council.", []),
        ("It discussed the seat of Dray on the council for the period January 2023 to December 2024.", []),
        ("It should not be one of the old treaties, of the 1929 and 1955.", []),
        ("There were 37 cases, a decrease of 12 per cent over the previous month.", []),
        ("It will stay in the bloc, a body today bringing together 15 states.", []),
        ("The firm warned that the next auction, opening this month, was at risk.", []),
        ("Reports published late last week said that the navy was weak.", []),
    ],
)  # fmt: skip
def test_what_makes_no_row(text: str, told: list[str], rows: Rows) -> None:
    assert _told(rows(text, PUBLISHED)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nina Holt, who takes office on Monday, has promised reform.",
         ["2024-05-20 2024-05-20 planned: Nina Holt takes office on Monday"]),
        ("The new governor takes office on Monday.", ["2024-05-20 2024-05-20 planned: The new governor takes office"]),
        ("They called on both sides to resume talks on August 15.",
         ["2024-08-15 2024-08-15 planned: They called on both sides to resume talks on August 15"]),
        ("The briefing was about the elections taking place on 8 June.",
         ["2024-06-08 2024-06-08 planned: The briefing was about the elections taking place on 8 June"]),
        ("The games will take place between July 14 and 24, 2025.",
         ["2025-07-14 2025-07-24 planned: The games will take place between July 14 and 24, 2025"]),
        ("He will unveil the much-anticipated plan in Dray on Tuesday morning.",
         ["2024-05-21 2024-05-21 planned: He will unveil the much-anticipated plan in Dray on Tuesday morning"]),
        ("The front, which opened talks with Dray in November 2022, said that it would leave.",
         ["2022-11-01 2022-11-30 past: The front opened talks with Dray in November 2022"]),
        ("Men on Monday filed a protest after ships on Sunday collided with two boats.",
         ["2024-05-12 2024-05-12 past: Ships on Sunday collided with two boats",
          "2024-05-13 2024-05-13 past: Men on Monday filed a protest after ships on Sunday collided with two boats"]),
        ("Today is the deadline for Dray to leave the bloc.",
         ["2024-05-15 2024-05-15 past: Today is the deadline for Dray to leave the bloc"]),
        ("After that, in June 2023, the bank closed its branch.",
         ["2023-06-01 2023-06-30 past: The bank closed its branch"]),
        ("The minister said on Saturday that the port had closed. He said that the bank had failed.",
         ["2024-05-11 2024-05-11 past: The minister said on Saturday that the port had closed"]),
    ],
)  # fmt: skip
def test_what_a_row_tells(text: str, told: list[str], rows: Rows) -> None:
    assert _told(rows(text, PUBLISHED)) == told


def test_without_a_day_of_publication_a_report_lies_back(rows: Rows) -> None:
    (event,) = rows("The bank has left, Dray said on Wednesday, adding that it will stay away.").events
    assert event.when.status == "past"
    (event,) = rows("In light of its announcement on Wednesday that it will not lend, Dray left.").events
    assert event.when.status == "past"
    (event,) = rows("The committee intends to run further forums in 2027.").events
    assert event.when.status == "planned"
