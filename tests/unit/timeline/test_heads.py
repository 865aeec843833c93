"""The word that a date dates."""

import pytest

from reportpipe.annotate.dates import CALENDAR, find_dates
from reportpipe.annotate.temporal.clauses import Sentence
from reportpipe.annotate.temporal.heads import head


def dated(text: str) -> list[str | None]:
    """For each date of a sentence, the word that it dates."""
    found = [(item.start, item.end) for item in find_dates(text, None, CALENDAR)]
    row = Sentence(text, (0, len(text)), found).row
    heads = []
    for start, end in found:
        places = [at for at, word in enumerate(row) if start <= word.start < end]
        at = head(row, places[0], places[-1])
        heads.append(None if at is None else row[at].raw)
    return heads


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In 2015 the port closed, and in 2016 the bridge fell.", ["closed", "fell"]),
        ("The council on Monday closed the port.", ["closed"]),
        ("The mayor said on Monday that the port had closed in May.", ["said", "closed"]),
        ("The parties agreed to meet on Friday.", ["meet"]),
        ("The port will not be opened before 2030.", ["opened"]),
        ("A report published in 2018 describes the canal.", ["published"]),
        ("The firm that bought the line in 2010 sold it in 2013.", ["bought", "sold"]),
        ("Rebels were accused of shelling the market on 12 March.", ["shelling"]),
        ("The shelling, which began on Sunday, went on.", ["began"]),
        ("It was in 2006 that the last inspectors left.", ["left"]),
        ("The road will stay closed until Sunday.", ["stay"]),
        ("In the night of 3 March they overran a post.", ["overran"]),
        ("Friday's ruling was welcomed.", ["ruling"]),
        ("The famine of 2011 killed thousands.", ["famine"]),
        ("The attack on Monday killed six.", ["attack"]),
        ("The 2003 invasion split the alliance.", ["invasion"]),
        ("The minister, in office since 2017, resigned.", ["office"]),
    ],
)
def test_a_date_goes_to_the_verb_or_happening_that_it_dates(text: str, words: list[str]) -> None:
    assert dated(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The 2015 agreement still binds the port.",
        "Statistics for 2019 show a fall.",
        "Wages are lower than in 2010.",
        "Sales rose to nine million from seven million a year earlier.",
        "The budget of 2020 lay on the table.",
    ],
)
def test_a_date_of_a_thing_or_a_figure_dates_nothing(text: str) -> None:
    assert dated(text) == [None]
