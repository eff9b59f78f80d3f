"""Pages in a real browser, opened from a folder: nothing sticks out, links work, the keyboard gets around."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

QUIETLY = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
"""A browser that asks nobody for anything."""

SMALLEST_TARGET = 24
"""Pixels, as WCAG 2.2 asks (criterion 2.5.8); links within a sentence are excused there.

The theme makes these links blocks with a line height of their own: no font decides how high they are.
"""


@pytest.fixture(scope="module")
def folder(written: Callable[..., dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, written to a folder."""
    root = tmp_path_factory.mktemp("site")
    for path, content in written().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "no Chromium on this machine: `make test` installs it"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIETLY))
        yield running
        running.close()


Open = Callable[..., Page]


@pytest.fixture
def at(browser: Browser, folder: Path) -> Iterator[Open]:
    """A function that opens a page of the site."""
    opened = []

    def open_page(path: str, width: int = 1280, **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)
        opened.append(context)
        page = context.new_page()
        page.goto((folder / path).as_uri())
        return page

    yield open_page
    for context in opened:
        context.close()


def paths(folder: Path) -> list[str]:
    # 404.html links from the root of its host, and so has no style in a folder.
    return sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*.html")
        if file.name != "404.html" and "who-we-are" not in file.parts
    )


TARGETS = """() => [...document.querySelectorAll('.menu a, .trail a, .contents a, .facets a, .site-foot a, .ways a, .permalink')]
  .map(a => [a.textContent, a.getBoundingClientRect().height])"""
WIDTHS = (320, 1280)


class LaidOut(NamedTuple):
    """A page at one width: how wide it is, and how high each link outside sentences is."""

    path: str
    width: int
    targets: list[tuple[str, float]]


@pytest.fixture(scope="module")
def laid_out(browser: Browser, folder: Path) -> dict[int, list[LaidOut]]:
    """Every page at each width, opened once."""
    page = browser.new_page()
    found: dict[int, list[LaidOut]] = {width: [] for width in WIDTHS}
    for path in paths(folder):
        page.goto((folder / path).as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            found[width].append(LaidOut(path, wide, page.evaluate(TARGETS)))
    page.close()
    return found


def test_no_page_scrolls_sideways_on_the_smallest_phone(laid_out: dict[int, list[LaidOut]]) -> None:
    assert [page.path for page in laid_out[320] if page.width > 320] == []


def test_links_between_pages_work_from_a_folder(at: Open) -> None:
    page = at("index.html")
    page.click("nav.menu >> text=Institutions")
    page.click("tbody >> text=University of Example")
    assert page.inner_text("h1") == "University of Example"
    page.click(".first a")
    page.click("a[href='#v2']")
    assert page.url.endswith("/plans/2024-2027/index.html#v2")
    page.click("#v2 >> text=A1, First plan")
    assert page.url.endswith("/plans/2021-2023/index.html#a1")


def test_the_keyboard_finds_the_content_first(at: Open) -> None:
    page = at("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_focus_can_be_seen_on_every_kind_of_thing(at: Open) -> None:
    page = at("institutions/university-of-example/plans/2024-2027/index.html")
    for _ in range(40):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [s.outlineStyle, parseFloat(s.outlineWidth)] })()"
        )
        assert style[0] == "solid"
        assert style[1] >= 2


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_outside_sentences_are_large_enough(laid_out: dict[int, list[LaidOut]], width: int) -> None:
    targets = [target for page in laid_out[width] for target in page.targets]
    assert targets
    assert {(words, height) for words, height in targets if height < SMALLEST_TARGET} == set()


def test_cards_are_still_tables_to_a_screen_reader(at: Open) -> None:
    page = at("institutions/index.html", width=320)
    table = page.locator("table.cards")
    assert page.evaluate("getComputedStyle(document.querySelector('table.cards tr')).display") == "block"
    rows, columns = table.locator("tbody tr").count(), table.locator("thead th").count()
    assert rows
    assert columns
    read = page.get_by_role("table")
    assert read.get_by_role("row").count() == rows + 1
    assert read.get_by_role("rowheader").count() == rows
    assert read.get_by_role("columnheader").count() == columns


def test_in_print_the_heading_of_a_table_repeats_and_links_are_spelt_out(at: Open) -> None:
    page = at("institutions/university-of-example/plans/2024-2027/index.html")
    page.emulate_media(media="print")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.cards thead')).display")
        == "table-header-group"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.cards tr')).breakInside") == "avoid"
    assert not page.is_visible("nav.menu")
