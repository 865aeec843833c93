"""Tracked changes count as accepted, or as rejected."""

import copy
import datetime as dt

import docx

from reportpipe.revise import revision

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tracked(name, author="Ana Editor"):
    element = docx.oxml.OxmlElement(f"w:{name}")
    element.set(f"{W}id", "900")
    if author:
        element.set(f"{W}author", author)
        element.set(f"{W}date", "2023-05-06T10:30:00Z")
    return element


def test_tracked_changes_accepted_and_rejected(memo, desk, only):
    paragraph = desk.lines("Key Point")[1]
    run = next(r for r in paragraph.runs if "Hauliers" in r.text)
    deleted, inserted = tracked("del"), tracked("ins")
    new = copy.deepcopy(run._r)
    run._r.addprevious(deleted)
    deleted.append(run._r)
    for words in deleted.iter(f"{W}t"):
        words.tag = f"{W}delText"
    deleted.addnext(inserted)
    inserted.append(new)
    for words in new.iter(f"{W}t"):
        words.text = words.text.replace("expect", "fear")
    data = desk.save("Somebody Else")
    edit = only(revision(memo, data))
    assert (edit.before, edit.after) == ("Hauliers expect delays.", "Hauliers fear delays.")
    assert (edit.by, edit.at) == ("Ana Editor", dt.datetime(2023, 5, 6, 10, 30, tzinfo=dt.UTC))
    rejected = revision(memo, data, accept=False)
    assert (rejected.memo, rejected.edits, rejected.remainder) == (memo, (), ())


def test_a_paragraph_deleted_with_tracking(memo, desk, only):
    paragraph = desk.lines("Key Point")[1]._p
    for run in list(paragraph.iter(f"{W}r")):
        wrapper = tracked("del")
        run.addprevious(wrapper)
        wrapper.append(run)
        for words in run.iter(f"{W}t"):
            words.tag = f"{W}delText"
    mark = docx.oxml.OxmlElement("w:rPr")
    mark.append(tracked("del"))
    paragraph.find(f"{W}pPr").append(mark)
    data = desk.save()
    edit = only(revision(memo, data))
    assert (edit.operation, edit.item) == ("deleted", memo.points[2].id)
    assert revision(memo, data, accept=False).edits == ()


def test_a_row_deleted_with_tracking(memo, desk, only):
    desk.rows(1)[1]._tr.find(f"{W}trPr").append(tracked("del"))
    data = desk.save()
    assert only(revision(memo, data)).item == memo.actors[1].id
    assert revision(memo, data, accept=False).edits == ()
