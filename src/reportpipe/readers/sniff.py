"""What kind of file some bytes are, by what is in them; the name decides only among kinds that look alike."""

import io
import lzma
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from reportpipe.errors import Encrypted, InputError, Malformed, NotText
from reportpipe.places import empty, refuse_lock
from reportpipe.readers.decode import wide_encoding

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
BY_EXTENSION = {
    ".adoc": "text/asciidoc",
    ".asciidoc": "text/asciidoc",
    ".dbk": "application/docbook+xml",
    ".docbook": "application/docbook+xml",
    ".fb2": "application/x-fictionbook+xml",
    ".htm": "text/html",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".latex": "application/x-latex",
    ".markdown": "text/markdown",
    ".md": "text/markdown",
    ".mdown": "text/markdown",
    ".mediawiki": "text/mediawiki",
    ".mkd": "text/markdown",
    ".muse": "text/x-muse",
    ".opml": "text/x-opml",
    ".org": "text/org",
    ".qmd": "text/markdown",
    ".rmd": "text/markdown",
    ".rst": "text/x-rst",
    ".rest": "text/x-rst",
    ".t2t": "text/x-txt2tags",
    ".tex": "application/x-latex",
    ".textile": "text/x-textile",
    ".typ": "text/x-typst",
    ".wiki": "text/mediawiki",
    ".xhtml": "text/html",
}
"""Kinds of text file that only their name tells apart from plain text."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound or video recording"),
    (b"fLaC", "a sound recording"),
    (b"\xff\xfb", "a sound recording"),
    (b"\xff\xf3", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\x00\x00\x01\x00", "a picture (icon)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\x00", "a compressed file (xz)"),
    (b"(\xb5/\xfd", "a compressed file (zstd)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"Rar!", "an archive (rar)"),
    (b"SQLite format 3", "a database"),
    (b"%!PS", "a PostScript file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
    (b"OTTO", "a font"),
)
_GIVE = "Give the article itself: text, HTML, DOCX or PDF."
_UNPACK = "Unpack it and read the documents inside."
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    r"^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|meta"
    r"|title|article|main|div|h1|p|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_ROOT = re.compile(
    r"^<\?xml[^>]{0,200}\?>(?:\s|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,300}>|<\?[^>]{0,200}\?>){0,20}<"
    r"([\w:.-]+)([^>]{0,600})",
    re.DOTALL,
)
_MHTML = re.compile(r"^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_MAIL = re.compile(
    r"^(?=(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?from:)(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
    r"(?:mime-version|message-id|received|return-path|delivered-to|content-transfer-encoding):",
    re.IGNORECASE,
)
_LATEX = re.compile(r"^(?:%[^\n]{0,500}\n\s*)*\\documentclass\b")
_MARKDOWN = re.compile(
    r"^#{1,6} \S|^\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)|\*\*\w[^*\n]{0,200}\*\*|^(?:```|~~~)", re.MULTILINE
)
_FRONT_MATTER = re.compile(r"^---\n(?:[\w-]+:[^\n]*\n|[ -][^\n]*\n){1,60}?---\n")
_ROOTS = {
    "FictionBook": "application/x-fictionbook+xml",
    "opml": "text/x-opml",
    "book": "application/docbook+xml",
    "chapter": "application/docbook+xml",
    "html": "text/html",
}


def sniff(data: bytes, name: str) -> str:
    """The media type of readable bytes.

    Raises:
        EmptySource: nothing but white space.
        Encrypted: an Office file with a password.
        NotText: a picture, a program, an archive, an old Word file, the lock of a document that is open: the message
            says which, the hint what to do.
        Malformed: a zip container that is cut off.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff\x0b\x0c"):
        raise empty(name)
    refuse_lock(name)
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith(b"PK"):
        return _zip_kind(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _ole(data, name)
    if data.lstrip()[:5] == b"{\\rtf":
        return "application/rtf"
    _refuse_binary(data, name)
    return _text_kind(data, name)


BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    KeyError,
    OverflowError,
)
"""What reading a damaged zip container, or a damaged part of one, raises."""


def _zip_kind(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = set(container.namelist())
            kind = container.read("mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in names else ""
            encrypted = any(entry.flag_bits & 1 for entry in container.infolist())
    except BROKEN_ZIP as error:
        if data.startswith(b"PK\x03\x04"):
            raise Malformed(
                "the file is cut off or damaged: its table of contents is missing.",
                where=name,
                hint="Download or copy it again.",
            ) from error
        raise NotText("the file is an archive that cannot be opened.", where=name, hint=_UNPACK) from error
    if encrypted:
        raise Encrypted("the archive has a password.", where=name, hint="Save a copy without one and read that.")
    if "word/document.xml" in names or (
        PurePosixPath(name).suffix.lower() in {".docx", ".docm"} and "[Content_Types].xml" in names
    ):
        return DOCX
    if kind.startswith(ODT):
        return ODT
    if kind == EPUB or "META-INF/container.xml" in names:
        return EPUB
    if any(part.startswith(("xl/", "ppt/")) for part in names) or kind.startswith("application/vnd.oasis"):
        what = (
            "a spreadsheet" if any(part.startswith("xl/") for part in names) else "a presentation or other office file"
        )
        raise NotText(f"the file is {what}, not an article.", where=name, hint="Export its text as DOCX, ODT or PDF.")
    if any(part.endswith(".iwa") for part in names) or "index.xml" in names:
        what = "the file is of Apple's Pages, Numbers or Keynote, which is not read."
        raise NotText(what, where=name, hint="Open it there and export it as Word or PDF.")
    raise NotText("the file is an archive (zip), not an article.", where=name, hint=_UNPACK)


def _ole(data: bytes, name: str) -> InputError:
    """Why an OLE container (Office before 2007, and every encrypted Office file) is not read."""

    def holds(stream: str) -> bool:
        return stream.encode("utf_16_le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return Encrypted(
            "the document has a password.", where=name, hint="Save a copy without a password and read that."
        )
    if holds("WordDocument"):
        return NotText(
            "the file is in Word's format from before 2007 (.doc).",
            where=name,
            hint="Open it in Word or LibreOffice and save it as DOCX.",
        )
    return NotText(
        "the file is an old Office or mail file, not an article.", where=name, hint="Save its text as DOCX or PDF."
    )


def _refuse_binary(data: bytes, name: str) -> None:
    """Raise NotText for anything that is known not to be text, or holds what no text holds."""
    for magic, what in _MAGIC:
        if data.startswith(magic) and not (magic in {b"BM", b"MZ", b"ID3", b"BZh"} and _looks_like_text(data)):
            hint = (
                _UNPACK
                if "archive" in what or "compressed" in what
                else "Give the article itself: text, HTML, DOCX or PDF."
            )
            raise NotText(f"the file is {what}, not an article.", where=name, hint=hint)
    if data[4:8] == b"ftyp" or (data.startswith(b"RIFF") and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}):
        raise NotText("the file is a picture, sound or video, not an article.", where=name, hint=_GIVE)
    if not data.startswith(_BOMS) and not _looks_like_text(data) and wide_encoding(data) is None:
        raise NotText(
            "the file holds no readable text.",
            where=name,
            hint="Give an article as text, HTML, DOCX, ODT, RTF, EPUB or PDF.",
        )


def _looks_like_text(data: bytes) -> bool:
    """Hardly any zero bytes or other control characters; the few that a program left in a text are dropped later."""
    sample = data[:65_536]
    control = sum(sample.count(code) for code in (*range(1, 7), *range(14, 27), 28, 29, 30, 31, 127))
    return sample.count(0) * 50 <= len(sample) and control * 50 <= len(sample)


def _text_kind(data: bytes, name: str) -> str:  # noqa: PLR0911 - one case per kind of file
    head = _head(data)
    extension = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if _MHTML.match(head[:4000].replace("\r\n", "\n")):
        return "multipart/related"
    if _MAIL.match(head[:8000].replace("\r\n", "\n")):
        return "message/rfc822"
    root = _XML_ROOT.match(head)
    if root:
        return _xml_kind(root[1], root[2], extension, name)
    if _HTML.match(head):
        return "text/html"
    if head[:1] == "{" and '"nbformat"' in data[-2000:].decode("latin_1") + head:
        return "application/x-ipynb+json"
    if _LATEX.match(head):
        return "application/x-latex"
    if extension in {".htm", ".html", ".xhtml"} and "<" not in head:
        return "text/plain"
    if extension in BY_EXTENSION:
        return BY_EXTENSION[extension]
    if extension in {"", ".text"} and (_FRONT_MATTER.match(head) or len(_MARKDOWN.findall(head)) >= 3):  # noqa: PLR2004
        return "text/markdown"
    return "text/plain"


def _xml_kind(root: str, attributes: str, extension: str, name: str) -> str:
    local = root.rpartition(":")[2]
    if local in _ROOTS:
        return _ROOTS[local]
    if local == "article":
        jats = "dtd-version" in attributes or "article-type" in attributes or "mathml" in attributes
        return "application/jats+xml" if jats else "application/docbook+xml"
    if extension in BY_EXTENSION and "xml" in BY_EXTENSION[extension]:
        return BY_EXTENSION[extension]
    if root == "office:document":
        raise NotText(
            "the file is an OpenDocument in one piece (.fodt).",
            where=name,
            hint="Open it in LibreOffice and save it as ODT or DOCX.",
        )
    raise NotText(
        f"the file is XML of a kind that is not read (<{root}>).",
        where=name,
        hint="Save the article as HTML, DOCX or text.",
    )


def _head(data: bytes) -> str:
    """The first characters but white space, in whatever encoding, good enough to look for markup."""
    sample = data[:20_000]
    for mark, encoding in ((b"\xef\xbb\xbf", "utf_8"), (b"\xff\xfe", "utf_16_le"), (b"\xfe\xff", "utf_16_be")):
        if sample.startswith(mark):
            return sample[len(mark) :].decode(encoding, "replace").lstrip()
    return sample.decode(wide_encoding(data) or "latin_1", "replace").lstrip()
