"""WebUrl: an address of the web, read as a browser reads it, in the one spelling in which we ask for it."""

import re
import socket
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

import idna

from tcsite.text.urls import clean, without_dots

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
_NUMBER = re.compile(r"(.*\.)?(\d+|0x[0-9a-f]*)\.?")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HEAD = re.compile(r"[^?#]*")
_PATH = "!$%&'()*+,/:;=@[]|^~"
# Ports of other protocols, where a request could be taken for a command: the fetch standard's list.
# fmt: off
_BAD_PORTS = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
    103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512,
    513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719,
    1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
    6697, 10080,
))
# fmt: on


class WebUrl(NamedTuple):
    """An address that may be asked for, once its host has been resolved and found public."""

    scheme: str
    host: str  # as written, in small letters, without brackets; "127.1" stays so
    port: int
    path: str  # with its query: what a request names
    fragment: str  # as written, without "#"

    @property
    def _name(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt is for."""
        return f"{self.scheme}://{self._name}"

    @property
    def url(self) -> str:
        """The whole, without its fragment: two addresses with the same are asked for once."""
        return self.origin + self.path

    @property
    def pace(self) -> str:
        """Whose patience it takes: the host, http and https together, other ports apart."""
        return pace(self.number or self.host, self.port)

    @property
    def number(self) -> str:
        """The IP address, when the host is one in whatever spelling; "" for a name."""
        if ":" in self.host:
            return self.host
        return (
            socket.inet_ntoa(socket.inet_aton(self.host.rstrip("."))) if _NUMBER.fullmatch(self.host) else ""
        )


def pace(host: str, port: int) -> str:
    """The name under which a host is paced."""
    name = host.rstrip(".")
    return name if port in _PORTS.values() else f"{name}:{port}"


class UnusableUrl(NamedTuple):
    """Why an address is not asked for."""

    reason: str
    broken: bool  # nobody could follow it; otherwise it is we who refuse to


def parse_url(raw: str) -> WebUrl | UnusableUrl:
    """Take an absolute address apart."""
    text = clean(raw)
    try:
        scheme = urlsplit(text).scheme
        if scheme in _PORTS:
            return _read_web(text)
    except ValueError:
        return UnusableUrl("is not a web address", broken=True)
    if not scheme:
        return UnusableUrl("is not a web address: it does not begin with https://", broken=True)
    return UnusableUrl(f'is not of the web ("{scheme}:"): only http and https are asked', broken=False)


def _read_web(text: str) -> WebUrl | UnusableUrl:
    before, _, fragment = text.partition("#")
    address, question, query = before.partition("?")
    parts = urlsplit(address.replace("\\", "/"))
    user, at, authority = parts.netloc.rpartition("@")
    if at or user:
        return UnusableUrl("holds a user name or a password, which is not for publishing", broken=False)
    bracketed = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:]*)(?::(\d{0,5}))?", authority)
    host = _host(bracketed[1]) if bracketed else ""
    port = int((bracketed and bracketed[2]) or _PORTS[parts.scheme])
    if not host or port > 65535:
        return UnusableUrl("names no host" if not authority else f'"{authority}" is not a host', broken=True)
    if port in _BAD_PORTS:
        return UnusableUrl(
            f"has the port {port}, which is not for web pages; browsers refuse it, too", broken=False
        )
    path = "/" + without_dots(_escaped(parts.path, _PATH).removeprefix("/"))
    requested = path + question + _escaped(query, _PATH + "?\\`{}")
    return WebUrl(parts.scheme, host, port, requested, fragment)


def _escaped(text: str, safe: str) -> str:
    """Without letters that cannot stand in a request; bytes of a header that are not UTF-8 stay."""
    return quote(text, safe=safe, errors="surrogateescape")


def _host(written: str) -> str:
    """The host in small ASCII letters; "" for what is none."""
    if written.startswith("["):
        try:
            return socket.inet_ntop(socket.AF_INET6, socket.inet_pton(socket.AF_INET6, written[1:-1]))
        except OSError:
            return ""
    name = unquote(written)
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            return ""
    name = name.lower()
    if not _HOST.fullmatch(name) or len(name) > 253 or max(map(len, name.split("."))) > 63:
        return ""
    if _NUMBER.fullmatch(name):  # a browser reads such a name as a number, or not at all
        try:
            socket.inet_aton(name.rstrip("."))
        except OSError:
            return ""
    return name


def resolve_location(base: WebUrl, location: str) -> WebUrl | UnusableUrl:
    """Where a `Location` leads. What it says without a fragment keeps the one we came with."""
    text = clean(location)
    scheme = _SCHEME.match(text)
    if not scheme or scheme[1].lower() in _PORTS:
        text = _HEAD.sub(lambda head: head[0].replace("\\", "/"), text, count=1)
    try:
        target = parse_url(urljoin(base.url, text))
    except ValueError:
        return UnusableUrl("is not a web address", broken=True)
    if isinstance(target, WebUrl) and "#" not in text:
        return target._replace(fragment=base.fragment)
    return target
