"""A page's blocks in reading order, each with the part of the page it stands in."""

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from reportpipe.model import BlockKind, BoilerplateReason
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.html_parts import LANDMARKS, is_caption, part_of, spine_of
from reportpipe.readers.structure import ends_sentence, is_heading_like
from reportpipe.readers.table import Cell
from reportpipe.readers.table import table as table_of

_COVERS = ("colspan", "rowspan")
SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "button",
        "select",
        "input",
        "textarea",
        "option",
        "iframe",
    }
    | {"object", "embed", "canvas", "audio", "video", "head", "map", "datalist", "dialog", "label", "progress"}
)
INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
    }
    | {
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
    }
)
_BOLD = frozenset({"b", "strong"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(r"^\[?(?:\d{1,3}|[*†‡§]|[a-z])\]?\.?$")
_LABELS = frozenset({"a", "span", "time", "small"})
"""Inline elements that pages set as labels side by side, parted by nothing but their style sheet."""
_APART, _LINKS_APART = "\x1e", "\x1f"
"""Where two labels touch, and where two links do."""
_TOUCH = re.compile(f"(?P<before>\\w?)(?P<mark>[{_APART}{_LINKS_APART}]+)(?=(?P<after>\\w?))")
_LABEL_WORDS = 6
_LETTER = re.compile(r"[^\W_]")
_FOOTNOTE = re.compile(r"(?:^|[\s_-])(?:footnotes?|endnotes?)(?:[\s_-]|$)|^fn\W?\d", re.IGNORECASE)
_CONTAINERS = frozenset({"div", "section", "aside", "td", "center", "article", "main", "header", "footer", "form"})


@dataclass(frozen=True)
class PageBlock:
    """A block, why its part of the page is not the article (None: it may be), and where it stands."""

    block: RawBlock
    reason: BoilerplateReason | None
    path: tuple[int, ...]
    """Numbers of the elements around it, from the outermost article or main element inwards; where a page has none,
    the number of its innermost container."""
    boxes: tuple[int, ...]
    """Numbers of all containers around it, from the outermost inwards."""

    def near(self, other: "PageBlock") -> bool:
        """Whether both stand in the same article element, or in the same container where a page has none."""
        return bool(self.path) and bool(other.path) and self.path[0] == other.path[0]


@dataclass
class _Frame:
    """An open element during the walk."""

    tag: str
    number: int
    reason: BoilerplateReason | None
    kind: BlockKind | None = None
    level: int = 0
    target: str | None = None
    """Where the link around it points."""
    footnote: bool = False
    inside: bool = False
    """Whether it is an article or main element, or stands in one."""


@dataclass
class _Walk:
    """The state of one walk: open elements, the text of the block being gathered, and the blocks so far."""

    spine: frozenset[Any]
    """Elements that hold most of the page's prose."""
    frames: list[_Frame] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    plain: int = 0
    """Letters of the block that are not bold."""
    bold: int = 0
    """Open bold elements."""
    targets: list[str | None] = field(default_factory=list)
    """Where the block's pieces of text point; None for a piece outside links."""
    closed: str = ""
    """The inline element that ended last, with no text since."""
    breaks: int = 0
    """Line breaks in a row."""
    opened: int = 0
    """Elements opened so far: their numbers."""
    blocks: list[PageBlock] = field(default_factory=list)


def page_blocks(tree: Any) -> list[PageBlock]:
    """Every block of text of the page, furniture included, in document order."""
    from lxml import etree

    body = tree.find("body")
    root = body if body is not None else tree
    walk = _Walk(spine_of(root))
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in SKIPPED or _hidden(element) or _is_note_mark(element, tag, walk):
                events.skip_subtree()
                walk.frames.append(_Frame("", 0, None))
            elif tag == "table" and _is_data(element):
                _flush(walk)
                events.skip_subtree()
                _open(walk, element, tag)
                _table(walk, element)
            else:
                _open(walk, element, tag)
                _gather(walk, element.text)
        else:
            _close(walk)
            _gather(walk, element.tail if element is not root else None)
    _flush(walk)
    return walk.blocks


def _open(walk: _Walk, element: Any, tag: str) -> None:
    parent = walk.frames[-1] if walk.frames else None
    if tag == "br":
        walk.breaks += 1
        # An empty line ends a paragraph; a single break ends a line in bold, which heads what follows.
        if walk.breaks > 1 or (walk.plain == 0 and is_heading_like("".join(walk.text).strip())):
            _flush(walk)
        walk.text.append(" ")
    elif tag not in INLINE:
        _flush(walk)
    elif tag in _LABELS and walk.closed in _LABELS:
        walk.text.append(_LINKS_APART if tag == walk.closed == "a" else _APART)
    reason = parent.reason if parent else None
    if element not in walk.spine:
        reason = part_of(element, reason, inside=bool(parent and parent.inside))
    footnote = bool(parent and parent.footnote) or _is_note(element)
    kind, level = (parent.kind, parent.level) if parent else (None, 0)
    if tag in _HEADINGS:
        kind, level = "heading", _HEADINGS[tag]
    elif tag in {"li", "dd"}:
        kind, level = "list item", sum(frame.tag in {"ul", "ol", "dl"} for frame in walk.frames)
    elif tag == "blockquote":
        kind, level = "quote", 0
    elif is_caption(element):
        kind, level = "caption", 0
    elif footnote and kind is None:
        kind, level = "list item", 1
    walk.bold += tag in _BOLD
    walk.opened += 1
    target = (parent.target if parent else None) or (element.get("href") if tag == "a" else None)
    inside = bool(parent and parent.inside) or tag in LANDMARKS
    walk.frames.append(_Frame(tag, walk.opened, reason, kind, min(level, 9), target, footnote, inside))


def _close(walk: _Walk) -> None:
    frame = walk.frames[-1]
    if frame.tag and frame.tag not in INLINE and frame.tag != "br":
        _flush(walk)
    if frame.tag:
        walk.closed = frame.tag
    walk.bold -= frame.tag in _BOLD
    walk.frames.pop()


def _gather(walk: _Walk, text: str | None) -> None:
    if not text:
        return
    walk.closed = ""
    if text.strip():
        walk.breaks = 0
        if not walk.bold:
            walk.plain += 1
        if _LETTER.search(text):
            walk.targets.append(walk.frames[-1].target)
    walk.text.append(text)


def _flush(walk: _Walk) -> None:
    """Close the block being gathered, if it holds any text."""
    text = " ".join(_parted("".join(walk.text)).split())
    bold = walk.plain == 0
    link = walk.targets[0] if all(walk.targets) and walk.targets else None
    walk.text.clear()
    walk.targets.clear()
    walk.closed = ""
    walk.plain = walk.breaks = 0
    if not text or not walk.frames:
        return
    frame = walk.frames[-1]
    kind: BlockKind = frame.kind or "paragraph"
    level = frame.level
    bold = bold and kind == "paragraph"
    if bold and is_heading_like(text):
        kind, level = "heading", 3
    level = level if kind in {"heading", "list item"} else 0
    block = RawBlock(kind, text, level, bold=bold, link=link, footnote=frame.footnote)
    walk.blocks.append(PageBlock(block, frame.reason, _path(walk), _boxes(walk)))


def _parted(text: str) -> str:
    """The text with a gap where labels touch that the page sets apart: between links, or where the case changes.

    Short labels in a row are parted like the cells of a table; `<span>T</span><span>he</span>` is one word.
    """
    if _APART not in text and _LINKS_APART not in text:
        return text
    pieces = [""]
    done = 0
    for touch in _TOUCH.finditer(text):
        before, after = touch["before"], touch["after"]
        linked = _LINKS_APART in touch["mark"]
        changes = (after.isupper() and not before.isupper()) or before.isdigit() != after.isdigit()
        pieces[-1] += text[done : touch.start("mark")]
        done = touch.end("mark")
        if before and after and (linked or changes):
            pieces.append("")
    pieces[-1] += text[done:]
    short = all(len(piece.split()) <= _LABEL_WORDS and not ends_sentence(piece) for piece in pieces)
    return (" | " if short else " ").join(pieces)


def _path(walk: _Walk) -> tuple[int, ...]:
    frames = [frame for frame in walk.frames if frame.tag]
    for place, frame in enumerate(frames):
        if frame.tag in LANDMARKS:
            return tuple(each.number for each in frames[place:])
    containers = [frame.number for frame in frames if frame.tag in {"div", "section", "td", "center"}]
    return tuple(containers[-1:])


def _boxes(walk: _Walk) -> tuple[int, ...]:
    return tuple(frame.number for frame in walk.frames if frame.tag in _CONTAINERS)


def _hidden(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return True
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(style and _HIDDEN.search(style))
    )


def _is_note(element: Any) -> bool:
    return bool(_FOOTNOTE.search(element.get("class") or "") or _FOOTNOTE.search(element.get("id") or ""))


def _is_note_mark(element: Any, tag: str, walk: _Walk) -> bool:
    """A superscript or link that only points at a note: glued to a word it would read as part of it ("in 20151").

    So do the number that a note begins with and the arrow that leads back from it.
    """
    if tag == "a" and (element.get("href") or "").startswith("#"):
        text = "".join(element.itertext()).strip()
        begun = bool(walk.targets)
        glued = not walk.text[-1][-1:].isspace() if begun else walk.frames[-1].footnote or _is_note(element)
        return bool(text) and ((glued and _NOTE_MARK.match(text) is not None) or not re.search(r"\w", text))
    if tag != "sup":
        return False
    text = "".join(element.itertext()).strip()
    return bool(_NOTE_MARK.match(text)) and (len(element) > 0 or element.getparent().tag == "a" or "*" in text)


def _is_data(table: Any) -> bool:
    """A table of data, not one that lays out the page: several columns, no blocks or tables inside its cells."""
    rows = table.findall(".//tr")
    if len(rows) < 2 or table.find(".//table") is not None:  # noqa: PLR2004 - a heading row and one more
        return False
    if any(len(table.findall(f".//{tag}")) > len(rows) * 6 for tag in ("p", "div")) or table.find(".//h1") is not None:
        return False
    if any(_parts_paragraphs(line) for line in table.iter("br")):
        return False
    longest = max(len("".join(cell.itertext())) for cell in table.iter("td", "th", "tr"))
    return any(len(row) > 1 for row in rows) and longest < 2000  # noqa: PLR2004 - characters: more is prose


def _parts_paragraphs(line: Any) -> bool:
    """Whether a line break is one of two that leave a line empty: paragraphs stand in the cell."""
    following = line.getnext()
    return following is not None and following.tag == "br" and not (line.tail or "").strip()


def _table(walk: _Walk, table: Any) -> None:
    frame = walk.frames[-1]
    caption = table.find("caption")
    if caption is not None and (text := " ".join("".join(caption.itertext()).split())):
        walk.blocks.append(PageBlock(RawBlock("caption", text), frame.reason, _path(walk), _boxes(walk)))
    rows = list(table.iter("tr"))
    cells = [[_cell(cell) for cell in row if cell.tag in {"td", "th"}] for row in rows]
    block = table_of(cells, _heads(table, rows))
    if block is not None:
        walk.blocks.append(PageBlock(block, frame.reason, _path(walk), _boxes(walk)))


def _cell(cell: Any) -> Cell:
    """A cell and how many columns and rows it covers; four digits are more than any page has."""
    across, down = (int(value) if (value := cell.get(name, "").strip()[:4]).isdecimal() else 1 for name in _COVERS)
    return Cell(" ".join("".join(cell.itertext()).split()), across, down)


def _heads(table: Any, rows: list[Any]) -> int:
    """How many rows at the top the page marks as the head of columns: as such, or by all of their cells.

    A single cell below them is the heading of the rows that follow.
    """
    stated = table.find("thead")
    heads = list(takewhile(lambda row: row.getparent() is stated if stated is not None else _is_of_heads(row), rows))
    while stated is None and heads and len(heads[-1]) == 1:
        heads.pop()
    return len(heads)


def _is_of_heads(row: Any) -> bool:
    return all(cell.tag == "th" for cell in row if cell.tag in {"td", "th"})
