"""Annotations: links above all."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from reportpipe.check.pdf.opened import Opened, flat_names
from reportpipe.check.rules import Fault

_KINDS = frozenset(
    {"Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline",
     "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Popup", "FileAttachment", "Widget", "PrinterMark",
     "Watermark"}
)  # fmt: skip
"""Kinds of annotation of ISO 32000-1 but for those that PDF/A-3 or PDF/UA-1 has no place for."""
_HIDDEN_FLAGS = 1 | 2 | 32 | 256
"""Invisible, Hidden, NoView, ToggleNoView (ISO 32000-1, table 165)."""
_PRINT = 4
_SAFE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def links_tagged(file: Opened) -> Iterator[Fault]:
    """Link annotations stand in Link elements, others in Annot or Form (ISO 14289-1, 7.18.1, 7.18.4 to 7.18.8)."""
    holders = {objgen: element for element in file.elements for objgen in element.objects}
    for number, note in file.annotations:
        kind = _kind(note)
        holder = holders.get(note.objgen)
        if kind == "PrinterMark" and holder is not None:
            yield Fault(f"A printer's mark stands in {holder.kind}.", f"page {number}")
        if kind in {"Popup", "PrinterMark"} or _hidden(note):
            continue
        wanted = {"Link": {"Link", "Reference"}, "Widget": {"Form"}}.get(kind, {"Annot"})
        if holder is None or holder.kind not in wanted:
            where = f"page {number}"
            yield Fault(f"A {kind} annotation stands in {holder.kind if holder else 'no element'}.", where)


def links_described(file: Opened) -> Iterator[Fault]:
    """Every annotation has words that say what it is, not only where it leads (ISO 14289-1, 7.18.1, 7.18.5)."""
    holders = {objgen: element for element in file.elements for objgen in element.objects}
    for number, note in file.annotations:
        words = str(note.get("/Contents") or "").strip()
        if _kind(note) in {"Popup", "Widget"} or _hidden(note):  # `fields` looks at those of forms
            continue
        if not words and _kind(note) != "Link" and note.objgen in holders:
            words = str(holders[note.objgen].node.get("/Alt") or "").strip()
        if not words:
            yield Fault(f"A {_kind(note)} annotation has no description (Contents).", f"page {number}")
        elif words == str(note.get("/Dest") or ""):
            yield Fault(f"A link is described by the name of its target, {words!r}.", f"page {number}")


def tab_order(file: Opened) -> Iterator[Fault]:
    """A page with annotations is walked through in the order of its structure (ISO 14289-1, 7.18.3)."""
    for number, page in enumerate(file.pages, 1):
        if page.get("/Annots") and page.get("/Tabs") != "/S":
            yield Fault("The tab order is not that of the structure.", f"page {number}")


def annotation_kinds(file: Opened) -> Iterator[Fault]:
    """No sound, film, screen, body, trap network or unknown annotation (ISO 19005-3, 6.3.1; ISO 14289-1, 7.18.2)."""
    for number, note in file.annotations:
        if _kind(note) not in _KINDS:
            yield Fault(f"A {_kind(note)} annotation.", f"page {number}")


def annotation_flags(file: Opened) -> Iterator[Fault]:
    """Annotations print, and none is hidden (ISO 19005-3, 6.3.2)."""
    for number, note in file.annotations:
        flags = int(note.get("/F") or 0)
        if _kind(note) != "Popup" and (not flags & _PRINT or flags & _HIDDEN_FLAGS):
            yield Fault(f"A {_kind(note)} annotation has the flags {flags}.", f"page {number}")


def annotation_looks(file: Opened) -> Iterator[Fault]:
    """Annotations other than links and pop-ups carry their one look with them (ISO 19005-3, 6.3.3)."""
    for number, note in file.annotations:
        if _kind(note) not in {"Link", "Popup"} and _area(note) and "/AP" not in note:
            yield Fault(f"A {_kind(note)} annotation has no appearance.", f"page {number}")
        looks = note.get("/AP") or pikepdf.Dictionary()
        by_state = note.get("/FT") == "/Btn" and _kind(note) == "Widget"
        if set(looks.keys()) - {"/N"}:
            yield Fault(f"A {_kind(note)} annotation looks otherwise under a mouse.", f"page {number}")
        elif "/N" in looks and isinstance(looks.N, pikepdf.Stream) is by_state:
            yield Fault(f"The appearance of a {_kind(note)} annotation is of the wrong kind.", f"page {number}")


def link_targets(file: Opened) -> Iterator[Fault]:
    """Every link leads to a place in the file, or to an address of the web or of mail (ISO 32000-1, 12.3.2, 12.6.4)."""
    names = {name for name, _ in flat_names((file.root.get("/Names") or {}).get("/Dests") or {})}
    # pikepdf iterates otherwise.
    names |= {str(name)[1:] for name in (file.root.get("/Dests") or {}).keys()}  # noqa: SIM118
    for number, note in file.annotations:
        action = note.get("/A") or {}
        target = note.get("/Dest") if "/Dest" in note else action.get("/D")
        if _kind(note) != "Link":
            continue
        if isinstance(target, pikepdf.String | pikepdf.Name):
            name = str(target).removeprefix("/") if isinstance(target, pikepdf.Name) else str(target)
            if name not in names:
                yield Fault(f"A link leads to {name}, which is not there.", f"page {number}")
        elif target is None and not _SAFE.match(str(action.get("/URI") or "")):
            yield Fault("A link leads nowhere that a reader may follow.", f"page {number}")


def _kind(note: Any) -> str:
    return str(note.get("/Subtype") or "/Unknown")[1:]


def _hidden(note: Any) -> bool:
    return bool(int(note.get("/F") or 0) & 2)


def _area(note: Any) -> bool:
    left, bottom, right, top = (float(edge) for edge in note.get("/Rect") or (0, 0, 0, 0))
    return left != right and bottom != top


RULES = (
    links_tagged,
    links_described,
    tab_order,
    annotation_kinds,
    annotation_flags,
    annotation_looks,
    link_targets,
)
