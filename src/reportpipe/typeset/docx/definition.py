"""One Word style, before it is written."""

from dataclasses import dataclass, field

from reportpipe.ooxml.xml import Element


@dataclass(frozen=True)
class Definition:
    """One style. Properties are (element, attributes) pairs; their order is put right when it is written."""

    name: str
    kind: str = "paragraph"
    based_on: str | None = "Normal"
    follows: str | None = None
    """Style of the next paragraph; None: the same."""
    paragraph: tuple[Element, ...] = ()
    characters: tuple[Element, ...] = ()
    priority: int = 20
    shown: bool = True
    """Whether Word's gallery of styles shows it."""
    rest: tuple[Element, ...] = field(default=())
    """tblPr, tcPr and tblStylePr of a table style."""

    @property
    def id(self) -> str:
        return _IDS.get(self.name, "".join(word[:1].upper() + word[1:] for word in self.name.split()))


_IDS = {
    "annotation text": "CommentText",
    "annotation subject": "CommentSubject",
    "annotation reference": "CommentReference",
    "Normal Table": "TableNormal",
    "toc 1": "TOC1",
    "toc 2": "TOC2",
    "toc 3": "TOC3",
}
"""Ids that are not the name without its spaces: those that Word itself uses."""
