"""The title is found below what stands above it: states, sittings, series, marks of handling, addresses and menus."""

import pytest

from reportpipe.readers import read
from reportpipe.readers.letterheads import is_letterhead

TITLE = "The gates of the middle lock"
TEXT = """The relief office closed three of the five locks on Monday, because the gates of one had moved since May.

Barges wait outside the river mouth, and the price of maize has doubled in the upper valley."""


@pytest.mark.parametrize(
    "head",
    [
        "REPUBLIC OF LORNE\n\nHOUSE OF ASSEMBLY\n\nEighth Parliament, Second Session\n\nREPORT",
        "House of Assembly\nSession 2024-25\nCommittee on Rivers",
        "Research paper series, no. 44",
        "IN THE COURT OF APPEAL OF LORNE\n\nCase No. 44/2025",
        "Before the Rivers Tribunal\nAppeals nos. RT/12/24 and RT/13/24",
        "Ministry of Rivers: Weekly brief 18/2025",
        "The River Review\nVolume 3, number 2\nJune 2025\n\nComment",
        "OFFICIAL - SENSITIVE\n\nLocks bulletin no. 7",
        "DEPARTMENT OF RIVERS\nOffice of the Secretary\n1200 Harbour Avenue\nLorne\n\nMEMORANDUM FOR THE RECORD",
        "Home\nNews\nPolitics\nBusiness\nSport\nSign in",
        "Skip to main content\nThe Lorne Herald\nMenu\nNews | Sport | Weather",
    ],
)
def test_the_title_stands_below(head: str):
    article = read(f"{head}\n\n{TITLE}\n\n{TEXT}\n".encode(), "a.txt")
    assert (article.title, article.title_origin) == (TITLE, "stated")
    assert article.authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "The state of the locks",
        "Government by decree",
        "A review of the lock gates",
        "Report on the year 2024",
        "Secret talks on the river",
        "Parliament, power and the price of maize",
        "Three sessions that changed the house",
    ],
)
def test_titles_that_begin_like_a_letterhead(line: str):
    assert not is_letterhead(line)
    assert read(f"{line}\n\n{TEXT}\n".encode(), "a.txt").title == line


def test_a_headline_of_two_words_below_a_menu_stays():
    article = read(f"Home\nNews\nSport\nOpinion\nWeather\n\nLocks closed\n\n3 May 2025\n\n{TEXT}\n".encode(), "a.txt")
    assert article.title == "Locks closed"


def test_a_day_behind_a_number_and_a_time():
    article = read(f"Northern floods: update\n\nNo. 7, as of 18:00, 3 May 2025\n\n{TEXT}\n".encode(), "a.txt")
    assert article.published
    assert str(article.published.first) == "2025-05-03"


def test_a_court_is_named_without_the_words_of_its_head():
    head = "IN THE COURT OF APPEAL OF LORNE\n\nCase No. 44/2025"
    assert read(f"{head}\n\n{TITLE}\n\n{TEXT}\n".encode(), "a.txt").publisher == "Court of Appeal of Lorne"
