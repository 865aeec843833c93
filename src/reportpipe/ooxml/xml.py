"""The XML of Word files: names, building elements, and the order that ECMA-376 demands of their children."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "op": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

_ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "w:rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "headers cellIns cellDel cellMerge tcPrChange",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange",
    "w:style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "w:tblStylePr": "pPr rPr tblPr trPr tcPr",
    "w:tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "w:numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "w:font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
    "w:settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
    "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
    "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
    "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders "
    "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
    "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
    "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData "
    "noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter "
    "noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
    "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt "
    "showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids "
    "mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures "
    "forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags "
    "decimalSymbol listSeparator",
}
ORDER: dict[str, tuple[str, ...]] = {parent: tuple(names.split()) for parent, names in _ORDER.items()}
"""Children of an element in schema order (ECMA-376 part 1, annex A), by local name."""


@cache
def qn(name: str) -> str:
    """`w:p` as lxml writes it: `{namespace}p`. A name without a prefix stays as it is."""
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def el(tag: str, attributes: Mapping[str, str | int] | None = None, *children: Element) -> Element:
    """An element; attribute names carry their prefix, as in `{"w:val": 4}`."""
    element = etree.Element(qn(tag), nsmap=_nsmap(tag.partition(":")[0]))
    for name, value in (attributes or {}).items():
        element.set(qn(name), str(value))
    element.extend(children)
    return element


@cache
def _nsmap(prefix: str) -> dict[str, str]:
    return {prefix: NAMESPACES[prefix]}


def text_el(tag: str, text: str, attributes: Mapping[str, str | int] | None = None) -> Element:
    """An element that holds words, without the characters that XML cannot hold."""
    element = el(tag, attributes)
    element.text = UNFIT.sub("", text)
    return element


UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def flag(tag: str, value: str | int | None = None) -> Element:
    """An element with one `w:val`, or none: `<w:keepNext/>`, `<w:sz w:val="21"/>`."""
    return el(tag, None if value is None else {"w:val": value})


def put(parent: Element, child: Element) -> Element:
    """Add a child where the schema wants it, in place of one of the same name. Gives the child."""
    for old in parent.findall(str(child.tag)):
        parent.remove(old)
    later = _later(local(parent), local(child))
    place = next((index for index, other in enumerate(parent) if other.tag in later), None) if later else None
    if place is None:
        parent.append(child)
    else:
        parent.insert(place, child)
    return child


@cache
def _later(parent: str, child: str) -> frozenset[str]:
    """Names of the children that stand after this one."""
    order = ORDER.get(f"w:{parent}", ())
    rank = order.index(child) if child in order else len(order)
    return frozenset(qn(f"w:{name}") for name in order[rank + 1 :])


def part_of(parent: Element, tag: str) -> Element:
    """The child of this name, made where the schema wants it when there is none yet. Properties come first."""
    found = parent.find(qn(tag))
    if found is not None:
        return found
    child = el(tag)
    if f"w:{local(parent)}" in ORDER:
        return put(parent, child)
    parent.insert(0, child)
    return child


def val(parent: Element | None, path: str) -> str | None:
    """The `w:val` of the descendant at a path such as `w:pPr/w:pStyle`; None when there is none."""
    found = parent
    for step in _steps(path):
        if found is None:
            return None
        found = found.find(step)
    return None if found is None else found.get(_VAL)


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(qn(step) for step in path.split("/"))


_VAL = qn("w:val")


def text_of(element: Element) -> str:
    """The words that a reader sees in a paragraph or run: tabs and breaks as white space, deleted words gone."""
    return "".join(_seen(node) for node in element.iter(*_SEEN))


def _seen(node: Element) -> str:
    if node.tag == _WORDS:
        return str(node.text or "")
    if node.tag == _TAB:  # the same name declares a tab stop among the properties of a paragraph
        parent = node.getparent()
        return "\t" if parent is not None and parent.tag == _RUN else ""
    return _SIGNS[str(node.tag)]


_WORDS, _TAB, _RUN = qn("w:t"), qn("w:tab"), qn("w:r")
_SIGNS = {qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
_SEEN = (_WORDS, _TAB, *_SIGNS)


def serialise(root: Element) -> bytes:
    """A part as bytes: UTF-8, declared standalone as Word does, namespaces once at the top."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=sorted({*_ignorable(root), "w", "r"}))
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _ignorable(root: Element) -> list[str]:
    """Prefixes named in mc:Ignorable: values of attributes, which a clean-up does not see as used."""
    return str(root.get(qn("mc:Ignorable")) or "").split()


def parse(data: bytes) -> Element:
    """A part from bytes: no entities, no network, no limit on the depth that libxml2 finds safe."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
