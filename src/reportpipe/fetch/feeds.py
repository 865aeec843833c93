"""What a feed or a sitemap lists: RSS, Atom, RDF and JSON feeds, sitemaps and their indexes."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from lxml import etree

_SITEMAPS = 20
"""Most sitemaps of one index that are followed; the newest articles stand in the first."""
_WORDS = 500


@dataclass(frozen=True)
class Item:
    """One article that a feed lists, with what the feed says about it."""

    address: str
    title: str | None = None
    published: str | None = None
    """ISO 8601, a day or a moment."""
    author: str | None = None


@dataclass(frozen=True)
class Feed:
    """The articles of a feed, in its order, and further sitemaps that an index names."""

    items: tuple[Item, ...]
    more: tuple[str, ...] = ()


def feed_of(data: bytes, address: str) -> Feed | None:
    """The feed in these bytes; None when they are something else. Addresses are made whole with `address`."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _json(data, address)
    return None if start[:15].lower().startswith((b"<!doctype html", b"<html")) else _xml(data, address)


def _xml(data: bytes, address: str) -> Feed | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    kind = _name(root) if root is not None else ""
    if kind == "sitemapindex":
        places = (_text(entry, "loc") for entry in root)
        return Feed((), tuple(urljoin(address, place) for place in places if place)[:_SITEMAPS])
    read = {"rss": _rss, "RDF": _rss, "feed": _atom, "urlset": _sitemap}.get(kind)
    return Feed(tuple(read(root, address))) if read else None


def _rss(root: Any, address: str) -> Iterator[Item]:
    for item in _children(root, "item"):
        link = _text(item, "link") or _permanent(item) or item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
        if link:
            published = _moment(_text(item, "pubDate") or _text(item, "date"))
            author = _text(item, "creator") or _text(item, "author")
            yield Item(urljoin(address, link), _text(item, "title"), published, author)


def _permanent(item: Any) -> str | None:
    return next((_own(child) for child in item if _name(child) == "guid" and child.get("isPermaLink") != "false"), None)


def _atom(root: Any, address: str) -> Iterator[Item]:
    for entry in _children(root, "entry"):
        links = [child for child in entry if _name(child) == "link" and child.get("href")]
        own = [link for link in links if link.get("rel", "alternate") == "alternate"]
        if own:
            names = (_text(child, "name") for child in entry if _name(child) == "author")
            published = _moment(_text(entry, "published") or _text(entry, "updated"))
            author = next((name for name in names if name), None)
            yield Item(urljoin(address, own[0].get("href")), _text(entry, "title"), published, author)


def _sitemap(root: Any, address: str) -> Iterator[Item]:
    """Newest first, as far as the sitemap says; `lastmod` is no date of publication, so it is not handed on."""
    entries = [(_text(entry, "lastmod") or "", _text(entry, "loc"), entry) for entry in _children(root, "url")]
    for _, place, entry in sorted(entries, key=lambda found: found[0], reverse=True):
        if place:
            news = next(iter(_children(entry, "news")), entry)
            yield Item(urljoin(address, place), _text(news, "title"), _moment(_text(news, "publication_date")))


def _json(data: bytes, address: str) -> Feed | None:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return None
    items = []
    for entry in feed["items"]:
        if isinstance(entry, dict) and isinstance(entry.get("url"), str):
            authors = entry.get("authors") or [entry.get("author")]
            first = authors[0] if isinstance(authors, list) and authors else None
            author = first.get("name") if isinstance(first, dict) else None
            title, published = _short(entry.get("title")), _moment(_short(entry.get("date_published")))
            items.append(Item(urljoin(address, entry["url"]), title, published, _short(author)))
    return Feed(tuple(items))


def _moment(words: str | None) -> str | None:
    """A date of a feed (RFC 822 or ISO 8601) as ISO 8601; None when it is neither."""
    if not words:
        return None
    try:
        return dt.datetime.fromisoformat(words).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _children(root: Any, name: str) -> list[Any]:
    return list(root.iter("{*}" + name))


def _text(parent: Any, name: str) -> str | None:
    return next((_own(child) for child in parent if _name(child) == name and _own(child)), None)


def _own(element: Any) -> str | None:
    return _short("".join(element.itertext()))


def _short(words: object) -> str | None:
    return " ".join(words.split())[:_WORDS] or None if isinstance(words, str) else None


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
