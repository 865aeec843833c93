"""Mark what is not the article: biographies, credits, disclaimers, appeals, furniture. Nothing is dropped.

A block is judged by its own words (`Cue.anywhere`), or by its words and its place: biographies and notes about the
publisher stand in the tail, after the last block that is none of these, or under a heading that announces them.
A body paragraph that merely mentions donations, photos or scholars keeps its kind: a cue must open the block or fill
most of it.
"""

import re
from collections.abc import Sequence

from reportpipe.model import BoilerplateReason
from reportpipe.readers import cues
from reportpipe.readers.biography import is_biography, is_contact
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.structure import is_heading_like, is_prose

LAST = 8
"""Blocks from the end within which "About X" announces the publisher; before, it may head a section."""

_QUOTE = re.compile('[“"«]')


def mark_boilerplate(blocks: Sequence[RawBlock], authors: Sequence[str]) -> tuple[RawBlock, ...]:
    """The blocks with boilerplate marked and reasoned, captions parted from their photo credits.

    Args:
        blocks: normalised, with headings and bylines marked.
        authors: as known so far; a biography whose subject is one of them is believed outside the tail too.
    """
    out = [part for block in blocks for part in _parted(block)]
    body = " ".join(block.text for block in out if is_prose(block))
    first_prose = next((number for number, block in enumerate(out) if is_prose(block)), len(out))
    for number, block in enumerate(out):
        if block.kind in {"boilerplate", "title", "byline"}:
            continue
        reason = reason_anywhere(block)
        if reason is None and number > first_prose and is_biography(block, authors, body, tail=False):
            reason = "author biography"
        if reason:
            out[number] = block.marked(reason)
    _mark_contents(out, first_prose)
    _mark_announced(out, first_prose)
    _mark_tail(out, authors, body)
    return tuple(_strand_headings(out))


def reason_anywhere(block: RawBlock) -> BoilerplateReason | None:
    """Why the block is boilerplate wherever it stands, or None."""
    if block.kind in {"table", "quote"}:
        return None
    words = len(block.text.split())
    for cue in cues.ANYWHERE:
        opens = words <= cue.most and cue.opening.match(block.text[:1000])
        if opens and (cue.needs is None or cue.needs.search(block.text[:1000])):
            if cue.reason == "photo credit" and _is_sentence_about_photos(block.text):
                continue
            return cue.reason
    return None


def _is_sentence_about_photos(text: str) -> bool:
    """Whether the article speaks: "Photos by the agency show damage."; "Photo by A. Mendes / EPA." is a credit."""
    if not text.endswith((".", "!", "?", "…")) or len(text.split()) <= 8:  # noqa: PLR2004 - a credit is no sentence
        return False
    return not cues.NAMED_AGENCY.search(text)


def _parted(block: RawBlock) -> list[RawBlock]:
    """A caption that ends in its credit as two blocks: the caption says something, the credit does not."""
    if block.kind not in {"caption", "paragraph"} or len(block.text) > 600:  # noqa: PLR2004 - longer is no caption
        return [block]
    match = cues.CREDIT_AFTER.match(block.text)
    if match and block.kind == "paragraph" and len(block.text.split()) > 40:  # noqa: PLR2004 - as above
        match = None
    if match is None and block.text.endswith(")"):
        match = cues.CREDIT_IN_BRACKETS.match(block.text)
        if match and block.kind == "paragraph" and not cues.A_PICTURE.search(match["credit"]):
            match = None
    if match is None:
        return [block]
    return [RawBlock("caption", match["caption"]), RawBlock("boilerplate", match["credit"], reason="photo credit")]


def _mark_contents(blocks: list[RawBlock], first_prose: int) -> None:
    """Mark a table of contents: two or more lines above all prose that come again as the headings of the text."""
    later = {block.text.casefold(): number for number, block in enumerate(blocks)}
    lines = [
        number
        for number, block in enumerate(blocks[:first_prose])
        if block.kind in {"heading", "paragraph", "list item"} and later[block.text.casefold()] > number
    ]
    for number in lines if len(lines) > 1 else ():
        blocks[number] = blocks[number].marked("navigation")


def _mark_announced(blocks: list[RawBlock], first_prose: int) -> None:
    """Mark what stands under "About the author", "Related articles" and the like, until prose resumes."""
    reason: BoilerplateReason | None = None
    for number, block in enumerate(blocks):
        if block.footnote:
            reason = None
            continue
        if block.kind in {"heading", "paragraph", "boilerplate"} and (found := _announced(block.text)):
            early = number <= first_prose and found not in {"share links", "navigation"}
            about = found == "about the publisher" and block.text.casefold().startswith("about")
            section = about and number < len(blocks) - LAST
            reason = None if early or section else found
            if reason:
                blocks[number] = block.marked(reason)
            continue
        if reason is None:
            continue
        teaser = block.kind == "heading" and reason == "related articles" and not _prose_follows(blocks, number)
        if not teaser and (block.kind == "heading" or not _goes_with(block, reason)):
            reason = None
            continue
        if block.kind not in {"title", "byline"}:
            blocks[number] = block.marked(block.reason or reason)


def _announced(text: str) -> BoilerplateReason | None:
    if len(text) > 80:  # noqa: PLR2004 - an announcement is short
        return None
    line = text.strip(" :.…»›→|#*-–—")
    return next((reason for reason, pattern in cues.ANNOUNCES if pattern.match(line)), None)


def _goes_with(block: RawBlock, reason: BoilerplateReason) -> bool:
    """Whether a block can belong under the announcement: biographies are prose, link lists are not."""
    if reason in {"author biography", "about the publisher", "disclaimer"}:
        return block.kind in {"paragraph", "list item", "quote", "boilerplate"}
    if block.kind in {"boilerplate", "list item"}:
        return len(block.text.split()) <= 25  # noqa: PLR2004 - as long as a headline and its teaser get
    return not is_prose(block)


def _prose_follows(blocks: Sequence[RawBlock], number: int) -> bool:
    return any(is_prose(block) and len(block.text.split()) > 25 for block in blocks[number + 1 : number + 3])  # noqa: PLR2004


def _mark_tail(blocks: list[RawBlock], authors: Sequence[str], body: str) -> None:
    """From the end backwards, mark what only the tail's place makes recognisable; stop at the article's last words."""
    for number in range(len(blocks) - 1, 0, -1):
        block = blocks[number]
        if block.kind in {"boilerplate", "byline"} or block.footnote:
            continue
        reason = _tail_reason(block, authors, body)
        if reason is None or block.kind not in {"paragraph", "heading", "list item", "caption", "quote"}:
            if block.kind == "heading" and not is_prose(blocks[min(number + 1, len(blocks) - 1)]):
                continue
            return
        blocks[number] = block.marked(reason)


def _tail_reason(block: RawBlock, authors: Sequence[str], body: str) -> BoilerplateReason | None:
    text = block.text
    if is_biography(block, authors, body, tail=True):
        return "author biography"
    if is_about_publisher(text):
        return "about the publisher"
    if is_contact(text):
        return "author biography"
    if cues.TAIL_CREDIT.match(text) and len(text.split()) <= 25:  # noqa: PLR2004 - a credit line
        return "author biography"
    if cues.TAIL_APPEAL.search(text) and len(text.split()) <= 60 and not _QUOTE.search(text):  # noqa: PLR2004 - an appeal is brief
        return "appeal"
    return None


def is_about_publisher(text: str) -> bool:
    """Whether a block says what its publisher is: "The Y Institute (YI) is an independent ... organisation"."""
    if cues.ABOUT_LABEL.match(text[:400]):
        return True
    if not cues.ABOUT_PUBLISHER.match(text[:400]) or _QUOTE.search(text):
        return False
    return bool(cues.ABOUT_SURE.search(text) or cues.TAIL_APPEAL.search(text))


def _strand_headings(blocks: list[RawBlock]) -> list[RawBlock]:
    """A short line that only boilerplate follows heads nothing of the article: call it a paragraph or mark it."""
    out = list(blocks)
    for number, block in enumerate(out):
        if block.kind == "heading" and number + 1 == len(out) and number and out[number - 1].kind == "boilerplate":
            out[number] = block.marked("navigation") if is_heading_like(block.text) else block
    return out
