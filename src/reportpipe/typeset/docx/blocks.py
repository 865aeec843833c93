"""The page's HTML as Word's blocks, for the elements that a memo's page is made of.

A page with anything else (a list, a quotation, words that stand in no style) is left to pandoc, which knows all of
HTML; both ways give the same after the steps that follow. Paragraphs and rows that the pages before had are kept.
"""

import copy
from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import lxml.html
from lxml import etree

from reportpipe.errors import ToolError
from reportpipe.ooxml.xml import UNFIT, Element
from reportpipe.typeset.docx.runs import Line, Look, properties
from reportpipe.typeset.kept import Kept

_STYLE = "data-custom-style"
_INLINE = frozenset({"span", "a", "img", "br", "strong", "b", "em", "i"})
_HEADINGS = {f"h{level}": f"heading {level}" for level in range(1, 7)}
_CELLS = frozenset({"td", "th"})
_ALL = 5000
"""All of the room, in fiftieths of a percent."""
GRID = 7920
"""Twips that the columns of a table share out; the width of the page takes their place later."""
_MOST_KEPT = 400
"""Paragraphs and rows of tables, 2 to 5 kB each: a memo of five pages has 80."""


class UnknownElementError(ValueError):
    """The page has something that only pandoc knows."""


class Blocks(NamedTuple):
    """What a page becomes, as XML in the names that ooxml.xml knows: children of w:body, and of w:comments."""

    body: str
    comments: str


class _Piece(NamedTuple):
    """What a row or a paragraph becomes, and how many bookmarks the page has after it."""

    body: str
    comments: str
    bookmarks: int


_kept: Kept[_Piece] = Kept(_MOST_KEPT)


def body_of(markup: str) -> Element:
    """The body of a page; what stands in its head is said elsewhere in a Word file.

    Raises:
        ToolError: it has none.
    """
    body: Element | None = lxml.html.document_fromstring(UNFIT.sub("", markup)).find("body")
    if body is None:
        raise ToolError("the page has no body.", where="DOCX")
    return body


def blocks(body: Element, styles: Mapping[str, str], picture: Callable[[str], str | None]) -> Blocks:
    """The blocks of a page.

    `styles` gives the id of a style for its name in lower case; `picture` the drawing (DrawingML) for the address of a
    picture, None where there is none.

    Raises:
        UnknownElementError: there is something in it that is not known here.
    """
    page = _Page(styles, picture)
    page.children(body, "")
    return Blocks("".join(page.body), "".join(page.comments))


class _Page:
    def __init__(self, styles: Mapping[str, str], picture: Callable[[str], str | None]) -> None:
        self.body: list[str] = []
        self.comments: list[str] = []
        self._styles = styles
        self._look = frozenset(styles.items())
        self._picture = picture
        self.bookmarks = 0

    def children(self, parent: Element, style: str) -> None:
        """The blocks in an element; words between them, and an element of words alone, make a paragraph."""
        line = Line()
        line.words(parent.text, Look())
        for child in parent:
            if child.tag in _INLINE:
                self._inline(child, Look(), line)
            elif isinstance(child.tag, str):
                self._paragraph(line, style)
                line = Line()
                self._block(child, style)
            line.words(child.tail, Look())
        self._paragraph(line, style)

    def _once(self, element: Element, make: Callable[["_Page", Element, str], None], where: str) -> None:
        """Add what `make` adds for an element, kept from the last time that it stood `where` it does now."""
        markup = etree.tostring(element, with_tail=False)
        if b"<img" in markup:  # which is added to the package, too
            make(self, element, where)
            return

        def made() -> _Piece:
            apart = copy.copy(self)
            apart.body, apart.comments = [], []
            make(apart, element, where)
            return _Piece("".join(apart.body), "".join(apart.comments), apart.bookmarks)

        piece = _kept.get((markup, where, self.bookmarks, self._look), made)
        self.body.append(piece.body)
        self.comments.append(piece.comments)
        self.bookmarks = piece.bookmarks

    def _block(self, element: Element, style: str) -> None:
        outside = element.getparent()
        is_in_row = outside is not None and outside.tag in _CELLS  # which is kept as a whole
        if not is_in_row and all(child.tag in _INLINE for child in element):
            self._once(element, _Page._new_block, style)
        else:
            self._new_block(element, style)

    def _new_block(self, element: Element, style: str) -> None:
        tag = str(element.tag)
        if tag == "table":
            self._mark(element)
            self._table(element)
        elif tag in _HEADINGS and element.get(_STYLE) is None:
            self._mark(element)
            self.children(element, self._id(_HEADINGS[tag]))
        elif tag in {"div", "p"}:
            self._mark(element)
            self.children(element, self._own(element, style))
        else:
            raise UnknownElementError(tag)

    def _paragraph(self, line: "Line", style: str) -> None:
        if line.empty:
            return
        if not style:
            raise UnknownElementError("words without a style")
        self.body.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{line.runs()}</w:p>')

    def _mark(self, element: Element) -> None:
        """A bookmark before a block; a later step moves it into the first paragraph."""
        self.body += self._bookmark(element) or ()

    def _bookmark(self, element: Element) -> tuple[str, str] | None:
        """Begin and end of the bookmark that an element asks for by its id."""
        name = element.get("id")
        if not name:
            return None
        self.bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self.bookmarks}" w:name={quoteattr(name)}/>'
        return start, f'<w:bookmarkEnd w:id="{self.bookmarks}"/>'

    def _own(self, element: Element, otherwise: str) -> str:
        name = element.get(_STYLE)
        return self._id(name) if name else otherwise

    def _id(self, name: str) -> str:
        """The id of the style of this name, as it stands between quotation marks."""
        try:
            return escape(self._styles[name.lower()], {'"': "&quot;"})
        except KeyError:
            raise UnknownElementError(name) from None

    def _inline(self, element: Element, look: Look, line: "Line") -> None:
        tag, classes = str(element.tag), (element.get("class") or "").split()
        line.empty = False
        if tag == "br":
            line.mark("<w:r><w:br/></w:r>", ends=True)
        elif tag == "img":
            drawing = self._picture(element.get("src") or "")
            if drawing is None:
                raise UnknownElementError(tag)
            line.mark(f"<w:r>{drawing}</w:r>")
        elif "comment-start" in classes:
            self._comment(element, line)
        elif "comment-end" in classes:
            number = quoteattr(element.get("id") or "")
            look = Look(self._id("annotation reference"))
            line.mark(f"<w:commentRangeEnd w:id={number}/>")
            line.mark(f"<w:r>{properties(look, wide=False)}<w:commentReference w:id={number}/></w:r>")
        elif tag == "a":
            self._link(element, look, line)
        else:
            self._words(element, look, line)

    def _words(self, element: Element, look: Look, line: "Line") -> None:
        """A span, or another element that changes the look of the words in it."""
        tag = element.tag
        bold, italic = look.bold or tag in {"strong", "b"}, look.italic or tag in {"em", "i"}
        look = Look(self._own(element, look.style), bold, italic, element.get("lang") or look.language)
        bookmark = self._bookmark(element)
        if bookmark:
            line.mark(bookmark[0])
        line.words(element.text, look)
        for child in element:
            if child.tag in _INLINE:
                self._inline(child, look, line)
            elif isinstance(child.tag, str):
                raise UnknownElementError(child.tag)
            line.words(child.tail, look)
        if bookmark:
            line.mark(bookmark[1])

    def _link(self, element: Element, look: Look, line: "Line") -> None:
        """A link to a place in the document; those that lead out of it are left to pandoc."""
        address = element.get("href") or ""
        if not address.startswith("#"):
            raise UnknownElementError("link")
        line.mark(f"<w:hyperlink w:anchor={quoteattr(address[1:])}>")
        self._words(element, look._replace(style=self._id("hyperlink")), line)
        line.mark("</w:hyperlink>")

    def _comment(self, element: Element, line: "Line") -> None:
        """A comment begins here; its words stand in the element."""
        number, when = quoteattr(element.get("id") or ""), element.get("data-date")
        date = f" w:date={quoteattr(when)}" if when else ""
        words = Line()
        words.words("".join(element.itertext()), Look(language=element.get("lang") or ""))
        reference = properties(Look(self._id("annotation reference")), wide=False)
        self.comments.append(
            f"<w:comment w:id={number} w:author={quoteattr(element.get('data-author') or '')}{date}>"
            f'<w:p><w:pPr><w:pStyle w:val="{self._id("annotation text")}"/></w:pPr>'
            f"<w:r>{reference}<w:annotationRef/></w:r>{words.runs()}</w:p></w:comment>"
        )
        line.mark(f"<w:commentRangeStart w:id={number}/>")

    def _table(self, table: Element) -> None:
        parts = [part for part in table if isinstance(part.tag, str)]
        if any(part.tag not in {"caption", "colgroup", "thead", "tbody"} for part in parts):
            raise UnknownElementError("table")
        rows = [(row, str(part.tag)) for part in parts if part.tag in {"thead", "tbody"} for row in part]
        grid = _grid(parts, [row for row, _ in rows])
        if not rows or not grid or any(row.tag != "tr" or sum(map(_across, row)) != len(grid) for row, _ in rows):
            raise UnknownElementError("a table with gaps")
        captions = [part for part in parts if part.tag == "caption"]
        for caption in captions:
            self.children(caption, self._own(caption, self._id("table caption")))
        said = " ".join(" ".join("".join(caption.itertext()).split()) for caption in captions)
        head = any(part == "thead" for _, part in rows)
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
        self.body.append(
            f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(table.get(_STYLE) or 'Table')}/>"
            f'<w:tblW w:type="pct" w:w="{_share(parts)}"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:firstRow="{head:d}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
            f'w:noVBand="0" w:val="00{2 * head}0"/>'
            + (f"<w:tblCaption w:val={quoteattr(said)}/>" if said else "")
            + f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        )
        for row, part in rows:
            self._once(row, _Page._row, part)
        self.body.append("</w:tbl>")

    def _row(self, row: Element, part: str) -> None:
        """A row of the head or the body of a table."""
        self.body.append("<w:tr>")
        if part == "thead":
            self.body.append('<w:trPr><w:tblHeader w:val="on"/></w:trPr>')
        for cell in row:
            if cell.tag not in _CELLS or cell.get("rowspan") or next(cell.iter("table"), None) is not None:
                raise UnknownElementError("cell")
            across = _across(cell)
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            self.body.append(f"<w:tc><w:tcPr>{span}</w:tcPr>")
            before, style = len(self.body), self._own(cell, self._id("compact"))
            self.children(cell, style)
            if len(self.body) == before:
                self.body.append("<w:p/>" if len(cell) else f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>')
            self.body.append("</w:tc>")
        self.body.append("</w:tr>")


def _across(cell: Element) -> int:
    """How many columns a cell covers."""
    return int(cell.get("colspan") or 1)


def _columns(parts: list[Element]) -> list[Element]:
    return [column for part in parts if part.tag == "colgroup" for column in part]


def _shares(parts: list[Element]) -> list[float]:
    """The share of the room (1 is all) that the page states for each column, as `width: 31%`; else nothing."""
    stated = [(column.get("style") or "").partition(":") for column in _columns(parts)]
    shares = [value.strip(" ;") for name, _, value in stated if name.strip() == "width"]
    if len(shares) < len(stated) or not all(share.endswith("%") for share in shares):
        return []
    return [float(share.rstrip("%")) / 100 for share in shares]


def _share(parts: list[Element]) -> int:
    """What a table takes of the room, in fiftieths of a percent."""
    return int(_ALL * sum(_shares(parts) or [1.0]))


def _grid(parts: list[Element], rows: list[Element]) -> list[int]:
    """The widths of the columns: the shares that the page states, else equal ones."""
    shares = _shares(parts)
    if shares:
        return [int(GRID * share) for share in shares]
    count = len(_columns(parts)) or max((sum(map(_across, row)) for row in rows), default=0)
    return [GRID // max(1, count)] * count
