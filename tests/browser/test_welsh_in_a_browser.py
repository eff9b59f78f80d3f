"""A site in English and Welsh, as its readers have it."""

from collections.abc import Iterator
from datetime import date

import pytest
from axe import faults
from playwright.sync_api import Browser, expect
from strict_host import served
from windows import Windows

from maker import make
from tcsite.edges import output_folder
from test_welsh import site

PLAN = "/cy/institutions/university-of-example/plans/2024-2027/"


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is served."""
    folder = tmp_path_factory.mktemp("welsh") / "output"
    output_folder.write(make(site(), today=date(2026, 11, 22)).files, folder, sources=folder.parent / "none")
    with served(folder) as at:
        yield at


@pytest.mark.parametrize(
    "url",
    [
        *("/cy/", "/cy/institutions/university-of-example/", PLAN, "/cy/search/", "/cy/actions/"),
        *("/cy/compare/", "/cy/register/", "/cy/about/", "/cy/404.html", "/404.html"),
    ],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(windows: Windows, bilingual: str, url: str) -> None:
    assert faults(windows, bilingual + url) == []


BROKEN = """() => [...document.querySelectorAll(".facts dt")].flatMap(label => {
  const range = document.createRange(), text = label.firstChild;
  return [...text.data.matchAll(/\\S+/g)].filter(word => {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map(word => word[0]);
})"""
"""The words of the labels beside facts that stand on two lines."""


def test_no_label_is_broken_within_a_word_on_a_phone(browser: Browser, bilingual: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(bilingual + PLAN)
    assert "Cymeradwywyd" in page.inner_text(".facts")
    assert page.evaluate(BROKEN) == []
    page.close()


def test_a_reader_changes_the_language_and_comes_to_the_same_page(browser: Browser, bilingual: str) -> None:
    page = browser.new_page()
    page.goto(bilingual + PLAN)
    page.get_by_role("link", name="English").click()
    assert page.url == bilingual + PLAN.removeprefix("/cy")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("link", name="Cymraeg").click()
    assert page.url == bilingual + PLAN
    page.click(".menu >> text=Camau gweithredu")
    assert page.url == bilingual + "/cy/actions/"
    page.close()


@pytest.mark.parametrize(
    ("below", "query", "said", "found"),
    [
        ("/cy", "technegydd", "1 canlyniad ar gyfer “technegydd”", "Dangos pob technegydd ar y we"),
        ("/cy", "dechnegydd", "1 canlyniad ar gyfer “dechnegydd”", "Dangos pob technegydd ar y we"),
        ("/cy", "workshop", "1 canlyniad ar gyfer “workshop”", "Open a workshop"),
        ("", "technician", "", "Show every technician on the web"),
    ],
)
def test_each_language_finds_its_own(
    browser: Browser, bilingual: str, below: str, query: str, said: str, found: str
) -> None:
    page = browser.new_page()
    page.goto(f"{bilingual}{below}/search/?q={query}")
    results = page.locator(".results li")
    expect(results.filter(has_text=found).first).to_be_visible()
    foreign = found == "Open a workshop"
    expect(results.filter(has_text=found).locator("a[lang=en]")).to_have_count(1 if foreign else 0)
    if said:
        expect(page.locator(".finder .said")).to_have_text(said)
    results.filter(has_text=found).first.get_by_role("link").click()
    assert page.url.startswith(f"{bilingual}{below}/institutions/")
    page.close()


def test_a_list_is_narrowed_and_institutions_are_compared_in_welsh(browser: Browser, bilingual: str) -> None:
    page = browser.new_page()
    page.goto(f"{bilingual}/cy/actions/?q=dangos")
    expect(page.locator(".filters .said")).to_have_text("1 allan o 2 gam gweithredu")
    page.goto(f"{bilingual}/cy/compare/?with=university-of-example&with=institute-of-example")
    expect(page.locator("table.compared thead th").nth(2)).to_have_text("University of Example")
    expect(page.locator("table.compared")).to_contain_text("Mewn grym")
    page.close()
