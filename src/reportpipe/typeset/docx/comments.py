"""Evidence as Word comments: who, when, and the words of the source."""

from reportpipe.model import Memo
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import Element, qn

COMMENTS = "word/comments.xml"


def finish(package: Package, memo: Memo) -> None:
    """Ids from 0 in document order, initials, the memo's date or none; no part where there are no comments."""
    if not package.has(COMMENTS):
        return
    comments = package.tree(COMMENTS)
    document = package.tree(DOCUMENT)
    order = [mark.get(qn("w:id")) for mark in document.iter(qn("w:commentReference"))]
    numbers = {old: str(number) for number, old in enumerate(dict.fromkeys(order))}
    for comment in list(comments):
        if comment.get(qn("w:id")) not in numbers:
            comments.remove(comment)
            continue
        comment.set(qn("w:id"), numbers[comment.get(qn("w:id"))])
        author = comment.get(qn("w:author")) or ""
        comment.set(qn("w:initials"), "".join(word[0] for word in author.split())[:3] or "r")
        if not memo.dated:
            comment.attrib.pop(qn("w:date"), None)
    comments[:] = sorted(comments, key=lambda comment: int(comment.get(qn("w:id")) or 0))
    _renumber(document, numbers)
    if not len(comments):
        drop(package)


def drop(package: Package) -> None:
    """Take the part out, and the link to it; marks in the text are the caller's."""
    package.remove(COMMENTS)
    links = package.relationships(DOCUMENT)
    for link in list(links):
        if package.resolve(DOCUMENT, link) == COMMENTS:
            links.remove(link)


def _renumber(document: Element, numbers: dict[str | None, str]) -> None:
    for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        for mark in list(document.iter(qn(tag))):
            new = numbers.get(mark.get(qn("w:id")))
            if new is not None:
                mark.set(qn("w:id"), new)
            elif (parent := mark.getparent()) is not None:
                parent.remove(mark)
