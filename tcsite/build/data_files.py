"""The files made of a piece an institution: data files and the search index, changed where a piece has changed."""

from collections.abc import Iterator, Mapping
from itertools import accumulate

from tcsite import exports
from tcsite.build.records import (
    DATA,
    DATA_STATE,
    WORDS,
    DataParts,
    DataState,
    InstitutionFacts,
    JoinedFile,
    PartKeys,
)
from tcsite.build.site_pages import SitePages
from tcsite.exports.findable import SearchWords
from tcsite.exports.search import SearchParts, all_parts, index_file
from tcsite.exports.search_change import ChangedShare, changed_parts
from tcsite.files import digest
from tcsite.model.addresses import SEARCH, SEARCH_INDEX
from tcsite.text.fingerprint import fingerprint


class DataFiles:
    """Data files and search index: `files` are those that had to be made, `unchanged` (path -> digest) the others."""

    def __init__(self, pages: SitePages) -> None:
        self.files: dict[str, bytes] = {}
        self.unchanged: dict[str, str] = {}
        self._pages = pages
        self._institutions = pages.institutions
        self._frames = exports.frames(pages.site.settings)
        if not pages.output.wanted:
            self.unchanged = dict.fromkeys((*self._frames, SEARCH_INDEX[1:]), "")
            return
        known = pages.memory.recall("site/data", "newest", DATA_STATE)
        frames = fingerprint(repr(self._frames))
        if known and known.frames != frames:
            known = None
        now = tuple((one.summary.id, one.parts) for one in self._institutions)
        state = DataState(now, frames, self._joined(known), self._search(known))
        if state != known:
            pages.memory.store("site/data", "newest", DATA_STATE, state, pages.memory.day())

    def _data(self, one: InstitutionFacts) -> DataParts:
        return self._pages.part(one.summary.id, DATA, one.parts.data, lambda parts: parts.data)

    def _words(self, one: InstitutionFacts) -> SearchWords:
        return self._pages.part(one.summary.id, WORDS, one.parts.words, lambda parts: parts.words)

    # --- data files ---------------------------------------------------------------------------------

    def _joined(self, known: DataState | None) -> dict[str, JoinedFile]:
        """Every data file; pieces of institutions that did not change are taken from the file of the last build."""
        order = [(one.summary.id, one.parts.data) for one in self._institutions]
        if known and order == [(id, parts.data) for id, parts in known.institutions]:
            digests = {path: one.digest for path, one in known.joined.items()}
            if all(self._pages.output.has(path, name) for path, name in digests.items()):
                self.unchanged |= digests
                return dict(known.joined)
        before = {path: self._pieces(path, known) for path in self._frames} if known else {}
        made = {path: bytearray(frame.head.encode()) for path, frame in self._frames.items()}
        lengths: dict[str, list[int]] = {path: [] for path in self._frames}
        for number, one in enumerate(self._institutions):
            rows: Mapping[str, str] = {}
            for path, frame in self._frames.items():
                piece = before.get(path, {}).get((one.summary.id, one.parts.data))
                if piece is None:
                    rows = rows or self._data(one).rows
                    piece = rows[path].encode()
                made[path] += (frame.between.encode() if number else b"") + piece
                lengths[path].append(len(piece))
        before.clear()
        found: dict[str, JoinedFile] = {}
        for path, frame in self._frames.items():
            content = bytes(made.pop(path) + frame.tail.encode())
            self.files[path] = content
            found[path] = JoinedFile(digest(content), tuple(lengths[path]))
        return found

    def _pieces(self, path: str, known: DataState) -> dict[tuple[str, str], bytes]:
        """The pieces of a file of the last build, by institution and digest; none where it is not at hand."""
        content, before, frame = self._pages.output.read(path), known.joined.get(path), self._frames[path]
        if content is None or before is None or digest(content) != before.digest:
            return {}
        start, between = len(frame.head.encode()), len(frame.between.encode())
        pieces: dict[tuple[str, str], bytes] = {}
        for (id, parts), length in zip(known.institutions, before.lengths, strict=True):
            pieces[id, parts.data] = content[start : start + length]
            start += length + between
        return pieces

    # --- search ---------------------------------------------------------------------------------------

    def _search(self, known: DataState | None) -> SearchParts:
        """The search index: the files that a change touches, or all."""
        index = [one.index for one in self._institutions]
        parts = None
        if known and all(self._has(name, made) for name, made in known.search.digests.items()):
            changes = self._changes(known)
            found = (
                changed_parts(index, known.search, changes, self._pages.output.read)
                if changes is not None
                else None
            )
            if found:
                files, parts = found
                self.files |= files
                self.unchanged |= {
                    path: made
                    for name, made in parts.digests.items()
                    if (path := f"{SEARCH[1:]}{name}") not in files
                }
        if parts is None:
            shares = ((self._words(one), self._data(one).records) for one in self._institutions)
            files, parts = all_parts(index, shares)
            self.files |= files
        self.files |= index_file(self._pages.site.settings, index, parts)
        return parts

    def _has(self, name: str, made: str) -> bool:
        return self._pages.output.has(f"{SEARCH[1:]}{name}", made)

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
            words = self._pages.memory.filed(one.summary.id, was.words, WORDS)
            if words is None:
                return None
            changes.append(
                ChangedShare(start, one.index.count, words, self._words(one), self._data(one).records)
            )
        return changes
