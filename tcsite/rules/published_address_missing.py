"""The rule `published-address-missing`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.facts.plans import latest_plan
from tcsite.facts.published_address import in_progress_since, in_progress_until
from tcsite.model import Institution, Published
from tcsite.rules.required import must_publish_plan, own_or_parents
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at


@dated_rule(id="published-address-missing", source="form", severity=Severity.ERROR, about=Institution)
def published_address_missing(institution: Institution, today: date) -> Iterator[Finding]:
    """The institution gives the address at which it publishes its status and plan.

    The form asks for it at every stage, and it is what lets a reader check these pages against the
    institution's own. Give it under `published`. While the page is being made, `state: in-progress` is a
    warning, and after twelve months overdue; the months count from `published: since`, else from the
    latest self-assessment. It is only a warning, too, while a new signatory's first plan is not yet due. Of an
    institution that is `part_of` another it is advice.
    """
    if not must_publish_plan(institution):
        return
    published = institution.published
    if published and published.state == "in-progress":
        yield _in_progress(institution, published, today)
    elif published is None or published.url is None:
        due = institution.plan_due
        early = due if latest_plan(institution) is None else None
        say = "add  published: {url: https://…}  or  published: {state: in-progress, since: 2026-03}"
        hint, severity = own_or_parents(institution, "the page", say)
        yield Finding(
            f"{institution.name} gives no address of its own page about the Commitment",
            ("published",),
            hint,
            severity=severity or (Severity.WARNING if early else None),
            overdue=early is not None and early.by.last < today,
        )


def _in_progress(institution: Institution, published: Published, today: date) -> Finding:
    since, until = in_progress_since(institution), in_progress_until(institution)
    late = until is not None and until < today
    words = f", as it was {at(since)}" if since else ""
    message = f"the published address of {institution.name} is still in progress{words}"
    if late:
        message += ", more than twelve months ago"
    return Finding(
        message,
        ("published", "state"),
        "once it is there, write  state: live"
        if published.url
        else "add the address  url: https://…  and  state: live",
        severity=Severity.WARNING,
        overdue=late,
        rests_on="self-assessments/" if late and not published.since else "",
    )
