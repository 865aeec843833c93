"""Commands that look: read, annotate, schema, doctor."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from reportpipe.cli.app import command, print_json, print_notes, source_bytes, write_bytes
from reportpipe.cli.options import Json, OneFile, OutFile, settled

if TYPE_CHECKING:
    from reportpipe.model import Article, Findings
    from reportpipe.settings import Settings


def register(app: typer.Typer) -> None:
    for function in (read, annotate, schema, doctor):
        app.command()(command(function))


@settled()
def read(file: OneFile, *, settings: "Settings", as_json: Json = False) -> None:
    """Show what is understood of FILE: its metadata and its numbered paragraphs.

    For instance:

      reportpipe read article.docx

      reportpipe read article.docx --json > article.json
    """
    from reportpipe import pipeline

    article = pipeline.read(source_bytes(file), settings=settings)
    if as_json:
        print_json(article.model_dump(mode="json"))
        print_notes(Console(stderr=True), article.notes)
    else:
        _show_article(article, Console())


@settled("published", "actors")
def annotate(
    file: OneFile,
    output: OutFile = "-",
    *,
    settings: "Settings",
    as_json: Json = False,
) -> None:
    """Find the summary, the key actors, the timeline, quotes and figures of FILE.

    Written to a file or with --json it is the article and its findings, ready for `reportpipe compose`.

    For instance:

      reportpipe annotate article.txt

      reportpipe annotate article.txt -o annotated.json
    """
    import json

    from reportpipe import pipeline
    from reportpipe.annotate import annotate as find

    article = pipeline.read(source_bytes(file), settings=settings)
    findings = find(article, settings)
    both = {"article": article.model_dump(mode="json"), "findings": findings.model_dump(mode="json")}
    if output != "-":
        write_bytes(json.dumps(both, ensure_ascii=False, indent=2).encode(), output, [file])
    if as_json:
        print_json(both)
    elif output == "-":
        _show_findings(article, findings, Console())
    print_notes(Console(stderr=True), (*article.notes, *findings.notes))


def schema(output: OutFile = "-", as_json: Annotated[bool, typer.Option("--json", hidden=True)] = False) -> None:
    """Print the JSON Schema of memo.json.

    For instance:

      reportpipe schema > memo.schema.json
    """
    import json

    from reportpipe.typeset.json import schema as memo_schema

    del as_json  # a schema is JSON either way
    write_bytes((json.dumps(memo_schema(), ensure_ascii=False, indent=2) + "\n").encode(), output)


def doctor(as_json: Json = False) -> None:
    """Check what reportpipe needs on this machine, and say how to mend what is missing.

    For instance:

      reportpipe doctor
    """
    from reportpipe.cli.diagnosis import diagnose

    checks = diagnose()
    if as_json:
        print_json({"python": sys.version.split()[0], "checks": [check._asdict() for check in checks]})
    else:
        console = Console(highlight=False, soft_wrap=True)
        for check in checks:
            mark = "[green]ok[/green]     " if check.ok else "[red]missing[/red]"
            console.print(f"{mark} {check.name}: ", end="")
            console.print(check.found, markup=False)
            if not check.ok:
                console.print(f"        {check.mend}", markup=False)
    if not all(check.ok for check in checks):
        raise typer.Exit(5)


def _show_article(article: "Article", console: Console) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    for _ in range(3):
        table.add_column(overflow="fold")
    published = article.published
    rows = (
        ("title", article.title, article.title_origin),
        ("authors", ", ".join(article.authors), article.authors_origin),
        ("publisher", article.publisher, article.publisher_origin),
        ("published", f"{published.first} to {published.last}" if published else "", published and published.reason),
        ("language", article.language, None),
        ("source", f"{article.source.name}, {article.source.media_type}, {article.source.size} bytes", None),
    )
    for name, value, origin in rows:
        table.add_row(name, value or "-", f"({origin})" if origin else "", style=None)
    console.print(table)
    number = 0
    for block in article.blocks:
        text = article.text[block.start : block.end]
        number += block in article.paragraphs
        mark = f"¶{number}" if block in article.paragraphs else (block.reason or block.kind)
        style = "dim" if block.kind == "boilerplate" else "bold" if block.kind in {"title", "heading"} else None
        console.print(f"\n{mark}  {text}", style=style, markup=False, highlight=False)
    console.print()
    print_notes(console, article.notes)


def _show_findings(article: "Article", findings: "Findings", console: Console) -> None:
    def places(item: object) -> str:
        spans = getattr(item, "evidence", ())
        return " ".join(dict.fromkeys(f"¶{article.paragraph_number(span.start)}" for span in spans))

    def show(name: str, rows: list[tuple[str, ...]]) -> None:
        table = Table(title=name, title_justify="left", title_style="bold", box=None, show_header=False, pad_edge=False)
        for row in rows:
            table.add_row(*row)
        console.print(table)

    show("Summary", [(point.role, point.text, places(point)) for point in findings.points])
    show("Actors", [(a.name, a.kind, a.role or a.affiliation or "", places(a)) for a in findings.actors])
    show("Timeline", [(event.when.said, event.text, places(event)) for event in findings.events])
    show("Quotes", [(quote.speaker, f"“{quote.text}”", places(quote)) for quote in findings.quotes])
    show("Figures", [(each.amount or "", each.measures or "", each.text, places(each)) for each in findings.figures])
