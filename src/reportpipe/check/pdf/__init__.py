"""PDF/UA-1 (ISO 14289-1) and PDF/A-3 (ISO 19005-3), as far as a machine can decide and we have written it down.

Each rule is a function with its clause: the file and its parts (archive), what it says of itself (metadata), its
structure (structure, tables), annotations (links), text (fonts). What has no rule is in NOT_COVERED.
"""

from reportpipe.check.pdf import (
    acting,
    archive,
    colours,
    encodings,
    extension,
    fonts,
    limits,
    links,
    metadata,
    structure,
    tables,
)
from reportpipe.check.pdf.opened import Opened
from reportpipe.check.rules import Rule, findings
from reportpipe.model import Note

RULES: tuple[Rule[Opened], ...] = (
    *archive.RULES,
    *limits.RULES,
    *acting.RULES,
    *colours.RULES,
    *metadata.RULES,
    *extension.RULES,
    *structure.RULES,
    *tables.RULES,
    *links.RULES,
    *fonts.RULES,
    *encodings.RULES,
)
NOT_COVERED = (
    (
        "Whether the reading order makes sense, headings and tables are tagged as what they are, and alternative texts "
        "say what a picture shows (ISO 14289-1, 7.1 to 7.5): a person has to look."
    ),
    "Contrast and the use of colour (ISO 14289-1, 7.1).",
    "Changes of language inside the text (ISO 14289-1, 7.2).",
    (
        "Syntax of objects below the level of the parser: spaces, hexadecimal strings, lengths, cross-reference tables "
        "(ISO 19005-3, 6.1.4 to 6.1.9), and the size of numbers in pages (6.1.13)."
    ),
    "Signatures (ISO 19005-3, 6.4.3).",
    (
        "Separation, DeviceN and pattern colour spaces, overprinting, JPEG 2000, and the inner state of profiles "
        "(ISO 19005-3, 6.2.4, 6.2.8.3)."
    ),
    "Forms drawn twice, and films (ISO 14289-1, 7.18.6.2, 7.20).",
    (
        "Widths and glyphs of simple and Type 3 fonts, lists of the glyphs in a font, letters of private use "
        "(ISO 19005-3, 6.2.11.4.2, 6.2.11.5, 6.2.11.7.3)."
    ),
    "Types of values in the metadata, and properties of less common schemas (ISO 19005-3, 6.6.2.3.1).",
    "Attached files themselves.",
)


def check(data: bytes) -> tuple[Note, ...]:
    """Findings, in the order of the rules; none when the file keeps all that is covered.

    Raises:
        Malformed: not a PDF, or too damaged to open.
        Encrypted: a password is needed to open it.
    """
    return findings("pdf", RULES, Opened(data))
