"""Tables as text: columns stay columns, and the rows at the top are a head where the source, or its words, say so."""

import pypandoc
import pytest

from reportpipe.model import cells_of, holds_numbers
from reportpipe.readers import read
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.table import Cell, table, with_head

PROSE = "The ministry said on Monday that it had counted the ships of the port, and that it would count again."


def cells(row):
    return [row[start:end] for start, end in cells_of(row)]


def table_in(article):
    (block,) = [block for block in article.blocks if block.kind == "table"]
    return article.text[block.start : block.end], block.level


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Orsk | 12 | 8", ["Orsk", "12", "8"]),
        ("| 2022 | 2023", ["", "2022", "2023"]),
        ("Orsk | | 8", ["Orsk", "", "8"]),
        ("Orsk | 12 |", ["Orsk", "12", ""]),
        ("a|b | |c|", ["a|b", "|c|"]),
        ("Orsk", ["Orsk"]),
        ("| |", ["", "", ""]),
    ],
)
def test_cells_are_parted_by_marks_between_spaces(row, expected):
    assert cells(row) == expected


def test_the_cells_of_an_article_are_places_in_its_text():
    article = read(b"# Ships\n\nWords on the ships of the port.\n\n| Year | Ships |\n|--|--|\n| 2019 | |\n", "a.md")
    (block,) = [block for block in article.blocks if block.kind == "table"]
    assert [[article.words(cell) for cell in row] for row in article.cells(block)] == [["Year", "Ships"], ["2019", ""]]


def test_a_cell_over_several_places_leaves_the_others_empty():
    rows = [
        [Cell("", down=2), Cell("Harvest", across=2), Cell("Governor", down=2)],
        [Cell("2022"), Cell("2023")],
        [Cell("Orsk"), Cell("12"), Cell("8"), Cell("Pavel Orlov")],
        [Cell("All of them", across=99)],
    ]
    made = table(rows, 2)
    assert [cells(row.strip()) for row in made.text.split("\n")] == [
        ["", "Harvest", "", "Governor"],
        ["", "2022", "2023", ""],
        ["Orsk", "12", "8", "Pavel Orlov"],
        ["All of them", "", "", ""],
    ]
    assert made.level == 2


def test_a_page_that_claims_a_lot_gets_little():
    for wide in (60, 3000):
        rows = [[Cell("x")] * wide, *[[Cell("y", across=9999, down=9999)]] * 300]
        assert len(table(rows, 0).text) < 60 * 4 * 300


def test_rows_without_words_are_no_rows():
    assert table([[Cell("")], [Cell("")]], 1) is None
    assert table([[Cell("a"), Cell("b")], [Cell(""), Cell("")], [Cell("c"), Cell("d")]], 2).level == 1


@pytest.mark.parametrize(
    ("html", "level"),
    [
        ("<thead><tr><td>Year</td><td>Ships</td></tr></thead><tr><td>x</td><td>y</td></tr>", 1),
        ("<tr><th>Year</th><th>Ships</th></tr><tr><td>x</td><td>y</td></tr>", 1),
        ("<tr><th>Year</th><td>2019</td></tr><tr><th>Ships</th><td>12</td></tr>", 0),
        ("<tr><th>a</th><th>b</th></tr><tr><th colspan=2>Part one</th></tr><tr><td>x</td><td>y</td></tr>", 1),
        ("<tr><th>a</th><th>b</th></tr><tr><th>x</th><th>y</th></tr>", 0),
        ("<tr><td colspan=99999999999>Year</td></tr><tr><td>x</td><td rowspan=0>y</td></tr>", 0),
    ],
    ids=["thead", "first row", "first column", "heading of rows", "all", "spans out of reason"],
)
def test_a_page_marks_the_rows_that_are_heads(html, level):
    page = (
        f"<html><body><article><h1>Ships</h1><p>{PROSE}</p><table>{html}</table><p>{PROSE}</p></article></body></html>"
    )
    assert table_in(read(page.encode(), "a.html"))[1] == level


@pytest.mark.parametrize(
    ("rows", "level"),
    [
        (["Region | Ships", "North | 12", "South | 8"], 1),
        (["| 2022 | 2023", "North | 12 | 8", "South | n/a | 7"], 1),
        (["| Grain | | Rice |", "| 2022 | 2023 | 2022 | 2023", "North | 12 | 8 | 3 | 4", "South | 1 | 2 | 3 | 4"], 2),
        (["North | 11 | 12", "South | 12 | 8", "West | 1 | 2"], 0),
        (["2019 | 2020", "2021 | 2022", "2023 | 2024"], 0),
        (["Seed | None is left", "Cattle | A third died", "Rain | None"], 0),
        (["Region | Ships", "North | 12"], 0),
    ],
)
def test_names_or_years_above_numbers_are_a_head(rows, level):
    assert with_head(RawBlock("table", "\n".join(rows))).level == level


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_head_comes_through_office_formats(form, tmp_path):
    path = tmp_path / f"a.{form}"
    markup = f"{PROSE}\n\n| Port | Flag |\n|--|--|\n| Orsk | Lira |\n| Tam | Lira |\n\n{PROSE}\n"
    pypandoc.convert_text(markup, form, "gfm", outputfile=str(path))
    assert table_in(read(path.read_bytes(), path.name)) == ("Port | Flag\nOrsk | Lira\nTam | Lira", 1)


def test_bold_rows_at_the_top_of_a_table_in_a_pdf_are_its_head(make_pdf):
    style = "<style>td { border: 1pt solid black; padding: 4pt } table { border-collapse: collapse }</style>"
    rows = [("<b>Port</b>", "<b>Flag</b>"), ("Orsk", "Lira"), ("Tam", "Lira and the islands"), ("Sel", "None")]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    data = make_pdf(f"{style}<p>{PROSE}</p><table>{cells}</table><p>{PROSE}</p>")
    assert table_in(read(data, "a.pdf"))[1] == 1


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["1,204", "n/a", "–", "", "(12)"], True),
        (["-7.5% GDP", "+1.2% GDP"], True),
        (["$110 million", "€4bn"], True),
        (["12 km", "3 days"], False),
        (["about 12", "3"], False),
        (["–", ""], False),
    ],
)
def test_columns_of_numbers(column, expected):
    assert holds_numbers(column) is expected
