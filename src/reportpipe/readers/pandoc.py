"""Every format that pandoc reads: one call of pandoc to its JSON tree, and the tree as blocks.

pandoc runs as a child process, sandboxed, with limits on memory and time: `[` three thousand times in a Markdown file
keeps it busy for half a minute, and without the sandbox a document could name files to embed.
"""

import json
import re
from typing import Any

from reportpipe import pandoc
from reportpipe.errors import EmptySource, Malformed, NotText, ToolError
from reportpipe.model import Note, Source
from reportpipe.readers.decode import decode
from reportpipe.readers.draft import Draft
from reportpipe.readers.includes import without_includes
from reportpipe.readers.markdown import plain_markdown, with_loose_properties
from reportpipe.readers.office import Properties, check_container, properties
from reportpipe.readers.pandoc_blocks import blocks_of, meta_claims
from reportpipe.readers.sniff import DOCX, EPUB, ODT
from reportpipe.readers.text_boxes import odt_for_pandoc
from reportpipe.readers.word import for_pandoc
from reportpipe.settings import Settings

MEMORY = "512M"
"""Largest heap that pandoc may use."""

_MARKDOWN = "commonmark_x-raw_html-raw_attribute-emoji-tex_math_dollars-superscript-subscript-smart"
"""pandoc's own Markdown reader takes half a minute over three thousand open brackets; this one, milliseconds."""
FORMATS = {
    DOCX: "docx",
    ODT: "odt",
    EPUB: "epub",
    "application/rtf": "rtf",
    "text/markdown": _MARKDOWN,
    "application/docbook+xml": "docbook",
    "application/jats+xml": "jats",
    "application/x-fictionbook+xml": "fb2",
    "application/x-ipynb+json": "ipynb-raw_markdown",
    "application/x-latex": "latex",
    "text/asciidoc": "asciidoc",
    "text/mediawiki": "mediawiki",
    "text/org": "org",
    "text/x-muse": "muse",
    "text/x-opml": "opml",
    "text/x-rst": "rst",
    "text/x-textile": "textile",
    "text/x-txt2tags": "t2t",
    "text/x-typst": "typst",
}
"""pandoc's name of each media type, with the extensions that let raw markup through turned off."""
CONTAINERS = frozenset({DOCX, ODT, EPUB})
_MARKED_UP_BYTES = frozenset({"application/docbook+xml", "application/jats+xml", "application/x-fictionbook+xml"})
_PROPERTIES_IN_META = frozenset({EPUB, "application/rtf"})
"""Formats whose file properties pandoc gives as if they were the document's visible title block."""
_FILE_TROUBLE = frozenset({31, 44, 63, 64, 91, 92, 93, 94})
"""pandoc's exit codes for what is wrong with its input (manual, "Exit codes")."""
_MISSING_FILE = 99
"""pandoc's exit code for a file that its input asks for and that is not there: none is, in its empty folder."""
_FILE_WORDS = re.compile("couldn't|parse|unpack|cannot decode|invalid|unexpected end", re.IGNORECASE)


def read(data: bytes, source: Source, settings: Settings) -> Draft:
    """The article of any format in `FORMATS`.

    Word's tracked changes are taken as accepted, hidden text, comments, headers and footers are left out, footnotes
    follow the text. Authors and dates come from the document's properties.

    Raises:
        Malformed: pandoc cannot parse the file, or it unpacks into something dangerous.
        TooLarge: it unpacks to more than ten times `settings.max_bytes`.
        EmptySource: there is no text in it.
        ToolError: pandoc is missing, runs out of time or memory, or prints what is not JSON.
    """
    notes: tuple[Note, ...] = ()
    known = Properties()
    if source.media_type in CONTAINERS:
        check_container(data, source.name, settings)
        known = properties(data, source.media_type)
        if source.media_type == DOCX:
            data, notes = for_pandoc(data, source.name)
        elif source.media_type == ODT:
            data = odt_for_pandoc(data)
    elif source.media_type not in _MARKED_UP_BYTES:
        decoded = decode(data, source.name)
        text, left_out = without_includes(decoded.text, source.media_type, source.name)
        notes = (*decoded.notes, *left_out)
        if source.media_type == "text/markdown":
            return _markdown(plain_markdown(text), source, settings, notes)
        data = text.encode("utf_8", "replace")
    return draft_of(data, source, settings, known, notes)


def _markdown(text: str, source: Source, settings: Settings, notes: tuple[Note, ...]) -> Draft:
    """The Draft of Markdown; properties that are no YAML, which pandoc refuses the whole file for, are read loosely."""
    try:
        return draft_of(text.encode("utf_8", "replace"), source, settings, Properties(), notes)
    except Malformed:
        loose = with_loose_properties(text)
        if loose is None:
            raise
    note = Note(
        code="reader.markdown.properties",
        level="warning",
        message="The properties above the text are no valid YAML; they were read line by line.",
        where=source.name,
        hint="Put a value that holds a colon, or begins with a mark, into quotation marks.",
    )
    notes = (*notes, note) if loose.startswith("---") else notes
    return draft_of(loose.encode("utf_8", "replace"), source, settings, Properties(), notes)


def draft_of(data: bytes, source: Source, settings: Settings, known: Properties, notes: tuple[Note, ...]) -> Draft:
    """The Draft of bytes that are ready for pandoc, with the document properties found beside them."""
    tree = to_tree(data, source, settings)
    if source.media_type in _PROPERTIES_IN_META:
        tree["meta"] = {}
    try:
        blocks, claims = blocks_of(tree), meta_claims(tree)
    except (KeyError, TypeError, IndexError, ValueError, AttributeError) as error:
        raise _garbled(source.name) from error
    if not blocks:
        raise EmptySource("there is no text in it.", where=source.name, hint="Check that it is the right file.")
    return Draft(
        blocks=tuple(blocks),
        plain=not any(block.kind == "heading" for block in blocks),
        title=claims.title or known.title,
        authors=claims.authors or known.authors,
        publisher=claims.publisher or known.publisher,
        published=claims.published or known.published,
        language=known.language,
        notes=notes,
    )


def to_tree(data: bytes, source: Source, settings: Settings) -> dict[str, Any]:
    """Pandoc's JSON tree of a document.

    Raises:
        Malformed, ToolError: as for `read`.
    """
    kind = FORMATS.get(source.media_type)
    if kind is None:
        raise NotText(f"files of type {source.media_type} are not read.", where=source.name)
    arguments = [f"--from={kind}", "--to=json", *(("--track-changes=accept",) if source.media_type == DOCX else ())]
    seconds = settings.pandoc_seconds
    ended = pandoc.run(arguments, data, seconds=seconds, memory=MEMORY, where=source.name)
    if ended.code:
        raise _failed(ended, source.name)
    try:
        tree = json.loads(ended.output.decode("utf_8"))
    except RecursionError as error:
        raise Malformed(
            "its parts are nested too deeply to be an article.",
            where=source.name,
            hint="Give the article as plain text.",
        ) from error
    except ValueError as error:
        raise _garbled(source.name) from error
    if not isinstance(tree, dict) or not isinstance(tree.get("blocks"), list):
        raise _garbled(source.name)
    return tree


def _garbled(name: str) -> ToolError:
    return ToolError(
        "pandoc printed something that is not its JSON.",
        where=name,
        hint="Its installation may be broken: `reportpipe doctor` checks it.",
    )


def _failed(ended: pandoc.Ended, name: str) -> Malformed | ToolError:
    """Whose fault an exit code is: a crash or a lack of memory is the program's, a parse error the file's."""
    code, words = ended.code, ended.complaint
    if code == pandoc.OUT_OF_MEMORY or "heap" in words.lower():
        return ToolError(
            f"pandoc needed more than {MEMORY} of memory for it.",
            where=name,
            hint="Save the article in a simpler format.",
        )
    if code < 0:
        return ToolError(
            f"pandoc was killed by signal {-code}.", where=name, hint="Try again; `reportpipe doctor` checks it."
        )
    if code == _MISSING_FILE:
        return Malformed(
            f"the file includes another one, which is not read (pandoc: {words or code}).",
            where=name,
            hint="Put the included text into the file, or remove the request for it.",
        )
    if code in _FILE_TROUBLE or _FILE_WORDS.search(words):
        return Malformed(
            f"the file is damaged or not what it claims to be (pandoc: {words or code}).",
            where=name,
            hint="Open it in the program that made it and save it again.",
        )
    return ToolError(f"pandoc failed with exit code {code}: {words or 'no message'}.", where=name)
