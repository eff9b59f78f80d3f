"""Politeness, what may be chosen about a run; Clock, where its time and its chance come from."""

import asyncio
import random
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tcsite import __version__

GAP = 0.2
"""The seconds between two requests to one host that are promised."""

MARGIN = 0.03
"""Kept on top of every wait, because the other side's clock and the way there are not exact."""

PAUSES = (1.0, 4.0)
"""Before the second and the third try of what may be passing, about; in seconds."""

LONGEST_WAIT = 60.0
"""A `Retry-After` of more seconds than this is not waited for."""

LONGEST_HOLD = 120.0
"""For how many seconds in all one host may hold us up in a run."""

MAX_HOPS = 10
"""Redirects that are followed for one address; browsers give up at twenty, nobody sane needs three."""

MAX_BODY = 3 << 20
"""Bytes of a page that are looked at, decoded."""

EVERYWHERE = 64
"""Requests under way to all hosts together: a campus network does not notice them, nor the limit of open files."""

_UNFIT = re.compile(r"[^\x21-\x27\x2a-\x7e ]")  # for a comment in a header: brackets and all but plain ASCII


@dataclass(frozen=True, slots=True, kw_only=True)
class Politeness:
    """How a run behaves. What is not here is not for choosing."""

    contact: str = ""  # an address at which the owner of a server can reach us
    allow: frozenset[str] = (
        frozenset()
    )  # "host:port" as written in links: may be private, for tests and intranets
    in_flight: int = 4  # requests under way to one host
    gap: float = GAP  # seconds between two requests to one host; a robots.txt may ask for more, up to 10
    deadline: float = 30.0  # seconds for one address, all redirects and tries, without waiting for our turn
    budget: float | None = None  # seconds for the whole run; what is not answered then is unknown

    @property
    def user_agent(self) -> str:
        """Who we are and where to complain."""
        contact = _UNFIT.sub("", self.contact).strip()
        return f"tcsite/{__version__} ({'+' + contact if contact else 'link checker'})"

    def allows(self, host: str, port: int) -> bool:
        """Whether this host, exactly as the link spells it, is allowed whatever its address."""
        return f"[{host}]:{port}" in self.allow if ":" in host else f"{host}:{port}" in self.allow


class Clock:
    """Time and chance. With a `speed` of 10, ten seconds of every wait and deadline pass in one."""

    def __init__(self, speed: float = 1.0, seed: int | None = None) -> None:
        self._speed = speed
        self._chance = random.Random(seed)  # noqa: S311  # jitter is no secret
        self._start = time.monotonic()
        self._date = datetime.now(UTC)

    def seconds(self) -> float:
        """Since this clock was made."""
        return (time.monotonic() - self._start) * self._speed

    def date(self) -> datetime:
        """The date and the time of day, UTC."""
        return self._date + timedelta(seconds=self.seconds())

    async def sleep(self, seconds: float) -> None:
        """Let others go on for so long."""
        await asyncio.sleep(seconds / self._speed)

    def limit(self, seconds: float | None) -> asyncio.Timeout:
        """A context that raises `TimeoutError` after so long; None: never."""
        return asyncio.timeout(None if seconds is None else seconds / self._speed)

    def jitter(self, seconds: float) -> float:
        """About so long: a fifth more or less, so that many who wait do not come back all at once."""
        return seconds * self._chance.uniform(0.8, 1.2)
