"""The XMP packet of a file, and what it says."""

from typing import Any

import pikepdf
from lxml import etree

from reportpipe.check.pdf.opened import Opened

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XMLNS = {
    "rdf": RDF,
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaType": "http://www.aiim.org/pdfa/ns/type#",
    "pdfaField": "http://www.aiim.org/pdfa/ns/field#",
}


def packet_of(file: Opened) -> Any:
    """The metadata of the file as XML; None when there are none, or they are broken."""
    stream = file.root.get("/Metadata")
    return parsed(stream) if isinstance(stream, pikepdf.Stream) else None


def parsed(stream: Any) -> Any:
    """A metadata stream as XML; None when it is broken."""
    try:
        return etree.fromstring(stream.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, pikepdf.PdfError):
        return None


def qualified(name: str) -> str:
    """`dc:title` as lxml writes it."""
    prefix, _, own = name.partition(":")
    return f"{{{XMLNS[prefix]}}}{own}"


def text_of(xmp: Any, name: str) -> str:
    """A property as text: an element, an attribute, or the items of its list."""
    for description in xmp.iter(f"{{{RDF}}}Description"):
        if qualified(name) in description.attrib:
            return str(description.get(qualified(name))).strip()
        for child in description.findall(qualified(name)):
            return ", ".join(text.strip() for text in child.itertext() if text.strip())
    return ""
