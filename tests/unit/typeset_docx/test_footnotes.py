"""Evidence as footnotes: one for each comment there would be, in the text's order, whole for Word and LibreOffice."""

import pytest

from reportpipe.check.docx import check
from reportpipe.model import Layout
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of
from reportpipe.typeset.docx import typeset


@pytest.fixture(scope="module")
def as_kind(memo, style):
    def made(kind):
        return typeset(memo.model_copy(update={"layout": Layout(evidence=kind)}), style).data

    return made


def notes(package):
    (part,) = package.related(DOCUMENT, "footnotes")
    return [note for note in package.tree(part) if note.get(qn("w:type")) is None]


def test_each_item_has_the_note_that_would_be_its_comment(as_kind):
    commented, noted = (Package.read(as_kind(kind)) for kind in ("comments", "footnotes"))
    comments = [" ".join(text_of(comment).split()) for comment in commented.tree("word/comments.xml")]
    assert [" ".join(text_of(note).split()) for note in notes(noted)] == comments
    assert noted.related(DOCUMENT, "comments") == ()
    marks = [int(mark.get(qn("w:id"))) for mark in noted.tree(DOCUMENT).iter(qn("w:footnoteReference"))]
    assert marks == list(range(1, len(comments) + 1))
    assert not list(noted.tree(DOCUMENT).iter(qn("w:commentRangeStart"), qn("w:commentReference")))


@pytest.mark.parametrize("kind", ["comments", "footnotes", "none"])
def test_every_kind_is_whole_and_says_the_same_in_the_text(as_kind, kind):
    assert check(as_kind(kind)) == ()
    words = [text_of(Package.read(as_kind(each)).tree(DOCUMENT)) for each in (kind, "none")]
    assert words[0] == words[1]


def test_none_means_none(as_kind):
    package = Package.read(as_kind("none"))
    assert package.related(DOCUMENT, "comments") == package.related(DOCUMENT, "footnotes") == ()


def test_the_same_bytes_twice(as_kind):
    assert as_kind("footnotes") == as_kind("footnotes")


def test_a_lost_note_is_found(as_kind):
    package = Package.read(as_kind("footnotes"))
    note = notes(package)[0]
    note.getparent().remove(note)
    assert [found.code for found in check(package.write())] == ["docx.footnotes"]


def test_the_settings_name_the_separators(as_kind):
    settings = Package.read(as_kind("footnotes")).tree("word/settings.xml")
    assert [mark.get(qn("w:id")) for mark in settings.iter(qn("w:footnote"))] == ["-1", "0"]
