"""Run: ask for many addresses at once, each distinct one a single time, within a budget."""

import asyncio
import contextlib
import ssl
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from tcsite.edges.web.anchors import wanted
from tcsite.edges.web.fetch import Fetch, FetchContext, FetchResult
from tcsite.edges.web.hosts import HostQueues
from tcsite.edges.web.http import HttpClient
from tcsite.edges.web.networks import HostNames, Lookup, SystemLookup
from tcsite.edges.web.outcomes import FetchOutcome, after_redirects
from tcsite.edges.web.politeness import Clock, Politeness
from tcsite.edges.web.robots_cache import RobotsCache
from tcsite.edges.web.urls import UnusableUrl, WebUrl, parse_url
from tcsite.links.verdicts import Anchor, Verdict, WebAnswer, WebProgress

OnProgress = Callable[[WebProgress], None]


@dataclass(slots=True)
class _Question:
    """One thing to ask for, and the addresses as given that it answers: they differ in fragments and spelling."""

    target: WebUrl
    addresses: list[tuple[str, WebUrl]] = field(default_factory=list)
    keep_page: bool = False


async def ask(
    addresses: Iterable[str],
    politeness: Politeness | None = None,
    *,
    pages: Collection[str] = (),
    on_progress: OnProgress | None = None,
    clock: Clock | None = None,
    trust: ssl.SSLContext | None = None,
    lookup: Lookup | None = None,
) -> dict[str, WebAnswer]:
    """What the web says to each of these addresses, in the order given.

    `pages` are those of them whose content is wanted, too (`WebAnswer.page`). `on_progress` hears of every answer as
    soon as it is there. `trust` replaces the system's certificate authorities, `lookup` its name service.
    """
    system = SystemLookup()
    try:
        return await _Run(politeness or Politeness(), clock or Clock(), on_progress).answers(
            tuple(dict.fromkeys(addresses)), frozenset(pages), trust, lookup or system
        )
    finally:
        system.close()


class _Run:
    def __init__(self, politeness: Politeness, clock: Clock, on_progress: OnProgress | None) -> None:
        self._politeness = politeness
        self._clock = clock
        self._on_progress = on_progress
        self._hosts = HostQueues(politeness, clock)
        self._answers: dict[str, WebAnswer] = {}
        self._total = 0

    async def answers(
        self, addresses: tuple[str, ...], pages: frozenset[str], trust: ssl.SSLContext | None, lookup: Lookup
    ) -> dict[str, WebAnswer]:
        self._total = len(addresses)
        questions = self._questions(addresses, pages)
        for question in questions:
            self._hosts[question.target.pace].remaining += len(question.addresses)
        names = HostNames(self._politeness, self._clock, lookup)
        async with HttpClient(self._politeness, self._clock, self._hosts, names, trust) as client:
            robots = RobotsCache(client, self._hosts, self._clock)
            context = FetchContext(client, self._hosts, robots, self._clock, self._politeness)
            try:
                await self._within_budget(context, questions)
            finally:
                await robots.close()
                await self._hosts.close()
                await names.close()
        return {address: self._answers[address] for address in addresses}

    def _questions(self, addresses: tuple[str, ...], pages: frozenset[str]) -> list[_Question]:
        """Group what is one request; answer for what is none."""
        questions: dict[str, _Question] = {}
        for address in addresses:
            target = parse_url(address)
            if isinstance(target, UnusableUrl):
                verdict = Verdict.DEAD if target.broken else Verdict.REFUSED
                self._tell(WebAnswer(address, verdict, target.reason))
            else:
                question = questions.setdefault(target.url, _Question(target))
                question.addresses.append((address, target))
                question.keep_page |= address in pages
        return list(questions.values())

    async def _within_budget(self, context: FetchContext, questions: list[_Question]) -> None:
        fetches = [
            asyncio.create_task(self._fetch(context, question, order))
            for order, question in enumerate(questions)
        ]
        try:
            with contextlib.suppress(TimeoutError):
                async with self._clock.limit(self._politeness.budget):
                    await asyncio.gather(*fetches)
        finally:
            for fetch in fetches:
                fetch.cancel()
            await asyncio.gather(*fetches, return_exceptions=True)
        late = FetchOutcome(Verdict.UNKNOWN, "was not answered within the time that the run was given")
        for question in questions:
            if question.addresses[0][0] not in self._answers:
                self._answer(question, FetchResult(late, question.target))

    async def _fetch(self, context: FetchContext, question: _Question, order: int) -> None:
        fragments = {target.fragment for _, target in question.addresses if wanted(target.fragment)}
        fetch = Fetch(context, question.target, order, fragments=fragments, keep_page=question.keep_page)
        try:
            result = await fetch.find()
        except Exception as error:  # noqa: BLE001  # a server that trips us up must not hide all other answers
            outcome = FetchOutcome(
                Verdict.UNKNOWN, f"could not be asked, which is a fault of tcsite: {error!r}"
            )
            result = FetchResult(outcome, question.target)
        self._answer(question, result)

    def _answer(self, question: _Question, result: FetchResult) -> None:
        first, final = question.target.url, result.final.url
        outcome, note = after_redirects(result.outcome, first, result.hops, final)
        for address, target in question.addresses:
            self._hosts[target.pace].remaining -= 1
            anchor = result.anchors.get(target.fragment, Anchor.NONE)
            fragment = (
                target.fragment
                if result.final.fragment == question.target.fragment
                else result.final.fragment
            )
            to = (final + (f"#{fragment}" if fragment else "")) if final != first else ""
            self._tell(
                WebAnswer(
                    address,
                    outcome.verdict,
                    outcome.reason,
                    outcome.status,
                    to,
                    note,
                    result.hops,
                    anchor,
                    result.page,
                )
            )

    def _tell(self, answer: WebAnswer) -> None:
        self._answers[answer.address] = answer
        if self._on_progress:
            done, hosts = len(self._answers), self._hosts
            self._on_progress(WebProgress(done, self._total, hosts.busy, hosts.seconds, answer))
