"""What one institution adds to the search index, numbered from its own first document on."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from tcsite.exports.search_documents import IndexShare, Run, SearchDocument, SearchWords, documents_of
from tcsite.model import Institution, Settings
from tcsite.text.normalise import STOP, radicals, tokens, welsh_radicals

NONE = "/"
"""The letter of a document without a value; "0", which comes after it, is that of the first value."""


def search_shares(
    one: Institution, settings: Settings, today: date
) -> tuple[IndexShare, SearchWords, tuple[str, ...]]:
    """What an institution adds to the index, on a day: to the list of documents, to the words, to the records."""
    foreign = settings.first_language if settings.below else ""
    documents = tuple(documents_of(one, settings.addresses, settings.language, today, foreign))
    return (
        _index_share(one.id, documents),
        _words(documents),
        tuple(_record(document) for document in documents),
    )


def _index_share(id: str, documents: Sequence[SearchDocument]) -> IndexShare:
    talent: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for named in document.facets.recommendations if document.facets else ():
            talent.setdefault(named, []).append(number)
    plans = tuple(
        (document.title, number) for number, document in enumerate(documents) if document.kind == "plan"
    )
    facets = {
        "type": letters_of([document.kind for document in documents]),
        **{
            name: letters_of(
                [getattr(document.facets, name) if document.facets else "" for document in documents]
            )
            for name in ("status", "pillar", "due")
        },
    }
    return IndexShare(
        id, documents[0].title, len(documents), plans, facets, {named: run(talent[named]) for named in talent}
    )


def letters_of(values: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The values that occur, in order, and a letter a document: "0" for the first of them, `NONE` for none."""
    keys = tuple(sorted({value for value in values if value}))
    letters = {key: chr(ord("0") + place) for place, key in enumerate(keys)}
    return keys, "".join(letters.get(value, NONE) for value in values)


def _words(documents: Sequence[SearchDocument]) -> SearchWords:
    texts, titles = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for number, document in enumerate(documents):
        in_title = set(tokens(" ".join((document.title, *document.names))))
        for token in in_title:
            titles[token].append(number)
        for token in set(tokens(document.text)) - in_title:
            texts[token].append(number)
    welsh = {token for document in documents if document.welsh for token in tokens(document.welsh)}
    return SearchWords(_runs(texts, welsh), _runs(titles, welsh))


def _runs(found: dict[str, list[int]], welsh: set[str]) -> dict[str, Run]:
    """The words to look documents up by; a Welsh one also by all that it may be unmutated, after a "~"."""
    useful = {
        token: numbers
        for token, numbers in found.items()
        if (token[1:] or token.isnumeric()) and token not in STOP  # "stage 3"
    }
    mutated: dict[str, set[int]] = {}
    for token, numbers in useful.items():
        for radical in radicals(token) if token in welsh else welsh_radicals(token):
            mutated.setdefault(f"~{radical}", set()).update(numbers)
    every = useful | {token: sorted(numbers) for token, numbers in mutated.items()}
    return {  # most words stand in one document
        token: (numbers[0], numbers[0], "") if numbers[0] == numbers[-1] else run(numbers)
        for token in sorted(every)
        for numbers in (every[token],)
    }


def run(numbers: Sequence[int]) -> Run:
    """Growing numbers: the first, the last, and the steps between them."""
    steps = "".join([f",{after - before}" for before, after in pairwise(numbers)])
    return numbers[0], numbers[-1], steps


def numbers_of(one: Run) -> list[int]:
    """The numbers of a run."""
    numbers = [one[0]]
    for step in one[2].split(",")[1:]:
        numbers.append(numbers[-1] + int(step))
    return numbers


def steps(numbers: Sequence[int]) -> list[int]:
    """Growing numbers as the steps between them, from -1 on: they are small, and compress well."""
    return [after - before for before, after in zip([-1, *numbers], numbers, strict=False)]


def _record(document: SearchDocument) -> str:
    """What a result shows; what is empty at the end is left out."""
    record = [document.address, document.title, document.label, document.shown, document.language]
    while not record[-1]:
        record.pop()
    return compact(record)


def compact(value: object) -> str:
    """A value as JSON without spaces."""
    return _COMPACT.encode(value)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def merged(
    shares: Sequence[IndexShare], facet: str, words: Mapping[str, object] | None = None
) -> dict[str, object]:
    """A facet of all documents: its values, and one letter a document."""
    keys = sorted({key for share in shares for key in share.facets[facet][0]})
    letters = {key: chr(ord("0") + place) for place, key in enumerate(keys)}
    own = ord("0")
    of = "".join(
        share.facets[facet][1].translate(
            {own + place: letters[key] for place, key in enumerate(share.facets[facet][0])}
        )
        for share in shares
    )
    found: dict[str, object] = {"keys": keys, "of": of}
    return found | ({"words": {key: words[key] for key in keys}} if words else {})
