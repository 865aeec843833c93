"""What readers need not take, and so no file to keep may have: large values, odd pages, keys of later programs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from reportpipe.check.pdf.opened import Opened
from reportpipe.check.rules import Fault

_INTEGER = 2**31
_STRING, _NAME = 32767, 127
_SMALLEST, _LARGEST = 3, 14400
_DEEPEST = 28
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_PERMISSIONS = {"/UR3", "/DocMDP"}


def values(file: Opened) -> Iterator[Fault]:
    """Integers have 32 bits, strings at most 32767 bytes, names 127 (ISO 19005-3, 6.1.13)."""
    for item in file.pdf.objects:
        where = f"object {item.objgen[0]}" if isinstance(item, pikepdf.Object) else None
        for value in _scalars(item):
            if isinstance(value, int) and not -_INTEGER <= value < _INTEGER:
                yield Fault(f"The integer {value}.", where)
            elif isinstance(value, pikepdf.String) and len(bytes(value)) > _STRING:
                yield Fault(f"A string of {len(bytes(value))} bytes.", where)
            elif isinstance(value, pikepdf.Name | str) and len(str(value).encode("utf8", "replace")) > _NAME + 1:
                yield Fault(f"A name of {len(str(value)) - 1} bytes.", where)


def _scalars(item: Any) -> Iterator[Any]:
    """The values in an object, and the names of its entries, but not what it refers to."""
    waiting = [item]
    while waiting:
        value = waiting.pop()
        held: list[Any] = []
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            yield from value.keys()
            held = [entry for _, entry in value.items()]
        elif isinstance(value, pikepdf.Array):
            held = list(value)
        elif not isinstance(value, bool | Decimal):
            yield value
        waiting += [entry for entry in held if not (isinstance(entry, pikepdf.Object) and entry.is_indirect)]


def page_sizes(file: Opened) -> Iterator[Fault]:
    """Pages and their boxes are 3 to 14400 points wide and high (ISO 19005-3, 6.1.13)."""
    for number, page in enumerate(file.pages, 1):
        for name in _BOXES:
            found = inherited(page, name)
            if found is None and name != "/MediaBox":
                continue
            box = [float(edge) for edge in found or (0, 0, 0, 0)]
            sides = abs(box[2] - box[0]), abs(box[3] - box[1])
            if not all(_SMALLEST <= side <= _LARGEST for side in sides):
                yield Fault(f"{name[1:]} measures {sides[0]:g} by {sides[1]:g} points.", f"page {number}")


def inherited(page: Any, key: str) -> Any:
    """An entry of a page, or of the pages above it."""
    for _ in range(_DEEPEST):
        if page is None or key in page:
            break
        page = page.get("/Parent")
    return page.get(key) if page is not None else None


def own_resources(file: Opened) -> Iterator[Fault]:
    """Pages and forms name what they paint with themselves, not by what is above them (ISO 19005-3, 6.2.2)."""
    for number in file.lent:
        yield Fault("The page takes its resources from the pages above it.", f"page {number}")
    for content in file.contents:
        if content.borrowing:
            yield Fault("A form takes its resources from the page.", content.where)


def no_extras(file: Opened) -> Iterator[Fault]:
    """No requirements, presentations, or permissions but those of signatures (ISO 19005-3, 6.1.12, 6.10, 6.11)."""
    if "/Requirements" in file.root:
        yield Fault("The file has requirements for its reader.", "catalogue")
    if "/AlternatePresentations" in (file.root.get("/Names") or {}):
        yield Fault("The file has alternate presentations.", "catalogue")
    if set((file.root.get("/Perms") or pikepdf.Dictionary()).keys()) - _PERMISSIONS:
        yield Fault("The permissions hold other keys than UR3 and DocMDP.", "catalogue")
    for number, page in enumerate(file.pages, 1):
        if "/PresSteps" in page:
            yield Fault("The page is shown in steps (PresSteps).", f"page {number}")


RULES = (values, page_sizes, own_resources, no_extras)
