"""What a sitemap lists, and what a robots.txt keeps out."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from tcsite.links.microsyntax import Found

_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_LOCATION = re.compile(
    r"<(?:[\w-]+:)?loc\s*>\s*(?:<!\[CDATA\[\s*(?P<data>.*?)\s*\]\]>|(?P<text>[^<]*?))\s*</", re.DOTALL
)


def locations(text: str) -> Iterator[Found]:
    """The addresses in a sitemap or an index of sitemaps."""
    blanked = _COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    for match in _LOCATION.finditer(blanked):
        name = "text" if match["data"] is None else "data"
        yield Found(unescape(match[name]) if name == "text" else match[name], match.start(name))


class Robots(NamedTuple):
    """What a robots.txt says to everybody."""

    rules: tuple[tuple[bool, str], ...]  # (allowed, pattern)
    sitemaps: tuple[str, ...]

    def allow(self, path: str) -> bool:
        """Whether a path (with its leading slash, percent-encoded) may be read: the longest rule decides."""
        held = [(len(pattern), allowed) for allowed, pattern in self.rules if _matches(pattern, path)]
        return max(held)[1] if held else True


def robots(text: str) -> Robots:
    """Read a robots.txt as RFC 9309 does, for a reader without a group of its own."""
    rules: list[tuple[bool, str]] = []
    sitemaps: list[str] = []
    everybody = False
    naming = False  # the line before was a "User-agent" too
    for line in text.splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "sitemap":
            sitemaps.append(value)
        elif name == "user-agent":
            everybody = (naming and everybody) or value == "*"
            naming = True
        elif name in ("allow", "disallow"):
            naming = False
            if everybody and value:
                rules.append((name == "allow", value))
    return Robots(tuple(rules), tuple(sitemaps))


def _matches(pattern: str, path: str) -> bool:
    end = pattern.endswith("$")
    pieces = (re.escape(piece) for piece in pattern.removesuffix("$").split("*"))
    return re.match(".*".join(pieces) + ("$" if end else ""), path) is not None
