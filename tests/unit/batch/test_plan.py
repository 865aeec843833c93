"""A plan names every article once, and no two memos share a file."""

from pathlib import Path

import pytest

from reportpipe.batch import Document, Failure, Report, Totals, find_jobs, write
from reportpipe.errors import InputError
from reportpipe.model import Output


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    for name in ("a.txt", "a.docx", "b.md", "deep/a.txt", ".hidden", "~$a.docx", "c.html.part", "deep/.git/x"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf8")
    return folder


def test_folders_are_mirrored_and_lock_files_left_out(inbox):
    jobs = find_jobs([inbox], Path("out"))
    assert [(Path(job.label).name, str(job.target)) for job in jobs] == [
        ("a.docx", "out/a"),
        ("a.txt", "out/a-txt"),
        ("b.md", "out/b"),
        ("a.txt", "out/deep/a"),
    ]


def test_the_same_name_from_many_folders_never_collides(tmp_path):
    folders = []
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "note.txt").write_text("text", encoding="utf8")
        folders.append(folder)
    jobs = find_jobs(folders, tmp_path / "out")
    assert len({job.target for job in jobs}) == 5


def test_an_empty_inbox_says_so(tmp_path):
    with pytest.raises(InputError, match="no article found"):
        find_jobs([tmp_path], tmp_path / "out")


def test_a_missing_file_is_planned_so_that_the_report_names_it(tmp_path):
    assert find_jobs([tmp_path / "gone.txt"], tmp_path)[0].label.endswith("gone.txt")


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    output = Output(format="pdf", data=b"%PDF")
    made = write(output, tmp_path / "memos" / "brief.v2")
    assert made.path.endswith("memos/brief.v2.pdf")
    assert [path.name for path in (tmp_path / "memos").iterdir()] == ["brief.v2.pdf"]
    (tmp_path / "taken.pdf").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write(output, tmp_path / "taken")
    assert not list(tmp_path.glob("*.partial"))


def failed(code):
    error = Failure(code="input", message="unreadable.", exit_code=code)
    return Document(source="x", state="failed", error=error)


def test_exit_codes_tell_one_failure_from_some():
    done = Document(source="y", state="done")
    totals = Totals()
    assert Report(documents=(done,), totals=totals).exit_code == 0
    assert Report(documents=(failed(3),), totals=totals).exit_code == 3
    assert Report(documents=(done, failed(3)), totals=totals).exit_code == 7
