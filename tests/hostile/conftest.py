"""The lures that hostile files reach for, and one watched run over all of them."""

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


@pytest.fixture(scope="session")
def seen(corpus, tmp_path_factory):
    """What happened with each: outcome, seconds, memory, what was opened, and the files made."""
    results = tmp_path_factory.mktemp("results") / "seen"
    names = sorted(path.name for path in corpus.iterdir())
    settings = {"formats": ["json", "html"], "max_bytes": LIMIT, "dated": "2021-06-01", "pandoc_seconds": 20}
    lines = {}
    while names:
        run = subprocess.run(
            [sys.executable, str(HERE / "observe.py"), str(corpus), json.dumps(settings), str(results)],
            input=json.dumps(names),
            capture_output=True,
            text=True,
            check=False,
        )
        written = results.read_text().splitlines() if results.exists() else []
        results.unlink(missing_ok=True)
        found = [json.loads(line) for line in written]
        lines |= {line["name"]: line for line in found}
        names = names[len(found) :]
        if names:  # the file after the last one reported ended the whole process
            said = run.stderr[-300:]
            lines[names[0]] = {"name": names[0], "outcome": f"escaped: exit code {run.returncode}: {said}"}
            names = names[1:]
    return lines, results
