"""What makes a file one to keep: nothing outside it, nothing that acts, colours that are fixed, attachments named."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from reportpipe.check.pdf.opened import Opened, flat_names
from reportpipe.check.rules import Fault

_HEADER = re.compile(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}")
_ACTIONS = frozenset(
    {"Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView",
     "JavaScript"}
)  # fmt: skip
"""Kinds of action that PDF/A-3 has no place for."""
_BLENDS = frozenset(
    {"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn",
     "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"}
)  # fmt: skip
_INTENTS = frozenset({"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"})
_RELATIONS = frozenset({"Source", "Data", "Alternative", "Supplement", "Unspecified"})
_SPACES = {b"RGB ": (3, "DeviceRGB"), b"CMYK": (4, "DeviceCMYK"), b"GRAY": (1, "DeviceGray")}
_SMALLEST, _LARGEST = 3, 14400
_DEEPEST = 28
_MANY_PAGES = 3


def header(file: Opened) -> Iterator[Fault]:
    """The file begins with its version and a line of bytes that no text has (ISO 19005-3, 6.1.2)."""
    if not _HEADER.match(file.data):
        yield Fault("The first two lines are not those of a PDF/A file.")


def end(file: Opened) -> Iterator[Fault]:
    """Nothing follows the end mark (ISO 19005-3, 6.1.3)."""
    tail = file.data.rpartition(b"%%EOF")[2]
    if tail not in {b"", b"\n", b"\r", b"\r\n"}:
        yield Fault(f"{len(tail)} bytes follow the end mark.")


def identifier(file: Opened) -> Iterator[Fault]:
    """The file has an identifier (ISO 19005-3, 6.1.3)."""
    if not file.pdf.trailer.get("/ID"):
        yield Fault("The trailer has no ID.")


def not_encrypted(file: Opened) -> Iterator[Fault]:
    """The file is not encrypted (ISO 19005-3, 6.1.3; ISO 14289-1, 7.16)."""
    if file.pdf.is_encrypted:
        yield Fault("The file is encrypted.")


def own_streams(file: Opened) -> Iterator[Fault]:
    """Every stream is in the file and packed in a way that all may use (ISO 19005-3, 6.1.7)."""
    for item in file.dictionaries:
        if not isinstance(item, pikepdf.Stream):
            continue
        if any(key in item for key in ("/F", "/FFilter", "/FDecodeParms")):
            yield Fault("A stream lies outside the file.", f"object {item.objgen[0]}")
        filters = item.get("/Filter")
        names = [filters] if isinstance(filters, pikepdf.Name) else list(filters or ())
        if any(name in {"/LZWDecode", "/Crypt"} for name in names):
            yield Fault("A stream is packed with LZW or encrypted.", f"object {item.objgen[0]}")


def no_actions(file: Opened) -> Iterator[Fault]:
    """Nothing in the file acts by itself: no script, no launching, no media (ISO 19005-3, 6.5)."""
    names = file.root.get("/Names") or {}
    if "/JavaScript" in names or "/AA" in file.root or any("/AA" in page for page in file.pages):
        yield Fault("A script or an additional action hangs on the file or a page.")
    for item in (*file.dictionaries, *(note.get("/A") for _, note in file.annotations), file.root.get("/OpenAction")):
        kind = str(item.get("/S") or "")[1:] if isinstance(item, pikepdf.Dictionary) else ""
        if kind in _ACTIONS:
            yield Fault(f"An action of the kind {kind}.", f"object {item.objgen[0]}" if item.objgen[0] else None)


def no_forms(file: Opened) -> Iterator[Fault]:
    """No XFA, and no form that needs its looks made (ISO 19005-3, 6.4; ISO 14289-1, 7.15)."""
    form = file.root.get("/AcroForm") or {}
    if "/XFA" in form or file.root.get("/NeedsRendering") is True:
        yield Fault("The file holds an XFA form.")
    if bool(form.get("/NeedAppearances")):
        yield Fault("The file leaves the looks of its form to the reader.")


def no_postscript(file: Opened) -> Iterator[Fault]:
    """No PostScript, no reference to other files, no alternate images (ISO 19005-3, 6.2.8, 6.2.9)."""
    for item in file.dictionaries:
        if not isinstance(item, pikepdf.Stream):
            continue
        where = f"object {item.objgen[0]}"
        if item.get("/Subtype") == "/PS" or item.get("/Subtype2") == "/PS" or "/Ref" in item:
            yield Fault("A form is PostScript, or refers to another file.", where)
        if "/Alternates" in item or "/OPI" in item or bool(item.get("/Interpolate")):
            yield Fault("An image has alternates, or asks to be smoothed.", where)


def output_intent(file: Opened) -> Iterator[Fault]:
    """One output intent, whose colour profile is there and fits (ISO 19005-3, 6.2.3)."""
    intents = [item for item in file.root.get("/OutputIntents") or () if item.get("/S") == "/GTS_PDFA1"]
    if len(intents) != 1:
        yield Fault(f"There are {len(intents)} output intents of PDF/A.")
        return
    profile = intents[0].get("/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        yield Fault("The output intent has no colour profile.")
        return
    data = bytes(profile.read_bytes()[:128])
    if data[36:40] != b"acsp" or data[16:20] not in _SPACES or data[12:16] not in {b"mntr", b"prtr"}:
        yield Fault("The colour profile is not one of a screen or a printer.")
    elif profile.get("/N") != _SPACES[data[16:20]][0]:
        yield Fault("The number of colours is not that of the profile.")


def colours(file: Opened) -> Iterator[Fault]:
    """Device colours are those of the output intent (ISO 19005-3, 6.2.4.3)."""
    allowed = {"DeviceGray"}
    for intent in file.root.get("/OutputIntents") or ():
        profile = intent.get("/DestOutputProfile")
        if isinstance(profile, pikepdf.Stream):
            allowed.add(_SPACES.get(bytes(profile.read_bytes()[16:20]), (0, ""))[1])
    for content in file.contents:
        for name in sorted(content.colours - allowed):
            yield Fault(f"{name} is not the colour space of the output intent.", content.where)


def graphics_states(file: Opened) -> Iterator[Fault]:
    """Graphics states have no transfer curves, and known blends and intents only (ISO 19005-3, 6.2.5, 6.2.10)."""
    for content in file.contents:
        for state in content.states:
            blend = state.get("/BM")
            blends = [blend] if isinstance(blend, pikepdf.Name) else list(blend or ())
            if any(str(name)[1:] not in _BLENDS for name in blends):
                yield Fault(f"The blend mode {blend} is not of the standard.", content.where)
            if "/TR" in state or state.get("/TR2", pikepdf.Name.Default) != "/Default" or "/HTP" in state:
                yield Fault("A graphics state changes the transfer curve.", content.where)
            if "/RI" in state and str(state.RI)[1:] not in _INTENTS:
                yield Fault(f"The rendering intent {state.RI} is not of the standard.", content.where)


def transparency(file: Opened) -> Iterator[Fault]:
    """What shines through is blended in colours that are fixed (ISO 19005-3, 6.2.10)."""
    if file.root.get("/OutputIntents"):
        return
    for page, content in zip(file.pages, file.contents, strict=True):
        if any(_shines(state) for state in content.states) and "/CS" not in (page.get("/Group") or {}):
            yield Fault("The page is transparent, and no colours are fixed for it.", content.where)


def _shines(state: Any) -> bool:
    opacity = min(float(state.get(key, 1)) for key in ("/ca", "/CA"))
    return opacity < 1 or state.get("/SMask", pikepdf.Name("/None")) != "/None"


def operators(file: Opened) -> Iterator[Fault]:
    """Pages hold known operators, in pairs, nested at most 28 deep (ISO 19005-3, 6.2.2, 6.1.13)."""
    for content in file.contents:
        if content.unknown:
            yield Fault(f"Unknown operators: {', '.join(sorted(content.unknown))}.", content.where)
        for message in dict.fromkeys(content.unbalanced):
            yield Fault(message[:1].upper() + message[1:], content.where)
        if content.deepest > _DEEPEST:
            yield Fault(f"Graphics states are nested {content.deepest} deep.", content.where)


def page_sizes(file: Opened) -> Iterator[Fault]:
    """Pages are 3 to 14400 points wide and high (ISO 19005-3, 6.1.13)."""
    for number, page in enumerate(file.pages, 1):
        box = [float(edge) for edge in _inherited(page, "/MediaBox") or (0, 0, 0, 0)]
        sides = abs(box[2] - box[0]), abs(box[3] - box[1])
        if not all(_SMALLEST <= side <= _LARGEST for side in sides):
            yield Fault(f"The page measures {sides[0]:g} by {sides[1]:g} points.", f"page {number}")


def _inherited(page: Any, key: str) -> Any:
    for _ in range(_DEEPEST):
        if page is None or key in page:
            break
        page = page.get("/Parent")
    return page.get(key) if page is not None else None


def attachments(file: Opened) -> Iterator[Fault]:
    """Attachments have name, type, date and relation, and are associated once (ISO 19005-3, 6.8; ISO 14289-1, 7.11)."""
    associated = [item.objgen for holder in (file.root, *file.pages) for item in holder.get("/AF") or ()]
    for name, described in flat_names((file.root.get("/Names") or {}).get("/EmbeddedFiles") or {}):
        if not described.get("/F") or not described.get("/UF"):
            yield Fault("The attachment has no name for readers (F, UF).", name)
        if str(described.get("/AFRelationship") or "")[1:] not in _RELATIONS:
            yield Fault("The attachment does not say how it is related to the file (AFRelationship).", name)
        if associated.count(described.objgen) != 1:
            yield Fault(f"The attachment is associated {associated.count(described.objgen)} times (AF).", name)
        stream = (described.get("/EF") or {}).get("/F")
        if not isinstance(stream, pikepdf.Stream):
            yield Fault("The attachment is empty.", name)
        elif "/Subtype" not in stream or "/ModDate" not in (stream.get("/Params") or {}):
            yield Fault("The attachment has no type or no date.", name)


def bookmarks(file: Opened) -> Iterator[Fault]:
    """A file of several pages has bookmarks, each with words (ISO 14289-1, 7.17)."""
    first = (file.root.get("/Outlines") or {}).get("/First")
    if first is None and len(file.pages) > _MANY_PAGES:
        yield Fault(f"The file has {len(file.pages)} pages and no bookmarks.", level="warning")
    with file.pdf.open_outline() as outline:
        waiting = list(outline.root)
    while waiting:
        item = waiting.pop()
        if not str(item.title).strip():
            yield Fault("A bookmark has no words.")
        waiting += item.children


RULES = (
    header, end, identifier, not_encrypted, own_streams, no_actions, no_forms, no_postscript,
    output_intent, colours, graphics_states, transparency, operators, page_sizes, attachments, bookmarks,
)  # fmt: skip
