"""Commands that bring articles in: watch a folder, fetch from the web."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from reportpipe.cli.app import command, print_json
from reportpipe.cli.options import Json, Memos, Workers, folder_of, settled
from reportpipe.cli.progress import LogJson, console_of, tell
from reportpipe.cli.report import print_report, shown

if TYPE_CHECKING:
    from reportpipe.batch import Document
    from reportpipe.fetch import Fetched
    from reportpipe.settings import Settings

InboxFolder = Annotated[str, typer.Option("-o", "--output", metavar="INBOX", help="Where they go.")]


def register(app: typer.Typer) -> None:
    for function in (watch, fetch):
        app.command()(command(function))


@settled("to", "from_", "handling", "style", "formats", "sections", "evidence", "actors")
def watch(
    inbox: Annotated[list[Path], typer.Argument(metavar="INBOX...", help="Folders of articles.")],
    output: Memos = "output",
    workers: Workers = None,
    *,
    settings: "Settings",
    log_json: LogJson = False,
) -> None:
    """Make memos of articles as they are dropped into INBOX, until you press Ctrl-C.

    It first does what `reportpipe batch` would do. A file that is still being copied is waited for; what failed is
    tried again when the file changes.

    For instance:

      reportpipe watch inbox -o memos

      reportpipe watch inbox -o memos --formats pdf,docx --log-json 2> watch.log
    """
    from reportpipe.batch import Watcher, Wish
    from reportpipe.batch.watch import watch as keep_watching
    from reportpipe.places import is_address

    if not is_address(output):
        folder_of(output)
    console = console_of()
    watcher = Watcher(
        on_done=_log if log_json else lambda _: None,
        on_stop=lambda: _say(console, log_json, "stopping: the articles in work are finished first"),
        on_wait=lambda who: _say(console, log_json, who),
    )
    _say(console, log_json, f"watching {', '.join(map(str, inbox))}; Ctrl-C stops")
    for report in keep_watching(inbox, output, settings, wish=Wish(workers=workers), watcher=watcher):
        if log_json:
            tell("round", **report.totals.model_dump())
        else:
            print_report(report, console)
    _say(console, log_json, "stopped")


@settled()
def fetch(
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS...", help="Feeds, sitemaps and articles.")],
    output: InboxFolder = "inbox",
    limit: Annotated[int, typer.Option(min=1, help="Most articles of one feed.")] = 50,
    *,
    settings: "Settings",
    as_json: Json = False,
) -> None:
    """Bring new articles from RSS and Atom feeds, sitemaps and web pages into INBOX.

    What is there and unchanged is not fetched again. robots.txt is heeded, and no address of this machine or of a
    private network is asked unless fetch_private is set. Exit code 7 says that some could not be had, 3 that none was.

    For instance:

      reportpipe fetch https://example.org/feed.xml -o inbox

      reportpipe fetch https://example.org/article.html -o inbox && reportpipe batch inbox -o memos
    """
    from reportpipe.fetch import fetch as bring

    console = Console(stderr=as_json, highlight=False)

    def on_item(item: "Fetched") -> None:
        said = f"{item.state:9}  {item.address}" + (f": {item.message}" if item.message else f"  {item.file or ''}")
        console.print(shown(said), style="red" if item.state == "failed" else None, markup=False, soft_wrap=True)

    brought = bring(addresses, folder_of(output), settings, limit=limit, on_item=on_item)
    states = Counter(item.state for item in brought.items)
    console.print(", ".join(f"{states[state]} {state}" for state in ("new", "changed", "unchanged", "failed")))
    if as_json:
        print_json({"items": [item.model_dump() for item in brought.items]})
    raise typer.Exit(brought.exit_code)


def _log(document: "Document") -> None:
    tell("document", **document.model_dump(mode="json", include={"source", "state", "why", "seconds", "error"}))


def _say(console: Console, log_json: bool, words: str) -> None:
    if log_json:
        tell("watch", message=words)
    else:
        console.print(shown(words), markup=False, soft_wrap=True)
