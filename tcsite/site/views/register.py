"""The register's pages: institutions by clauses of the minimum, and the evidence for each answer."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tcsite.facts.register import CLAUSES, ELSEWHERE, Answer, ClauseEntry
from tcsite.facts.register_dates import DatedFact, lately
from tcsite.frozen import dataclass
from tcsite.language import OF_COMMANDS, word
from tcsite.model import PartialDate
from tcsite.model.addresses import REGISTER, REGISTER_CSV, REGISTER_JSON, register_part
from tcsite.site.summary import InstitutionSummary
from tcsite.site.views.filters import by_order, filters_of
from tcsite.site.views.parts import Filter, Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext
from tcsite.text.normalise import fold
from tcsite.text.words import MarkedWords

_LEAST_TO_FILTER = 2
"""Institutions from which on there is something to choose among."""

_MOST_ON_A_PAGE = 100
"""Institutions whose evidence stands below the matrix; that of more lies on a page a letter."""

_GENERIC = frozenset(
    ["the", "of", "university", "college", "institute", "royal", "y", "yr", "prifysgol", "coleg", "athrofa"]
)
"""Words by which nobody looks an institution up: the University of Chester is under C."""

_OTHER = "other"
"""The letter of names that begin with none of a to z."""

_ORDER = (
    Answer.NOT_MET,
    Answer.NOT_FOUND,
    Answer.NOT_STATED,
    Answer.NOT_READ,
    Answer.COULD_NOT_TELL,
    Answer.NOT_CHECKED,
    Answer.NOT_YET_DUE,
    Answer.EXCUSED,
    Answer.NOT_ASKED,
    Answer.FOUND,
    Answer.MET,
)
"""Answers as the register is sorted by a clause: what somebody has still to do comes first."""


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """What the register says of one clause."""

    name: str
    key: str  # met, not-met, not-stated, not-checked, excused, not-yet-due, not-asked, not-read …
    answer: str  # the same in words
    evidence: str
    leads_to: Link | None  # where the evidence can be seen


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The institutions of which the register says the same of a clause."""

    key: str  # as that of a `ClauseLine`
    answer: str  # in words
    institutions: tuple[Link, ...]  # by name; each leads to its evidence


@dataclass(frozen=True, slots=True)
class ClauseCount:
    """How many institutions meet a clause."""

    id: str
    name: str
    met: str  # "31 of 33" of which the answer is known; empty where it is known of none
    rest: str  # what the register says of the others: "1 not met, 1 not yet due"
    answers: tuple[AnswerGroup, ...]  # who: what somebody has still to do comes first


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
    ranks: str  # its place in each of the `sorts`: "2 4 0"
    evidence: str  # address of its evidence: "/register/#university-of-example"


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """What became true of a clause lately."""

    date: str
    iso: str
    institution: Link
    clause: str
    words: str


@dataclass(frozen=True, slots=True)
class RegisterView:
    """`register.html`: what each signatory must publish, with the evidence; or those institutions of a letter."""

    site: SiteFrame
    page: PageFrame
    checked: str
    counts: tuple[ClauseCount, ...]
    total: str  # "33 institutions"
    filters: tuple[Filter, ...]
    sorts: tuple[str, ...]  # what the matrix can be sorted by, beside the name
    entries: tuple[RegisterEntry, ...]
    whole: bool  # whether the evidence for all entries is on this page
    letters: tuple[Link, ...]  # the pages of the evidence, where it is on several
    letter: str  # the one at hand; empty on the page of all
    since: str  # the day from which on a change is a late one: "1 October 2026"
    changes: tuple[RegisterChange, ...]  # the newest first
    downloads: tuple[Link, ...]


def register_view(
    context: SiteContext,
    institutions: Sequence[InstitutionSummary],
    entries: Sequence[ClauseEntry],
    letter: str = "",
) -> RegisterView:
    """The view of the register; with a letter, of the institutions that are looked up under it."""
    letters = evidence_letters(institutions)
    chosen = [one for one in institutions if not letter or _initial(one.name) == letter]
    rows: dict[str, list[ClauseEntry]] = {one.id: [] for one in chosen}
    for entry in entries:
        rows.get(entry.institution, []).append(entry)
    here = [one for each in rows.values() for one in each if not one.clause.startswith(ELSEWHERE)]
    at = {one.id: f"{register_part(_initial(one.name)) if letters else REGISTER}#{one.id}" for one in chosen}
    names = {one.id: Link(one.name, at[one.id], one.language) for one in chosen}
    return RegisterView(
        context.site(REGISTER),
        _frame(context, letter),
        _day(context, context.today),
        tuple(_count(context, kind.id, here, names) for kind in CLAUSES) if here else (),
        context.say("count.institutions", count=len(chosen)),
        _filters(context, chosen, here),
        _sorts(context) if len(chosen) >= _LEAST_TO_FILTER else (),
        tuple(_entry(context, one, rows[one.id], at[one.id]) for one in chosen),
        bool(letter) or not letters,
        tuple(Link(_letter(context, one), register_part(one)) for one in letters),
        _letter(context, letter) if letter else "",
        _day(context, lately(context.today)),
        () if letter else tuple(_changes(context, chosen, here)),
        (Link("register.csv", REGISTER_CSV), Link("register.json", REGISTER_JSON)),
    )


def _frame(context: SiteContext, letter: str) -> PageFrame:
    register = context.say("base.register")
    if not letter:
        title, about = context.say("register.title"), context.say("register.description")
        return context.page(REGISTER, register, title=title, description=about)
    heading = context.say("register.of_letter", letter=_letter(context, letter))
    about = context.say("register.of_letter_description", letter=_letter(context, letter))
    trail = [Link(register, REGISTER)]
    return context.page(register_part(letter), heading, description=about, trail=trail)


def evidence_letters(institutions: Sequence[InstitutionSummary]) -> list[str]:
    """The letters that have a page of their own; none where one page holds all."""
    if len(institutions) <= _MOST_ON_A_PAGE:
        return []
    return sorted({_initial(one.name) for one in institutions})


def _initial(name: str) -> str:
    """The letter that an institution is looked up under."""
    words = fold(name).replace(",", " ").split()
    word = next((word for word in words if word not in _GENERIC), words[0] if words else "")
    return word[0] if word and "a" <= word[0] <= "z" else _OTHER


def _letter(context: SiteContext, letter: str) -> str:
    return context.say("register.other") if letter == _OTHER else letter.upper()


def _sorts(context: SiteContext) -> tuple[str, ...]:
    clauses = (word("clause", kind.id, context.language) for kind in CLAUSES)
    return (
        context.say("register.fewest_met"),
        context.say("register.most_met"),
        *(context.say("register.sorted_by", clause=clause) for clause in clauses),
    )


def _ranks(entries: Sequence[ClauseEntry]) -> str:
    """The place of an institution in each of the sorts; of what is not asked, nothing is missing."""
    met = sum(one.answer is Answer.MET for one in entries)
    return " ".join(map(str, (met, len(CLAUSES) - met, *(_ORDER.index(one.answer) for one in entries))))


def _changes(
    context: SiteContext, institutions: Iterable[InstitutionSummary], entries: Iterable[ClauseEntry]
) -> list[RegisterChange]:
    """What the content dates to this month or the last, the newest first."""
    met = {(one.institution, one.clause) for one in entries if one.answer is Answer.MET}
    first, today = lately(context.today).isoformat(), context.today.isoformat()
    found = [
        (fact.first, _change(context, one, fact))
        for one in institutions
        for fact in one.dated
        if first <= fact.first <= today and not (fact.unless_met and (one.id, fact.clause) in met)
    ]
    return [change for _, change in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _change(context: SiteContext, one: InstitutionSummary, fact: DatedFact) -> RegisterChange:
    day = context.date_words(PartialDate.of(fact.iso))
    return RegisterChange(day, fact.iso, one.link, word("clause", fact.clause, context.language), fact.words)


def _count(
    context: SiteContext, clause: str, entries: Iterable[ClauseEntry], names: Mapping[str, Link]
) -> ClauseCount:
    own = [one for one in entries if one.clause == clause]
    answers = Counter(one.answer for one in own)
    known = sum(count for answer, count in answers.items() if answer not in _UNKNOWN)
    met = context.say("register.met", met=answers[Answer.MET], asked=known) if known else ""
    rest = [
        f"{answers[answer]:,} {word('answer', answer, context.language).lower()}"
        for answer in Answer
        if answer is not Answer.MET and answers[answer]
    ]
    groups = tuple(
        AnswerGroup(
            answer,
            word("answer", answer, context.language),
            tuple(names[one.institution] for one in own if one.answer is answer),
        )
        for answer in _ORDER
        if answers[answer]
    )
    return ClauseCount(clause, word("clause", clause, context.language), met, ", ".join(rest), groups)


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
    context: SiteContext, institution: InstitutionSummary, entries: Sequence[ClauseEntry], evidence: str
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
        _ranks(here),
        evidence,
    )


def _line(
    context: SiteContext, entry: ClauseEntry, institution: InstitutionSummary | None = None
) -> ClauseLine:
    answer = word("answer", entry.answer, context.language)
    leads_to = _seen_at(context, entry, institution) if institution and entry.answer is Answer.MET else None
    name = word("clause", entry.clause, context.language)
    evidence = entry.evidence
    if entry.answer in _SAID_BY_THE_CHECK and context.language != OF_COMMANDS:
        evidence = MarkedWords(evidence, OF_COMMANDS)
    return ClauseLine(name, entry.answer, answer, evidence, leads_to)


_SAID_BY_THE_CHECK = (Answer.NOT_FOUND, Answer.COULD_NOT_TELL)
"""Answers whose evidence is a note of `tcsite check --published`, which are in one language."""


def _seen_at(context: SiteContext, entry: ClauseEntry, institution: InstitutionSummary) -> Link:
    """Where readers can see that a clause is met."""
    if entry.clause == "plan" and institution.current_plan:
        return institution.current_plan.link
    if entry.clause == "address":
        return Link(context.say("institution.official"), entry.evidence)
    return Link(context.say("register.its_page"), institution.address)


def _day(context: SiteContext, day: date) -> str:
    return context.date_words(PartialDate(day.year, day.month, day.day))
