"""A page's blocks in reading order, each with the part of the page it stands in."""

import re
from dataclasses import dataclass, field
from typing import Any

from reportpipe.model import BlockKind, BoilerplateReason
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.structure import is_heading_like

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
        "center-inline",
    }
)
_BOLD = frozenset({"b", "strong"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(r"^\[?(?:\d{1,3}|[*†‡§]|[a-z])\]?$")
_LANDMARKS = frozenset({"article", "main"})
_FURNITURE = (
    r"nav|navbar|navigation|menu|breadcrumbs?|sidebar|advert|advertisement|ads?|promo|comments?|comment-list|cookies?"
    r"|cookie-banner|popup|modal|toolbar|site-header|site-footer|masthead|pagination|pager|skip-link|tags"
    r"|taglist|tag-list"
    r"|entry-meta|post-meta|article-meta|metadata"
    r"|widget|toc|print-only|screen-reader-text|sr-only|visually-hidden"
)
_PARTS: tuple[tuple[BoilerplateReason, str], ...] = (
    ("share links", r"share|sharing|sharedaddy|social|addtoany|follow-us"),
    (
        "related articles",
        (
            r"related|recommended|recommendations|more-stories|read-more|readmore|also-like|most-read|trending"
            r"|popular|teaser-list"
        ),
    ),
    ("appeal", r"newsletter|subscribe|subscription|signup|sign-up|donate|donation|paywall|membership|cta"),
    (
        "author biography",
        r"author-bio|author-box|authorbox|about-author|author-info|bio|author-description|contributor-bio",
    ),
    ("photo credit", r"photo-credit|image-credit|credit|credits|media-credit|wp-credit"),
    ("copyright", r"copyright|licence|license"),
    ("navigation", _FURNITURE),
)
"""Parts of a page by the words of their class or id."""
_PART_PATTERNS = tuple(
    (reason, re.compile(rf"(?:^|[\s_-])(?:{words})(?:[\s_-]|$)", re.IGNORECASE)) for reason, words in _PARTS
)


@dataclass(frozen=True)
class PageBlock:
    """A block, why its part of the page is not the article (None: it may be), and where it stands."""

    block: RawBlock
    reason: BoilerplateReason | None
    path: tuple[int, ...]
    """Numbers of the elements around it, from the outermost article or main element inwards; where a page has none,
    the number of its innermost container."""

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


@dataclass
class _Walk:
    """The state of one walk: open elements, the text of the block being gathered, and the blocks so far."""

    frames: list[_Frame] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    plain: int = 0
    """Letters of the block that are not bold."""
    bold: int = 0
    """Open bold elements."""
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
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in SKIPPED or _hidden(element) or _is_note_mark(element, tag):
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
    reason = _reason(walk, element, tag)
    kind, level = (parent.kind, parent.level) if parent else (None, 0)
    if tag in _HEADINGS:
        kind, level = "heading", _HEADINGS[tag]
    elif tag in {"li", "dd"}:
        kind, level = "list item", sum(frame.tag in {"ul", "ol", "dl"} for frame in walk.frames)
    elif tag == "blockquote":
        kind, level = "quote", 0
    elif tag in {"figcaption", "caption"}:
        kind, level = "caption", 0
    walk.bold += tag in _BOLD
    walk.opened += 1
    walk.frames.append(_Frame(tag, walk.opened, reason, kind, min(level, 9)))


def _close(walk: _Walk) -> None:
    frame = walk.frames[-1]
    if frame.tag and frame.tag not in INLINE and frame.tag != "br":
        _flush(walk)
    walk.bold -= frame.tag in _BOLD
    walk.frames.pop()


def _gather(walk: _Walk, text: str | None) -> None:
    if not text:
        return
    if text.strip():
        walk.breaks = 0
        if not walk.bold:
            walk.plain += 1
    walk.text.append(text)


def _flush(walk: _Walk) -> None:
    """Close the block being gathered, if it holds any text."""
    text = " ".join("".join(walk.text).split())
    bold = walk.plain == 0
    walk.text.clear()
    walk.plain = walk.breaks = 0
    if not text or not walk.frames:
        return
    frame = walk.frames[-1]
    kind: BlockKind = frame.kind or "paragraph"
    level = frame.level
    bold = bold and kind == "paragraph"
    if bold and is_heading_like(text):
        kind, level = "heading", 3
    block = RawBlock(kind, text, level if kind in {"heading", "list item"} else 0, bold=bold)
    walk.blocks.append(PageBlock(block, frame.reason, _path(walk)))


def _path(walk: _Walk) -> tuple[int, ...]:
    frames = [frame for frame in walk.frames if frame.tag]
    for place, frame in enumerate(frames):
        if frame.tag in _LANDMARKS:
            return tuple(each.number for each in frames[place:])
    containers = [frame.number for frame in frames if frame.tag in {"div", "section", "td", "center"}]
    return tuple(containers[-1:])


def _reason(walk: _Walk, element: Any, tag: str) -> BoilerplateReason | None:
    """Why this part of the page is not the article; a part inherits from the one around it, an article from none."""
    inherited = walk.frames[-1].reason if walk.frames else None
    if tag in {"html", "body", "main", "article", "h1"}:
        return None if tag != "h1" else inherited
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    if names.strip():
        for reason, pattern in _PART_PATTERNS:
            if pattern.search(names):
                return reason
    if tag in {"nav", "form"} or element.get("role") in {"navigation", "search", "banner", "contentinfo"}:
        return "navigation"
    if tag == "aside" or (tag == "footer" and not any(frame.tag in _LANDMARKS for frame in walk.frames)):
        return inherited or "navigation"
    return inherited


def _hidden(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return True
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(style and _HIDDEN.search(style))
    )


def _is_note_mark(element: Any, tag: str) -> bool:
    """A superscript that only points at a note: glued to a word it would read as part of it ("in 20151")."""
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
    longest = max(len("".join(cell.itertext())) for cell in table.iter("td", "th", "tr"))
    return any(len(row) > 1 for row in rows) and longest < 2000  # noqa: PLR2004 - characters: more is prose


def _table(walk: _Walk, table: Any) -> None:
    frame = walk.frames[-1]
    caption = table.find("caption")
    if caption is not None and (text := " ".join("".join(caption.itertext()).split())):
        walk.blocks.append(PageBlock(RawBlock("caption", text), frame.reason, _path(walk)))
    rows = []
    for row in table.iter("tr"):
        cells = [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in {"td", "th"}]
        if any(cells):
            rows.append(" | ".join(cells))
    if rows:
        walk.blocks.append(PageBlock(RawBlock("table", "\n".join(rows)), frame.reason, _path(walk)))
