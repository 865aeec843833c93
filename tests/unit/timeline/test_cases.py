"""Whole articles of our own writing: the rows of each, as text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportpipe.model import Article, Event, Findings
from reportpipe.settings import Settings

CASES = Path(__file__).parents[2] / "cases" / "timeline"


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_rows_of_an_article_are_its_golden(
    name: str, golden: Callable[[Path, str], None], make_article: Callable[..., Article]
) -> None:
    from reportpipe.annotate import timeline

    article = _read(CASES / name / "in" / "article.txt", make_article)
    findings = timeline.annotate(article, Findings(article=article.id), Settings())
    lines = [line for event in findings.events for line in _lines(article, event)]
    lines += [f"{note.code}: {note.message}" for note in findings.notes]
    golden(CASES / name / "golden" / "rows.txt", "\n".join(lines) + "\n")


def _read(path: Path, make_article: Callable[..., Article]) -> Article:
    head, title, text = path.read_text(encoding="utf8").rstrip("\n").split("\n\n", 2)
    parts = [line for part in text.split("\n\n") for line in (part.split("\n") if part.startswith("•") else [part])]
    return make_article("\n\n".join(parts), head.removeprefix("published: "), title)


def _lines(article: Article, event: Event) -> list[str]:
    when = event.when
    about = "about " if when.approximate else ""
    return [
        f"{when.first} .. {when.last}  {about}{when.precision}, {when.status}, {when.anchor}  [{when.said}]",
        f"    {event.text}",
        *(f"    < {article.words(span)}" for span in event.evidence),
    ]
