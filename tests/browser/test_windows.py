"""Pages that stay open are as new ones for each test."""

from playwright.sync_api import Browser
from windows import Windows

SEEN = """() => [document.title, innerWidth, document.activeElement.tagName, scrollY,
  ...['print', '(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-reduced-motion: reduce)']
    .map(what => matchMedia(what).matches)]"""


def test_nothing_of_one_test_is_left_for_the_next(browser: Browser, windows: Windows, address: str) -> None:
    context = browser.new_context()
    new = context.new_page()
    new.goto(f"{address}/actions/#main")
    expected = new.evaluate(SEEN)
    context.close()
    page = windows.at(f"{address}/actions/#main", size=(320, 300), reduced_motion="reduce")
    page.emulate_media(media="print", color_scheme="dark", forced_colors="active")
    page.keyboard.press("Tab")
    page.evaluate("document.title = 'Left'; scrollTo(0, 200)")
    page.set_viewport_size({"width": 500, "height": 300})
    assert page.evaluate(SEEN)[:2] == ["Left", 500]
    again = windows.at(f"{address}/actions/#main")
    assert again == page
    assert again.evaluate(SEEN) == expected
