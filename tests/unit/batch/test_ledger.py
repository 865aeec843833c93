"""A ledger redoes exactly what a change affects, and says why."""

import os
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from reportpipe.batch import Failure, Made, Wish, find_jobs
from reportpipe.batch.files import Staged, destination
from reportpipe.batch.plan import Plan
from reportpipe.errors import InputError
from reportpipe.ledger import NAME, Ledger
from reportpipe.places import FOLDER, digest_of, key_of, path_of, settled, stamp_of
from reportpipe.settings import Settings


def need(step):
    return step.task, step.why


def test_a_new_article_is_done_and_then_left(desk):
    assert need(desk.step()) == ("publish", "new")
    desk.finish()
    assert need(desk.step()) == ("leave", "up to date")


def test_a_touched_file_with_the_same_bytes_is_left(desk):
    desk.finish()
    desk.article.touch()
    (desk.out / "brief.pdf").touch()
    assert need(desk.step()) == ("leave", "up to date")


def test_a_changed_article_is_done_again(desk):
    desk.finish()
    desk.article.write_text("Another article.", encoding="utf8")
    assert need(desk.step()) == ("publish", "source changed")


def test_a_setting_that_readers_look_at_does_all_again(desk):
    desk.finish()
    assert need(desk.step(Settings.merged(published="2021-07-14"))) == ("publish", "settings changed")


@pytest.mark.parametrize(
    "change",
    [
        {"max_points": 4},
        {"dated": "2021-07-14"},
        {"actors": {"drop": ["Getty"]}},
        {"gazetteer": {"party": ["X"]}},
        {"names": "spacy:en_core_web_sm"},
    ],
)
def test_a_setting_that_readers_do_not_look_at_leaves_the_sources_closed(desk, change):
    desk.finish()
    assert need(desk.step(Settings.merged(**change))) == ("annotate", "settings changed")
    (desk.out / "brief.json").unlink()
    assert need(desk.step(Settings.merged(**change))) == ("publish", "settings changed")


@pytest.mark.parametrize(
    "change",
    [{"paper": "Letter"}, {"draft": True}, {"evidence": "none"}, {"to": "The Minister"}, {"max_actors": 4}],
)
def test_a_setting_of_header_sections_or_layout_only_typesets_again(desk, change):
    desk.finish()
    assert need(desk.step(Settings.merged(**change))) == ("typeset", "settings changed")
    assert need(desk.step(Settings.merged(**change, style="brief"))) == ("typeset", "style changed")


def test_a_changed_limit_changes_nothing(desk):
    desk.finish()
    assert need(desk.step(Settings.merged(pandoc_seconds=5))) == ("leave", "up to date")


def test_a_missing_file_is_typeset_again_and_a_missing_memo_done_again(desk):
    desk.finish()
    (desk.out / "brief.pdf").unlink()
    assert need(desk.step()) == ("typeset", "missing: pdf")
    (desk.out / "brief.json").unlink()
    assert need(desk.step()) == ("publish", "missing: json, pdf")


def test_an_added_format_is_typeset_from_the_memo(desk):
    desk.finish(Settings.merged(formats=("json", "pdf")))
    assert need(desk.step()) == ("typeset", "formats added")


def test_what_failed_is_tried_again(desk):
    desk.finish(error=Failure(code="input", message="unreadable."))
    assert need(desk.step()) == ("publish", "failed before")
    assert need(desk.step(wish=Wish(retry_failed=True))) == ("publish", "failed before")


def test_retrying_failed_ones_leaves_the_rest(desk):
    assert desk.step(wish=Wish(retry_failed=True)).task == "leave"


def test_force_does_all_again(desk):
    desk.finish()
    assert need(desk.step(wish=Wish(force=True))) == ("publish", "forced")


def test_an_edited_file_is_protected_and_the_new_one_goes_beside_it(desk):
    desk.finish()
    (desk.out / "brief.docx").write_bytes(b"edited by hand")
    step = desk.step()
    assert need(step) == ("leave", "up to date; edited: docx")
    assert step.protected == {"docx"}
    made = destination(Staged("docx", "", sha256(b"new").hexdigest()), step.job.place, beside=True)
    assert Path(made.path).name == "brief.2.docx"
    assert (desk.out / "brief.docx").read_bytes() == b"edited by hand"


def test_a_file_that_is_not_ours_is_never_overwritten(desk):
    desk.out.mkdir()
    (desk.out / "brief.pdf").write_bytes(b"somebody else's")
    assert desk.step().protected == {"pdf"}


def test_a_file_with_the_very_same_bytes_is_simply_kept(desk):
    desk.out.mkdir()
    (desk.out / "brief.pdf").write_bytes(b"pdf")
    made = destination(Staged("pdf", "", sha256(b"pdf").hexdigest()), str(desk.out / "brief"), beside=True)
    assert Path(made.path).name == "brief.pdf"


def test_a_source_keeps_its_target_when_a_namesake_arrives(desk):
    desk.finish()
    (desk.inbox / "brief.docx").write_bytes(b"namesake")
    with Ledger(desk.out) as ledger:
        jobs = find_jobs([desk.inbox], desk.out, dict(ledger.sources()))
    assert [(Path(job.label).name, job.target) for job in jobs] == [
        ("brief.docx", "brief-docx"),
        ("brief.txt", "brief"),
    ]


def test_a_damaged_ledger_is_put_aside_and_begun_anew(desk):
    desk.finish()
    for path in (desk.out / FOLDER).glob(f"{NAME}*"):
        path.write_bytes(b"not a database at all" * 50)
    with Ledger(desk.out) as ledger:
        assert ledger.damaged
        assert not list(ledger.sources())
    assert list((desk.out / FOLDER).glob("*.damaged"))


def test_a_second_batch_waits_for_the_first(desk):
    waited = []

    class StopWaiting(Exception):
        pass

    def give_up(who):
        waited.append(who)
        raise StopWaiting

    with Ledger(desk.out), pytest.raises(StopWaiting):
        Ledger(desk.out, on_wait=give_up)
    assert waited == ["another batch is at work on this folder; waiting for it"]


def test_the_ledger_can_be_read_by_any_sqlite(desk):
    desk.finish()
    with sqlite3.connect(desk.out / FOLDER / NAME) as database:
        assert database.execute("SELECT state, attempts FROM jobs").fetchall() == [("done", 1)]
        assert database.execute("SELECT count(*) FROM files").fetchone() == (4,)
    database.close()


def test_a_file_that_was_put_in_place_before_a_kill_is_still_ours(desk):
    """The digest is recorded first: the file is not taken for somebody else's when the outcome never was."""
    desk.out.mkdir()
    path = desk.out / "brief.pdf"
    with Ledger(desk.out) as ledger:
        path.write_bytes(b"made")
        ledger.intend("key", [Made(format="pdf", path=str(path), sha256=digest_of(path))])
    assert desk.step().protected == frozenset()
    path.write_bytes(b"edited")
    assert desk.step().protected == {"pdf"}


def test_a_fresh_stamp_is_not_trusted(desk):
    """A file that changed within two seconds may change again without a trace in its times."""
    assert settled(stamp_of(desk.article)) == ""
    old = desk.article.stat().st_mtime - 3600
    stamp = stamp_of(desk.article).split()
    stamp[1] = stamp[2] = str(int(old) * 1_000_000_000)
    assert settled(" ".join(stamp)) == " ".join(stamp)


def test_a_clock_set_back_makes_everything_look_fresh(desk, monkeypatch):
    """Files from what is now the future are hashed, so that no change is missed."""
    monkeypatch.setattr("reportpipe.places.time.time_ns", lambda: 1_000_000_000)
    desk.finish()
    assert desk.step().stamp == ""
    assert need(desk.step()) == ("leave", "up to date")
    desk.article.write_text("An Article.", encoding="utf8")
    assert need(desk.step()) == ("publish", "source changed")


def test_a_change_that_restores_size_and_time_is_seen(desk, monkeypatch):
    """Somebody who puts the old time back on a changed file cannot put back the time of the change."""
    monkeypatch.setattr("reportpipe.places.FRESH", 0)
    desk.finish()
    before = desk.article.stat()
    assert desk.step().stamp
    desk.article.write_text("Another one", encoding="utf8")
    os.utime(desk.article, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert desk.article.stat().st_size == before.st_size
    assert need(desk.step()) == ("publish", "source changed")


def test_what_was_hashed_again_gets_its_new_stamp(desk, monkeypatch):
    monkeypatch.setattr("reportpipe.places.FRESH", 0)
    desk.finish()
    for path in (desk.article, desk.out / "brief.pdf"):
        path.touch()
    with Ledger(desk.out) as ledger:
        plan = Plan(ledger, Settings(), Wish())
        (step,) = plan.steps(find_jobs([desk.inbox], desk.out, dict(ledger.sources())))
        plan.refresh()
        assert need(step) == ("leave", "up to date")
        assert ledger.entry(step.job.key).stamp == stamp_of(desk.article)
        assert {stamp for _, stamp in ledger.files()["brief.pdf"]} == {stamp_of(desk.out / "brief.pdf")}
        assert ledger.faults() == ()


def test_a_ledger_that_does_not_hold_together_says_so(desk):
    desk.finish()
    with sqlite3.connect(desk.out / FOLDER / NAME) as database:
        database.execute("DELETE FROM files WHERE path = 'brief.pdf'")
        database.execute("UPDATE jobs SET state = 'failed'")
    database.close()
    with Ledger(desk.out) as ledger:
        faults = " ".join(ledger.faults())
    assert "no record of" in faults
    assert "failed in one place, done in another" in faults


def test_a_ledger_of_another_version_is_put_aside(desk):
    desk.finish()
    with sqlite3.connect(desk.out / FOLDER / NAME) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with Ledger(desk.out) as ledger:
        assert ledger.damaged


def test_a_name_that_is_not_utf8_has_a_key_that_leads_back(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    key = key_of(path)
    key.encode("utf8")
    assert path_of(key) == str(path)
    assert path_of(key_of(tmp_path / "café.txt")) == str(tmp_path / "café.txt")


@pytest.mark.parametrize("place", ["/proc/reportpipe/out", "file/out"])
def test_a_folder_that_cannot_be_written_says_so(tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("a file, not a folder")
    with pytest.raises(InputError, match="cannot be written"):
        Ledger(Path(place))
