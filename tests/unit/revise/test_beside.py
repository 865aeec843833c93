"""What people put beside the words of a memo, or cut off below them: said, and no part of an item."""

import io
import struct
import zlib

from docx.oxml import parse_xml

from reportpipe.revise import revision

_SPACES = "http://schemas.openxmlformats.org"
_BOX = f"""
<w:r xmlns:w="{_SPACES}/wordprocessingml/2006/main" xmlns:mc="{_SPACES}/markup-compatibility/2006"
     xmlns:v="urn:schemas-microsoft-com:vml">
  <mc:AlternateContent>
    <mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>A remark.</w:t></w:r></w:p></w:txbxContent>
    </w:drawing></mc:Choice>
    <mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>A remark.</w:t></w:r></w:p></w:txbxContent>
    </v:textbox></w:pict></mc:Fallback>
  </mc:AlternateContent>
</w:r>"""
"""A text box as Word writes it, with its older form beside it."""


def _png():
    """A picture of one white dot."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0\xff")), chunk(b"IEND", b""))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def test_a_text_box_on_a_point_is_no_word_of_it(memo, desk):
    desk.lines("Key Point")[1]._p.append(parse_xml(_BOX))
    desk.rows(1)[0].cells[0].paragraphs[0]._p.append(parse_xml(_BOX))
    found = revision(memo, desk.save())
    assert found.edits == ()
    assert [note.message for note in found.remainder] == ["New words that belong to no item: “A remark.”."] * 2


def test_pictures_that_come_and_go_are_said(memo, desk):
    desk.lines("Key Point")[0].add_run().add_picture(_png())
    for figure in desk.lines("Figure"):
        figure._p.getparent().remove(figure._p)
    found = revision(memo, desk.save())
    assert found.edits == ()
    assert [note.message for note in found.remainder] == ["A picture was added.", "A picture was deleted."]


def test_a_source_text_that_was_cut_off_is_said_in_a_line(memo, desk):
    first = desk.lines("Appendix Heading")[0]._p
    for element in [first, *first.itersiblings()][:-1]:  # the last one holds the measures of the page
        element.getparent().remove(element)
    found = revision(memo, desk.save())
    (note,) = found.remainder
    assert (found.edits, note.where) == ((), "source text")
    assert "paragraphs were deleted, from “Source text” to" in note.message
