"""The files made of a piece an institution: data files and the search index, changed where a piece has changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from itertools import accumulate

from tcsite import exports
from tcsite.build.memory import Memory, Output, in_a_language
from tcsite.build.records import (
    DATA_STATE,
    WORDS,
    DataParts,
    DataState,
    InstitutionFacts,
    JoinedFile,
    PartKeys,
)
from tcsite.build.site_pages import SitePages
from tcsite.exports.search import SearchParts, all_parts, index_file
from tcsite.exports.search_change import ChangedShare, changed_parts
from tcsite.exports.search_documents import SearchWords
from tcsite.exports.values import Frame
from tcsite.files import PIECE, Files, Gathered, Sink
from tcsite.frozen import dataclass
from tcsite.model.addresses import SEARCH, SEARCH_INDEX, in_language
from tcsite.text.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class MadeData:
    """Data files and search index: `files` are those that had to be made, `unchanged` (path -> digest) the others."""

    files: Files
    unchanged: Mapping[str, str]
    digests: Mapping[str, str]  # of either, by path, but for the index's first file
    name: str  # what the state is remembered under
    state: DataState | None  # where it is another than was remembered

    def remember(self, memory: Memory) -> None:
        """Keep the state for the next build."""
        if self.state:
            memory.store(self.name, "newest", DATA_STATE, self.state, memory.day())


class DataFiles:
    """Makes the data files and the search index of one language."""

    def __init__(self, pages: SitePages) -> None:
        self.files = Gathered()
        self.unchanged: dict[str, str] = {}
        self._pages = pages
        self._institutions = pages.institutions
        self._language, self._below = pages.site.settings.further, pages.site.settings.below
        self._name = in_a_language("site/data", self._language)
        self._frames = (
            {} if self._below else exports.frames(pages.site.settings)
        )  # the same in every language

    def made(self) -> MadeData:
        """The files, without having remembered anything."""
        if not self._pages.output.wanted:
            self.unchanged = dict.fromkeys((*self._frames, self._at(SEARCH_INDEX[1:])), "")
            return MadeData(self.files, self.unchanged, {}, self._name, None)
        known = self._pages.memory.recall(self._name, "newest", DATA_STATE)
        frames = fingerprint(repr(self._frames))
        if known and known.frames != frames:
            known = None
        now = tuple((one.summary.id, one.parts) for one in self._institutions)
        state = DataState(now, frames, self._joined(known), self._search(known))
        digests = {path: one.digest for path, one in state.joined.items()}
        digests |= {self._at(f"{SEARCH[1:]}{name}"): made for name, made in state.search.digests.items()}
        return MadeData(self.files, self.unchanged, digests, self._name, None if state == known else state)

    def _at(self, path: str) -> str:
        """Where a file of the search lies in this language."""
        return in_language(f"/{path}", self._below)[1:]

    def _add(self, files: Mapping[str, bytes]) -> None:
        """Add files of the search."""
        self.files.add(self._pages.tools.store.keep({self._at(path): made for path, made in files.items()}))

    def _read(self, path: str) -> bytes | None:
        return self._pages.output.read(self._at(path))

    def _data(self, one: InstitutionFacts) -> DataParts:
        id, key, scratch = one.summary.id, one.parts.data, self._pages.memory.scratch
        found = DataParts.filed(id, key, self._language, scratch)
        return found or self._pages.parts_again(id).data

    def _words(self, one: InstitutionFacts) -> SearchWords:
        return self._pages.part(one.summary.id, WORDS, one.parts.words, lambda parts: parts.words)

    # --- data files ---------------------------------------------------------------------------------

    def _joined(self, known: DataState | None) -> dict[str, JoinedFile]:
        """Every data file: as it lies there if no piece has changed, else with the pieces that have not copied from it."""
        if not self._frames:
            return {}
        with ExitStack() as opened:
            found: dict[str, JoinedFile] = {}
            made: dict[str, _Joining] = {}
            for number, path in enumerate(sorted(self._frames)):
                frame, file = self._frames[path], known.joined.get(path) if known else None
                pieces = [one.parts.piece(number) for one in self._institutions]
                name = fingerprint(repr(frame), *pieces)
                if file and file.digest == name and self._pages.output.has(path, name):
                    found[path], self.unchanged[path] = file, name
                    continue
                order = known.institutions if known else ()
                numbers = {(id, parts.piece(number)): at for at, (id, parts) in enumerate(order)}
                there = _Pieces(path, file, frame, numbers, self._pages.output, opened)
                made[path] = _Joining(self._pages.tools.store.begin(path), name, frame, there, pieces)
            for at, one in enumerate(self._institutions):
                rows: Mapping[str, str] = {}
                for path, joining in made.items():
                    if not joining.take(one.summary.id, at):
                        rows = rows or self._data(one).rows
                        joining.add(rows[path].encode())
            found |= {path: joining.end() for path, joining in made.items()}
        self.files.add(self._pages.tools.store.ended())
        return found

    # --- search ---------------------------------------------------------------------------------------

    def _search(self, known: DataState | None) -> SearchParts:
        """The search index: the files that a change touches, or all."""
        index = [one.index for one in self._institutions]
        parts = None
        if known and all(self._has(name, made) for name, made in known.search.digests.items()):
            changes = self._changes(known)
            found = changed_parts(index, known.search, changes, self._read) if changes is not None else None
            if found:
                files, parts = found
                self._add(files)
                self.unchanged |= {
                    self._at(path): made
                    for name, made in parts.digests.items()
                    if (path := f"{SEARCH[1:]}{name}") not in files
                }
        if parts is None:
            shares = ((self._words(one), self._data(one).records) for one in self._institutions)
            files, parts = all_parts(index, shares)
            self._add(files)
        made = index_file(self._pages.site, index, parts)
        self.files.add({self._at(path): content for path, content in made.items()})
        return parts

    def _has(self, name: str, made: str) -> bool:
        return self._pages.output.has(self._at(f"{SEARCH[1:]}{name}"), made)

    def _changes(self, known: DataState) -> list[ChangedShare] | None:
        """What the index has to be changed for; nothing where all has to be made again."""
        before: dict[str, PartKeys] = dict(known.institutions)
        counts = tuple(one.index.count for one in self._institutions)
        if [*before] != [one.summary.id for one in self._institutions] or counts != known.search.counts:
            return None
        changes = []
        starts: Iterator[int] = accumulate(counts, initial=0)
        for one, start in zip(self._institutions, starts, strict=False):
            was = before[one.summary.id]
            if (was.words, was.data) == (one.parts.words, one.parts.data):
                continue
            words = self._pages.memory.filed(one.summary.id, was.words, WORDS, self._language)
            if words is None:
                return None
            changes.append(
                ChangedShare(start, one.index.count, words, self._words(one), self._data(one).records)
            )
        return changes


class _Joining:
    """A data file that is being made, of `pieces` that are known by their digests."""

    def __init__(self, sink: Sink, name: str, frame: Frame, before: "_Pieces", pieces: Sequence[str]) -> None:
        self._sink, self._name, self._frame, self._before, self._pieces = sink, name, frame, before, pieces
        self._lengths: list[int] = []
        self._begun = False  # whether a piece was written
        self._taken = range(0)  # pieces of the last build that come next, and are copied together
        sink.write(frame.head.encode())

    def add(self, piece: bytes) -> None:
        """Add an institution's piece."""
        self._copy()
        self._next([piece])
        self._lengths.append(len(piece))

    def take(self, id: str, at: int) -> bool:
        """Add an institution's piece as the last build made it, if it is at hand."""
        number = self._before.number(id, self._pieces[at])
        if number is None:
            return False
        self._lengths.append(self._before.lengths[number])
        if number != self._taken.stop:
            self._copy()
            self._taken = range(number, number)
        self._taken = range(self._taken.start, number + 1)
        return True

    def _copy(self) -> None:
        if self._taken:
            self._next(self._before.pieces(self._taken))
        self._taken = range(0)

    def _next(self, pieces: Iterable[bytes]) -> None:
        if self._begun:
            self._sink.write(self._frame.between.encode())
        self._begun = True
        for piece in pieces:
            self._sink.write(piece)

    def end(self) -> JoinedFile:
        """Complete the file."""
        self._copy()
        self._sink.write(self._frame.tail.encode())
        return JoinedFile(self._name, tuple(self._lengths))


class _Pieces:
    """The pieces of a data file of the last build, if it is at hand. `numbers`: to an id and a digest which piece it is."""

    def __init__(
        self,
        path: str,
        known: JoinedFile | None,
        frame: Frame,
        numbers: Mapping[tuple[str, str], int],
        output: Output,
        opened: ExitStack,
    ) -> None:
        self._numbers, self._frame = numbers, frame
        self.lengths = known.lengths if known else ()
        file = output.stream(path) if known and output.has(path, known.digest) else None
        self._file = opened.enter_context(file) if file else None

    @cached_property
    def _starts(self) -> list[int]:
        between = len(self._frame.between.encode())
        return [
            *accumulate((size + between for size in self.lengths), initial=len(self._frame.head.encode()))
        ]

    def number(self, id: str, name: str) -> int | None:
        """Which piece is that of an institution, if it is the one of this digest."""
        return self._numbers.get((id, name)) if self._file else None

    def pieces(self, numbers: range) -> Iterator[bytes]:
        """Some pieces that follow each other, with what stands between them, in runs of bytes that can be held."""
        start, last = self._starts[numbers.start], numbers.stop - 1
        left = self._starts[last] + self.lengths[last] - start
        if self._file:
            self._file.seek(start)
            while piece := self._file.read(min(left, PIECE)):
                left -= len(piece)
                yield piece
