"""What is wrong with a finished file, as far as a machine can say, and what nobody has looked at.

    PDF     check.pdf: PDF/UA-1 and PDF/A-3, on the file
    DOCX    check.docx: what makes Word repair it, links, accessibility, formatting
    JSON    check.memo: preflight of a memo, and its wording (check.wording)

A rule is a function that names what it demands; a report lists these, so it never claims more than was looked at.
"""

from reportpipe.check import docx, memo, pdf
from reportpipe.check.rules import demands
from reportpipe.errors import InputError, UsageError
from reportpipe.model import Note, Record
from reportpipe.typeset import json
from reportpipe.verb import make_callable

__all__ = ["Checked", "check"]


class Checked(Record):
    """A report on one file."""

    findings: tuple[Note, ...]
    """What breaks a rule (`error`), and what a person should know or look at (`warning`, `info`)."""
    covered: tuple[str, ...]
    """What was looked at: one line a rule."""
    not_covered: tuple[str, ...]
    """What was not."""

    @property
    def failed(self) -> bool:
        """Whether a rule is broken."""
        return any(note.level == "error" for note in self.findings)


def check(data: bytes) -> Checked:
    """The report on a PDF, a DOCX or a memo.json, told apart by its first bytes.

    Raises:
        UsageError: no bytes.
        InputError: none of these, damaged beyond reading, or locked with a password.
        MemoError: JSON, but not a memo of this program's.
        StyleError, ToolError: a memo that cannot be set.
    """
    if not isinstance(data, bytes):
        raise UsageError(f"check takes bytes, not {type(data).__name__}.", hint="Write check(Path(file).read_bytes()).")
    start = data.lstrip()[:5]
    if start.startswith(b"%PDF"):
        return Checked(findings=pdf.check(data), covered=demands(pdf.RULES), not_covered=pdf.NOT_COVERED)
    if data.startswith(b"PK"):
        return Checked(findings=docx.check(data), covered=demands(docx.RULES), not_covered=docx.NOT_COVERED)
    if start.startswith(b"{"):
        return Checked(findings=memo.check(json.load(data)), covered=memo.covered(), not_covered=memo.NOT_COVERED)
    raise InputError("not a PDF, a DOCX or a memo.json.", hint="Check a file that reportpipe made, or one like it.")


make_callable(__name__)
