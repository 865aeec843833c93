"""pandoc missing, broken, slow or noisy: an error of errors.py every time, and nothing left behind."""

import os
import stat
import time
from pathlib import Path

import pytest

from reportpipe.errors import ToolError
from reportpipe.typeset.docx import conversion, typeset
from reportpipe.typeset.docx.blocks import body_of

PAGE = "<html><body><p>Words.</p></body></html>"
"""One that only pandoc knows: its words stand in no style."""


def convert(page, reference=b""):
    return conversion.convert(body_of(page), reference, {})


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """`fake(script)`: pandoc is this shell script."""

    def install(script):
        path = tmp_path / "pandoc"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PYPANDOC_PANDOC", str(path))

    return install


def test_it_fails_with_a_message(fake):
    fake("cat > /dev/null; echo 'cannot read that' >&2; exit 64")
    with pytest.raises(ToolError, match="pandoc failed: cannot read that"):
        convert(PAGE)


def test_it_is_killed(fake):
    fake("kill -9 $$")
    with pytest.raises(ToolError, match="exit status -9"):
        convert(PAGE)


def test_it_complains_in_bytes_that_are_no_text(fake):
    fake("cat > /dev/null; printf '\\377\\376' >&2; exit 1")
    with pytest.raises(ToolError, match="pandoc failed"):
        convert(PAGE)


@pytest.mark.parametrize("output", ["", "Hello", "PK"])
def test_it_gives_something_that_is_no_word_file(fake, output):
    fake(f"cat > /dev/null; printf '{output}'")
    with pytest.raises(ToolError, match="not a Word file"):
        convert(PAGE)


def test_it_gives_a_damaged_word_file(fake, memo, style):
    fake("cat > /dev/null; printf 'PK\\003\\004damaged'")
    with pytest.raises(ToolError, match="damaged"):
        typeset(memo, style.model_copy(update={"template": PAGE}))


def test_it_closes_its_ears(fake):
    """Broken pipe: pandoc ends before it has read the page."""
    fake("exec 0<&-; exit 3")
    with pytest.raises(ToolError, match="exit status 3"):
        convert("<html><body>" + "<p>words</p>" * 50_000 + "</body></html>")


def test_it_is_too_slow_and_everything_it_started_is_ended(fake, monkeypatch, tmp_path):
    fake(f"(sleep 30; echo late > {tmp_path}/late) & echo $! > {tmp_path}/child; wait")
    monkeypatch.setattr(conversion, "SECONDS", 0.5)
    begin = time.monotonic()
    with pytest.raises(ToolError, match="longer than"):
        convert(PAGE)
    assert time.monotonic() - begin < 5
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not _runs(child):
            break
        time.sleep(0.05)
    assert not _runs(child)


def test_it_is_not_there(monkeypatch):
    monkeypatch.setenv("PYPANDOC_PANDOC", "/nowhere/pandoc")
    with pytest.raises(ToolError, match="does not start") as caught:
        convert(PAGE)
    assert "pypandoc_binary" in (caught.value.hint or "")


def test_a_picture_that_the_page_does_not_bring_is_not_read_from_disk(style, tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG\r\n\x1a\n")
    page = f'<html><body><p><img src="{secret}" alt="words"> <iframe src="{secret}"></iframe></p></body></html>'
    assert b"media/" not in convert(page, style.reference_docx)


def test_the_environment_of_the_process_does_not_reach_it(fake, monkeypatch, tmp_path):
    monkeypatch.setenv("SOME_TOKEN", "s3cret")
    fake(f"cat > /dev/null; env > {tmp_path}/env; exit 1")
    with pytest.raises(ToolError):
        convert(PAGE)
    assert "s3cret" not in (tmp_path / "env").read_text()


def _runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat").read_text(encoding="utf8").split(")")[-1].split()[0]
    return state != "Z"
