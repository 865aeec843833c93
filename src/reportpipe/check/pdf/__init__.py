"""PDF/UA-1 (ISO 14289-1) and PDF/A-3 (ISO 19005-3), as far as a machine can decide and we have written it down.

Each rule is a function with its clause: the file and its parts (archive), what it says of itself (metadata), its
structure (structure, tables), annotations (links), text (fonts). What has no rule is in NOT_COVERED.
"""

from reportpipe.check.pdf import archive, fonts, links, metadata, structure, tables
from reportpipe.check.pdf.opened import Opened
from reportpipe.check.rules import Rule, findings
from reportpipe.model import Note

RULES: tuple[Rule[Opened], ...] = (
    *archive.RULES,
    *metadata.RULES,
    *structure.RULES,
    *tables.RULES,
    *links.RULES,
    *fonts.RULES,
)
NOT_COVERED = (
    (
        "Whether the reading order makes sense, headings and tables are tagged as what they are, and alternative texts "
        "say what a picture shows (ISO 14289-1, 7.1 to 7.5): a person has to look."
    ),
    "Contrast and the use of colour (ISO 14289-1, 7.1).",
    "Changes of language inside the text (ISO 14289-1, 7.2).",
    (
        "Syntax of objects below the level of the parser: spaces, hexadecimal strings, cross-reference tables "
        "(ISO 19005-3, 6.1.4 to 6.1.9)."
    ),
    "Optional content, signatures and the fields of forms (ISO 19005-3, 6.4, 6.9; ISO 14289-1, 7.10, 7.18.4).",
    (
        "Separation, DeviceN and pattern colour spaces, JPEG 2000, and the inner state of colour profiles "
        "(ISO 19005-3, 6.2.4, 6.2.8.3)."
    ),
    "Simple and Type 3 fonts beyond embedding and text; CMap files (ISO 19005-3, 6.2.11.3.3, 6.2.11.6).",
    "Attached files themselves.",
)


def check(data: bytes) -> tuple[Note, ...]:
    """Findings, in the order of the rules; none when the file keeps all that is covered.

    Raises:
        Malformed: not a PDF, or too damaged to open.
        Encrypted: a password is needed to open it.
    """
    return findings("pdf", RULES, Opened(data))
