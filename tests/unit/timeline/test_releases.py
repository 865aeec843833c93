"""Rows of press releases, judgments, bulletins and speeches: letters, orders, deadlines. All texts are our own."""

from collections.abc import Callable

import pytest

from reportpipe.annotate import timeline
from reportpipe.model import Article, Findings
from reportpipe.settings import Settings

PUBLISHED = "2025-05-14 stated"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Grell had warned the board in a letter of 17 November that it would fail.", ["2024-11-17 2024-11-17 past"]),
        (
            "The firm has until 30 June to pay and must file a plan by 1 September.",
            ["None 2025-06-30 planned", "2025-09-01 2025-09-01 planned"],
        ),
        ("The Court orders the minister to retake it by 30 September.", ["2025-09-30 2025-09-30 planned"]),
        ("The mayor ordered schools to stay closed until May 21.", ["None 2025-05-21 planned"]),
        ("The law makes vaccination compulsory from September 2026.", ["2026-09-01 2026-09-30 planned"]),
        ("The shares should become binding from January 2027.", ["2027-01-01 2027-01-31 planned"]),
        ("The house voted by 188 to 171 on Tuesday to keep it.", ["2025-05-13 2025-05-13 past"]),
        (
            "The bill was introduced on 5 November 2024 and had its second reading on 19 November.",
            ["2024-11-05 2024-11-05 past", "2024-11-19 2024-11-19 past"],
        ),
        ("The agency ended the alert level of its emergency plan on 1 November.", ["2024-11-01 2024-11-01 past"]),
        ("The mandate, which the Assembly renewed, ends on 30 June 2026.", ["2026-06-30 2026-06-30 planned"]),
        ("The fall began after Dray closed its port on 18 January.", ["2025-01-18 2025-01-18 past"]),
        ("Ministers meeting in Dray on 10 May agreed to pay for it.", ["2025-05-10 2025-05-10 past"]),
        ("Today I am announcing that my government will pay for it.", ["2025-05-14 2025-05-14 past"]),
        ("The relief group plans to open two camps before the end of the month.", ["2025-05-01 2025-05-31 planned"]),
        (
            "It was the highest toll since April 22. The brigade entered Dray at 06:30 on May 8.",
            ["2025-05-08 2025-05-08 past"],
        ),
        ("They shelled Dray between 21:00 on May 8 and 04:00 on May 9.", ["2025-05-08 2025-05-09 past"]),
        (
            "The bank, which lent the money in 2017, suspended its payments on 2 April.",
            ["2017-01-01 2017-12-31 past", "2025-04-02 2025-04-02 past"],
        ),
        ("In 2017 the bank lent the money, and suspended its payments on 2 April.", ["2017-04-02 2017-04-02 past"]),
    ],
)
def test_days_of_rows(text: str, days: list[str], rows: Callable[..., Findings]):
    whens = [event.when for event in rows(text, PUBLISHED).events]
    assert [f"{when.first} {when.last} {when.status}" for when in whens][-len(days) :] == days


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of 17 November bind the port.",
        "Its letter of 17 November has been found.",
        "The bank expects growth of two per cent in 2025.",
    ],
)
def test_days_that_are_no_rows(text: str, rows: Callable[..., Findings]):
    assert rows(text, PUBLISHED).events == ()


def test_a_row_before_a_caption_is_kept(make_article: Callable[..., Article]):
    article = make_article(
        "In 2022 the office revoked the licence.\n\nBox 1: Who can come?\n\nNobody knows.", PUBLISHED
    )
    blocks = (article.blocks[0], article.blocks[1].model_copy(update={"kind": "caption"}), article.blocks[2])
    article = article.model_copy(update={"blocks": blocks})
    events = timeline.annotate(article, Findings(article=article.id), Settings()).events
    assert [event.text for event in events] == ["The office revoked the licence"]
