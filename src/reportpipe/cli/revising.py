"""The way back: an edited Word file becomes the next revision of its memo."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from reportpipe.cli.app import bytes_of, command, memo_of, print_json, print_notes
from reportpipe.cli.options import Formats, Json, folder_of, settings_of
from reportpipe.errors import Malformed

if TYPE_CHECKING:
    from reportpipe.model import Edit, Item, Memo

MemoFile = Annotated[
    str | None, typer.Option("--memo", metavar="FILE", help="The memo.json it was made from; default: the one inside.")
]
OutFolder = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FOLDER", help="Where the new files go; default: beside FILE.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the edits and write nothing.")]
_EXPECTED = "Give a DOCX that reportpipe made, edited in Word or LibreOffice and saved as DOCX."
Reject = Annotated[bool, typer.Option("--reject-tracked", help="Count tracked changes as rejected, not as accepted.")]


def register(app: typer.Typer) -> None:
    app.command()(command(revise))


def revise(
    file: Annotated[str, typer.Argument(metavar="FILE.docx", help="A DOCX of reportpipe's that somebody edited.")],
    memo: MemoFile = None,
    output: OutFolder = None,
    formats: Formats = None,
    dry_run: DryRun = False,
    reject_tracked: Reject = False,
    as_json: Json = False,
) -> None:
    """Take the edits in a Word file back into its memo, and set the next revision.

    The files of revision 1 of brief.docx are brief.r1.pdf and so on, those of revision 2 brief.r2.pdf; the edited file
    itself is never touched. What was changed and has no place in a memo (the source text, for instance) is listed, not
    lost in silence.

    For instance:

      reportpipe revise brief.docx

      reportpipe revise brief.docx --memo brief.json --dry-run --json
    """
    from reportpipe.batch import write
    from reportpipe.places import is_open_elsewhere
    from reportpipe.revise import memo_in, revision
    from reportpipe.typeset import output as set_in_type

    folder = folder_of(output) if output else Path(file).parent
    edited = bytes_of(file)
    try:
        made = revision(memo_of(memo) if memo else memo_in(edited), edited, accept=not reject_tracked)
    except Malformed as error:
        error.where, error.hint = file, error.hint or _EXPECTED
        raise
    wanted = settings_of(None, None, formats=formats).formats
    if is_open_elsewhere(Path(file)):
        message = "the document is open in Word or LibreOffice; what is not saved there yet is not read."
        Console(stderr=True, highlight=False, soft_wrap=True).print(f"warning: {file}: {message}", markup=False)
    stem = Path(file).stem.removesuffix(f".r{made.memo.revision - 1}")
    target = folder / f"{stem}.r{made.memo.revision}"
    outputs = [] if dry_run or not made.edits else [write(set_in_type(made.memo, to), str(target)) for to in wanted]
    if as_json:
        print_json(
            {
                "memo": made.memo.id,
                "revision": made.memo.revision,
                "edits": [edit.model_dump(mode="json") for edit in made.edits],
                "remainder": [note.model_dump() for note in made.remainder],
                "outputs": [item.model_dump() for item in outputs],
            }
        )
    console = Console(stderr=as_json, highlight=False, soft_wrap=True)
    for edit in made.edits:
        console.print(_line(edit, made.memo), markup=False)
    print_notes(console, made.remainder)
    for item in outputs:
        console.print(item.path, markup=False)
    if not made.edits:
        console.print("nothing was edited")


def _line(edit: "Edit", memo: "Memo") -> str:
    """What was done by whom, to which item where the words of the edit do not say it."""
    item = memo.items.get(edit.item)
    named = f" of {_words(item)}" if item and edit.operation == "changed" and edit.field not in {"text", "name"} else ""
    above = memo.items.get(edit.follows or "")
    done = {
        "changed": f"{edit.before or '(nothing)'} -> {edit.after or '(nothing)'}",
        "deleted": edit.before or "",
        "moved": f"{_words(item)} -> {f'below {_words(above)}' if above else 'first'}" if item else "",
    }
    what = f"{edit.operation} {edit.field or edit.section or ''}".strip()
    return f"{what}{named} ({edit.by}): {done.get(edit.operation, edit.after or edit.item)}"


def _words(item: "Item") -> str:
    """Enough of an item to know it by."""
    from reportpipe.revise.collecting import shorten

    name = getattr(item, "name", None)
    return str(name) if name else f"“{shorten(getattr(item, 'text', ''))}”"
