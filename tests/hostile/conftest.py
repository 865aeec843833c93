"""The lures that hostile files reach for, and a watched process that reads and sets them."""

import http.server
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
SECRET = "CANARY-7f3a9c"
LIMIT = 5_000_000
"""Settings.max_bytes of these runs; a container may unpack to ten times that."""


class Lure(NamedTuple):
    """What hostile files try to reach: a file with a secret, and a server that counts who comes."""

    path: str
    file: str
    address: str
    visits: list


@pytest.fixture(scope="session")
def lure(tmp_path_factory):
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text(f"{SECRET}\n\nThe ministry keeps this to itself.\n")
    visits = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            visits.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(SECRET.encode())

        do_POST = do_HEAD = do_GET  # noqa: N815 - names that http.server calls

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Lure(str(secret), secret.as_uri(), f"http://127.0.0.1:{server.server_address[1]}", visits)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def corpus(lure, tmp_path_factory):
    """The hostile files, written into a folder."""
    from corpus import build

    folder = tmp_path_factory.mktemp("corpus")
    for name, data in build(lure).items():
        (folder / name).write_bytes(data)
    return folder


class Watched:
    """A process under watch that reads and sets files of a folder; it is started again when a file has ended it."""

    def __init__(self, folder, results):
        self._folder, self._results, self._process = folder, results, None

    def __call__(self, name):
        """What happened with a file: outcome, seconds, memory, what was opened."""
        process = self._process = self._process or self._start()
        process.stdin.write(json.dumps(name) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if answer:
            return json.loads(answer)
        self.close()
        said = (self._results / "said").read_text(errors="replace")[-300:]
        return {"name": name, "outcome": f"escaped: exit code {process.returncode}: {said}"}

    def made(self, name, form):
        return (self._results / f"{name}.{form}").read_bytes()

    def close(self):
        if self._process:
            self._process.communicate()
            self._process = None

    def _start(self):
        settings = {"formats": ["json", "html"], "max_bytes": LIMIT, "dated": "2021-06-01", "pandoc_seconds": 20}
        program = [sys.executable, HERE / "observe.py", self._folder, json.dumps(settings), self._results]
        with (self._results / "said").open("w") as said:
            return subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, text=True)


@pytest.fixture(scope="session")
def watched(corpus, tmp_path_factory):
    process = Watched(corpus, tmp_path_factory.mktemp("results"))
    yield process
    process.close()
