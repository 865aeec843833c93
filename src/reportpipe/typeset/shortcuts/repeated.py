"""Lines set once for all documents of one style sheet: most lines of an edited memo stand elsewhere, but are the same.

WeasyPrint sets a line around its baseline and then moves it to its place. Here the line is kept as it is before it is
moved, so that a copy comes to stand exactly where it would have been set. That is for lines of nothing but words, with
no float beside them; a line goes by its words, by their styles and elements, and by where it begins and how wide it is.
"""

from collections.abc import Callable
from itertools import count
from typing import Any, NamedTuple

from reportpipe.typeset.shortcuts.lines import Line
from reportpipe.typeset.shortcuts.replacing import replace
from reportpipe.typeset.shortcuts.sharing import shared_by

_SET = (
    "context linebox position_y bottom_space skip_stack containing_block absolute_boxes fixed_boxes"
    " first_letter_style first_line_style"
)
_VERTICALITY = "box"
"""Parameters of the functions that are replaced."""
_MOVED = "reportpipe_moved"
"""On a line that is set, how it is going to be moved: its top, and where what is in it stands before."""
_WORDS, _NUMBER = "reportpipe_words", "reportpipe_number"
_NUMBERS = count()
"""Of styles: unlike the address of one that is gone, a number does not come again."""
_APART = ("bookmark_label", "footnote", "missing_link", "note", "note_call", "is_leader")
"""What ties a box to other parts of its document."""


_NOTHING: dict[str, str] = {}
"""What the margin of a page says of itself: it is no element."""


class _Words(NamedTuple):
    """What a paragraph is before it is broken into lines."""

    key: tuple[object, ...]
    elements: list[Any]
    """Of its boxes, each once."""


class _Set(NamedTuple):
    """A line as it is before it is moved."""

    line: Any
    resume_at: Any
    top: float
    places: list[tuple[float, int]]
    """Of each box in it: where it stands from the baseline, and its element by number."""

    def at(self, position_y: float, elements: list[Any]) -> Any:
        """A copy of the line, moved as WeasyPrint moves it."""
        line = self.line.deepcopy()
        down = position_y - self.top
        for box, (place, number) in zip(line.descendants(), self.places, strict=True):
            box.position_y = place + down
            box.element = elements[number]
        line.position_y = position_y
        return line


def repeat_lines() -> None:
    """Let WeasyPrint set lines this way, if it is the WeasyPrint that we know."""
    from weasyprint.layout import inline

    if replace(inline, "line_box_verticality", _VERTICALITY, _noting):
        replace(inline, "get_next_linebox", _SET, _repeating)


def _noting(stand: Callable[[Any], tuple[float, float]]) -> Callable[[Any], tuple[float, float]]:
    """In the place of WeasyPrint's line_box_verticality, which is asked just before the line is moved."""

    def noted(line: Any) -> tuple[float, float]:
        bottom, top = stand(line)
        setattr(line, _MOVED, (top, [box.position_y for box in line.descendants()]))
        return bottom, top

    return noted


def _repeating(make: Callable[..., Any]) -> Callable[..., Any]:
    """In the place of WeasyPrint's get_next_linebox."""

    def made(context: Any, linebox: Any, position_y: float, bottom_space: float, skip_stack: Any, *rest: Any) -> Any:
        block, *_, letter_style, line_style = rest
        shared = shared_by(context.style_for)
        words = None if letter_style or line_style or context.excluded_shapes or not shared else _words(linebox)
        if words is None or shared is None:
            return make(context, linebox, position_y, bottom_space, skip_stack, *rest)
        new: tuple[Any, Any] | None = None

        def once() -> _Set | None:
            nonlocal new
            new = make(context, linebox, position_y, bottom_space, skip_stack, *rest)
            return _kept(new, words.elements)

        place = repr(skip_stack), block.content_box_x(), block.width, block.style["direction"], linebox.text_indent
        kept = shared.lines.get((words.key, place), once)
        if new is not None:
            return new
        if kept is None:
            return make(context, linebox, position_y, bottom_space, skip_stack, *rest)
        return kept.at(position_y, words.elements), kept.resume_at

    return made


def _words(linebox: Any) -> _Words | None:
    """None where there is more than words in it."""
    own = linebox.__dict__
    if _WORDS not in own:
        own[_WORDS] = _described(linebox)
    found: _Words | None = own[_WORDS]
    return found


def _described(linebox: Any) -> _Words | None:
    from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox

    key: list[object] = []
    elements: dict[Any, int] = {}
    for box in linebox.descendants():
        kind, style = type(box), box.style
        is_plain = style["float"] == "none" and style["position"] == "static" and box.string_set in (None, "none", [])
        if kind not in (InlineBox, LineBox, TextBox) or not is_plain or any(getattr(box, name) for name in _APART):
            return None
        number = elements.setdefault(box.element, len(elements))
        spaces = box.leading_collapsible_space, box.trailing_collapsible_space
        said = box.text if kind is TextBox else (len(box.children), *getattr(box.element, "attrib", _NOTHING).items())
        key += (kind, _number(style), box.element_tag, number, spaces, said)
    return _Words(tuple(key), list(elements))


def _number(style: Any) -> int:
    try:
        number: int = style.reportpipe_number
    except AttributeError:
        number = style.reportpipe_number = next(_NUMBERS)
    return number


def _kept(made: tuple[Any, Any], elements: list[Any]) -> _Set | None:
    """A line that has just been set, for the next time; None for one that Pango has to look at again."""
    line, resume_at = made
    moved = line and line.__dict__.pop(_MOVED, None)
    found = [box.pango_layout for box in line.descendants() if hasattr(box, "pango_layout")] if moved else []
    if not all(isinstance(layout, Line) for layout in found) or not moved:
        return None
    numbers = {element: number for number, element in enumerate(elements)}
    kept = line.deepcopy()
    del kept.__dict__[_WORDS]
    places = []
    for box, place in zip(kept.descendants(), moved[1], strict=True):
        places.append((place, numbers[box.element]))
        box.element = None
    for layout in found:
        layout.drawn_once = False
    return _Set(kept, resume_at, moved[0], places)
