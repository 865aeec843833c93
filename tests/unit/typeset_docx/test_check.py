"""The checker finds each kind of damage, and only that."""

import copy

import pytest

from reportpipe.ooxml.package import CONTENT_TYPES, DOCUMENT, Package
from reportpipe.ooxml.xml import el, flag, qn
from reportpipe.typeset.docx import typeset
from reportpipe.typeset.docx.check import check


@pytest.fixture(scope="module")
def data(memo, style):
    return typeset(memo, style).data


def first(package, tag, part=DOCUMENT):
    return next(package.tree(part).iter(qn(tag)))


def drop(package, tag, part=DOCUMENT):
    element = first(package, tag, part)
    element.getparent().remove(element)


def double_bookmark(package):
    mark = first(package, "w:bookmarkStart")
    mark.addnext(copy.deepcopy(mark))


def bookmark_outside(package):
    mark = first(package, "w:bookmarkStart")
    mark.getparent().addprevious(mark)


def lose_part(package):
    package.parts.pop("word/media/timeline.svg")


def lose_type(package):
    root = package.tree(CONTENT_TYPES)
    override = next(item for item in root if item.get("PartName") == "/word/comments.xml")
    override.set("PartName", "/word/other.xml")


def turn_around(package):
    properties = first(package, "w:tblPr")
    properties.append(properties[0])


def bold(package):
    first(package, "w:r").insert(0, el("w:rPr", None, flag("w:b")))


def room(package):
    first(package, "w:p").addprevious(el("w:p"))


DAMAGE = [
    (lose_part, "docx.relationship"),
    (lose_type, "docx.type"),
    (double_bookmark, "docx.bookmark"),
    (bookmark_outside, "docx.bookmark"),
    (lambda p: first(p, "w:bookmarkStart").set(qn("w:name"), "_9-x"), "docx.bookmark"),
    (lambda p: first(p, "w:hyperlink").set(qn("w:anchor"), "nowhere"), "docx.link"),
    (lambda p: first(p, "w:pStyle").set(qn("w:val"), "NoSuch"), "docx.style"),
    (lambda p: first(p, "w:basedOn", "word/styles.xml").set(qn("w:val"), "NoSuch"), "docx.style"),
    (lambda p: drop(p, "w:commentRangeEnd"), "docx.comment"),
    (lambda p: drop(p, "w:comment", "word/comments.xml"), "docx.comment"),
    (lambda p: first(p, "w:tcW").set(qn("w:w"), "7"), "docx.table"),
    (lambda p: drop(p, "w:cantSplit"), "docx.table"),
    (lambda p: drop(p, "w:tblCaption"), "docx.accessibility"),
    (lambda p: first(p, "w:tblLook").set(qn("w:firstColumn"), "0"), "docx.accessibility"),
    (lambda p: first(p, "wp:docPr").set("descr", ""), "docx.accessibility"),
    (lambda p: drop(p, "dc:title", "docProps/core.xml"), "docx.accessibility"),
    (turn_around, "docx.order"),
    (bold, "docx.direct"),
    (room, "docx.empty"),
    (lambda p: first(p, "w:pgMar").attrib.pop(qn("w:gutter")), "docx.page"),
    (lambda p: first(p, "w:numId", "word/styles.xml").set(qn("w:val"), "99"), "docx.list"),
]


@pytest.mark.parametrize(("damage", "code"), DAMAGE)
def test_damage_is_found(data, damage, code):
    package = Package.read(data)
    damage(package)
    assert {note.code for note in check(package.write())} == {code}


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_word_file_is_one_finding(rubbish):
    assert [note.code for note in check(rubbish)] == ["docx.unreadable"]


def test_a_part_that_is_no_xml_is_one_finding(data):
    package = Package.read(data)
    package.parts["word/styles.xml"] = b"<styles"
    assert [note.code for note in check(package.write())] == ["docx.unreadable"]
