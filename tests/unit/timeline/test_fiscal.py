"""Quarters of a fiscal year, where a report says when one of them ended. All texts are our own writing."""

import datetime as dt
from collections.abc import Callable

import pytest

from reportpipe.annotate.temporal.fiscal import shift
from reportpipe.model import Findings

Rows = Callable[..., Findings]

NOW = dt.date(2025, 8, 21)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Revenue rose in the third quarter of fiscal 2025, which ended on June 30.", -3),
        ("Revenue rose in the fiscal third quarter ended June 30.", -3),
        ("Revenue rose in the second quarter of fiscal year 2026, ended 30 September 2025.", -9),
        ("Revenue rose in the first quarter of fiscal 2025 ended June 30, 2025.", 3),
        ("The fiscal year ends on 31 March.", -9),
        ("Revenue rose in the second quarter of 2025, which ended on June 30.", 0),
        ("Revenue rose in the third quarter, and the financial year was good.", 0),
    ],
)
def test_how_far_a_fiscal_quarter_lies_from_the_calendar(text: str, months: int) -> None:
    assert shift(text, NOW) == months


def test_quarters_of_a_report_are_those_of_its_fiscal_year(rows: Rows) -> None:
    text = (
        "Velmarch Steel reported revenue of SEK 4.8 billion for the third quarter of fiscal 2025, which ended on "
        "June 30 (Q3 2024: SEK 4.1 billion). Orders of rails fell in the quarter. "
        "The firm took a charge on its mines in Q2."
    )
    found = {event.when.said: (event.when.first, event.when.last) for event in rows(text, "2025-08-21 stated").events}
    assert found["the quarter"] == (dt.date(2025, 4, 1), dt.date(2025, 6, 30))
    assert found["Q2"] == (dt.date(2025, 1, 1), dt.date(2025, 3, 31))


def test_a_fiscal_year_is_laid_where_the_text_says_that_it_runs(rows: Rows) -> None:
    text = (
        "The fiscal year in Velmarch runs from 1 July to 30 June. In fiscal year 2022/23 the deficit reached 7 per "
        "cent. Revenue in the first quarter of the fiscal year was above plan. The bank approved a loan in the first "
        "quarter of 2024."
    )
    found = {event.when.said: (event.when.first, event.when.last) for event in rows(text, "2024-10-03 stated").events}
    assert found["fiscal year 2022/23"] == (dt.date(2022, 7, 1), dt.date(2023, 6, 30))
    assert found["the first quarter"] == (dt.date(2024, 7, 1), dt.date(2024, 9, 30))
    assert found["the first quarter of 2024"] == (dt.date(2024, 1, 1), dt.date(2024, 3, 31))


def test_years_that_only_name_what_happens_are_no_date(rows: Rows) -> None:
    found = rows("The school year 2023/24 began in September 2023.", "2024-10-03 stated").events
    assert [str(event.when.first) for event in found] == ["2023-09-01"]
