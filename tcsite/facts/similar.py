"""Similar actions: which actions of other institutions say much the same, by their words alone.

Nobody judged these pairs. An action is the set of its words; a word counts the more, the fewer actions have it, and
what too many have counts for nothing. All arithmetic is in whole numbers, so that every machine finds the same.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby, repeat
from math import isqrt

from tcsite.facts.plans import themes_of
from tcsite.model import Institution
from tcsite.model.frozen import dataclass
from tcsite.text.markdown import plain

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


def alike(actions: Sequence[ActionWords]) -> dict[Key, tuple[Key, ...]]:
    """The most similar actions of other institutions, to each action that has any.

    Actions of one institution stand together in `actions`.
    """
    weights = _weights(actions)
    lengths = _lengths(actions, weights)
    near: dict[
        int, dict[str, tuple[int, int]]
    ] = {}  # action -> institution -> the best (likeness, action) there
    having: dict[str, list[int]] = {word: [] for word in weights}
    for _, group in groupby(enumerate(actions), key=lambda one: one[1].key[0]):
        own = list(group)
        for later, one in own:
            for earlier, likeness in _like(
                one, actions, (lengths, lengths[later]), _shared(one, having, weights)
            ):
                _keep(near.setdefault(later, {}), actions[earlier].key[0], (likeness, earlier))
                _keep(near.setdefault(earlier, {}), one.key[0], (likeness, later))
        for later, one in own:  # only now, so that no action meets another of its own institution
            for word in one.words:
                if word in having:
                    having[word].append(later)
    return {
        actions[at].key: tuple(
            actions[other].key for _, other in sorted(best.values(), key=_nearest_first)[:MOST]
        )
        for at, best in sorted(near.items())
    }


def alike_again(
    actions: Sequence[ActionWords], before: Alike, changed: Collection[Key], gone: Mapping[Key, ActionWords]
) -> dict[Key, tuple[Key, ...]]:
    """The same where all but a few actions say what they said `before`: it looks at few.

    `changed` are the actions that are new or say something else; `gone` are those that said something else or are no
    longer there, as they were.
    """
    all_of = _Comparison(actions)
    other = _weights_before(actions, changed, gone)
    moved = {word for word in {*other, *all_of.weights} if other.get(word) != all_of.weights.get(word)}
    fresh = {at for at, one in enumerate(actions) if one.key in changed or not moved.isdisjoint(one.words)}
    lost = {actions[at].key for at in fresh} | gone.keys()
    again = fresh | {at for at, one in enumerate(actions) if not lost.isdisjoint(before.get(one.key, ()))}
    for at in fresh:
        again.update(other for other, _ in all_of.near(at))
    nearest = {}
    for at, one in enumerate(actions):
        others = (
            tuple(actions[near].key for near in all_of.nearest(at))
            if at in again
            else before.get(one.key, ())
        )
        if others:
            nearest[one.key] = others
    return nearest


def _weights_before(
    actions: Sequence[ActionWords], changed: Collection[Key], gone: Mapping[Key, ActionWords]
) -> dict[str, int]:
    return _weights([*(one for one in actions if one.key not in changed), *gone.values()])


class _Comparison:
    """Each action beside all others."""

    def __init__(self, actions: Sequence[ActionWords]) -> None:
        self._actions = actions
        self.weights = _weights(actions)
        self._lengths = _lengths(actions, self.weights)
        self._having: dict[str, list[int]] = {word: [] for word in self.weights}
        for at, one in enumerate(actions):
            for word in one.words:
                if word in self._having:
                    self._having[word].append(at)

    def near(self, at: int) -> Iterator[tuple[int, int]]:
        """The actions of other institutions that are like one, each with its likeness."""
        one = self._actions[at]
        shared = _shared(one, self._having, self.weights)
        for other, likeness in _like(one, self._actions, (self._lengths, self._lengths[at]), shared):
            if self._actions[other].key[0] != one.key[0]:
                yield other, likeness

    def nearest(self, at: int) -> list[int]:
        """The most similar ones."""
        best: dict[str, tuple[int, int]] = {}
        for other, likeness in self.near(at):
            _keep(best, self._actions[other].key[0], (likeness, other))
        return [other for _, other in sorted(best.values(), key=_nearest_first)[:MOST]]


def _shared(one: ActionWords, having: Mapping[str, list[int]], weights: Mapping[str, int]) -> dict[int, int]:
    """What an action has in common with each earlier one: the weights of the words, and how many they are."""
    shared: dict[int, int] = {}
    for word in one.words:
        if word in having:
            weight = weights[word]
            for earlier in having[word]:
                shared[earlier] = shared.get(earlier, 0) + weight
    return shared


def _like(
    one: ActionWords,
    actions: Sequence[ActionWords],
    lengths: tuple[Sequence[int], int],
    shared: Mapping[int, int],
) -> Iterator[tuple[int, int]]:
    """The earlier actions that are like this one, each with its likeness; `lengths` are theirs and its own."""
    theirs, own = lengths
    for earlier, both in shared.items():
        number = both & _NUMBER
        if number < SAME_THEME.words:
            continue
        bar = SAME_THEME if one.themes & actions[earlier].themes else OTHER_THEME
        likeness = 1000 * (both >> _COUNT) // isqrt(theirs[earlier] * own)
        if number >= bar.words and likeness >= bar.likeness:
            yield earlier, likeness


_COUNT = 16
_NUMBER = (1 << _COUNT) - 1
"""A word's weight stands above these bits and a 1 below, so that one sum adds weights and counts words."""


def _weights(actions: Sequence[ActionWords]) -> dict[str, int]:
    """How much each word counts: the square of eight binary logarithms of how rare it is, packed with a 1."""
    number = Counter(chain.from_iterable(one.words for one in actions))
    most = max(COMMON_LEAST, min(len(actions) // COMMON_SHARE, COMMON_MOST))
    rare = {many for many in number.values() if many <= most}
    weight = {many: (len(actions) ** 8 // many**8).bit_length() ** 2 << _COUNT | 1 for many in rare}
    return {word: weight[many] for word, many in number.items() if many <= most}


def _lengths(actions: Sequence[ActionWords], weights: Mapping[str, int]) -> list[int]:
    """How much all words of each action count together."""
    counts = {word: weight >> _COUNT for word, weight in weights.items()}
    return [sum(map(counts.get, one.words, repeat(0))) for one in actions]


def _keep(best: dict[str, tuple[int, int]], institution: str, match: tuple[int, int]) -> None:
    """Remember the nearest action of an institution; of two as near, the later one: its newer plan's."""
    best[institution] = max(best.get(institution, match), match)


def _nearest_first(match: tuple[int, int]) -> tuple[int, int]:
    return -match[0], match[1]
