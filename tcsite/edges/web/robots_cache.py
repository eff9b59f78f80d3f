"""RobotsCache: what the robots.txt of each host lets us ask for, fetched once a host."""

import asyncio

from tcsite.edges.web.hosts import HostQueues
from tcsite.edges.web.http import BodyRequest, HttpClient, Request
from tcsite.edges.web.outcomes import REDIRECTS, Reply, asks_to_wait, retry_after
from tcsite.edges.web.politeness import Clock
from tcsite.edges.web.urls import WebUrl, resolve_location
from tcsite.text.robots import Robots, read_robots

_AGENT = "tcsite"
_PATH = "/robots.txt"
_SECONDS = 10.0
_LIMIT = 500 << 10
"""Bytes of rules that are read: what RFC 9309 asks for at least."""

_HOPS = 5
_FIRST = -1  # in the queue of its host, before all links


class RobotsCache:
    """The rules of each origin, asked for when its first link is due."""

    def __init__(self, client: HttpClient, hosts: HostQueues, clock: Clock) -> None:
        self._client = client
        self._hosts = hosts
        self._clock = clock
        self._rules: dict[str, asyncio.Task[Robots]] = {}

    async def of(self, target: WebUrl) -> Robots:
        """The rules for an address; those who ask meanwhile wait for the same answer."""
        task = self._rules.get(target.origin)
        if task is None:
            task = asyncio.create_task(self._ask(target))
            self._rules[target.origin] = task
        return await asyncio.shield(task)

    async def _ask(self, target: WebUrl) -> Robots:
        url = target._replace(path=_PATH, fragment="")
        for _ in range(_HOPS + 1):
            request = Request("GET", url, _FIRST, _SECONDS, lambda _: BodyRequest(lambda _: False, _LIMIT))
            reply, _ = await self._client.send(request)
            if not isinstance(reply, Reply):
                # Nobody answers here: let the link itself find out how, it is the same server.
                return Robots()
            location = reply.headers.get("Location", "")
            if reply.status not in REDIRECTS or not location:
                return self._read(target, reply)
            following = resolve_location(url, location)
            if not isinstance(following, WebUrl):
                return Robots()
            self._share(target, following)
            url = following
        return Robots()

    def _share(self, target: WebUrl, following: WebUrl) -> None:
        """Where http sends us to the robots.txt of https, it is the same one, and is not asked for twice."""
        own = self._rules.get(target.origin)
        if own and following.path == _PATH:
            self._rules.setdefault(following.origin, own)

    def _read(self, target: WebUrl, reply: Reply) -> Robots:
        host = self._hosts[target.pace]
        wait = retry_after(reply.headers, self._clock.date()) if asks_to_wait(reply.status) else None
        if wait:
            host.hold(wait)
        if reply.status >= 500:  # RFC 9309: then all is forbidden; 4xx: there are no rules
            return Robots(unread=f"its robots.txt cannot be read (it answers {reply.status})")
        if reply.page is None or not 200 <= reply.status < 300:
            return Robots()
        content = reply.page.content
        if not reply.page.whole:
            content = content[: content.rfind(b"\n") + 1]  # half a rule may say the opposite
        rules = read_robots(content.decode("utf-8", "replace"), _AGENT)
        if rules.delay:
            host.slow_down(rules.delay)
        return rules

    async def close(self) -> None:
        """Leave nothing behind."""
        for task in self._rules.values():
            task.cancel()
        await asyncio.gather(*self._rules.values(), return_exceptions=True)
