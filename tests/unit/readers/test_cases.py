"""Whole sources of our own, read and written out block by block, against golden files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportpipe.model import Article
from reportpipe.readers import read

CASES = Path(__file__).parents[2] / "cases" / "readers"


def as_text(article: Article) -> str:
    """What is known about an article, its notes, and its blocks with kind, level and reason."""
    published = article.published
    date = f"{published.first} to {published.last} ({published.origin}: {published.reason})" if published else "unknown"
    lines = [
        f"title: {article.title} ({article.title_origin})",
        f"authors: {'; '.join(article.authors)} ({article.authors_origin})",
        f"publisher: {article.publisher} ({article.publisher_origin})",
        f"published: {date}",
        f"language: {article.language}",
        *(f"note: {note.code} {note.level}: {note.message}" for note in article.notes),
    ]
    for block in article.blocks:
        level = f" {block.level}" if block.level else ""
        lines += ["", f"[{block.reason or block.kind}{level}]", article.text[block.start : block.end]]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir()))
def test_case(case: str, golden: Callable[[Path, str], None]):
    source = min((CASES / case / "in").iterdir())
    golden(CASES / case / "golden" / "article.txt", as_text(read(source.read_bytes(), source.name)))
