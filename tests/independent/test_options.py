"""Whatever is asked of a memo, its files pass the validators of others; and so they do when people have edited it."""

import io

import docx as python_docx
import pytest
from validators import NEWEST

from reportpipe import styles
from reportpipe.model import Layout, Memo
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn
from reportpipe.revise import revision
from reportpipe.typeset import docx, output, pdf

LAYOUTS = {
    "footnotes, contents": Layout(evidence="footnotes", contents="always"),
    "no evidence, Letter, no boilerplate": Layout(evidence="none", paper="Letter", boilerplate="omit"),
    "faces inside, draft": Layout(embed_fonts=True, draft=True),
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_passes(harbour, layout, verapdf, sdk):
    memo = harbour.model_copy(update={"layout": layout, "handling": "OFFICIAL"})
    assert verapdf(output(memo, "pdf").data) == []
    word = output(memo, "docx").data
    assert sdk(word) == []
    assert sdk(word, NEWEST) == []


@pytest.mark.parametrize("parent", ["memo", "brief"])
def test_a_style_begun_from_another_passes(harbour, parent, tmp_path, verapdf, sdk):
    for name, data in styles.start("ours", styles.find(parent)).items():
        (tmp_path / name).write_bytes(data)
    style = styles.find(str(tmp_path))
    assert verapdf(pdf.typeset(harbour, style).data) == []
    assert sdk(docx.typeset(harbour, style).data) == []


def test_a_word_template_of_ones_own_passes(harbour, sdk):
    own = python_docx.Document()
    own.sections[0].header.paragraphs[0].text = "Ministry of Ports"
    own.save(buffer := io.BytesIO())
    style = styles.find("memo").model_copy(update={"reference_docx": buffer.getvalue()})
    before, after = sdk(buffer.getvalue()), sdk(docx.typeset(harbour, style).data)
    assert [found for found in after if found not in before] == []


@pytest.fixture(scope="module")
def edited(harbour) -> tuple[Memo, bytes]:
    """The memo as a Word file in which somebody wrote with changes tracked."""
    package = Package.read(output(harbour, "docx").data)
    run = next(
        run
        for paragraph in package.tree(DOCUMENT).iter(qn("w:p"))
        for run in paragraph.iterchildren(qn("w:r"))
        if "KeyPoint" in paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces={"w": W[1:-1]})
        and run.find(qn("w:t")) is not None
    )
    inserted = python_docx.oxml.OxmlElement("w:ins")
    for name, value in (("id", "9001"), ("author", "Ana Editor"), ("date", "2026-11-26T10:00:00Z")):
        inserted.set(f"{W}{name}", value)
    words = python_docx.oxml.OxmlElement("w:r")
    words.append(python_docx.oxml.OxmlElement("w:t"))
    words[0].text = "Reportedly: "
    inserted.append(words)
    run.addprevious(inserted)
    return harbour, package.write()


@pytest.mark.parametrize("accept", [True, False])
def test_a_memo_that_came_back_from_word_passes(edited, accept, verapdf, sdk):
    memo, word = edited
    assert sdk(word) == []
    back = revision(memo, word, accept=accept)
    assert len(back.edits) == accept
    assert verapdf(output(back.memo, "pdf").data) == []
    assert sdk(output(back.memo, "docx").data) == []
