"""Changing the search index where some institutions say other things than before, and no more or fewer of them.

The files of the last build hold all that others add, so only those are read and written that a changed word or record
stands in. What comes out is, byte for byte, what `search.all_parts` makes of everything.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import Any

from tcsite.exports import search
from tcsite.exports.search import SearchParts
from tcsite.exports.search_documents import IndexShare, Run, SearchWords
from tcsite.exports.search_share import compact, numbers_of, steps
from tcsite.files import digest
from tcsite.frozen import dataclass
from tcsite.model.addresses import SEARCH


@dataclass(frozen=True, slots=True)
class ChangedShare:
    """What an institution added before, and what it adds now; the number of its first thing is the same."""

    start: int
    count: int
    before: SearchWords
    now: SearchWords
    records: Sequence[str]


Read = Callable[[str], bytes | None]
"""The file of the last build at a path; nothing where it is not at hand."""

Line = list[list[int]]
"""A word's things: the steps in texts, then, where there are any, in titles."""


def changed_parts(
    index: Sequence[IndexShare], parts: SearchParts, changes: Sequence[ChangedShare], read: Read
) -> tuple[dict[str, bytes], SearchParts] | None:
    """The files that are new or different, and all parts; nothing where a file is not at hand or not as it was."""
    old = _LastBuild(parts, read)
    try:
        words, fresh, kept = old.words(changes)
        fresh |= old.records(changes)
    except (LookupError, ValueError, TypeError):
        return None
    kept |= {name: made for name, made in parts.digests.items() if name.startswith("records-")}
    files = {f"{SEARCH[1:]}{name}": text for name, text in fresh.items()} | search.filters(index)
    digests = kept | {path.removeprefix(SEARCH[1:]): digest(made) for path, made in files.items()}
    return files, SearchParts(parts.counts, words, digests)


@dataclass(frozen=True, slots=True)
class _LastBuild:
    """The files of the last build."""

    parts: SearchParts
    read: Read

    def content(self, name: str) -> bytes:
        """A file. Raises `LookupError` where it is not at hand."""
        content = self.read(f"{SEARCH[1:]}{name}")
        if content is None:
            raise LookupError(name)
        return content

    def records(self, changes: Sequence[ChangedShare]) -> dict[str, bytes]:
        """The files of records that hold some of those institutions'."""
        size = search.records_in_a_file(sum(self.parts.counts))
        found: dict[str, list[Any]] = {}
        for change in changes:
            for number, record in enumerate(change.records, change.start):
                name = search.records_name(number // size)
                if name not in found:
                    found[name] = json.loads(self.content(name))
                found[name][number % size] = json.loads(record)
        return {name: f"{compact(records)}\n".encode() for name, records in found.items()}

    def words(
        self, changes: Sequence[ChangedShare]
    ) -> tuple[tuple[str, ...], dict[str, bytes], dict[str, str]]:
        """The first word of each file, the files that changed, and the digests of those that did not."""
        words: list[str] = []
        fresh: dict[str, bytes] = {}
        kept: dict[str, str] = {}
        differing = {token for change in changes for token in _differing(change)}
        for touched, places in self._blocks(differing):
            if touched:
                for first, text in self._block(places, touched, changes):
                    fresh[search.words_name(len(words))] = text
                    words.append(first)
                continue
            for place in places:
                name = search.words_name(len(words))
                if place == len(words):
                    kept[name] = self.parts.digests[name]
                else:  # the same file under another number
                    fresh[name] = self.content(search.words_name(place))
                words.append(self.parts.words[place])
        return tuple(words), fresh, kept

    def _blocks(self, differing: set[str]) -> Iterator[tuple[set[str], list[int]]]:
        """Runs of files that are to stay, or to be made again together, with the differing words that stand in them."""
        first_words = self.parts.words
        begins = [
            place
            for place, token in enumerate(first_words)
            if place == 0
            or search.begins_section(token)
            or (token[0] == "~") > (first_words[place - 1][0] == "~")
        ]
        keys = [_order(first_words[place]) for place in begins]
        inside: list[set[str]] = [set() for _ in begins]
        together = [False for _ in begins]  # whether a section may come to be part of the one before it
        for token in differing:
            at = max(bisect_right(keys, _order(token)) - 1, 0)
            if keys[at][0] != _order(token)[0]:
                at += 1  # before the first word of its group
            if keys[at][0] != _order(token)[0]:
                raise LookupError(token)
            inside[at].add(token)
            if at and first_words[begins[at]] == token and keys[at - 1][0] == keys[at][0]:
                together[at - 1] = True
        ends = [*begins[1:], len(first_words)]
        sections = zip(inside, together, begins, ends, strict=True)
        for _, some in groupby(sections, key=lambda one: bool(one[0]) or one[1]):
            block = list(some)
            tokens = {token for own, _, _, _ in block for token in own}
            yield tokens, list(range(block[0][2], block[-1][3]))

    def _block(
        self, places: Sequence[int], tokens: set[str], changes: Sequence[ChangedShare]
    ) -> Iterator[tuple[str, bytes]]:
        """Some files of words made again: the first word of each, and its content."""
        lines: dict[str, Line] = {}
        for place in places:
            lines |= json.loads(self.content(search.words_name(place)))
        for token in tokens:
            for change in changes:
                _change(lines, token, change)
        most = search.words_size(sum(self.parts.counts))
        for section in search.sections(search.as_browsers_sort(lines)):
            for part in search.parted([(token, _line(token, lines[token])) for token in section], most):
                yield part[0][0], f"{search.joined(line for _, line in part)}\n".encode()


def _order(token: str) -> tuple[bool, bytes]:
    """Words stand in this order in the files."""
    return token[0] == "~", token.encode("utf-16-be", "surrogatepass")


def _differing(change: ChangedShare) -> Iterator[str]:
    """The words that the institution has elsewhere than before."""
    pairs = (change.before.in_texts, change.now.in_texts), (change.before.in_titles, change.now.in_titles)
    for before, now in pairs:
        yield from (token for token in {**before, **now} if before.get(token) != now.get(token))


def _change(lines: dict[str, Line], token: str, change: ChangedShare) -> None:
    """Put what the institution says now in the place of what it said."""
    in_texts, in_titles = [*lines.pop(token, []), [], []][:2]
    texts = _moved(in_texts, change.now.in_texts.get(token), change)
    titles = _moved(in_titles, change.now.in_titles.get(token), change)
    if texts or titles:
        lines[token] = [texts, titles]


def _moved(gaps: Sequence[int], now: Run | None, change: ChangedShare) -> list[int]:
    numbers = list(accumulate(gaps, initial=-1))[1:]
    own = range(change.start, change.start + change.count)
    others = [number for number in numbers if number not in own]
    return steps(sorted([*others, *(change.start + number for number in (numbers_of(now) if now else ()))]))


def _line(token: str, found: Line) -> str:
    in_texts, in_titles = [*found, []][:2]
    return search.line(token, ",".join(map(str, in_texts)), ",".join(map(str, in_titles)))
