"""Tables in the structure tree: rows of one length, and header cells that say what they head."""

from collections.abc import Iterator

import pikepdf

from reportpipe.check.pdf.opened import Element, Opened
from reportpipe.check.pdf.structure import attributes_of
from reportpipe.check.rules import Fault

_WIDEST = 1000


def regular(file: Opened) -> Iterator[Fault]:
    """All rows of a table have as many columns, spans counted, and no two cells overlap (ISO 14289-1, 7.2)."""
    for table in _tables(file):
        taken: dict[int, int] = {}
        widths: list[int] = []
        for row in _rows(table):
            taken = {column: left - 1 for column, left in taken.items() if left > 1}
            column = 0
            for cell in row.children:
                while column in taken:
                    column += 1
                across, down = (span(cell, name) for name in ("/ColSpan", "/RowSpan"))
                if any(place in taken for place in range(column, column + across)):
                    yield Fault("Two cells stand in one place.", str(row))
                taken |= dict.fromkeys(range(column, column + across), down)
                column += across
            widths.append(max(taken, default=-1) + 1)
        if len(set(widths)) > 1:
            yield Fault(f"Its rows have {min(widths)} to {max(widths)} columns.", str(table))
        if any(left > 1 for left in taken.values()):
            yield Fault("A cell reaches below the last row.", str(table))


def header_scope(file: Opened) -> Iterator[Fault]:
    """Every header cell says whether it heads a row or a column, or cells name it by its ID (ISO 14289-1, 7.5)."""
    for table in _tables(file):
        cells = [cell for row in _rows(table) for cell in row.children]
        named = {name for cell in cells for name in _headers(cell)}
        for cell in cells:
            scopes = {str(item.get("/Scope")) for item in attributes_of(cell)} & {"/Row", "/Column", "/Both"}
            own = bytes(cell.node.ID) if "/ID" in cell.node else None
            if cell.kind == "TH" and not scopes and own not in named:
                yield Fault("The header cell has no scope.", str(cell))
        if len(cells) > 1 and all(cell.kind == "TD" for cell in cells):
            yield Fault("The table has no header cell.", str(table), level="warning")  # the standard says `should`


def header_ids(file: Opened) -> Iterator[Fault]:
    """The headers that a cell names are header cells of its own table (ISO 32000-1, 14.8.5.7)."""
    for table in _tables(file):
        cells = [cell for row in _rows(table) for cell in row.children]
        known = {bytes(cell.node.ID) for cell in cells if cell.kind == "TH" and "/ID" in cell.node}
        for cell in cells:
            for name in _headers(cell):
                if name not in known:
                    yield Fault(f"It names the header {name.decode('latin1')}, which its table lacks.", str(cell))


def span(cell: Element, name: str) -> int:
    """How many columns or rows a cell covers."""
    values = [int(item[name]) for item in attributes_of(cell) if name in item]
    return min(max(1, *values), _WIDEST) if values else 1


def _tables(file: Opened) -> list[Element]:
    return [element for element in file.elements if element.kind == "Table"]


def _rows(table: Element) -> list[Element]:
    rows = []
    for child in table.children:
        if child.kind == "TR":
            rows.append(child)
        elif child.kind in {"THead", "TBody", "TFoot"}:
            rows += [row for row in child.children if row.kind == "TR"]
    return rows


def _headers(cell: Element) -> list[bytes]:
    return [
        bytes(name)
        for item in attributes_of(cell)
        for name in item.get("/Headers") or ()
        if isinstance(name, pikepdf.String)
    ]


RULES = (regular, header_scope, header_ids)
