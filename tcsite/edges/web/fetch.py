"""Fetch: one address from its first request to its verdict, over redirects, by HEAD and GET, in several tries."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tcsite.edges.web.anchors import HAVE_IDS, AnchorScanner
from tcsite.edges.web.hosts import HostQueues
from tcsite.edges.web.http import BodyRequest, HttpClient, Request
from tcsite.edges.web.outcomes import (
    PASSING,
    REDIRECTS,
    TOO_MANY,
    Failure,
    FailureKind,
    FetchOutcome,
    Reply,
    asks_to_wait,
    for_display,
    of_failure,
    of_reply,
    retry_after,
    too_long,
)
from tcsite.edges.web.politeness import MAX_HOPS, PAUSES, Clock, Politeness
from tcsite.edges.web.robots_cache import RobotsCache
from tcsite.edges.web.urls import UnusableUrl, WebUrl, resolve_location
from tcsite.frozen import dataclass
from tcsite.links.verdicts import Anchor, Hop, PageBody, Verdict


@dataclass(frozen=True, slots=True)
class FetchContext:
    """What all fetches of a run share."""

    client: HttpClient
    hosts: HostQueues
    robots: RobotsCache
    clock: Clock
    politeness: Politeness


class FetchResult(NamedTuple):
    """What is known of an address in the end."""

    outcome: FetchOutcome
    final: WebUrl  # where it ended
    hops: tuple[Hop, ...] = ()
    anchors: Mapping[str, Anchor] = MappingProxyType({})
    page: PageBody | None = None


class Fetch:
    """One address. `find` is called once."""

    def __init__(
        self,
        context: FetchContext,
        target: WebUrl,
        order: int,
        *,
        fragments: Collection[str],
        keep_page: bool,
    ) -> None:
        self._context = context
        self._target = target
        self._order = order
        self._fragments = fragments
        self._keep_page = keep_page
        self._method = "GET" if fragments or keep_page else "HEAD"
        self._headed: Verdict | None = None  # what HEAD came to here, when it failed
        self._left = context.politeness.deadline
        self._hops: list[Hop] = []
        self._asked: set[tuple[str, str]] = set()
        self._failed: Counter[Verdict] = Counter()
        self._scanner: AnchorScanner | None = None
        self._page: PageBody | None = None

    async def find(self) -> FetchResult:
        """Ask until there is a verdict."""
        while True:
            outcome = await self._step()
            if outcome is not None:
                break
        anchors = dict.fromkeys(self._fragments, Anchor.UNSEEN)
        if self._scanner and self._page:
            anchors = self._scanner.anchors(whole=self._page.whole)
        page = self._page if self._keep_page else None
        return FetchResult(outcome, self._target, tuple(self._hops), anchors, page)

    async def _step(self) -> FetchOutcome | None:
        """One request and what follows from it; None: go on."""
        rules = await self._context.robots.of(self._target)
        if not rules.allow(self._target.path):
            reason = rules.unread or "its robots.txt asks us not to look"
            return FetchOutcome(Verdict.UNKNOWN, f"was not asked: {reason}")
        reply = await self._send()
        if isinstance(reply, Reply) and reply.status in REDIRECTS:
            outcome = self._redirected(reply)
        else:
            outcome = of_failure(reply) if isinstance(reply, Failure) else of_reply(reply)
        if outcome is None:
            return None
        if outcome.verdict is Verdict.LIVE:
            self._page = reply.page if isinstance(reply, Reply) else None
            return outcome
        return await self._judge(outcome, reply)

    async def _send(self) -> Reply | Failure:
        deadline = self._context.politeness.deadline
        self._asked.add((self._target.url, self._context.client.cookies(self._target)))
        # HEAD may hang where GET does not, and one GET may hang where the next does not.
        share = deadline / 3 if self._method == "HEAD" else deadline * 2 / 3
        request = Request(
            self._method,
            self._target,
            self._order,
            min(share, self._left),
            self._body_request if self._reads else None,
        )
        reply, spent = await self._context.client.send(request)
        self._left -= spent
        return reply

    @property
    def _reads(self) -> bool:
        return self._keep_page or bool(self._fragments)

    def _body_request(self, content_type: str) -> BodyRequest | None:
        self._scanner = None
        kind = content_type.partition(";")[0].strip().lower()
        if self._fragments and kind in HAVE_IDS:
            self._scanner = AnchorScanner(self._fragments, content_type)
        if self._scanner is None and not self._keep_page:
            return None
        return BodyRequest(self._enough(self._scanner))

    def _enough(self, scanner: AnchorScanner | None) -> Callable[[bytes], bool]:
        def enough(piece: bytes) -> bool:
            complete = scanner is not None and scanner.enough(piece)
            return complete and not self._keep_page

        return enough

    def _redirected(self, reply: Reply) -> FetchOutcome | None:
        """Follow a redirect, or say why not."""
        location = reply.headers.get("Location", "").strip()
        if not location:
            return FetchOutcome(
                Verdict.DEAD, "redirects without saying where", method=True, status=reply.status
            )
        following = resolve_location(self._target, location)
        if isinstance(following, UnusableUrl):
            verdict = Verdict.DEAD if following.broken else Verdict.REFUSED
            reason = f"redirects to {for_display(location)}, which {following.reason}"
            return FetchOutcome(verdict, reason, method=following.broken, status=reply.status)
        if (following.url, self._context.client.cookies(following)) in self._asked:
            return FetchOutcome(Verdict.DEAD, "redirects in a circle", method=True, status=reply.status)
        if len(self._hops) >= MAX_HOPS:
            return FetchOutcome(
                Verdict.DEAD, f"redirects more than {MAX_HOPS} times", method=True, status=reply.status
            )
        self._hops.append(Hop(self._target.url, reply.status))
        self._target = following
        self._headed = None
        self._failed.clear()
        return None

    async def _judge(self, outcome: FetchOutcome, reply: Reply | Failure) -> FetchOutcome | None:
        """Is this failure final? If not, wait as long as is due."""
        host = self._context.hosts[self._target.pace]
        wait = None
        if isinstance(reply, Reply) and asks_to_wait(reply.status):
            wait = retry_after(reply.headers, self._context.clock.date())
        if wait:
            # 429 speaks for the host. A day-long 503 speaks for one address: its neighbours may be well.
            if outcome.status == TOO_MANY or not too_long(wait):
                host.hold(wait)
            if too_long(wait):
                return outcome._replace(reason=f"{outcome.reason} and wants to be left alone for long")
        by_head, self._method = self._method == "HEAD", "GET"
        if by_head and outcome.method and not wait and self._left > 0:
            self._headed = outcome.verdict
            return None
        self._failed[outcome.verdict] += 1
        # What HEAD and GET agree on has been seen twice, where it is not of the passing kind.
        twice = self._headed is outcome.verdict and outcome.tries < PASSING
        enough = self._failed[outcome.verdict] + twice >= outcome.tries
        tries = self._failed.total()
        if enough or tries >= PASSING or self._left <= 0:
            return self._last(outcome, reply, sure=enough)
        if not wait:
            await self._context.clock.sleep(self._context.clock.jitter(PAUSES[tries - 1]))
        return None

    def _last(self, outcome: FetchOutcome, reply: Reply | Failure, *, sure: bool) -> FetchOutcome:
        if isinstance(reply, Failure) and reply.kind is FailureKind.TIMEOUT:
            self._context.hosts[self._target.pace].timed_out()
        if outcome.verdict is Verdict.DEAD and not sure:
            return outcome._replace(
                verdict=Verdict.UNKNOWN, reason=f"{outcome.reason}, which was not seen twice"
            )
        return outcome
