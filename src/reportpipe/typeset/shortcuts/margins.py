"""Margin boxes without content have no style: WeasyPrint asks for the one of each, on each page, to find that out.

A page has sixteen of them, which the browser defaults align, and uses two or three. One without a style is not made.
"""

from collections.abc import Callable
from typing import Any

from reportpipe.typeset.shortcuts.replacing import replace

_PARAMETERS = "self page_type"
"""Of the method that is replaced."""
_SIDES = ("@top-", "@bottom-", "@left-", "@right-")


def style_margins_in_use() -> None:
    """Let WeasyPrint do so, if it is the WeasyPrint that we know."""
    from weasyprint import css

    replace(css.StyleFor, "add_page_declarations", _PARAMETERS, _in_use)


def _in_use(add: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """In the place of WeasyPrint's method."""

    def added(style_for: Any, page_type: Any) -> None:
        add(style_for, page_type)
        cascaded = style_for.get_cascaded_styles()
        for key in [key for key in cascaded if key[0] == page_type and (key[1] or "").startswith(_SIDES)]:
            if "content" not in cascaded[key]:
                del cascaded[key]

    return added
