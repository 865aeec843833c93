"""The harbour memo, as the golden memo.json of its case holds it, and its PDF."""

from collections.abc import Callable

import pytest

from reportpipe import styles
from reportpipe.model import Article, Block, Memo, Output, Section, Source, Style, make_id
from reportpipe.typeset import output


@pytest.fixture(scope="session")
def memo(harbour) -> Memo:
    return harbour


@pytest.fixture(scope="session")
def style() -> Style:
    return styles.find("memo")


@pytest.fixture(scope="session")
def pdf(memo: Memo) -> Output:
    return output(memo, "pdf")


@pytest.fixture(scope="session")
def bare() -> Callable[..., Memo]:
    """A memo on some paragraphs, without any findings."""

    def made(*paragraphs: str, **fields: object) -> Memo:
        text = "\n\n".join(paragraphs)
        starts = [sum(len(p) + 2 for p in paragraphs[:n]) for n in range(len(paragraphs))]
        blocks = tuple(
            Block(kind="paragraph", start=start, end=start + len(p))
            for start, p in zip(starts, paragraphs, strict=True)
        )
        source = Source(id="0" * 64, name="bare.txt", media_type="text/plain", size=len(text))
        article = Article(
            id=make_id("a", text), source=source, title="Bare", title_origin="derived", text=text, blocks=blocks
        )
        kinds = ("bottom line", "key points", "actors", "timeline", "source note")
        sections = tuple(Section(id=make_id("s", kind), kind=kind) for kind in kinds)
        values = {"title": "Bare", "articles": (article,), "sections": sections, "producer": "reportpipe", **fields}
        return Memo(id="memo_0", **values)

    return made
