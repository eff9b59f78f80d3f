"""The pages as readers have them: in Chromium, on a phone and on a desk, in light and dark, by keyboard."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe import faults
from playwright.sync_api import Browser, Page, expect
from templates import TEMPLATES
from windows import Windows


def opened(browser: Browser, url: str, **options: Any) -> Page:
    """A page in a context of its own, which remembers what went wrong in it."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("template", TEMPLATES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    windows: Windows, address: str, template: str
) -> None:
    assert faults(windows, address + TEMPLATES[template]) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_asks_its_own_origin_only_and_keeps_to_a_strict_policy(
    windows: Windows, address: str, template: str
) -> None:
    page = windows.blank()
    asked: list[str] = []
    said: list[str] = []
    failed: list[str] = []
    heard: dict[Any, Callable[[Any], None]] = {
        "request": lambda request: asked.append(request.url),
        "console": lambda message: said.append(message.text),
        "response": lambda response: failed.append(response.url) if response.status >= 400 else None,
    }
    for event, listener in heard.items():
        page.on(event, listener)
    page.goto(address + TEMPLATES[template], wait_until="load")
    for event, listener in heard.items():
        page.remove_listener(event, listener)
    assert asked
    assert [url for url in asked if not url.startswith(address)] == []
    assert said == [], "the browser had something to say: a refused script, style or request"
    assert failed == []


PLANS = {"closed plan", "plan with parts"}
"""Pages whose actions are folded where a script can open them."""


@pytest.mark.parametrize("template", sorted(TEMPLATES.keys() - {"compare"} - PLANS))
def test_without_javascript_a_page_says_the_same(windows: Windows, address: str, template: str) -> None:
    words = []
    for enabled in (True, False):
        page = windows.at(address + TEMPLATES[template], java_script_enabled=enabled)
        order = page.locator("p.sort")  # what a script alone can do is offered by it alone
        shown = "".join(one.inner_text() for one in order.all() if one.is_visible())
        words.append(
            page.inner_text("main").replace(f"{shown}\n\n", "") if shown else page.inner_text("main")
        )
    assert words[0] == words[1]
    assert len(words[1]) > 60


@pytest.mark.parametrize("template", sorted(PLANS))
def test_without_javascript_a_plan_says_all_that_its_folded_actions_say(
    browser: Browser, address: str, template: str
) -> None:
    def words(page: Page) -> list[str]:
        lines = [
            line for section in page.locator(".strand").all() for line in section.inner_text().split("\n")
        ]
        return [line for line in lines if line.strip() not in ("Details", "")]

    plain = opened(browser, address + TEMPLATES[template], java_script_enabled=False)
    expect(plain.get_by_role("button", name="Details")).to_have_count(0)
    expect(plain.get_by_role("button", name="Open all")).to_have_count(0)
    whole = words(plain)
    plain.context.close()
    page = opened(browser, address + TEMPLATES[template])
    folded = words(page)
    page.get_by_role("button", name="Open all").click()
    assert words(page) == whole
    page.get_by_role("button", name="Fold all").click()
    assert words(page) == folded
    assert len(folded) < len(whole) / 2
    page.context.close()


def test_an_action_opens_by_its_button_and_by_its_address(browser: Browser, address: str) -> None:
    page = opened(browser, address + TEMPLATES["plan with parts"])
    first, second = page.locator(".action").nth(0), page.locator(".action").nth(1)
    expect(first.locator(".rest")).to_be_hidden()
    first.get_by_role("button", name="Details").click()
    expect(first.locator(".rest")).to_be_visible()
    expect(first.get_by_role("button", name="Details")).to_have_attribute("aria-expanded", "true")
    first.get_by_role("button", name="Details").click()
    expect(first.locator(".rest")).to_be_hidden()
    second.locator("a.id").first.click()
    expect(second.locator(".rest")).to_be_visible()
    expect(second.get_by_role("button", name="Details")).to_have_attribute("aria-expanded", "true")
    second.get_by_role("button", name="Details").click()
    expect(second.locator(".rest")).to_be_hidden()
    page.context.close()


def test_print_is_whole_unless_the_list_alone_is_asked_for(browser: Browser, address: str) -> None:
    page = opened(browser, address + TEMPLATES["plan with parts"])
    page.emulate_media(media="print")
    expect(page.locator(".action .rest").first).to_be_visible()
    page.evaluate("document.body.classList.add('short')")
    expect(page.locator(".action .rest").first).to_be_hidden()
    page.context.close()


BY_KEYBOARD = [
    *(
        ("home", 1280),
        ("directory", 320),
        ("institution", 1280),
        ("plan with parts", 1280),
        ("plan with parts", 320),
    ),
    *(("measures", 1280), ("self-assessment", 1280), ("actions", 1280), ("actions", 320), ("search", 320)),
    *(("compare", 1280), ("register", 1280), ("pillar", 320), ("accessibility", 320), ("not found", 1280)),
]
MOST_PRESSES = 80
"""Stops that are visited on a page: the head, what is particular to it, and the beginning of what repeats."""


@pytest.mark.parametrize(("template", "width"), BY_KEYBOARD)
def test_by_keyboard_everything_is_reached_and_the_focus_is_seen(
    windows: Windows, address: str, template: str, width: int
) -> None:
    page = windows.at(address + TEMPLATES[template], size=(width, 900))
    stops = min(page.evaluate(STOPS), MOST_PRESSES)
    seen: set[str] = set()
    for number in range(stops):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert number or focus["href"] == "#main", "the skip link comes first"
        seen.add(focus["path"])
        assert focus["outline"] >= 2, f"no visible focus on {focus['path']}"
        assert focus["uncovered"], f"{focus['path']} is covered while it has the focus"
    assert len(seen) == stops, "no trap: each press reaches another element"
    page.focus(".skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


STOPS = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0)
  .filter(one => one.type !== 'radio' || one.checked).length"""

FOCUS = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const all = [...document.querySelectorAll('*')];
  const box = element.getClientRects()[0] || element.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2);
  return {
    path: element.tagName + ' ' + all.indexOf(element),
    href: element.getAttribute('href'),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    uncovered: !!top && (element === top || element.contains(top) || top.contains(element)),
  };
}"""


def test_nothing_moves_for_those_who_ask_for_less_motion(windows: Windows, address: str) -> None:
    for template in ("home", "plan with parts", "actions", "search", "compare"):
        page = windows.at(address + TEMPLATES[template], reduced_motion="reduce")
        moving = page.evaluate(
            """() => [...document.querySelectorAll('*')].filter(one => {
                 const style = getComputedStyle(one);
                 const lasts = [...style.transitionDuration.split(','), ...style.animationDuration.split(',')];
                 return style.scrollBehavior !== 'auto' || lasts.some(time => parseFloat(time) > 0.01);
               }).map(one => one.tagName + '.' + one.className)"""
        )
        assert moving == [], template


@pytest.mark.parametrize("scripts", [True, False])
def test_cards_on_a_phone_are_still_a_table_to_listen_to(
    browser: Browser, address: str, *, scripts: bool
) -> None:
    page = opened(
        browser,
        address + TEMPLATES["register"],
        viewport={"width": 320, "height": 700},
        java_script_enabled=scripts,
    )
    told = page.locator("table.clauses").aria_snapshot()
    page.context.close()
    assert told.startswith("- table")
    assert '- columnheader "States its status"' in told
    assert '- rowheader "University of Chester' in told
    assert re.search(r'- cell "[^"]*Met":', told)


def test_what_is_laid_out_as_cards_is_given_its_roles(browser: Browser, address: str) -> None:
    page = opened(browser, address + TEMPLATES["register"])
    roles = page.evaluate(
        "[...new Set([...document.querySelectorAll('.clauses, .clauses *')]"
        ".filter(part => part.role).map(part => part.tagName + ' ' + part.role))].sort()"
    )
    page.context.close()
    parts = ["TABLE table", "TBODY rowgroup", "TD cell", "TH columnheader", "TH rowheader", "THEAD rowgroup"]
    assert roles == [*parts, "TR row"]


def test_an_address_of_an_action_shows_that_action(browser: Browser, address: str) -> None:
    page = opened(
        browser, f"{address}{TEMPLATES['plan with parts']}#v5", viewport={"width": 320, "height": 700}
    )
    first = page.evaluate(
        "[...document.querySelectorAll('article h3')].find(one => one.getBoundingClientRect().bottom > 0)"
        ".closest('article').id"
    )
    top = page.evaluate("document.getElementById('v5').getBoundingClientRect().top")
    words = page.inner_text("#v5")
    page.context.close()
    assert first == "v5", "no earlier action is in sight"
    assert 0 <= top < 700, "and where it begins can be seen"
    assert words.startswith("V5")


def test_the_site_opens_from_the_file_system(browser: Browser, output: Path) -> None:
    page = opened(browser, (output / "index.html").as_uri())
    page.get_by_role("link", name="University of Chester").first.click()
    assert page.inner_text("h1").strip().endswith("University of Chester")
    page.get_by_role("link", name="Action plan").first.click()
    assert "Action plan" in page.inner_text("h1")
    page.click(".site-title a")
    assert page.url == (output / "index.html").as_uri()
    page.context.close()


A4 = {"width": 718, "height": 1047}
"""What Chromium prints on, in CSS pixels: A4 less its margins."""


@pytest.mark.parametrize("template", ["plan with parts", "closed plan", "register"])
def test_a_printed_page_cuts_no_row_apart(
    browser: Browser, address: str, tmp_path: Path, template: str
) -> None:
    page = opened(browser, address + TEMPLATES[template], viewport=A4)
    page.pdf(path=tmp_path / "printed.pdf", format="A4")
    page.emulate_media(media="print")
    rows = page.evaluate(
        """() => [...document.querySelectorAll('tr')].map(row =>
             [getComputedStyle(row).display, getComputedStyle(row).breakInside, row.getBoundingClientRect().height])"""
    )
    heads = page.evaluate(
        "[...document.querySelectorAll('.cards thead')].map(head => getComputedStyle(head).display)"
    )
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    sheets = len(re.findall(rb"/Type /Page\b", (tmp_path / "printed.pdf").read_bytes()))
    if template != "register":  # what of it is folded takes no room
        assert sheets > 1, "these pages are longer than a sheet: there are rows to cut"
    assert {(display, inside) for display, inside, _ in rows} == {("table-row", "avoid")}
    assert max(height for _, _, height in rows) < A4["height"], "else it cannot stay whole"
    assert set(heads) == {"table-header-group"}, "repeated on every page"
    assert wide <= A4["width"]


def test_a_bar_stands_level_with_its_name_and_number(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/actions/")
    off = page.evaluate("""() => [...document.querySelectorAll(".tally tbody tr")].map(row => {
      const middles = [...row.querySelectorAll(".status, .count, .bar")].map(one => {
        const box = one.getBoundingClientRect();
        return box.y + box.height / 2;
      });
      return middles.length === 3 ? Math.max(...middles) - Math.min(...middles) : 99;
    })""")
    assert off
    assert max(off) <= 2
    page.close()
