"""What actions and parts are called, and that no two ids of a page are the same."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import a_plan

from samples import ROOT
from tcsite.facts.labels import ActionPlace, find, labels, letter
from tcsite.model.addresses import RESERVED


@pytest.mark.parametrize(
    ("place", "name"), [(0, "a"), (1, "b"), (25, "z"), (26, "27"), (27, "28"), (51, "52"), (99, "100")]
)
def test_a_place_is_named_by_a_letter_and_beyond_z_by_its_number(place: int, name: str) -> None:
    assert letter(place) == name


def part(id: str) -> str:
    return f"{{id: {id}, text: y}}" if id else "{text: y}"


SEVERAL = [
    ("ids of their own", "V1", ["A", "B"], ["A", "B"], ["V1.A", "V1.B"], ["v1-a", "v1-b"]),
    ("no ids", "V1", ["", ""], ["a", "b"], ["V1.a", "V1.b"], ["v1-a", "v1-b"]),
    ("one without", "V1", ["a", ""], ["a", "b"], ["V1.a", "V1.b"], ["v1-a", "v1-b"]),
    (
        "ids that begin with the action's",
        "V1",
        ["V1a", "V1b"],
        ["V1a", "V1b"],
        ["V1a", "V1b"],
        ["v1-v1a", "v1-v1b"],
    ),
    (
        "a letter that another has as its id",
        "V1",
        ["b", ""],
        ["b", "b-2"],
        ["V1.b", "V1.b-2"],
        ["v1-b", "v1-b-2"],
    ),
    ("an id in capitals", "V1", ["B", ""], ["B", "b-2"], ["V1.B", "V1.b-2"], ["v1-b", "v1-b-2"]),
    (
        "an action without an id",
        "",
        ["", "x"],
        ["a", "x"],
        ["action 1.a", "action 1.x"],
        ["action-1-a", "action-1-x"],
    ),
    ("two of one id, by mistake", "V1", ["a", "a"], ["a", "a"], ["V1.a", "V1.a"], ["v1-a", "v1-a-2"]),
]


@pytest.mark.parametrize(
    ("action", "ids", "short", "full", "anchors"),
    [case[1:] for case in SEVERAL],
    ids=[case[0] for case in SEVERAL],
)
def test_a_part_has_one_name(
    action: str, ids: list[str], short: list[str], full: list[str], anchors: list[str]
) -> None:
    own = f"id: {action}, " if action else ""
    (label,) = labels(a_plan(f"[{{{own}text: x, parts: [{', '.join(map(part, ids))}]}}]"))
    assert [one.short for one in label.parts] == short
    assert [one.full for one in label.parts] == full
    assert [one.anchor for one in label.parts] == anchors
    assert (label.name, label.shown) == (action or "action 1", action)


def test_forty_parts_have_forty_names() -> None:
    plan = a_plan(f"[{{id: V1, text: x, parts: [{', '.join(['{text: y}'] * 40)}]}}]")
    (label,) = labels(plan)
    names = [one.full for one in label.parts]
    assert names[24:28] == ["V1.y", "V1.z", "V1.27", "V1.28"]
    assert len({one.anchor for one in label.parts}) == len(set(names)) == 40
    assert [find(plan, name) for name in names] == [ActionPlace(0, place) for place in range(40)]


def test_ids_that_serve_for_addresses_only_are_not_shown() -> None:
    (label,) = labels(a_plan("[{id: on-1, text: x}]", more="action_ids: assigned"))
    assert (label.name, label.shown, label.anchor) == ("on-1", "", "on-1")


FIND = """[
  {id: V1, text: x, parts: [{text: a}, {id: V1b, text: b}, {id: V10, text: c}]},
  {text: y, parts: [{text: a}]},
  {id: V10, text: z, parts: [{id: c, text: a}]},
  {id: V1.c, text: an action with the name of a part},
]"""


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("V1", ActionPlace(0)),
        ("V1.a", ActionPlace(0, 0)),
        ("V1/a", ActionPlace(0, 0)),
        ("V1b", ActionPlace(0, 1)),
        ("V1.V1b", ActionPlace(0, 1)),
        ("V10", ActionPlace(2)),
        ("V1.V10", ActionPlace(0, 2)),
        ("V10.c", ActionPlace(2, 0)),
        ("V1.c", ActionPlace(3)),
        ("action 2", ActionPlace(1)),
        ("action-2", ActionPlace(1)),
        ("action 2.a", ActionPlace(1, 0)),
        ("action-2.a", ActionPlace(1, 0)),
        ("action 1", None),
        ("V1.z", None),
        ("v1", None),
        ("a", None),
        ("", None),
    ],
)
def test_a_name_means_one_thing(name: str, place: ActionPlace | None) -> None:
    assert find(a_plan(FIND), name) == place


def test_what_a_label_says_finds_what_it_is_the_label_of() -> None:
    plan = a_plan(FIND)
    for place, label in enumerate(labels(plan)):
        assert find(plan, label.name) == ActionPlace(place)
        for number, own in enumerate(label.parts):
            assert find(plan, own.full) == ActionPlace(place, number)


ADDED = re.findall(
    r"\bid=\"\{\{ \w+\.anchor \}\}([^\"]+)\"",
    "".join(
        (ROOT / "themes/default/templates" / name).read_text() for name in ("action.html", "picture.html")
    ),
)
"""What the theme adds to anchors to make ids of its own."""

IDS = st.sampled_from(
    [
        *string.ascii_lowercase,
        *(
            "V1",
            "V1-a",
            "v1-h",
            "V1-h-2",
            "strand-V",
            "change-1",
            "by-pillar",
            "main",
            "contents",
            "about",
            "heading",
        ),
        *(f"V1{suffix}" for suffix in ADDED),
        *RESERVED,
    ]
)


def test_the_theme_adds_to_anchors_only_what_none_can_end_with() -> None:
    assert len(ADDED) == 2
    for suffix in ADDED:
        assert suffix != suffix.lower(), "anchors have no capitals"


@given(st.lists(st.tuples(st.none() | IDS, st.lists(st.none() | IDS, max_size=30)), max_size=6))
def test_every_id_of_a_page_is_its_own(ids: list[tuple[str | None, list[str | None]]]) -> None:
    actions = ", ".join(
        f"{{{f'id: {id}, ' if id else ''}text: x, parts: [{', '.join(part(own or '') for own in parts)}]}}"
        for id, parts in ids
    )
    more = "strands: [{id: V, title: T}]\nchanges: [{date: 2025, note: n}]"
    known = labels(a_plan(f"[{actions}]", more=more))
    anchors = [anchor for label in known for anchor in (label.anchor, *(one.anchor for one in label.parts))]
    every = [*anchors, *(anchor + suffix for anchor in anchors for suffix in set(ADDED)), *RESERVED]
    every += ["strand-v", "change-1", *(id + suffix for id in RESERVED for suffix in set(ADDED))]
    assert len(every) == len(set(every))
