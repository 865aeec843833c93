"""Find, load and check a style pack: a folder of plain files, no code.

    style.toml       name, version, licence, [files], [labels.LANGUAGE], [tokens]
    memo.html.j2     the page, for PDF, DOCX and HTML alike
    print.css        reads the tokens as `var(--token-name)`

A pack may say `extends = "other"` and then holds only what differs: tokens and labels replace the parent's one by one,
a template replaces blocks of the parent's, a print.css is read after the parent's. Word styles are made from the
tokens, unless a pack brings a Word template. The contract is in styles/README.md.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from reportpipe import style_check
from reportpipe.errors import StyleError
from reportpipe.model import Note, OptionalSection, Style

SETTINGS_FILE = "style.toml"
FILES = {"template": "memo.html.j2", "css": "print.css", "reference_docx": "reference.docx"}
KEYS = frozenset(
    {"name", "version", "licence", "description", "extends", "sections", "files", "limits", "tokens", "labels"}
)
LIMITS = {"pages": 1, "points": 1, "quotes": 1, "figures": 1, "actors": 1, "events": 1, "statements": 0}
"""What a style may limit, and to how little."""
LANGUAGE = "en"
BASE = "memo"
"""The style that has every label there is."""
_FIXES = "Fix the pack, or look at it with `reportpipe style check`."
IN_POINTS = ("size", "line")
"""Ends of the names of tokens that are points; other numbers are millimetres."""
MOST_POINTS, MOST_MM = 144, 80
"""Largest letters, and largest measure: two margins of it leave 5 cm of an A4 page, and of less no page can be made."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TOKEN_NAME = re.compile(r"[a-z][a-z0-9_]*")
# What could end the declaration or the style element that a token is put into.
_UNSAFE_IN_CSS = re.compile(r"[;{}<>\\\n\r]|/\*|@import|url\(", re.IGNORECASE)

TokenValue = str | float | int


@dataclass(frozen=True)
class Listed:
    """One line of `style list`."""

    name: str
    folder: str
    description: str


@dataclass(frozen=True)
class Pack:
    """One folder, read but not yet joined with its parent."""

    folder: Path
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        return str(self.values.get("name", self.folder.name))


def find(name: str) -> Style:
    """The style of this name, whole: joined with its parent, if it has one.

    `name` is a path when it holds a separator; otherwise it is looked for in the user's folder and then on the
    packaged shelf.

    Raises:
        StyleError: unknown, not readable, or with a parent that has a parent itself.
    """
    pack = _read(_folder(name))
    chain: tuple[Pack, ...] = (pack,)
    if "extends" in pack.values:
        parent = _read(_folder(str(pack.values["extends"])))
        if "extends" in parent.values:
            raise StyleError(
                f"extends {parent.name!r}, which itself extends {parent.values['extends']!r}.",
                where=str(pack.folder / SETTINGS_FILE),
                hint="One parent at most: extend the last one directly.",
            )
        chain = (pack, parent)
    return Style(
        name=pack.name,
        version=str(pack.values.get("version", "")),
        parent=chain[1].name if len(chain) > 1 else None,
        folder=str(pack.folder),
        template=_text(chain, "template"),
        parent_template=_text(chain[1:], "template") if len(chain) > 1 else "",
        css="\n".join(_text((one,), "css", needed=len(chain) == 1) for one in reversed(chain)),
        reference_docx=_bytes(chain, "reference_docx", needed=False),
        labels=_labels(chain),
        tokens=_tokens(chain),
        limits=_limits(chain),
        sections=_sections(chain),
    )


def available() -> tuple[Listed, ...]:
    """Every style that a name finds, by name; the user's own hides a packaged one of the same name."""
    found: dict[str, Listed] = {}
    for shelf in shelves():
        for folder in sorted(shelf.iterdir()) if shelf.is_dir() else ():
            if (folder / SETTINGS_FILE).is_file() and folder.name not in found:
                found[folder.name] = Listed(folder.name, str(folder), _description(folder))
    return tuple(found[name] for name in sorted(found))


def _description(folder: Path) -> str:
    try:
        return str(_read(folder).values.get("description", ""))
    except StyleError as error:  # one broken pack does not hide the others
        return f"(broken: {error.message})"


def check(style: Style) -> tuple[Note, ...]:
    """What is missing or hard to read: blocks, labels, tokens, Word styles, faces, contrast."""
    return style_check.check(style, frozenset(_read(packaged() / BASE).values["labels"][LANGUAGE]))


def shelves() -> tuple[Path, ...]:
    """Where names are looked up: the user's folder, then the packaged shelf."""
    config = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(config).expanduser() / "reportpipe" / "styles", packaged()


def packaged() -> Path:
    """The shelf that comes with the program: in the wheel, or the folder `styles` of a checkout."""
    package = Path(str(files("reportpipe")))
    shelf = package / "shelf"
    return shelf if shelf.is_dir() else package.parent.parent / "styles"


def css_with_tokens(style: Style) -> str:
    """The style's CSS with every `var(--name)` of a token replaced: page margin boxes know no variables."""

    def value(found: re.Match[str]) -> str:
        token = style.tokens.get(found[1].replace("-", "_"))
        return found[0] if token is None else css_value(found[1], token)

    return re.sub(r"var\(--([a-z0-9-]+)\)", value, style.css)


def own_css(style: Style) -> tuple[str, str]:
    """The path of the CSS that the pack itself holds, and its text with the tokens put in; empty where it has none.

    Raises:
        StyleError: it cannot be read, or is not UTF-8.
    """
    pack = _read(Path(style.folder))
    text = _text((pack,), "css", needed=False)
    return str(_path(pack, "css")), css_with_tokens(style.model_copy(update={"css": text}))


def css_value(name: str, token: TokenValue) -> str:
    """A token as CSS writes it: sizes and lines in points, other numbers in millimetres."""
    if isinstance(token, str):
        return token
    return f"{token:g}{'pt' if name.endswith(IN_POINTS) else 'mm'}"


def _folder(name: str) -> Path:
    if os.sep in name or name in {".", "..", "~"}:
        path = Path(name).expanduser()
        folder = path.parent if path.name == SETTINGS_FILE else path
        if not (folder / SETTINGS_FILE).is_file():
            raise StyleError(f"no {SETTINGS_FILE} in this folder.", where=name, hint="Give the folder of a style pack.")
        return folder
    for shelf in shelves():
        if (shelf / name / SETTINGS_FILE).is_file():
            return shelf / name
    names = ", ".join(style.name for style in available()) or "none"
    raise StyleError(f"unknown style {name!r}.", hint=f"Available: {names}. A path needs a separator, as in ./{name}.")


def _read(folder: Path) -> Pack:
    place = str(folder / SETTINGS_FILE)
    try:
        values = _table((folder / SETTINGS_FILE).read_text(encoding="utf8"))
    except tomllib.TOMLDecodeError as error:
        raise StyleError(f"not valid TOML: {error}.", where=place) from error
    except (OSError, UnicodeDecodeError) as error:
        raise StyleError(f"cannot be read: {error}.", where=place) from error
    unknown = sorted(set(values) - KEYS)
    if unknown:
        raise StyleError(
            f"unknown keys: {', '.join(unknown)}.", where=place, hint=f"Known are: {', '.join(sorted(KEYS))}."
        )
    for key in ("files", "tokens", "labels", "limits"):
        if not isinstance(values.get(key, {}), dict):
            raise StyleError(f"{key} must be a table, written [{key}].", where=place)
    return Pack(folder, values)


@lru_cache(maxsize=8)  # every output of every memo asks for its style
def _table(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text)


def _text(chain: tuple[Pack, ...], part: str, *, needed: bool = True) -> str:
    try:
        return _bytes(chain, part, needed=needed).decode("utf8")
    except UnicodeDecodeError as error:
        raise StyleError(f"the {part} is not UTF-8: {error}.", where=str(chain[0].folder)) from error


def _bytes(chain: tuple[Pack, ...], part: str, *, needed: bool) -> bytes:
    """The child's file, else the parent's. A file that style.toml names must be there, whatever `needed` says."""
    for pack in chain:
        named = pack.values.get("files", {}).get(part)
        path = _path(pack, part)
        if path.is_file():
            return path.read_bytes()
        if named and (needed or pack is not chain[-1]):
            raise StyleError(f"names {named} as its {part}, which is not there.", where=str(pack.folder), hint=_FIXES)
    if needed:
        raise StyleError(f"has no {FILES[part]}.", where=str(chain[0].folder), hint=_FIXES)
    return b""


def _path(pack: Pack, part: str) -> Path:
    return pack.folder / str(pack.values.get("files", {}).get(part) or FILES[part])


def _labels(chain: tuple[Pack, ...]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for pack in reversed(chain):
        table = pack.values.get("labels", {}).get(LANGUAGE, {})
        if not isinstance(table, dict):
            raise StyleError(f"labels.{LANGUAGE} must be a table.", where=str(pack.folder / SETTINGS_FILE))
        labels |= {str(key): str(text) for key, text in table.items()}
    return labels


def _sections(chain: tuple[Pack, ...]) -> tuple[OptionalSection, ...]:
    """The sections that a style adds to a memo; a child says all of its own."""
    known = get_args(OptionalSection)
    for pack in chain:
        named = pack.values.get("sections")
        if named is not None and not (isinstance(named, list) and set(named) <= set(known)):
            wanted = f"sections must be a list of {' and '.join(known)}, not {named!r}."
            raise StyleError(wanted, where=str(pack.folder / SETTINGS_FILE))
        if named is not None:
            return tuple(named)
    return ()


def _limits(chain: tuple[Pack, ...]) -> dict[str, int]:
    limits: dict[str, int] = {}
    for pack in reversed(chain):
        place = str(pack.folder / SETTINGS_FILE)
        for name, value in pack.values.get("limits", {}).items():
            if name not in LIMITS:
                raise StyleError(f"unknown limit {name!r}.", where=place, hint=f"Known are: {', '.join(LIMITS)}.")
            if isinstance(value, bool) or not isinstance(value, int) or value < LIMITS[name]:
                wanted = f"a whole number from {LIMITS[name]}"
                raise StyleError(f"limit {name}: {wanted} is wanted, not {value!r}.", where=place)
            limits[name] = value
    return limits


def _lacking(name: str, value: TokenValue, base: TokenValue | None) -> str | None:
    """What a token should be and is not, seen from what it is in the base style; None when it is, or is a new one."""
    if isinstance(base, str):
        if base.startswith("#"):
            return None if COLOUR.fullmatch(str(value)) else "a colour as #rrggbb"
        return None if isinstance(value, str) and value.strip() else "the name of a face"
    if base is None:
        return None
    in_points = name.endswith(IN_POINTS)
    least, most, unit = (1, MOST_POINTS, "points") if in_points else (0, MOST_MM, "millimetres")
    if isinstance(value, str) or not least <= value <= most:
        return f"a number of {unit} from {least} to {most}"
    return None


def _tokens(chain: tuple[Pack, ...]) -> dict[str, TokenValue]:
    """All tokens; each of the kind that the base style has: a colour, a face, a size or another measure."""
    base = chain[-1] if chain[-1].folder == packaged() / BASE else _read(packaged() / BASE)
    kinds = base.values["tokens"]
    tokens: dict[str, TokenValue] = {}
    for pack in reversed(chain):
        place = str(pack.folder / SETTINGS_FILE)
        for name, value in pack.values.get("tokens", {}).items():
            if not _TOKEN_NAME.fullmatch(name):
                raise StyleError(
                    f"token {name!r}: a name is small letters, digits and underscores, a letter first.", where=place
                )
            if isinstance(value, bool) or not isinstance(value, str | int | float):
                raise StyleError(f"token {name}: a text or a number is wanted, not {value!r}.", where=place)
            if isinstance(value, str) and _UNSAFE_IN_CSS.search(value):
                raise StyleError(f"token {name}: {value!r} holds what could end a CSS declaration.", where=place)
            wanted = _lacking(name, value, kinds.get(name))
            if wanted:
                raise StyleError(f"token {name}: {wanted} is wanted, not {value!r}.", where=place)
            tokens[name] = value
    return tokens
