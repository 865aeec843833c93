"""PDF files with a text layer: pages -> words -> lines in reading order -> blocks, and the file's own metadata."""

import datetime as dt
import re
import threading
from collections.abc import Sequence
from typing import Any

from reportpipe.errors import Encrypted, Malformed, NoTextLayer, TooLarge
from reportpipe.model import Note, Source
from reportpipe.readers.draft import Claim, DateClaim, Draft
from reportpipe.readers.pdf_blocks import blocks_of
from reportpipe.readers.pdf_lines import Page, reading_order, without_running_heads
from reportpipe.readers.pdf_margins import plain_words
from reportpipe.readers.pdf_rules import page_rules
from reportpipe.readers.pdf_words import page_words
from reportpipe.readers.people import names_in
from reportpipe.settings import Settings

LEAST_LETTERS = 20
"""Letters a page must have, on average, to count as one with a text layer."""
UNREADABLE = 0.3
"""Share of characters without a meaning above which a text layer is useless."""

_PDFIUM = threading.Lock()
"""PDFium is not made for threads: one document at a time."""
_DATE = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")
_PRINTED = re.compile(r"Skia/PDF(?!.*Google Docs)|Mozilla|Chrom|Safari|wkhtmltopdf|Print To PDF", re.IGNORECASE)
"""How browsers and printer drivers sign; the date in such a file is the day of printing."""
_XMP = re.compile(rb"<x:xmpmeta.{0,20000}?</x:xmpmeta>", re.DOTALL)
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def read(data: bytes, source: Source, settings: Settings) -> Draft:
    """The article of a PDF.

    Raises:
        NoTextLayer: a scan, or text that cannot be mapped to characters.
        Encrypted: a password is needed to open it.
        Malformed: damaged beyond PDFium's repair.
        TooLarge: more than `settings.max_pages` pages.
    """
    with _PDFIUM:
        pages, info, empty = _pages(data, source, settings)
    _check_text(pages, source)
    lines, heads = without_running_heads([reading_order(page) for page in pages])
    blocks = blocks_of(lines)
    title, authors = _claims(info, _xmp(data))
    made = _made_on(info)
    printed = made if _PRINTED.search(f"{info.get('Creator', '')} {info.get('Producer', '')}") else None
    where = "date of creation in the PDF's properties"
    return Draft(
        blocks=tuple(blocks),
        plain=False,
        title=title,
        authors=authors,
        published=DateClaim(made, "metadata", where, firm=False) if made and not printed else None,
        notes=_notes(heads, empty, printed, source.name),
    )


def _pages(data: bytes, source: Source, settings: Settings) -> tuple[list[Page], dict[str, str], list[int]]:
    """Every page's words, the document's Info dictionary, and the numbers of pages without text."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error, source) from error
    try:
        if len(document) > settings.max_pages:
            raise TooLarge(
                f"the PDF has {len(document)} pages; at most {settings.max_pages} are read.",
                where=source.name,
                hint="Set max_pages higher, or give only the article's pages.",
            )
        pages = [page for number in range(len(document)) if (page := _page(document, number)) is not None]
        if not pages:
            raise _damaged(source)
        info = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise _damaged(source) from error
    finally:
        document.close()
    return pages, info, [page.number for page in pages if not page.words]


def _page(document: Any, number: int) -> Page | None:
    """One page's words and rules; None for a page that PDFium cannot load."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None
    try:
        width, height = page.get_size()
        return Page(number + 1, width, height, plain_words(tuple(page_words(page))), page_rules(page))
    finally:
        page.close()


def _refusal(error: Any, source: Source) -> Encrypted | Malformed:
    import pypdfium2.raw

    if getattr(error, "err_code", None) in {pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY}:
        return Encrypted("the PDF has a password.", where=source.name, hint="Save a copy without one and read that.")
    return _damaged(source)


def _damaged(source: Source) -> Malformed:
    return Malformed(
        "the PDF is damaged or cut off.",
        where=source.name,
        hint="Download it again, or open it in a viewer and print it to PDF.",
    )


def _check_text(pages: Sequence[Page], source: Source) -> None:
    letters = [char for page in pages for word in page.words for char in word.text]
    hint = "Run it through a text recogniser (for instance `ocrmypdf`) and read the result."
    if sum(char.isalnum() for char in letters) < LEAST_LETTERS * min(len(pages), 20):
        raise NoTextLayer("the PDF holds pictures of pages, no text.", where=source.name, hint=hint)
    lost = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " " for char in letters)
    if lost > UNREADABLE * len(letters):
        raise NoTextLayer(
            "the PDF's fonts do not say which characters its text stands for.", where=source.name, hint=hint
        )


def _xmp(data: bytes) -> dict[str, list[str]]:
    """Title and creators of the XMP packet, where it stands uncompressed (as the standard recommends)."""
    match = _XMP.search(data)
    if not match:
        return {}
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(match[0], parser=parser)
    except (etree.LxmlError, ValueError):
        return {}
    found: dict[str, list[str]] = {}
    for name in ("title", "creator"):
        texts = [
            " ".join((item.text or "").split()) for part in root.iter(f"{_DC}{name}") for item in part.iter(f"{_RDF}li")
        ]
        found[name] = [text for text in texts if text]
    return found


def _claims(info: dict[str, str], xmp: dict[str, list[str]]) -> tuple[Claim | None, tuple[Claim, ...]]:
    title = info.get("Title", "").strip() or next(iter(xmp.get("title", [])), "")
    authors = [info["Author"]] if info.get("Author", "").strip() else xmp.get("creator", [])
    names = [name for text in authors for name in names_in(text) or (text.strip(),)]
    return (
        Claim(title, "metadata", "PDF properties", firm=False) if title else None,
        tuple(Claim(name, "metadata", "PDF properties", firm=False) for name in names),
    )


def _made_on(info: dict[str, str]) -> dt.date | None:
    date = _DATE.match(info.get("CreationDate", ""))
    try:
        return dt.date(int(date[1]), int(date[2]), int(date[3])) if date else None
    except ValueError:
        return None


def _notes(heads: Sequence[str], empty: Sequence[int], printed: dt.date | None, name: str) -> tuple[Note, ...]:
    notes = []
    if printed:
        notes.append(
            Note(
                code="reader.pdf.printed",
                level="info",
                message=f"The PDF was printed on {printed}; that day was not taken as the day of publication.",
                where=name,
                hint="If you know the day, set `published`.",
            )
        )
    if heads:
        shown = "; ".join(f"“{head}”" for head in heads[:4])
        notes.append(
            Note(
                code="reader.pdf.running_heads",
                level="info",
                message=f"Running heads, feet and page numbers were left out: {shown}{' …' * (len(heads) > 4)}.",  # noqa: PLR2004
                where=name,
            )
        )
    if empty:
        notes.append(
            Note(
                code="reader.pdf.no_text",
                level="warning",
                message=f"Pages without text: {', '.join(map(str, empty[:20]))}{' …' if len(empty) > 20 else ''}.",  # noqa: PLR2004
                where=name,
                hint="If they are scans, run the file through a text recogniser first.",
            )
        )
    return tuple(notes)
