"""LibreOffice opens what is set, shows all of it, and finds the parts that the way back needs when it saves."""

import io
import re
import shutil
import subprocess

import pikepdf
import pypdfium2
import pytest

import reportpipe
from reportpipe import styles
from reportpipe.model import Layout
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn
from reportpipe.typeset.docx import typeset

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice), which is not installed here")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """`office(data, kind)`: the bytes that LibreOffice makes of a Word file."""
    folder = tmp_path_factory.mktemp("office")

    def convert(data, kind):
        (folder / "memo.docx").write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        out = folder / "out"
        command = [SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", out, folder / "memo.docx"]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (out / f"memo.{kind}").read_bytes()

    return convert


@pytest.fixture(scope="module")
def converted(memo, style, office):
    """`converted(kind)`: the bytes that LibreOffice makes of the memo."""
    return lambda kind: office(typeset(memo, style).data, kind)


def test_it_shows_every_word(converted, memo):
    document = pypdfium2.PdfDocument(converted("pdf"))
    text = re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in document))
    assert 2 <= len(document) <= 4
    for words in (
        *(p.text for p in memo.points),
        *(a.name for a in memo.actors),
        "OFFICIAL",
        f"Page 1 of {len(document)}",
    ):
        assert words in text


def test_a_save_keeps_bookmarks_and_the_memo_inside(converted, memo):
    package = Package.read(converted("docx"))
    names = {mark.get(qn("w:name")) for mark in package.tree(DOCUMENT).iter(qn("w:bookmarkStart"))}
    assert {item.id for item in (*memo.points, *memo.actors, *memo.events)} <= names
    assert any(b"urn:reportpipe:memo" in data for name, data in package.parts.items() if name.startswith("customXml/"))


def test_faces_inside_are_used(memo, office):
    asked = memo.model_copy(update={"layout": Layout(style="one-pager", embed_fonts=True)})
    with pikepdf.open(io.BytesIO(office(typeset(asked, styles.find("one-pager")).data, "pdf"))) as document:
        fonts = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert {font.partition("+")[2] for font in fonts} == {
        f"Source{family}Pro-{face}" for family in ("Serif", "Sans") for face in ("Regular", "Bold")
    }


def test_a_full_one_pager_keeps_to_its_page(office, seeds):
    """Six actors, five dates, a title of two lines: what is the fullest page on paper has some lines more in Word."""
    article = reportpipe.read(seeds / "pacific-tuna.rtf")
    full = reportpipe.compose([(article, reportpipe.annotate(article))], style="one-pager")
    sent = full.model_copy(update={"handling": "OFFICIAL", "to": "The Minister", "from_": "Policy Planning"})
    document = pypdfium2.PdfDocument(office(reportpipe.typeset(sent, "docx"), "pdf"))
    texts = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    document.close()
    assert "About this page" in texts[1]
