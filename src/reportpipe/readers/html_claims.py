"""What a page's markup says about its article: JSON-LD, OpenGraph and meta elements, bylines, htmldate."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportpipe.readers.days import day_in
from reportpipe.readers.draft import Claim, DateClaim
from reportpipe.readers.html_authors import marked_authors, without_by
from reportpipe.readers.people import names_in

_ARTICLE_TYPES = re.compile("Article|BlogPosting|Report$|WebPage|CreativeWork|Review|Analysis|Opinion")
_SITE_TAIL = re.compile(r"\s+(?:[|–—»·:-]|::)\s+(?=[^|–—»·]{2,60}$)")
_DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "sailthru.date",
    "og:published_time",
    "article.published",
)
_AUTHORS = (
    "author",
    "article:author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "byl",
    "sailthru.author",
)
_SITES = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
TITLE_ELEMENT = "title element"
"""Where a page's weakest claim of a title stands: it may name the site only."""
_FIRST_YEAR, _LAST_DAY = "1990-01-01", "2099-12-31"
"""Bounds that keep htmldate from asking the clock."""


@dataclass(frozen=True)
class Claims:
    title: Claim | None
    authors: tuple[Claim, ...]
    publisher: Claim | None
    published: DateClaim | None
    language: Claim | None


def find_claims(tree: Any) -> Claims:
    """Claims of the page's markup, the most explicit first: JSON-LD, then meta elements, then visible marks."""
    things = list(_json_ld(tree))
    metas = _metas(tree)
    publisher = _publisher(tree, things, metas)
    named = publisher if publisher and publisher.firm else None
    language = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or metas.get("og:locale", [""])[0]
    )
    return Claims(
        title=_title(tree, things, metas, named),
        authors=_authors(tree, things, metas),
        publisher=publisher,
        published=_published(tree, things, metas),
        language=Claim(language, "metadata", "lang attribute") if language else None,
    )


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that describe an article."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
        except (ValueError, RecursionError):
            continue
        queue = data if isinstance(data, list) else [data]
        for thing in queue[:200]:
            if not isinstance(thing, dict):
                continue
            graph = thing.get("@graph")
            parts = [part for part in graph[:200] if isinstance(part, dict)] if isinstance(graph, list) else []
            yield from (part for part in [thing, *parts] if _is_article(part))


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(_ARTICLE_TYPES.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _metas(tree: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name, []).append(content)
    return metas


def _names(value: Any) -> list[str]:
    """Names in a JSON-LD value: a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        return [value] if value.strip() and not value.startswith(("http:", "https:")) else []
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for part in value[:50] if not isinstance(part, list) for name in _names(part)]
    return []


def _is_person(value: Any) -> bool:
    return not (isinstance(value, dict) and "Organization" in str(value.get("@type")))


def _authors(tree: Any, things: list[dict[str, Any]], metas: dict[str, list[str]]) -> tuple[Claim, ...]:
    for thing in things:
        value = thing.get("author") or thing.get("creator")
        people = [part for part in (value if isinstance(value, list) else [value]) if _is_person(part)]
        names = [person for name in _names(people) for person in (names_in(name) or (name,))]
        if names:
            return tuple(Claim(name, "metadata", "JSON-LD author") for name in names)
    for key in _AUTHORS:
        names = [person for text in metas.get(key, []) for person in names_in(without_by(text))]
        if names:
            return tuple(Claim(name, "metadata", f"meta {key}") for name in names)
    return tuple(Claim(name, "stated", "byline markup") for name in marked_authors(tree))


def _publisher(tree: Any, things: list[dict[str, Any]], metas: dict[str, list[str]]) -> Claim | None:
    for key in _SITES[:1]:
        if metas.get(key):
            return Claim(metas[key][0], "metadata", f"meta {key}")
    for thing in things:
        names = _names(thing.get("publisher"))
        if names:
            return Claim(names[0], "metadata", "JSON-LD publisher")
    site = next((key for key in _SITES if metas.get(key)), None)
    if site:
        return Claim(metas[site][0], "metadata", f"meta {site}")
    parts = _SITE_TAIL.split(_title_text(tree))
    return Claim(parts[-1], "metadata", TITLE_ELEMENT, firm=False) if len(parts) > 1 else None


def _title(
    tree: Any, things: list[dict[str, Any]], metas: dict[str, list[str]], publisher: Claim | None
) -> Claim | None:
    """The most explicit claim among those that a heading of the page bears out, else the most explicit."""
    found = [Claim(_unescaped(text), "stated", "JSON-LD headline") for text in _headlines(things)]
    for key in ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title"):
        found += [Claim(_without_site(text, publisher), "stated", f"meta {key}") for text in metas.get(key, [])[:1]]
    if text := _title_text(tree):
        found.append(Claim(_without_site(text, publisher), "stated", TITLE_ELEMENT, firm=False))
    shown = [" ".join("".join(heading.itertext()).split()).casefold() for heading in tree.iter("h1")]
    return next((claim for claim in found if claim.value.casefold() in shown), found[0] if found else None)


def _title_text(tree: Any) -> str:
    element = tree.find(".//head/title")
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _headlines(things: list[dict[str, Any]]) -> list[str]:
    headlines = (thing.get("headline") for thing in things)
    return [headline for headline in headlines if isinstance(headline, str) and headline.strip()]


def _unescaped(text: str) -> str:
    import html

    return " ".join(html.unescape(text).split())


def _without_site(title: str, publisher: Claim | None) -> str:
    """The title without the site's name behind a bar or dash, where one is left that still says something."""
    parts = _SITE_TAIL.split(title)
    if len(parts) < 2:  # noqa: PLR2004 - no tail
        return title
    head = title[: title.rfind(parts[-1])].rstrip(" |–—»·:-")
    site = publisher and publisher.value.casefold() in parts[-1].casefold()
    barred = "|" in title[len(head) : title.rfind(parts[-1])]
    # "Odesa – Kyiv" is whole.
    return head if head and (site or barred or len(head.split()) > 3) else title  # noqa: PLR2004


def _published(tree: Any, things: list[dict[str, Any]], metas: dict[str, list[str]]) -> DateClaim | None:
    for thing in things:
        day = _day(thing.get("datePublished"))
        if day:
            return DateClaim(day, "metadata", "JSON-LD datePublished")
    for key in _DATES:
        day = _day(metas.get(key, [None])[0])
        if day:
            return DateClaim(day, "metadata", f"meta {key}")
    for element in tree.xpath("//time[@pubdate or @itemprop='datePublished' or contains(@class, 'publish')]")[:5]:
        day = _day(element.get("datetime") or "".join(element.itertext()))
        if day:
            return DateClaim(day, "metadata", "time element")
    from htmldate import find_date

    try:
        found = find_date(tree, original_date=True, extensive_search=False, min_date=_FIRST_YEAR, max_date=_LAST_DAY)
    except Exception:  # noqa: BLE001 - a page that htmldate trips over has no date in its markup
        return None
    day = _day(found)
    return DateClaim(day, "metadata", "page markup (htmldate)") if day else None


def _day(value: Any) -> dt.date | None:
    found = (
        day_in(value[:60].replace("T", " ", 1) if value[:4].isdigit() else value[:60])
        if isinstance(value, str)
        else None
    )
    if not found or found.first != found.last:
        compact = re.match(r"(\d{4})(\d\d)(\d\d)(?!\d)", value) if isinstance(value, str) else None
        found = day_in("-".join(compact.groups())) if compact else None
    return found.first if found and found.first == found.last else None
