"""How well a seed was read: counts for each question, so that they can be summed over seeds."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from corpus_gold import Gold, begins, key

from reportpipe.model import NUMBERED, Article

LONGEST_INFERRED = dt.timedelta(days=62)
"""An inferred date of publication that is wider than two months tells an analyst nothing."""

LIST_MARK = re.compile(r"^(?:\d+[.)]|\([a-z]\)|[•–-])\s+")
"""Whether a block keeps its number, letter or bullet, or is called a list item for it, is the reader's choice."""


def wrong_metadata(gold: Gold, article: Article) -> dict[str, str]:
    """The fields that differ, each with what was read."""
    titles = [key(title) for title in (gold["title"], *gold.get("also_titles", []))]
    authors = [gold["authors"], *gold.get("also_authors", [])]
    right = {
        "title": key(article.title) in titles,
        "authors": list(article.authors) in authors,
        "publisher": key(article.publisher or "") == key(gold["publisher"]),
        "published": _published_right(gold, article),
    }
    return {field: str(getattr(article, field)) for field, is_right in right.items() if not is_right}


def headings(gold: Gold, article: Article) -> Counter[str]:
    wanted = [key(heading) for heading in gold["headings"]]
    optional = {key(heading) for heading in (*gold["optional_headings"], *gold["optional"])}
    found = [key(words) for kind, words in _blocks(article) if kind == "heading"]
    return _compare(wanted, [heading for heading in found if heading not in optional or heading in wanted])


def paragraphs(gold: Gold, article: Article) -> Counter[str]:
    """Boundaries: which blocks of the body begin where the gold's do."""
    starts = [key(LIST_MARK.sub("", start)) for start in gold["paragraphs"]]
    body = [
        key(LIST_MARK.sub("", words))
        for kind, words in _blocks(article)
        if kind in NUMBERED and not begins(words, gold["optional"])
    ]
    return _compare(starts, [next((start for start in starts if words.startswith(start)), words) for words in body])


def boilerplate(gold: Gold, article: Article) -> Counter[str]:
    """`right`: gold lines that are marked or, where the format allows it, dropped; body blocks are wrongly marked."""
    marked = [words for kind, words in _blocks(article) if kind == "boilerplate"]
    missed = missed_boilerplate(gold, article)
    false = [words for words in marked if begins(words, [*gold["paragraphs"], *gold["headings"]])]
    right = len(gold["boilerplate"]) - len(missed)
    return Counter(right=right, found=right + len(false), wanted=len(gold["boilerplate"]))


def missed_boilerplate(gold: Gold, article: Article) -> list[str]:
    blocks = list(_blocks(article))
    marked = [words for kind, words in blocks if kind == "boilerplate"]
    body = [words for kind, words in blocks if kind not in {"boilerplate", "byline"}]
    dropped = gold.get("may_drop_boilerplate", False)
    return [
        line["starts"]
        for line in gold["boilerplate"]
        if not any(begins(words, [line["starts"]]) for words in marked)
        and not (dropped and not any(begins(words, [line["starts"]]) for words in body))
    ]


def _compare(wanted: list[str], found: list[str]) -> Counter[str]:
    right = sum((Counter(wanted) & Counter(found)).values())
    return Counter(right=right, found=len(found), wanted=len(wanted))


def _blocks(article: Article) -> Iterator[tuple[str, str]]:
    return ((block.kind, article.text[block.start : block.end]) for block in article.blocks)


def _published_right(gold: Gold, article: Article) -> bool:
    wanted, got = gold["published"], article.published
    if got is None:
        return False
    first, last = dt.date.fromisoformat(wanted["first"]), dt.date.fromisoformat(wanted["last"])
    if wanted["origin"] == "inferred":
        return got.origin == "inferred" and got.first <= last and got.last >= first and _narrow(got.first, got.last)
    return (got.first, got.last) == (first, last) and got.origin in {"stated", "metadata"}


def _narrow(first: dt.date, last: dt.date) -> bool:
    return last - first <= LONGEST_INFERRED
