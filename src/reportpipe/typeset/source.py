"""The source text for the appendix: numbered paragraphs, cut where the evidence of an item begins and ends."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from reportpipe.model import NUMBERED, Article, Block, Memo, Span
from reportpipe.typeset import dates

Say = Callable[..., str]
_BETWEEN = " · "


@dataclass(frozen=True)
class Segment:
    """Some words of a paragraph; `items` are the ids of those who cite them, joined by spaces, empty for nobody."""

    text: str
    items: str


@dataclass(frozen=True)
class CitedBy:
    """A link from a paragraph back to an item that cites it."""

    text: str
    href: str


@dataclass(frozen=True)
class BlockView:
    kind: str
    """A kind of model.Block, with a hyphen for the space."""
    number: int | None
    """n of ¶n; None for a heading, a byline or boilerplate."""
    id: str | None
    segments: tuple[Segment, ...]
    cited_by: tuple[CitedBy, ...]
    reason: str | None
    """Why it is boilerplate, in the style's words; None for every other kind."""


@dataclass(frozen=True)
class SourceView:
    id: str
    label: str | None
    """`Source 2`; None when there is only one."""
    title: str
    meta: str
    """Author, publisher, date: one line."""
    blocks: tuple[BlockView, ...]
    omitted: str | None
    """What is left out, as a sentence; None when nothing is."""


@dataclass(frozen=True)
class Citation:
    start: int
    end: int
    item: str
    name: str


@dataclass(frozen=True)
class Citations:
    """Which words of each article are cited by whom."""

    by_article: dict[str, tuple[Citation, ...]]
    merged: bool = False
    """Tell only cited from not cited: fewer pieces, which is what print needs."""

    def coarse(self) -> "Citations":
        return replace(self, merged=True)


def cite(memo: Memo, named: tuple[tuple[str, str, tuple[Span, ...]], ...]) -> Citations:
    """Citations from (item id, its name for readers, evidence), in the order that readers should meet the names."""
    by_article: dict[str, list[Citation]] = {article.id: [] for article in memo.articles}
    for item, name, evidence in named:
        for span in evidence:
            by_article[span.article].append(Citation(span.start, span.end, item, name))
    return Citations({article: tuple(found) for article, found in by_article.items()})


def source_view(memo: Memo, article: Article, say: Say, citations: Citations) -> SourceView:
    number = memo.articles.index(article) + 1
    found = citations.by_article[article.id]
    blocks = []
    omitted = 0
    for block in article.blocks:
        if block.kind == "title" and article.text[block.start : block.end].split() == article.title.split():
            continue  # printed as the heading of the whole
        if block.kind == "boilerplate" and memo.layout.boilerplate == "omit":
            omitted += 1
            continue
        place = paragraph_id(number, article.paragraph_number(block.start), len(memo.articles))
        blocks.append(_block(article, block, (place, found, citations.merged), say))
    return SourceView(
        id=f"source{number}",
        label=say("source_number", n=number) if len(memo.articles) > 1 else None,
        title=article.title,
        meta=_meta(article, say),
        blocks=_gathered(blocks),
        omitted=say("boilerplate_omitted", n=omitted) if omitted else None,
    )


def paragraph_id(article_number: int, n: int, articles: int) -> str:
    """The anchor of ¶n: `p7`, or `s2p7` in a memo on several articles."""
    return f"p{n}" if articles == 1 else f"s{article_number}p{n}"


def _block(article: Article, block: Block, context: tuple[str, tuple[Citation, ...], bool], say: Say) -> BlockView:
    place, found, merged = context
    numbered = block.kind in NUMBERED
    inside = tuple(c for c in found if c.start < block.end and c.end > block.start)
    cited_by = dict.fromkeys(CitedBy(citation.name, f"#{citation.item}") for citation in inside)
    return BlockView(
        kind="heading" if block.kind == "title" else block.kind.replace(" ", "-"),
        number=article.paragraph_number(block.start) if numbered else None,
        id=place if numbered else None,
        segments=_segments(article.text, block, inside, merged=merged),
        cited_by=tuple(cited_by) if numbered else (),
        reason=say("boilerplate_shown", reason=block.reason) if block.kind == "boilerplate" and block.reason else None,
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


def _segments(text: str, block: Block, inside: tuple[Citation, ...], *, merged: bool) -> tuple[Segment, ...]:
    """The block's words, cut wherever somebody's evidence begins or ends."""
    cuts = {block.start, block.end}
    for citation in inside:
        cuts |= {max(citation.start, block.start), min(citation.end, block.end)}
    places = sorted(cuts)
    segments: list[Segment] = []
    for start, end in pairwise(_without_gaps(text, inside, places) if merged else places):
        items = tuple(dict.fromkeys(c.item for c in inside if c.start < end and c.end > start))
        shown = ("cited" if items else "") if merged else " ".join(items)
        if segments and segments[-1].items == shown:
            segments[-1] = Segment(segments[-1].text + text[start:end], shown)
        else:
            segments.append(Segment(text[start:end], shown))
    return tuple(segments)


def _without_gaps(text: str, inside: tuple[Citation, ...], places: list[int]) -> list[int]:
    """The cuts but for those around a mere space between cited words: one tint runs on."""
    gaps = {
        place
        for start, end in pairwise(places)
        if not text[start:end].strip() and not any(c.start < end and c.end > start for c in inside)
        for place in (start, end)
    }
    return [place for place in places if place not in gaps or place in (places[0], places[-1])]


def _meta(article: Article, say: Say) -> str:
    published = article.published
    parts = [
        ", ".join(article.authors) or say("authors_unknown"),
        article.publisher or say("publisher_unknown"),
        dates.interval(published.first, published.last, say) if published else say("published_unknown"),
    ]
    return " · ".join(parts)
