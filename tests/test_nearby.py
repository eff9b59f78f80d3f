"""What a mistyped address was meant to be."""

from hypothesis import given
from hypothesis import strategies as st

from tcsite.links.suggestions import COMPARISONS, MOST_COMPARED, SpellingIndex

WORDS = st.text("abcdé-/A", min_size=2, max_size=8)


@given(st.sets(WORDS, min_size=1), st.data())
def test_one_slip_is_always_understood(known: set[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(sorted(known)))
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcx"))
    slips = [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]]
    for slip in slips:
        found = SpellingIndex(known).suggest(slip)
        assert found in known
        assert abs(len(found) - len(slip)) <= 1


def test_a_word_that_differs_in_case_alone_comes_first() -> None:
    assert SpellingIndex(["plane", "PLAN"]).suggest("plan") == "PLAN"


def test_more_than_one_slip_is_understood_too() -> None:
    assert SpellingIndex(["institutions/", "actions/"]).suggest("instutions/") == "institutions/"
    assert SpellingIndex(["institutions/", "actions/"]).suggest("xyz") == ""


def test_comparing_with_all_has_an_end() -> None:
    many = SpellingIndex([*(f"{number:05}xxxxxxxx" for number in range(COMPARISONS)), "institutions/"])
    assert many.suggest("instutions/") == ""  # there are too many to compare with even once
    assert many.suggest("intitutions/") == "institutions/"  # and still one slip is found


def test_among_very_many_words_only_one_slip_is_understood() -> None:
    some = [*(f"section-{number:05}/" for number in range(MOST_COMPARED - 1)), "institutions/"]
    assert SpellingIndex(some).suggest("instutions/") == "institutions/"
    assert SpellingIndex([*some, "actions/"]).suggest("instutions/") == ""
    assert SpellingIndex([*some, "actions/"]).suggest("instittions/") == "institutions/"
