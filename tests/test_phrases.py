"""Phrases: how a text is shortened."""

import pytest

from tcsite.text.phrases import shortened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twelve signs", "twelve signs"),
        ("twelve signs, and more", "twelve…"),
        ("twelve, signs", "twelve…"),
        ("an even longer", "an even…"),
        ("thirteensigns", "thirteensig…"),
        ("", ""),
    ],
)
def test_a_text_is_cut_at_a_word_and_is_never_too_long(text: str, expected: str) -> None:
    assert shortened(text, 12) == expected
    assert len(expected) <= 12
