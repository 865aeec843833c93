"""Fonts: in the file, readable as text, with the widths that the page reckons with."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf

from reportpipe.check.pdf.opened import Opened
from reportpipe.check.rules import Fault

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_TOLERANCE = 1.5
"""How far a width may be from that of the font program, thousandths of an em: the standard's 1, and rounding."""
_SINGLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[([^\]]*)\])")
_CID_CHARACTER = re.compile(rb"<([0-9A-Fa-f]+)>\s*(\d+)")
_CID_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\d+)")
_NO_CHARACTER = {"", "\x00", "\ufeff", "\ufffe"}
_LARGEST_RANGE = 65536


def embedded(file: Opened) -> Iterator[Fault]:
    """Every font that shows text is in the file (ISO 19005-3, 6.2.11.4.1; ISO 14289-1, 7.21.4.1)."""
    for font, _ in file.fonts:
        described = descendant_of(font).get("/FontDescriptor") or {}
        if font.get("/Subtype") != "/Type3" and not any(name in described for name in _FILES):
            yield Fault("The font is not embedded.", name_of(font))


def to_unicode(file: Opened) -> Iterator[Fault]:
    """Every character shown can be read as text (ISO 19005-3, 6.2.11.7; ISO 14289-1, 7.21.7)."""
    for font, codes in file.fonts:
        stream = font.get("/ToUnicode")
        if not isinstance(stream, pikepdf.Stream):
            if font.get("/Subtype") == "/Type0" or (font.get("/Subtype") == "/TrueType" and "/Encoding" not in font):
                yield Fault("The font does not say what its characters are (ToUnicode).", name_of(font))
            continue
        known = _characters(stream.read_bytes())
        lost = sorted(code for code in codes if known.get(code, "") in _NO_CHARACTER)
        if lost:
            listed = ", ".join(f"{code:04X}" for code in lost[:8])
            yield Fault(f"{len(lost)} characters shown have no text: {listed}.", name_of(font))


def no_notdef(file: Opened) -> Iterator[Fault]:
    """No character is shown for which the font has no glyph (ISO 19005-3, 6.2.11.8; ISO 14289-1, 7.21.8)."""
    for font, codes in file.fonts:
        real = _widths_of(font)
        lost = [code for code, glyph in _glyphs(font, codes).items() if glyph == 0 or (real and glyph not in real)]
        if font.get("/Subtype") == "/Type0" and lost:
            hint = "Install a font that has it: the notes of the run name the character."
            yield Fault(f"{len(lost)} characters without a glyph are shown.", name_of(font), hint)


def widths(file: Opened) -> Iterator[Fault]:
    """The widths that the page reckons with are those of the font program (ISO 19005-3, 6.2.11.5)."""
    for font, codes in file.fonts:
        descendant, real = descendant_of(font), _widths_of(font)
        if real is None:
            continue
        said, default = _said_widths(descendant.get("/W") or ()), float(descendant.get("/DW") or 1000)
        glyphs = sorted({*_glyphs(font, codes).values()} - {0})  # no glyph: `no_notdef` says so
        wrong = [n for n in glyphs if n in real and abs(said.get(n, default) - real[n]) > _TOLERANCE]
        if real == {}:
            yield Fault("The font program cannot be read.", name_of(font))
        elif wrong:
            first = wrong[0]
            message = f"The widths of {len(wrong)} characters differ from the font's own; {first:04X}: "
            yield Fault(f"{message}{said.get(first, default):g}, not {real[first]:g}.", name_of(font))


def _widths_of(font: Any) -> dict[int, float] | None:
    """What the program of a composite font says, by glyph; None where glyphs are not CIDs, or there is no program."""
    descendant = descendant_of(font)
    program = next((d[n] for d in [descendant.get("/FontDescriptor") or {}] for n in _FILES[1:] if n in d), None)
    if program is None or font.get("/Subtype") != "/Type0" or descendant.get("/CIDToGIDMap") != "/Identity":
        return None
    return _program_widths(bytes(program.read_bytes()))


def _glyphs(font: Any, codes: frozenset[int]) -> dict[int, int]:
    """The glyph (CID) of each code: itself under Identity, else by the CMap in the file; 0 where that is silent."""
    encoding = font.get("/Encoding")
    if not isinstance(encoding, pikepdf.Stream):
        return {code: code for code in sorted(codes)}
    cmap = encoding.read_bytes()
    known: dict[int, int] = {}
    for part in re.findall(rb"begincidchar(.*?)endcidchar", cmap, re.DOTALL):
        known |= {int(code, 16): int(glyph) for code, glyph in _CID_CHARACTER.findall(part)}
    for part in re.findall(rb"begincidrange(.*?)endcidrange", cmap, re.DOTALL):
        for first, last, glyph in _CID_RANGE.findall(part):
            start = int(first, 16)
            known |= {code: int(glyph) + code - start for code in codes if start <= code <= int(last, 16)}
    return {code: known.get(code, 0) for code in sorted(codes)}


def descendant_of(font: Any) -> Any:
    below = font.get("/DescendantFonts")
    return below[0] if below else font


def name_of(font: Any) -> str:
    return str(font.get("/BaseFont") or "a font").removeprefix("/")


def _characters(cmap: bytes) -> dict[int, str]:
    """What each code stands for, by the bfchar and bfrange parts of a ToUnicode map."""
    found: dict[int, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        found |= {int(code, 16): _decoded(text) for code, text in _SINGLE.findall(part)}
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text, listed in _RANGE.findall(part):
            codes = range(int(first, 16), min(int(last, 16), int(first, 16) + _LARGEST_RANGE) + 1)
            texts = re.findall(rb"<([0-9A-Fa-f]*)>", listed)
            for place, code in enumerate(codes):
                if texts:
                    found[code] = _decoded(texts[place]) if place < len(texts) else ""
                else:
                    base = _decoded(text)
                    found[code] = base[:-1] + chr(min(ord(base[-1]) + place, 0x10FFFF)) if base else ""
    return found


def _decoded(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace") if len(digits) % 2 == 0 else ""


def _said_widths(array: Any) -> dict[int, float]:
    """The W array of a CID font (ISO 32000-1, 9.7.4.3): `first [widths]` or `first last width`."""
    found: dict[int, float] = {}
    items = list(array)
    place = 0
    while place + 1 < len(items):
        first, second = int(items[place]), items[place + 1]
        if isinstance(second, pikepdf.Array):
            found |= {first + n: float(width) for n, width in enumerate(second)}
            place += 2
        else:
            last = min(int(second), first + _LARGEST_RANGE)
            found |= dict.fromkeys(range(first, last + 1), float(items[place + 2]) if place + 2 < len(items) else 0.0)
            place += 3
    return found


@lru_cache(maxsize=16)
def _program_widths(program: bytes) -> dict[int, float]:
    """Width of each glyph by its number, thousandths of an em; empty when the program cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(io.BytesIO(program), lazy=True)
        scale = 1000 / font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {number: metrics[name][0] * scale for number, name in enumerate(font.getGlyphOrder())}
    except (TTLibError, KeyError, ValueError, AssertionError, AttributeError):
        return {}


RULES = (embedded, to_unicode, no_notdef, widths)
