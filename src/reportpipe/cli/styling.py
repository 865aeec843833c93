"""Commands on style packs: list, new, check, preview, build."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from reportpipe.cli.app import command, memo_of, print_json, print_notes, write_bytes
from reportpipe.cli.options import Json, folder_of
from reportpipe.errors import StyleError

app = typer.Typer(no_args_is_help=True, help="List, begin, check and look at style packs.")

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
    """Check a style pack: missing blocks, labels, tokens, Word styles and fonts, broken CSS, contrast below WCAG AA.

    A pack that lacks nothing then sets two made-up memos, one full and one nearly empty, in PDF, DOCX and HTML: an
    item that is left out, a link that leads nowhere and a file that breaks a rule of `reportpipe check` are told.

    For instance:

      reportpipe style check memo

      reportpipe style check ./our-style --json
    """
    from reportpipe.check.style import tried
    from reportpipe.styles import check as find_faults
    from reportpipe.styles import find
    from reportpipe.typeset.css_check import css_faults

    style = find(name)
    findings = (*find_faults(style), *css_faults(style))
    if not any(note.level == "error" for note in findings):
        findings = (*findings, *tried(style))
    if as_json:
        print_json({"findings": [note.model_dump() for note in findings]})
    elif findings:
        print_notes(Console(), findings)
    else:
        Console().print(f"{name}: nothing to mend.", markup=False, highlight=False)
    if any(note.level == "error" for note in findings):
        raise typer.Exit(4)


def build(name: Name, as_json: Json = False) -> None:
    """Write the Word styles of a pack of your own into its folder, as a reference.docx to go on with in Word.

    Without one, the Word styles are made from the pack's tokens whenever a memo is set; with one, it decides. One that
    is there is not written over.

    For instance:

      reportpipe style build ./our-style
    """
    from reportpipe.styles import find, packaged
    from reportpipe.typeset.docx.reference import build as make_reference

    style = find(name)
    path = Path(style.folder) / "reference.docx"
    if path.parent.parent == packaged():
        hint = f"Begin one of your own first: reportpipe style new ours --from {style.name}"
        raise StyleError(f"the style {style.name!r} is the program's own.", hint=hint)
    if path.exists():
        raise StyleError("is there already.", where=str(path), hint="Move it away, to have it made anew.")
    write_bytes(make_reference(style.tokens, style.labels), str(path))
    if as_json:
        print_json({"outputs": [{"format": "docx", "path": str(path)}]})
    else:
        Console().print(str(path), markup=False, highlight=False, soft_wrap=True)


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the new pack, or the path of its folder.")],
    parent: Annotated[str, typer.Option("--from", metavar="STYLE", help="The pack to begin from.")] = "memo",
    as_json: Json = False,
) -> None:
    """Begin a style pack of your own, which looks like another one until you change it.

    From a pack that is complete in itself (memo) it extends that pack, so that what is mended there reaches yours; from
    one that extends another (brief) it is a copy, because a pack has one parent at most. A name goes into your own
    folder of styles; nothing that is there is written over.

    For instance:

      reportpipe style new ours --from memo

      reportpipe style new ./our-brief --from brief
    """
    from reportpipe.styles import find, shelves, start

    folder = Path(name).expanduser() if os.sep in name else shelves()[0] / name
    if folder.exists():
        raise StyleError("there is something of this name already.", where=str(folder), hint="Choose another name.")
    files = start(folder.name, find(parent))
    for file, data in files.items():
        write_bytes(data, str(folder / file))
    if as_json:
        print_json({"folder": str(folder), "files": sorted(files)})
    else:
        Console().print(str(folder), markup=False, highlight=False, soft_wrap=True)


def preview(
    name: Name,
    memo: Annotated[str, typer.Argument(metavar="MEMO", help="A memo.json to set; `-` reads standard input.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FOLDER", help="Where the pictures go.")] = ".",
    dots: Annotated[int, typer.Option("--dpi", min=20, max=300, help="Dots an inch.")] = 70,
    most: Annotated[int | None, typer.Option("--pages", min=1, help="Only the first pages.")] = None,
    as_json: Json = False,
) -> None:
    """Show what a memo looks like in a style: each page as a PNG, STYLE-page-1.png and so on.

    For instance:

      reportpipe style preview brief memo.json -o pages --pages 2
    """
    from reportpipe.styles import find
    from reportpipe.typeset import output as set_in_type
    from reportpipe.typeset.preview import pages

    folder = folder_of(output)
    made = set_in_type(memo_of(memo), "pdf", name)
    print_notes(Console(stderr=True), made.notes)
    paths = []
    for number, picture in enumerate(pages(made.data, dots, most), 1):
        paths.append(str(folder / f"{find(name).name}-page-{number}.png"))
        write_bytes(picture, paths[-1])
    if as_json:
        print_json({"outputs": [{"format": "png", "path": path} for path in paths]})
    else:
        for path in paths:
            Console().print(path, markup=False, highlight=False, soft_wrap=True)


for _function, _name in ((list_, "list"), (new, "new"), (check, "check"), (preview, "preview"), (build, "build")):
    app.command(_name)(command(_function))
