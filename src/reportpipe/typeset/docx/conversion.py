"""The page's HTML into Word's blocks: pandoc, with limits on time and memory.

pandoc carries `data-custom-style` of div and span into Word styles, comment spans into Word comments and ids
into bookmarks. Other elements lose theirs, so they are wrapped first.
"""

import tempfile

import lxml.html
from lxml import etree

from reportpipe import pandoc
from reportpipe.errors import ToolError
from reportpipe.ooxml.xml import UNFIT, Element
from reportpipe.pandoc import worker
from reportpipe.typeset.docx import ast

SECONDS = 60.0
"""Longest that one call may take: a 300-paragraph source takes about one second."""
_OTHER_TYPES = "Incompatible API versions"
"""What pandoc says to a tree of other types than its own; then it reads the HTML itself."""
MAX_HEAP = "1g"
"""Most memory for pandoc's own heap."""
_STYLE = "data-custom-style"
_KEEPS_STYLE = frozenset({"div", "span", "table"})
_INLINE = frozenset(
    {"a", "b", "br", "cite", "code", "em", "i", "img", "q", "small", "span", "strong", "sub", "sup", "u"}
)


def convert(html: str, reference: bytes, pictures: dict[str, str]) -> bytes:
    """A Word file from the page, with the styles, margins and headers of `reference`.

    `pictures` gives a `data:` address for each `src` that the page uses; a picture that is not among them is left
    to its alternative text. pandoc reads nothing but what it is given.

    Raises:
        ToolError: pandoc is missing, too slow, breaks, or gives something that is not a Word file.
    """
    body = prepare(html, pictures)
    try:
        return _from_tree(ast.document(body).encode("utf8"), reference)
    except ast.UnknownElementError:
        pass
    except ToolError as error:
        if _OTHER_TYPES not in error.message:
            raise
    page = lxml.html.tostring(body, encoding="unicode").encode("utf8")
    return _word_file(_by_command("html+native_divs+native_spans", page, reference))


def _from_tree(tree: bytes, reference: bytes) -> bytes:
    ended = worker.docx(tree, reference, seconds=SECONDS, memory=MAX_HEAP, where="DOCX")
    if ended is not None:
        return _word_file(ended)
    made = _word_file(_by_command("json", tree, reference))
    worker.prove()
    return made


def _by_command(form: str, data: bytes, reference: bytes) -> pandoc.Ended:
    with tempfile.NamedTemporaryFile(prefix="reportpipe-", suffix=".docx") as file:
        file.write(reference)
        file.flush()
        arguments = (f"--from={form}", "--to=docx", "--eol=lf", f"--reference-doc={file.name}", "--output=-")
        return pandoc.run(arguments, data, seconds=SECONDS, memory=MAX_HEAP, where="DOCX")


def _word_file(ended: pandoc.Ended) -> bytes:
    if ended.code:
        words = ended.complaint or f"exit status {ended.code}"
        raise ToolError(f"pandoc failed: {words}.", where="DOCX", hint=pandoc.HINT)
    if not ended.output.startswith(b"PK\x03\x04"):
        raise ToolError("pandoc gave something that is not a Word file.", where="DOCX", hint=pandoc.HINT)
    return ended.output


def prepare(html: str, pictures: dict[str, str]) -> Element:
    """The body of the page as pandoc understands it: pictures as data, styles on div and span only, no head.

    Pandoc would print the title and the authors that stand in the head once more.
    """
    body = lxml.html.document_fromstring(UNFIT.sub("", html)).find("body")
    if body is None:
        raise ToolError("the page has no body.", where="DOCX")
    for image in body.iter("img"):
        image.set("src", pictures.get(image.get("src", ""), ""))
    for element in list(body.iter(etree.Element)):
        style = element.get(_STYLE)
        if style and element.tag not in _KEEPS_STYLE:
            _wrap(element, style)
    for division in body.iter("div"):
        if division.get(_STYLE) and all(child.tag in _INLINE for child in division):
            _into_paragraph(division)
    return body


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
