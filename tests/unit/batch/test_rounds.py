"""Whole rounds over small inboxes: what a folder of memos looks like after good days and bad ones."""

import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest

from reportpipe.batch import Unwritable, Watcher, Wish, find_jobs, run
from reportpipe.batch import batch as bring_up_to_date
from reportpipe.batch import files as files_module
from reportpipe.batch.plan import Plan
from reportpipe.batch.work import work
from reportpipe.errors import InputError, UsageError
from reportpipe.ledger import NAME, Ledger
from reportpipe.overrides import Overrides
from reportpipe.places import FOLDER
from reportpipe.settings import Settings

BODY = "The port\n\nThe ministry opened the port on 3 May 2021. Officials from Norway said that it would stay open.\n"
SETTINGS = Settings(formats=("json", "html"), dated="2021-05-04")
batch = partial(bring_up_to_date, wish=Wish(workers=1))
"""Loading a second worker would take longer than the two articles do."""
PROGRAM = [sys.executable, "-c", "from reportpipe.cli import main; main()"]


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"{BODY}\nThis is {name}.\n", encoding="utf8")
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def visible(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and FOLDER not in path.parts
    }


def reasons(report):
    return [(document.state, document.why) for document in report.documents]


def test_a_round_leaves_memos_an_index_and_nothing_else(inbox, out):
    heard = []
    watcher = Watcher(on_plan=heard.append, on_done=lambda document: heard.append(document.state))
    report = bring_up_to_date([inbox], out, SETTINGS, watcher=watcher)
    assert reasons(report) == [("done", "new"), ("done", "new")]
    assert sorted(visible(out)) == ["a.html", "a.json", "b.html", "b.json", "batch.json", "index.html"]
    assert sorted(path.name for path in (out / FOLDER).iterdir()) == [NAME, "lock"]
    assert heard == [2, "done", "done"]
    assert report.documents[0].bottom_line
    with Ledger(out) as ledger:
        assert ledger.faults() == ()
    before = visible(out)
    again = batch([inbox], out, SETTINGS)
    assert reasons(again) == [("unchanged", "up to date")] * 2
    assert again.documents[0].title == report.documents[0].title
    assert again.documents[0].outputs == report.documents[0].outputs
    assert visible(out) == before


def test_batch_json_says_what_the_ledger_knows(inbox, out):
    batch([inbox], out, SETTINGS)
    saved = json.loads((out / "batch.json").read_bytes())
    assert saved["totals"] == {"done": 2, "failed": 0}
    assert [Path(item["source"]).name for item in saved["documents"]] == ["a.txt", "b.txt"]
    assert [made["path"] for made in saved["documents"][0]["outputs"]] == ["a.json", "a.html"]


def test_a_damaged_ledger_is_begun_anew_from_batch_json(inbox, out):
    """Nothing is made twice, and a file that somebody edited is still known as edited."""
    batch([inbox], out, SETTINGS)
    (out / "b.html").write_text("edited by hand")
    for path in (out / FOLDER).glob(f"{NAME}*"):
        path.write_bytes(b"not a database" * 100)
    report = batch([inbox], out, SETTINGS)
    assert reasons(report) == [("unchanged", "up to date"), ("unchanged", "up to date; edited: html")]
    assert [note.code for note in report.notes] == ["batch.ledger"]
    assert "2 articles" in report.notes[0].message
    forced = batch([inbox], out, SETTINGS.model_copy(update={"to": "The Minister"}))
    assert [document.state for document in forced.documents] == ["done", "done"]
    assert (out / "b.html").read_text() == "edited by hand"
    assert (out / "b.2.html").exists()
    assert not (out / "a.2.html").exists()


def test_without_batch_json_identical_files_are_kept(inbox, out):
    batch([inbox], out, SETTINGS)
    before = visible(out)
    for path in (*(out / FOLDER).glob(f"{NAME}*"), out / "batch.json"):
        path.write_bytes(b"\0" * 100)
    report = batch([inbox], out, SETTINGS)
    assert [document.state for document in report.documents] == ["done", "done"]
    after = visible(out)
    memos = ("a.json", "a.html", "b.json", "b.html")
    assert {name: after[name] for name in memos} == {name: before[name] for name in memos}
    assert not [name for name in after if name.startswith(("a.2", "b.2"))]


def test_an_index_that_is_not_ours_is_kept(inbox, out):
    out.mkdir()
    (out / "index.html").write_text("my home page")
    report = batch([inbox], out, SETTINGS)
    assert (out / "index.html").read_text() == "my home page"
    assert (out / "index.2.html").exists()
    assert [note.where for note in report.notes] == ["index.html"]


def test_a_dry_run_changes_nothing(inbox, out):
    report = batch([inbox], out, SETTINGS, wish=Wish(dry_run=True))
    assert reasons(report) == [("unchanged", "publish: new")] * 2
    assert visible(out) == {}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_fills_up_ends_the_run_and_the_next_one_goes_on(inbox, out, monkeypatch, number):
    """So does one that the system makes read-only after a fault: no document is blamed, what is done is kept, and
    nothing half-written stays.
    """
    real = files_module.place
    placed = []

    def place(staged, made):
        if placed:
            with files_module.writing(out):
                raise OSError(number, os.strerror(number))
        placed.append(made)
        return real(staged, made)

    monkeypatch.setattr("reportpipe.batch.workforce.place", place)
    with pytest.raises(InputError, match=os.strerror(number)):
        batch([inbox], out, SETTINGS)
    assert not list(out.rglob("*partial*"))
    assert not (out / FOLDER / "staging").exists()
    monkeypatch.undo()
    report = batch([inbox], out, SETTINGS)
    assert sorted(reasons(report)) == [("done", "new"), ("unchanged", "up to date")]


def test_a_setting_that_cannot_be_used_ends_the_run_and_blames_no_article(inbox, out):
    """Which recogniser there is only shows when an article is read."""
    with pytest.raises(UsageError, match="unknown recogniser of names 'nonsense'"):
        batch([inbox], out, SETTINGS.model_copy(update={"names": "nonsense"}))
    assert reasons(batch([inbox], out, SETTINGS, wish=Wish(dry_run=True))) == [("unchanged", "publish: new")] * 2


def test_temporary_files_that_find_no_room_are_no_fault_of_an_article(inbox, out, monkeypatch):
    jobs = find_jobs([inbox / "a.txt"], out)

    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files_module, "_write", refuse)
    with pytest.raises(Unwritable, match="TMPDIR") as caught:
        run(jobs, SETTINGS)
    assert caught.value.where == tempfile.gettempdir()
    monkeypatch.setattr(tempfile, "tempdir", str(inbox / "gone"))
    with pytest.raises(Unwritable, match="TMPDIR"):
        run(jobs, SETTINGS)


def test_a_place_that_is_taken_costs_one_document(inbox, out):
    """A file lies where a folder of memos should be: that memo fails, the others are made."""
    (inbox / "deep").mkdir()
    (inbox / "deep" / "c.txt").write_text(BODY)
    out.mkdir()
    (out / "deep").write_text("a file, not a folder")
    report = batch([inbox], out, SETTINGS)
    errors = [document.error.code if document.error else None for document in report.documents]
    assert errors == [None, None, "output"]
    assert report.exit_code == 7


def test_a_source_that_changes_while_it_is_read_is_done_again(inbox, out, monkeypatch):
    """The ledger keeps the digest of the bytes that were read, not of those that were planned."""
    from reportpipe.batch import plan as plan_module

    real = plan_module.digest_of
    monkeypatch.setattr(
        plan_module, "digest_of", lambda path: real(path)[::-1] if path.endswith(".txt") else real(path)
    )
    batch([inbox], out, SETTINGS)
    monkeypatch.undo()
    assert reasons(batch([inbox], out, SETTINGS)) == [("unchanged", "up to date")] * 2


@pytest.mark.parametrize(("times", "code"), [(1, 130), (2, 130)])
def test_ctrl_c_leaves_a_ledger_that_resumes(saboteur, tmp_path, out, times, code):
    """Once: the articles in work are finished. Twice: at once. Either way the next run does the rest, once."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(5):
        (inbox / f"{number}.txt").write_text(f"PLEASE TAKE A SECOND\n\n{BODY}\nThis is {number}.\n")
    environment = {**os.environ, "PYTHONPATH": str(saboteur)}
    options = ["batch", "inbox", "-o", "out", "--formats", "json", "--workers", "1", "--log-json", "--set"]
    command = [*PROGRAM, *options, "dated=2021-05-04"]
    run = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True)
    lines = []
    for line in run.stderr:
        lines.append(json.loads(line))
        if lines[-1]["event"] == "document":
            break
    run.send_signal(signal.SIGINT)
    if times == 2:
        time.sleep(0.4)
        run.send_signal(signal.SIGINT)
    rest = run.communicate()[1]
    assert run.wait() == code, rest
    assert "Traceback" not in rest
    assert not list(tmp_path.rglob("*partial*"))
    made = {path.name for path in out.glob("[0-9].json")}
    assert 1 <= len(made) < 5, (lines, rest)
    again = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    ended = json.loads(again.stderr.splitlines()[-1])
    assert ended["done"] + ended["unchanged"] == 5
    assert ended["unchanged"] >= len(made) - 1
    assert sorted(path.name for path in out.glob("[0-9]*")) == [f"{number}.json" for number in range(5)]


def test_a_run_killed_at_its_very_end_leaves_no_staging_folder(inbox, out):
    """Everything is up to date, so nothing is staged again; the folder goes all the same."""
    batch([inbox], out, SETTINGS)
    staging = out / ".reportpipe" / "staging"
    staging.mkdir()
    (staging / "half.json").write_bytes(b"{")
    assert reasons(batch([inbox], out, SETTINGS)) == [("unchanged", "up to date")] * 2
    assert not staging.exists()


def test_new_decisions_on_actors_are_carried_out_without_reading_again(inbox, out, tmp_path, monkeypatch):
    batch([inbox], out, SETTINGS)
    decided = SETTINGS.model_copy(update={"actors": Overrides(by="Ana", pin=("Norway",))})
    fresh = batch([inbox], tmp_path / "fresh", decided)
    with Ledger(out) as ledger:
        first, _ = Plan(ledger, decided, Wish()).steps(find_jobs([inbox], out, dict(ledger.sources())))
    monkeypatch.setattr("reportpipe.pipeline.read_bytes", None)
    result = work(first, decided, tmp_path)
    assert (result.document.state, result.document.error) == ("done", None)
    assert [staged.sha256 for staged in result.staged] == [made.sha256 for made in fresh.documents[0].outputs]
    assert work(first._replace(task="publish"), decided, tmp_path).document.state == "failed"
    assert reasons(batch([inbox], out, decided)) == [("done", "settings changed")] * 2
    (norway,) = json.loads((out / "a.json").read_bytes())["actors"]
    assert (norway["name"], norway["by"]) == ("Norway", "Ana")
