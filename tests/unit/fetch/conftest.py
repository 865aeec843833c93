"""A web server on loopback that does as each test tells it."""

import http.server
import threading

import pytest

from reportpipe.settings import Settings


class Site:
    """`site.answers[path]` is a function of the request handler; `site.asked` lists what was asked."""

    def __init__(self):
        self.answers = {}
        self.asked = []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                answer = site.answers.get(self.path)
                if answer is None:
                    self.send(404, b"none")
                else:
                    answer(self)

            def send(self, status, body=b"", **headers):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def page(self, path, body, **headers):
        data = body if isinstance(body, bytes) else body.encode()
        headers = {"Content_Type": "text/html; charset=utf-8", **headers}
        self.answers[path] = lambda handler: handler.send(200, data, **headers)

    def paths(self):
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site():
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def settings():
    """Loopback is a private address: asking it has to be allowed."""
    return Settings(fetch_private=True, fetch_seconds=10)


@pytest.fixture(autouse=True)
def slept(monkeypatch):
    """No test waits for politeness; `slept` holds how long it would have."""
    pauses = []
    from reportpipe.fetch import web

    real = web.Web.__init__

    def init(self, settings, sleep=pauses.append, clock=web.time.monotonic):
        real(self, settings, sleep, clock)

    monkeypatch.setattr(web.Web, "__init__", init)
    return pauses
