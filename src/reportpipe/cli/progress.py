"""What a run tells while it goes on: a live line for people, or one JSON object a line for programs."""

import datetime as dt
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from reportpipe.cli.app import print_json
from reportpipe.cli.report import print_plan, print_report, shown

if TYPE_CHECKING:
    from reportpipe.batch import Document, Report, Watcher

LogJson = Annotated[bool, typer.Option("--log-json", help="Tell what happens on stderr, one JSON object a line.")]
_WIDE = 1000
_STOPPING = "stopping: the articles in work are finished first; Ctrl-C again stops now"


@dataclass(frozen=True)
class Telling:
    """How a command tells what it does."""

    as_json: bool = False
    log_json: bool = False
    explain: bool = False
    planning: bool = False
    """Nothing was done: the report is what would be."""


def follow(work: "Callable[[Watcher], Report]", telling: Telling) -> None:
    """Run `work`, tell how it goes, print its report and leave with its exit code."""
    report = log(work) if telling.log_json else show(work)
    if telling.as_json:
        print_json(report.as_json())
    if not telling.log_json:
        print_it = print_plan if telling.planning else print_report
        print_it(report, console_of(stderr=telling.as_json), explain=telling.explain)
    raise typer.Exit(report.exit_code)


def console_of(*, stderr: bool = False) -> Console:
    """A console that breaks no name into pieces where no terminal limits its lines."""
    console = Console(stderr=stderr, highlight=False)
    return console if console.is_terminal else Console(stderr=stderr, highlight=False, width=_WIDE)


def show(work: "Callable[[Watcher], Report]") -> "Report":
    """Run `work` under a line with progress, rate and time left, where stderr is a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    from reportpipe.batch import Watcher

    stderr = Console(stderr=True, highlight=False)
    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}", style="red"),
        TextColumn("{task.fields[last]}", style="dim", markup=False),
    )
    with Progress(*columns, console=stderr, transient=True, disable=not stderr.is_terminal) as progress:
        task = progress.add_task("memos", total=None, last="", rate="", failed="")
        failures = 0

        def on_done(document: "Document") -> None:
            nonlocal failures
            failures += document.state == "failed"
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed and speed >= 1 else f"{60 * speed:.0f}/min" if speed else ""
            last = shown(PurePath(document.source).name)[:40]
            progress.update(task, advance=1, last=last, rate=rate, failed=f"{failures} failed" if failures else "")

        return work(
            Watcher(
                on_plan=lambda number: progress.update(task, total=number),
                on_done=on_done,
                on_wait=lambda who: stderr.print(shown(who), markup=False, soft_wrap=True),
                on_stop=lambda: stderr.print(_STOPPING),
            )
        )


def log(work: "Callable[[Watcher], Report]") -> "Report":
    """Run `work` and write each event as a JSON object on a line of stderr."""
    from reportpipe.batch import Watcher

    watcher = Watcher(
        on_plan=lambda number: tell("planned", documents=number),
        on_done=lambda document: tell("document", **_line(document)),
        on_wait=lambda who: tell("waiting", message=who),
        on_stop=lambda: tell("stopping", message=_STOPPING),
    )
    report = work(watcher)
    for note in report.notes:
        tell("note", **note.model_dump())
    if report.gone:
        tell("gone", sources=list(report.gone))
    tell("ended", **report.totals.model_dump(), exit_code=report.exit_code)
    return report


def tell(event: str, **fields: object) -> None:
    """One line: the time in UTC, the event, and what belongs to it."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    sys.stderr.write(json.dumps({"time": now, "event": event, **fields}, ensure_ascii=False, default=str) + "\n")
    sys.stderr.flush()


def _line(document: "Document") -> dict[str, object]:
    fields = document.model_dump(mode="json", include={"source", "state", "why", "seconds", "pages", "error"})
    fields["outputs"] = [made.path for made in document.outputs]
    fields["warnings"] = [note.message for note in document.notes if note.level != "info"]
    return fields
