"""Mark what is not the article: biographies, credits, disclaimers, appeals, furniture. Nothing is dropped.

A block is judged by its own words (`Cue.anywhere`), or by its words and its place: biographies and notes about the
publisher stand in the tail, after the last block that is none of these, or under a heading that announces them.
A body paragraph that merely mentions donations, photos or scholars keeps its kind: a cue must open the block or fill
most of it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from reportpipe.model import BoilerplateReason
from reportpipe.readers import cues
from reportpipe.readers.announced import mark_announced
from reportpipe.readers.biography import is_biography, is_role
from reportpipe.readers.draft import RawBlock
from reportpipe.readers.structure import ends_sentence, is_heading_like, is_prose
from reportpipe.readers.tail import mark_behind_biography, mark_tail

TEASER = 25
"""Words: as long as a headline that is a link gets."""

FOLLOWING = 3
"""Blocks of prose below a biography that stands above the text."""

_ASKED = 1024
"""Blocks whose answer is remembered: each is asked about three times, for the byline, the title and the boxes."""
_COUNTS = re.compile(r"^[\d\s.,|KMk]{1,16}$")
_COUNTED = re.compile(
    r"^(?:(?:chapter |part |section )?\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-z])[.)]?\s+|[\s.·…]*\s\d{1,3}$"
)
"""The number of a section before its heading, and that of its page behind."""


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
        if number and out[number - 1].kind == "byline" and block.kind == "paragraph" and is_role(block.text):
            reason = reason or "author biography"
        opens = number == first_prose and number > 0 and _heads_text(out, number)
        if reason is None and number >= first_prose and is_biography(block, authors, body, tail=opens):
            reason = "author biography"
        if reason:
            out[number] = block.marked(reason)
    _mark_contents(out, first_prose)
    _mark_links(out, first_prose)
    mark_announced(out, first_prose, authors)
    mark_tail(out, authors, body)
    mark_behind_biography(out)
    return tuple(_strand_headings(out))


def _heads_text(blocks: Sequence[RawBlock], number: int) -> bool:
    """Whether a text follows, so that whoever is told of above it, and not in it, may be its author."""
    return sum(is_prose(block) for block in blocks[number + 1 :]) >= FOLLOWING


def reason_anywhere(block: RawBlock) -> BoilerplateReason | None:
    """Why the block is boilerplate wherever it stands, or None."""
    return None if block.kind in {"table", "quote"} else _telling(block.text)


@lru_cache(_ASKED)
def _telling(text: str) -> BoilerplateReason | None:
    words = len(text.split())
    for cue in cues.ANYWHERE:
        opens = words <= cue.most and cue.opening.match(text[:1000])
        if opens and (cue.needs is None or cue.needs.search(text[:1000])):
            if cue.reason == "photo credit" and _is_sentence_about_photos(text):
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
    # Longer is no caption.
    if block.kind not in {"caption", "paragraph", "heading"} or len(block.text) > 600:  # noqa: PLR2004
        return [block]
    match = cues.CREDIT_AFTER.match(block.text)
    if match and block.kind != "caption" and len(block.text.split()) > 40:  # noqa: PLR2004 - as above
        match = None
    if match is None and block.text.endswith(")"):
        match = cues.CREDIT_IN_BRACKETS.match(block.text)
        if match and block.kind != "caption" and not cues.A_PICTURE.search(match["credit"]):
            match = None
    if match is None:
        return [block]
    return [RawBlock("caption", match["caption"]), RawBlock("boilerplate", match["credit"], reason="photo credit")]


def _mark_contents(blocks: list[RawBlock], first_prose: int) -> None:
    """Mark a table of contents: two or more lines above all prose that come again as the headings of the text.

    So are counts of readers there (`312`).
    """
    later = {_COUNTED.sub("", block.text.casefold()): number for number, block in enumerate(blocks)}
    front = [each for each in enumerate(blocks[:first_prose]) if each[1].kind in {"heading", "paragraph", "list item"}]
    lines = [number for number, block in front if later[_COUNTED.sub("", block.text.casefold())] > number]
    labels = [number - 1 for number in lines[:1] if len(lines) > 1 and number and _is_label(blocks[number - 1])]
    counts = [number for number, block in front if block.kind == "paragraph" and _COUNTS.match(block.text)]
    for number in (*counts, *labels, *(lines if len(lines) > 1 else ())):
        blocks[number] = blocks[number].marked("navigation")


def _is_label(block: RawBlock) -> bool:
    """A line of one or two words, such as "Contents" in any language."""
    return block.kind in {"heading", "paragraph"} and len(block.text.split()) <= 2 and not is_prose(block)  # noqa: PLR2004


def _mark_links(blocks: list[RawBlock], first_prose: int) -> None:
    """Mark what is nothing but links: to places of the page, to files, topics and other articles.

    A list of links amid the text is the article's own below a heading or a colon, and so is a page of headlines with
    their summaries.
    """
    led = [number for number, block in enumerate(blocks[:-1]) if _is_teaser(block) and is_prose(blocks[number + 1])]
    if len(led) * 3 > sum(is_prose(block) for block in blocks):
        return
    for number, block in enumerate(blocks):
        if not block.link or block.kind not in {"paragraph", "list item", "heading"} or block.footnote:
            continue
        within = block.link.startswith("#") and block.kind != "heading"
        beside = [blocks[place].link for place in (number - 1, number + 1) if 0 <= place < len(blocks)]
        card = block.link in beside and not within
        listed = block.kind == "list item" and number < first_prose
        if within or listed:
            blocks[number] = block.marked("navigation")
        elif _is_loose_list(blocks, number):
            blocks[number] = block.marked("related articles")
        elif card or _is_teaser(block):
            blocks[number] = block.marked("related articles" if len(block.text.split()) > 3 else "navigation")  # noqa: PLR2004


def _is_loose_list(blocks: Sequence[RawBlock], number: int) -> bool:
    """Whether an item stands in a list of two or more links that neither a heading nor a colon leads into."""
    first = last = number
    while first and _is_linked_item(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _is_linked_item(blocks[last + 1]):
        last += 1
    above = blocks[first - 1] if first else None
    led = above is None or above.kind in {"heading", "list item"} or above.text.endswith(":")
    return last > first and _is_linked_item(blocks[number]) and not led


def _is_linked_item(block: RawBlock) -> bool:
    """A headline in a list: before or after it was marked."""
    listed = block.kind == "list item" or (block.kind == "boilerplate" and block.reason == "related articles")
    return listed and bool(block.link) and not ends_sentence(block.text) and len(block.text.split()) > 2  # noqa: PLR2004 - a label


def _is_teaser(block: RawBlock) -> bool:
    """A paragraph that is a link to something else, and no sentence."""
    linked = block.kind == "paragraph" and bool(block.link) and not ends_sentence(block.text)
    return linked and len(block.text.split()) <= TEASER


def _strand_headings(blocks: list[RawBlock]) -> list[RawBlock]:
    """Mark headings over nothing but boilerplate, down to the next heading of their rank."""
    out = list(blocks)
    for number, block in enumerate(out):
        if block.kind != "heading" or not number:
            continue
        under = []
        for other in out[number + 1 :]:
            if other.kind == "heading" and other.level <= block.level:
                break
            under.append(other)
        last = not under and number + 1 == len(out) and out[number - 1].kind == "boilerplate"
        if last or (under and all(other.kind == "boilerplate" for other in under)):
            out[number] = block.marked("navigation") if is_heading_like(block.text) else block
    return out
