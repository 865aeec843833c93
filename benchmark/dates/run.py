"""How well dates are found and read: `python benchmark/dates/run.py [--peers] [--check]`.

On TempEval-3 training news (`tbaq`, exact TIMEX3 values) and GUM (`gum`, calendar days). `--peers` runs other taggers
that are installed on the same documents; `--check` compares the figures with those of the reference scorer. The
attachment of dates to events is not measured: the development data holds no links between them.
"""

import datetime as dt
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from timexscore import score

from reportpipe.annotate.dates import find_dates

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT.parent / "shared" / "data" / "dates"
SETS = {"tbaq": ("tbaq.jsonl", False), "gum": ("gum-train.jsonl", True)}
Tagger = Callable[[str, dt.date | None], list[dict[str, Any]]]


def measure(tagger: Tagger | None = None) -> dict[str, float]:
    """F1 in per cent and documents per second of processor time; {} with a printed reason where the data is absent."""
    if not DATA.is_dir():
        print(f"benchmark/dates: no {DATA}, nothing measured")
        return {}
    figures: dict[str, float] = {}
    for name, (file, calendar) in SETS.items():
        documents = _load(file)
        began = time.process_time()
        found = [(tagger or ours)(document["text"], _day(document)) for document in documents]
        seconds = time.process_time() - began
        triples = [
            (document["text"], document["gold"], spans) for document, spans in zip(documents, found, strict=True)
        ]
        figures |= {f"{name}_{key}": value for key, value in score(triples, calendar=calendar).items()}
        figures[f"{name}_documents_per_second"] = round(len(documents) / seconds, 1)
    return figures


def ours(text: str, published: dt.date | None) -> list[dict[str, Any]]:
    found = find_dates(text, published)
    return [{"start": item.start, "end": item.end, "type": item.type, "value": item.value} for item in found]


def dateparser_search(text: str, published: dt.date | None) -> list[dict[str, Any]]:
    """What dateparser finds; it gives words without offsets, so they are looked up in order."""
    from dateparser.search import search_dates

    base = dt.datetime.combine(published, dt.time()) if published else None
    settings = {"RELATIVE_BASE": base} if base else {}
    spans, at = [], 0
    for said, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(said, at)
        if start >= 0:
            at = start + len(said)
            spans.append({"start": start, "end": at, "type": "DATE", "value": moment.date().isoformat()})
    return spans


def recognizers(text: str, published: dt.date | None) -> list[dict[str, Any]]:
    """What Microsoft's recognizers-text finds."""
    from recognizers_date_time import recognize_datetime

    base = dt.datetime.combine(published or dt.date(2020, 1, 1), dt.time())
    spans = []
    for item in recognize_datetime(text, "en-us", reference=base):
        first = (item.resolution or {}).get("values", [{}])[0]
        kind = {"duration": "DURATION", "set": "SET"}.get(item.type_name.rpartition(".")[2], "DATE")
        spans.append({"start": item.start, "end": item.end + 1, "type": kind, "value": first.get("timex", "")})
    return spans


PEERS = {
    "dateparser": ("dateparser", dateparser_search),
    "recognizers-text": ("recognizers_date_time", recognizers),
}


def compare() -> None:
    """The figures of each peer that is installed."""
    for name, (module, tagger) in PEERS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name}: not installed")
        else:
            _show(name, measure(tagger))
    print("HeidelTime: not run here; it needs Java and a tagger of parts of speech")


def check() -> None:
    """Whether the reference scorer gives the same figures.

    Raises:
        AssertionError: it does not.
    """
    for name, (file, calendar) in SETS.items():
        documents = _load(file)
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as rows:
            for document in documents:
                spans = ours(document["text"], _day(document))
                rows.write(json.dumps({"doc_id": document["doc_id"], "spans": spans}) + "\n")
            rows.flush()
            call = [sys.executable, str(DATA / "score_dates.py"), str(DATA / file), rows.name, "--json"]
            answer = subprocess.run(call + ["--interval"] * calendar, capture_output=True, check=True, text=True)
        theirs = json.loads(answer.stdout)
        triples = [
            (document["text"], document["gold"], ours(document["text"], _day(document))) for document in documents
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
        print(f"{name:18} {key:32} {value:8}")


if __name__ == "__main__":
    _show("reportpipe", measure())
    if "--check" in sys.argv:
        check()
    if "--peers" in sys.argv:
        compare()
