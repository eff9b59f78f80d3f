"""The search index after a change: what is made of the last build's files is what is made of everything."""

from itertools import accumulate, count

from hypothesis import given
from hypothesis import strategies as st

from tcsite.exports.search import all_parts, begins_section
from tcsite.exports.search_change import ChangedShare, changed_parts
from tcsite.exports.search_documents import IndexShare, SearchWords
from tcsite.exports.search_share import letters_of, run

BEGINNING = [word for word in (f"m{number}" for number in range(4000)) if begins_section(word)][:4]
ORDINARY = ["aa", "m", "m1z", "m2z", "m39z", "z", "ŵ", "~m", "~zz"]
assert len(BEGINNING) == 4

COUNTS = (3, 1, 4)
Words = dict[str, list[int]]


def words(things: int) -> st.SearchStrategy[Words]:
    numbers = st.lists(st.integers(0, things - 1), min_size=1, max_size=things, unique=True).map(sorted)
    return st.dictionaries(st.sampled_from([*BEGINNING, *ORDINARY]), numbers, max_size=8)


sites = st.tuples(*(st.tuples(words(number), words(number)) for number in COUNTS))


def share(own: tuple[Words, Words]) -> SearchWords:
    texts, titles = ({word: run(numbers) for word, numbers in found.items()} for found in own)
    return SearchWords(texts, titles)


def index(counts: tuple[int, ...]) -> list[IndexShare]:
    facets = {
        name: [letters_of(["x"] * number) for number in counts]
        for name in ("type", "status", "pillar", "due")
    }
    return [
        IndexShare(f"i{at}", "Title", number, (), {name: facets[name][at] for name in facets}, {})
        for at, number in enumerate(counts)
    ]


def check(counts: tuple[int, ...], before: list[SearchWords], after: list[SearchWords]) -> bool:
    """Whether the index could be changed; that it is the right one then."""
    own = index(counts)
    numbers = count()

    def records(tag: str) -> list[tuple[str, ...]]:
        return [tuple(f'["/{tag}{next(numbers)}/","é"]' for _ in range(number)) for number in counts]

    old_records = records("a")
    new_records = [
        mine if was == now else fresh
        for mine, fresh, was, now in zip(old_records, records("b"), before, after, strict=True)
    ]
    files, parts = all_parts(own, zip(before, old_records, strict=True))
    expected = all_parts(own, zip(after, new_records, strict=True))
    starts = accumulate(counts, initial=0)
    changes = [
        ChangedShare(start, number, was, now, found)
        for start, number, was, now, found in zip(starts, counts, before, after, new_records, strict=False)
        if was != now
    ]
    made = changed_parts(own, parts, changes, files.get)
    if made is None:
        return False
    stays = {name for name, digest in made[1].digests.items() if f"search/{name}" not in made[0]}
    assert {f"search/{name}": files[f"search/{name}"] for name in stays} | made[0] == expected[0]
    assert made[1] == expected[1]
    return True


@given(sites, sites)
def test_a_changed_index_is_the_one_made_of_everything(
    before: tuple[tuple[Words, Words], ...], after: tuple[tuple[Words, Words], ...]
) -> None:
    check(COUNTS, [*map(share, before)], [*map(share, after)])


def test_a_word_more_or_less_moves_only_what_follows_it_in_its_section() -> None:
    every = {f"w{number:05}": [number % 900] for number in range(6000)}
    more = every | {"w00100a": [7], BEGINNING[0]: [1]}
    less = {word: numbers for word, numbers in every.items() if word != "w03000"}
    counts = (900, 2)
    other: tuple[Words, Words] = {"w00001": [0]}, {"other": [1]}
    for before, after in ((every, more), (more, every), (every, less), (less, more)):
        assert check(counts, [share((before, {})), share(other)], [share((after, {})), share(other)])


def test_the_files_of_a_large_site_are_changed_in_their_own_size() -> None:
    every = {f"w{number:05}": list(range(number % 7, 900, 30)) for number in range(3000)}
    more = every | {"w00100a": [7]}
    counts = (60_000, 2)
    other: tuple[Words, Words] = {"w00001": [0]}, {"other": [1]}
    assert check(counts, [share((every, {})), share(other)], [share((more, {})), share(other)])


def test_without_the_files_of_the_last_build_all_is_made_again() -> None:
    own = index((1,))
    was, now = share(({"aa": [0]}, {})), share(({"zz": [0]}, {}))
    _, parts = all_parts(own, [(was, ['["/"]'])])
    change = ChangedShare(0, 1, was, now, ['["/b/"]'])
    assert changed_parts(own, parts, [change], lambda _: None) is None
    assert changed_parts(own, parts, [change], lambda _: b"[") is None
