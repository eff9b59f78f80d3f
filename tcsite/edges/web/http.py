"""HttpClient: send one request to one checked address, and return the reply, or why there is none.

Nothing is tried again or followed here, and nothing is sent that `HostNames` and `HostQueue` have not let through.
"""

import contextlib
import errno
import re
import socket
import ssl
from collections.abc import Callable
from types import TracebackType
from typing import Any, NamedTuple

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import Connection
from yarl import URL

from tcsite.edges.web.bodies import Body, Unreadable
from tcsite.edges.web.hosts import GivenUp, HostPaused, HostQueue, HostQueues
from tcsite.edges.web.networks import HostNames
from tcsite.edges.web.outcomes import Failure, FailureKind, Reply
from tcsite.edges.web.politeness import MAX_BODY, Clock, Politeness
from tcsite.edges.web.urls import WebUrl, pace
from tcsite.frozen import dataclass
from tcsite.links.verdicts import PageBody

_LINE = 64 << 10
"""Bytes of one header: policies of eight KiB, where aiohttp stops by itself, do exist."""

_COOKIES = 4096
"""Bytes of cookies for one request: more would make every answer of the host "header too large"."""

_ACCEPT = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",  # what `bodies` can take apart safely
    "Accept-Language": "en-GB,en;q=0.9,*;q=0.5",
}
# OpenSSL's numbers (x509_vfy.h) for certificates that are wrong in themselves, whoever looks at them.
_WRONG = {
    9: "that is not valid yet",
    10: "that has expired",
    18: "that it has signed itself",
    23: "that has been revoked",
    62: "for another host",
    64: "for another address",
}
# Where there is no way at all: with IPv6 switched off, say.
_NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
_ERRNO = re.compile(r"\[Errno (\d+)\]")


class ConnectionLost(aiohttp.ClientError):
    """The connection broke after it was made. Not an `OSError`: aiohttp would send the request again."""


@dataclass(frozen=True, slots=True)
class BodyRequest:
    """What to read of a body: until `enough` says so, or to the limit."""

    enough: Callable[[bytes], bool]
    limit: int = MAX_BODY


class Request(NamedTuple):
    """What to send."""

    method: str
    target: WebUrl
    order: int  # its place in the queue of its host
    seconds: float  # for everything but waiting for its turn
    body: Callable[[str], BodyRequest | None] | None = (
        None  # the content type -> what to read, where it went well
    )


class HttpClient:
    """Connections, cookies and time for one run."""

    def __init__(
        self,
        politeness: Politeness,
        clock: Clock,
        hosts: HostQueues,
        names: HostNames,
        trust: ssl.SSLContext | None,
    ) -> None:
        self._clock = clock
        self._hosts = hosts
        self._names = names
        # A jar that minds the host: ports do not count, and bare IP addresses may have cookies, too.
        self._cookies = aiohttp.CookieJar(unsafe=True, quote_cookie=False)
        self._session = aiohttp.ClientSession(
            connector=_Connector(hosts, names, trust),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": politeness.user_agent, **_ACCEPT},
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(),  # deadlines are ours: those of aiohttp know only silence
            middlewares=(_send_once,),
            max_line_size=_LINE,
            max_field_size=_LINE,
        )

    async def __aenter__(self) -> "HttpClient":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    def cookies(self, target: WebUrl) -> str:
        """The cookies that would be sent: a request is the same again only when they are, too."""
        cookies = self._cookies.filter_cookies(URL(target.url, encoded=True))
        header = "; ".join(f"{morsel.key}={morsel.value}" for morsel in cookies.values())
        return header if len(header) <= _COOKIES else ""

    async def send(self, request: Request) -> tuple[Reply | Failure, float]:
        """The reply or the failure, and the seconds that it took once it was its turn."""
        host = self._hosts[request.target.pace]
        while True:
            spent = 0.0
            try:
                numbers = await self._names.resolve(request.target)
                if isinstance(numbers, Failure):
                    return numbers, 0.0
                async with host.turn(request.order), self._hosts.everywhere:
                    began = self._clock.seconds()
                    reply = await self._attempt(request, host)
                    spent = self._clock.seconds() - began
                return reply, spent
            except GivenUp as error:
                return Failure(FailureKind.GIVEN_UP, str(error)), spent
            except HostPaused:
                continue

    async def _attempt(self, request: Request, host: HostQueue) -> Reply | Failure:
        try:
            reply = await self._exchange(request)
        except TimeoutError:
            return Failure(FailureKind.TIMEOUT, "does not answer in time")
        except (aiohttp.ClientError, ConnectionError, ssl.SSLError) as error:
            return _failure(error)
        host.answered()
        return reply

    async def _exchange(self, request: Request) -> Reply:
        target = request.target
        until = self._clock.seconds() + request.seconds
        headers = {"Cookie": cookies} if (cookies := self.cookies(target)) else {}
        async with self._clock.limit(request.seconds):
            response = await self._session.request(
                request.method, _address(target), headers=headers, allow_redirects=False
            )
        try:
            self._keep_cookies(target, response)
            body = request.body(response.headers.get("Content-Type", "")) if request.body else None
            wanted = body if 200 <= response.status < 300 else None
            page = await self._read(response, wanted, until - self._clock.seconds()) if wanted else None
            return Reply(response.status, response.headers, page)
        finally:
            response.close()  # what is left of the body is not for us

    def _keep_cookies(self, target: WebUrl, response: aiohttp.ClientResponse) -> None:
        set_cookies = [
            cookie for cookie in response.headers.getall("Set-Cookie", ()) if len(cookie) <= _COOKIES
        ]
        if set_cookies:
            with contextlib.suppress(ValueError):  # what is no cookie is ignored
                self._cookies.update_cookies_from_headers(set_cookies, URL(target.url, encoded=True))

    async def _read(
        self, response: aiohttp.ClientResponse, wanted: BodyRequest, seconds: float
    ) -> PageBody | None:
        """The body, as far as it is wanted and comes in time; the answer stands whatever becomes of it."""
        whole = False
        try:
            body = Body(response.headers.get("Content-Encoding", ""), wanted.limit, wanted.enough)
        except Unreadable:
            return None
        try:
            async with self._clock.limit(seconds):
                async for chunk in response.content.iter_any():
                    if body.take(chunk):
                        break
                else:
                    whole = True
        except Unreadable:
            return None
        except (aiohttp.ClientError, OSError):  # `TimeoutError` is one
            pass
        headers = tuple((name.lower(), value) for name, value in response.headers.items())
        return PageBody(bytes(body.content), headers, whole)


def _address(target: WebUrl) -> URL:
    """What aiohttp is given. It would hand "127.1" to the system as it stands, so that numbers are spelled out."""
    number = target.number
    if not number:
        return URL(target.url, encoded=True)
    host = f"[{number}]" if ":" in number else number
    return URL(f"{target.scheme}://{host}:{target.port}{target.path}", encoded=True)


async def _send_once(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Keep aiohttp from sending a request again by itself when a connection breaks: how often is for us to say."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise ConnectionLost(str(error)) from error


class _Resolver(AbstractResolver):
    """Knows what `HostNames` has checked, and never asks anybody."""

    def __init__(self, names: HostNames) -> None:
        self._names = names

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002  # the connection's signature
    ) -> list[ResolveResult]:
        """The addresses that were checked for this very host and port."""
        return [
            ResolveResult(hostname=host, host=number, port=port, family=_family(number), proto=0, flags=0)
            for number in self._names.checked(host, port)
        ]

    async def close(self) -> None:
        """There is nothing to close."""


def _family(number: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in number else socket.AF_INET


class _Connector(aiohttp.TCPConnector):
    """A new connection for each request, to a checked address, and through the last gate of its host.

    New ones, because what a server does to one request must not reach the next: bytes after the answer to a
    HEAD, a connection that it closes just when we send.
    """

    def __init__(self, hosts: HostQueues, names: HostNames, trust: ssl.SSLContext | None) -> None:
        super().__init__(
            resolver=_Resolver(names),
            use_dns_cache=False,
            force_close=True,
            limit=0,  # `HostQueues` counts
            ssl=trust or True,
            socket_factory=self._socket,
        )
        self._hosts = hosts
        self._names = names

    def _socket(self, info: aiohttp.AddrInfoType) -> socket.socket:
        """The last place before the network: no socket for an address that nobody has checked."""
        family, kind, protocol, _, address = info
        if (str(address[0]), address[1]) not in self._names.pinned:
            raise AssertionError(f"unchecked address {address[0]}")
        return socket.socket(family, kind, protocol)

    async def connect(self, req: aiohttp.ClientRequest, *rest: Any, **more: Any) -> Connection:
        """Connect, then wait until the host may be sent something."""
        connection = await super().connect(req, *rest, **more)
        try:
            await self._hosts[pace(req.url.raw_host or "", req.url.port or 0)].before_sending()
        except BaseException:
            connection.close()
            raise
        return connection


def _failure(error: Exception) -> Failure:
    """Which way of not answering this was."""
    cause = error.__cause__ if isinstance(error, ConnectionLost) else error
    if isinstance(cause, aiohttp.ClientConnectorCertificateError):
        return _certificate(cause.certificate_error)
    if isinstance(cause, aiohttp.ServerDisconnectedError):
        return Failure(FailureKind.SILENT, "closes the connection without an answer")
    if isinstance(cause, aiohttp.ClientResponseError):
        if cause.message.lstrip().startswith("Bad status line"):
            return Failure(FailureKind.NOT_HTTP, "does not speak HTTP")
        return Failure(FailureKind.MALFORMED, "answers in faulty HTTP")
    if isinstance(cause, ssl.SSLError) or "[SSL" in str(cause):
        return Failure(FailureKind.TLS, "offers no encryption that we can use (TLS)")
    return _system(cause)


def _certificate(error: Exception) -> Failure:
    code = getattr(error, "verify_code", 0)
    if code in _WRONG:
        return Failure(FailureKind.CERTIFICATE, f"shows a certificate {_WRONG[code]}")
    return Failure(FailureKind.TRUST, "shows a certificate that we cannot trace to an authority we know")


def _system(error: BaseException | None) -> Failure:
    """By the system's number; with several addresses, aiohttp joins their numbers in one text."""
    connecting = isinstance(error, aiohttp.ClientConnectorError)
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    number = getattr(cause, "errno", None)
    numbers = {number} if number else {int(number) for number in _ERRNO.findall(str(cause))}
    if errno.ECONNREFUSED in numbers and numbers <= {errno.ECONNREFUSED, *_NO_WAY}:
        return Failure(FailureKind.CLOSED, "refuses connections")
    if connecting and not isinstance(cause, ConnectionResetError | BrokenPipeError):
        return Failure(FailureKind.UNREACHABLE, "cannot be reached")
    return Failure(FailureKind.RESET, "breaks the connection off")
