"""The structure tree: whole, typed, nested as the standard wants it, and every mark of a page in it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from reportpipe.check.pdf.opened import STANDARD, Element, Opened, kids
from reportpipe.check.rules import Fault

_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
"""What may hold an element of this kind."""
_KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}
"""What an element of this kind may hold."""
_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def tagged(file: Opened) -> Iterator[Fault]:
    """The file says that it is tagged, and has a structure tree (ISO 14289-1, 7.1; ISO 19005-3, 6.7.2.2, 6.7.3.3)."""
    marks = file.root.get("/MarkInfo") or {}
    if marks.get("/Marked") is not True:
        yield Fault("MarkInfo does not say Marked.")
    if marks.get("/Suspects") is True:
        yield Fault("MarkInfo says that some tags are suspect.")
    tree = file.root.get("/StructTreeRoot")
    if tree is None or not kids(tree):
        yield Fault("There is no structure tree.")


def standard_types(file: Opened) -> Iterator[Fault]:
    """Every structure type is a standard one or mapped to one, and none is mapped away (ISO 14289-1, 7.1)."""
    for element in file.elements:
        if element.kind not in STANDARD:
            yield Fault(f"The structure type {element.kind} is not a standard one, nor mapped to one.", str(element))
    for name in sorted(STANDARD & set(file.roles)):
        yield Fault(f"The standard type {name} is mapped to {file.roles[name]}.", "RoleMap")


def one_tree(file: Opened) -> Iterator[Fault]:
    """Each element names its own parent, and stands in the tree once (ISO 32000-1, 14.7.2; ISO 14289-1, 7.1)."""
    root = file.root.get("/StructTreeRoot")
    for element in file.elements:
        above = root if element.parent is None else element.parent.node
        said = element.node.get("/P")
        if said is None or above is None or said.objgen != above.objgen:
            yield Fault("It does not name the element above it as its parent.", str(element))
    uses = Counter(
        kid.objgen
        for element in file.elements
        for kid in kids(element.node)
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.is_indirect
    )
    for element in file.elements:
        if uses[element.node.objgen] > 1:
            yield Fault("It stands in the tree more than once.", str(element))


def nesting(file: Opened) -> Iterator[Fault]:
    """Tables, lists and contents hold only what belongs into them (ISO 14289-1, 7.2, 7.5, 7.6)."""
    for element in file.elements:
        if element.kind == "NonStruct":
            continue
        holder = element.parent
        while holder is not None and holder.kind == "NonStruct":  # groups, and means nothing (ISO 32000-1, 14.8.4.2)
            holder = holder.parent
        above = holder.kind if holder is not None else "StructTreeRoot"
        if element.kind in _PARENTS and above not in _PARENTS[element.kind]:
            yield Fault(f"{element.kind} stands in {above}.", str(element))
        if above in _KIDS and element.kind not in _KIDS[above]:
            yield Fault(f"{above} holds {element.kind}.", str(element))
        if element.kind in {"Table", "L", "TOC"}:
            yield from _single_parts(element)


def _single_parts(element: Element) -> Iterator[Fault]:
    """One caption, at the head, of a table also at the foot; one head and one foot of a table."""
    found = [child.kind for child in element.children]
    for kind in ("Caption", "THead", "TFoot"):
        if found.count(kind) > 1:
            yield Fault(f"{element.kind} has {found.count(kind)} elements {kind}.", str(element))
    if "Caption" in (found[1:-1] if element.kind == "Table" else found[1:]):
        yield Fault("A caption stands in the middle, or at the end of a list.", str(element))
    if "TBody" not in found and not {"THead", "TFoot"}.isdisjoint(found):
        yield Fault("A table has a head or foot and no body.", str(element))


def headings(file: Opened) -> Iterator[Fault]:
    """Numbered headings begin with H1 and leave no level out; H and Hn do not mix (ISO 14289-1, 7.4)."""
    level = 0
    for element in file.elements:
        if element.kind in _HEADINGS:
            number = int(element.kind[1:])
            if number > level + 1:
                yield Fault(f"{element.kind} follows {f'H{level}' if level else 'no heading'}.", str(element))
            level = number
    if level and any(element.kind == "H" for element in file.elements):
        yield Fault("H and numbered headings stand in one file.")


def figures(file: Opened) -> Iterator[Fault]:
    """Pictures and formulas have words in their place, and pictures a place (ISO 14289-1, 7.3, 7.7)."""
    for element in file.elements:
        if element.kind not in {"Figure", "Formula"}:
            continue
        words = str(element.node.get("/Alt") or "").strip() or str(element.node.get("/ActualText") or "").strip()
        if not words:
            yield Fault(f"{element.kind} has no alternative text.", str(element), "Give the picture a title or alt.")
        if element.kind == "Figure" and not any("/BBox" in attributes for attributes in attributes_of(element)):
            yield Fault("Figure does not say its place (BBox).", str(element))


def notes(file: Opened) -> Iterator[Fault]:
    """Every Note has an ID, and no ID stands twice (ISO 14289-1, 7.9; ISO 32000-1, 14.7.2)."""
    ids = Counter(bytes(element.node.ID) for element in file.elements if "/ID" in element.node)
    for element in file.elements:
        if element.kind == "Note" and "/ID" not in element.node:
            yield Fault("Note has no ID.", str(element))
    for name, count in ids.items():
        if count > 1:
            yield Fault(f"The ID {name.decode('latin1')} stands {count} times.")


def marks_in_tree(file: Opened) -> Iterator[Fault]:
    """Every mark of a page belongs to one element, and every element's mark is on its page (ISO 14289-1, 7.1)."""
    owners = Counter(mark for element in file.elements for mark in element.mcids)
    for page, content in zip(file.pages, file.contents, strict=True):
        for mcid, count in sorted(content.mcids.items()):
            if owners[mcid, page.objgen] != 1:
                yield Fault(f"The mark {mcid} belongs to {owners[mcid, page.objgen]} elements.", content.where)
            if count > 1:
                yield Fault(f"The mark {mcid} is opened {count} times.", content.where)
    painted = {page.objgen: content.mcids for page, content in zip(file.pages, file.contents, strict=True)}
    for element in file.elements:
        for mcid, page in element.mcids:
            if mcid not in painted.get(page, ()):
                yield Fault(f"The mark {mcid} is not on page {file.page_number.get(page, '?')}.", str(element))


def parent_tree(file: Opened) -> Iterator[Fault]:
    """The parent tree leads from each mark and annotation to the element that holds it (ISO 32000-1, 14.7.4.4)."""
    owners = {mark: element for element in file.elements for mark in element.mcids}
    for page, content in zip(file.pages, file.contents, strict=True):
        if not content.mcids:
            continue
        key = page.get("/StructParents")
        entries = file.parents.get(int(key)) if key is not None else None
        if not isinstance(entries, pikepdf.Array):
            yield Fault("The page has no entry in the parent tree.", content.where)
            continue
        for mcid in sorted(content.mcids):
            owner = owners.get((mcid, page.objgen))
            entry = entries[mcid] if 0 <= mcid < len(entries) else None
            if owner is not None and not _same(entry, owner.node):
                yield Fault(f"The parent tree leads from the mark {mcid} to another element.", content.where)
    holders = {objgen: element for element in file.elements for objgen in element.objects}
    for number, note in file.annotations:
        holder, key = holders.get(note.objgen), note.get("/StructParent")
        if holder is not None and (key is None or not _same(file.parents.get(int(key)), holder.node)):
            yield Fault("The parent tree does not lead from an annotation to its element.", f"page {number}")


def _same(one: Any, other: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.objgen == other.objgen


def all_marked(file: Opened) -> Iterator[Fault]:
    """All that is painted is tagged or an artifact, never both (ISO 14289-1, 7.1; ISO 19005-3, 6.7.3)."""
    for content in file.contents:
        if content.unmarked:
            counted = ", ".join(f"{count} × {operator}" for operator, count in sorted(content.unmarked.items()))
            yield Fault(f"Painted outside any mark: {counted}.", content.where)
        for message in dict.fromkeys(content.mixed):
            yield Fault(message[:1].upper() + message[1:], content.where)


def attributes_of(element: Element) -> list[Any]:
    """The attribute dictionaries of an element: one, or an array of them and of revision numbers."""
    said = element.node.get("/A")
    listed = list(said) if isinstance(said, pikepdf.Array) else [said]
    return [item for item in listed if isinstance(item, pikepdf.Dictionary)]


RULES = (
    tagged,
    standard_types,
    one_tree,
    nesting,
    headings,
    figures,
    notes,
    marks_in_tree,
    parent_tree,
    all_marked,
)
