"""Two columns in Word, where a style asks for them."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from reportpipe import check, styles
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn, text_of, val
from reportpipe.revise import revision
from reportpipe.typeset.docx import typeset

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def data(memo) -> bytes:
    return typeset(memo, styles.find("one-pager")).data


@pytest.fixture(scope="module")
def document(data):
    return Package.read(data).tree(DOCUMENT)


def test_three_sections_of_which_the_second_has_columns(document):
    sections = list(document.iter(qn("w:sectPr")))
    assert [section.find(qn("w:cols")).get(qn("w:num")) for section in sections] == [None, "2", None]
    assert [val(section, "w:type") for section in sections] == [None, "continuous", None]


def test_page_one_alone_has_the_first_header(document):
    sections = list(document.iter(qn("w:sectPr")))
    assert [section.find(qn("w:titlePg")) is not None for section in sections] == [True, False, False]
    assert [len(section.findall(qn("w:headerReference"))) for section in sections] == [2, 0, 0]


def test_tables_are_as_wide_as_their_column(document):
    page = next(document.iter(qn("w:pgSz"))).get(qn("w:w"))
    columns = [int(column.get(qn("w:w"))) for column in document.iter(qn("w:col"))]
    widths = [int(table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}").get(qn("w:w"))) for table in document.iter(qn("w:tbl"))]
    assert widths[1:] == [columns[1], columns[1]]
    assert columns[1] > columns[0]
    assert sum(columns) < widths[0] < int(page)


def test_the_second_column_begins_with_its_heading(document):
    (heading,) = (
        p for p in document.iter(qn("w:p")) if p.find(f"{qn('w:r')}/{qn('w:br')}[@{qn('w:type')}]") is not None
    )
    assert text_of(heading).strip() == "Who is who"


def test_it_is_sound_and_comes_back_unchanged(memo, data):
    assert check(data).findings == ()
    found = revision(memo, data)
    assert (found.edits, found.remainder) == ((), ())


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice), which is not installed here")
def test_libreoffice_keeps_the_page_and_a_save_brings_no_edits(memo, data, tmp_path: Path):
    (tmp_path / "memo.docx").write_bytes(data)
    for kind in ("pdf", "docx"):
        command = [SOFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", kind]
        command += ["--outdir", str(tmp_path / kind), str(tmp_path / "memo.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "pdf" / "memo.pdf")]
    assert "Dates" in pages[0]
    assert pages[1].lstrip().startswith(memo.title[:20]) or "About this page" in pages[1]
    found = revision(memo, (tmp_path / "docx" / "memo.docx").read_bytes())
    assert (found.edits, found.remainder) == ((), ())
