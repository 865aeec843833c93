"""Small boxes in a page's text whose first words are an appeal or point to other articles."""

from collections.abc import Sequence

from reportpipe.model import BoilerplateReason
from reportpipe.readers.announced import announced
from reportpipe.readers.boilerplate import reason_anywhere
from reportpipe.readers.html_blocks import PageBlock

MOST_BLOCKS, MOST_WORDS = 8, 80
"""Of a box: a container of more is a part of the text."""
SHORT = 20
"""Words of each block in a box that only its button, at the end, tells."""

_BOXED: frozenset[BoilerplateReason | None] = frozenset({"appeal", "related articles"})


def boxed(blocks: Sequence[PageBlock]) -> dict[int, BoilerplateReason]:
    """Places of the blocks that stand in such a box, each with its reason.

    A box is the widest container around a telling block that holds little else and less than a third of the text. The
    telling block comes first; or it is a link, and every other block is short.
    """
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


def _inside(blocks: Sequence[PageBlock], number: int, container: int) -> range:
    """The run of blocks around one that stand in the same container; one more than a box holds at most."""
    first = last = number
    while first and container in blocks[first - 1].boxes and last - first <= MOST_BLOCKS:
        first -= 1
    while last + 1 < len(blocks) and container in blocks[last + 1].boxes and last - first <= MOST_BLOCKS:
        last += 1
    return range(first, last + 1)
