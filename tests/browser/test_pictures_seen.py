"""Pictures as people see them: readable on a phone, in dark, in forced colours and on paper; their numbers by keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Browser
from windows import Windows

from samples import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAGES = {
    "plan": "/institutions/university-of-chester/plans/2024-2027/",
    "closed plan": "/institutions/university-of-hertfordshire/plans/2021-2023/",
    "measures": "/institutions/university-of-chester/measures/",
    "pillars": "/pillars/",
    "home": "/",
}
SEEN = """() => [...document.querySelectorAll('.picture svg text')].map(text => {
  const box = text.getBoundingClientRect(), style = getComputedStyle(text);
  return {words: text.textContent, left: box.left, right: box.right, size: parseFloat(style.fontSize)};
})"""
SMALLEST_TEXT = 12
"""Pixels, as the style asks for them: the size of a letter in them is the font's affair."""

OVERLAPS = """() => [...document.querySelectorAll('.picture svg')].some(svg => {
  // As high as letters are, whatever room their font asks for above and below them.
  const inked = text => {
    const box = text.getBoundingClientRect(), size = parseFloat(getComputedStyle(text).fontSize);
    const line = text.getStartPositionOfChar(0).matrixTransform(text.getScreenCTM()).y;
    return {left: box.left, right: box.right, top: line - 0.75 * size, bottom: line + 0.25 * size};
  };
  const boxes = [...svg.querySelectorAll('text')].filter(text => text.getNumberOfChars()).map(inked);
  const bars = [...svg.querySelectorAll('rect')].map(bar => bar.getBoundingClientRect());
  const cut = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.some((one, at) => boxes.slice(at + 1).some(other => cut(one, other)) || bars.some(bar => cut(one, bar)));
})"""


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("page", PAGES)
def test_words_in_pictures_are_large_inside_and_apart(
    windows: Windows, address: str, page: str, width: int
) -> None:
    tab = windows.at(address + PAGES[page], size=(width, 900))
    seen, overlaps = tab.evaluate(SEEN), tab.evaluate(OVERLAPS)
    assert len(seen) > 4
    assert [one["words"] for one in seen if one["size"] < SMALLEST_TEXT] == []
    assert [one["words"] for one in seen if one["left"] < 0 or one["right"] > width] == []
    assert not overlaps


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_when_the_numbers_are_open(
    browser: Browser, address: str, page: str, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    tab = context.new_page()
    tab.goto(address + PAGES[page])
    tab.locator(".picture summary").first.focus()
    tab.keyboard.press("Enter")
    assert tab.locator(".picture table").first.is_visible()
    for summary in tab.locator(".picture summary").all()[1:]:
        summary.click()
    tab.add_script_tag(path=AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = tab.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", tags)
    wide = tab.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [fault["id"] for fault in found["violations"]] == []
    assert wide <= 320


def test_forced_colours_and_paper_keep_bars_and_words(browser: Browser, address: str) -> None:
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    tab = context.new_page()
    tab.goto(address + PAGES["closed plan"])
    forced = tab.evaluate(
        "[...document.querySelectorAll('.picture rect, .picture text')].map(one => getComputedStyle(one).fill)"
    )
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()
    assert len(set(forced)) == 1, "colour says nothing there: words do"
    assert forced[0] != ground
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(address + PAGES["closed plan"])
    tab.emulate_media(media="print")
    kept = tab.evaluate("getComputedStyle(document.querySelector('.picture')).breakInside")
    closed = tab.evaluate("getComputedStyle(document.querySelector('.picture details')).display")
    context.close()
    assert (kept, closed) == ("avoid", "none")
