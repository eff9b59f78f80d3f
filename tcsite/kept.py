"""Kept: results of the last builds, for a process that makes a site again and again, as `serve` does.

Two ways to keep one, by what it was made of:

- `Kept` files a result under a key, and forgets what no recent build asked for.
- `kept_with` lets a function of one object remember its last result for as long as that object lives.

Neither is seen from outside: values are immutable, so the same object gives the same result. What makes this pay is
that `load` gives the very same institution while no byte of its files differs.
"""

import functools
import weakref
from collections.abc import Callable, Hashable
from typing import Any, Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
V = TypeVar("V")
P = ParamSpec("P")

BUILDS = 3
"""How many builds a result outlives that ask for it no more: where a file is broken, `serve` makes the site twice."""


class Same:
    """An object as a part of a key: that very object, not an equal one. To compare plans word by word is dear."""

    __slots__ = ("_object",)

    def __init__(self, object: object) -> None:
        self._object = object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self._object is other._object

    def __hash__(self) -> int:
        return id(self._object)


class Kept:
    """Results by their keys. For one thread at a time."""

    def __init__(self) -> None:
        self._builds: list[dict[Hashable, Any]] = [{}]
        self._last: dict[str, Any] = {}

    def __call__(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result under a key, made or kept."""
        newest = self._builds[0]
        if key not in newest:
            newest[key] = next((build[key] for build in self._builds if key in build), None) or make()
        result: T = newest[key]
        return result

    def unless_changed(self, name: str, given: object, make: Callable[[], T]) -> T:
        """The last result under a name if it was made of what equals `given`, made anew if not."""
        last: tuple[object, T] | None = self._last.get(name)
        if last is None or last[0] != given:
            last = self._last[name] = (given, make())
        return last[1]

    def turn(self) -> None:
        """A build is done: forget what only older ones asked for."""
        self._builds = [{}, *self._builds[: BUILDS - 1]]


def kept_with(function: Callable[Concatenate[V, P], T]) -> Callable[Concatenate[V, P], T]:
    """Let a pure function remember, for each object it was asked about, its last result and what else it was given.

    What else is compared for equality. The object must allow weak references; the result must not hold it for ever.
    """
    results: dict[int, tuple[weakref.ref[Any], tuple[Any, ...], T]] = {}

    @functools.wraps(function)
    def remembering(about: V, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key, given = id(about), (args, kwargs)
        found = results.get(key)
        if found is None or found[1] != given:

            def forget(_: object) -> None:
                results.pop(key, None)

            found = results[key] = (weakref.ref(about, forget), given, function(about, *args, **kwargs))
        return found[2]

    return remembering
