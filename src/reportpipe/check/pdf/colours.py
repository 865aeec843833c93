"""Colours that are fixed: profiles, device colours, what shines through."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from reportpipe.check.pdf.archive import names
from reportpipe.check.pdf.opened import Opened
from reportpipe.check.rules import Fault

_BLENDS = frozenset(
    {"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn",
     "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"}
)  # fmt: skip
_INTENTS = frozenset({"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"})
_SPACES = {b"RGB ": (3, "DeviceRGB"), b"CMYK": (4, "DeviceCMYK"), b"GRAY": (1, "DeviceGray")}
_HALFTONES = (1, 5)
_CLASSES = frozenset({b"prtr", b"mntr", b"scnr", b"spac"})
_PROFILED = {space: colours for space, (colours, _) in _SPACES.items()} | {b"Lab ": 3}


def output_intent(file: Opened) -> Iterator[Fault]:
    """Output intents share one colour profile, which is in the file and fits (ISO 19005-3, 6.2.3)."""
    intents = list(file.root.get("/OutputIntents") or ())
    if len({str(item.get("/DestOutputProfile", item).objgen) for item in intents}) > 1:
        yield Fault("The output intents have different colour profiles.")
    if any("/DestOutputProfileRef" in item for item in intents if item.get("/S") == "/GTS_PDFX"):
        yield Fault("An output intent of PDF/X refers to a profile outside the file.")
    for intent in intents:
        profile = intent.get("/DestOutputProfile")
        if intent.get("/S") != "/GTS_PDFA1":
            continue
        if not isinstance(profile, pikepdf.Stream):
            yield Fault("The output intent has no colour profile.")
            continue
        data = bytes(profile.read_bytes()[:128])
        if data[36:40] != b"acsp" or data[16:20] not in _SPACES or data[12:16] not in {b"mntr", b"prtr"}:
            yield Fault("The colour profile is not one of a screen or a printer.")
        elif profile.get("/N") != _SPACES[data[16:20]][0]:
            yield Fault("The number of colours is not that of the profile.")


def colours(file: Opened) -> Iterator[Fault]:
    """Device colours are those of the output intent, grey those of any (ISO 19005-3, 6.2.4.3)."""
    allowed: set[str] = set()
    for intent in file.root.get("/OutputIntents") or ():
        profile = intent.get("/DestOutputProfile")
        if isinstance(profile, pikepdf.Stream):
            allowed |= {"DeviceGray", _SPACES.get(bytes(profile.read_bytes()[16:20]), (0, ""))[1]}
    for content in file.contents:
        for name in sorted(content.colours - allowed):
            yield Fault(f"{name} is not the colour space of the output intent.", content.where)


def graphics_states(file: Opened) -> Iterator[Fault]:
    """Curves and halftones are left alone, blends and intents known (ISO 19005-3, 6.2.5, 6.2.6, 6.2.10)."""
    for content in file.contents:
        for intent in sorted(content.intents - _INTENTS):
            yield Fault(f"The rendering intent {intent} is not of the standard.", content.where)
        for state in content.states:
            blend = state.get("/BM")
            if any(name[1:] not in _BLENDS for name in names(blend)):
                yield Fault(f"The blend mode {blend} is not of the standard.", content.where)
            if "/TR" in state or state.get("/TR2", pikepdf.Name.Default) != "/Default" or "/HTP" in state:
                yield Fault("A graphics state changes the transfer curve.", content.where)
            halftone = state.get("/HT")
            if isinstance(halftone, pikepdf.Dictionary | pikepdf.Stream) and (
                halftone.get("/HalftoneType") not in _HALFTONES
                or any(key in halftone for key in ("/HalftoneName", "/TransferFunction"))
            ):
                yield Fault("A halftone has a name, a transfer function, or another type than 1 and 5.", content.where)


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


def profiles(file: Opened) -> Iterator[Fault]:
    """A colour space of a profile has one, of as many colours as it says (ISO 19005-3, 6.2.4.2)."""
    for content in file.contents:
        for space in content.spaces:
            profile = space[1] if len(space) > 1 else None
            if space[0] != "/ICCBased" or not isinstance(profile, pikepdf.Stream):
                continue
            data = bytes(profile.read_bytes()[:128])
            if data[36:40] != b"acsp" or data[12:16] not in _CLASSES:
                yield Fault("The profile of a colour space is none.", content.where)
            elif profile.get("/N") != _PROFILED.get(data[16:20]):
                yield Fault("A colour space has not as many colours as its profile.", content.where)


RULES = (output_intent, colours, profiles, graphics_states, transparency)
