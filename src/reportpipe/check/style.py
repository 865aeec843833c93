"""A style pack tried on two made-up articles: what no look at its files can tell.

One memo has something of each kind that a page shows, the other hardly anything. A pack that cannot set them, that
leaves an item out, or whose files break a rule would do so with somebody's article.
"""

from collections.abc import Iterator

from lxml import html

from reportpipe.annotate import annotate
from reportpipe.check import docx, pdf
from reportpipe.compose import compose
from reportpipe.errors import StyleError
from reportpipe.model import Article, Memo, Note, Style
from reportpipe.readers import read
from reportpipe.revise import revision
from reportpipe.settings import Settings
from reportpipe.typeset import WRITERS
from reportpipe.typeset.html import Target, render
from reportpipe.typeset.room import shown

_TARGETS: tuple[Target, ...] = ("html", "docx", "pdf")
_FULL = b"""<html><head><title>The port opens</title></head><body><article>
<h1>The port of Nordhavn opens its third gate</h1><p>By Anna Berg, 4 May 2021</p>
<p>The Ministry of Transport opened the third gate of the port of Nordhavn on 3 May 2021. &#8220;It will stay open all
year &amp; the next,&#8221; said Olga Lund, the minister of transport.</p>
<h2>Trade</h2><p>The port handled 310,000 boxes in 2020, 7 per cent more than a year before, and Norway plans a new law
by June 2022. Ole Dahl, the head of the union Seafarers, criticised Olga Lund on Monday.</p>
<ul><li>Denmark supports Norway.</li><li>Sweden sued Norway in about 2018.</li></ul>
<blockquote>We were not asked.</blockquote><table><caption>Boxes</caption><tr><th>Year</th><th>Boxes</th></tr>
<tr><td>2019</td><td>290,000</td></tr><tr><td>2020</td><td>310,000</td></tr></table></article></body></html>"""
_BARE = b"It rained.\n"


def tried(style: Style) -> tuple[Note, ...]:
    """What goes wrong when a pack sets memos; nothing when it sets them well.

    Raises:
        ToolError: pandoc or Pango is missing or fails.
    """
    found: dict[Note, None] = {}
    for memo in _memos():
        try:
            found |= dict.fromkeys(_faults(memo, style))
        except StyleError as error:
            found[_fault(style, error.message, error.hint)] = None
    return tuple(found)


def _memos() -> Iterator[Memo]:
    settings = Settings.model_validate(
        {"sections": ("quotes", "figures"), "organisation": "A & B", "handling": "OFFICIAL", "draft": True}
    )
    full, bare = read(_FULL, "full.html", None, settings), read(_BARE, "bare.txt", None, settings)
    yield _memo([full, bare], settings)
    yield _memo([bare], Settings())


def _memo(articles: list[Article], settings: Settings) -> Memo:
    return compose([(article, annotate(article, settings)) for article in articles], "memo", settings)


def _faults(memo: Memo, style: Style) -> Iterator[Note]:
    pages: dict[tuple[str, str], list[str]] = {}
    for target in _TARGETS:
        for fault in _of_the_page(memo, style, target):
            pages.setdefault(fault, []).append(target)
    for (message, hint), targets in pages.items():
        yield _fault(style, f"{message} ({', '.join(targets)}).", hint)
    for target, rules in (("docx", docx.check), ("pdf", pdf.check)):
        data = WRITERS.get(target)(memo, style).data
        for note in rules(data):
            if note.level == "error":
                yield _fault(style, f"in the {target.upper()} of a memo: {note.message}", note.hint)
        if target == "docx":
            back = revision(memo, data)
            if back.edits or back.remainder:
                hint = (
                    "Keep the anchors and Word styles that styles/README.md names, so that `reportpipe revise` works."
                )
                yield _fault(style, "a Word file that nobody edited comes back with changes.", hint)


def _of_the_page(memo: Memo, style: Style, target: Target) -> Iterator[tuple[str, str]]:
    """Items without the anchor that links, evidence and the way back from Word need, and links that lead nowhere."""
    tree = html.document_fromstring(render(memo, style, target).encode())
    anchors = [str(name) for name in tree.xpath("//*[not(contains(@class, 'comment-'))]/@id")]
    sections = shown(memo, style).sections
    for kind in sorted({section.kind for section in sections if not {*section.items} <= {*anchors}}):
        yield f"an item of the section {kind!r} has no anchor", 'Give it id="{{ item.id }}", as styles/README.md says.'
    items = {item for section in sections for item in section.items}
    links = {str(link)[1:] for link in tree.xpath("//a/@href") if str(link).startswith("#")}
    for name in sorted(links - {*anchors} - items)[:1]:
        yield f"links lead nowhere, for instance to #{name}", "Print each source with its blocks and their ids."
    for name in sorted({name for name in anchors if anchors.count(name) > 1})[:1]:
        yield f"the anchor {name!r} is there twice", "An id stands once on a page."


def _fault(style: Style, message: str, hint: str | None) -> Note:
    words = f"{message[:1].upper()}{message[1:]}"
    return Note(code="style.trial", level="error", message=words, where=style.name, hint=hint)
