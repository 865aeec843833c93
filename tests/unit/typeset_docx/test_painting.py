"""The bitmap of a drawing shows what setting it as a page shows, and a drawing that is not known is set as a page."""

import io
import re

import pytest
from PIL import Image, ImageChops, ImageStat

from reportpipe.typeset.docx import figure, painting
from reportpipe.typeset.pictures import pictures

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20" width="100pt" height="20pt" '
    'font-family="Source Sans Pro, \'Segoe UI\', sans-serif" font-size="8.5">'
)


FADE = (
    '<defs><linearGradient id="fade"><stop offset="0%" stop-color="#000000"/><stop offset="40%" stop-color="#1f4e79"/>'
    '<stop offset="100%" stop-color="#ffffff"/></linearGradient></defs>'
)
LIKE = 3.5, 40
"""Most that the two ways may differ, mean and largest: shapes a point off differ by 60 and more in places."""


def drawing(inner, head=HEAD):
    return f"{head}{inner}</svg>"


def word(said, **marks):
    return f'<text x="50" y="12" text-anchor="middle" fill="#1a1a1a"{marks.get("more", "")}>{said}</text>'


def differences(svg):
    """Of the two ways, in blocks of 8 pixels: the mean and the largest, of 255."""
    ours, theirs = painting.paint(svg, 200), figure._from_page(svg)
    assert ours.size == theirs.size
    apart = ImageStat.Stat(ImageChops.difference(ours, theirs).convert("L").reduce(8))
    return apart.mean[0], apart.extrema[0][1]


@pytest.fixture
def drawn(memo, style):
    return {name: picture.svg for name, picture in pictures(memo, style).items()}


def test_the_shapes_of_a_timeline_lie_where_a_page_has_them(drawn):
    svg = re.sub("<text.*?</text>", "", drawn["timeline"])
    assert "<circle" in svg
    mean, most = differences(svg)
    assert mean < LIKE[0]
    assert most < LIKE[1]


@pytest.mark.parametrize(
    "shape",
    [
        '<path d="M10 10C30 10 40 4 50 4L70 4C80 4 80 16 90 16" fill="none" stroke="#1f4e79" stroke-width="0.9"/>',
        '<path d="M90 16L84 13L84 19Z" fill="#1f4e79"/>',
        '<path d="M10 5h30v10h-30z" fill="#e8f0f7"/>',
        f'{FADE}<path d="M9.3 4.5H90.7V15.5H9.3Z" fill="url(#fade)"/>',
    ],
)
def test_each_kind_of_shape_looks_as_on_a_page(shape):
    mean, most = differences(drawing(shape))
    assert mean < LIKE[0]
    assert most < LIKE[1]


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_words_stand_where_a_page_has_them(anchor):
    svg = drawing(word("Łódź, Київ ¶3", more=' font-weight="600"').replace("middle", anchor))
    boxes = [ImageChops.invert(made).getbbox() for made in (painting.paint(svg, 200), figure._from_page(svg))]
    assert all(abs(one - other) <= 6 for one, other in zip(*boxes, strict=True)), boxes


@pytest.mark.parametrize(
    "svg",
    [
        drawing(word("محمد")),
        drawing(word("日本")),
        drawing(word("x", more=' font-weight="400"')),
        drawing(word("x"), HEAD.replace("Source Sans Pro", "Georgia")),
        drawing('<rect x="1" y="1" width="5" height="5" fill="#000000"/>'),
        drawing('<path d="M1 1Q2 2 3 3" fill="none" stroke="#000000" stroke-width="1"/>'),
        drawing(f'{FADE}<path d="M1 1L9 9L1 9Z" fill="url(#fade)"/>'),
        drawing('<circle cx="5" cy="5" r="2" fill="url(#nowhere)"/>'),
        drawing("<g></g>").replace(' font-size="8.5"', ""),
        "no drawing",
    ],
)
def test_what_is_not_known_is_refused(svg):
    with pytest.raises(painting.UnknownDrawingError):
        painting.paint(svg, 200)


def test_a_drawing_with_letters_of_other_faces_is_set_as_a_page():
    image = Image.open(io.BytesIO(figure.bitmap(drawing(word("ж 日本")))))
    assert image.size == (278, 56)
    assert ImageChops.invert(image.convert("L")).getbbox()
