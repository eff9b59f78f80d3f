"""The rows of a plan as rules see them: each with its name, its place, and what it takes from its action."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from tcsite.diagnostics import Pointer
from tcsite.facts.actions import part_status, settled
from tcsite.facts.labels import find, labels
from tcsite.facts.once import latest
from tcsite.frozen import dataclass
from tcsite.model import Action, Part, Plan, Progress
from tcsite.rules.rule import Finding
from tcsite.rules.words import listed, quoted


@dataclass(frozen=True, slots=True)
class Row:
    """An action without parts, or one part of an action."""

    plan: Plan
    action: Action
    part: Part  # the action itself where it has no parts
    pointer: Pointer
    name: str  # "action V5", "part b of action V1"
    names: tuple[str, ...]  # what a reference may call it

    @property
    def entry(self) -> tuple[Pointer, Progress] | None:
        """The progress entry that holds its status, and the place of that: its own, else its action's."""
        for owner, pointer in ((self.part, self.pointer), (self.action, self.pointer[:2])):
            for entry in reversed(owner.reports):
                if entry.status != "not-stated":
                    index = next(place for place, one in enumerate(owner.progress) if one is entry)
                    return (*pointer, "progress", index), entry
        return None

    @property
    def status(self) -> str:
        """How far it is."""
        return part_status(self.plan, self.action, self.part)

    @property
    def unfinished(self) -> bool:
        """Whether somebody still has to do it, in this plan."""
        return not settled(self.plan, self.action, self.part)


def rows(plan: Plan) -> Iterator[Row]:
    """Every action or, where it has parts, each of its parts."""
    for whole, parts in _actions(plan):
        yield from parts or (whole,)


def pieces(plan: Plan) -> Iterator[Row]:
    """Every action and every part, each for itself."""
    for whole, parts in _actions(plan):
        yield whole
        yield from parts


def action_named(plan: Plan, name: str) -> Action | None:
    """The action that a reference names, by itself or by one of its parts."""
    place = find(plan, name)
    return plan.actions[place.action] if place else None


def lacking(asked: Iterable[Row], has: Callable[[Row], bool]) -> list[Row]:
    """The rows without it. Where all asked parts of an action lack it, the action stands for them."""
    found: list[Row] = []
    for _, group in groupby(asked, key=lambda row: row.pointer[:2]):
        members = list(group)
        without = [row for row in members if not has(row)]
        found += [_whole(without[0])] if without and len(without) == len(members) else without
    return found


FEW = 5
"""Actions without something that are reported one by one; more are one finding with their names."""


def each_or_all(
    plan: Plan,
    asked: list[Row],
    missing: list[Row],
    *,
    one: str,
    none: str,
    key: str,
    hint: str,
    asked_as: str = "still to be done in",
) -> Iterator[Finding]:
    """A finding for each row, or a single one for the plan where most of the actions asked lack it.

    `one` completes "action V5 of plan 2024-2027 …", `none` completes "none of the 30 actions of plan
    2024-2027 …"; `asked_as` stands before the plan where not all its actions are asked.
    """
    actions = {row.pointer[:2]: row.action.id or f"action {int(row.pointer[1]) + 1}" for row in asked}
    whole = {row.pointer for row in missing if row.part is row.action}
    most = len(whole) > FEW and 2 * len(whole) > len(actions)
    if most or 1 < len(whole) == len(actions):
        of_plan = f"of plan {plan.id}" if len(actions) == len(plan.actions) else f"{asked_as} plan {plan.id}"
        others = [name for pointer, name in actions.items() if pointer not in whole]
        but = f", except {_some(others)}" if others else ""
        yield Finding(
            f"none of the {len(actions)} actions {of_plan} {none}{but}", ("actions",), hint, absent=True
        )
        missing = [row for row in missing if row.pointer not in whole]
    if len(missing) > FEW:  # one cause, one line
        yield Finding(_together(plan, missing, one), ("actions",), hint, absent=True)
        return
    for row in missing:
        yield Finding(f"{row.name} of plan {plan.id} {one}", (*row.pointer, key), hint, absent=True)


def _together(plan: Plan, missing: list[Row], one: str) -> str:
    """Rows that lack the same in a sentence: "10 actions of plan 2021-2023 have no owner: V1, V2 …"."""
    parts = any(row.part is not row.action for row in missing)
    names = [row.name.replace("action ", "") for row in missing]
    lack = one.replace("has ", "have ", 1).replace("does not", "do not", 1)
    kinds = "actions and parts of actions" if parts else "actions"
    return f"{len(missing)} {kinds} of plan {plan.id} {lack}: {_some(names, most=30)}"


def _some(names: list[str], most: int = 12) -> str:
    return listed(names if len(names) <= most else [*names[:most], f"{len(names) - most} others"])


@latest  # several rules ask for the rows of one plan
def _actions(plan: Plan) -> list[tuple[Row, tuple[Row, ...]]]:
    found = []
    for index, (action, label) in enumerate(zip(plan.actions, labels(plan), strict=True)):
        name = action.id or f"{index + 1} ({quoted(action.text)})"
        whole = Row(plan, action, action, ("actions", index), f"action {name}", label.names)
        parts = tuple(
            Row(
                plan,
                action,
                part,
                (*whole.pointer, "parts", number),
                f"part {own.short} of {whole.name}",
                own.names,
            )
            for number, (part, own) in enumerate(zip(action.parts, label.parts, strict=True))
        )
        found.append((whole, parts))
    return found


def _whole(row: Row) -> Row:
    """The action that a row stands in: "part b of action V1" is of "action V1"."""
    name = row.name if row.part is row.action else row.name.partition(" of ")[2]
    names = labels(row.plan)[int(row.pointer[1])].names
    return replace(row, part=row.action, pointer=row.pointer[:2], name=name, names=names)
