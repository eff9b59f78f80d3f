"""News: what changed in plans, taken from dated content only; rewording a page is no news."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tcsite.facts.coverage import entered
from tcsite.language import phrase
from tcsite.model import Institution, PartialDate, Plan, Text
from tcsite.model.addresses import Addresses
from tcsite.text.markdown import Prose


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened."""

    date: PartialDate
    institution: str  # its id
    title: str
    address: str
    id: str  # unique on the site, and stable
    summary: Text | None = None


def news_of(institution: Institution, addresses: Addresses, language: str, today: date) -> list[News]:
    """All dated news of an institution up to today, the newest first."""
    found = list(_updates(institution, addresses, language))
    for assessment in institution.self_assessments:
        if assessment.date:
            address = addresses.assessment(institution.id, assessment.id)
            title = phrase("news.submitted", language, title=assessment.title.in_language(language))
            found.append(News(assessment.date, institution.id, title, address, address))
    for plan in institution.plans:
        found += _plan(plan, addresses, language)
    return in_order(one for one in found if one.date.first <= today)


def in_order(news: Iterator[News]) -> list[News]:
    """The newest first; what happened together, by institution and title."""
    return sorted(
        sorted(news, key=lambda one: (one.institution, one.title, one.id)),
        key=lambda one: (one.date.first, one.date.last),
        reverse=True,
    )


def _updates(institution: Institution, addresses: Addresses, language: str) -> Iterator[News]:
    for update in institution.updates:
        address = addresses.update(institution.id, update.id)
        title = update.title.in_language(language)
        yield News(update.published, institution.id, title, address, address, update.summary)


def _plan(plan: Plan, addresses: Addresses, language: str) -> Iterator[News]:
    address = addresses.plan(plan.institution, plan.id)
    name = plan.title.in_language(language)
    signed = [signature.date for signature in plan.sign_off if signature.date]
    if signed:
        newest = max(signed, key=lambda one: one.last)
        key = "news.signed_off" if entered(plan) else "news.signed_off_only"
        title = phrase(key, language, title=name, count=len(plan.actions))
        yield News(newest, plan.institution, title, address, address)
    for number, change in enumerate(plan.changes, start=1):
        key = "news.change_of" if change.action else "news.change"
        yield News(
            change.date,
            plan.institution,
            phrase(key, language, title=name, action=change.action),
            address,
            f"{address}#change-{number}",
            change.note,
        )
    for reported, actions in _progress(plan).items():
        title = phrase("news.progress", language, title=name, count=actions)
        yield News(reported, plan.institution, title, address, f"{address}#progress-{reported}")


def _progress(plan: Plan) -> dict[PartialDate, int]:
    """How many actions have an entry of each date."""
    counts: dict[PartialDate, int] = {}
    for action in plan.actions:
        dates = {entry.date for part in (action, *action.parts) for entry in part.progress}
        for one in dates:
            counts[one] = counts.get(one, 0) + 1
    return {one: counts[one] for one in sorted(counts, key=str)}


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece of news, ready to be listed."""

    order: tuple[str, str]  # first and last day that its date may mean: ISO dates
    iso: str  # "2024-07"
    date: str  # "July 2024"
    institution: str  # its id
    title: str
    address: str
    id: str  # unique on the site, and stable
    summary: Prose | None
