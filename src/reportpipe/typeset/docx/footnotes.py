"""Evidence as footnotes: pandoc's HTML reader has none, so they are made of the comments that it does carry."""

from reportpipe.model import Memo
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import Element, el, flag, put, qn, text_el, text_of
from reportpipe.typeset.docx.comments import COMMENTS, drop

FOOTNOTES = "word/footnotes.xml"
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))
"""Word wants the two lines between text and notes as notes with these ids."""


def finish(package: Package, memo: Memo) -> None:
    """Where the memo wants it, each comment becomes a footnote at the end of the words it stands on."""
    if memo.layout.evidence != "footnotes" or not package.has(COMMENTS):
        return
    document = package.tree(DOCUMENT)
    root = el("w:footnotes", None, *(_separator(number, kind) for number, kind in _SEPARATORS))
    words = {comment.get(qn("w:id")): _words(comment) for comment in package.tree(COMMENTS)}
    for mark in list(document.iter(qn("w:commentReference"))):
        run, number = mark.getparent(), len(root) - len(_SEPARATORS) + 1
        if run is not None:
            root.append(_note(number, words.get(mark.get(qn("w:id")), "")))
            run[:] = [_raised(), el("w:footnoteReference", {"w:id": number})]
    for tag in ("w:commentRangeStart", "w:commentRangeEnd"):
        for mark in list(document.iter(qn(tag))):
            if (parent := mark.getparent()) is not None:
                parent.remove(mark)
    drop(package)
    package.add(DOCUMENT, "footnotes", FOOTNOTES, root)


def settle(package: Package) -> None:
    """Name the two separators in the settings, as Word does."""
    if package.has(FOOTNOTES):
        known = (el("w:footnote", {"w:id": number}) for number, _ in _SEPARATORS)
        put(package.tree("word/settings.xml"), el("w:footnotePr", None, *known))


def _separator(number: int, kind: str) -> Element:
    line = el("w:p", None, el("w:r", None, el(f"w:{kind}")))
    return el("w:footnote", {"w:type": kind, "w:id": number}, line)


def _note(number: int, words: str) -> Element:
    """The number again, a space, and the words of the source."""
    mark = el("w:r", None, _raised(), el("w:footnoteRef"))
    text = text_el("w:t", f" {words}")
    text.set(qn("xml:space"), "preserve")
    style = el("w:pPr", None, flag("w:pStyle", "FootnoteText"))
    return el("w:footnote", {"w:id": number}, el("w:p", None, style, mark, el("w:r", None, text)))


def _raised() -> Element:
    return el("w:rPr", None, flag("w:rStyle", "FootnoteReference"))


def _words(comment: Element) -> str:
    return " ".join(" ".join(text_of(paragraph).split()) for paragraph in comment.iter(qn("w:p")))
