"""What is wrong with the CSS of a style pack, as the typesetter reads it: it drops such rules without a word."""

import logging
import re

from reportpipe import styles
from reportpipe.model import Note, Style
from reportpipe.typeset import engine

_PLACE = re.compile(r" at (\d+):(\d+)\b")
_FOR_SCREENS = re.compile(r"(?:Expected a|Invalid) media type\W+(?:got )?\W*screen\b")
"""A query such as `screen and (max-width: 46rem)` is for browsers, which know more of them than the typesetter."""
_SEEN = re.compile(r"\s+")


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(_SEEN.sub(" ", record.getMessage()).rstrip(" ."))


def css_faults(style: Style) -> tuple[Note, ...]:
    """A warning for each rule and declaration of the pack's own CSS that the typesetter does not understand.

    Raises:
        StyleError: the file is no longer there, or not UTF-8.
        ToolError: Pango is missing.
    """
    file, css = styles.own_css(style)
    weasyprint, log, listener = engine.library(), logging.getLogger("weasyprint"), _Listener()
    log.addHandler(listener)
    try:
        weasyprint.CSS(string=css, url_fetcher=engine.fetcher())
    finally:
        log.removeHandler(listener)
    messages = (message for message in dict.fromkeys(listener.messages) if not _FOR_SCREENS.match(message))
    return tuple(_note(message, file) for message in messages)


def _note(message: str, file: str) -> Note:
    place = _PLACE.search(message)
    where = f"{file}, line {place[1]}" if place else file
    return Note(code="style.css", level="warning", message=f"{_PLACE.sub('', message)}.", where=where)
