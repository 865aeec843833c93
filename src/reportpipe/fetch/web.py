"""Asking for one address: politely, with limits on size and time, again after a failure that may pass."""

import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpcore
import httpx

from reportpipe.errors import InputError
from reportpipe.fetch.addresses import Transport, plain
from reportpipe.settings import Settings

AGENT = "reportpipe"
TRIES = 3
"""For errors that may pass."""
PAUSE = 1.0
"""Seconds between two requests to one host, and before the second try; each further try waits twice as long."""
LONGEST_PAUSE = 60.0
"""Seconds: no server may make us wait longer, neither by Retry-After nor by Crawl-delay."""
REDIRECTS = 5
"""As a browser stops at twenty; a chain of more than a few is a trap or a login."""
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that may be another one soon."""
_ROBOTS_BYTES = 500_000


class Unreachable(InputError):
    """An address that gave nothing; the message says why."""

    code = "fetch"


class Page(NamedTuple):
    """What an address gave."""

    address: str
    """After redirects."""
    media_type: str
    data: bytes
    etag: str | None
    modified: str | None
    """The Last-Modified header, as sent."""


class Web:
    """A polite visitor (use as a context manager). `sleep` and `clock` are those of the module time but in tests."""

    def __init__(
        self,
        settings: Settings,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings, self._sleep, self._clock = settings, sleep, clock
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
        transport = Transport(private=settings.fetch_private)
        self._client = httpx.Client(transport=transport, headers=headers, timeout=20.0, trust_env=False)
        self._robots: dict[str, RobotFileParser] = {}
        self._visited: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, address: str, known: Mapping[str, str] | None = None) -> Page | None:
        """What an address gives, after redirects; None when it is as it was (`known`: its etag and modified).

        Raises:
            Unreachable: robots.txt forbids it, it fails, answers with an error or nothing, is too large or too slow.
            Forbidden: it leads to this machine or to a private network.
            UsageError: it is no address of the web.
        """
        deadline = self._clock() + self._settings.fetch_seconds
        headers = {}
        if known and known.get("etag"):
            headers["If-None-Match"] = known["etag"]
        if known and known.get("modified"):
            headers["If-Modified-Since"] = known["modified"]
        place = plain(address)
        for _ in range(REDIRECTS + 1):
            self._ask_leave(place)
            answer = self._try(place, headers, deadline, self._settings.max_bytes)
            if isinstance(answer, str):
                place = plain(urljoin(place, answer))
                continue
            if answer and not answer.data.strip():
                hint = "Open it in a browser: it may be built by scripts, or want a visitor who is logged in."
                raise Unreachable("answers with an empty page.", where=address, hint=hint)
            return answer
        raise Unreachable(f"more than {REDIRECTS} redirects.", where=address, hint="Give the address of the article.")

    def _ask_leave(self, address: str) -> None:
        """Raise Unreachable where robots.txt forbids the address (RFC 9309)."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules_of(site)
        rules = self._robots[site]
        if not rules.can_fetch(AGENT, address):
            raise Unreachable("robots.txt of this site forbids it.", where=address, hint="Ask its publisher.")
        pause = float(rules.crawl_delay(AGENT) or PAUSE)
        self._pause(parts.netloc, min(pause, LONGEST_PAUSE))

    def _rules_of(self, site: str) -> RobotFileParser:
        rules = RobotFileParser()
        address = f"{site}/robots.txt"
        deadline = self._clock() + self._settings.fetch_seconds
        try:
            for _ in range(REDIRECTS + 1):
                answer = self._try(address, {}, deadline, _ROBOTS_BYTES)
                if not isinstance(answer, str):
                    rules.parse(answer.data.decode("utf8", "replace").splitlines() if answer else [])
                    return rules
                address = plain(urljoin(address, answer))
        except Refused as error:
            # No rules where there is no file; no visit where the server cannot say (RFC 9309, 2.3.1.3 and 2.3.1.4).
            forbidden = error.status >= httpx.codes.INTERNAL_SERVER_ERROR
            rules.parse(["User-agent: *", "Disallow: /"] if forbidden else [])
        else:
            rules.parse([])
        return rules

    def _try(self, address: str, headers: Mapping[str, str], deadline: float, most: int) -> "Page | str | None":
        """One address, several times if need be: a Page, where a redirect leads, or None for 'not modified'."""
        pause = PAUSE
        for number in range(1, TRIES + 1):
            try:
                return self._once(address, headers, deadline, most)
            except Refused as error:
                wait = max(pause, error.wait)
                if error.status not in _PASSING or number == TRIES or self._clock() + wait > deadline:
                    raise
            except (httpx.RequestError, httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                wait = pause
                if number == TRIES or self._clock() + wait > deadline:
                    message = f"cannot be reached: {str(error) or type(error).__name__}."
                    raise Unreachable(message, where=address, hint="Check the address, or try again later.") from error
            self._sleep(wait)
            pause *= 2
        raise AssertionError("the last try returns or raises")

    def _once(self, address: str, headers: Mapping[str, str], deadline: float, most: int) -> "Page | str | None":
        with self._client.stream("GET", address, headers=dict(headers)) as answer:
            if answer.status_code == httpx.codes.NOT_MODIFIED:
                return None
            if answer.has_redirect_location:
                return answer.headers["Location"]
            if not answer.is_success:
                raise Refused(answer, address)
            data = bytearray()
            for piece in answer.iter_bytes():
                data += piece
                if len(data) > most:
                    hint = "Raise max_bytes if it is really an article."
                    raise Unreachable(f"larger than {most / 1e6:g} MB.", where=address, hint=hint)
                if self._clock() > deadline:
                    seconds = self._settings.fetch_seconds
                    raise Unreachable(f"took longer than {seconds:g} s.", where=address, hint="Raise fetch_seconds.")
            kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            etag, modified = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
            return Page(address, kind, bytes(data), etag, modified)

    def _pause(self, host: str, seconds: float) -> None:
        passed = self._clock() - self._visited.get(host, float("-inf"))
        if passed < seconds:
            self._sleep(seconds - passed)
        self._visited[host] = self._clock()


class Refused(Unreachable):
    """An answer that is an error."""

    def __init__(self, answer: httpx.Response, address: str) -> None:
        super().__init__(f"answers {answer.status_code}.", where=address, hint="Open it in a browser to see why.")
        self.status = answer.status_code
        after = answer.headers.get("Retry-After", "")
        self.wait = min(float(after), LONGEST_PAUSE) if after.isdigit() else 0.0
