"""The site of extremes: nothing in it stops a build, and every page stays within what a phone can be asked to load."""

import gzip
import re
from collections.abc import Mapping
from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag

import stress
from maker import make
from tcsite.build import Result

NORMAL = 30_000
"""Bytes that a page and all it loads may take on the way to a phone."""

LONG = 60_000
"""The same for a plan of forty richly described actions."""

SHARED = ("style.css", "site.js", "favicon.svg", "favicon.png")
TODAY = date.fromisoformat(stress.TODAY)


@pytest.fixture(scope="module")
def extremes() -> Result:
    return make(stress.stress(), today=TODAY)


@pytest.fixture(scope="module")
def built(example: dict[str, bytes]) -> Result:
    return make(example, today=TODAY)


def weights(files: Mapping[str, bytes]) -> dict[str, int]:
    """Each page's size with all that it loads, compressed."""
    shared = sum(len(gzip.compress(files[f"assets/{name}"])) for name in SHARED)
    return {
        path: len(gzip.compress(content)) + shared
        for path, content in files.items()
        if path.endswith(".html")
    }


def test_what_is_extreme_is_published_all_the_same(extremes: Result) -> None:
    whole = {"yaml", "schema", "template", "theme", "address-clash", "broken-link", "broken-fragment"}
    assert [problem for problem in extremes.problems if problem.rule in whole] == []
    for address in stress.ADDRESSES.values():
        path = address[1:] + ("index.html" if address.endswith("/") else "")
        assert path in extremes.files, address


def test_every_page_is_light(extremes: Result, built: Result) -> None:
    for site in (extremes, built):
        heavy = {path: size for path, size in weights(site.files).items() if size > NORMAL}
        assert not {path for path in heavy if "/plans/" not in path}, heavy
        assert not {path: size for path, size in heavy.items() if size > LONG}


def test_a_plan_of_forty_rich_actions_is_light(extremes: Result) -> None:
    path = stress.ADDRESSES["forty rich actions"][1:] + "index.html"
    words = len(extremes.files[path].split())
    assert words > 10_000, "not rich any more: the test says nothing"
    assert weights(extremes.files)[path] < LONG


def test_scripts_are_few(built: Result) -> None:
    """All scripts that a page loads, together and compressed."""
    for path, content in built.files.items():
        if path.endswith("index.html"):
            scripts = set(re.findall(r'<script src="[./]*(assets/[^"?]+)', content.decode()))
            assert scripts or "refresh" in content.decode(), path
            assert sum(len(gzip.compress(built.files[one])) for one in scripts) < 10_000, path


# What too much and too little look like


def main(result: Result, page: str) -> Tag:
    path = stress.ADDRESSES[page][1:] + "index.html"
    found = BeautifulSoup(result.files[path], "html.parser").main
    assert found is not None
    return found


def test_a_strip_whose_marks_crowd_has_a_line_a_period(extremes: Result) -> None:
    crowded = {
        page: bool(main(extremes, page).select_one(".strip.crowded"))
        for page in ("forty rich actions", "a hundred and twenty actions", "a Welsh plan", "the longest plan")
    }
    assert list(crowded.values()) == [True, True, False, False]


def test_without_scripts_a_long_directory_has_the_orders_that_the_form_gives(
    extremes: Result, built: Result
) -> None:
    orders = main(extremes, "directory").select(".orders > details")
    rows = {str(row.a["href"]): row for row in main(extremes, "directory").select("tbody th") if row.a}
    assert [one.summary.text for one in orders if one.summary] == [
        "Most overdue first",
        "Plan that ends next first",
    ]
    late, ends = ([(str(line.a["href"]), line.text) for line in one.select("li") if line.a] for one in orders)
    assert {address for address, _ in [*late, *ends]} <= rows.keys()
    counts = [sum(map(int, re.findall(r"(\d+) (?:overdue|past)", words))) for _, words in late]
    assert counts == sorted(counts, reverse=True)
    assert min(counts) > 0
    assert len(ends) == 98, "all whose plan in force has an end"
    assert "orders" not in built.files["institutions/index.html"].decode(), "four are seen at once"


def test_nothing_is_offered_of_an_institution_that_has_none(extremes: Result) -> None:
    assert "All actions as CSV" not in main(extremes, "a bare institution").text
    assert "All actions as CSV" in main(extremes, "an institution of forty years").text


def test_thousands_are_written_in_one_way(extremes: Result) -> None:
    (message, *_) = main(extremes, "actions").select(".tally caption")
    numbers = [one.text for one in main(extremes, "actions").select(".tally .count")]
    assert any("," in one for one in numbers), "none is that large"
    assert all(one in message.text for one in numbers)
