"""Twenty-odd bad inputs in one run: each gives one clear message and its code, and the good files are all there."""

import io
import os
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

ARTICLE = (Path(__file__).parents[2] / "seeds" / "taliban-moscow.txt").read_bytes()
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def zipped(**files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return buffer.getvalue()


def picture(kind):
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(buffer, kind)
    return buffer.getvalue()


def pdf(*, password=None):
    buffer = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        encryption = pikepdf.Encryption(owner=password, user=password) if password else False
        document.save(buffer, encryption=encryption)
    return buffer.getvalue()


def docx_with(document):
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zipped(**{"[Content_Types]_xml": types, "word__document_xml": document})


BAD = {
    "empty.txt": (b"", "input.empty"),
    "spaces.txt": (b" \n\t\n ", "input.empty"),
    "only-a-mark.txt": (b"\xef\xbb\xbf", "input.empty"),
    "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "input.not_text"),
    "zeros.txt": (b"\0" * 4000, "input.empty"),
    "photo.png": (picture("PNG"), "input.not_text"),
    "photo.html": (picture("JPEG"), "input.not_text"),
    "sound.wav": (b"RIFF\x24\x08\0\0WAVEfmt " + bytes(200), "input.not_text"),
    "archive.zip": (zipped(readme_xml="<a/>"), "input.not_text"),
    "archive.docx": (zipped(other_xml="<a/>"), "input.not_text"),
    "old.doc": (OLE + "WordDocument".encode("utf-16-le") + bytes(600), "input.not_text"),
    "locked.docx": (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), "input.encrypted"),
    "locked.pdf": (pdf(password="secret"), "input.encrypted"),
    "scan.pdf": (pdf(), "input.no_text_layer"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Cat", "input.malformed"),
    "cut.docx": (docx_with("<w:document/>" * 400)[:300], "input.malformed"),
    "broken.docx": (docx_with("<w:document><w:body>"), "input.malformed"),
    "bomb.docx": (docx_with(" " * 60_000_000), "input.too_large"),
    "large.txt": (b"words " * 1_000_000, "input.too_large"),
    "menu.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "input.empty"),
    "cut.epub": (zipped(mimetype="application/epub+zip")[:40], "input.malformed"),
}
GOOD = ("first.txt", "second.txt")


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    for name in GOOD:
        (folder / name).write_bytes(ARTICLE)
    os.mkfifo(folder / "pipe.txt")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    return folder


def test_each_bad_input_costs_itself_alone(reportpipe, inbox, tmp_path):
    """One run over all of them: exit code 7, an entry and a hint for each, and the memos of the good ones."""
    run = reportpipe(
        "batch", inbox, "-o", "out", "--formats", "pdf,json", "--set", "max_bytes=5000000", "--json", "--workers", "2"
    )
    assert run.code == 7, run.err
    documents = {Path(entry["source"]).name: entry for entry in run.json["documents"]}
    expected = {name: code for name, (_, code) in BAD.items()} | {"pipe.txt": "input", "dangling.txt": "input"}
    found = {name: (entry["error"] or {}).get("code") for name, entry in documents.items()}
    assert found == expected | dict.fromkeys(GOOD)
    for name in expected:
        error = documents[name]["error"]
        assert error["message"]
        assert error["hint"], name
        assert "Traceback" not in error["message"]
    for name in GOOD:
        made = {Path(file["path"]).name for file in documents[name]["outputs"]}
        stem = Path(name).stem
        assert made == {f"{stem}.pdf", f"{stem}.json"}
        assert all((tmp_path / file["path"]).stat().st_size for file in documents[name]["outputs"])
    assert run.json["totals"]["failed"] == len(expected)
    assert "Traceback" not in run.err


@pytest.mark.parametrize("name", ["empty.txt", "photo.png", "locked.pdf"])
def test_a_lone_bad_input_gives_its_own_exit_code(reportpipe, inbox, name):
    run = reportpipe("build", inbox / name, "-o", "out")
    assert run.code == 3
    assert name in run.out.decode()
