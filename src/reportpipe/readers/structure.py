"""Headings, lists, notes, captions and heads of tables among blocks that carry no marks of their own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportpipe.readers.draft import RawBlock
from reportpipe.readers.rosters import rosters
from reportpipe.readers.table import with_head

MAX_HEADING_WORDS = 14
MAX_HEADING_CHARS = 100
MAX_ITEM_WORDS = 30
"""Numbered paragraphs longer than this are the text of a report, not a list: they keep their numbers."""
CROWD = 5
"""Lines without an end mark, each a block, that are a list rather than headings."""
PROSE_WORDS = 12
"""A paragraph of at least this many words, or one that ends like a sentence, is prose."""

BULLETS = "•‣◦▪●○■□◆◇❖➢➤►▶▸✓✔✗☐☑☒⁃∙"
"""Characters that only ever begin an item of a list."""

_SENTENCE_END = re.compile("[.!…:;,][\"'”’»)\\]]*$")
_CAPTION = re.compile(
    "^(?:Figure|Fig\\.?|Table|Chart|Map|Graph|Box|Exhibit|Image|Photo"
    "|Picture)\\s+[0-9A-Z]{1,3}(?:\\.\\d+)?\\s*[.:–—|-]\\s"
)
_TURN = re.compile(r"^(?:Q(?=[.:]?\s+[A-Z“\"])|A(?=[.:]\s)|[^\W\d_][\w.’' -]{1,40}(?=:\s))")
"""Who speaks, before a turn of a transcript; where the same label stands twice, none of its lines is a heading."""
_YOU = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Vv]ous|[Vv]otre|[Vv]os|Sie|Ihre?|[Uu]sted(?:es)?)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ITEM = re.compile(rf"^(?:(?P<bullet>[·{BULLETS}])|[–—-]|\(?(?P<number>\d{{1,2}})[.)])\s+(?=\S)")
_NOTE = re.compile(r"^\[\d{1,3}\](?=\s)")
NUMBERED_LINE = re.compile("^(\\d{1,2}(?:\\.\\d{1,2}){0,3})[.)]\\s+(?=[A-Z“\"'])")
"""A line that is a numbered heading or a short list item: only what follows tells which."""


_BEGUN = re.compile(
    r"(?!(?:what|how|why|when|where|who)\b).* (?:that|shall|should|must|may|will|is|are|has|have)\b", re.IGNORECASE
)
"""`The Court recommends that the ministry`: a sentence that the items of a list go on with, no heading of theirs."""


def find_structure(blocks: Sequence[RawBlock], *, plain: bool) -> tuple[RawBlock, ...]:
    """Mark captions, heads of tables, notes, lists made of bullet characters and, in plain text, headings.

    Args:
        blocks: normalised.
        plain: the format has no headings of its own.

    Where questions that are too long for a heading, or put to somebody, stand in bold, they are an interviewer's words.

    A heading is a short line without an end mark (a question mark may stand) that prose follows; what the speakers of
    a transcript ask and say is none.
    """
    out = [replace(block, kind="caption") if _is_caption(block) else with_head(block) for block in blocks]
    _mark_notes(out)
    _mark_lists(out)
    _mark_questions(out)
    if plain:
        _mark_rosters(out)
        turns = Counter(turn[0] for block in out if (turn := _TURN.match(block.text)))
        said = frozenset(label for label, count in turns.items() if count > 1)
        crowded = frozenset(_crowded(out))
        out = [
            block if number in crowded or _label(block) in said else _with_heading(block, out[number + 1 : number + 4])
            for number, block in enumerate(out)
        ]
    return tuple(out)


def _crowded(blocks: Sequence[RawBlock]) -> Iterator[int]:
    """The places of lines that are too many, below each other amid the text, to be its headings: all but the last."""
    start = next((number for number, block in enumerate(blocks) if is_prose(block)), 0)
    lines = [block.kind == "paragraph" and is_heading_like(block.text) for block in blocks]
    for line, group in groupby(range(start, len(blocks)), key=lambda number: lines[number]):
        places = list(group)
        if line and len(places) >= CROWD:
            yield from places[:-1]


def _mark_rosters(blocks: list[RawBlock]) -> None:
    """Below the first prose, lines of one pattern are a list's; above stand bylines and the like."""
    first = next((number for number, block in enumerate(blocks) if is_prose(block)), len(blocks))
    lines = [block.text if block.kind == "paragraph" else "" for block in blocks]
    for found in rosters(lines[first:]):
        for number in found:
            blocks[first + number] = replace(blocks[first + number], kind="list item", level=1)


def _label(block: RawBlock) -> str | None:
    turn = _TURN.match(block.text)
    return turn[0] if turn else None


def is_heading_like(text: str) -> bool:
    """A short line without an end mark that starts like a title."""
    if len(text) > MAX_HEADING_CHARS or "\n" in text or len(text.split()) > MAX_HEADING_WORDS:
        return False
    if text.startswith("(") and text.endswith(")"):
        return False
    start = text.lstrip("“‘\"'(¿¡[")[:1]
    return not ends_sentence(text) and not start.islower() and any(char.isalpha() for char in text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a mark that no heading has; a question mark it may have."""
    return _SENTENCE_END.search(text) is not None


def is_prose(block: RawBlock) -> bool:
    """A paragraph, quote or list item long enough, or ended like a sentence."""
    if block.kind not in {"paragraph", "quote", "list item"}:
        return False
    return len(block.text.split()) >= PROSE_WORDS or ends_sentence(block.text)


def _is_caption(block: RawBlock) -> bool:
    signed = block.text.startswith("© ") and len(block.text.split()) > 8 and not _YEAR.search(block.text[:12])  # noqa: PLR2004
    return block.kind == "paragraph" and len(block.text) < 400 and (signed or bool(_CAPTION.match(block.text)))  # noqa: PLR2004


def _with_heading(block: RawBlock, following: Sequence[RawBlock]) -> RawBlock:
    if block.kind != "paragraph" or _asks(block) or not is_heading_like(block.text):
        return block
    if following and following[0].kind == "list item" and following[0].text[:1].islower() and _BEGUN.match(block.text):
        return block
    number = NUMBERED_LINE.match(block.text)
    after = next((later for later in following if not is_heading_like(later.text) or later.kind != "paragraph"), None)
    if after is not None and (is_prose(after) or after.kind == "list item"):
        listed = number and following and NUMBERED_LINE.match(following[0].text)
        if not listed:
            return replace(block, kind="heading", level=1 + number[1].count(".") if number else 1)
    return replace(block, kind="list item", text=block.text[number.end() :], level=1) if number else block


def _mark_notes(blocks: list[RawBlock]) -> None:
    """Paragraphs that begin with a mark, `[1]`, to which the text above points are its notes."""
    above = ""
    for number, block in enumerate(blocks):
        note = _NOTE.match(block.text) if block.kind == "paragraph" else None
        if note and note[0] in above:
            blocks[number] = replace(block, kind="list item", level=1, footnote=True)
        above += block.text


def _mark_lists(blocks: list[RawBlock]) -> None:
    """Paragraphs that begin with a bullet are list items; short ones with dashes or counting numbers, two or more."""
    starts = [_ITEM.match(block.text) if block.kind == "paragraph" else None for block in blocks]
    for number, start in enumerate(starts):
        if not start:
            continue
        beside = [starts[place] for place in (number - 1, number + 1) if 0 <= place < len(starts)]
        counted = any(other and _counts(start, other) for other in beside)
        if start["bullet"] or (counted and len(blocks[number].text.split()) <= MAX_ITEM_WORDS):
            blocks[number] = RawBlock("list item", blocks[number].text[start.end() :], 1)


def _mark_questions(blocks: list[RawBlock]) -> None:
    """The bold questions of an interview are paragraphs, however short: one is too long for a heading, or most are put
    to somebody (`Will you resign?`).
    """
    asked = [number for number, block in enumerate(blocks) if _asks(block)]
    put = sum(_YOU.search(blocks[number].text) is not None for number in asked)
    if any(blocks[number].kind == "paragraph" for number in asked) or (put > 1 and put * 2 > len(asked)):
        for number in asked:
            blocks[number] = replace(blocks[number], kind="paragraph", level=0)


def _asks(block: RawBlock) -> bool:
    return block.bold and block.text.rstrip("”’\"'» ").endswith("?")


def _counts(one: re.Match[str], two: re.Match[str]) -> bool:
    """Whether two marks follow each other in a list: two dashes, or numbers one apart."""
    if one["number"] and two["number"]:
        return abs(int(one["number"]) - int(two["number"])) == 1
    return not (one["number"] or two["number"] or one["bullet"] or two["bullet"])
