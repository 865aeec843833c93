"""Two columns in Word, where a style asks for them: points at the left, tables at the right.

The page marks where they begin with the id `columns`, the second one with `second-column`; they end where the appendix
begins, or the source text. LibreOffice parts captions from their tables when it balances columns, so no program may: a
column break begins the second one, and a new page follows them.
"""

import copy
from collections.abc import Callable

from reportpipe.ooxml.xml import Element, el, flag, part_of, put, qn, text_el
from reportpipe.typeset.docx.look import mm

COLUMNS, SECOND = "columns", "second_column"
"""The marks, as Word spells them."""
_ENDS = ("appendix", "source_text")
_GAP = mm(6)
_SECOND_SHARE = 0.61
"""Of the width of both: at half of it, tables of nine-point text have lines of two or three words."""


def split(document: Element, width: int) -> Callable[[Element], int]:
    """Set what stands between the marks in two columns. Gives the width of the text at each block, in twips."""
    body = part_of(document, "w:body")
    first, second, end = (marked(body, *names) for names in ((COLUMNS,), (SECOND,), _ENDS))
    page = body.find(qn("w:sectPr"))
    if first is None or second is None or end is None or page is None or first.getprevious() is None:
        return lambda _: width
    right = round((width - _GAP) * _SECOND_SHARE)
    left = width - _GAP - right
    end_section(first, copy.deepcopy(page))
    end_section(end, _in_columns(page, left, right))
    inherit(page)
    _break_column(second)
    order = list(body)
    places = range(order.index(second), order.index(end))
    return lambda block: right if block.getparent() is body and body.index(block) in places else width


def inherit(section: Element) -> None:
    """Let a section have the header and footer of the one before it, on its first page, too."""
    for name in ("w:titlePg", "w:headerReference", "w:footerReference"):
        for child in section.findall(qn(name)):
            section.remove(child)


def marked(body: Element, *names: str) -> Element | None:
    """The first paragraph with one of these bookmarks."""
    for paragraph in body.iterchildren(qn("w:p")):
        if any(mark.get(qn("w:name")) in names for mark in paragraph.iter(qn("w:bookmarkStart"))):
            return paragraph
    return None


def end_section(following: Element, section: Element) -> None:
    """A section ends before this block, in a paragraph of its own: LibreOffice moves the bookmarks of any other.

    It is not quite empty: LibreOffice leaves out one that is, and with it takes the table before it out of the columns.
    """
    space = el("w:r", None, text_el("w:t", "\u00a0"))
    last = el("w:p", None, el("w:pPr", None, flag("w:pStyle", "SectionEnd")), space)
    put(part_of(last, "w:pPr"), section)
    following.addprevious(last)


def _in_columns(page: Element, left: int, right: int) -> Element:
    """The section of the page as it is, in two columns, beginning on the same page."""
    section = el("w:sectPr")
    for name in ("w:pgSz", "w:pgMar", "w:docGrid"):
        part = page.find(qn(name))
        if part is not None:
            put(section, copy.deepcopy(part))
    put(section, flag("w:type", "continuous"))
    widths = (el("w:col", {"w:w": left, "w:space": _GAP}), el("w:col", {"w:w": right, "w:space": 0}))
    put(section, el("w:cols", {"w:num": 2, "w:space": _GAP, "w:equalWidth": 0}, *widths))
    return section


def _break_column(heading: Element) -> None:
    run = el("w:r", None, el("w:br", {"w:type": "column"}))
    heading.insert(1 if heading.find(qn("w:pPr")) is not None else 0, run)
