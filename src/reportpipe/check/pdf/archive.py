"""What makes a file one to keep: nothing outside it, nothing that only some can read, attachments named."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from reportpipe.check.pdf.opened import Opened, flat_names
from reportpipe.check.rules import Fault

_HEADER = re.compile(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}")
_RELATIONS = frozenset({"Source", "Data", "Alternative", "Supplement", "Unspecified"})
_DEEPEST = 28
_FILTERS = frozenset({"/LZWDecode", "/LZW", "/Crypt"})
_MIME = re.compile(r"/[\w+.-]+/[\w+.-]+", re.ASCII)
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
        if not _FILTERS.isdisjoint(names(item.get("/Filter"))):
            yield Fault("A stream is packed with LZW or encrypted.", f"object {item.objgen[0]}")


def names(said: Any) -> set[str]:
    """A name, or an array of them."""
    return {str(name) for name in ([said] if isinstance(said, pikepdf.Name) else said or ())}


def no_postscript(file: Opened) -> Iterator[Fault]:
    """No PostScript, no reference to other files (ISO 19005-3, 6.2.9; ISO 14289-1, 7.20)."""
    for item in file.dictionaries:
        if not isinstance(item, pikepdf.Stream):
            continue
        where = f"object {item.objgen[0]}"
        if item.get("/Subtype") == "/PS" or item.get("/Subtype2") == "/PS" or "/Ref" in item:
            yield Fault("A form is PostScript, or refers to another file.", where)
        if item.get("/Subtype") == "/Form" and ("/PS" in item or "/OPI" in item):
            yield Fault("A form holds PostScript, or OPI.", where)


def images(file: Opened) -> Iterator[Fault]:
    """Images have no alternates, are not smoothed, have 1, 2, 4, 8 or 16 bits a colour (ISO 19005-3, 6.2.8, 6.1.10)."""
    inline = [(image, content.where) for content in file.contents for image in content.inline]
    drawn = [(item, f"object {item.objgen[0]}") for item in file.dictionaries if item.get("/Subtype") == "/Image"]
    for item, where in (*drawn, *inline):
        if "/Alternates" in item or "/OPI" in item or bool(item.get("/Interpolate")):
            yield Fault("An image has alternates, or asks to be smoothed.", where)
        if int(item.get("/BitsPerComponent") or 1) not in {1, 2, 4, 8, 16}:
            yield Fault(f"An image has {item.BitsPerComponent} bits a colour.", where)
        if not _FILTERS.isdisjoint(names(item.get("/Filter"))):
            yield Fault("An image is packed with LZW or encrypted.", where)


def operators(file: Opened) -> Iterator[Fault]:
    """Pages hold known operators, in pairs, nested at most 28 deep (ISO 19005-3, 6.2.2, 6.1.13)."""
    for content in file.contents:
        if content.unknown:
            yield Fault(f"Unknown operators: {', '.join(sorted(content.unknown))}.", content.where)
        for message in dict.fromkeys(content.unbalanced):
            yield Fault(message[:1].upper() + message[1:], content.where)
        if content.deepest > _DEEPEST:
            yield Fault(f"Graphics states are nested {content.deepest} deep.", content.where)


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
        elif not _MIME.fullmatch(str(stream.Subtype)):
            yield Fault(f"The attachment's type {str(stream.Subtype)[1:]} is none of MIME.", name)


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
    header, end, identifier, not_encrypted, own_streams, no_postscript, images,
    operators, attachments, bookmarks,
)  # fmt: skip
