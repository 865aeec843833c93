"""GUM documents as articles, with the actors that people marked in them and how much each matters."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from reportpipe.model import Article, Block, Source

NON_COMMERCIAL = frozenset({"essay", "letter"})
"""Genres that may be measured on, but never learned on."""


class GoldActor(NamedTuple):
    """A cluster of mentions; only named ones count for finding it."""

    salience: int
    """0 to 5: how many of five summaries mention it."""
    spans: tuple[tuple[int, int], ...]
    """The names in its mentions."""
    sort: str
    """`person`, `organization` or `place`."""


class Document(NamedTuple):
    name: str
    genre: str
    article: Article
    actors: tuple[GoldActor, ...]


def load(data: Path) -> list[Document]:
    """Every document of data/actors."""
    lines = (data / "actors" / "gum-train.jsonl").read_text(encoding="utf8").splitlines()
    return [_document(json.loads(line)) for line in lines]


def _document(row: dict) -> Document:
    blocks: list[Block] = []
    for number, paragraph in enumerate(sorted(row["paragraphs"], key=lambda each: (each["start"], -each["end"]))):
        if blocks and paragraph["start"] < blocks[-1].end:
            continue  # a part of the one before: an item of a list
        head = paragraph["kind"] == "head"
        kind = ("heading" if number else "title") if head else "paragraph"
        blocks.append(Block(kind=kind, start=paragraph["start"], end=paragraph["end"], level=int(head)))
    digest = hashlib.sha256(row["text"].encode()).hexdigest()
    source = Source(id=digest, name=row["id"], media_type="text/plain", size=len(row["text"]))
    article = Article(
        id=digest, source=source, title=row["title"], title_origin="stated", text=row["text"], blocks=tuple(blocks)
    )
    actors = tuple(
        GoldActor(actor["salience"], _names(actor["mentions"]), actor["type"])
        for actor in row["actors"]
        if _names(actor["mentions"])
    )
    return Document(row["id"], row["genre"], article, actors)


def _names(mentions: list[dict]) -> tuple[tuple[int, int], ...]:
    return tuple((each["name"][0], each["name"][1]) for each in mentions if each["name"])
