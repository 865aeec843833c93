r"""Text boxes of office files, lifted behind the paragraph that they are anchored in.

pandoc 3.9 reads no box of an OpenDocument text; of a Word paragraph that holds one it gives the box and loses the
paragraph's own words; and in RTF it cuts the sentence in which a `\shptxt` is anchored and passes over a `\dptxbxtext`.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from reportpipe.readers.office import parsed, serialised, with_parts

CONTENT = "content.xml"

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ODT_HOSTS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_ODT_BLOCKS = (f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}list")
_WORD_HOSTS = frozenset({f"{_W}p"})
_WORD_SHAPES = frozenset({f"{_MC}AlternateContent", f"{_W}drawing", f"{_W}pict", f"{_W}object"})
_RTF_SHAPE = re.compile(r"\{(?:\\\*)?\\(?:shp|do)(?![a-z])")
_RTF_TEXT = re.compile(r"\{\\(?:shptxt|dptxbxtext)(?![a-z]) ?")
_RTF_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_RTF_PARAGRAPH = re.compile(r"\\par(?![a-z])")


def odt_for_pandoc(data: bytes) -> bytes:
    """The OpenDocument text with its boxes lifted; the file itself if it has none.

    Args:
        data: a container that was checked.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        content = container.read(CONTENT) if CONTENT in container.namelist() else b""
        tree = parsed(content) if b"<draw:" in content else None
        if tree is None or not _lift(list(_odt_boxes(tree)), _ODT_HOSTS):
            return data
        return with_parts(container, {CONTENT: serialised(tree)})


def lift_word_boxes(document: Any) -> bool:
    """Lift the boxes of a Word file's document part, in place; whether there was one."""
    return _lift(list(_word_boxes(document)), _WORD_HOSTS)


def rtf_for_pandoc(text: str) -> str:
    """The RTF with each shape that holds text as paragraphs behind the one it stands in."""
    if not _RTF_TEXT.search(text):
        return text
    ends = _ends(text)
    pieces: list[str] = []
    waiting: list[str] = []
    done = 0
    for shape in _RTF_SHAPE.finditer(text):
        end = ends.get(shape.start())
        words = _RTF_TEXT.search(text, shape.start(), end) if end and shape.start() >= done else None
        if end is None or words is None:
            continue
        pieces.append(_released(text[done : shape.start()], waiting))
        waiting.append(f"{{\\pard\\plain {text[words.end() : ends.get(words.start(), end) - 1]}\\par}}")
        done = end
    last = _released(text[done:], waiting)
    close = last.rfind("}")
    return "".join([*pieces, last[:close], *waiting, last[close:]])


def _released(text: str, waiting: list[str]) -> str:
    """The text with the boxes that wait put behind its first paragraph's end, if it has one."""
    end = _RTF_PARAGRAPH.search(text) if waiting else None
    if end is None:
        return text
    boxes = "".join(waiting)
    waiting.clear()
    return f"{text[: end.end()]}{boxes}{text[end.end() :]}"


def _ends(text: str) -> dict[int, int]:
    """Where each group ends, by where it begins."""
    opened: list[int] = []
    ends = {}
    for token in _RTF_BRACE.finditer(text):
        if token[0] == "{":
            opened.append(token.start())
        elif token[0] == "}" and opened:
            ends[opened.pop()] = token.end()
    return ends


def _odt_boxes(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Each element that holds a box's blocks, and the one to take out; a picture's caption is pandoc's to read."""
    for element in tree.iter(f"{_DRAW}*"):
        if element.find(f".//{_DRAW}image") is None and any(child.tag in _ODT_BLOCKS for child in element):
            frame = element.getparent()
            yield element, frame if frame is not None and frame.tag == f"{_DRAW}frame" else element


def _word_boxes(document: Any) -> Iterator[tuple[Any, Any]]:
    for content in document.iter(f"{_W}txbxContent"):
        if next(content.iterancestors(f"{_MC}Fallback"), None) is not None:
            continue
        shapes = [outer for outer in content.iterancestors() if outer.tag in _WORD_SHAPES]
        if shapes:
            inner = next(content.iterancestors(f"{_W}txbxContent"), None)
            own = [shape for shape in shapes if inner is None or inner in shape.iterancestors()]
            yield content, own[-1] if own else shapes[0]


def _lift(boxes: Iterable[tuple[Any, Any]], hosts: frozenset[str]) -> bool:
    """Move what boxes hold behind the paragraphs around them; in place where there is none. Outer boxes come first."""
    anchored = [
        (content, shape, next((outer for outer in shape.iterancestors() if outer.tag in hosts), shape))
        for content, shape in boxes
    ]
    last: dict[Any, Any] = {}
    for content, _, anchor in anchored:
        for block in list(content):
            last.get(anchor, anchor).addnext(block)
            last[anchor] = block
    for shape in dict.fromkeys(shape for _, shape, _ in anchored):
        _take_out(shape)
    return bool(anchored)


def _take_out(element: Any) -> None:
    """Remove an element, but not the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
