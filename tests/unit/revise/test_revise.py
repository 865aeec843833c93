"""An edited Word file against its memo: what comes back, the header block, and what is refused."""

import datetime as dt

import docx
import pytest

import reportpipe.revise
from reportpipe import styles
from reportpipe.errors import Malformed, MemoError
from reportpipe.model import Edit
from reportpipe.ooxml.package import Package
from reportpipe.revise import apply, memo_in, revise, revision
from reportpipe.typeset.docx import typeset


def test_an_unedited_file_gives_no_edits_and_the_memo_itself(memo, data):
    found = revision(memo, data)
    assert (found.memo, found.edits, found.remainder) == (memo, (), ())


def test_the_module_is_the_verb(memo, data):
    assert reportpipe.revise(memo, data) == (memo, [])


def test_saving_it_with_python_docx_is_no_edit(memo, desk):
    assert revise(memo, desk.save()) == (memo, [])


def test_the_memo_comes_out_of_the_file(memo, data):
    assert memo_in(data) == memo


def test_the_header_block(memo, desk):
    rows = desk.document.tables[0].rows
    for row, words in zip(rows, ("The Minister", "Ports unit", "6 June 2023", "Northern basin"), strict=True):
        desk.write(row.cells[1].paragraphs[0], words)
    desk.write(desk.lines("Handling")[0], "OFFICIAL-SENSITIVE")
    desk.write(desk.lines("Organisation")[0], "Harbour Board")
    found = revision(memo, desk.save())
    assert found.remainder == ()
    new = found.memo
    assert (new.to, new.from_, new.dated, new.title) == (
        "The Minister",
        "Ports unit",
        dt.date(2023, 6, 6),
        "Northern basin",
    )
    assert (new.handling, new.organisation) == ("OFFICIAL-SENSITIVE", "Harbour Board")
    assert {edit.item for edit in found.edits} == {"memo"}


def test_a_header_line_filled_in_that_was_left_open(memo, desk_of, data, kinds):

    blank = memo.model_copy(update={"to": None, "dated": None})
    desk = desk_of(typeset(blank, styles.find("memo")).data)
    for row, words in ((0, "The Minister"), (2, "6 June 2023")):
        desk.document.tables[0].rows[row].cells[1].paragraphs[0].add_run(words)
    found = revision(blank, desk.save())
    assert kinds(found) == [("changed", "to", None, "The Minister"), ("changed", "date", None, "6 June 2023")]
    assert found.memo.dated == dt.date(2023, 6, 6)


def test_a_stale_file_is_refused(memo, desk):
    desk.write(desk.lines("Key Point")[0], "Something else.")
    data = desk.save()
    later = revision(memo, data).memo
    with pytest.raises(MemoError, match="revision 0, the memo is at revision 1"):
        revision(later, data)


def test_a_file_of_another_memo_is_refused(memo, data):
    with pytest.raises(MemoError, match="not from memo_other") as refusal:
        revise(memo.model_copy(update={"id": "memo_other"}), data)
    assert refusal.value.hint == "Give the memo.json that it was made from, or none: the file carries its own."


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04", b"words"])
def test_what_is_no_word_file_is_refused(memo, rubbish):
    with pytest.raises(Malformed):
        revise(memo, rubbish)


def test_a_word_file_that_is_not_ours_is_refused(memo, desk_of):
    import io

    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with pytest.raises(MemoError, match="does not carry the memo"):
        revise(memo, buffer.getvalue())


def test_a_damaged_memo_inside_is_an_error(memo, data):
    package = Package.read(data)
    root = package.tree("customXml/item1.xml")
    root[0].text, root[1].text = "{", "AAAA"
    package.parts.pop("docProps/custom.xml")
    links = package.relationships("")
    for link in [link for link in links if "custom-properties" in link.get("Type")]:
        links.remove(link)
    damaged = package.write()
    with pytest.raises(MemoError):
        revise(memo, damaged)
    with pytest.raises(MemoError):
        memo_in(damaged)


def test_a_revised_memo_typesets_and_comes_back_unchanged(memo, desk):
    desk.write(desk.lines("Key Point")[0], "Other words.")
    new = revision(memo, desk.save("Ana Editor")).memo
    assert revise(new, typeset(new, styles.find("memo")).data) == (new, [])


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"memo": "memo_other"}, "belongs to the memo memo_other"),
        ({"base_revision": 4}, "made on revision 4"),
        ({"item": "pt_nowhere"}, "no item pt_nowhere"),
        ({"field": "colour"}, "no field 'colour'"),
        (
            {"operation": "added", "section": "key points", "item": "pt_new", "follows": "pt_nowhere"},
            "cannot stand after",
        ),
        ({"operation": "added", "section": "source note", "item": "pt_new"}, "cannot be added to 'source note'"),
        ({"operation": "moved"}, "no section is named"),
        ({"item": "memo", "field": "date", "after": "soon"}, "date 'soon' cannot be read"),
        ({"item": "memo", "field": "subject", "after": None}, "needs a subject"),
        ({"item": "memo", "field": "nothing"}, "header block has no field 'nothing'"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(memo, values, reason):
    base = {"memo": memo.id, "base_revision": 0, "item": memo.points[0].id, "operation": "changed", "by": "A"}
    with pytest.raises(MemoError, match=reason):
        apply(memo, [Edit.model_validate(base | {"field": "text", "after": "x"} | values)])


def test_no_edits_are_the_memo_itself(memo):
    assert apply(memo, []) is memo
