"""Articles made from a few lines: `# ` opens a heading, `% ` boilerplate, anything else is a paragraph."""

import hashlib
from collections.abc import Callable

import pytest

from reportpipe.annotate.actors import key_actors
from reportpipe.model import Actor, Article, Block, Source

KINDS = {"# ": "heading", "% ": "boilerplate", "^ ": "caption"}


def _make(text: str, **about: object) -> Article:
    blocks, parts, at = [], [], 0
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        kind = KINDS.get(line[:2], "paragraph")
        words = line if kind == "paragraph" else line[2:]
        reason = "author biography" if kind == "boilerplate" else None
        blocks.append(Block(kind=kind, start=at, end=at + len(words), level=int(kind == "heading"), reason=reason))
        parts.append(words)
        at += len(words) + 2
    whole = "\n\n".join(parts)
    digest = hashlib.sha256(whole.encode("utf8", "surrogatepass")).hexdigest()
    source = Source(id=digest, name="made.txt", media_type="text/plain", size=len(whole))
    return Article(
        id=digest,
        source=source,
        title="Made",
        title_origin="derived",
        text=whole,
        blocks=tuple(blocks),
        **about,
    )


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    return _make


def _named(article: Article, name: str) -> Actor | None:
    """The row that a name stands in, as its name or another one."""
    rows = key_actors(article)
    return next((row for row in rows if name in {row.name, *(alias.name for alias in row.aliases)}), None)


@pytest.fixture(scope="session")
def named() -> Callable[[Article, str], Actor | None]:
    return _named


@pytest.fixture(scope="session")
def reasons() -> Callable[[Article, str], dict[str, str]]:
    """The other names in the row of a name, each with its reason."""
    return lambda article, name: {alias.name: alias.reason for alias in _named(article, name).aliases}
