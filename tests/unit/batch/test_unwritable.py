"""Folders that really take no more files: mounted read-only, or on a disk without room, by a user in a namespace."""

import shutil
import subprocess
import sys

import pytest

BODY = (
    "The port of {name}\n\nThe ministry opened the port on 3 May 2021. Officials from Norway said it would stay open.\n"
)
OPTIONS = ["--formats", "json", "--set", "dated=2021-05-04"]
PROGRAM = [sys.executable, "-c", "from reportpipe.cli import main; main()"]
NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]


def mounting(script, folder, *arguments):
    """Run a shell script that mounts what nobody else sees; `"$@"` in it is the program with these arguments."""
    command = [*NAMESPACE, "sh", "-c", script, "sh", *PROGRAM, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def desk(tmp_path):
    """A folder with an inbox of two articles and an empty folder of memos."""
    probe = "mount -t tmpfs none out && mount --bind -o ro in out"
    for name in ("in", "out"):
        (tmp_path / name).mkdir()
    if not shutil.which("unshare") or mounting(probe, tmp_path).returncode:
        pytest.skip("this machine lets nobody mount a folder in a namespace of one's own")
    write(tmp_path, "a", "b")
    return tmp_path


def write(desk, *names):
    for name in names:
        (desk / "in" / f"{name}.txt").write_text(BODY.format(name=name), encoding="utf8")


def everything(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_read_only_folder_is_left_as_it_is(desk):
    """Every verb says what to do and changes nothing; afterwards only the new article is done."""
    batch = ["batch", "in", "-o", "out", "--workers", "1", *OPTIONS]
    assert mounting('"$@"', desk, *batch).returncode == 0
    before = everything(desk / "out")
    write(desk, "c")
    for verb in (["batch", "in"], ["watch", "in"], ["build", "in/c.txt"]):
        run = mounting('mount --bind -o ro out out && "$@"', desk, *verb, "-o", "out", *OPTIONS)
        assert (verb, run.returncode) == (verb, 3), run.stderr
        assert "cannot be written: Read-only file system." in run.stderr + run.stdout
        assert "choose another folder with -o" in run.stderr + run.stdout
        assert "Traceback" not in run.stderr
        assert everything(desk / "out") == before
    again = mounting('"$@"', desk, *batch)
    assert again.returncode == 0
    assert "1 done, 2 unchanged, 0 failed" in again.stdout


def test_a_disk_without_room_ends_a_batch_wherever_it_is(desk):
    """While the ledger is made, a staging folder, a worker, a memo; with room the next run makes all there is."""
    write(desk, *"cdefgh")
    rooms = ("size=8k", "size=1m,nr_inodes=6", "size=1m,nr_inodes=7", "size=1m,nr_inodes=9")
    script = "mount -t tmpfs -o size=4k none out\n"
    for options in rooms:
        script += f'mount -o remount,{options} out; "$@"; echo "{options}: $?"\n'
    script += 'find out -name "*.damaged"\nmount -o remount,size=50m,nr_inodes=9999 out; "$@" && cp -r out kept\n'
    run = mounting(script, desk, "batch", "in", "-o", "out", "--workers", "1", *OPTIONS)
    assert "Traceback" not in run.stderr
    assert run.stdout.splitlines()[: len(rooms)] == [f"{options}: 3" for options in rooms]
    assert ".damaged" not in run.stdout
    assert run.stderr.count("choose another folder with -o") == len(rooms)
    assert "unchanged, 0 failed" in run.stdout
    assert mounting('"$@"', desk, "batch", "in", "-o", "out", *OPTIONS).returncode == 0
    memos = {path.name: path.read_bytes() for path in (desk / "kept").glob("[a-h].json")}
    assert len(memos) == 8
    assert memos == {path.name: path.read_bytes() for path in (desk / "out").glob("[a-h].json")}
