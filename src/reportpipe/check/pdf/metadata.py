"""What the file says of itself: title, language, XMP, and the standards that it claims to follow."""

import re
from collections.abc import Iterator

import pikepdf

from reportpipe.check.pdf.opened import Opened
from reportpipe.check.pdf.xmp import XMLNS, packet_of, parsed, text_of
from reportpipe.check.rules import Fault

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
"""The shape of a language tag (BCP 47)."""
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)
_INFO = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
"""Entries of the information dictionary, and the same in XMP."""


def language(file: Opened) -> Iterator[Fault]:
    """The language of the file is said, every one said is a language tag (ISO 14289-1, 7.2; ISO 19005-3, 6.7.4)."""
    said = str(file.root.get("/Lang") or "")
    if not said:
        yield Fault("The file does not say its language.")
    elif not _LANGUAGE.fullmatch(said):
        yield Fault(f"{said!r} is no language tag.")
    for element in file.elements:
        own = element.node.get("/Lang")
        if own is not None and not _LANGUAGE.fullmatch(str(own)):
            yield Fault(f"{str(own)!r} is no language tag.", str(element))
    for content in file.contents:
        for own in sorted(content.languages):
            if not _LANGUAGE.fullmatch(own):
                yield Fault(f"{own!r} is no language tag.", content.where)


def title(file: Opened) -> Iterator[Fault]:
    """The file has a title, and a window shows it (ISO 14289-1, 7.1)."""
    xmp = packet_of(file)
    if xmp is None or not text_of(xmp, "dc:title"):
        yield Fault("The metadata have no title (dc:title).")
    if (file.root.get("/ViewerPreferences") or {}).get("/DisplayDocTitle") is not True:
        yield Fault("A window would show the name of the file, not its title (DisplayDocTitle).")


def claims(file: Opened) -> Iterator[Fault]:
    """The metadata claim PDF/A-3 with its level, and PDF/UA-1 (ISO 19005-3, 6.6.4; ISO 14289-1, 5)."""
    xmp = packet_of(file)
    said = {name: text_of(xmp, name) if xmp is not None else "" for name in _CLAIMS}
    for name, allowed in _CLAIMS.items():
        if said[name] not in allowed:
            yield Fault(f"{name} is {said[name] or 'not said'}; it has to be {' or '.join(allowed)}.", "XMP")
    for prefix in ("pdfaid", "pdfuaid"):
        others = {
            str(p)
            for each in (xmp.iter() if xmp is not None else ())
            for p, n in each.nsmap.items()
            if n == XMLNS[prefix]
        }
        if others - {prefix}:
            yield Fault(f"The claim is made under the prefix {min(others - {prefix})}, not {prefix}.", "XMP")


_CLAIMS = {"pdfaid:part": ("3",), "pdfaid:conformance": ("A",), "pdfuaid:part": ("1",)}


def packet(file: Opened) -> Iterator[Fault]:
    """The metadata are one well-formed XMP packet of one rdf:RDF, in UTF-8 (ISO 19005-3, 6.6.2.1)."""
    stream = file.root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        yield Fault("The file has no metadata stream.")
        return
    if stream.get("/Type") != "/Metadata" or stream.get("/Subtype") != "/XML":
        yield Fault("The metadata stream is not said to be one.", "XMP")
    data = stream.read_bytes()
    if packet_of(file) is not None and data.count(b"<rdf:RDF") != 1:
        yield Fault("The metadata hold not one rdf:RDF.", "XMP")
    head = data.partition(b"?>")[0]
    if b"<?xpacket begin" not in head or b"bytes=" in head or b"encoding=" in head:
        yield Fault("The packet begins wrongly.", "XMP")
    for item in file.dictionaries:
        if isinstance(item, pikepdf.Stream) and item.get("/Type") == "/Metadata" and parsed(item) is None:
            yield Fault("Metadata are not well-formed XML.", f"object {item.objgen[0]}")


def dates(file: Opened) -> Iterator[Fault]:
    """The dates of the metadata are dates (ISO 19005-3, 6.6.2.1; XMP 2005, part 1)."""
    xmp = packet_of(file)
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        said = text_of(xmp, name) if xmp is not None else ""
        if said and not _DATE.fullmatch(said):
            yield Fault(f"{name} is {said!r}, which is no date.", "XMP")


def info_agrees(file: Opened) -> Iterator[Fault]:
    """The information dictionary says what XMP says, as PDF/A-1 demands (ISO 32000-1, 14.3.3; ISO 19005-1, 6.7.3)."""
    info, xmp = file.pdf.trailer.get("/Info"), packet_of(file)
    if not isinstance(info, pikepdf.Dictionary) or xmp is None:
        return
    for key, name in _INFO.items():
        one, other = str(info.get(key) or ""), text_of(xmp, name)
        if "Date" in key:
            one, other = _digits(one), _digits(other)
        if one != other:
            yield Fault(f"{key[1:]} is {one!r}, {name} is {other!r}.", "Info", level="warning")


def _digits(date: str) -> str:
    """A date of PDF or of XMP as its digits, a zone left out where it says nothing but Z."""
    return re.sub(r"\D", "", date)


RULES = (language, title, claims, packet, dates, info_agrees)
