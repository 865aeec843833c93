"""Small boxes of a page that are not its text: appeals and pointers within it, cards of other articles behind it."""

from collections.abc import Sequence

from reportpipe.model import BoilerplateReason
from reportpipe.readers.announced import CLOSING, announced
from reportpipe.readers.biography import introduced
from reportpipe.readers.boilerplate import reason_anywhere
from reportpipe.readers.html_blocks import PageBlock
from reportpipe.readers.structure import ends_sentence, is_prose
from reportpipe.readers.tail import is_about_publisher

MOST_BLOCKS, MOST_WORDS = 8, 80
"""Of a box: a container of more is a part of the text."""
SUMMARY = 25
"""Words of prose from which a block is the text: the summary of another article is shorter."""
SHORT = 20
"""Words of each block in a box that only its button, at the end, tells."""

_BOXED: frozenset[BoilerplateReason | None] = frozenset({"appeal", "related articles"})


def boxed(blocks: Sequence[PageBlock]) -> dict[int, BoilerplateReason]:
    """Places of the blocks that stand in such a box, each with its reason.

    A box in the text is the widest container around a telling block that holds little else and less than a third of the
    text. The telling block comes first; or it is a link, and every other block is short. A box of cards holds headlines
    that are links, labels and at most one summary a headline; it stands behind the text, in a container without any.
    Behind the container of most of the text, whatever follows an announcement of other articles belongs to it.
    """
    return _behind(blocks) | _cards(blocks) | _told(blocks)


def _behind(blocks: Sequence[PageBlock]) -> dict[int, BoilerplateReason]:
    held: dict[int, int] = {}
    total = 0
    for each in blocks:
        words = len(each.block.text.split()) if each.reason is None and is_prose(each.block) else 0
        total += words
        for container in each.boxes:
            held[container] = held.get(container, 0) + words
    inner = max((container for container, words in held.items() if words * 2 > total), default=None)
    inside = [number for number, each in enumerate(blocks) if inner in each.boxes]
    behind = range(inside[-1] + 1, len(blocks)) if inside else range(0)
    first = next((number for number in behind if _leads_away(blocks[number])), len(blocks))
    rest = range(first, len(blocks))
    if any(_goes_on(blocks[number]) for number in rest):
        return {}
    return {number: _named_reason(blocks[number]) for number in rest if _is_loose(blocks[number])}


def _goes_on(each: PageBlock) -> bool:
    """Whether a block behind most of the text is more of it: longer than another article's summary."""
    return each.reason not in {"navigation", "related articles"} and len(each.block.text.split()) > CLOSING


def _leads_away(each: PageBlock) -> bool:
    return "related articles" in {each.reason, announced(each.block), reason_anywhere(each.block)}


def _named_reason(each: PageBlock) -> BoilerplateReason:
    return reason_anywhere(each.block) or each.reason or "related articles"


def _is_loose(each: PageBlock) -> bool:
    """Neither a note of the text nor what tells of its author or publisher: these may stand below other articles."""
    text = each.block.text
    return not each.block.footnote and not introduced(text) and not is_about_publisher(text)


def _told(blocks: Sequence[PageBlock]) -> dict[int, BoilerplateReason]:
    words = [len(each.block.text.split()) for each in blocks]
    total = sum(count for each, count in zip(blocks, words, strict=True) if each.reason is None)
    found: dict[int, BoilerplateReason] = {}
    for number, each in enumerate(blocks):
        reason = reason_anywhere(each.block) or announced(each.block)
        if reason is None or reason not in _BOXED or number in found:
            continue
        for container in each.boxes:
            inside = _inside(blocks, number, container)
            held = sum(words[place] for place in inside)
            if len(inside) > MOST_BLOCKS or held > MOST_WORDS or held * 3 > total:
                continue
            short = all(words[place] <= SHORT for place in inside)
            if inside[0] == number or (each.block.link and short):
                found.update({place: reason_anywhere(blocks[place].block) or reason for place in inside})
                break
    return found


def _cards(blocks: Sequence[PageBlock]) -> dict[int, BoilerplateReason]:
    prose = [number for number, each in enumerate(blocks) if _is_text(each)]
    found: dict[int, BoilerplateReason] = {}
    if not prose or sum(_is_headline(each) for each in blocks[: prose[-1]]) * 3 > len(prose):
        return found  # a page of headlines with their summaries
    around = {container for number in prose for container in blocks[number].boxes}
    for number in range(prose[-1] + 1, len(blocks)):
        outer = next((container for container in blocks[number].boxes if container not in around), None)
        if outer is None or number in found:
            continue
        inside = [place for place in range(number, len(blocks)) if outer in blocks[place].boxes]
        headlines = sum(_is_headline(blocks[place]) for place in inside)
        told = sum(is_prose(blocks[place].block) for place in inside)
        if told <= headlines > 0 and not is_prose(blocks[number].block):
            found.update({place: blocks[place].reason or "related articles" for place in inside})
    return found


def _is_text(each: PageBlock) -> bool:
    return each.reason is None and is_prose(each.block) and len(each.block.text.split()) > SUMMARY


def _is_headline(each: PageBlock) -> bool:
    linked = bool(each.block.link) and not ends_sentence(each.block.text)
    return linked and len(each.block.text.split()) > 2  # noqa: PLR2004 - a label has one or two


def _inside(blocks: Sequence[PageBlock], number: int, container: int) -> range:
    """The run of blocks around one that stand in the same container; one more than a box holds at most."""
    first = last = number
    while first and container in blocks[first - 1].boxes and last - first <= MOST_BLOCKS:
        first -= 1
    while last + 1 < len(blocks) and container in blocks[last + 1].boxes and last - first <= MOST_BLOCKS:
        last += 1
    return range(first, last + 1)
