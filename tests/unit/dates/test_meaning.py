"""What English expressions of time mean, one sentence each, of our own writing. Published on Friday, 16 July 2021."""

import datetime as dt

import pytest

from reportpipe.annotate.dates import CALENDAR, find_dates

PUBLISHED = dt.date(2021, 7, 16)


def values(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.type, m.value) for m in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("The envoys met on 9 July 2021.", "9 July 2021", "2021-07-09"),
        ("The envoys met on Friday, July 9.", "Friday, July 9", "2021-07-09"),
        ("The envoys met on July 9-11.", "July 9-11", "2021-07-09/2021-07-11"),
        ("The envoys met from 6 to 9 February 2023.", "6 to 9 February 2023", "2023-02-06/2023-02-09"),
        ("The treaty of the twenty-first of March 1994 lapsed.", "the twenty-first of March 1994", "1994-03-21"),
        ("It was signed on 2021-07-09.", "2021-07-09", "2021-07-09"),
        ("The port was hit at 091430Z JUL 21.", "091430Z JUL 21", "2021-07-09T14:30"),
        ("The port was hit at 150915Z.", "150915Z", "2021-07-15T09:15"),
        ("The port will open at 200600Z.", "200600Z", "2021-07-20T06:00"),
        ("The port opened in March 2015.", "March 2015", "2015-03"),
        ("The port opened in March.", "March", "2021-03"),
        ("The port opened last March.", "last March", "2021-03"),
        ("The port will open in March.", "March", "2022-03"),
        ("The port opened in November.", "November", "2020-11"),
        ("The port opened in nineteen ninety-eight.", "nineteen ninety-eight", "1998"),
        ("The port opened in 2015.", "2015", "2015"),
        ("The port opened in the summer of 2015.", "the summer of 2015", "2015-SU"),
        ("The port opened last winter.", "last winter", "2020-WI"),
        ("The port opened in autumn.", "autumn", "2020-FA"),
        ("The port opened in the second half of 2015.", "the second half of 2015", "2015-H2"),
        ("The port opened in the third quarter of last year.", "the third quarter of last year", "2020-Q3"),
        ("The port opened in Q3 2019.", "Q3 2019", "2019-Q3"),
        ("The port flourished in the 1990s.", "the 1990s", "199"),
        ("The port flourished in the nineties.", "the nineties", "199"),
        ("The port flourished in the 19th century.", "the 19th century", "18"),
        ("The port opened on Tuesday.", "Tuesday", "2021-07-13"),
        ("The port will open on Tuesday.", "Tuesday", "2021-07-20"),
        ("The port opened last Friday.", "last Friday", "2021-07-09"),
        ("The port opens next Friday.", "next Friday", "2021-07-23"),
        ("The port opened last week.", "last week", "2021-W27"),
        ("The port opened over the weekend.", "the weekend", "2021-W27-WE"),
        ("The port opened this year.", "this year", "2021"),
        ("The port opened yesterday.", "yesterday", "2021-07-15"),
        ("The port closed in the week of 12 July.", "the week of 12 July", "2021-W28"),
        ("The port will close by the end of the decade.", "the end of the decade", "202"),
        ("The port lost money in 2019/20.", "2019/20", "2019/2020"),
        ("The port lost money in FY2019/20.", "FY2019/20", "2019/2020"),
        ("The port lost money in fiscal year 2019-20.", "fiscal year 2019-20", "2019/2020"),
        ("Ferries began in August.", "August", "2020-08"),
        ("The port opened the day before yesterday.", "the day before yesterday", "2021-07-14"),
        ("The port opened three years ago.", "three years ago", "2018"),
        ("The port opened two weeks ago.", "two weeks ago", "2021-W26"),
        ("The port opened ten days ago.", "ten days ago", "2021-07-06"),
        ("The port opened two decades ago.", "two decades ago", "2001"),
        ("The port closed at Christmas 2019.", "Christmas 2019", "2019-12-25"),
        ("Since 9/11 the port has had guards.", "9/11", "2001-09-11"),
        ("In fiscal 2019 the port made a profit.", "fiscal 2019", "2019"),
        ("The port opened at 10:30 a.m. on Tuesday.", "10:30 a.m. on Tuesday", "2021-07-13T10:30"),
        ("The port burned on Tuesday night.", "Tuesday night", "2021-07-13TNI"),
        ("The port was closed for three years.", "three years", "P3Y"),
        ("The port was closed for two and a half years.", "two and a half years", "P2Y6M"),
        ("The port was closed for several months.", "several months", "PXM"),
        ("Over the past two weeks the port was closed.", "the past two weeks", "P2W"),
        ("The 90-day truce held.", "90-day", "P90D"),
        ("The council meets every two years.", "every two years", "P2Y"),
        ("The council meets on Fridays.", "Fridays", "XXXX-WXX-5"),
        ("The council publishes a daily bulletin.", "daily", "P1D"),
        ("The port is now closed.", "now", "PRESENT_REF"),
        ("The port closed recently.", "recently", "PAST_REF"),
        ("The port was closed for a couple of years.", "a couple of years", "P2Y"),
        ("The port stood empty for centuries.", "centuries", "PXC"),
        ("The port will be ready within weeks or months.", "weeks or months", "PXW"),
        ("The port flourished in the years that followed.", "years", "PXY"),
        ("The port made a loss in the first two quarters of 2015.", "the first two quarters of 2015", "2015-H1"),
        ("The port made a profit in the year-earlier nine months.", "the year-earlier nine months", "P9M"),
        ("The port burned on the night of Friday, 9 July 2021.", "Friday, 9 July 2021", "2021-07-09"),
        ("By mid-afternoon the port was closed.", "mid-afternoon", "2021-07-16TAF"),
        ("They agreed to meet on Tuesday.", "Tuesday", "2021-07-20"),
        ("The court convenes on Tuesday.", "Tuesday", "2021-07-20"),
        ("They may close the port on Tuesday.", "Tuesday", "2021-07-20"),
        ("The bank has extended loans through March.", "March", "2022-03"),
        ("The port has grown since year-end.", "year-end", "2020-12-31"),
    ],
)
def test_an_expression_has_its_extent_and_value(text: str, said: str, value: str) -> None:
    assert [(item[0], item[2]) for item in values(text)] == [(said, value)]


@pytest.mark.parametrize(
    "text",
    [
        "About 85% of the country is held.",
        "The village of 1500 people has 2000 goats.",
        "Resolution 1973 was adopted, and flight 2010 left.",
        "The B-52 carried 3.14 tons.",
        "He may march, and the march may last.",
        "It may fall, and the fall of the city may follow.",
        "They call it autumn mist.",
        "Wait a second, said the second man.",
        "He sat on the sun deck.",
        "The 37-year-old teacher is 37 years old.",
        "He paid $5 a year for 4 seats a week.",
        "Version 10.12.2 of the program crashed.",
        "The bank kept a 2000-year-old coin.",
        "The bank is at Wharf Road, 2100, Velmarch.",
        "He was hurt and soon released.",
        "The paper Velmarch Today printed it.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert values(text) == []


def test_the_same_day_is_the_day_mentioned_before_not_the_publication_date() -> None:
    found = values("The envoys met on 9 July 2021. On the same day they signed.")
    assert found[1] == ("the same day", "DATE", "2021-07-09")


def test_a_year_frames_the_months_and_days_that_follow_it_in_its_sentence() -> None:
    assert [value for _, _, value in values("In 2015 the port opened in May and closed on 3 June.")] == [
        "2015",
        "2015-05",
        "2015-06-03",
    ]


def test_what_will_be_is_not_in_a_year_gone_by() -> None:
    found = values("The state that applied in July 1997 will join on March 12.")
    assert [value for _, _, value in found] == ["1997-07", "2022-03-12"]
    found = values("In July 2019 the ministry said that exports would need a licence from 1 August.")
    assert [value for _, _, value in found] == ["2019-07", "2019-08-01"]


def test_a_time_is_of_the_day_said_with_it() -> None:
    assert values("The bomb went off at 10:35 a.m. (0735 GMT) on Tuesday.")[0][2] == "2021-07-13T10:35"
    assert values("On Tuesday the bomb went off at 10:35 a.m. in the port.")[1][2] == "2021-07-13T10:35"


def test_later_and_earlier_count_from_the_date_mentioned_before() -> None:
    found = values("He was born in 1958 and moved ten years later; in 1970, two years earlier than planned, he left.")
    assert [value for _, _, value in found][:3] == ["1958", "1968", "1970"]


def test_a_year_earlier_is_the_quarter_before_where_quarters_are_compared() -> None:
    found = values("Profit fell in the second quarter from a year earlier.")
    assert [value for _, _, value in found] == ["2021-Q2", "2020-Q2"]


def test_numeric_dates_are_read_day_first_where_the_document_shows_it() -> None:
    assert [value for _, _, value in values("Signed on 25/03/2021, amended on 04/05/2021.")] == [
        "2021-03-25",
        "2021-05-04",
    ]
    assert [value for _, _, value in values("Signed on 03/25/2021, amended on 04/05/2021.")] == [
        "2021-03-25",
        "2021-04-05",
    ]
    assert [value for _, _, value in values("Signed on 5 May, amended on 04/06/2021.")][1] == "2021-06-04"


def test_generic_today_is_no_calendar_date() -> None:
    assert find_dates("Half of the grain is still grown here today.", PUBLISHED, CALENDAR) == []
    assert find_dates("In today's world nobody waits.", PUBLISHED, CALENDAR) == []


def test_the_calendar_policy_leaves_out_vague_words_lengths_and_sets() -> None:
    text = "Now and then, every day for three years, he recently wrote on 9 July 2021."
    assert [m.value for m in find_dates(text, PUBLISHED, CALENDAR)] == ["2021-07-09"]


def test_without_a_publication_date_relative_words_have_no_days() -> None:
    found = find_dates("Last week, on Friday, July 9, the port opened; in 2015 it closed.", None)
    assert [(m.value, m.first) for m in found] == [
        ("XXXX-WXX", None),
        ("XXXX-07-09", None),
        ("2015", dt.date(2015, 1, 1)),
    ]


def test_weekday_and_day_fix_the_year_next_to_the_publication_date() -> None:
    found = find_dates("They met on Saturday, January 2.", dt.date(2020, 12, 20))
    assert found[0].value == "2021-01-02"


def test_modifiers_and_relations_are_told() -> None:
    text = "Since the early 2000s, by about 2010, until at least late March 2015."
    found = find_dates(text, PUBLISHED)
    assert [(m.modifier, m.relation) for m in found] == [("early", "since"), ("about", "by"), ("late", "until")]
    assert [m.precision for m in found] == ["decade", "year", "month"]


def test_the_anchor_says_what_a_date_was_counted_from() -> None:
    found = find_dates("On 9 July 2021 they met; last week they left; on the same day it rained.", PUBLISHED)
    assert [m.anchor for m in found] == ["stated", "published", "previous"]


def test_intervals_cover_whole_units() -> None:
    found = find_dates(
        "In the week of July 9, in the 1990s, in February 2020 and in the first half of 2015.", PUBLISHED
    )
    assert [(m.first, m.last) for m in found] == [
        (dt.date(2021, 7, 5), dt.date(2021, 7, 11)),
        (dt.date(1990, 1, 1), dt.date(1999, 12, 31)),
        (dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        (dt.date(2015, 1, 1), dt.date(2015, 6, 30)),
    ]


def test_days_that_do_not_exist_are_not_dates() -> None:
    assert values("He promised to pay on 31 February 2021 or 2021-02-30.") == [("February 2021", "DATE", "2021-02")]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("that autumn", "2012-FA"),
        ("the following spring", "2013-SP"),
        ("the previous winter", "2011-WI"),
        ("the following March", "2013-03"),
        ("the previous March", "2012-03"),
    ],
)
def test_seasons_and_months_are_counted_from_the_date_before(said: str, value: str) -> None:
    assert values(f"The port closed in May 2012; ferries were seen there {said}.")[-1] == (said, "DATE", value)


def test_a_year_before_1900_may_end_in_two_digits() -> None:
    assert [item[2] for item in values("The port was lost in the war of 1877-78.")] == ["1877", "1878"]


def test_the_month_of_a_report_at_the_end_is_counted_from_the_publication() -> None:
    assert values("Exports fell by a third in 2019, the ministry said in January.")[-1][2] == "2021-01"
