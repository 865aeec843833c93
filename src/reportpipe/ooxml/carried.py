"""What of a memo a Word file carries along unseen, by the names that writing and reading back agree on."""

import re

from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of

MEMO_NAMESPACE = "urn:reportpipe:memo"
MEMO_PART = "customXml/item1.xml"
MEMO_PROPERTY, REVISION_PROPERTY = "reportpipe memo", "reportpipe revision"
PLACE = "fill_"
"""How the bookmark of a place to fill begins; then comes the name of the place."""
_NUMBER = re.compile(r"\b\d+\b")


def running_lines(package: Package) -> set[str]:
    """The lines of all headers and footers, without page numbers, which every program counts anew."""
    lines = set()
    for kind in ("header", "footer"):
        for name in package.related(DOCUMENT, kind):
            for paragraph in package.tree(name).iter(qn("w:p")):
                lines.add(" ".join(_NUMBER.sub("", text_of(paragraph)).split()))
    return lines - {""}


def footnote_lines(package: Package) -> set[str]:
    """The words of all footnotes and endnotes."""
    parts = (part for kind in ("footnotes", "endnotes") for part in package.related(DOCUMENT, kind))
    notes = (note for part in parts for note in package.tree(part))
    return {" ".join(text_of(note).split()) for note in notes} - {""}
