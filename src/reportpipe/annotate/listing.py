"""A list put into one line: what parts its items there, as the bullet does in the source."""

import re
from collections.abc import Sequence

from reportpipe.model import BlockKind


def in_line(sentences: Sequence[tuple[str, BlockKind]]) -> list[str]:
    """The sentences, those of a list with a mark behind each: its own, or a semicolon, and a stop behind the last.

    A single item is no list, and stays as it is.
    """
    items = [place for place, (_, kind) in enumerate(sentences) if kind == "list item"]
    bare = {place for place in items if not _PARTED.search(sentences[place][0])} if len(items) > 1 else set()
    return [
        text + ((";", ".")[place == items[-1]] if place in bare else "") for place, (text, _) in enumerate(sentences)
    ]


_PARTED = re.compile(r"(?:[.!?…;:,][\"'”’»)\]]*|[,;] (?:and|or))$")
"""The item ends with a mark, or `; and` leads on to the next."""
