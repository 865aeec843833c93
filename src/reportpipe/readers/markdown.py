"""Markdown of notebooks and site generators as the Markdown that pandoc reads.

Obsidian (help.obsidian.md, "Obsidian Flavored Markdown") and Hugo (gohugo.io, "Front matter") add: links and embedded
files in `[[ ]]`, callouts, highlights, comments, marks of blocks, notes within the line, properties in TOML.
"""

import json
import re
import tomllib

_FENCE = re.compile(
    r"^(?: {0,3})(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<text>.{0,20000}?)^\+\+\+[ \t]*$", re.MULTILINE | re.DOTALL)
_YAML = re.compile(r"\A---[ \t]*\n(?P<text>.{0,20000}?)^(?:---|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)
_PROPERTY = re.compile(r"(?P<name>[A-Za-z][\w-]{0,60})[ \t]*:(?:[ \t]+(?P<value>\S.*))?")
_PAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"%%.{0,5000}?%%", re.DOTALL), ""),
    (re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]"), ""),
    (re.compile(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]"), r"\1"),
    (re.compile(r"^((?:[ \t]*>)+[ \t]*)\[![\w-]{1,30}\][+-]?[ \t]*(.*)$", re.MULTILINE), r"\1\2\n\1"),
    (re.compile(r"==(?=\S)([^=\n]{1,2000}?)(?<=\S)=="), r"\1"),
    (re.compile(r"[ \t]\^[\w-]{1,60}[ \t]*$", re.MULTILINE), ""),
    (
        re.compile(
            r"^(\*\*(?:author|by|date|(?:date )?published|publication date|publisher|source|updated)s?"
            r"(?::\*\*|\*\*:)[^\n]{1,120})\n(?=\S)",
            re.MULTILINE | re.IGNORECASE,
        ),
        r"\1\n\n",
    ),
    (re.compile(r"^([ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)\[[ xX/-]\][ \t]+", re.MULTILINE), r"\1"),
)
"""What stands in a note, and what pandoc is given for it; properties in quotation marks hold links as well.

A line such as `**Date:** 3 May 2024` above the text is a paragraph of its own.
"""
_INLINE_NOTE = re.compile(r"\^\[(?P<text>[^\[\]\n]{1,1000})\]")


def plain_markdown(text: str) -> str:
    """The text in Markdown without extensions that pandoc does not know; code stays as it is."""
    head = _TOML.match(text)
    if head:
        text = _yaml(head["text"]) + text[head.end() :]
    pieces: list[str] = []
    notes: list[str] = []
    done = 0
    for fence in _FENCE.finditer(text):
        pieces += [_plain(text[done : fence.start()], notes), fence[0]]
        done = fence.end()
    pieces.append(_plain(text[done:], notes))
    pieces += [f"\n\n[^inline-{number}]: {note}" for number, note in enumerate(notes)]
    return "".join(pieces)


def with_loose_properties(text: str) -> str | None:
    """The text with properties that are no YAML (`title: Russia: next steps`) taken line by line, as people mean them.

    Where what begins like properties holds other lines, it is prose below a rule, and the rule becomes `***`. None
    where nothing begins like properties.
    """
    head = _YAML.match(text)
    if not head:
        return None
    properties: dict[str, list[str]] = {}
    for line in filter(str.strip, head["text"].splitlines()):
        known = _PROPERTY.fullmatch(line.rstrip())
        if known:
            values = properties.setdefault(known["name"], [])
            values += [known["value"]] if known["value"] else []
        elif properties and line.startswith((" ", "\t", "-")):  # an item, or a value that goes on
            list(properties.values())[-1].append(line.strip().removeprefix("- "))
        else:
            return text.replace("---", "***", 1)
    plain = {name: ", ".join(value.strip(" \t[]\"'") for value in values) for name, values in properties.items()}
    return f"---\n{json.dumps(plain)}\n---{text[head.end() :]}"


def _plain(text: str, notes: list[str]) -> str:
    for pattern, plain in _PAIRS:
        text = pattern.sub(plain, text)

    def marked(note: re.Match[str]) -> str:
        notes.append(note["text"])
        return f"[^inline-{len(notes) - 1}]"

    return _INLINE_NOTE.sub(marked, text)


def _yaml(toml: str) -> str:
    """Properties in TOML as YAML, of which JSON is a part; nothing where they cannot be read."""
    try:
        return f"---\n{json.dumps(tomllib.loads(toml), default=lambda day: str(day)[:10])}\n---"
    except (tomllib.TOMLDecodeError, RecursionError):
        return ""
