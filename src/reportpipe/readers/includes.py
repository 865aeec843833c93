"""Requests in a marked-up text for other files: pandoc, which may not open any, would refuse the whole text for one."""

import re

from reportpipe.model import Note

_REQUESTS = {
    "text/x-rst": re.compile(r"^[ \t]*+(?:\.\. +(?:literal)?include::|:(?:file|url):)[^\n]*+\n?", re.MULTILINE),
    "text/asciidoc": re.compile(r"^include::[^\n\[]*+\[[^\n]*+\n?", re.MULTILINE),
    "text/x-typst": re.compile(
        r"#(?:include|import)[ \t]++\"[^\"\n]*+\"[^\n]*+|#(?:read|csv|json|yaml|toml|xml|bibliography)\([^()\n]*+\)"
    ),
}


def without_includes(text: str, media_type: str, source_name: str) -> tuple[str, tuple[Note, ...]]:
    """The text without its requests for other files, and a Note that says how many there were."""
    requests = _REQUESTS.get(media_type)
    if requests is None:
        return text, ()
    text, count = requests.subn("", text)
    if not count:
        return text, ()
    return text, (
        Note(
            code="reader.includes",
            level="warning",
            message=f"What it includes from other files was left out (requests: {count}).",
            where=source_name,
            hint="Put the included text into the file if it belongs to the article.",
        ),
    )
