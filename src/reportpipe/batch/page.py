"""index.html: every memo of a folder with its bottom line, warnings and files, to be searched and sorted.

One file that loads nothing. Without scripts it is a plain table; the policy in its head lets only its own style and
script run, so that a word of an article can never do more than be read.
"""

import base64
import hashlib
import os
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import quote

from reportpipe.ledger import Document

GENERATOR = "reportpipe batch"
_COLUMNS = (
    ("Memo", ""),
    ("Bottom line", ""),
    ("Published", ""),
    ("Pages", "n"),
    ("Actors", "n"),
    ("Dates", "n"),
    ("Warnings", "n"),
    ("Files", ""),
)


class Counts(NamedTuple):
    """How many documents there are of each kind."""

    done: int
    failed: int


def page(documents: Iterable[Document], counts: Counts) -> Iterator[str]:
    """The page, piece by piece; file paths of the documents are relative to its folder, their sources as shown."""
    css, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{GENERATOR}">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>Memos</title>\n<style>{css}</style>\n</head>\n<body>\n<h1>Memos</h1>\n"
    )
    failures = f', <span class="failed">{counts.failed} failed</span>' if counts.failed else ""
    memos = "1 memo" if counts.done == 1 else f"{counts.done} memos"
    heads = "".join(f'<th scope="col"{_class(kind)}>{name}</th>' for name, kind in _COLUMNS)
    yield f'<p class="sum">{memos}{failures}.</p>\n<div class="frame">\n<table>\n'
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for document in documents:
        yield _failure(document) if document.error else _row(document)
    yield f"</tbody>\n</table>\n</div>\n<script>{script}</script>\n</body>\n</html>\n"


def _row(document: Document) -> str:
    warnings = [note for note in document.notes if note.level != "info"]
    numbers = "".join(
        f'<td class="n">{"" if value is None else value}</td>'
        for value in (document.pages, document.actors, document.events)
    )
    published = document.published or ""
    return (
        f'<tr><td class="memo">{_title(document)}</td><td class="line">{_text(document.bottom_line or "")}</td>'
        f'<td class="day">{" – <br>".join(map(_text, published.split("/")))}</td>{numbers}'
        f'<td class="n" data-key="{len(warnings)}">{_warnings(document)}</td>'
        f'<td class="files">{_files(document)}</td></tr>\n'
    )


def _failure(document: Document) -> str:
    error = document.error
    said = (
        f"{_text(error.message)} " + (f'<span class="hint">{_text(error.hint)}</span>' if error.hint else "")
        if error
        else ""
    )
    return (
        f'<tr><td class="memo">{_title(document)}</td>'
        f'<td class="line" colspan="{len(_COLUMNS) - 1}"><span class="failed">failed: </span>{said}</td></tr>\n'
    )


def _title(document: Document) -> str:
    source = f'<span class="source">{_text(document.source)}</span>'
    if not document.title:
        return source
    best = {made.format: made.path for made in document.outputs}
    path = best.get("html") or best.get("pdf") or next(iter(best.values()), None)
    title = _text(document.title)
    return (f'<a href="{_address(path)}">{title}</a>' if path else title) + source


def _warnings(document: Document) -> str:
    warnings = [note for note in document.notes if note.level != "info"]
    if not warnings:
        return "0"
    items = "".join(
        f"<li>{_text(f'{note.where}: ' if note.where else '')}{_text(note.message)}</li>" for note in warnings
    )
    return f"<details><summary>{len(warnings)}</summary><ul>{items}</ul></details>"


def _files(document: Document) -> str:
    links = (f'<a href="{_address(made.path)}">{_text(made.format.upper())}</a>' for made in document.outputs)
    return " ".join(links)


def _address(path: str) -> str:
    """A relative address; `./` keeps a name with a colon from being taken for a scheme."""
    return escape("./" + quote(path.replace(os.sep, "/")))


def _text(words: str) -> str:
    """Words of an article, as words: escaped, and apart from the direction of what stands beside them."""
    if words.isascii():
        return escape(words)
    return f"<bdi>{escape(words.encode('utf8', 'replace').decode())}</bdi>"


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _asset(name: str) -> str:
    return files("reportpipe.batch").joinpath(name).read_text(encoding="utf8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
