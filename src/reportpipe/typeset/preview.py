"""Pages of a PDF as pictures, to look at a style without opening a viewer."""

import io

MAX_COLOURS = 128


def pages(pdf: bytes, dots_per_inch: int = 70, most: int | None = None) -> tuple[bytes, ...]:
    """PNG files, one a page, of the first `most` pages (None: of all), in few colours: small enough for a web page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_png(document[n], dots_per_inch) for n in range(min(len(document), most or len(document))))
    finally:
        document.close()


def _png(page: object, dots_per_inch: int) -> bytes:
    from PIL import Image

    image = page.render(scale=dots_per_inch / 72).to_pil().convert("RGB")  # type: ignore[attr-defined] # untyped library
    buffer = io.BytesIO()
    # Median cut gives its colours to what there is most of: the bottom line's warm mark came out grey
    few = image.quantize(MAX_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
