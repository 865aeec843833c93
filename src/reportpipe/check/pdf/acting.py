"""What a file does, or lets its reader do: actions, forms, layers, and films that play."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from reportpipe.check.pdf.opened import Opened
from reportpipe.check.pdf.structure import attributes_of
from reportpipe.check.rules import Fault

_ACTIONS = frozenset({"GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"})
"""Kinds of action that PDF/A-3 has a place for."""
_NAMED = frozenset({"NextPage", "PrevPage", "FirstPage", "LastPage"})
_HIDDEN = 2
_LONGEST = 100
"""Actions that follow one another, and fields above a field: more are a circle."""


def no_actions(file: Opened) -> Iterator[Fault]:
    """Nothing in the file acts by itself: no script, no launching, no media (ISO 19005-3, 6.5)."""
    names = file.root.get("/Names") or {}
    if "/JavaScript" in names or "/AA" in file.root or any("/AA" in page for page in file.pages):
        yield Fault("A script or an additional action hangs on the file or a page.")
    for action, where in _actions(file):
        kind = str(action.get("/S") or "/nothing")[1:]
        if kind not in _ACTIONS:
            yield Fault(f"An action of the kind {kind}.", where)
        elif kind == "Named" and str(action.get("/N") or "/nothing")[1:] not in _NAMED:
            yield Fault(f"A named action {str(action.get('/N'))[1:]}.", where)


def _actions(file: Opened) -> Iterator[tuple[Any, str | None]]:
    """Every action of the catalogue, of annotations and bookmarks, and what follows upon it."""
    direct = [(note, f"page {number}") for number, note in file.annotations if not note.is_indirect]
    holders = [(item, f"object {item.objgen[0]}") for item in file.dictionaries]
    found = [(holder.get("/A"), where) for holder, where in (*direct, *holders)]
    # the attributes of a structure element stand under /A, too
    waiting = [(item, where) for item, where in found if isinstance(item, pikepdf.Dictionary) and "/S" in item]
    opening = file.root.get("/OpenAction")
    waiting += [(opening, "catalogue")] if isinstance(opening, pikepdf.Dictionary) else []
    for action, where in waiting:
        following: Any = action
        for _ in range(_LONGEST):
            if not isinstance(following, pikepdf.Dictionary):
                break
            yield following, where
            after = following.get("/Next")
            if isinstance(after, pikepdf.Array):
                yield from ((item, where) for item in after)
                break
            following = after


def no_forms(file: Opened) -> Iterator[Fault]:
    """No XFA, and no form that needs its looks made (ISO 19005-3, 6.4; ISO 14289-1, 7.15)."""
    form = file.root.get("/AcroForm") or {}
    if "/XFA" in form or file.root.get("/NeedsRendering") is True:
        yield Fault("The file holds an XFA form.")
    if bool(form.get("/NeedAppearances")):
        yield Fault("The file leaves the looks of its form to the reader.")


def fields(file: Opened) -> Iterator[Fault]:
    """A field starts no action, says what it is, and is alone in its Form (ISO 19005-3, 6.4.1; ISO 14289-1, 7.18)."""
    holders = {objgen: element for element in file.elements for objgen in element.objects}
    for number, note in file.annotations:
        if note.get("/Subtype") != "/Widget":
            continue
        holder = holders.get(note.objgen)
        alternative = str(holder.node.get("/Alt") or "") if holder is not None else ""
        if any("/A" in above or "/AA" in above for above in (note, *_fields_above(note))):
            yield Fault("A field has an action of its own.", f"page {number}")
        hidden = int(note.get("/F") or 0) & _HIDDEN
        described = alternative or any(str(above.get("/TU") or "") for above in (note, *_fields_above(note)))
        if not hidden and not described:
            yield Fault("A field does not say what it is (TU).", f"page {number}")
    for element in file.elements:
        alone = len(element.objects) == 1 and not element.children and not element.mcids
        if element.kind == "Form" and not alone and not any("/Role" in said for said in attributes_of(element)):
            yield Fault("Form holds other things than one field.", str(element))


def _fields_above(field: Any) -> Iterator[Any]:
    for _ in range(_LONGEST):
        field = field.get("/Parent")
        if field is None:
            return
        yield field


def layers(file: Opened) -> Iterator[Fault]:
    """Settings of layers have names, list every layer, switch nothing (ISO 19005-3, 6.9; ISO 14289-1, 7.10)."""
    held = file.root.get("/OCProperties") or {}
    groups = {group.objgen for group in held.get("/OCGs") or ()}
    settings = [item for item in (held.get("/D"), *(held.get("/Configs") or ())) if item is not None]
    names = [str(item.get("/Name") or "") for item in settings]
    if not all(names) or len(set(names)) < len(names):
        yield Fault("Settings of layers have no name, or one that others have.", "OCProperties")
    for item in settings:
        if "/AS" in item:
            yield Fault("Settings of layers switch by themselves (AS).", "OCProperties")
        if "/Order" in item and groups - set(_ordered(item.Order)):
            yield Fault("A layer is not in the order of the settings.", "OCProperties")


def _ordered(order: Any, depth: int = 0) -> Iterator[tuple[int, int]]:
    for item in order:
        if isinstance(item, pikepdf.Array) and depth < _LONGEST:
            yield from _ordered(item, depth + 1)
        elif isinstance(item, pikepdf.Dictionary):
            yield item.objgen


RULES = (no_actions, no_forms, fields, layers)
