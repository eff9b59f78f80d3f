"""Labels: what an action and a part of it are called, and the ids of both on their plan's page.

One naming for pages, data files, rules, `tcsite status` and `tcsite set`: "V1" and, for a part, "V1.a". A part that
the plan gives no id is named by its place: "a" to "z", then "27", "28" and so on.
"""

from collections.abc import Container, Iterator, Mapping

from tcsite.facts.once import once
from tcsite.frozen import dataclass
from tcsite.model import Action, Plan
from tcsite.model.addresses import RESERVED, change_anchor, free_anchor, strand_anchor


@dataclass(frozen=True, slots=True)
class PartLabel:
    """What a part is called."""

    short: str  # beside its action: "a"
    full: str  # alone: "V1.a"; "V1a" where the plan itself calls it so
    anchor: str  # its id on the page: "v1-a"
    names: tuple[str, ...]  # all that may be written for it


@dataclass(frozen=True, slots=True)
class ActionLabel:
    """What an action is called."""

    name: str  # "V1"; by its place, "action 3", where the plan gives no id
    shown: str  # to readers; empty where the plan itself has no id for it
    anchor: str  # its id on the page: "v1"
    names: tuple[str, ...]  # all that may be written for it
    parts: tuple[PartLabel, ...] = ()


@once
def labels(plan: Plan) -> tuple[ActionLabel, ...]:
    """The labels of all actions of a plan, in its order.

    An action's anchor is its own id in small letters, or its place where it has none; a part's follows its
    action's. Where two would be the same, the later gets a number, so that the page stays valid until the plan is
    corrected. Anchors hold no capitals, so that a theme can add what no anchor ends with: ``v1-a-Heading``.
    """
    taken = set(RESERVED)
    taken.update(strand_anchor(strand.id) for strand in plan.strands)
    taken.update(change_anchor(number) for number, _ in enumerate(plan.changes, start=1))
    actions = {action.id for action in plan.actions}
    return tuple(_label(plan, place, taken, actions) for place in range(len(plan.actions)))


def _label(plan: Plan, place: int, taken: set[str], actions: Container[str | None]) -> ActionLabel:
    action, by_place = plan.actions[place], f"action-{place + 1}"
    anchor = free_anchor((action.id or by_place).lower(), taken)
    name = action.id or f"action {place + 1}"
    names = (action.id,) if action.id else (name, by_place)
    parts = []
    for part, short in zip(action.parts, _short_labels(action), strict=True):
        full = f"{name}.{short}"
        part_names = [f"{one}{mark}{short}" for one in names for mark in "./"]
        if action.id and part.id and part.id.startswith(action.id) and part.id not in actions:
            full = part.id
            part_names.append(full)
        part_anchor = free_anchor(f"{anchor}-{short.lower()}", taken)
        parts.append(PartLabel(short, full, part_anchor, tuple(part_names)))
    shown = (action.id or "") if plan.action_ids == "own" else ""
    return ActionLabel(name, shown, anchor, names, tuple(parts))


def _short_labels(action: Action) -> Iterator[str]:
    """A part's own id; else its letter or number, with a further number where another part has that as its id."""
    taken = {part.id.lower() for part in action.parts if part.id}
    for place, part in enumerate(action.parts):
        yield part.id or free_anchor(letter(place), taken)


def letter(place: int) -> str:
    """The name of a place, from 0: "a" to "z", then "27", "28" and so on."""
    return chr(ord("a") + place) if place < 26 else str(place + 1)


@dataclass(frozen=True, slots=True)
class ActionPlace:
    """An action that a name means, or a part of one, by their places in the plan."""

    action: int
    part: int | None = None


def find(plan: Plan, name: str) -> ActionPlace | None:
    """What a name means in a plan: an action before a part, the first before a later one."""
    return _places(plan).get(name)


@once
def _places(plan: Plan) -> Mapping[str, ActionPlace]:
    places: dict[str, ActionPlace] = {}
    for place, label in enumerate(labels(plan)):
        for name in label.names:
            places.setdefault(name, ActionPlace(place))
    for place, label in enumerate(labels(plan)):
        for number, part in enumerate(label.parts):
            for name in part.names:
                places.setdefault(name, ActionPlace(place, number))
    return places
