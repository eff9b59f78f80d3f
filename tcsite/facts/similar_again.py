"""Similar actions after an edit, found again for those alone that it concerns.

What is needed of all others is in an index: which actions have a word, how much each action's words count together, and its
themes. Actions go by their number, in the order in which `alike` has them. The index of words comes in parts, so
that only what changed of it has to be written again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from zlib import crc32

from tcsite.facts.similar import (
    ActionWords,
    Comparison,
    Key,
    keep_nearest,
    length_of,
    liked,
    most_of,
    nearest_of,
    weight_of,
)
from tcsite.frozen import dataclass

ACTIONS_A_PART = 2_500

WordEntry = tuple[int, str]
"""How many actions have a word, and their numbers, parted by spaces; none where they are too many to count."""

Part = dict[str, WordEntry]


class NotKept(LookupError):
    """Something is asked that the index does not say: all actions have to be compared."""


@dataclass(frozen=True, slots=True)
class ComparedActions:
    """All actions as they were compared."""

    lengths: tuple[int, ...]  # how much the words of each count together
    themes: tuple[str, ...]  # of each, sorted, a line each
    alike: Mapping[int, tuple[int, ...]]  # to each that has any the most similar ones


@dataclass(frozen=True, slots=True)
class ActionChange:
    """An action that says something else, or stands under other themes."""

    before: ActionWords
    now: ActionWords


def parts_for(actions: int) -> int:
    """How many parts the index of so many actions has."""
    return 1 + actions // ACTIONS_A_PART


def part_of(word: str, parts: int) -> int:
    """The one of so many parts that has a word."""
    return crc32(word.encode("utf-8", "surrogatepass")) % parts


def index_of(found: Comparison) -> Iterator[Part]:
    """The index of all words, part by part."""
    most = most_of(len(found.lengths))
    words: list[list[str]] = [[] for _ in range(parts_for(len(found.lengths)))]
    for word in sorted(found.counts):
        words[part_of(word, len(words))].append(word)
    for part in words:
        yield {word: _entry(found.counts[word], found.having.get(word, ()), most) for word in part}


def compared(found: Comparison) -> ComparedActions:
    """What was found of all actions, with what is needed to find it again."""
    texts = {themes: themes_text(themes) for themes in {*found.themes}}
    return ComparedActions(tuple(found.lengths), tuple(texts[one] for one in found.themes), found.alike)


def themes_text(themes: Iterable[str]) -> str:
    """An action's themes, sorted, a line each."""
    return "\n".join(sorted(themes))


def _entry(many: int, numbers: Iterable[int], most: int) -> WordEntry:
    return many, " ".join(map(str, numbers)) if many <= most else ""


def alike_again(
    keys: Sequence[Key],
    known: ComparedActions,
    changes: Mapping[int, ActionChange],
    words_of: Callable[[int], ActionWords],
    part: Callable[[int], Part],
) -> tuple[ComparedActions, dict[int, Part]]:
    """What is found of all actions once some have changed, and the parts of the index that changed with them.

    `keys` are those of all actions, which are the same as before; `words_of` gives what an action says now. Raises
    `NotKept`.
    """
    again = _Again(keys, known, changes, words_of, part)
    return again.compared(), again.parts()


class _Again:
    def __init__(
        self,
        keys: Sequence[Key],
        known: ComparedActions,
        changes: Mapping[int, ActionChange],
        words_of: Callable[[int], ActionWords],
        part: Callable[[int], Part],
    ) -> None:
        self._keys, self._known, self._changes = keys, known, changes
        self._words_of, self._part = words_of, part
        self._parts = parts_for(len(keys))
        self._most = most_of(len(keys))
        self._now: dict[str, WordEntry] = {}  # the words whose actions changed
        self._numbers = cache(self._numbers_of)
        self._themes = list(known.themes)
        for at, one in changes.items():
            self._themes[at] = themes_text(one.now.themes)
        self._themes_at = cache(lambda at: frozenset(self._themes[at].split("\n")) - {""})

    def compared(self) -> ComparedActions:
        """All actions, compared."""
        moved = self._change_words()
        fresh = {*self._changes, *(at for word in moved for at in self._numbers(word))}
        lengths = list(self._known.lengths)
        for at in fresh:
            lengths[at] = length_of(map(self._weight, self._words_of(at).words))
        again = fresh | {at for at, others in self._known.alike.items() if not fresh.isdisjoint(others)}
        for at in fresh:
            again.update(other for other, _ in self._near(at, lengths))
        alike = {at: others for at, others in self._known.alike.items() if at not in again}
        for at in again:
            if others := self._nearest(at, lengths):
                alike[at] = others
        return ComparedActions(tuple(lengths), tuple(self._themes), dict(sorted(alike.items())))

    def parts(self) -> dict[int, Part]:
        """The parts of the index that changed."""
        changed: dict[int, Part] = {}
        for word, entry in self._now.items():
            number = part_of(word, self._parts)
            if number not in changed:
                changed[number] = dict(self._part(number))
            changed[number][word] = entry
        return {
            number: {word: entry for word, entry in sorted(part.items()) if entry[0]}
            for number, part in changed.items()
        }

    def _change_words(self) -> list[str]:
        """Note who has each word now; the words that count more or less than before."""
        gone: dict[str, set[int]] = {}
        come: dict[str, set[int]] = {}
        for at, one in self._changes.items():
            before, now = set(one.before.words), set(one.now.words)
            for word in before - now:
                gone.setdefault(word, set()).add(at)
            for word in now - before:
                come.setdefault(word, set()).add(at)
        moved = []
        for word in sorted({*gone, *come}):
            many, text = self._before(word)
            count = many - len(gone.get(word, ())) + len(come.get(word, ()))
            if (many <= self._most) != (count <= self._most):
                raise NotKept(word)
            numbers = {*map(int, text.split())} - gone.get(word, set()) | come.get(word, set())
            self._now[word] = _entry(count, sorted(numbers), self._most)
            if count and count <= self._most and not (many and self._weigh(many) == self._weigh(count)):
                moved.append(word)
        return moved

    def _entry(self, word: str) -> WordEntry:
        return self._now.get(word) or self._before(word)

    def _before(self, word: str) -> WordEntry:
        return self._part(part_of(word, self._parts)).get(word, (0, ""))

    def _numbers_of(self, word: str) -> tuple[int, ...]:
        return tuple(map(int, self._entry(word)[1].split()))

    def _weigh(self, many: int) -> int:
        return weight_of(many, len(self._keys)) if many <= self._most else 0

    def _weight(self, word: str) -> int:
        """How much a word counts, which some action has."""
        return self._weigh(self._entry(word)[0])

    def _near(self, at: int, lengths: Sequence[int]) -> list[tuple[int, int]]:
        """The actions of other institutions that are like one, each with its likeness."""
        one = self._words_of(at)
        having = [(weight, self._numbers(word)) for word in one.words if (weight := self._weight(word))]
        return [
            (other, likeness)
            for other, likeness in liked(having, self._themes_at, lengths, at)
            if self._keys[other][0] != one.key[0]
        ]

    def _nearest(self, at: int, lengths: Sequence[int]) -> tuple[int, ...]:
        best: dict[str, tuple[int, int]] = {}
        for other, likeness in self._near(at, lengths):
            keep_nearest(best, self._keys[other][0], (likeness, other))
        return tuple(nearest_of(best))
