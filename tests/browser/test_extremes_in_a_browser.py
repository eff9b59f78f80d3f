"""The site of extremes in Chromium: what holds for the example holds for content that nobody foresaw."""

import pytest
from axe import faults
from playwright.sync_api import Browser
from windows import Windows

import stress


@pytest.mark.parametrize("page", [name for name in stress.ADDRESSES if "hundred" not in name])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(windows: Windows, extremes: str, page: str) -> None:
    assert faults(windows, extremes + stress.ADDRESSES[page]) == []


def test_a_long_word_breaks_wherever_a_name_may_stand(browser: Browser, many: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(many + "/")
    for place in (".ways li a", ".menu a", ".site-title a", ".site-foot .inline a"):
        page.locator(place).last.evaluate("(link, name) => link.textContent = name", stress.UNBROKEN)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, place
    page.close()
