"""Key quotes and figures: sections that a memo has only when it is asked for them, in every format the same."""

import re

import lxml.html
import pytest

from reportpipe import typeset
from reportpipe.compose import compose
from reportpipe.model import Figure, Layout, Memo, Quote
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import text_of
from reportpipe.settings import Settings
from reportpipe.typeset import html
from reportpipe.typeset.json import dump, load


@pytest.fixture
def memo_with(article, findings):
    """`memo_with(sections)`: the harbour memo with a quote and a figure among its findings."""
    span = findings.points[1].evidence[0]
    quote = Quote(id="quote_1", text="The port is <open>.", speaker="Ana Ruiz, harbour master", evidence=(span,))
    figure = Figure(
        id="figure_1",
        text="The port handled 40,000 containers a year.",
        amount="40,000",
        value=40000.0,
        measures="containers",
        evidence=(span,),
    )
    found = findings.model_copy(update={"quotes": (quote,), "figures": (figure,)})

    def made(*sections: str) -> Memo:
        return compose([(article, found)], settings=Settings(sections=sections))

    return made


def test_a_memo_shows_neither_unless_it_is_asked_to_but_keeps_both(memo_with, style):
    memo = memo_with()
    assert [section.kind for section in memo.sections] == [
        "bottom line", "key points", "actors", "timeline", "source note",
    ]  # fmt: skip
    assert (len(memo.quotes), len(memo.figures)) == (1, 1)
    assert "Ana Ruiz" not in html.render(memo, style, "html")


@pytest.mark.parametrize("target", ["pdf", "docx", "html"])
def test_each_format_has_the_words_of_both(memo_with, style, target):
    memo = memo_with("quotes", "figures").model_copy(update={"layout": Layout(evidence="none")})
    tree = lxml.html.document_fromstring(html.render(memo, style, target))
    words = " ".join(tree.text_content().split())
    assert "“The port is <open>.” Ana Ruiz, harbour master\u00a0¶" in re.sub(r"\s+(?=¶)", "\u00a0", words)
    assert "The port handled 40,000 containers a year." in words
    assert tree.xpath("//*[@class='amount']/text()") == ["40,000"]
    assert {"quotes", "figures"} <= set(tree.xpath("//h1/@id"))


def test_a_source_paragraph_names_the_figure_that_cites_it(memo_with, style):
    page = html.render(memo_with("quotes", "figures"), style, "html")
    assert ">quote\u00a01</a>" in page
    assert ">figure\u00a01</a>" in page


def test_word_has_both_as_paragraphs_in_styles_of_their_own(memo_with):
    body = Package.read(typeset(memo_with("quotes", "figures"), "docx")).tree(DOCUMENT)
    styles = {
        style.get(f"{{{body.nsmap['w']}}}val"): text_of(paragraph)
        for paragraph in body.iter(f"{{{body.nsmap['w']}}}p")
        for style in paragraph.iter(f"{{{body.nsmap['w']}}}pStyle")
    }
    assert "Ana Ruiz" in styles["KeyQuote"]
    assert "40,000 containers" in styles["KeyFigure"]


def test_a_section_without_items_says_so(article, findings, style):
    memo = compose([(article, findings)], settings=Settings(sections=("quotes",)))
    page = html.render(memo, style, "pdf")
    assert "No quotation was found" in page
    assert "Key figures" not in page


def test_they_travel_in_memo_json(memo_with):
    memo = memo_with("quotes", "figures")
    assert load(dump(memo)) == memo
