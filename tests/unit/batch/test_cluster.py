"""Beyond one machine: a real scheduler with several workers, one of them killed, and a store of objects (S3).

Both run on loopback. Where the extras `cluster` and `s3` are not installed, the tests are skipped.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from reportpipe.ledger import Ledger

PROGRAM = [sys.executable, "-c", "from reportpipe.cli import main; main()"]
DASK = [sys.executable, "-c", "from dask.__main__ import main; main()"]
BODY = "The port\n\nThe ministry opened the port on 3 May 2021. Officials from Norway said that it would stay open.\n"
SECONDS = 120


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    for _ in range(SECONDS * 10):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    pytest.fail(f"nothing answers on port {port}")


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
def server():
    """Address of an S3 server on loopback."""
    pytest.importorskip("s3fs", reason="needs the extra s3")
    pytest.importorskip("moto.server", reason="needs moto's server")
    port = free_port()
    serve = f"from moto.server import main; main(['-H', '127.0.0.1', '-p', '{port}'])"
    run = subprocess.Popen([sys.executable, "-c", serve], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        answers(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        run.kill()
        run.wait()


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


class Machines:
    """A scheduler, and workers that stand for machines: each a process group of its own."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.running = []

    def begin(self, *arguments):
        log = (self.folder / f"{arguments[0]}-{len(self.running)}.log").open("w")
        with log:
            run = subprocess.Popen([*DASK, *arguments], cwd=self.folder, start_new_session=True, stdout=log, stderr=log)
        self.running.append(run)
        return run

    def worker(self):
        options = ["--no-dashboard", "--nthreads", "1", "--no-nanny", "--local-directory", str(self.folder)]
        return self.begin("worker", self.address, *options)

    def lose(self, run):
        """As when a machine loses its power: nothing of it is there a moment later."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()


@pytest.fixture
def machines(environment, tmp_path):
    pytest.importorskip("distributed", reason="needs the extra cluster")
    folder = tmp_path / "machines"
    folder.mkdir()
    cluster = Machines(folder)
    cluster.begin("scheduler", "--host", "127.0.0.1", "--port", str(cluster.port), "--no-dashboard", "--no-show")
    answers(cluster.port)
    yield cluster
    for run in cluster.running:
        cluster.lose(run)


def command(*arguments):
    options = ["--formats", "json,html", "--set", "dated=2021-05-04", "--json"]
    return [*PROGRAM, "batch", *map(str, arguments), *options]


def batch(*arguments, cwd, code=0):
    run = subprocess.run(command(*arguments), cwd=cwd, capture_output=True, text=True, timeout=SECONDS * 2, check=False)
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


def test_a_machine_without_the_ledger_goes_on_from_batch_json(store, tmp_path, monkeypatch):
    store.pipe("desk/inbox/a.txt", BODY.encode())
    batch("s3://desk/inbox", "-o", "s3://desk/memos", cwd=tmp_path)
    store.pipe("desk/memos/a.html", b"edited by hand")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another machine"))
    report = batch("s3://desk/inbox", "-o", "s3://desk/memos", "--set", "to=The Minister", cwd=tmp_path)
    assert [note["code"] for note in report["notes"]] == ["batch.ledger"]
    assert store.cat("desk/memos/a.html") == b"edited by hand"
    assert store.exists("desk/memos/a.2.html")
    assert not store.exists("desk/memos/a.2.json")


def test_a_lost_worker_costs_nothing_but_time(store, machines, tmp_path):
    """Nine articles, three workers, one killed at work: every memo there once, with the bytes of an undisturbed run."""
    for number in range(9):
        text = f"PLEASE TAKE A SECOND\n\n{BODY}\nThis is {number}.\n"
        store.pipe(f"desk/inbox/{number}.txt", text.encode())
    workers = [machines.worker() for _ in range(3)]
    where = ("s3://desk/inbox", "-o", "s3://desk/memos", "--cluster", machines.address)
    with subprocess.Popen(
        command(*where), cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        while run.poll() is None and len(store.find("desk/memos")) < 4:
            time.sleep(0.1)
        machines.lose(workers[0])
        out, said = run.communicate(timeout=SECONDS * 2)
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
    """One hangs, one eats memory, one kills its process: each its cause, and their neighbour in a shared folder."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, words in {"good": "", "hang": "PLEASE HANG", "eat": "PLEASE EAT", "die": "PLEASE DIE"}.items():
        (inbox / f"{name}.txt").write_text(f"{words}\n\n{BODY}")
    machines.worker()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "good.html").write_text("mine")
    limits = ("--set", "document_seconds=8", "--set", "document_bytes=700000000")
    report = batch("inbox", "-o", "out", "--cluster", machines.address, *limits, cwd=tmp_path, code=7)
    assert states(report) == {
        "die.txt": "batch.killed",
        "eat.txt": "batch.memory",
        "good.txt": "done",
        "hang.txt": "batch.timeout",
    }
    assert (tmp_path / "out" / "good.html").read_text() == "mine"
    assert (tmp_path / "out" / "good.2.html").exists()
    assert not list((tmp_path / "out").rglob("*partial*"))


def test_a_cluster_that_is_not_there_says_so(environment, tmp_path):
    pytest.importorskip("distributed", reason="needs the extra cluster")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(BODY)
    address = f"tcp://127.0.0.1:{free_port()}"
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
