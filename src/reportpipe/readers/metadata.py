"""What is known about an article besides its text: title, authors, publisher, date, language, each with its origin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportpipe.clean import clean
from reportpipe.model import Note, Origin, PublicationDate
from reportpipe.readers.biography import introduced
from reportpipe.readers.bylines import Byline, parse_byline
from reportpipe.readers.draft import Claim, Draft, RawBlock
from reportpipe.readers.language import language_of
from reportpipe.readers.people import JUNK, all_names, as_name, names_in
from reportpipe.readers.published import find_published
from reportpipe.readers.publisher import find_publisher
from reportpipe.readers.structure import is_prose
from reportpipe.readers.title import derive_title
from reportpipe.settings import Settings

_NUMBER = re.compile(r"^(?:chapter |part )?\d{1,2}[.:)]?\s+", re.IGNORECASE)
_JUNK_TITLE = re.compile(
    r"^Microsoft Word\b|^untitled|^document ?\d*$|^\(?no title|\.(?:docx?|odt|rtf|indd|pdf|te?xt?|pages)$|^\W*$",
    re.IGNORECASE,
)
"""What programs put where a title belongs."""


@dataclass(frozen=True)
class Metadata:
    """An Article's fields of the same names."""

    title: str
    title_origin: Origin
    authors: tuple[str, ...]
    authors_origin: Origin | None
    publisher: str | None
    publisher_origin: Origin | None
    published: PublicationDate | None
    language: str
    notes: tuple[Note, ...]


def describe(blocks: Sequence[RawBlock], draft: Draft, source_name: str, settings: Settings) -> Metadata:
    """The article's metadata from its blocks (normalised and marked), its markup and the settings."""
    title, title_origin = _title(blocks, draft)
    publisher, publisher_origin = find_publisher(blocks, draft.publisher)
    authors, authors_origin = find_authors(blocks, draft.authors)
    body = " ".join(block.text for block in blocks if is_prose(block)) or " ".join(block.text for block in blocks)
    language, notes = language_of(body, draft.language.value if draft.language else None, source_name)
    if settings.published:
        day = settings.published
        published: PublicationDate | None = PublicationDate(
            first=day, last=day, origin="given", reason="set by the user"
        )
        reasons: tuple[Note, ...] = ()
    else:
        published, reasons = find_published(blocks, draft.published)
    authors = tuple(author for author in authors if not (publisher and _is_house(author, publisher)))
    return Metadata(
        title,
        title_origin,
        authors,
        authors_origin if authors else None,
        publisher,
        publisher_origin,
        published,
        language,
        (*notes, *reasons),
    )


def find_authors(blocks: Sequence[RawBlock], claims: Sequence[Claim]) -> tuple[tuple[str, ...], Origin | None]:
    """Authors from the first of: byline, markup, biography, document property; with where they came from."""
    known = tuple(claim.value for claim in claims)
    named: list[str] = []
    for block in blocks:
        byline = _byline(block.text, known) if block.kind == "byline" else None
        named += [author for author in (byline.authors if byline else ()) if author not in named]
    if named:
        return tuple(named), "stated"
    firm = _claimed(claims, firm=True)
    if firm:
        return firm
    told = [block.text for block in blocks if block.reason == "author biography"]
    described = [name for text in told for name in introduced(text) or (names_in(text) if all_names(text) else ())]
    if described:
        return tuple(dict.fromkeys(described)), "stated"
    return _claimed(claims, firm=False) or ((), None)


def _is_house(author: str, publisher: str) -> bool:
    """Whether who is named as author is only the publisher: `Ediciones Example` of `EXAMPLE`."""
    longer, said = author.casefold(), publisher.casefold()
    return longer == said or (len(said) > 3 and said in longer and as_name(publisher) is None)  # noqa: PLR2004 - `BBC`


def _byline(text: str, known: Sequence[str]) -> Byline | None:
    """A byline block's authors; a line of names alone was made one by its place."""
    byline = parse_byline(text, known)
    return Byline(names_in(text)) if all_names(text) and not (byline and byline.authors) else byline


def _claimed(claims: Sequence[Claim], *, firm: bool) -> tuple[tuple[str, ...], Origin] | None:
    names = []
    for claim in claims:
        value = clean(claim.value).strip(" ,;")
        if claim.firm == firm and value and value.casefold() not in JUNK and "@" not in value and "/" not in value:
            person = as_name(value)
            # A typist's login is no author; an institution named by a page's markup is.
            names += [person or value] if person or firm else []
    origin: Origin = next((claim.origin for claim in claims if claim.firm == firm), "metadata")
    return (tuple(dict.fromkeys(names)), origin) if names else None


def _title(blocks: Sequence[RawBlock], draft: Draft) -> tuple[str, Origin]:
    shown = next((block.text for block in blocks if block.kind == "title"), None)
    claim = clean(draft.title.value) if draft.title and draft.title.firm else ""
    if shown and claim and len(claim) > len(shown) and _NUMBER.sub("", shown).casefold() in claim.casefold():
        return claim, draft.title.origin if draft.title else "metadata"
    if shown:
        return shown, "stated"
    if draft.title and clean(draft.title.value) and not _JUNK_TITLE.search(draft.title.value):
        return clean(draft.title.value), draft.title.origin
    prose = next((block.text for block in blocks if block.kind != "boilerplate" and is_prose(block)), None)
    lettered = [block for block in blocks if any(char.isalnum() for char in block.text)]
    rest = next((block.text for block in lettered if block.kind not in {"boilerplate", "byline"}), lettered[0].text)
    return derive_title(prose or rest) or derive_title(rest) or rest, "derived"
