"""The register's page: the minimum, clause by clause, for each institution."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tcsite.facts.register import ELSEWHERE, ClauseEntry
from tcsite.language import word
from tcsite.model import PartialDate
from tcsite.model.addresses import REGISTER, REGISTER_CSV, REGISTER_JSON
from tcsite.site.summary import InstitutionSummary
from tcsite.site.views.parts import Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """What the register says of one clause."""

    name: str
    key: str  # met, not-met, excused, not-yet-due, not-asked or not-read
    answer: str  # the same in words
    evidence: str


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One institution's part of the register."""

    anchor: str
    institution: Link
    clauses: tuple[ClauseLine, ...]
    elsewhere: tuple[ClauseLine, ...]  # what was found on the institution's own page
    elsewhere_checked: str  # when it was looked at


@dataclass(frozen=True, slots=True)
class RegisterView:
    """`register.html`: what each signatory must publish, with the evidence."""

    site: SiteFrame
    page: PageFrame
    checked: str
    entries: tuple[RegisterEntry, ...]
    downloads: tuple[Link, ...]


def register_view(
    context: SiteContext, institutions: Sequence[InstitutionSummary], entries: Sequence[ClauseEntry]
) -> RegisterView:
    """The view of the register."""
    by_institution: dict[str, list[ClauseEntry]] = {}
    for one in entries:
        by_institution.setdefault(one.institution, []).append(one)
    page = context.page(
        REGISTER,
        context.say("base.register"),
        title=context.say("register.title"),
        description=context.say("register.description"),
    )
    return RegisterView(
        context.site(REGISTER),
        page,
        _day(context, context.today),
        tuple(
            _entry(context, institution, by_institution.get(institution.id, []))
            for institution in institutions
        ),
        (Link("register.csv", REGISTER_CSV), Link("register.json", REGISTER_JSON)),
    )


def _entry(
    context: SiteContext, institution: InstitutionSummary, entries: Sequence[ClauseEntry]
) -> RegisterEntry:
    here = [one for one in entries if not one.clause.startswith(ELSEWHERE)]
    there = [one for one in entries if one.clause.startswith(ELSEWHERE)]
    return RegisterEntry(
        institution.id,
        institution.link,
        tuple(_line(context, one) for one in here),
        tuple(_line(context, one) for one in there),
        _day(context, there[0].checked) if there else "",
    )


def _line(context: SiteContext, entry: ClauseEntry) -> ClauseLine:
    answer = word("answer", entry.answer, context.language)
    return ClauseLine(word("clause", entry.clause, context.language), entry.answer, answer, entry.evidence)


def _day(context: SiteContext, day: date) -> str:
    return context.date_words(PartialDate(day.year, day.month, day.day))
