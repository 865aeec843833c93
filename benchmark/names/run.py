"""Names from raw text on GUM documents that the packaged model was not trained on.

    python benchmark/names/run.py

Strict: the same span and kind. Relaxed: the same kind, spans that overlap. `held_out_*` are the documents set aside
from the genres trained on; `unseen_*` are speeches and textbooks, genres it never saw.
"""

import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT.parent / "shared" / "data"
KINDS = ("person", "organisation", "place")


def measure() -> dict[str, float]:
    """F1 in per cent, words per second of processor time; {} with a printed reason where the data is absent."""
    if not (DATA / "names").is_dir():
        print(f"benchmark/names: no {DATA / 'names'}, nothing measured")
        return {}
    sys.path.insert(0, str(ROOT / "training" / "names"))
    from records import UNCLEAR, held_out, load

    from reportpipe.annotate.names import find_names

    find_names("Load the model.")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    began, words = time.process_time(), 0
    for record in load(DATA):
        if held_out(record):
            group = "unseen" if record.licence == UNCLEAR else "held_out"
            words += len(record.text.split())
            names = [(name.start, name.end, name.kind) for name in find_names(record.text)]
            gold = [span for span in record.spans if span[2] in KINDS]
            for key in (group, "all", f"genre_{record.genre}"):
                _count(counts[key], gold, names)
            for kind in KINDS:
                own = ([span for span in spans if span[2] == kind] for spans in (gold, names))
                _count(counts[f"{group}_{kind}"], *own)
                own = ([span for span in spans if span[2] == kind] for spans in (gold, names))
                _count(counts[f"all_{kind}"], *own)
    figures = {
        f"{key}_{way}": _f1(count, way) for key, count in sorted(counts.items()) for way in ("strict", "relaxed")
    }
    return figures | {"words_per_cpu_second": round(words / (time.process_time() - began))}


def _count(count: Counter[str], gold: list[Any], names: list[Any]) -> None:
    count["gold"] += len(gold)
    count["found"] += len(names)
    count["strict"] += len(set(gold) & set(names))
    taken: set[Any] = set()
    for start, end, kind in names:
        match = next(
            (span for span in gold if span[2] == kind and span[0] < end and start < span[1] and span not in taken), None
        )
        if match:
            taken.add(match)
    count["relaxed"] += len(taken)


def _f1(count: Counter[str], way: str) -> float:
    return round(200 * count[way] / max(count["gold"] + count["found"], 1), 1)


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:32} {value}")
