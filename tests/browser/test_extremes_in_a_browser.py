"""The site of extremes in Chromium: what holds for the example holds for content that nobody foresaw."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe import faults
from playwright.sync_api import Browser
from strict_host import served

import stress
from tcsite.build import make
from tcsite.edges import output_folder


@pytest.fixture(scope="module")
def extremes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of extremes is served."""
    folder: Path = tmp_path_factory.mktemp("extremes") / "output"
    made = make(stress.stress(30), today=date.fromisoformat(stress.TODAY))
    output_folder.write(made.files, folder, sources=folder.parent / "none")
    with served(folder) as at:
        yield at


@pytest.mark.parametrize("page", [name for name in stress.ADDRESSES if "hundred" not in name])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: Browser, extremes: str, page: str) -> None:
    assert faults(browser, extremes + stress.ADDRESSES[page]) == []


def test_a_long_word_breaks_wherever_a_name_may_stand(browser: Browser, many: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(many + "/")
    for place in (".ways li a", ".menu a", ".site-title a", ".site-foot .inline a"):
        page.locator(place).last.evaluate("(link, name) => link.textContent = name", stress.UNBROKEN)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, place
    page.close()
