"""The page's HTML as pandoc's own document tree, in JSON: reading HTML is half of what pandoc takes for a memo.

Only the elements that a memo's page is made of are known here; a page with any other is left to pandoc's reader,
which knows them all. A test proves that both ways give one and the same Word file.
"""

import json
from collections.abc import Iterable
from typing import Any

from reportpipe.ooxml.xml import Element

Node = dict[str, Any]
TYPES = [1, 23, 1]
"""Version of pandoc's types: that of pandoc 3.0 to 3.9, at least."""
_INLINE = frozenset({"span", "a", "img", "br", "strong", "b", "em", "i"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LAYOUT = frozenset({"style"})
_SPACE = " "


class UnknownElementError(ValueError):
    """The page has an element that only pandoc's own reader knows."""


def document(body: Element) -> str:
    """The tree of a page's body.

    Raises:
        UnknownElementError: there is something in it that is not known here.
    """
    return json.dumps({"pandoc-api-version": TYPES, "meta": {}, "blocks": _blocks(body)}, ensure_ascii=False)


def _blocks(parent: Element) -> list[Node]:
    """The blocks in an element; words that stand between them make a block without a paragraph of its own."""
    blocks: list[Node] = []
    loose: list[Element | str] = [parent.text or ""]
    for child in parent:
        if not isinstance(child.tag, str):
            loose.append(child.tail or "")
            continue
        if child.tag in _INLINE:
            loose += [child, child.tail or ""]
            continue
        _flush(loose, blocks)
        blocks.append(_block(child))
        loose = [child.tail or ""]
    _flush(loose, blocks)
    return blocks


def _flush(loose: list[Element | str], blocks: list[Node]) -> None:
    inlines = _inlines(loose)
    if inlines:
        blocks.append({"t": "Plain", "c": inlines})


def _block(element: Element) -> Node:
    tag = str(element.tag)
    if tag == "div":
        return {"t": "Div", "c": [_attributes(element), _blocks(element)]}
    if tag == "p":
        return {"t": "Para", "c": _inlines(_parts(element))}
    if tag in _HEADINGS:
        return {"t": "Header", "c": [_HEADINGS[tag], _attributes(element), _inlines(_parts(element))]}
    if tag == "table":
        return _table(element)
    raise UnknownElementError(tag)


def _parts(element: Element) -> list[Element | str]:
    parts: list[Element | str] = [element.text or ""]
    for child in element:
        parts += [child, child.tail or ""] if isinstance(child.tag, str) else [child.tail or ""]
    return parts


def _inlines(parts: Iterable[Element | str]) -> list[Node]:
    """Words and marks, with white space as a browser shows it: runs of it are one space, none at the ends."""
    nodes = _join(_raw(parts))
    _trim(nodes, first=True)
    _trim(nodes, first=False)
    return [node for node in nodes if node.get("c") != ""]


def _raw(parts: Iterable[Element | str]) -> list[Node]:
    nodes: list[Node] = []
    for part in parts:
        if isinstance(part, str):
            if part:
                nodes.append(_str(_collapsed(part)))
        else:
            nodes.append(_inline(part))
    return nodes


def _collapsed(text: str) -> str:
    """White space of HTML only: a no-break space stays."""
    words = text.translate(_WHITE).split(_SPACE)
    inner = _SPACE.join(word for word in words if word)
    if not inner:
        return _SPACE if len(words) > 1 else ""
    return f"{_SPACE if not words[0] else ''}{inner}{_SPACE if not words[-1] else ''}"


_WHITE = str.maketrans("\t\n\f\r", "    ")


def _inline(element: Element) -> Node:
    tag = str(element.tag)
    if tag == "br":
        return {"t": "LineBreak"}
    if tag == "img":
        address = [element.get("src", ""), element.get("title", "")]
        return {
            "t": "Image",
            "c": [_attributes(element, "src", "alt", "title"), [_str(element.get("alt", ""))], address],
        }
    inner = _join(_raw(_parts(element)))
    if tag == "span":
        return {"t": "Span", "c": [_attributes(element), inner]}
    if tag == "a" and element.get("href") is not None:
        return {"t": "Link", "c": [_attributes(element, "href", "title"), inner, [element.get("href", ""), ""]]}
    if tag in {"strong", "b", "em", "i"}:
        return {"t": "Strong" if tag in {"strong", "b"} else "Emph", "c": inner}
    raise UnknownElementError(tag)


def _join(nodes: list[Node]) -> list[Node]:
    """One space where two meet: at the border of an element the first one stays."""
    joined: list[Node] = []
    for node in nodes:
        if node["t"] == "Str" and (not joined or _ends_in_space(joined[-1])):
            node = _str(node["c"].lstrip(_SPACE)) if joined else node  # noqa: PLW2901 - its white space is another
        joined.append(node)
    return joined


def _ends_in_space(node: Node) -> bool:
    if node["t"] == "Str":
        return str(node["c"]).endswith(_SPACE)
    return bool(node["t"] == "LineBreak")


def _trim(nodes: list[Node], *, first: bool) -> None:
    while nodes:
        node = nodes[0 if first else -1]
        if node["t"] != "Str":
            return
        node["c"] = node["c"].lstrip(_SPACE) if first else node["c"].rstrip(_SPACE)
        if node["c"]:
            return
        nodes.pop(0 if first else -1)


def _table(element: Element) -> Node:
    caption: list[Node] = []
    columns: list[Node] = []
    head: list[list[Any]] = []
    bodies: list[list[Any]] = []
    for part in element:
        if part.tag == "caption":
            caption = _blocks(part)
        elif part.tag == "colgroup":
            columns = [_column(column) for column in part]
        elif part.tag in {"thead", "tbody"}:
            rows = [_row(row) for row in part]
            if part.tag == "thead":
                head = rows
            else:
                bodies.append([_nothing(), 0, [], rows])
        elif isinstance(part.tag, str):
            raise UnknownElementError(part.tag)
    count = max((len(row[1]) for row in [*head, *(row for body in bodies for row in body[3])]), default=0)
    columns = columns or [{"t": "ColWidthDefault"}] * count
    specs = [[{"t": "AlignDefault"}, column] for column in columns]
    parts = [_attributes(element), [None, caption], specs, [_nothing(), head], bodies, [_nothing(), []]]
    return {"t": "Table", "c": parts}


def _column(element: Element) -> Node:
    """`width: 31%` as a share of one."""
    name, _, share = (element.get("style") or "").partition(":")
    if name.strip() == "width" and share.strip().endswith("%"):
        return {"t": "ColWidth", "c": float(share.strip().rstrip("%")) / 100}
    return {"t": "ColWidthDefault"}


def _row(element: Element) -> list[Any]:
    if element.tag != "tr":
        raise UnknownElementError(str(element.tag))
    return [_attributes(element), [_cell(cell) for cell in element]]


def _cell(element: Element) -> list[Any]:
    if element.tag not in {"td", "th"}:
        raise UnknownElementError(str(element.tag))
    spans = [int(element.get(name) or 1) for name in ("rowspan", "colspan")]
    return [_attributes(element, "rowspan", "colspan"), {"t": "AlignDefault"}, *spans, _blocks(element)]


def _attributes(element: Element, *used: str) -> list[Any]:
    """Id, classes, and the others by name without `data-`, as pandoc's reader has them."""
    skip = {"id", "class", *used, *_LAYOUT}
    others = [[name.removeprefix("data-"), value] for name, value in element.items() if name not in skip]
    return [element.get("id") or "", (element.get("class") or "").split(), others]


def _nothing() -> list[Any]:
    return ["", [], []]


def _str(text: str) -> Node:
    return {"t": "Str", "c": text}
