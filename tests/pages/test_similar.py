"""Similar actions elsewhere: found alike on every machine, both ways, never at home, and shown for what they are."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from everything import TODAY, Build, X, Y
from samples import Entries
from tcsite.build import make
from tcsite.facts.similar import MOST, OTHER_THEME, SAME_THEME, Said, alike, said_by, words_of
from tcsite.model import Site

PLAN = """\
title: Plan of the institute
period: {from: 2024-08, to: 2027-07}
state: in-force
strands: [{id: V, title: Seen, pillar: visibility}]
actions:
  - {id: Q1, strand: V, text: Put every technician with a portrait on web pages and lobby screens}
  - {id: Q2, text: Buy a lathe}
"""
OWN = f"{X}plans/2024-2027.yaml"


@pytest.fixture
def changes(inputs: dict[str, bytes]) -> dict[str, str]:
    """Two institutions that mean the same."""
    own = (
        inputs[OWN]
        .decode()
        .replace(
            "Show **every** technician:",
            "A **portrait** of every technician on web pages and screens in the lobby:",
        )
    )
    return {OWN: own, f"{Y}plans/2024-2027.yaml": PLAN}


def shown(files: dict[str, bytes], path: str, action: str) -> BeautifulSoup:
    page = BeautifulSoup(files[f"{path}index.html"], "html.parser")
    return BeautifulSoup(str(page.select_one(f"#{action} .similar") or ""), "html.parser")


THEIRS, OURS = (
    "institutions/example-institute/plans/2024-2027/",
    "institutions/university-of-example/plans/2024-2027/",
)


def test_an_action_leads_to_those_elsewhere_and_they_to_it(
    written: Callable[..., dict[str, bytes]], changes: dict[str, str]
) -> None:
    files = written(changes)
    one, other = shown(files, OURS, "v1"), shown(files, THEIRS, "q1")
    assert [link["href"] for link in one.find_all("a")] == ["../../../example-institute/plans/2024-2027/#q1"]
    assert [link["href"] for link in other.find_all("a")] == [
        "../../../university-of-example/plans/2024-2027/#v1"
    ]
    words = " ".join(one.get_text(" ").split())
    assert words.startswith("Similar wording elsewhere: 1 for V1")
    assert "Q1 Put every technician" in words
    assert "Example Institute, Plan of the institute" in words
    assert words.endswith("Found by comparing words, not by a person.")
    assert not shown(files, THEIRS, "q2").text


def test_an_edit_elsewhere_is_seen_at_once(inputs: dict[str, bytes], changes: dict[str, str]) -> None:
    """What is remembered of a page must not outlive what other institutions' plans say."""
    cache = Entries()
    files = {**inputs, **{path: text.encode() for path, text in changes.items()}}
    renamed = {
        **files,
        f"{Y}plans/2024-2027.yaml": PLAN.replace("title: Plan of", "title: Scheme of").encode(),
    }
    other = PLAN.replace("Put every technician with a portrait on web pages and lobby screens", "Sow beans")
    reworded = {**files, f"{Y}plans/2024-2027.yaml": other.encode()}
    for edited in (files, renamed, reworded, files):
        made = make(edited, today=TODAY, cache=cache)
        assert made == make(edited, today=TODAY)
        assert b"Scheme of the institute" in made.files[f"{OURS}index.html"] or edited is not renamed
        assert bool(shown(dict(made.files), OURS, "v1").text) is (edited is not reworded)


def all_said(site: Site) -> list[Said]:
    return [words for one in site.institutions for words in said_by(one, "en")]


def test_drafts_are_not_compared(build: Build, changes: dict[str, str]) -> None:
    draft = {**changes, f"{Y}plans/2024-2027.yaml": PLAN.replace("in-force", "draft")}
    assert alike(all_said(build(changes)))
    assert not alike(all_said(build(draft)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Give Technicians seats on committees", ("committee", "give", "seat")),
        ("The policies, a bus and progress", ("bus", "policy", "progress")),
        ("R6: 24 actions of the University's staff", ()),
        ("Gwelededd i dechnegwyr", ("dechnegwyr", "gwelededd")),
        ("", ()),
    ],
)
def test_words_are_small_and_singular_and_tell_something(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


def said(institution: str, place: int, words: str, theme: str = "visibility") -> Said:
    return Said((institution, "p", place), tuple(sorted(set(words.split()))), frozenset({theme}))


OTHERS = [said(f"other-{n}", 0, f"word{n} thing{n} matter{n} case{n}") for n in range(20)]


@pytest.mark.parametrize(
    ("theme", "words", "found"),
    [
        ("visibility", "lathe mill drill", True),
        ("visibility", "lathe mill bench vice", True),  # two of four words, and the same pillar
        ("visibility", "lathe bench vice saw", False),  # one rare word is no likeness
        ("recognition", "lathe mill bench vice", False),  # another pillar: more is asked
        ("recognition", "lathe mill drill bench", True),
    ],
)
def test_a_pair_needs_more_words_where_its_pillars_differ(theme: str, words: str, found: bool) -> None:
    pair = [said("a", 0, "lathe mill drill"), said("b", 0, words, theme)]
    assert bool(alike([*pair, *OTHERS])) is found


def test_what_too_many_say_counts_for_nothing() -> None:
    everybody = [said(f"x-{n}", 0, f"alpha beta gamma own{n}") for n in range(40)]
    assert alike(everybody) == {}


def test_one_action_an_institution_is_shown_and_three_at_most() -> None:
    same = [said(f"x-{n}", place, "lathe mill drill") for n in range(4) for place in range(2)]
    found = alike([*same, *OTHERS])
    assert found["x-0", "p", 0] == (("x-1", "p", 1), ("x-2", "p", 1), ("x-3", "p", 1))


SITES = st.lists(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from([f"w{n}" for n in range(30)]), max_size=6), st.sampled_from("abc")
        ),
        max_size=6,
    ),
    max_size=7,
).map(
    lambda site: [
        said(f"i{number}", place, " ".join(words), theme)
        for number, actions in enumerate(site)
        for place, (words, theme) in enumerate(actions)
    ]
)


@settings(max_examples=60)
@given(SITES)
def test_no_action_meets_its_own_institution_and_likeness_goes_both_ways(site: list[Said]) -> None:
    found = alike(site)
    by_key = {one.key: one for one in site}
    for key, others in found.items():
        institutions = [other[0] for other in others]
        assert 0 < len(others) <= MOST
        assert key[0] not in institutions
        assert len(set(institutions)) == len(institutions)
        for other in others:
            shared = set(by_key[key].words) & set(by_key[other].words)
            same = by_key[key].themes & by_key[other].themes
            assert len(shared) >= (SAME_THEME if same else OTHER_THEME).words
            assert other in found, "what is like another has that other, or a nearer one"
    assert alike(site) == found
