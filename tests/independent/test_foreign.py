"""Word files that other programs made: where the SDK finds nothing, we find no fault of the schema either."""

import io

import docx
import pypandoc
import pytest

from reportpipe.check import check

MARKDOWN = """---
title: Ferry
---

# One

The ferry is *late*[^1], see [here](https://example.org).

[^1]: A note.

| a | b |
|---|---|
| 1 | 2 |

1. one
2. two

$x^2$
"""


def by_python_docx(_):
    document = docx.Document()
    document.add_heading("Ferry", 0)
    document.add_paragraph("The ferry is late.", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "a"
    document.save(buffer := io.BytesIO())
    return buffer.getvalue()


def by_pandoc(folder):
    pypandoc.convert_text(MARKDOWN, "docx", format="md", outputfile=str(folder / "ferry.docx"))
    return (folder / "ferry.docx").read_bytes()


@pytest.mark.parametrize("made", [by_python_docx, by_pandoc])
def test_what_others_wrote_well_is_well(made, tmp_path, sdk):
    data = made(tmp_path)
    assert sdk(data) == []
    faults = {note.code for note in check(data).findings if note.level == "error"}
    assert faults.isdisjoint({"docx.elements", "docx.order", "docx.types", "docx.relationships", "docx.bookmarks"})
