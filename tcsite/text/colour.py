"""Colour: a site's own accent, and whether words set in it can be read."""

import re

PAPER = {"light": "#fdfcf9", "dark": "#15181c"}
"""The default theme's backgrounds."""

SURFACE = {"light": "#f4f2ec", "dark": "#1e2228"}
"""Its second background: forms, notices and the foot of each page."""

READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (criterion 1.4.3)."""

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

RGB = tuple[float, float, float]


def _rgb(colour: str) -> RGB:
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG defines it: 0 is black, 1 is white."""
    parts = [part / 255 for part in _rgb(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def towards(colour: str, other: str, *backgrounds: str) -> str:
    """`colour`, mixed with `other` until it can be read on each of the backgrounds."""
    start, end = _rgb(colour), _rgb(other)
    for step in range(101):
        mixed = "#" + "".join(
            f"{round(a + (b - a) * step / 100):02x}" for a, b in zip(start, end, strict=True)
        )
        if all(contrast(mixed, one) >= READABLE for one in backgrounds):
            return mixed
    return other


def usable(accent: str | None) -> bool:
    """Whether a site's accent is a colour in which words can be read on the light background."""
    return bool(accent and _HEX.fullmatch(accent) and contrast(accent, PAPER["light"]) >= READABLE)


def fault(accent: str | None) -> tuple[str, str] | None:
    """What is wrong with a site's accent, and what to type instead."""
    if not accent or usable(accent):
        return None
    if not _HEX.fullmatch(accent):
        return f'accent: "{accent}" is not a colour', 'write six digits in quotes: accent: "#1d4f91"'
    ratio = contrast(accent, PAPER["light"])
    better = towards(accent, "#000000", PAPER["light"])
    return (
        f"accent: words in {accent} are hard to read: their contrast is {ratio:.1f}, and {READABLE} is needed",
        f'a darker shade that passes: accent: "{better}"; until then the theme\'s own colour is used',
    )


def style_sheet(accent: str) -> str:
    """The style sheet that sets the accent, each scheme's shade readable on every background that carries it."""
    light = towards(accent, "#000000", PAPER["light"], SURFACE["light"])
    dark = towards(accent, "#ffffff", PAPER["dark"], SURFACE["dark"])
    return (
        f":root {{ --accent: {light}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}\n"
    )
