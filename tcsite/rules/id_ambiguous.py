"""The rule `id-ambiguous`."""

from collections.abc import Iterable, Iterator

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import RECOMMENDATIONS, Plan
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed


@rule(id="id-ambiguous", source="consistency", severity=Severity.ERROR, about=Plan)
def id_ambiguous(plan: Plan) -> Iterator[Finding]:
    """An id means one action only.

    Ids become addresses, so two actions of a plan cannot share one, and `v5` is the same as `V5`. Where
    numbering restarts in each strand, put the strand before it (`V5`, `C5`). Parts need different ids
    within their action. A former id, which links still find, cannot be another action's. It is a warning if ids read as numbers of TALENT recommendations, R1 to R16: keep
    them if they are the plan's own, and write a recommendation as `talent:R6` in running text.
    """
    actions = [(("actions", index, "id"), action.id) for index, action in enumerate(plan.actions)]
    yield from _repeated(f"plan {plan.id} has two actions", actions)
    strands = [(("strands", index, "id"), strand.id) for index, strand in enumerate(plan.strands)]
    yield from _repeated(f"plan {plan.id} has two strands", strands)
    for index, action in enumerate(plan.actions):
        parts = [
            (("actions", index, "parts", number, "id"), part.id) for number, part in enumerate(action.parts)
        ]
        yield from _repeated(f"action {action.id or index + 1} of plan {plan.id} has two parts", parts)
    yield from _former(plan)
    known = {id.upper() for _, id in actions if id}
    confusable = [number for number in RECOMMENDATIONS if number in known]
    if confusable:
        reads = "reads as the number of a TALENT recommendation"
        if len(confusable) > 1:
            reads = "read as numbers of TALENT recommendations"
        ids = "id" if len(confusable) == 1 else "ids"
        yield Finding(
            f"the {ids} {_ranges(confusable)} of plan {plan.id} {reads}",
            ("actions",),
            "write a recommendation as  talent:R6  where it could be confused",
            severity=Severity.WARNING,
        )


def _former(plan: Plan) -> Iterator[Finding]:
    """Former ids that an action has today, or that two actions had: links to them would find either."""
    today = {action.id.lower(): action.id for action in plan.actions if action.id}
    had: dict[str, int] = {}
    for index, action in enumerate(plan.actions):
        for number, former in enumerate(action.former_ids):
            pointer, folded = ("actions", index, "former_ids", number), former.lower()
            if folded in today:
                message = (
                    f"{former} is given as a former id, and action {today[folded]} of plan {plan.id} has it"
                )
                yield Finding(message, pointer, "take it out, or give that action another id")
            elif had.setdefault(folded, index) != index:
                message = f"two actions of plan {plan.id} are said to have had the id {former}"
                yield Finding(message, pointer, "keep it at the action that is meant by links to it")


def _repeated(what: str, ids: Iterable[tuple[Pointer, str | None]]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for pointer, id in ids:
        if id is None:
            continue
        first = seen.get(id.lower())
        if first is None:
            seen[id.lower()] = id
            continue
        both = id if first == id else f"{first} and {id}"
        yield Finding(f"{what} with the id {both}", pointer, "give each its own id")


def _ranges(numbers: list[str]) -> str:
    """Neighbours drawn together: ``R1 to R5 and R9``."""
    runs: list[list[str]] = []
    for number in numbers:
        near = runs and RECOMMENDATIONS.index(number) == RECOMMENDATIONS.index(runs[-1][-1]) + 1
        if near:
            runs[-1].append(number)
        else:
            runs.append([number])
    return listed(f"{run[0]} to {run[-1]}" if len(run) > 2 else listed(run) for run in runs)
