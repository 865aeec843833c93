"""The text of the document after pandoc: bookmarks inside paragraphs, styles for direct formatting, no empty lines."""

import re
from collections.abc import Iterator

from lxml import etree

from reportpipe.ooxml.xml import Element, el, flag, part_of, put, qn, text_of, val

MAX_NAME = 40
"""Longest bookmark name that Word takes."""
_UNFIT_IN_NAME = re.compile(r"[^A-Za-z0-9_]")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_WORDS = re.compile(f"([{_RTL}](?:[^A-Za-z\u00c0-\u024f\u0370-\u052f]*[{_RTL}])?)")
"""Words of a right-to-left script with what stands between them."""
_HEADINGS = {
    "appendix": "AnnexHeading",
    "source_text": "AppendixHeading",
    "columns": "ColumnHeading",
    "second_column": "ColumnHeading",
}
"""Styles of the headings with these bookmarks: the annexes among them begin a page."""
_BLOCK = qn("w:p")
_START, _END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_RUN, _TEXT = qn("w:r"), qn("w:t")


def tidy(document: Element) -> None:
    """All steps on word/document.xml, in the order in which they build on each other."""
    body = part_of(document, "w:body")
    _drop_title(body)
    _move_bookmarks(body)
    _rename_bookmarks(body)
    _styles_for_emphasis(body)
    _numbers_into_margin(body)
    _places(body)
    _own_lists(body)
    _mark_right_to_left(body)
    _join_runs(body)
    _drop_empty(body)


def style_of(paragraph: Element) -> str | None:
    """The id of a paragraph's style; None is the default style."""
    return val(paragraph, "w:pPr/w:pStyle")


def _drop_title(body: Element) -> None:
    """Pandoc prints title and authors of the head; the header block has them."""
    for paragraph in list(body.iterchildren(_BLOCK)):
        if style_of(paragraph) not in {"Title", "Subtitle", "Author", "Date"}:
            return
        body.remove(paragraph)


def _move_bookmarks(body: Element) -> None:
    """A bookmark around a whole section becomes one at the start of its first paragraph.

    LibreOffice doubles those that begin between paragraphs, and editors delete them unseen.
    """
    for start in list(body.iter(_START)):
        parent = start.getparent()
        if parent is None or parent.tag in {_BLOCK, qn("w:hyperlink")}:
            continue
        target = next((block for block in _after(start) if block.tag == _BLOCK), None)
        for end in [end for end in body.iter(_END) if end.get(qn("w:id")) == start.get(qn("w:id"))]:
            _cut(end)
        _cut(start)
        if target is not None:
            place = 1 if target.find(qn("w:pPr")) is not None else 0
            end = el("w:bookmarkEnd", {"w:id": start.get(qn("w:id")) or 0})
            target[place:place] = [start, end]


def _after(element: Element) -> Iterator[Element]:
    """Everything that follows an element in the document, in order."""
    current: Element | None = element
    while current is not None:
        for sibling in current.itersiblings():
            yield from sibling.iter(_BLOCK)
        current = current.getparent()


def _cut(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _rename_bookmarks(body: Element) -> None:
    """Names that Word takes, unique; ids from 1 in document order; links follow; a link to nowhere becomes text."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    ids: dict[str, str] = {}
    for start in list(body.iter(_START)):
        old, number = start.get(qn("w:name")) or "", start.get(qn("w:id")) or ""
        if old in names or not old:
            for end in [end for end in body.iter(_END) if end.get(qn("w:id")) == number]:
                _cut(end)
            _cut(start)
            continue
        names[old] = _fit(old, taken)
        taken.add(names[old])
        ids[number] = str(len(ids) + 1)
        start.set(qn("w:name"), names[old])
        start.set(qn("w:id"), ids[number])
    for end in list(body.iter(_END)):
        number = end.get(qn("w:id")) or ""
        if number in ids:
            end.set(qn("w:id"), ids.pop(number))
        else:
            _cut(end)
    for link in list(body.iter(qn("w:hyperlink"))):
        anchor = link.get(qn("w:anchor"))
        if anchor is not None and anchor in names:
            link.set(qn("w:anchor"), names[anchor])
        elif anchor is not None:
            _unwrap(link)


def bookmark_name(anchor: str) -> str:
    """What a bookmark is called for an anchor of the page."""
    name = _UNFIT_IN_NAME.sub("_", anchor)
    return (name if name[:1].isalpha() else f"b{name}")[:MAX_NAME]


def _fit(name: str, taken: set[str]) -> str:
    base = bookmark_name(name)
    found, number = base, 2
    while found in taken:
        found = f"{base[: MAX_NAME - len(str(number)) - 1]}_{number}"
        number += 1
    return found


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def _styles_for_emphasis(body: Element) -> None:
    """Bold and italics become the styles Strong and Emphasis, so that an editor changes all of them at once."""
    for properties in body.iter(qn("w:rPr")):
        for tag, twin, style in (("w:b", "w:bCs", "Strong"), ("w:i", "w:iCs", "Emphasis")):
            direct = [child for child in properties if child.tag in {qn(tag), qn(twin)}]
            for child in direct:
                properties.remove(child)
            if direct and properties.find(qn("w:rStyle")) is None:
                put(properties, flag("w:rStyle", style))


def _numbers_into_margin(body: Element) -> None:
    """The space after a paragraph number becomes the tab of a hanging indent, as in Word's own lists."""
    for paragraph in body.iter(_BLOCK):
        runs = paragraph.findall(_RUN)
        if len(runs) < 2 or val(runs[0], "w:rPr/w:rStyle") != "ParagraphNumber":  # noqa: PLR2004 - number and text
            continue
        first = runs[1].find(_TEXT)
        if first is not None and (first.text or "").startswith(" "):
            first.text = (first.text or "")[1:]
            runs[1].insert(runs[1].index(first), el("w:tab"))


def _places(body: Element) -> None:
    """Styles that depend on where a paragraph stands: words below a picture or a table, the heading of the appendix."""
    for paragraph in body.iterchildren(_BLOCK):
        style, before = style_of(paragraph), paragraph.getprevious()
        if style == "Caption" and before is not None and style_of(before) in {"Figure", "CaptionedFigure"}:
            _restyle(paragraph, "ImageCaption")
        elif style == "SourceParagraph" and before is not None and before.tag == qn("w:tbl"):
            _restyle(paragraph, "SourceAfterTable")
        elif style == "Heading1":
            names = {mark.get(qn("w:name")) for mark in paragraph.iter(_START)}
            heading = next((style for name, style in _HEADINGS.items() if name in names), style)
            _restyle(paragraph, heading)


def _restyle(paragraph: Element, style: str) -> None:
    put(part_of(paragraph, "w:pPr"), flag("w:pStyle", style))


def _own_lists(body: Element) -> None:
    """Where a style carries a list, pandoc's own numbering of the paragraph goes."""
    for properties in body.iter(qn("w:pPr")):
        direct = properties.find(qn("w:numPr"))
        if direct is not None and val(properties, "w:pStyle") == "KeyPoint":
            properties.remove(direct)


def _mark_right_to_left(body: Element) -> None:
    """Arabic, Hebrew and their like in runs of their own, marked so that Word takes face and order of their script."""
    if not _RTL_WORDS.search(etree.tostring(body, method="text", encoding="unicode")):
        return
    for run in list(body.iter(_RUN)):
        texts = run.findall(_TEXT)
        if len(texts) != 1 or not _RTL_WORDS.search(texts[0].text or ""):
            continue
        properties = run.find(qn("w:rPr"))
        pieces = [piece for piece in _RTL_WORDS.split(texts[0].text or "") if piece]
        others = [child for child in run if child.tag not in {_TEXT, qn("w:rPr")}]
        made: list[Element] = []
        for piece in pieces:
            new = el("w:r")
            if properties is not None:
                new.append(_copy(properties))
            if not made:
                new.extend(others)
            new.append(_words(piece))
            if _RTL_WORDS.fullmatch(piece):
                put(part_of(new, "w:rPr"), flag("w:rtl"))
            made.append(new)
        parent = run.getparent()
        if parent is not None:
            place = parent.index(run)
            parent[place : place + 1] = made


def _copy(element: Element) -> Element:
    import copy

    return copy.deepcopy(element)


def _words(text: str) -> Element:
    words = el("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    return words


def _join_runs(body: Element) -> None:
    """Neighbouring runs of one look become one: pandoc begins a new run at spaces and languages."""
    for run in list(body.iter(_RUN)):
        before = run.getprevious()
        if before is None or before.tag != _RUN or _look(before) != _look(run):
            continue
        if not all(child.tag in {_TEXT, qn("w:rPr")} for child in run):
            continue
        for words in run.findall(_TEXT):
            last = before[-1]
            if last.tag == _TEXT:
                last.text = (last.text or "") + (words.text or "")
                last.set(qn("xml:space"), "preserve")
            else:
                before.append(words)
        _cut(run)


def _look(run: Element) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return ()
    return tuple((str(child.tag), tuple(sorted((str(k), str(v)) for k, v in child.items()))) for child in properties)


def _drop_empty(body: Element) -> None:
    """An empty paragraph outside a table says nothing; what it held up (a bookmark) moves to the next one."""
    for paragraph in list(body.iterchildren(_BLOCK)):
        if text_of(paragraph).strip() or paragraph.find(f".//{qn('w:drawing')}") is not None:
            continue
        if paragraph.find(f".//{qn('w:sectPr')}") is not None:
            continue
        following = next((block for block in _after(paragraph) if block.tag == _BLOCK), None)
        marks = [child for child in paragraph if child.tag in {_START, _END}]
        if following is not None and marks:
            place = 1 if following.find(qn("w:pPr")) is not None else 0
            following[place:place] = marks
        body.remove(paragraph)
