"""Actions: how far each is, whether it is settled, and when it is due.

One answer to each question, for pages, data files, search, rules, `tcsite status` and `tcsite add plan`.
"""

from tcsite.facts.labels import find
from tcsite.facts.once import once_each
from tcsite.frozen import dataclass
from tcsite.model import Action, Part, PartialDate, Plan, Progress, Span, Text

NOT_STATED = "not-stated"
DONE = frozenset({"complete", "ongoing"})
"""Statuses of what is done; `ongoing` is done, and now routine."""

SETTLED = DONE | {"stopped", "carried-forward", "merged", "superseded"}
"""Statuses with which nobody has to do any more in this plan: done, given up, or gone on elsewhere."""


@dataclass(frozen=True, slots=True)
class ActionStatus:
    """How far an action is, and where that is said if not in its own progress."""

    status: str
    as_per: str = ""  # the action that it is taken from: "R1"
    reported: bool = False  # it is known from a later report only, as one of the plan's achievements
    reported_on: PartialDate | None = None  # the date of that report, where it is known


@once_each
def status(plan: Plan, action: Action) -> ActionStatus:
    """How far an action is.

    Its own status; else that of its parts where all agree; else that of the action it refers to (`as_per`). In a
    plan that is known from its achievements only, what states nothing else was achieved: that is why it is known.
    """
    own = _stated(plan, action)
    if own.status == NOT_STATED and plan.known_from == "achievements":
        return ActionStatus("complete", reported=True, reported_on=plan.source.date if plan.source else None)
    return own


def _stated(plan: Plan, action: Action) -> ActionStatus:
    seen: set[int] = set()
    current: Part = action
    via = ""
    while id(current) not in seen:
        seen.add(id(current))
        own = _own(current)
        as_per = current.as_per if isinstance(current, Action) else None
        if own != NOT_STATED or not as_per:
            return ActionStatus(own, via)
        there, _, name = as_per.rpartition("/")
        other = find(plan, name) if there in ("", plan.id) else None
        if other is None:
            break
        via = via or name
        owner = plan.actions[other.action]
        part = owner if other.part is None else owner.parts[other.part]
        current = owner if part.status == NOT_STATED else part
    return ActionStatus(NOT_STATED, via)


def _own(part: Part) -> str:
    """What an action or a part says itself; an action that says nothing has the status that all its parts share."""
    if part.status == NOT_STATED and isinstance(part, Action) and part.parts:
        shared = {one.status for one in part.parts}
        return shared.pop() if len(shared) == 1 else NOT_STATED
    return part.status


def part_status(plan: Plan, action: Action, part: Part) -> str:
    """How far a part is: its own status; else its action's, since what an action says holds for its parts."""
    if part is action or part.status == NOT_STATED:
        return status(plan, action).status
    return part.status


def status_words(action: Action, part: Part) -> Text | None:
    """The author's own words for a status, where the part or its action states it itself, or has words only."""
    if part.status != NOT_STATED or part is action:
        return part.status_words
    return part.status_words or action.status_words


def health(plan: Plan, action: Action, part: Part) -> Progress | None:
    """The newest entry that says whether a part goes as planned: its own, else its action's; none once it is settled."""
    if settled(plan, action, part):
        return None
    entries = [entry for entry in part.reports if entry.health] or [
        entry for entry in action.reports if entry.health
    ]
    return entries[-1] if entries else None


def called_late(plan: Plan, action: Action, part: Part) -> bool:
    """Whether its institution says that it is late, before its end or after it."""
    entry = health(plan, action, part)
    return entry is not None and entry.health == "late"


def settled(plan: Plan, action: Action, part: Part | None = None) -> bool:
    """Whether nobody has to do it any more in this plan: it is done, given up, or went on elsewhere.

    An action that states no status itself is settled once all its parts are, even if they differ. What is settled
    as a whole is settled in all its parts.
    """
    if action.carried_to or action.merged_into:
        return True
    whole = status(plan, action).status
    if part is None or part is action:
        each = [one.status for one in action.parts] if whole == NOT_STATED else []
        return whole in SETTLED or (bool(each) and SETTLED.issuperset(each))
    return whole in SETTLED or part_status(plan, action, part) in SETTLED


def to_take_up(plan: Plan, action: Action, part: Part | None = None) -> bool:
    """Whether the next plan has to take it up: somebody has still to do it, or it is carried forward to no named place."""
    if action.carried_to or action.merged_into:
        return False
    if part is None:
        statuses = {status(plan, action).status, *(one.status for one in action.parts)}
    else:
        statuses = {part_status(plan, action, part)}
    return "carried-forward" in statuses or not settled(plan, action, part)


@once_each
def due(plan: Plan, action: Action) -> PartialDate | None:
    """When an action is to be done: by its own end; else by the last end of its parts, if all of them state one.

    Where some parts state none, the end of the whole is not known, however many others do: an end that leaves out a
    part would make the action late or done too early.
    """
    own = action.span(plan.period).to
    if own or not action.parts:
        return own
    ends = [end for part in action.parts if (end := part.span(plan.period).to)]
    return max(ends, key=lambda end: (end.last, end.first)) if len(ends) == len(action.parts) else None


def span(plan: Plan, action: Action, part: Part) -> Span:
    """From when to when a part is to be done: its own time; else its action's, which holds for its parts."""
    own = part.span(plan.period)
    return own if own.from_ or own.to or part is action else action.span(plan.period)


def part_due(plan: Plan, action: Action, part: Part) -> PartialDate | None:
    """When a part is to be done: by its own end; else by its action's."""
    return due(plan, action) if part is action else part.span(plan.period).to or action.span(plan.period).to


def due_year(plan: Plan, action: Action) -> int | None:
    """The year by whose end an action is to be done."""
    end = due(plan, action)
    return end.last.year if end else None


def gives_a_time(plan: Plan, action: Action) -> bool:
    """Whether an action, or one of its parts, says anything of when."""
    spans = (part.span(plan.period) for part in (action, *action.parts))
    return any(span.from_ or span.to for span in spans)


def is_routine(action: Action, part: Part) -> bool:
    """Whether it goes on as long as the plan: then the plan's end is its end, and no deadline."""
    when = part.when or action.when
    return bool(when and when.ongoing)


def open_parts(plan: Plan, action: Action) -> tuple[Part, ...]:
    """What of an action somebody has still to do: its open parts; the action itself where it has no open part."""
    if settled(plan, action):
        return ()
    return tuple(part for part in action.parts if not settled(plan, action, part)) or (action,)
