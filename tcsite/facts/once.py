"""Once: what is worked out of a plan is worked out once, for as long as the plan is in hand."""

import functools
import weakref
from collections.abc import Callable
from typing import Any, TypeVar

from tcsite.model import Action, Plan

A = TypeVar("A")
T = TypeVar("T")


def once(function: Callable[[Plan], T]) -> Callable[[Plan], T]:
    """A pure function of a plan that is asked once for each plan object, which never changes; then it knows.

    Labels, for one, are asked by pages, data and rules for each action of a plan, and make those of all.
    """
    known: dict[int, tuple[weakref.ref[Any], T]] = {}

    @functools.wraps(function)
    def ask(plan: Plan) -> T:
        try:
            return known[id(plan)][1]
        except KeyError:
            answer = function(plan)
        key = id(plan)
        known[key] = weakref.ref(plan, lambda _: known.pop(key, None)), answer
        return answer

    return ask


def once_each(function: Callable[[Plan, Action], T]) -> Callable[[Plan, Action], T]:
    """The same for a pure function of a plan and one of its actions: asked once for each action."""
    known: dict[int, tuple[weakref.ref[Any], dict[int, tuple[Action, T]]]] = {}

    @functools.wraps(function)
    def ask(plan: Plan, action: Action) -> T:
        try:
            return known[id(plan)][1][id(action)][1]
        except KeyError:
            answer = function(plan, action)
        key = id(plan)
        if key not in known:
            known[key] = weakref.ref(plan, lambda _: known.pop(key, None)), {}
        known[key][1][id(action)] = (
            action,
            answer,
        )  # beside its answer, so that no other can come to have its id
        return answer

    return ask


def latest(function: Callable[[A], T]) -> Callable[[A], T]:
    """A pure function of an object that several ask for one after the other: it knows its last answer, and no more.

    For answers that hold their object, which `once` would never let go of.
    """
    known: list[tuple[A, T]] = []

    @functools.wraps(function)
    def ask(of: A) -> T:
        for one, answer in known:
            if one is of:
                return answer
        answer = function(of)
        known[:] = [(of, answer)]
        return answer

    return ask
