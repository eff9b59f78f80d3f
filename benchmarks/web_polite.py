"""How polite and how fast the web checker is, against servers of its own on loopback, at real speed.

    python benchmarks/web_polite.py

Measures what links.md promises: sixty links of 200 ms to one host in about 16 s; the smallest gap that a
host sees; a host limited to five requests a second; forty hosts beside a slow one; and what the checker
itself costs.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from itertools import pairwise

from tcsite.edges.web import Politeness, ask
from tcsite.links.verdicts import Verdict, WebAnswer

Act = Callable[[float], Awaitable[bytes]]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
NONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
BUSY = b"HTTP/1.1 429 Too Many\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Site:
    """A server that answers every path as `act` says and notes when it was asked."""

    def __init__(self, act: Act, name: str) -> None:
        self.act = act
        self.name = name
        self.times: list[float] = []

    async def open(self) -> "Site":
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        now = time.monotonic()
        self.times.append(now)
        writer.write(NONE if b" /robots.txt " in head else await self.act(now))
        writer.close()

    def links(self, count: int) -> list[str]:
        return [f"http://{self.name}.test:{self.port}/{number}" for number in range(count)]

    @property
    def smallest_gap(self) -> float:
        return min(later - earlier for earlier, later in pairwise(self.times))


async def slow(_: float) -> bytes:
    await asyncio.sleep(0.2)
    return OK


async def crawling(_: float) -> bytes:
    await asyncio.sleep(2)
    return OK


async def quick(_: float) -> bytes:
    return OK


def limited() -> tuple[Act, list[float]]:
    """Five requests in any second; the sixth is refused."""
    recent: deque[float] = deque()
    refused: list[float] = []

    async def act(now: float) -> bytes:
        while recent and now - recent[0] >= 1:
            recent.popleft()
        recent.append(now)
        if len(recent) > 5:
            refused.append(now)
            return BUSY
        return OK

    return act, refused


async def loopback(_: str, __: int) -> list[str]:
    return ["127.0.0.1"]


async def measured(sites: list[Site], links: list[str]) -> tuple[float, float, dict[str, WebAnswer]]:
    """Seconds, seconds of CPU (the servers' included), answers."""
    allow = frozenset(f"{site.name}.test:{site.port}" for site in sites)
    start, work = time.monotonic(), time.process_time()
    answers = await ask(links, Politeness(allow=allow), lookup=loopback)
    return time.monotonic() - start, time.process_time() - work, answers


def show(what: str, seconds: float, work: float, answers: dict[str, WebAnswer], more: str) -> None:
    live = sum(answer.verdict is Verdict.LIVE for answer in answers.values())
    print(f"{what:<44}{seconds:7.1f} s{work:7.2f} s CPU{live:6} of {len(answers):4} live   {more}")


async def main() -> None:
    site = await Site(slow, "slow").open()
    seconds, work, answers = await measured([site], site.links(60))
    gap = f"smallest gap {site.smallest_gap * 1000:.0f} ms, {len(site.times)} requests"
    show("60 links of 200 ms to one host", seconds, work, answers, gap)

    act, refused = limited()
    site = await Site(act, "limited").open()
    seconds, work, answers = await measured([site], site.links(60))
    show("60 links to a host with a limit of 5/s", seconds, work, answers, f"{len(refused)} refusals")

    sites = [await Site(crawling, "crawling").open()]
    sites += [await Site(quick, f"quick{number}").open() for number in range(40)]
    links = sites[0].links(20) + [link for site in sites[1:] for link in site.links(20)]
    seconds, work, answers = await measured(sites, links)
    last = max(max(site.times) for site in sites[1:]) - sites[0].times[0]
    smallest = min(site.smallest_gap for site in sites)
    more = f"quick hosts done after {last:.1f} s, smallest gap {smallest * 1000:.0f} ms"
    show("20 links each to 40 quick hosts and a slow one", seconds, work, answers, more)

    sites = [await Site(quick, f"host{number}").open() for number in range(500)]
    links = [link for site in sites for link in site.links(4)]
    seconds, work, answers = await measured(sites, links)
    show(
        "4 links each to 500 quick hosts",
        seconds,
        work,
        answers,
        f"{work / 2500 * 1000:.2f} ms CPU a request",
    )


if __name__ == "__main__":
    asyncio.run(main())
