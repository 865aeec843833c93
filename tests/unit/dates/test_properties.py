"""What holds for any text and any publication date."""

import datetime as dt
import subprocess
import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportpipe.annotate.dates import find_dates
from reportpipe.annotate.temporal.patterns import compiled
from reportpipe.annotate.temporal.scan import RULES
from reportpipe.annotate.temporal.timex import VALID, interval
from reportpipe.annotate.temporal.words import CHARACTER

SAID = """
january May 12 2021 1999-01-01 the of last week two hundred and five thousand years ago 9/11 '98 Q3 FY21 noon
Friday 10:30 a.m. early mid- from to until - , . 1990s twenty-first fourth quarter c. 348 31/02/2021 half a
next summer Christmas every day now 0 00 99 31st century year-earlier period the same before after BC winter
24:00
"""
WORDS = SAID.split()
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())
EXAMPLES = {
    "OTHER": "port", "MARK": "*", "BREAK": "\n\n", "INT": "15", "BIG": "348", "FRACTION": "2.5",
    "SPELLED": "twenty-five", "YEAR": "2019", "SPELLEDYEAR": "nineteen ninety-eight", "SHORTYEAR": "'98",
    "NTH": "21st", "SPELLEDNTH": "twenty-first", "DECADE": "1990s", "NUMERIC": "09/07/2021", "STAMP": "2021-07-09",
    "DTG": "091430Z", "YEARMONTH": "2021-07", "CLOCK": "10:30", "MERIDIEM": "p.m.", "MONEY": "$30", "PERCENT": "30%",
    "POSS": "'s", "COMMA": ",", "DASH": "-", "SLASH": "/", "OPEN": "(", "CLOSE": ")", "STOP": ".",
    "QUARTERNAME": "Q3", "FISCALNAME": "FY2021",
}  # fmt: skip
"""A word for each kind of token; a token that is a word stands for itself, with the capital that months need."""
SPELLED = {character: EXAMPLES.get(name, name.capitalize()) for name, character in CHARACTER.items()}
OF_THE_RULES = st.one_of(st.from_regex(compiled(pattern)[0], fullmatch=True) for pattern, _ in RULES).map(
    lambda kinds: " ".join(SPELLED[kind] for kind in kinds)
)


@given(TEXTS, DAYS)
@example("thirties, in '00, last winter, last December", dt.date(1, 1, 1))
@example("next January, this winter, next year, that week", dt.date(9999, 12, 31))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_spans_and_values_that_parse(text: str, published: dt.date | None) -> None:
    holds(text, published)


@given(st.lists(OF_THE_RULES, min_size=1, max_size=3).map(" and ".join), DAYS)
@example("the end of the year", None)
@example("the like year earlier 21st period", dt.date(1, 1, 1))
@settings(max_examples=500, deadline=None)
def test_whatever_a_rule_matches_can_be_read(text: str, published: dt.date | None) -> None:
    holds(f"It came {text}.", published)


def holds(text: str, published: dt.date | None) -> None:
    found = find_dates(text, published)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert VALID.fullmatch(mention.value), mention.value
        assert (mention.first is None) == (mention.last is None)
        if mention.first and mention.last:
            assert mention.first <= mention.last
    assert found == find_dates(text, published)


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "E", "C"]))
def test_a_unit_covers_the_day_it_was_made_from(day: dt.date, unit: str) -> None:
    from reportpipe.annotate.temporal.timex import at

    value = at(unit, day)
    days = interval(value)
    assert VALID.fullmatch(value)
    assert days is not None or day.year == 9999
    if days and unit != "WE":
        assert days[0] <= day <= days[1]


@pytest.mark.parametrize(
    "unit",
    ["1", "12 ", "1-", "1/", "1.", "12:", "1,000,", "January ", "twenty ", "hundred and ", "March to ", "\n ", "a "],
)
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    """A text four times as long takes about four times as long, whatever it repeats; eight and three tries allow for
    other work on the machine."""
    short, long = unit * (6_000 // len(unit)), unit * (24_000 // len(unit))
    find_dates(short, None)
    assert any(_seconds(long) <= 8 * _seconds(short) + 0.05 for _ in range(3))


def _seconds(text: str) -> float:
    start = time.process_time()
    find_dates(text, dt.date(2021, 7, 16))
    return time.process_time() - start


def test_the_hash_seed_changes_nothing() -> None:
    code = (
        "import datetime as dt; from reportpipe.annotate.dates import find_dates;"
        "print(find_dates('On Friday, July 9, two days after the early 2000s, in the last quarter of 2015.',"
        " dt.date(2021, 7, 16)))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(answers) == 1
