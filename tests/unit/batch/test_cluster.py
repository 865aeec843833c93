"""Beyond one machine: a real scheduler with several workers, one of them killed, and a store of objects (S3).

Both run on loopback. Where the extras `cluster` and `s3` are not installed, the tests are skipped.
"""

import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportpipe.ledger import Ledger

PROGRAM = [sys.executable, "-c", "from reportpipe.cli import main; main()"]
BODY = "The port\n\nThe ministry opened the port on 3 May 2021. Officials from Norway said that it would stay open.\n"
SECONDS = 600
"""Until a run that hangs is given up; no test is about time."""


@pytest.fixture(scope="module")
def hardware():
    """The module `machines` of the benchmark, which starts what stands for machines."""
    path = Path(__file__).parents[3] / "benchmark" / "batch" / "machines.py"
    spec = importlib.util.spec_from_file_location("machines", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(monkeypatch, tmp_path, saboteur):
    """What the programs of a test see: an account at the store, a home of their own, and the plug-in."""
    values = {
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "PYTHONPATH": os.pathsep.join([str(saboteur), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def server(hardware, tmp_path_factory):
    """Address of an S3 server on loopback."""
    pytest.importorskip("s3fs", reason="needs the extra s3")
    pytest.importorskip("moto.server", reason="needs moto's server")
    with hardware.Machines(tmp_path_factory.mktemp("store")) as machines:
        machines.store()
        yield machines.store_address


@pytest.fixture
def store(server, environment, monkeypatch):
    """The file system of the server, with an empty bucket `desk`."""
    import httpx
    import s3fs

    httpx.post(f"{server}/moto-api/reset").raise_for_status()
    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    system = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
    system.mkdir("desk")
    return system


@pytest.fixture
def machines(environment, hardware, tmp_path):
    """A scheduler, to which a test adds workers."""
    pytest.importorskip("distributed", reason="needs the extra cluster")
    with hardware.Machines(tmp_path / "machines") as machines:
        machines.scheduler()
        yield machines


def wait_until(holds, run):
    """Until `holds()`, while a run goes on."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert run.poll() is None, run.communicate()
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.1)


def command(*arguments):
    options = ["--formats", "json,html", "--set", "dated=2021-05-04", "--workers", "1", "--json"]
    return [*PROGRAM, "batch", *options, *map(str, arguments)]


def batch(*arguments, cwd, code=0):
    run = subprocess.run(command(*arguments), cwd=cwd, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert run.returncode == code, run.stderr
    return json.loads(run.stdout)


def states(report):
    return {
        item["source"].rpartition("/")[2]: item["error"]["code"] if item["error"] else item["state"]
        for item in report["documents"]
    }


def test_a_store_is_kept_up_to_date_like_a_folder(store, tmp_path):
    """New, unchanged, changed, edited, typeset again, gone: at addresses, with the ledger on this machine."""
    for name in ("a", "b", "deep/c"):
        store.pipe(f"desk/inbox/{name}.txt", f"{BODY}\nThis is {name}.\n".encode())
    store.pipe("desk/inbox/.hidden.txt", b"no article")
    where = ("s3://desk/inbox", "-o", "s3://desk/memos/")
    report = batch(*where, cwd=tmp_path)
    assert states(report) == {"a.txt": "done", "b.txt": "done", "c.txt": "done"}
    assert report["documents"][0]["outputs"][0]["path"] == "s3://desk/memos/a.json"
    memo = json.loads(store.cat("desk/memos/a.json"))
    assert memo["articles"][0]["source"]["origin"] == "s3://desk/inbox/a.txt"
    assert memo["articles"][0]["source"]["name"] == "a.txt"
    assert sorted(store.find("desk/memos")) == [
        f"desk/memos/{name}"
        for name in ("a.html", "a.json", "b.html", "b.json", "batch.json", "deep/c.html", "deep/c.json", "index.html")
    ]
    assert batch(*where, cwd=tmp_path)["totals"]["unchanged"] == 3
    store.pipe("desk/inbox/b.txt", f"{BODY}\nThis is b, changed.\n".encode())
    store.pipe("desk/memos/a.html", b"edited by hand")
    store.rm("desk/inbox/deep/c.txt")
    report = batch(*where, "--style", "action-memo", "--prune", cwd=tmp_path)
    assert [item["why"] for item in report["documents"]] == ["style changed", "source changed"]
    assert store.cat("desk/memos/a.html") == b"edited by hand"
    assert store.exists("desk/memos/a.2.html")
    assert not store.exists("desk/memos/b.2.html")
    assert not store.exists("desk/memos/deep/c.json")
    with Ledger("s3://desk/memos") as ledger:
        assert ledger.faults() == ()


def test_machines_take_turns_at_an_address(store, tmp_path, monkeypatch):
    """One that has no ledger, or an old one, learns from batch.json what others did: nothing is made twice."""
    where = ("s3://desk/inbox", "-o", "s3://desk/memos")
    store.pipe("desk/inbox/a.txt", BODY.encode())
    batch(*where, cwd=tmp_path)
    store.pipe("desk/memos/a.html", b"edited by hand")
    store.pipe("desk/inbox/b.txt", f"{BODY}\nAnother.\n".encode())
    first = os.environ["XDG_STATE_HOME"]
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another machine"))
    report = batch(*where, cwd=tmp_path)
    assert [item["why"] for item in report["documents"]] == ["up to date; edited: html", "new"]
    assert [note["message"] for note in report["notes"]] == [
        "there was no ledger; it was begun anew from batch.json, with 1 articles."
    ]
    monkeypatch.setenv("XDG_STATE_HOME", first)
    report = batch(*where, "--set", "to=The Minister", cwd=tmp_path)
    assert [item["why"] for item in report["documents"]] == ["settings changed", "settings changed"]
    assert [note["message"] for note in report["notes"]] == [
        "another machine was at work here; what it did was learned from batch.json, 2 articles."
    ]
    assert store.cat("desk/memos/a.html") == b"edited by hand"
    assert sorted(path.removeprefix("desk/memos/") for path in store.find("desk/memos")) == [
        *("a.2.html", "a.html", "a.json", "b.html", "b.json", "batch.json", "index.html")
    ]


def test_a_store_tells_a_second_machine_to_wait(store, tmp_path, monkeypatch):
    """The condition `only if nothing is there` is the store's own."""
    from reportpipe.places import create

    assert create(b"1", "s3://desk/memos/one")
    assert not create(b"2", "s3://desk/memos/one")
    assert store.cat("desk/memos/one") == b"1"
    waited = []

    def end(who):
        waited.append(who)
        first.lease.release()

    monkeypatch.setattr("reportpipe.lease.LOOK_SECONDS", 0.1)
    with Ledger("s3://desk/memos") as first:
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another machine"))
        with Ledger("s3://desk/memos", end):
            assert len(store.find("desk/memos/.reportpipe")) == 1
    assert "has been at work on s3://desk/memos since" in waited[0]
    assert store.find("desk/memos/.reportpipe") == []


def test_a_lost_worker_costs_nothing_but_time(store, machines, tmp_path, gate):
    """Nine articles, three workers, one killed at work: every memo there once, with the bytes of an undisturbed run."""
    for number in range(9):
        text = f"{'PLEASE WAIT' if number > 1 else ''}\n\n{BODY}\nThis is {number}.\n"
        store.pipe(f"desk/inbox/{number}.txt", text.encode())
    workers = [machines.worker() for _ in range(3)]
    where = ("s3://desk/inbox", "-o", "s3://desk/memos", "--cluster", machines.address)
    with subprocess.Popen(
        command(*where), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        wait_until(lambda: gate.waiting() == 3, run)
        machines.lose(workers[0])
        gate.open()
        out, said = run.communicate(timeout=SECONDS)
    assert run.returncode == 0, said
    report = json.loads(out)
    assert set(states(report).values()) == {"done"}
    assert len(report["documents"]) == 9
    alone = batch("s3://desk/inbox", "-o", "s3://desk/alone", cwd=tmp_path)
    assert alone["totals"]["done"] == 9
    names = {path.rpartition("/")[2] for path in store.find("desk/memos")}
    assert len(names) == 2 * 9 + 2
    for name in names - {"batch.json", "index.html"}:
        assert store.cat(f"desk/memos/{name}") == store.cat(f"desk/alone/{name}"), name
    assert batch(*where, cwd=tmp_path)["totals"]["unchanged"] == 9


def test_limits_hold_on_a_cluster_and_folders_may_be_shared(machines, tmp_path):
    """One eats memory, one kills its process, one hangs: each its cause, and their neighbours in a shared folder."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, words in {"eat": "PLEASE EAT", "die": "PLEASE DIE"}.items():
        (inbox / f"{name}.txt").write_text(f"{words}\n\n{BODY}")
    for number in range(28):  # enough for lots of more than one
        (inbox / f"good-{number}.txt").write_text(f"{BODY}\nThis is {number}.\n")
    machines.worker()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "good-7.json").write_text("mine")
    where = ("inbox", "-o", "out", "--cluster", machines.address, "--formats", "json")
    report = batch(*where, "--set", "document_bytes=700000000", cwd=tmp_path, code=7)
    found = states(report)
    assert (found.pop("die.txt"), found.pop("eat.txt")) == ("batch.killed", "batch.memory")
    assert set(found.values()) == {"done"}
    assert len(found) == 28
    assert (tmp_path / "out" / "good-7.json").read_text() == "mine"
    assert (tmp_path / "out" / "good-7.2.json").exists()
    assert not list((tmp_path / "out").rglob("*partial*"))
    (inbox / "hang.txt").write_text(f"PLEASE HANG\n\n{BODY}")
    report = batch(*where, "--set", "document_seconds=2", cwd=tmp_path, code=7)
    assert states(report)["hang.txt"] == "batch.timeout"


def test_a_cluster_that_is_not_there_says_so(environment, hardware, tmp_path):
    pytest.importorskip("distributed", reason="needs the extra cluster")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(BODY)
    address = f"tcp://127.0.0.1:{hardware.free_port()}"
    run = subprocess.run(
        command("inbox", "-o", "out", "--cluster", address), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 5
    assert "cannot be reached" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [("s3://nowhere/inbox", 3, "cannot be listed"), ("https://example.org/", 2, "reportpipe fetch")],
)
def test_an_address_that_cannot_be_used_says_so(store, tmp_path, address, code, words):
    run = subprocess.run(command(address, "-o", "out"), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == code, run.stderr
    assert words in run.stderr
    assert "Traceback" not in run.stderr
