"""Tags that WeasyPrint leaves out and PDF/UA-1 wants: the scope of every header cell.

Upstream gap: WeasyPrint#2508. `finisher` of write_pdf hands over the document before it is written, so no second
pass over the file is needed.
"""

from typing import Any

_ELEMENT = "/StructElem"


def complete_tags(document: Any, pdf: Any) -> None:  # noqa: ARG001 - the shape of a finisher
    """Give each TH a Scope: Column in a table head, Row elsewhere."""
    structure: list[Any] = [item for item in pdf.objects if getattr(item, "get", None) and item.get("Type") == _ELEMENT]
    elements = {_text(item.reference): item for item in structure}
    for cell in elements.values():
        if cell["S"] == "/TH" and "A" in cell:
            row = elements.get(_text(cell["P"]), {})
            group = elements.get(_text(row.get("P", "")), {})
            cell["A"]["Scope"] = "/Column" if group.get("S") == "/THead" else "/Row"


def _text(reference: object) -> str:
    return reference.decode("ascii") if isinstance(reference, bytes) else str(reference)
