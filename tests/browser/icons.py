"""Draws the default theme's PNG files from its icon: ``python tests/browser/icons.py``, after a change of the icon.

Browsers that take no SVG icon, phones' home screens and previews of shared links ask for PNG. They are drawn once and
kept in the theme, so that building a site needs no program that draws.
"""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from playwright.sync_api import Page
from strict_host import chromium

from samples import ROOT

ASSETS = ROOT / "themes" / "default" / "assets"
ACCENT = "#1f4e79"

SHARE = """
<body style="margin:0;width:1200px;height:630px;background:#fdfcf9;color:#1c1e21;display:flex;flex-direction:column;
  box-sizing:border-box;justify-content:center;padding:0 96px;border-top:24px solid {accent};
  font:400 40px/1.35 Charter,Georgia,'Liberation Serif',serif">
<div style="width:112px">{icon}</div>
<p style="margin:44px 0 20px;font-size:88px;line-height:1.1;letter-spacing:-.01em">Technician Commitment</p>
<p style="margin:0;color:#565a60;text-wrap:balance">Who has signed, what they plan, how far they are, and whom to ask</p>
"""


def drawn(page: Page, name: str, width: int, height: int, body: str, *, clear: bool = False) -> None:
    """Draw one picture."""
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(f"<!doctype html>{body}")
    page.screenshot(path=ASSETS / name, omit_background=clear)


def main() -> None:
    icon = (ASSETS / "favicon.svg").read_text(encoding="utf-8")
    square = icon.replace(' rx="6"', "")  # phones round the corners themselves
    with chromium() as browser:
        page = browser.new_page()
        drawn(page, "favicon.png", 48, 48, f'<body style="margin:0">{icon}', clear=True)
        drawn(page, "apple-touch-icon.png", 180, 180, f'<body style="margin:0">{square}')
        drawn(page, "share.png", 1200, 630, SHARE.format(accent=ACCENT, icon=icon))


if __name__ == "__main__":
    main()
