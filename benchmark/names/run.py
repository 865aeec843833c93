"""Names from raw text on GUM documents that the packaged model was not trained on.

    python benchmark/names/run.py             the figures
    python benchmark/names/run.py --peers     and, beside them, rules alone and every installed spaCy pipeline;
                                              GLINER=FOLDER in the environment adds a GLiNER model (name_peers.py)

Strict: the same span and kind. Relaxed: the same kind, spans that overlap. `held_out_*` are the documents set aside
from the genres trained on; `unseen_*` are speeches and textbooks, genres it never saw; `apart_*`, not among `all_*`,
are essays and letters, never trained on either, whose errors no rule was written by (gold: names in names too).
"""

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT.parent / "shared" / "data"
KINDS = ("person", "organisation", "place")
APART = ("essay", "letter")


class Document(NamedTuple):
    group: str
    genre: str
    text: str
    gold: list[tuple[int, int, str]]


def measure(find: Any = None) -> dict[str, float]:
    """F1 in per cent, words per second of processor time; {} with a printed reason where the data is absent.

    `find` is a recogniser of names; the packaged one by default.
    """
    if not (DATA / "names").is_dir():
        print(f"benchmark/names: no {DATA / 'names'}, nothing measured")
        return {}
    from reportpipe.annotate.names import find_names

    find = find or find_names
    find("Load the model.")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    spent, words = 0.0, 0
    for document in documents():
        began = time.process_time()
        names = [(name.start, name.end, name.kind) for name in find(document.text)]
        spent, words = spent + time.process_time() - began, words + len(document.text.split())
        whole = "all" if document.group != "apart" else "apart_all"
        for key in {document.group, whole, f"genre_{document.genre}"}:
            _count(counts[key], document.gold, names)
        for kind in KINDS:
            own = [[span for span in spans if span[2] == kind] for spans in (document.gold, names)]
            for key in {f"{document.group}_{kind}", f"{whole}_{kind}"}:
                _count(counts[key], *own)
    figures = {
        f"{key}_{way}": _f1(count, way)
        for key, count in sorted(counts.items())
        for way in ("strict", "relaxed")
        if not key.startswith("apart_all")
    }
    return figures | {"words_per_cpu_second": round(words / spent)}


def documents() -> Iterator[Document]:
    """What is measured on."""
    sys.path.insert(0, str(ROOT / "training" / "names"))
    from records import UNCLEAR, held_out, load

    for record in load(DATA):
        if held_out(record):
            group = "unseen" if record.licence == UNCLEAR else "held_out"
            yield Document(group, record.genre, record.text, [span for span in record.spans if span[2] in KINDS])
    for line in (DATA / "actors" / "gum-train.jsonl").read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        if row["genre"] in APART:
            spans = {
                (*mention["name"], actor["type"].replace("organization", "organisation"))
                for actor in row["actors"]
                for mention in actor["mentions"]
                if mention["name"]
            }
            yield Document("apart", row["genre"], row["text"], sorted(spans))


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
    if "--peers" in sys.argv:
        from name_peers import peers

        for peer, recogniser in peers().items():
            shown = {name: value for name, value in measure(recogniser).items() if not name.startswith("genre_")}
            print(f"\n{peer}", *(f"{name:32} {value}" for name, value in shown.items()), sep="\n")
