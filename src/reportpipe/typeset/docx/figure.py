"""Pictures in Word: the vector drawing, with a bitmap of it for readers that know no SVG."""

import base64
import io
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import pypdfium2
from PIL import Image

from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import NAMESPACES, Element, el, part_of, qn
from reportpipe.typeset import engine
from reportpipe.typeset.docx import painting
from reportpipe.typeset.docx.look import EMU_PER_TWIP
from reportpipe.typeset.fonts import configuration
from reportpipe.typeset.pictures import Picture

DOTS_PER_INCH = 200
_ALMOST_WHITE = 248
"""The quick way to few colours takes white for a very light grey."""
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_DRAWING = (
    '<w:drawing><wp:inline><wp:extent cx="0" cy="0"/><wp:effectExtent b="0" l="0" r="0" t="0"/>'
    '<wp:docPr descr="" id="0" name=""/><a:graphic><a:graphicData uri="{kind}"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr descr="" id="0" name=""/><pic:cNvPicPr><a:picLocks noChangeArrowheads="1" noChangeAspect="1"/>'
    '</pic:cNvPicPr></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:noFill/><a:headEnd/><a:tailEnd/>'
    "</a:ln></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)
_EXTENT = re.compile(r'viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"')


def data_address(svg: str) -> str:
    """The bitmap as an address that pandoc embeds without reading a file."""
    return "data:image/png;base64," + base64.b64encode(bitmap(svg)).decode("ascii")


def address(picture: Picture) -> str:
    """What the page calls the file of a picture."""
    return f"{picture.name}.svg"


def in_order(drawn: Iterable[Picture], markup: str) -> tuple[Picture, ...]:
    """The pictures that a page shows, as they follow there."""
    places = {picture: markup.find(f'src="{address(picture)}"') for picture in drawn}
    return tuple(sorted((picture for picture in places if places[picture] >= 0), key=lambda picture: places[picture]))


def drawing(package: Package, picture: Picture) -> str:
    """DrawingML that shows a picture, whose bitmap it adds to the package; `place` gives it size and words."""
    relation = package.add(DOCUMENT, "image", f"word/media/{picture.name}.png", bitmap(picture.svg))
    return _DRAWING.format(relation=relation, kind=NAMESPACES["pic"])


def place(package: Package, drawn: Sequence[Picture], width: int) -> None:
    """Size the pictures to the text (`width` in twips), name them, and add the vector drawing beside each bitmap.

    `drawn` are those of the document, as they follow.
    """
    drawings = package.tree(DOCUMENT).iter(qn("w:drawing"))
    for number, (drawing, picture) in enumerate(zip(drawings, drawn, strict=False), 1):
        _fit(drawing, picture, width * EMU_PER_TWIP)
        for properties in (*drawing.iter(qn("wp:docPr")), *drawing.iter(qn("pic:cNvPr"))):
            properties.attrib.pop("title", None)
            properties.set("id", str(number))
            properties.set("name", f"{picture.name.capitalize()} {number}")
            properties.set("descr", picture.alt)
        relation = package.add(DOCUMENT, "image", f"word/media/{address(picture)}", _standalone(picture.svg))
        for blip in drawing.iter(qn("a:blip")):
            _add_vector(blip, relation)


def _fit(drawing: Element, picture: Picture, across: int) -> None:
    """As wide as the text, as high as the drawing is then."""
    found = _EXTENT.search(picture.svg)
    ratio = float(found[2]) / float(found[1]) if found else 0.5
    for extent in (*drawing.iter(qn("wp:extent")), *drawing.iter(qn("a:ext"))):
        if extent.get("cx") is not None:
            extent.set("cx", str(across))
            extent.set("cy", str(round(across * ratio)))
    for inline in drawing.iter(qn("wp:inline")):
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")  # LibreOffice keeps 3 mm away where nothing is said


def _add_vector(blip: Element, relation: str) -> None:
    extensions = part_of(blip, "a:extLst")
    drawing = el("asvg:svgBlip", {"r:embed": relation})
    extensions.append(el("a:ext", {"uri": _SVG_EXTENSION}, drawing))


def _standalone(svg: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}'.encode()


@lru_cache(maxsize=32)
def bitmap(svg: str) -> bytes:
    """PNG of the drawing at DOTS_PER_INCH, in few colours."""
    try:
        image = painting.paint(svg, DOTS_PER_INCH)
    except painting.UnknownDrawingError:
        image = _from_page(svg)
    buffer = io.BytesIO()
    few = image.quantize(64, method=Image.Quantize.FASTOCTREE)
    few.putpalette([255 if level >= _ALMOST_WHITE else level for level in few.getpalette() or []])
    few.save(buffer, "PNG", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return buffer.getvalue()


def _from_page(svg: str) -> Image.Image:
    """The drawing set as a page of its own size, then painted: any drawing, in whatever face has its letters."""
    found = _EXTENT.search(svg)
    across, down = (found[1], found[2]) if found else ("459", "200")
    css = f"@page {{ size: {across}pt {down}pt; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    page = engine.page(f"<html><head><title>Picture</title></head><body>{svg}</body></html>")
    with engine.undisturbed():
        pdf = page.write_pdf(stylesheets=[engine.stylesheet(css)], font_config=configuration(), uncompressed_pdf=True)
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[0].render(scale=DOTS_PER_INCH / 72).to_pil()
    finally:
        document.close()
    return image.convert("RGB")
