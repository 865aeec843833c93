"""What a command without a ledger may write over: its own files, until somebody saves them in another program."""

import io
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest

from reportpipe import typeset
from reportpipe.batch.ours import is_ours
from reportpipe.model import Memo

FORMATS = ("pdf", "docx", "html", "json")


@pytest.fixture
def made(harbour: Memo, tmp_path: Path) -> dict[str, Path]:
    paths = {form: tmp_path / f"memo.{form}" for form in FORMATS}
    for form, path in paths.items():
        path.write_bytes(typeset(harbour, to=form))
    return paths


def saved_by(program: str, data: bytes) -> bytes:
    """A DOCX as Word and LibreOffice leave it: with their own name as that of the program."""
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(copy, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b">reportpipe</App", f">{program}</App".encode()))
    return copy.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_written_here_is_ours(made: dict[str, Path], form: str):
    assert is_ours(made[form])


@pytest.mark.parametrize("program", ["Microsoft Office Word", "LibreOffice/24.8.7.2$Linux_X86_64"])
def test_a_word_file_saved_by_another_program_is_not(made: dict[str, Path], program: str):
    made["docx"].write_bytes(saved_by(program, made["docx"].read_bytes()))
    assert not is_ours(made["docx"])


def test_a_word_file_that_a_program_changed_is_not(made: dict[str, Path]):
    """python-docx leaves the name of the program that made it, and puts the time of day on the parts."""
    document = docx.Document(str(made["docx"]))
    document.paragraphs[0].add_run("more")
    document.save(str(made["docx"]))
    assert not is_ours(made["docx"])


def test_a_pdf_that_was_changed_is_not(made: dict[str, Path]):
    with pikepdf.open(made["pdf"], allow_overwriting_input=True) as document:
        document.docinfo["/ModDate"] = "D:20300101"
        document.save()
    assert not is_ours(made["pdf"])


def test_what_somebody_else_wrote_is_not(tmp_path: Path):
    others = {"html": b"<p>reportpipe made this", "json": b'{"by": "reportpipe"}', "pdf": b"%PDF-1.7", "docx": b"PK"}
    for form, data in others.items():
        (tmp_path / f"a.{form}").write_bytes(data)
    docx.Document().save(tmp_path / "b.docx")
    assert not any(is_ours(path) for path in (*tmp_path.iterdir(), tmp_path / "none.pdf", tmp_path))
