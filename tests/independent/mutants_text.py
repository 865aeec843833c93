"""A good PDF broken in one way each: its fonts, and what its metadata say."""

import io

from breaking import artifact, composite, descendant, drop, put, xmp
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, String

_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (%s) def /Supplement 0 def end def
/CMapName /Odd def /CMapType 1 def %s
1 begincodespacerange <0000> <FFFF> endcodespacerange
%s
endcmap CMapName currentdict /CMap defineresource pop end end"""
_SAME = b"1 begincidrange <0000> <FFFF> 0 endcidrange"


def _encoding(pdf, *, ordering=b"Identity", more=b"", ranges=_SAME, **entries):
    """The composite font with an encoding in the file, codes being glyphs as before."""
    stream = pdf.make_stream(
        _CMAP % (ordering, more, ranges),
        Type=Name.CMap,
        CMapName=Name.Odd,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String(ordering.decode()), Supplement=0),
    )
    put(stream, **entries)
    composite(pdf).Encoding = stream


def _program(*tables):
    """A font of one letter, with these cmap tables: (platform, encoding)."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({0x41: "A"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((250, 700))
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "A": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    table = builder.font["cmap"].tables[0]
    builder.font["cmap"].tables = []
    for platform, encoding in tables:
        made = type(table)(table.format)
        made.platformID, made.platEncID, made.language, made.cmap = platform, encoding, 0, dict(table.cmap)
        builder.font["cmap"].tables.append(made)
    builder.font.save(buffer := io.BytesIO())
    return buffer.getvalue()


def _simple(pdf, *, flags=32, tables=((3, 1), (1, 0)), width=600, **entries):
    """An A in a simple font of its own."""
    program = _program(*tables)
    described = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/Odd"), Flags=flags, FontBBox=Array([0, 0, 500, 700]),
        ItalicAngle=0, Ascent=800, Descent=-200, CapHeight=700, StemV=80,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )  # fmt: skip
    font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Odd"), FirstChar=65, LastChar=65,
            Widths=Array([width]), Encoding=Name.WinAnsiEncoding, FontDescriptor=described,
        )
    )  # fmt: skip
    for name, value in entries.items():
        if value is None:
            del font[f"/{name}"]
        else:
            font[f"/{name}"] = value
    artifact(pdf, b"BT /OddFont 12 Tf 20 20 Td (A) Tj ET", Font={"OddFont": font})
    return font


def _unknown_program(pdf):
    described = descendant(pdf).FontDescriptor
    described.FontFile3 = pdf.make_stream(bytes(described.FontFile2.read_bytes()), Subtype=Name.Odd)
    drop(described, "FontFile2")


def _shown(pdf, codes):
    """The codes, in the composite font, at the end of the first page."""
    artifact(pdf, b"BT /OddFont 12 Tf 20 20 Td <" + codes + b"> Tj ET", Font={"OddFont": composite(pdf)})


def _meaning(pdf, text):
    """The first letter of the composite font read as these code units."""
    known = bytes(composite(pdf).ToUnicode.read_bytes())
    place = known.index(b"<", known.index(b"beginbfchar"))
    start = known.index(b"<", place + 1)
    end = known.index(b">", start)
    composite(pdf).ToUnicode.write(known[: start + 1] + text + known[end:])
    _shown(pdf, known[place + 1 : known.index(b">", place)])


FONTS = {
    "a font is not embedded": lambda pdf: drop(descendant(pdf).FontDescriptor, "FontFile2"),
    "a font program is none": lambda pdf: descendant(pdf).FontDescriptor.FontFile2.write(b"no font"),
    "a font is not said to be one": lambda pdf: drop(composite(pdf), "Type"),
    "a font is of no known kind": lambda pdf: _simple(pdf, Subtype=Name.Frobnicate),
    "a font has no name": lambda pdf: drop(composite(pdf), "BaseFont"),
    "a simple font without its first code": lambda pdf: _simple(pdf, FirstChar=None),
    "a simple font without its last code": lambda pdf: _simple(pdf, LastChar=None),
    "a simple font with too few widths": lambda pdf: _simple(pdf, LastChar=70),
    "a simple font that is good": _simple,
    "a font program of an unknown kind": _unknown_program,
    "an encoding of another collection": lambda pdf: _encoding(pdf, ordering=b"Japan1"),
    "an encoding in the file that is good": _encoding,
    "an encoding that is not in the file": lambda pdf: put(composite(pdf), Encoding=Name("/Elsewhere-H")),
    "an encoding that writes downwards, said not to": lambda pdf: _encoding(pdf, more=b"/WMode 1 def", WMode=0),
    "an encoding that uses another one": lambda pdf: _encoding(
        pdf, more=b"/Elsewhere-H usecmap", UseCMap=Name("/Elsewhere-H")
    ),
    "an encoding with glyph 70000": lambda pdf: _encoding(
        pdf, ranges=_SAME + b"\n1 begincidchar <FFFF> 70000 endcidchar"
    ),
    "a font without CIDToGIDMap": lambda pdf: drop(descendant(pdf), "CIDToGIDMap"),
    "a font without a collection": lambda pdf: drop(descendant(pdf), "CIDSystemInfo"),
    "a glyph that the font lacks": lambda pdf: (
        _shown(pdf, b"7FFF"), composite(pdf).ToUnicode.write(
            bytes(composite(pdf).ToUnicode.read_bytes()).replace(b"endbfchar", b"<7FFF> <0041>\nendbfchar", 1)
        )
    ),
    "the glyph of what is missing (.notdef)": lambda pdf: _shown(pdf, b"0000"),
    "a list of glyphs (CIDSet) that lacks most": lambda pdf: put(
        descendant(pdf).FontDescriptor, CIDSet=pdf.make_stream(b"\x80")
    ),
    "widths of a composite font": lambda pdf: put(descendant(pdf), W=Array([0, Array([7] * 3000)])),
    "the width of a simple font": lambda pdf: _simple(pdf, width=300),
    "a simple font whose program has no encoding": lambda pdf: _simple(pdf, tables=()),
    "a simple font with an encoding of its own": lambda pdf: _simple(pdf, Encoding=Name.MacExpertEncoding),
    "a simple font without an encoding": lambda pdf: _simple(pdf, Encoding=None),
    "a font of symbols with an encoding": lambda pdf: _simple(pdf, flags=4),
    "a font of symbols with two tables, neither of symbols": lambda pdf: _simple(pdf, flags=4, Encoding=None),
    "a font does not say what its letters are": lambda pdf: drop(composite(pdf), "ToUnicode"),
    "a letter stands for U+0000": lambda pdf: _meaning(pdf, b"0000"),
    "a letter stands for U+FEFF": lambda pdf: _meaning(pdf, b"FEFF"),
    "a letter stands for a private character": lambda pdf: _meaning(pdf, b"E000"),
}  # fmt: skip


def _xmp(old, new):
    return lambda pdf: xmp(pdf, old, new)


def _property(name, value):
    """A property of XMP of a known schema, in a description of its own."""
    return _xmp(
        b"</rdf:RDF>", b'<rdf:Description rdf:about=""><%s>%s</%s></rdf:Description></rdf:RDF>' % (name, value, name)
    )


def _renamed(old, new):
    """Both tags of an element of XMP."""
    return lambda pdf: (xmp(pdf, b"<%s>" % old, b"<%s>" % new), xmp(pdf, b"</%s>" % old, b"</%s>" % new))


def _prefixed(prefix, other, name):
    """A property under another prefix of the same schema."""
    return lambda pdf: pdf.Root.Metadata.write(
        bytes(pdf.Root.Metadata.read_bytes())
        .replace(b"xmlns:%s=" % prefix, b"xmlns:%s=" % other)
        .replace(b"<%s:%s>" % (prefix, name), b"<%s:%s>" % (other, name))
        .replace(b"</%s:%s>" % (prefix, name), b"</%s:%s>" % (other, name))
        .replace(b" %s:" % prefix, b" %s:" % other)
    )


_FIELDS = (
    b'<rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaField:name>one</pdfaField:name>'
    b"<pdfaField:valueType>Text</pdfaField:valueType><pdfaField:description>One</pdfaField:description></rdf:li></rdf:Seq>"
)
_TYPE = (
    b'<pdfaSchema:valueType><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaType:type>Odd</pdfaType:type>'
    b"<pdfaType:namespaceURI>http://example.org/odd/</pdfaType:namespaceURI><pdfaType:prefix>odd</pdfaType:prefix>"
    b"<pdfaType:description>Odd</pdfaType:description><pdfaType:field>" + _FIELDS + b"</pdfaType:field>"
    b"</rdf:li></rdf:Seq></pdfaSchema:valueType>"
)


def _value_type(old, new):
    """A value type described in the extension schema, with one part of it changed."""

    def change(pdf):
        xmp(
            pdf,
            b"</pdfaSchema:property>",
            b"</pdfaSchema:property>" + _TYPE.replace(old, new),
        )
        xmp(
            pdf,
            b"<rdf:RDF",
            b'<rdf:RDF xmlns:pdfaType="http://www.aiim.org/pdfa/ns/type#" xmlns:pdfaField="http://www.aiim.org/pdfa/ns/field#"',
        )

    return change


_LEVEL = b'pdfaid:conformance="A"'
_ODD = b' xmlns:odd="http://www.aiim.org/pdfa/ns/id/"'
METADATA = {
    "no metadata": lambda pdf: drop(pdf.Root, "Metadata"),
    "no title": _renamed(b"dc:title", b"dc:subject"),
    "a window shows the name of the file": lambda pdf: drop(pdf.Root, "ViewerPreferences"),
    "a packet that says its size": _xmp(b'begin=""', b'begin="" bytes="9"'),
    "a packet that says its encoding": _xmp(b'begin=""', b'begin="" encoding="UTF-8"'),
    "a packet that is not well-formed": _xmp(b"</rdf:RDF>", b""),
    "a packet in UTF-16": lambda pdf: pdf.Root.Metadata.write(
        bytes(pdf.Root.Metadata.read_bytes()).decode("utf8").encode("utf-16")
    ),
    "the metadata of a picture are not well-formed": lambda pdf: put(
        pdf.pages[0].obj, Metadata=pdf.make_stream(b"<x:xmpmeta", Type=Name.Metadata, Subtype=Name.XML)
    ),
    "a property that no schema has": _property(b"pdf:Colour", b"red"),
    "a property of a schema that is not described": _xmp(
        b"</rdf:RDF>", b'<rdf:Description rdf:about="" xmlns:o="http://example.org/"><o:x>1</o:x></rdf:Description></rdf:RDF>'
    ),
    "a date that is none": _property(b"xmp:MetadataDate", b"yesterday"),
    "a list where one value belongs": _property(b"pdf:Keywords", b"<rdf:Bag><rdf:li>a</rdf:li></rdf:Bag>"),
    "the description of a schema has a field of its own": _xmp(
        b"<pdfaSchema:prefix>", b"<pdfaSchema:odd>x</pdfaSchema:odd><pdfaSchema:prefix>"
    ),
    "the schemas are a list in order": lambda pdf: (
        xmp(pdf, b"<pdfaExtension:schemas><rdf:Bag>", b"<pdfaExtension:schemas><rdf:Seq>"),
        xmp(pdf, b"</rdf:Bag></pdfaExtension:schemas>", b"</rdf:Seq></pdfaExtension:schemas>"),
    ),
    "a schema without its name": _xmp(b"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>", b""),
    "a schema without its address": _xmp(
        b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>", b""
    ),
    "a schema without its prefix": _xmp(b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", b""),
    "the properties of a schema are no list in order": lambda pdf: (
        xmp(pdf, b"<pdfaSchema:property><rdf:Seq>", b"<pdfaSchema:property><rdf:Bag>"),
        xmp(pdf, b"</rdf:Seq></pdfaSchema:property>", b"</rdf:Bag></pdfaSchema:property>"),
    ),
    "a property without its name": _xmp(b"<pdfaProperty:name>part</pdfaProperty:name>", b""),
    "a property of an unknown type": _xmp(b">Integer<", b">Whole<"),
    "a property without its type": _xmp(b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>", b""),
    "a property neither internal nor external": _xmp(b">internal<", b">inner<"),
    "a property without its description": _xmp(
        b"<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>", b""
    ),
    "a value type that is good": _value_type(b"", b""),
    "value types are no list in order": _value_type(b"rdf:Seq", b"rdf:Bag"),
    "a value type without its name": _value_type(b"<pdfaType:type>Odd</pdfaType:type>", b""),
    "a value type without its address": _value_type(
        b"<pdfaType:namespaceURI>http://example.org/odd/</pdfaType:namespaceURI>", b""
    ),
    "a value type without its prefix": _value_type(b"<pdfaType:prefix>odd</pdfaType:prefix>", b""),
    "a value type without its description": _value_type(b"<pdfaType:description>Odd</pdfaType:description>", b""),
    "the fields of a value type are one text": _value_type(_FIELDS, b"one"),
    "a field without its name": _value_type(b"<pdfaField:name>one</pdfaField:name>", b""),
    "a field of an unknown type": _value_type(b">Text<", b">Words<"),
    "a field without its description": _value_type(b"<pdfaField:description>One</pdfaField:description>", b""),
    "PDF/A is not claimed": _xmp(b'pdfaid:part="3" pdfaid:conformance="A"', b""),
    "another part of PDF/A is claimed": _xmp(b'pdfaid:part="3"', b'pdfaid:part="2"'),
    "another level of PDF/A is claimed": _xmp(b'pdfaid:conformance="A"', b'pdfaid:conformance="B"'),
    "PDF/A is claimed under another prefix": _prefixed(b"pdfaid", b"odd", b"part"),
    "an amendment of PDF/A under another prefix": _xmp(_LEVEL, _LEVEL + _ODD + b' odd:amd="2005"'),
    "a corrigendum of PDF/A under another prefix": _xmp(_LEVEL, _LEVEL + _ODD + b' odd:corr="1:2011"'),
    "PDF/UA is not claimed": _xmp(b"<pdfuaid:part>1</pdfuaid:part>", b""),
    "another part of PDF/UA is claimed": _xmp(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
    "PDF/UA is claimed under another prefix": _prefixed(b"pdfuaid", b"odd", b"part"),
    "an amendment of PDF/UA under another prefix": _xmp(
        b"<pdfuaid:part>", b'<odd:amd xmlns:odd="http://www.aiim.org/pdfua/ns/id/">2012</odd:amd><pdfuaid:part>'
    ),
    "a corrigendum of PDF/UA under another prefix": _xmp(
        b"<pdfuaid:part>", b'<odd:corr xmlns:odd="http://www.aiim.org/pdfua/ns/id/">1</odd:corr><pdfuaid:part>'
    ),
    "the information dictionary has another title": lambda pdf: put(pdf.docinfo, Title=String("Another title")),
}  # fmt: skip
