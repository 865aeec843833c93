"""An edited Word file comes back as the next revision."""

from pathlib import Path

import docx
import pytest

from reportpipe.model import Memo

SEED = Path(__file__).parents[2] / "seeds" / "taliban-moscow.txt"


@pytest.fixture
def brief(reportpipe, tmp_path):
    run = reportpipe("build", SEED, "--formats", "docx,json", "--to", "The Minister")
    assert run.code == 0, run.err
    return tmp_path / "taliban-moscow.docx"


def test_an_edit_in_word_becomes_a_revision(reportpipe, brief, tmp_path):
    before = brief.read_bytes()
    document = docx.Document(brief)
    paragraph = next(item for item in document.paragraphs if item.style.name == "Key Point")
    paragraph.runs[0].text = "Checked: " + paragraph.runs[0].text
    second = paragraph._p.getnext()
    second.addnext(paragraph._p)
    document.save(brief)
    edited = brief.read_bytes()
    run = reportpipe("revise", brief, "--memo", "taliban-moscow.json", "--json", "--formats", "json,docx")
    assert run.code == 0, run.err
    edit, moved = run.json["edits"]
    assert {"item", "operation", "before", "after", "by", "at"} <= edit.keys()
    assert (edit["operation"], edit["after"].startswith("Checked: ")) == ("changed", True)
    assert moved["operation"] == "moved"
    assert "moved key points (editor): “" in run.err
    assert "” -> " in run.err
    assert moved["item"] not in run.err
    assert run.json["revision"] == 1
    assert [Path(item["path"]).name for item in run.json["outputs"]] == [
        "taliban-moscow.r1.json",
        "taliban-moscow.r1.docx",
    ]
    memo = Memo.model_validate_json((tmp_path / "taliban-moscow.r1.json").read_bytes())
    assert any(point.text.startswith("Checked: ") for point in memo.points)
    assert brief.read_bytes() == edited != before
    again = docx.Document(tmp_path / "taliban-moscow.r1.docx")
    second = next(item for item in again.paragraphs if item.style.name == "Key Point")
    second.runs[0].text = "Again: " + second.runs[0].text
    again.save(tmp_path / "taliban-moscow.r1.docx")
    run = reportpipe("revise", "taliban-moscow.r1.docx", "--formats", "json")
    assert run.out.decode().endswith("\ntaliban-moscow.r2.json\n")


def test_an_unedited_file_has_no_edits_and_makes_nothing(reportpipe, brief, tmp_path):
    run = reportpipe("revise", brief, "--json")
    assert (run.code, run.json["edits"], run.json["outputs"], run.json["revision"]) == (0, [], [], 0)
    assert not list(tmp_path.glob("*.r1.*"))


def test_a_word_file_of_somebody_else_is_refused(reportpipe, tmp_path):
    document = docx.Document()
    document.add_paragraph("A letter.")
    document.save(tmp_path / "letter.docx")
    run = reportpipe("revise", "letter.docx")
    assert run.code == 6
    assert "Traceback" not in run.err
