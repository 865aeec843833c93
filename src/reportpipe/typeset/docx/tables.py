"""Tables as Word wants them: widths in the grid and in every cell, a head that repeats, rows that stay whole."""

from collections.abc import Callable

from reportpipe.ooxml.xml import Element, el, flag, part_of, put, qn, text_of, val
from reportpipe.typeset.docx import source_tables
from reportpipe.typeset.docx.blocks import GRID
from reportpipe.typeset.docx.look import NUMBER_ROOM, Look, points

_ROW_LOOK = 0x0020
_COLUMN_LOOK = 0x0080
_NO_BANDS = 0x0600
_WIDE = 0x2E80
"""From here on characters are as wide as high (Chinese, Japanese, Korean), and lines may break between them."""
_MEAN_WIDTH = 0.6
"""Of a bold character of text, in parts of the size of the face: a little over that of Liberation Sans, the widest
face that the packaged styles name for where their own is missing (Source Sans Pro: 0.54)."""
_CELL_ROOM = 130
"""What the margins of a cell take, twips."""
_SLACK = 1.2
"""Times the width that the page gives a column of the source's table: Word may set it in a wider face."""
_LARGEST_SHARE = 0.45
"""Of the table, for the sake of one long word: past that the word breaks."""


def finish(document: Element, width_at: Callable[[Element], int], look: Look) -> None:
    """All tables of the document, each as wide as the text where it stands, in twips."""
    for table in document.iter(qn("w:tbl")):
        width = width_at(table)
        rows = table.findall(qn("w:tr"))
        style = val(table, "w:tblPr/w:tblStyle")
        header_block = style == "HeaderTable"
        if style in source_tables.STYLES:
            _set_widths(table, _source_widths(table, source_tables.place(table, width, look), look))
        else:
            _set_widths(table, _header_widths(table, width, look) if header_block else _widths(table, width, look))
        heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        for row in rows:
            properties = part_of(row, "w:trPr")
            for child in list(properties):
                properties.remove(child)
            properties.append(flag("w:cantSplit"))
            if row in heads:
                properties.append(flag("w:tblHeader"))
        _look(table, head=bool(heads))
        _describe(table, heads, rows)
        if header_block:
            _style_header(rows)


def _style_header(rows: list[Element]) -> None:
    """The labels of the header block have a style of their own, and so has what is left to fill in."""
    for row in rows:
        label, *others = row.findall(qn("w:tc"))
        for cell, name in ((label, "HeaderLabel"), *((cell, "HeaderBlank") for cell in others if not text_of(cell))):
            for style in cell.iter(qn("w:pStyle")):
                if style.get(qn("w:val")) == "HeaderRow":
                    style.set(qn("w:val"), name)


def _header_widths(table: Element, width: int, look: Look) -> list[int]:
    """The labels of the header block fill the gutter, so that what they introduce lines up with the text."""
    columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
    if columns != 2:  # noqa: PLR2004 - labels and what they introduce
        return _widths(table, width, look)
    first = min(look.twips("gutter"), width // 2)
    return [first, width - first]


def _source_widths(table: Element, room: int, look: Look) -> list[int]:
    """What the page gives the columns of a table of the source, a little more where there is room; and its number."""
    grid = _grid(table)
    needs = _needs(table, len(grid), points(look.size("small_size")))
    wanted = [max(int(_SLACK * room * column / GRID), need) for column, need in zip(grid, needs, strict=True)]
    first, *others = _widths(table, min(room, sum(wanted)), look, "small_size")
    return [first + NUMBER_ROOM, *others]


def _grid(table: Element) -> list[int]:
    return [int(column.get(qn("w:w")) or 0) for column in table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]


def _widths(table: Element, width: int, look: Look, size: str = "table_size") -> list[int]:
    """The shares that the page gives its columns, then as much more as the longest word of a column needs."""
    grid = _grid(table)
    columns = len(grid) or max((len(row.findall(qn("w:tc"))) for row in table.findall(qn("w:tr"))), default=1)
    shares = grid if sum(grid) else [1] * columns
    widths = [width * share // sum(shares) for share in shares]
    needs = [min(need, int(width * _LARGEST_SHARE)) for need in _needs(table, columns, points(look.size(size)))]
    lacking = sum(max(0, need - got) for need, got in zip(needs, widths, strict=True))
    spare = [max(0, got - need) for need, got in zip(needs, widths, strict=True)]
    given = min(lacking, sum(spare))
    if given:
        widths = [
            got - extra * given // sum(spare) if got > need else got + (need - got) * given // lacking
            for got, need, extra in zip(widths, needs, spare, strict=True)
        ]
    widths[widths.index(max(widths))] += width - sum(widths)
    return widths


def _needs(table: Element, columns: int, size: int) -> list[int]:
    """Width of the longest word of each column, in twips; `size` is that of the face, in twips."""
    needs = [0] * columns
    for row in table.findall(qn("w:tr")):
        index = 0
        for cell in row.findall(qn("w:tc")):
            span = int(val(cell, "w:tcPr/w:gridSpan") or 1)
            if span == 1 and index < columns:
                words = " ".join(text_of(paragraph) for paragraph in cell.iter(qn("w:p"))).split()
                longest = max((_word_width(word, size) for word in words), default=0)
                needs[index] = max(needs[index], longest + _CELL_ROOM)
            index += span
    return needs


def _word_width(word: str, size: int) -> int:
    narrow = len(word) if word.isascii() else sum(ord(character) < _WIDE for character in word)
    return int(narrow * size * _MEAN_WIDTH) + (size if narrow < len(word) else 0)


def _set_widths(table: Element, widths: list[int]) -> None:
    properties = part_of(table, "w:tblPr")
    put(properties, el("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}))
    put(properties, el("w:tblLayout", {"w:type": "fixed"}))
    grid = put(table, el("w:tblGrid"))
    grid.extend(el("w:gridCol", {"w:w": width}) for width in widths)
    for row in table.findall(qn("w:tr")):
        column = 0
        for cell in row.findall(qn("w:tc")):
            span = int(val(cell, "w:tcPr/w:gridSpan") or 1)
            covered = sum(widths[column : column + span])
            put(part_of(cell, "w:tcPr"), el("w:tcW", {"w:w": covered, "w:type": "dxa"}))
            column += span


def _look(table: Element, *, head: bool) -> None:
    """Which cells are heads: the first row where there is one, the first column always. Screen readers read this."""
    bits = _COLUMN_LOOK | _NO_BANDS | (_ROW_LOOK if head else 0)
    names = {"firstRow": int(head), "lastRow": 0, "firstColumn": 1, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    attributes: dict[str, str | int] = {"w:val": f"{bits:04X}"}
    put(part_of(table, "w:tblPr"), el("w:tblLook", attributes | {f"w:{name}": value for name, value in names.items()}))


def _describe(table: Element, heads: list[Element], rows: list[Element]) -> None:
    """Alternative text: the heading above, else the line, as title; caption and names of columns (or rows) as words."""
    above = [line for line in table.itersiblings(qn("w:p"), preceding=True) if text_of(line).strip()]
    caption = [text_of(line) for line in above[:1] if _is_caption(line)]
    others = above[len(caption) :]
    title = next((text_of(line) for line in others if _is_heading(line)), text_of(others[0]) if others else "")
    cells = heads[0].findall(qn("w:tc")) if heads else [row.findall(qn("w:tc"))[0] for row in rows]
    names = ", ".join(" ".join(text_of(cell).split()) for cell in cells)
    properties = part_of(table, "w:tblPr")
    for tag, words in (("w:tblCaption", title), ("w:tblDescription", " ".join([*caption, f"{names}."]))):
        put(properties, flag(tag, " ".join(words.split())))


def _is_caption(line: Element) -> bool:
    return val(line, "w:pPr/w:pStyle") in {"TableCaption", "Caption", "SourceCaption"}


def _is_heading(line: Element) -> bool:
    return "heading" in str(val(line, "w:pPr/w:pStyle")).lower()
