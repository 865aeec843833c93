"""Styles and lines worked out once for all documents of one style sheet.

WeasyPrint makes some hundred styles of each document anew, though they differ from memo to memo in their anchors only.
Here a style is found again by its parent and by what the rules say of it, and what a style knows (computed.py) with it.
That tells lines.py what is set alike, too.
"""

from collections.abc import Callable
from typing import Any

from reportpipe.typeset.kept import Kept
from reportpipe.typeset.shortcuts.replacing import replace

_BEGIN = "self html sheets presentational_hints font_config target_collector"
_COMPUTE = "self element parent root pseudo_type base_url target_collector"
"""Parameters of the methods that are replaced."""
_MOST_STYLES = 600
"""10 kB each: a memo of five pages has 300."""
_MOST_LINES = 400
"""A memo of five pages has 220, its source text not counted."""
_TAKEN_BY_PAGE = "overflow"
"""What WeasyPrint takes away from the root or the body, and gives to the page."""
_SHARED = "reportpipe_shared"


class Shared:
    """What documents of one style sheet share. One document uses it at a time."""

    def __init__(self) -> None:
        self.styles: Kept[Any] = Kept(_MOST_STYLES)
        self.lines: Kept[Any] = Kept(_MOST_LINES)


def share(html: Any, shared: Shared | None) -> None:
    """Let a page find there what others before it found out. None of its lengths may go by the size of the page."""
    setattr(html, _SHARED, shared)


def shared_by(style_for: Any) -> Shared | None:
    """What the document of these styles shares with others."""
    found: Shared | None = getattr(style_for, _SHARED, None)
    return found


def share_styles() -> None:
    """Let WeasyPrint look for styles there, if it is the WeasyPrint that we know."""
    from weasyprint.css import StyleFor

    if replace(StyleFor, "set_computed_styles", _COMPUTE, _found):
        replace(StyleFor, "__init__", _BEGIN, _begun)


def _begun(begin: Callable[..., None]) -> Callable[..., None]:
    """In the place of the first method."""

    def begun(style_for: Any, html: Any, *arguments: Any) -> None:
        setattr(style_for, _SHARED, getattr(html, _SHARED, None))
        begin(style_for, html, *arguments)

    return begun


def _found(compute: Callable[..., None]) -> Callable[..., None]:
    """In the place of the second method."""

    def found(style_for: Any, element: Any, parent: Any, **rest: Any) -> None:
        shared, styles = shared_by(style_for), style_for.get_computed_styles()
        place = element, rest.get("pseudo_type")

        def made() -> Any:
            compute(style_for, element, parent, **rest)
            return styles[place]

        if shared is None:
            made()
            return
        said = style_for.get_cascaded_styles().get(place, {})
        style = shared.styles.get((id(styles.get((parent, None))), place[1], *map(_said, said.items())), made)
        if place not in styles:
            style.pop(_TAKEN_BY_PAGE, None)
            styles[place] = style
            collector = rest.get("target_collector")
            if collector and style["anchor"]:
                collector.collect_anchor(style["anchor"])

    return found


def _said(declared: tuple[str, tuple[Any, tuple[Any, ...]]]) -> tuple[object, ...]:
    """A property with what sets it: words of the element, or a value that lives as long as its style sheet."""
    name, (value, (origin, layer, specificity)) = declared
    words = isinstance(value, str) or (isinstance(value, tuple) and all(isinstance(part, str) for part in value))
    return name, value if words else id(value), origin, layer, *specificity
