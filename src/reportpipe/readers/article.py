"""A Draft as an Article: normalised, structured, with boilerplate marked, metadata found and offsets exact."""

from collections.abc import Sequence
from dataclasses import replace

from reportpipe.errors import EmptySource
from reportpipe.model import Article, Block, Source, make_id
from reportpipe.readers.boilerplate import mark_boilerplate
from reportpipe.readers.bylines import mark_bylines
from reportpipe.readers.draft import Draft, RawBlock
from reportpipe.readers.masthead import find_title, mark_below_title
from reportpipe.readers.metadata import describe, find_authors
from reportpipe.readers.normalise import normalise
from reportpipe.readers.structure import find_structure
from reportpipe.settings import Settings

BETWEEN = "\n\n"
"""What stands between two blocks of Article.text."""


def make_article(draft: Draft, source: Source, settings: Settings) -> Article:
    """The Article of a draft.

    Raises:
        EmptySource: no block holds a word.
    """
    blocks, notes = normalise(draft.blocks, source.name)
    if not any(char.isalnum() for block in blocks for char in block.text):
        raise EmptySource(
            "there is no text in it.", where=source.name, hint="Check that it is the right file and not an empty copy."
        )
    draft = replace(draft, authors=tuple(claim for claim in draft.authors if claim.value.strip()))
    known = tuple(claim.value for claim in draft.authors)
    title = draft.title.value if draft.title else None
    blocks = find_title(find_structure(blocks, plain=draft.plain), title, plain=draft.plain)
    blocks = mark_below_title(mark_bylines(blocks, known), plain=draft.plain)
    authors, _ = find_authors(blocks, [claim for claim in draft.authors if claim.firm])
    blocks = mark_boilerplate(blocks, authors)
    about = describe(blocks, draft, source.name, settings)
    text, placed = place(blocks)
    return Article(
        id=make_id("article", source.id, text),
        source=source,
        title=about.title,
        title_origin=about.title_origin,
        text=text,
        blocks=placed,
        authors=about.authors,
        authors_origin=about.authors_origin,
        publisher=about.publisher,
        publisher_origin=about.publisher_origin,
        published=about.published,
        language=about.language,
        notes=(*draft.notes, *notes, *about.notes),
    )


def place(blocks: Sequence[RawBlock]) -> tuple[str, tuple[Block, ...]]:
    """The text that the blocks make, and the blocks with their places in it."""
    placed = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        placed.append(Block(kind=block.kind, start=start, end=end, level=block.level, reason=block.reason))
        start = end + len(BETWEEN)
    return BETWEEN.join(block.text for block in blocks), tuple(placed)
