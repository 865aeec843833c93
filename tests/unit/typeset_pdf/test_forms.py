"""Pictures are drawn once, and nobody can tell from the file where they stood then."""

import io
import logging

import pikepdf
import pypdfium2
import pytest

from reportpipe.typeset import engine
from reportpipe.typeset.fonts import configuration
from reportpipe.typeset.shortcuts import forms

BAR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 40" width="400" height="40" '
    'font-family="Source Sans Pro" font-size="12">'
    '<defs><linearGradient id="fade"><stop offset="0%" stop-color="#ff0000"/><stop offset="100%" stop-color="#ffffff"/>'
    '</linearGradient></defs><rect x="0" y="0" width="400" height="20" fill="url(#fade)"/>'
    '<text x="200" y="36" text-anchor="middle">{said}</text><path d="M-20 39H420" stroke="#0000ff"/>'
    '<rect x="0" y="22" width="9" height="9" opacity="0.5"/></svg>'
)
ONE = BAR.format(said="One")
SCALE = 72 / 96
"""Points a pixel of CSS: a picture of the file rendered at 96 dots an inch has the pixels of CSS."""


@pytest.fixture(autouse=True)
def nothing_kept():
    forms._kept.clear()


def written(down, picture=ONE):
    """A page with a picture so many pixels from its top."""
    css = f"@page {{ size: 500px 300px; margin: 0 }} svg {{ margin: {down}px 50px; display: block; overflow: visible }}"
    page = f'<html lang="en"><head><title>T</title></head><body style="margin: 0"><h1>A bar</h1>{picture}</body></html>'
    return engine.page(page).write_pdf(
        stylesheets=[engine.stylesheet(css)], font_config=configuration(), pdf_variant="pdf/ua-1"
    )


def pixels(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].render(scale=1 / SCALE).to_pil().convert("RGB")
    finally:
        document.close()


@pytest.fixture
def drawings(monkeypatch):
    made = []
    first = forms.Form.__init__
    monkeypatch.setattr(forms.Form, "__init__", lambda self, *given: (made.append(given), first(self, *given))[1])
    return made


def test_a_picture_that_moved_is_drawn_once_for_the_same_bytes(drawings):
    written(10)
    moved = written(100)
    assert len(drawings) == 1
    forms._kept.clear()
    assert written(100) == moved


def test_its_colours_fade_where_it_stands():
    for down in (10, 100):
        seen = pixels(written(down))
        rows = [y for y in range(seen.height) if seen.getpixel((52, y))[0] > 200 > seen.getpixel((52, y))[1]]
        assert len(rows) == pytest.approx(20, abs=2)
        assert [seen.getpixel((x, rows[10]))[1] for x in (52, 250, 448)] == pytest.approx([0, 128, 255], abs=8)


def test_what_stands_out_of_it_is_seen():
    seen = pixels(written(20))
    assert [x for x in range(40, 50) if any(seen.getpixel((x, y)) != (255, 255, 255) for y in range(60, 200))]


def test_other_words_or_another_size_are_another_picture(drawings):
    for picture in (ONE, BAR.format(said="Two"), ONE.replace('width="400"', 'width="300"', 1)):
        written(10, picture)
    assert len(drawings) == 3


def test_few_are_kept():
    for n in range(3 * forms._MOST_KEPT):
        written(10, BAR.format(said=n))
    assert len(forms._kept) == forms._MOST_KEPT


def test_two_on_a_page_are_two_objects_and_both_seen():
    first = written(10, ONE + ONE)
    assert written(10, ONE + ONE) == first
    with pikepdf.open(io.BytesIO(first)) as document:
        shown = [name for name in document.pages[0].Resources.XObject if f"{name} Do".encode() in stream(document)]
        assert len(shown) == 2


def stream(document):
    return document.pages[0].Contents.read_bytes()


def test_a_letter_without_a_font_is_told_each_time(caplog):
    with caplog.at_level(logging.WARNING, "weasyprint"):
        for _ in range(2):
            caplog.clear()
            written(10, BAR.format(said="\u0378"))
            assert "notdef" in caplog.text


def test_a_picture_that_cannot_be_drawn_is_told_each_time(caplog):
    with caplog.at_level(logging.ERROR, "weasyprint"):
        for _ in range(2):
            caplog.clear()
            written(10, ONE.replace('y="36"', 'y="36" rotate="steeply"'))
            assert "Failed to render SVG image" in caplog.text
