"""The source text for the appendix: numbered paragraphs and tables, cut where evidence of items begins and ends."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from reportpipe.model import NUMBERED, Article, Block, Memo, Span
from reportpipe.styles.contract import LANGUAGE
from reportpipe.typeset import dates
from reportpipe.typeset.citations import Citations, Segment, segments, within
from reportpipe.typeset.source_table import Measure, TableView, table_view

Say = Callable[..., str]
_BETWEEN = " · "
_DEEPEST = {"heading": 2, "list item": 3}
"""Depths that a page tells apart; what lies deeper looks like the last of them."""


@dataclass(frozen=True)
class CitedBy:
    """A link from a paragraph back to an item that cites it."""

    text: str
    href: str


@dataclass(frozen=True)
class BlockView:
    kind: str
    """A kind of model.Block, with a hyphen for the space."""
    depth: int
    """Headings: 1, or 2 for all below others; list items: 1 to 3. Otherwise 0."""
    number: int | None
    """n of ¶n; None for a heading, a byline or boilerplate."""
    id: str | None
    segments: tuple[Segment, ...]
    """Its words; of a table its rows as lines."""
    table: TableView | None
    """Its rows as cells; None for every other kind, and where they are better read as lines."""
    cited_by: tuple[CitedBy, ...]
    reason: str | None
    """Why it is boilerplate, in the style's words; None for every other kind."""
    language: str | None
    """Of its words (ISO 639-1), where it is another one than the page's; else None."""


@dataclass(frozen=True)
class SourceView:
    id: str
    label: str | None
    """`Source 2`; None when there is only one."""
    title: str
    language: str | None
    """As of its blocks."""
    meta: str
    """Author, publisher, date: one line."""
    blocks: tuple[BlockView, ...]
    omitted: str | None
    """What is left out, as a sentence; None when nothing is."""


@dataclass(frozen=True)
class Source:
    """How the source text of a memo is to be shown."""

    memo: Memo
    say: Say
    citations: Citations
    measure: Measure


def source_view(shown: Source, article: Article) -> SourceView:
    memo, say = shown.memo, shown.say
    number = memo.articles.index(article) + 1
    blocks = []
    omitted = 0
    above: list[int] = []
    for block in article.blocks:
        if block.kind == "title" and article.text[block.start : block.end].split() == article.title.split():
            continue  # printed as the heading of the whole
        if block.kind == "boilerplate" and memo.layout.boilerplate == "omit":
            omitted += 1
            continue
        place = paragraph_id(number, article.paragraph_number(block.start), len(memo.articles))
        blocks.append(_block(shown, article, block, place, _depth(block, above)))
    return SourceView(
        id=f"source{number}",
        label=say("source_number", n=number) if len(memo.articles) > 1 else None,
        title=article.title,
        language=other_language(article),
        meta=_meta(article, say),
        blocks=_gathered(blocks),
        omitted=say("boilerplate_omitted", n=omitted) if omitted else None,
    )


def row_anchors(sources: tuple[SourceView, ...]) -> frozenset[str]:
    """The anchors of rows of tables."""
    tables = [block.table for source in sources for block in source.blocks if block.table]
    return frozenset(row.id for table in tables for row in (*table.head, *table.rows) if row.id)


def other_language(article: Article) -> str | None:
    """The language of an article (ISO 639-1), where it is another one than that of the style's own words."""
    return article.language if article.language != LANGUAGE else None


def paragraph_id(article_number: int, n: int, articles: int) -> str:
    """The anchor of ¶n: `p7`, or `s2p7` in a memo on several articles."""
    return f"p{n}" if articles == 1 else f"s{article_number}p{n}"


def _depth(block: Block, above: list[int]) -> int:
    """How deep a heading or a list item stands; `above`: levels of the headings that this one stands under.

    Headings by their order, not by the level that the source gives them: no depth is left out.
    """
    depth = block.level
    if block.kind in {"heading", "title"}:
        while above and above[-1] >= block.level:
            above.pop()
        above += [block.level] if block.level else []
        depth = len(above) or 1
    return min(depth, _DEEPEST.get(_kind(block), 0))


def _kind(block: Block) -> str:
    return "heading" if block.kind == "title" else block.kind


def _block(shown: Source, article: Article, block: Block, place: str, depth: int) -> BlockView:
    numbered, found = block.kind in NUMBERED, shown.citations.by_article[article.id]
    cited_by = dict.fromkeys(CitedBy(citation.name, f"#{citation.item}") for citation in within(block, found))

    def cut(words: Block | Span) -> tuple[Segment, ...]:
        return segments(article.text, words, found, merged=shown.citations.merged)

    return BlockView(
        kind=_kind(block).replace(" ", "-"),
        depth=depth,
        number=article.paragraph_number(block.start) if numbered else None,
        id=place if numbered else None,
        segments=cut(block),
        table=table_view(article, block, place, shown.measure, cut) if block.kind == "table" else None,
        cited_by=tuple(cited_by) if numbered else (),
        reason=shown.say("boilerplate_shown", reason=block.reason)
        if block.kind == "boilerplate" and block.reason
        else None,
        language=other_language(article),
    )


def _gathered(blocks: list[BlockView]) -> tuple[BlockView, ...]:
    """Runs of boilerplate of one kind, such as five buttons to share a page, as one paragraph."""
    gathered: list[BlockView] = []
    for block in blocks:
        last = gathered[-1] if gathered else None
        if last and block.reason and last.reason == block.reason:
            gathered[-1] = replace(last, segments=(*last.segments, Segment(_BETWEEN, ""), *block.segments))
        else:
            gathered.append(block)
    return tuple(gathered)


def _meta(article: Article, say: Say) -> str:
    published = article.published
    parts = [
        ", ".join(article.authors) or say("authors_unknown"),
        article.publisher or say("publisher_unknown"),
        dates.interval(published.first, published.last, say) if published else say("published_unknown"),
    ]
    return " · ".join(parts)
