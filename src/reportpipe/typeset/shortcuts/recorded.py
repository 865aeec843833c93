"""Pages that are kept, drawn once: what stands on them but for their margin boxes.

It is recorded on a stream of its own: its commands, and the letters that it uses of each font. Then and whenever it
comes again, the record is put on the page. What needs more of the file than fonts and alpha states is drawn as ever.
"""

import copy
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import pydyf

from reportpipe.typeset.shortcuts.replacing import replace

SLOT = "reportpipe_record"
"""A list on a box, which holds the record of it, if there is one."""
_DRAWS, _STACKS = "stream stacking_context", "box page child_contexts"
"""Parameters of the functions that are replaced."""
_WHOLE = "reportpipe_whole"
"""A function on a stacking context without its parts, which gives it with them."""
_RESOURCES = ("ExtGState", "XObject", "Pattern", "Shading")
_PIECES = "reportpipe_pieces"
"""How the names begin of what `glyphs` knows of a font's letters that are in use already."""


def record_pages() -> None:
    """Let WeasyPrint draw this way, if it is the WeasyPrint that we know."""
    from weasyprint import draw, stacking

    if replace(draw, "draw_stacking_context", _DRAWS, _with_records):
        replace(stacking.StackingContext, "from_box", _STACKS, _stacked_on_demand)


class Record:
    """What one call draws on a stream."""

    def __init__(self, stream: Any, draw: Callable[[Any], None]) -> None:
        resources = {name: {} for name in _RESOURCES} | {"ColorSpace": stream._resources["ColorSpace"]}  # noqa: SLF001
        own = stream.clone(fonts={}, resources=resources, images={}, tags=None if stream._tags is None else {})  # noqa: SLF001
        own._ctm_stack = list(stream._ctm_stack)  # noqa: SLF001 - what is drawn may go by its place
        draw(own)
        self.commands, self.fonts, self.tags = _joined(own.stream), own._fonts, own._tags or {}  # noqa: SLF001
        self.states = resources.pop("ExtGState")
        self.is_plain = (
            not any(resources[name] for name in _RESOURCES[1:])
            and all(name[0] in "aA" for name in self.states)
            and is_whole(self.fonts)
        )

    def put(self, stream: Any) -> None:
        """Draw it again."""
        stream.stream.extend(self.commands)
        stream._resources["ExtGState"].update(self.states)  # noqa: SLF001
        if self.tags:
            stream._tags.update({box: dict(tag) for box, tag in self.tags.items()})  # noqa: SLF001
        use_letters(stream, self.fonts)


def _joined(commands: Iterable[Any]) -> list[Any]:
    """The same in fewer pieces: marks, with the tag before each, may still be made others, and stay apart."""
    pieces: list[Any] = []
    waiting: list[Any] = []
    for command in commands:
        if isinstance(command, dict):
            tag = waiting.pop()
            pieces += [b"\n".join(map(pydyf._to_bytes, waiting)), tag, command] if waiting else [tag, command]  # noqa: SLF001
            waiting = []
        else:
            waiting.append(command)
    return [*pieces, b"\n".join(map(pydyf._to_bytes, waiting))] if waiting else pieces  # noqa: SLF001


def is_recorded(box: Any) -> bool:
    """Whether there is a record of a box that can take its place."""
    slot: list[Record] | None = getattr(box, SLOT, None)
    return slot[0].is_plain if slot else False


def is_whole(fonts: dict[Any, Any]) -> bool:
    """Whether these fonts have all letters that were asked for: of others WeasyPrint warns each time."""
    return not any(font.missing for font in fonts.values())


def use_letters(stream: Any, fonts: dict[Any, Any]) -> None:
    """Let the file of a stream have the letters that these fonts have in use."""
    for key, font in fonts.items():
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
            draw(stream, getattr(stacking_context, _WHOLE, lambda: stacking_context)())
            return
        if not slot:
            slot.append(Record(stream, lambda own: draw(own, stacking_context)))
        if slot[0].is_plain:
            slot[0].put(stream)
        else:
            draw(stream, stacking_context)

    return drawn


def _stacked_on_demand(stack: Callable[..., Any]) -> Callable[..., Any]:
    """In the place of WeasyPrint's StackingContext.from_box: what is recorded needs no order to be drawn in."""
    from weasyprint.stacking import StackingContext

    def stacked(box: Any, page: Any, child_contexts: Any = None) -> Any:
        if not is_recorded(box):
            return stack(box, page, child_contexts)
        context = StackingContext(box, [], [], [], {}, page)
        setattr(context, _WHOLE, partial(stack, box, page))
        return context

    return stacked
