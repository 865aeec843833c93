"""What a document does to its worker costs that document alone, and the cause is recorded."""

import os
import time
from pathlib import Path

import pytest

from reportpipe.batch import crew as crew_module
from reportpipe.batch.crew import Crew
from reportpipe.batch.inbox import job_of
from reportpipe.batch.plan import Step
from reportpipe.settings import Settings

BODY = "\n\nThe ministry opened the port on 3 May 2021. Officials from Norway said that it would stay open.\n"
SETTINGS = Settings(formats=("json",), document_seconds=20, document_bytes=700_000_000, dated="2021-05-04")


@pytest.fixture
def do(tmp_path, saboteur):
    """`do({"name": "words"})` has a crew of two do these articles; gives their documents by name."""

    def run(articles, settings=SETTINGS, size=2, stopping=lambda: False):
        folder, staging = tmp_path / "articles", tmp_path / "staging"
        folder.mkdir(exist_ok=True)
        staging.mkdir(exist_ok=True)
        steps = []
        for name, words in articles.items():
            (folder / f"{name}.txt").write_text(words + BODY, encoding="utf8")
            steps.append(Step(job_of([folder / f"{name}.txt"], tmp_path / "out", name)))
        with Crew(size, staging) as crew:
            return {step.job.target: result.document for step, result in crew.do(steps, settings, stopping)}

    return run


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_each_misfortune_costs_one_document_with_its_cause(do):
    documents = do(
        {
            "good-1": "One",
            "crash": "PLEASE CRASH",
            "good-2": "Two",
            "die": "PLEASE DIE",
            "leave": "PLEASE LEAVE",
            "eat": "PLEASE EAT",
            "raise": "PLEASE RAISE",
            "good-3": "Three",
        }
    )
    states = {name: document.error.code if document.error else "done" for name, document in documents.items()}
    assert states == {
        "good-1": "done",
        "good-2": "done",
        "good-3": "done",
        "crash": "batch.died",
        "die": "batch.killed",
        "leave": "batch.died",
        "eat": "batch.memory",
        "raise": "internal",
    }
    messages = {name: document.error.message for name, document in documents.items() if document.error}
    assert "SIGSEGV" in messages["crash"]
    assert "Segmentation fault" in messages["crash"]
    assert "exit code 3" in messages["leave"]
    assert "700 MB" in messages["eat"]
    assert "ValueError: not in the error tree" in messages["raise"]
    assert all(document.error.hint for document in documents.values() if document.error)


def test_a_document_that_hangs_is_stopped_with_all_that_it_started(do, tmp_path):
    started = time.monotonic()
    documents = do(
        {"hang": "PLEASE LEAVE A CHILD", "good": "One"}, SETTINGS.model_copy(update={"document_seconds": 2.0})
    )
    assert documents["hang"].error.code == "batch.timeout"
    assert "2 s" in documents["hang"].error.message
    assert documents["good"].state == "done"
    assert time.monotonic() - started < 60
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not alive(child):
            break
        time.sleep(0.1)
    assert not alive(child)


def test_time_is_measured_on_a_clock_that_nobody_sets(do, monkeypatch):
    """A wall clock that jumps back an hour in the middle neither stops a document nor lets one run on."""
    ticks = iter(range(10**6))
    monkeypatch.setattr(crew_module.time, "time", lambda: 2_000_000_000 - 3600 * next(ticks))
    documents = do({"hang": "PLEASE HANG", "good": "One"}, SETTINGS.model_copy(update={"document_seconds": 2.0}))
    assert documents["hang"].error.code == "batch.timeout"
    assert documents["good"].state == "done"


def test_processor_time_is_limited_too(do, monkeypatch):
    """Where the clock on the wall does not notice (here: it is not looked at), the kernel does."""
    monkeypatch.setattr(crew_module.Worker, "_late", lambda self: None)
    documents = do({"spin": "PLEASE SPIN"}, SETTINGS.model_copy(update={"document_seconds": 1.0}))
    assert documents["spin"].error.code == "batch.timeout"
    assert "processor time" in documents["spin"].error.message


def test_a_worker_is_replaced_after_its_share(do, monkeypatch):
    monkeypatch.setattr(crew_module, "DOCUMENTS", 2)
    documents = do({f"good-{number}": str(number) for number in range(5)}, size=1)
    assert [document.state for document in documents.values()] == ["done"] * 5


def test_once_asked_to_stop_the_documents_in_work_are_finished_and_no_other_begun(do):
    looks = iter([False, False, *[True] * 10**6])
    documents = do({f"n{number}": "PLEASE TAKE A SECOND" for number in range(6)}, stopping=lambda: next(looks))
    assert {document.state for document in documents.values()} == {"done"}
    assert 1 <= len(documents) <= 2


def test_workers_end_with_the_program_that_started_them(tmp_path, saboteur):
    """A kill -9 of the batch leaves no process behind that might still write."""
    import signal
    import subprocess
    import sys

    (tmp_path / "inbox").mkdir()
    for number in range(2):
        (tmp_path / "inbox" / f"{number}.txt").write_text("PLEASE LEAVE A CHILD" + BODY)
    environment = {**os.environ, "PYTHONPATH": f"{saboteur}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    batch = subprocess.Popen(
        [sys.executable, "-c", "from reportpipe.cli import main; main()", "batch", "inbox", "-o", "out"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    child_file = tmp_path / "child"
    for _ in range(600):
        if child_file.exists() and child_file.read_text():
            break
        time.sleep(0.1)
    child = int(child_file.read_text())
    batch.send_signal(signal.SIGKILL)
    batch.wait()
    for _ in range(100):
        if not alive(child):
            break
        time.sleep(0.1)
    assert not alive(child)
