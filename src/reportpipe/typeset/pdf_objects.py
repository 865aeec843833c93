"""Every object of a PDF turned into bytes once.

pydyf asks each object for its bytes when it writes it and again for the identifier that PDF/A wants, and deflates
streams each time at the slowest level: an eighth of a PDF's CPU. Done once at zlib's usual level, files grow by 1 %.
"""

import zlib
from functools import lru_cache
from typing import Any

import pydyf

_LEVEL = 6
"""Of zlib, on the streams of ten memos: 9 takes 0.30 s and 863 kB, 6 0.11 s and 872 kB, 4 0.06 s and 911 kB."""
_BEFORE, _AFTER = b"stream\n", b"\nendstream"


class _Written(pydyf.Object):  # type: ignore[misc]  # pydyf publishes no types
    """An object whose bytes are known."""

    data = b""

    def __init__(self, source: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = source.number, source.generation, source.free
        self.data = source.data


class _Settled(pydyf.PDF):  # type: ignore[misc]  # as above
    """A file that is being written: what is still added, the stream that holds the other objects, is deflated once."""

    def add_object(self, item: Any) -> None:
        super().add_object(item)
        if isinstance(item, pydyf.Stream):
            _deflate(item)


def settle(pdf: Any) -> None:
    """Fix the bytes of all objects; what is changed in them afterwards is not written. The last step of a finisher."""
    for index, item in enumerate(pdf.objects):
        if isinstance(item, pydyf.Stream):
            _deflate(item)
        elif item.free == "n":
            pdf.objects[index] = _Written(item)
    if type(pdf) is pydyf.PDF:
        pdf.__class__ = _Settled


def _deflate(stream: Any) -> None:
    if not stream.compress:
        return
    _, _, rest = pydyf.Stream(stream.stream).data.partition(_BEFORE)
    stream.stream = [_compressed(rest.removesuffix(_AFTER))]
    stream.extra = {**stream.extra, "Filter": "/FlateDecode"}
    stream.compress = False


@lru_cache(maxsize=128)
def _compressed(data: bytes) -> bytes:
    """What is the same in the next edition of a memo (fonts, most pages, the colour profile) is deflated once."""
    return zlib.compress(data, _LEVEL)
