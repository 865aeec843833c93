"""A memo becomes a file: PDF, DOCX, HTML or JSON, all from the same memo and the same style."""

from typing import cast

from reportpipe import styles
from reportpipe.errors import UsageError
from reportpipe.model import Memo, Output
from reportpipe.registry import Table
from reportpipe.sections import restyled
from reportpipe.verb import make_callable

WRITERS = Table(
    noun="format",
    group="reportpipe.writers",
    builtin={
        "pdf": "reportpipe.typeset.pdf:typeset",
        "docx": "reportpipe.typeset.docx:typeset",
        "html": "reportpipe.typeset.html:typeset",
        "json": "reportpipe.typeset.json:typeset",
    },
)
"""A writer is one function: `typeset(memo: Memo, style: Style) -> Output`."""


def typeset(memo: Memo, to: str = "pdf", style: str | None = None) -> bytes:
    """The bytes of one file; another `style` than the memo's own brings its sections along (`sections.restyled`).

    Raises:
        UsageError: what is given is no memo, or no such format.
        StyleError: no such style, or a broken one.
        ToolError: pandoc or Pango is missing or fails.
    """
    return output(memo, to, style).data


def output(memo: Memo, to: str = "pdf", style: str | None = None) -> Output:
    """One file with what is to be said about it: pages, and notes such as characters that no font has."""
    if not isinstance(memo, Memo):
        raise UsageError(f"typeset takes a Memo, not {type(memo).__name__}.", hint="Make it first: compose(...).")
    writer = WRITERS.get(to)
    if style and style != memo.layout.style:
        memo = restyled(memo, style)
    found = styles.find(memo.layout.style)
    if to == "json":  # which leaves nothing out
        return cast("Output", writer(memo, found))
    from reportpipe.typeset.fitting import fit, remember

    made: Output | None = None
    if to == "pdf":  # which knows its pages when it is made: seldom too many
        made = cast("Output", writer(memo, found))
        if made.front is not None:
            remember(memo, found, made.front)
    fitted, notes = fit(memo, found)
    if made is None or fitted is not found:
        made = cast("Output", writer(memo, fitted))
    return made.model_copy(update={"notes": (*made.notes, *notes)})


make_callable(__name__)
