"""Who wrote a page, by the marks on its elements: `rel=author`, classes such as `byline`, links to people's pages."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from reportpipe.readers.people import all_names, names_in

MOST_ELEMENTS = 400
"""Elements behind the title among which the byline is looked for."""
PROSE = 25
"""Words of a paragraph of the text; one standfirst of that length may stand above the byline."""

_BY = re.compile("^(?:(?:written )?by|par|von) ", re.IGNORECASE)
_SAYS_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:authors?|byline|contributors?|writers?)(?:[\s_-]|$)"
    r"|/(?:authors?|people|person|experts?|profiles?|staff|contributors?|by)/",
    re.IGNORECASE,
)
"""In a class, a rel, an itemprop or an address."""
_NAMING = ("class", "id", "data-component", "data-testid")
"""Attributes in which sites say what an element is."""
_MARKED = (
    "//*[@rel='author' or @itemprop='author' or contains(concat(' ', normalize-space(@class), ' '), ' byline ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' author-name ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' author ')]"
)


def without_by(text: str) -> str:
    """A byline's names: the text without `By`, `Par` or `Von`."""
    return _BY.sub("", text)


def marked_authors(tree: Any) -> tuple[str, ...]:
    """The names in the elements between title and text that say they hold an author's, and nothing else; else those in
    the first element of the page that is marked as a byline, and in its neighbours.
    """
    said = (element for element in _head(tree) if _says(element) and not _is_comment(element))
    near = dict.fromkeys(name for element in said for name in _only_names(element))
    if near:
        return tuple(near)
    elements = [element for element in tree.xpath(_MARKED)[:40] if not _is_comment(element)][:8]
    for element in elements:
        if _names(element):
            beside = [other for other in elements if other.getparent() is element.getparent()]
            return tuple(dict.fromkeys(name for each in beside for name in _names(each)))
    return ()


def _is_comment(element: Any) -> bool:
    """Whether an element stands in the comments of readers, who are authors of these alone."""
    named = (each.get(name) or "" for each in element.iterancestors() for name in ("class", "id"))
    return any("comment" in name.lower() for name in named)


def _head(tree: Any) -> Iterator[Any]:
    """Elements behind the first h1, up to the second paragraph of prose."""
    title = next(tree.iter("h1"), None)
    prose = 0
    for element in islice(title.xpath("following::*") if title is not None else (), MOST_ELEMENTS):
        prose += element.tag == "p" and len("".join(element.itertext()).split()) > PROSE
        if prose == 2:  # noqa: PLR2004 - a standfirst and the text
            return
        yield element


def _says(element: Any) -> bool:
    marks = [element.get(name) or "" for name in ("rel", "itemprop", "href")]
    named = [each.get(name) or "" for each in (element, *islice(element.iterancestors(), 2)) for name in _NAMING]
    return any(_SAYS_AUTHOR.search(mark) for mark in [*marks, *named])


def _text(element: Any) -> str:
    return without_by(" ".join("".join(element.itertext()).split())[:200])


def _names(element: Any) -> tuple[str, ...]:
    return names_in(_text(element))


def _only_names(element: Any) -> tuple[str, ...]:
    text = _text(element)
    return names_in(text) if text and all_names(text) else ()
