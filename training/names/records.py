"""The training records as running text with labelled spans, as the model will meet them: raw, not tokenised."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

CORPORA = ("gum", "wikigold", "politics", "uner", "docred")
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other", "X": "unknown"}
UNCLEAR = "see LICENSE.txt"
"""Records whose licence is not stated are measured on, and never trained on."""

_CLOSING = re.compile(r"^(?:[,.;:!?%)\]}’”]|['’](?:s|S|re|ve|ll|d|m)|n['’]t|\.\.\.|-|–|/)$")
_OPENING = frozenset("([{$£€“‘-–/#")


class Record(NamedTuple):
    """One document."""

    name: str
    corpus: str
    licence: str
    genre: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    """start, end (code points), kind."""
    sentences: tuple[tuple[int, int], ...]


def load(folder: Path) -> list[Record]:
    """Every record of data/names; the spacing of the original where data/actors has it."""
    originals = {}
    for line in (folder / "actors" / "gum-train.jsonl").read_text(encoding="utf8").splitlines():
        document = json.loads(line)
        originals[document["id"]] = document["text"]
    lines = (folder / "names" / "train.jsonl").read_text(encoding="utf8").splitlines()
    return [_record(json.loads(line), originals) for line in lines]


def held_out(record: Record) -> bool:
    """Every seventh GUM document of each genre is measured on; so is all whose licence is unclear."""
    return record.corpus == "gum" and (record.licence == UNCLEAR or _seventh(record.name))


def _seventh(name: str) -> bool:
    return sum(name.encode("utf8")) % 7 == 3


def _record(document: dict[str, Any], originals: dict[str, str]) -> Record:
    name, corpus = document["id"], document["source"]
    sentences = [sentence["words"] for sentence in document["sentences"]]
    placed = _align(sentences, originals[name]) if name in originals else None
    text, places = (originals[name], placed) if placed is not None else _join(sentences)
    spans: list[tuple[int, int, str]] = []
    for sentence, where in zip(document["sentences"], places, strict=True):
        spans += _spans(sentence["tags"], where)
    bounds = tuple((where[0][0], where[-1][1]) for where in places if where)
    genre = name.split("_")[1] if corpus == "gum" else corpus
    return Record(name, corpus, document["licence"], genre, text, tuple(spans), bounds)


def _spans(tags: list[str], where: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        label = tag[2:] if tag[1:2] == "-" else tag
        if kind and (tag[:2] != "I-" or label != kind) and not (tag == "X" == kind):
            yield where[start][0], where[index - 1][1], KINDS[kind]
            kind = ""
        if not kind and tag != "O":
            start, kind = index, label


def _align(sentences: list[list[str]], text: str) -> list[list[tuple[int, int]]] | None:
    """Where each word stands in the original; None when it is another text."""
    places, at = [], 0
    for sentence in sentences:
        row = []
        for word in sentence:
            found = text.find(word, at, at + len(word) + 200)
            if found < 0:
                return None
            row.append((found, found + len(word)))
            at = found + len(word)
        places.append(row)
    return places


def _join(sentences: list[list[str]]) -> tuple[str, list[list[tuple[int, int]]]]:
    """Words set as a typesetter would: no space before a closing mark or after an opening one."""
    parts: list[str] = []
    length = 0
    places = []
    for sentence in sentences:
        row = []
        quoted = False
        before = ""
        for index, word in enumerate(sentence):
            closing = bool(_CLOSING.match(word)) or (word == '"' and quoted)
            opened = before in _OPENING or (before == '"' and quoted)
            gap = "" if not length or (index and (closing or opened)) else " "
            parts.append(gap + word)
            length += len(gap) + len(word)
            row.append((length - len(word), length))
            quoted ^= word == '"'
            before = word
        places.append(row)
    return "".join(parts), places
