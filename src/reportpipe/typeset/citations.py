"""Who cites which words of a source: its text, cut where the evidence of an item begins and ends."""

from dataclasses import dataclass, replace
from itertools import pairwise

from reportpipe.model import Block, Memo, Span


@dataclass(frozen=True)
class Segment:
    """Some words of a paragraph; `items` are the ids of those who cite them, joined by spaces, empty for nobody."""

    text: str
    items: str


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


def within(place: Block | Span, found: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The citations of any of the words of a place."""
    return tuple(c for c in found if c.start < place.end and c.end > place.start)


def segments(text: str, place: Block | Span, found: tuple[Citation, ...], *, merged: bool) -> tuple[Segment, ...]:
    """The words of a place, cut wherever somebody's evidence begins or ends."""
    inside = within(place, found)
    cuts = {place.start, place.end}
    for citation in inside:
        cuts |= {max(citation.start, place.start), min(citation.end, place.end)}
    places = sorted(cuts)
    pieces: list[Segment] = []
    for start, end in pairwise(_without_gaps(text, inside, places) if merged else places):
        items = tuple(dict.fromkeys(c.item for c in inside if c.start < end and c.end > start))
        shown = ("cited" if items else "") if merged else " ".join(items)
        if pieces and pieces[-1].items == shown:
            pieces[-1] = Segment(pieces[-1].text + text[start:end], shown)
        else:
            pieces.append(Segment(text[start:end], shown))
    return tuple(pieces)


def _without_gaps(text: str, inside: tuple[Citation, ...], places: list[int]) -> list[int]:
    """The cuts but for those around a mere space between cited words: one tint runs on."""
    gaps = {
        place
        for start, end in pairwise(places)
        if not text[start:end].strip() and not any(c.start < end and c.end > start for c in inside)
        for place in (start, end)
    }
    return [place for place in places if place not in gaps or place in (places[0], places[-1])]
