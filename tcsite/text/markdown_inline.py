"""Within a line as GitHub reads it: addresses that stand bare, what is struck out, a backslash that ends a line."""

import re
import string
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor, SubstituteTagInlineProcessor
from markdown.util import AtomicString

# A tag, and a link written as HTML, are passed over: an address in them is theirs.
_ADDRESS = (
    r"<a\b[^<>]*>[^<]*</a>|<[^<>]*>"
    r"|(?<![\w/@.])(?P<web>(?:https?://|www\.(?=\w))[^\s<\x02\x03]+)"
    r"|(?<![\w.+/-])(?P<mail>[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
)
_STRUCK = r"(?<!~)(~~)(?=[^\s~])((?:[^~]|~(?!~))+?)(?<=\S)~~(?!~)"
_ENTITY = re.compile(r"&[A-Za-z0-9]{2,12};\Z")


def may_hold(text: str) -> bool:
    """Whether one of these may stand in a text."""
    return "@" in text or "~~" in text or "www." in text or "://" in text


class GitHubLines(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Come after links (160 to 110) and before tags (90); and before emphasis (60)."""
        md.ESCAPED_CHARS = list(string.punctuation)
        md.inlinePatterns.register(_Addresses(_ADDRESS, md), "addresses", 95)
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "struck", 65)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "breaks", 185)


class _Addresses(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # an InlineProcessor returns more than the Pattern that it comes of
        self, m: re.Match[str], _data: str
    ) -> tuple[Element | None, int | None, int | None]:
        found = m["web"] or m["mail"]
        if not found:
            return None, None, None
        words = trimmed(found)
        if not words or words in ("http://", "https://", "www"):
            return None, None, None
        link = Element("a")
        link.text = AtomicString(words)
        before = "mailto:" if m["mail"] else "https://" if words.startswith("www.") else ""
        link.set("href", before + words)
        return link, m.start(), m.start() + len(words)


def trimmed(address: str) -> str:
    """An address without the signs that end its sentence, and without brackets that it does not open."""
    end, unopened = len(address), address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and unopened > 0:
            unopened -= 1
        elif entity := _ENTITY.search(address, max(0, end - 20), end):
            end = entity.start() + 1
        elif last not in "?!.,:;*_~'\"":
            break
        end -= 1
    return address[:end]
