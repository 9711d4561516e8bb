"""An address: fetched once, politely, bounded in size and time, and never from inside the local network unless asked.

Every hop's name is resolved here, each of its addresses checked, and the connection made to the checked address:
what DNS answers a moment later changes nothing. robots.txt (RFC 9309) is respected. No proxy of the environment is
used, since a proxy would resolve the name unchecked.
"""

from __future__ import annotations

import io
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.metadata import version
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Thread
from urllib.robotparser import RobotFileParser

import httpx

from onrecord.errors import ReadError
from onrecord.read.draft import BYTES, Raw, megabytes

AGENT = f"onrecord/{version('onrecord')}"
# As browsers do, less patient: a press page answers in a second.
CONNECT_S, READ_S, WHOLE_S = 10.0, 20.0, 60.0
# Browsers follow 20; a page that needs more than five is a trap or a log-in.
HOPS = 5
# RFC 9309, 2.5: at least 500 KiB of a robots.txt must be read.
ROBOTS_BYTES = 512_000
TRANSLATED = IPv6Address("64:ff9b::").packed[:12]  # RFC 6052: IPv4 addresses seen through NAT64
# What a server calls its pages, to the kind that we know it by; anything else is told by its first bytes.
KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A source from the web: its bytes, and the kind (suffix) its server says it is, None where it does not say."""

    raw: Raw
    kind: str | None


def fetch(address: str, *, allow_local: bool = False) -> Fetched:
    """What is at the address. ReadError says why it cannot be had."""
    url = _url(address)
    last, response, data = _in_time(lambda: _get(url, allow_local, BYTES, mannered=True))
    if not response.is_success:
        raise ReadError(f"answers {response.status_code} {response.reason_phrase}: check the address")
    raw = Raw(
        address,
        io.BytesIO(data),
        url=str(last.copy_with(fragment=None)),
        charset=response.charset_encoding,
        retrieved=_moment(response),
    )
    return Fetched(raw, KINDS.get(response.headers.get("content-type", "").split(";")[0].strip().casefold()))


def _in_time[R](function: Callable[[], R]) -> R:
    """What `function` gives within WHOLE_S, names resolved and redirects followed included.

    In a thread of its own: neither DNS nor a server that sends its headers a byte at a time can be hurried.
    """
    answer: Future[R] = Future()

    def work() -> None:
        try:
            answer.set_result(function())
        except BaseException as error:  # noqa: BLE001 - raised again by result(), in the caller's thread
            answer.set_exception(error)

    Thread(target=work, daemon=True).start()
    try:
        return answer.result(timeout=WHOLE_S)
    except TimeoutError as error:
        raise ReadError(
            f"took longer than {WHOLE_S:.0f} s: try again later, or save the page and read the file"
        ) from error


def _get(url: httpx.URL, allow_local: bool, limit: int, *, mannered: bool) -> tuple[httpx.URL, httpx.Response, bytes]:
    """The last address, the answer and its body, redirects followed; `mannered` asks robots.txt before each hop."""
    for _ in range(HOPS + 1):
        if mannered and not _robots(url.join("/robots.txt"), allow_local).can_fetch(AGENT, str(url)):
            raise ReadError(f"{url.host} asks programs not to read this (robots.txt): save the page and read the file")
        with _response(url, allow_local) as response:
            if not response.has_redirect_location:
                return url, response, _body(response, limit)
            url = _url(str(url.join(response.headers["location"])))
    raise ReadError(f"leads on more than {HOPS} times: give the address that it ends at")


def _moment(response: httpx.Response) -> str:
    """When the server says it answered; its clock and not ours is in its logs."""
    try:
        return parsedate_to_datetime(response.headers["date"]).astimezone(UTC).isoformat()
    except (KeyError, ValueError):
        return datetime.now(UTC).isoformat(timespec="seconds")


def _url(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise ReadError(f"is no address ({error}): check its spelling") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise ReadError(f"leads to {str(url)[:80]!r}, which is no web address: http and https only")
    return url.copy_with(username=None, password=None)


@contextmanager
def _response(url: httpx.URL, allow_local: bool) -> Iterator[httpx.Response]:
    """The answer to one request, its body not yet read; the connection goes to an address that was checked."""
    host = _checked(url, allow_local)
    headers = {
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Encoding": "gzip",
        "Host": url.netloc.decode("ascii"),
    }
    timeout = httpx.Timeout(READ_S, connect=CONNECT_S)
    try:
        with (
            httpx.Client(trust_env=False, verify=_trust(), timeout=timeout, follow_redirects=False) as client,
            client.stream(
                "GET", url.copy_with(host=host), headers=headers, extensions={"sni_hostname": url.host}
            ) as response,
        ):
            yield response
    except httpx.TimeoutException as error:
        raise ReadError(
            f"{url.host} does not answer in time: try again later, or save the page and read the file"
        ) from error
    except httpx.HTTPError as error:
        raise ReadError(f"{url.host} cannot be reached ({error or type(error).__name__}): check the address") from error


@cache
def _trust() -> ssl.SSLContext:
    """Whom to believe about names; laid out once, for it takes half a second."""
    return httpx.create_ssl_context(trust_env=False)


def _checked(url: httpx.URL, allow_local: bool) -> str:
    """One IP address of the host, all of which lie outside the local network."""
    try:
        found = socket.getaddrinfo(
            url.host, url.port or {"http": 80, "https": 443}[url.scheme], type=socket.SOCK_STREAM
        )
    except (socket.gaierror, UnicodeError) as error:
        raise ReadError(f"{url.host} is not known: check the address") from error
    addresses = [str(entry[4][0]).split("%")[0] for entry in found]
    for address in addresses:
        if not allow_local and is_local(address):
            raise ReadError(
                f"leads into the local network ({url.host} is {address}): refused; allow it with --allow-local"
            )
    return addresses[0]


def is_local(address: str) -> bool:
    """Whether an IP address is not one of the open internet, also when it is wrapped in an IPv6 one."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = _inner(ip)
        if inner is not None:
            return is_local(str(inner))
    return not ip.is_global or ip.is_multicast or ip.is_reserved


def _inner(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for (mapped, 6to4, Teredo, NAT64)."""
    if ip.packed[:12] == TRANSLATED:
        return IPv4Address(ip.packed[12:])
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _body(response: httpx.Response, limit: int) -> bytes:
    """At most `limit` bytes, unpacked here so that a small answer cannot unfold without end."""
    coding = response.headers.get("content-encoding", "identity").strip().casefold()
    if coding not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise ReadError(f"comes packed as {coding}, which we did not ask for: save the page and read the file")
    unpack = None if coding in ("identity", "") else zlib.decompressobj(zlib.MAX_WBITS | 32)
    body = bytearray()
    for chunk in response.iter_raw():
        try:
            body += unpack.decompress(chunk, limit + 1) if unpack else chunk
        except zlib.error as error:
            raise ReadError(f"comes damaged ({error}): try again") from error
        if len(body) > limit:
            raise ReadError(f"holds more than {megabytes(limit)}: not one article")
    return bytes(body)


@cache
def _robots(url: httpx.URL, allow_local: bool) -> RobotFileParser:
    """What a host's robots.txt permits, asked once a run; none (4xx) permits all, a failing server (5xx) nothing."""
    _, response, data = _get(url, allow_local, ROBOTS_BYTES, mannered=False)
    rules = RobotFileParser()
    if response.is_success:
        rules.parse(data.decode("utf-8", "replace").splitlines())
    else:
        rules.parse(["User-agent: *", "Disallow: /"] if response.is_server_error else [])
    return rules
