"""The only file with a socket: one page from the public web, within limits, from the very address that was checked.

A host is resolved once, every address it has is checked, and the connection goes to one of those addresses while Host and TLS keep
the name (DNS pinning, through httpcore's network backend; httpcore is the connection layer of httpx). Redirects are followed by hand
with the same checks. Nothing is sent but the request for the page: no cookies, no credentials, no proxy from the environment.
"""

import contextlib
import ipaddress
import socket
import ssl
import threading
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

import httpcore

from archive.errors import AddressRefused, FetchFailed
from ingest.address import Target, check_ip, target
from ingest.limits import Deadline, FetchLimits
from ingest.unpack import ACCEPTED, too_large, unpacked

if TYPE_CHECKING:
    from httpcore._backends.base import SOCKET_OPTION

__all__ = ["FetchLimits", "Page", "fetch"]

_TYPES = (
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/json", "application/ld+json",
    "application/feed+json", "application/jsonl", "application/x-ndjson", "application/ndjson", "application/xml", "text/xml",
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/pdf",
)  # fmt: skip
_HEADERS: dict[bytes | str, bytes | str] = {
    "User-Agent": "onrecord/0.1",
    "Accept": ", ".join(_TYPES),
    "Accept-Encoding": ACCEPTED,
    "Connection": "close",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_ANSWERS = {
    401: "asks for a login",
    402: "asks for payment",
    403: "refuses to show the page",
    404: "has no such page",
    410: "took the page down",
}
_LIMITS = FetchLimits()
_OK = 200
_MOST_ADDRESSES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it came: `url` is where it was found after redirects, `charset` and `media_type` what the server said."""

    url: str
    content: bytes = field(repr=False)
    media_type: str = ""
    charset: str = ""
    retrieved: datetime


def fetch(url: str, *, limits: FetchLimits = _LIMITS, allow: Collection[str] = frozenset()) -> Page:
    """The page at `url`. Raises AddressRefused before anything is sent, FetchFailed when no page comes within `limits`.

    `allow` names hosts or IP addresses that are opened although they lie inside a network, on any port.
    """
    deadline = Deadline(limits.total)
    seen: set[str] = set()
    for _ in range(limits.redirects + 1):
        place = target(url, ports=limits.ports, allow=allow)
        if place.url in seen:
            raise FetchFailed("the page redirects in a circle")
        seen.add(place.url)
        addresses = _addresses(place, allow=allow, seconds=min(limits.connect, deadline.left()))
        with _sentences(place):
            found = _get(place, addresses, limits=limits, deadline=deadline)
        if isinstance(found, Page):
            return found
        url = found
    raise FetchFailed(f"the page redirects more than {limits.redirects} times")


def _get(place: Target, addresses: tuple[str, ...], *, limits: FetchLimits, deadline: Deadline) -> Page | str:
    """One request: the page, or the address that it redirects to."""
    backend = _Pinned(addresses, deadline=deadline, connect=limits.connect)
    with (
        httpcore.ConnectionPool(ssl_context=_tls(), network_backend=backend) as pool,
        pool.stream("GET", _url(place), headers=_HEADERS) as response,
    ):
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in _REDIRECTS and "location" in headers:
            return urljoin(place.url, _ascii(headers["location"].strip()))
        media_type, charset = _checked(response.status, headers, place, limits)
        content = b"".join(unpacked(response.iter_stream(), headers.get("content-encoding", ""), limits))
    return Page(url=place.url, content=content, media_type=media_type, charset=charset, retrieved=datetime.now(UTC))


@cache
def _tls() -> ssl.SSLContext:
    return httpcore.default_ssl_context()


def _url(place: Target) -> httpcore.URL:
    path = place.url.split("/", 3)[3]
    return httpcore.URL(scheme=place.scheme, host=place.host, port=place.port, target=f"/{_ascii(path)}")


def _ascii(text: str) -> str:
    """`text` with whatever is not ASCII percent-encoded; what is encoded already stays."""
    return quote(text, safe="!#$%&'()*+,/:;=?@[]~")


def _addresses(place: Target, *, allow: Collection[str], seconds: float) -> tuple[str, ...]:
    """The IP addresses of a host, all of them checked: one forbidden address refuses the host."""
    if place.ip:
        return (str(place.ip),)
    found = _look_up(place, seconds)
    for address in found:
        if address not in allow and place.host not in allow:
            check_ip(ipaddress.ip_address(address))
    return found[:_MOST_ADDRESSES]


def _look_up(place: Target, seconds: float) -> tuple[str, ...]:
    """Ask the system's resolver, which knows no timeout of its own, in a thread that is left behind when it hangs."""
    answers: list[tuple[str, ...]] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            rows = []
        answers.append(tuple(dict.fromkeys(str(row[4][0]).partition("%")[0] for row in rows)))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if not answers:
        raise FetchFailed(f"looking up {place.host} took too long; try again later", retry=True)
    if not answers[0]:
        raise FetchFailed(f"no server called {place.host} was found; check the address and the connection", retry=True)
    return answers[0]


def _checked(status: int, headers: dict[str, str], place: Target, limits: FetchLimits) -> tuple[str, str]:
    """Media type and charset of an answer that is worth reading."""
    if status != _OK:
        what = _ANSWERS.get(status) or ("has trouble just now" if status in _LATER else "does not give the page")
        raise FetchFailed(f"{place.host} {what} (status {status})", retry=status in _LATER)
    media_type, _, parameters = headers.get("content-type", "").partition(";")
    media_type = media_type.strip().lower()
    if media_type and media_type not in _TYPES:
        raise FetchFailed(f"the page is {_ascii(media_type)[:60]}, not an article; HTML, text, JSON, feeds and PDF are read")
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > limits.wire:
        too_large(limits)
    named = (part.strip().partition("=") for part in parameters.split(";"))
    return media_type, next((value.strip("\"' ") for name, _, value in named if name.lower() == "charset"), "")[:40]


@contextlib.contextmanager
def _sentences(place: Target) -> Iterator[None]:
    """Whatever the connection stumbles over, said in one sentence."""
    try:
        yield
    except httpcore.ConnectTimeout as error:
        raise FetchFailed(f"{place.host} did not answer in time; try again later", retry=True) from error
    except httpcore.TimeoutException as error:
        raise FetchFailed(f"{place.host} took too long to send the page; try again later", retry=True) from error
    except httpcore.ConnectError as error:
        raise FetchFailed(f"no connection to {place.host} could be made ({_cause(error)})", retry=True) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchFailed(f"{place.host} broke off or sent a malformed answer ({_cause(error)})", retry=True) from error
    except (httpcore.UnsupportedProtocol, ValueError) as error:
        raise AddressRefused("the address is malformed; check it") from error


def _cause(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


class _Pinned(httpcore.NetworkBackend):
    """Connects to the checked addresses, whatever name is asked for, and keeps every socket call within the deadline."""

    def __init__(self, addresses: tuple[str, ...], *, deadline: Deadline, connect: float) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._connect = connect
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: "Iterable[SOCKET_OPTION] | None" = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first address that answers."""
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._addresses:
            try:
                stream = self._sockets.connect_tcp(address, port, self._deadline.clamp(self._connect), None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Timed(stream, self._deadline)
        raise failure


class _Timed(httpcore.NetworkStream):
    """A stream whose every call ends with the deadline, so that a server that drips bytes gains nothing."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.clamp(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.clamp(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._deadline.clamp(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - the signature is httpcore's
        return self._stream.get_extra_info(info)
