"""The pandoc that stays: the same files as the command line's, and no document suffers from one before it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportpipe import pandoc
from reportpipe.errors import ToolError
from reportpipe.ooxml.package import Package
from reportpipe.pandoc import worker
from reportpipe.typeset.docx import conversion, typeset

LIMITS = {"seconds": 30.0, "memory": "1g", "where": "DOCX"}


@pytest.fixture(autouse=True)
def fresh():
    """No worker before, none after, and no program known to be worth one."""
    forget()
    yield
    forget()


def forget():
    worker.stop()
    worker._proven.clear()


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """`fake(script)`: pandoc is itself on the command line, and this shell script as a worker."""
    real = pandoc.program()

    def install(script):
        path = tmp_path / "pandoc"
        path.write_text(f'#!/bin/sh\ncase " $* " in *" lua "*) {script};; esac\nexec {real} "$@"\n', encoding="utf8")
        path.chmod(0o755)
        monkeypatch.setenv("PYPANDOC_PANDOC", str(path))
        worker.prove()

    return install


def tree(*words):
    blocks = [{"t": "Para", "c": [{"t": "Str", "c": word}]} for word in words]
    return json.dumps({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}).encode()


def pid():
    return worker._workers[0]._process.pid


def runs(number):
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf8").split(")")[-1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_it_makes_the_files_of_the_command_line_from_the_second_on(memo, style):
    first = typeset(memo, style).data
    assert not worker._workers
    assert [typeset(memo, style).data for _ in range(3)] == [first] * 3
    assert runs(pid())


def test_a_killed_worker_costs_no_document(memo, style):
    expected = [typeset(memo, style).data for _ in range(2)]
    os.kill(pid(), signal.SIGKILL)
    assert typeset(memo, style).data == expected[0]
    assert typeset(memo, style).data == expected[1]


@pytest.mark.parametrize(
    "script", ["exit 1", "echo Hello; exit", "echo made 5; exit", "echo made many; exit", "exec 0<&-; exit"]
)
def test_a_pandoc_that_cannot_stay_is_not_needed(fake, memo, style, script):
    fake(script)
    assert typeset(memo, style).data == typeset(memo, style).data
    assert not worker._workers


def test_one_that_hangs_is_ended_with_all_that_it_started(fake, memo, style, monkeypatch, tmp_path):
    fake(f"sleep 30 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setattr(conversion, "SECONDS", 0.5)
    begin = time.monotonic()
    with pytest.raises(ToolError, match="longer than"):
        typeset(memo, style)
    assert time.monotonic() - begin < 5
    child = int((tmp_path / "child").read_text())
    deadline = time.monotonic() + 5
    while runs(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not runs(child)


def test_a_tree_that_it_refuses_leaves_it_at_work(style):
    worker.prove()
    refused = worker.docx(b'{"pandoc-api-version": [0, 1]}', style.reference_docx, **LIMITS)
    assert refused is not None
    assert refused.code
    assert refused.complaint
    before = pid()
    made = worker.docx(tree("Words."), style.reference_docx, **LIMITS)
    assert made is not None
    assert b"Words." in Package.read(made.output).parts["word/document.xml"]
    assert pid() == before


def test_a_picture_that_does_not_come_with_the_tree_is_not_read_from_disk(style, tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    image = {"t": "Image", "c": [["", [], []], [{"t": "Str", "c": "instead"}], [str(secret), ""]]}
    asked = json.loads(tree("Words."))
    asked["blocks"].append({"t": "Para", "c": [image]})
    worker.prove()
    made = worker.docx(json.dumps(asked).encode(), style.reference_docx, **LIMITS)
    assert made is not None
    parts = Package.read(made.output).parts
    assert b"instead" in parts["word/document.xml"]
    assert not [name for name in parts if "media" in name]


def test_each_document_gets_its_own_reference_document(style):
    worker.prove()
    plain = Package.read(style.reference_docx)
    plain.parts["word/styles.xml"] = plain.parts["word/styles.xml"].replace(b"Source Serif Pro", b"Courier")
    references = (style.reference_docx, plain.write(), style.reference_docx)
    made = [worker.docx(tree("Words."), reference, **LIMITS) for reference in references]
    styles = [Package.read(ended.output).parts["word/styles.xml"] for ended in made if ended]
    assert [b"Courier" in part for part in styles] == [False, True, False]


def test_it_is_replaced_after_so_many_documents(style, monkeypatch):
    monkeypatch.setattr(worker, "DOCUMENTS", 2)
    worker.prove()
    seen = []
    for _ in range(3):
        assert worker.docx(tree("Words."), style.reference_docx, **LIMITS)
        seen.append(pid())
    assert seen[0] == seen[1] != seen[2]
    assert not runs(seen[0])


def test_it_does_not_outlive_a_process_that_is_killed(style, tmp_path):
    (tmp_path / "reference.docx").write_bytes(style.reference_docx)
    script = (
        "import sys, time; from pathlib import Path; from reportpipe.pandoc import worker; worker.prove()\n"
        f"worker.docx({tree('Words.')!r}, Path(sys.argv[1]).read_bytes(), seconds=30, memory='1g', where='')\n"
        "print(worker._workers[0]._process.pid, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "reference.docx")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        number = int(process.stdout.readline())
        assert runs(number)
        process.kill()
    deadline = time.monotonic() + 5
    while runs(number) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not runs(number)
