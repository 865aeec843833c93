"""What an edited Word file says: its paragraphs and rows as plain words, each with the item it is known as.

An item is known by its bookmark, what has none by its style. Styles are compared by name, because LibreOffice gives
them other ids. Tracked changes are taken as accepted or as rejected.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal

from reportpipe.clean import clean
from reportpipe.ooxml.carried import PLACE
from reportpipe.ooxml.xml import Element, local, qn, val

Region = Literal["memo", "source"]
Side = Literal["both", "before", "after"]
_SAID = frozenset({"assaid", "statement"})
_HEADS = frozenset({"tablehead", "numberhead"})
_CONTENTS = frozenset(
    {"tocheading", "contentsheading"} | {f"{name}{n}" for name in ("toc", "contents") for n in range(1, 10)}
)
"""Styles of the table of contents, as Word and LibreOffice name them."""
_MARK = re.compile(r"(?:\d+:)?¶\d+")
_APPENDED = {"evidence": _MARK, "lowconfidence": re.compile("[†‡§]")}
"""What is set behind the words of an item, by its style. Whoever types on at the end of a line types in that style."""
_ANCHOR = re.compile(r"(?:s\d+)?p\d+(?:r\d+)?")
_TEXTS = {"t": None, "delText": None, "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_GONE = {True: frozenset({"del", "moveFrom"}), False: frozenset({"ins", "moveTo"})}
_TRACKED = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
_BOOKMARK = qn("w:bookmarkStart")
_PICTURE = "picture"
_DRAWINGS = {qn("w:drawing"): _PICTURE, qn("w:pict"): _PICTURE, qn("w:object"): _PICTURE, qn("w:sym"): "symbol"}
_DRAWINGS[qn("m:oMath")] = "formula"
"""What holds no plain words, and what it is called."""
_APART = frozenset({"txbxContent", "Fallback"})
"""What stands in a text box, and the older form of one that Word writes beside it."""
_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "r"))


@dataclass(frozen=True)
class Words:
    """The words of a paragraph or cell, apart by what they are."""

    main: str = ""
    said: str = ""
    """In the styles `As Said` (other names of an actor, the words of the source for a date) and `Statement`."""
    evidence: bool = False
    """Whether it has evidence marks, which are left out of the words."""


@dataclass(frozen=True)
class Line:
    """A paragraph outside a table, a row of one, or a picture; its text is then what it is called."""

    kind: Literal["paragraph", "row", "picture"]
    region: Region
    style: str
    """Of the paragraph, or of the first one of the row: its name in small letters without spaces."""
    cells: tuple[Words, ...]
    item: str | None = None
    """A memo's item, or a place to fill: its cells are then what stands before the place, and what stands in it."""
    table: int | None = None
    """Which table of the document, from 0; None outside tables."""
    by: str | None = None
    at: dt.datetime | None = None

    @property
    def head(self) -> bool:
        """Whether it is the head of a table."""
        return self.style in _HEADS

    @property
    def text(self) -> str:
        """All words, for those who only want to see whether they changed."""
        return " | ".join(" ".join(part for part in (cell.main, cell.said) if part) for cell in self.cells)


@dataclass(frozen=True)
class Reader:
    """How one document is to be read."""

    styles: dict[str, str]
    """Name of each style by id; for an id that is not among them, the id is the name."""
    known: frozenset[str]
    """Ids of the memo's items."""
    accept: bool = True

    def lines(self, document: Element) -> tuple[Line, ...]:
        """Every paragraph and row with words in it, in reading order; each item once, at its first bookmark.

        Contents are no words of the memo: Word writes them anew from the headings.
        """
        seen: set[str] = set()
        found = []
        for line in self._all(document):
            item = line.item if line.item not in seen else None
            if item is not None:
                seen.add(item)
            if line.item != item:
                line = _without_item(line)  # noqa: PLW2901 - the copy of an item is no item
            if line.style not in _CONTENTS and (line.item is not None or line.text.strip(" |")):
                found.append(line)
        return (*found, *self._gone_rows(document, seen))

    def _gone_rows(self, document: Element, seen: set[str]) -> Iterator[Line]:
        """Rows that a tracked change deletes, without words: they say who deleted which item, and when."""
        for row in document.iter(_ROW):
            item = self._item(_names(row)) if self._row_gone(row) else None
            if item is not None and item not in seen:
                yield Line("row", "memo", "", (), item, None, *_author([row]))

    def _all(self, document: Element) -> Iterator[Line]:
        region: Region = "memo"
        tables = 0
        body = document.find(qn("w:body"))
        for blocks in self._joined(_blocks(body) if body is not None else iter(())):
            first = blocks[0]
            if first.tag == _PARAGRAPH:
                if self._style(first) == "appendixheading" or "source_text" in _names(first):
                    region = "source"
                yield self._paragraph(blocks, region)
                for block in blocks:
                    yield from self._drawn(block, region)
            else:
                for row in first.iter(_ROW):
                    if next(row.iterancestors(_TABLE)) is first and not self._row_gone(row):
                        yield self._row(row, region, tables)
                        yield from self._drawn(row, region)
                tables += 1

    def _joined(self, blocks: Iterator[Element]) -> Iterator[list[Element]]:
        """Paragraphs whose end is deleted, together with the one that they now run into."""
        waiting: list[Element] = []
        for block in blocks:
            if block.tag == _PARAGRAPH and self._mark_gone(block):
                waiting.append(block)
                continue
            if waiting and block.tag == _PARAGRAPH:
                yield [*waiting, block]
                waiting = []
                continue
            if waiting:
                yield waiting
                waiting = []
            yield [block]
        if waiting:
            yield waiting

    def _mark_gone(self, paragraph: Element) -> bool:
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        return mark is not None and any(mark.find(qn(f"w:{name}")) is not None for name in _GONE[self.accept])

    def _row_gone(self, row: Element) -> bool:
        properties = row.find(qn("w:trPr"))
        name = "w:del" if self.accept else "w:ins"
        return properties is not None and properties.find(qn(name)) is not None

    def _paragraph(self, blocks: list[Element], region: Region) -> Line:
        words = [self._words(block) for block in blocks]
        spoken = [index for index, part in enumerate(words) if part.main or part.said]
        names = [name for index, block in enumerate(blocks) for name in _names(block) if not spoken or index in spoken]
        by, at = _author(blocks)
        place = next((name for name in names if name.startswith(PLACE)), None)
        if place is not None:
            cells = tuple(_joined([self._words(block, side) for block in blocks]) for side in ("before", "after"))
            return Line("paragraph", region, self._style(blocks[-1]), cells, place, None, by, at)
        return Line("paragraph", region, self._style(blocks[-1]), (_joined(words),), self._item(names), None, by, at)

    def _drawn(self, block: Element, region: Region) -> Iterator[Line]:
        """Pictures and the like, and the words of text boxes: beside the paragraph they hang on, and no part of it."""
        for drawing in block.iter(*_DRAWINGS):
            if self._apart(drawing, block):
                continue
            boxed = [self._paragraph([inner], region) for inner in drawing.iter(_PARAGRAPH)]
            yield from boxed or (Line("picture", region, _PICTURE, (Words(_DRAWINGS[drawing.tag]),)),)

    def _row(self, row: Element, region: Region, table: int) -> Line:
        cells = []
        for cell in row.findall(_CELL):
            paragraphs = (each for each in cell.iter(_PARAGRAPH) if not self._apart(each, cell))
            parts = [self._words(paragraph) for paragraph in paragraphs]
            main, said = (clean(" ".join(getattr(part, name) for part in parts)) for name in ("main", "said"))
            cells.append(Words(main, said, any(part.evidence for part in parts)))
        first = row.find(f".//{_PARAGRAPH}")
        style = self._style(first) if first is not None else ""
        by, at = _author([row])
        return Line("row", region, style, tuple(cells), self._item(_names(row)), table, by, at)

    def _item(self, names: list[str]) -> str | None:
        return next((name for name in names if name in self.known), None)

    def _style(self, paragraph: Element) -> str:
        style = val(paragraph, "w:pPr/w:pStyle") or ""
        return plain_style(self.styles.get(style, style))

    def _words(self, paragraph: Element, side: Side = "both") -> Words:
        """The words of a paragraph, or only those on one side of the place to fill in it."""
        runs: list[tuple[str, str]] = []
        here = side != "after"
        for run in paragraph.iter(_RUN, _BOOKMARK):
            if run.tag == _BOOKMARK:
                here = here if side == "both" or not _is_place(run) else side == "after"
            elif here and not self._apart(run, paragraph):
                text = "".join(self._texts(run))
                style_id = val(run, "w:rPr/w:rStyle") or ""
                style = plain_style(self.styles.get(style_id, style_id))
                runs.append(("evidence" if _in_link(run) and _MARK.search(text) else style, text))
        pieces: dict[str, list[str]] = {"main": [], "said": []}
        for style, group in groupby(runs, itemgetter(0)):
            text = "".join(text for _, text in group)
            pieces["said" if style in _SAID else "main"].append(_without_marks(text, style))
        evidence = any(style == "evidence" for style, _ in runs)
        return Words("".join(pieces["main"]), "".join(pieces["said"]), evidence)

    def _apart(self, element: Element, container: Element) -> bool:
        """Whether it is no part of what contains it: a tracked change took it out, or it stands in a text box."""
        for parent in element.iterancestors():
            if parent is container:
                return False
            if local(parent) in _GONE[self.accept] | _APART:
                return True
        return False

    def _texts(self, run: Element) -> Iterator[str]:
        for child in run:
            name = local(child)
            if name in {"t", "delText"}:
                yield child.text or ""
            elif name in _TEXTS:
                yield _TEXTS[name] or ""


def plain_style(name: str) -> str:
    return name.replace(" ", "").lower()


def _joined(words: list[Words]) -> Words:
    return Words(
        clean("".join(part.main for part in words)),
        clean(" ".join(part.said for part in words)),
        any(part.evidence for part in words),
    )


def _is_place(bookmark: Element) -> bool:
    return str(bookmark.get(qn("w:name"))).startswith(PLACE)


def _without_marks(text: str, style: str) -> str:
    """What somebody typed in the style of a mark or sign, which itself is no word of an item."""
    if style not in _APPENDED:
        return text
    rest = _APPENDED[style].sub("", text)
    return rest if any(map(str.isalnum, rest)) else ""


def _without_item(line: Line) -> Line:
    return Line(line.kind, line.region, line.style, line.cells, None, line.table, line.by, line.at)


def _blocks(container: Element) -> Iterator[Element]:
    """Paragraphs and tables of the body, also those that stand in a content control or another wrapper."""
    for child in container:
        if child.tag in {_PARAGRAPH, _TABLE}:
            yield child
        elif local(child) in {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}:
            yield from _blocks(child)


def _names(element: Element) -> list[str]:
    return [str(mark.get(qn("w:name"))) for mark in element.iter(qn("w:bookmarkStart"))]


def _in_link(run: Element) -> bool:
    parent = run.getparent()
    return (
        parent is not None
        and local(parent) == "hyperlink"
        and bool(_ANCHOR.fullmatch(parent.get(qn("w:anchor")) or ""))
    )


def _author(elements: list[Element]) -> tuple[str | None, dt.datetime | None]:
    """Who made the first tracked change in it, and when."""
    for element in elements:
        for change in element.iter(*_TRACKED):
            author = change.get(qn("w:author"))
            if author:
                return str(author), moment(change.get(qn("w:date")))
    return None, None


def moment(text: str | None) -> dt.datetime | None:
    """A time as Word writes it; None when it is not one."""
    try:
        return dt.datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
