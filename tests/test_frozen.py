"""Values that never change: equal by their fields, usable as keys, and made by words that mypy checks."""

import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field, fields, replace
from typing import Any, ClassVar

import pytest

from tcsite.frozen import dataclass
from tcsite.model import Text


@dataclass(frozen=True, slots=True)
class Own:
    word: str
    longest: ClassVar[int] = 9

    def __hash__(self) -> int:
        return 7


def test_they_are_equal_by_their_fields_and_can_be_keys() -> None:
    one, same, other = Text.of("a"), Text.of("a"), Text.of("b")
    assert (one == same, one == other, len({one, same, other})) == (True, False, 2)


def test_they_can_be_replaced_sent_and_listed() -> None:
    one = Text.of("a")
    assert pickle.loads(pickle.dumps(one)) == one
    assert replace(one, versions=(("cy", "b"),)).languages == ("cy",)
    assert [field.name for field in fields(one)] == ["versions"]


def test_a_hash_of_their_own_stays() -> None:
    assert hash(Own("a")) == 7


def test_what_all_of_a_class_share_is_no_field() -> None:
    assert ([field.name for field in fields(Own)], Own.longest, Own("a").longest) == (["word"], 9, 9)


def test_what_may_change_is_refused() -> None:
    for frozen, slots in ((False, True), (True, False)):
        with pytest.raises(TypeError, match="standard library"):
            dataclass(frozen=frozen, slots=slots)


def test_nothing_can_be_added_to_one() -> None:
    name = "more"
    with pytest.raises(AttributeError):
        setattr(Text.of("a"), name, 1)


def _fresh() -> Any:
    """A class of which nobody has asked anything yet, and the one that it adds to."""

    @dataclass(frozen=True, slots=True)
    class Named:
        name: str
        others: tuple[str, ...] = field(default_factory=lambda: ("b",))

    @dataclass(frozen=True, slots=True)
    class Counted(Named):
        count: int = 3

    return Counted


FIRST: dict[str, Callable[[Any], object]] = {
    "a value": lambda cls: cls("a").count,
    "how one is printed": lambda cls: repr(cls("a")).rpartition(".")[2],
    "equality": lambda cls: cls("a") == cls("a", ("b",), 3),
    "a hash": lambda cls: hash(cls("a")) == hash(cls("a")),
    "fields": lambda cls: [one.name for one in fields(cls)],
    "fields of the class above": lambda cls: [one.name for one in fields(cls.__bases__[0])],
    "places of fields": lambda cls: cls.__match_args__,
    "a value of the class above": lambda cls: cls.__bases__[0]("a").others,
}


@pytest.mark.parametrize("first", FIRST)
def test_what_is_first_asked_of_a_class_makes_no_difference(first: str) -> None:
    cls = _fresh()
    FIRST[first](cls)
    assert {name: ask(cls) for name, ask in FIRST.items()} == {
        "a value": 3,
        "how one is printed": "Counted(name='a', others=('b',), count=3)",
        "equality": True,
        "a hash": True,
        "fields": ["name", "others", "count"],
        "fields of the class above": ["name", "others"],
        "places of fields": ("name", "others", "count"),
        "a value of the class above": ("b",),
    }


def test_threads_may_ask_for_the_first_value_at_once() -> None:
    for _ in range(50):
        cls = _fresh()
        with ThreadPoolExecutor(4) as threads:
            assert {*threads.map(cls, "aaaa")} == {cls("a")}


def test_a_wrong_call_is_refused_as_by_the_standard_library() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        _fresh()()
