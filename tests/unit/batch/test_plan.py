"""A plan names every article once, and no two memos share a file."""

import os
from pathlib import Path

import pytest

from reportpipe.batch import Document, Documents, Failure, Report, Totals, Wish, batch, find_jobs, write
from reportpipe.batch.inbox import safe_name
from reportpipe.errors import InputError, NotText, UsageError
from reportpipe.ledger import Ledger
from reportpipe.model import Output
from reportpipe.places import is_open_elsewhere, refuse_lock


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
    assert [(Path(job.label).name, str(job.place)) for job in jobs] == [
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


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("report.docx", "~$report.docx"),
        ("reports.docx", "~$eports.docx"),
        ("Bericht März.docx", "~$richt März.docx"),
        ("a.odt", ".~lock.a.odt#"),
    ],
)
def test_a_document_that_is_open_in_word_or_libreoffice_is_seen(tmp_path, name, lock):
    assert not is_open_elsewhere(tmp_path / name)
    (tmp_path / lock).write_bytes(b"\x03Ana")
    assert is_open_elsewhere(tmp_path / name)
    with pytest.raises(NotText, match="is open in Word or LibreOffice"):
        refuse_lock(f"inbox/{lock}")


def test_an_empty_inbox_says_so(tmp_path):
    with pytest.raises(InputError, match="no article found"):
        find_jobs([tmp_path], tmp_path / "out")


def test_a_missing_file_is_planned_so_that_the_report_names_it(tmp_path):
    assert find_jobs([tmp_path / "gone.txt"], tmp_path)[0].label.endswith("gone.txt")


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    output = Output(format="pdf", data=b"%PDF")
    made = write(output, str(tmp_path / "memos" / "brief.v2"))
    assert made.path.endswith("memos/brief.v2.pdf")
    assert [path.name for path in (tmp_path / "memos").iterdir()] == ["brief.v2.pdf"]
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(InputError, match="cannot be written"):
        write(output, str(tmp_path / "taken" / "memo"))
    assert not list(tmp_path.glob("*.partial"))


def failed(code):
    error = Failure(code="input", message="unreadable.", exit_code=code)
    return Document(source="x", state="failed", error=error)


def test_exit_codes_tell_one_failure_from_some():
    done = Document(source="y", state="done")
    totals = Totals()
    assert Report(documents=Documents([done]), totals=totals).exit_code == 0
    assert Report(documents=Documents([failed(3)]), totals=totals).exit_code == 3
    assert Report(documents=Documents([done, failed(3)]), totals=totals).exit_code == 7
    stopped = Totals(stopped=4)
    assert Report(documents=Documents([done, failed(3)]), totals=stopped).exit_code == 130


def test_names_stay_apart_where_case_and_composition_do_not_count(tmp_path):
    for name in ("Brief.txt", "brief.txt", "caf\u00e9.txt", "cafe\u0301.txt"):
        (tmp_path / name).write_text("an article")
    targets = [job.target for job in find_jobs([tmp_path], Path("out"))]
    assert targets == ["Brief", "brief-txt", "cafe\u0301", "caf\u00e9-txt"]


def test_what_windows_hides_in_a_folder_is_no_article(tmp_path):
    for name in ("Thumbs.db", "desktop.ini", "a.txt"):
        (tmp_path / name).write_text("an article")
    assert [job.target for job in find_jobs([tmp_path], Path("out"))] == ["a"]


def test_the_names_of_the_pages_about_a_batch_are_kept_free(tmp_path):
    for name in ("index.html", "batch.txt"):
        (tmp_path / name).write_text("an article")
    jobs = find_jobs([tmp_path], Path("out"), {})
    assert [job.target for job in jobs] == ["batch-txt", "index-html"]


def test_memos_are_never_taken_for_articles(inbox):
    """The output folder may lie in the inbox, but not be it."""
    out = inbox / "memos"
    out.mkdir()
    (out / "a.html").write_text("a memo")
    assert not [job for job in find_jobs([inbox], out) if job.target.startswith("memos")]
    with pytest.raises(UsageError, match="cannot go into"):
        find_jobs([inbox], inbox / "deep" / "..")


def test_a_link_that_leads_out_of_the_inbox_is_refused(tmp_path):
    """Whoever sends a folder must not choose which files of this machine are read."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "inside.txt").write_text("an article")
    (folder / "a-link-out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "a-link-in.txt").symlink_to("inside.txt")
    (folder / "folder-out").symlink_to(tmp_path)
    (folder / "itself").symlink_to(".")
    refused = {Path(job.label).name: job.refusal is not None for job in find_jobs([folder], tmp_path / "out")}
    assert refused == {"a-link-out.txt": True, "a-link-in.txt": False, "inside.txt": False, "folder-out": True}
    assert not find_jobs([folder / "a-link-out.txt"], tmp_path / "out")[0].refusal


def test_an_inbox_that_is_away_prunes_nothing(desk):
    """A share that is not mounted has lost no article."""
    desk.finish()
    desk.inbox.rename(desk.inbox.with_name("away"))
    report = batch([desk.inbox], desk.out, wish=Wish(prune=True))
    assert (report.gone, report.totals.failed, (desk.out / "brief.pdf").exists()) == ((), 1, True)
    with Ledger(desk.out) as ledger:
        assert [source for source, _ in ledger.sources()] == [str(desk.inbox / "brief.txt")]


def test_a_folder_that_may_not_be_read_is_said_and_nothing_in_it_is_gone(desk, tmp_path, monkeypatch):
    desk.finish()
    look, there = os.scandir, os.path.lexists

    def closed(folder):
        if str(folder) == str(desk.inbox):
            raise PermissionError(13, "Permission denied", str(folder))
        return look(folder)

    monkeypatch.setattr(os, "scandir", closed)
    monkeypatch.setattr(os.path, "lexists", lambda path: f"{desk.inbox}/" not in str(path) and there(path))
    report = batch([tmp_path], desk.out, wish=Wish(prune=True))
    (failed,) = report.documents
    assert (failed.source, failed.error.message) == (str(desk.inbox), "cannot be opened: Permission denied.")
    assert (report.gone, (desk.out / "brief.pdf").exists()) == ((), True)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("brief", "brief"),
        ("Größe № 5", "Größe № 5"),
        ("a\nb\x1b[2J", "a_b_[2J"),
        ("invoice\u202efdp", "invoice_fdp"),
        ("caf\udce9", "caf_"),
        ("..", "_"),
        ("a/../b", "a_.._b"),
        ('What now? 10:30 <"draft">', "What now_ 10_30 __draft__"),
        ("con", "_con"),
        ("Aux.2024", "_Aux.2024"),
        ("falcon", "falcon"),
        ("context", "context"),
    ],
)
def test_file_names_are_made_safe(name, safe):
    assert safe_name(name) == safe


def test_long_names_leave_room_for_endings_and_stay_apart():
    first, second = safe_name("ü" * 127), safe_name("ü" * 126 + "a")
    assert first != second
    assert all(len(name.encode()) <= 180 for name in (first, second))
