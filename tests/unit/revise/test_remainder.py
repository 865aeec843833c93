"""What belongs to no item of the memo is said, and not taken over."""

import pytest

from reportpipe import styles
from reportpipe.revise import revision
from reportpipe.typeset.docx import typeset


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hauliers expect delays. Tomas", "Hauliers fear delays. Tomas"),
        ("Key points", "Main points"),
        ("No person has checked them.", "Ana has checked them."),
    ],
)
def test_what_belongs_to_no_item_is_said_and_not_taken_over(memo, desk, old, new):
    desk.replace(old, new)
    found = revision(memo, desk.save())
    assert (found.memo, found.edits) == (memo, ())
    assert len(found.remainder) == 1
    assert found.remainder[0].hint


def test_what_is_written_into_a_table_of_the_source_is_said_cell_by_cell(harbour, desk_of):
    desk = desk_of(typeset(harbour, styles.find("memo")).data)
    table = desk.document.tables[-1]
    desk.replace("1,204", "1,240")
    table.add_row().cells[0].text = "2023"
    changed, added = revision(harbour, desk.save()).remainder
    assert "“2019 | 1,204” became “2019 | 1,240”" in changed.message
    assert "“2023 |" in added.message
    assert changed.where == added.where == "source text"


def test_a_paragraph_in_no_style_of_ours_is_said(memo, desk):
    desk.lines("Key Point")[0].insert_paragraph_before("A stray thought.", style="Body Text")
    found = revision(memo, desk.save())
    assert found.edits == ()
    assert ["A stray thought." in note.message for note in found.remainder] == [True]


def test_a_comment_by_a_person_is_said(memo, desk):
    run = desk.lines("Bottom Line")[0].runs[0]
    question = f"Is this so? {'I have heard otherwise. ' * 10}And by whom?"
    desk.document.add_comment(run, text=question, author="Ana Editor")
    found = revision(memo, desk.save())
    assert [note.message for note in found.remainder] == [
        f"Ana Editor commented on “{run.text[:89].rstrip()}…”: “{question}”."
    ]


def test_what_is_said_of_a_change_shows_the_change_and_its_place(memo, desk):
    desk.replace("No person has checked them.", "Ana has checked them.")
    (note,) = revision(memo, desk.save()).remainder
    assert "No person has checked them.” became “…" in note.message
    assert note.message.endswith("Ana has checked them.”.")
    assert note.where.startswith("below “")


def test_a_pasted_paragraph_and_a_table_are_said_whole(memo, desk):
    pasted = "A paragraph from elsewhere. " * 12
    desk.lines("Key Point")[1].insert_paragraph_before(pasted, style="Body Text")
    cells = desk.document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Risk", "likely"
    words, row = revision(memo, desk.save()).remainder
    assert pasted.strip() in words.message
    assert desk.lines("Key Point")[0].text[:40] in words.where
    assert "Risk | likely" in row.message
    assert row.hint != words.hint


def test_a_running_header_that_was_changed_is_said(memo, desk):
    header = desk.document.sections[0].header.paragraphs[0]
    next(run for run in header.runs if run.text == "OFFICIAL").text = "SECRET"
    found = revision(memo, desk.save())
    assert found.edits == ()
    assert ["SECRET" in note.message for note in found.remainder] == [True]


def test_words_typed_into_the_evidence_are_said(memo, desk):
    desk.rows(1)[0].cells[3].paragraphs[0].add_run(" and the annex")
    found = revision(memo, desk.save())
    assert found.edits == ()
    assert "and the annex" in found.remainder[0].message
