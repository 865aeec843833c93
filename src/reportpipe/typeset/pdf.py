"""PDF through WeasyPrint: PDF/UA-1 and PDF/A-3a in one file, with memo.json attached.

Nothing is fetched, from disk or network: the page brings its picture and its style along.
"""

import datetime as dt
import logging
import unicodedata
import warnings
from typing import Any, Self

from reportpipe.errors import StyleError
from reportpipe.model import Memo, Note, Output, Style
from reportpipe.styles import css_with_tokens
from reportpipe.typeset import annex, engine
from reportpipe.typeset import json as memo_json
from reportpipe.typeset.html import render
from reportpipe.typeset.narrow import broken_words
from reportpipe.typeset.pdf_objects import settle
from reportpipe.typeset.pdf_tags import complete_tags
from reportpipe.typeset.view import shorten
from reportpipe.typeset.xmp import with_ua

VARIANT = "pdf/a-3a"
APPENDIX = ("appendix", annex.ANNEX)
"""Ids of what firm pages end before: an appendix where the style has one, else the source text."""
NO_DATE = dt.date(2000, 1, 1)
"""For the attachment of a memo without a date: PDF/A wants one, and the clock must not give it."""
_TOP = 16.0
"""Pixels below the top of the text within which an anchor still begins a page."""
_MISSING = ".notdef glyph"
_CHARACTERS_SHOWN, _PLACES_SHOWN, _WORD_SHOWN = 8, 5, 40


def typeset(memo: Memo, style: Style) -> Output:
    """The memo as PDF.

    Raises:
        StyleError: the template fails, or the page it makes cannot be laid out.
        ToolError: Pango, which WeasyPrint needs, is missing or broken.
    """
    page = render(memo, style, "pdf")
    with engine.undisturbed():
        return _set(page, memo, style)


def _set(page: str, memo: Memo, style: Style) -> Output:
    """What was laid out is let go of here: the collector would look through it in vain."""
    with _Listener() as listener:
        document = laid_out(page, style)
        data = _written(document, memo)
    notes = (*listener.notes(memo), *_too_narrow(document))
    front = before_appendix(document)
    annex.keep(document)
    return Output(format="pdf", data=data, pages=len(document.pages), front=front, notes=notes)


def before_appendix(document: Any) -> int | None:
    """How many pages of a laid out memo stand before its appendix, one that it begins on included unless it begins it.

    None where nothing marks the beginning of an appendix.
    """
    for name in APPENDIX:
        for n, page in enumerate(document.pages):
            if name in page.anchors:
                top: float = page.anchors[name][1] - page._page_box.content_box_y()  # noqa: SLF001 - the only door
                return n + int(top > _TOP)
    return None


def _written(document: Any, memo: Memo) -> bytes:
    document.metadata.generate_rdf_metadata = with_ua(document.metadata.generate_rdf_metadata)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
        data: bytes = document.write_pdf(
            pdf_variant=VARIANT, attachments=[_attachment(memo)], finisher=_finish, pdf_forms=False
        )
    return data


def _finish(document: Any, pdf: Any) -> None:
    complete_tags(document, pdf)
    settle(pdf)


def laid_out(page: str, style: Style) -> Any:
    """The page as WeasyPrint's Document.

    Raises:
        StyleError: it cannot be laid out.
        ToolError: Pango is missing or broken.
    """
    try:
        return annex.laid_out(page, css_with_tokens(style), VARIANT)
    except (RecursionError, TypeError, ValueError, AssertionError) as error:
        raise StyleError(f"the page cannot be laid out: {error}.", where=style.folder) from error


def _attachment(memo: Memo) -> Any:
    day = memo.dated or NO_DATE
    moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    return engine.library().Attachment(
        string=memo_json.dump(memo).decode("utf8"),
        name="memo.json",
        description="The memo itself, with its source text: every output can be made again from it.",
        created=moment,
        modified=moment,
        relationship="Data",
        url_fetcher=engine.fetcher(),
    )


class _Listener(logging.Handler):
    """Collects what WeasyPrint warns about while it works; characters without a glyph become notes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.missing: dict[str, None] = {}
        self.others: dict[str, None] = {}

    def __enter__(self) -> Self:
        logging.getLogger("weasyprint").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith(_MISSING) and isinstance(record.args, tuple):
            self.missing[str(record.args[0])] = None
        elif record.levelno >= logging.ERROR:
            self.others[message] = None

    def notes(self, memo: Memo) -> tuple[Note, ...]:
        """One note a script of missing characters, and one for each other complaint."""
        others = [Note(code="pdf.typesetter", level="warning", message=f"{text}.") for text in self.others]
        return (*_missing(tuple(self.missing), memo), *others)


def _missing(characters: tuple[str, ...], memo: Memo) -> list[Note]:
    """The characters that no font has, with the paragraphs where they stand."""
    scripts: dict[str, list[str]] = {}
    for character in characters:
        scripts.setdefault(unicodedata.name(character, "UNNAMED").split()[0].title(), []).append(character)
    return [
        Note(
            code="pdf.missing_glyph",
            level="warning",
            message=f"No font on this machine has these characters ({script}): {_listed(found)}.",
            where=_places(memo, found),
            hint="Install a font for this script, for instance one of the Noto family, and typeset again.",
        )
        for script, found in scripts.items()
    ]


def _listed(characters: list[str]) -> str:
    shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters[:_CHARACTERS_SHOWN])
    more = len(characters) - _CHARACTERS_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _too_narrow(document: Any) -> list[Note]:
    """Words that a table breaks: the table is wider than its page allows."""
    return [
        Note(
            code="pdf.narrow_column",
            level="warning",
            message=f"A column of the table is too narrow for “{shorten(word, _WORD_SHOWN)}”: the word is broken.",
            where=row or None,
            hint="Shorten the word, or widen the column in the style.",
        )
        for row, word in broken_words(document)
    ]


def _places(memo: Memo, characters: list[str]) -> str | None:
    """`¶2, ¶5`; None when they stand outside the numbered paragraphs, as in a title or a label."""
    wanted = set(characters)
    found = [
        f"¶{n}"
        for article in memo.articles
        for n, block in enumerate(article.paragraphs, 1)
        if not wanted.isdisjoint(article.text[block.start : block.end])
    ]
    if len(found) > _PLACES_SHOWN:
        found[_PLACES_SHOWN:] = [f"and {len(found) - _PLACES_SHOWN} more"]
    return ", ".join(found) or None
