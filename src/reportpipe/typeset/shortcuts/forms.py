"""Pictures drawn once: an SVG becomes a form of the file, in which nothing depends on its place on the page.

A form is kept by all that it depends on, with the letters that it uses of each font. Into a file goes a copy, since
WeasyPrint writes the file's numbers of objects into what it is given. A picture with pixels in it is drawn as ever.
"""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pydyf

from reportpipe.typeset.kept import Kept
from reportpipe.typeset.shortcuts.recorded import is_whole, use_letters
from reportpipe.typeset.shortcuts.replacing import replace

_PARAMETERS = "self stream concrete_width concrete_height _style"
"""Of the method that is replaced."""
_MOST_KEPT = 4
"""Forms, of which a memo has two at most: each holds the files of its fonts."""
_KINDS = ("ExtGState", "XObject", "Pattern", "Shading")
_SPACE = "ColorSpace"

_kept: Kept["Form | None"] = Kept(_MOST_KEPT)
"""By all that they depend on."""


def keep_forms() -> None:
    """Let WeasyPrint draw pictures this way, if it is the WeasyPrint that we know."""
    from weasyprint import images

    replace(images.SVGImage, "draw", _PARAMETERS, _with_forms)


class Form:
    """A picture of so many pixels, for files whose colours have the numbers that those of `stream` have."""

    def __init__(self, stream: Any, image: Any, width: float, height: float) -> None:
        resources = {name: pydyf.Dictionary() for name in _KINDS} | {_SPACE: stream._resources[_SPACE]}  # noqa: SLF001
        across, down = stream.page_rectangle[2:]
        apart = stream.clone(fonts={}, resources=resources, images={}, tags=None)
        own = apart.add_group(-across, -down, 2 * across, 2 * down)  # the whole page, wherever the picture stands
        del own.extra["Group"]  # else what shines through would not mix with the page
        image._svg.draw(own, width, height, image._base_url, image._context)  # noqa: SLF001 - as WeasyPrint does
        self.fonts = own._fonts  # noqa: SLF001
        self.is_whole = not own._images and is_whole(self.fonts)  # noqa: SLF001
        self._object = _copied(own, {})

    def put(self, stream: Any) -> None:
        """Draw it where the stream is."""
        forms = stream._resources["XObject"]  # noqa: SLF001
        name = f"x{len(forms)}"
        forms[name] = _copied(self._object, {})
        stream.draw_x_object(name)
        use_letters(stream, self.fonts)


def _copied(item: Any, known: dict[int, Any]) -> Any:
    """An object of a file with all in it, whose commands are one piece of bytes."""
    if id(item) in known:
        return known[id(item)]
    made = item
    if isinstance(item, pydyf.Stream):
        commands = b"\n".join(map(pydyf._to_bytes, item.stream))  # noqa: SLF001
        known[id(item)] = made = pydyf.Stream([commands], compress=item.compress)
        made.extra = _copied(item.extra, known)
    elif isinstance(item, dict):
        known[id(item)] = made = pydyf.Dictionary()
        made.update((key, _copied(value, known)) for key, value in item.items())
    elif isinstance(item, list):
        made = pydyf.Array(_copied(value, known) for value in item)
    return made


def _with_forms(draw: Callable[..., None]) -> Callable[..., None]:
    """In the place of WeasyPrint's method."""

    def drawn(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
        numbers = pydyf._to_bytes(stream._default_color_space), stream._resources[_SPACE]  # noqa: SLF001
        markup = ET.tostring(image._svg.tree._etree_node)  # noqa: SLF001
        key = markup, width, height, stream.page_rectangle[2:], numbers
        form = _kept.get(key, lambda: _form(stream, image, width, height))
        if form:
            form.put(stream)
        else:
            draw(image, stream, width, height, style)

    return drawn


def _form(stream: Any, image: Any, width: float, height: float) -> Form | None:
    """None for what is drawn as ever, with its complaints: pixels, letters without a font, what cannot be drawn."""
    try:
        form = Form(stream, image, width, height)
    except Exception:  # noqa: BLE001 - WeasyPrint, too, goes on without the picture, and says why
        return None
    return form if form.is_whole else None
