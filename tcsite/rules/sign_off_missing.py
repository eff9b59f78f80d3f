"""The rule `sign-off-missing`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tcsite.diagnostics import Pointer, Severity
from tcsite.facts.coverage import entered
from tcsite.facts.plans import agreed_plans
from tcsite.model import Institution, Plan, SignOff, Voice
from tcsite.model.dates.months import months_after
from tcsite.rules.rule import Finding, dated_rule
from tcsite.rules.words import at, listed

EARLIEST = 12
"""Months before a plan begins in which it may be signed: earlier than that, the date is a mistake."""

_NOT_BOUND = ("supporter", "joining")

_HINT = "add  sign_off: [{who: head, name: …, post: Vice-Chancellor, date: 2024-07-25}]"


@dated_rule(id="sign-off-missing", source="guidance", severity=Severity.ERROR, about=Institution)
def sign_off_missing(institution: Institution, today: date) -> Iterator[Finding]:
    """The head of the institution has signed the plan off, on a day that can be right.

    The guidance asks that plans be signed off at the level of institutional leadership: a person (`who:
    head`), or a body such as an executive group that signs for the head (`who: body, for_head: true`); for a body of
    which nothing says so, it is a warning. A plan of a supporter, one known from a later report only, and one in whose
    place another stands (`superseded`) is a warning, too: nobody can sign it any more. Of a closed plan that is known only as
    a file it is advice: the signature probably stands in the file. Where a body signs for the head
    and technicians were consulted through it (`technician_voice`), it is advice to check that. The date is neither in
    the future nor more than a year before the plan begins. It is an error for a plan of a signatory that is approved,
    in force or closed. A self-assessment asks for the same signature, and is a warning.
    """
    for plan in agreed_plans(institution):
        yield from _voice_for_head(plan)
        begins, ends = plan.period.from_, plan.period.to
        is_period = begins and not (ends and ends.last < begins.first)  # else `plan-length` says so
        earliest = months_after(begins.last, -EARLIEST) if begins and is_period else date.min
        if fault := _fault(plan.sign_off, "signed off", today, earliest):
            role = institution.status.role
            known = plan.known_from == "plan" and plan.state != "superseded" and role not in _NOT_BOUND
            severity = fault.severity or (None if known else Severity.WARNING)
            if plan.state == "closed" and not entered(plan) and not plan.sign_off:
                severity = Severity.ADVICE
            yield Finding(
                f"plan {plan.id} {fault.words}",
                fault.pointer,
                fault.hint,
                file=plan.file,
                severity=severity,
                absent=fault.absent,
            )
    for form in institution.self_assessments:
        if form.state == "draft" and not form.sign_off:
            continue  # it is signed when it is submitted
        if fault := _fault(form.sign_off, "signed", today, date.min):
            yield Finding(
                f"self-assessment {form.id} {fault.words}",
                fault.pointer,
                fault.hint,
                file=form.file,
                severity=Severity.WARNING,
                absent=fault.absent,
            )


def _voice_for_head(plan: Plan) -> Iterator[Finding]:
    """A body that signs alone for the head, and through which technicians were consulted: it may be the voice alone."""
    if any(entry.who == "head" for entry in plan.sign_off):
        return
    for index, entry in enumerate(plan.sign_off):
        name = (entry.name or "").lower()
        heard = [one for one in plan.technician_voice if name and _speaks_of(one, name)]
        if entry.who == "body" and entry.for_head and heard:
            yield Finding(
                f"plan {plan.id} is signed for the head by {entry.name}, through which technicians were consulted, too",
                ("sign_off", index),
                "check that it signs for the head; else add  {who: head, name: …, date: …}",
                file=plan.file,
                severity=Severity.ADVICE,
            )


def _speaks_of(voice: Voice, name: str) -> bool:
    return voice.method.replace("-", " ").lower() in name or name in str(voice.note or "").lower()


class _Fault(NamedTuple):
    """What is wrong with the signatures, and where."""

    words: str
    pointer: Pointer
    hint: str = _HINT
    severity: Severity | None = None
    absent: bool = False  # something is not said, perhaps by the source alone


def _fault(entries: Sequence[SignOff], signed: str, today: date, earliest: date) -> _Fault | None:
    """What is wrong with the signatures and where; nothing if one of the head's is sound."""
    if not entries:
        return _Fault(f"does not say who {signed.replace('signed', 'signed it', 1)}", ("sign_off",))
    heads = [
        (index, entry)
        for index, entry in enumerate(entries)
        if entry.who == "head" or (entry.who == "body" and entry.for_head)
    ]
    bodies = [(index, entry) for index, entry in enumerate(entries) if entry.who == "body"]
    if not heads and bodies:
        return _of_a_body(signed, *bodies[0])
    if not heads:
        others = listed(f"the {who}" for who in dict.fromkeys(entry.who for entry in entries))
        return _Fault(f"is {signed} by {others}, not by the head of the institution", ("sign_off",))
    faults = [(_date_fault(entry, today, earliest), index) for index, entry in heads]
    if not all(words for words, _ in faults):
        return None
    words, index = faults[0]
    hint = "write the day on which it was signed, as in  date: 2024-07-25"
    return _Fault(f"is {signed} by the head {words}", ("sign_off", index, "date"), hint)


def _of_a_body(signed: str, index: int, entry: SignOff) -> _Fault:
    """A body may act for the head; whether it does, only its institution can say."""
    name = f" ({entry.name})" if entry.name else ""
    words = f"is {signed} by a body{name}, and nothing says that it signs for the head of the institution"
    hint = "if it does, write  for_head: true  beside it; else add  {who: head, name: …, date: …}"
    return _Fault(words, ("sign_off", index), hint, Severity.WARNING, absent=True)


def _date_fault(entry: SignOff, today: date, earliest: date) -> str:
    if entry.date is None:
        return "without a date"
    if entry.date.first > today:
        return f"{at(entry.date)}, which is in the future"
    if entry.date.last < earliest:
        return f"{at(entry.date)}, more than a year before it begins"
    return ""
