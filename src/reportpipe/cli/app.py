"""The application: how its commands fail, and what they read, write and print."""

import errno
import functools
import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from io import TextIOWrapper
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from reportpipe.errors import InputError, MemoError, ReportpipeError, UsageError

if TYPE_CHECKING:  # the types cost as much as all of `--help`: only commands at work need them
    from reportpipe.model import Memo, Note


_DASHED = re.compile(r"-(?:[^-].|-.*\.)", re.DOTALL)
"""What a shell gives for `*` when a file is called -notes.txt: no option of ours has a dot, or one dash and a word."""


class _Commands(TyperGroup):
    """The commands; a file where one should stand was meant for `build`, one that begins with a dash for no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        for name in takewhile(lambda each: each != "--", args):
            if _DASHED.match(name) and os.path.lexists(name):
                file = shlex.quote(f"./{name}")
                ctx.fail(f"{name!r} begins like an option. If you mean the file, write {file}")
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0] if args else ""
        if name not in self.commands and Path(name).is_file():
            ctx.fail(f"No such command {name!r}. Did you mean `reportpipe build {shlex.quote(name)}`?")
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="reportpipe",
    cls=_Commands,
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    help="Articles in, policy memos out: PDF, DOCX, HTML and JSON, every line linked to the words that support it.",
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"reportpipe {version('reportpipe')}\n")
        raise typer.Exit


@app.callback()
def program(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version and exit.")
    ] = False,
) -> None:
    """Options of the program itself."""


def command(function: Callable[..., None]) -> Callable[..., None]:
    """Turn the failures a user can act on into a message and an exit code."""

    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            with standard_output():
                function(*args, **kwargs)
        except ReportpipeError as error:
            report_error(error, as_json=bool(kwargs.get("as_json")))
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            Console(stderr=True).print("stopped; what is done is kept.")
            raise typer.Exit(130) from None

    return run


@contextmanager
def standard_output() -> Iterator[None]:
    """What is printed in here is out at the end; where it cannot go out, the program ends with a word on it."""
    try:
        yield
        if isinstance(sys.stdout, TextIOWrapper):  # it is None where the shell closed it
            sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has seen enough
        _close_output()
        raise SystemExit(0) from None
    except OSError as error:
        if error.filename is not None or error.errno != errno.ENOSPC:
            raise
        _close_output()
        full = InputError("cannot be written: the disk is full.", where="standard output", hint="Make room there.")
        report_error(full, as_json=False)
        raise SystemExit(full.exit_code) from None


def _close_output() -> None:
    """Python would complain again while it closes a standard output that takes no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def report_error(error: ReportpipeError, *, as_json: bool) -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    place = f"{error.where}: " if error.where else ""
    console.print(f"error: {place}{error.message}", style="red", markup=False)
    if error.hint:
        console.print(f"  {error.hint}", markup=False)
    if as_json:
        fields = {"code": error.code, "message": error.message, "where": error.where, "hint": error.hint}
        print_json({"error": fields})


def print_json(value: object) -> None:
    """One JSON object and a line end on standard output, in UTF-8 whatever the terminal's encoding is (RFC 8259)."""
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode())


def print_notes(console: Console, notes: "tuple[Note, ...]") -> None:
    for note in notes:
        place = f"{note.where}: " if note.where else ""
        hint = f" {note.hint}" if note.hint else ""
        line = f"{note.level}: {place}{note.message}{hint}"
        console.print(line, style="dim", markup=False, highlight=False, soft_wrap=True)


def source_bytes(name: str) -> bytes | str:
    """The argument itself, or what standard input holds when it is `-`."""
    return sys.stdin.buffer.read() if name == "-" else name


def bytes_of(name: str) -> bytes:
    """The content of a file that a command was given, or of standard input.

    Raises:
        InputError: it cannot be opened, holds nothing, or is the lock of an office program.
    """
    from reportpipe.places import advice_on, empty, refuse_lock

    refuse_lock(name)
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be opened: {error.strerror}.", where=name, hint=advice_on(name)) from error
    if not data:
        raise empty(name)
    return data


def memo_of(name: str) -> "Memo":
    """The memo in the memo.json that a command was given, or on standard input.

    Raises:
        InputError, MemoError: as `bytes_of` and `json.load` do, with the file's name.
    """
    from reportpipe.typeset.json import load

    data = bytes_of(name)
    try:
        return load(data)
    except MemoError as error:
        error.where = error.where or name
        raise


def write_bytes(data: bytes, target: str, sources: Sequence[str] = ()) -> None:
    """To a file, which is there whole or as it was before, or to standard output when the target is `-`.

    Raises:
        UsageError: the target is one of the sources.
        Unwritable: the target cannot be written to.
    """
    from reportpipe.batch.files import write_whole, writing

    path = Path(target)
    if target == "-":
        sys.stdout.buffer.write(data)
    elif path.is_file() and any(os.access(name, os.F_OK) and path.samefile(name) for name in sources):
        raise UsageError("would be written over itself.", where=target, hint="Choose another name with -o.")
    elif path.is_fifo() or path.is_char_device():  # /dev/stdout must not be renamed away
        with writing(target):
            path.write_bytes(data)
    else:
        write_whole(target, data)
