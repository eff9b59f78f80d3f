"""What became true of the minimum on a day that the content names: the register's changes.

Only dates that an institution's files give can tell. What somebody entered without a date changed some day, too; which one,
nobody knows.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from tcsite.facts.plans import latest_plan
from tcsite.frozen import dataclass
from tcsite.language import date_words, period_words, phrase, word
from tcsite.model import Contact, Institution, PartialDate
from tcsite.text.markdown import plain

_LONGEST = timedelta(days=31)
"""What a date may mean to count: a month. Of a year nobody can say whether it was lately."""


@dataclass(frozen=True, slots=True)
class DatedFact:
    """What became true of a clause, and when."""

    clause: str
    first: str  # the first day that its date may mean: "2026-11-01"
    iso: str  # the date as it is given: "2026-11"
    words: str  # "Contact since November 2026: Alex Example"
    unless_met: bool = False  # it is a change only where the clause is not met


def dated_facts(institution: Institution, language: str) -> tuple[DatedFact, ...]:
    """All that is dated to a month or a day, the oldest first; what is still to come is among it."""
    facts = _dated(institution, language)
    return tuple(sorted(facts, key=lambda one: (one.first, one.clause, one.words)))


def lately(today: date) -> date:
    """The day from which on a change is a late one: the first of the month before this."""
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)


def _dated(one: Institution, language: str) -> Iterator[DatedFact]:
    standing = word("standing", one.status.role, language)
    yield from _of("status", "register.since", one.status.since, standing, language)
    for contact in one.contacts:
        if contact.public and contact.name:
            yield from _contact(contact, contact.name, language)
    for plan in one.plans:
        if plan.agreed:
            title = f"{plain(plan.title.in_language(language))} ({period_words(plan.period, language)})"
            yield from _of("plan", "register.begun", plan.period.from_, title, language)
    if (newest := latest_plan(one)) and newest.period.end:
        title = plain(newest.title.in_language(language))
        yield from _of("plan", "register.over", newest.period.end, title, language, unless_met=True)
    if one.plan_due:
        yield from _of("plan", "register.was_due", one.plan_due.by, "", language, unless_met=True)
    if one.published and one.published.url and one.published.state == "live":
        yield from _of("address", "register.live", one.published.since, one.published.url, language)


def _contact(contact: Contact, name: str, language: str) -> Iterator[DatedFact]:
    who = f"{name}, {plain(contact.post.in_language(language))}" if contact.post else name
    yield from _of("contact", "register.named", contact.from_, who, language)
    yield from _of("contact", "register.left", contact.until, who, language, past=True)


def _of(
    clause: str,
    what: str,
    when: PartialDate | None,
    words: str,
    language: str,
    *,
    unless_met: bool = False,
    past: bool = False,
) -> Iterator[DatedFact]:
    """One fact. What ends on a day, or is due by it, is a change from the day after on."""
    if when is None or when.last - when.first >= _LONGEST:
        return
    day = when.last + timedelta(days=1) if unless_met or past else when.first
    text = phrase(what, language, date=date_words(when, language), words=words)
    yield DatedFact(clause, day.isoformat(), str(when), text, unless_met)
