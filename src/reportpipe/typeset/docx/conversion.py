"""The page's HTML into Word's blocks by pandoc, with limits on time and memory: pages that `blocks` does not know.

pandoc carries `data-custom-style` of div and span into Word styles, comment spans into Word comments and ids
into bookmarks. Other elements lose theirs, so they are wrapped first.
"""

import tempfile

import lxml.html
from lxml import etree

from reportpipe import pandoc
from reportpipe.errors import ToolError
from reportpipe.ooxml.xml import Element

SECONDS = 60.0
"""Longest that one call may take: a 300-paragraph source takes about one second."""
MAX_HEAP = "1g"
"""Most memory for pandoc's own heap."""
_FORMATS = ("--from=html+native_divs+native_spans", "--to=docx", "--eol=lf")
_STYLE = "data-custom-style"
_KEEPS_STYLE = frozenset({"div", "span", "table"})
_INLINE = frozenset(
    {"a", "b", "br", "cite", "code", "em", "i", "img", "q", "small", "span", "strong", "sub", "sup", "u"}
)


def convert(body: Element, reference: bytes, pictures: dict[str, str]) -> bytes:
    """A Word file from the body of a page, with the styles, margins and headers of `reference`.

    `pictures` gives a `data:` address for each `src` that the page uses; a picture that is not among them is left
    to its alternative text. pandoc reads nothing but what it is given.

    Raises:
        ToolError: pandoc is missing, too slow, breaks, or gives something that is not a Word file.
    """
    prepare(body, pictures)
    page = lxml.html.tostring(body, encoding="unicode").encode("utf8")
    with tempfile.NamedTemporaryFile(prefix="reportpipe-", suffix=".docx") as file:
        file.write(reference)
        file.flush()
        arguments = (*_FORMATS, f"--reference-doc={file.name}", "--output=-")
        return _word_file(pandoc.run(arguments, page, seconds=SECONDS, memory=MAX_HEAP, where="DOCX"))


def _word_file(ended: pandoc.Ended) -> bytes:
    if ended.code:
        words = ended.complaint or f"exit status {ended.code}"
        raise ToolError(f"pandoc failed: {words}.", where="DOCX", hint=pandoc.HINT)
    if not ended.output.startswith(b"PK\x03\x04"):
        raise ToolError("pandoc gave something that is not a Word file.", where="DOCX", hint=pandoc.HINT)
    return ended.output


def prepare(body: Element, pictures: dict[str, str]) -> None:
    """Change the body of a page so that pandoc understands it: pictures as data, styles on div and span only."""
    for image in body.iter("img"):
        image.set("src", pictures.get(image.get("src", ""), ""))
    for element in list(body.iter(etree.Element)):
        style = element.get(_STYLE)
        if style and element.tag not in _KEEPS_STYLE:
            _wrap(element, style)
    for division in body.iter("div"):
        if division.get(_STYLE) and all(child.tag in _INLINE for child in division):
            _into_paragraph(division)


def _wrap(element: Element, style: str) -> None:
    """Move the style of an element to a div or span around it; for a cell or list item, inside it."""
    del element.attrib[_STYLE]
    wrapper = element.makeelement("span" if element.tag in _INLINE else "div", {_STYLE: style})
    if element.tag in {"td", "th", "li", "caption", "figcaption", "dd", "dt"}:
        wrapper.text, element.text = element.text, None
        wrapper.extend(list(element))
        element.append(wrapper)
        return
    parent = element.getparent()
    if parent is None:
        return
    parent.replace(element, wrapper)
    wrapper.append(element)
    wrapper.tail, element.tail = element.tail, None


def _into_paragraph(division: Element) -> None:
    """Words that stand in a division alone get a paragraph: in a table cell pandoc gives others a style of its own."""
    paragraph = division.makeelement("p", {})
    paragraph.text, division.text = division.text, None
    paragraph.extend(list(division))
    division.append(paragraph)
