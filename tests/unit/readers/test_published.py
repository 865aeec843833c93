"""When a file's date of creation is taken for the day of publication, and when the text shows that it is not."""

import datetime as dt

import pytest

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
