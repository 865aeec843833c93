"""Places to fill in Word: content controls that show what is wanted, and make way for what somebody types."""

from reportpipe.ooxml.carried import PLACE
from reportpipe.ooxml.xml import Element, el, flag, qn, text_of, val

_STYLE = "ToFill"


def make(document: Element) -> None:
    """Put each run in the style `To Fill` into a control; its tag names the place, its title says what is wanted."""
    for number, run in enumerate([run for run in document.iter(qn("w:r")) if val(run, "w:rPr/w:rStyle") == _STYLE], 1):
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
