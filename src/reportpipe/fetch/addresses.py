"""Which addresses may be asked: http and https, on hosts of the public internet, checked where the connection is made.

A name is resolved once and the connection goes to the address that was checked, so that a name server which answers
differently the second time (DNS rebinding) gains nothing. A redirect is a new connection and is checked like the first.
"""

import ipaddress
import socket
import ssl
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpcore
import httpx

from reportpipe.errors import InputError, UsageError


class Forbidden(InputError):
    """An address of this machine or of a private network."""

    code = "fetch.forbidden"


class Transport(httpx.HTTPTransport):
    """httpx's transport with connections that go to public addresses only, unless `private` ones are allowed."""

    def __init__(self, *, private: bool) -> None:
        super().__init__(trust_env=False)
        # httpx has no parameter for it; test_fetch proves that the guard is in force.
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=Guard(private=private), max_connections=4
        )


class Guard(httpcore.NetworkBackend):
    """Connects to checked addresses."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            Forbidden: one of its addresses is not public.
            httpcore.ConnectError: it has none, or none answers.
        """
        error: Exception = httpcore.ConnectError(f"no address for {host}")
        for address in resolve(host, port, private=self._private):
            try:
                return self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failure:
                error = failure
        raise error


def resolve(host: str, port: int, *, private: bool) -> tuple[str, ...]:
    """The addresses of a host, all of them checked.

    Raises:
        Forbidden: one is not public and `private` is false.
        httpcore.ConnectError: the name is unknown.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"no address for {host}") from error
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not private and not is_public(address):
            name = host if host == address else f"{host} ({address})"
            message = f"{name} is an address of this machine or of a private network."
            raise Forbidden(message, hint="If it may be asked: --set fetch_private=true.")
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, IPv4 inside IPv6 looked at too."""
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo or (None, None))[1]
        if inner is None and number in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
    return number.is_global and not number.is_multicast


def plain(address: str) -> str:
    """The address without its fragment.

    Raises:
        UsageError: not an http or https address with a host, or one with a password in it.
    """
    try:
        parts = urlsplit(address.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"{address!r} is not an address: {error}.") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise UsageError(f"{address!r} is not an address of the web.", hint="It has to begin with http:// or https://.")
    if parts.username or parts.password:
        raise UsageError("an address must not hold a password.", where=host)
    return urlunsplit(parts._replace(fragment=""))
