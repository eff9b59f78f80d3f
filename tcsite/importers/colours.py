"""Colours: what a cell's shading means to the eye. Red, amber and green have many numbers."""

import colorsys
import re
from collections.abc import Mapping

from tcsite.text.data import word_lists

_COLOURS = word_lists("tcsite.importers", "colours")
HIGHLIGHTS: Mapping[str, str] = _COLOURS["highlights"]
"""Word's highlighter pens."""
NAMES: Mapping[str, str] = _COLOURS["names"]
"""The names of colours that HTML pages use for this."""
SIGNS: Mapping[str, str] = _COLOURS["signs"]
"""Coloured signs that stand in the text itself."""

DOTS = frozenset("●•⬤■◼▪▲◆★⚫○◉")
"""Signs that say something by their colour alone."""

SIGNALS = ("red", "amber", "green")
"""The colours that say how far something is."""

# Where a hue begins on the circle of 360 degrees. Yellow counts as amber, as in traffic lights.
_HUES = ((0, "red"), (17, "amber"), (67, "green"), (170, "blue"), (265, "other"), (335, "red"))
_FAINT = 0.085  # less saturated than this is grey or white to the eye: Word's palest green has 0.087
_DARK = 0.2  # darker than this is black

_HEX = re.compile(r"#?(?:[0-9A-Fa-f]{2})?(?P<digits>[0-9A-Fa-f]{6})")
_SHORT = re.compile(r"#(?P<digits>[0-9A-Fa-f]{3})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})")


def hue(colour: str) -> str:
    """What the eye sees: red, amber, green, blue or "other"; nothing for white, grey, black and no colour."""
    if not (found := _HEX.fullmatch(colour)):
        return ""
    red, green, blue = (int(found["digits"][place : place + 2], 16) / 255 for place in (0, 2, 4))
    angle, saturation, brightness = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _FAINT or brightness < _DARK:
        return ""
    return next(name for start, name in reversed(_HUES) if angle * 360 >= start)


def mixed(ink: str, fill: str, share: int) -> str:
    """`share` per cent of one colour over another. "auto" and "" are white, and white alone is no colour."""
    parts = [
        [int(code[place : place + 2], 16) for place in (0, 2, 4)] if _HEX.fullmatch(code) else [255] * 3
        for code in (_plain(ink), _plain(fill))
    ]
    result = [round((over * share + under * (100 - share)) / 100) for over, under in zip(*parts, strict=True)]
    code = "".join(f"{part:02X}" for part in result)
    return "" if code == "FFFFFF" else code


def of_css(text: str) -> str:
    """A colour of a style sheet as six digits; "" if it is none, or white."""
    word = text.strip().lower().removesuffix("!important").strip()
    if word in NAMES:
        return NAMES[word]
    if found := _SHORT.fullmatch(word):
        return mixed("", "".join(digit * 2 for digit in found["digits"]), 0)
    if found := _HEX.fullmatch(word):
        return mixed("", found["digits"], 0)
    if found := _RGB.match(word):
        return mixed("", "".join(f"{min(int(part), 255):02X}" for part in found.groups()), 0)
    return ""


def _plain(code: str) -> str:
    found = _HEX.fullmatch(code)
    return found["digits"].upper() if found else ""
