"""Prints all that WeasyPrint finds out about pages, JSON on standard input: `laid_out.py ours` with our short cuts."""

import json
import re
import sys

import pydyf
import weasyprint

from reportpipe.typeset import engine
from reportpipe.typeset.fonts import configuration

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


def laid_out(markup: str) -> dict[str, list[object]]:
    document = weasyprint.HTML(string=markup).render(font_config=configuration())
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
    json.dump({name: laid_out(markup) for name, markup in json.load(sys.stdin).items()}, sys.stdout)
