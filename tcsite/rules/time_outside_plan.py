"""The rule `time-outside-plan`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import PartialDate, Period, Plan, Span
from tcsite.rules.rows import pieces
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import at


@rule(id="time-outside-plan", source="consistency", severity=Severity.WARNING, about=Plan)
def time_outside_plan(plan: Plan) -> Iterator[Finding]:
    """The time of an action lies in the plan's period.

    A time outside it is most often a mistake in a year, and it is drawn and counted in the wrong place. An
    open end ("from September 2024") lies in any plan that has not ended by then. Correct the time, or
    extend the period. A reading is only reported where it cannot lie in the period, however it is meant.
    So is a target (`by`) of before the plan: it may have come over from the plan before.
    """
    period = plan.period
    if plan.state == "withdrawn" or period.last < period.first:
        return
    for row in pieces(plan):
        span = row.part.span(period)
        fault = _fault(span, period)
        if fault:
            key = next(key for key in ("from", "to", "years", "when") if _given(row.part, key))
            yield Finding(
                f"{row.name} {fault}", (*row.pointer, key), "check the time, and the plan's  period:"
            )
        for number, aim in enumerate(row.part.measures):
            if aim.by and (fault := _fault_of_target(aim.by, period)):
                pointer = (*row.pointer, "measures", number, "by")
                yield Finding(f"{row.name} {fault}", pointer, "check  by:, and the plan's  period:")


def _fault_of_target(by: PartialDate, period: Period) -> str:
    """A target may be measured in the months after a plan; before it begins nothing can be reached by it."""
    if period.from_ and by.last < period.first:
        return f"has a target to reach {at(by)}, before its plan begins ({period.from_.words})"
    return ""


def _given(part: object, key: str) -> bool:
    return bool(getattr(part, {"from": "from_"}.get(key, key)))


def _fault(span: Span, period: Period) -> str:
    begins, ends = span.from_, span.to
    first, last = (end.words if end else "" for end in (period.from_, period.end))
    if begins and ends and ends.last < begins.first:
        return f"ends {at(ends)}, before it begins {at(begins)}"
    if begins and begins.last < period.first:
        return f"begins {at(begins)}, before its plan does ({first})"
    if begins and begins.first > period.last:
        return f"begins {at(begins)}, after its plan has ended ({last})"
    if ends and ends.first > period.last:
        return f"ends {at(ends)}, after its plan does ({last})"
    if ends and ends.last < period.first:
        return f"ends {at(ends)}, before its plan begins ({first})"
    return ""
