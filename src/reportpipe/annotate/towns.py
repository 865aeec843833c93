"""Whether a name is that of a town: what the network takes for a person where no preposition says otherwise.

`The army retook Kunduz` and `Kunduz fell within a day` show it no place. The towns of more than 15,000 people are kept
as checksums of their names, since only this one question is ever put to them. How the file was made, and what was left
out of it because persons bear it too: training/names/towns.py.
"""

import re
import zlib
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from reportpipe.annotate.wordpiece import plain

SHORTEST = 4
"""Letters; shorter names are abbreviations and syllables of other names more often than towns."""


def is_town(name: str) -> bool:
    """Whether the name, in any spelling that differs in case, accents, hyphens or an Arabic article, is a town's."""
    known = _known()
    key = np.uint32(checksum(name))
    at = int(known.searchsorted(key))
    return at < len(known) and known[at] == key


def checksum(name: str) -> int:
    """Of a name as towns are kept; 32 bits."""
    return zlib.crc32(folded(name).encode())


def folded(name: str) -> str:
    """A name without case, accents, hyphens and apostrophes, and without the Arabic article before it."""
    letters = re.sub(r"[^\w\s-]", "", plain(name)).replace("-", " ")
    return _ARTICLE.sub("", " ".join(letters.split()))


_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|an|az) (?=\w{3})")


@cache
def _known() -> npt.NDArray[np.uint32]:
    packed = (resources.files("reportpipe.annotate") / "data" / "towns.bin").read_bytes()
    return np.frombuffer(packed, dtype="<u4")
