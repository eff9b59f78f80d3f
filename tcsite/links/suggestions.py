"""Spelling suggestions: which of many known words a mistyped one was meant to be, for any number of words.

A folder of ten thousand pages may have a broken link on each. Comparing every word with every other is out of the
question, so words one letter apart are found by what is left of both when a letter is taken away; only a few
words are compared with all.
"""

from collections.abc import Iterable
from functools import cached_property

from tcsite.text.spelling import nearest

COMPARISONS = 10_000
"""Pairs of words that are compared letter by letter in all: about a quarter of a second."""

MOST_COMPARED = 1_000
"""Known words that one is compared with: of more, whose names are made by rule, the nearest is seldom the one meant."""

MOST_ASKED = 5_000
"""Words that get an answer: whoever has more broken links than that has no typing errors, but a lost folder."""


class SpellingIndex:
    """Known words. The same questions in the same order have the same answers."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)
        self._left = COMPARISONS
        self._answers: dict[str, str] = {}

    def suggest(self, word: str) -> str:
        """The known word that this was probably meant to be, or nothing."""
        answer = self._answers.get(word)
        if answer is None and len(self._answers) < MOST_ASKED:
            answer = self._answers[word] = self._one_letter_off(word) or self._close(word)
        return answer or ""

    def _one_letter_off(self, word: str) -> str:
        word, parts = word.lower(), self._parts
        if word in parts:
            return parts[word]
        for at in range(len(word)):
            part = word[:at] + word[at + 1 :]
            if part in parts:
                return parts[part]
        return ""

    def _close(self, word: str) -> str:
        if len(self._known) > min(self._left, MOST_COMPARED):
            return ""
        self._left -= len(self._known)
        return nearest(word, self._known)

    @cached_property
    def _parts(self) -> dict[str, str]:
        """What is left of each word; of two words that leave the same, the first."""
        parts = {word.lower(): word for word in reversed(self._known)}
        for known in self._known:
            word = known.lower()
            for at in range(len(word)):
                parts.setdefault(word[:at] + word[at + 1 :], known)
        return parts
