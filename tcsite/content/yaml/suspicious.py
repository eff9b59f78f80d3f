"""Signs in a text that nobody wrote: characters that cannot be seen, letters read in a wrong encoding, Excel's errors."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from tcsite.content.yaml.issues import ParseIssue, issue_at

_UNSEEN = "\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_FOREIGN = "\u0400-\u04ff\u039f\u03bf"
"""Letters of Cyrillic, and the Greek o: beside Latin letters in one word, somebody meant those that look the same."""
_GARBLED = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!")
_FIRST = (
    *(
        "\ufffd",
        "Â",
        "Ã",
        "Å",
        "â",
        "\u00ad",
        "\u061c",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\ufeff",
    ),
    *map(chr, (*range(0x2028, 0x202F), *range(0x2060, 0x2070))),
)
"""What such a sign begins with, apart from errors: nearly no text has any of it, and finding that out is cheap."""


@cache  # sets of letters from all over take long to compile
def _signs() -> re.Pattern[str]:
    return re.compile(
        f"(?P<unseen>[{_UNSEEN}]|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z]))"
        "|(?P<lost>\ufffd)"
        f"|(?P<garbled>[ÂÃÅ][{_GARBLED}]|â[€\u0080‚ƒ][{_GARBLED}])"
        f"|(?P<foreign>(?<=[A-Za-z])[{_FOREIGN}]|[{_FOREIGN}](?=[A-Za-z]))"
        r"|(?P<error>#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!))(?!\w)"
    )


_OTHER = re.compile(f"[{_FOREIGN}\u115f\u1160\u180e\u3164\ufff9-\ufffb\U000e0000-\U000e007f]")
"""The others among them, which are looked for together."""

_CODES = {
    "unseen": "unseen-sign",
    "lost": "lost-sign",
    "garbled": "garbled-sign",
    "foreign": "foreign-sign",
    "error": "error-sign",
}


MOST_ANCHORS = 5
"""Unused names of one file that are reported: of more, a program made them, or somebody with a grudge."""


def suspicious(text: str) -> Iterator[ParseIssue]:
    """Each kind of such a sign in each line, at its first place."""
    if " &" in text:
        yield from _anchors(text)
    errors = "#" in text and any(sign in text for sign in _ERRORS)
    signs = not text.isascii() and (any(sign in text for sign in _FIRST) or _OTHER.search(text))
    if not errors and not signs:
        return
    seen = set()
    for found in _signs().finditer(text):
        kind, sign = str(found.lastgroup), found[0]
        right = _ungarbled(sign) if kind == "garbled" else ""
        if kind == "garbled" and not right:
            continue
        line = text.count("\n", 0, found.start()) + 1
        if (kind, line) in seen:
            continue
        seen.add((kind, line))
        column = found.start() - text.rfind("\n", 0, found.start())
        words = {"sign": sign, "right": right, "number": f"{ord(sign[0]):04X}"}
        yield issue_at(line, column, _CODES[kind], **words)


_ANCHOR = re.compile(r"^[ ]*(?:- +)*[a-z_]+: +&(?P<name>[^\s,;\[\]{}]+)(?=\s|\Z)", re.MULTILINE)


def _anchors(text: str) -> Iterator[ParseIssue]:
    """Words behind an ampersand that YAML takes for a name of the value, when nothing refers to it by that name."""
    for found in islice(_ANCHOR.finditer(text), MOST_ANCHORS):
        if f"*{found['name']}" not in text:
            line = text.count("\n", 0, found.start("name")) + 1
            column = found.start("name") - 1 - text.rfind("\n", 0, found.start("name"))
            yield issue_at(line, column, "anchor-unused", name=found["name"])


def _ungarbled(sign: str) -> str:
    """The character that was meant; "" where the sign is no such thing."""
    try:
        content = b"".join(
            bytes([ord(each)]) if 0x80 <= ord(each) < 0xA0 else each.encode("cp1252") for each in sign
        )
        right = content.decode("utf-8")
    except UnicodeError:
        return ""
    return right if len(right) == 1 else ""
