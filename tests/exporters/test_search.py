"""The search index: complete, sound, small in its parts, the same every time, and with nothing that is not public."""

import json
from collections.abc import Callable
from datetime import date
from itertools import accumulate
from typing import Any

import pytest
from making import a_plan, a_site, an_institution

from everything import TODAY, X, Y, content_of
from tcsite.exports.search import RECORDS_LEAST, WORDS_LEAST, search, words_size
from tcsite.exports.search_share import numbers_of, search_shares
from tcsite.facts.facets import facets_of
from tcsite.links import ledger
from tcsite.model import Site, addresses

Build = Callable[..., Site]
PLAN = "/institutions/university-of-example/plans/2024-2027/"


class Index:
    """The index as a browser reads it."""

    def __init__(self, site: Site, today: date = TODAY) -> None:
        self.files = search(content_of(site, today))
        self.main: Any = self.read("index")
        self.filters: Any = self.read("filters-0")
        self.words: dict[str, Any] = {}
        for number in range(len(self.main["words"])):
            self.words |= self.read(f"words-{number}")
        self.records = [
            record for number in range(len(self.main["records"])) for record in self.read(f"records-{number}")
        ]

    def read(self, name: str) -> Any:
        return json.loads(self.files[f"search/{name}.json"])

    def found(self, word: str) -> list[str]:
        """Titles of what has a word, in any place."""
        numbers = {
            number
            for steps in self.words.get(word, [])
            for number in accumulate(steps, initial=-1)
            if number >= 0
        }
        return [self.records[number][1] for number in sorted(numbers)]

    def facet(self, name: str, number: int) -> str:
        facet = (self.main["facets"] | self.filters["facets"])[name]
        place = ord(facet["of"][number]) - ord("0")
        return facet["keys"][place] if place >= 0 else ""


@pytest.fixture(scope="module")
def index(site: Site) -> Index:
    return Index(site)


def test_everything_that_can_be_found_is_there_in_order(index: Index) -> None:
    kinds = [index.facet("type", number) for number in range(len(index.records))]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "institution": 2,
        "plan": 3,
        "action": 8,
        "self-assessment": 3,  # the form, and its two sections
        "update": 1,
        "figures": 1,
    }
    assert [one[0] for one in index.main["institutions"]] == ["example-institute", "university-of-example"]
    assert sum(index.main["records"]) == len(index.records)
    assert kinds[1:4] == ["institution", "plan", "action"], "each institution is followed by what is its own"


def test_every_record_leads_to_a_place_that_is_there(
    index: Index, written: Callable[..., dict[str, bytes]]
) -> None:
    files = written()
    for address, *_ in index.records:
        path, _, anchor = address.partition("#")
        page = files[f"{path[1:]}index.html"].decode()
        assert not anchor or f'id="{anchor}"' in page, address


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("example", "Example Institute"),
        ("polytechnic", "University of Example"),  # a former name
        ("workshop", "University of Example"),  # its definition of a technician
        ("v1", "Show every technician:"),
        ("cables", "Show every technician:"),  # a note
        ("spring", "Hold conferences"),  # a part
        ("half", "Show every technician:"),  # progress
        ("opened", "Two new workshops"),
        ("groups", "Who does what: Self-assessment 2024"),
    ],
)
def test_words_of_every_kind_of_text_lead_to_it(index: Index, word: str, first: str) -> None:
    assert index.found(word)[:1] == [first]


def test_what_is_not_public_is_not_in_it(build: Build) -> None:
    site = build(
        {
            f"{X}updates/2026-02-12-workshops.md": "+\nWrite to [the boss](mailto:boss@example.ac.uk) or b@example.org.\n"
        }
    )
    everything = b"".join(Index(site).files.values()).decode().lower()
    assert "alex" in everything, "a public contact of today may be looked for"
    for hidden in ("hidden", "pat@", "kit", "gone@", "@example", "web@", "agreed with the commitment"):
        assert hidden not in everything, hidden
    assert "@" not in everything


def test_a_contact_is_found_from_their_first_day_to_their_last(build: Build) -> None:
    site = build()
    assert Index(site, date(2023, 6, 1)).found("kit") == ["University of Example"]
    assert Index(site, date(2025, 6, 1)).found("kit") == []


def test_markup_in_content_is_text_or_nothing(index: Index) -> None:
    assert "<script" not in b"".join(index.files.values()).decode()
    assert index.found("rated") == ["Show every technician:"]


def test_actions_have_the_facets_that_their_lists_show(index: Index, site: Site) -> None:
    numbers = [number for number in range(len(index.records)) if index.facet("type", number) == "action"]
    actions = [(plan, action) for one in site.institutions for plan in one.plans for action in plan.actions]
    for number, (plan, action) in zip(numbers, actions, strict=True):
        facets = facets_of(plan, action)
        for name in ("status", "pillar", "due"):
            assert index.facet(name, number) == getattr(facets, name), (action.id, name)
        named = {
            id for id, steps in index.filters["talent"].items() if number in accumulate(steps, initial=-1)
        }
        assert named == set(facets.recommendations)


def test_a_welsh_name_is_found_by_all_its_forms_and_an_english_one_only_by_itself(build: Build) -> None:
    names = (
        "name: {en: Bangor Institute, cy: Sefydliad Bangor}\nformer_names: [{name: Prifysgol Enghraifft}]\n"
    )
    index = Index(build({f"{Y}institution.yaml": names + "status: {role: joining}\n"}))
    for filed in ("bangor", "~bangor", "~prifysgol", "sefydliad"):
        assert index.found(filed)[:1] == ["Bangor Institute"], filed
    assert "~institute" not in index.words


def test_the_same_content_gives_the_same_index_and_a_change_another_version(build: Build) -> None:
    one, same = Index(build()), Index(build())
    assert one.files == same.files
    other = Index(build({f"{X}updates/2026-02-12-workshops.md": "+\nAnd a laser.\n"}))
    assert other.main["version"] != one.main["version"]


def test_words_lie_in_order_and_in_files_of_one_size(example: dict[str, bytes]) -> None:
    from tcsite.content.load import load

    site, _ = load(example)
    assert site is not None
    index = Index(site, date(2026, 11, 22))
    assert index.main["words"] == sorted(index.main["words"])
    assert list(index.words) == sorted(index.words)
    sizes = {path: len(content) for path, content in index.files.items()}
    assert all(size <= WORDS_LEAST + 1000 for path, size in sizes.items() if "words" in path)
    assert {*index.main["records"][:-1]} == {RECORDS_LEAST}


@pytest.mark.parametrize(
    ("records", "bytes"),
    [(0, 14_000), (28_000, 14_000), (60_000, 30_000), (75_000, 37_500), (900_000, 40_000)],
)
def test_files_of_words_are_larger_on_large_sites(records: int, bytes: int) -> None:
    assert words_size(records) == bytes


def test_no_promise_is_made_for_the_addresses_of_the_index(index: Index) -> None:
    promised = ledger.published([], [], [*index.files, "data/plans.csv"])
    assert "/data/plans.csv" in promised
    assert not [path for path in promised if path.startswith(addresses.SEARCH)]


def test_a_site_without_institutions_has_an_index_of_nothing(build: Build) -> None:
    index = Index(build({"content/institutions/": None}))
    assert index.records == []
    assert index.main["institutions"] == []


@pytest.mark.parametrize(
    ("text", "in_title", "in_text"),
    [
        ("Hold stage 3 workshops", ["3", "hold", "stage", "workshops"], []),
        ("Hold workshops\n\nAt stage 3, with workshops", ["hold", "workshops"], ["3", "stage"]),
        ("Hold a b c", ["hold"], []),  # letters alone find nothing
    ],
)
def test_a_word_is_found_in_a_title_or_else_in_the_text_and_figures_are_words(
    text: str, in_title: list[str], in_text: list[str]
) -> None:
    plan = a_plan(f"[{{id: V1, text: {json.dumps(text)}}}]")
    share, words, _ = search_shares(
        an_institution(plan),
        a_site().settings,
        TODAY,
    )
    action = share.count - 1
    own = {token for token, run in words.in_titles.items() if action in numbers_of(run)}
    assert sorted(own - {"v1"}) == in_title
    assert sorted(token for token, run in words.in_texts.items() if action in numbers_of(run)) == in_text
