"""All hostile files, by name, and what may become of each."""

import documents
import packages
import pages

READ = {"done"}
"""Its words are read and set, and nothing else of it has any effect."""
EMPTY = {"input.empty", "input.not_text"}
BROKEN = {"input.malformed"}
LARGE = {"input.too_large"}
REFUSED = BROKEN | LARGE | EMPTY
HEAVY = READ | LARGE | BROKEN | {"tool"}
"""Read, or refused for its size or depth: either is sound, if it is quick."""

EXPECTED = {
    "bomb.": LARGE,
    "bomb-in-text.": LARGE,
    "many-parts.": LARGE | READ,
    "password-flag.": {"input.encrypted", "input.malformed"},
    "cut-in-half.": BROKEN,
    "cut-at-the-end.": BROKEN,
    "lies-about-size.": REFUSED | READ,
    "twice-the-same-part.": REFUSED | READ,
    "nested-": HEAVY | EMPTY,
    "entity-": READ | BROKEN,
    "dtd-": READ | BROKEN,
    "parameter-entity.": READ | BROKEN,
    "billion-laughs.": REFUSED | READ | {"tool"},
    "quadratic.": REFUSED | READ | {"tool"},
    "garbage-": BROKEN | READ | {"input.no_text_layer"},
    "spine-climbs.": BROKEN | READ,
    "hundred-megabytes.txt": LARGE,
    "nuls.txt": EMPTY,
    "one-letter.txt": READ | EMPTY,
    "one-mark.txt": READ | EMPTY,
    "stops.txt": READ | EMPTY,
    "only-a-tag.html": READ | EMPTY,
    "cut.html": READ | EMPTY,
    "nested-2000.mht": BROKEN | EMPTY,
    "no-page.mht": BROKEN | EMPTY,
    "locked.pdf": {"input.encrypted"},
    "no-text.pdf": {"input.no_text_layer"},
    "many-pages.pdf": LARGE,
    "cut-": BROKEN | READ,
    "no-header.pdf": BROKEN | READ | EMPTY,
    "garbage.pdf": BROKEN,
    "only-a-header.pdf": BROKEN,
    "page-loop.pdf": BROKEN | {"input.no_text_layer"},
    "no-kids.pdf": BROKEN | {"input.no_text_layer"},
    "kids-missing.pdf": BROKEN | {"input.no_text_layer"},
    "brackets.pdf": BROKEN | {"input.no_text_layer"},
    "stream-bomb.pdf": HEAVY,
    "huge-page.pdf": READ | BROKEN | {"input.no_text_layer"},
    "tiny-page.pdf": READ | BROKEN | {"input.no_text_layer"},
    "text-outside.pdf": READ | BROKEN | {"input.no_text_layer"},
    "deep-": HEAVY | EMPTY,
    "head-ld-": READ,
    "huge-": READ | REFUSED,
    "head-charset-utf16.html": READ | REFUSED,
    "brackets": HEAVY,
    "emphasis.md": HEAVY,
    "stars.md": HEAVY,
    "backticks.md": HEAVY,
    "quotes-3000.md": HEAVY,
    "yaml-": HEAVY | EMPTY,
    "loop.tex": HEAVY,
    "include.": READ | BROKEN | {"tool"},
    "read.typ": READ | BROKEN | {"tool"},
    "template.wiki": HEAVY | EMPTY,
    "footnotes-loop.md": HEAVY,
    "form-feeds.txt": READ | EMPTY,
    "nul": READ | EMPTY,
    "cut.rtf": READ | BROKEN,
    "entity.": READ | BROKEN,
    "groups-": HEAVY,
    "bin.rtf": READ | BROKEN | EMPTY,
    "numbers.rtf": READ | BROKEN | EMPTY,
    "comment-open.html": READ | EMPTY,
    "unknown-charset.mht": READ | BROKEN,
    "bad-base64.mht": READ | BROKEN,
    "comment-behind.": READ | BROKEN,
}
"""By the beginning of the name, the longest one counts; what has no row is READ."""


def build(lure):
    """name -> bytes."""
    cases = {}
    groups = (
        packages.of_every_kind(lure),
        packages.with_links(lure),
        pages.web(lure),
        pages.texts(),
        pages.markup(lure),
        documents.pdfs(lure),
    )
    for group in groups:
        assert not cases.keys() & group.keys()
        cases |= group
    return cases


def expected(name):
    rows = [beginning for beginning in EXPECTED if name.startswith(beginning)]
    return EXPECTED[max(rows, key=len)] if rows else READ
