"""Whether a file is one of this program's that nobody saved since, as far as the file itself tells.

For the commands that keep no ledger: what is not ours, or was edited, is not written over.

    docx         the program that saved it last, docProps/app.xml: Word and LibreOffice put themselves there; and the
                 dates of its parts, which are fixed here: python-docx and tools for archives put the time of day there
    pdf          the program that made it, and no later change than that (ISO 32000-1, table 317)
    html, json   the program that made it; an edit by hand cannot be seen
"""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from reportpipe.model import MACHINE
from reportpipe.ooxml.package import DATE

_OURS = re.compile(rb"%s\b" % MACHINE.encode())
_APPLICATION = re.compile(rb">%s</(?:\w+:)?Application>" % MACHINE.encode())


def is_ours(path: Path) -> bool:
    """Whether it may be replaced; a file that cannot be read is not ours."""
    made_here = _KINDS.get(path.suffix)
    try:
        return made_here is not None and made_here(path.read_bytes())
    except (OSError, ValueError, KeyError, RuntimeError, zipfile.BadZipFile):
        return False


def _docx(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("docProps/app.xml") as part:
        untouched = all(member.date_time == DATE for member in package.infolist())
        return untouched and _APPLICATION.search(part.read(100_000)) is not None


def _pdf(data: bytes) -> bool:
    import pikepdf  # 30 ms that a batch without such files need not wait

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            said = document.docinfo
            made = _OURS.match(str(said.get("/Creator", "")).encode())
            return made is not None and said.get("/ModDate") == said.get("/CreationDate")
    except pikepdf.PdfError:
        return False


def _html(data: bytes) -> bool:
    return re.search(rb'<meta name="generator" content="' + _OURS.pattern, data) is not None


def _json(data: bytes) -> bool:
    return re.search(rb'"producer": "' + _OURS.pattern, data) is not None


_KINDS: dict[str, Callable[[bytes], bool]] = {".docx": _docx, ".pdf": _pdf, ".html": _html, ".json": _json}
