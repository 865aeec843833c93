"""Backgrounds laid out where there are any: most boxes have none, nor round corners or pictures for a border.

WeasyPrint finds that out for each box in turn. Here a style knows it, and what was drawn and recorded is passed over.
"""

from collections.abc import Callable
from typing import Any

from reportpipe.typeset.shortcuts.computed import RADII, ZERO
from reportpipe.typeset.shortcuts.recorded import is_recorded
from reportpipe.typeset.shortcuts.replacing import replace

_PARAMETERS = "page box get_image_from_uri layout_children style"
"""Of the function that is replaced."""
_SQUARE = dict.fromkeys(RADII, (0, 0))
_PICTURES = ("border_image_source", "mask_border_source")


def lay_out_few_backgrounds() -> None:
    """Let WeasyPrint go through boxes this way, if it is the WeasyPrint that we know."""
    from weasyprint.layout import background

    replace(background, "layout_box_backgrounds", _PARAMETERS, _passing_over)


def _passing_over(lay_out: Callable[..., None]) -> Callable[..., None]:
    """In the place of WeasyPrint's layout_box_backgrounds."""

    def laid_out(page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None) -> None:
        own = box.__dict__
        if is_recorded(box):  # the canvas takes the background of the root or of the body anew
            for part in (*box.all_children(), box):
                lay_out(page, part, get_image, layout_children=False)
        elif style is None and box is not page and "style" in own and _is_bare(own["style"]):
            own.update(_SQUARE)
            own["background"] = None
            if layout_children:
                for child in box.all_children():
                    laid_out(page, child, get_image)
        else:
            lay_out(page, box, get_image, layout_children, style)

    return laid_out


def _is_bare(style: Any) -> bool:
    try:
        return bool(style.reportpipe_bare)
    except AttributeError:
        style.reportpipe_bare = _found_bare(style)
        return bool(style.reportpipe_bare)


def _found_bare(style: Any) -> bool:
    from weasyprint.draw.color import get_color

    return (
        style["visibility"] != "hidden"
        and get_color(style, "background_color").alpha == 0
        and not style["box_shadow"]
        and all(kind == "none" for kind, _ in style["background_image"])
        and all(style[name][0] == "none" for name in _PICTURES)
        and all(ZERO in style[name] for name in RADII)
    )
