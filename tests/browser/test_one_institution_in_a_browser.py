"""A site of one institution, as its own readers have it."""

from collections.abc import Iterator
from datetime import date

import pytest
from axe import faults
from playwright.sync_api import Browser
from strict_host import served
from windows import Windows

from maker import make
from tcsite.edges import output_folder

SITE = b"""\
title: Technician Commitment at Chester
base_url: https://www.example.ac.uk/technicians/
home: university-of-chester
"""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, example: dict[str, bytes]) -> Iterator[str]:
    """Where the site of one of the example's institutions is served."""
    others = "content/institutions/"
    files = {
        path: content
        for path, content in example.items()
        if not path.startswith(others) or path.startswith(f"{others}university-of-chester/")
    }
    folder = tmp_path_factory.mktemp("alone") / "output"
    made = make({**files, "site.yaml": SITE}, today=date(2026, 11, 22))
    output_folder.write(made.files, folder, sources=folder.parent / "none")
    with served(folder) as at:
        yield at


@pytest.mark.parametrize("url", ["/", "/plans/2024-2027/", "/pillars/visibility/", "/actions/", "/404.html"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(windows: Windows, alone: str, url: str) -> None:
    assert faults(windows, alone + url) == []


def test_the_institution_is_home(browser: Browser, alone: str) -> None:
    page = browser.new_page()
    page.goto(alone + "/")
    assert page.inner_text("h1") == "University of Chester"
    assert page.title() == "University of Chester: Technician Commitment"
    assert "Institutions" not in page.inner_text(".menu")
    page.get_by_role("link", name="Action plan").first.click()
    page.wait_for_url(alone + "/plans/2024-2027/")
    assert page.locator(".trail a").all_inner_texts() == ["Home"]
    page.click(".menu >> text=Pillars")
    page.click("main >> text=Visibility")
    page.wait_for_selector(".group h2")
    assert page.locator(".group h2").all_inner_texts() == [
        "Action plan, August 2024 to July 2027 In force",
        "Action plan, January 2021 to December 2023 Closed",
    ]
    page.close()
