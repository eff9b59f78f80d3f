"""The register: the minimum, clause by clause, for each institution, with the evidence and the date.

It says *due*, not only *late*, and it ranks nobody.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from tcsite.diagnostics import Diagnostic, Severity
from tcsite.facts.coverage import speaks_for_itself
from tcsite.facts.plans import current_plan, latest_plan
from tcsite.facts.published_address import in_progress_until
from tcsite.facts.submissions import next_submission
from tcsite.frozen import dataclass
from tcsite.language import OF_COMMANDS, date_words, period_words, phrase, standing, word
from tcsite.model import Institution, Site, Source
from tcsite.published import ClauseAnswer, PageReport
from tcsite.text.markdown import plain

RECORD = "content/checks/published.json"
"""What was found on the institutions' own pages, and when: `tcsite check --published --record` writes it."""

ELSEWHERE = "published:"
"""Before the name of a clause that was looked for on the institution's own page."""


class Answer(StrEnum):
    """What the register says of a clause."""

    MET = "met"
    NOT_MET = "not-met"
    NOT_STATED = "not-stated"  # by the source of a transcription, which may be silent on what there is
    NOT_CHECKED = "not-checked"  # asks about the institution's own page, which nobody has read for this site
    EXCUSED = "excused"
    NOT_YET_DUE = "not-yet-due"
    NOT_ASKED = "not-asked"  # of a supporter, or of an institution that has withdrawn
    NOT_READ = "not-read"  # a file it depends on could not be read
    FOUND = "found"  # on the institution's own page, with the evidence
    NOT_FOUND = "not-found"  # read, and no evidence seen
    COULD_NOT_TELL = "could-not-tell"


@dataclass(frozen=True, slots=True)
class ClauseKind:
    """A part of the minimum, and the rules that tell when it is not met."""

    id: str
    rules: tuple[str, ...]
    rests_on: str = ""  # where the institution's answer stands: "plans/"

    @property
    def name(self) -> str:
        """Its name in English, as commands and data files give it."""
        return word("clause", self.id, OF_COMMANDS)


CLAUSES: tuple[ClauseKind, ...] = (
    ClauseKind("status", ("status-not-stated",)),
    ClauseKind("contact", ("contact-missing", "contact-ended")),
    ClauseKind("plan", ("plan-missing", "plan-ended"), "plans/"),
    ClauseKind("page", ("page-not-dedicated",)),
    ClauseKind("discoverable", ("page-not-discoverable",)),
    ClauseKind("address", ("published-address-missing", "published-address-not-official")),
)
"""In the order of the register."""

ON_ITS_OWN_PAGE = {"page": "dedicated", "discoverable": "indexable"}
"""Clauses that a directory cannot meet for others, and what `tcsite check --published` calls them."""

_OF_PARENTS = frozenset({"contact", "plan", "address"})
"""Clauses that a part of another institution meets with what that one has, where it has nothing of its own."""

_ABSENCES = frozenset({"contact-missing", "plan-missing", "published-address-missing"})
"""Rules that find something missing: of a transcription, they say that its source is silent.

What its source does say may have come to an end since: a plan of 2019 to 2021, in a form of 2019. Whether another
followed, that source cannot know.
"""


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """One clause for one institution."""

    institution: str
    clause: str
    answer: Answer
    evidence: str  # the sentence, the name, the address; or what is wrong
    checked: date


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """What is known of one clause before the pages are finished."""

    id: str
    answer: Answer  # where nothing is wrong
    evidence: str
    read: bool  # whether all files could be read that the answer stands in
    silence: str = ""  # of a transcription: that its source does not say
    outdated: str = (
        ""  # of a transcription whose source is older than what time has made wrong: that it says no more
    )


@dataclass(frozen=True, slots=True)
class RegisteredInstitution:
    """An institution as the register knows it."""

    id: str
    file: str  # its institution.yaml
    clauses: tuple[ClauseFacts, ...]
    name: str = ""
    part_of: str = ""  # the id of the institution that it belongs to, or empty


def clauses_of(site: Site, institution: Institution, today: date) -> tuple[ClauseFacts, ...]:
    """The facts for each clause, in the order of the register."""
    folder = institution.file.rpartition("/")[0] + "/"
    ask = Ask(site, institution, today)
    return tuple(_clause(ask, kind, folder) for kind in CLAUSES)


def _clause(ask: "Ask", kind: ClauseKind, folder: str) -> ClauseFacts:
    unread = bool(kind.rests_on) and any(
        file.startswith(folder + kind.rests_on) for file in ask.institution.unread
    )
    if kind.id in ON_ITS_OWN_PAGE and not speaks_for_itself(ask.site.settings, ask.institution):
        answer, words = Answer.NOT_CHECKED, phrase("register.own_page_unread", ask.language)
    else:
        evidence = _EVIDENCE[kind.id](ask)
        answer, words = (Answer.MET, evidence) if evidence else _due_later(ask, kind.id)
    source = ask.institution.source
    if source is None:
        return ClauseFacts(kind.id, answer, words, not unread)
    silence = "" if answer is Answer.NOT_YET_DUE else phrase("register.silent", ask.language)
    outdated = _outdated(ask, kind.id, source)
    return ClauseFacts(kind.id, answer, words, not unread, silence, outdated)


def _outdated(ask: "Ask", clause: str, source: Source) -> str:
    """That the source of a transcription is older than the day until which what it says was true; else empty."""
    until = _UNTIL[clause](ask.institution) if clause in _UNTIL else None
    if until is None or until >= ask.today or (source.date and source.date.first > until):
        return ""
    if source.date is None:
        return phrase("register.source_undated", ask.language)
    return phrase("register.source_older", ask.language, date=date_words(source.date, ask.language))


def register(
    institutions: Iterable[RegisteredInstitution],
    problems: Iterable[Diagnostic],
    clicks: Mapping[str, int],
    reports: Iterable[PageReport],
    today: date,
    language: str,
) -> tuple[ClauseEntry, ...]:
    """Every clause for every institution, as of `today`, in words of a language.

    `clicks`: how far each institution's page is from home. `reports`: what was found on the institutions' own
    pages, each as of its own day.
    """
    institutions = tuple(institutions)
    known = {report.institution: report for report in reports}
    faults = _by_folder(problems)
    entries: list[ClauseEntry] = []
    own_facts: dict[tuple[str, str], ClauseFacts] = {}
    for one in institutions:
        own = faults.get(one.file.rpartition("/")[0], ())
        for kind, facts in zip(CLAUSES, one.clauses, strict=True):
            answer, evidence = _answer(kind, facts, own, clicks.get(one.id, 0), language)
            entry = ClauseEntry(one.id, kind.id, answer, evidence, today)
            own_facts[one.id, kind.id] = facts
            entries.append(_from_report(entry, known.get(one.id)))
        if report := known.get(one.id):
            entries += (
                ClauseEntry(
                    one.id,
                    f"{ELSEWHERE}{clause.id}",
                    Answer(clause.answer),
                    clause.evidence or clause.note,
                    report.checked,
                )
                for clause in report.clauses
            )
    if not {one.part_of for one in institutions} - {""}:
        return tuple(entries)
    return _of_parents(entries, {one.id: one for one in institutions}, own_facts, language)


def _of_parents(
    entries: Sequence[ClauseEntry],
    institutions: Mapping[str, RegisteredInstitution],
    facts: Mapping[tuple[str, str], ClauseFacts],
    language: str,
) -> tuple[ClauseEntry, ...]:
    """The entries, those of parts that give nothing of their own with what holds of the institution they belong to."""
    answered = {(entry.institution, entry.clause): entry for entry in entries}

    def entry_of(entry: ClauseEntry) -> ClauseEntry:
        own = facts.get((entry.institution, entry.clause))
        parent = institutions.get(institutions[entry.institution].part_of)
        silent = entry.clause in _OF_PARENTS and entry.answer is Answer.NOT_MET and own
        if not (parent and silent and own and own.answer is Answer.NOT_MET):
            return entry
        theirs = answered[parent.id, entry.clause]
        if theirs.answer is Answer.NOT_ASKED:  # of a supporter; its part may be a signatory
            return entry
        words = theirs.evidence
        if entry.clause != "address":  # which pages make a link of
            words = phrase("register.of_parent", language, institution=parent.name, evidence=words)
        return replace(entry, answer=theirs.answer, evidence=words)

    return tuple(map(entry_of, entries))


def _from_report(entry: ClauseEntry, report: PageReport | None) -> ClauseEntry:
    """What was found on the institution's own page, where the clause asks about that page and it was read."""
    if entry.answer is not Answer.NOT_CHECKED or not report:
        return entry
    asked = ON_ITS_OWN_PAGE[entry.clause]
    for clause in report.clauses:
        if clause.id == asked:
            evidence = clause.evidence or clause.note
            answer = Answer.MET if clause.answer is ClauseAnswer.FOUND else Answer(clause.answer)
            return ClauseEntry(entry.institution, entry.clause, answer, evidence, report.checked)
    return entry


def _by_folder(problems: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The problems that some clause asks about, by the institution's folder."""
    asked = {rule for kind in CLAUSES for rule in kind.rules}
    grouped: dict[str, list[Diagnostic]] = {}
    for one in problems:
        if one.rule in asked:
            folder = "/".join(one.place.file.split("/")[:3])
            grouped.setdefault(folder, []).append(one)
    return grouped


def _answer(
    kind: ClauseKind, facts: ClauseFacts, problems: Iterable[Diagnostic], clicks: int, language: str
) -> tuple[Answer, str]:
    violations = [one for one in problems if one.rule in kind.rules]
    excused = [one for one in violations if one.excused]
    faults = [
        one for one in violations if not one.excused and (one.overdue or one.severity is Severity.ERROR)
    ]
    if not facts.read:
        return Answer.NOT_READ, phrase("register.unread", language)
    if facts.answer is Answer.NOT_CHECKED:  # what is wrong with this site's page is no fault of its own page
        return facts.answer, facts.evidence
    if faults and facts.outdated:
        return Answer.NOT_STATED, f"{_public(faults[0], language)} {facts.outdated}"
    if faults and facts.silence and faults[0].rule in _ABSENCES:
        if facts.answer is Answer.MET:
            return Answer.NOT_STATED, phrase("register.silent_else", language, known=facts.evidence)
        return Answer.NOT_STATED, facts.silence
    if faults:
        return Answer.NOT_MET, _public(faults[0], language)
    if excused:
        return Answer.EXCUSED, _public(excused[0], language)
    if kind.id == "discoverable":
        return facts.answer, phrase("register.clicks", language, count=clicks, found=facts.evidence)
    return facts.answer, facts.evidence


def _due_later(ask: "Ask", clause: str) -> tuple[Answer, str]:
    """Why nothing is missing although there is nothing to show."""
    due = ask.institution.plan_due
    if clause == "plan" and due and due.by.last >= ask.today:
        reason = plain(due.reason.in_language(ask.language))
        return Answer.NOT_YET_DUE, phrase(
            "shared.due", ask.language, date=date_words(due.by, ask.language), reason=reason
        )
    first = next_submission(ask.institution, ask.today)
    if clause == "plan" and first and first.due and first.due.last >= ask.today and not ask.institution.plans:
        by = date_words(first.due, ask.language)
        return Answer.NOT_YET_DUE, phrase("register.submission_due", ask.language, date=by)
    if clause == "address" and ask.institution.published:
        return Answer.NOT_YET_DUE, phrase("register.no_address", ask.language)
    role = ask.institution.status.role
    if role != "signatory":
        return Answer.NOT_ASKED, phrase(
            "register.not_asked", ask.language, standing=word("standing", role, ask.language).lower()
        )
    if ask.institution.source:  # whatever weight the site gives to a rule
        return Answer.NOT_STATED, phrase("register.silent", ask.language)
    return Answer.NOT_MET, phrase("register.nothing", ask.language)


def _public(fault: Diagnostic, language: str) -> str:
    """What is wrong, for readers: rules report in one language; pages in another say it in their own words."""
    if language != OF_COMMANDS:
        return word("fault", fault.rule, language)
    return f"{fault.message[:1].upper()}{fault.message[1:]}."


@dataclass(frozen=True, slots=True)
class Ask:
    """What the evidence for a clause is drawn from."""

    site: Site
    institution: Institution
    today: date

    @property
    def language(self) -> str:
        """The site's language."""
        return self.site.settings.language


def _status(ask: Ask) -> str:
    status = ask.institution.status
    if status.statement:
        return plain(status.statement.in_language(ask.language))
    name = ask.institution.name.in_language(ask.language)
    words = standing(name, status.role, status.since, ask.language, founding=status.founding)
    if status.since:
        return words
    key = "register.since_not_in_source" if ask.institution.source else "register.since_not_stated"
    return phrase(key, ask.language, standing=words)


def _contact(ask: Ask) -> str:
    contacts = [one for one in ask.institution.contacts_on(ask.today) if one.name]
    named = [
        (
            one.name or "",
            plain(one.post.in_language(ask.language)) if one.post else "",
            one.email or one.form or "",
        )
        for one in contacts
    ]
    return "; ".join(", ".join(part for part in parts if part) for parts in named)


def _plan(ask: Ask) -> str:
    plan = current_plan(ask.institution, ask.today)
    due = ask.institution.plan_due
    if not plan or (due and plan.period.last < ask.today <= due.by.last):
        return ""
    return f"{plain(plan.title.in_language(ask.language))} ({period_words(plan.period, ask.language)})"


def _page(ask: Ask) -> str:
    return ask.site.settings.addresses.institution(ask.institution.id)


def _discoverable(ask: Ask) -> str:
    return phrase("register.open", ask.language)


def _address(ask: Ask) -> str:
    return (ask.institution.published.url or "") if ask.institution.published else ""


_EVIDENCE: dict[str, Callable[[Ask], str]] = {
    "status": _status,
    "contact": _contact,
    "plan": _plan,
    "page": _page,
    "discoverable": _discoverable,
    "address": _address,
}


def _end_of_plans(institution: Institution) -> date | None:
    plan = latest_plan(institution)
    return plan.period.last if plan else None


def _end_of_contacts(institution: Institution) -> date | None:
    ends = [one.until.last for one in institution.contacts if one.public and one.until]
    return max(ends, default=None)


_UNTIL: dict[str, Callable[[Institution], date | None]] = {
    "plan": _end_of_plans,
    "contact": _end_of_contacts,
    "address": in_progress_until,
}
"""The last day of which what is known of a clause speaks."""
