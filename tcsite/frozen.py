"""Frozen dataclasses that are quick to make, for what each build makes by the thousand.

`frozen=True` of the standard library checks every assignment while the program runs, those of `__init__` too, and so
takes three times as long to make a value. Here mypy alone checks that nobody changes one: it knows this decorator as
the standard one.

The standard library also writes and compiles four methods a class, when its module is imported. Most commands use few
of their classes, and of most classes one method, so here each waits until it is first asked for, and so do the fields.
"""

import dataclasses
import inspect
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


def _with_slots(plain: type[T]) -> type[T]:
    """A class with slots for the fields of a plain one; it gets the methods of a dataclass when they are needed."""
    kinds = inspect.get_annotations(plain)
    own = [name for name, kind in kinds.items() if ClassVar not in (kind, get_origin(kind))]
    inherited = {name for base in plain.__mro__[1:] for name in getattr(base, "__slots__", ())}
    left_out = {"__dict__", "__weakref__", *own}  # a default beside a slot of its name is refused
    names = {name: one for name, one in plain.__dict__.items() if name not in left_out}
    names["__slots__"] = tuple(name for name in own if name not in inherited)
    made_by: Callable[..., type[T]] = type(plain)
    cls = made_by(plain.__name__, plain.__bases__, names)
    cls.__qualname__ = plain.__qualname__
    for name in _METHODS:
        if name not in plain.__dict__:
            setattr(cls, name, _method(cls, plain, name))
    for name in _ATTRIBUTES:
        setattr(cls, name, _Attribute(cls, plain, name))
    return cls


def _complete(cls: type, plain: type, *names: str) -> None:
    """Give a class what it waits for: what the standard library makes of a copy, so that nobody sees it half done."""
    left_out = ("__dict__", "__weakref__")
    own = {name: one for name, one in plain.__dict__.items() if name not in left_out}
    made: type = dataclasses.dataclass(
        init="__init__" in names,
        repr="__repr__" in names,
        eq="__eq__" in names,
        unsafe_hash="__hash__" in names,
    )(type(plain)(plain.__name__, plain.__bases__, own))
    for name in names:
        setattr(cls, name, made.__dict__[name])


def _method(cls: type, plain: type, name: str) -> Callable[..., Any]:
    """A method that stands for another until it is called."""

    def call(self: object, *given: object, **named: object) -> Any:
        _complete(cls, plain, name)
        return getattr(cls, name)(self, *given, **named)

    return call


class _Attribute:
    """An attribute of a class that is there once somebody asks for it."""

    def __init__(self, cls: type, plain: type, name: str) -> None:
        self._cls, self._plain, self._name = cls, plain, name

    def __get__(self, _value: object, _cls: type) -> object:
        _complete(self._cls, self._plain, *_ATTRIBUTES)
        return self._cls.__dict__[self._name]
