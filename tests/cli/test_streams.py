"""Where a command writes: a file or a folder, standard output, and what takes no more."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportpipe.model import Memo

SEEDS = Path(__file__).parents[2] / "seeds"
SEED = SEEDS / "taliban-moscow.txt"
FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [("--help",), ("read", SEED), ("style", "list", "--json")])
def test_a_full_disk_behind_standard_output_is_said_in_a_line(arguments, tmp_path):
    program = [sys.executable, "-c", "from reportpipe.cli import main; main()", *map(str, arguments)]
    with FULL.open("wb") as full:
        run = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, text=True, check=False)
    expected = "error: standard output: cannot be written: the disk is full.\n  Make room there.\n"
    assert (run.returncode, run.stderr) == (3, expected)


def test_standard_output_takes_one_format(reportpipe, tmp_path):
    memo = reportpipe("compose", "-", stdin=reportpipe("annotate", SEED, "--json").out)
    several = reportpipe("typeset", "-", "-o", "-", stdin=memo.out)
    assert (several.code, several.out) == (2, b"")
    assert "-o -: standard output takes one format.\n  Name it: --formats pdf." in several.err
    folder = reportpipe("build", SEED, "-o", "-", "--formats", "json")
    assert (folder.code, folder.out) == (2, b"")
    assert "several files cannot go to standard output" in folder.err
    assert not list(tmp_path.iterdir())


def test_no_source_is_written_over(reportpipe, tmp_path):
    (tmp_path / "a.txt").write_bytes(SEED.read_bytes())
    run = reportpipe("annotate", "a.txt", "-o", "./a.txt")
    assert run.code == 2
    assert "a.txt: would be written over itself.\n  Choose another name with -o." in run.err
    assert (tmp_path / "a.txt").read_bytes() == SEED.read_bytes()


def test_json_and_a_file_at_once(reportpipe, tmp_path):
    run = reportpipe("annotate", SEED, "-o", "new/annotated.json", "--json")
    assert run.code == 0, run.err
    composed = reportpipe("compose", "new/annotated.json")
    assert composed.out == reportpipe("compose", "-", stdin=run.out).out
    today = dt.datetime.now().astimezone().date()
    assert Memo.model_validate_json(composed.out).dated in {today, today - dt.timedelta(days=1)}


def test_a_terminal_without_our_letters_gets_escapes_and_json_in_utf8(reportpipe):
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "COLUMNS": "90"}
    shown = reportpipe("read", SEEDS / "gulf-ports.odt", environment=ascii_only)
    assert (shown.code, b"\\u201cA port" in shown.out) == (0, True), shown.err
    assert b"application/vnd.oasis.opendocument.text" in b"".join(shown.out.split()), "cut off in a narrow terminal"
    told = reportpipe("read", SEEDS / "gulf-ports.odt", "--json", environment=ascii_only)
    assert told.json["title"].startswith("“A port")


@pytest.mark.parametrize("command", ["read", "annotate"])
def test_a_closed_standard_output_is_no_failure(command, tmp_path):
    program = f"'{sys.executable}' -c 'from reportpipe.cli import main; main()' {command} '{SEED}' >&-"
    run = subprocess.run(["/bin/sh", "-c", program], stderr=subprocess.PIPE, cwd=tmp_path, text=True, check=False)
    assert (run.returncode, "Traceback" in run.stderr) == (0, False)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no /dev/stdout here")
def test_a_device_is_written_to_and_stays(reportpipe):
    assert reportpipe("schema", "-o", "/dev/stdout").json["$schema"]
    assert Path("/dev/stdout").exists()


def test_what_may_not_be_read_says_so(tmp_path, monkeypatch):
    from reportpipe.places import advice_on

    (tmp_path / "closed.txt").write_text("words", encoding="utf8")
    monkeypatch.setattr(os, "access", lambda _, mode: mode == os.F_OK)
    assert advice_on(str(tmp_path / "closed.txt")).startswith("It may not be read by you")
    monkeypatch.setattr(os, "access", lambda path, _: path == str(tmp_path.parent))
    assert advice_on(str(tmp_path / "closed.txt")) == "Check the path."
    monkeypatch.setattr(os, "access", lambda path, mode: path == str(tmp_path) and mode == os.F_OK)
    assert advice_on(str(tmp_path / "closed.txt")).startswith("It may not be read by you")
