"""Each kind of file is known by its content, and each that cannot be read gets its own error with advice."""

import io
from collections.abc import Callable

import pytest

from reportpipe.errors import EmptySource, Encrypted, InputError, Malformed, NoTextLayer, NotText, TooLarge
from reportpipe.readers import READERS, read
from reportpipe.readers.pandoc import FORMATS
from reportpipe.readers.sniff import BY_EXTENSION, DOCX, EPUB, ODT, sniff
from reportpipe.settings import Settings

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
MakeZip = Callable[[dict[str, bytes | str]], bytes]


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"Some words.", "a.txt", "text/plain"),
        (b"Some words.", "a", "text/plain"),
        (b"# One\n\n## Two\n\n[a](http://b.example)", "a", "text/markdown"),
        (b"# One", "a.md", "text/markdown"),
        (b"<!DOCTYPE html><html><p>a", "a.txt", "text/html"),
        (b"\xef\xbb\xbf  <html><p>a", "a", "text/html"),
        ("<html><p>a".encode("utf_16"), "a", "text/html"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><p>a</p></html>", "a.xml", "text/html"),
        (b"no markup at all", "a.html", "text/plain"),
        (b"{\\rtf1 a}", "a.doc", "application/rtf"),
        (b"%PDF-1.7\n", "a.txt", "application/pdf"),
        (b"% a comment\n\\documentclass{article}", "a", "application/x-latex"),
        (b'{"cells": [], "nbformat": 4}', "a.json", "application/x-ipynb+json"),
        (b"<?xml version='1.0'?><FictionBook xmlns='x'/>", "a", "application/x-fictionbook+xml"),
        (b"<?xml version='1.0'?><article xmlns='http://docbook.org/ns/docbook'/>", "a", "application/docbook+xml"),
        (b"<?xml version='1.0'?><article article-type='x'/>", "a", "application/jats+xml"),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n",
            "a.mhtml",
            "multipart/related",
        ),
        (b"Received: by x\r\nFrom: a@b.example\r\nSubject: y\r\n\r\nz", "a.eml", "message/rfc822"),
        (b"From: Li Wei\nSent: Monday\nSubject: y\n\nz", "a.txt", "text/plain"),
        (b"* Heading", "a.org", "text/org"),
        (b"Title\n=====", "a.rst", "text/x-rst"),
        ("Привет всем".encode("cp1251"), "a.txt", "text/plain"),
        (b"BM is short for something", "a.txt", "text/plain"),
        (b"MZ is too", "a.txt", "text/plain"),
    ],
)
def test_readable_kinds(data: bytes, name: str, media_type: str):
    assert sniff(data, name) == media_type


def test_containers_are_known_by_their_parts(make_zip: MakeZip):
    assert sniff(make_zip({"word/document.xml": "x"}), "a.zip") == DOCX
    assert sniff(make_zip({"mimetype": ODT, "content.xml": "x"}), "a.docx") == ODT
    assert sniff(make_zip({"mimetype": EPUB}), "a") == EPUB


def test_every_media_type_has_a_reader():
    for media_type in {*BY_EXTENSION.values(), DOCX, ODT, EPUB}:
        assert media_type in READERS.builtin or media_type in FORMATS


@pytest.mark.parametrize(
    ("data", "name", "error", "words"),
    [
        (b"", "a.txt", EmptySource, "empty"),
        (b" \r\n\t", "a.txt", EmptySource, "empty"),
        (b"\xef\xbb\xbf", "a.txt", EmptySource, "empty"),
        (b"... --- !!!", "a.txt", EmptySource, "no text"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt", NotText, "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a", NotText, "picture"),
        (b"\x7fELF\x02\x01\x01", "a", NotText, "program"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "a.exe", NotText, "program"),
        (b"ID3\x04\x00\x00\x00\x00\x00", "a.mp3", NotText, "sound"),
        (b"\x00\x00\x00\x18ftypmp42", "a.mp4", NotText, "video"),
        (b"\x1f\x8b\x08\x00\x00", "a.gz", NotText, "compressed"),
        (OLE + "WordDocument".encode("utf_16_le"), "a.doc", NotText, "before 2007"),
        (OLE + "EncryptedPackage".encode("utf_16_le"), "a.docx", Encrypted, "password"),
        (OLE, "a.msg", NotText, "old Office"),
        (bytes(range(256)) * 20, "a", NotText, "no readable text"),
        (b"PK\x03\x04" + bytes(100), "a.docx", Malformed, "cut off"),
        (b"%PDF-1.4\nnothing", "a.pdf", Malformed, "damaged"),
        (b"<?xml version='1.0'?><svg></svg>", "a.svg", NotText, "XML"),
        (b"<?xml version='1.0'?>\n<svg " + b"a:b='c' " * 300 + b"/>", "a.xml", NotText, "XML"),
        (b"<?xml version='1.0'?><office:document a='b'/>", "a.fodt", NotText, "fodt"),
        (b"<html><body><script>x()</script></body></html>", "a.html", EmptySource, "scripts"),
        (b"{\\rtf1 }", "a.rtf", EmptySource, "no text"),
    ],
)
def test_unreadable_kinds(data: bytes, name: str, error: type[InputError], words: str):
    """One clear message and advice for each, whatever the file is called."""
    with pytest.raises(error, match=words) as caught:
        read(data, name)
    assert caught.value.where == name
    assert caught.value.hint
    assert caught.value.exit_code == 3


def test_archives_and_office_files_that_are_no_articles(make_zip: MakeZip):
    for parts, words in (
        ({"a.txt": "x"}, "archive"),
        ({"xl/workbook.xml": "x"}, "spreadsheet"),
        ({"ppt/a.xml": "x"}, "presentation"),
        ({"Index/Document.iwa": "x"}, "Apple's Pages"),
    ):
        with pytest.raises(NotText, match=words):
            read(make_zip(parts), "a.zip")


def test_size_limit():
    with pytest.raises(TooLarge, match="at most 10"):
        read(b"Twelve bytes", "a.txt", settings=Settings(max_bytes=10))


def test_containers_that_unpack_to_too_much(make_zip: MakeZip):
    bomb = make_zip({"word/document.xml": b"0" * 200_000})
    with pytest.raises(TooLarge, match="unpacks"):
        read(bomb, "a.docx", settings=Settings(max_bytes=10_000))


def test_a_zip_that_lies_about_its_sizes(make_zip: MakeZip):
    bomb = bytearray(make_zip({"word/document.xml": b"0" * 200_000}))
    for marker, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = bomb.find(marker) + offset
        bomb[place : place + 4] = (10).to_bytes(4, "little")
    with pytest.raises((TooLarge, Malformed)):
        read(bytes(bomb), "a.docx", settings=Settings(max_bytes=10_000))


def test_xml_entities_are_refused(make_docx: Callable[..., bytes], replace_part: Callable[[bytes, str, bytes], bytes]):
    part = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(Malformed, match="entities"):
        read(replace_part(make_docx(("Normal", "Text.")), "word/document.xml", part), "a.docx")


def test_truncated_and_damaged_word_files(
    make_docx: Callable[..., bytes], replace_part: Callable[[bytes, str, bytes], bytes]
):
    data = make_docx(("Normal", "Some text."))
    with pytest.raises(Malformed, match="cut off"):
        read(data[: len(data) // 2], "a.docx")
    with pytest.raises(Malformed, match="damaged"):
        read(replace_part(data, "word/document.xml", b"<w:document"), "a.docx")
    with pytest.raises(Malformed, match="damaged"):
        read(replace_part(data, "word/document.xml", b"\xff\xfe\x00"), "a.docx")


def test_encrypted_and_scanned_pdfs(make_pdf: Callable[..., bytes]):
    import pikepdf

    with pikepdf.open(io.BytesIO(make_pdf("<p>Some words on a page that is to be locked."))) as pdf:
        locked, open_to_read = io.BytesIO(), io.BytesIO()
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
        pdf.save(open_to_read, encryption=pikepdf.Encryption(owner="o", user=""))
    with pytest.raises(Encrypted, match="password"):
        read(locked.getvalue(), "a.pdf")
    assert "locked" in read(open_to_read.getvalue(), "a.pdf").text
    with pytest.raises(NoTextLayer, match="pictures"):
        read(make_pdf("<svg width='9' height='9'><rect width='9' height='9'/></svg>"), "scan.pdf")


def test_a_directory_name_or_an_odd_name_is_only_a_name():
    assert read(b"Some words here.", "folder/").source.name == "folder/"
    assert read(b"Some words here.", "..\\odd\nname.TXT").text == "Some words here."
