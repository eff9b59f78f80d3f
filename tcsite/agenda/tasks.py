"""Findings by what to do: one sentence for all that are fixed in the same way."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from tcsite.agenda.values import Task
from tcsite.diagnostics import Diagnostic, Severity, in_order

DO: Mapping[str, str] = {
    # What could not be read comes first: until then, nothing is known of the rest.
    "yaml": "Fix what could not be read; until then, the file is not on the site.",
    "schema": "Fix what does not fit; until then, the file is not on the site.",
    "text": "Save the file as UTF-8 text.",
    "front-matter": "Put the lines at the top between two lines of ---.",
    "missing-file": "Add the file that is missing.",
    "file-name": "Rename the file.",
    "file-not-read": "Rename or move what nothing reads.",
    "attachment": "Publish attachments in another format.",
    # The minimum
    "status-not-stated": "State your standing in the Technician Commitment.",
    "status-without-date": "Say since when your standing is what it is.",
    "contact-missing": "Name a contact that the public can reach, with their post and an address.",
    "contact-ended": "Name who follows the contact that has left.",
    "plan-missing": "Add the action plan, or say when it is due.",
    "plan-ended": "Add the next plan, or say when it is due.",
    "placeholder-left": "Fill in what is still marked FILL IN.",
    "sign-off-missing": "Record who signed for the institution, and when.",
    "page-not-dedicated": "Give the institution a page that names it and the Commitment.",
    "page-not-discoverable": "Let the page be found from the home page and by search engines.",
    "published-address-missing": "Give the address of your own page about the Commitment.",
    "published-address-not-official": "Give an address on your own web site.",
    # The plan
    "plan-length": "Check the plan's period against its stage.",
    "plan-gap": "Explain the time that no plan covers, or that two plans cover.",
    "outcome-missing": "Give every action of the closed plan its final status.",
    "red-unexplained": "Say why the actions that stayed red were not done.",
    "voice-missing": "Say how technicians were consulted, and what that changed.",
    "resourcing-missing": "Say how the plan is resourced.",
    "pillar-unserved": "Say which of the four pillars each strand serves.",
    "talent-unanswered": "Answer every recommendation of the TALENT Commission.",
    "talent-disagrees": "Make the table of recommendations and the tags on the actions agree.",
    "action-without-owner": "Say who will do each action.",
    "action-without-time": "Say when each action will be done.",
    "action-without-measure": "Give each action a measure of success.",
    "time-outside-plan": "Check times that lie outside the plan.",
    "time-not-understood": "Add from: and to: where the words for a time were not understood.",
    "progress-stale": "Say how far the plan is.",
    "section-missing": "Add the sections that the form asks for.",
    "small-group": "Leave out figures about fewer than ten people.",
    "only-other-format": "Write the plan out, so that everybody can read it.",
    "language-twin-differs": "Bring the two languages in line.",
    "id-ambiguous": "Give every action an id that means nothing else.",
    "reference-dangles": "Fix references that lead nowhere.",
    "exception-ended": "Remove exceptions that are over, or renew them with a reason.",
    "exception-unknown": "Name a rule that exists.",
    # The site
    "statement-overdue": "Read the accessibility statement again, and say when you did.",
    "statement-disagrees": "Make the accessibility statement agree with itself.",
    # Addresses and links
    "address-dropped": "Keep addresses alive that were published once.",
    "id-dropped": "Keep the ids of actions that were published once.",
    "broken-link": "Fix links that lead nowhere.",
    "missing-fragment": "Fix links to a part of a page that is not there.",
    "missing-asset": "Add pictures and files that are missing.",
    "link-dead": "Fix or remove links to pages that are gone.",
    "link-moved": "Give the new addresses of pages that moved.",
}
"""Rule -> what to do, in a sentence. A rule without one is named by what it confirms."""

_UNREAD = ("yaml", "schema", "text", "front-matter", "missing-file", "file-name")
"""What keeps a file off the site: it weighs most, since nothing else is known until it is fixed."""


def tasks_of(
    problems: Iterable[Diagnostic], confirmed: Mapping[str, str], minimum: Iterable[str]
) -> tuple[Task, ...]:
    """The problems in groups, the weightiest first; those that are excused come last.

    `confirmed`: rule -> what it confirms, for rules that `DO` does not know. `minimum`: the rules behind the
    register's clauses, which come before others of their weight.
    """
    first = frozenset(minimum)
    groups = [
        _task(rule, list(members), confirmed, excused=excused)
        for (excused, rule), members in groupby(sorted(problems, key=_group), key=_group)
    ]
    return tuple(sorted(groups, key=lambda task: _weight(task, first)))


def unread(task: Task) -> bool:
    """Whether it is about files that could not be read."""
    return task.rule in _UNREAD


def _group(problem: Diagnostic) -> tuple[bool, str]:
    return bool(problem.excused), problem.rule


def _task(rule: str, problems: list[Diagnostic], confirmed: Mapping[str, str], *, excused: bool) -> Task:
    ordered = sorted(problems, key=in_order)
    heaviest = min((problem.severity for problem in problems), key=list(Severity).index)
    return Task(rule, str(heaviest), DO.get(rule) or confirmed.get(rule) or rule, tuple(ordered), excused)


def _weight(task: Task, first: frozenset[str]) -> tuple[bool, bool, int, bool, int]:
    order = list(DO).index(task.rule) if task.rule in DO else len(DO)
    severity = list(Severity).index(Severity(task.severity))
    return task.excused, not unread(task), severity, task.rule not in first, order
