"""``search/``: the index that the search page and long lists look words up in; docs/search.md describes it.

One file says what there is. Words, and the records that results show, lie in files of about one size, of which
a browser loads those that a query needs: so a search costs much the same on a site of any size.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import NamedTuple, TypeVar

from tcsite.addresses import SEARCH, Addresses
from tcsite.files import Files
from tcsite.findable import KINDS, Thing, things_of
from tcsite.fingerprint import fingerprint
from tcsite.folding import STOP, looks_welsh, radicals, tokens
from tcsite.kept import kept_with
from tcsite.language import word
from tcsite.model import COLOURS, Institution, Site
from tcsite.page import Page

SCHEMA = 1
"""The version of the format."""

WORDS_SIZE = 14_000
"""Bytes of words in a file, before compression: a query loads about one of them a word."""

RECORDS_SIZE = 5_000
"""Bytes of records in a file: results from ten institutions load ten of them."""

Item = TypeVar("Item")
Postings = dict[str, tuple[list[int], list[int]]]
"""The things that have a word: in their text, and in their title."""


def search(site: Site, _pages: Sequence[Page], today: date) -> Files:
    """The index: what there is, the words, the records."""
    settings = site.settings
    own = Addresses(settings.home or "")
    entries = [one for each in site.institutions for one in _entries(each, own, settings.language, today)]
    things = [one.thing for one in entries]
    words = sorted(
        _postings(entries).items(), key=lambda pair: pair[0].encode("utf-16-be")
    )  # as browsers sort
    steps = [(token, _steps(*found)) for token, found in words]
    word_files = [
        part
        for welsh in (False, True)  # most sites have few Welsh words, and every query asks for them: apart
        for part in _parted(
            ((token, found) for token, found in steps if (token[0] == "~") is welsh), WORDS_SIZE
        )
    ]
    record_files = list(_parted(((thing.address, _record(thing)) for thing in things), RECORDS_SIZE))
    parts = {f"words-{number}.json": _json(dict(part)) for number, part in enumerate(word_files)}
    parts |= {
        f"records-{number}.json": _json([record for _, record in part])
        for number, part in enumerate(record_files)
    }
    parts["filters-0.json"] = _json(_filters(things))
    main = _main(site, things) | {
        "words": [part[0][0] for part in word_files],
        "records": [len(part) for part in record_files],
    }
    # The parts are asked for by this version, so that no browser mixes those of two builds.
    version = fingerprint(_json(main), *(text for _, text in sorted(parts.items())))[:12]
    files = {"index.json": _json({"schema": SCHEMA, "version": version, **main}), **parts}
    return {f"{SEARCH[1:]}{name}": f"{text}\n".encode() for name, text in files.items()}


def _main(site: Site, things: Sequence[Thing]) -> dict[str, object]:
    """What there is: institutions, plans, the type and the status of each thing."""
    language = site.settings.language
    numbered = list(enumerate(things))
    statuses = {key: [word("status", key, language), colour] for key, colour in COLOURS.items()}
    return {
        "institutions": [
            [thing.institution, thing.title, number]
            for number, thing in numbered
            if thing.kind == "institution"
        ],
        "plans": [[thing.title, number] for number, thing in numbered if thing.kind == "plan"],
        "facets": {
            "type": _facet([thing.kind for thing in things], KINDS),
            "status": _facet([thing.facets.status if thing.facets else "" for thing in things], statuses),
        },
    }


def _filters(things: Sequence[Thing]) -> dict[str, object]:
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


class _Entry(NamedTuple):
    """A thing with the words to look it up by: those of its title, and those of its text alone."""

    thing: Thing
    in_title: Set[str]
    in_text: Set[str]


@kept_with
def _entries(one: Institution, addresses: Addresses, language: str, today: date) -> list[_Entry]:
    found = []
    for thing in things_of(one, addresses, language, today):
        in_title = _tokens([thing.title, *thing.names], thing.welsh)
        found.append(_Entry(thing, in_title, _tokens([thing.text], "") - in_title))
    return found


def _postings(entries: Sequence[_Entry]) -> Postings:
    found: Postings = {}
    for number, (_, in_title, in_text) in enumerate(entries):
        for token in in_text:
            found.setdefault(token, ([], []))[0].append(number)
        for token in in_title:
            found.setdefault(token, ([], []))[1].append(number)
    return found


def _tokens(texts: Iterable[str], welsh: str) -> set[str]:
    """The words to look a thing up by; a Welsh one also by all that it may be unmutated, after a "~"."""
    said = {token for text in (*texts, welsh) for token in tokens(text)}
    in_welsh = set(tokens(welsh))
    plain = {token for token in said if len(token) > 1 and token not in STOP}
    return plain | {
        f"~{radical}"
        for token in plain
        if token in in_welsh or looks_welsh(token)
        for radical in radicals(token)
    }


def _record(thing: Thing) -> list[str]:
    """What a result shows; what is empty at the end is left out."""
    record = [thing.address, thing.title, thing.label, thing.shown]
    while not record[-1]:
        record.pop()
    return record


def _steps(texts: list[int], titles: list[int]) -> list[list[int]]:
    return [_gaps(texts), _gaps(titles)] if titles else [_gaps(texts)]


def _gaps(numbers: list[int]) -> list[int]:
    """Growing numbers as the steps between them, from -1 on: they are small, and compress well."""
    return [after - before for before, after in zip([-1, *numbers], numbers, strict=False)]


def _parted(items: Iterable[tuple[str, Item]], most: int) -> Iterator[list[tuple[str, Item]]]:
    """The items in files of about `most` bytes."""
    part: list[tuple[str, Item]] = []
    size = 0
    for name, item in items:
        own = len(_json([name, item]).encode())
        if part and size + own > most:
            yield part
            part, size = [], 0
        part.append((name, item))
        size += own
    if part:
        yield part


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
