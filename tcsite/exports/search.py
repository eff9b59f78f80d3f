"""``search/``: the index that the search page and long lists look words up in; docs/search.md describes it.

One file says what there is. Words, and the records that results show, lie in files of about one size, of which
a browser loads those that a query needs: so a search costs much the same on a site of any size.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tcsite.exports.search_documents import KINDS, IndexShare, Run, SearchWords
from tcsite.exports.search_pages import pages_of, synonyms
from tcsite.exports.search_share import compact, merged, numbers_of, steps
from tcsite.exports.values import SiteContent
from tcsite.files import Files, digest
from tcsite.frozen import dataclass
from tcsite.language import word
from tcsite.model import COLOURS, Settings, Site
from tcsite.model.addresses import SEARCH
from tcsite.text.fingerprint import fingerprint

SCHEMA = 1
"""The version of the format."""

WORDS_LEAST, WORDS_MOST = 14_000, 40_000
"""Bytes of words in a file, before compression: a query loads about one of them a word. On a large site they are more,
so that there are hundreds of files and not thousands."""

SECTION = 512
"""One word of so many begins a section of the words, and so a file: an edit moves words within its section alone."""

RECORDS_LEAST, RECORDS_FILES = 12, 500
"""Records in a file: so many, or more where there would be more files than that."""


@dataclass(frozen=True, slots=True)
class SearchParts:
    """The files of words and records: what is needed to know whether they are the right ones, and to change them."""

    counts: tuple[int, ...]  # of the things of each institution
    words: tuple[str, ...]  # the first word of each file
    digests: Mapping[str, str]  # of each file but index.json, by name


def search(content: SiteContent) -> Files:
    """The index: what there is, the words, the records."""
    index = [one.index for one in content.institutions]
    files, parts = all_parts(index, ((one.words, one.records) for one in content.institutions))
    return files | index_file(content.site, index, parts)


def index_file(site: Site, index: Sequence[IndexShare], parts: SearchParts) -> dict[str, bytes]:
    """The file that says what there is. Parts are asked for by its version, so that no browser mixes two builds."""
    number = sum(parts.counts)
    size = records_in_a_file(number)
    main = _main(site.settings, index) | {
        "pages": pages_of(site),
        "synonyms": synonyms(),
        "words": parts.words,
        "records": [min(size, number - start) for start in range(0, number, size)],
    }
    names = (part for name, made in sorted(parts.digests.items()) for part in (name, made))
    version = fingerprint(compact(main), *names)[:12]
    return _files({"index.json": compact({"schema": SCHEMA, "version": version, **main})})


def all_parts(
    index: Sequence[IndexShare], shares: Iterable[tuple[SearchWords, Sequence[str]]]
) -> tuple[dict[str, bytes], SearchParts]:
    """The files of words and records, made of what each institution adds to both."""
    counts = tuple(one.count for one in index)
    every = _Words()
    size = records_in_a_file(sum(counts))
    files: dict[str, bytes] = {}
    waiting: list[str] = []
    for one, (found, records) in zip(index, shares, strict=True):
        every.add(found, one.count)
        waiting += records
        while len(waiting) >= size:
            files |= _files({records_name(len(files)): _listed(waiting[:size])})
            del waiting[:size]
    if waiting:
        files |= _files({records_name(len(files)): _listed(waiting)})
    words: list[str] = []
    lines = every.lines()
    most = words_size(sum(counts))
    for section in sections(every.tokens()):
        for part in parted([(token, lines(token)) for token in section], most):
            files |= _files({words_name(len(words)): joined(line for _, line in part)})
            words.append(part[0][0])
    files |= filters(index)
    return files, SearchParts(
        counts, tuple(words), {_name(path): digest(made) for path, made in files.items()}
    )


def filters(index: Sequence[IndexShare]) -> dict[str, bytes]:
    """What actions are narrowed by beside their status, for lists too long for a page."""
    talent: dict[str, list[int]] = {}
    start = 0
    for one in index:
        for id, own in one.talent.items():
            talent.setdefault(id, []).extend(start + number for number in numbers_of(own))
        start += one.count
    found = {
        "facets": {name: merged(index, name) for name in ("pillar", "due")},
        "talent": {id: steps(talent[id]) for id in sorted(talent, key=lambda one: (len(one), one))},
    }
    return _files({"filters-0.json": compact(found)})


def _main(settings: Settings, index: Sequence[IndexShare]) -> dict[str, object]:
    """What there is: institutions, plans, the type and the status of each thing."""
    language = settings.language
    kinds = {kind: word("found", kind, language) for kind in KINDS}
    statuses = {key: [word("status", key, language), colour] for key, colour in COLOURS.items()}
    institutions, plans, start = [], [], 0
    for one in index:
        institutions.append([one.id, one.title, start])
        plans += [[title, start + number] for title, number in one.plans]
        start += one.count
    return {
        "institutions": institutions,
        "plans": plans,
        "facets": {"type": merged(index, "type", kinds), "status": merged(index, "status", statuses)},
    }


class _Words:
    """For each word the steps from thing to thing, in texts and in titles, as institutions add to them."""

    def __init__(self) -> None:
        self._start = 0
        self._texts: dict[str, bytearray] = {}
        self._titles: dict[str, bytearray] = {}
        self._last: tuple[dict[str, int], dict[str, int]] = {}, {}

    def add(self, share: SearchWords, count: int) -> None:
        """Add an institution's words."""
        self._add(share.in_texts, self._texts, self._last[0])
        self._add(share.in_titles, self._titles, self._last[1])
        self._start += count

    def _add(self, runs: Mapping[str, Run], found: dict[str, bytearray], last: dict[str, int]) -> None:
        start = self._start
        for token, (first, final, between) in runs.items():
            before = last.get(token)
            if before is not None:
                found[token] += b",%d%b" % (start + first - before, between.encode())
            else:
                found[token] = bytearray(f"{start + first + 1}{between}".encode())  # from -1 on
            last[token] = start + final

    def tokens(self) -> list[str]:
        """Every word, in order."""
        return as_browsers_sort({*self._texts, *self._titles})

    def lines(self) -> Callable[[str], str]:
        """From a word to its line."""
        return lambda token: line(
            token, self._texts.get(token, b"").decode(), self._titles.get(token, b"").decode()
        )


def line(token: str, in_texts: str, in_titles: str) -> str:
    """A word's line of JSON: the steps from thing to thing, in texts and in titles."""
    return f'"{token}":[[{in_texts}]{f",[{in_titles}]" if in_titles else ""}]'


def joined(lines: Iterable[str]) -> str:
    """A file of words."""
    return f"{{{','.join(lines)}}}"


def sections(tokens: Iterable[str]) -> Iterator[list[str]]:
    """Words in order, in sections. Most sites have few Welsh words, and every query asks for them: they lie apart."""
    section: list[str] = []
    for plain in (True, False):
        for token in tokens:
            if (token[0] != "~") is not plain:
                continue
            if begins_section(token) and section:
                yield section
                section = []
            section.append(token)
        if section:
            yield section
            section = []


def begins_section(token: str) -> bool:
    """Whether a word begins a section, whatever others there are."""
    return zlib.crc32(token.encode("utf-8", "surrogatepass")) % SECTION == 0


def as_browsers_sort(tokens: Iterable[str]) -> list[str]:
    """Sorted by UTF-16, which differs from Python's order only beyond the surrogates."""
    found = sorted(tokens)
    if any(max(token) > "\ud7ff" for token in found if not token.isascii()):
        found.sort(key=lambda token: token.encode("utf-16-be"))
    return found


def words_size(number: int) -> int:
    """How many bytes of words lie in a file, of so many records in all."""
    return min(max(WORDS_LEAST, number // 2), WORDS_MOST)


def parted(lines: Iterable[tuple[str, str]], most: int) -> Iterator[list[tuple[str, str]]]:
    """Words with their lines, in files of about so many bytes."""
    part: list[tuple[str, str]] = []
    size = 0
    for token, text in lines:
        own = len(text.encode()) + 1
        if part and size + own > most:
            yield part
            part, size = [], 0
        part.append((token, text))
        size += own
    if part:
        yield part


def records_in_a_file(number: int) -> int:
    """How many records lie in a file, of so many in all."""
    return max(RECORDS_LEAST, -(-number // RECORDS_FILES))


def records_name(place: int) -> str:
    """The name of a file of records."""
    return f"records-{place}.json"


def words_name(place: int) -> str:
    """The name of a file of words."""
    return f"words-{place}.json"


def _listed(records: Sequence[str]) -> str:
    return f"[{','.join(records)}]"


def _name(path: str) -> str:
    return path.removeprefix(SEARCH[1:])


def _files(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {f"{SEARCH[1:]}{name}": f"{text}\n".encode() for name, text in texts.items()}
