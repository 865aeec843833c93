"""Damaged files and odd names: a clear refusal or the words that are left, never a traceback."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reportpipe import pipeline
from reportpipe.errors import Malformed
from reportpipe.readers import read

MakeZip = Callable[[dict[str, bytes | str]], bytes]


@pytest.mark.parametrize(
    ("name", "mimetype", "part"),
    [
        ("a.docx", "", "word/document.xml"),
        ("a.odt", "application/vnd.oasis.opendocument.text", "content.xml"),
        ("a.epub", "application/epub+zip", "META-INF/container.xml"),
    ],
)
def test_damaged_deflate_data(name: str, mimetype: str, part: str, make_zip: MakeZip):
    """Compressed data that makes no sense is a damaged file, whatever zlib calls it."""
    data = bytearray(make_zip({"mimetype": mimetype, part: "".join(f"<p>{n * n}</p>" for n in range(500))}))
    middle = data.index(part.encode()) + len(part) + 40
    data[middle : middle + 200] = b"\xff\x07\xaa\x55" * 50
    with pytest.raises(Malformed, match="damaged") as caught:
        read(bytes(data), name)
    assert caught.value.hint


def test_a_damaged_mimetype_part(make_zip: MakeZip):
    data = bytearray(make_zip({"mimetype": "application/epub+zip" * 50}))
    place = data.index(b"mimetype") + len("mimetype")
    data[place : place + 12] = b"\xff" * 12
    with pytest.raises(Malformed):
        read(bytes(data), "a.epub")


def test_a_web_archive_nested_two_thousand_times():
    nested = b"".join(
        b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level) for level in range(2000)
    )
    with pytest.raises(Malformed, match="nested too deeply"):
        read(b"MIME-Version: 1.0\r\n" + nested, "a.mht")


def test_properties_that_are_no_yaml_are_read_line_by_line(prose: tuple[str, ...]):
    head = '---\ntitle: "Russia": the next step\nauthor:\n- Ann Lee\ndate: 2024-05-03\n---\n'
    article = read(f"{head}\n{prose[0]}".encode(), "a.md")
    assert (article.title, article.authors, article.published and article.published.day) == (
        'Russia": the next step',
        ("Ann Lee",),
        dt.date(2024, 5, 3),
    )
    assert "reader.markdown.properties" in {note.code for note in article.notes}
    between = read(f'---\nThe minister said: "x" to [a.\n\n---\n\n{prose[0]}'.encode(), "a.md")
    assert between.text == f'The minister said: "x" to [a.\n\n{prose[0]}'
    assert "reader.markdown.properties" not in {note.code for note in between.notes}


def test_a_file_of_rich_text_that_is_cut_off_is_read_as_far_as_it_goes(prose: tuple[str, ...]):
    article = read(rf"{{\rtf1\ansi {prose[0]}\par {{\b The rest is \'e".encode(), "a.rtf")
    assert article.text.startswith(f"{prose[0]}\n\nThe rest is")
    assert "reader.rtf.cut_off" in {note.code for note in article.notes}


@pytest.mark.parametrize("place", [30, 31, 32, 33])
@pytest.mark.parametrize(("name", "frame"), [("a.txt", "{}"), ("a.html", "<html><body><p>{}</p></body></html>")])
def test_a_stray_zero_byte_is_dropped_with_a_note(place: int, name: str, frame: str, prose: tuple[str, ...]):
    """Wherever it stands, it makes the text neither binary nor UTF-16."""
    text = frame.format(prose[0])
    data = (text[:place] + "\0" + text[place:]).encode()
    article = read(data, name)
    assert prose[0] in article.text
    assert [note.code for note in article.notes] == ["reader.zero_bytes"]


@pytest.mark.parametrize("encoding", ["utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"])
def test_wide_encodings_are_still_told_by_their_zero_bytes(encoding: str, prose: tuple[str, ...]):
    article = read("\n\n".join(prose).encode(encoding), "a.txt")
    assert article.text == "\n\n".join(prose)
    assert [note.code for note in article.notes] == ["reader.encoding"]


def test_a_name_that_is_not_utf8(tmp_path: Path, prose: tuple[str, ...]):
    """Its odd bytes stand as escapes in the record, so that any format can hold it."""
    path = tmp_path / os.fsdecode(b"latin-\xe9.txt")
    path.write_text(prose[0], encoding="utf8")
    article = pipeline.read(path)
    assert article.source.name == r"latin-\xe9.txt"
    assert article.source.origin == str(tmp_path / r"latin-\xe9.txt")
    assert pipeline.read(prose[0].encode(), name="half\ud800.txt").source.name == r"half\xed\xa0\x80.txt"
    assert article.model_dump_json()
