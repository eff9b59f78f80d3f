"""Words as the search compares them: without case, accents and Welsh mutations, and no English word for another."""

import bisect
import re
from datetime import date

import pytest

from tcsite.content.load import load
from tcsite.exports.search_documents import documents_of
from tcsite.model.addresses import Addresses
from tcsite.text.normalise import MUTATIONS, STOP, fold, looks_welsh, radicals, sort_key, tokens

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("University of Example", ["university", "of", "example"]),
        ("Llanfair PÂR: tŷ, ŵyn, naïve", ["llanfair", "par", "ty", "wyn", "naive"]),
        ("Straße, Łódź, Ærø, Þór", ["strasse", "lodz", "aero", "thor"]),
        ("technicians’ O'Neill o’r", ["technicians", "oneill", "or"]),
        ("R6, 2024–27; co-ordinator", ["r6", "2024", "27", "co", "ordinator", "coordinator"]),
        ("well-being, T-Level", ["well", "being", "t", "level", "wellbeing", "tlevel"]),
        ("state‐of‑the-art", ["state", "of", "the", "art", "stateoftheart"]),
        ("2024-2027, covid-19", ["2024", "2027", "covid", "19", "covid19"]),
        ("a--b -c d- - e", ["a", "b", "c", "d", "e"]),
        ("ﬁnance ① Ⅳ", ["finance", "1", "iv"]),
        ("<script>&\"'", ["script"]),
        ("a" * 40, ["a" * 24]),
        ("", []),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"}
NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}


@pytest.mark.parametrize("table", [SOFT, NASAL, ASPIRATE], ids=["soft", "nasal", "aspirate"])
def test_every_mutation_of_a_grammar_is_undone(table: dict[str, str]) -> None:
    for radical, mutated in table.items():
        for rest in (
            ("areithio", "obl", "ynllun", "wlad") if mutated else ("ardd", "odre", "wlad", "yrfa", "rawys")
        ):
            assert radical + rest in radicals(mutated + rest), (radical, mutated, rest)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("prifysgol", ["brifysgol", "mhrifysgol", "phrifysgol"]),
        ("caerdydd", ["gaerdydd", "nghaerdydd", "chaerdydd"]),
        ("technegydd", ["dechnegydd", "nhechnegydd", "thechnegydd"]),
        ("gyrfa", ["yrfa", "ngyrfa"]),
        ("llyfrgell", ["lyfrgell"]),
        ("ysgol", ["hysgol"]),
    ],
)
def test_mutated_welsh_words_are_known_for_what_they_are(word: str, forms: list[str]) -> None:
    for form in forms:
        assert word in radicals(form)
        assert looks_welsh(form), "its spelling tells that it is Welsh, without anybody saying so"


def test_letters_that_are_no_mutation_stay() -> None:
    assert radicals("llan") == ("llan",)
    assert radicals("ffordd") == ("ffordd",)
    assert radicals("pobl") == ("pobl",)
    assert radicals("bat") == ("bat",), "too short to tell"


@pytest.mark.parametrize(
    "word",
    [
        "finding",
        "binding",
        "training",
        "grants",
        "career",
        "mentor",
        "policy",
        "university",
        "meeting",
        "love",
    ],
)
def test_english_words_do_not_look_welsh(word: str) -> None:
    assert not looks_welsh(word)


def test_no_english_word_of_the_example_is_found_by_another(example: dict[str, bytes]) -> None:
    site, _ = load(example)
    assert site is not None
    documents = [
        document for one in site.institutions for document in documents_of(one, Addresses(), "en", DAY)
    ]
    known = {token for document in documents for token in tokens(f"{document.title} {document.text}")}
    assert len(known) > 2000
    filed = sorted((radical, token) for token in known if looks_welsh(token) for radical in radicals(token))
    for word in known - STOP:
        for radical in radicals(word):
            wanted = re.sub("(?<=[^siu])s$", "", radical) if len(radical) > 4 else radical
            for found, token in filed[bisect.bisect(filed, (wanted, "")) :]:
                if len(word) < 4 or not found.startswith(wanted):
                    break
                assert token.startswith(re.sub("s$", "", word)), f"{word} would find {token}"


def test_no_mutation_begins_with_another_kind_of_letter() -> None:
    assert all(fold(initial) == initial for initial in MUTATIONS)


def test_names_are_sorted_as_people_sort() -> None:
    names = ["École", "east", "The Eden Institute", "University 10", "University 9", "Ábc", "Zoo", "abd"]
    sorted_names = [
        "Ábc",
        "abd",
        "east",
        "École",
        "The Eden Institute",
        "University 9",
        "University 10",
        "Zoo",
    ]
    assert sorted(names, key=sort_key) == sorted_names
