"""The files of a new style pack, begun from another one."""

import re
from pathlib import Path

from reportpipe.errors import StyleError
from reportpipe.model import Style
from reportpipe.styles.pack import SETTINGS_FILE
from reportpipe.styles.shelf import shelves

_SHOWN = ("text_face", "heading_face", "ink", "accent", "warm", "warm_tint", "block_ground", "block_ink")
"""Tokens that a new pack names first: those that most houses have of their own."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_NAME_LINE = re.compile(r"^name *=.*$", re.MULTILINE)


def start(name: str, parent: Style) -> dict[str, bytes]:
    """Content of each file, by its name, of a pack that looks like `parent` until somebody changes it.

    From a pack that is complete in itself: one that extends it, so that what is mended there reaches it. From one that
    extends another: a copy of its files, because a pack has one parent at most.

    Raises:
        StyleError: the name is none that a pack can have, or that of the pack which it would extend.
    """
    if not _NAME.fullmatch(name):
        raise StyleError(f"{name!r} cannot be a style's name.", hint="Small letters, digits, - and _, as in our-memo.")
    if name == (parent.parent or parent.name):
        raise StyleError(f"{name!r} is the style that it would extend.", hint="Choose another name.")
    if parent.parent is not None:
        files = {path.name: path.read_bytes() for path in sorted(Path(parent.folder).iterdir()) if path.is_file()}
        toml = files[SETTINGS_FILE].decode("utf8")
        files[SETTINGS_FILE] = _NAME_LINE.sub(f'name = "{name}"', toml, count=1).encode("utf8")
        return files
    tokens = "\n".join(f'{token} = "{parent.tokens[token]}"' for token in _SHOWN if token in parent.tokens)
    extends = parent.name if Path(parent.folder).parent in shelves() else parent.folder
    toml = f"""# Says only what differs from {parent.name}. Any of its tokens and labels can stand here, a print.css or
# a memo.html.j2 beside this file; `reportpipe style check` says what is amiss.
name = "{name}"
version = "1"
description = "As {parent.name}, in our own colours and faces."
extends = "{extends}"

[tokens]
{tokens}

[labels.en]
kind = "{parent.labels.get("kind", "")}"
"""
    return {SETTINGS_FILE: toml.encode("utf8")}
