"""The pictures' SVG as pixels, for the marks that `figures` and `network` draw with; anything else is left to others.

Shapes by aggdraw, words by Pillow, both on one image: a quarter of what it takes to set the drawing as a page and to
paint that. Words come in the packaged faces only, so a picture with other letters is not painted here.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import aggdraw
import numpy as np
from PIL import Image, ImageColor, ImageDraw, ImageFont

from reportpipe.typeset import fonts

_SVG = "{http://www.w3.org/2000/svg}"
_STEPS = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?[\d.]+")
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
_WEIGHTS = {None: "Regular", "600": "Semibold"}
_SILENT = frozenset({f"{_SVG}title", f"{_SVG}defs"})

Colour = tuple[int, ...]
Stops = tuple[tuple[float, Colour], ...]


class UnknownDrawingError(ValueError):
    """The drawing has something that is not known here."""


def paint(svg: str, dots_per_inch: int) -> Image.Image:
    """An RGB image of a drawing whose measures are points.

    Raises:
        UnknownDrawingError: a mark, a face or a letter in it is not known here.
    """
    try:
        root = ET.fromstring(svg)  # noqa: S314 - our own drawing: words of a source come in as escaped text only
        return _paint(root, dots_per_inch / 72)
    except (ET.ParseError, KeyError, TypeError, ValueError) as error:
        raise UnknownDrawingError(str(error)) from error


def _paint(root: ET.Element, scale: float) -> Image.Image:
    across, down = (float(side) * scale for side in root.attrib["viewBox"].split()[2:])
    image = Image.new("RGB", (math.ceil(across), math.ceil(down)), "white")
    gradients = {f"url(#{fill.attrib['id']})": _stops(fill) for fill in root.iter(f"{_SVG}linearGradient")}
    shapes = aggdraw.Draw(image)
    words = []
    for mark in root:
        if mark.tag == f"{_SVG}text":
            words.append(mark)
        elif mark.get("fill") in gradients:
            _shade(shapes, _corners(mark, scale), gradients[mark.attrib["fill"]])
        elif mark.tag == f"{_SVG}path":
            shapes.path(_path(mark.attrib["d"], scale), *_tools(mark, scale))
        elif mark.tag == f"{_SVG}circle":
            x, y, r = (float(mark.attrib[name]) * scale for name in ("cx", "cy", "r"))
            shapes.ellipse((x - r, y - r, x + r, y + r), *_tools(mark, scale))
        elif mark.tag not in _SILENT:
            raise UnknownDrawingError(mark.tag)
    shapes.flush()
    face, size = root.attrib["font-family"].partition(",")[0].strip("'\""), float(root.attrib["font-size"]) * scale
    on = ImageDraw.Draw(image)
    for mark in words:  # drawings put words beside shapes or on them, never below
        _write(on, mark, scale, (face, size))
    return image


def _write(on: ImageDraw.ImageDraw, mark: ET.Element, scale: float, face: tuple[str, float]) -> None:
    said, (name, size) = mark.text or "", face
    weight = _WEIGHTS[mark.get("font-weight")]
    if not _letters(name, weight).issuperset(map(ord, said)):
        raise UnknownDrawingError(said)
    place = float(mark.attrib["x"]) * scale, float(mark.attrib["y"]) * scale
    on.text(place, said, mark.attrib["fill"], _font(name, weight, size), _ANCHORS[mark.attrib["text-anchor"]])


def _tools(mark: ET.Element, scale: float) -> tuple[Any, Any]:
    """The pen and the brush of a shape."""
    stroke, fill = mark.get("stroke"), mark.get("fill", "none")
    pen = aggdraw.Pen(ImageColor.getrgb(stroke), float(mark.attrib["stroke-width"]) * scale) if stroke else None
    return pen, None if fill == "none" else aggdraw.Brush(ImageColor.getrgb(fill))


def _path(way: str, scale: float) -> Any:
    path, x, y = aggdraw.Path(), 0.0, 0.0
    for step, places in _STEPS.findall(way):
        at = [float(number) * scale for number in _NUMBER.findall(places)]
        if step in "Zz":
            path.close()
            continue
        if step == "C":
            path.curveto(*at)
            x, y = at[-2:]
            continue
        x, y = _moved(step, at, (x, y))
        (path.moveto if step == "M" else path.lineto)(x, y)
    return path


def _moved(step: str, at: Sequence[float], place: tuple[float, float]) -> tuple[float, float]:
    """Where a straight step of a path leads."""
    if step in "ML":
        return at[0], at[1]
    x, y = place
    return {"H": (at[0], y), "V": (x, at[0]), "h": (x + at[0], y), "v": (x, y + at[0])}[step]


def _corners(mark: ET.Element, scale: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a shape that a gradient fills: a box with upright sides."""
    steps = _STEPS.findall(mark.attrib["d"])
    if "".join(step for step, _ in steps) != "MHVHZ":
        raise UnknownDrawingError("a gradient in a shape that is no box")
    left, top, right, bottom = (float(number) * scale for _, n in steps[:3] for number in _NUMBER.findall(n))
    return left, top, right, bottom


def _shade(shapes: Any, box: tuple[float, float, float, float], stops: Stops) -> None:
    """Fill a box from left to right, in upright strips of one colour each."""
    left, top, right, bottom = box
    columns = np.arange(math.floor(left), math.ceil(right))
    places, colours = zip(*stops, strict=True)
    shares = (columns + 0.5 - left) / (right - left)
    mixed = np.rint([np.interp(shares, places, channel) for channel in zip(*colours, strict=True)]).astype(int).T
    changes = np.flatnonzero((mixed[1:] != mixed[:-1]).any(axis=1)) + 1
    for first, last in pairwise([0, *changes.tolist(), len(columns)]):
        begin, end = max(left, int(columns[first])), min(right, int(columns[last - 1]) + 1)
        shapes.rectangle((begin, top, end, bottom), None, aggdraw.Brush(tuple(mixed[first].tolist())))


def _stops(gradient: ET.Element) -> Stops:
    def at(stop: ET.Element) -> float:
        return float(stop.attrib["offset"].rstrip("%")) / 100

    return tuple((at(stop), ImageColor.getrgb(stop.attrib["stop-color"])) for stop in gradient)


@lru_cache(maxsize=16)
def _font(name: str, weight: str, size: float) -> ImageFont.FreeTypeFont:
    # Basic layout on every machine: whether Pillow has another one depends on how it was built.
    return ImageFont.truetype(str(_file(name, weight)), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=16)
def _letters(name: str, weight: str) -> frozenset[int]:
    """The characters that a packaged face has."""
    from fontTools.ttLib import TTFont

    with TTFont(_file(name, weight), lazy=True) as font:
        return frozenset(font.getBestCmap())


def _file(name: str, weight: str) -> Path:
    """The packaged file of a face.

    Raises:
        KeyError: it is not packaged.
    """
    return {path.stem: path for path in fonts.faces()}[f"{name.replace(' ', '')}-{weight}"]
