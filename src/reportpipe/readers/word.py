"""A Word file as pandoc should see it: without hidden text, every heading named as one, boxes behind their paragraphs.

pandoc reads hidden runs like any other, and knows a heading by its style's name or by the style that it is based on,
not by the outline level that templates give to styles and paragraphs of their own (ECMA-376-1, 17.3.1.20, 17.3.2.41).
"""

import io
import re
import zipfile
from typing import Any

from reportpipe.model import Note
from reportpipe.readers.office import parsed, serialised, with_parts
from reportpipe.readers.structure import MAX_HEADING_WORDS
from reportpipe.readers.text_boxes import lift_word_boxes

DOCUMENT, STYLES, COMMENTS = "word/document.xml", "word/styles.xml", "word/comments.xml"
DEEPEST = 8
"""The lowest outline level of a heading; 9 is body text."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMED = re.compile(r"^(?:heading \d|title|subtitle|toc\b)", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off"})


def for_pandoc(data: bytes, source_name: str) -> tuple[bytes, tuple[Note, ...]]:
    """The file with those changes, and Notes on hidden text, tracked changes and comments; the file itself if none.

    Args:
        data: a container that was checked.
        source_name: for the Notes.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        parts = {name: container.read(name) for name in (DOCUMENT, STYLES, COMMENTS) if name in container.namelist()}
        notes = [_noted(*found, source_name) for found in _left_out(parts)]
        changed: dict[str, bytes] = {}
        document, styles = parsed(parts.get(DOCUMENT, b"")), parsed(parts.get(STYLES, b""))
        hidden = _without_hidden(document) if document is not None and b"w:vanish" in parts[DOCUMENT] else 0
        if hidden:
            notes.append(_noted("hidden", f"Hidden text was left out: {hidden} words.", source_name))
        named = styles is not None and _name_headings(styles)
        levelled = document is not None and styles is not None and _style_headings(document, styles)
        boxed = document is not None and b"txbxContent" in parts[DOCUMENT] and lift_word_boxes(document)
        if hidden or levelled or boxed:
            changed[DOCUMENT] = serialised(document)
        if named or levelled:
            changed[STYLES] = serialised(styles)
        return (with_parts(container, changed) if changed else data), tuple(notes)


def _left_out(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    text = parts.get(DOCUMENT, b"")
    added, struck = len(re.findall(rb"<w:ins\b", text)), len(re.findall(rb"<w:del\b", text))
    comments = len(re.findall(rb"<w:comment\b", parts.get(COMMENTS, b"")))
    found = []
    if added or struck:
        message = f"Tracked changes were read as accepted: {added} insertions, {struck} deletions."
        found.append(("tracked", message))
    if comments:
        found.append(("comments", f"Comments were left out: {comments}."))
    return found


def _noted(code: str, message: str, source_name: str) -> Note:
    return Note(code=f"reader.word.{code}", level="info", message=message, where=source_name)


def _without_hidden(document: Any) -> int:
    """Take out hidden runs; the number of their words."""
    words = 0
    for run in list(document.iter(f"{_W}r")):
        hidden = run.find(f"{_W}rPr/{_W}vanish")
        text = "".join(part.text or "" for part in run.iter(f"{_W}t"))
        if hidden is not None and hidden.get(f"{_W}val") not in _OFF and text:
            words += len(text.split())
            run.getparent().remove(run)
    return words


def _name_headings(styles: Any) -> bool:
    """Name each paragraph style with an outline level of its own as the heading that it is; whether any was."""
    changed = False
    for style in styles.iter(f"{_W}style"):
        level, name = _level(style), style.find(f"{_W}name")
        if level is not None and name is not None and not _NAMED.match(name.get(f"{_W}val") or ""):
            name.set(f"{_W}val", f"heading {level + 1}")
            changed = True
    return changed


def _style_headings(document: Any, styles: Any) -> bool:
    """Give short paragraphs with an outline level of their own a heading's style; whether there was one."""
    changed = False
    for paragraph in document.iter(f"{_W}p"):
        level = _level(paragraph)
        words = "".join(part.text or "" for part in paragraph.iter(f"{_W}t")).split()
        if level is None or not 0 < len(words) <= 2 * MAX_HEADING_WORDS:
            continue
        properties = paragraph.find(f"{_W}pPr")
        style = properties.find(f"{_W}pStyle")
        if style is None:
            style = properties.makeelement(f"{_W}pStyle")
            properties.insert(0, style)
        style.set(f"{_W}val", _heading_style(styles, level))
        changed = True
    return changed


def _level(element: Any) -> int | None:
    found = element.find(f"{_W}pPr/{_W}outlineLvl")
    value = found.get(f"{_W}val", "") if found is not None else ""
    return int(value) if value.isdecimal() and int(value) <= DEEPEST else None


def _heading_style(styles: Any, level: int) -> str:
    """The id of the style `heading N`, added where the file has none."""
    wanted = f"heading {level + 1}"
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None and (name.get(f"{_W}val") or "").casefold() == wanted:
            return str(style.get(f"{_W}styleId"))
    style = styles.makeelement(f"{_W}style", {f"{_W}type": "paragraph", f"{_W}styleId": f"ReadHeading{level + 1}"})
    style.append(styles.makeelement(f"{_W}name", {f"{_W}val": wanted}))
    styles.append(style)
    return f"ReadHeading{level + 1}"
