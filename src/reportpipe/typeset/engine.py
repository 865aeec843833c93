"""WeasyPrint, tamed: it fetches nothing, parses our pages fast, and computes no style that is never used.

Measured warm on a three-page memo, CPU: reading the page with expat instead of tinyhtml5 saves 40 of 540 ms, leaving
out the four pseudo-elements for notes of every element about 30, setting SVG text by the line about 70. These, and the
note on each tag of the element that it comes from, need what WeasyPrint does not promise to keep, so each falls back to
the ordinary way when WeasyPrint has changed.
"""

import gc
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from types import SimpleNamespace
from typing import Any, NoReturn
from xml.etree import ElementTree as ET

from reportpipe.errors import ToolError
from reportpipe.typeset import shortcuts
from reportpipe.typeset.fonts import configuration

_ONE_AT_A_TIME = threading.RLock()
_BY_LETTER = ("dx", "dy", "rotate", "letter-spacing", "textLength")
"""Attributes that need the letters of an SVG text one by one."""
_MARKS = re.compile(r"^::marker \{", re.MULTILINE)
_NOTE_RULES = re.compile(r"^::(?:footnote|note)-[a-z]+ \{[^}]*\}$", re.MULTILINE)


def page(markup: str | ET.Element) -> Any:
    """A weasyprint.HTML of this page, which loads nothing."""
    weasyprint = library()
    try:
        root = parsed(markup) if isinstance(markup, str) else markup
        made = _fast_page()(root)
    except (ET.ParseError, AttributeError, TypeError):
        text = markup if isinstance(markup, str) else ET.tostring(markup, "unicode", "html")
        return weasyprint.HTML(string=text, base_url=None, url_fetcher=fetcher())
    return made


def parsed(markup: str) -> ET.Element:
    """The tree of a page.

    Raises:
        xml.etree.ElementTree.ParseError: it is not well-formed.
    """
    return ET.fromstring(markup)  # noqa: S314 - our own page: sources come in as escaped text only


@lru_cache(maxsize=8)
def stylesheet(css: str) -> Any:
    """Parsed once for the process: 7 ms a document."""
    return library().CSS(string=css, font_config=configuration(), url_fetcher=fetcher())


@lru_cache(maxsize=1)
def library() -> Any:
    """The module weasyprint.

    Raises:
        ToolError: Pango is missing or too old.
    """
    try:
        import weasyprint
    except OSError as error:
        raise ToolError(
            f"Pango cannot be loaded: {error}.",
            hint="On Debian or Ubuntu: apt install libpangoft2-1.0-0 libharfbuzz-subset0. See `reportpipe doctor`.",
        ) from error
    shortcuts.take()
    _set_svg_text_whole()
    _note_sources_of_tags()
    return weasyprint


@contextmanager
def undisturbed() -> Iterator[None]:
    """Set one page at a time, and hold the search for cyclic garbage back that long.

    A layout makes a million objects that live until it is written. Python would look through them all again and
    again and find nothing: a tenth of the time. Two threads gain nothing from setting two pages at once, and with the
    same fonts in use a file now and then came out with other bytes.
    """
    with _ONE_AT_A_TIME:
        was_on = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if was_on:
                gc.enable()


class _Whole(str):
    """A text whose only part is itself."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


def _set_svg_text_whole() -> None:
    """Let WeasyPrint set a line of SVG text at once, not letter by letter.

    Letter by letter it costs 0.5 ms a letter, loses kerning, turns Arabic around, and nobody can search for a word.
    WeasyPrint goes through the letters because each may have its own place; ours never have.
    """
    from weasyprint import svg

    original = getattr(svg, "text", None)
    if not callable(original) or svg.TAGS.get("text") is not original:
        return

    def text(image: Any, node: Any, font_size: float) -> None:
        places = (node.get("x") or "").split(), (node.get("y") or "").split()
        if node.text and max(map(len, places)) <= 1 and not any(node.get(name) for name in _BY_LETTER):
            node._etree_node.text = _Whole(node.text)  # noqa: SLF001 - the only door
        original(image, node, font_size)

    svg.text = text  # compared with the table below by WeasyPrint itself
    for tag in [tag for tag, draw in svg.TAGS.items() if draw is original]:
        svg.TAGS[tag] = text


def _note_sources_of_tags() -> None:
    """Let each tag of a PDF know the element that it was made from, as `source`: (element, name of the box).

    One element makes many boxes, and WeasyPrint a tag of every box; `pdf_tags` joins them again.
    """
    from weasyprint.pdf import tags

    original = getattr(tags, "_build_box_tree", None)
    if not callable(original):
        return

    def build(box: Any, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)  # what an absolutely placed box leaves in the flow
        for made in original(box, *rest):
            if box.element is not None and not hasattr(made, "source"):
                made.source = box.element, box.element_tag
            yield made

    tags._build_box_tree = build  # noqa: SLF001 - the only door


@lru_cache(maxsize=1)
def fetcher() -> Any:
    """A fetcher that refuses everything; WeasyPrint wants a subclass, a plain function crashes it."""
    from weasyprint.urls import URLFetcher

    class DenyAll(URLFetcher):  # type: ignore[misc]  # WeasyPrint publishes no types
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> NoReturn:  # noqa: ARG002 - its shape
            raise ValueError(f"nothing is fetched: {url[:80]}")

    return DenyAll()


@lru_cache(maxsize=1)
def _fast_page() -> Any:
    """A weasyprint.HTML made from a parsed tree, with the browser defaults cut to what a page here can use."""
    from cssselect2 import ElementWrapper  # type: ignore[import-untyped]

    class Element(ElementWrapper):  # type: ignore[misc]  # as above
        def query_all(self, *names: str) -> list[Any]:
            """What WeasyPrint looks at among the elements of these names: style sheets, title and the like."""
            return [SimpleNamespace(etree_element=found) for found in self.etree_element.iter() if found.tag in names]

    class Page(library().HTML):  # type: ignore[misc]  # as above
        def __init__(self, root: ET.Element) -> None:
            self.base_url = None
            self.url_fetcher = fetcher()
            self.media_type = "print"
            self.wrapper_element = Element.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [_defaults()] if not forms else super()._ua_stylesheets(forms)

    return Page


@lru_cache(maxsize=1)
def _defaults() -> Any:
    """WeasyPrint's defaults for HTML, without footnotes: no page here has any; list marks are those of `li` only."""
    css = (files("weasyprint") / "css" / "html5_ua.css").read_text(encoding="utf8")
    css = _MARKS.sub("li::marker {", _NOTE_RULES.sub("", css))
    return library().CSS(string=css, font_config=configuration(), url_fetcher=fetcher())
