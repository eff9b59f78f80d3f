"""The rule `plan-missing`."""

from collections.abc import Iterator
from datetime import date

from tcsite.diagnostics import Severity
from tcsite.facts.plans import latest_plan
from tcsite.facts.submissions import next_submission
from tcsite.model import Institution, Plan
from tcsite.rules.required import must_publish_plan, own_or_parents
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at


@dated_rule(id="plan-missing", source="minimum", severity=Severity.ERROR, about=Institution)
def plan_missing(institution: Institution, today: date) -> Iterator[Finding]:
    """A signatory has an action plan, or says when its first one is due.

    The plan is what a signatory promises; the guidance asks for it on the institution's page or one link
    away. Add it under `plans/`; a link to another format (`formats`) will do at first. A new signatory
    has a year: say so with `plan_due`, or with the submission that it comes with (`submissions`), and nothing is reported until that date has passed. A draft is not
    a plan yet. Of an institution that is `part_of` another it is advice: the plan of that one may hold for it. Whether the plan still holds today is asked by `plan-ended`.
    """
    if not must_publish_plan(institution):
        return
    plan = latest_plan(institution)
    if plan is None:
        yield from _none(institution, today)
    elif _bare(plan):
        yield Finding(
            f"plan {plan.id} of {institution.name} gives no actions, and no link to the plan itself",
            ("actions",),
            "add  actions:  or  formats: [{kind: pdf, url: https://…, bytes: …}]",
            file=plan.file,
        )


def _none(institution: Institution, today: date) -> Iterator[Finding]:
    due = institution.plan_due
    first = next_submission(institution, today)  # a plan is submitted with its self-assessment
    if (due and due.by.last >= today) or (first and first.due and first.due.last >= today):
        return
    drafts = [plan.id for plan in institution.plans if plan.state == "draft"]
    if due:
        message = f"{institution.name} has no action plan on this site: it was due {at(due.by)}"
        hint = "add the plan in  plans/"
        if drafts:
            hint = f"once plan {drafts[-1]}, a draft, is agreed, write  state: in-force  in it"
        yield Finding(message, ("plan_due", "by"), hint, rests_on="plans/", overdue=True)
    else:
        agreed = (
            f"once plan {drafts[-1]}, a draft, is agreed, write  state: in-force  in it;"
            if drafts
            else "add the plan in  plans/,"
        )
        say = f"{agreed}  or say  plan_due: {{by: 2027-06, reason: …}}"
        hint, severity = own_or_parents(institution, "the plan", say)
        message = f"{institution.name} has no action plan{' of its own' if severity else ''} on this site"
        yield Finding(message, (), hint, rests_on="plans/", severity=severity)


def _bare(plan: Plan) -> bool:
    return not (plan.actions or plan.formats or (plan.source and plan.source.url))
