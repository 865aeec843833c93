"""The checker finds each kind of damage, and only that."""

import copy

import pytest

from reportpipe.check.docx import RULES, check
from reportpipe.check.rules import SHOWN, demands
from reportpipe.errors import InputError
from reportpipe.ooxml.package import CONTENT_TYPES, DOCUMENT, Package
from reportpipe.ooxml.xml import el, flag, qn
from reportpipe.styles import find
from reportpipe.typeset.docx import typeset


@pytest.fixture(scope="module")
def data(memo):
    return typeset(memo, find("memo")).data


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
    (lose_part, "docx.relationships"),
    (lose_type, "docx.types"),
    (double_bookmark, "docx.bookmarks"),
    (bookmark_outside, "docx.bookmarks"),
    (lambda p: first(p, "w:bookmarkStart").set(qn("w:name"), "_9-x"), "docx.bookmarks"),
    (lambda p: first(p, "w:hyperlink").set(qn("w:anchor"), "nowhere"), "docx.links"),
    (lambda p: first(p, "w:pStyle").set(qn("w:val"), "NoSuch"), "docx.styles"),
    (lambda p: first(p, "w:basedOn", "word/styles.xml").set(qn("w:val"), "NoSuch"), "docx.styles"),
    (lambda p: drop(p, "w:commentRangeEnd"), "docx.comments"),
    (lambda p: drop(p, "w:comment", "word/comments.xml"), "docx.comments"),
    (lambda p: first(p, "w:tcW").set(qn("w:w"), "7"), "docx.tables"),
    (lambda p: drop(p, "w:cantSplit"), "docx.tables"),
    (lambda p: drop(p, "w:tblCaption"), "docx.tables_described"),
    (lambda p: first(p, "w:tblLook").set(qn("w:firstColumn"), "0"), "docx.tables_described"),
    (lambda p: first(p, "wp:docPr").set("descr", ""), "docx.pictures"),
    (lambda p: drop(p, "dc:title", "docProps/core.xml"), "docx.title"),
    (turn_around, "docx.order"),
    (bold, "docx.direct"),
    (room, "docx.empty"),
    (lambda p: first(p, "w:pgMar").attrib.pop(qn("w:gutter")), "docx.page"),
    (lambda p: first(p, "w:numId", "word/styles.xml").set(qn("w:val"), "99"), "docx.lists"),
]


@pytest.mark.parametrize(("damage", "code"), DAMAGE)
def test_damage_is_found(data, damage, code):
    package = Package.read(data)
    damage(package)
    assert {note.code for note in check(package.write())} == {code}


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_word_file_is_refused(rubbish):
    with pytest.raises(InputError):
        check(rubbish)


def test_a_part_that_is_no_xml_is_refused(data):
    package = Package.read(data)
    package.parts["word/styles.xml"] = b"<styles"
    with pytest.raises(InputError):
        check(package.write())


def test_a_rule_broken_often_is_told_in_few_lines(data):
    package = Package.read(data)
    for run in list(package.tree(DOCUMENT).iter(qn("w:r")))[:20]:
        run.insert(0, el("w:rPr", None, flag("w:b")))
    found = [note for note in check(package.write()) if note.code == "docx.direct"]
    assert len(found) == SHOWN + 1
    assert found[-1].message == "And 12 more of this kind."


def test_every_rule_says_what_it_demands():
    assert all(len(line) > 20 for line in demands(RULES))
