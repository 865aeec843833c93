"""Word, OpenDocument and EPUB files as containers: whether they are safe to unpack, and what their properties say."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from reportpipe.errors import Malformed, TooLarge
from reportpipe.readers.draft import Claim, DateClaim
from reportpipe.readers.people import names_in
from reportpipe.readers.sniff import BROKEN_ZIP, DOCX, EPUB, ODT
from reportpipe.settings import Settings

UNZIPPED = 10
"""Times `max_bytes` that a container may unpack to."""
MOST_PARTS = 20_000
"""Far more than a document has; to look at each costs time even where it is empty."""
_PROPERTIES_BYTES = 1_000_000
"""No file of properties is larger; what is, is not read."""
_OF_A_TEMPLATE = "2013-12-23T23:15:00Z"
"""When the template of python-docx was made, which every file that a program begins with it says of itself."""
_XML_PARTS = (".xml", ".rels", ".opf", ".ncx", ".xhtml", ".html")
_WHERE = {DOCX: "docProps/core.xml", ODT: "meta.xml", EPUB: "package metadata"}


@dataclass(frozen=True)
class Properties:
    """Claims of a file's properties; software fills in a Word file's author and date, so they are not firm."""

    title: Claim | None = None
    authors: tuple[Claim, ...] = ()
    publisher: Claim | None = None
    published: DateClaim | None = None
    language: Claim | None = None


def check_container(data: bytes, source_name: str, settings: Settings) -> None:
    """Refuse a container that would unpack into too much, that is cut off, or whose XML declares entities.

    Raises:
        TooLarge: the declared or the real unpacked size is over the limit.
        Malformed: a part is missing, cut off or damaged, or declares XML entities (the way of XML bombs).
    """
    limit = UNZIPPED * settings.max_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            entries = container.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > limit:
                raise _too_large(source_name, limit)
            total = 0
            for chunk in chain.from_iterable(_unpacked(container, entry, source_name) for entry in entries):
                total += len(chunk)
                if total > limit:
                    raise _too_large(source_name, limit)
    except BROKEN_ZIP as error:
        raise Malformed(
            f"the file is damaged: {str(error) or type(error).__name__}.",
            where=source_name,
            hint="Download or copy it again.",
        ) from error


def _unpacked(container: zipfile.ZipFile, entry: zipfile.ZipInfo, source_name: str) -> Iterator[bytes]:
    """A part in pieces, so that none is held whole; its head tells whether it declares entities."""
    with container.open(entry) as part:
        head = part.read(4096)
        if entry.filename.endswith(_XML_PARTS) and b"<!ENTITY" in head:
            raise Malformed(
                f"{entry.filename} in it declares XML entities, which only attacks use.",
                where=source_name,
                hint="Save the document again from the program that made it.",
            )
        yield head
        while chunk := part.read(1 << 20):
            yield chunk


def _too_large(source_name: str, limit: int) -> TooLarge:
    return TooLarge(
        f"it unpacks to more than {limit:,} bytes.",
        where=source_name,
        hint="If the file can be trusted, set max_bytes higher.",
    )


def properties(data: bytes, media_type: str) -> Properties:
    """Title, authors, publisher, date and language as the container's property file states them; empty when broken."""
    fields: dict[str, list[str]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            elements = [element for root in _property_trees(container, media_type) for element in root.iter()]
    except BROKEN_ZIP:
        return Properties()
    for element in elements:
        text = " ".join((element.text or "").split())
        if isinstance(element.tag, str) and text:
            fields.setdefault(element.tag.rpartition("}")[2], []).append(text)
    where = _WHERE[media_type]
    firm = media_type == EPUB
    creators = (
        fields.get("creator", [])
        if media_type != ODT
        else fields.get("initial-creator", []) or fields.get("creator", [])
    )
    names = [name for text in creators for name in names_in(text) or (text,)]
    stated = fields.get("date", []) if firm else fields.get("created", []) or fields.get("creation-date", [])
    dates = [date for date in stated if date != _OF_A_TEMPLATE]
    return Properties(
        title=_claim(fields.get("title"), where),
        authors=tuple(Claim(name, "metadata", where, firm) for name in names),
        publisher=_claim(fields.get("publisher"), where),
        published=_date(dates[0], where, firm) if dates else None,
        language=_claim(fields.get("language"), where),
    )


def _property_trees(container: zipfile.ZipFile, media_type: str) -> Iterator[Any]:
    names = container.namelist()
    if media_type == DOCX:
        wanted = [name for name in names if name == "docProps/core.xml"]
    elif media_type == ODT:
        wanted = [name for name in names if name == "meta.xml"]
    else:
        wanted = [name for name in names if name.endswith(".opf")][:1]
    for name in wanted:
        if container.getinfo(name).file_size <= _PROPERTIES_BYTES:
            tree = parsed(container.read(name))
            if tree is not None:
                yield from (
                    (part for part in tree.iter() if str(part.tag).endswith("}metadata"))
                    if media_type == EPUB
                    else (tree,)
                )


def parsed(data: bytes) -> Any:
    """An XML tree, parsed without entities, network or huge nodes; None when it is not well-formed."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def serialised(tree: Any) -> bytes:
    """A tree as a part of a container."""
    from lxml import etree

    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def with_parts(container: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The container with some of its parts replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name in dict.fromkeys(container.namelist()):
            out.writestr(name, changed.get(name) or container.read(name))
    return made.getvalue()


def _claim(texts: list[str] | None, where: str) -> Claim | None:
    return Claim(texts[0], "metadata", where) if texts else None


def _date(text: str, where: str, firm: bool) -> DateClaim | None:
    try:
        day = dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
    return DateClaim(day, "metadata", where if firm else f"date of creation in {where}", firm)
