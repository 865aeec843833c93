"""An edited Word file becomes edits, and edits become the next revision of a memo.

    read the file         reading: paragraphs and rows as words, each with the item it is known as
    compare               comparing: with the document as it was set, which travels inside the file
    apply                 applying: revision + 1

What people changed and the memo has no place for comes back as a remainder; nothing is lost silently.
"""

import base64
import binascii
import zlib
from dataclasses import dataclass
from itertools import takewhile

from reportpipe.errors import MemoError, UsageError
from reportpipe.model import MACHINE, Edit, Memo, Note
from reportpipe.ooxml.carried import (
    MEMO_NAMESPACE,
    MEMO_PROPERTY,
    REVISION_PROPERTY,
    footnote_lines,
    running_lines,
)
from reportpipe.ooxml.package import DOCUMENT, MAX_UNZIPPED, Package
from reportpipe.ooxml.xml import Element, parse, qn, text_of, val
from reportpipe.revise.applying import apply
from reportpipe.revise.collecting import Editor, shorten
from reportpipe.revise.comparing import compare
from reportpipe.revise.reading import Reader, moment
from reportpipe.sections import restyled
from reportpipe.verb import make_callable

__all__ = ["Revision", "apply", "memo_in", "revise", "revision"]

SOMEBODY = "editor"
"""The name of who edited, where the file does not say."""
_HINT = "Edit the DOCX that reportpipe made, in Word or LibreOffice, and save it as DOCX."


@dataclass(frozen=True)
class Revision:
    """A memo after a person edited its Word file."""

    memo: Memo
    edits: tuple[Edit, ...]
    remainder: tuple[Note, ...]
    """What was changed in the file and could not be taken over, each with its place."""


def revise(memo: Memo, docx: bytes) -> tuple[Memo, list[Edit]]:
    """The next revision of a memo, and the edits that make it; `revision` also gives what could not be taken over.

    Raises: as `revision`.
    """
    made = revision(memo, docx)
    return made.memo, list(made.edits)


def revision(memo: Memo, docx: bytes, *, accept: bool = True) -> Revision:
    """What people changed in the Word file of a memo, and the memo with it. Unedited: the memo itself, no edits.

    A file that was set in another style (`typeset --style`) gives the memo in that style. Tracked changes count as
    accepted, or as rejected with `accept=False`.

    Raises:
        UsageError: no memo, or no bytes.
        Malformed: not a Word file.
        MemoError: the file was not made from this memo, or from another revision of it.
        StyleError: the style that it was set in is not there.
    """
    if not isinstance(memo, Memo):
        raise UsageError(f"revise takes a Memo, not {type(memo).__name__}.", hint="Load it first: memo_in(docx).")
    if not isinstance(docx, bytes):
        raise UsageError(f"revise takes bytes, not {type(docx).__name__}.", hint="Write Path(file).read_bytes().")
    package = Package.read(docx)
    memo = _as_shown(memo, package)
    styles = package.tree("word/styles.xml") if package.has("word/styles.xml") else None
    known = frozenset(memo.items)
    base = Reader({}, known).lines(_as_set(package))
    edited = Reader(_style_names(styles), known, accept).lines(package.tree(DOCUMENT))
    found = compare(memo, base, edited, _editor(package))
    remainder = (*found.remainder, *_beside(package), *_comments(package))
    return Revision(apply(memo, found.edits), tuple(found.edits), remainder)


def memo_in(docx: bytes) -> Memo:
    """The memo that a Word file was made from, as it was then.

    Raises:
        Malformed: not a Word file.
        MemoError: no memo in it.
    """
    return _memo_in(Package.read(docx))


def _memo_in(package: Package) -> Memo:
    try:
        return Memo.model_validate_json(_carried(package, "json"))
    except ValueError as error:
        raise MemoError("the memo inside the Word file is damaged.", hint=_HINT) from error


def _as_shown(memo: Memo, package: Package) -> Memo:
    """The memo in the style that the file was set in: another style brings its sections along, and with them its id."""
    identity, revision = _stated(package)
    shown = memo
    if identity != memo.id or memo.revision:  # whose id no longer goes by its sections
        style = _memo_in(package).layout.style
        shown = memo if style == memo.layout.style else restyled(memo, style)
    if identity != shown.id:
        raise MemoError(
            f"the Word file was made from the memo {identity}, not from {memo.id}.",
            hint="Give the memo.json that it was made from, or none: the file carries its own.",
        )
    if revision != str(memo.revision):
        raise MemoError(
            f"the Word file shows revision {revision or '?'}, the memo is at revision {memo.revision}.",
            hint="Typeset the memo again and edit that file, or start from the older memo.json.",
        )
    return shown


def _stated(package: Package) -> tuple[str, str]:
    """Id and revision of the memo that a file shows."""
    values: dict[str | None, str] = {}
    for name in package.related("", "custom"):
        for value in package.tree(name):
            values[value.get("name")] = "".join(str(text) for text in value.itertext())
    if MEMO_PROPERTY in values:
        return values[MEMO_PROPERTY], values.get(REVISION_PROPERTY, "")
    carried = _memo_in(package)
    return carried.id, str(carried.revision)


def _as_set(package: Package) -> Element:
    """The document as it was set, which the file carries along."""
    try:
        packed = base64.b64decode(_carried(package, "document"), validate=True)
        unpacker = zlib.decompressobj()
        return parse(unpacker.decompress(packed, MAX_UNZIPPED))
    except (binascii.Error, zlib.error, ValueError, SyntaxError) as error:
        raise MemoError("what the Word file carries of the memo is damaged.", hint=_HINT) from error


def _carried(package: Package, name: str) -> str:
    for part in package.related(DOCUMENT, "customXml"):
        if package.has(part):
            text = package.tree(part).findtext(f"{{{MEMO_NAMESPACE}}}{name}")
            if text:
                return str(text)
    raise MemoError("the Word file does not carry the memo that it was made from.", hint=_HINT)


def _style_names(styles: Element | None) -> dict[str, str]:
    if styles is None:
        return {}
    return {str(s.get(qn("w:styleId"))): val(s, "w:name") or "" for s in styles.findall(qn("w:style"))}


def _editor(package: Package) -> Editor:
    """Who saved the file last, and when, unless that was the program itself."""
    for name in package.related("", "core"):
        core = package.tree(name)
        who = (core.findtext(qn("cp:lastModifiedBy")) or "").strip()
        if who and who != MACHINE and not who.startswith("model:"):
            return Editor(who, moment(core.findtext(qn("dcterms:modified"))))
    return Editor(SOMEBODY)


def _beside(package: Package) -> list[Note]:
    """Lines of headers, footers and footnotes that are new: a memo has no place for them there."""
    kinds = (
        ("running", "header or footer", running_lines(package), "Handling, title and draft mark come from the memo."),
        ("footnote", "footnote", footnote_lines(package), "Footnotes are the words of the source: change the item."),
    )
    return [
        Note(
            code="revise.remainder",
            level="warning",
            message=f"A {place} now says “{shorten(_new_in(line, known))}”.",
            where=place,
            hint=hint,
        )
        for tag, place, lines, hint in kinds
        for known in [_carried_lines(package, tag)]
        for line in sorted(lines - known)
    ]


def _new_in(line: str, known: set[str]) -> str:
    """A line without the words that it begins with as some known line does: what is new comes to the front."""
    words = line.split()
    alike = max(
        (sum(1 for _ in takewhile(_same, zip(words, other.split(), strict=False))) for other in known), default=0
    )
    return " ".join(["…", *words[alike:]]) if 0 < alike < len(words) else line


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _carried_lines(package: Package, tag: str) -> set[str]:
    name = f"{{{MEMO_NAMESPACE}}}{tag}"
    parts = package.related(DOCUMENT, "customXml")
    return {str(line.text) for part in parts for line in package.tree(part).iter(name)}


def _comments(package: Package) -> list[Note]:
    """What people wrote into the margin, whole, and on which words."""
    notes = []
    for part in package.related(DOCUMENT, "comments"):
        for comment in package.tree(part).findall(qn("w:comment")):
            author = comment.get(qn("w:author")) or SOMEBODY
            if author != MACHINE:
                on = shorten(_commented(package.tree(DOCUMENT), str(comment.get(qn("w:id")))))
                message = f"{author} commented{f' on “{on}”' if on else ''}: “{' '.join(text_of(comment).split())}”."
                notes.append(Note(code="revise.comment", level="info", message=message, where="comment"))
    return notes


def _commented(document: Element, number: str) -> str:
    """The words between the ends of a comment."""
    inside, words = False, []
    for element in document.iter(*map(qn, ("w:commentRangeStart", "w:commentRangeEnd", "w:t"))):
        if element.tag == qn("w:t"):
            words.append(str(element.text or "") if inside else "")
        elif element.get(qn("w:id")) == number:
            inside = element.tag == qn("w:commentRangeStart")
    return " ".join("".join(words).split())


make_callable(__name__)
