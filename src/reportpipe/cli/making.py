"""Commands that make memos: build, batch, compose, typeset."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from reportpipe.cli.app import bytes_of, command, memo_of, print_json, print_notes, write_bytes
from reportpipe.cli.options import (
    EvidenceAs,
    Files,
    Formats,
    Json,
    Memos,
    OneFile,
    OutFile,
    StyleName,
    Workers,
    folder_of,
    settings_of,
    settled,
)
from reportpipe.cli.progress import LogJson, Telling, follow
from reportpipe.errors import MemoError, UsageError

if TYPE_CHECKING:
    from reportpipe.batch import Report
    from reportpipe.model import Article, Findings
    from reportpipe.settings import Settings

OutFolder = Annotated[str, typer.Option("-o", "--output", metavar="FOLDER", help="Where the files go.")]
Inbox = Annotated[
    list[str], typer.Argument(metavar="INBOX...", help="Folders of articles, single files, and addresses (s3://).")
]
Cluster = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Work on the machines of this Dask scheduler, tcp://HOST:8786.")
]
Together = Annotated[bool, typer.Option("--together", help="One memo of all the files instead of one each.")]
STDIN_NAME = "standard-input"


def register(app: typer.Typer) -> None:
    for function in (build, batch, compose, typeset):
        app.command()(command(function))


@settled("to", "from_", "handling", "published", "style", "formats", "sections", "evidence", "actors")
def build(
    files: Files,
    output: OutFolder = ".",
    together: Together = False,
    *,
    settings: "Settings",
    as_json: Json = False,
) -> None:
    """Make a memo of each FILE, in this folder or the one that -o names.

    With --together the sources stand in the order in which they are named, those of a folder in that of their names.
    A file of the same name is replaced if reportpipe made it and nobody edited it in Word; else the new one goes
    beside it, as article.2.docx. No FILE is replaced: the memo of article.html is called article-memo.

    For instance:

      reportpipe build article.html

      reportpipe build report.pdf note.docx --together --to "The Minister" -o memos

      curl -s ADDRESS | reportpipe build - --formats pdf
    """
    from reportpipe.batch import find_jobs, job_of, run
    from reportpipe.batch.files import temporary

    target = folder_of(output)
    with temporary() as folder:
        sources = [_spooled(file, folder) for file in files]
        if together:  # each by itself, so that the memo has them in the order in which they are named
            found = [job for source in sources for job in find_jobs([source], target)]
            jobs = [job_of(dict.fromkeys(path for job in found for path in job.sources), target, found[0].target)]
        else:
            jobs = find_jobs(sources, target)
        follow(lambda watcher: _shown(run(jobs, settings, watcher=watcher), str(folder)), Telling(as_json=as_json))


@settled("to", "from_", "handling", "style", "formats", "sections", "evidence", "actors")
def batch(
    inbox: Inbox,
    output: Memos = "output",
    workers: Workers = None,
    cluster: Cluster = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each article is done or left.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Do all again.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Do only what failed last time.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Delete the memos of articles that are gone.")] = False,
    *,
    settings: "Settings",
    as_json: Json = False,
    log_json: LogJson = False,
) -> None:
    """Bring a folder of memos up to date with the articles in INBOX. One bad file never hurts the rest.

    Only what is new, changed, failed or missing is done; a file that somebody edited is never overwritten. The folder
    also gets an index.html of all its memos and a batch.json. Exit code 7 says that some failed; the table says which,
    and why. Ctrl-C once finishes the articles in work, twice stops now; the next run goes on from there.

    For instance:

      reportpipe batch inbox -o memos

      reportpipe batch inbox -o memos --formats pdf,docx --workers 4 --json > batch.json

      reportpipe batch inbox -o memos --dry-run

      reportpipe batch s3://desk/inbox -o s3://desk/memos --cluster tcp://head:8786
    """
    from reportpipe.batch import Wish
    from reportpipe.batch import batch as bring_up_to_date
    from reportpipe.places import is_address

    target = output if is_address(output) else str(folder_of(output))
    wish = Wish(workers=workers, cluster=cluster, force=force, retry_failed=retry_failed, prune=prune, dry_run=dry_run)
    follow(
        lambda watcher: bring_up_to_date(inbox, target, settings, wish=wish, watcher=watcher),
        Telling(as_json=as_json, log_json=log_json, explain=explain, planning=dry_run),
    )


@settled("to", "from_", "handling", "style", "sections", "evidence")
def compose(
    files: Annotated[list[str], typer.Argument(metavar="ANNOTATED...", help="What `reportpipe annotate` wrote.")],
    output: OutFile = "-",
    *,
    settings: "Settings",
    as_json: Json = False,
) -> None:
    """Arrange annotated articles into a memo.json.

    For instance:

      reportpipe annotate article.txt -o annotated.json

      reportpipe compose annotated.json --to "The Minister" -o memo.json
    """
    from reportpipe.batch.rounds import dated
    from reportpipe.compose import compose as arrange
    from reportpipe.typeset import typeset as set_in_type

    memo = arrange([_annotated(bytes_of(file), file) for file in files], settings.style, dated(settings))
    write_bytes(set_in_type(memo, "json"), output, files)
    print_notes(Console(stderr=True), tuple(note for note in memo.notes if note.code.startswith("compose.")))
    if as_json and output != "-":
        print_json({"memo": memo.id, "revision": memo.revision, "outputs": [{"format": "json", "path": output}]})


def typeset(
    memo: OneFile,
    output: OutFolder = ".",
    style: StyleName = None,
    evidence: EvidenceAs = None,
    formats: Formats = None,
    as_json: Json = False,
) -> None:
    """Set a memo.json again, byte for byte, or in another style. With `-o -`, one format goes to standard output.

    For instance:

      reportpipe typeset memo.json -o memos

      reportpipe typeset memo.json --formats pdf -o - > memo.pdf
    """
    from reportpipe.batch import write
    from reportpipe.sections import restyled
    from reportpipe.typeset import output as set_in_type

    settings = settings_of(None, None, formats=formats, evidence=evidence)
    wanted = settings.formats
    folder = None if output == "-" else folder_of(output)
    if not folder and len(wanted) != 1:
        raise UsageError("standard output takes one format.", where="-o -", hint="Name it: --formats pdf.")
    loaded = memo_of(memo)
    if evidence:
        layout = loaded.layout.model_copy(update={"evidence": settings.evidence})
        loaded = loaded.model_copy(update={"layout": layout})
    if style:
        loaded = restyled(loaded, style, settings)
    outputs = [set_in_type(loaded, to) for to in wanted]
    notes = tuple(dict.fromkeys(note for item in outputs for note in item.notes))
    print_notes(Console(stderr=True), notes)
    if not folder:
        for item in outputs:
            sys.stdout.buffer.write(item.data)
        return
    stem = STDIN_NAME if memo == "-" else Path(memo).stem
    made = [write(item, str(folder / stem)) for item in outputs]
    if as_json:
        print_json({"memo": loaded.id, "revision": loaded.revision, "outputs": [file.model_dump() for file in made]})
    else:
        for file in made:
            Console().print(file.path, markup=False, highlight=False, soft_wrap=True)


def _spooled(file: str, folder: Path) -> str:
    """A path for every source: standard input is kept in a file while the job runs."""
    if file != "-":
        return file
    from reportpipe.batch.files import TEMPORARY, writing

    path = folder / STDIN_NAME
    with writing(folder, TEMPORARY):
        path.write_bytes(sys.stdin.buffer.read())
    return str(path)


def _shown(report: "Report", folder: str) -> "Report":
    """The report with standard input by its name instead of the place where it was kept."""
    from reportpipe.batch.report import Documents

    documents = (
        document.model_copy(update={"source": document.source.replace(f"{folder}/", "")})
        for document in report.documents
    )
    return replace(report, documents=Documents(documents))


def _annotated(data: bytes, where: str) -> "tuple[Article, Findings]":
    from pydantic import TypeAdapter, ValidationError

    from reportpipe.model import Article, Findings

    try:
        fields = TypeAdapter(dict[str, object]).validate_json(data)
        return Article.model_validate(fields["article"]), Findings.model_validate(fields["findings"])
    except (ValidationError, KeyError, json.JSONDecodeError) as error:
        hint = "Give what `reportpipe annotate FILE -o annotated.json` wrote."
        raise MemoError("not an annotated article.", where=where, hint=hint) from error
