"""Parts of a page that are not its article, by the words that sites give to their elements."""

import re
from functools import lru_cache
from typing import Any

from reportpipe.model import BoilerplateReason
from reportpipe.readers.structure import PROSE_WORDS

LANDMARKS = frozenset({"article", "main"})
_FURNITURE = (
    r"nav|navbar|navigation|menu|breadcrumbs?|sidebar|advert|advertisement|ads?|promo|comments?|comment-list|cookies?"
    r"|cookie-banner|popup|modal|toolbar|site-header|site-footer|masthead|pagination|pager|skip-link|tags"
    r"|taglist|tag-list"
    r"|entry-meta|post-meta|article-meta|(?<!image[_-])(?<!image__)metadata"
    r"|widget|toc|print-only|screen-reader-text|sr-only|visually-hidden"
)
_PARTS: tuple[tuple[BoilerplateReason, str], ...] = (
    ("share links", r"share|sharing|sharedaddy|social|addtoany|follow-us"),
    (
        "related articles",
        (
            r"related|recommended|recommendations|more-stories|read-more|readmore|also-like|most-read|trending"
            r"|popular|teaser-list|bookmark|link-preview|post-preview|post-embed"
        ),
    ),
    ("appeal", r"newsletter|subscribe|subscription|signup|sign-up|donate|donation|paywall|membership|cta"),
    (
        "author biography",
        r"author-bio|author-box|authorbox|about-author|author-info|bio|author-description|contributor-bio",
    ),
    ("photo credit", r"photo-credit|image-credit|credit|credits|media-credit|wp-credit"),
    ("copyright", r"copyright|licence|license"),
    ("navigation", _FURNITURE),
)
"""Parts of a page by the words of their class or id."""
_PART_PATTERNS = tuple(
    (reason, re.compile(rf"(?:^|[\s_-])(?:{words})(?:[\s_-]|$)", re.IGNORECASE)) for reason, words in _PARTS
)


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a word begins in a name such as `commentList`."""
_CAPTION = re.compile(r"(?:^|[\s_-])(?:captions?|figcaption|cutline)(?:[\s_-]|$)", re.IGNORECASE)
_COMMENTS = re.compile(r"comment|discussion|disqus|repl(?:y|ies)", re.IGNORECASE)
_KNOWN = 4096
"""Names whose part is remembered: a page gives its elements the same few."""
_UNREAD = frozenset({"script", "style", "noscript", "template", "head", "textarea", "select"})


def names_of(element: Any) -> str:
    """The words of an element's class and id."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return names if names.islower() else _CAMEL.sub("-", names)


def is_caption(element: Any) -> bool:
    """Whether an element says that it holds a picture's caption."""
    return element.tag in {"figcaption", "caption"} or _names_caption(names_of(element))


@lru_cache(_KNOWN)
def _names_caption(names: str) -> bool:
    return _CAPTION.search(names) is not None


@lru_cache(_KNOWN)
def _named_part(names: str) -> BoilerplateReason | None:
    return next((reason for reason, pattern in _PART_PATTERNS if pattern.search(names)), None)


def spine_of(root: Any) -> frozenset[Any]:
    """The elements that hold more than half of a page's prose, comments apart: they are no part beside the article.

    A form around the whole page, `ad-wallpaper` around its text.
    """
    words: dict[Any, int] = {}
    apart: dict[Any, bool] = {}
    total = 0
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in _UNREAD:
            continue
        pieces = [element.text, *(child.tail for child in element)]
        own = sum(len(piece.split()) for piece in pieces if piece)
        if own < PROSE_WORDS or _stands_apart(element, apart):
            continue
        total += own
        for each in (element, *element.iterancestors()):
            words[each] = words.get(each, 0) + own
    return frozenset(element for element, held in words.items() if held * 2 > total)


def _stands_apart(element: Any, known: dict[Any, bool]) -> bool:
    """Whether an element, or one around it, holds readers' comments or what is not shown; `known` keeps the answers."""
    if element not in known:
        own = element.tag in _UNREAD or _COMMENTS.search(names_of(element)) is not None
        parent = element.getparent()
        known[element] = own or (parent is not None and _stands_apart(parent, known))
    return known[element]


def part_of(element: Any, around: BoilerplateReason | None, *, inside: bool) -> BoilerplateReason | None:
    """Why this part of the page is not the article; a part inherits from the one around it, an article from none.

    Args:
        element: any element of the page.
        around: why the part around it is not the article.
        inside: whether it stands in an article or main element, whose footer is the article's own.
    """
    tag = element.tag
    if tag in {"html", "body", "main", "article", "h1"}:
        return None if tag != "h1" else around
    if is_caption(element):
        return around
    named = _named_part(names_of(element))
    if named:
        return named
    if tag in {"nav", "form"} or element.get("role") in {"navigation", "search", "banner", "contentinfo"}:
        return "navigation"
    if tag == "aside" or (tag == "footer" and not inside):
        return around or "navigation"
    return around
