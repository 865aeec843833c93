"""A table of contents for long memos: a field that Word can count anew, filled before it ever does.

The page numbers are those of the paper edition (the PDF), which Word's own pages come near; `Update field` in Word puts
its own in. It stands after the first part, so that the bottom line stays on top of page one.
"""

from dataclasses import dataclass

from reportpipe.model import Memo, Style
from reportpipe.ooxml.xml import Element, el, flag, part_of, qn, text_el, text_of
from reportpipe.typeset import annex, engine
from reportpipe.typeset.docx.body import bookmark_name, style_of
from reportpipe.typeset.docx.page import field
from reportpipe.typeset.html import render
from reportpipe.typeset.pdf import laid_out

LONG = 30_000
"""Characters of source text from which `auto` means yes: about twelve pages of some 3000 characters (a real article of
8223 takes 2.7), after two of memo."""
_LEVELS = {"Heading1": 1, "AnnexHeading": 1, "AppendixHeading": 1, "ColumnHeading": 1, "Heading2": 2, "SourceTitle": 2}
_FIELD = ' TOC \\o "1-2" \\h \\z \\u '
_NAME = "contents_{n}"


@dataclass
class _Entry:
    level: int
    words: str
    anchor: str
    page: int


def wanted(memo: Memo, style: Style) -> bool:
    """Whether this memo is to have one: `auto` gives a page that is all the memo has no room to it."""
    if memo.layout.contents == "auto":
        return not style.is_one_page and sum(len(article.text) for article in memo.articles) > LONG
    return memo.layout.contents == "always"


def place(document: Element, memo: Memo, style: Style) -> None:
    """Put the contents in before the second heading, where the memo wants them and has that many.

    Raises:
        StyleError, ToolError: as setting the PDF does.
    """
    body = part_of(document, "w:body")
    headings = [
        (_LEVELS[style_id], p) for p in body.iterchildren(qn("w:p")) if (style_id := style_of(p) or "") in _LEVELS
    ]
    if not wanted(memo, style) or len(headings) < 2:  # noqa: PLR2004 - a lone heading needs no list
        return
    pages = _pages(memo, style)
    entries: list[_Entry] = []
    for number, (level, paragraph) in enumerate(headings, 1):
        anchor = _anchor(paragraph, number)
        known = pages.get(anchor, entries[-1].page if entries else 1)
        entries.append(_Entry(level, " ".join(text_of(paragraph).split()), anchor, known))
    headings[1][1].addprevious(_contents(entries, style.labels.get("contents", "Contents")))


def _pages(memo: Memo, style: Style) -> dict[str, int]:
    """Page of each anchor on paper, by the name that its bookmark has."""
    markup = render(memo, style, "pdf")
    with engine.undisturbed():
        document = laid_out(markup, style)
        annex.keep(document)
    return {bookmark_name(str(name)): n for n, page in enumerate(document.pages, 1) for name in page.anchors}


def _anchor(paragraph: Element, number: int) -> str:
    """The bookmark of a heading; a new one where it has none."""
    found = paragraph.find(qn("w:bookmarkStart"))
    if found is not None:
        return str(found.get(qn("w:name")))
    name = _NAME.format(n=number)
    root = paragraph.getroottree().getroot()
    taken = [int(mark.get(qn("w:id")) or 0) for mark in root.iter(qn("w:bookmarkStart"))]
    mark = {"w:id": max(taken, default=0) + 1}
    start = 1 if paragraph.find(qn("w:pPr")) is not None else 0
    paragraph[start:start] = [el("w:bookmarkStart", {**mark, "w:name": name}), el("w:bookmarkEnd", mark)]
    return name


def _contents(entries: list[_Entry], title: str) -> Element:
    """The control that Word's own ribbon makes, so that its button `Update table` appears."""
    lines = [_line(entry) for entry in entries]
    opening = field(_FIELD, [])
    lines[0][1:1], ending = opening[:-1], opening[-1]
    lines[-1].append(ending)
    gallery = el("w:docPartObj", None, flag("w:docPartGallery", "Table of Contents"), el("w:docPartUnique"))
    heading = el("w:p", None, el("w:pPr", None, flag("w:pStyle", "TOCHeading")), el("w:r", None, text_el("w:t", title)))
    return el("w:sdt", None, el("w:sdtPr", None, gallery), el("w:sdtContent", None, heading, *lines))


def _line(entry: _Entry) -> Element:
    number = field(f" PAGEREF {entry.anchor} \\h ", [el("w:r", None, text_el("w:t", str(entry.page)))])
    words = el("w:r", None, text_el("w:t", entry.words))
    link = el("w:hyperlink", {"w:anchor": entry.anchor, "w:history": 1}, words, el("w:r", None, el("w:tab")), *number)
    return el("w:p", None, el("w:pPr", None, flag("w:pStyle", f"TOC{entry.level}")), link)
