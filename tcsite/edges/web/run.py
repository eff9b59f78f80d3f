"""Run: ask for many addresses at once, each distinct one a single time, within a budget."""

import asyncio
import contextlib
import ssl
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from tcsite.edges.web.anchors import wanted
from tcsite.edges.web.hosts import Hosts
from tcsite.edges.web.manners import Clock, Manners
from tcsite.edges.web.networks import Lookup, Names, SystemLookup
from tcsite.edges.web.outcomes import Outcome, after_redirects
from tcsite.edges.web.permissions import Permissions
from tcsite.edges.web.targets import Fault, Target, read
from tcsite.edges.web.visit import Found, Tools, Visit
from tcsite.edges.web.wire import Wire
from tcsite.links.verdicts import Anchor, Answer, Progress, Verdict

Told = Callable[[Progress], None]


@dataclass(slots=True)
class _Question:
    """One thing to ask for, and the addresses as given that it answers: they differ in fragments and spelling."""

    target: Target
    addresses: list[tuple[str, Target]] = field(default_factory=list)
    keep_page: bool = False


async def ask(
    addresses: Iterable[str],
    manners: Manners | None = None,
    *,
    pages: Collection[str] = (),
    told: Told | None = None,
    clock: Clock | None = None,
    trust: ssl.SSLContext | None = None,
    lookup: Lookup | None = None,
) -> dict[str, Answer]:
    """What the web says to each of these addresses, in the order given.

    `pages` are those of them whose content is wanted, too (`Answer.page`). `told` hears of every answer as
    soon as it is there. `trust` replaces the system's certificate authorities, `lookup` its name service.
    """
    system = SystemLookup()
    try:
        return await _Run(manners or Manners(), clock or Clock(), told).answers(
            tuple(dict.fromkeys(addresses)), frozenset(pages), trust, lookup or system
        )
    finally:
        system.close()


class _Run:
    def __init__(self, manners: Manners, clock: Clock, told: Told | None) -> None:
        self._manners = manners
        self._clock = clock
        self._told = told
        self._hosts = Hosts(manners, clock)
        self._answers: dict[str, Answer] = {}
        self._total = 0

    async def answers(
        self, addresses: tuple[str, ...], pages: frozenset[str], trust: ssl.SSLContext | None, lookup: Lookup
    ) -> dict[str, Answer]:
        self._total = len(addresses)
        questions = self._questions(addresses, pages)
        for question in questions:
            self._hosts[question.target.pace].remaining += len(question.addresses)
        names = Names(self._manners, self._clock, lookup)
        async with Wire(self._manners, self._clock, self._hosts, names, trust) as wire:
            permissions = Permissions(wire, self._hosts, self._clock)
            tools = Tools(wire, self._hosts, permissions, self._clock, self._manners)
            try:
                await self._within_budget(tools, questions)
            finally:
                await permissions.close()
                await self._hosts.close()
                await names.close()
        return {address: self._answers[address] for address in addresses}

    def _questions(self, addresses: tuple[str, ...], pages: frozenset[str]) -> list[_Question]:
        """Group what is one request; answer for what is none."""
        questions: dict[str, _Question] = {}
        for address in addresses:
            target = read(address)
            if isinstance(target, Fault):
                verdict = Verdict.DEAD if target.broken else Verdict.REFUSED
                self._tell(Answer(address, verdict, target.reason))
            else:
                question = questions.setdefault(target.url, _Question(target))
                question.addresses.append((address, target))
                question.keep_page |= address in pages
        return list(questions.values())

    async def _within_budget(self, tools: Tools, questions: list[_Question]) -> None:
        visits = [
            asyncio.create_task(self._visit(tools, question, order))
            for order, question in enumerate(questions)
        ]
        try:
            with contextlib.suppress(TimeoutError):
                async with self._clock.limit(self._manners.budget):
                    await asyncio.gather(*visits)
        finally:
            for visit in visits:
                visit.cancel()
            await asyncio.gather(*visits, return_exceptions=True)
        late = Outcome(Verdict.UNKNOWN, "was not answered within the time that the run was given")
        for question in questions:
            if question.addresses[0][0] not in self._answers:
                self._answer(question, Found(late, question.target))

    async def _visit(self, tools: Tools, question: _Question, order: int) -> None:
        fragments = {target.fragment for _, target in question.addresses if wanted(target.fragment)}
        visit = Visit(tools, question.target, order, fragments=fragments, keep_page=question.keep_page)
        try:
            found = await visit.find()
        except Exception as error:  # noqa: BLE001  (a server that trips us up must not hide all other answers)
            outcome = Outcome(Verdict.UNKNOWN, f"could not be asked, which is a fault of tcsite: {error!r}")
            found = Found(outcome, question.target)
        self._answer(question, found)

    def _answer(self, question: _Question, found: Found) -> None:
        asked, final = question.target.url, found.final.url
        outcome, note = after_redirects(found.outcome, asked, found.hops, final)
        for address, target in question.addresses:
            self._hosts[target.pace].remaining -= 1
            anchor = found.anchors.get(target.fragment, Anchor.NONE)
            fragment = (
                target.fragment if found.final.fragment == question.target.fragment else found.final.fragment
            )
            to = (final + (f"#{fragment}" if fragment else "")) if final != asked else ""
            self._tell(
                Answer(
                    address,
                    outcome.verdict,
                    outcome.reason,
                    outcome.status,
                    to,
                    note,
                    found.hops,
                    anchor,
                    found.page,
                )
            )

    def _tell(self, answer: Answer) -> None:
        self._answers[answer.address] = answer
        if self._told:
            done, hosts = len(self._answers), self._hosts
            self._told(Progress(done, self._total, hosts.busy, hosts.seconds, answer))
