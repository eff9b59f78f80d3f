"""HTML to a Document. BeautifulSoup's tree ends here: what follows reads values only."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from tcsite.published.dom import MOST_BLOCKS, Walker, attribute
from tcsite.published.outline import Block, PageDocument
from tcsite.published.wording import seen

_BULLET = re.compile(r"\s*[•·▪◦*–-]\s+")
_ENGINES = ("robots", "googlebot", "bingbot", "slurp", "duckduckbot")


def document(html: str, hidden: frozenset[str] = frozenset()) -> PageDocument:
    """The page that some HTML makes; text without any markup is read line by line.

    Its style sheets hide the classes and ids `hidden`, as ".name" and "#name".
    """
    if not re.search(r"<[a-zA-Z!/]", html):
        blocks = tuple(_lines(html))
        return PageDocument(
            title=blocks[0].text if blocks and blocks[0].kind == "bold" else "", blocks=blocks
        )
    soup = BeautifulSoup(html, "html.parser")
    walker = Walker(_disclosed(soup), _titled(soup), hidden)
    walker.walk(soup)
    return PageDocument(
        title=_first(soup, "title:not(svg title)"),
        site=seen(_first(soup, "meta[property='og:site_name' i], meta[name='og:site_name' i]", "content")),
        language=_first(soup, "html", "lang").lower(),
        base=_first(soup, "base", "href"),
        robots=tuple(_robots(soup)),
        canonical=tuple(attribute(link, "href").strip() for link in soup.select("link[rel~=canonical i]")),
        refresh=_refresh(soup),
        password=soup.select_one("input[type=password i]") is not None,
        noscript=seen(" ".join(walker.noscript)),
        blocks=tuple(walker.blocks),
        whole=len(walker.blocks) < MOST_BLOCKS,
        veiled=walker.veiled,
    )


def _lines(text: str) -> Iterator[Block]:
    heading = ""
    for line in text.splitlines():
        words = seen(line)
        bullet = _BULLET.match(line)
        under = (heading,) if heading else ()
        if bullet and seen(line[bullet.end() :]):
            yield Block(seen(line[bullet.end() :]), "li", headings=under)
        elif words and len(words) <= 80 and words[-1] not in ".:;,!?)" and words[0].isupper():
            heading = words
            yield Block(words, "bold")
        elif words:
            yield Block(words, headings=under)


def _first(soup: BeautifulSoup, selector: str, name: str = "") -> str:
    """What the first element that fits says, or its attribute; "" where none fits."""
    tag = soup.select_one(selector)
    return "" if tag is None else attribute(tag, name) if name else seen(tag.get_text())


def _robots(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for meta in soup.select("meta[name]"):
        name = attribute(meta, "name").strip().lower()
        if name in _ENGINES:
            yield name, seen(attribute(meta, "content"))


def _refresh(soup: BeautifulSoup) -> str:
    for meta in soup.select("meta[http-equiv=refresh i]"):
        to = re.search(r"""url\s*=\s*["']?([^"'\s>]+)""", attribute(meta, "content"), re.IGNORECASE)
        if to:
            return to[1]
    return ""


def _disclosed(soup: BeautifulSoup) -> frozenset[str]:
    """The ids of what buttons and tabs disclose."""
    ids: set[str] = set()
    for tag in soup.select("button, a, summary, div, h2, h3, h4"):
        for name in ("aria-controls", "data-target", "data-bs-target"):
            ids.update(word.lstrip("#") for word in attribute(tag, name).split())
        href = attribute(tag, "href")
        if href.startswith("#"):
            ids.add(href[1:])
    return frozenset(ids - {""})


def _titled(soup: BeautifulSoup) -> frozenset[int]:
    """The elements that hold the page's main part or its h1: whatever their class, they are content."""
    held: set[int] = set()
    for tag in soup.select("h1, main"):
        parent = tag.parent
        while parent is not None and id(parent) not in held:
            held.add(id(parent))
            parent = parent.parent
    return frozenset(held)
