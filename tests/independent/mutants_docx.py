"""A good Word file broken in one way each, by what was done to it."""

import copy
from collections.abc import Callable

from reportpipe.ooxml.package import CONTENT_TYPES, DOCUMENT, Package
from reportpipe.ooxml.xml import Element, el, flag, qn

Mutant = Callable[[Package], object]
STYLES, COMMENTS, SETTINGS, CORE = "word/styles.xml", "word/comments.xml", "word/settings.xml", "docProps/core.xml"


def first(package: Package, tag: str, part: str = DOCUMENT) -> Element:
    return next(package.tree(part).iter(qn(tag)))


def paragraph(package: Package) -> Element:
    return first(package, "w:pPr").getparent()


def drop(package: Package, tag: str, part: str = DOCUMENT) -> None:
    element = first(package, tag, part)
    element.getparent().remove(element)


def twice(package: Package, tag: str, part: str = DOCUMENT) -> None:
    element = first(package, tag, part)
    element.addnext(copy.deepcopy(element))


def last(package: Package, tag: str) -> None:
    """An element put after its sisters."""
    element = first(package, tag)
    element.getparent().append(element)


def said(package: Package, tag: str, value: str, part: str = DOCUMENT, attribute: str = "w:val") -> None:
    first(package, tag, part).set(qn(attribute), value)


def direct(package: Package, child: Element) -> None:
    """A property of the first run."""
    run = first(package, "w:r")
    properties = run.find(qn("w:rPr"))
    if properties is None:
        run.insert(0, properties := el("w:rPr"))
    properties.append(child)


def strange(package: Package) -> None:
    thing = el("w:p")
    thing.tag = "{http://example.org/odd}thing"
    paragraph(package).append(thing)


def ignored(package: Package) -> None:
    root = package.tree(DOCUMENT)
    root.set(qn("mc:Ignorable"), f"{root.get(qn('mc:Ignorable')) or ''} nowhere".strip())


def lose_part(package: Package) -> None:
    package.parts.pop("word/media/timeline.svg")


def other_override(package: Package, name: str, **changes: str) -> None:
    override = next(item for item in package.tree(CONTENT_TYPES) if item.get("PartName") == name)
    for key, value in changes.items():
        override.set(key, value)


def inserted(package: Package, **attributes: str) -> None:
    run = first(package, "w:r")
    mark = el("w:ins", {f"w:{key}": value for key, value in attributes.items()})
    run.addprevious(mark)
    mark.append(run)


MUTANTS: dict[str, Mutant] = {
    "nothing is done": lambda p: None,
    "a paragraph holds an unknown element": lambda p: paragraph(p).append(el("w:frobnicate")),
    "a paragraph has an unknown attribute": lambda p: paragraph(p).set(qn("w:frobnicate"), "1"),
    "a paragraph holds an element of an unknown namespace": strange,
    "a prefix is to be ignored that is not declared": ignored,
    "a paragraph holds words without a run": lambda p: paragraph(p).append(el("w:t")),
    "a paragraph holds a paragraph": lambda p: paragraph(p).append(el("w:p")),
    "a paragraph has its properties at the end": lambda p: paragraph(p).append(first(p, "w:pPr")),
    "a paragraph has its properties twice": lambda p: twice(p, "w:pPr"),
    "a run has its properties at the end": lambda p: last(p, "w:rPr"),
    "the body goes on after its section": lambda p: p.tree(DOCUMENT)[0].append(el("w:p")),
    "properties of a paragraph in another order": lambda p: first(p, "w:pPr").insert(0, flag("w:jc", "left")),
    "properties of a table in another order": lambda p: first(p, "w:tblPr").append(first(p, "w:tblPr")[0]),
    "properties of a table at its end": lambda p: last(p, "w:tblPr"),
    "properties of a cell at its end": lambda p: last(p, "w:tcPr"),
    "a table without a grid": lambda p: drop(p, "w:tblGrid"),
    "a table without properties": lambda p: drop(p, "w:tblPr"),
    "a row outside a table": lambda p: paragraph(p).addnext(el("w:tr")),
    "a cell without a paragraph": lambda p: first(p, "w:tr").append(el("w:tc")),
    "a cell of another width than the grid's": lambda p: said(p, "w:tcW", "7", attribute="w:w"),
    "a width that is no number": lambda p: said(p, "w:tcW", "wide", attribute="w:w"),
    "a width of an unknown kind": lambda p: said(p, "w:tcW", "ells", attribute="w:type"),
    "an unknown alignment": lambda p: first(p, "w:pPr").append(flag("w:jc", "sideways")),
    "a size that is no number": lambda p: direct(p, flag("w:sz", "big")),
    "a colour that is none": lambda p: direct(p, flag("w:color", "reddish")),
    "a switch neither on nor off": lambda p: direct(p, flag("w:b", "maybe")),
    "a style is named by nothing": lambda p: first(p, "w:pStyle").attrib.clear(),
    "a style that is not there": lambda p: said(p, "w:pStyle", "NoSuch"),
    "a style builds on one that is not there": lambda p: said(p, "w:basedOn", "NoSuch", STYLES),
    "a style is defined twice": lambda p: twice(p, "w:style", STYLES),
    "a style of an unknown kind": lambda p: said(p, "w:style", "page", STYLES, "w:type"),
    "a style without a name": lambda p: drop(p, "w:name", STYLES),
    "a list that is not there": lambda p: said(p, "w:numId", "99", STYLES),
    "a list before its definition": lambda p: first(p, "w:abstractNum", "word/numbering.xml").addprevious(
        el("w:num", {"w:numId": 77}, flag("w:abstractNumId", 0))
    ),
    "a bookmark stands twice": lambda p: twice(p, "w:bookmarkStart"),
    "a bookmark does not end": lambda p: drop(p, "w:bookmarkEnd"),
    "a bookmark without a name": lambda p: first(p, "w:bookmarkStart").attrib.pop(qn("w:name")),
    "a bookmark's number is no number": lambda p: said(p, "w:bookmarkStart", "x", attribute="w:id"),
    "a link leads to no bookmark": lambda p: said(p, "w:hyperlink", "nowhere", attribute="w:anchor"),
    "a link by a relationship that is not there": lambda p: said(p, "w:hyperlink", "rId999", attribute="r:id"),
    "a relationship leads to no part": lose_part,
    "a comment does not end": lambda p: drop(p, "w:commentRangeEnd"),
    "a comment has no mark": lambda p: drop(p, "w:commentReference"),
    "a comment is not there": lambda p: drop(p, "w:comment", COMMENTS),
    "two comments have one number": lambda p: twice(p, "w:comment", COMMENTS),
    "a comment without an author": lambda p: first(p, "w:comment", COMMENTS).attrib.pop(qn("w:author")),
    "a comment on a day that is none": lambda p: said(p, "w:comment", "yesterday", COMMENTS, "w:date"),
    "a footnote that is not there": lambda p: first(p, "w:r").append(el("w:footnoteReference", {"w:id": 99})),
    "two pictures have one number": lambda p: twice(p, "wp:docPr"),
    "a picture without a number": lambda p: first(p, "wp:docPr").attrib.pop("id"),
    "a picture without words": lambda p: first(p, "wp:docPr").set("descr", ""),
    "a picture of a relationship that is not there": lambda p: said(p, "a:blip", "rId999", attribute="r:embed"),
    "a margin is missing": lambda p: first(p, "w:pgMar").attrib.pop(qn("w:gutter")),
    "an insertion without an author": lambda p: inserted(p, id="900", date="2026-11-26T10:00:00Z"),
    "a setting that is unknown": lambda p: p.tree(SETTINGS).append(el("w:frobnicate")),
    "settings in another order": lambda p: p.tree(SETTINGS).append(el("w:zoom", {"w:percent": 100})),
    "a part without a content type": lambda p: other_override(p, "/word/comments.xml", PartName="/word/other.xml"),
    "a part of another content type": lambda p: other_override(p, "/word/comments.xml", ContentType="text/plain"),
    "two titles": lambda p: twice(p, "dc:title", CORE),
    "no title": lambda p: drop(p, "dc:title", CORE),
}
