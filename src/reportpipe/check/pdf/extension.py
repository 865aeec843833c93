"""The schemas of XMP: properties that PDF/A knows, and descriptions in the file of those that it does not."""

import re
from collections.abc import Iterator
from typing import Any

from reportpipe.check.pdf.opened import Opened
from reportpipe.check.pdf.xmp import RDF, XMLNS, packet_of, qualified
from reportpipe.check.rules import Fault

_KNOWN = {
    "dc": "contributor coverage creator date description format identifier language publisher relation rights source "
    "subject title type",
    "xmp": "Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate Nickname Rating "
    "Thumbnails",
    "pdf": "Keywords PDFVersion Producer",
    "pdfaid": "part amd corr conformance",
}
"""Properties of the schemas that programs write most (XMP 2005; ISO 19005-3, 6.6.4)."""
_PREDEFINED = frozenset(
    {
        *(XMLNS[name] for name in ("rdf", "pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfaType", "pdfaField")),
        "http://ns.adobe.com/xap/1.0/mm/",
        "http://ns.adobe.com/xap/1.0/rights/",
        "http://ns.adobe.com/xap/1.0/bj/",
        "http://ns.adobe.com/xap/1.0/t/pg/",
        "http://ns.adobe.com/photoshop/1.0/",
        "http://ns.adobe.com/tiff/1.0/",
        "http://ns.adobe.com/exif/1.0/",
        "http://www.w3.org/XML/1998/namespace",
    }
)
"""Other schemas that PDF/A-3 knows (ISO 19005-3, 6.6.2.3.1); any further one has to be described in the file."""
_LISTS = {
    "pdfaExtension:schemas": ("Bag", "pdfaSchema", {"schema", "namespaceURI", "prefix"}, {"property", "valueType"}),
    "pdfaSchema:property": ("Seq", "pdfaProperty", {"name", "valueType", "category", "description"}, set()),
    "pdfaSchema:valueType": ("Seq", "pdfaType", {"type", "namespaceURI", "prefix", "description"}, {"field"}),
    "pdfaType:field": ("Seq", "pdfaField", {"name", "valueType", "description"}, set()),
}
"""By list: its kind, the prefix of what its items say, what they have to say, what they may (6.6.2.3.3)."""
_TYPES = """
Text Integer Boolean Date Real Rational URI URL MIMEType ProperName Locale GUID XPath AgentName RenditionClass Version
ResourceEvent ResourceRef Job Thumbnail Font Colorant Dimensions Lang Alt Choice Frequency Flash OECF CFATable
DeviceSettings GPSCoordinate
"""
_ARRAY = re.compile(r"(?:(?:bag|seq|alt|open|closed|choice|of)\s+)+", re.IGNORECASE)


def schemas(file: Opened) -> Iterator[Fault]:
    """Every property is of a schema that PDF/A knows, or that the file describes (ISO 19005-3, 6.6.2.3)."""
    xmp = packet_of(file)
    if xmp is None:
        return
    known = {XMLNS[prefix]: set(names.split()) for prefix, names in _KNOWN.items()}
    for schema in xmp.iterfind(".//pdfaExtension:schemas/rdf:Bag/rdf:li", XMLNS):
        names = {str(item.text) for item in schema.iterfind(".//pdfaProperty:name", XMLNS)}
        known.setdefault(schema.findtext("pdfaSchema:namespaceURI", "", XMLNS), set()).update(names)
    for description in xmp.iterfind(f".//{{{RDF}}}RDF/{{{RDF}}}Description"):
        for name in (*(str(child.tag) for child in description), *(str(key) for key in description.keys())):  # noqa: SIM118 - lxml
            namespace, _, own = name[1:].rpartition("}")
            if namespace not in _PREDEFINED and own not in known.get(namespace, ()):
                yield Fault(f"{own} of {namespace or 'no schema'} is not described.", "XMP")


def descriptions(file: Opened) -> Iterator[Fault]:
    """Descriptions of schemas are whole, of known types, under the usual prefixes (ISO 19005-3, 6.6.2.3)."""
    xmp = packet_of(file)
    if xmp is None:
        return
    types = {*_TYPES.split(), *(str(item.text) for item in xmp.iter(qualified("pdfaType:type")))}
    for name, (kind, prefix, wanted, allowed) in _LISTS.items():
        for holder in xmp.iter(qualified(name)):
            if [str(child.tag) for child in holder] != [qualified(f"rdf:{kind}")]:
                yield Fault(f"{name} is no rdf:{kind}.", "XMP")
            for item in holder.iterfind("*/rdf:li", XMLNS):
                yield from _item(item, prefix, wanted, allowed)
                said = _ARRAY.sub("", item.findtext(f"{prefix}:valueType", "Text", XMLNS)).strip()
                if prefix != "pdfaSchema" and said not in types:
                    yield Fault(f"The type {said} is not known.", "XMP")


def _item(item: Any, prefix: str, wanted: set[str], allowed: set[str]) -> Iterator[Fault]:
    within = item.find("rdf:Description", XMLNS)
    parts = list(item if within is None else within)
    found = {str(part.tag).rpartition("}")[2]: part for part in parts}
    for name in sorted(wanted):
        if name not in found or not (found[name].text or "").strip():
            yield Fault(f"The description of a schema lacks {prefix}:{name}.", "XMP")
    for name, part in found.items():
        if name not in wanted | allowed or part.prefix != prefix:
            yield Fault(f"The description of a schema says {part.prefix}:{name}.", "XMP")
    category = found.get("category")
    if category is not None and category.text not in {"internal", "external"}:
        yield Fault(f"A property is {category.text}, neither internal nor external.", "XMP")


RULES = (schemas, descriptions)
