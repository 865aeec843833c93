"""What stands below what in a source stays so in the source text: headings, and lists in lists."""

import lxml.html
import pytest

from reportpipe.compose import compose
from reportpipe.model import Findings
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of, val
from reportpipe.readers import read
from reportpipe.typeset import html, output


@pytest.fixture(scope="module")
def demands(cases):
    article = read((cases / "outline" / "in" / "page.html").read_bytes(), "page.html")
    return compose([(article, Findings(article=article.id))])


def test_headings_and_lists_of_the_demands_read_as_before(demands, style, cases, golden):
    (source,) = lxml.html.document_fromstring(html.render(demands, style, "html")).find_class("article")
    lines = (line.strip() for line in lxml.html.tostring(source, encoding="unicode").splitlines())
    golden(cases / "outline" / "golden" / "source.html", "".join(f"{line}\n" for line in lines if line))


def test_word_tells_the_same_depths_by_styles(demands, style):
    body = Package.read(output(demands, "docx").data).tree(DOCUMENT)
    styles = {text_of(p).split("\t")[-1].strip(): val(p, "w:pPr/w:pStyle") for p in body.iter(qn("w:p"))}
    assert [styles[words] for words in ("Pilots and quays", "Who pays", "Loans", "What comes next")] == [
        "SourceHeading",
        "SourceSubheading",
        "SourceSubheading",
        "SourceHeading",
    ]
    pilots = ("Pilots", "Tam trains twelve pilots", "of whom ten speak Greek", "and two of them Turkish")
    assert [styles[words] for words in pilots] == ["SourceList", "SourceList2", "SourceList3", "SourceList3"]
