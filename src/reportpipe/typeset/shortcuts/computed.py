"""WeasyPrint's computed styles and used lengths, worked out once.

A style computes each of its 221 properties when it is first asked for it, though most are inherited or at their initial
value; and every box, each time that it is laid out, works out lengths that are plain numbers from the style sheet. Here
a style begins with what is inherited and initial, and what it alone decides (lengths that do not depend on the box
around, the height of a line) is kept with it.
"""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from reportpipe.typeset.shortcuts.replacing import replace

_SPECIAL = frozenset({"page", "position", "float", "display"})
"""Properties whose computing has side effects, or goes by those of other elements."""
_DECORATION = "text_decoration_"
_SIDES = ("top", "right", "bottom", "left")
_AROUND = tuple(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES)
_SIZES = ("width", "min_width", "max_width", "height", "min_height", "max_height")
_LENGTHS = itemgetter(*_AROUND, *_SIZES)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
RADII = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
ZERO = (0, "px")
_IN_PLACE = ("static", "relative")
_OWN = "style"
"""What a box has of its own, but not what stands in the flow for a box that is placed elsewhere."""


def compute_once() -> None:
    """Let WeasyPrint compute this way, if it is the WeasyPrint that we know."""
    from weasyprint import css
    from weasyprint.draw import color
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import percent
    from weasyprint.text import line_break

    tables = ("INITIAL_VALUES", "INITIAL_NOT_COMPUTED", "INHERITED", "PHYSICAL_FUNCTIONS")
    styles = getattr(css, "ComputedStyle", None), getattr(css, "AnonymousStyle", None)
    if all(hasattr(css, name) for name in tables) and all(hasattr(style, "__missing__") for style in styles):
        _begin_initial(css)
    replace(percent, "resolve_percentages", "box containing_block", _lengths_kept)
    replace(line_break, "strut", "style", _height_kept)
    in_flow = getattr(boxes.Box, "is_in_normal_flow", None)
    if in_flow:
        boxes.Box.is_in_normal_flow = lambda box: _plainly_in_flow(box.style) or in_flow(box)
    replace(color, "get_color", "style key", lambda _: _color)


def _begin_initial(css: Any) -> None:
    """Fill each new style with what it inherits, and with the initial values of what nothing sets or computes."""
    initial = {
        name: value
        for name, value in css.INITIAL_VALUES.items()
        if name not in (*css.INHERITED, *css.INITIAL_NOT_COMPUTED, *_SPECIAL) and not name.startswith(_DECORATION)
    }
    physical = {name: value for name, value in initial.items() if name not in css.PHYSICAL_FUNCTIONS}
    logical = {
        function(block="ttb", inline=direction)
        for function in css.PHYSICAL_FUNCTIONS.values()
        for direction in ("ltr", "rtl")
    }
    inherited = sorted(
        {name for name in css.INHERITED if not name.startswith(_DECORATION)} - {*css.PHYSICAL_FUNCTIONS} - _SPECIAL
    )
    values = itemgetter(*inherited)
    begin, begin_anonymous = css.ComputedStyle.__init__, css.AnonymousStyle.__init__

    def begun(style: Any, *arguments: Any, **named: Any) -> None:
        begin(style, *arguments, **named)
        if style.parent_style is not None:
            style.update(zip(inherited, values(style.parent_style), strict=True))
        style.update(initial if logical.isdisjoint(style.cascaded) else physical)
        for name in style.cascaded:
            style.pop(name, None)

    def begun_anonymous(style: Any, parent: Any) -> None:
        style.update(zip(inherited, values(parent), strict=True))
        style.update(initial)
        begin_anonymous(style, parent)

    css.ComputedStyle.__init__ = begun
    css.AnonymousStyle.__init__ = begun_anonymous


def _lengths_kept(resolve: Callable[..., None]) -> Callable[..., None]:
    def resolved(box: Any, containing_block: Any) -> None:
        style = box.style
        lengths = _LENGTHS(style)
        known, used = getattr(style, "reportpipe_lengths", (None, None))
        if known != lengths:  # some layouts set sizes of a style
            used = _used(style, lengths)
            style.reportpipe_lengths = lengths, used
        own = box.__dict__
        if used is None or _OWN not in own:
            resolve(box, containing_block)
            return
        own.update(used)
        collapsed = style["border_collapse"] == "collapse"
        for name in _BORDERS:
            if not (collapsed and hasattr(box, name)):
                setattr(box, name, style[name])

    return resolved


def _height_kept(strut: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def kept(style: Any) -> Any:
        key = style["line_height"], style["font_size"]
        known, height = getattr(style, "reportpipe_strut", (None, None))
        if known != key:
            height = strut(style)
            style.reportpipe_strut = key, height
        return height

    return kept


def _plainly_in_flow(style: Any) -> bool:
    """As most boxes are, of which WeasyPrint excludes one by one the five ways to be out of it."""
    return style["float"] == "none" and style["position"] in _IN_PLACE


def _color(style: Any, key: str) -> Any:
    """As WeasyPrint's get_color, which compares each color with a word, number by number."""
    value = style[key]
    return style["color"] if isinstance(value, str) and value == "currentcolor" else value


def _used(style: Any, lengths: tuple[Any, ...]) -> dict[str, Any] | None:
    """The used lengths of every box of a style; None where they go by the box around it or by its borders."""
    if style["box_sizing"] != "content-box":
        return None
    used = {}
    for name, value in zip((*_AROUND, *_SIZES), lengths, strict=True):
        if value == "auto":
            used[name] = 0 if name in ("min_width", "min_height") else value
        elif getattr(value, "unit", None) == "px":
            used[name] = value.value
        else:
            return None
    return used
