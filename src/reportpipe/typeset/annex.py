"""The source text as an annex: it begins on a page of its own, so it is laid out apart from the memo.

People who change a memo leave its source text as it is, but for a tint and a line on who cites it; and that is half of
the layout. So the pages of the annex set last are kept, and of an annex that differs in a few paragraphs only these are
set again. Running heads and page numbers are made each time, for memo and annex as one document. What both share with
other documents of their style sheet (shortcuts/sharing.py) is kept in the same place.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from reportpipe.typeset import engine, paging
from reportpipe.typeset.fonts import configuration
from reportpipe.typeset.shortcuts.sharing import Shared, share

ANNEX = "source-text"
"""The id that makes the child of the body around it the annex."""
_TOGETHER = re.compile(
    r"target-|counter-(?:increment|reset|set)|@page[^{]*:(?:left|right|nth)\b"
    r"|position:\s*fixed|break-(?:before|after):\s*(?:left|right|recto|verso)|\d[sld]?v(?:[hwib]|min|max)\b"
)
"""CSS by which pages depend on those before or after them: with it all are laid out together."""
_MOST_PAGES = 20
"""Of an annex that is kept: each takes half a megabyte, and 1 ms of every search for garbage."""


@dataclass(frozen=True)
class _Annex:
    tree: ET.Element
    """With an empty memo before it."""
    pages: list[Any]
    """As WeasyPrint's boxes, without margin boxes."""


@dataclass
class _Kept:
    css: str
    shared: Shared
    annex: _Annex | None


_kept: list[_Kept] = []
"""What the document set last leaves behind; taken out while it is in use."""


def laid_out(markup: str, css: str, variant: str) -> Any:
    """A page as WeasyPrint's Document; who is done with it gives its annex back by `keep`.

    Raises:
        TypeError, ValueError, RecursionError, AssertionError: it cannot be laid out.
        ToolError: Pango is missing or broken.
    """
    if not paging.is_known() or _TOGETHER.search(css):
        return _rendered(engine.page(markup), css, variant)
    kept = _kept.pop() if _kept else None
    if kept is None or kept.css != css:
        kept = _Kept(css, Shared(), None)
    page, tree = _parted(markup)
    annex = None if tree is None else _annex(tree, kept, variant)
    html = engine.page(page if annex else markup)
    paging.follow(html, annex.pages if annex else [])
    document = _rendered(html, css, variant, kept.shared)
    kept.annex = annex or kept.annex
    document.kept = kept
    return document


def keep(document: Any) -> None:
    """Keep for the next one what a document leaves behind that is written."""
    kept: _Kept | None = getattr(document, "kept", None)
    if kept:
        if kept.annex and len(kept.annex.pages) > _MOST_PAGES:
            kept.annex = None
        _kept[:] = [kept]


def _parted(markup: str) -> tuple[str | ET.Element, ET.Element | None]:
    """The page without its annex, and the annex with an empty memo before it; None where there is none to part."""
    try:
        page = engine.parsed(markup)
    except ET.ParseError:
        return markup, None
    body = page.find("body")
    parts = [] if body is None else [part for part in body if part.find(f".//*[@id='{ANNEX}']") is not None]
    if body is None or not parts:
        return markup, None
    apart = ET.Element(page.tag, page.attrib)
    ET.SubElement(apart, body.tag, body.attrib).extend(
        part if part in parts else ET.Element(part.tag, part.attrib) for part in body
    )
    for part in parts:
        body.remove(part)
    return page, apart


def _annex(tree: ET.Element, kept: _Kept, variant: str) -> _Annex | None:
    """The annex kept, brought up to date, or a new one; None where it cannot stand apart."""
    if kept.annex and _brought_up_to(tree, kept.annex, kept, variant):
        return kept.annex
    html = engine.page(tree)
    pages = paging.pages_after_first(html, lambda: _rendered(html, kept.css, variant, kept.shared), ANNEX)
    return _Annex(tree, pages) if pages else None


def _brought_up_to(tree: ET.Element, annex: _Annex, kept: _Kept, variant: str) -> bool:
    """Whether an annex is that of `tree`, or has become it: some paragraphs are others, with as many lines."""
    if _alike(annex.tree, tree):
        return True
    places = paging.paragraphs(annex.pages)
    changes = _changes(annex.tree, tree, places)
    if changes is None:
        return False
    wanted = {new: places[parent[n]] for parent, n, new in changes}
    html = engine.page(_only(wanted, tree))
    if not paging.set_again(html, lambda: _rendered(html, kept.css, variant, kept.shared), wanted):
        return False
    for parent, n, new in changes:
        parent[n] = new
    return True


def _changes(
    old: ET.Element, new: ET.Element, places: Container[ET.Element]
) -> list[tuple[ET.Element, int, ET.Element]] | None:
    """Paragraphs that are others: what is around the old one, its number there, the new one. None if more is."""
    if _shell(old) != _shell(new):
        return None
    found = []
    for n, (one, other) in enumerate(zip(old, new, strict=True)):
        if _alike(one, other):
            continue
        deeper = [(old, n, other)] if one in places else _changes(one, other, places)
        if deeper is None:
            return None
        found += deeper
    return found


def _alike(one: ET.Element, other: ET.Element) -> bool:
    """Whether two elements are the same, with all that they hold."""
    if one.tail != other.tail or len(one) != len(other) or _shell(one) != _shell(other):
        return False
    return all(map(_alike, one, other))


def _shell(element: ET.Element) -> tuple[object, ...]:
    """An element but for what its children hold."""
    return element.tag, element.attrib, element.text, [(child.tag, child.attrib, child.tail) for child in element]


def _only(wanted: Container[ET.Element], tree: ET.Element) -> ET.Element:
    """The tree with nothing in its elements but those wanted, and what is around them."""
    if tree in wanted:
        return tree
    copied = ET.Element(tree.tag, tree.attrib)
    if any(element in wanted for element in tree.iter()):
        copied.extend(_only(wanted, child) for child in tree)
    return copied


def _rendered(html: Any, css: str, variant: str, shared: Shared | None = None) -> Any:
    share(html, shared)
    return html.render(stylesheets=[engine.stylesheet(css)], font_config=configuration(), pdf_variant=variant)
