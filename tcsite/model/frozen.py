"""Frozen dataclasses that are quick to make, for what each build makes by the thousand.

`frozen=True` of the standard library checks every assignment while the program runs, those of `__init__` too, and so
takes three times as long to make a value. Here mypy alone checks that nobody changes one: it knows this decorator as
the standard one.
"""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type[T]], type[T]]:
        """A dataclass whose values are equal and have a hash by their fields, as frozen ones do."""
        if not frozen:
            raise TypeError("what may change is a dataclass of the standard library")
        return lambda cls: dataclasses.dataclass(slots=slots, unsafe_hash="__hash__" not in cls.__dict__)(cls)
