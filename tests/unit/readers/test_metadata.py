"""Title, authors, publisher and date, each with where it came from."""

import datetime as dt
from collections.abc import Callable

import pytest

from reportpipe.model import Article
from reportpipe.readers import read
from reportpipe.readers.bylines import parse_byline
from reportpipe.readers.people import as_name
from reportpipe.readers.title import MOST, derive_title
from reportpipe.settings import Settings

ReadText = Callable[..., Article]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "As troops leave the valley, the rebels are quickly filling the void by seizing large tracts of land.",
            "The rebels are quickly filling the void",
        ),
        ("Prices fell.", "Prices fell"),
        ("Good morning. The council has met for the first time.", "The council has met for the first time"),
        ("However, the ministry refused.", "The ministry refused"),
        ("As troops leave, it rains again.", "As troops leave, it rains again"),
        (
            "The port authority published its figures on Monday, and they show that traffic fell by a fifth.",
            "The port authority published its figures on Monday",
        ),
        (
            "GENEVA, May 3 (Agency) — Talks on the grain corridor collapsed on Friday after the delegation walked out.",
            "Talks on the grain corridor collapsed on Friday",
        ),
        (
            "Dr. Hana Ito said on Tuesday that the committee of the upper house of parliament would vote before July.",
            "Dr. Hana Ito said on Tuesday",
        ),
        (
            (
                "In Kenya, Uganda, and Tanzania, the governments have agreed to build a common power "
                "market within five years."
            ),
            "The governments have agreed to build a common power market",
        ),
    ],
)
def test_derived_title_is_the_main_clause(sentence: str, title: str):
    assert derive_title(sentence) == title


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "The long and winding negotiations between the three largest of the many companies of the "
            "region that make steel stalled."
        ),
        "One two three four five six seven eight nine ten eleven of the rest of it all.",
        (
            "The minister called the plan “a leap in the dark for a country that has nothing to gain” and "
            "left the room at once."
        ),
        (
            "Whoever wins the election that is to be held in the spring of next year will inherit a debt "
            "of 90 billion dollars."
        ),
    ],
)
def test_derived_title_is_short_and_ends_well(sentence: str):
    title = derive_title(sentence)
    words = title.split()
    assert 3 <= len(words) <= MOST
    assert words[-1].lower() not in {"of", "the", "and", "to", "that", "a", "in", "for", "is", "with"}
    assert title[1:] in sentence
    assert title.count("“") == title.count("”")


def test_first_line_without_an_end_mark_is_the_stated_title(read_text: ReadText, prose: tuple[str, ...]):
    article = read_text("\n\n".join(["Traffic falls by a fifth", "By Ana de Souza and Li Wei", "3 May 2024", *prose]))
    assert (article.title, article.title_origin) == ("Traffic falls by a fifth", "stated")
    assert (article.authors, article.authors_origin) == (("Ana de Souza", "Li Wei"), "stated")
    assert article.published
    assert (article.published.day, article.published.origin) == (dt.date(2024, 5, 3), "stated")
    assert [block.kind for block in article.blocks] == ["title", "byline", "byline", *["paragraph"] * 3]
    assert article.notes == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("BY JANE DOE", ("Jane Doe",)),
        ("By Dr. Jane M. Doe, senior fellow", ("Jane M. Doe",)),
        ("By Jane Doe in Cairo and John van der Roe in Kyiv", ("Jane Doe", "John van der Roe")),
        ("By Jane Doe, Li Wei & Omar al-Saleh", ("Jane Doe", "Li Wei", "Omar al-Saleh")),
        ("By Jane Doe | 3 May 2024", ("Jane Doe",)),
        ("Jane Doe, 3 May 2024", ("Jane Doe",)),
        ("Analysis by Jane Doe", ("Jane Doe",)),
        ("Author: Jane O’Dowd-Smith", ("Jane O’Dowd-Smith",)),
        ("Posted on 3 May 2024 by Jane Doe", ("Jane Doe",)),
        ("By Jane Doe on May 3, 2024 | 12 Comments", ("Jane Doe",)),
        ("3 May 2024 by Jane Doe Leave a comment", ("Jane Doe",)),
        ("By Jane Doe and Li Wei 18 September 2025 4 min read", ("Jane Doe", "Li Wei")),
        ("Prepared by: Dr Jane Doe and Colonel (ret.) Li Wei November 2025", ("Jane Doe", "Li Wei")),
        ("Issue 88 | 8 March 2025 | by Jane Doe", ("Jane Doe",)),
        ("From: Jane Doe, Analysis Unit", ("Jane Doe",)),
        ("Por Ana Prieto | 17 de mayo de 2024", ("Ana Prieto",)),
        ("By Reuters", ()),
        ("By Staff Writer", ()),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...], read_text: ReadText, prose: tuple[str, ...]):
    article = read_text("\n\n".join(["Traffic falls by a fifth", line, *prose]))
    assert article.authors == authors
    assert article.blocks[1].kind == "byline"


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        (["HARBOUR AUTHORITY OF MARENGA", "PRESS RELEASE", "14 May 2025"], "Fees rise", "Harbour Authority of Marenga"),
        (["Institute for Rivers", "Working Paper 12"], "Fees rise", "Institute for Rivers"),
        (["Office for Fees", "Notice 2025/07"], "Fees rise", "Office for Fees"),
        (["LAW UPDATE"], "Fees rise", None),
        (["Bank of Japan"], "Bank of Japan", None),
        (["Bank of Japan raises its rate"], "Bank of Japan raises its rate", None),
    ],
)
def test_title_below_a_letterhead(
    head: list[str], title: str, publisher: str | None, read_text: ReadText, prose: tuple[str, ...]
):
    article = read_text("\n\n".join([*head, "Fees rise", "By Jane Doe", *prose]))
    assert (article.title, article.publisher) == (title, publisher)


def test_a_memorandum_says_what_it_is_about(prose: tuple[str, ...]):
    head = ("MEMORANDUM", "To: The Director", "From: Jane Doe", "Date: 7 April 2025", "Subject: Fees, first quarter")
    article = read("".join(f"<p>{text}</p>" for text in (*head, *prose)).encode(), "memo.html")
    assert (article.title, article.authors) == ("Fees, first quarter", ("Jane Doe",))
    assert article.published
    assert article.published.day == dt.date(2025, 4, 7)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Front monitor: daily assessment, October 9, 2024", dt.date(2024, 10, 9)),
        ("Front monitor (9 October 2024)", dt.date(2024, 10, 9)),
        ("The front since 9 October 2024", None),
    ],
)
def test_day_of_a_title(title: str, day: dt.date | None, read_text: ReadText, prose: tuple[str, ...]):
    published = read_text("\n\n".join([title, *prose])).published
    assert (published and published.day) == day


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the year, everything had changed",
        "By far the largest port",
        "Red Lines",
        "The port authority, Monday",
    ],
)
def test_lines_that_only_look_like_bylines(line: str, read_text: ReadText, prose: tuple[str, ...]):
    body = (*prose, "Its red lines have not moved, and nobody expects them to.")
    article = read_text("\n\n".join(["Traffic falls by a fifth", line, *body]))
    assert article.authors == ()


def test_names_below_the_text_are_its_authors_where_nothing_else_is_said(read_text: ReadText, prose: tuple[str, ...]):
    article = read_text("\n\n".join([*prose, *prose, "WRITTEN BY", "Nadia Ferrante", "Li Wei", "Senior Fellow"]))
    assert article.authors == ("Nadia Ferrante", "Li Wei")
    assert {block.reason for block in article.blocks[-4:]} == {"author biography"}


@pytest.mark.parametrize(
    "above",
    [
        ["Traffic falls by a fifth - The Quay", "Shipping"],
        ["1. Home", "  2. Shipping", "  3. Ports"],
        ["Quay / Shipping > Ports"],
        ["Direkt zum Seiteninhalt springen"],
    ],
)
def test_what_a_site_sets_above_a_title(above: list[str], read_text: ReadText, prose: tuple[str, ...]):
    article = read_text("\n".join(above) + "\n\n" + "\n\n".join(["Traffic falls by a fifth", "3 May 2024", *prose]))
    assert article.title == "Traffic falls by a fifth"
    assert {block.reason for block in article.blocks[: len(above)]} == {"navigation"}


def test_a_place_beside_a_day_is_no_author(read_text: ReadText, prose: tuple[str, ...]):
    assert read_text("\n\n".join(["New York", "18 August 2024", "Traffic falls by a fifth", *prose])).authors == ()


def test_a_biography_names_the_author_where_no_byline_does(read_text: ReadText, prose: tuple[str, ...]):
    article = read_text("\n".join([*prose, "Nadia Ferrante is a senior fellow at the Delta Institute."]))
    assert (article.authors, article.authors_origin) == (("Nadia Ferrante",), "stated")


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("The Delta Institute (DI) is an independent, non-partisan organisation.", "Delta Institute"),
        ("© 2024 The Harbour Review. All rights reserved.", "Harbour Review"),
        ("© Quayside Media Ltd 2023", "Quayside Media Ltd"),
        ("Copyright 2023 Cordillera Forum", "Cordillera Forum"),
        ("Published in The Harbour Tribune, September 15th, 2013.", "Harbour Tribune"),
    ],
)
def test_publisher_from_the_tail(line: str, publisher: str, read_text: ReadText, prose: tuple[str, ...]):
    article = read_text("\n\n".join([*prose, line]))
    assert (article.publisher, article.publisher_origin) == (publisher, "stated")


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("3 May 2024", (2024, 5, 3), (2024, 5, 3)),
        ("May 3rd, 2024", (2024, 5, 3), (2024, 5, 3)),
        ("Published on Friday, 3 May 2024 at 10:30", (2024, 5, 3), (2024, 5, 3)),
        ("2024-05-03", (2024, 5, 3), (2024, 5, 3)),
        ("May 3, 2024, 12:09 p.m.", (2024, 5, 3), (2024, 5, 3)),
        ("03.05.2024", (2024, 5, 3), (2024, 5, 3)),
        ("03. Okt. 2024", (2024, 10, 3), (2024, 10, 3)),
        ("viernes, 3 de mayo de 2024", (2024, 5, 3), (2024, 5, 3)),
        ("23/05/2024", (2024, 5, 23), (2024, 5, 23)),
        ("May 2024", (2024, 5, 1), (2024, 5, 31)),
        ("Nairobi, 3 May 2024", (2024, 5, 3), (2024, 5, 3)),
        ("3 May 2024 | 5 min read", (2024, 5, 3), (2024, 5, 3)),
    ],
)
def test_datelines(
    line: str, first: tuple[int, int, int], last: tuple[int, int, int], read_text: ReadText, prose: tuple[str, ...]
):
    article = read_text("\n\n".join(["Traffic falls by a fifth", line, *prose]))
    assert article.published
    assert (article.published.first, article.published.last) == (dt.date(*first), dt.date(*last))


def test_a_labelled_day_below_the_text_wins_over_todays_above_it(read_text: ReadText, prose: tuple[str, ...]):
    lines = [
        "Sunday, 4 May 2025",
        "Traffic falls by a fifth",
        *prose,
        "Publish Date : 3 May 2024 17:38 PM",
        "Dues rise",
    ]
    published = read_text("\n\n".join(lines)).published
    assert published is not None
    assert published.day == dt.date(2024, 5, 3)


def test_dateline_inside_the_first_paragraph(read_text: ReadText, prose: tuple[str, ...]):
    article = read_text("\n\n".join([f"NIAMEY, 12 March 2025 — {prose[0]}", *prose]))
    assert article.published
    assert article.published.day == dt.date(2025, 3, 12)


def test_a_date_in_the_body_is_no_publication_date(read_text: ReadText, prose: tuple[str, ...]):
    article = read_text(
        "\n\n".join([*prose, "The treaty was signed on 5 April 1995 by four governments of the region."])
    )
    assert article.published is None


def test_weekday_and_day_fix_the_year_after_the_latest_year_named(read_text: ReadText, prose: tuple[str, ...]):
    text = (
        "The campaign began in 2015. A delegation came on Friday, July 9 for talks; it left on Saturday. "
        "It hopes for peace by 2030."
    )
    article = read_text("\n\n".join([text, *prose]))
    assert article.published
    assert article.published.origin == "inferred"
    assert article.published.first == dt.date(2021, 7, 9)
    assert article.published.first < article.published.last <= dt.date(2021, 8, 6)
    assert "2027" in article.published.reason
    note = next(note for note in article.notes if note.code == "reader.published")
    assert note.level == "warning"


def test_a_dateline_without_a_year_fixes_the_day(read_text: ReadText, prose: tuple[str, ...]):
    text = "ACCRA, Nov 8 (Coastwire) - The survey of 2022 was wrong, the minister said on Wednesday, Nov. 8."
    article = read_text("\n\n".join([text, *prose]))
    assert article.published
    assert (article.published.day, article.published.origin) == (dt.date(2023, 11, 8), "inferred")


def test_without_a_year_in_the_text_nothing_is_inferred(read_text: ReadText, prose: tuple[str, ...]):
    article = read_text("\n\n".join(["A delegation came on Friday, July 9 for talks with the ministry.", *prose]))
    assert article.published is None


def test_an_interview_appears_soon_after_the_day_on_which_it_was_held(read_text: ReadText, prose: tuple[str, ...]):
    text = "Nadia Prell was the envoy until 2021. She spoke to Mark Orlan in Dray on 3 May 2023."
    published = read_text("\n\n".join([text, *prose])).published
    assert published
    assert (published.first, published.last) == (dt.date(2023, 5, 3), dt.date(2023, 5, 31))
    assert (published.origin, "interview" in published.reason) == ("inferred", True)


def test_a_later_day_in_the_text_says_that_an_interview_is_an_old_one(read_text: ReadText, prose: tuple[str, ...]):
    text = "She spoke to Mark Orlan in Dray on 3 May 2019. The treaty was signed on 5 June 2022."
    assert read_text("\n\n".join([text, *prose])).published is None


def test_an_impossible_weekday_is_not_believed(read_text: ReadText, prose: tuple[str, ...]):
    article = read_text("\n\n".join(["It began in 2015. A delegation came on Friday, February 30 for talks.", *prose]))
    assert article.published is None


def test_the_users_date_overrides_every_other(prose: tuple[str, ...]):
    data = "\n\n".join(["A title", "3 May 2024", *prose]).encode()
    article = read(data, "a.txt", settings=Settings(published=dt.date(2020, 1, 2)))
    assert article.published
    assert (article.published.day, article.published.origin) == (dt.date(2020, 1, 2), "given")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre a déclaré mardi que la réunion aurait lieu à Genève avant la fin du mois de juillet.", "fr"),
        ("Der Minister sagte am Dienstag, dass das Treffen noch vor Ende des Monats in Genf stattfinden werde.", "de"),
        ("Министр заявил во вторник, что встреча состоится в Женеве до конца месяца.", "ru"),
    ],
)
def test_other_languages_are_read_with_a_note(text: str, language: str, read_text: ReadText):
    article = read_text(text)
    assert article.language == language
    assert [(note.code, note.level) for note in article.notes] == [("reader.language", "warning")]
    assert article.text == text


def test_english_leaves_no_note_however_short(read_text: ReadText):
    assert read_text("Hello").notes == ()
    assert read_text("The end of the war is near.").language == "en"


def test_a_long_first_line_without_an_end_mark_is_the_title(read_text: ReadText, prose: tuple[str, ...]):
    line = "Institutions and growth: foundations of a new economics and their application to the case of one country"
    article = read_text("\n\n".join([line, *prose]))
    assert (article.title, article.title_origin, article.blocks[0].kind) == (line, "stated", "title")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By: Ines Okoro August 18, 2010 3:21 PM PDT", ("Ines Okoro",)),
        ("By Ines Okoro posted Aug 18th 2010 7:30PM", ("Ines Okoro",)),
        ("By Ines Okoro @okoro on June 26, 2014 at 9:00a", ("Ines Okoro",)),
        ("By Ines Okoro Example.com Archive | Contact", ("Ines Okoro",)),
        ("Ines Okoro | Sep. 21, 2011, 3:03 PM | 4,094 | 6", ("Ines Okoro",)),
        ("Keynote speech by Dr Ines Okoro, Governor of the Bank of Varr, at its yearly meeting.", ("Ines Okoro",)),
        ("By the Paper's Editorial Writers Published: 11/18/2011 2:27 AM", ()),
        ("Example Wire Staff", ()),
        ("Wire | Varr | Updated: 27-01-2022 02:12 IST | Created: 27-01-2022 02:12 IST", ()),
    ],
)
def test_bylines_as_pages_set_them(line: str, authors: tuple[str, ...]):
    byline = parse_byline(line)
    assert byline is not None
    assert byline.authors == authors


@pytest.mark.parametrize(
    "line", ["Text Size", "Related Items", "Recent Developments", "Browse Issues", "2:09 P.M. CDT"]
)
def test_labels_of_pages_are_no_names(line: str):
    assert as_name(line) is None


def test_a_section_name_in_capitals_is_no_author(read_text: ReadText, prose: tuple[str, ...]):
    assert read_text("\n\n".join(["The physics of tides", "LEARNING OBJECTIVES", *prose])).authors == ()
