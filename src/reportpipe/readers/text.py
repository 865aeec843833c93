"""Plain text: where its paragraphs begin and end, and which lines are lists, quotes and headings with marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportpipe.model import Source
from reportpipe.readers.decode import decode
from reportpipe.readers.draft import Draft, RawBlock
from reportpipe.readers.letters import is_head, open_letter
from reportpipe.readers.rosters import WANTING, rosters
from reportpipe.readers.structure import BULLETS, NUMBERED_LINE, is_heading_like
from reportpipe.settings import Settings

WRAPPED_UP_TO = 100
"""Columns: text with longer lines than this was not wrapped by hand or by a mail program."""
REPEATED = 3
"""Blocks from the top of a mail among which its subject may stand once more."""
NESTED = 4
"""Columns by which a quotation, or an item within another, is set in."""
SLACK = 14
"""Columns that a wrapped line may stop short of the longest one when the next word would still have fitted."""

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_END = re.compile("[.!?…:;][\"'”’»)\\]]*$")
_BULLET = re.compile(f"^(\\s*)(?:[-*+·–—{BULLETS}]|\\(?(?:\\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)])\\s+(?=\\S)")
_HASHES = re.compile("^(#{1,6})\\s+(\\S.*?)\\s*#*$")
_UNDERLINE = re.compile("^\\s*(={3,}|-{3,}|~{3,})\\s*$")
_RULE = re.compile("^\\s*(?:[-*_=~#.•·]\\s*){3,}$")
_QUOTED = re.compile("^\\s*>+\\s?")


def read(data: bytes, source: Source, settings: Settings) -> Draft:  # noqa: ARG001 - every reader has this shape
    """The paragraphs of plain text, however its author separated them.

    Three ways are told apart for each run of lines: blank lines between paragraphs, one line per paragraph, and lines
    wrapped at a fixed width (a line breaks where the next word would not have fitted). Ornamental rules are dropped.
    The head of a mail tells its title, sender and day, and stands above it as boilerplate.

    Raises:
        NotText: no encoding gives readable text.
    """
    decoded = decode(data, source.name)
    return replace(draft_of(decoded.text), notes=decoded.notes)


def draft_of(text: str) -> Draft:
    """The draft of plain text, with what the head of a mail tells where it begins with one."""
    letter = open_letter(text)
    if letter is None:
        return Draft(blocks=tuple(find_blocks(text)), plain=True)
    head = [RawBlock("boilerplate", run, reason="navigation") for run in letter.head]
    body = list(find_blocks(letter.body))
    repeated = next((block for block in body[:REPEATED] if block.text.casefold() == letter.subject.casefold()), None)
    signature = [RawBlock("boilerplate", letter.signature, reason="author biography")] if letter.signature else []
    return Draft(
        blocks=(
            *head,
            RawBlock("title", letter.subject),
            *(block for block in body if block is not repeated),
            *signature,
        ),
        plain=True,
        authors=(letter.author,) if letter.author else (),
        publisher=letter.publisher,
        published=letter.published,
    )


def find_blocks(text: str) -> Iterator[RawBlock]:
    """Blocks of plain text, in order."""
    lines = [line.rstrip() for line in _BREAKS.sub("\n", text).expandtabs(4).split("\n")]
    width = _width(lines)
    margin = _margin(lines)
    for chunk in _chunks(lines):
        yield from _blocks_of(chunk, width, margin)


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines without a blank one; a rule separates like a blank line, unless it underlines a heading."""
    chunk: list[str] = []
    for line in lines:
        if line.strip() and not (_RULE.match(line) and not (chunk and _UNDERLINE.match(line))):
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _width(lines: Sequence[str]) -> int | None:
    """The column that the text is wrapped at, or None when its lines are paragraphs.

    It is wrapped when hardly a line is long, and most line ends within a run fall where the next word did not fit.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    longest = max((len(line) for line in lines), default=0)
    if not pairs:
        return None
    if longest > WRAPPED_UP_TO:
        short = sorted(len(line) for line in lines if line.strip() and len(line) <= WRAPPED_UP_TO)
        if len(short) * 10 < 8 * sum(bool(line.strip()) for line in lines) or sum(short) * 2 < sum(map(len, lines)):
            return None
        longest = short[-1]
    full = sum(_is_full(a, b, longest) for a, b in pairs)
    prose = sum(not _BULLET.match(b) and len(a) > 30 for a, b in pairs)  # noqa: PLR2004 - too short to tell
    return longest if full * 2 > max(1, prose) else None


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the line ends where the first word of the next would have crossed the width, within `SLACK`."""
    word = following.split(None, 1)[0] if following.strip() else ""
    return width - SLACK < len(line) + 1 + len(word) and len(line) <= width


def _margin(lines: Sequence[str]) -> int:
    """The usual indent: that of the most lines."""
    indents = [_indent(line) for line in lines if line.strip()]
    return max(sorted(set(indents)), key=indents.count) if indents and len(set(indents)) < 40 else 0  # noqa: PLR2004 - bounded work


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _blocks_of(chunk: list[str], width: int | None, margin: int) -> Iterator[RawBlock]:
    if all(_QUOTED.match(line) for line in chunk):
        chunk = [_QUOTED.sub("", line) for line in chunk]
        yield from (RawBlock("quote", " ".join(run)) for run in _paragraphs(chunk, width) if any(run))
        return
    if is_head(chunk):
        yield RawBlock("boilerplate", " ".join(line.strip() for line in chunk), reason="navigation")
        return
    # A chunk set in from the margin on every line is a quotation; one that starts a list is not.
    inset = min(_indent(line) for line in chunk) - margin
    quoted = inset >= NESTED and width is not None and not _BULLET.match(chunk[0])
    for run in _paragraphs(chunk, width):
        yield _block(run, quoted=quoted)


def _block(run: list[str], *, quoted: bool) -> RawBlock:
    hashes = _HASHES.match(run[0]) if len(run) == 1 else None
    if hashes:
        return RawBlock("heading", hashes[2], len(hashes[1]))
    if len(run) > 1 and _UNDERLINE.match(run[-1]):
        return RawBlock("heading", " ".join(run[:-1]), 1 if "=" in run[-1] else 2)
    line = run[0].strip()
    if len(run) == 1 and _indent(run[0]) < NESTED and NUMBERED_LINE.match(line) and is_heading_like(line):
        return RawBlock("paragraph", line)
    bullet = _BULLET.match(run[0])
    if bullet and len(run[0]) > bullet.end():
        depth = 1 + min(len(bullet[1]) // NESTED, 8)
        return RawBlock("list item", " ".join([run[0][bullet.end() :], *run[1:]]), depth)
    return RawBlock("quote" if quoted else "paragraph", " ".join(run))


def _paragraphs(chunk: list[str], width: int | None) -> Iterator[list[str]]:
    """The chunk's lines, cut where a new paragraph starts."""
    run: list[str] = []
    listed = frozenset(_listed(chunk, width))
    for number, line in enumerate(chunk):
        if run and (number in listed or _starts(run, line, width)):
            yield run
            run = []
        run.append(line)
        if len(run) == 2 and _UNDERLINE.match(line):  # noqa: PLR2004 - a heading and its underline
            yield run
            run = []
    if run:
        yield run


def _listed(chunk: Sequence[str], width: int | None) -> Iterator[int]:
    """The places of the lines that begin an item of a list without bullets, or what stands below it.

    The lines of a list differ in length: those of a paragraph are full, or go on below.
    """
    for lines in rosters(chunk):
        filled = [_is_full(chunk[place], chunk[place + 1], width) for place in lines[:-1]] if width else [False]
        below = chunk[lines.stop].lstrip() if lines.stop < len(chunk) else ""
        if not all(filled) and not below[:1].islower():
            yield from (*lines, lines.stop)


def _starts(run: list[str], line: str, width: int | None) -> bool:
    """Whether a line begins a new paragraph after the lines of `run`."""
    last = run[-1]
    if _UNDERLINE.match(line):
        return len(run) > 1
    bullet = _BULLET.match(line)
    if _HASHES.match(line) or _HASHES.match(last):
        return True
    if bullet and _begins_item(run, line, bullet):
        return True
    if width is None:
        return not _goes_on(last, line)
    if _indent(line) > _indent(last) + 1 and _END.search(last) and not _BULLET.match(run[0]):
        return True
    return not _is_full(last, line, width) and bool(_END.search(last) or len(run) == 1) and _opens(line)


def _begins_item(run: list[str], line: str, bullet: re.Match[str]) -> bool:
    """Whether a bullet or number really starts an item: a wrapped line may begin with a dash or "5." by chance."""
    mark = bullet[0].strip()
    if mark in "–—-" and not _BULLET.match(run[0]):
        return bool(_END.search(run[-1]))
    return _BULLET.match(run[0]) is not None or _END.search(run[-1]) is not None or line[0].isspace()


def _goes_on(last: str, line: str) -> bool:
    """In text that is not wrapped: whether a line still continues the one before, mid-sentence."""
    first = line.lstrip()[:1]
    wanting = last.rsplit(None, 1)[-1].lower() in WANTING
    return not _END.search(last) and (first.islower() or wanting) and len(last) > 30  # noqa: PLR2004 - shorter ones stand alone


def _opens(line: str) -> bool:
    first = line.lstrip()[:1]
    return not first.islower()
