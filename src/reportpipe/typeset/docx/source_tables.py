"""Tables of the source: no wider than their words need, beside the gutter, with their number in it.

Word hides what stands outside of its cell, so the number hangs within: the first column begins where numbers do, and
its words keep as far from the edge of their cells as those of a paragraph from its number.
"""

from reportpipe.ooxml.xml import Element, el, flag, part_of, put, qn, val
from reportpipe.typeset.docx.look import NUMBER_ROOM, Look

STYLES = frozenset({"SourceTable", "SourceTableWide"})
"""Of the tables of the source: wide ones begin where the page does."""


def place(table: Element, width: int, look: Look) -> int:
    """Put a table into its place and give the room of its columns, in twips; `width`: that of the page's text."""
    wide = val(table, "w:tblPr/w:tblStyle") == "SourceTableWide"
    start = NUMBER_ROOM if wide else look.twips("gutter")
    put(part_of(table, "w:tblPr"), el("w:tblInd", {"w:w": start - NUMBER_ROOM, "w:type": "dxa"}))
    for row in table.findall(qn("w:tr")):
        first = row.find(qn("w:tc"))
        if first is not None:
            margin = el("w:left", {"w:w": NUMBER_ROOM, "w:type": "dxa"})
            put(part_of(first, "w:tcPr"), el("w:tcMar", None, margin))
    for paragraph in table.iter(qn("w:p")):
        if val(paragraph, "w:pPr/w:pStyle") in {None, "Compact"}:  # an empty cell: nothing in it says its style
            put(part_of(paragraph, "w:pPr"), flag("w:pStyle", "SourceTableText"))
    return width - start
