"""Footers that name the part of the document: annex, source text; each part is a section of its own."""

import copy
from collections.abc import Callable

from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import Element, el, part_of, put, qn
from reportpipe.typeset.docx.columns import end_section, inherit, marked
from reportpipe.typeset.docx.page import footer

_PARTS = (("appendix", "annex"), ("source_text", "source_text"))
"""The mark of a part's heading, as Word spells it, and the label that the footer shows."""


def name_parts(package: Package, say: Callable[..., str]) -> None:
    """Let the footer of each part name it, as on paper. `say` gives the style's labels."""
    body = part_of(package.tree(DOCUMENT), "w:body")
    page = part_of(body, "w:sectPr")
    for mark, label in _PARTS:
        heading = marked(body, mark)
        if heading is None:
            continue
        _end_before(heading, page)
        inherit(page)
        relation = package.add(DOCUMENT, "footer", f"word/footer-{label}.xml", footer(say(label), say))
        page.insert(0, el("w:footerReference", {"w:type": "default", "r:id": relation}))


def _end_before(heading: Element, page: Element) -> None:
    """The section before the heading ends there, in the paragraph before where that can carry it."""
    before = heading.getprevious()
    properties = None if before is None else before.find(qn("w:pPr"))
    if properties is not None and properties.find(qn("w:sectPr")) is not None:
        return
    if before is None or properties is None or before.find(qn("w:bookmarkStart")) is not None:
        end_section(heading, copy.deepcopy(page))
    else:
        put(properties, copy.deepcopy(page))
