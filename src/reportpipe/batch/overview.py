"""index.html for people and batch.json for programs: all that the ledger knows, in the folder of the memos.

batch.json also holds the ledger's own digests, so that a damaged ledger can be begun anew from it.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from reportpipe.batch.files import destination, place, stage_pieces
from reportpipe.batch.page import GENERATOR, Counts, page
from reportpipe.ledger import Document, Entry, Inputs, Ledger, Made
from reportpipe.model import Note
from reportpipe.places import digest_of, exists, is_address, joined, name_of, read, stamp_of

NAMES = {"index": "html", "batch": "json"}


def write(ledger: Ledger, file_state: Callable[[str], str]) -> tuple[Note, ...]:
    """Write both files; one that is not ours, or that somebody edited, is kept, and the new one goes beside it."""
    documents = {"index": _index(ledger), "batch": _batch(ledger)}
    notes = []
    for stem, form in NAMES.items():
        ours = file_state(f"{stem}.{form}") in {"ours", "missing"}
        # Always by this name: what a killed run left half-written, the next one writes anew.
        staged = stage_pieces(
            (text.encode("utf8", "replace") for text in documents[stem]), ledger.home / f"{stem}.{form}"
        )
        made = destination(staged, joined(ledger.folder, stem), beside=not ours)
        if name_of(made.path) != f"{stem}.{form}":
            message = f"is not reportpipe's, or was edited, and is kept; the new one is {name_of(made.path)}."
            notes.append(Note(code="batch.edited", level="warning", message=message, where=f"{stem}.{form}"))
        ledger.intend("", [made])
        (stamp,) = place([staged], [made])
        ledger.settle_own(made, stamp)
    return tuple(notes)


def is_there(folder: str) -> bool:
    return all(exists(joined(folder, f"{stem}.{form}")) for stem, form in NAMES.items())


def is_behind(ledger: Ledger) -> bool:
    """Whether another machine has written batch.json at this address since."""
    if not is_address(ledger.folder):
        return False
    try:
        stamp = stamp_of(joined(ledger.folder, "batch.json"))
    except OSError:
        return False
    return stamp not in ledger.stamps_of("batch.json")


def restore(ledger: Ledger) -> int:
    """Fill a ledger from batch.json; how many articles that gave.

    Digests tell afterwards which files are still as they were written, so nothing here has to be believed but the
    digests themselves.
    """
    try:
        saved = Saved.model_validate_json(read(joined(ledger.folder, "batch.json")))
    except (OSError, ValidationError):
        return 0
    for stem, form in NAMES.items():
        path = joined(ledger.folder, f"{stem}.{form}")
        if form == "json" or _is_ours(path):
            ledger.intend("", [Made(format=form, path=path, sha256=digest_of(path))])
    for item in saved.documents:
        document = Document.model_validate({name: item[name] for name in Document.model_fields if name in item})
        known = Known.model_validate(item["ledger"])
        inputs = Inputs(*known.inputs)
        entry = Entry(known.target, inputs, known.stamp, document.state, known.attempts, document.model_dump_json())
        outputs = [made.model_copy(update={"path": joined(ledger.folder, made.path)}) for made in document.outputs]
        ledger.restore(known.key, entry, outputs)
    return len(saved.documents)


class Known(BaseModel):
    """What the ledger knows of a document besides the Document itself."""

    key: str
    target: str
    attempts: int
    inputs: tuple[str, str, str, tuple[str, ...]]
    stamp: str = ""
    """Of a source at an address, where every machine sees the same."""


class Saved(BaseModel):
    """batch.json."""

    documents: tuple[dict[str, Any], ...]
    totals: dict[str, int]


def _index(ledger: Ledger) -> Iterator[str]:
    entries = ledger.entries()
    failed = sum(entry.state == "failed" for entry in entries.values())
    # What failed stands first: somebody has to do something about it.
    ordered = sorted(entries, key=lambda source: (entries[source].state != "failed", source))
    return page((_named(entries[source]) for source in ordered), Counts(len(entries) - failed, failed))


def _named(entry: Entry) -> Document:
    """The document with its source by its name and the folder that its files are in."""
    document = Document.model_validate_json(entry.document)
    folder = entry.target.rpartition("/")[0]
    name = name_of(document.source)
    return document.model_copy(update={"source": f"{folder}/{name}" if folder else name})


def _batch(ledger: Ledger) -> Iterator[str]:
    entries = ledger.entries()
    failed = sum(entry.state == "failed" for entry in entries.values())
    yield '{"documents": ['
    for number, source in enumerate(sorted(entries)):
        entry = entries[source]
        stamp = entry.stamp if is_address(source) else ""
        known = Known(key=source, target=entry.target, attempts=entry.attempts, inputs=entry.inputs, stamp=stamp)
        item = {**json.loads(entry.document), "ledger": known.model_dump()}
        yield (",\n" if number else "\n") + json.dumps(item, ensure_ascii=False)
    totals = {"done": len(entries) - failed, "failed": failed}
    yield f'\n], "totals": {json.dumps(totals)}}}\n'


def _is_ours(path: str) -> bool:
    try:
        return f'name="generator" content="{GENERATOR}"'.encode() in read(path)[:2000]
    except OSError:
        return False
