"""Values that never change: equal by their fields, usable as keys, and made by words that mypy checks."""

import pickle
from dataclasses import fields, replace

import pytest

from tcsite.model import Text
from tcsite.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Own:
    word: str

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


def test_what_may_change_is_refused() -> None:
    with pytest.raises(TypeError, match="standard library"):
        dataclass(frozen=False, slots=True)


def test_nothing_can_be_added_to_one() -> None:
    name = "more"
    with pytest.raises(AttributeError):
        setattr(Text.of("a"), name, 1)
