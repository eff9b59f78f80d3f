"""Which actions of the site are similar: kept between builds, and found again only for those that an edit concerns."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain, count

from tcsite.build.memory import Memory, in_a_language
from tcsite.build.records import ALIKE, HAVING, SAID, AlikeState, InstitutionFacts
from tcsite.facts.similar import ActionWords, Alike, Key, comparison
from tcsite.facts.similar_again import (
    ActionChange,
    ComparedActions,
    NotKept,
    Part,
    alike_again,
    compared,
    index_of,
)
from tcsite.text.fingerprint import fingerprint

ComparedOf = Callable[[InstitutionFacts], tuple[ActionWords, ...]]

MOST_CHANGED = 8
"""One in so many institutions: where more have changed, all are compared."""


AlikeNumbers = Mapping[int, tuple[int, ...]]
"""To each action that has any the most similar ones, by their numbers in the order of institutions."""


class SimilarActions:
    """Which actions of some institutions are similar, found by institution: there are many, and each page needs few."""

    def __init__(self, institutions: Sequence[InstitutionFacts], alike: AlikeNumbers) -> None:
        self._institutions = institutions
        self._alike = alike
        sizes = (sum(number for _, number in one.compared) for one in institutions)
        self._starts = [*accumulate(sizes, initial=0)]
        self._place = {one.summary.id: at for at, one in enumerate(institutions)}

    @cached_property
    def _similar(self) -> list[int]:
        """The actions that have similar ones, in order."""
        return sorted(self._alike)

    @cached_property
    def _named(self) -> list[int]:
        """The actions that others are similar to, in order."""
        return sorted({*chain.from_iterable(self._alike.values())})

    def _among(self, numbers: Sequence[int], id: str) -> Sequence[int]:
        """Of some actions in order, those of an institution."""
        if (at := self._place.get(id)) is None:
            return ()
        first, end = self._starts[at : at + 2]
        return numbers[bisect_left(numbers, first) : bisect_left(numbers, end)]

    def _found(self, number: int) -> tuple[InstitutionFacts, int]:
        """The institution of an action, and the action's number among its own."""
        at = bisect_right(self._starts, number) - 1
        return self._institutions[at], number - self._starts[at]

    def _key(self, number: int) -> Key:
        one, own = self._found(number)
        return one.action_key(own)

    def of(self, id: str) -> Alike:
        """To each action of an institution that has any: the most similar ones of others."""
        own = self._among(self._similar, id)
        return {self._key(number): tuple(map(self._key, self._alike[number])) for number in own}

    def named(self, id: str) -> list[Key]:
        """Those actions of an institution that others are similar to."""
        return [self._key(number) for number in self._among(self._named, id)]

    def labels(self, id: str) -> Iterator[tuple[Key, list[tuple[str, str]]]]:
        """Those actions of an institution, with the ids and the labels of what each is similar to."""
        for number in self._among(self._similar, id):
            found = map(self._found, self._alike[number])
            yield self._key(number), [(one.summary.id, one.label(own)) for one, own in found]


def all_alike(
    institutions: Sequence[InstitutionFacts], compared_of: ComparedOf, memory: Memory, language: str = ""
) -> AlikeNumbers:
    """The most similar actions of other institutions, to each action that has any; `language` is a further one."""
    index = _Index(memory, language)
    now = tuple((one.summary.id, one.parts.said) for one in institutions)
    known = memory.recall(index.name, "newest", ALIKE)
    if known and known.institutions == now:
        return known.compared.alike
    keys = [key for one in institutions for key in one.action_keys()]
    found = _changed(known, institutions, compared_of, keys, index) if known else None
    if found is None:
        every = comparison(lambda: (action for one in institutions for action in compared_of(one)))
        found = compared(every), tuple(map(index.store, count(), index_of(every)))
    state = AlikeState(now, *found)
    memory.store(index.name, "newest", ALIKE, state, memory.day())
    return state.compared.alike


class _Index:
    """The index of words, as it is filed; `name` is what is found by it."""

    def __init__(self, memory: Memory, language: str) -> None:
        self.name = in_a_language("site/alike", language)
        self.memory, self.language = memory, language

    def _named(self, number: int) -> str:
        return in_a_language(f"site/having_{number}", self.language)

    def store(self, number: int, part: Part) -> str:
        """File a part: the key to it."""
        key = fingerprint(repr(part))
        self.memory.put(self._named(number), key, HAVING, part, self.memory.day())
        return key

    def part(self, number: int, key: str) -> Part:
        """A part. Raises `NotKept`."""
        found = self.memory.recall(self._named(number), key, HAVING)
        if found is None:
            raise NotKept(number)
        return found


def _changed(
    known: AlikeState,
    institutions: Sequence[InstitutionFacts],
    compared_of: ComparedOf,
    keys: Sequence[Key],
    index: _Index,
) -> tuple[ComparedActions, tuple[str, ...]] | None:
    """What is similar now, and the keys to the parts of the index; nothing where all has to be compared."""
    changes = _changes(known, institutions, compared_of, index)
    if changes is None:
        return None
    number = {key: at for at, key in enumerate(keys)}
    of = {one.summary.id: one for one in institutions}

    @cache
    def said(id: str) -> Mapping[Key, ActionWords]:
        return {action.key: action for action in compared_of(of[id])}

    def words_of(at: int) -> ActionWords:
        return said(keys[at][0])[keys[at]]

    try:
        found, parts = alike_again(
            keys,
            known.compared,
            {number[one.now.key]: one for one in changes},
            words_of,
            cache(lambda part: index.part(part, known.parts[part])),
        )
    except (NotKept, IndexError):
        return None
    filed = list(known.parts)
    for part, words in parts.items():
        filed[part] = index.store(part, words)
    return found, tuple(filed)


def _changes(
    known: AlikeState, institutions: Sequence[InstitutionFacts], compared_of: ComparedOf, index: _Index
) -> list[ActionChange] | None:
    """The actions that say something else; nothing where some came or went, or too many changed."""
    before: Mapping[str, str] = dict(known.institutions)
    if [*before] != [one.summary.id for one in institutions]:
        return None
    differing = [one for one in institutions if before[one.summary.id] != one.parts.said]
    if len(differing) * MOST_CHANGED > len(institutions):
        return None
    changes = []
    for one in differing:
        id, now = one.summary.id, compared_of(one)
        was = index.memory.filed(id, before[id], SAID, index.language)
        if was is None or [action.key for action in was] != [action.key for action in now]:
            return None
        changes += [ActionChange(*both) for both in zip(was, now, strict=True) if both[0] != both[1]]
    return changes
