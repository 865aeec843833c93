"""What a batch prints for people."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from reportpipe.batch import Document, Report

TASKS = frozenset({"publish", "annotate", "typeset"})
"""Amounts of work that a plan names; docs/batches.md says what belongs to each."""
EDITED = "batch.edited"
AGAIN = "failed before"
COUNTS = ("pages", "points", "actors", "events", "warnings")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def print_report(report: "Report", console: Console, *, explain: bool = False) -> None:
    """The table of what was made and where, the failures with their hints, the notes, and a line of totals.

    Articles that were left alone are listed only with `explain`, which adds a column that says why.
    """
    documents = list(report.documents if explain else report.documents.worked_on())
    good = [document for document in documents if not document.error]
    if good:
        console.print(_table(good, explain=explain))
        _print_files(good, console)
    for document in documents:
        if document.error:
            hint = f" {document.error.hint}" if document.error.hint else ""
            why = f" ({document.why})" if explain and document.why != AGAIN else ""
            verb = "failed again" if document.why == AGAIN else "failed"
            line = shown(f"{verb}{why}: {document.source}: {document.error.message}{hint}")
            console.print(line, style="red", markup=False, soft_wrap=True)
    _print_notes(report, console)
    totals = report.totals
    stopped = f", {totals.stopped} not begun: run it again to go on" if totals.stopped else ""
    console.print(
        f"{totals.done} done, {totals.unchanged} unchanged, {totals.failed} failed, {totals.seconds:.1f} s{stopped}",
        markup=False,
    )


def print_plan(report: "Report", console: Console, *, explain: bool = False) -> None:
    """What a run would do to which articles, and why; with `explain`, also which it would leave."""
    parted = [(document, *_task(document.why)) for document in report.documents]
    listed = [(document, task, why) for document, task, why in parted if explain or task != "leave"]
    if listed:
        table = _columns(("article", "to do", "why"))
        names = _short([document.source for document, _, _ in listed])
        for name, (_, task, why) in zip(names, listed, strict=True):
            table.add_row(*(Text(shown(cell)) for cell in (name, task, why)))
        console.print(table)
    _print_notes(report, console)
    tasks = Counter(task for _, task, _ in parted)
    left = tasks.pop("leave", 0)
    what = f" ({', '.join(f'{number} {task}' for task, number in sorted(tasks.items()))})" if tasks else ""
    console.print(f"{tasks.total()} to do{what}, {left} to leave; nothing was done", markup=False)


def shown(text: str) -> str:
    """Words from outside as a terminal may see them: nothing that moves its cursor or turns its writing."""
    return _UNSAFE.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def _print_notes(report: "Report", console: Console) -> None:
    """Those of the run, and of its documents those that tell of files which somebody edited."""
    kept = [note for document in report.documents.worked_on() for note in document.notes if note.code == EDITED]
    for note in (*kept, *report.notes):
        console.print(shown(f"{note.level}: {note.where}: {note.message}"), markup=False, soft_wrap=True)
    if report.gone:
        number = len(report.gone)
        verb, them = ("source is", "it") if number == 1 else ("sources are", "them")
        made = f"what was made of {them} is deleted" if report.pruned else f"--prune deletes what was made of {them}"
        line = f"{number} {verb} gone; {made}: {', '.join(report.gone)}"
        console.print(shown(line), markup=False, soft_wrap=True)


def _print_files(documents: "Sequence[Document]", console: Console) -> None:
    """The files of a lone document; of many, the folder and the endings that they share."""
    made = [item for document in documents for item in document.outputs]
    if len(documents) == 1:
        lines = [item.path for item in made]
    elif made:
        formats = dict.fromkeys(item.format for item in made)
        lines = [f"files in {_shared([item.path for item in made]) or '.'}: {', '.join(formats)}"]
    else:
        lines = []
    for line in lines:
        console.print(shown(line), markup=False, soft_wrap=True)


def _table(documents: "Sequence[Document]", *, explain: bool) -> Table:
    """A row a document; a memo that does not have its article's name is named after it."""
    names = _short([document.source for document in documents])
    memos = _memos(documents)
    table = _columns(("article", *COUNTS, *(("why",) if explain else ())))
    for document, name, memo in zip(documents, names, memos, strict=True):
        warnings = sum(note.level == "warning" for note in document.notes)
        counts = (document.pages or "", document.points, document.actors, document.events, warnings)
        alike = not memo or len(documents) == 1 or memo == PurePosixPath(name).with_suffix("").as_posix()
        cells = (name if alike else f"{name} → {memo}", *map(str, counts), *((document.why,) if explain else ()))
        # Text, not str: a file name may hold what rich would take for markup.
        table.add_row(*(Text(shown(cell)) for cell in cells))
    return table


def _columns(names: Sequence[str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, justify="right" if name in COUNTS else "left", overflow="fold")
    return table


def _memos(documents: "Sequence[Document]") -> list[str]:
    """Paths of the files of each without what all share, and without endings; those beside an edited one lie apart."""
    stems = [
        dict.fromkeys(made.path.removesuffix(f".{made.format}") for made in document.outputs) for document in documents
    ]
    shared = _shared([stem for found in stems for stem in found])
    return [", ".join(_within(shared, stem) for stem in found) for found in stems]


def _short(places: Sequence[str]) -> list[str]:
    """Places without the folders that all of them share; of sources that became one memo, the names."""
    if any(" + " in place for place in places):
        return [" + ".join(PurePosixPath(part).name for part in place.split(" + ")) for place in places]
    shared = _shared(places)
    return [_within(shared, place) for place in places]


def _within(folder: str, place: str) -> str:
    return place.removeprefix(f"{folder}/") if folder else place


def _shared(places: Sequence[str]) -> str:
    """The folder that all of these places are in; empty when they share none."""
    levels = zip(*(place.split("/")[:-1] for place in places if place), strict=False)
    return "/".join(level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels))


def _task(why: str) -> tuple[str, str]:
    """Of a plan: what would be done, and why."""
    task, _, reason = why.partition(": ")
    return (task, reason) if task in TASKS else ("leave", why)
