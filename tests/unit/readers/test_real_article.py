"""The real article that the project was set up for (kept outside of it)."""

import datetime as dt
from pathlib import Path

import pytest

from reportpipe.model import Article
from reportpipe.readers import read


@pytest.fixture(scope="module")
def article(shared: Path) -> Article:
    path = min((shared / "seeds").glob("*.txt"))
    return read(path.read_bytes(), path.name)


def test_metadata(article: Article):
    assert article.authors == ("Maxim Suchkov",)
    assert article.publisher == "Middle East Institute"
    assert article.language == "en"


def test_title_is_derived_and_reads_like_a_subject_line(article: Article):
    assert article.title_origin == "derived"
    assert 4 <= len(article.title.split()) <= 12
    assert article.title[1:] in article.text


def test_date_is_inferred_as_a_short_interval(article: Article):
    assert article.published
    assert article.published.origin == "inferred"
    assert dt.date(2021, 7, 9) <= article.published.first <= dt.date(2021, 7, 12)
    assert article.published.last <= dt.date(2021, 8, 9)


def test_three_headings_and_three_lines_of_boilerplate_at_the_end(article: Article):
    kinds = [block.kind for block in article.blocks]
    assert kinds.count("heading") == 3
    assert kinds[-3:] == ["boilerplate"] * 3
    assert kinds.count("boilerplate") == 3
    assert [block.reason for block in article.blocks[-3:-1]] == ["author biography", "photo credit"]
    assert article.blocks[-1].reason in {"about the publisher", "appeal"}


def test_all_words_are_there(article: Article, shared: Path):
    path = min((shared / "seeds").glob("*.txt"))
    assert article.text.split() == path.read_text(encoding="utf8").split()
