"""What a batch prints for people."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from reportpipe.batch import Document, Report

COUNTS = ("pages", "points", "actors", "events", "warnings")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def print_report(report: "Report", console: Console, *, explain: bool = False) -> None:
    """The table of what was made, the failures with their hints, the notes, and a line of totals.

    Articles that were left alone are listed only with `explain`, which adds a column that says why.
    """
    documents = list(report.documents if explain else report.documents.worked_on())
    good = [document for document in documents if not document.error]
    if good:
        console.print(_table(good, explain=explain))
    for document in documents:
        if document.error:
            hint = f" {document.error.hint}" if document.error.hint else ""
            why = f" ({document.why})" if explain else ""
            line = shown(f"failed{why}: {document.source}: {document.error.message}{hint}")
            console.print(line, style="red", markup=False, soft_wrap=True)
    for note in report.notes:
        console.print(shown(f"{note.level}: {note.where}: {note.message}"), markup=False, soft_wrap=True)
    if report.gone:
        names = shown(", ".join(report.gone))
        line = f"{len(report.gone)} sources are gone; --prune deletes their memos: {names}"
        console.print(line, markup=False, soft_wrap=True)
    totals = report.totals
    stopped = f", {totals.stopped} not begun: run it again to go on" if totals.stopped else ""
    console.print(
        f"{totals.done} done, {totals.unchanged} unchanged, {totals.failed} failed, {totals.seconds:.1f} s{stopped}",
        markup=False,
    )


def shown(text: str) -> str:
    """Words from outside as a terminal may see them: nothing that moves its cursor or turns its writing."""
    return _UNSAFE.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def _table(documents: "list[Document]", *, explain: bool) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("article", overflow="fold")
    for name in COUNTS:
        table.add_column(name, justify="right")
    if explain:
        table.add_column("why", overflow="fold")
    table.add_column("files", overflow="fold")
    for document in documents:
        warnings = sum(note.level == "warning" for note in document.notes)
        counts = (document.pages or "", document.points, document.actors, document.events, warnings)
        why = (document.why,) if explain else ()
        # Text, not str: a file name may hold what rich would take for markup.
        row = (Path(document.source).name, *map(str, counts), *why, _files(document))
        table.add_row(*(Text(shown(cell)) for cell in row))
    return table


def _files(document: "Document") -> str:
    """All files of a document on one line: `output/brief.{pdf,docx}`."""
    stems = {made.path.rpartition(".")[0] for made in document.outputs}
    if len(stems) != 1:
        return " ".join(made.path for made in document.outputs)
    formats = [made.format for made in document.outputs]
    return f"{stems.pop()}.{{{','.join(formats)}}}" if len(formats) > 1 else document.outputs[0].path
