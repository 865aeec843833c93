"""A page on two checkers side by side: what each finds in files broken in one way each."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from reportpipe.check import check
from reportpipe.errors import InputError

Found = dict[str, tuple[list[str], list[str]]]
"""By what was done to a file: what the other checker finds, and what ours finds."""


def ours(data: bytes) -> list[str]:
    """The codes of what we find, warnings in brackets."""
    try:
        notes = check(data).findings
    except InputError:
        return ["refused"]
    return sorted({note.code if note.level == "error" else f"({note.code})" for note in notes if note.level != "info"})


def errors(codes: Iterable[str]) -> list[str]:
    return [code for code in codes if not code.startswith("(")]


def only_ours(found: Found) -> set[str]:
    return {name for name, (theirs, own) in found.items() if errors(own) and not theirs}


def only_theirs(found: Found) -> set[str]:
    return {name for name, (theirs, own) in found.items() if theirs and not errors(own)}


def written(path: Path) -> Found:
    """What a page says that the two find."""
    lines = path.read_text(encoding="utf8").split("\n\n## ")[0].splitlines() if path.exists() else []
    cells = [line.strip("|").split("|") for line in lines if line.startswith("| ")][1:]
    return {what.strip(): (_listed(theirs), _listed(own)) for what, theirs, own in cells}


def _listed(cell: str) -> list[str]:
    return [name for name in cell.strip().split(", ") if name]


def some(names: Iterable[str], config: pytest.Config) -> list[str]:
    """Of the ways to break a file those that a run of the tests tries: one in six, all where the page is written."""
    return list(names)[:: 1 if config.getoption("--accept") else 6]


def page(head: str, name: str, found: Found, reasons: dict[str, dict[str, str]]) -> str:
    """Markdown: the head, a line a file, and a table of reasons a title."""
    both = sum(1 for theirs, own in found.values() if theirs and errors(own))
    rows = "".join(f"| {what} | {', '.join(theirs)} | {', '.join(own)} |\n" for what, (theirs, own) in found.items())
    counts = (
        f"Of {len(found)} files both refuse {both}, only {name} {len(only_theirs(found))}, "
        f"only we {len(only_ours(found))}.\n\n| broken | {name} | ours |\n|---|---|---|\n{rows}"
    )
    parts = [
        f"## {title}\n\n| | |\n|---|---|\n" + "".join(f"| {what} | {why} |\n" for what, why in listed.items())
        for title, listed in reasons.items()
    ]
    return "\n".join([head, counts, *parts])
