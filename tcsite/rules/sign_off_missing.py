"""The rule `sign-off-missing`."""

from collections.abc import Iterator, Sequence
from datetime import date

from tcsite.diagnostics import Pointer, Severity
from tcsite.facts.plans import agreed_plans
from tcsite.model import Institution, SignOff
from tcsite.model.dates.months import months_after
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at, listed

HEADS = ("head", "body")
EARLIEST = 12
"""Months before a plan begins in which it may be signed: earlier than that, the date is a mistake."""

_HINT = "add  sign_off: [{who: head, name: …, post: Vice-Chancellor, date: 2024-07-25}]"


@dated_rule(id="sign-off-missing", source="guidance", severity=Severity.ERROR, about=Institution)
def sign_off_missing(institution: Institution, today: date) -> Iterator[Finding]:
    """The head of the institution has signed the plan off, on a day that can be right.

    The guidance asks that plans be signed off at the level of institutional leadership: a person (`who:
    head`) or a body such as an executive group (`who: body`). The date is neither in the future nor more
    than a year before the plan begins. It is an error for a plan that is approved, in force or closed; a
    warning where the plan is known from a later report only. A self-assessment asks for the same
    signature, and is a warning.
    """
    for plan in agreed_plans(institution):
        begins = plan.period.from_
        earliest = months_after(begins.last, -EARLIEST) if begins else date.min
        if fault := _fault(plan.sign_off, "signed off", today, earliest):
            words, pointer = fault
            known = plan.known_from == "plan"
            severity = None if known else Severity.WARNING
            yield Finding(f"plan {plan.id} {words}", pointer, _HINT, file=plan.file, severity=severity)
    for form in institution.self_assessments:
        if fault := _fault(form.sign_off, "signed", today, date.min):
            words, pointer = fault
            yield Finding(
                f"self-assessment {form.id} {words}",
                pointer,
                _HINT,
                file=form.file,
                severity=Severity.WARNING,
            )


def _fault(
    entries: Sequence[SignOff], signed: str, today: date, earliest: date
) -> tuple[str, Pointer] | None:
    """What is wrong with the signatures and where; nothing if one of the head's is sound."""
    if not entries:
        return f"does not say who {signed.replace('signed', 'signed it', 1)}", ("sign_off",)
    heads = [(index, entry) for index, entry in enumerate(entries) if entry.who in HEADS]
    if not heads:
        others = listed(f"the {who}" for who in dict.fromkeys(entry.who for entry in entries))
        return f"is {signed} by {others}, not by the head of the institution", ("sign_off",)
    faults = [(_date_fault(entry, today, earliest), index) for index, entry in heads]
    if not all(words for words, _ in faults):
        return None
    words, index = faults[0]
    return f"is {signed} by the head {words}", ("sign_off", index, "date")


def _date_fault(entry: SignOff, today: date, earliest: date) -> str:
    if entry.date is None:
        return "without a date"
    if entry.date.first > today:
        return f"{at(entry.date)}, which is in the future"
    if entry.date.last < earliest:
        return f"{at(entry.date)}, more than a year before it begins"
    return ""
