"""Which addresses may be connected to, and HostNames: each host is resolved once, checked, and pinned.

Content comes from many hands and redirects from anybody, so no name, number or redirect may make this
machine talk to itself or to its neighbours. What was checked is what is connected to: see `http`.
"""

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from tcsite.edges.web.outcomes import Failure, FailureKind
from tcsite.edges.web.politeness import Clock, Politeness
from tcsite.edges.web.urls import WebUrl

Lookup = Callable[[str, int], Awaitable[list[str]]]
"""A host and a port -> its IP addresses, best first; raises `OSError` as `getaddrinfo` does."""

Pinned = tuple[str, ...]

# IANA's registries of special addresses, IPv4: what is not in the public internet, or not a host there.
_SPECIAL = tuple(
    (ip_network(network), name)
    for network, name in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "private"),  # behind a carrier's NAT
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),  # the metadata services of clouds among them
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "reserved"),
        ("192.31.196.0/24", "reserved"),
        ("192.52.193.0/24", "reserved"),
        ("192.88.99.0/24", "reserved"),  # relays of 6to4
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "reserved"),
        ("198.18.0.0/15", "reserved"),
        ("198.51.100.0/24", "reserved"),
        ("203.0.113.0/24", "reserved"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("fe80::/10", "link-local"),
        ("fc00::/7", "private"),
        ("ff00::/8", "multicast"),
        # Inside 2000::/3, which is all that is public of IPv6:
        ("2001::/23", "reserved"),  # Teredo and other tunnels
        ("2001:db8::/32", "reserved"),
        ("2002::/16", "reserved"),  # 6to4: holds any IPv4 address
        ("2620:4f:8000::/48", "reserved"),
        ("3fff::/20", "reserved"),
    )
)
_PUBLIC_6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_LOCAL = re.compile(r"(.*\.)?(localhost|local|internal|home\.arpa)")
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
_AT_ONCE = 16
"""HostNames that are looked up at the same time."""

_SECONDS = 10.0
"""For one name; a `TimeoutError` is an `OSError`."""

_FRESH = 0.5
"""Seconds in which a name that failed is not looked up again: all who wait for it share one question."""


def not_public(number: str) -> str:
    """What kind of address it is, when not a public one: "loopback", "private", …; "" for a public one."""
    try:
        address = ip_address(number)
    except ValueError:  # "fe80::1%eth0"
        return "link-local"
    for network, name in _SPECIAL:
        if address.version == network.version and address in network:
            return name
    if isinstance(address, IPv6Address) and address not in _PUBLIC_6:
        return "reserved"  # IPv4 in disguise among them
    return ""


def _behind(number: str) -> str:
    """The IPv4 address behind what a network without IPv4 puts in its place (NAT64)."""
    address = ip_address(number) if "%" not in number else None
    if isinstance(address, IPv6Address) and address in _NAT64:
        return str(IPv4Address(int(address) & 0xFFFFFFFF))
    return number


def _no_such(target: WebUrl) -> Failure:
    return Failure(FailureKind.NO_NAME, f"is on a host that does not exist: {target.host}")


class SystemLookup:
    """Asks the system, on threads of its own: `getaddrinfo` cannot be called off, and some take half a minute."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_AT_ONCE, "names")

    async def __call__(self, host: str, port: int) -> list[str]:
        """The addresses, in the order in which the system would try them."""
        numbers = await asyncio.get_running_loop().run_in_executor(self._threads, _getaddrinfo, host, port)
        return list(dict.fromkeys(numbers))

    def close(self) -> None:
        """Wait for nobody."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _getaddrinfo(host: str, port: int) -> list[str]:
    # ADDRCONFIG: no addresses of a kind that this machine has no way to.
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return [str(info[4][0]) for info in infos]


class HostNames:
    """The hosts of a run and their addresses."""

    def __init__(self, politeness: Politeness, clock: Clock, lookup: Lookup) -> None:
        self._politeness = politeness
        self._clock = clock
        self._lookup = lookup
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._found: dict[str, tuple[float, asyncio.Task[Pinned | Failure]]] = {}
        self._checked: dict[tuple[str, int], Pinned] = {}
        self.pinned: set[tuple[str, int]] = set()  # IP addresses and ports; nothing else is connected to

    async def resolve(self, target: WebUrl) -> Pinned | Failure:
        """The addresses to connect to, or why there are none; looked up once a run when it went well."""
        allowed = self._politeness.allows(target.host, target.port)
        numbers = await self._addresses(target, allowed=allowed)
        if isinstance(numbers, Failure):
            return numbers
        for number in numbers:
            real = number if target.number else _behind(number)
            if not allowed and (kind := not_public(real)):
                return Failure(FailureKind.PRIVATE, f"is at a {kind} address: {target.host}")
        self._checked[target.host, target.port] = numbers
        self.pinned.update((number, target.port) for number in numbers)
        return numbers

    def checked(self, host: str, port: int) -> Pinned:
        """The addresses of a host that was resolved and found in order; without asking anybody."""
        return self._checked.get((host, port), ())

    async def _addresses(self, target: WebUrl, *, allowed: bool) -> Pinned | Failure:
        if target.number:
            return (target.number,)
        name = target.host.rstrip(".")
        if not allowed and _LOCAL.fullmatch(name):
            return Failure(FailureKind.PRIVATE, f"is on a host of local networks: {name}")
        if name.rpartition(".")[2] == "invalid":  # never registered, by RFC 6761
            return _no_such(target)
        when, task = self._found.get(target.host, (0.0, None))
        now = self._clock.seconds()
        if task is None or (task.done() and isinstance(task.result(), Failure) and now - when > _FRESH):
            task = asyncio.create_task(self._ask(target))
            self._found[target.host] = (now, task)
        return await asyncio.shield(task)

    async def _ask(self, target: WebUrl) -> Pinned | Failure:
        try:
            async with self._places, self._clock.limit(_SECONDS):
                numbers = await self._lookup(target.host, target.port)
        except socket.gaierror as error:
            if error.errno in _NO_SUCH_NAME:
                return _no_such(target)
            return Failure(
                FailureKind.NAMES, f"is on a host whose name could not be looked up: {target.host}"
            )
        except (OSError, UnicodeError):
            return Failure(
                FailureKind.NAMES, f"is on a host whose name could not be looked up: {target.host}"
            )
        return tuple(numbers) or _no_such(target)

    async def close(self) -> None:
        """Leave nothing behind."""
        for _, task in self._found.values():
            task.cancel()
        await asyncio.gather(*(task for _, task in self._found.values()), return_exceptions=True)
