"""The options that several commands share, and the settings that they make."""

import functools
import inspect
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportpipe.errors import UsageError

if TYPE_CHECKING:  # it costs as much as all of `--help`: only commands at work need it
    from reportpipe.settings import Settings

CONFIG = Path("reportpipe.toml")
FORMATS = frozenset({"pdf", "docx", "html", "json"})
"""Endings of the files that are made."""


def _reader(to: str | None) -> str | None:
    if to and to.strip().lower() in FORMATS:
        raise typer.BadParameter(f"it names who the memo is for. For a format: --formats {to.strip().lower()}")
    return to


Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Source files, or folders of them; `-` reads standard input.")
]
OneFile = Annotated[str, typer.Argument(metavar="FILE", help="A source file; `-` reads standard input.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on standard output, the rest on stderr.")]
Memos = Annotated[
    str, typer.Option("-o", "--output", metavar="FOLDER", help="Where the memos go: a folder, or an address (s3://).")
]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes; default: one a core.")]
OutFile = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; `-` is stdout.")]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings file; default: reportpipe.toml, if here.")
]
To = Annotated[str | None, typer.Option("--to", callback=_reader, help="Who the memo is for.")]
From = Annotated[str | None, typer.Option("--from", help="Who sends it.")]
Handling = Annotated[str | None, typer.Option(help="The handling line, for instance OFFICIAL.")]
Published = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The articles' publication date.")]
StyleName = Annotated[str | None, typer.Option("--style", help="Name of a style pack, or the path of its folder.")]
EvidenceAs = Annotated[
    str | None,
    typer.Option("--evidence", metavar="KIND", help="In the DOCX: comments, footnotes or none."),
]
Formats = Annotated[str | None, typer.Option("--formats", metavar="LIST", help="Of pdf,docx,html,json; default all.")]
Sections = Annotated[
    str | None, typer.Option("--sections", metavar="LIST", help="Sections to add: of quotes,figures; default none.")
]
Actors = Annotated[
    str | None, typer.Option("--actors", metavar="FILE", help="Your decisions on actors; docs/actors.md says how.")
]
Set = Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Any other setting, once for each.")]

_SETTINGS = {
    "to": To,
    "from_": From,
    "handling": Handling,
    "published": Published,
    "style": StyleName,
    "formats": Formats,
    "sections": Sections,
    "evidence": EvidenceAs,
    "actors": Actors,
}
"""Settings that have an option of their own."""


def settled(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command its parameter `settings`, made of these options, `--config` and `--set`.

    On the command line and in the help the options stand where `settings` stands among the parameters.
    """
    options = {name: _SETTINGS[name] for name in names}

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(function)
        def run(*, config: Path | None, set_: list[str] | None, **given: Any) -> None:
            settings = settings_of(config, set_, **{name: given.pop(name) for name in names})
            function(settings=settings, **given)

        parameters: list[inspect.Parameter] = []
        for each in inspect.signature(function).parameters.values():
            if each.name != "settings":
                parameters.append(each.replace(kind=each.KEYWORD_ONLY))
                continue
            for name, option in {**options, "config": Config, "set_": Set}.items():
                parameters.append(inspect.Parameter(name, each.KEYWORD_ONLY, default=None, annotation=option))
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what typer reads
        run.__annotations__ = {each.name: each.annotation for each in parameters}
        return run

    return decorate


def settings_of(config: Path | None, pairs: list[str] | None, **options: object) -> "Settings":
    """Settings from the file, the environment and the options of a command.

    Raises:
        UsageError: the file named cannot be read, or a setting is not allowed.
    """
    from reportpipe.settings import Settings

    text = ""
    if config or CONFIG.is_file():
        text = text_of(str(config or CONFIG))
    for pair in pairs or []:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"--set takes NAME=VALUE, not {pair!r}.")
        options[name.strip()] = value
    return Settings.merged(text, os.environ, text_of, file=str(config or CONFIG), **options)


def text_of(path: str) -> str:
    """The text of a file of settings.

    Raises:
        UsageError: it cannot be read, or is not UTF-8.
    """
    from reportpipe.places import advice_on

    try:
        return Path(path).read_text(encoding="utf-8-sig")  # Notepad begins a file with a byte order mark
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}.", where=path, hint=advice_on(path)) from error
    except UnicodeDecodeError as error:
        raise UsageError("no text in UTF-8.", where=path, hint="Give a file of settings, in TOML.") from error


def folder_of(output: str) -> Path:
    """Where `-o` puts files.

    Raises:
        UsageError: it is a file, or lies in one, or is named like one, or is standard output or an address.
    """
    from reportpipe.places import is_address, plain

    if is_address(plain(output)):
        hint = "Name a folder; `reportpipe batch` and `reportpipe watch` take addresses."
        raise UsageError("-o takes a folder of this machine here, not an address.", where=output, hint=hint)
    path = Path(plain(output))
    if output == "-":
        hint = "Name a folder; `reportpipe typeset memo.json --formats pdf -o -` prints a single file."
        raise UsageError("several files cannot go to standard output.", where="-o -", hint=hint)
    known = next((part for part in (path, *path.parents) if part.exists()), path)
    if known.exists() and not known.is_dir():
        raise UsageError("is no folder.", where=str(known), hint="Name a folder with -o; it is made if it is missing.")
    if not path.exists() and path.suffix.lower().lstrip(".") in FORMATS:
        hint = "Name a folder; --formats chooses what is made in it."
        raise UsageError("-o takes a folder, and this looks like a file.", where=str(path), hint=hint)
    return path
