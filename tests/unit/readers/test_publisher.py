"""The publisher: the name above the title and the company of a file's properties."""

import pytest

from reportpipe.model import Article
from reportpipe.readers import read

BODY = (
    "HALDEN, 4 March 2024 - The council voted on Monday to close the line, and crews were told the same evening.\n\n"
    "The operator had asked for a subsidy in January. It never had an answer to the letter that it wrote.\n\n"
)


def newspaper(top: str, tail: str) -> Article:
    return read(f"{top}\n\nThe ferry line to the islands closes\n\n{BODY}{tail}\n".encode(), "a.txt")


def test_the_paper_wins_over_the_company_behind_it():
    """Spelled as its own words spell it, not in the capitals of the masthead."""
    tail = "Subscribe to The Halden Post from 4 euros a month.\n\n© 2024 Skagerrak Media AS. All rights reserved."
    article = newspaper("THE HALDEN POST", tail)
    assert (article.publisher, article.publisher_origin) == ("The Halden Post", "stated")


@pytest.mark.parametrize(
    ("top", "publisher"),
    [
        ("The Halden Courier\n\n17 May 2024 | Opinion", "Halden Courier"),
        ("Halden Observer, 17 May 2024, page 4", "Halden Observer"),
        ("Lantern | Newsletter of the Halden Institute | Issue 41 | 17 May 2024", "Halden Institute"),
        ("North Sea\n\n17 May 2024", None),
        ("Breaking News\n\n17 May 2024", None),
        ("Guest Post\n\n17 May 2024", None),
    ],
)
def test_a_line_beside_the_day_names_the_paper(top: str, publisher: str | None):
    article = newspaper(top, "")
    assert (article.title, article.publisher) == ("The ferry line to the islands closes", publisher)


def test_a_line_below_the_title_says_whose_newsletter_it_is():
    text = f"The ferry line closes\n\nnewsletter of the Halden Institute, issue 41, 17 May 2024\n\n{BODY}"
    assert read(text.encode(), "a.txt").publisher == "Halden Institute"


@pytest.mark.parametrize(
    ("top", "tail"),
    [
        ("MIDDLE EAST", "Subscribe to our Middle East newsletter for more."),
        ("MIDDLE EAST", "Sign up for Middle East briefing emails, sent every week."),
        ("OPINION", "Subscribe to Opinion, our weekly letter."),
        ("THE HALDEN POST", ""),
    ],
)
def test_a_section_is_no_paper(top: str, tail: str):
    """Nor is a name that nothing confirms: the copyright line stands."""
    article = newspaper(top, f"{tail}\n\n© 2024 Skagerrak Media AS. All rights reserved.")
    assert article.publisher == "Skagerrak Media AS"


@pytest.mark.parametrize(
    ("company", "found"),
    [("Ministry of Ferries", "Ministry of Ferries"), ("Ministry of Trains", None), ("Microsoft", None)],
)
def test_the_company_of_a_rich_text_file(company: str, found: str | None):
    """Believed only where the text names it too: the program fills it in with its owner."""
    text = BODY.replace("The council", "The Ministry of Ferries").replace("\n\n", "\\par ")
    data = rf"{{\rtf1\ansi{{\info{{\company {company}}}}}\pard The ferry line closes\par {text}}}"
    article = read(data.encode(), "a.rtf")
    assert (article.publisher, article.publisher_origin) == (found, "metadata" if found else None)
