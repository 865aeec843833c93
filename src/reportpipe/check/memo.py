"""Preflight: what a memo lacks, or says in a way that misleads, before it is sent.

What can only be seen on the page (length, broken words, characters without a font) is what setting it as PDF notes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from reportpipe import styles
from reportpipe.check import wording
from reportpipe.check.rules import Fault, Rule, demands, findings
from reportpipe.check.wording import Statement
from reportpipe.model import MACHINE, Event, Item, Memo, Note, Point, SectionKind
from reportpipe.typeset import output
from reportpipe.typeset.html import render

_NAMES: tuple[tuple[SectionKind, str], ...] = (
    ("bottom line", "bottom line"),
    ("key points", "key point {n}"),
    ("quotes", "quote {n}"),
    ("figures", "figure {n}"),
    ("actors", "actor {n}, {text}"),
    ("timeline", "event {n}"),
)
_PLACE = re.compile(r'<span class="fill"[^>]*>\[(.*?)\]</span>', re.DOTALL)
"""A place that a style leaves open, as styles/README.md has it."""
NOT_COVERED = (
    "Whether what is said is true, complete and fair: a person has to read it beside the source.",
    "Likelihood and confidence in words of no scale (“chances are”, “we think”).",
    "The DOCX and the HTML of the memo: check those files.",
)


@dataclass(frozen=True)
class Placed:
    """An item that the memo shows, with the name that a reader knows it by."""

    where: str
    item: Item


def check(memo: Memo) -> tuple[Note, ...]:
    """Findings: what is missing, then the wording, then what the page shows.

    Raises:
        StyleError, ToolError: the memo cannot be set.
    """
    page = output(memo, "pdf")
    return (
        *findings("memo", RULES, memo),
        *findings("wording", wording.RULES, statements(memo)),
        *page.notes,
    )


def covered() -> tuple[str, ...]:
    return (*demands(RULES), *demands(wording.RULES), *_ON_THE_PAGE)


_ON_THE_PAGE = (
    "The memo keeps to the length of its style, as the PDF shows it.",
    "No table breaks a word, as the PDF shows it.",
    "Every character has a font, by character and paragraph.",
)


def header(memo: Memo) -> Iterator[Fault]:
    """The header block is filled: to, from, date, subject."""
    for name, value in (("to", memo.to), ("from", memo.from_), ("date", memo.dated), ("subject", memo.title.strip())):
        if not value:
            setting = "dated" if name == "date" else name
            hint = f"Fill it in in Word, or give it with the setting `{setting}`."
            yield Fault(f"The line {name.upper()} is empty.", "header block", hint, "warning")
    if memo.layout.draft:
        yield Fault("The memo is still marked as a draft.", "header block", None, "info")


def places(memo: Memo) -> Iterator[Fault]:
    """What the style leaves to a person is filled in."""
    page = render(memo, styles.find(memo.layout.style), "html")
    for words in _PLACE.findall(page):
        yield Fault(f"A place is not filled in: {unescape(words)}.", "page", "Type the words there in Word.", "warning")


def sources(memo: Memo) -> Iterator[Fault]:
    """The source is named: title, author, publisher, date."""
    for article in memo.articles:
        if article.title_origin == "derived":
            message = "The source has no title; the memo's is made from its first sentence."
            yield Fault(message, _source(article.source.name), None, "warning")
        lacking = [name for name, value in (("author", article.authors), ("publisher", article.publisher)) if not value]
        if lacking:
            message = f"The source does not say its {' and its '.join(lacking)}."
            yield Fault(message, _source(article.source.name), None, "info")
        if article.published is None:
            hint = "Set the date with --published if you know it: dates without a year hang on it."
            yield Fault("The source's date is not known.", _source(article.source.name), hint, "warning")


def answer(memo: Memo) -> Iterator[Fault]:
    """There is a bottom line, and something below it."""
    if not memo.items_of("bottom line"):
        yield Fault("The memo has no bottom line.", "bottom line", "Write one in Word.")
    if not memo.items_of("key points"):
        yield Fault("The memo has no key points.", "key points", None, "warning")


def evidence(memo: Memo) -> Iterator[Fault]:
    """Every row rests on words of the source, or names the person who wrote it."""
    for place in shown(memo):
        if place.item.evidence:
            continue
        if place.item.by == MACHINE or place.item.by.startswith("model:"):
            yield Fault("No words of the source support it.", place.where, "Delete it, or rewrite it in your name.")
        else:
            yield Fault(f"Written by {place.item.by}: no words of the source support it.", place.where, None, "info")


def evidence_in_body(memo: Memo) -> Iterator[Fault]:
    """Evidence lies in numbered paragraphs of the source, where a reader can follow it."""
    bodies = {article.id: [(block.start, block.end) for block in article.paragraphs] for article in memo.articles}
    for place in shown(memo):
        for span in place.item.evidence:
            if not any(start <= span.start and span.end <= end for start, end in bodies[span.article]):
                yield Fault("Its evidence lies outside the numbered paragraphs.", place.where)


def verbatim(memo: Memo) -> Iterator[Fault]:
    """Rows that people changed still stand in the source's words, or say that they do not."""
    places = {place.item.id: place.where for place in shown(memo)}
    for note in memo.notes:
        if note.code == "revise.not_verbatim" and note.where in places:
            yield Fault(note.message, places[note.where], "Read it beside its evidence.", "info")


def shown(memo: Memo) -> tuple[Placed, ...]:
    """The items on the page, in its order."""
    return tuple(
        Placed(name.format(n=n, text=getattr(item, "name", "")), item)
        for kind, name in _NAMES
        for n, item in enumerate(memo.items_of(kind), 1)
    )


def statements(memo: Memo) -> tuple[Statement, ...]:
    """What the memo says in sentences: points and events."""
    return tuple(
        Statement(place.where, place.item.text, place.item.by != MACHINE)
        for place in shown(memo)
        if isinstance(place.item, Point | Event)
    )


def _source(name: str) -> str:
    return f"source {name}"


RULES: tuple[Rule[Memo], ...] = (header, places, sources, answer, evidence, evidence_in_body, verbatim)
