"""A badge: two lines of words on a ground of its own, so that it reads the same on any page that shows it."""

from html import escape

from tcsite.text.colour import PAPER, usable

WIDTH, HEIGHT = 224, 52
"""Pixels: whoever embeds a badge writes them down, so they do not follow the words. The widest of common fonts fits."""

ACCENT, INK = "#1f4e79", "#1c1e21"
"""The default theme's colours, on its light paper whatever surrounds the badge."""

_SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif"


def badge(first: str, second: str, about: str, accent: str | None = None) -> str:
    """The badge as a file of its own; `about` describes it for those who do not see it."""
    strong = accent if accent and usable(accent) else ACCENT
    text = f'<text x="18" font-family="{_SANS}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title about">\n'
        f'<title id="title">{escape(f"{first}: {second}")}</title>\n<desc id="about">{escape(about)}</desc>\n'
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="3" fill="{PAPER["light"]}" '
        f'stroke="{strong}"/>\n<rect width="8" height="{HEIGHT}" rx="3" fill="{strong}"/>\n'
        f'{text} y="22" font-size="15" font-weight="600" fill="{strong}">{escape(first)}</text>\n'
        f'{text} y="40" font-size="13" fill="{INK}">{escape(second)}</text>\n</svg>\n'
    )
