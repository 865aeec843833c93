"""The schema of Word files as far as memos use it: what stands where, what has to be said, and with which values.

From ECMA-376 part 1, annex A; the SDK of Microsoft, which holds the whole of it against a file, is in the tests.
"""

import re
from collections.abc import Iterator

from reportpipe.check.rules import Fault
from reportpipe.ooxml.xml import NAMESPACES, ORDER, Element, local, qn

_MARKS = """
bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart
moveToRangeEnd proofErr permStart permEnd ins del moveFrom moveTo customXml customXmlInsRangeStart customXmlInsRangeEnd
customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd
customXmlMoveToRangeStart customXmlMoveToRangeEnd sdt
"""
_BLOCKS = f"{_MARKS} p tbl altChunk"
_IN_PARAGRAPH = f"{_MARKS} pPr r hyperlink fldSimple smartTag dir bdo subDoc"
_IN_RUN = """
rPr br t contentPart delText instrText delInstrText noBreakHyphen softHyphen dayShort monthShort yearShort dayLong
monthLong yearLong annotationRef footnoteRef endnoteRef separator continuationSeparator sym pgNum cr tab object pict
fldChar ruby footnoteReference endnoteReference commentReference drawing ptab lastRenderedPageBreak
"""
_PROPERTIES = ("pPr", "rPr", "tblPr", "tcPr", "sectPr", "style", "settings")
_KIDS = {
    qn(f"w:{parent}"): frozenset(qn(f"w:{kid}") for kid in kids.split())
    for parent, kids in {
        "body": f"{_BLOCKS} sectPr",
        "p": _IN_PARAGRAPH,
        "hyperlink": _IN_PARAGRAPH.replace("pPr", ""),
        "r": _IN_RUN,
        "tbl": f"{_MARKS} tblPr tblGrid tr",
        "tr": f"{_MARKS} tblPrEx trPr tc",
        "tc": f"{_BLOCKS} tcPr",
        "comment": _BLOCKS,
        "footnote": _BLOCKS,
        "hdr": _BLOCKS,
        "ftr": _BLOCKS,
        "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    }.items()
} | {qn(f"w:{name}"): frozenset(qn(f"w:{kid}") for kid in ORDER[f"w:{name}"]) for name in _PROPERTIES}
"""What an element may hold, of the main namespace."""
_FIRST = {qn(f"w:{parent}"): qn(f"w:{kid}") for parent, kid in (("p", "pPr"), ("r", "rPr"), ("tc", "tcPr"))}
_WANTED = {
    qn(tag): tuple(map(qn, names.split()))
    for tag, names in {
        "w:bookmarkStart": "w:id w:name",
        "w:bookmarkEnd": "w:id",
        "w:comment": "w:id w:author",
        "w:commentReference": "w:id",
        "w:ins": "w:id w:author",
        "w:del": "w:id w:author",
        "w:moveFrom": "w:id w:author",
        "w:moveTo": "w:id w:author",
        "w:pStyle": "w:val",
        "w:rStyle": "w:val",
        "w:tblStyle": "w:val",
        "w:numId": "w:val",
        "wp:docPr": "id name",
    }.items()
}
"""What an element has to say."""
_MEASURE = r"-?[0-9]+(?:\.[0-9]+(?:mm|cm|in|pt|pc|pi))?|-?[0-9]+(?:mm|cm|in|pt|pc|pi)"
_VALUES = {
    (qn(tag), qn(name)): re.compile(pattern)
    for (tag, name), pattern in {
        ("w:jc", "w:val"): "start|end|left|right|center|both|distribute|mediumKashida|highKashida|lowKashida|numTab|"
        "thaiDistribute",
        ("w:sz", "w:val"): _MEASURE,
        ("w:szCs", "w:val"): _MEASURE,
        ("w:color", "w:val"): "auto|[0-9A-Fa-f]{6}",
        ("w:tcW", "w:type"): "nil|pct|dxa|auto",
        ("w:tblW", "w:type"): "nil|pct|dxa|auto",
        ("w:style", "w:type"): "paragraph|character|table|numbering",
        ("w:comment", "w:date"): r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?",
        **{
            (f"w:{tag}", "w:val"): "true|false|on|off|0|1"
            for tag in ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "keepNext", "keepLines", "cantSplit",
                        "tblHeader", "noProof", "rtl", "bidi")
        },
    }.items()
}  # fmt: skip
"""By element and attribute: the values that it may have."""
_MAIN = f"{{{NAMESPACES['w']}}}"


def faults(root: Element, part: str) -> Iterator[Fault]:
    """Where a part that holds paragraphs, styles or lists breaks the schema."""
    yield from _ignored(root, part)
    for element in root.iter(*_KIDS):
        allowed, leading = _KIDS[str(element.tag)], _FIRST.get(str(element.tag))
        for place, child in enumerate(element.iterchildren(tag=f"{_MAIN}*")):
            if child.tag not in allowed:
                yield Fault(f"{local(element)} holds {local(child)}.", part)
            elif child.tag == leading and place:
                yield Fault(f"{local(child)} is not the first in {local(element)}.", part)
        if local(element) == "body" and element.findall(qn("w:sectPr")) not in ([], [element[-1]]):
            yield Fault("The section of the body does not end it.", part)
    for element in root.iter(*_WANTED):
        for name in _WANTED[str(element.tag)]:
            if element.get(name) is None:
                yield Fault(f"{local(element)} does not say its {name.rpartition('}')[2]}.", part)
    for (tag, name), pattern in _VALUES.items():
        for element in root.iter(tag):
            value = element.get(name)
            if value is not None and not pattern.fullmatch(value):
                yield Fault(f"{local(element)} cannot be {value!r}.", part)


def _ignored(root: Element, part: str) -> Iterator[Fault]:
    """Namespaces that a reader may pass over are declared, others are those of the standard."""
    ignored = str(root.get(qn("mc:Ignorable")) or "").split()
    for prefix in ignored:
        if prefix not in root.nsmap:
            yield Fault(f"The prefix {prefix} is to be ignored, but stands for nothing.", part)
    passed = {root.nsmap.get(prefix) for prefix in ignored} | set(NAMESPACES.values())
    for element in root.iter():
        namespace = str(element.tag)[1:].partition("}")[0]
        if namespace not in passed and not _nested(element) and not namespace.startswith(_OF_OFFICE):
            yield Fault(f"{local(element)} is of the namespace {namespace}, which nobody knows.", part)


_OF_OFFICE = ("http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "urn:schemas-microsoft-com:")


def _nested(element: Element) -> bool:
    """Whether it stands in an element of a drawing or of alternate content, which hold what they like."""
    return any(str(above.tag).partition("}")[0][1:] != NAMESPACES["w"] for above in element.iterancestors())
