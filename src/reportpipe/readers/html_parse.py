"""A page's characters as a tree, whatever its markup does: nested thousands deep, never closed, or full of attributes.

libxml2 gives up on 256 nested elements, compares each attribute of a tag with all others, and puts what follows an
element that is not closed inside it: an article must not be lost for any of these.
"""

import re
from itertools import islice
from typing import Any

from reportpipe.errors import Malformed
from reportpipe.model import Note
from reportpipe.readers.html_blocks import INLINE

MOST_ATTRIBUTES = 500
"""Attributes of one tag that are read; a tag with more keeps none of them."""

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_START = re.compile(r"<(?:!--|[a-zA-Z])")
_TAG = re.compile(r"""<([a-zA-Z][^\s>/]*+)((?:[\s/]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=|[^\s=>/]++)*+)(>?)""")
_ATTRIBUTE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)|([^\s=>/]++)""")
_RAW = re.compile(r"(?i)script$|style$")
_RAW_END = re.compile(r"(?i)</(?:script|style)")
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)[^<>]*+>")
_EMPTY = re.compile(r"(?:<p>\s*+){2,}+")
_KEPT = frozenset({"html", "head", "body", "title", "meta", "link", "script", "style", "template", "noscript"})
_KEPT |= {"p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
"""Tags that stay when a page is flattened: they hardly nest."""
_LEFT_OPEN = frozenset({"svg", "math", "noscript", "object", "embed", "canvas", "audio", "video", "map", "button"})
_LEFT_OPEN |= {"select", "textarea", "label"}
"""Elements that hold no article, unless their end is missing and the rest of the page fell into them."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""


def parse(text: str, source_name: str) -> tuple[Any, tuple[Note, ...]]:
    """The page as an lxml tree, and what had to be set aside to get it; entities and the network are left alone.

    Raises:
        Malformed: nothing in it is HTML, or it is nested too deeply to be an article.
    """
    notes = []
    text = _XML_DECLARATION.sub("", text)
    bounded = _bounded(text)
    if bounded != text:
        notes.append(_note("A tag with more than 500 attributes was read without them.", source_name))
    tree, deep = _tree(bounded, source_name)
    if deep:
        tree, deep = _tree(_EMPTY.sub("<p>", _ANY_TAG.sub(_flat, bounded)), source_name)
        if deep:
            raise Malformed(
                "the page is nested too deeply to be an article.", where=source_name, hint="Give its text instead."
            )
        notes.append(
            _note("The page is nested so deeply that only its paragraphs and headings were read.", source_name)
        )
    _free(tree)
    return tree, tuple(notes)


def _note(message: str, source_name: str) -> Note:
    return Note(code="reader.html.markup", level="warning", message=message, where=source_name)


def _tree(text: str, source_name: str) -> tuple[Any, bool]:
    """The tree, and whether libxml2 left something out of it because of its limits on depth and length."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf_8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        if _beyond_limits(parser):
            return None, True
        raise Malformed("the page cannot be parsed as HTML.", where=source_name, hint="Save it again.") from error
    return tree, _beyond_limits(parser)


def _beyond_limits(parser: Any) -> bool:
    return any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _bounded(text: str) -> str:
    """The page with tags of too many attributes made bare; one pass, since libxml2 takes their square in time."""
    pieces = []
    done = place = 0
    while start := _START.search(text, place):
        if start[0] == "<!--":
            place = text.find("-->", start.end()) + 3
            if place < 3:  # noqa: PLR2004 - not found
                break
            continue
        tag = _TAG.match(text, start.start())
        if tag is None:
            break
        place = tag.end()
        if len(tag[2]) > MOST_ATTRIBUTES and _has_too_many(tag[2]):
            pieces += [text[done : tag.start()], f"<{tag[1]}>"]
            done = place
        if _RAW.match(tag[1]):
            end = _RAW_END.search(text, place)
            if end is None:
                break
            place = end.start()
    return "".join([*pieces, text[done:]]) if pieces else text


def _has_too_many(attributes: str) -> bool:
    return sum(match[1] is not None for match in _ATTRIBUTE.finditer(attributes)) > MOST_ATTRIBUTES


def _flat(tag: re.Match[str]) -> str:
    """A tag as it stands in a page without nesting: block elements become paragraphs, inline ones nothing."""
    name = tag[2].lower()
    if name in _KEPT:
        return tag[0]
    return "" if name in INLINE else "<p>"


def _free(tree: Any) -> None:
    """Take the page out of elements that swallowed it: an `embed` that libxml2 holds open, a `svg` never closed."""
    for element in list(tree.iter(*sorted(_LEFT_OPEN))):
        paragraphs = element.iter("p")
        third = next(islice(paragraphs, 2, None), None)
        if third is not None or next(element.iter("article", "main", "h1"), None) is not None:
            _clean(element.getparent() if element.getparent() is not None else element)
            element.drop_tag()


def _clean(tree: Any) -> None:
    """Take out control characters, which libxml2 reads from `&#1;` and lxml refuses to write anywhere."""
    for element in tree.iter():
        element.text = _CONTROL.sub("", element.text or "") or None
        element.tail = _CONTROL.sub("", element.tail or "") or None
