"""Any article's bytes as an Article: sniff -> read -> normalise -> mark boilerplate -> find metadata.

A reader is a function `read(data: bytes, source: Source, settings: Settings) -> Draft` and a row of `READERS`.
Readers know nothing of each other; what every article needs happens once, in `article.make_article`.
"""

import hashlib
from functools import cache

from reportpipe.errors import Malformed, TooLarge
from reportpipe.model import Article, Source
from reportpipe.readers.article import make_article
from reportpipe.readers.draft import Draft
from reportpipe.readers.sniff import sniff
from reportpipe.registry import Table
from reportpipe.settings import Settings

READERS = Table(
    noun="reader",
    group="reportpipe.readers",
    builtin={
        "text/plain": "reportpipe.readers.text:read",
        "text/html": "reportpipe.readers.html:read",
        "multipart/related": "reportpipe.readers.html:read_archive",
        "message/rfc822": "reportpipe.readers.mail:read",
        "application/pdf": "reportpipe.readers.pdf:read",
        "application/rtf": "reportpipe.readers.rtf:read",
        "pandoc": "reportpipe.readers.pandoc:read",
    },
)
"""Readers by media type; `pandoc` reads every type that has no row of its own."""


def read(data: bytes, source_name: str, origin: str | None = None, settings: Settings = Settings()) -> Article:  # noqa: B008 - frozen
    """The article that some bytes hold.

    Args:
        data: the whole file.
        source_name: its name without a folder; its extension decides only among kinds that look alike.
        origin: path or address, for the record; None for bytes that came from nowhere.
        settings: limits, and `published` to override the date.

    Raises:
        InputError: one of EmptySource, NotText, NoTextLayer, Encrypted, Malformed, TooLarge: nothing can be read.
        ToolError: pandoc is missing, too slow or broken.
    """
    if len(data) > settings.max_bytes:
        raise TooLarge(
            f"the file has {len(data):,} bytes; at most {settings.max_bytes:,} are read.",
            where=source_name,
            hint="Set max_bytes higher, or give only the article.",
        )
    media_type = sniff(data, source_name)
    source = Source(
        id=hashlib.sha256(data).hexdigest(), name=source_name, media_type=media_type, origin=origin, size=len(data)
    )
    reader = READERS.get(media_type if media_type in READERS.builtin or media_type in _added() else "pandoc")
    draft = reader(data, source, settings)
    if not isinstance(draft, Draft):
        raise Malformed(f"the reader of {media_type} gave no Draft.", where=source_name)
    return make_article(draft, source, settings)


@cache
def _added() -> tuple[str, ...]:
    """Media types that other packages read; looked up once, because it opens every installed package's metadata."""
    return READERS.added()
