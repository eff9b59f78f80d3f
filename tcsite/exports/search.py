"""``search/``: the index that the search page and long lists look words up in; docs/search.md describes it.

One file says what there is. Words, and the records that results show, lie in files of about one size, of which
a browser loads those that a query needs: so a search costs much the same on a site of any size.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tcsite.exports.findable import KINDS, IndexedThing, Run, SearchShare, Thing, things_of
from tcsite.exports.values import SiteContent
from tcsite.files import Files
from tcsite.language import word
from tcsite.model import COLOURS, Institution, Settings, Site
from tcsite.model.addresses import SEARCH, Addresses
from tcsite.text.fingerprint import fingerprint
from tcsite.text.folding import STOP, looks_welsh, radicals, tokens

SCHEMA = 1
"""The version of the format."""

WORDS_SIZE = 14_000
"""Bytes of words in a file, before compression: a query loads about one of them a word."""

RECORDS_SIZE = 5_000
"""Bytes of records in a file: results from ten institutions load ten of them."""


def search(content: SiteContent) -> Files:
    """The index: what there is, the words, the records."""
    shares = [one.search for one in content.institutions]
    things = [thing for share in shares for thing in share.things]
    words = _words(shares)
    # Most sites have few Welsh words, and every query asks for them: they lie apart.
    word_files = [
        part
        for welsh in (False, True)
        for part in _parted([pair for pair in words if (pair[0][0] == "~") is welsh], WORDS_SIZE)
    ]
    record_files = list(_parted([("", record) for share in shares for record in share.records], RECORDS_SIZE))
    parts = {
        f"words-{number}.json": f"{{{','.join(line for _, line in part)}}}"
        for number, part in enumerate(word_files)
    }
    parts |= {
        f"records-{number}.json": f"[{','.join(record for _, record in part)}]"
        for number, part in enumerate(record_files)
    }
    parts["filters-0.json"] = _json(_filters(things))
    main = _main(content.site, things) | {
        "words": [part[0][0] for part in word_files],
        "records": [len(part) for part in record_files],
    }
    # The parts are asked for by this version, so that no browser mixes those of two builds.
    version = fingerprint(_json(main), *(text for _, text in sorted(parts.items())))[:12]
    files = {"index.json": _json({"schema": SCHEMA, "version": version, **main}), **parts}
    return {f"{SEARCH[1:]}{name}": f"{text}\n".encode() for name, text in files.items()}


def search_share(one: Institution, settings: Settings, today: date) -> SearchShare:
    """What an institution adds to the index, on a day."""
    things = tuple(things_of(one, Addresses(settings.home or ""), settings.language, today))
    texts: dict[str, list[int]] = {}
    titles: dict[str, list[int]] = {}
    for number, thing in enumerate(things):
        in_title = set(tokens(" ".join((thing.title, *thing.names))))
        for token in in_title:
            titles.setdefault(token, []).append(number)
        for token in set(tokens(thing.text)) - in_title:
            texts.setdefault(token, []).append(number)
    welsh = {token for thing in things for token in tokens(thing.welsh)}
    indexed = tuple(
        IndexedThing(
            thing.kind,
            thing.institution,
            thing.title if thing.kind in ("institution", "plan") else "",
            thing.facets,
        )
        for thing in things
    )
    records = tuple(_record(thing) for thing in things)
    return SearchShare(indexed, records, _runs(texts, welsh), _runs(titles, welsh))


def _runs(found: dict[str, list[int]], welsh: set[str]) -> dict[str, Run]:
    """The words to look things up by; a Welsh one also by all that it may be unmutated, after a "~"."""
    useful = {token: numbers for token, numbers in found.items() if len(token) > 1 and token not in STOP}
    mutated: dict[str, set[int]] = {}
    for token, numbers in useful.items():
        if token in welsh or looks_welsh(token):
            for radical in radicals(token):
                mutated.setdefault(f"~{radical}", set()).update(numbers)
    every = useful | {token: sorted(numbers) for token, numbers in mutated.items()}
    return {
        token: (numbers[0], numbers[-1], "".join(f",{step}" for step in _gaps(numbers)[1:]))
        for token, numbers in every.items()
    }


def _words(shares: Sequence[SearchShare]) -> list[tuple[str, str]]:
    """Every word with its line of JSON: the steps from thing to thing, in texts and in titles; in order."""
    texts, titles = _Steps(), _Steps()
    start = 0
    for share in shares:
        texts.add(share.in_texts, start)
        titles.add(share.in_titles, start)
        start += len(share.things)
    found = []
    for token in _as_browsers_sort({*texts.steps, *titles.steps}):
        in_titles = titles.line(token)
        found.append((token, f'"{token}":[[{texts.line(token)}]{f",[{in_titles}]" if in_titles else ""}]'))
    return found


class _Steps:
    """For each word the steps from thing to thing, as JSON without brackets, as institutions add to them."""

    def __init__(self) -> None:
        self.steps: dict[str, list[str]] = {}
        self._last: dict[str, int] = {}

    def add(self, runs: Mapping[str, Run], start: int) -> None:
        """Add an institution's, whose first thing has the number `start`."""
        steps, last = self.steps, self._last
        for token, (first, final, between) in runs.items():
            if token in steps:
                steps[token].append(f"{start + first - last[token]}{between}")
            else:
                steps[token] = [f"{start + first + 1}{between}"]  # from -1 on
            last[token] = start + final

    def line(self, token: str) -> str:
        """The steps of a word; empty where it does not stand."""
        return ",".join(self.steps.get(token, ()))


def _as_browsers_sort(tokens: Iterable[str]) -> list[str]:
    """Sorted by UTF-16, which differs from Python's order only beyond the surrogates."""
    found = sorted(tokens)
    if any(max(token) > "\ud7ff" for token in found if not token.isascii()):
        found.sort(key=lambda token: token.encode("utf-16-be"))
    return found


def _main(site: Site, things: Sequence[IndexedThing]) -> dict[str, object]:
    """What there is: institutions, plans, the type and the status of each thing."""
    language = site.settings.language
    numbered = list(enumerate(things))
    kinds = {kind: word("found", kind, language) for kind in KINDS}
    statuses = {key: [word("status", key, language), colour] for key, colour in COLOURS.items()}
    return {
        "institutions": [
            [thing.institution, thing.title, number]
            for number, thing in numbered
            if thing.kind == "institution"
        ],
        "plans": [[thing.title, number] for number, thing in numbered if thing.kind == "plan"],
        "facets": {
            "type": _facet([thing.kind for thing in things], kinds),
            "status": _facet([thing.facets.status if thing.facets else "" for thing in things], statuses),
        },
    }


def _filters(things: Sequence[IndexedThing]) -> dict[str, object]:
    """What actions are narrowed by beside their status, for lists too long for a page."""
    talent: dict[str, list[int]] = {}
    for number, thing in enumerate(things):
        for id in thing.facets.recommendations if thing.facets else ():
            talent.setdefault(id, []).append(number)
    return {
        "facets": {
            "pillar": _facet([thing.facets.pillar if thing.facets else "" for thing in things]),
            "due": _facet([thing.facets.due if thing.facets else "" for thing in things]),
        },
        "talent": {id: _gaps(talent[id]) for id in sorted(talent, key=lambda one: (len(one), one))},
    }


def _facet(values: Sequence[str], words: Mapping[str, object] | None = None) -> dict[str, object]:
    """One letter a thing, "0" for the first key; "/", which comes before it, for none."""
    keys = sorted({value for value in values if value})
    letters = {key: chr(ord("0") + place) for place, key in enumerate(keys)}
    facet: dict[str, object] = {"keys": keys, "of": "".join(letters.get(value, "/") for value in values)}
    return facet | ({"words": {key: words[key] for key in keys}} if words else {})


def _record(thing: Thing) -> str:
    """What a result shows; what is empty at the end is left out."""
    record = [thing.address, thing.title, thing.label, thing.shown]
    while not record[-1]:
        record.pop()
    return _json(record)


def _gaps(numbers: Sequence[int]) -> list[int]:
    """Growing numbers as the steps between them, from -1 on: they are small, and compress well."""
    return [after - before for before, after in zip([-1, *numbers], numbers, strict=False)]


def _parted(items: Iterable[tuple[str, str]], most: int) -> Iterator[list[tuple[str, str]]]:
    """Named pieces of JSON in files of about `most` bytes."""
    part: list[tuple[str, str]] = []
    size = 0
    for name, piece in items:
        own = len(piece.encode()) + 1
        if part and size + own > most:
            yield part
            part, size = [], 0
        part.append((name, piece))
        size += own
    if part:
        yield part


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
