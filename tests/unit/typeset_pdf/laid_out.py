"""Prints all that WeasyPrint finds out about pages, JSON on standard input: `laid_out.py ours` with our short cuts.

`laid_out.py ours again` prints what it finds out when the page stood elsewhere before, with the same style sheet.
"""

import json
import re
import sys

import pydyf
import weasyprint

from reportpipe.typeset import engine
from reportpipe.typeset.fonts import configuration
from reportpipe.typeset.shortcuts.sharing import Shared, share

_STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)
_BODY = re.compile("<body[^>]*>")
_FIELDS = ("position_x", "position_y", "width", "height", "baseline", "margin_top", "padding_left", "text")
_ADDRESS = re.compile(r" object at 0x[0-9a-f]+")
_NO_CLOSER = re.compile(rb">0?<|(?<=>)0(?=\])")
"""Glyphs set closer by nothing: WeasyPrint writes that down, we do not."""


def described(box: object) -> list[object]:
    values = [getattr(box, name, None) for name in _FIELDS]
    return [type(box).__name__, box.element_tag, *values, *map(described, getattr(box, "children", ()))]


def computed(box: object) -> dict[str, str]:
    names = (name for name in weasyprint.css.INITIAL_VALUES if "block" not in name and "inline" not in name)
    return {name: _ADDRESS.sub("", repr(box.style[name])) for name in names}  # logical names are not for reading


def rendered(markup: str, shared: Shared | None, css: weasyprint.CSS) -> weasyprint.Document:
    page = weasyprint.HTML(string=_STYLE.sub("", markup))
    share(page, shared)
    return page.render(stylesheets=[css], font_config=configuration())


def laid_out(markup: str, shared: Shared | None = None) -> dict[str, list[object]]:
    css = weasyprint.CSS(string="".join(_STYLE.findall(markup)), font_config=configuration())
    if shared:
        rendered(_BODY.sub(r"\g<0><div>Moved by a line</div>", markup), shared, css).write_pdf()
    document = rendered(markup, shared, css)
    pages = [page._page_box for page in document.pages]
    streams: list[bytes] = []

    def keep(_: object, pdf: object) -> None:
        texts = (item.stream for item in pdf.objects if isinstance(item, pydyf.Stream) and b"BT" in item.stream)
        streams.extend(_NO_CLOSER.sub(b"", b"\n".join(map(pydyf._to_bytes, text))) for text in texts)

    document.write_pdf(finisher=keep)
    styled = {id(box.style): box for page in pages for box in page.descendants()}
    return {
        "boxes": list(map(described, pages)),
        "styles": list(map(computed, styled.values())),
        "streams": [stream.decode("latin-1") for stream in streams],
    }


if __name__ == "__main__":
    if "ours" in sys.argv:
        engine.library()
    found = {}
    for name, markup in json.load(sys.stdin).items():
        shared = Shared() if "again" in sys.argv else None
        found[name] = laid_out(markup, shared)
        if shared:
            found[name]["kept"] = [len(shared.styles), len(shared.lines)]
    json.dump(found, sys.stdout)
