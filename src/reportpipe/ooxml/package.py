"""A Word file as its parts: read, changed as XML trees, written with fixed dates so that equal parts give the same."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Self

from lxml import etree

from reportpipe.errors import Malformed, TooLarge
from reportpipe.ooxml.xml import Element, el, parse, qn, serialise

DOCUMENT = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"
MAX_UNZIPPED = 500_000_000
"""Bytes: ten times the largest source, as for every container format."""
DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say: files of the same content are the same file."""
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
)
"""All that zipfile raises on a damaged archive; found by damaging one a thousand times."""
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "application/vnd.openxmlformats-officedocument."
_WORD = _TYPES + "wordprocessingml."
CONTENT_TYPE = {
    "document": _WORD + "document.main+xml",
    "styles": _WORD + "styles+xml",
    "settings": _WORD + "settings+xml",
    "fontTable": _WORD + "fontTable+xml",
    "numbering": _WORD + "numbering+xml",
    "comments": _WORD + "comments+xml",
    "footnotes": _WORD + "footnotes+xml",
    "header": _WORD + "header+xml",
    "footer": _WORD + "footer+xml",
    "theme": _TYPES + "theme+xml",
    "font": _TYPES + "obfuscatedFont",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": _TYPES + "extended-properties+xml",
    "custom": _TYPES + "custom-properties+xml",
    "customXmlProps": _TYPES + "customXmlProperties+xml",
    "svg": "image/svg+xml",
    "png": "image/png",
}
RELATIONSHIP = {
    "core": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "app": _RELATIONSHIP + "extended-properties",
    "custom": _RELATIONSHIP + "custom-properties",
    "document": _RELATIONSHIP + "officeDocument",
    "image": _RELATIONSHIP + "image",
    **{
        kind: _RELATIONSHIP + kind
        for kind in (
            "styles",
            "settings",
            "fontTable",
            "numbering",
            "comments",
            "footnotes",
            "endnotes",
            "header",
            "footer",
            "theme",
            "font",
            "customXml",
            "customXmlProps",
            "hyperlink",
        )
    },
}


@dataclass
class Package:
    """Parts by name, without a leading slash. A part that was asked for as a tree is written from the tree."""

    parts: dict[str, bytes] = field(default_factory=dict)
    _trees: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> Self:
        """Unzip.

        Raises:
            Malformed: not a Word file, or a damaged one.
            TooLarge: it would unzip to more than MAX_UNZIPPED bytes.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = [entry for entry in archive.infolist() if not entry.is_dir()]
                if sum(entry.file_size for entry in entries) > MAX_UNZIPPED:
                    raise TooLarge(f"unzips to more than {MAX_UNZIPPED // 1_000_000} MB.", where="DOCX")
                parts = {entry.filename: archive.read(entry) for entry in entries}
        except _DAMAGE as error:
            raise Malformed(f"not a Word file: {error}.", where="DOCX") from error
        if DOCUMENT not in parts or CONTENT_TYPES not in parts:
            raise Malformed("not a Word file: it has no word/document.xml.", where="DOCX")
        return cls(parts)

    def tree(self, name: str) -> Element:
        """A part as XML; changes to it are written.

        Raises:
            Malformed: the part is not well-formed XML, or there is none.
        """
        if name not in self._trees:
            try:
                self._trees[name] = parse(self.parts[name])
            except KeyError as error:
                raise Malformed(f"the part {name} is missing.", where="DOCX") from error
            except etree.XMLSyntaxError as error:
                raise Malformed(f"the part {name} is not XML: {error}.", where="DOCX") from error
        return self._trees[name]

    def has(self, name: str) -> bool:
        return name in self.parts or name in self._trees

    def set_tree(self, name: str, root: Element) -> None:
        self.parts.setdefault(name, b"")
        self._trees[name] = root

    def names(self) -> tuple[str, ...]:
        return tuple(sorted({*self.parts, *self._trees}))

    def remove(self, name: str) -> None:
        """Take a part out, with its own relationships and its content type; links to it are the caller's."""
        for gone in (name, relationships_of(name)):
            self.parts.pop(gone, None)
            self._trees.pop(gone, None)
        for override in self.tree(CONTENT_TYPES).findall(qn("ct:Override")):
            if override.get("PartName") == f"/{name}":
                self.tree(CONTENT_TYPES).remove(override)

    def sweep(self) -> None:
        """Take out the parts that no relationship leads to."""
        reached, waiting = {CONTENT_TYPES}, [""]
        while waiting:
            source = waiting.pop()
            if not self.has(relationships_of(source)):
                continue
            reached.add(relationships_of(source))
            for link in self.relationships(source):
                name = self.resolve(source, link)
                if name is not None and name not in reached:
                    reached.add(name)
                    waiting.append(name)
        for name in self.names():
            if name not in reached:
                self.remove(name)

    def add(self, source: str, kind: str, name: str, content: Element | bytes) -> str:
        """Add or replace a part, say its content type, and link it from `source` ("" is the package). Gives the id."""
        if isinstance(content, bytes):
            self._trees.pop(name, None)
            self.parts[name] = content
        else:
            self.set_tree(name, content)
        extension = name.rpartition(".")[2]
        if extension in {"png", "svg"}:
            self._default(extension, CONTENT_TYPE[extension])
        elif kind in CONTENT_TYPE:
            self._override(name, CONTENT_TYPE[kind])
        return self.link(source, kind, name)

    def link(self, source: str, kind: str, name: str) -> str:
        """The id of the relationship of `source` to a part; made when there is none."""
        root = self.relationships(source)
        target = posixpath.relpath(name, posixpath.dirname(source) or ".") if source else name
        for relationship in root:
            if relationship.get("Type") == RELATIONSHIP[kind] and self.resolve(source, relationship) == name:
                return str(relationship.get("Id"))
        taken = {relationship.get("Id") for relationship in root}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        new = {"Id": f"rId{number}", "Type": RELATIONSHIP[kind], "Target": target}
        root.append(el("rel:Relationship", new))
        return f"rId{number}"

    def relationships(self, source: str) -> Element:
        """The relationships of a part, or of the package for ""."""
        name = relationships_of(source)
        if not self.has(name):
            self.set_tree(name, etree.Element(qn("rel:Relationships"), nsmap={None: el("rel:x").nsmap["rel"]}))
        return self.tree(name)

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """Names of the parts that `source` is linked to by this kind of relationship."""
        wanted = RELATIONSHIP[kind]
        found = (self.resolve(source, link) for link in self.relationships(source) if link.get("Type") == wanted)
        return tuple(name for name in found if name is not None)

    @staticmethod
    def resolve(source: str, relationship: Element) -> str | None:
        """The part that a relationship leads to; None when it leads out of the file."""
        if relationship.get("TargetMode") == "External":
            return None
        target = str(relationship.get("Target"))
        if target.startswith("/"):
            return target[1:]
        return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))

    def write(self) -> bytes:
        """The file: content types first, as readers of streams want them, then the parts by name."""
        buffer = io.BytesIO()
        first = (CONTENT_TYPES, "_rels/.rels")
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name in (*first, *(name for name in self.names() if name not in first)):
                entry = zipfile.ZipInfo(name, DATE)
                entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                entry.create_system = 3
                data = serialise(self._trees[name]) if name in self._trees else self.parts[name]
                archive.writestr(entry, data)
        return buffer.getvalue()

    def _override(self, name: str, content_type: str) -> None:
        root = self.tree(CONTENT_TYPES)
        for override in root.findall(qn("ct:Override")):
            if override.get("PartName") == f"/{name}":
                override.set("ContentType", content_type)
                return
        root.append(el("ct:Override", {"PartName": f"/{name}", "ContentType": content_type}))

    def _default(self, extension: str, content_type: str) -> None:
        root = self.tree(CONTENT_TYPES)
        if all(default.get("Extension") != extension for default in root.findall(qn("ct:Default"))):
            root.insert(0, el("ct:Default", {"Extension": extension, "ContentType": content_type}))


def relationships_of(name: str) -> str:
    """Where the relationships of a part stand: `word/_rels/document.xml.rels`."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def new_package() -> Package:
    """A package with nothing in it but what every one says about its content types."""
    root = etree.Element(qn("ct:Types"), nsmap={None: el("ct:x").nsmap["ct"]})
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, content_type in (("rels", relationships), ("xml", "application/xml")):
        root.append(el("ct:Default", {"Extension": extension, "ContentType": content_type}))
    package = Package()
    package.set_tree(CONTENT_TYPES, root)
    return package
