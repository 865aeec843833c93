"""A ledger redoes exactly what a change affects, and says why."""

import sqlite3
from pathlib import Path

import pytest

from reportpipe.batch import Document, Failure, Wish, find_jobs, write
from reportpipe.batch.plan import steps_of
from reportpipe.ledger import FOLDER, NAME, Ledger
from reportpipe.model import Output
from reportpipe.settings import Settings


class Desk:
    """An inbox with one article and its folder of memos; `finish` does by hand what a worker would."""

    def __init__(self, root):
        self.inbox, self.out = root / "inbox", root / "out"
        self.inbox.mkdir()
        self.article = self.inbox / "brief.txt"
        self.article.write_text("An article.", encoding="utf8")

    def step(self, settings=None, wish=None):
        with Ledger(self.out) as ledger:
            jobs = find_jobs([self.inbox], self.out, dict(ledger.sources()))
            return steps_of(jobs, ledger, settings or Settings(), wish or Wish())[0]

    def finish(self, settings=None, error=None):
        step = self.step(settings)
        made = (
            []
            if error
            else [write(Output(format=form, data=form.encode()), step.job.target) for form in step.inputs.formats]
        )
        document = Document(
            source=step.job.label, state="failed" if error else "done", outputs=tuple(made), error=error
        )
        with Ledger(self.out) as ledger:
            ledger.record(step.job.key, step.job.relative(self.out), step.inputs, document)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


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


@pytest.mark.parametrize("change", [{"to": "The Minister"}, {"max_actors": 4}, {"published": "2021-07-14"}])
def test_a_setting_that_changes_what_the_memo_says_does_all_again(desk, change):
    desk.finish()
    assert need(desk.step(Settings.merged(**change))) == ("publish", "settings changed")


@pytest.mark.parametrize("change", [{"paper": "Letter"}, {"draft": True}, {"evidence": "none"}])
def test_a_changed_layout_only_typesets_again(desk, change):
    desk.finish()
    assert need(desk.step(Settings.merged(**change))) == ("typeset", "style changed")


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
    made = write(Output(format="docx", data=b"new"), step.job.target, beside=True)
    assert Path(made.path).name == "brief.2.docx"
    assert (desk.out / "brief.docx").read_bytes() == b"edited by hand"


def test_a_file_that_is_not_ours_is_never_overwritten(desk):
    desk.out.mkdir()
    (desk.out / "brief.pdf").write_bytes(b"somebody else's")
    assert desk.step().protected == {"pdf"}


def test_a_file_with_the_very_same_bytes_is_simply_kept(desk):
    desk.out.mkdir()
    (desk.out / "brief.pdf").write_bytes(b"pdf")
    made = write(Output(format="pdf", data=b"pdf"), desk.out / "brief", beside=True)
    assert Path(made.path).name == "brief.pdf"


def test_a_source_keeps_its_target_when_a_namesake_arrives(desk):
    desk.finish()
    (desk.inbox / "brief.docx").write_bytes(b"namesake")
    with Ledger(desk.out) as ledger:
        jobs = find_jobs([desk.inbox], desk.out, dict(ledger.sources()))
    assert [(Path(job.label).name, job.target.name) for job in jobs] == [
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

    def give_up():
        waited.append(True)
        raise StopWaiting

    with Ledger(desk.out), pytest.raises(StopWaiting):
        Ledger(desk.out, on_wait=give_up)
    assert waited


def test_the_ledger_can_be_read_by_any_sqlite(desk):
    desk.finish()
    with sqlite3.connect(desk.out / FOLDER / NAME) as database:
        assert database.execute("SELECT state, attempts FROM jobs").fetchall() == [("done", 1)]
        assert database.execute("SELECT count(*) FROM files").fetchone() == (4,)
    database.close()
