"""Tables of a source are tables on the page: their cells, what is cited of them, and when lines are better."""

import lxml.html
import pytest

from reportpipe.compose import compose
from reportpipe.model import Findings, Point
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, val
from reportpipe.readers import read
from reportpipe.typeset import html, output
from reportpipe.typeset.grid import GAP, columns
from reportpipe.typeset.source_table import measure, table_view
from reportpipe.typeset.widths import text_width

ROOM, SIZE = 371.0, 8.0

NUMBERS = [["Region", "2022", "2023"], ["North", "1,204", "n/a"], ["South", "8", "12,400"]]


@pytest.fixture(scope="module")
def harvest(cases):
    """A memo with a point on words of two cells of a row."""
    article = read((cases / "harvest" / "in" / "page.html").read_bytes(), "page.html")
    start = article.text.index("3,100")
    span = article.span(start, article.text.index(", of the Farmers"))
    point = Point(id="pt_1", text="Orlov's province gathered 3,100 tonnes.", role="bottom line", evidence=(span,))
    return compose([(article, Findings(article=article.id, points=(point,)))])


def test_the_tables_of_the_harvest_read_as_before(harvest, style, cases, golden):
    (source,) = lxml.html.document_fromstring(html.render(harvest, style, "pdf")).find_class("article")
    lines = (line.strip() for line in lxml.html.tostring(source, encoding="unicode").splitlines())
    golden(cases / "harvest" / "golden" / "source.html", "".join(f"{line}\n" for line in lines if line))


def test_all_three_have_the_same_cells(harvest, style):
    def cells(target):
        tree = lxml.html.document_fromstring(html.render(harvest, style, target))
        for number in tree.find_class("number"):
            number.drop_tree()
        rows = tree.xpath("//table[@data-custom-style='SourceTable']//tr")
        return [[(cell.tag, cell.get("colspan"), cell.text_content().strip()) for cell in row] for row in rows]

    assert cells("pdf") == cells("html") == cells("docx")
    assert len(cells("pdf")) == 7 + 2


def test_cited_words_are_marked_in_each_of_their_cells(harvest, style):
    tree = lxml.html.document_fromstring(html.render(harvest, style, "html"))
    words = [cited.text_content() for cited in tree.xpath("//table//span[@data-items='pt_1']")]
    assert words == ["3,100", "Pavel Orlov"]


def test_no_word_is_broken_for_want_of_room(harvest):
    assert not [note for note in output(harvest, "pdf").notes if note.code == "pdf.narrow_column"]


def test_days_stay_on_a_line_beside_long_words():
    words = "Ports check the attestations of the owner before a berth is given"
    rows = [["Date", "Authority", "Measure"], ["17 September 2022", words, words * 2], ["1 May 2023", words, words]]
    assert columns(rows, 1, ROOM, SIZE)[0].width > text_width(rows[1][0], SIZE) + GAP - 0.1


def test_an_empty_cell_is_no_head(harvest, style):
    tree = lxml.html.document_fromstring(html.render(harvest, style, "html"))
    assert tree.xpath("//table[@class='cells']//td[not(normalize-space())]")
    assert not tree.xpath("//table[@class='cells']//th[not(normalize-space())]")


def test_columns_that_fit_are_as_wide_as_their_words(style):
    made = columns(NUMBERS, 1, ROOM, SIZE)
    assert [column.numbers for column in made] == [False, True, True]
    assert sum(column.width for column in made) < ROOM / 2
    assert all(GAP < column.width < 60 for column in made)


def test_long_columns_share_what_short_ones_leave():
    rows = [["No.", "Town", "Remark"], ["1", "Orsk", "Counted by the relief service " * 8], ["2", "Lira", "Not yet"]]
    number, town, remark = (column.width for column in columns(rows, 1, ROOM, SIZE))
    assert number < town < 40
    assert number + town + remark == pytest.approx(ROOM)


def test_heads_take_two_lines_before_the_words_below_do():
    rows = [["Town", "People who were displaced"], ["Orsk", "12"], ["Lira and its islands beyond the strait " * 2, "8"]]
    wide, narrow = (columns(rows, 1, room, SIZE)[1].width for room in (ROOM * 2, ROOM))
    assert narrow < wide * 0.7


@pytest.mark.parametrize(
    "rows",
    [
        [["Only", "one row"]],
        [["One"], ["column"]],
        [["Town", *(f"{n} May 2023" for n in range(10, 29))]] * 2,
        [["Town", "A word on it " * 400]] * 2,
        [["Town", "12"]] * 401,
        [["Town"] * 9999, *([["12"]] * 300)],
    ],
    ids=["one row", "one column", "too wide", "a row too tall", "too long", "far too wide"],
)
def test_what_reads_better_as_lines_is_no_table(rows):
    assert columns(rows, 0, ROOM, SIZE) is None


def test_a_day_and_its_month_stay_on_one_line(build, style):
    rows = [
        "Day | Event | Place",
        *(f"12 May 2023 | {'A long word on it ' * 20} | {'Orsk or Lira ' * 20}" for _ in "ab"),
    ]
    content = {"blocks": [{"kind": "table", "text": "\n".join(rows)}], "points": [], "actors": [], "events": []}
    (article,) = build(content).articles
    table = table_view(article, article.blocks[0], "p1", measure(style, "A4"), lambda _: ())
    assert table.columns[0].width * 72 / 25.4 > text_width("12 May", SIZE) + GAP - 0.1


def test_ten_years_of_numbers_take_the_gutter_and_stay_a_table(build, style):
    rows = [
        "Producer | " + " | ".join(map(str, range(2013, 2025))),
        *(f"{town} | " + " | ".join(["8,204"] * 12) for town in ("Orsk", "Lira")),
    ]
    memo = build({"blocks": [{"kind": "table", "text": "\n".join(rows)}]})
    (paper,) = lxml.html.document_fromstring(html.render(memo, style, "pdf")).find_class("across")
    assert len(paper.xpath(".//tr")) == len(rows)
    assert not [note for note in output(memo, "pdf").notes if note.code == "pdf.narrow_column"]
    word = Package.read(output(memo, "docx").data).tree(DOCUMENT)
    (table,) = [one for one in word.iter(qn("w:tbl")) if val(one, "w:tblPr/w:tblStyle") == "SourceTableWide"]
    assert table.find(f"{qn('w:tblPr')}/{qn('w:tblInd')}").get(qn("w:w")) == "0"
    room = measure(style, "A4")
    widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
    assert room.room * 20 < sum(widths) <= room.page * 20 + len(widths)


def test_a_long_address_leaves_the_other_columns_room():
    words = "The words beside it are read as well as any other"
    _, beside = columns([["Where", "Words"], ["https://example.org/" + "a" * 400, words]], 1, ROOM, SIZE)
    assert text_width(words, SIZE) < 3 * (beside.width - GAP)


@pytest.mark.parametrize("target", ["pdf", "docx", "html"])
def test_a_mark_leads_to_the_row_that_is_cited(harvest, style, target):
    tree = lxml.html.document_fromstring(html.render(harvest, style, target))
    (link,) = tree.find_class("mark")
    (row,) = tree.xpath(f"//tr[descendant-or-self::*[@id='{link.get('href')[1:]}']]")
    assert row.text_content().startswith("Orsk")


def test_a_mark_on_a_table_set_as_lines_leads_to_its_paragraph(harvest, style):
    article = harvest.articles[0]
    start = article.text.index("11,204")
    point = harvest.points[0].model_copy(update={"evidence": (article.span(start, start + 6),)})
    tree = lxml.html.document_fromstring(
        html.render(harvest.model_copy(update={"points": (point,)}), style, "html"),
    )
    assert [link.get("href") for link in tree.find_class("mark")] == ["#p7"]
