"""The site of extremes: nothing in it stops a build, and every page stays within what a phone can be asked to load."""

import gzip
import re
from collections.abc import Mapping
from datetime import date

import pytest

import stress
from tcsite.build import Result, make

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
