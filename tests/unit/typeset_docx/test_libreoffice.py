"""LibreOffice opens what is set, shows all of it, and finds the parts that the way back needs when it saves."""

import re
import shutil
import subprocess

import pytest

from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import qn
from reportpipe.typeset.docx import typeset

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice), which is not installed here")


@pytest.fixture(scope="module")
def converted(memo, style, tmp_path_factory):
    """`converted(kind)`: the bytes that LibreOffice makes of the memo."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "memo.docx").write_bytes(typeset(memo, style).data)

    def convert(kind):
        profile = f"-env:UserInstallation=file://{folder}/profile"
        out = folder / kind.partition(":")[0]
        command = [
            SOFFICE,
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            str(folder / "memo.docx"),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (out / f"memo.{out.name}").read_bytes()

    return convert


def test_it_shows_every_word(converted, memo):
    import pypdfium2

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
