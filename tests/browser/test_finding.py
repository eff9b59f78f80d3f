"""Finding things as a reader does: filters on the lists, words in the box, by mouse, by keyboard, without scripts."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from axe import AXE, TAGS
from playwright.sync_api import Browser, Page, expect
from windows import Windows

BOX = "#site-search-words"
SAID = ".said"


@pytest.fixture
def opened(windows: Windows, address: str) -> Iterator[Any]:
    """A function that opens a page; a script's error, or one that the policy refuses, fails the test."""
    pages, faults = [], []

    def open_page(path: str, **options: Any) -> Page:
        page = windows.another(address, **options)
        pages.append(page)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        page.goto(path if path.startswith("file:") else address + path)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert faults == []


def until(page: Page, expression: str, argument: object = None) -> None:
    """Wait until something is true on the page; Playwright's own way needs eval, which the policy forbids."""
    for _ in range(400):
        if page.evaluate(expression, argument):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never came true: {expression}")


def query(page: Page) -> str:
    return page.evaluate("location.search")


def total(page: Page) -> int:
    """How many actions the page says there are."""
    return int(re.findall(r"(\d+) actions", page.inner_text(SAID))[-1])


def visible(page: Page) -> int:
    return page.locator("[data-marks]:visible").count()


# Filters


def test_actions_are_narrowed_in_place_and_counted(opened: Any) -> None:
    page = opened("/actions/")
    everything = total(page)
    assert visible(page) == everything
    page.select_option("[name=pillar]", "visibility")
    some = visible(page)
    assert 0 < some < everything
    expect(page.locator(SAID)).to_have_text(f"{some} of {everything} actions")
    page.select_option("[name=institution]", "university-of-chester")
    fewer = visible(page)
    assert 0 < fewer < some
    assert query(page) == "?institution=university-of-chester&pillar=visibility"
    headings = page.locator("main h2:visible").all_inner_texts()
    assert headings == ["University of Chester"], "an institution with nothing left is not shown"


def test_words_narrow_too_whatever_their_case(opened: Any) -> None:
    page = opened("/actions/")
    page.fill("#filter-q", "CARÉER pathw")
    expect(page.locator(SAID)).to_contain_text(" of ")
    texts = page.locator("[data-marks]:visible").all_inner_texts()
    assert texts
    assert all("career" in text.lower() and "pathway" in text.lower() for text in texts)


def test_the_address_of_a_narrowed_list_can_be_shared_and_the_back_button_steps_back(opened: Any) -> None:
    page = opened("/actions/")
    page.select_option("[name=status]", "complete")
    page.select_option("[name=pillar]", "visibility")
    page.locator("#filter-q").press_sequentially("web")
    expect(page.locator(SAID)).to_contain_text(" ")
    page.wait_for_url("**q=web**")
    shared, words = page.url, page.inner_text(SAID)
    there = opened("/actions/" + shared.partition("/actions/")[2])
    assert there.inner_text(SAID) == words
    assert there.input_value("[name=pillar]") == "visibility"
    assert there.input_value("#filter-q") == "web"
    page.go_back()
    until(page, "!location.search.includes('q=')")
    assert page.input_value("#filter-q") == "", "a word is one step back, not one a letter"
    page.go_back()
    until(page, "location.search === '?status=complete'")
    assert page.input_value("[name=pillar]") == ""
    page.go_back()
    until(page, "location.search === ''")
    assert visible(page) == total(page)


def test_filters_are_cleared_and_nothing_left_is_said_with_a_way_out(opened: Any) -> None:
    page = opened("/actions/?q=zzzzzz")
    assert page.inner_text(SAID).startswith("None of ")
    assert "Take a filter away" in page.inner_text(SAID)
    page.click("text=Clear filters")
    assert visible(page) == total(page)
    assert query(page) == ""
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.locator(".clear").is_hidden()


def test_a_choice_that_does_not_exist_is_no_choice(opened: Any) -> None:
    page = opened("/actions/?status=%3Cscript%3E&pillar=nothing")
    assert visible(page) == total(page)


def test_filters_work_by_keyboard_alone(opened: Any) -> None:
    page = opened("/actions/")
    page.locator("#filter-q").focus()
    page.keyboard.type("mentor")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "status"
    page.keyboard.type("Not stated")
    page.wait_for_url("**status=not-stated**")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text(" of ")


def test_institutions_are_narrowed_in_place(opened: Any) -> None:
    page = opened("/institutions/?q=liverpool")
    assert visible(page) == 1
    assert page.inner_text(SAID) == "1 of 4 institutions"
    page.fill("#filter-q", "")
    expect(page.locator(SAID)).to_have_text("4 institutions")
    page.select_option("[name=plan]", "in-force")
    assert visible(page) < 4


def test_filters_work_from_a_folder(opened: Any, output: Path) -> None:
    page = opened((output / "actions" / "index.html").as_uri())
    page.select_option("[name=pillar]", "visibility")
    assert 0 < visible(page) < total(page)


@pytest.mark.parametrize("path", ["/actions/", "/institutions/"])
def test_without_scripts_a_filter_leads_to_lists_that_lead_on(opened: Any, path: str) -> None:
    page = opened(path, java_script_enabled=False)
    page.select_option("form.filters select >> nth=0", index=1)
    page.click("form.filters button")
    assert page.inner_text("h1") == "Search"
    assert "without it, this page does not search" in page.inner_text("main")
    page.click("main >> text=Not started")
    assert page.inner_text("h1") == "Actions: not started"
    page.wait_for_load_state()
    marks = page.locator("main .actions .status").all_inner_texts()
    assert set(marks) == {"Not started"}


def test_who_runs_scripts_gets_the_narrowed_list_from_an_address_shared_without(opened: Any) -> None:
    page = opened("/search/?list=actions&q=&pillar=visibility&status=complete")
    page.wait_for_url("**/actions/?**")
    assert page.input_value("[name=pillar]") == "visibility"
    assert " of " in page.inner_text(SAID)


# Search


def results(page: Page) -> list[str]:
    page.wait_for_selector(".results li")
    return page.locator(".results li").all_inner_texts()


def test_results_appear_while_one_types_and_the_address_follows(opened: Any) -> None:
    page = opened("/search/")
    assert page.locator(".lists").is_visible()
    page.locator(BOX).press_sequentially("mentor")
    expect(page.locator(SAID)).to_contain_text("for “mentor”")
    found = results(page)
    assert all("mentor" in text.lower() or "further down in its text" in text for text in found)
    assert page.locator(".lists").is_hidden()
    assert query(page) == "?q=mentor"
    assert page.title().startswith("mentor – Search")
    shared = opened("/search/?q=mentor")
    assert results(shared) == found
    page.go_back()
    until(page, "location.search === ''")
    expect(page.locator(".lists")).to_be_visible()
    assert page.locator(".results li").count() == 0


def test_the_box_of_every_page_leads_to_results_by_keyboard(opened: Any) -> None:
    page = opened("/pillars/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "site-search-words"
    page.keyboard.type("chester mentoring")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=chester+mentoring")
    found = results(page)
    assert all("University of Chester" in text for text in found)
    page.locator(".results a >> nth=0").press("Enter")
    page.wait_for_url("**/institutions/university-of-chester/**")


def test_the_box_stands_in_the_same_place_on_every_page(opened: Any) -> None:
    places = set()
    for path in ("/", "/actions/", "/search/", "/about/", "/institutions/university-of-chester/"):
        page = opened(path, viewport={"width": 1280, "height": 900})
        box = page.locator(BOX).bounding_box()
        places.add((box["x"], box["y"], box["width"]))
    assert len(places) == 1


def test_an_institution_comes_first_by_its_name(opened: Any) -> None:
    for words in ("hertfordshire", "university of hertfordshire", "HERTFORD"):
        assert results(opened(f"/search/?q={quote(words)}"))[0].startswith("University of Hertfordshire")


def test_results_can_be_narrowed_to_a_kind(opened: Any) -> None:
    page = opened("/search/?q=career")
    results(page)
    page.check("[name=type][value=action]")
    page.wait_for_url("**type=action**")
    expect(page.locator(".results li p.fine").first).to_contain_text("Action")
    kinds = page.locator(".results li p.fine").all_inner_texts()
    assert all(kind.startswith("Action ·") for kind in kinds)
    count = int(page.inner_text("label:has(:checked) .count"))
    assert page.inner_text(SAID).startswith(f"{count} results")
    page.go_back()
    until(page, "!location.search.includes('type')")
    assert page.is_checked("[name=type][value='']")


def test_a_button_stands_level_with_its_words(opened: Any) -> None:
    page = opened("/search/?q=career")
    expect(page.locator(".results > li").first).to_be_visible()
    off = page.evaluate("""() => [...document.querySelectorAll(".types label")].filter(label => label.offsetHeight).map(label => {
      const range = document.createRange();
      range.selectNodeContents([...label.childNodes].find(node => node.nodeType === 3 && node.data.trim()));
      const words = range.getBoundingClientRect(), button = label.querySelector("input").getBoundingClientRect();
      return Math.abs(words.y + words.height / 2 - button.y - button.height / 2);
    })""")
    assert len(off) > 1
    assert max(off) <= 3


def test_more_results_are_shown_on_demand_and_the_focus_moves_to_them(opened: Any) -> None:
    page = opened("/search/?q=technical")
    assert len(results(page)) == 10
    page.click("text=Show more")
    until(page, "document.querySelectorAll('.results li').length === 20")
    assert page.evaluate("[...document.querySelectorAll('.results a')].indexOf(document.activeElement)") == 10


def test_an_action_is_found_by_its_id_and_what_was_met_is_marked(opened: Any) -> None:
    page = opened("/search/?q=chester+v5")
    assert any(text.startswith("V5 ") for text in results(page))
    page = opened("/search/?q=mentor")
    results(page)
    marks = page.locator(".results mark").all_inner_texts()
    assert marks
    assert all(mark.lower().startswith("mentor") for mark in marks)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", ""),
        ("   ", ""),
        ("the", "“the” holds no word to look for"),
        ("a", "“a” holds no word to look for"),
        ("\"'<>&", "holds no word to look for"),
        ("zzzzzz", "Nothing found for “zzzzzz”. Try fewer or other words"),
        ("<img src=x onerror=alert(1)>", "onerror=alert(1)>”"),
        ('"career pathways"', 'results for “"career pathways"”'),
        ("career " * 400, "results for “career career"),
        ("constructor __proto__", "constructor __proto__”"),
        ("%E0%A4%A", "“%E0%A4%A”"),
    ],
)
def test_whatever_is_asked_is_answered_in_words(opened: Any, asked: str, said: str) -> None:
    page = opened(f"/search/?q={quote(asked)}")
    until(page, "word => document.querySelector('.said').textContent.includes(word)", said)
    shown = page.locator(".results li").count()
    assert page.locator(".lists").is_visible() == (shown == 0), "what finds nothing leads to the lists"
    assert page.locator("main img").count() == 0


def test_words_that_nothing_has_together_find_what_has_some(opened: Any) -> None:
    page = opened("/search/?q=mentoring+zzzzzz")
    assert results(page)
    assert page.inner_text(SAID).endswith("nothing has all of them")


def test_without_scripts_search_lists_what_can_be_found(opened: Any) -> None:
    page = opened("/search/?q=mentor", java_script_enabled=False)
    assert page.locator("main h2").all_inner_texts() == ["Institutions", "Actions", "Other pages"]
    page.click("main >> text=University of Chester")
    assert page.inner_text("h1").endswith("University of Chester")


def test_from_a_folder_search_says_what_it_cannot_and_lists(
    opened: Any, output: Path, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto((output / "index.html").as_uri())
    page.fill(BOX, "mentor")
    page.press(BOX, "Enter")
    expect(page.locator(SAID)).to_contain_text("Opened from a folder, this page cannot search")
    page.click("main >> text=University of Chester")
    assert page.inner_text("h1").endswith("University of Chester")
    page.close()


def test_an_index_that_is_not_there_is_said(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/search/index.json", lambda route: route.fulfill(status=503))
    page.goto(f"{address}/search/?q=mentor")
    expect(page.locator(SAID)).to_contain_text("could not be loaded")
    assert page.locator(".lists").is_visible()
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "/search/?q=career+development",
        "/search/?q=zzzzzz",
        "/actions/?pillar=visibility",
        "/institutions/?q=univ",
    ],
)
def test_axe_finds_nothing_in_results_and_nothing_scrolls_sideways(
    opened: Any, path: str, width: int
) -> None:
    scheme = "dark" if width == 320 else "light"
    page = opened(path, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    expect(page.locator(SAID)).not_to_be_empty()
    page.wait_for_load_state("networkidle")
    page.add_script_tag(path=AXE)
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
    assert [
        (fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in found["violations"]
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# Budgets


def test_the_scripts_of_the_search_and_all_of_the_index_of_the_example_are_small(output: Path) -> None:
    scripts = {path.name: len(gzip.compress(path.read_bytes())) for path in output.rglob("*.js")}
    assert scripts["site.js"] + scripts["find.js"] + scripts["search.js"] < 10_000, scripts
    index = sum(len(gzip.compress(path.read_bytes())) for path in (output / "search").glob("*.json"))
    assert index + scripts["find.js"] + scripts["search.js"] < 80_000


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("/actions/?pillar=visibility", 30_000),
        ("/institutions/", 30_000),
        ("/search/", 30_000),
        ("/search/?q=career+development", 80_000),
        ("/search/?q=university+of+chester+technicians", 80_000),
    ],
)
def test_what_is_loaded_to_find_something_is_small(
    output: Path, browser: Browser, address: str, path: str, limit: int
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url.removeprefix(f"{address}/").partition("?")[0])
    )
    page.goto(address + path, wait_until="networkidle")
    page.close()
    names = [f"{name}index.html" if name.endswith("/") else name for name in asked]
    assert "find.js" in str(names)
    assert sum(len(gzip.compress((output / name).read_bytes())) for name in names) < limit
