"""When a file's date of creation is taken for the day of publication, and when the text shows that it is not."""

import datetime as dt

import pytest

from reportpipe.readers.bylines import is_date_line
from reportpipe.readers.draft import DateClaim, RawBlock
from reportpipe.readers.published import find_published

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
