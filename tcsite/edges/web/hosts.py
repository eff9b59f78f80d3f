"""HostQueue: whose turn it is to send something to one host, and when; HostQueues: all those of a run.

Each host has a queue of its own, so that one that is slow or wants to be left alone holds up no other.
"""

import asyncio
import contextlib
import heapq
from collections.abc import AsyncIterator, Iterator
from itertools import count

from tcsite.edges.web.outcomes import too_long
from tcsite.edges.web.politeness import EVERYWHERE, LONGEST_HOLD, MARGIN, Clock, Politeness

_SILENT = 3
"""Addresses of a host that has never answered anything which may time out before the rest are not asked."""

_MAX_SLEEP = 1.0
"""The longest sleep of a queue, in seconds, before it looks whether its host has been given up meanwhile."""

_MAX_DELAY = 10.0
"""The longest `Crawl-delay` that is honoured, in seconds."""


class GivenUp(Exception):
    """Nothing more is sent to this host in this run."""


class HostPaused(Exception):
    """The host has asked us to wait since our turn came."""


class HostQueue:
    """The queue for one host. Times are seconds of the run's clock."""

    def __init__(self, politeness: Politeness, clock: Clock) -> None:
        self._clock = clock
        self._gap = politeness.gap + MARGIN
        self._slots = asyncio.Semaphore(politeness.in_flight)
        self._sending = asyncio.Lock()
        self._queue: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._pump: asyncio.Task[None] | None = None
        self._next_turn = self._next_sending = 0.0
        self._free = 0.0  # nothing is sent before
        self._held = 0.0  # how long it has held us up in all
        self._given_up = ""
        self._answered = False
        self._silences = 0
        self.remaining = 0  # addresses that begin here and are not answered for yet

    @contextlib.asynccontextmanager
    async def turn(self, order: int) -> AsyncIterator[None]:
        """A place among those in flight, at the promised pace; lower orders first.

        Raises `GivenUp` when there will be none.
        """
        ticket: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._queue, (order, next(self._numbers), ticket))
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._give_turns())
        try:
            await ticket
            yield
        finally:
            if ticket.done() and not ticket.cancelled() and ticket.exception() is None:
                self._slots.release()

    async def _give_turns(self) -> None:
        while self._queue:
            await self._slots.acquire()
            await self._wait_until_free()
            ticket = next(self._waiting(), None)
            if ticket is None or self._given_up:
                self._slots.release()
            if ticket is not None and self._given_up:
                ticket.set_exception(GivenUp(self._given_up))
            elif ticket is not None:
                self._next_turn = self._clock.seconds() + self._gap
                ticket.set_result(None)

    async def _wait_until_free(self) -> None:
        while not self._given_up and (left := self._left(self._next_turn)) > 0:
            await self._clock.sleep(min(left, _MAX_SLEEP))

    def _waiting(self) -> Iterator[asyncio.Future[None]]:
        while self._queue:
            ticket = heapq.heappop(self._queue)[2]
            if not ticket.done():  # else whoever asked for it has gone
                yield ticket

    def _left(self, moment: float) -> float:
        return max(moment, self._free) - self._clock.seconds()

    async def before_sending(self) -> None:
        """The last gate, between connecting and sending: connecting takes now this long and now that.

        Raises `HostPaused` when the host has asked for a pause in the meantime.
        """
        async with self._sending:
            while True:
                if self._given_up or self._left(0.0) > 0:
                    raise HostPaused
                if (left := self._left(self._next_sending)) <= 0:
                    break
                await self._clock.sleep(left)
            self._next_sending = self._clock.seconds() + self._gap

    def hold(self, seconds: float) -> None:
        """It asked us to wait: nothing is sent until then, or never again when that is too long."""
        now = self._clock.seconds()
        until = now + seconds + MARGIN
        longer = until - max(self._free, now)
        if too_long(seconds) or self._held + longer > LONGEST_HOLD:
            self._given_up = (
                self._given_up or "is on a host that asks to be left alone for longer than we can wait"
            )
        elif longer > 0:
            self._held += longer
            self._free = until

    def slow_down(self, seconds: float) -> None:
        """Its robots.txt asks for more time between requests."""
        self._gap = max(self._gap, min(seconds, _MAX_DELAY) + MARGIN)

    def answered(self) -> None:
        """It is alive."""
        self._answered = True

    def timed_out(self) -> None:
        """One of its addresses timed out. A host that never answers is not asked for ever."""
        self._silences += 1
        if not self._answered and self._silences >= _SILENT:
            self._given_up = f"is on a host that did not answer for {_SILENT} other addresses"

    @property
    def seconds(self) -> float:
        """How long the rest takes at least."""
        pause = max(self._free - self._clock.seconds(), 0.0)
        return 0.0 if self._given_up or not self.remaining else pause + self.remaining * self._gap

    async def close(self) -> None:
        """Stop giving turns."""
        if self._pump:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)


class HostQueues:
    """The hosts of a run, by the name that `WebUrl.pace` gives them."""

    def __init__(self, politeness: Politeness, clock: Clock) -> None:
        self._politeness = politeness
        self._clock = clock
        self._hosts: dict[str, HostQueue] = {}
        self.everywhere = asyncio.Semaphore(EVERYWHERE)

    def __getitem__(self, pace: str) -> HostQueue:
        if pace not in self._hosts:
            self._hosts[pace] = HostQueue(self._politeness, self._clock)
        return self._hosts[pace]

    @property
    def busy(self) -> int:
        """How many have addresses that are not answered for."""
        return sum(host.remaining > 0 for host in self._hosts.values())

    @property
    def seconds(self) -> float:
        """How long the rest takes at least: hosts do not wait for each other."""
        return max((host.seconds for host in self._hosts.values()), default=0.0)

    async def close(self) -> None:
        """Stop giving turns."""
        await asyncio.gather(*(host.close() for host in self._hosts.values()))
