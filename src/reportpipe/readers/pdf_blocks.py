"""Lines of a PDF as blocks: paragraphs across lines, columns and pages; headings by size and weight; words rejoined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from reportpipe.model import BlockKind
from reportpipe.readers.day_lines import is_date_line
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.pdf_lines import Line
from reportpipe.readers.structure import BULLETS, MAX_HEADING_WORDS, MAX_ITEM_WORDS
from reportpipe.readers.table import headed

BIGGER = 1.08
"""Times the body's size: from here a line is set as a heading."""
SMALLER = 0.93
"""Times the body's size: up to here a line is set as a footnote or a caption."""
LEADING = 1.25
"""Times the usual distance between baselines: from here a gap parts paragraphs."""
RAISED = 1.6
"""Times the usual distance: what a line in the middle of a sentence may keep, since a raised number makes it taller."""
LABEL = 6
"""Words of a figure's label."""
CENTRED = 0.2
"""Share of the column that a centred line leaves free on both sides."""
STUB = 0.55
"""Share of the column that a line leaves free when it stands by itself, end mark or not: a byline, a date."""
PREFIXES = frozenset(
    {
        "anti",
        "far",
        "four",
        "full",
        "half",
        "high",
        "long",
        "low",
        "neo",
        "non",
        "pseudo",
        "quasi",
        "self",
        "semi",
        "short",
    }
    | {"three", "two", "vice", "well"}
)
"""First parts of words whose hyphen at a line's end is the word's own, unless the text joins the word elsewhere."""

_ENDINGS = frozenset(
    {"age", "ages", "ed", "er", "ers", "est", "ened", "ening", "ing", "ings", "ity", "ly", "ness", "ish"}
)
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s?\d{1,3})?$")
_BULLET = re.compile(rf"^(?:[·–—*\uf0b7\uf0a7{BULLETS}]|\(?(?:\d{{1,2}}|[a-z])[.)])\s+(?=\S)")
_ONLY_BULLET = re.compile(rf"^[·\uf0b7\uf0a7{BULLETS}]$")
_NOTE = re.compile(r"^(?:\d{1,3}\.?|[*†‡])\s?[A-Z“‘\"(]|^\[\d{1,3}\]")
_CAPTION = re.compile(r"^(?:figure|fig\.|table|chart|map|box|photo|image|source)\b[^a-z]{0,8}", re.IGNORECASE)
_NUMBERED = re.compile(r"^\(?\d{1,3}(?:\.\d{1,2})*[.)]?\s|^abstract\b", re.IGNORECASE)
"""Numbered paragraphs of a report and the abstract of a paper are set in as well."""
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]*[”\"»“]$")
"""Words in large type that are a quotation and nothing else."""
_CUT_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(frozen=True)
class _Body:
    """How the document sets its running text. Points."""

    size: float
    leading: float
    indented: bool
    """Paragraphs begin with an indent rather than after a gap."""
    words: frozenset[str]
    """Every word within a line, lower case: what a hyphen at a line's end is judged by."""
    cuts_marked: bool
    """U+2010 stands at the ends of lines only: there it is set by the program that cut a word."""


def blocks_of(lines: Sequence[Line]) -> list[RawBlock]:
    """Blocks of the document's lines (in reading order); footnotes follow the text as list items."""
    if not lines:
        return []
    body = _measure(lines)
    text, notes = _apart([line for line in lines if not line.aside], body)
    sizes = sorted({line.size for line in text if line.size >= BIGGER * body.size}, reverse=True)
    runs = list(_runs(text, body))
    blocks = [_block(run, body, sizes) for run in runs]
    _mark_title(blocks, [run[0] for run in runs], sizes)
    _mark_labels(blocks, runs, body)
    blocks = _with_asides(blocks, runs, lines, body)
    blocks += [RawBlock("list item", _text(run, body), 1, footnote=True) for run in _runs(notes, body)]
    return [block for block in blocks if block.text]


def _measure(lines: Sequence[Line]) -> _Body:
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    size = max(sorted(letters), key=lambda each: letters[each])
    main = [line for line in lines if line.size == size]
    gaps: Counter[float] = Counter()
    indents = 0
    for one, two in pairwise(main):
        if one.page == two.page and one.column == two.column and 0 < one.base - two.base < 3 * size:
            gaps[round((one.base - two.base) * 2) / 2] += 1
        indents += _is_indented(two, size) and not _is_indented(one, size) and bool(_END.search(one.text))
    leading = min(sorted(gaps), key=lambda gap: (-gaps[gap], gap)) if gaps else 1.3 * size
    wide = sum(count for gap, count in gaps.items() if gap > LEADING * leading)
    words = frozenset(word.lower() for line in lines for word in _WORD.findall(_CUT_WORD.sub("", line.text)))
    marked = not any("\u2010" in word for word in words)
    return _Body(size, leading, indents > wide, frozenset(word.replace("\u2010", "-") for word in words), marked)


def _is_indented(line: Line, size: float) -> bool:
    return 0.6 * size < line.left - line.column[0] < 4 * size


def _apart(lines: Sequence[Line], body: _Body) -> tuple[list[Line], list[Line]]:
    """The text, and the footnotes: small lines from one that starts with a mark down to the foot of its column."""
    text: list[Line] = []
    notes: list[Line] = []
    noting = False
    for before, line in zip([None, *lines], lines, strict=False):
        moved = before is None or before.page != line.page or before.column != line.column
        small = line.size <= SMALLER * body.size
        if moved or not small:
            noting = False
        if small and line.base < 0.5 * line.height and _NOTE.match(line.text):
            noting = True
        (notes if noting else text).append(line)
    return text, notes


def _runs(lines: Sequence[Line], body: _Body) -> Iterator[list[Line]]:
    """Lines that make one block."""
    run: list[Line] = []
    for line in lines:
        if run and _starts(run, line, body):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _starts(run: Sequence[Line], line: Line, body: _Body) -> bool:  # noqa: PLR0911 - one case per sign
    """Whether a line begins a new block after the lines of `run`."""
    last = run[-1]
    if line.cells or last.cells:
        return len(line.cells) != len(last.cells)
    if _ONLY_BULLET.match(last.text):
        return False
    if abs(line.size - last.size) > 0.06 * body.size or _heads(line, body) != _heads(last, body):
        return True
    if _BULLET.match(line.text) and (
        _END.search(last.text) or _BULLET.match(run[0].text) or line.left > line.column[0] + 1
    ):
        return True
    moved = line.page != last.page or line.column != last.column or line.base > last.base
    if moved:
        return _starts_after_break(last, line, body)
    gap = (last.base - line.base) / max(body.leading * line.size / body.size, 0.9 * line.size)
    goes_on = line.text[:1].islower() and not _END.search(last.text)
    if gap > (RAISED if goes_on else LEADING):
        return True
    if _heads(line, body):
        return False
    if _BULLET.match(run[0].text) and line.left > run[0].left + 1:
        return False
    if _is_indented(line, body.size) and not _is_indented(last, body.size):
        return bool(_END.search(last.text)) or body.indented
    if line.text[:1].islower():
        return False
    free = last.column[1] - last.right
    if free > STUB * (last.column[1] - last.column[0]) or (_is_centred(line, body) and _is_centred(last, body)):
        return True
    return bool(_END.search(last.text)) and _had_room(last, line) and not body.indented


def _is_centred(line: Line, body: _Body) -> bool:
    """A short line in the middle of its column, as names and places below a title stand."""
    before, behind = line.left - line.column[0], line.column[1] - line.right
    return min(before, behind) > CENTRED * (line.column[1] - line.column[0]) and abs(before - behind) < body.size


def _had_room(last: Line, line: Line) -> bool:
    """Whether the first word of a line would have fitted on the line before, which therefore ended a paragraph."""
    letter = (line.right - line.left) / max(1, len(line.text))
    first = len(line.text.split(None, 1)[0]) + 1
    return last.column[1] - last.right > (first + 1) * letter


def _starts_after_break(last: Line, line: Line, body: _Body) -> bool:
    """Whether a block begins at the top of a column or page: not in the middle of a sentence."""
    if not _END.search(last.text):
        return line.text[:1].isupper() and last.text[-1:] in ":;" and bool(_BULLET.match(line.text))
    if line.text[:1].islower():
        return False
    if body.indented:
        return _is_indented(line, body.size)
    return _had_room(last, line)


def _heads(line: Line, body: _Body) -> bool:
    """Whether a line is set as a heading."""
    if line.size >= BIGGER * body.size:
        return True
    short = len(line.text.split()) <= MAX_HEADING_WORDS
    return line.bold and short and line.size > SMALLER * body.size and not line.text.endswith((".", ",", ";"))


def _block(run: Sequence[Line], body: _Body, sizes: Sequence[float]) -> RawBlock:
    first = run[0]
    if first.cells:
        return _table(run, body)
    text = _text(run, body)
    words = len(text.split())
    sentence = text.endswith(".") and words > MAX_HEADING_WORDS // 2
    if _heads(first, body) and words <= 2 * MAX_HEADING_WORDS and not sentence and any(char.isalpha() for char in text):
        if _QUOTED.match(text) and sizes and first.size < sizes[0]:
            return RawBlock("quote", text)
        level = sizes.index(first.size) + 1 if first.size in sizes else len(sizes) + 1
        return RawBlock("heading", text, min(level, 6))
    bullet = _BULLET.match(text)
    dated = bullet and is_date_line(text)  # `12. November 2024`
    if bullet and not dated and (words <= MAX_ITEM_WORDS or not bullet[0].strip(" ().").isdigit()):
        return RawBlock("list item", text[bullet.end() :], 1)
    kind: BlockKind = "paragraph"
    if first.size <= SMALLER * body.size and _CAPTION.match(text):
        kind = "caption"
    elif _is_quotation(run, body):
        kind = "quote"
    return RawBlock(kind, text)


def _mark_labels(blocks: list[RawBlock], runs: Sequence[Sequence[Line]], body: _Body) -> None:
    """Make the labels of a figure's axes captions as well: small short lines without an end, next to its caption."""
    for step, places in ((1, range(1, len(blocks))), (-1, range(len(blocks) - 2, -1, -1))):
        for place in places:
            small = all(line.size <= SMALLER * body.size for line in runs[place])
            label = small and all(
                len(line.text.split()) <= LABEL and not _END.search(line.text) for line in runs[place]
            )
            if blocks[place].kind == "paragraph" and label and blocks[place - step].kind == "caption":
                blocks[place] = RawBlock("caption", blocks[place].text)


def _table(run: Sequence[Line], body: _Body) -> RawBlock:
    """A table's rows; one whose first cell is empty goes on with the cells of the row above, but below a rule.

    The rows at the top that are set in bold are its head.
    """
    rows: list[list[str]] = []
    bold: list[bool] = []
    for line in run:
        cells = [_rejoined(cell.split("\n"), body) for cell in line.cells]
        if rows and not cells[0] and rows[-1][0] and not line.ruled:
            rows[-1] = [f"{one} {two}".strip() for one, two in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
            bold.append(line.bold)
    return headed(rows, sum(1 for _ in takewhile(bool, bold)))


def _with_asides(
    blocks: Sequence[RawBlock], runs: Sequence[Sequence[Line]], lines: Sequence[Line], body: _Body
) -> list[RawBlock]:
    """The blocks, and behind the one that a box stands beside, the box's text: a quotation unless it is set small."""
    behind: dict[Line | None, list[RawBlock]] = {}
    last: Line | None = None
    for aside, group in groupby(lines, key=lambda line: line.column if line.aside else None):
        run = list(group)
        if aside is None:
            last = run[-1]
            continue
        kind: BlockKind = "paragraph" if run[0].size <= SMALLER * body.size else "quote"
        behind.setdefault(last, []).append(RawBlock(kind, _text(run, body)))
    out = behind.pop(None, [])
    for block, lines_of in zip(blocks, runs, strict=True):
        out.append(block)
        for line in lines_of:
            out += behind.pop(line, [])
    return out + [block for rest in behind.values() for block in rest]


def _is_quotation(run: Sequence[Line], body: _Body) -> bool:
    """Several lines, all set in from both edges of the column."""
    if len(run) < 2 or _NUMBERED.match(run[0].text):  # noqa: PLR2004 - one line may be anything
        return False
    inset = min(line.left - line.column[0] for line in run)
    return inset > 1.2 * body.size and min(line.column[1] - line.right for line in run) > 0.8 * body.size


def _mark_title(blocks: list[RawBlock], firsts: Sequence[Line], sizes: Sequence[float]) -> None:
    """The largest type on the first page, if a heading is set in it, is the title."""
    for number, (block, line) in enumerate(zip(blocks, firsts, strict=True)):
        if line.page != firsts[0].page:
            return
        if block.kind == "heading" and sizes and line.size == sizes[0]:
            blocks[number] = RawBlock("title", block.text)
            return


def _text(run: Sequence[Line], body: _Body) -> str:
    return _rejoined([line.text for line in run], body)


def _rejoined(lines: Sequence[str], body: _Body) -> str:
    """The lines as one, words that were cut at a line's end rejoined."""
    text = lines[0]
    for line in lines[1:]:
        cut = _CUT_WORD.search(text)
        following = _WORD.match(line)
        if cut and following:
            text = text[: cut.end() - 1] + _joint(cut[1], following[0], text[-1], body) + line
        elif text.endswith(("—", "/")):
            text += line
        else:
            text += f" {line}"
    return text.replace("\u2010", "-")


def _joint(first: str, second: str, mark: str, body: _Body) -> str:
    """A hyphen or nothing between two halves: what the text does elsewhere decides, then capitals and prefixes.

    The soft hyphen is set by programs that cut words, U+2010 too unless the font shows every hyphen as one; a plain
    hyphen may be the word's own.
    """
    whole, compound = (first + second).lower(), f"{first}-{second}".lower()
    if second[:1].isupper() or compound in body.words:
        return "-"
    cut = mark == "\u00ad" or (mark == "\u2010" and body.cuts_marked)
    if cut or whole in body.words or second.lower() in _ENDINGS:
        return ""
    return "-" if first.lower() in PREFIXES else ""
