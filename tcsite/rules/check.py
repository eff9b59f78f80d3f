"""Check: a Site and rules to diagnostics.

Which weight a finding has is settled here and nowhere else: the rule's own or the finding's, changed by
the site's settings, lightened to advice by an institution's exception.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tcsite.diagnostics import Diagnostic, Place, Severity, in_order
from tcsite.facts.coverage import transcribed
from tcsite.facts.drafts import draft_files
from tcsite.frozen import dataclass
from tcsite.model import Institution, Plan, Settings, Site
from tcsite.rules.rule import AnyRule, Finding

SETTINGS = "site.yaml"


def check(site: Site, rules: Sequence[AnyRule], today: date) -> list[Diagnostic]:
    """What the rules find on `today`, sorted; each rule is asked about each of its subjects."""
    owners = {file: institution for institution in site.institutions for file in _files(institution)}
    found = list(_found(rules, Site, (site, SETTINGS), owners, site, today))
    for institution in site.institutions:
        found += _found(rules, Institution, (institution, institution.file), owners, site, today)
        for plan in institution.plans:
            found += _found(rules, Plan, (plan, plan.file), owners, site, today)
    return sorted(found, key=in_order)


def _found(
    rules: Iterable[AnyRule],
    kind: type,
    subject: tuple[Any, str],  # with the file that it stands in
    owners: Mapping[str, Institution],
    site: Site,
    today: date,
) -> Iterator[Diagnostic]:
    value, own_file = subject
    for rule in rules:
        for finding in rule.check(value, today, site.vocabulary) if rule.about is kind else ():
            file = finding.file or own_file
            owner = owners.get(file)
            if owner is None or not _unread(owner, finding):
                silent = finding.absent and owner is not None and transcribed(owner, file)
                found = _silent(finding) if silent else finding
                yield weighed(_diagnostic(rule, found, file), site.settings, owner, today)


def _silent(finding: Finding) -> Finding:
    """A finding that something is not said, where a source may be what does not say it: nobody is to invent it."""
    message, hint = f"{finding.message}, as transcribed", f"where its source says it, {finding.hint}"
    return replace(finding, message=message, hint=hint, severity=Severity.ADVICE)


def weighed(diagnostic: Diagnostic, settings: Settings, owner: Institution | None, today: date) -> Diagnostic:
    """The same problem with the weight that the site gives it, or excused by the institution it concerns."""
    found = with_severity(diagnostic, settings, excuses_of(owner, today) if owner else {})
    if found.severity is Severity.ERROR and owner and found.place.file in draft_files(owner):
        return replace(found, severity=Severity.WARNING)  # it is not published, so it blocks nothing
    return found


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why an institution's exception lets a rule's findings pass, and until when."""

    reason: str
    until: str  # "June 2027"
    ended: bool = False


def excuses_of(institution: Institution, today: date) -> dict[str, Excuse]:
    """The rules that an institution is excused from on `today`, and those that it was excused from until it ended."""
    found: dict[str, Excuse] = {}
    for one in institution.exceptions:
        ended = one.until.last < today
        if one.rule not in found or (found[one.rule].ended and not ended):
            found[one.rule] = Excuse(str(one.reason), one.until.words, ended)
    return found


def with_severity(diagnostic: Diagnostic, settings: Settings, excuses: Mapping[str, Excuse]) -> Diagnostic:
    """The same problem with the weight that the site gives it, or excused."""
    change = settings.rules.get(diagnostic.rule)
    if change:
        diagnostic = replace(diagnostic, severity=Severity(change.severity))
    excuse = excuses.get(diagnostic.rule)
    if excuse and excuse.ended:
        late = diagnostic.severity is Severity.ERROR  # nothing but the day has changed since it passed
        return replace(diagnostic, severity=Severity.WARNING, overdue=True) if late else diagnostic
    if excuse:
        words = _one_line(f"(excused until {excuse.until}: {excuse.reason})")
        message = f"{diagnostic.message} {words}"
        return replace(diagnostic, severity=Severity.ADVICE, message=message, excused=excuse.reason)
    return diagnostic


def _diagnostic(rule: AnyRule, finding: Finding, file: str) -> Diagnostic:
    place = Place(file, finding.pointer, finding.text)
    severity = Severity.WARNING if finding.overdue else finding.severity or rule.severity
    message, hint = _one_line(finding.message), _one_line(finding.hint)
    return Diagnostic(rule.id, severity, message, place, hint, overdue=finding.overdue)


def _one_line(text: str) -> str:
    """People's own words may run over several lines; a message does not."""
    return " ".join(filter(None, map(str.strip, text.splitlines())))


def _files(institution: Institution) -> Iterator[str]:
    """Every file of an institution that a finding may point into."""
    yield from (institution.file, institution.measures_file)
    parts: tuple[Iterable[Any], ...] = (
        institution.plans,
        institution.self_assessments,
        institution.updates,
    )
    yield from (one.file for part in parts for one in part)


def _unread(institution: Institution, finding: Finding) -> bool:
    """Whether the finding concludes from the absence of something that is there and could not be read."""
    if not finding.rests_on:
        return False
    folder = institution.file.rpartition("/")[0]
    return any(file.startswith(f"{folder}/{finding.rests_on}") for file in institution.unread)
