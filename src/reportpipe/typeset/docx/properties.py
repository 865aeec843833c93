"""What a file says of itself: title, author, dates and language, the memo it was made from, and its settings."""

import base64
import uuid
import zlib
from typing import Any

from lxml import etree

from reportpipe.model import MACHINE, Memo
from reportpipe.ooxml.carried import (
    MEMO_NAMESPACE,
    MEMO_PART,
    MEMO_PROPERTY,
    REVISION_PROPERTY,
    footnote_lines,
    running_lines,
)
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import NAMESPACES, UNFIT, Element, el, put, qn, serialise, text_el
from reportpipe.typeset.docx.languages import OF_THE_PAGE, PAGE
from reportpipe.typeset.docx.reference import settings_part

_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""Of a custom property, as the format asks."""


def describe(package: Package, memo: Memo) -> None:
    """Put in the properties, the settings and the memo itself. No clock: without a DATE line no date is said."""
    for gone in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
        package.parts.pop(gone, None)
    package.add("", "core", "docProps/core.xml", _core(memo))
    package.add("", "app", "docProps/app.xml", _app(memo))
    package.add("", "custom", "docProps/custom.xml", _custom(memo))
    _settings(package)
    _language(package)


def attach(package: Package, memo: Memo) -> None:
    """The whole memo, and the document as it was set, in a part that Word and LibreOffice carry along unseen.

    Reading the file back compares the edited text with the text as it was set. Call it last.
    """
    root = etree.Element(f"{{{MEMO_NAMESPACE}}}memo", nsmap={None: MEMO_NAMESPACE})
    for name, words in (("json", memo.model_dump_json()), ("document", _base(package))):
        etree.SubElement(root, f"{{{MEMO_NAMESPACE}}}{name}").text = UNFIT.sub(_escape, words)
    for line in sorted(running_lines(package)):
        etree.SubElement(root, f"{{{MEMO_NAMESPACE}}}running").text = line
    for line in sorted(footnote_lines(package)):
        etree.SubElement(root, f"{{{MEMO_NAMESPACE}}}footnote").text = line
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{MEMO_NAMESPACE}:{memo.id}:{memo.revision}")
    package.add(DOCUMENT, "customXml", MEMO_PART, root)
    schema = el("ds:schemaRef", {"ds:uri": MEMO_NAMESPACE})
    item = el("ds:datastoreItem", {"ds:itemID": f"{{{str(identity).upper()}}}"}, el("ds:schemaRefs", None, schema))
    package.add(MEMO_PART, "customXmlProps", "customXml/itemProps1.xml", item)


def _base(package: Package) -> str:
    return base64.b64encode(zlib.compress(serialise(package.tree(DOCUMENT)), 6)).decode("ascii")


def _escape(found: Any) -> str:
    """A character that XML cannot hold, as JSON writes it: such characters stand only inside JSON strings."""
    return f"\\u{ord(found.group()):04x}"


def _core(memo: Memo) -> Element:
    root = etree.Element(qn("cp:coreProperties"), nsmap={k: NAMESPACES[k] for k in ("cp", "dc", "dcterms", "xsi")})
    author = memo.organisation or memo.from_ or MACHINE
    fields = [
        ("dc:title", memo.title),
        ("dc:creator", author),
        ("dc:identifier", memo.id),
        ("dc:language", PAGE),
        ("cp:lastModifiedBy", MACHINE),
        ("cp:revision", str(memo.revision + 1)),
    ]
    root.extend(text_el(tag, words) for tag, words in fields)
    if memo.dated:
        for tag in ("dcterms:created", "dcterms:modified"):
            root.append(text_el(tag, f"{memo.dated.isoformat()}T00:00:00Z", {"xsi:type": "dcterms:W3CDTF"}))
    return root


def _app(memo: Memo) -> Element:
    root = etree.Element(qn("ep:Properties"), nsmap={None: NAMESPACES["ep"]})
    fields = (("ep:Application", MACHINE), ("ep:Company", memo.organisation or ""), ("ep:AppVersion", "16.0000"))
    root.extend(text_el(tag, words) for tag, words in fields if words)
    return root


def _custom(memo: Memo) -> Element:
    root = etree.Element(qn("op:Properties"), nsmap={None: NAMESPACES["op"], "vt": NAMESPACES["vt"]})
    values = ((MEMO_PROPERTY, "vt:lpwstr", memo.id), (REVISION_PROPERTY, "vt:i4", str(memo.revision)))
    for number, (name, kind, value) in enumerate(values, 2):
        root.append(el("op:property", {"fmtid": _FORMAT, "pid": number, "name": name}, text_el(kind, value)))
    return root


def _settings(package: Package) -> None:
    """The settings of a current Word; pandoc's own are those of 2011."""
    name = "word/settings.xml"
    package.add(DOCUMENT, "settings", name, settings_part())


def _language(package: Package) -> None:
    """The language of the style's own words, in the defaults, from which every style takes it; others say theirs."""
    defaults = package.tree("word/styles.xml").find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        put(defaults, el("w:lang", OF_THE_PAGE))
