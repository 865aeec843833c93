"""Web pages: which of a page's blocks are the article, and what its markup claims about it.

trafilatura says which text is the main content; the blocks themselves come from our own walk over the page, so that
what stands between two content blocks (a subheading, a caption, a list) and the lead above them are never lost.
"""

import email
import email.policy
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from typing import Any, Literal

from reportpipe.errors import EmptySource, Malformed
from reportpipe.model import BoilerplateReason, Note, Source
from reportpipe.readers.boilerplate import reason_anywhere
from reportpipe.readers.bylines import parse_byline
from reportpipe.readers.decode import decode
from reportpipe.readers.draft import Claim, Draft, RawBlock
from reportpipe.readers.html_blocks import PageBlock, page_blocks
from reportpipe.readers.html_boxes import boxed
from reportpipe.readers.html_claims import TITLE_ELEMENT, Claims, find_claims
from reportpipe.readers.html_parse import parse
from reportpipe.readers.structure import is_heading_like, is_prose
from reportpipe.readers.tail import is_about_publisher
from reportpipe.settings import Settings

KEY = 60
"""Letters and digits by which a block of the page is recognised in trafilatura's answer."""
ABOVE = 3
"""Blocks above the title among which its day may stand."""
LEAD = 8
"""Blocks above the content, below the title, that may be a standfirst, a byline or a caption."""

_APART = re.compile(r"[\W_]+")
"""What stands between letters and digits."""
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.-]{1,40})",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s+[-–—|·»]\s+|:\s+")
"""What stands between the site's name and the article's in the title element."""
_BROWSER_ENCODINGS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "iso-8859-9": "cp1254",
    "shift_jis": "cp932",
}
"""What browsers read for the encodings that pages name wrongly (WHATWG Encoding Standard)."""


def read(data: bytes, source: Source, settings: Settings) -> Draft:  # noqa: ARG001 - every reader has this shape
    """The article of a saved web page.

    Raises:
        Malformed: the page cannot be parsed.
        EmptySource: it has no text, or none but menus.
        NotText: no encoding gives readable text.
    """
    match = _DECLARED.search(data[:4096])
    declared = (match[1] or match[2]).decode("ascii").lower() if match else None
    return _read_page(data, source, _BROWSER_ENCODINGS.get(declared or "", declared))


def read_archive(data: bytes, source: Source, settings: Settings) -> Draft:
    """The article of a web page saved as one MHTML file.

    Raises:
        Malformed: no HTML page is among its parts, or they are nested too deeply.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    except RecursionError as error:
        raise Malformed(
            "the web archive's parts are nested too deeply.", where=source.name, hint="Save the page again as HTML."
        ) from error
    for part in pages:
        payload = part.get_payload(decode=True) if isinstance(part, EmailMessage) else None
        if isinstance(payload, bytes) and payload.strip():
            charset = part.get_content_charset()
            return _read_page(payload, source, charset) if charset else read(payload, source, settings)
    raise Malformed("the web archive holds no page.", where=source.name, hint="Save the page again as HTML.")


def _read_page(data: bytes, source: Source, declared: str | None) -> Draft:
    decoded = decode(data, source.name, declared)
    tree, set_aside = parse(decoded.text, source.name)
    claims = find_claims(tree)
    blocks = page_blocks(tree)
    if not blocks:
        raise EmptySource(
            "the page has no text.",
            where=source.name,
            hint="It may be built by scripts: save it from a browser as a complete page, or print it to PDF.",
        )
    chosen, notes = _article(blocks, _content_keys(tree), claims, source.name)
    return Draft(
        blocks=tuple(chosen),
        title=claims.title,
        authors=claims.authors,
        publisher=claims.publisher,
        published=claims.published,
        language=claims.language,
        notes=(*decoded.notes, *set_aside, *notes),
    )


def _content_keys(tree: Any) -> frozenset[str]:
    """Keys of the blocks that trafilatura takes for the main content; empty when it finds none or fails."""
    import copy

    import trafilatura

    try:
        document = trafilatura.bare_extraction(copy.deepcopy(tree), include_comments=False, include_formatting=False)
    except Exception:  # noqa: BLE001 - whatever it trips over, the page is still read, as a whole
        return frozenset()
    body = getattr(document, "body", None)
    if body is None:
        return frozenset()
    keys: set[str] = set()
    for element in body.iter("p", "head", "item", "quote", "cell", "code", "lb"):
        pieces = [element.tail] if element.tag == "lb" else ["".join(element.itertext()), element.text]
        keys.update(_key(piece) for piece in pieces if piece and piece.strip())
    return frozenset(keys - {""})


def _key(text: str) -> str:
    return _letters(text)[:KEY]


def _letters(text: str) -> str:
    return _APART.sub("", text[: 4 * KEY].casefold())


def _ends(title: str, heading: str) -> bool:
    return len(heading.split()) > 2 and title.endswith(_letters(heading))  # noqa: PLR2004 - a name may end a title


@dataclass(frozen=True)
class _Window:
    """Which blocks of the page are the article: `first` to `last` included, under a title block `title` or None."""

    first: int
    last: int
    title: int | None


def _article(
    blocks: Sequence[PageBlock], content: frozenset[str], claims: Claims, name: str
) -> tuple[list[RawBlock], tuple[Note, ...]]:
    hits = [
        number for number, each in enumerate(blocks) if _key(each.block.text) in content and each.reason != "navigation"
    ]
    if not hits:
        hits = [number for number, each in enumerate(blocks) if each.reason is None]
    if not hits:
        if not any(is_prose(each.block) for each in blocks):
            raise EmptySource(
                "there is no article in the page, only menus and the like.",
                where=name,
                hint="It may be built by scripts: save it from a browser as a complete page, or print it to PDF.",
            )
        hits = list(range(len(blocks)))
    window = _window(blocks, hits, claims)
    kept: list[RawBlock] = []
    dropped = 0
    parted = False
    wanted = frozenset(hits)
    boxes = boxed(blocks)
    for number, each in enumerate(blocks):
        if number == window.title:
            kept.append(replace(each.block, kind="title", level=0))
        elif window.first <= number <= window.last:
            above = window.title is not None and number < window.title and not is_prose(each.block)
            reason = boxes.get(number) or ("navigation" if above else None if number in wanted else each.reason)
            kept.append(each.block.marked(reason) if reason else each.block)
        elif number > window.last and (part := _worth_keeping(each, blocks[window.last], parted=parted)):
            kept.append(each.block if part == "body" else each.block.marked(part))
            parted = parted or part != "body"
        else:
            parted = parted or number > window.last
            dropped += len(each.block.text.split())
    notes = (
        []
        if not dropped
        else [
            Note(
                code="reader.html.page_furniture",
                level="info",
                message=f"Words left out around the article (menus, links, footers): {dropped}.",
                where=name,
            )
        ]
    )
    return _with_title(kept, window.title is not None, claims.title), tuple(notes)


def _window(blocks: Sequence[PageBlock], hits: Sequence[int], claims: Claims) -> _Window:
    first, last = hits[0], hits[-1]
    place = _title_place(blocks, first, last, claims.title)
    if place is not None and place <= first:
        return _Window(_bylines_above(blocks, place, claims), last, place)
    start = first
    while (
        start > 0
        and first - start < LEAD
        and blocks[start - 1].reason is None
        and blocks[start - 1].near(blocks[first])
    ):
        start -= 1
    return _Window(start, last, place)


def _bylines_above(blocks: Sequence[PageBlock], title: int, claims: Claims) -> int:
    """Where the article begins: with the day or the author just above the title, where the markup says neither.

    The day in the head of a newspaper's page is today's; so only what the markup leaves open is looked for there.
    """
    for number in range(max(0, title - ABOVE), title):
        byline = parse_byline(blocks[number].block.text, foreign=False)
        if byline and (not claims.authors if byline.authors else claims.published is None):
            return number
    return title + 1


def _title_place(blocks: Sequence[PageBlock], first: int, last: int, title: Claim | None) -> int | None:
    """The block that is the title: one that agrees with the markup's title, else the last h1 above the text.

    A block that is no heading must say just what the markup says. The title element names the site rather than the
    article on some pages: there, a heading above the text whose words the text repeats more often is the title.
    """
    headings = [number for number, each in enumerate(blocks[: last + 1]) if each.block.kind == "heading"]
    main = [number for number in headings if blocks[number].block.level in {1, 2}]
    if title and (wanted := _key(title.value)):
        ended = _letters(title.value) if title.where == TITLE_ELEMENT else ""  # `Print: Title`, `Site - Title`
        agreeing = [
            number
            for number in main
            if wanted.startswith(_key(blocks[number].block.text)) or _ends(ended, blocks[number].block.text)
        ]
        parts = _TITLE_PARTS.split(title.value) if title.where == TITLE_ELEMENT else []
        wholes = {wanted, *(_key(part) for part in parts if len(part.split()) > 2)}  # noqa: PLR2004 - less names a site
        prose = next((number for number, each in enumerate(blocks) if is_prose(each.block)), 0)
        same = [number for number in range(max(first, prose) + 1) if _key(blocks[number].block.text) in wholes]
        if agreeing or same:
            return min(agreeing or same, key=lambda number: abs(number - first))
    top = [number for number in main if blocks[number].block.level == 1 and number <= first + 1]
    if top or title is None or title.where != TITLE_ELEMENT:
        return top[-1] if top else None
    prose = next((number for number, each in enumerate(blocks) if is_prose(each.block)), 0)
    above = [number for number in headings if number < prose]
    if not above:
        return None
    words = frozenset(_words(" ".join(each.block.text for each in blocks[prose : prose + 3])))
    return above[-1] if _told(blocks[above[-1]].block.text, words) > _told(title.value, words) else None


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3]  # noqa: PLR2004 - words with a meaning


def _told(heading: str, words: frozenset[str]) -> float:
    """The share of a heading's words that the text repeats."""
    own = _words(heading)
    return sum(word in words for word in own) / max(1, len(own))


def _worth_keeping(each: PageBlock, last: PageBlock, *, parted: bool) -> BoilerplateReason | Literal["body"] | None:
    """What of the blocks below the content is kept, and as what; None for the site's own furniture.

    The article element's own tail (biographies, credits, related articles) stays, marked; so does prose that follows
    the content before anything else does, and the telling lines of a footer.
    """
    if each.near(last):
        return each.reason or "body"
    if each.reason is None and not parted and is_prose(each.block):
        return "body"
    if each.reason not in {None, "navigation"}:
        return each.reason
    if is_about_publisher(each.block.text):
        return "about the publisher"
    reason = reason_anywhere(each.block)
    return reason if reason in {"copyright", "disclaimer", "photo credit"} else None


def _with_title(blocks: list[RawBlock], placed: bool, title: Claim | None) -> list[RawBlock]:
    """The blocks under their title, which stands once: from the page, else from its markup."""
    if not placed and title and is_heading_like(title.value.rstrip(".!…")):
        blocks = [RawBlock("title", title.value), *blocks]
    heading = next((block for block in blocks if block.kind == "title"), None)
    if heading is None:
        return blocks
    above = blocks.index(heading)
    same = _key(heading.text)
    return [heading] + [
        block
        for number, block in enumerate(blocks)
        if number != above and not (_key(block.text) == same and block.kind in {"heading", "paragraph"})
    ]
