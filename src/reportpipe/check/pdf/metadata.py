"""What the file says of itself: title, language, XMP, and the standards that it claims to follow."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import etree

from reportpipe.check.pdf.opened import Opened
from reportpipe.check.rules import Fault

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XMLNS = {
    "rdf": _RDF,
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_PREDEFINED = frozenset(
    {
        *(
            _XMLNS[name]
            for name in ("rdf", "dc", "xmp", "pdf", "pdfaid", "pdfaExtension", "pdfaSchema", "pdfaProperty")
        ),
        "http://ns.adobe.com/xap/1.0/mm/",
        "http://ns.adobe.com/xap/1.0/rights/",
        "http://ns.adobe.com/xap/1.0/bj/",
        "http://ns.adobe.com/xap/1.0/t/pg/",
        "http://ns.adobe.com/photoshop/1.0/",
        "http://ns.adobe.com/tiff/1.0/",
        "http://ns.adobe.com/exif/1.0/",
        "http://www.aiim.org/pdfa/ns/type#",
        "http://www.aiim.org/pdfa/ns/field#",
        "http://www.w3.org/XML/1998/namespace",
    }
)
"""Schemas that PDF/A-3 knows (ISO 19005-3, 6.6.2.3.1); another one has to be described in the file."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
"""The shape of a language tag (BCP 47)."""
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


def title(file: Opened) -> Iterator[Fault]:
    """The file has a title, and a window shows it (ISO 14289-1, 7.1)."""
    xmp = _xmp(file)
    if xmp is None or not _text(xmp, "dc:title"):
        yield Fault("The metadata have no title (dc:title).")
    if (file.root.get("/ViewerPreferences") or {}).get("/DisplayDocTitle") is not True:
        yield Fault("A window would show the name of the file, not its title (DisplayDocTitle).")


def claims(file: Opened) -> Iterator[Fault]:
    """The metadata claim PDF/A-3 with its level, and PDF/UA-1 (ISO 19005-3, 6.6.4; ISO 14289-1, 5)."""
    xmp = _xmp(file)
    said = {name: _text(xmp, name) if xmp is not None else "" for name in _CLAIMS}
    for name, allowed in _CLAIMS.items():
        if said[name] not in allowed:
            yield Fault(f"{name} is {said[name] or 'not said'}; it has to be {' or '.join(allowed)}.", "XMP")


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
    if _xmp(file) is None:
        yield Fault("The metadata are not well-formed XML.", "XMP")
    elif data.count(b"<rdf:RDF") != 1:
        yield Fault("The metadata hold not one rdf:RDF.", "XMP")
    head = data.partition(b"?>")[0]
    if b"<?xpacket begin" not in head or b"bytes=" in head or b"encoding=" in head:
        yield Fault("The packet begins wrongly.", "XMP")


def schemas(file: Opened) -> Iterator[Fault]:
    """Every property is of a schema that PDF/A knows, or that the file describes (ISO 19005-3, 6.6.2.3)."""
    xmp = _xmp(file)
    if xmp is None:
        return
    described: dict[str, set[str]] = {}
    for schema in xmp.iterfind(".//pdfaExtension:schemas/rdf:Bag/rdf:li", _XMLNS):
        names = {str(item.text) for item in schema.iterfind(".//pdfaProperty:name", _XMLNS)}
        described.setdefault(schema.findtext("pdfaSchema:namespaceURI", "", _XMLNS), set()).update(names)
        for part in ("pdfaSchema:schema", "pdfaSchema:namespaceURI", "pdfaSchema:prefix"):
            if not schema.findtext(part, "", _XMLNS):
                yield Fault(f"The description of a schema lacks {part}.", "XMP")
        for item in schema.iterfind(".//pdfaSchema:property/rdf:Seq/rdf:li", _XMLNS):
            for part in ("name", "valueType", "category", "description"):
                if not item.findtext(f"pdfaProperty:{part}", "", _XMLNS):
                    yield Fault(f"The description of a property lacks its {part}.", "XMP")
    for description in xmp.iter(f"{{{_RDF}}}Description"):
        for name in (*(str(child.tag) for child in description), *(str(key) for key in description.keys())):  # noqa: SIM118 - lxml
            namespace, _, own = name[1:].rpartition("}")
            if namespace not in _PREDEFINED and own not in described.get(namespace, ()):
                yield Fault(f"{own} of {namespace or 'no schema'} is not described.", "XMP")


def info_agrees(file: Opened) -> Iterator[Fault]:
    """The information dictionary says what XMP says (ISO 32000-1, 14.3.3; ISO 19005-1, 6.7.3)."""
    info, xmp = file.pdf.trailer.get("/Info"), _xmp(file)
    if not isinstance(info, pikepdf.Dictionary) or xmp is None:
        return
    for key, name in _INFO.items():
        one, other = str(info.get(key) or ""), _text(xmp, name)
        if "Date" in key:
            one, other = _digits(one), _digits(other)
        if one != other:
            yield Fault(f"{key[1:]} is {one!r}, {name} is {other!r}.", "Info")


def _digits(date: str) -> str:
    """A date of PDF or of XMP as its digits, a zone left out where it says nothing but Z."""
    return re.sub(r"\D", "", date)


def _xmp(file: Opened) -> Any:
    """The metadata as XML; None when there are none, or they are broken."""
    stream = file.root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        return etree.fromstring(stream.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, pikepdf.PdfError):
        return None


def _text(xmp: Any, name: str) -> str:
    """A property as text: an element, an attribute, or the items of its list."""
    prefix, _, own = name.partition(":")
    qualified = f"{{{_XMLNS[prefix]}}}{own}"
    for description in xmp.iter(f"{{{_RDF}}}Description"):
        if qualified in description.attrib:
            return str(description.get(qualified)).strip()
        for child in description.findall(qualified):
            return ", ".join(text.strip() for text in child.itertext() if text.strip())
    return ""


RULES = (language, title, claims, packet, schemas, info_agrees)
