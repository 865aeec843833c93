"""Boxes and pages gone through once.

WeasyPrint descends by one generator in another, and pydyf lists all pages of a file for each of its tags.
"""

from collections.abc import Callable, Iterator
from typing import Any

from reportpipe.typeset.shortcuts.replacing import replace

_DESCENDANTS = "self placeholders"
"""Parameters of the method that is replaced."""


def walk_once() -> None:
    """Let WeasyPrint and pydyf do so, if they are those that we know."""
    import pydyf
    from weasyprint.formatting_structure.boxes import Box

    replace(Box, "descendants", _DESCENDANTS, lambda _: _descendants_of(Box))
    listed = getattr(pydyf.PDF, "page_references", None)
    if isinstance(listed, property) and listed.fget:
        pydyf.PDF.page_references = property(_listed_once(listed.fget))


def _descendants_of(kind: Any) -> Callable[..., Iterator[Any]]:
    """In the place of WeasyPrint's method of Box."""

    def descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:
        waiting = [box]
        while waiting:
            box = waiting.pop()
            if placeholders:
                box = getattr(box, "_box", box)
            yield box
            if isinstance(box, kind):
                waiting += reversed(box.children)

    return descendants


def _listed_once(listed: Callable[[Any], tuple[bytes, ...]]) -> Callable[[Any], tuple[bytes, ...]]:
    """In the place of pydyf's property."""

    def kept(pdf: Any) -> tuple[bytes, ...]:
        count = len(pdf.pages["Kids"])
        known: tuple[int, tuple[bytes, ...]] = pdf.__dict__.get("reportpipe_pages", (0, ()))
        if known[0] != count:
            known = pdf.reportpipe_pages = count, listed(pdf)
        return known[1]

    return kept
