"""Words typed where a line ends, signs that are no words, and tables whose columns were moved: nothing gets lost."""

import docx
import pytest

from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import el, text_el
from reportpipe.revise import revision

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def typed(paragraph, text, style):
    """A run at the end of a paragraph, in the character style of what stands there."""
    run = paragraph.add_run(text)
    run.style = style


@pytest.mark.parametrize("style", ["Evidence", "Low Confidence"])
def test_words_typed_behind_the_marks_of_a_point_are_its_words(memo, desk, style):
    line = desk.lines("Key Point")[0]
    typed(line, " In 2024 it will be", style)
    typed(line, " 50,000.", style)
    found = revision(memo, desk.save())
    assert [edit.after for edit in found.edits] == [f"{memo.items_of('key points')[0].text} In 2024 it will be 50,000."]


def test_a_point_typed_after_the_last_one_is_added(memo, desk):
    """Enter at the end of a line goes on in the style of its marks."""
    last = desk.lines("Key Point")[-1]
    new = docx.oxml.OxmlElement("w:p")
    last._p.addnext(new)
    paragraph = docx.text.paragraph.Paragraph(new, last._parent)
    paragraph.style = last.style
    typed(paragraph, "The lock is closed.", "Evidence")
    (edit,) = revision(memo, desk.save()).edits
    assert (edit.operation, edit.section, edit.after) == ("added", "key points", "The lock is closed.")


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e"])
def test_a_sign_that_nobody_sees_is_no_edit(memo, desk, sign):
    desk.replace("containers", f"con{sign}tainers")
    assert revision(memo, desk.save()).edits == ()


@pytest.mark.parametrize(
    ("added", "name"),
    [(f'<m:oMath xmlns:m="{MATHS}"><m:r><m:t>E=mc</m:t></m:r></m:oMath>', "formula"), ("<w:sym/>", "symbol")],
)
def test_what_is_no_plain_word_is_said(memo, desk, added, name):
    run = docx.oxml.parse_xml(f'<w:r xmlns:w="{W[1:-1]}">{added}</w:r>')
    desk.lines("Key Point")[0]._p.append(run)
    found = revision(memo, desk.save())
    assert found.edits == ()
    assert [note.message for note in found.remainder] == [f"A {name} was added."]


def columns(desk, order):
    """The cells of every row of the actors in another order, without those that it does not name."""
    for row in desk.document.tables[1].rows:
        cells = row._tr.findall(f"{W}tc")
        for cell in cells:
            row._tr.remove(cell)
        for place in order:
            row._tr.append(cells[place])


@pytest.mark.parametrize("order", [(1, 0, 2, 3), (0, 2, 1, 3), (0, 2, 1), (0, 1, 2), (0, 2), (3, 2, 1, 0)])
def test_columns_moved_or_deleted_change_no_item_and_edits_in_them_are_found(memo, desk, order):
    desk.rows(1)[0].cells[2].paragraphs[0].runs[0].text = "a carrier of animals"
    columns(desk, order)
    found = revision(memo, desk.save())
    assert [(edit.operation, edit.field, edit.after) for edit in found.edits] == [
        ("changed", "role", "a carrier of animals")
    ]
    (note,) = found.remainder
    assert "Columns" in note.hint


def test_a_column_added_is_said_cell_by_cell(memo, desk):
    for number, row in enumerate(desk.document.tables[1].rows):
        cell = desk.twin(row._tr.findall(f"{W}tc")[-1])
        row._tr.append(cell)
        for words in cell.iter(f"{W}t"):
            words.text = f"remark {number}" if words is next(cell.iter(f"{W}t")) else ""
    found = revision(memo, desk.save())
    assert found.edits == ()
    said = " ".join(note.message for note in found.remainder)
    assert all(f"remark {number}" in said for number in range(len(desk.rows(1)) + 1))


def test_a_table_within_a_cell_is_words_of_the_cell_alone(memo, desk):
    desk.rows(1)[0].cells[2].add_table(1, 1).cell(0, 0).text = "since May"
    found = revision(memo, desk.save())
    assert [edit.field for edit in found.edits] == ["role"]
    assert found.edits[0].after.endswith("since May")
    assert found.remainder == ()


def test_an_endnote_is_said(memo, data):
    package = Package.read(data)
    note = el("w:endnote", {"w:id": "2"}, el("w:p", None, el("w:r", None, text_el("w:t", "See the annex."))))
    package.set_tree("word/endnotes.xml", el("w:endnotes", None, note))
    package.link(DOCUMENT, "endnotes", "word/endnotes.xml")
    (said,) = revision(memo, package.write()).remainder
    assert "See the annex." in said.message
