"""Frozen dataclasses that are quick to make, for what each build makes by the thousand.

`frozen=True` of the standard library checks every assignment while the program runs, those of `__init__` too, and so
takes three times as long to make a value. Here mypy alone checks that nobody changes one: it knows this decorator as
the standard one.

The standard library also writes and compiles four methods a class, when its module is imported. Most commands use few
of their classes, so here that waits until one of the methods, or a field, is first asked for.
"""

import dataclasses
import inspect
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, get_origin

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type[T]], type[T]]:
        """A dataclass whose values are equal and have a hash by their fields, as frozen ones do."""
        if not (frozen and slots):
            raise TypeError("what may change, or has no slots, is a dataclass of the standard library")
        return _with_slots


_METHODS = ("__init__", "__repr__", "__eq__", "__hash__")
_ATTRIBUTES = ("__dataclass_fields__", "__dataclass_params__", "__match_args__")
_PLAIN = "__plain__"
"""Where a class keeps the plain one that the standard library has not seen yet."""

_ALONE = threading.RLock()
"""Two threads may ask for the first value of a class at once."""


def _with_slots(plain: type[T]) -> type[T]:
    """A class with slots for the fields of a plain one; it gets the methods of a dataclass when they are needed."""
    kinds = inspect.get_annotations(plain)
    own = [name for name, kind in kinds.items() if ClassVar not in (kind, get_origin(kind))]
    inherited = {name for base in plain.__mro__[1:] for name in getattr(base, "__slots__", ())}
    left_out = {"__dict__", "__weakref__", *own}  # a default beside a slot of its name is refused
    names = {name: one for name, one in plain.__dict__.items() if name not in left_out}
    names |= {"__slots__": tuple(name for name in own if name not in inherited), _PLAIN: plain}
    made_by: Callable[..., type[T]] = type(plain)
    cls = made_by(plain.__name__, plain.__bases__, names)
    cls.__qualname__ = plain.__qualname__
    for name in _METHODS:
        if name not in plain.__dict__:
            setattr(cls, name, _method(cls, name))
    for name in _ATTRIBUTES:
        setattr(cls, name, _Attribute(name))
    return cls


def _complete(cls: type) -> None:
    """Give a class that waits for them its methods and fields."""
    with _ALONE:
        plain = cls.__dict__.get(_PLAIN)
        if plain is None:
            return
        made = dataclasses.dataclass(unsafe_hash="__hash__" not in plain.__dict__)(plain)
        for name in (*_METHODS, *_ATTRIBUTES):
            setattr(cls, name, made.__dict__[name])
        delattr(cls, _PLAIN)


def _method(cls: type, name: str) -> Callable[..., Any]:
    """A method that stands for another until it is called."""

    def call(self: object, *given: object, **named: object) -> Any:
        _complete(cls)
        return getattr(cls, name)(self, *given, **named)

    return call


class _Attribute:
    """An attribute of a class that is there once somebody asks for it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _value: object, cls: type) -> object:
        waiting = next(one for one in cls.__mro__ if self._name in one.__dict__)
        _complete(waiting)
        return waiting.__dict__[self._name]
