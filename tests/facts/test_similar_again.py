"""After an edit, similar actions are those that a comparison of all would find."""

from hypothesis import given
from hypothesis import strategies as st

from tcsite.facts.similar import ActionWords, comparison
from tcsite.facts.similar_again import (
    ActionChange,
    ComparedActions,
    NotKept,
    Part,
    alike_again,
    compared,
    index_of,
)

WORDS = [f"{first}{second}" for first in "abcdefgh" for second in "uvwxyz"]
SAID = st.lists(st.sampled_from(WORDS), min_size=2, max_size=6, unique=True)
THEMES = st.frozensets(st.sampled_from(["P1", "P2", "R3"]), max_size=2)
ACTIONS = st.lists(
    st.lists(st.tuples(SAID, THEMES), min_size=1, max_size=4), min_size=3, max_size=9
)  # of each institution


def words(institution: int, place: int, said: list[str], themes: frozenset[str]) -> ActionWords:
    return ActionWords((f"i{institution}", "plan", place), tuple(sorted(said)), themes)


def compared_all(now: list[ActionWords]) -> tuple[ComparedActions, dict[int, Part]]:
    """What a comparison of all actions finds, and its index of words."""
    found = comparison(lambda: now)
    return compared(found), dict(enumerate(index_of(found)))


@given(ACTIONS, st.lists(st.tuples(st.integers(0, 40), SAID, THEMES), min_size=1, max_size=4))
def test_after_edits_the_same_actions_are_similar_as_when_all_are_compared(
    said: list[list[tuple[list[str], frozenset[str]]]], edits: list[tuple[int, list[str], frozenset[str]]]
) -> None:
    now = [words(at, place, one[0], one[1]) for at, own in enumerate(said) for place, one in enumerate(own)]
    keys = [one.key for one in now]
    known, parts = compared_all(now)
    for place, text, themes in edits:
        at = place % len(now)
        before, now = now, list(now)
        now[at] = ActionWords(keys[at], tuple(sorted(text)), themes)
        changes = {at: ActionChange(before[at], now[at])}
        try:
            known, changed = alike_again(keys, known, changes, now.__getitem__, parts.__getitem__)
            parts |= changed
        except NotKept:  # a word has become too common to count, or is so no longer
            known, parts = compared_all(now)
        assert (known, parts) == compared_all(now)


def test_an_edit_is_no_comparison_of_all() -> None:
    now = [
        words(at, 0, [f"own{at}", "shared", f"pair{at // 2}", f"twin{at // 2}"], frozenset({"P1"}))
        for at in range(60)
    ]
    known, parts = compared_all(now)
    after = words(7, 0, ["own8", "shared", "pair3", "twin3"], frozenset({"P1"}))
    asked: list[int] = []

    def words_of(at: int) -> ActionWords:
        asked.append(at)
        return after if at == 7 else now[at]

    found, _ = alike_again(
        [one.key for one in now], known, {7: ActionChange(now[7], after)}, words_of, parts.__getitem__
    )
    assert found.alike[6] == (7,)
    assert {*asked} == {6, 7, 8, 9}  # with what is near to those that have one of its words
