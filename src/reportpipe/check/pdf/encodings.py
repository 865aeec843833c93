"""How codes become glyphs: composite fonts and their CMaps, simple fonts and their tables."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf

from reportpipe.check.pdf.fonts import descendant_of, name_of
from reportpipe.check.pdf.opened import Opened
from reportpipe.check.rules import Fault

_STANDARD = """
Identity-H Identity-V GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H
GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H
ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V
83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V
Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H
UniJIS-UTF16-V KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H
UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V
"""
_PREDEFINED = frozenset(_STANDARD.split())
"""CMaps that every reader has (ISO 32000-1, table 118)."""
_MODE = re.compile(rb"/WMode\s+(\d+)\s+def")
_OTHER = re.compile(rb"/([^\s/]+)\s+usecmap")
_CIDS = re.compile(rb"<[0-9A-Fa-f]+>\s*(?:<[0-9A-Fa-f]+>\s*)?(\d+)")
_COLLECTION = ("/Registry", "/Ordering")
_LARGEST_CID = 65535
_SIMPLE = frozenset({"/Type1", "/MMType1", "/TrueType", "/Type3"})
_PROGRAMS = frozenset({"/Type1C", "/CIDFontType0C", "/OpenType"})
_SYMBOLIC = 4
_BASES = frozenset({"/MacRomanEncoding", "/WinAnsiEncoding"})


def composite(file: Opened) -> Iterator[Fault]:
    """A composite font says how codes become glyphs (ISO 19005-3, 6.2.11.3; ISO 14289-1, 7.21.3)."""
    for font in _of_kind(file, frozenset({"/Type0"})):
        descendant, encoding = descendant_of(font), font.get("/Encoding")
        collection = descendant.get("/CIDSystemInfo")
        if descendant.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in descendant:
            yield Fault("The font has no CIDToGIDMap.", name_of(font))
        if collection is None:
            yield Fault("The font does not name its character collection.", name_of(font))
        if isinstance(encoding, pikepdf.Stream):
            yield from _cmap(font, encoding)
            own = encoding.get("/CIDSystemInfo") or pikepdf.Dictionary()
            if collection is not None and any(own.get(key) != collection.get(key) for key in _COLLECTION):
                yield Fault("The encoding is of another character collection than the font.", name_of(font))
        elif str(encoding)[1:] not in _PREDEFINED:
            yield Fault(f"The encoding {encoding} is neither of the standard nor in the file.", name_of(font))


def _cmap(font: Any, encoding: Any) -> Iterator[Fault]:
    """A CMap in the file: its mode, those that it uses, its largest number."""
    data = bytes(encoding.read_bytes())
    mode = _MODE.search(data)
    if int(encoding.get("/WMode") or 0) != (int(mode.group(1)) if mode else 0):
        yield Fault("The encoding writes in another direction than is said (WMode).", name_of(font))
    named = encoding.get("/UseCMap")
    others = {name.decode("latin1") for name in _OTHER.findall(data)}
    others |= {str(named)[1:]} if isinstance(named, pikepdf.Name) else set()
    if others - _PREDEFINED:
        yield Fault(f"The encoding uses another one, {min(others - _PREDEFINED)}, that is not there.", name_of(font))
    parts = re.findall(rb"begincid(?:char|range)(.*?)endcid", data, re.DOTALL)
    if any(int(cid) > _LARGEST_CID for part in parts for cid in _CIDS.findall(part)):
        yield Fault(f"The encoding has glyphs above {_LARGEST_CID}.", name_of(font))


def simple(file: Opened) -> Iterator[Fault]:
    """A simple font says its codes, with a width for each, any font what its program is (ISO 19005-3, 6.2.11.2)."""
    for font, _ in file.fonts:
        program = (descendant_of(font).get("/FontDescriptor") or {}).get("/FontFile3")
        if isinstance(program, pikepdf.Stream) and str(program.get("/Subtype")) not in _PROGRAMS:
            yield Fault("The font program is of an unknown kind.", name_of(font))
    for font in _of_kind(file, _SIMPLE):
        first, last = font.get("/FirstChar"), font.get("/LastChar")
        if first is None or last is None:
            yield Fault("The font does not say its first or last code.", name_of(font))
        elif len(font.get("/Widths") or ()) != int(last) - int(first) + 1:
            yield Fault("The font has not a width for each of its codes.", name_of(font))


def true_type(file: Opened) -> Iterator[Fault]:
    """TrueType fonts of letters have an encoding, of symbols a table (ISO 19005-3, 6.2.11.6; ISO 14289-1, 7.21.6)."""
    for font in _of_kind(file, frozenset({"/TrueType"})):
        described = font.get("/FontDescriptor") or {}
        encoding = font.get("/Encoding")
        base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
        program = described.get("/FontFile2")
        tables = _tables(bytes(program.read_bytes())) if isinstance(program, pikepdf.Stream) else None
        if int(described.get("/Flags") or 0) & _SYMBOLIC:
            if encoding is not None:
                yield Fault("A font of symbols has an encoding.", name_of(font))
            if tables is not None and len(tables) != 1 and (3, 0) not in tables:
                yield Fault("The program of a font of symbols has no table of symbols.", name_of(font))
        else:
            if str(base) not in _BASES:
                yield Fault("A font of letters has no encoding of Windows or Macintosh.", name_of(font))
            if tables is not None and not set(tables) - {(3, 0)}:
                yield Fault("The program of a font of letters has no table of letters.", name_of(font))


@lru_cache(maxsize=16)
def _tables(program: bytes) -> tuple[tuple[int, int], ...] | None:
    """Platform and encoding of each table of codes; None when the program cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        return tuple(
            (table.platformID, table.platEncID) for table in TTFont(io.BytesIO(program), lazy=True)["cmap"].tables
        )
    except KeyError:
        return ()
    except (TTLibError, ValueError, AssertionError, AttributeError):
        return None


def _of_kind(file: Opened, kinds: frozenset[str]) -> list[Any]:
    return [font for font, _ in file.fonts if str(font.get("/Subtype")) in kinds]


RULES = (composite, simple, true_type)
