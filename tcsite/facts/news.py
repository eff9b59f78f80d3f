"""News: what changed in plans, taken from dated content only; rewording a page is no news."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tcsite.facts.coverage import entered
from tcsite.facts.labels import labels
from tcsite.frozen import dataclass
from tcsite.language import phrase
from tcsite.model import Institution, PartialDate, Plan, Text
from tcsite.model.addresses import INSTITUTIONS, UPDATES, Addresses
from tcsite.text.markdown import Prose

NAMED = 6
"""Actions that a piece of news names; of more it says how many."""


MANY = 4
"""Institutions whose reports of one day make one line."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened."""

    date: PartialDate
    institution: str  # its id
    title: str
    address: str
    id: str  # unique on the site, and stable
    summary: Text | None = None
    kind: str = (
        ""  # "written" by an editor, "progress" reported on a day; else another fact of a plan or form
    )


def news_of(institution: Institution, addresses: Addresses, language: str, today: date) -> list[News]:
    """All dated news of an institution up to today, the newest first."""
    news = list(_updates(institution, addresses, language))
    for assessment in institution.self_assessments:
        if assessment.date:
            address = addresses.assessment(institution.id, assessment.id)
            title = phrase("news.submitted", language, title=assessment.title.in_language(language))
            news.append(News(assessment.date, institution.id, title, address, address))
    for plan in institution.plans:
        news += _plan(plan, addresses, language)
    return in_order(one for one in news if one.date.first <= today)


def in_order(news: Iterator[News]) -> list[News]:
    """The newest first; what happened together, by institution and title."""
    return sorted(
        sorted(news, key=lambda one: (one.institution, one.title, one.id)),
        key=lambda one: (one.date.first, one.date.last, one.kind == "written"),
        reverse=True,
    )


def _updates(institution: Institution, addresses: Addresses, language: str) -> Iterator[News]:
    for update in institution.updates:
        address = addresses.update(institution.id, update.id)
        title = update.title.in_language(language)
        yield News(update.published, institution.id, title, address, address, update.summary, "written")


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
        if change.observed:  # an editor saw it in two copies: nobody reported it
            continue
        key = "news.change_of" if change.action else "news.change"
        yield News(
            change.date,
            plan.institution,
            phrase(key, language, title=name, action=change.action),
            address,
            addresses.change(plan.institution, plan.id, number),
            change.note,
        )
    for reported, changed in _progress(plan).items():
        title = phrase("news.of_plan", language, title=name, what=_reported(changed, language))
        id = f"{address}#progress-{reported}"
        yield News(reported, plan.institution, title, address, id, kind="progress")


_NEWSWORTHY = {"complete": "news.completed", "stopped": "news.stopped"}
"""The statuses that are news by themselves."""


def _progress(plan: Plan) -> dict[PartialDate, dict[str, tuple[str, str]]]:
    """By date, the actions reported on then, by their anchor: the status that is new, and the label."""
    days: dict[PartialDate, dict[str, tuple[str, str]]] = {}
    for action, label in zip(plan.actions, labels(plan), strict=True):
        before = ""
        for entry in action.reports:
            status = str(entry.status or "")
            status_news = status if status in _NEWSWORTHY and status != before else ""
            days.setdefault(entry.date, {})[label.anchor] = (status_news, label.shown)
            before = status or before
        for entry in (one for part in action.parts for one in part.progress):
            days.setdefault(entry.date, {}).setdefault(label.anchor, ("", label.shown))
    return {one: days[one] for one in sorted(days, key=str)}


def _reported(changed: dict[str, tuple[str, str]], language: str) -> str:
    """What changed on a day: "3 completed: V1, R6, C10; progress reported on 2 actions"."""
    parts = []
    for status, key in _NEWSWORTHY.items():
        names = [label for status_news, label in changed.values() if status_news == status]
        if names:
            shown = all(names) and len(names) <= NAMED
            listed = phrase("news.listed", language, names=", ".join(names)) if shown else ""
            parts.append(phrase(key, language, count=len(names)) + listed)
    rest = sum(not status_news for status_news, _ in changed.values())
    if rest:
        parts.append(phrase("news.reported", language, count=rest))
    return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A piece of news, ready to be listed."""

    order: tuple[str, str]  # first and last day that its date may mean: ISO dates
    iso: str  # "2024-07"
    date: str  # "July 2024"
    institution: str  # its id; empty for a line about many
    title: str
    address: str
    id: str  # unique on the site, and stable
    summary: Prose | None
    kind: str = ""  # "written" by an editor, "progress" reported on a day
    language: str = ""  # of the title, where it differs from the page's


def by_day(news: Sequence[NewsItem], language: str) -> list[NewsItem]:
    """The same, with one line for a day on which many institutions reported, as on the day that reports are due."""
    reported: dict[str, set[str]] = {}
    for one in news:
        if one.kind == "progress":
            reported.setdefault(one.iso, set()).add(one.institution)
    days = {day for day, institutions in reported.items() if len(institutions) >= MANY}
    lines: dict[str, NewsItem] = {}
    for one in news:
        if one.kind == "progress" and one.iso in days:
            title = phrase("news.day", language, count=len(reported[one.iso]))
            id = f"{UPDATES}#reported-{one.iso}"
            one = replace(one, institution="", title=title, address=INSTITUTIONS, id=id, summary=None)
        lines.setdefault(one.id, one)
    return list(lines.values())


def newest_of(news: Sequence[NewsItem], limit: int) -> list[NewsItem]:
    """The newest pieces up to a limit, which a written item never falls behind: derived ones go first."""
    chosen = set([item.id for item in news if item.kind == "written"][:limit])
    for item in news:
        if len(chosen) >= limit:
            break
        chosen.add(item.id)
    return [item for item in news if item.id in chosen]
