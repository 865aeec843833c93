"""The command that looks at finished files."""

from typing import Annotated

import typer
from rich.console import Console

from reportpipe.cli.app import bytes_of, command, print_json, print_notes
from reportpipe.cli.options import Json
from reportpipe.errors import FaultyFile, ReportpipeError

Finished = Annotated[
    str, typer.Argument(metavar="FILE", help="A .pdf, a .docx or a memo .json; `-` reads standard input.")
]
Rules = Annotated[bool, typer.Option("--rules", help="Also list what was looked at.")]


def register(app: typer.Typer) -> None:
    app.command()(command(check))


def check(file: Finished, rules: Rules = False, as_json: Json = False) -> None:
    """Check a finished FILE: PDF against PDF/UA-1 and PDF/A-3, DOCX for what Word repairs, a memo before it is sent.

    Says what was found, with its place, and what no machine has looked at. Exit code 8: the file breaks a rule;
    warnings alone leave it at 0.

    For instance:

      reportpipe check memo.pdf

      reportpipe check memo.json --json

      reportpipe check edited.docx --rules
    """
    from reportpipe.check import check as look

    try:
        report = look(bytes_of(file))
    except ReportpipeError as error:
        error.where = f"{file}: {error.where}" if error.where and error.where != file else file
        error.hint = error.hint or "Check a PDF, a DOCX or a memo.json; others are not known here."
        raise
    if as_json:
        print_json(report.model_dump(mode="json"))
    else:
        console = Console(highlight=False, soft_wrap=True)
        print_notes(console, report.findings)
        _summarise(console, len(report.findings), len(report.covered))
        for title, lines in (("Looked at", report.covered if rules else ()), ("Not looked at", report.not_covered)):
            if lines:
                console.print(f"\n{title}:", style="bold")
            for line in lines:
                console.print(f"  {line}", markup=False)
    if report.failed:
        raise typer.Exit(FaultyFile.exit_code)


def _summarise(console: Console, found: int, rules: int) -> None:
    counted = "nothing found" if not found else "1 finding" if found == 1 else f"{found} findings"
    console.print(f"{rules} rules, {counted}.", style="bold")
