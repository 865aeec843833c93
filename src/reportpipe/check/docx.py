"""What is wrong with a Word file, as far as a machine can say: what makes Word repair it, what breaks a link, what
leaves a reader with a screen reader out, and formatting that no style carries.
"""

import re
from collections import Counter
from collections.abc import Iterator

from reportpipe.check import schema
from reportpipe.check.rules import Fault, Rule, findings
from reportpipe.model import Note
from reportpipe.ooxml.package import CONTENT_TYPES, DOCUMENT, Package
from reportpipe.ooxml.xml import ORDER, Element, local, part_of, qn, text_of, val

NOT_COVERED = (
    "The schema of ECMA-376 beyond what memos use; attributes that it does not know.",
    "How a page looks, and whether Word itself opens the file without repair.",
    "Whether headings and alternative texts say what they should: a person has to look.",
)
_STYLES = "word/styles.xml"
_OTHERS = ("styles", "numbering", "settings")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
_ALLOWED = {
    "w:pPr": frozenset({"pStyle", "numPr", "bidi", "sectPr", "rPr", "pPrChange"}),
    "w:rPr": frozenset({"rStyle", "lang", "rtl", "cs", "noProof", "ins", "del"}),
}
"""Properties that are not the look of a page: everything else belongs into a style."""


def check(data: bytes) -> tuple[Note, ...]:
    """Findings, in the order of the rules; none when nothing is wrong.

    Raises:
        InputError: not a Word file, or a part of it is no XML.
    """
    package = Package.read(data)
    for name in package.names():
        if name.endswith((".xml", ".rels")):
            package.tree(name)
    return findings("docx", RULES, package)


def types(package: Package) -> Iterator[Fault]:
    """Every part has a content type, the one of its kind, and every part that has one is there (ISO/IEC 29500-2)."""
    listed = package.tree(CONTENT_TYPES)
    known = {str(item.get("PartName")) for item in listed.findall(qn("ct:Override"))}
    extensions = {str(item.get("Extension")) for item in listed.findall(qn("ct:Default"))}
    for name in sorted(known):
        if not package.has(name.lstrip("/")):
            yield Fault(f"{name} has a content type but is not there.", CONTENT_TYPES)
    for name in package.names():
        if f"/{name}" not in known and name.rpartition(".")[2] not in extensions and name != CONTENT_TYPES:
            yield Fault(f"{name} has no content type.", CONTENT_TYPES)
    said = {str(item.get("PartName")): str(item.get("ContentType")) for item in listed.findall(qn("ct:Override"))}
    for kind in ("styles", "settings", "comments", "footnotes", "numbering", "header", "footer"):
        for name in package.related(DOCUMENT, kind):
            wanted = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
            if said.get(f"/{name}", wanted) != wanted:
                yield Fault(f"The content type of {name} is {said[f'/{name}']}, not that of {kind}.", CONTENT_TYPES)


def relationships(package: Package) -> Iterator[Fault]:
    """Every relationship leads somewhere, and every id of one is known (ISO/IEC 29500-2)."""
    for name in package.names():
        if name.endswith(".rels") or not name.endswith(".xml"):
            continue
        links = package.relationships(name)
        ids = {str(link.get("Id")) for link in links}
        for link in links:
            target = package.resolve(name, link)
            if target is not None and not package.has(target):
                yield Fault(f"A link leads to {target}, which is not there.", name)
        for attribute in ("r:id", "r:embed", "r:link"):
            for use in package.tree(name).xpath(f"//@*[name()='{attribute}']"):
                if str(use) not in ids:
                    yield Fault(f"{attribute} {use} is not among the relationships.", name)


def bookmarks(package: Package) -> Iterator[Fault]:
    """Bookmarks have names that Word takes, each once, and begin and end inside paragraphs (29500-1, 17.13.6)."""
    root = package.tree(DOCUMENT)
    starts, ends = list(root.iter(qn("w:bookmarkStart"))), list(root.iter(qn("w:bookmarkEnd")))
    names = Counter(str(start.get(qn("w:name"))) for start in starts)
    for name, count in names.items():
        if count > 1:
            yield Fault(f"The bookmark {name} stands {count} times.", DOCUMENT)
        if not _NAME.fullmatch(name):
            yield Fault(f"Word does not take the bookmark name {name!r}.", DOCUMENT)
    begun, ended = (Counter(str(mark.get(qn("w:id"))) for mark in marks) for marks in (starts, ends))
    if begun != ended or any(count > 1 for count in begun.values()):
        yield Fault("Bookmarks do not begin and end once each.", DOCUMENT)
    for start in starts:
        parent = start.getparent()
        if parent is not None and local(parent) not in {"p", "hyperlink"}:
            message = f"The bookmark {start.get(qn('w:name'))} begins outside a paragraph."
            yield Fault(message, DOCUMENT, "LibreOffice moves it.", level="warning")


def links(package: Package) -> Iterator[Fault]:
    """Every link inside the document leads to a bookmark (ISO/IEC 29500-1, 17.16.22)."""
    root = package.tree(DOCUMENT)
    names = {mark.get(qn("w:name")) for mark in root.iter(qn("w:bookmarkStart"))}
    for link in root.iter(qn("w:hyperlink")):
        anchor = link.get(qn("w:anchor"))
        if anchor is not None and anchor not in names:
            yield Fault(f"A link leads to {anchor}, which is not there.", DOCUMENT)


def styles(package: Package) -> Iterator[Fault]:
    """Every style that is used or built on is defined, once (ISO/IEC 29500-1, 17.7.4)."""
    defined = package.tree(_STYLES).findall(qn("w:style"))
    ids = Counter(str(style.get(qn("w:styleId"))) for style in defined)
    for name, count in ids.items():
        if count > 1:
            yield Fault(f"The style {name} is defined {count} times.", _STYLES)
    for part in _texts(package):
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            for name in sorted({str(use.get(qn("w:val"))) for use in package.tree(part).iter(qn(tag))} - set(ids)):
                yield Fault(f"The style {name} is used but not defined.", part)
    for style in defined:
        for tag in ("w:basedOn", "w:next", "w:link"):
            other = val(style, tag)
            if other is not None and other not in ids:
                yield Fault(f"{style.get(qn('w:styleId'))} builds on {other}, which is not defined.", _STYLES)


def comments(package: Package) -> Iterator[Fault]:
    """A comment has a beginning, an end and a mark in the text, once each (ISO/IEC 29500-1, 17.13.4)."""
    root = package.tree(DOCUMENT)
    parts = package.related(DOCUMENT, "comments")
    known = Counter(str(c.get(qn("w:id"))) for part in parts for c in package.tree(part).findall(qn("w:comment")))
    for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        found = Counter(str(mark.get(qn("w:id"))) for mark in root.iter(qn(tag)))
        for number in sorted({*known, *found}):
            if (known[number], found[number]) != (1, 1):
                yield Fault(f"Comment {number}: {tag} stands {found[number]} times.", DOCUMENT)


def footnotes(package: Package) -> Iterator[Fault]:
    """Every footnote has one mark in the text, and every mark its note (ISO/IEC 29500-1, 17.11)."""
    parts = package.related(DOCUMENT, "footnotes")
    notes = [note for part in parts for note in package.tree(part).findall(qn("w:footnote"))]
    known = Counter(str(note.get(qn("w:id"))) for note in notes if note.get(qn("w:type"), "normal") == "normal")
    found = Counter(str(mark.get(qn("w:id"))) for mark in package.tree(DOCUMENT).iter(qn("w:footnoteReference")))
    for number in sorted({*known, *found}):
        if (known[number], found[number]) != (1, 1):
            message = f"Footnote {number} stands {known[number]} times, its mark {found[number]} times."
            yield Fault(message, DOCUMENT)


def tables(package: Package) -> Iterator[Fault]:
    """Cells are as wide as the grid says, end with a paragraph, and rows stay whole (ISO/IEC 29500-1, 17.4)."""
    for where, table in _numbered_tables(package):
        grid = [_number(column.get(qn("w:w"))) for column in table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
        for row in table.findall(qn("w:tr")):
            if _row_widths(row, grid) != grid:
                yield Fault("The widths of the cells are not those of the grid.", where)
            if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None:
                yield Fault("A row may be split over two pages.", where, level="warning")
            if any(len(cell) == 0 or local(cell[-1]) != "p" for cell in row.findall(qn("w:tc"))):
                yield Fault("A cell does not end with a paragraph.", where)


def tables_described(package: Package) -> Iterator[Fault]:
    """A screen reader can say what a table is about and which cells head its rows (WCAG 2.2, 1.3.1)."""
    for where, table in _numbered_tables(package):
        for tag in ("w:tblCaption", "w:tblDescription"):
            if not val(table, f"w:tblPr/{tag}"):
                yield Fault(f"No {tag}: a screen reader cannot say what the table is.", where)
        look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
        if look is None or look.get(qn("w:firstColumn")) != "1":
            yield Fault("The first column is not marked as heading its rows.", where)


def _numbered_tables(package: Package) -> Iterator[tuple[str, Element]]:
    return ((f"table {n}", table) for n, table in enumerate(package.tree(DOCUMENT).iter(qn("w:tbl")), 1))


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


def order(package: Package) -> Iterator[Fault]:
    """Children of properties and lists stand in the order of the schema: Word repairs a file where they do not."""
    ranks = {qn(parent): {qn(f"w:{name}"): n for n, name in enumerate(names)} for parent, names in ORDER.items()}
    for part in (*_texts(package), _STYLES, "word/numbering.xml", "word/settings.xml"):
        if not package.has(part):
            continue
        for parent in package.tree(part).iter(*ranks):
            found = [ranks[str(parent.tag)].get(str(child.tag)) for child in parent]
            places = [place for place in found if place is not None]
            if places != sorted(places):
                yield Fault(f"The children of {local(parent)} are not in the order of the schema.", part)


def elements(package: Package) -> Iterator[Fault]:
    """What stands where, has to be said, and with which values, in what memos use (ECMA-376 part 1, annex A)."""
    for part in (*_texts(package), *(name for kind in _OTHERS for name in package.related(DOCUMENT, kind))):
        if package.has(part):
            yield from schema.faults(package.tree(part), part)


def direct(package: Package) -> Iterator[Fault]:
    """All looks come from styles; a hint says which face a script takes. People in Word may do otherwise."""
    for tag, allowed in _ALLOWED.items():
        for properties in part_of(package.tree(DOCUMENT), "w:body").iter(qn(tag)):
            for child in properties:
                hint = local(child) == "rFonts" and set(child.keys()) == {qn("w:hint")}
                if local(child) not in allowed and not hint:
                    yield Fault(f"{local(child)} is set directly, not by a style.", DOCUMENT, level="warning")


def empty(package: Package) -> Iterator[Fault]:
    """No empty paragraph makes room."""
    for paragraph in part_of(package.tree(DOCUMENT), "w:body").iterchildren(qn("w:p")):
        if not text_of(paragraph).strip() and next(paragraph.iter(qn("w:drawing"), qn("w:sectPr")), None) is None:
            yield Fault("An empty paragraph.", DOCUMENT, level="warning")


def page(package: Package) -> Iterator[Fault]:
    """The pages of each section have all seven margins (ISO/IEC 29500-1, 17.6.11)."""
    sections = list(part_of(package.tree(DOCUMENT), "w:body").iter(qn("w:sectPr")))
    margins = [section.find(qn("w:pgMar")) for section in sections] or [None]
    if None in margins:
        yield Fault("A section has no margins: each program takes its own.", DOCUMENT, level="warning")
    for name in ("top", "right", "bottom", "left", "header", "footer", "gutter"):
        if any(each is not None and each.get(qn(f"w:{name}")) is None for each in margins):
            yield Fault(f"The margin {name} is missing.", DOCUMENT)


def pictures(package: Package) -> Iterator[Fault]:
    """Every picture has an id of its own and words in its place (ISO/IEC 29500-1, 20.4.2.5; WCAG 2.2, 1.1.1)."""
    drawn = list(part_of(package.tree(DOCUMENT), "w:body").iter(qn("wp:docPr")))
    if len({picture.get("id") for picture in drawn}) < len(drawn):
        yield Fault("Two pictures have one id.", DOCUMENT)
    for picture in drawn:
        if not picture.get("descr"):
            yield Fault("A picture has no alternative text.", DOCUMENT)


def title(package: Package) -> Iterator[Fault]:
    """The document has a title (WCAG 2.2, 2.4.2)."""
    core = package.related("", "core")
    if not (core and package.tree(core[0]).findtext(qn("dc:title"))):
        yield Fault("The document has no title.", "docProps/core.xml")


def lists(package: Package) -> Iterator[Fault]:
    """Every list that is used is defined (ISO/IEC 29500-1, 17.9)."""
    parts = package.related(DOCUMENT, "numbering")
    known = {str(n.get(qn("w:numId"))) for part in parts for n in package.tree(part).findall(qn("w:num"))}
    for part in (DOCUMENT, _STYLES):
        for number in sorted({str(use.get(qn("w:val"))) for use in package.tree(part).iter(qn("w:numId"))} - known):
            yield Fault(f"List {number} is used but not defined.", part)


def _texts(package: Package) -> tuple[str, ...]:
    """Parts that hold paragraphs."""
    kinds = ("comments", "footnotes", "header", "footer")
    return (DOCUMENT, *(name for kind in kinds for name in package.related(DOCUMENT, kind)))


RULES: tuple[Rule[Package], ...] = (
    *(types, relationships, bookmarks, links, styles, comments, footnotes),
    *(tables, tables_described, order, elements, direct, empty, page, pictures, title, lists),
)
