"""Places to fill in Word: content controls that show what is wanted, and make way for what somebody types."""

from lxml import etree

from reportpipe.ooxml.carried import PLACE
from reportpipe.ooxml.xml import NAMESPACES, Element, el, flag, qn, text_of

_TO_FILL = etree.XPath("//w:r[w:rPr/w:rStyle/@w:val='ToFill']", namespaces=NAMESPACES)


def make(document: Element) -> None:
    """Put each run in the style `To Fill` into a control; its tag names the place, its title says what is wanted."""
    for number, run in enumerate(_TO_FILL(document), 1):
        parent = run.getparent()
        if parent is None:
            continue
        control = el(
            "w:sdt",
            None,
            el(
                "w:sdtPr",
                None,
                flag("w:alias", text_of(run).strip("[]")),
                flag("w:tag", _place(run)),
                flag("w:id", number),
                el("w:showingPlcHdr"),
                el("w:text"),
            ),
            el("w:sdtContent"),
        )
        parent.replace(run, control)
        control[-1].append(run)


def _place(run: Element) -> str:
    """The bookmark before the words: nothing stands between the two."""
    names = (str(mark.get(qn("w:name"))) for mark in run.itersiblings(qn("w:bookmarkStart"), preceding=True))
    return next((name for name in names if name.startswith(PLACE)), "")
