"""Invented text that has the statistics of real text: a vocabulary of some 20,000 words, drawn by Zipf's law.

With a few hundred words no two actions can be distinguished or found alike, and a search index is small: figures
flatter. Words are made of syllables, the often used ones short, as in real languages. The commonest are
English, because programs leave them out of indexes by name.
"""

import itertools
import random
from collections.abc import Iterator, Sequence

_ENGLISH = (
    "the of and to in a for is by with on that are as at it from be this an or which their has all will each "
    "our not but more can its who been than other when have they"
)
VOCABULARY = 20_000
_OFFSET = 2.7  # of Zipf's law as Mandelbrot corrected it
_SHORT, _MIDDLE = 400, 14_000  # ranks up to which words have one syllable, two syllables
_ONSETS = "b c d f g h j l m n p r s t v w b c d f g l m n p r s t br ch cl dr fl gr pl pr qu sh sp st th tr"
_VOWELS = "a e i o u a e i o u ai ea ee ou"
_CODAS = ["", "", "", "", "l", "m", "n", "nd", "ng", "nt", "r", "rt", "s", "st", "t", "x"]


def vocabulary(chance: random.Random, size: int = VOCABULARY) -> list[str]:
    """The words, the commonest first; none stands twice."""
    words = dict.fromkeys(_ENGLISH.split())
    while len(words) < size:
        syllables = 1 if len(words) < _SHORT else 2 if len(words) < _MIDDLE else 3
        words[_word(chance, syllables)] = None
    return list(words)


def _word(chance: random.Random, syllables: int) -> str:
    onsets, vowels = _ONSETS.split(), _VOWELS.split()
    made = "".join(chance.choice(onsets) + chance.choice(vowels) for _ in range(syllables))
    return made + chance.choice(_CODAS)


class Writer:
    """Writes phrases, sentences and paragraphs in words of a vocabulary."""

    def __init__(self, words: Sequence[str], chance: random.Random) -> None:
        self._words = words
        self._until = list(itertools.accumulate(1 / (rank + _OFFSET) for rank in range(1, len(words) + 1)))
        self.chance = chance

    def words(self, count: int) -> list[str]:
        """So many words, none of them twice in a row."""
        drawn = self.chance.choices(self._words, cum_weights=self._until, k=count)
        return [word for before, word in itertools.pairwise(["", *drawn]) if word != before]

    def phrase(self, least: int, most: int) -> str:
        """A heading or an entry of a list: a capital first, and no stop."""
        text = " ".join(self.words(self.chance.randint(least, most)))
        return text[0].upper() + text[1:]

    def sentence(self, least: int = 8, most: int = 24) -> str:
        """A sentence; most of the longer ones have a comma."""
        words = self.phrase(least, most).split()
        if len(words) > 9:
            words[len(words) // 2] += ","
        return " ".join(words) + "."

    def paragraph(self, words: int) -> str:
        """Sentences of about so many words together."""
        return " ".join(itertools.chain([self.sentence()], self._sentences(words - 16)))

    def _sentences(self, words: int) -> Iterator[str]:
        while words > 0:
            sentence = self.sentence()
            words -= sentence.count(" ") + 1
            yield sentence


def marked(text: str, chance: random.Random, address: str) -> str:
    """The text with a word of it stressed, in code or a link: now and then, as in real plans."""
    words = text.split(" ")
    if len(words) < 5 or chance.random() > 0.15:
        return text
    at = chance.randrange(2, len(words) - 1)
    if not words[at].isalpha():
        return text
    words[at] = chance.choice(
        (f"*{words[at]}*", f"**{words[at]}**", f"`{words[at]}`", f"[{words[at]}]({address})")
    )
    return " ".join(words)
