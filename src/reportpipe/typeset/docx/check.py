"""What is wrong with a Word file, as far as a machine can say: what makes Word repair it, what breaks a link, what
leaves a reader with a screen reader out, and formatting that no style carries.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from reportpipe.errors import InputError
from reportpipe.model import Note
from reportpipe.ooxml.package import CONTENT_TYPES, DOCUMENT, Package
from reportpipe.ooxml.xml import ORDER, Element, local, part_of, qn, text_of, val

Finding = tuple[str, str, str]
"""Code, message, where."""
NOT_COVERED = (
    "The whole of the ECMA-376 schema.",
    "How a page looks, and whether Word itself opens the file without repair.",
    "Whether headings and alternative texts say what they should: a person has to look.",
)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
_LOOKS = frozenset({"direct", "empty"})
"""What people do in Word and may: a page that no longer follows its styles, but nothing that breaks."""
_ALLOWED = {
    "w:pPr": frozenset({"pStyle", "numPr", "bidi", "sectPr", "rPr", "pPrChange"}),
    "w:rPr": frozenset({"rStyle", "lang", "rtl", "cs", "noProof", "ins", "del"}),
}
"""Properties that are not the look of a page: everything else belongs into a style."""


def check(data: bytes) -> tuple[Note, ...]:
    """Findings, in the order of the rules; empty when nothing is wrong. A file that is no Word file is one finding."""
    try:
        package = Package.read(data)
        for name in package.names():
            if name.endswith((".xml", ".rels")):
                package.tree(name)
        return tuple(
            Note(code=f"docx.{code}", level="warning" if code in _LOOKS else "error", message=message, where=where)
            for rule in RULES
            for code, message, where in rule(package)
        )
    except InputError as error:
        return (Note(code="docx.unreadable", level="error", message=error.message, where="DOCX"),)


def _parts(package: Package) -> Iterator[Finding]:
    """Every part has a type, every relationship leads somewhere, every id of one is known."""
    types = package.tree(CONTENT_TYPES)
    known = {str(item.get("PartName")) for item in types.findall(qn("ct:Override"))}
    extensions = {str(item.get("Extension")) for item in types.findall(qn("ct:Default"))}
    for name in known:
        if not package.has(name.lstrip("/")):
            yield "type", f"{name} has a content type but is not there.", CONTENT_TYPES
    for name in package.names():
        if f"/{name}" not in known and name.rpartition(".")[2] not in extensions and name != CONTENT_TYPES:
            yield "type", f"{name} has no content type.", CONTENT_TYPES
        if name.endswith(".rels") or not name.endswith(".xml"):
            continue
        links = package.relationships(name)
        ids = {str(link.get("Id")) for link in links}
        for link in links:
            target = package.resolve(name, link)
            if target is not None and not package.has(target):
                yield "relationship", f"a link leads to {target}, which is not there.", name
        for attribute in ("r:id", "r:embed", "r:link"):
            for use in package.tree(name).xpath(f"//@*[name()='{attribute}']"):
                if str(use) not in ids:
                    yield "relationship", f"{attribute} {use} is not among the relationships.", name


def _bookmarks(package: Package) -> Iterator[Finding]:
    """Names and ids unique, names that Word takes, each begun and ended inside a paragraph, every link answered."""
    root = package.tree(DOCUMENT)
    starts, ends = list(root.iter(qn("w:bookmarkStart"))), list(root.iter(qn("w:bookmarkEnd")))
    names = Counter(str(start.get(qn("w:name"))) for start in starts)
    for name, count in names.items():
        if count > 1:
            yield "bookmark", f"the bookmark {name} stands {count} times.", DOCUMENT
        if not _NAME.fullmatch(name):
            yield "bookmark", f"Word does not take the bookmark name {name!r}.", DOCUMENT
    begun, ended = (Counter(str(mark.get(qn("w:id"))) for mark in marks) for marks in (starts, ends))
    if begun != ended or any(count > 1 for count in begun.values()):
        yield "bookmark", "bookmarks do not begin and end once each.", DOCUMENT
    for start in starts:
        parent = start.getparent()
        if parent is not None and local(parent) not in {"p", "hyperlink"}:
            yield "bookmark", f"the bookmark {start.get(qn('w:name'))} begins outside a paragraph.", DOCUMENT
    for link in root.iter(qn("w:hyperlink")):
        anchor = link.get(qn("w:anchor"))
        if anchor is not None and anchor not in names:
            yield "link", f"a link leads to {anchor}, which is not there.", DOCUMENT


def _styles(package: Package) -> Iterator[Finding]:
    """Every style that is used or built on is defined, once."""
    styles = package.tree("word/styles.xml").findall(qn("w:style"))
    ids = Counter(str(style.get(qn("w:styleId"))) for style in styles)
    for name, count in ids.items():
        if count > 1:
            yield "style", f"the style {name} is defined {count} times.", "word/styles.xml"
    for part in _texts(package):
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            for name in sorted({str(use.get(qn("w:val"))) for use in package.tree(part).iter(qn(tag))} - set(ids)):
                yield "style", f"the style {name} is used but not defined.", part
    for style in styles:
        for tag in ("w:basedOn", "w:next", "w:link"):
            other = val(style, tag)
            if other is not None and other not in ids:
                yield (
                    "style",
                    f"{style.get(qn('w:styleId'))} builds on {other}, which is not defined.",
                    "word/styles.xml",
                )


def _comments(package: Package) -> Iterator[Finding]:
    """A comment has a beginning, an end and a mark in the text, once each."""
    root = package.tree(DOCUMENT)
    parts = package.related(DOCUMENT, "comments")
    known = Counter(str(c.get(qn("w:id"))) for part in parts for c in package.tree(part).findall(qn("w:comment")))
    for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        found = Counter(str(mark.get(qn("w:id"))) for mark in root.iter(qn(tag)))
        for number in sorted({*known, *found}):
            if (known[number], found[number]) != (1, 1):
                yield "comment", f"comment {number}: {tag} stands {found[number]} times.", DOCUMENT


def _footnotes(package: Package) -> Iterator[Finding]:
    """Every footnote has one mark in the text, and every mark its note."""
    parts = package.related(DOCUMENT, "footnotes")
    notes = [note for part in parts for note in package.tree(part).findall(qn("w:footnote"))]
    known = Counter(str(note.get(qn("w:id"))) for note in notes if note.get(qn("w:type"), "normal") == "normal")
    found = Counter(str(mark.get(qn("w:id"))) for mark in package.tree(DOCUMENT).iter(qn("w:footnoteReference")))
    for number in sorted({*known, *found}):
        if (known[number], found[number]) != (1, 1):
            message = f"footnote {number} stands {known[number]} times, its mark {found[number]} times."
            yield "footnote", message, DOCUMENT


def _tables(package: Package) -> Iterator[Finding]:
    """Widths agree with the grid, rows stay whole, and screen readers learn what a table is about."""
    for number, table in enumerate(package.tree(DOCUMENT).iter(qn("w:tbl")), 1):
        where = f"table {number}"
        grid = [_number(column.get(qn("w:w"))) for column in table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
        for row in table.findall(qn("w:tr")):
            if _row_widths(row, grid) != grid:
                yield "table", "the widths of the cells are not those of the grid.", where
            if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None:
                yield "table", "a row may be split over two pages.", where
            if any(len(cell) == 0 or local(cell[-1]) != "p" for cell in row.findall(qn("w:tc"))):
                yield "table", "a cell does not end with a paragraph.", where
        for tag in ("w:tblCaption", "w:tblDescription"):
            if not val(table, f"w:tblPr/{tag}"):
                yield "accessibility", f"no {tag}: a screen reader cannot say what the table is.", where
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        if look is None or look.get(qn("w:firstColumn")) != "1":
            yield "accessibility", "the first column is not marked as heading its rows.", where


def _row_widths(row: Element, grid: list[int]) -> list[int]:
    """Widths of the cells, those that span several columns told apart by the grid; wrong ones as they are."""
    widths: list[int] = []
    for cell in row.findall(qn("w:tc")):
        span = max(1, _number(val(cell, "w:tcPr/w:gridSpan")))
        said = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        width = _number(said.get(qn("w:w"))) if said is not None else -1
        covered = grid[len(widths) : len(widths) + span]
        widths += covered if sum(covered) == width else [width] * span
    return widths


def _number(text: str | None) -> int:
    """-1 for what is no number, which is then no width of a grid either."""
    return int(text) if text is not None and text.isdecimal() and len(text) <= _DIGITS else -1


_DIGITS = 6


def _order(package: Package) -> Iterator[Finding]:
    """Children of properties stand in the order of the schema: Word repairs a file where they do not."""
    ranks = {qn(parent): {qn(f"w:{name}"): n for n, name in enumerate(names)} for parent, names in ORDER.items()}
    for part in (*_texts(package), "word/styles.xml", "word/numbering.xml", "word/settings.xml"):
        if not package.has(part):
            continue
        for parent in package.tree(part).iter(*ranks):
            found = [ranks[str(parent.tag)].get(str(child.tag)) for child in parent]
            places = [place for place in found if place is not None]
            if places != sorted(places):
                yield "order", f"the children of {local(parent)} are not in the order of the schema.", part


def _direct(package: Package) -> Iterator[Finding]:
    """All looks come from styles, and no empty paragraph makes room. A hint says which face a script takes."""
    body = part_of(package.tree(DOCUMENT), "w:body")
    for tag, allowed in _ALLOWED.items():
        for properties in body.iter(qn(tag)):
            for child in properties:
                hint = local(child) == "rFonts" and set(child.keys()) == {qn("w:hint")}
                if local(child) not in allowed and not hint:
                    yield "direct", f"{local(child)} is set directly, not by a style.", DOCUMENT
    for paragraph in body.iterchildren(qn("w:p")):
        if not text_of(paragraph).strip() and next(paragraph.iter(qn("w:drawing"), qn("w:sectPr")), None) is None:
            yield "empty", "an empty paragraph.", DOCUMENT


def _page(package: Package) -> Iterator[Finding]:
    """A size and all seven margins; pictures with words; a title."""
    body = part_of(package.tree(DOCUMENT), "w:body")
    section = body.find(qn("w:sectPr"))
    margins = None if section is None else section.find(qn("w:pgMar"))
    for name in ("top", "right", "bottom", "left", "header", "footer", "gutter"):
        if margins is None or margins.get(qn(f"w:{name}")) is None:
            yield "page", f"the margin {name} is missing.", DOCUMENT
    pictures = list(body.iter(qn("wp:docPr")))
    if len({picture.get("id") for picture in pictures}) < len(pictures):
        yield "picture", "two pictures have one id.", DOCUMENT
    for picture in pictures:
        if not picture.get("descr"):
            yield "accessibility", "a picture has no alternative text.", DOCUMENT
    core = package.related("", "core")
    title = package.tree(core[0]).findtext(qn("dc:title")) if core else None
    if not title:
        yield "accessibility", "the document has no title.", "docProps/core.xml"


def _lists(package: Package) -> Iterator[Finding]:
    """Every list that is used is defined."""
    parts = package.related(DOCUMENT, "numbering")
    known = {str(n.get(qn("w:numId"))) for part in parts for n in package.tree(part).findall(qn("w:num"))}
    for part in (DOCUMENT, "word/styles.xml"):
        for number in sorted({str(use.get(qn("w:val"))) for use in package.tree(part).iter(qn("w:numId"))} - known):
            yield "list", f"list {number} is used but not defined.", part


def _texts(package: Package) -> tuple[str, ...]:
    """Parts that hold paragraphs."""
    kinds = ("comments", "footnotes", "header", "footer")
    return (DOCUMENT, *(name for kind in kinds for name in package.related(DOCUMENT, kind)))


RULES: tuple[Callable[[Package], Iterator[Finding]], ...] = (
    _parts,
    _bookmarks,
    _styles,
    _comments,
    _footnotes,
    _tables,
    _order,
    _direct,
    _page,
    _lists,
)
