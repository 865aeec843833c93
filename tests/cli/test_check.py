"""`reportpipe check`: what it prints, and with which exit code."""

from pathlib import Path

import pytest

from reportpipe.typeset import output

SEEDS = Path(__file__).parents[2] / "seeds"


def test_a_good_pdf_passes_and_a_broken_one_does_not(reportpipe, tmp_path, harbour):
    data = output(harbour, "pdf").data
    (tmp_path / "good.pdf").write_bytes(data)
    (tmp_path / "bad.pdf").write_bytes(data + b"more")
    good = reportpipe("check", "good.pdf", "--json")
    assert (good.code, good.json["findings"]) == (0, [])
    assert set(good.json) == {"findings", "covered", "not_covered"}
    assert good.err == ""
    bad = reportpipe("check", "bad.pdf", "--json")
    assert bad.code == 8
    (finding,) = bad.json["findings"]
    assert set(finding) == {"code", "level", "message", "where", "hint"}
    assert (finding["code"], finding["level"]) == ("pdf.end", "error")
    shown = reportpipe("check", "bad.pdf")
    assert shown.code == 8
    assert "bytes follow the end mark" in shown.out.decode()
    assert "Not looked at:" in shown.out.decode()


def test_a_memo_and_a_docx_are_checked_too(reportpipe, tmp_path, harbour, harbour_file):
    (tmp_path / "memo.docx").write_bytes(output(harbour, "docx").data)
    assert reportpipe("check", "memo.docx").code == 0
    run = reportpipe("check", "-", "--rules", stdin=harbour_file.read_bytes())
    assert run.code == 0
    assert "Looked at:" in run.out.decode()


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"hello", 3), (b"", 3), (b"{}", 6), (b"%PDF-1.7 stump", 3), ((SEEDS / "gulf-ports.odt").read_bytes(), 3)],
    ids=["text", "nothing", "json", "stump", "odt"],
)
def test_what_cannot_be_checked_says_why(reportpipe, tmp_path, data, code):
    (tmp_path / "thing").write_bytes(data)
    run = reportpipe("check", "thing")
    assert run.code == code
    assert run.err.startswith("error: thing")
    assert len(run.err.splitlines()) == 2, "what is wrong and what to do"


def test_a_file_that_is_not_there(reportpipe):
    run = reportpipe("check", "absent.pdf", "--json")
    assert run.code == 3
    assert run.json["error"]["code"] == "input"
