"""axe-core on a page, seen in every way that readers see it."""

from typing import Any

from playwright.sync_api import Page
from windows import Windows

from samples import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 1280)
COLOURS = ["color-contrast", "link-in-text-block"]
"""All that depends on the colours: nothing else needs another look in the dark."""

WAYS: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}

Faults = list[tuple[int, str, str, list[str]]]
"""The width, the way of seeing, the rule, and what breaks it."""


def faults(windows: Windows, url: str) -> Faults:
    """All that is wrong with a page in any way of seeing it; one that scrolls sideways is wrong, too."""
    # axe alone needs to bypass the policy, which would keep it out
    page = windows.at(url, bypass_csp=True)
    page.add_script_tag(path=AXE)
    found: Faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [(width, "", "scrolls sideways", [])] if _scrolls(page, width) else []
        found += [(width, "light", *one) for one in _broken(page, {"type": "tag", "values": TAGS})]
    for way, media in WAYS.items():  # at the last width: colours do not depend on it
        page.emulate_media(**media)
        found += [(width, way, *one) for one in _broken(page, {"type": "rule", "values": COLOURS})]
    return found


def _scrolls(page: Page, width: int) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") > width)


def _broken(page: Page, asked: dict[str, Any]) -> list[tuple[str, list[str]]]:
    found = page.evaluate("asked => axe.run({runOnly: asked, resultTypes: ['violations']})", asked)
    return [(fault["id"], [node["target"] for node in fault["nodes"]][:5]) for fault in found["violations"]]
