"""A memo on an article in another language: its words say so in every output, those of the style stay English."""

import io

import lxml.html
import pikepdf
import pytest

from reportpipe import styles
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of, val
from reportpipe.typeset import html, output
from reportpipe.typeset.docx import typeset

STYLES = ["memo", "action-memo", "brief", "one-pager"]


@pytest.fixture(scope="module")
def speaking(harbour):
    """`speaking(language)`: the memo on the harbour, as if its article was in that language."""

    def made(language):
        article = harbour.articles[0].model_copy(update={"language": language})
        return harbour.model_copy(update={"articles": (article, *harbour.articles[1:])})

    return made


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("target", ["pdf", "docx", "html"])
def test_words_of_the_source_say_their_language_and_no_others_do(speaking, name, target):
    tree = lxml.html.document_fromstring(html.render(speaking("fr"), styles.find(name), target))
    plain = lxml.html.document_fromstring(html.render(speaking("en"), styles.find(name), target))
    assert tree.text_content() == plain.text_content()
    assert tree.get("lang") == "en"
    assert plain.xpath("//@lang") == ["en"]
    memo = speaking("fr")
    said = {" ".join(words.text_content().split()) for words in tree.xpath("//*[@lang='fr']")}
    assert {point.text for point in memo.items_of("bottom line")} <= said
    assert memo.title in said
    for words in tree.xpath("//*[@lang='fr']"):
        words.drop_tree()
    left = tree.text_content()
    assert "Source text" in left
    assert not [block for block in memo.articles[0].paragraphs if memo.articles[0].words(block) in left]


def test_in_the_pdf_they_are_tagged_with_it(speaking):
    with pikepdf.open(io.BytesIO(output(speaking("fr"), "pdf").data)) as pdf:
        said = [
            str(item.Lang)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/Lang" in item
        ]
        assert str(pdf.Root.Lang) == "en"
    tree = lxml.html.document_fromstring(html.render(speaking("fr"), styles.find("memo"), "pdf"))
    assert said == ["fr"] * len(tree.xpath("//*[@lang='fr']"))


@pytest.mark.parametrize(
    ("language", "name", "value"), [("fr", "w:val", "fr-FR"), ("ja", "w:eastAsia", "ja"), ("ar", "w:bidi", "ar")]
)
def test_word_checks_them_by_it(speaking, language, name, value):
    package = Package.read(typeset(speaking(language), styles.find("memo")).data)
    assert next(package.tree("word/styles.xml").iter(qn("w:lang"))).get(qn("w:val")) == "en-GB"
    document = package.tree(DOCUMENT)
    for paragraph in document.iter(qn("w:p")):
        found = {
            None
            if run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is None
            else run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn(name))
            for run in paragraph.iter(qn("w:r"))
            if len(text_of(run)) > 10
        }
        style = val(paragraph, "w:pPr/w:pStyle")
        if style in {"BottomLine", "KeyPoint", "SourceParagraph"}:
            assert found == {value}
        elif style in {"Heading1", "NoteText", "TableHead"}:
            assert found <= {None}
    said = {lang.get(qn(name)) for lang in package.tree("word/comments.xml").iter(qn("w:lang"))}
    assert said == {value}
