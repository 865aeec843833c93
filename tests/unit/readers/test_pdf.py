"""PDF files set in the test: columns, running heads, hyphens and headings come back as one text in reading order."""

import datetime as dt
import io
import itertools
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from reportpipe.errors import TooLarge
from reportpipe.model import Article
from reportpipe.readers import pdf_tables, read
from reportpipe.readers.pdf_lines import Line, Page, reading_order, without_running_heads
from reportpipe.readers.pdf_margins import plain_words
from reportpipe.readers.pdf_rules import page_rules
from reportpipe.readers.pdf_words import Word
from reportpipe.settings import Settings

MakePdf = Callable[..., bytes]
Blocks = Callable[[Article], list[tuple[str, str]]]

PARAGRAPHS = tuple(
    " ".join(text.split())
    for text in """
    The authority that runs the canal published its transit figures on Monday, and they show a decline of a fifth in a
    single quarter. Shipping lines have moved their largest vessels to the southern route, which adds nine days.

    The finance ministry had budgeted for growth. It now faces a shortfall of about $3 billion, and it must choose
    between a cut in subsidies and another loan, with conditions that the post-Soviet lenders of the region rarely
    attach.

    Insurers are the first to ask what happens next. A syndicate in London quoted rates in April that were three times
    those of the previous spring, and it withdrew the quotation within a week. The non-partisan shipping council wants
    a guarantee.

    Farmers in the delta depend on the same water. Their cooperatives warned that dredging, which the authority wants to
    begin in the autumn, would raise salinity in the lower branches of the river and cost them a harvest of rice.

    A third option is rarely mentioned. The authority could lower its tolls for a season, as it did in 2016, and accept
    a smaller income in exchange for traffic that might otherwise never return to the canal.
    """.strip().split("\n\n")
)
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


def test_a_table_is_read_row_by_row(make_pdf: MakePdf):
    rows = "".join(f"<tr><td>Port {number}</td><td>{number}10</td><td>{number}20</td></tr>" for number in range(1, 9))
    html = (
        f"<html><body style='font: 10pt Source Serif Pro'><p>{PARAGRAPHS[0]}</p><table style='width: "
        f"100%'>{rows}</table></body></html>"
    )
    text = read(make_pdf(html), "a.pdf").text
    places = [text.index(f"Port {number} | {number}10 | {number}20") for number in range(1, 9)]
    assert places == sorted(places)


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


def words(text: str, left: float, base: float, size: float = 10) -> list[Word]:
    """Words of a line, half the size wide for each letter."""
    found = []
    for word in text.split():
        right = left + len(word) * size / 2
        found.append(Word(word, left, right, base, size, bold=False))
        left = right + size / 4
    return found


def test_numbers_of_lines_go_but_those_of_table_rows_stay():
    rows = [words("the witness went on to say so", 60, 700 - 12 * n) for n in range(12)]
    numbers = [Word(str(n + 1), 30, 30 + 5 * len(str(n + 1)), 700 - 12 * n, 8, bold=False) for n in range(12)]
    assert plain_words([*itertools.chain(*rows), *numbers]) == tuple(itertools.chain(*rows))
    assert len(plain_words([*itertools.chain(*rows[:6]), *numbers[:6]])) == 6 * 8
    years = [replace(word, text=str(1990 + 3 * n)) for n, word in enumerate(numbers)]
    assert len(plain_words([*itertools.chain(*rows), *years])) == 12 * 8


@pytest.mark.parametrize(
    ("letter", "line", "first"),
    [
        ("T", "he port was closed in the spring", "The"),
        ("A", "port was closed and a port was opened", "A port"),
        ("I", "n the spring the port was closed", "In"),
        ("“W", "e waited in the port", "“We"),
    ],
)
def test_a_large_first_letter_joins_its_word(letter: str, line: str, first: str):
    below = [word for n in range(1, 6) for word in words("a port like any other was in the news", 50, 700 - 12 * n)]
    large = Word(letter, 50, 70, 676, 36, bold=False)
    found = plain_words([large, *words(line, 72, 700), *below])
    assert found[0].text == first
    assert large not in found


def test_lines_of_a_row_by_row_content_stream_come_column_by_column():
    """PDFs that draw both columns of a line together are still read down the left column first."""
    rows = [
        words("left column line number xx", 50, 700 - 12 * n) + words("right column line number yy", 300, 700 - 12 * n)
        for n in range(12)
    ]
    head = words("A title that runs right across both of the columns of this page", 50, 740, 12)
    lines = reading_order(Page(1, 600, 800, tuple(itertools.chain(head, *rows))))
    assert [line.text.split()[0] for line in lines] == ["A", *["left"] * 12, *["right"] * 12]


def test_a_short_column_is_not_parted_at_its_own_word_spaces():
    """Of the last page's rows few are of its short column: few cross what is clear in most of them."""
    short = [
        words("left", 50, 700 - 12 * n)
        + (words("row with long wordswordswords here", 75, 700 - 12 * n) if n < 4 else words("so.", 120, 700 - 12 * n))
        + words("and the same line again", 165, 700 - 12 * n)
        for n in range(12)
    ]
    long = [words("right column line number yy", 300, 704 - 10 * n) for n in range(20)]
    lines = reading_order(Page(1, 600, 800, tuple(itertools.chain(*short, *long))))
    assert [line.text.split()[0] for line in lines] == [*["left"] * 12, *["right"] * 20]


def test_running_heads_go_only_where_they_repeat():
    def line(text: str, base: float, number: int) -> Line:
        return Line(text, 50, 500, base, 10, bold=False, page=number, height=800, column=(50, 550))

    pages = [
        [
            line("Quarterly 7", 780, n),
            line("Only here", 770, n) if n == 1 else line("Body", 400, n),
            line("The same body", 400, n),
            line(str(n), 20, n),
        ]
        for n in (1, 2, 3)
    ]
    kept, heads = without_running_heads(pages)
    assert [each.text for each in kept] == [
        "Only here",
        "The same body",
        "Body",
        "The same body",
        "Body",
        "The same body",
    ]
    assert heads == ("Quarterly #", "#")


def test_a_single_page_keeps_its_first_and_last_line():
    lines = [
        Line(text, 50, 500, base, 10, bold=False, page=1, height=800, column=(50, 550))
        for text, base in (("First words", 780), ("Last words", 20))
    ]
    assert without_running_heads([lines]) == (lines, ())


STYLE = (
    "<style>body { font: 10pt Source Serif Pro; hyphens: auto } p { margin: 0 0 .7em } h1 { font-size: 20pt }</style>"
)
QUOTE = "Nobody budgeted for a drought of ships, and now everybody pays"


def set_page(make_pdf: MakePdf, body: str) -> Article:
    html = f"<html lang=en><head>{STYLE}</head><body><h1>The canal counts its losses</h1>{body}</body></html>"
    return read(make_pdf(html), "a.pdf")


def prose(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_labels_of_rows_are_no_box_beside_the_text():
    """Dates that stand beside the lines they belong to stay with them."""
    rows = [
        words(f"{number} May", 50, 700 - 39 * number)
        + words("the authority said again that its pilots", 150, 700 - 39 * number)
        + words("had nothing to do with the grounding of", 150, 687 - 39 * number)
        + words("the ferry at the northern lock that day", 150, 674 - 39 * number)
        for number in range(1, 6)
    ]
    lines = reading_order(Page(1, 600, 800, tuple(itertools.chain(*rows))))
    assert [line.aside for line in lines] == [False] * 15
    assert [line.text.split()[0] for line in lines[::3]] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("style", ["float: right; font-size: 14pt", "float: left; font-style: italic"])
def test_a_pull_quote_beside_the_text_comes_behind_what_flows_around_it(style: str, make_pdf: MakePdf, blocks: Blocks):
    quote = f"<div style='{style}; width: 4.6cm; margin: 0 .6cm .3cm'>{QUOTE}</div>"
    article = set_page(make_pdf, prose(*PARAGRAPHS[:2]) + quote + prose(*PARAGRAPHS[2:]))
    found = [block for block in blocks(article) if block[0] != "quote"]
    assert found[1:] == [("paragraph", text) for text in PARAGRAPHS]
    assert [block for block in blocks(article) if block[0] == "quote"] == [("quote", QUOTE)]


def test_a_note_in_the_margin_is_apart_from_the_text(make_pdf: MakePdf, blocks: Blocks):
    note = f"<div style='position: absolute; left: -5cm; top: 3cm; width: 4.2cm; font-size: 8pt'>{QUOTE}</div>"
    text = f"<div style='position: relative; margin-left: 5cm'>{prose(*PARAGRAPHS)}{note}</div>"
    assert blocks(set_page(make_pdf, text))[1:] == [*(("paragraph", text) for text in PARAGRAPHS), ("paragraph", QUOTE)]


def test_a_pull_quote_between_two_columns_cuts_into_neither(make_pdf: MakePdf, blocks: Blocks):
    def column(side: str, first: str, rest: str) -> str:
        other = "left" if side == "right" else "right"
        hole = f"<div style='float: {other}; width: 30%; height: 3cm'></div>"
        return f"<div style='float: {side}; width: 47%'><p>{first}</p>{hole}<p>{rest}</p></div>"

    style = "position: absolute; left: 37%; top: 2.9cm; width: 26%; font-size: 14pt; text-align: center"
    quote = f"<div style='{style}'>“Nobody budgeted for a drought of ships”</div>"
    first, rest = PARAGRAPHS[0], f"{PARAGRAPHS[1]} {PARAGRAPHS[3]}"
    text = f"<div style='position: relative'>{column('left', first, rest)}{column('right', first, rest)}{quote}</div>"
    assert blocks(set_page(make_pdf, text))[1:] == [
        *[("paragraph", first), ("paragraph", rest)] * 2,
        ("quote", "“Nobody budgeted for a drought of ships”"),
    ]


ROWS = (
    ("Actor", "Position", "Interest"),
    ("Canal authority", "Wants to dredge from the autumn and to keep its tolls", "Income"),
    ("Delta farmers", "Fear salt in the lower branches, and ask for a sluice first", "Water"),
    ("Insurers", "Wait for a guarantee that somebody with an army will sign", "Risk"),
)
FIGURES = (
    ("Quarter", "Transits", "Change"),
    ("2023 Q1", "6,420", "+3.1%"),
    ("2023 Q2", "6,511", "+4.0%"),
    ("2023 Q3", "6,102", "–2.2%"),
)


@pytest.mark.parametrize("rows", [ROWS, FIGURES])
@pytest.mark.parametrize("style", ["border: .5pt solid; padding: 3pt 6pt", "padding: 1pt 18pt 1pt 0"])
def test_aligned_rows_are_a_table(rows: tuple[tuple[str, ...], ...], style: str, make_pdf: MakePdf, blocks: Blocks):
    cells = ["".join(f"<td style='{style}; vertical-align: top'>{cell}</td>" for cell in row) for row in rows]
    table = f"<table><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    article = set_page(make_pdf, prose(*PARAGRAPHS[:2]) + table + prose(*PARAGRAPHS[2:4]))
    assert blocks(article)[1:] == [
        *(("paragraph", text) for text in PARAGRAPHS[:2]),
        ("table", "\n".join(" | ".join(row) for row in rows)),
        *(("paragraph", text) for text in PARAGRAPHS[2:4]),
    ]


def test_a_page_of_nothing_but_a_table(make_pdf: MakePdf, blocks: Blocks):
    cells = ["".join(f"<td style='padding-right: 18pt'>{cell}</td>" for cell in row) for row in FIGURES]
    table = f"<table style='page-break-before: always'><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    found = blocks(set_page(make_pdf, prose(*PARAGRAPHS[:2]) + table))
    assert found[-1] == ("table", "\n".join(" | ".join(row) for row in FIGURES))


def test_rows_that_align_but_make_no_table_cost_no_more_than_rows(monkeypatch: pytest.MonkeyPatch):
    looks: list[int] = []
    fits = pdf_tables.fits
    monkeypatch.setattr(pdf_tables, "fits", lambda *rest: looks.append(1) or fits(*rest))
    labels = ("ships wait", "in the canal", "for a pilot")
    rows = [
        [Word(text, 50 + 150 * place, 110 + 150 * place, -12 * number, 10, False) for place, text in enumerate(labels)]
        for number in range(2000)
    ]
    assert pdf_tables.table_rows(rows) == {}
    assert len(looks) < pdf_tables.LONGEST * pdf_tables.LONGEST


LONG = (
    ("Programme", "2023 outturn", "Remarks of the ministry"),
    ("Border posts", "12.4", "Two new posts in the north, one of them for lorries only, opened in May"),
    ("Coast guard vessels and their crews", "30.1", "One vessel sold"),
    ("Training", "3.3", "200 recruits and the new school at Lorne, which opens in September of next year"),
    ("", "0.4", "Books"),
)


WRAPPED = (
    (
        "Dredging of the outer channel and the two basins",
        "Mud is taken to the site off the cape.",
        "The port, with the guard",
    ),
    ("Survey", "A ship measures the depth of each berth, before the larger ships come in.", "Hydrographic office"),
    ("Dues", "Every ship above five thousand tons pays by its draught; smaller ones pay a fee.", "Customs"),
    ("Pilots", "Four more pilots are to be trained.", "Pilots' guild"),
)


@pytest.mark.parametrize(
    "style",
    [
        "td { border: .5pt solid }",
        "table { border-collapse: separate } td { border: .5pt solid }",
        "td { border-top: 1pt solid; border-bottom: 1pt solid }",
        "tr:nth-child(odd) { background: #eee }",
    ],
    ids=["grid", "cells apart", "level rules", "shaded rows"],
)
def test_rules_tell_where_cells_of_several_lines_end(style: str, make_pdf: MakePdf, blocks: Blocks):
    css = f"<style>table {{ border-collapse: collapse; width: 9cm }} td {{ padding: 2pt }} {style}</style>"
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in LONG]
    table = f"{css}<table><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    article = set_page(make_pdf, prose(*PARAGRAPHS[:2]) + table + prose(*PARAGRAPHS[2:4]))
    assert blocks(article)[1:] == [
        *(("paragraph", text) for text in PARAGRAPHS[:2]),
        ("table", "\n".join(" | ".join(row).strip() for row in LONG)),
        *(("paragraph", text) for text in PARAGRAPHS[2:4]),
    ]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("padding", ["4pt", "0"], ids=["spaced", "close"])
def test_cells_of_several_lines_without_rules(columns: int, padding: str, make_pdf: MakePdf, blocks: Blocks):
    rows = [row[:columns] for row in WRAPPED]
    css = f"<style>td {{ padding: {padding} 8pt {padding} 0; vertical-align: top }} table {{ width: 11cm }}</style>"
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    table = f"{css}<table style='border-collapse: collapse'><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    article = set_page(make_pdf, prose(*PARAGRAPHS[:2]) + table + prose(*PARAGRAPHS[2:]))
    assert ("table", "\n".join(" | ".join(row) for row in rows)) in blocks(article)


def test_the_rules_of_a_map_are_passed_over(make_pdf: MakePdf):
    import pypdfium2

    path = "M0 0" + "".join(f"H{number % 200}V{number % 90}" for number in range(10_100))
    page = pypdfium2.PdfDocument(make_pdf(f"<svg width=200 height=90><path d='{path}' stroke='#000'/></svg>"))[0]
    assert page_rules(page) == ()


def test_a_ruled_table_in_a_column_stays_there(make_pdf: MakePdf, blocks: Blocks):
    cells = ["".join(f"<td style='border: .5pt solid'>{cell}</td>" for cell in row) for row in LONG]
    table = f"<table style='border-collapse: collapse; font-size: 8pt'><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    text = prose(*PARAGRAPHS[:2]) + table + prose(*PARAGRAPHS[2:], *(f"Once more: {text}" for text in PARAGRAPHS))
    found = blocks(set_page(make_pdf, f"<div style='column-count: 2; column-gap: 1em'>{text}</div>"))
    assert [kind for kind, _ in found[1:4]] == ["paragraph", "paragraph", "table"]
    assert found[3][1].splitlines()[1] == " | ".join(LONG[1])


@pytest.mark.parametrize(
    "body",
    [
        f"<div style='border: 1pt solid; padding: 4pt'>{prose(*PARAGRAPHS)}</div>",
        "".join(f"<hr><p>{text}</p>" for text in PARAGRAPHS),
        f"<div style='column-count: 2; column-rule: 1pt solid'>{prose(*PARAGRAPHS)}</div>",
        "".join(f"<div style='border: 1pt solid; margin: 0'><p>{text}</p></div>" for text in PARAGRAPHS),
        "<svg width=300 height=120>"
        + "".join(f"<path d='M0 {y}H300' stroke='#000'/>" for y in range(0, 120, 20))
        + "".join(f"<path d='M{x} 0V120' stroke='#000'/>" for x in range(0, 301, 60))
        + "".join(f"<text x={x} y=119>{x}</text>" for x in range(10, 300, 60))
        + f"</svg>{prose(*PARAGRAPHS)}",
    ],
    ids=["frame", "rules between paragraphs", "rule between columns", "boxes", "chart"],
)
def test_rules_that_make_no_table(body: str, make_pdf: MakePdf, blocks: Blocks):
    assert "table" not in {kind for kind, _ in blocks(set_page(make_pdf, body))}


@pytest.mark.parametrize(
    "body",
    [
        f"<div style='column-count: 2'>{prose(*PARAGRAPHS)}</div>",
        f"<div style='column-count: 3; font-size: 8pt'>{prose(*PARAGRAPHS)}</div>",
        f"<ol>{''.join(f'<li style=padding-left:1cm>{text}</li>' for text in SECTIONS)}</ol>{prose(*PARAGRAPHS)}",
        "<p>Press release<span style='float: right'>Ismailia</span></p>"
        "<p>No. 14<span style='float: right'>6 May</span></p><p>At once<span style='float: right'>For all</span></p>"
        + prose(*PARAGRAPHS),
        "".join(f"<p>{text}<span style='float: right'>{n}</span></p>" for n, text in enumerate(SECTIONS, 3))
        + prose(*PARAGRAPHS),
    ],
    ids=["two columns", "three columns", "numbered list", "letterhead", "contents"],
)
def test_what_is_no_table(body: str, make_pdf: MakePdf, blocks: Blocks):
    assert "table" not in {kind for kind, _ in blocks(set_page(make_pdf, body))}


def test_notes_that_stand_at_the_same_place_of_many_pages_stay(make_pdf: MakePdf, blocks: Blocks):
    css = "@page { size: A5; margin: 1.6cm } .fn { float: footnote; font-size: 8pt }"
    text = [f"{one}<span class=fn>Ibid.</span> {two}" for one, two in itertools.pairwise(PARAGRAPHS)]
    article = set_page(make_pdf, f"<style>{css}</style>{prose(*text)}")
    assert [text for kind, text in blocks(article) if kind == "list item"] == [f"{n}. Ibid." for n in range(1, 5)]


def test_slanted_words_keep_the_spaces_between_them(make_pdf: MakePdf, blocks: Blocks):
    """A slanted f reaches far to its left, over the space before it."""
    assert blocks(set_page(make_pdf, f"<p><i>{PARAGRAPHS[0]}</i></p>"))[1:] == [("paragraph", PARAGRAPHS[0])]


def test_what_a_browser_prints_around_a_page_goes(make_pdf: MakePdf, blocks: Blocks):
    css = """@page { margin: 1.2cm; font-size: 8pt; @top-left { content: "5/6/24, 9:06 PM"; padding-top: 5mm }
        @top-center { content: "Canal report"; padding-top: 5mm } } .c { column-count: 2 }"""
    article = set_page(make_pdf, f"<style>{css}</style><div class=c>{prose(*PARAGRAPHS * 5)}</div>")
    assert not [text for _, text in blocks(article) if "9:06" in text or "Canal report" in text]
    assert "9:06 PM" in "".join(note.message for note in article.notes) or "#:#" in article.notes[0].message


def test_short_lines_below_two_columns_come_behind_both(make_pdf: MakePdf, blocks: Blocks):
    columns = f"<div style='column-count: 2'>{prose(*PARAGRAPHS)}</div>"
    article = set_page(make_pdf, f"{columns}<h2>What to do</h2><p>Lower the tolls.</p><p>{PARAGRAPHS[0]}</p>")
    assert [text for _, text in blocks(article)][-3:] == ["What to do", "Lower the tolls.", PARAGRAPHS[0]]


def test_numbered_paragraphs_set_in_are_no_quotations(make_pdf: MakePdf, blocks: Blocks):
    items = "".join(f"<li style='margin-right: .8cm'>{text}</li>" for text in PARAGRAPHS)
    article = set_page(make_pdf, f"<p>{PARAGRAPHS[0]}</p><ol>{items}</ol>")
    assert [kind for kind, _ in blocks(article)][1:] == ["paragraph"] * 6


def test_names_and_places_centred_below_the_title_are_lines(make_pdf: MakePdf):
    article = set_page(make_pdf, f"<p style='text-align: center'>Dina Mansour<br>Ismailia</p>{prose(*PARAGRAPHS)}")
    assert article.authors == ("Dina Mansour",)


def test_the_labels_of_a_figure_are_captions(make_pdf: MakePdf, blocks: Blocks):
    labels = "".join(f"<div>{label}</div>" for label in ("7,000", "5,000", "2019 2020 2021"))
    figure = f"<div style='font-size: 8pt'>{labels}<p>Figure 1. Transits a year, 2019 to 2021.</p></div>"
    kinds = [kind for kind, _ in blocks(set_page(make_pdf, prose(*PARAGRAPHS[:2]) + figure + prose(*PARAGRAPHS[2:])))]
    assert kinds == ["title", *["paragraph"] * 2, *["caption"] * kinds.count("caption"), *["paragraph"] * 3]
    assert kinds.count("caption")
