"""The claim of PDF/UA-1 in the metadata of a PDF/A-3 file.

PDF/A allows only schemas that it knows or that the file describes itself, so the claim comes with the description
of its schema (ISO 19005-3, 6.6.2.3; ISO 14289-1, clause 5). WeasyPrint writes one of the two claims only, and what it
takes as extra XMP becomes a second rdf:RDF, which readers ignore: the one it writes has to be completed.
"""

from collections.abc import Callable

_END = b"</rdf:RDF>"
_CLAIM = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
)
_SCHEMA = (
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)

Generate = Callable[[str, int, str], bytes]


def with_ua(generate: Generate) -> Generate:
    """The metadata writer, completed: what it gives carries both claims in one rdf:RDF."""

    def completed(variant: str, version: int, conformance: str) -> bytes:
        rdf = generate(variant, version, conformance)
        head, end, tail = rdf.rpartition(_END)
        if not end:
            raise ValueError("WeasyPrint's metadata does not end as expected")
        return head + _CLAIM + _SCHEMA + end + tail

    return completed
