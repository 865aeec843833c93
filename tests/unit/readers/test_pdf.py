"""PDF files set in the test: columns, running heads, hyphens and headings come back as one text in reading order."""

import datetime as dt
import io
import itertools
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from reportpipe.errors import TooLarge
from reportpipe.model import Article
from reportpipe.readers import read
from reportpipe.settings import Settings

MakePdf = Callable[..., bytes]
SetPage = Callable[[str], Article]
Blocks = Callable[[Article], list[tuple[str, str]]]

PARAGRAPHS = tuple((Path(__file__).parent / "canal.txt").read_text(encoding="utf8").splitlines())


SECTIONS = (
    "Tolls and traffic",
    "Who insures the ships",
    "What the delta says",
    "Counting the options",
    "What comes next",
)


def page(css: str = "", *, sections: int = 5, wrapper: str = "<div class=body>{}</div>") -> tuple[str, list[str]]:
    """An HTML page, and the headings and paragraphs that must come back from it, in order."""
    expected = []
    for number in range(sections):
        expected += [SECTIONS[number], *(f"{text[:-1]} ({number + 1})." for text in PARAGRAPHS)]
    body = "".join(f"<h2>{text}</h2>" if text in SECTIONS else f"<p>{text}</p>" for text in expected)
    html = f"""<html lang=en><head><title>The canal counts its losses</title><meta name=author content="Dina Mansour">
    <meta name="dcterms.created" content="2024-05-06"><style>@page {{ size: A4; margin: 2.2cm;
    @top-center {{ content: "Canal Quarterly · No. 7"; font-size: 8pt }}
    @bottom-right {{ content: counter(page); font-size: 8pt }} }}
    body {{ font: 10pt Source Serif Pro; hyphens: auto }} h1 {{ font-size: 20pt }} h2 {{ font-size: 12.5pt }}
    {css}</style></head><body>
    <h1>The canal counts its losses</h1><p>By Dina Mansour</p>{wrapper.format(body)}</body></html>"""
    return html, expected


TWO = ".body { column-count: 2; column-gap: 0.8cm }"


INDENTED = "p { margin: 0; text-indent: 1.2em } h2 + p { text-indent: 0 }"


@pytest.mark.parametrize(
    "css",
    [
        "",
        "p { text-align: justify }",
        f"p {{ text-align: justify }} {INDENTED}",
        INDENTED,
        TWO,
        f"{TWO} p {{ text-align: justify }}",
        f"{TWO} p {{ text-align: justify }} {INDENTED}",
        ".body { column-count: 3; column-gap: 0.7cm } body { font-size: 8pt }",
        "@page { size: A5 }",
        "@page { size: A5 } body { font-size: 9.5pt }",  # cuts `non-partisan` at its own hyphen
    ],
)
def test_paragraphs_and_headings_in_reading_order(css: str, make_pdf: MakePdf, blocks: Blocks):
    html, expected = page(css)
    article = read(make_pdf(html), "a.pdf")
    found = blocks(article)
    assert found[:2] == [("title", "The canal counts its losses"), ("byline", "By Dina Mansour")]
    assert [text for kind, text in found[2:] if kind == "heading"] == list(SECTIONS)
    assert " ".join(text for _, text in found[2:]) == " ".join(expected)
    wrong = set(expected) ^ {text for _, text in found[2:]}
    # Where a page or column ends with a full line that ends a sentence, nothing tells whether the paragraph goes on.
    assert len(wrong) <= 3
    assert [note.code for note in article.notes] == ["reader.pdf.running_heads", "reader.published"]
    assert "Canal Quarterly" in article.notes[0].message


def test_tagged_pdf_reads_the_same(make_pdf: MakePdf):
    html, _ = page(TWO)
    assert read(make_pdf(html, pdf_variant="pdf/ua-1"), "a.pdf").text == read(make_pdf(html), "a.pdf").text


def test_metadata(make_pdf: MakePdf):
    article = read(make_pdf(page()[0]), "a.pdf")
    assert (article.title, article.title_origin) == ("The canal counts its losses", "stated")
    assert (article.authors, article.authors_origin) == (("Dina Mansour",), "stated")
    assert article.published
    assert (article.published.day, article.published.origin) == (dt.date(2024, 5, 6), "metadata")
    assert "properties" in article.published.reason
    assert ("reader.published", "warning") in {(note.code, note.level) for note in article.notes}


@pytest.mark.parametrize(
    ("producer", "trusted"),
    [("Skia/PDF m156", False), ("Skia/PDF m156 Google Docs Renderer", True), ("macOS Quartz PDFContext", True)],
)
def test_the_day_of_printing_is_no_publication_date(producer: str, trusted: bool, make_pdf: MakePdf):
    """A page printed from a browser carries the day of printing; dates such as "last week" must not count from it."""
    with pikepdf.open(io.BytesIO(make_pdf(page()[0]))) as document:
        document.docinfo["/Producer"] = producer
        document.save(printed := io.BytesIO())
    article = read(printed.getvalue(), "a.pdf")
    assert (article.published is not None) == trusted
    assert ("reader.pdf.printed" in {note.code for note in article.notes}) == (not trusted)


@pytest.mark.parametrize("width", ["4.1cm", "4.7cm", "5.3cm", "6cm", "7cm"])
def test_hyphens_of_line_ends(width: str, make_pdf: MakePdf):
    """Words cut by hyphenation are joined; words with a hyphen of their own keep it, whatever the width cuts."""
    text = (
        "Post-Soviet governments and non-partisan councils disagree on anti-corruption legislation; parliamentarians "
        "in the capital nevertheless want self-financing institutions. A representative of the ministry explained "
        "the constitutional arrangements for 2023-2024 and the Franco-German compromise on infrastructure."
    )
    style = f"font: 10pt Source Serif Pro; hyphens: auto; width: {width}"
    html = f"<html lang=en><body style='{style}'><p>{text}</p></body></html>"
    assert read(make_pdf(html), "a.pdf").text == text


def test_lists_captions_and_footnotes(make_pdf: MakePdf, blocks: Blocks):
    html = f"""<html lang=en><head>
<style>body {{ font: 10pt Source Serif Pro }} .small {{ font-size: 8pt }} .foot {{ margin-top: 9cm; font-size: 8pt }}
    </style></head><body><p>{PARAGRAPHS[0]}</p><ul><li>{PARAGRAPHS[1]}</li><li>a short item</li></ul>
    <p class=small>Figure 1. Transits by quarter</p><p>12. November 2024</p><p>7. {PARAGRAPHS[1]}</p>
    <p>{PARAGRAPHS[2]}</p>
<p class=foot>1. Authority, annual report.</p></body></html>"""
    assert blocks(read(make_pdf(html), "a.pdf")) == [
        ("paragraph", PARAGRAPHS[0]),
        ("list item", PARAGRAPHS[1]),
        ("list item", "a short item"),
        ("caption", "Figure 1. Transits by quarter"),
        ("paragraph", "12. November 2024"),
        ("paragraph", f"7. {PARAGRAPHS[1]}"),
        ("paragraph", PARAGRAPHS[2]),
        ("list item", "1. Authority, annual report."),
    ]


def test_turned_text_and_superscripts(make_pdf: MakePdf):
    html = f"""<html><body style="font: 10pt Source Serif Pro">
<div style="position: absolute; transform: rotate(90deg); top: 9cm; left: -4cm">
    Downloaded by somebody</div><p>{PARAGRAPHS[0][:-1]}<sup>12</sup>.</p></body></html>"""
    text = read(make_pdf(html), "a.pdf").text
    assert "Downloaded" not in text
    assert "which adds nine days[12]." in text


def test_raised_numbers_of_notes_but_not_of_units(make_pdf: MakePdf):
    html = f"""<p style="font: 10pt Source Serif Pro">{PARAGRAPHS[0]}<sup>1</sup> They cover 40
        km<sup>2</sup>, and 10<sup>3</sup> ships a day burn fuel, and emit CO<sub>2</sub> all the way.</p>"""
    text = " ".join(read(make_pdf(html), "a.pdf").text.split())
    assert f"{PARAGRAPHS[0]}[1] They cover 40 km2, and 103 ships" in text
    assert "CO2 all" in text


def test_page_limit(make_pdf: MakePdf):
    data = make_pdf("<p style='break-after: page'>One page here.</p><p>Another page here.</p>")
    with pytest.raises(TooLarge, match="2 pages; at most 1"):
        read(data, "a.pdf", settings=Settings(max_pages=1))


def test_pages_without_text_are_noted(make_pdf: MakePdf):
    data = make_pdf(
        f"<p style='break-after: page'>{PARAGRAPHS[0]}</p><div style='break-after: "
        f"page'>&nbsp;</div><p>{PARAGRAPHS[1]}</p>"
    )
    notes = read(data, "a.pdf").notes
    assert [(note.code, note.level) for note in notes] == [("reader.pdf.no_text", "warning")]
    assert "2" in notes[0].message


QUOTE = "Nobody budgeted for a drought of ships, and now everybody pays"


def prose(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("style", ["float: right; font-size: 14pt", "float: left; font-style: italic"])
def test_a_pull_quote_beside_the_text_comes_behind_what_flows_around_it(style: str, set_page: SetPage, blocks: Blocks):
    quote = f"<div style='{style}; width: 4.6cm; margin: 0 .6cm .3cm'>{QUOTE}</div>"
    article = set_page(prose(*PARAGRAPHS[:2]) + quote + prose(*PARAGRAPHS[2:]))
    found = [block for block in blocks(article) if block[0] != "quote"]
    assert found[1:] == [("paragraph", text) for text in PARAGRAPHS]
    assert [block for block in blocks(article) if block[0] == "quote"] == [("quote", QUOTE)]


def test_a_note_in_the_margin_is_apart_from_the_text(set_page: SetPage, blocks: Blocks):
    note = f"<div style='position: absolute; left: -5cm; top: 3cm; width: 4.2cm; font-size: 8pt'>{QUOTE}</div>"
    text = f"<div style='position: relative; margin-left: 5cm'>{prose(*PARAGRAPHS)}{note}</div>"
    assert blocks(set_page(text))[1:] == [*(("paragraph", text) for text in PARAGRAPHS), ("paragraph", QUOTE)]


def test_a_pull_quote_between_two_columns_cuts_into_neither(set_page: SetPage, blocks: Blocks):
    def column(side: str, first: str, rest: str) -> str:
        other = "left" if side == "right" else "right"
        hole = f"<div style='float: {other}; width: 30%; height: 3cm'></div>"
        return f"<div style='float: {side}; width: 47%'><p>{first}</p>{hole}<p>{rest}</p></div>"

    style = "position: absolute; left: 37%; top: 2.9cm; width: 26%; font-size: 14pt; text-align: center"
    quote = f"<div style='{style}'>“Nobody budgeted for a drought of ships”</div>"
    first, rest = PARAGRAPHS[0], f"{PARAGRAPHS[1]} {PARAGRAPHS[3]}"
    text = f"<div style='position: relative'>{column('left', first, rest)}{column('right', first, rest)}{quote}</div>"
    assert blocks(set_page(text))[1:] == [
        *[("paragraph", first), ("paragraph", rest)] * 2,
        ("quote", "“Nobody budgeted for a drought of ships”"),
    ]


def test_notes_that_stand_at_the_same_place_of_many_pages_stay(set_page: SetPage, blocks: Blocks):
    css = "@page { size: A5; margin: 1.6cm } .fn { float: footnote; font-size: 8pt }"
    text = [f"{one}<span class=fn>Ibid.</span> {two}" for one, two in itertools.pairwise(PARAGRAPHS)]
    article = set_page(f"<style>{css}</style>{prose(*text)}")
    assert [text for kind, text in blocks(article) if kind == "list item"] == [f"{n}. Ibid." for n in range(1, 5)]


def test_slanted_words_keep_the_spaces_between_them(set_page: SetPage, blocks: Blocks):
    """A slanted f reaches far to its left, over the space before it."""
    assert blocks(set_page(f"<p><i>{PARAGRAPHS[0]}</i></p>"))[1:] == [("paragraph", PARAGRAPHS[0])]


def test_what_a_browser_prints_around_a_page_goes(set_page: SetPage, blocks: Blocks):
    css = """@page { margin: 1.2cm; font-size: 8pt; @top-left { content: "5/6/24, 9:06 PM"; padding-top: 5mm }
        @top-center { content: "Canal report"; padding-top: 5mm } } .c { column-count: 2 }"""
    article = set_page(f"<style>{css}</style><div class=c>{prose(*PARAGRAPHS * 5)}</div>")
    assert not [text for _, text in blocks(article) if "9:06" in text or "Canal report" in text]
    assert "9:06 PM" in "".join(note.message for note in article.notes) or "#:#" in article.notes[0].message


def test_short_lines_below_two_columns_come_behind_both(set_page: SetPage, blocks: Blocks):
    columns = f"<div style='column-count: 2'>{prose(*PARAGRAPHS)}</div>"
    article = set_page(f"{columns}<h2>What to do</h2><p>Lower the tolls.</p><p>{PARAGRAPHS[0]}</p>")
    assert [text for _, text in blocks(article)][-3:] == ["What to do", "Lower the tolls.", PARAGRAPHS[0]]


def test_numbered_paragraphs_set_in_are_no_quotations(set_page: SetPage, blocks: Blocks):
    items = "".join(f"<li style='margin-right: .8cm'>{text}</li>" for text in PARAGRAPHS)
    article = set_page(f"<p>{PARAGRAPHS[0]}</p><ol>{items}</ol>")
    assert [kind for kind, _ in blocks(article)][1:] == ["paragraph"] * 6


def test_names_and_places_centred_below_the_title_are_lines(set_page: SetPage):
    article = set_page(f"<p style='text-align: center'>Dina Mansour<br>Ismailia</p>{prose(*PARAGRAPHS)}")
    assert article.authors == ("Dina Mansour",)


def test_the_labels_of_a_figure_are_captions(set_page: SetPage, blocks: Blocks):
    labels = "".join(f"<div>{label}</div>" for label in ("7,000", "5,000", "2019 2020 2021"))
    figure = f"<div style='font-size: 8pt'>{labels}<p>Figure 1. Transits a year, 2019 to 2021.</p></div>"
    kinds = [kind for kind, _ in blocks(set_page(prose(*PARAGRAPHS[:2]) + figure + prose(*PARAGRAPHS[2:])))]
    assert kinds == ["title", *["paragraph"] * 2, *["caption"] * kinds.count("caption"), *["paragraph"] * 3]
    assert kinds.count("caption")
