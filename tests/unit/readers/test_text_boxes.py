"""Text boxes of OpenDocument and RTF files come behind the paragraph that they stand in, which stays whole."""

from collections.abc import Callable

import pypandoc
import pytest

from reportpipe.model import Article
from reportpipe.readers import read

Blocks = Callable[[Article], list[tuple[str, str]]]
ReplacePart = Callable[[bytes, str, bytes], bytes]

FIRST = "The commission met four times between March and June,"
REST = "and each time the bridge was put off."
LAST = "The ministry accepted the report in August, but not the cost of the work that it named."
BOX = "The bridge was to cost $40 million in 2021, and $90 million two years later."
EXPECTED = [("paragraph", f"{FIRST} {REST}"), ("paragraph", BOX), ("paragraph", LAST)]


ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body><office:text>{}</office:text></office:body>
</office:document-content>"""
FRAME = f"<draw:frame><draw:text-box><text:p>{BOX}</text:p></draw:text-box></draw:frame>"
SHAPE = f"<draw:custom-shape><text:p>{BOX}</text:p></draw:custom-shape>"


@pytest.mark.parametrize(
    "body",
    [
        f"<text:p>{FIRST} {FRAME}{REST}</text:p><text:p>{LAST}</text:p>",
        f"<text:p>{SHAPE}{FIRST} {REST}</text:p><text:p>{LAST}</text:p>",
        f"<text:p>{FIRST} <text:span>{FRAME}</text:span>{REST}</text:p><text:p>{LAST}</text:p>",
        f"<text:p>{FIRST} {REST}</text:p>{FRAME}<text:p>{LAST}</text:p>",
    ],
    ids=["frame", "shape", "in a span", "anchored to the page"],
)
def test_open_document(body: str, tmp_path: object, replace_part: ReplacePart, blocks: Blocks):
    made = f"{tmp_path}/a.odt"
    pypandoc.convert_text("A text.", "odt", "markdown", outputfile=made)
    with open(made, "rb") as file:  # noqa: PTH123 - one line
        data = replace_part(file.read(), "content.xml", ODT.format(body).encode())
    assert blocks(read(data, "a.odt")) == EXPECTED


SHP = rf"{{\shp{{\*\shpinst\shpleft0{{\shptxt \pard\plain {BOX}\par}}{{\shprslt{{\pard {BOX}\par}}}}}}}}"
DO = rf"{{\*\do\dobxcolumn{{\dptxbxtext\pard {BOX}\par}}\dpx0}}"


@pytest.mark.parametrize("box", [SHP, DO])
def test_rich_text(box: str, blocks: Blocks):
    data = rf"{{\rtf1\ansi\pard {FIRST} {box}{REST}\par {LAST}\par}}"
    assert blocks(read(data.encode(), "a.rtf")) == EXPECTED


def test_a_box_of_rich_text_behind_which_no_paragraph_ends(blocks: Blocks):
    data = rf"{{\rtf1\ansi {LAST} {SHP}}}"
    assert BOX in " ".join(text for _, text in blocks(read(data.encode(), "a.rtf")))
