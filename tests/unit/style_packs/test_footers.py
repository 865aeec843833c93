"""The foot of each page names the part that it belongs to, the same on paper and in Word."""

import itertools

import pypdfium2
import pytest

from reportpipe import styles
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import el, part_of, put, qn, text_of
from reportpipe.typeset import docx, pdf

FOOT = 60
"""Points from the edge."""


def on_paper(data):
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield page.get_textpage().get_text_bounded(top=FOOT).split("Page")[0].strip()
    document.close()


def in_word(data):
    package = Package.read(data)
    parts = {link.get("Id"): package.resolve(DOCUMENT, link) for link in package.relationships(DOCUMENT)}
    for section in package.tree(DOCUMENT).iter(qn("w:sectPr")):
        for reference in section.findall(qn("w:footerReference")):
            yield text_of(package.tree(parts[reference.get(qn("r:id"))])).partition("\t")[0]


def runs(words):
    return [word for word, _ in itertools.groupby(words)]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("memo", ["Information memo", "Source text"]),
        ("action-memo", ["Action memo", "Annex: actors and dates", "Source text"]),
        ("brief", ["Policy brief", "Source text"]),
        ("one-pager", ["At a glance", "Source text"]),
    ],
)
def test_the_foot_of_a_page_names_its_part(harbour, name, parts):
    style = styles.find(name)
    assert runs(on_paper(pdf.typeset(harbour, style).data)) == parts
    assert runs(in_word(docx.typeset(harbour, style).data)) == parts


def test_only_the_first_page_has_a_first_footer(harbour):
    sections = Package.read(docx.typeset(harbour, styles.find("action-memo")).data).tree(DOCUMENT).iter(qn("w:sectPr"))
    assert [section.find(qn("w:titlePg")) is not None for section in sections] == [True, False, False]


def test_the_footer_of_a_template_of_your_own_stands_on_all_pages(harbour):
    style = docx.with_word_styles(styles.find("memo"))
    package = Package.read(style.reference_docx)
    page = part_of(part_of(package.tree(DOCUMENT), "w:body"), "w:sectPr")
    relation = package.add(DOCUMENT, "footer", "word/footer1.xml", el("w:ftr", None, el("w:p")))
    put(page, el("w:footerReference", {"w:type": "default", "r:id": relation}))
    own = docx.typeset(harbour, style.model_copy(update={"reference_docx": package.write()})).data
    references = Package.read(own).tree(DOCUMENT).iter(qn("w:footerReference"))
    assert [reference.get(qn("w:type")) for reference in references] == ["default"]
