"""Commands on style packs: list, check, build."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from reportpipe.cli.app import Json, command, print_json, print_notes, write_bytes

app = typer.Typer(no_args_is_help=True, help="List, check and build style packs.")

Name = Annotated[str, typer.Argument(metavar="STYLE", help="Name of a style pack, or the path of its folder.")]


def list_(as_json: Json = False) -> None:
    """List the style packs that can be used, and where each lies.

    For instance:

      reportpipe style list
    """
    from reportpipe.styles import available

    packs = available()
    if as_json:
        print_json({"styles": [asdict(pack) for pack in packs]})
        return
    for pack in packs:
        Console().print(f"{pack.name}  {pack.description}", markup=False, highlight=False, soft_wrap=True)
        Console().print(f"    {pack.folder}", style="dim", markup=False, highlight=False, soft_wrap=True)


def check(name: Name, as_json: Json = False) -> None:
    """Check a style pack: missing blocks, labels, tokens, Word styles and fonts, and contrast below WCAG AA.

    For instance:

      reportpipe style check memo

      reportpipe style check ./our-style --json
    """
    from reportpipe.styles import check as find_faults
    from reportpipe.styles import find

    findings = find_faults(find(name))
    if as_json:
        print_json({"findings": [note.model_dump() for note in findings]})
    elif findings:
        print_notes(Console(), findings)
    else:
        Console().print(f"{name}: nothing to mend.", markup=False, highlight=False)
    if any(note.level == "error" for note in findings):
        raise typer.Exit(4)


def build(name: Name, as_json: Json = False) -> None:
    """Write a pack's Word styles into its folder, as a reference.docx to go on with in Word.

    Without one, the Word styles are made from the pack's tokens whenever a memo is set; with one, it decides.

    For instance:

      reportpipe style build ./our-style
    """
    from reportpipe.styles import find
    from reportpipe.typeset.docx.reference import build as make_reference

    style = find(name)
    path = Path(style.folder) / "reference.docx"
    write_bytes(make_reference(style.tokens, style.labels), str(path))
    if as_json:
        print_json({"outputs": [{"format": "docx", "path": str(path)}]})
    else:
        Console().print(str(path), markup=False, highlight=False, soft_wrap=True)


for _function, _name in ((list_, "list"), (check, "check"), (build, "build")):
    app.command(_name)(command(_function))
