"""Rows of sentences as news agencies and ministries write them."""

from collections.abc import Callable

import pytest

from reportpipe.annotate import timeline
from reportpipe.model import Actor, Article, Findings
from reportpipe.settings import Settings

Rows = Callable[..., Findings]


def lines(found: Findings) -> list[str]:
    return [f"{event.when.first}..{event.when.last} {event.when.status}: {event.text}" for event in found.events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Australia capped the price of gas last winter.",
            ["2021-06-01..2021-08-31 past: Australia capped the price of gas"],
        ),
        (
            "New Zealand will count its farms this summer.",
            ["2022-12-01..2023-02-28 planned: New Zealand will count its farms"],
        ),
        (
            "Norway capped the price of gas last winter, after Australia and France.",
            ["2021-12-01..2022-02-28 past: Norway capped the price of gas last winter, after Australia and France"],
        ),
        ("The cabinet approved the budget 2021-22.", []),
        ("Exports were lower for the fiscal year 2020-21.", []),
        ("Envoy Sol told the radio station's Today programme that the talks had failed.", []),
        ("The reshuffle was the first since the re-election of the president in 2019.", []),
        ("The loan was due in May.", ["2022-05-01..2022-05-31 past: The loan was due in May"]),
        (
            "It is pertinent to mention here that the ministry signed the pact on 3 May 2021.",
            ["2021-05-03..2021-05-03 past: The ministry signed the pact on 3 May 2021"],
        ),
        (
            "Clashes broke out in the town last week on Friday.",
            ["2022-06-03..2022-06-03 past: Clashes broke out in the town"],
        ),
        (
            "The minister plans to visit the port this week.",
            ["2022-06-06..2022-06-12 planned: The minister plans to visit the port this week"],
        ),
        ("Talks are likely to begin this week.", []),
        (
            "The council lost its majority on Monday as aldermen and mayors resigned.",
            ["2022-06-06..2022-06-06 past: The council lost its majority on Monday as aldermen and mayors resigned"],
        ),
    ],
)
def test_rows_of_news(text: str, told: list[str], rows: Rows) -> None:
    assert lines(rows(text, "2022-06-07 stated")) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ms Vann resigned. She left the country on 3 May 2015.", "Vann left the country"),
        ('"I am tired," said Vann.\n\nThe minister left the country on 3 May 2015.', "Vann left the country"),
        ("Vann met Darr. She left the country on 3 May 2015.", "Vann met Darr. She left the country on 3 May 2015"),
        ("He spoke for Vann. He left the old town by car on 3 May 2015.", "He left the old town by car"),
        ("Vann resigned. The driver left the country on 3 May 2015.", "The driver left the country"),
    ],
)
def test_a_person_is_named_where_nobody_else_can_be_meant(
    text: str, told: str, make_article: Callable[..., Article]
) -> None:
    article = make_article(text)
    actors = tuple(
        Actor(id=name.lower(), name=name, kind="person", role="finance minister", mentions=(article.span(at, at + 4),))
        for name in ("Vann", "Darr")
        if (at := text.find(name)) >= 0
    )
    (event,) = timeline.annotate(article, Findings(article=article.id, actors=actors), Settings()).events
    assert event.text == told
