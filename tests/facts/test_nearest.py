"""Similar actions: those that share rare words, the nearest first, one an institution."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcsite.facts.similar import MOST, OTHER_THEME, SAME_THEME, ActionWords, alike, words_of


def said(institution: str, words: str, place: int = 0, theme: str = "visibility") -> ActionWords:
    return ActionWords((institution, "p", place), tuple(sorted(set(words.split()))), frozenset({theme}))


OTHERS = [said(f"other-{n}", f"word{n} thing{n} matter{n} case{n}") for n in range(20)]


def test_the_nearest_of_three_institutions_comes_first_and_the_farthest_last() -> None:
    own = said("own", "bench drill lathe mill saw vice")
    far, near, middle = (
        said("a-far", "drill lathe mill paint"),
        said("b-near", "bench drill lathe mill saw vice"),
        said("c-middle", "bench drill lathe mill saw paint"),
    )
    found = alike([own, far, near, middle, *OTHERS])
    assert [key[0] for key in found[own.key]] == ["b-near", "c-middle", "a-far"]


def test_of_one_institution_s_actions_the_nearest_is_shown() -> None:
    own = said("own", "bench drill lathe mill saw vice")
    other = [said("x", "drill lathe mill paint", 0), said("x", "bench drill lathe mill saw vice", 1)]
    assert alike([own, *other, *OTHERS])[own.key] == (("x", "p", 1),)
    assert alike([own, *other[::-1], *OTHERS])[own.key] == (("x", "p", 1),)


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
    pair = [said("a", "lathe mill drill"), said("b", words, theme=theme)]
    assert bool(alike([*pair, *OTHERS])) is found


def test_what_too_many_say_counts_for_nothing() -> None:
    everybody = [said(f"x-{n}", f"alpha beta gamma own{n}") for n in range(40)]
    assert alike(everybody) == {}


def test_one_action_an_institution_is_shown_and_three_at_most() -> None:
    same = [said(f"x-{n}", "lathe mill drill", place) for n in range(4) for place in range(2)]
    assert alike([*same, *OTHERS])["x-0", "p", 0] == (("x-1", "p", 1), ("x-2", "p", 1), ("x-3", "p", 1))
    five = [said(f"x-{n}", "lathe mill drill") for n in range(5)]
    assert alike([*five, *OTHERS])["x-0", "p", 0] == (("x-1", "p", 0), ("x-2", "p", 0), ("x-3", "p", 0))


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
        said(f"i{number}", " ".join(words), place, theme)
        for number, actions in enumerate(site)
        for place, (words, theme) in enumerate(actions)
    ]
)


@settings(max_examples=60)
@given(SITES)
def test_no_action_meets_its_own_institution_and_likeness_goes_both_ways(site: list[ActionWords]) -> None:
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


def test_a_theme_in_common_is_one_that_both_have() -> None:
    own = ActionWords(("a", "p", 0), ("drill", "lathe", "mill"), frozenset({"visibility", "R6"}))
    none = ActionWords(("b", "p", 0), ("bench", "lathe", "mill", "vice"), frozenset())
    shared = ActionWords(("c", "p", 0), ("bench", "lathe", "mill", "vice"), frozenset({"R6", "recognition"}))
    assert alike([own, none, *OTHERS]) == {}
    assert alike([own, shared, *OTHERS])[own.key] == (shared.key,)


@pytest.mark.parametrize(("having", "found"), [(8, True), (9, False)])
def test_what_too_many_actions_say_makes_nobody_alike(having: int, found: bool) -> None:
    """Of up to a hundred actions, a word that more than eight have counts for nothing."""
    same = [said(f"x{number}", "bench drill lathe") for number in range(having)]
    assert bool(alike([*same, *OTHERS])) is found
