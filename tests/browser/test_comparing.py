"""Comparing institutions as people do it: choosing, sharing the address, going back, by keyboard, without JavaScript."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from windows import Windows

from samples import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CHESTER, HERTFORDSHIRE = "University of Chester", "University of Hertfordshire"
TWO = "?with=university-of-chester&with=university-of-hertfordshire"


@pytest.fixture
def page(windows: Windows, address: str) -> Iterator[Page]:
    """A page whose console has to stay empty."""
    page = windows.another(address, viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    yield page
    page.close()
    assert said == []


def heads(page: Page) -> list[str]:
    return page.locator(".compared thead th").all_inner_texts()


def test_choosing_narrows_the_page_and_the_address_says_what_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}/compare/")
    page.check(f"text={CHESTER}")
    expect(page.get_by_role("status")).to_have_text("One is chosen: choose at least 2 to compare.")
    expect(page.locator(".overview")).to_be_visible()
    page.check(f"text={HERTFORDSHIRE}")
    expect(page.get_by_role("status")).to_have_text(f"Comparing 2 institutions: {CHESTER}, {HERTFORDSHIRE}")
    assert heads(page) == ["Theme", CHESTER, HERTFORDSHIRE]
    expect(page.locator(".overview")).to_be_hidden()
    assert page.url == f"{address}/compare/{TWO}"


def test_a_shared_address_shows_the_same(page: Page, address: str) -> None:
    page.goto(f"{address}/compare/{TWO}")
    expect(page.locator(".compared")).to_be_visible()
    assert heads(page) == ["Theme", CHESTER, HERTFORDSHIRE]
    assert page.is_checked(f"text={CHESTER}")
    assert not page.is_checked("text=University of Liverpool")


def test_back_and_forward_undo_and_redo_a_choice(page: Page, address: str) -> None:
    page.goto(f"{address}/compare/{TWO}")
    expect(page.locator(".compared")).to_be_visible()
    page.check("text=University of Liverpool")
    expect(page.locator(".compared thead th")).to_have_count(4)
    page.go_back()
    expect(page.locator(".compared thead th")).to_have_count(3)
    expect(page.get_by_label("University of Liverpool")).not_to_be_checked()
    page.go_forward()
    expect(page.locator(".compared thead th")).to_have_count(4)
    page.click("text=Show all")
    expect(page.locator(".overview")).to_be_visible()
    assert page.url == f"{address}/compare/"
    page.go_back()
    expect(page.locator(".compared thead th")).to_have_count(4)


def test_more_than_four_are_not_compared_and_the_page_says_why(browser: Browser, many: str) -> None:
    page = browser.new_page()
    page.goto(f"{many}/compare/?with=example-0&with=example-1&with=example-2&with=example-3")
    expect(page.locator(".compared thead th")).to_have_count(5)
    page.get_by_label("Example 4", exact=True).check()
    expect(page.get_by_role("status")).to_have_text("5 are chosen: choose at most 4 to compare.")
    expect(page.locator(".compared")).to_have_count(0)
    page.get_by_label("Example 0", exact=True).uncheck()
    expect(page.locator(".compared thead th")).to_have_count(5)
    page.close()


def test_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/compare/")
    page.get_by_label(CHESTER).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".compared")).to_be_visible()
    page.keyboard.press("Enter")  # in a form: the same as its button
    expect(page.locator("#side-by-side")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.compared') !== null")


def test_the_table_can_be_read_aloud_and_has_no_blank_cell(page: Page, address: str) -> None:
    page.goto(f"{address}/compare/{TWO}")
    expect(page.locator(".compared")).to_be_visible()
    assert page.locator(".compared caption").inner_text()
    assert page.locator(".compared tbody tr").count() == page.locator(".compared th[scope=row]").count() == 24
    cells = page.locator(".compared td").all_inner_texts()
    assert len(cells) == 48
    assert page.get_by_role("cell").count() == 48
    assert page.get_by_role("columnheader").count() == 3
    assert all(cell.strip() for cell in cells)


def test_a_cell_leads_to_its_actions(page: Page, address: str) -> None:
    page.goto(f"{address}/compare/{TWO}")
    row = page.locator("[data-row=visibility]")
    row.locator("summary").first.click()
    first = row.locator("details a").first
    words = first.inner_text()
    first.click()
    page.wait_for_url(f"{address}/institutions/university-of-chester/plans/2024-2027/#*")
    target = page.evaluate("document.querySelector(':target h3').innerText")
    assert words.split()[0] == target.split()[0]


def test_the_institution_s_page_begins_a_comparison(page: Page, address: str) -> None:
    page.goto(f"{address}/institutions/university-of-chester/")
    page.click("text=Compare with other institutions")
    expect(page.get_by_label(CHESTER)).to_be_checked()
    expect(page.get_by_role("status")).to_have_text("One is chosen: choose at least 2 to compare.")


def test_where_plans_cannot_be_fetched_the_tables_show_who_was_chosen(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*.json", lambda route: route.abort())
    page.goto(f"{address}/compare/{TWO}")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    shown = page.locator(".matrix").first.locator("tbody tr:visible th").all_inner_texts()
    context.close()
    assert shown == [CHESTER, HERTFORDSHIRE]


def test_without_javascript_the_page_tells_of_everybody(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/compare/{TWO}")
    rows = page.locator(".matrix tbody tr:visible").count()
    words = page.inner_text("main")
    context.close()
    assert rows == 5, "four plans by pillar, one by recommendation"
    assert words.count("Not tagged") == 1
    assert "needs JavaScript" in words
    assert "Side by side" not in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("query", ["", TWO])
def test_axe_finds_nothing_and_the_page_does_not_scroll_sideways(
    browser: Browser, address: str, query: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{address}/compare/{query}")
    if query:
        expect(page.locator(".compared")).to_be_visible()
        for summary in page.locator("summary").all():
            summary.click()
    page.add_script_tag(path=AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", tags)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [
        (fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in found["violations"]
    ] == []
    assert wide <= width


FRAMES = """() => [...document.querySelectorAll('.scroll')].filter(frame => frame.querySelector('.matrix')).map(frame => {
  const edges = box => ({left: box.left, right: box.right});
  const cells = [...frame.querySelectorAll('th, td')], row = frame.querySelector('.matrix tbody tr').cells;
  frame.scrollLeft = frame.scrollWidth;
  return {
    ...edges(frame.getBoundingClientRect()),
    name: edges(row[0].getBoundingClientRect()),
    last: edges(row[row.length - 1].getBoundingClientRect()),
    cut: cells.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent),
  };
})"""
"""The overview's tables, scrolled to their ends: where the names and the last column stand, and what sticks out."""


@pytest.mark.parametrize("width", [320, 1280])
def test_however_long_the_names_every_box_can_be_reached_and_no_words_lie_on_others(
    browser: Browser, extremes: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{extremes}/compare/?with=rich&with=longest")
    expect(page.locator(".compared thead th")).to_have_count(3)
    sideways = page.evaluate(
        "[document.documentElement, document.querySelector('.choices')].map(one => one.scrollWidth - one.clientWidth)"
    )
    page.get_by_label("Type a name").fill("e")
    boxes = [label.bounding_box() for label in page.locator(".choices label").all()]
    page.get_by_role("link", name="Show all").click()
    page.locator(".overview > details > summary").click()
    frames = page.evaluate(FRAMES)
    page.close()
    assert max(sideways) <= 0
    assert frames
    for frame in frames:
        assert frame["left"] <= frame["name"]["left"] < frame["name"]["right"], "the names stay in sight"
        assert frame["name"]["right"] <= frame["last"]["left"] + 1, (
            "and the last column comes to stand beside them"
        )
        assert frame["last"]["right"] <= frame["right"] + 1
        assert frame["cut"] == []
    found = [box for box in boxes if box]
    assert len(found) >= 20
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            beside = one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1
            below = one["y"] + one["height"] <= other["y"] + 1 or other["y"] + other["height"] <= one["y"] + 1
            assert beside or below


def test_among_many_one_types_a_name(browser: Browser, extremes: str) -> None:
    page = browser.new_page()
    page.goto(f"{extremes}/compare/")
    add, choices = page.get_by_label("Type a name"), page.locator(".choices label:visible")
    expect(choices).to_have_count(0)
    add.fill("VAST")
    expect(choices).to_have_text(["Vast University of Example"])
    add.press("Enter")
    expect(add).to_have_value("")
    expect(choices).to_have_text(["Vast University of Example"])
    expect(page.get_by_label("Vast University of Example")).to_be_checked()
    add.fill("university of exa")
    expect(choices.first).to_be_visible()
    add.press("Enter")
    expect(page.locator(".choices input:checked")).to_have_count(1)  # several fit: none is taken
    add.fill("Rich University of Example")  # as the browser's own list fills it in
    expect(page.locator(".compared thead th")).to_have_count(3)
    assert page.url.endswith("/compare/?with=rich&with=vast")
    page.get_by_label("Vast University of Example").uncheck()
    expect(page.locator(".compared")).to_have_count(0)
    page.close()


def test_among_many_by_keyboard_alone(browser: Browser, extremes: str) -> None:
    page = browser.new_page()
    page.goto(f"{extremes}/compare/")
    page.get_by_label("Type a name").focus()
    for name in ("rich", "vast"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    expect(page.locator(".compared thead th")).to_have_count(3)
    page.keyboard.press("Enter")
    expect(page.locator("#side-by-side")).to_be_focused()
    page.close()


def test_the_names_of_recommendations_are_read_beside_their_numbers(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/compare/")
    assert page.locator(".key li:visible").count() == 16
    page.emulate_media(media="print")
    assert page.locator(".key li:visible").count() == 16
    page.close()


def test_all_recommendations_fit_on_a_tablet(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 768, "height": 900})
    page.goto(f"{address}/compare/")
    wider = (
        "boxes => boxes.map(box => [box.scrollWidth, box.clientWidth]).filter(([all, seen]) => all > seen)"
    )
    assert page.locator(".scroll:has(.matrix)").count() == 2
    assert page.locator(".scroll:has(.matrix)").evaluate_all(wider) == []
    page.close()
