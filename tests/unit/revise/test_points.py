"""Bottom line and key points, edited one at a time."""

import docx

from reportpipe.revise import revision

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_point_in_other_words(memo, desk, only):
    desk.write(desk.lines("Key Point")[0], "The closure moves many containers.")
    edit = only(found := revision(memo, desk.save("Ana Editor")))
    assert (edit.operation, edit.item, edit.field) == ("changed", memo.points[1].id, "text")
    assert edit.before == memo.points[1].text
    changed = found.memo.points[1]
    assert (changed.text, changed.by) == ("The closure moves many containers.", "Ana Editor")
    assert changed.evidence == memo.points[1].evidence
    assert [note.code for note in found.memo.notes if note.where == changed.id] == ["revise.not_verbatim"]
    assert found.memo.revision == 1


def test_a_point_cut_to_words_that_stand_in_the_source_keeps_them_as_evidence(memo, desk):
    desk.write(desk.lines("Key Point")[0], "40,000 containers a year")
    found = revision(memo, desk.save())
    article = found.memo.articles[0]
    assert [article.words(span) for span in found.memo.points[1].evidence] == ["40,000 containers a year"]
    assert not any(note.code == "revise.not_verbatim" for note in found.memo.notes)


def test_a_point_added(memo, desk, only):
    points = desk.lines("Key Point")
    new = desk.twin(points[0]._p)
    points[0]._p.addnext(new)
    desk.write(docx.text.paragraph.Paragraph(new, points[0]._parent), "The council is split.")
    edit = only(found := revision(memo, desk.save()))
    assert (edit.operation, edit.after, edit.follows) == ("added", "The council is split.", memo.points[1].id)
    shown = found.memo.items_of("key points")
    assert [point.text for point in shown][:2] == [memo.points[1].text, "The council is split."]
    assert (shown[1].by, shown[1].evidence) == ("editor", ())


def test_a_point_deleted(memo, desk, only):
    gone = desk.lines("Key Point")[1]._p
    gone.getparent().remove(gone)
    edit = only(found := revision(memo, desk.save()))
    assert (edit.operation, edit.item, edit.section) == ("deleted", memo.points[2].id, "key points")
    assert memo.points[2].id not in found.memo.items


def test_a_point_wiped_out_but_for_its_empty_paragraph_is_deleted(memo, desk, only):
    paragraph = desk.lines("Key Point")[1]._p
    for run in list(paragraph.iter(f"{W}r")):
        run.getparent().remove(run)
    assert only(revision(memo, desk.save())).operation == "deleted"


def test_a_point_moved_up(memo, desk, only):
    points = desk.lines("Key Point")
    points[0]._p.addprevious(points[2]._p)
    edit = only(found := revision(memo, desk.save()))
    assert (edit.operation, edit.item, edit.follows) == ("moved", memo.points[3].id, None)
    assert [p.id for p in found.memo.items_of("key points")] == [memo.points[n].id for n in (3, 1, 2)]


def test_a_point_whose_bookmark_is_lost_when_it_is_retyped_is_a_change(memo, desk, only):
    paragraph = desk.lines("Key Point")[0]
    new = desk.twin(paragraph._p)
    paragraph._p.addnext(new)
    paragraph._p.getparent().remove(paragraph._p)
    text = "The closure moves about 50,000 containers a year to the terminal at Ford Cross."
    desk.write(docx.text.paragraph.Paragraph(new, paragraph._parent), text)
    edit = only(revision(memo, desk.save()))
    assert (edit.operation, edit.item, edit.after) == ("changed", memo.points[1].id, text)


def test_a_point_split_in_two_is_a_change_and_an_addition(memo, desk):
    paragraph = desk.lines("Key Point")[0]
    second = desk.twin(paragraph._p)
    paragraph._p.addnext(second)
    desk.write(paragraph, "The closure moves about 40,000 containers a year.")
    desk.write(docx.text.paragraph.Paragraph(second, paragraph._parent), "They go to Ford Cross.")
    found = revision(memo, desk.save())
    assert [(edit.operation, edit.after) for edit in found.edits] == [
        ("changed", "The closure moves about 40,000 containers a year."),
        ("added", "They go to Ford Cross."),
    ]


def test_two_points_merged_are_a_change_and_a_deletion(memo, desk):
    first, second = desk.lines("Key Point")[:2]
    for child in list(second._p):
        if child.tag != f"{W}pPr":
            first._p.append(child)
    second._p.getparent().remove(second._p)
    found = revision(memo, desk.save())
    assert [(edit.operation, edit.item) for edit in found.edits] == [
        ("deleted", memo.points[2].id),
        ("changed", memo.points[1].id),
    ]
    assert "Hauliers expect delays." in found.memo.points[1].text


def test_a_key_point_made_the_bottom_line(memo, desk):
    paragraph = desk.lines("Key Point")[0]
    desk.lines("Bottom Line")[0]._p.addnext(paragraph._p)
    paragraph.style = desk.document.styles["Bottom Line"]
    found = revision(memo, desk.save())
    assert [p.id for p in found.memo.items_of("bottom line")] == [memo.points[0].id, memo.points[1].id]
    assert found.memo.points[1].role == "bottom line"
