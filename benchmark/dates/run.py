"""How well dates are found, read and given to their events: `benchmark/dates/run.py [--check] [--peers [--every N]]`.

On TempEval-3 training news (`tbaq`, exact TIMEX3 values) and GUM (`gum`, calendar days). `--peers` runs other taggers
that are installed on the same documents; `--check` compares the figures with those of the reference scorer. That data
holds no links between dates and events, so these are measured on sentences of our own (`attachment.py`).
"""

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import attachment
import peers
from timexscore import score

from reportpipe.annotate.dates import find_dates

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT.parent / "shared" / "data" / "dates"
SETS = {"tbaq": ("tbaq.jsonl", False), "gum": ("gum-train.jsonl", True)}
Spans = list[dict[str, Any]]
Tagger = Callable[[list[tuple[str, dt.date | None]]], list[Spans]]
"""(text, publication date) of each document -> `start, end, type, value` of each expression of each document."""


def measure() -> dict[str, float]:
    """F1 and accuracy in per cent, and documents per second."""
    return tagging(ours) | {f"attachment_{half}": attachment.accuracy(half) for half in attachment.HALVES}


def tagging(tagger: Tagger, every: int = 1, clock: Callable[[], float] = time.process_time) -> dict[str, float]:
    """The figures of one tagger on every n-th document; {} with a printed reason where the data is absent."""
    if not DATA.is_dir():
        print(f"benchmark/dates: no {DATA}, no tagging measured")
        return {}
    figures: dict[str, float] = {}
    for name, (file, calendar) in SETS.items():
        documents = _load(file)[::every]
        began = clock()
        found = tagger([(document["text"], _day(document)) for document in documents])
        seconds = clock() - began
        triples = [
            (document["text"], document["gold"], spans) for document, spans in zip(documents, found, strict=True)
        ]
        figures |= {f"{name}_{key}": value for key, value in score(triples, calendar=calendar).items()}
        figures[f"{name}_documents_per_second"] = round(len(documents) / seconds, 1)
    return figures


def ours(documents: list[tuple[str, dt.date | None]]) -> list[Spans]:
    return [_spans(text, published) for text, published in documents]


def _spans(text: str, published: dt.date | None) -> Spans:
    found = find_dates(text, published)
    return [{"start": item.start, "end": item.end, "type": item.type, "value": item.value} for item in found]


def compare(every: int) -> None:
    """Ours, then the figures of each peer that can run here, and of two rules of thumb for attachment."""
    _show("reportpipe", tagging(ours, every))
    for half in attachment.HALVES:
        for name, choice in (("nearest verb", attachment.nearest), ("nearest to the left", attachment.nearest_before)):
            _show(name, {f"attachment_{half}": attachment.accuracy(half, choice)})
    for name, peer in peers.PEERS.items():
        reason = peer.missing()
        if reason:
            print(f"{name}: {reason}")
        else:
            _show(name, tagging(peer.tag, every, peer.clock))


def check() -> None:
    """Whether the reference scorer gives the same figures.

    Raises:
        AssertionError: it does not.
    """
    for name, (file, calendar) in SETS.items():
        documents = _load(file)
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as rows:
            for document in documents:
                spans = _spans(document["text"], _day(document))
                rows.write(json.dumps({"doc_id": document["doc_id"], "spans": spans}) + "\n")
            rows.flush()
            call = [sys.executable, str(DATA / "score_dates.py"), str(DATA / file), rows.name, "--json"]
            answer = subprocess.run(call + ["--interval"] * calendar, capture_output=True, check=True, text=True)
        theirs = json.loads(answer.stdout)
        triples = [
            (document["text"], document["gold"], _spans(document["text"], _day(document))) for document in documents
        ]
        mine = score(triples, calendar=calendar)
        for key in ("strict", "relaxed", "value"):
            assert abs(mine[key] - theirs[f"{key}_f1"]) < 0.02, (name, key, mine[key], theirs[f"{key}_f1"])
        assert abs(mine["type"] - theirs["type_acc"]) < 0.02
        print(f"{name}: equal to the reference scorer")


def _load(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / file).read_text(encoding="utf8").splitlines()]


def _day(document: dict[str, Any]) -> dt.date | None:
    return dt.date.fromisoformat(document["dct"][:10]) if document["dct"] else None


def _show(name: str, figures: dict[str, float]) -> None:
    for key, value in figures.items():
        print(f"{name:20} {key:32} {value:8}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the reference scorer")
    parser.add_argument("--peers", action="store_true", help="run the other taggers that are installed")
    parser.add_argument("--every", type=int, default=1, help="peers on every n-th document only (HeidelTime is slow)")
    options = parser.parse_args()
    _show("reportpipe", measure())
    if options.check:
        check()
    if options.peers:
        compare(options.every)
