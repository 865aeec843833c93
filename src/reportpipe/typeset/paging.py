"""Pages that WeasyPrint takes for its own: laid out before, they follow those that it makes.

It makes all pages of a document in one function, which is replaced here: running heads, page numbers, links, bookmarks
and tags come after, over all pages alike. What is left to do for a page from another layout is to number it.
"""

import copy
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import inf
from typing import Any

from reportpipe.typeset import engine
from reportpipe.typeset.shortcuts.lines import Line
from reportpipe.typeset.shortcuts.recorded import SLOT
from reportpipe.typeset.shortcuts.replacing import replace

_PARAMETERS = "context root_box html pages"
"""Of WeasyPrint's function that makes pages."""

Place = tuple[Any, Any, int]
"""A box by its page, the box around it, and its number there."""


@lru_cache(maxsize=1)
def is_known() -> bool:
    """Whether this is the WeasyPrint that we know, which from then on takes pages."""
    engine.library()
    from weasyprint.layout import page

    return replace(page, "make_all_pages", _PARAMETERS, _with_others)


def follow(html: Any, pages: list[Any]) -> None:
    """Let these pages follow those of `html`, when it is laid out."""
    html.following = pages


def pages_after_first(html: Any, render: Callable[[], Any], anchor: str) -> list[Any]:
    """The pages of `html` after the first one, without margin boxes, to follow others as often as need be.

    None where the first page has the anchor already, or where the content asks for page numbers.
    """
    made: list[Any] = []

    def take(context: Any, pages: Iterator[Any]) -> None:
        first, *rest = pages
        runs_on = any(box.style["anchor"] == anchor for box in first.descendants())
        if not runs_on and not context.target_collector.counter_lookup_items:
            made.extend(rest)

    html.instead = lambda context, _, pages: take(context, pages)
    render()
    for page in made:
        _keep_lines(page)
        _let_record(page)
        for note in page.children[1:]:
            note.page = None  # else it holds its page, and both wait for the search for garbage
    return made


def paragraphs(pages: list[Any]) -> dict[Any, Place]:
    """Where the lines of each element stand; without those of an element that a page parts, and of cells of tables."""
    from weasyprint.formatting_structure.boxes import LineBox, TableCellBox

    found: dict[Any, Place] = {}
    parted = set()
    for page in pages:
        for parent in page.descendants():
            for n, box in enumerate(parent.children):
                if not isinstance(box, TableCellBox) and any(isinstance(line, LineBox) for line in box.children):
                    if box.element in found:
                        parted.add(box.element)
                    found[box.element] = page, parent, n
    return {element: place for element, place in found.items() if element not in parted}


def set_again(html: Any, render: Callable[[], Any], places: dict[Any, Place]) -> bool:
    """Put paragraphs of `html` in the places of others; False, and no change, unless each has the same lines.

    Each is laid out where the other begins, so that its numbers are those of a layout of the whole.
    """
    made: dict[Any, Any] = {}
    html.instead = lambda context, root_box, _: made.update(_laid_out_in(places, context, root_box))
    render()
    if made.keys() != places.keys():
        return False
    for element, (page, parent, n) in places.items():
        parent.children[n] = made[element]
        _keep_lines(made[element])
        _let_record(page)
    return True


def _laid_out_in(places: dict[Any, Place], context: Any, root_box: Any) -> Iterator[tuple[Any, Any]]:
    """Each paragraph laid out in its place, by element, if it has the lines of what stands there."""
    from weasyprint.formatting_structure.boxes import LineBox
    from weasyprint.layout.block import block_level_layout

    context.current_page, context.page_bottom = 1, inf
    context.create_block_formatting_context()
    for box in root_box.descendants():
        if box.element in places and any(isinstance(line, LineBox) for line in box.children):
            _, parent, n = places[box.element]
            old = parent.children[n]
            box.position_x, box.position_y = old.position_x, old.position_y
            loose: list[Any] = []
            new = block_level_layout(context, box, -inf, None, parent, absolute_boxes=loose, fixed_boxes=loose)[0]
            if not loose and _measures(new) == _measures(old):
                yield box.element, new


def _measures(box: Any) -> tuple[Any, ...]:
    """All that decides where the lines of a paragraph and what follows it stand."""
    lines = tuple((line.position_y, getattr(line, "height", None)) for line in box.children)
    edges = (box.margin_top, box.margin_bottom, box.padding_top, box.padding_bottom)
    return (box.position_x, box.position_y, box.width, box.height, edges, lines)


def _keep_lines(box: Any) -> None:
    """Let lines be drawn more than once."""
    for child in getattr(box, "_box", box).children:  # of what stands in for a box that is placed elsewhere
        _keep_lines(child)
        if isinstance(getattr(child, "pango_layout", None), Line):
            child.pango_layout.drawn_once = False


def _let_record(page: Any) -> None:
    """Let what the page holds, but for its margin boxes, be drawn once."""
    setattr(page.children[0], SLOT, [])


def _with_others(make: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """In the place of WeasyPrint's make_all_pages."""

    def made(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
        if hasattr(html, "instead"):
            html.instead(context, root_box, make(context, root_box, html, pages))
            return
        following = getattr(html, "following", ())
        yield from make(context, root_box, html, pages[: len(pages) - len(following)])
        for page in following:
            yield _numbered(context, html, page)

    return made


def _numbered(context: Any, html: Any, kept: Any) -> Any:
    """A copy of a page, numbered after those that the document has, ready for its margin boxes."""
    from weasyprint.formatting_structure.build import update_counters
    from weasyprint.layout import page as paging

    maker = context.page_maker
    _, next_page, right_page, state, _ = maker[-1]
    page = kept.copy()
    page.page_type = kept.page_type._replace(side="right" if right_page else "left", index=len(maker) - 1)
    paging.set_page_type_computed_styles(page.page_type, html, context.style_for)
    page.style = context.style_for(page.page_type)
    paging._standardize_page_based_counters(page.style, None)  # noqa: SLF001 - as WeasyPrint does with its own
    state = copy.deepcopy(state)
    update_counters(state, page.style)
    root, *notes = kept.children
    page.children = [root.copy_with_children(root.children), *notes]
    remade = {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}
    maker.append((None, next_page, not right_page, state, remade))
    return page
