"""A file with footnotes for its evidence, and with contents, comes back as any other; typing in a note is said."""

import pytest

from reportpipe import styles
from reportpipe.model import Layout
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn
from reportpipe.revise import revise, revision
from reportpipe.typeset.docx import typeset


@pytest.fixture(scope="module")
def noted(memo):
    return memo.model_copy(update={"layout": Layout(evidence="footnotes", contents="always")})


@pytest.fixture(scope="module")
def noted_data(noted):
    return typeset(noted, styles.find("memo")).data


def test_an_unedited_file_gives_no_edits(noted, noted_data, desk_of):
    found = revision(noted, noted_data)
    assert (found.memo, found.edits, found.remainder) == (noted, (), ())
    assert revise(noted, desk_of(noted_data).save()) == (noted, [])


def test_a_save_by_libreoffice_is_no_edit_and_keeps_the_notes(noted, noted_data, saved_by_libreoffice):
    (saved,) = saved_by_libreoffice([noted_data])
    found = revision(noted, saved)
    assert (found.edits, found.remainder) == ((), ())
    counts = [
        len(list(Package.read(data).tree(DOCUMENT).iter(qn("w:footnoteReference")))) for data in (noted_data, saved)
    ]
    assert counts[0] == counts[1] > 0


def test_an_edit_beside_a_note_is_found(noted, noted_data, desk_of):
    desk = desk_of(noted_data)
    desk.write(desk.lines("Key Point")[0], "The closure moves many containers.")
    (edit,) = revision(noted, desk.save()).edits
    assert (edit.operation, edit.after) == ("changed", "The closure moves many containers.")


def test_words_typed_into_a_note_are_said(noted, noted_data):
    package = Package.read(noted_data)
    (part,) = package.related(DOCUMENT, "footnotes")
    next(words for words in package.tree(part).iter(qn("w:t")) if (words.text or "").strip()).text += " See the annex."
    found = revision(noted, package.write())
    assert found.edits == ()
    assert ["See the annex." in note.message for note in found.remainder] == [True]
    assert found.remainder[0].where == "footnote"
