"""What is wrong with a style pack, before a memo meets it."""

import io
import re
import shutil
import subprocess
import zipfile
from itertools import chain
from xml.etree import ElementTree as ET

from reportpipe.model import Level, Note, Style
from reportpipe.styles import reach
from reportpipe.styles.contract import BLOCKS, COLOUR, COLOURS, FACES, TEXT_PAIRS, WORD_STYLES
from reportpipe.styles.contrast import AA, contrast

PACKAGED_FACES = frozenset({"Source Serif Pro", "Source Sans Pro"})
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
_SET = re.compile(r"--([a-z0-9-]+)\s*:")
_OF_THE_SCREEN = frozenset({"side"})
"""Variables that the program's screen.css sets."""
_LABEL = re.compile(r"""label\(\s*["']([a-z_0-9]+)["']\s*[,)]""")
"""A label by its whole name; one that is put together from parts can be checked only when a memo is set."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST_STYLES = 20_000_000
_SECONDS = 10


def check(style: Style, needed_labels: frozenset[str] = frozenset()) -> tuple[Note, ...]:
    """Everything that is missing or hard to read; nothing when the pack is whole.

    Args:
        style: A pack as `styles.find` gives it, joined with its parent.
        needed_labels: Label keys that the program itself prints, besides those that the template asks for.
    """
    return tuple(
        chain(
            _blocks(style),
            _labels(style, needed_labels),
            _tokens(style),
            _word_styles(style),
            _faces(style),
            _contrast(style),
        )
    )


def _blocks(style: Style) -> list[Note]:
    try:
        printed = reach.printed(style.template, style.parent_template)
    except reach.BrokenTemplateError as error:
        return [_note("style.template", "error", f"the template does not compile: {str(error).rstrip('.')}.", style)]
    return [
        _note("style.block", "error", f"the template never prints {block}.", style)
        for block in BLOCKS
        if block not in printed
    ]


def _labels(style: Style, needed: frozenset[str]) -> list[Note]:
    wanted = needed | set(_LABEL.findall(style.template)) | set(_LABEL.findall(style.parent_template))
    return [
        _note("style.label", "error", f"the label {key!r} is missing.", style, f'Add {key} = "..." to [labels.en].')
        for key in sorted(wanted - set(style.labels))
    ]


def _tokens(style: Style) -> list[Note]:
    variables = set(_VARIABLE.findall(style.css)) - set(_SET.findall(style.css)) - _OF_THE_SCREEN
    used = {name.replace("-", "_") for name in variables}
    missing = sorted((used | {*COLOURS, *FACES}) - set(style.tokens))
    notes = [_note("style.token", "error", f"the token {name} is used but not set.", style) for name in missing]
    for name in COLOURS:
        value = style.tokens.get(name)
        if value is not None and not COLOUR.fullmatch(str(value)):
            notes.append(
                _note("style.token", "error", f"the token {name} is {value!r}, not a colour as #rrggbb.", style)
            )
    return notes


def _word_styles(style: Style) -> list[Note]:
    if not style.reference_docx:
        return []  # made from the tokens, with every style there is
    try:
        with zipfile.ZipFile(io.BytesIO(style.reference_docx)) as package, package.open("word/styles.xml") as part:
            root = ET.fromstring(part.read(_LARGEST_STYLES))  # noqa: S314 - the user's own template, size capped
    except (zipfile.BadZipFile, KeyError, ET.ParseError, ValueError) as error:
        return [_note("style.reference", "error", f"the Word template cannot be read: {error}.", style)]
    known = {
        (item.get(f"{_W}type"), (name.get(f"{_W}val") or "").casefold())
        for item in root.iter(f"{_W}style")
        if (name := item.find(f"{_W}name")) is not None
    }
    return [
        _note("style.word", "warning", f"the Word template has no {kind} style {name!r}; a plain one is made.", style)
        for kind, names in WORD_STYLES.items()
        for name in names
        if (kind, name.casefold()) not in known
    ]


def _faces(style: Style) -> list[Note]:
    faces = [str(style.tokens[name]) for name in FACES if name in style.tokens]
    unknown = [face for face in dict.fromkeys(faces) if face not in PACKAGED_FACES]
    installed = _installed() if unknown else frozenset()
    if installed is None:
        return [
            _note("style.face", "info", "fc-list is not here: whether the faces are installed is not known.", style)
        ]
    return [
        _note("style.face", "warning", f"the face {face!r} is not installed here; another takes its place.", style)
        for face in unknown
        if face.casefold() not in installed
    ]


def _installed() -> frozenset[str] | None:
    """Families that fontconfig knows, in small letters; None where nobody can tell."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        listed = subprocess.run([program, ":", "family"], capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    lines = listed.stdout.decode("utf8", "replace").splitlines()
    return frozenset(name.strip().casefold() for line in lines for name in line.split(","))


def _contrast(style: Style) -> list[Note]:
    notes = []
    for text, ground in TEXT_PAIRS:
        one, other = str(style.tokens.get(text, "")), str(style.tokens.get(ground, ""))
        if COLOUR.fullmatch(one) and COLOUR.fullmatch(other) and contrast(one, other) < AA:
            message = f"{text} {one} on {ground} {other} has a contrast of {contrast(one, other):.1f}; {AA} is needed."
            notes.append(_note("style.contrast", "warning", message, style, "Take a darker text or a lighter ground."))
    return notes


def _note(code: str, level: Level, message: str, style: Style, hint: str | None = None) -> Note:
    return Note(code=code, level=level, message=message[:1].upper() + message[1:], where=style.name, hint=hint)
