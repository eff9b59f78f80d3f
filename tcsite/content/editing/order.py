"""Order: in which order the keys of a mapping stand."""

from collections.abc import Mapping, Sequence
from typing import Any

from tcsite.content.schema import keys_known, type_at
from tcsite.diagnostics import Pointer
from tcsite.model import Action, PlanFile, Strict

_FIRST: Mapping[type[Strict], Sequence[str]] = {Action: ("id", "former_ids", "strand", "pillar", "text")}
_LAST: Mapping[type[Strict], Sequence[str]] = {
    Action: ("as_per", "carried_from", "carried_to", "merged_into", "parts", "progress"),
    PlanFile: ("strands", "actions", "talent"),
}
"""What begins and ends a mapping, where that is not the model's order. An action begins with what it is called
and where it stands, and ends with its results; the long lists of a plan come after all that is short."""


def order_of(owner: Any) -> tuple[str, ...]:
    """The keys of a model, in the order in which people read them; of anything else, none."""
    if not (isinstance(owner, type) and issubclass(owner, Strict)):
        return ()
    first, last = _FIRST.get(owner, ()), _LAST.get(owner, ())
    return (*first, *(key for key in keys_known(owner) if key not in (*first, *last)), *last)


def keys_in_order(model: type[Strict], pointer: Pointer) -> Sequence[str]:
    """The keys of the mapping at a pointer of a file."""
    return order_of(type_at(model, pointer))
