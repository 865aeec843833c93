"""GUM train as articles, with its human summaries and the entities that matter; and ROUGE-1 recall.

The corpus lies in ../shared/data/summary (see the README there); nothing of it is part of this project.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reportpipe.annotate.wording import stem
from reportpipe.model import Article, Block, BlockKind, Source

CORPUS = Path(__file__).parents[2].parent / "shared" / "data" / "summary" / "gum-train.jsonl"
NON_COMMERCIAL = frozenset({"essay", "letter"})
"""Genres that may be evaluated on, but never trained on."""


class Document(NamedTuple):
    """One text of the corpus."""

    article: Article
    genre: str
    references: tuple[str, ...]
    """Summaries by people."""
    entities: tuple[tuple[int, int, frozenset[int]], ...]
    """For each sentence: start, end, the entities that it mentions."""
    salience: dict[int, int]
    """Entity -> how many of five summaries mention it."""


def load(path: Path = CORPUS) -> list[Document]:
    """All documents, in file order; empty where the corpus is absent."""
    if not path.exists():
        return []
    with path.open(encoding="utf8") as lines:
        return [_document(json.loads(line)) for line in lines]


def _document(record: dict[str, Any]) -> Document:
    blocks: list[Block] = []
    entities: list[tuple[int, int, frozenset[int]]] = []
    parts: list[str] = []
    at = 0
    for number, paragraph in enumerate(record["paras"]):
        begin = at
        for sentence in paragraph["sents"]:
            entities.append((at, at + len(sentence["text"]), frozenset(sentence["ents"])))
            at += len(sentence["text"]) + 1
        text = " ".join(sentence["text"] for sentence in paragraph["sents"])
        title = number == 0 and text == record["title"]
        blocks.append(Block(kind="title" if title else _kind(paragraph["block"]), start=begin, end=begin + len(text)))
        parts.append(text)
        at = begin + len(text) + 2
    article = Article(
        id=record["id"],
        source=Source(id="0" * 64, name=record["id"], media_type="text/plain", size=at),
        title=record["title"],
        title_origin="stated",
        text="\n\n".join(parts),
        blocks=tuple(blocks),
    )
    people = tuple(summary["text"] for summary in record["summaries"] if summary["by"].startswith("human"))
    salience = {int(entity): grade for entity, grade in record["salience"].items()}
    return Document(article, record["genre"], people, tuple(entities), salience)


def _kind(markup: str) -> BlockKind:
    table: tuple[tuple[str, BlockKind], ...] = (
        (r"(?:^|\| )head\b", "heading"),
        (r"caption", "caption"),
        (r"^(?:row|table|cell)", "table"),
        (r"item", "list item"),
        (r"^quote", "quote"),
    )
    return next((kind for pattern, kind in table if re.search(pattern, markup)), "paragraph")


def rouge(text: str, references: Sequence[str]) -> float:
    """ROUGE-1 recall on stems, against the reference that the text covers best."""
    mine = Counter(_stems(text))
    return max(
        (sum((mine & (theirs := Counter(_stems(r)))).values()) / max(1, theirs.total()) for r in references),
        default=0.0,
    )


def rouge_f1(text: str, references: Sequence[str]) -> float:
    """ROUGE-1 F1 on stems, against the reference that it is highest for."""
    mine = Counter(_stems(text))
    return max(
        (
            2 * sum((mine & (theirs := Counter(_stems(r)))).values()) / max(1, mine.total() + theirs.total())
            for r in references
        ),
        default=0.0,
    )


def _stems(text: str) -> list[str]:
    return [stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())]


def first_words(text: str, count: int) -> str:
    return " ".join(text.split()[:count])


def entity_recall(document: Document, spans: Sequence[tuple[int, int]]) -> float | None:
    """The share of the salience of all entities that the sentences in these spans mention; None: nothing is salient."""
    total = sum(document.salience.values())
    seen = {
        entity
        for start, end, present in document.entities
        for first, last in spans
        if 2 * (min(end, last) - max(start, first)) >= end - start
        for entity in present
    }
    return sum(grade for entity, grade in document.salience.items() if entity in seen) / total if total else None
