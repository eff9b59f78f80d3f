"""Signs that are written by name or number, `&amp;` and `&#38;`: whatever stands there, reading them raises nothing."""

import html
import re

_NO_SIGN = re.compile(r"&#(?=\d{9}|[xX][0-9A-Fa-f]{9})")
"""A number that no character has; Python refuses to read one of thousands of digits."""


def unescape(text: str) -> str:
    """The text with the signs themselves; a number that is none stays as it is written."""
    return html.unescape(_NO_SIGN.sub("&amp;#", text) if "&#" in text else text)
