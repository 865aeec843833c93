"""The CSS of a style, with its tokens put in."""

import re
from pathlib import Path

from reportpipe.model import Style
from reportpipe.styles.pack import read, text_of

TokenValue = str | float | int
IN_POINTS = ("size", "line")
"""Ends of the names of tokens that are points; other numbers are millimetres."""


def css_with_tokens(style: Style) -> str:
    """The style's CSS with every `var(--name)` of a token replaced: page margin boxes know no variables."""

    def value(found: re.Match[str]) -> str:
        token = style.tokens.get(found[1].replace("-", "_"))
        return found[0] if token is None else css_value(found[1], token)

    return re.sub(r"var\(--([a-z0-9-]+)\)", value, style.css)


def own_css(style: Style) -> tuple[str, str]:
    """The path of the CSS that the pack itself holds, and its text with the tokens put in; empty where it has none.

    Raises:
        StyleError: it cannot be read, or is not UTF-8.
    """
    pack = read(Path(style.folder))
    text = text_of((pack,), "css", needed=False)
    return str(pack.path("css")), css_with_tokens(style.model_copy(update={"css": text}))


def css_value(name: str, token: TokenValue) -> str:
    """A token as CSS writes it: sizes and lines in points, other numbers in millimetres."""
    if isinstance(token, str):
        return token
    return f"{token:g}{'pt' if name.endswith(IN_POINTS) else 'mm'}"
