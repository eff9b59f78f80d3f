"""The register's page: institutions by clauses of the minimum, and the evidence for each answer."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tcsite.facts.register import CLAUSES, ELSEWHERE, Answer, ClauseEntry
from tcsite.language import OF_COMMANDS, word
from tcsite.model import PartialDate
from tcsite.model.addresses import REGISTER, REGISTER_CSV, REGISTER_JSON
from tcsite.site.summary import InstitutionSummary
from tcsite.site.views.filters import by_order, filters_of
from tcsite.site.views.parts import Filter, Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext
from tcsite.text.words import MarkedWords

_LEAST_TO_FILTER = 2
"""Institutions from which on there is something to choose among."""


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """What the register says of one clause."""

    name: str
    key: str  # met, not-met, not-stated, not-checked, excused, not-yet-due, not-asked, not-read …
    answer: str  # the same in words
    evidence: str
    leads_to: Link | None  # where the evidence can be seen


@dataclass(frozen=True, slots=True)
class ClauseCount:
    """How many institutions meet a clause."""

    name: str
    met: str  # "31 of 33" of which the answer is known; empty where it is known of none
    rest: str  # what the register says of the others: "1 not met, 1 not yet due"


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One institution's part of the register."""

    anchor: str
    institution: Link
    clauses: tuple[ClauseLine, ...]
    elsewhere: tuple[ClauseLine, ...]  # what was found on the institution's own page
    elsewhere_checked: str  # when it was looked at
    source: str  # of a transcription: how old its source is
    marks: str  # what filters know it by: "answer:status-met answer:plan-not-met"


@dataclass(frozen=True, slots=True)
class RegisterView:
    """`register.html`: what each signatory must publish, with the evidence."""

    site: SiteFrame
    page: PageFrame
    checked: str
    counts: tuple[ClauseCount, ...]
    total: str  # "33 institutions"
    filters: tuple[Filter, ...]
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
    here = [one for one in entries if not one.clause.startswith(ELSEWHERE)]
    return RegisterView(
        context.site(REGISTER),
        page,
        _day(context, context.today),
        tuple(_count(context, kind.id, here) for kind in CLAUSES) if here else (),
        context.say("count.institutions", count=len(institutions)),
        _filters(context, institutions, here),
        tuple(_entry(context, one, by_institution.get(one.id, [])) for one in institutions),
        (Link("register.csv", REGISTER_CSV), Link("register.json", REGISTER_JSON)),
    )


def _count(context: SiteContext, clause: str, entries: Iterable[ClauseEntry]) -> ClauseCount:
    answers = Counter(one.answer for one in entries if one.clause == clause)
    known = sum(count for answer, count in answers.items() if answer not in _UNKNOWN)
    met = context.say("register.met", met=answers[Answer.MET], asked=known) if known else ""
    rest = [
        f"{answers[answer]:,} {word('answer', answer, context.language).lower()}"
        for answer in Answer
        if answer is not Answer.MET and answers[answer]
    ]
    return ClauseCount(word("clause", clause, context.language), met, ", ".join(rest))


_UNKNOWN = (
    Answer.NOT_STATED,
    Answer.NOT_CHECKED,
    Answer.NOT_YET_DUE,
    Answer.NOT_ASKED,
    Answer.NOT_READ,
    Answer.COULD_NOT_TELL,
)
"""Answers that are no part of "31 of 33": of these institutions nothing is claimed."""


def _filters(
    context: SiteContext, institutions: Sequence[InstitutionSummary], entries: Sequence[ClauseEntry]
) -> tuple[Filter, ...]:
    """A choice among all that the register says of some institution."""
    if len(institutions) < _LEAST_TO_FILTER:
        return ()
    order = {f"{kind.id}-{answer}": _words(context, kind.id, answer) for kind in CLAUSES for answer in Answer}
    return filters_of(by_order("answer", context.say("register.which"), map(_mark, entries), order))


def _words(context: SiteContext, clause: str, answer: Answer) -> str:
    clause_words = word("clause", clause, context.language)
    return f"{clause_words}: {word('answer', answer, context.language).lower()}"


def _mark(entry: ClauseEntry) -> str:
    return f"{entry.clause}-{entry.answer}"


def _entry(
    context: SiteContext, institution: InstitutionSummary, entries: Sequence[ClauseEntry]
) -> RegisterEntry:
    here = [one for one in entries if not one.clause.startswith(ELSEWHERE)]
    there = [one for one in entries if one.clause.startswith(ELSEWHERE)]
    marks = [f"answer:{_mark(one)}" for one in here]
    source = (
        context.say("register.source_of", date=institution.source_date) if institution.source_date else ""
    )
    return RegisterEntry(
        institution.id,
        institution.link,
        tuple(_line(context, one, institution) for one in here),
        tuple(_line(context, one) for one in there),
        _day(context, there[0].checked) if there else "",
        source,
        " ".join(marks),
    )


def _line(
    context: SiteContext, entry: ClauseEntry, institution: InstitutionSummary | None = None
) -> ClauseLine:
    answer = word("answer", entry.answer, context.language)
    leads_to = _seen_at(context, entry, institution) if institution and entry.answer is Answer.MET else None
    name = word("clause", entry.clause, context.language)
    evidence = entry.evidence
    if entry.answer in _SAID_BY_RULES and context.language != OF_COMMANDS:
        evidence = MarkedWords(evidence, OF_COMMANDS)
    return ClauseLine(name, entry.answer, answer, evidence, leads_to)


_SAID_BY_RULES = (Answer.NOT_MET, Answer.EXCUSED)
"""Answers whose evidence is the message of a rule, which are in one language."""


def _seen_at(context: SiteContext, entry: ClauseEntry, institution: InstitutionSummary) -> Link:
    """Where readers can see that a clause is met."""
    if entry.clause == "plan" and institution.current_plan:
        return institution.current_plan.link
    if entry.clause == "address":
        return Link(context.say("institution.official"), entry.evidence)
    return Link(context.say("register.its_page"), institution.address)


def _day(context: SiteContext, day: date) -> str:
    return context.date_words(PartialDate(day.year, day.month, day.day))
