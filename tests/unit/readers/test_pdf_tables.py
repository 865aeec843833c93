"""Aligned rows of a PDF, with rules or without, are tables; what only looks like one is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportpipe.model import Article
from reportpipe.readers import pdf_tables, read
from reportpipe.readers.pdf_rules import page_rules
from reportpipe.readers.pdf_words import Word

MakePdf = Callable[..., bytes]
SetPage = Callable[[str], Article]
Blocks = Callable[[Article], list[tuple[str, str]]]

TOPICS = ("Tolls and traffic", "Who insures the ships", "What the delta says", "What comes next")
PARAGRAPHS = tuple((Path(__file__).parent / "canal.txt").read_text(encoding="utf8").splitlines())


def test_a_table_is_read_row_by_row(make_pdf: MakePdf):
    rows = "".join(f"<tr><td>Port {number}</td><td>{number}10</td><td>{number}20</td></tr>" for number in range(1, 9))
    html = (
        f"<html><body style='font: 10pt Source Serif Pro'><p>{PARAGRAPHS[0]}</p><table style='width: "
        f"100%'>{rows}</table></body></html>"
    )
    text = read(make_pdf(html), "a.pdf").text
    places = [text.index(f"Port {number} | {number}10 | {number}20") for number in range(1, 9)]
    assert places == sorted(places)


def prose(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


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
def test_aligned_rows_are_a_table(rows: tuple[tuple[str, ...], ...], style: str, set_page: SetPage, blocks: Blocks):
    cells = ["".join(f"<td style='{style}; vertical-align: top'>{cell}</td>" for cell in row) for row in rows]
    table = f"<table><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    article = set_page(prose(*PARAGRAPHS[:2]) + table + prose(*PARAGRAPHS[2:4]))
    assert blocks(article)[1:] == [
        *(("paragraph", text) for text in PARAGRAPHS[:2]),
        ("table", "\n".join(" | ".join(row) for row in rows)),
        *(("paragraph", text) for text in PARAGRAPHS[2:4]),
    ]


MERGED = """<table style='width: 11cm; font-size: 9pt; border-collapse: collapse'><tr><th class=l rowspan=2>Lock
    <th colspan=2>Ships a day</th><th colspan=2>Hours of waiting</th><tr><th>2022<th>2023<th>2022<th>2023
    <tr><td class=l>Outer lock<td>31<td>28<td>4<td>19<tr><td class=l>Middle lock<td>30<td>28<td>2<td>11
    <tr><td class=l>River lock<td>12<td>9<td>1<td>1</table>"""
"""A table with heads over two columns each."""


@pytest.mark.parametrize(
    "style",
    [
        "th, td { padding: 2pt 6pt; text-align: center }",
        "th, td { padding: 2pt 6pt; text-align: right }",
        "th, td { border: .5pt solid; padding: 2pt 6pt; text-align: center }",
        "table { border-top: 1pt solid; border-bottom: 1pt solid } th, td { padding: 2pt 6pt; font-weight: normal }",
    ],
    ids=["centred", "to the right", "ruled", "level rules at the edges"],
)
def test_heads_over_several_columns(style: str, set_page: SetPage, blocks: Blocks):
    css = f"<style>{style} .l {{ text-align: left }}</style>"
    found = blocks(set_page(css + prose(*PARAGRAPHS[:2]) + MERGED + prose(*PARAGRAPHS[2:4])))
    assert [text.splitlines()[:3] for kind, text in found if kind == "table"] == [
        [
            "| Ships a day | | Hours of waiting |",
            "Lock | 2022 | 2023 | 2022 | 2023",
            "Outer lock | 31 | 28 | 4 | 19",
        ]
    ]


def test_columns_of_numbers_may_stand_close(set_page: SetPage, blocks: Blocks):
    years = [str(year) for year in range(2004, 2024)]
    rows = [
        ["Lock", *years],
        *([name, *(str(n * 37 + 1300) for n in range(20))] for name in ("Outer", "Middle", "River")),
    ]
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    table = f"<table style='font-size: 7pt; width: 100%'><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    found = blocks(set_page(prose(*PARAGRAPHS[:2]) + table))
    assert found[-1] == ("table", "\n".join(" | ".join(row) for row in rows))


def test_a_page_of_nothing_but_a_table(set_page: SetPage, blocks: Blocks):
    cells = ["".join(f"<td style='padding-right: 18pt'>{cell}</td>" for cell in row) for row in FIGURES]
    table = f"<table style='page-break-before: always'><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    found = blocks(set_page(prose(*PARAGRAPHS[:2]) + table))
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
def test_rules_tell_where_cells_of_several_lines_end(style: str, set_page: SetPage, blocks: Blocks):
    css = f"<style>table {{ border-collapse: collapse; width: 9cm }} td {{ padding: 2pt }} {style}</style>"
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in LONG]
    table = f"{css}<table><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    article = set_page(prose(*PARAGRAPHS[:2]) + table + prose(*PARAGRAPHS[2:4]))
    assert blocks(article)[1:] == [
        *(("paragraph", text) for text in PARAGRAPHS[:2]),
        ("table", "\n".join(" | ".join(row).strip() for row in LONG)),
        *(("paragraph", text) for text in PARAGRAPHS[2:4]),
    ]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("padding", ["4pt", "0"], ids=["spaced", "close"])
def test_cells_of_several_lines_without_rules(columns: int, padding: str, set_page: SetPage, blocks: Blocks):
    rows = [row[:columns] for row in WRAPPED]
    css = f"<style>td {{ padding: {padding} 8pt {padding} 0; vertical-align: top }} table {{ width: 11cm }}</style>"
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    table = f"{css}<table style='border-collapse: collapse'><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    article = set_page(prose(*PARAGRAPHS[:2]) + table + prose(*PARAGRAPHS[2:]))
    assert ("table", "\n".join(" | ".join(row) for row in rows)) in blocks(article)


def test_the_rules_of_a_map_are_passed_over(make_pdf: MakePdf):
    import pypdfium2

    path = "M0 0" + "".join(f"H{number % 200}V{number % 90}" for number in range(10_100))
    page = pypdfium2.PdfDocument(make_pdf(f"<svg width=200 height=90><path d='{path}' stroke='#000'/></svg>"))[0]
    assert page_rules(page) == ()


def test_a_ruled_table_in_a_column_stays_there(set_page: SetPage, blocks: Blocks):
    cells = ["".join(f"<td style='border: .5pt solid'>{cell}</td>" for cell in row) for row in LONG]
    table = f"<table style='border-collapse: collapse; font-size: 8pt'><tr>{'</tr><tr>'.join(cells)}</tr></table>"
    text = prose(*PARAGRAPHS[:2]) + table + prose(*PARAGRAPHS[2:], *(f"Once more: {text}" for text in PARAGRAPHS))
    found = blocks(set_page(f"<div style='column-count: 2; column-gap: 1em'>{text}</div>"))
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
def test_rules_that_make_no_table(body: str, set_page: SetPage, blocks: Blocks):
    assert "table" not in {kind for kind, _ in blocks(set_page(body))}


@pytest.mark.parametrize(
    "body",
    [
        f"<div style='column-count: 2'>{prose(*PARAGRAPHS)}</div>",
        f"<div style='column-count: 3; font-size: 8pt'>{prose(*PARAGRAPHS)}</div>",
        f"<ol>{''.join(f'<li style=padding-left:1cm>{text}</li>' for text in TOPICS)}</ol>{prose(*PARAGRAPHS)}",
        "<p>Press release<span style='float: right'>Ismailia</span></p>"
        "<p>No. 14<span style='float: right'>6 May</span></p><p>At once<span style='float: right'>For all</span></p>"
        + prose(*PARAGRAPHS),
        "".join(f"<p>{text}<span style='float: right'>{n}</span></p>" for n, text in enumerate(TOPICS, 3))
        + prose(*PARAGRAPHS),
    ],
    ids=["two columns", "three columns", "numbered list", "letterhead", "contents"],
)
def test_what_is_no_table(body: str, set_page: SetPage, blocks: Blocks):
    assert "table" not in {kind for kind, _ in blocks(set_page(body))}
