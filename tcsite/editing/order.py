"""Order: in which order the keys of a mapping stand."""

from collections.abc import Sequence
from typing import Any

from tcsite.diagnostics import Pointer
from tcsite.model import Action, Strict
from tcsite.schema import keys_known, type_at

_FIRST = ("id", "former_ids", "strand", "pillar", "text")
_LAST = ("as_per", "carried_from", "carried_to", "merged_into", "parts", "progress")
"""An action begins with what it is called and where it stands, and ends with what became of it. The model has
its keys in two groups, those of a part and those of a whole action."""


def order_of(owner: Any) -> tuple[str, ...]:
    """The keys of a model, in the order in which people read them; of anything else, none."""
    keys = tuple(keys_known(owner))
    if owner is not Action:
        return keys if isinstance(owner, type) and issubclass(owner, Strict) else ()
    return (*_FIRST, *(key for key in keys if key not in (*_FIRST, *_LAST)), *_LAST)


def keys_in_order(model: type[Strict], pointer: Pointer) -> Sequence[str]:
    """The keys of the mapping at a pointer of a file."""
    return order_of(type_at(model, pointer))
