"""Articles made of a few lines of text."""

from collections.abc import Callable, Sequence

import pytest

from reportpipe.model import Article, Block, BlockKind, Source

Part = tuple[BlockKind, str]


def build(parts: Sequence[Part], title: str = "Untitled") -> Article:
    """An article of these blocks."""
    blocks, at = [], 0
    for kind, text in parts:
        blocks.append(Block(kind=kind, start=at, end=at + len(text)))
        at += len(text) + 2
    return Article(
        id="article",
        source=Source(id="0" * 64, name="a.txt", media_type="text/plain", size=1),
        title=title,
        title_origin="stated",
        text="\n\n".join(text for _, text in parts),
        blocks=tuple(blocks),
    )


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    """`make_article([(kind, text), ...], title)`."""
    return build


def parse(text: str) -> Article:
    """The format of tests/cases/summary: `# title`, `## heading`, `- item`, `> quote`, `!! boilerplate`, `By ...`."""
    marks: tuple[tuple[str, BlockKind], ...] = (
        ("# ", "title"),
        ("## ", "heading"),
        ("- ", "list item"),
        ("> ", "quote"),
        ("!! ", "boilerplate"),
    )
    parts: list[Part] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        found = next(((kind, line.removeprefix(mark)) for mark, kind in marks if line.startswith(mark)), None)
        parts.append(found or ("byline" if line.startswith("By ") else "paragraph", line))
    title = next((words for kind, words in parts if kind == "title"), "Untitled")
    return build(parts, title)


@pytest.fixture(scope="session")
def parse_article() -> Callable[[str], Article]:
    return parse
