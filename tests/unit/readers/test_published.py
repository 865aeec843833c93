"""The day of publication: as a line at the head says it, as the text allows, as the file was made."""

import datetime as dt
import time
from collections.abc import Callable

import pytest

from reportpipe.model import Article
from reportpipe.readers.day_lines import is_date_line
from reportpipe.readers.days import day_in
from reportpipe.readers.draft import DateClaim, RawBlock
from reportpipe.readers.published import find_published

ReadText = Callable[[str], Article]

NEWS = (
    "Velmarch closed the port on Friday, officials said. It had promised on {} to keep it open, and on {} to sell it."
)


def _made(text: str, day: dt.date) -> tuple[dt.date | None, str]:
    claim = DateClaim(day, "metadata", "date of creation in the properties", firm=False)
    published, notes = find_published([RawBlock("paragraph", text)], claim)
    return published.day if published else None, notes[0].message


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (NEWS.format("July 9", "12 July"), dt.date(2021, 7, 16)),
        (NEWS.format("December 29", "3 January"), dt.date(2022, 1, 5)),
        (NEWS.format("9 July 2019", "12 July 2019"), dt.date(2021, 2, 16)),
        (NEWS.format("Monday", "24 February"), dt.date(2021, 7, 16)),
        ("The port was closed on 9 July, the day of the treaty, and on 3 May, its eve.", dt.date(2021, 12, 16)),
    ],
)
def test_a_files_day_is_taken_where_the_text_does_not_speak_against_it(text: str, day: dt.date) -> None:
    published, note = _made(text, day)
    assert published == day
    assert "the day on which the file was made was taken" in note


@pytest.mark.parametrize("day", [dt.date(2021, 11, 20), dt.date(2023, 2, 3)])
def test_a_late_copy_of_news_has_no_day(day: dt.date) -> None:
    published, note = _made(NEWS.format("July 9", "12 July"), day)
    assert published is None
    assert "the text speaks of days around 12 July" in note


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Held on Wednesday 5 February 2025, 10:00-12:30, Room B.204", dt.date(2025, 2, 5)),
        ("Minutes of the meeting of the Harbour Board held on 5 February 2025", dt.date(2025, 2, 5)),
        ("What was held on to in 2025", None),
    ],
)
def test_minutes_are_told_as_of_their_meeting(head: str, day: dt.date | None) -> None:
    body = RawBlock(
        "paragraph", "The minutes of 8 January were approved. The board will meet again on Wednesday 5 March."
    )
    published, notes = find_published([RawBlock("heading", head), body], None)
    assert (published.day if published else None) == day
    assert (day is None) or "as of the meeting" in notes[0].message


@pytest.mark.parametrize("label", ["Date of issue", "Date of this report", "Date of the meeting", "Date"])
def test_a_labelled_day_is_a_dateline(label: str) -> None:
    assert is_date_line(f"{label}: 16 April 2024")


def test_a_dateline_may_say_the_local_time_and_its_zone() -> None:
    assert is_date_line("Issued 14 February 2025, 18:00 local time (UTC+10)")
    assert not is_date_line("Issued 14 February 2025, 18:00 local time at the gate of Salz")


def test_what_is_far_longer_than_a_line_is_not_searched_for_a_day():
    began = time.process_time()
    assert not is_date_line("* " * 20_000 + "16 April 2024")
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "line",
    [
        "Salz, 14 March 2024 — for immediate release",
        "Issued by the Secretariat on 14 March 2024 | No. 12",
        "Report tabled on 14 March 2024",
        "Tabled in Parliament on 14 March 2024 by the Auditor General",
        "Laid before the House on 14 March 2024",
        "Decision of 14 March 2024",
        "Summary of the judgment of 14 March 2024",
        "Judgment handed down on 14 March 2024",
        "Date of judgment: 14 March 2024",
        "Decision of the Board of Ports of 14 March 2024",
        "Press release 24/118 of 14 March 2024",
        "Situation Report No. 4 | Reporting period: 1–13 March 2024 | Issued 14 March 2024",
        "Date of issue: 14 March 2024; next update: 9 April 2024",
        "Policy Brief 12/2024, 14 March 2024, by Ana Horvat",
        "Interview conducted by Ana Horvat on 14 March 2024 in Salz",
        "newsletter of the Carrow Institute, issue 41, 14 March 2024",
        "Aktuell 2024/A 07, 14.03.2024, 6 Seiten",
        "March 14, 2024 / 3:22 PM / Updated 2 hours ago",
    ],
)
def test_a_line_at_the_head_says_the_day_among_other_words(read_text: ReadText, line: str) -> None:
    body = NEWS.format("July 9", "12 July")
    article = read_text(f"Ports miss their targets\n\n{line}\n\n{body}\n\nFive ports were inspected.")
    assert article.published is not None
    assert (article.published.origin, article.published.day) == ("stated", dt.date(2024, 3, 14))
    assert article.title == "Ports miss their targets"


@pytest.mark.parametrize(
    "line",
    [
        "Decision of 14 March 2024 on the tariff of ports",
        "Tabled on 14 March 2024, the report names three ports that failed",
        "Statement on the attack of 3 May 2023",
        "Opinion on the Regulation of 14 March 2024",
        "Adopted by the council after the war of 14 March 2024",
        "In phase 2, 14 March 2024, the port opened",
        "The first ferry left on 14 March 2024",
    ],
)
def test_a_line_that_goes_on_to_tell_something_is_no_dateline(line: str) -> None:
    assert not is_date_line(line)


def test_a_dateline_without_a_town_is_the_day_but_not_that_of_a_chronology(read_text: ReadText) -> None:
    dated = "Dec. 22, 2006 — The minister said that the ports would close."
    entry = "Dec. 24, 2006 — The ports closed and the ferries were laid up."
    article = read_text(f"Ports to close\n\n{dated}\n\nThe ferries are to stop as well, he said.")
    assert article.published is not None
    assert article.published.day == dt.date(2006, 12, 22)
    assert read_text(f"Ports to close\n\n{dated}\n\n{entry}").published is None


@pytest.mark.parametrize(
    ("other", "year"),
    [
        ("It was begun in 2019. In 2031 a second tunnel will open.", 2021),
        ("It was built in 1998 and mended in May 2016. The city agreed to close it in 2028.", 2021),
        ("Damage rose by a third between 2018 and 2020. The plan for 2019 to 2033 stands.", 2021),
        ("Rents rose from 2010 to 2020, and fighting went on through 2016.", 2021),
        ("In 2020 the council said that it will pay.", 2021),
        ("It was begun in 2019. In 2031 the line opens.", 2021),
        ("It was begun in 2019. The bonds are due Nov. 1, 2031.", 2021),
        ("It was begun in 2019. The bank expects to lend more in 2031.", 2021),
        ("It was expected in 2020 to cost four million.", 2021),
        ("The network is to be finished in 2034, by the end of 2035 at the latest.", None),
        ("A deadline of 2030 stands.", None),
    ],
)
def test_what_is_planned_does_not_tell_when_a_text_appeared(other: str, year: int | None) -> None:
    news = f"The contractor said on Friday, July 9, that the tunnel was flooded. {other}"
    published, _ = find_published([RawBlock("paragraph", news)], None)
    assert (published.first.year if published else None) == year


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("As of 1800 hrs, 2 December 2025", dt.date(2025, 12, 2)),
        ("Situation as of 6:00 p.m., December 2, 2025", dt.date(2025, 12, 2)),
        ("DTG: 121430Z MAR 26", dt.date(2026, 3, 12)),
        ("Adopted by the Harbour Council at its 37th meeting, on 6 November 2025", dt.date(2025, 11, 6)),
        ("Sunday 16 October 2016 - 14:41", dt.date(2016, 10, 16)),
        ("August 17, 2014 / 10:59 PM / 3 years ago", dt.date(2014, 8, 17)),
        ("FOR RELEASE AT 4am Monday 2 September, 2013", dt.date(2013, 9, 2)),
        ("EMBARGOED UNTIL 00:01 HRS CET FRIDAY 17 MARCH 2017", dt.date(2017, 3, 17)),
        ("26 July 1977 IEA 51/77", dt.date(1977, 7, 26)),
        ("Updated: 29-03-2022 00:26 IST", dt.date(2022, 3, 29)),
        ("Friday, May 29, 2020, 11:05 a.m. Ministry of Foreign Affairs", dt.date(2020, 5, 29)),
        ("Situation Report No. 12, published 14 March 2024", dt.date(2024, 3, 14)),
        ("Room 1800 Harbour Tower, 2 December 2025", None),
        ("Adopted by the Harbour Council, the plan of 6 November 2025", None),
    ],
)
def test_reports_signals_and_resolutions_say_their_day(line: str, day: dt.date | None) -> None:
    assert is_date_line(line) == (day is not None)
    found = day_in(line)
    assert day is None or (found is not None and found.first == day)
