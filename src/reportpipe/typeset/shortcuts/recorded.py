"""Pages that are kept, drawn once: what stands on them but for their margin boxes.

It is recorded on a stream of its own: its commands, and the letters that it uses of each font. Then and whenever it
comes again, the record is put on the page. What needs more of the file than fonts and alpha states is drawn as ever.
"""

import copy
from collections.abc import Callable
from typing import Any

from reportpipe.typeset.shortcuts.replacing import replace

SLOT = "reportpipe_record"
"""A list on a box, which holds the record of it, if there is one."""
_PARAMETERS = "stream stacking_context"
"""Of the function that is replaced."""
_RESOURCES = ("ExtGState", "XObject", "Pattern", "Shading")
_PIECES = "reportpipe_pieces"
"""How the names begin of what `glyphs` knows of a font's letters that are in use already."""


def record_pages() -> None:
    """Let WeasyPrint draw this way, if it is the WeasyPrint that we know."""
    from weasyprint import draw

    replace(draw, "draw_stacking_context", _PARAMETERS, _with_records)


class Record:
    """What one call draws on a stream."""

    def __init__(self, stream: Any, draw: Callable[[Any], None]) -> None:
        resources = {name: {} for name in _RESOURCES} | {"ColorSpace": stream._resources["ColorSpace"]}  # noqa: SLF001
        own = stream.clone(fonts={}, resources=resources, images={}, tags=None if stream._tags is None else {})  # noqa: SLF001
        own._ctm_stack = list(stream._ctm_stack)  # noqa: SLF001 - what is drawn may go by its place
        draw(own)
        self.commands, self.fonts, self.tags = own.stream, own._fonts, own._tags or {}  # noqa: SLF001
        self.states = resources.pop("ExtGState")
        self.is_plain = (
            not any(resources[name] for name in _RESOURCES[1:])
            and all(name[0] in "aA" for name in self.states)
            and not any(font.missing for font in self.fonts.values())
        )

    def put(self, stream: Any) -> None:
        """Draw it again."""
        stream.stream.extend(self.commands)
        stream._resources["ExtGState"].update(self.states)  # noqa: SLF001
        if self.tags:
            stream._tags.update({box: dict(tag) for box, tag in self.tags.items()})  # noqa: SLF001
        for key, font in self.fonts.items():
            known = stream._fonts.get(key) or stream._fonts.setdefault(key, _unused(font))  # noqa: SLF001
            for glyph, width in font.widths.items():
                known.widths.setdefault(glyph, width)
            for glyph, letters in font.to_unicode.items():
                known.to_unicode.setdefault(glyph, letters)


def _unused(font: Any) -> Any:
    """A font of which nothing is used yet."""
    unused = copy.copy(font)
    unused.__dict__ = {name: value for name, value in font.__dict__.items() if not name.startswith(_PIECES)}
    unused.widths, unused.to_unicode = {}, {}
    return unused


def _with_records(draw: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """In the place of WeasyPrint's draw_stacking_context."""

    def drawn(stream: Any, stacking_context: Any) -> None:
        slot = getattr(stacking_context.box, SLOT, None)
        if slot is None or stream._tags:  # noqa: SLF001 - whose numbers go on from those before
            draw(stream, stacking_context)
            return
        if not slot:
            slot.append(Record(stream, lambda own: draw(own, stacking_context)))
        if slot[0].is_plain:
            slot[0].put(stream)
        else:
            draw(stream, stacking_context)

    return drawn
