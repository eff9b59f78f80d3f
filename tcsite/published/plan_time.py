"""Since when and until when a linked plan holds, where neither the link nor what stands beside it says so."""

from collections.abc import Iterator, Sequence

from tcsite.model.dates.periods import WrittenPeriod, plan_period
from tcsite.published.outline import PageDocument
from tcsite.published.parts import SAID
from tcsite.published.phrases import of_plan as words
from tcsite.published.plan_links import Offer
from tcsite.published.wording import plain, sentences


def dated(page: PageDocument, offers: Sequence[Offer]) -> Iterator[Offer]:
    """The offers; the only one that leads to a plan has the period that the page gives its plan."""
    bare = [offer for offer in offers if offer.period is None]
    written = list(_written_period(page)) if len(offers) == len(bare) == 1 or _one_place(offers) else []
    known = {str(one): one for one in written}
    for offer in offers:
        yield offer._replace(period=written[0]) if offer.period is None and len(known) == 1 else offer


def _one_place(offers: Sequence[Offer]) -> bool:
    """Whether all of them lead to one place."""
    return bool(offers) and len({offer.url for offer in offers}) == 1


def _written_period(page: PageDocument) -> Iterator[WrittenPeriod]:
    """The whole periods in sentences that speak of the Commitment's plan as of one that holds."""
    for block in page.blocks_in(*SAID):
        for sentence in sentences(block.text):
            flat = plain(sentence)
            other = words.other_plans.search(flat) and not words.about_technicians.search(flat)
            if not (words.plan.search(flat) or words.runs.search(flat)) or other or words.done.search(flat):
                continue
            period = plan_period(sentence)
            if period and period.to and not period.loose:
                yield period
