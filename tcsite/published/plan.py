"""The clause `plan`: an action plan is on the page or one link away, and whether it is the one we know."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tcsite.model import Institution, PartialDate, Period, Plan
from tcsite.model.dates.periods import WrittenPeriod, is_past
from tcsite.published.identity import ORGANISATION, InstitutionNames
from tcsite.published.outline import PageDocument
from tcsite.published.parts import SAID
from tcsite.published.phrases import of_plan as words
from tcsite.published.plan_links import Offer, elsewhere, linked, named_only, out_of_reach, unnamed_document
from tcsite.published.plan_text import on_page
from tcsite.published.plan_time import dated
from tcsite.published.values import PageClause, could_not_tell, found, not_found
from tcsite.published.wording import plain, sentences, short
from tcsite.text.hosts import for_staff, host_of, is_internal

_ORDER = {"ours": 0, "newer": 1, "unknown": 2, "no-plan-of-ours": 2, "older": 3}
_DOUBTFUL = 2  # from here on, a link without a period counts for less than one to an older plan
_ORGANISATION = re.compile(rf"\b{ORGANISATION}")
_MONTHS_APART = (
    6  # "2024-27" on a page is August 2024 to July 2027 in a form: years alone need not agree to the month
)


class _Choice(NamedTuple):
    """A plan that the page offers, and how its period compares with ours."""

    offer: Offer
    match: str


def plan(
    page: PageDocument, address: str, names: InstitutionNames, institution: Institution | None, today: date
) -> PageClause:
    """Whether the page has a plan, and which."""
    ours = our_plan(institution, today) if institution else None
    offers = [*on_page(page), *dated(page, list(linked(page, address)))]
    if offers and all(one.url and is_closed(one.url) for one in offers):
        note = "the plan is linked, in a network that the public is not in"
        return could_not_tell("plan", note, offers[0].evidence)
    offers = [one for one in offers if not (one.url and (is_closed(one.url) or _others(one, address, names)))]
    choices = sorted((_Choice(offer, match(offer.period, ours)) for offer in offers), key=_rank)
    if not choices:
        return _without(page)
    best = choices[0]
    offer, written = best.offer, best.offer.period
    return found(
        "plan",
        offer.evidence,
        _note(best, ours, choices, today),
        where=offer.where,
        kind=offer.kind,
        url=offer.url,
        from_=str(written.from_) if written else "",
        to=str(written.to) if written and written.to else "",
        match=best.match,
        access="log-in" if offer.behind_log_in else "",
    )


def _others(offer: Offer, address: str, names: InstitutionNames) -> bool:
    """Whether what is linked is another institution's: it is named so, and lies on another host."""
    elsewhere_named = any(not names.owns(found[0]) for found in _ORGANISATION.finditer(offer.evidence))
    return elsewhere_named and host_of(offer.url) != host_of(address)


def is_closed(url: str) -> bool:
    """Whether an address is inside a network or for staff, and publishes nothing."""
    host = host_of(url)
    return is_internal(host) or for_staff(host)


def _rank(choice: _Choice) -> tuple[int, ...]:
    offer, written = choice.offer, choice.offer.period
    until = (written.to or written.from_) if written else None
    # where nothing of ours decides, the plan that lasts longest is the one in force
    newest = -until.year if until else -9999 if choice.match == "unknown" else 0
    vague = choice.match == "unknown" and offer.doubt >= _DOUBTFUL
    return (
        4 if vague else _ORDER[choice.match],
        offer.doubt,
        offer.behind_log_in,
        newest,
        -offer.stage,
        offer.where != "page" or offer.summary,
        offer.summary,
        offer.place,
    )


def _without(page: PageDocument) -> PageClause:
    if evidence := out_of_reach(page):
        return could_not_tell(
            "plan", "a plan is offered by a button or link that only works with scripts", evidence
        )
    if evidence := named_only(page):
        return could_not_tell("plan", "a document is named, and no link to it could be seen", evidence)
    if evidence := elsewhere(page):
        return could_not_tell(
            "plan", "it is linked on the Commitment's own site, which was not read", evidence
        )
    if evidence := unnamed_document(page):
        return could_not_tell(
            "plan", "a document is linked, and nothing says whether it is the plan", evidence
        )
    for block in page.blocks_in(*SAID):
        for sentence in sentences(block.text):
            flat = plain(sentence)
            if (
                words.plan.search(flat)
                and not words.other_plans.search(flat)
                and not words.not_a_plan.search(flat)
            ):
                return not_found(
                    "plan", "it speaks of a plan, and neither shows nor links it", short(sentence)
                )
    return not_found("plan", "no plan is shown or linked")


def _note(best: _Choice, ours: Plan | None, choices: Sequence[_Choice], today: date) -> str:
    written = best.offer.period
    notes = []
    if best.match in ("older", "newer") and ours:
        notes.append(f"{best.match} than the plan in our content, {_words(ours.period)}")
    elif best.match == "unknown":
        notes.append("its period is not stated" if written is None else f"{written} is not quite our period")
    elif written and is_past(written, today):
        notes.append("its period is over, and no later plan is linked")
    if best.offer.behind_log_in:
        notes.append("the link leads to a place that may ask for a log-in")
    others = len({choice.offer.url for choice in choices if choice.offer.url} - {best.offer.url})
    if others:
        notes.append(f"{others} more {'plan is' if others == 1 else 'plans are'} linked")
    return "; ".join(notes)


def _words(period: Period) -> str:
    """A plan's period as far as it is known."""
    first, last = (one.words if one else "?" for one in (period.from_, period.to))
    return f"{first} to {last}"


def our_plan(institution: Institution, today: date) -> Plan | None:
    """The plan of ours that the page should have: in force and covering today, else the newest there is."""
    held = [one for one in institution.plans if one.running]
    covering = [one for one in held if one.period.covers(today)]
    known = [one for one in institution.plans if one.agreed]
    newest = sorted(covering or held or known, key=lambda one: one.period.last)
    return newest[-1] if newest else None


def match(written: WrittenPeriod | None, ours: Plan | None) -> str:
    """How a period on a page compares with that of our plan."""
    if ours is None:
        return "no-plan-of-ours"
    if written is None:
        return "unknown"
    period = ours.period
    ends = [end for end in (period.to, period.extended_to) if end]
    if written.to is None or written.loose:
        if period.from_ and written.from_.year == period.from_.year:
            return "ours"
        return (
            "older"
            if written.from_.last < period.first
            else "newer"
            if written.from_.first > period.last
            else "unknown"
        )
    starts = bool(period.from_ and _agree(written.from_, period.from_))
    if starts and any(_agree(written.to, end) for end in ends):
        return "ours"
    if starts:  # and another end: an extension that one of us has not heard of, perhaps
        return "unknown"
    if written.to.first <= period.first or (
        written.from_.first < period.first and written.to.last < period.last
    ):
        return "older"
    if written.from_.first > period.first and written.to.last > period.last:
        return "newer"
    return "unknown"


def _agree(written: PartialDate, ours: PartialDate) -> bool:
    if written.month and ours.month:
        apart = (written.year - ours.year) * 12 + written.month - ours.month
        return abs(apart) <= _MONTHS_APART
    return written.year == ours.year
