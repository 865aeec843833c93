"""What happens to a file on its way: each kind of damage has an outcome, and no word is lost in silence."""

import copy

import docx
import pytest

from reportpipe.revise import revision

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def row_of(desk, table, element):
    return docx.table._Row(element, desk.document.tables[table])


def drop_all(desk, *tags):
    for tag in tags:
        for element in list(desk.document.element.body.iter(f"{W}{tag}")):
            element.getparent().remove(element)


def fill_new_actor(desk, element, name, role):
    cells = row_of(desk, 1, element).cells
    desk.write(cells[0].paragraphs[0], name, "ActorName")
    desk.write(cells[2].paragraphs[0], role)


def test_a_table_whose_rows_were_all_replaced_has_new_items(memo, desk):
    rows = desk.rows(1)
    new = desk.twin(rows[0]._tr)
    rows[-1]._tr.addnext(new)
    for row in rows:
        row._tr.getparent().remove(row._tr)
    fill_new_actor(desk, new, "Zebra Shipping", "a carrier of live animals")
    found = revision(memo, desk.save("Ana Editor"))
    assert [actor.name for actor in found.memo.items_of("actors")] == ["Zebra Shipping"]
    assert found.remainder == ()


def test_a_row_of_somebody_else_with_the_same_kind_and_role_is_a_new_item(memo, desk):
    """Kind and role are most of a short row; whose row it is says the name, and evidence goes with it."""
    rows = desk.rows(1)
    new = desk.twin(rows[0]._tr)
    old = memo.items_of("actors")[0]
    rows[0]._tr.addnext(new)
    rows[0]._tr.getparent().remove(rows[0]._tr)
    desk.write(row_of(desk, 1, new).cells[0].paragraphs[0], "Qu", "ActorName")
    found = revision(memo, desk.save("Ana Editor"))
    now = found.memo.items_of("actors")[0]
    assert (now.name, now.by) == ("Qu", "Ana Editor")
    assert now.id != old.id
    assert (found.edits[0].operation, found.edits[0].item) == ("deleted", old.id)


def test_a_tracked_deletion_of_a_row_has_its_author(memo, desk):
    row = desk.rows(1)[0]._tr
    properties = row.get_or_add_trPr()
    deletion = docx.oxml.OxmlElement("w:del")
    deletion.set(f"{W}author", "Mary Reviewer")
    deletion.set(f"{W}date", "2026-11-26T10:00:00Z")
    properties.append(deletion)
    data = desk.save("Ana Editor")
    (edit,) = revision(memo, data).edits
    assert (edit.operation, edit.item, edit.by) == ("deleted", memo.items_of("actors")[0].id, "Mary Reviewer")
    assert edit.at is not None
    assert revision(memo, data, accept=False).edits == ()


def test_a_timeline_whose_rows_were_all_replaced_has_new_items(memo, desk):
    rows = desk.rows(2)
    new = desk.twin(rows[0]._tr)
    rows[-1]._tr.addnext(new)
    for row in rows:
        row._tr.getparent().remove(row._tr)
    desk.write(row_of(desk, 2, new).cells[2].paragraphs[0], "Quite another thing is opened by the mayor.")
    found = revision(memo, desk.save("Ana Editor"))
    assert [event.text for event in found.memo.items_of("timeline")] == ["Quite another thing is opened by the mayor."]


@pytest.mark.parametrize(
    "tags",
    [("pStyle",), ("rStyle",), ("pStyle", "rStyle"), ("tblStyle",), ("pStyle", "rStyle", "tblStyle", "tblLook")],
    ids=["of paragraphs", "of words", "of both", "of tables", "all"],
)
def test_lost_styles_are_no_edits(memo, desk, tags):
    drop_all(desk, *tags)
    found = revision(memo, desk.save())
    assert (found.edits, found.remainder) == ((), ())


def test_an_edit_is_found_though_the_styles_are_lost(memo, desk):
    desk.write(desk.lines("Key Point")[0], "The closure moves many containers.")
    desk.rows(1)[0].cells[2].paragraphs[0].runs[0].text = "a carrier of animals"
    drop_all(desk, "pStyle", "rStyle")
    found = revision(memo, desk.save())
    assert {(edit.field, edit.after) for edit in found.edits} == {
        ("text", "The closure moves many containers."),
        ("role", "a carrier of animals"),
    }
    assert found.remainder == ()


@pytest.mark.parametrize("with_bookmark", [True, False], ids=["with its bookmark", "without"])
def test_a_row_copied_and_pasted_is_one_more_item(memo, desk, with_bookmark):
    rows = desk.rows(1)
    rows[-1]._tr.addnext(copy.deepcopy(rows[0]._tr) if with_bookmark else desk.twin(rows[0]._tr))
    found = revision(memo, desk.save())
    assert [edit.operation for edit in found.edits if edit.operation != "changed"] == ["added"]
    names = [actor.name for actor in found.memo.items_of("actors")]
    assert names == [*(actor.name for actor in memo.items_of("actors")), memo.items_of("actors")[0].name]
    assert len(set(found.memo.items)) == len(memo.items) + 1


def test_a_row_cut_and_pasted_elsewhere_without_its_bookmark_has_moved(memo, desk):
    rows = desk.rows(1)
    rows[-1]._tr.addnext(desk.twin(rows[0]._tr))
    rows[0]._tr.getparent().remove(rows[0]._tr)
    found = revision(memo, desk.save())
    assert [(edit.operation, edit.item) for edit in found.edits] == [("moved", memo.items_of("actors")[0].id)]


def test_a_heading_retyped_in_the_same_words_is_no_edit(memo, desk):
    heading = desk.lines("heading 1")[1] if desk.lines("heading 1") else desk.lines("Heading 1")[1]
    new = desk.twin(heading._p)
    heading._p.addnext(new)
    heading._p.getparent().remove(heading._p)
    found = revision(memo, desk.save())
    assert (found.edits, found.remainder) == ((), ())


def test_every_bookmark_gone_is_no_edit_where_the_words_stand(memo, desk):
    drop_all(desk, "bookmarkStart", "bookmarkEnd")
    found = revision(memo, desk.save())
    assert (found.edits, found.remainder) == ((), ())


def test_a_point_split_over_two_paragraphs_by_tracking_is_both(memo, desk):
    """A paragraph mark typed into a tracked document: rejected, it is as if nobody had pressed Enter."""
    paragraph = desk.lines("Key Point")[0]
    second = desk.twin(paragraph._p)
    paragraph._p.addnext(second)
    run = next(r for r in paragraph._p.iter(f"{W}r") if list(r.iter(f"{W}t")))
    words = next(run.iter(f"{W}t"))
    whole = words.text
    cut = whole.index(" ", len(whole) // 2)
    words.text = whole[:cut]
    desk.write(docx.text.paragraph.Paragraph(second, paragraph._parent), whole[cut:])
    for name in ("hyperlink",):
        for link in list(paragraph._p.iter(f"{W}{name}")):
            link.getparent().remove(link)
    mark = docx.oxml.OxmlElement("w:rPr")
    inserted = docx.oxml.OxmlElement("w:ins")
    inserted.set(f"{W}author", "Ana Editor")
    mark.append(inserted)
    paragraph._p.get_or_add_pPr().append(mark)
    data = desk.save()
    assert [edit.operation for edit in revision(memo, data).edits] == ["changed", "added"]
    assert revision(memo, data, accept=False).edits == ()
