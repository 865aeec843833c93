"""pandoc's JSON tree as blocks: text only, no markup, footnotes after the text.

Source of the tree's shape: pandoc-types 1.23, Text.Pandoc.Definition.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportpipe.model import BlockKind
from reportpipe.readers.days import day_in
from reportpipe.readers.draft import Claim, DateClaim, RawBlock
from reportpipe.readers.people import given_first, names_in
from reportpipe.readers.structure import is_heading_like
from reportpipe.readers.table import Cell, table

DEEPEST = 100
"""Nested blocks or inlines beyond this are left out: no article has them, and Python's stack is not endless."""

_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_WRAPPERS = {"Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps"}


@dataclass
class _Reading:
    """Blocks so far, and the notes that wait for the end."""

    blocks: list[RawBlock] = field(default_factory=list)
    notes: list[list[Any]] = field(default_factory=list)


@dataclass(frozen=True)
class MetaClaims:
    title: Claim | None
    authors: tuple[Claim, ...]
    publisher: Claim | None
    published: DateClaim | None


def blocks_of(tree: dict[str, Any]) -> list[RawBlock]:
    """The document's blocks in order: its title, its text, then its notes as list items."""
    reading = _Reading()
    meta = tree.get("meta") or {}
    title = _meta_text(meta.get("title"))
    if title:
        reading.blocks.append(RawBlock("title", title))
    for name in ("subtitle", _first(meta, _AUTHORS), _first(meta, _DATES)):
        for text in _meta_texts(meta.get(name)):
            kind: BlockKind = "paragraph" if name == "subtitle" else "byline"
            reading.blocks.append(RawBlock(kind, text))
    for text in _meta_texts(meta.get("abstract")):
        reading.blocks.append(RawBlock("paragraph", text))
    top = len(reading.blocks)
    _blocks(reading, tree["blocks"], "paragraph", 0)
    said = " ".join(block.text for block in reading.blocks[top : top + 6])
    reading.blocks = [
        block
        for number, block in enumerate(reading.blocks)
        if number >= top or block.kind != "byline" or block.text not in said
    ]
    waiting, reading.notes = reading.notes, []
    for note in waiting:
        inside = _Reading()
        _blocks(inside, note, "list item", 1)
        reading.blocks += [replace(block, footnote=True) for block in inside.blocks]
    shown = [block for block in reading.blocks if block.text.strip()]
    return [block for number, block in enumerate(shown) if number == 0 or not _repeats(block, title)]


def meta_claims(tree: dict[str, Any]) -> MetaClaims:
    """Title, authors, publisher and date from the document's own title block (not from its properties)."""
    meta = tree.get("meta") or {}
    title = _meta_text(meta.get("title"))
    people = [given_first(text) for text in _meta_texts(meta.get(_first(meta, _AUTHORS)))]
    authors = [name for text in people for name in names_in(text) or (text,)]
    found = day_in(_meta_text(meta.get(_first(meta, _DATES))))
    day = found.first if found and found.first == found.last else None
    houses = (text for name in _PUBLISHERS if (text := _meta_text(meta.get(name))) and "/" not in text)
    publisher = next(houses, "")
    return MetaClaims(
        Claim(title, "stated", "title block") if title else None,
        tuple(Claim(author, "stated", "title block") for author in authors if author.strip()),
        Claim(publisher, "stated", "title block") if publisher else None,
        DateClaim(day, "stated", "title block") if day else None,
    )


_AUTHORS = ("author", "authors", "byline", "by", "creator", "creators")
_DATES = ("date", "published", "pubdate", "publishDate", "published_time", "published_at", "publication_date", "issued")
_PUBLISHERS = ("publisher", "organization", "organisation", "institution", "agency", "ministry", "source")
"""Fields of a title block that name who published the document; the first that is there counts."""


def _first(meta: dict[str, Any], names: Sequence[str]) -> str:
    """The first of these fields that the title block has, else the first of them."""
    return next((name for name in names if name in meta), names[0])


def _repeats(block: RawBlock, title: str) -> bool:
    return bool(title) and block.kind in {"heading", "paragraph"} and block.text.casefold() == title.casefold()


def _meta_texts(value: Any) -> list[str]:
    if isinstance(value, dict) and value.get("t") == "MetaList":
        return [text for part in value["c"] if (text := _meta_text(part))]
    text = _meta_text(value)
    return [text] if text else []


def _meta_text(value: Any) -> str:
    kind: Any = value.get("t") if isinstance(value, dict) else None
    content: Any = value.get("c") if isinstance(value, dict) else None
    if kind == "MetaInlines":
        return _inlines(_Reading(), content)
    if kind == "MetaString":
        return str(content)
    if kind == "MetaBlocks":
        reading = _Reading()
        _blocks(reading, content, "paragraph", 0)
        return " ".join(block.text for block in reading.blocks)
    if kind == "MetaList":
        return ", ".join(_meta_text(part) for part in content)
    if kind == "MetaMap":
        return _meta_text(content.get("name") or content.get("text"))
    return ""


# One case per kind of block.
def _blocks(reading: _Reading, blocks: Iterable[Any], kind: BlockKind, depth: int) -> None:  # noqa: C901, PLR0912
    """Add blocks; `kind` is what a plain paragraph is here, `depth` how deep in lists and quotes."""
    if depth > DEEPEST:
        return
    level = min(depth, 9) if kind == "list item" else 0
    for block in blocks:
        name, content = block["t"], block.get("c")
        if name in {"Para", "Plain"}:
            _paragraph(reading, content, kind, level)
        elif name == "Header":
            reading.blocks.append(RawBlock("heading", _inlines(reading, content[2]), min(max(content[0], 1), 6)))
        elif name == "LineBlock":
            reading.blocks.append(RawBlock(kind, " ".join(_inlines(reading, line) for line in content), level))
        elif name == "BlockQuote":
            _blocks(reading, content, "quote", depth + 1)
        elif name in {"BulletList", "OrderedList"}:
            for item in content if name == "BulletList" else content[1]:
                _blocks(reading, item, "list item", depth + 1 if kind == "list item" else 1)
        elif name == "DefinitionList":
            for term, definitions in content:
                _paragraph(reading, term, "paragraph", 0)
                for definition in definitions:
                    _blocks(reading, definition, "list item", 1)
        elif name == "CodeBlock":
            reading.blocks.append(RawBlock(kind, content[1], level))
        elif name == "Table":
            _table(reading, content)
        elif name == "Figure":
            _blocks(reading, content[2], kind, depth + 1)
            _blocks(reading, content[1][1], "caption", depth + 1)
        elif name == "Div":
            _div(reading, content, kind, depth)


def _div(reading: _Reading, content: Any, kind: BlockKind, depth: int) -> None:
    """A Div keeps its blocks' kind; Word's and LibreOffice's named styles say more."""
    attributes = dict(content[0][2])
    style = f"{attributes.get('custom-style', '')} {' '.join(content[0][1])}".casefold()
    if "caption" in style:
        kind = "caption"
    elif "quot" in style:
        kind = "quote"
    _blocks(reading, content[1], kind, depth + 1)


def _paragraph(reading: _Reading, inlines: list[Any], kind: BlockKind, level: int) -> None:
    text = _inlines(reading, inlines)
    bold = kind == "paragraph" and all(part["t"] in {"Strong", "Space", "SoftBreak"} for part in inlines)
    if bold and is_heading_like(text):
        reading.blocks.append(RawBlock("heading", text, 3, bold=True))
    elif text.strip():
        reading.blocks.append(RawBlock(kind, text, level, bold=bold))


def _table(reading: _Reading, content: Any) -> None:
    """A caption block, and the table's (table.py); a single cell is only a frame round its text."""
    _blocks(reading, content[1][1], "caption", 1)
    bodies = [row for body in content[4] for row in (*body[2], *body[3])]
    heads = len(content[3][1]) + sum(len(body[2]) for body in content[4][:1])
    rows = [row[1] for row in (*content[3][1], *bodies, *content[5][1])]
    if all(len(row) <= 1 for row in rows):
        for row in rows:
            for cell in row:
                _blocks(reading, cell[4], "paragraph", 1)
        return
    block = table([[_cell(reading, cell) for cell in row] for row in rows], heads)
    if block is not None:
        reading.blocks.append(block)


def _cell(reading: _Reading, cell: Any) -> Cell:
    inside = _Reading(notes=reading.notes)
    _blocks(inside, cell[4], "paragraph", 1)
    return Cell(" ".join(" ".join(block.text.split()) for block in inside.blocks), across=cell[3], down=cell[2])


def _inlines(reading: _Reading, inlines: Iterable[Any], depth: int = 0) -> str:
    """The text of inlines; notes go to the end of the document, marks and raw markup nowhere."""
    if depth > DEEPEST:
        return ""
    parts: list[str] = []
    for inline in inlines:
        name, content = inline["t"], inline.get("c")
        if name == "Str":
            parts.append(content)
        elif name in {"Space", "SoftBreak", "LineBreak"}:
            parts.append(" ")
        elif name in _WRAPPERS:
            parts.append(_inlines(reading, content, depth + 1))
        elif name == "Quoted":
            opening, closing = _QUOTES[content[0]["t"]]
            parts.append(opening + _inlines(reading, content[1], depth + 1) + closing)
        elif name in {"Link", "Span", "Cite"}:
            parts.append(_inlines(reading, content[1], depth + 1))
        elif name in {"Code", "Math"}:
            parts.append(content[1])
        elif name == "Note":
            reading.notes.append(content)
    return "".join(parts)
