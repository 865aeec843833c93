"""Memos to set in every packaged style: the harbour memo, and others made on a text of our own."""

from collections.abc import Callable, Sequence

import pytest

from reportpipe.model import Actor, Article, Block, Event, Memo, Point, Section, SectionKind, Source, When, make_id


@pytest.fixture(scope="session")
def made() -> Callable[..., Memo]:
    """A memo on these paragraphs: a point and an event for each, and these actors, all shown."""
    return make


def make(
    paragraphs: list[str], names: Sequence[str] = (), *, dated: bool = True, most: int = 99, **fields: object
) -> Memo:
    article = _article(paragraphs)
    whole = [article.span(block.start, block.end) for block in article.paragraphs]
    points = tuple(
        Point(id=make_id("pt", n), text=text, role="bottom line" if n == 0 else "key point", evidence=(span,))
        for n, (text, span) in enumerate(zip(paragraphs, whole, strict=True))
    )
    events = tuple(
        Event(id=make_id("ev", n), when=_when(n), text=text, evidence=(span,))
        for n, (text, span) in enumerate(zip(paragraphs, whole, strict=True))
        if dated
    )
    actors = tuple(
        Actor(id=make_id("ac", name), name=name, kind="person", role=f"envoy {n}", evidence=(whole[n % len(whole)],))
        for n, name in enumerate(names)
    )
    shown: dict[SectionKind, tuple[Point | Actor | Event, ...]] = {
        "bottom line": points[:1],
        "key points": points[1:],
        "actors": actors,
        "timeline": events,
        "source note": (),
    }
    sections = tuple(
        Section(id=make_id("s", kind), kind=kind, items=tuple(item.id for item in items[:most]))
        for kind, items in shown.items()
    )
    values = {"title": "Ferry to Orsk", "articles": (article,), "sections": sections, "producer": "reportpipe"}
    return Memo(id="memo_0", points=points, actors=actors, events=events, **(values | fields))  # type: ignore[arg-type]


def _article(paragraphs: list[str]) -> Article:
    text = "\n\n".join(paragraphs)
    starts = [sum(len(p) + 2 for p in paragraphs[:n]) for n in range(len(paragraphs))]
    blocks = tuple(
        Block(kind="paragraph", start=start, end=start + len(p)) for start, p in zip(starts, paragraphs, strict=True)
    )
    source = Source(id="0" * 64, name="ferry.txt", media_type="text/plain", size=len(text.encode()))
    return Article(id=make_id("a", text), source=source, title="Ferry", title_origin="stated", text=text, blocks=blocks)


def _when(n: int) -> When:
    year = 2001 + n
    return When.model_validate(
        {
            "said": f"in {year}",
            "first": f"{year}-01-01",
            "last": f"{year}-12-31",
            "precision": "year",
            "anchor": "stated",
        }
    )
