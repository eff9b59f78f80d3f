"""Similar actions: which actions of other institutions say much the same, by their words alone.

Nobody judged these pairs. An action is the set of its words; a word counts the more, the fewer actions have it, and
what too many have counts for nothing. All arithmetic is in whole numbers, so that every machine finds the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from math import isqrt
from typing import TypeVar

from tcsite.facts.plans import themes_of
from tcsite.frozen import dataclass
from tcsite.model import Institution
from tcsite.text.markdown import plain

T = TypeVar("T")

Key = tuple[str, str, int]
"""An institution's id, a plan's, and the place of an action in it."""

Alike = Mapping[Key, tuple[Key, ...]]
"""To each action that has any: the most similar ones of other institutions, the nearest first."""

MOST = 3
"""Similar actions that an action is shown with, one an institution."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What a pair of actions must reach."""

    likeness: int  # the cosine of their words, in thousandths
    words: int  # in common, and not too common: one rare word makes no likeness


SAME_THEME, OTHER_THEME = Bar(240, 2), Bar(430, 3)
"""For actions with a pillar or a recommendation in common, and for others. Tried on the example's plans: below
it pairs share habits of speech ("guidance and resources for managers"), not a thing to do."""

COMMON_SHARE, COMMON_LEAST, COMMON_MOST = 12, 8, 200
"""A word of more than a twelfth of all actions counts for nothing; so does one of more than 200, for speed."""

_STOP_WORDS = """
a about above across after all also an and another any are around as at be because been before being both but by can
could do does each either ensure etc every for from further had has have how if in including into is it its least less
made make making many may more most must need new next no not of on one only onto or other our out over own part per
relevant same set shall should so some such than that the their them then there these they this those through to too
two under up upon use used using via was we well were what when where which while who whole will with within without
work working would year you your
action commitment plan staff team technical technician university
"""
_STOP = frozenset(_STOP_WORDS.split())
"""Words that bind others, and those that nearly every plan of technicians has."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class ActionWords:
    """What is compared of an action."""

    key: Key
    words: tuple[str, ...]  # sorted, without repetition
    themes: frozenset[str]


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text that may tell what it is about: small, without endings of the plural, sorted."""
    words = {_singular(word) for word in _WORD.findall(text.casefold())}
    return tuple(sorted(words - _STOP))


@lru_cache(1 << 14)  # words come back
def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )


def compared_plans(institution: Institution) -> tuple[tuple[str, int], ...]:
    """The plans whose actions are compared, and how many each has."""
    return tuple((plan.id, len(plan.actions)) for plan in institution.plans if plan.agreed)


def compared_actions(institution: Institution, language: str) -> tuple[ActionWords, ...]:
    """Every action of an institution's published plans, its parts included."""
    return tuple(
        ActionWords(
            (institution.id, plan.id, place),
            words_of(" ".join(plain(one.text.in_language(language)) for one in (action, *action.parts))),
            frozenset(themes_of(plan, action)),
        )
        for plan in institution.plans
        if plan.agreed
        for place, action in enumerate(plan.actions)
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing all actions. They go by their number, in the order in which they were given."""

    lengths: Sequence[int]  # how much the words of each count together
    themes: Sequence[frozenset[str]]
    alike: Mapping[int, tuple[int, ...]]  # to each that has any the most similar ones, the nearest first
    counts: Mapping[str, int]  # how many have each word
    having: Mapping[str, Sequence[int]]  # which have each word that counts


def comparison(every: Callable[[], Iterable[ActionWords]]) -> Comparison:
    """Compare all actions, those of one institution standing together.

    `every` gives them each time that it is called: what all of them say is too much to be held.
    """
    counts: Counter[str] = Counter()
    number = 0
    for one in every():
        counts.update(one.words)
        number += 1
    weights = _weights(counts, number)
    having: dict[str, list[int]] = {word: [] for word in weights}
    lengths: list[int] = []
    themes: list[frozenset[str]] = []
    shared: dict[frozenset[str], frozenset[str]] = {}  # many actions have the same
    institutions: list[int] = []
    near: dict[
        int, dict[int, tuple[int, int]]
    ] = {}  # action -> institution -> the best (likeness, action) there
    for place, (_, group) in enumerate(groupby(every(), key=lambda one: one.key[0])):
        own: list[list[str]] = []
        for one in group:
            own.append([word for word in one.words if word in weights])
            lengths.append(length_of(weights[word] for word in own[-1]))
            themes.append(shared.setdefault(one.themes, one.themes))
            institutions.append(place)
        start = len(lengths) - len(own)
        for later, words in enumerate(own, start):
            found = [(weights[word], having[word]) for word in words]
            for earlier, likeness in liked(found, themes.__getitem__, lengths, later):
                keep_nearest(near.setdefault(later, {}), institutions[earlier], (likeness, earlier))
                keep_nearest(near.setdefault(earlier, {}), place, (likeness, later))
        for later, words in enumerate(own, start):  # only now: no action meets another of its own institution
            for word in words:
                having[word].append(later)
    return Comparison(
        lengths,
        themes,
        {at: tuple(nearest_of(best)) for at, best in sorted(near.items())},
        counts,
        having,
    )


def alike(actions: Sequence[ActionWords]) -> dict[Key, tuple[Key, ...]]:
    """The most similar actions of other institutions, to each action that has any.

    Actions of one institution stand together in `actions`.
    """
    found = comparison(lambda: actions).alike
    return {actions[at].key: tuple(actions[other].key for other in others) for at, others in found.items()}


def liked(
    having: Iterable[tuple[int, Iterable[int]]],
    themes: Callable[[int], frozenset[str]],
    lengths: Sequence[int],
    at: int,
) -> Iterator[tuple[int, int]]:
    """Of some actions, by number, those that are like one, each with its likeness.

    `having` has, to each word of the one, its weight and the actions that have it as well.
    """
    shared: dict[int, int] = {}
    for weight, others in having:
        for other in others:
            shared[other] = shared.get(other, 0) + weight
    own, length = themes(at), lengths[at]
    for other, both in shared.items():
        number = both & _NUMBER
        if number < SAME_THEME.words:
            continue
        bar = SAME_THEME if own & themes(other) else OTHER_THEME
        likeness = 1000 * (both >> _COUNT) // isqrt(lengths[other] * length)
        if number >= bar.words and likeness >= bar.likeness:
            yield other, likeness


_COUNT = 16
_NUMBER = (1 << _COUNT) - 1
"""A word's weight stands above these bits and a 1 below, so that one sum adds weights and counts words."""


def most_of(actions: int) -> int:
    """How many of so many actions may have a word that counts."""
    return max(COMMON_LEAST, min(actions // COMMON_SHARE, COMMON_MOST))


def weight_of(many: int, actions: int) -> int:
    """How much a word counts that so many of all actions have, and few enough.

    It is the square of eight binary logarithms of how rare it is, packed with a 1.
    """
    return (actions**8 // many**8).bit_length() ** 2 << _COUNT | 1


def length_of(weights: Iterable[int]) -> int:
    """How much some words count together."""
    return sum(weight >> _COUNT for weight in weights)


def _weights(counts: Mapping[str, int], actions: int) -> dict[str, int]:
    """How much each word counts, of which it is known how many actions have it; without those that count for nothing."""
    most = most_of(actions)
    weight = {many: weight_of(many, actions) for many in {*counts.values()} if many <= most}
    return {word: weight[many] for word, many in counts.items() if many <= most}


def keep_nearest(best: dict[T, tuple[int, int]], institution: T, match: tuple[int, int]) -> None:
    """Remember the nearest action of an institution; of two as near, the later one: its newer plan's."""
    best[institution] = max(best.get(institution, match), match)


def nearest_of(best: Mapping[T, tuple[int, int]]) -> list[int]:
    """Of the nearest action of each institution, the numbers of the most similar, the nearest first."""
    return [other for _, other in sorted(best.values(), key=lambda match: (-match[0], match[1]))[:MOST]]
