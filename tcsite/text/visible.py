"""What a reader sees of a page: its words, block by block, and its links; what is hidden counts for nothing."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from tcsite.text.html import check_depth

_UNSEEN = (
    "[hidden]:not([hidden='until-found' i]), [inert], [aria-hidden='true' i], template, script, style, noscript,"
    "dialog:not([open]), [popover], del, s, strike, datalist, object, iframe, textarea, select, input[type='hidden' i],"
    "svg title, svg desc, svg metadata"
)
"""Closed `details` are not here: a reader opens them by their summary."""

_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0?\.0+|0)%?"
    r"|font-size\s*:\s*(?:0?\.0+|0)(?:px|em|rem|pt|%)?|text-indent\s*:\s*-\d{3,}\w*|(?:left|top)\s*:\s*-\d{3,}(?:px|em|rem|vw)"
    r"|transform\s*:\s*scale\(0\)|clip-path\s*:\s*inset\((?:50|100)%\)|clip\s*:\s*rect\(0\S*(?:[ ,]+0\S*){3}\)"
    r"|content-visibility\s*:\s*hidden)\s*(?:!important\s*)?(?=;|$)",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(
    r"(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?:\.0+)?(?:px|em|rem|%)?\s*(?:!important\s*)?(?=;|$)", re.I
)
_CUT = re.compile(r"(?:^|;)\s*overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_PALE = re.compile(
    r"(?:^|;)\s*color\s*:\s*(?:#f{3,8}|white|transparent|rgba?\((?:255[, ]+){2}255[^)]*\)|rgba\([^)]*[, ]0\))\s*(?:!important\s*)?(?=;|$)",
    re.IGNORECASE,
)
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color|-image)?\s*:", re.IGNORECASE)
_SHOWING = re.compile(
    r"(?:^|;)\s*(?:display\s*:(?!\s*none)|visibility\s*:\s*visible|opacity\s*:\s*(?:1|0?\.[1-9]))", re.I
)

_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q ruby rp rt samp small
    span strong sub sup time tt u var wbr
    """.split()
)
_NO_SIGNS = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # seen by nobody: soft hyphens and the like
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ALWAYS = re.compile(
    r"@(?:(?:layer|media\s+(?:all|screen))\b|supports\s*\((?!\s*not\b))[^{;]*$", re.IGNORECASE
)
_ON_A_STATE = re.compile(r":(?:hover|focus|active|target|checked|popover|open|before|after|placeholder)|::")


class SheetRule(NamedTuple):
    """A rule of a style sheet: for which elements, and what it says."""

    selector: str
    declarations: str
    always: bool  # whether it holds on every screen


class VisibleLink(NamedTuple):
    """A link that a reader can follow."""

    href: str
    text: str


class VisiblePage(NamedTuple):
    """A page as its reader has it."""

    title: str
    headings: tuple[str, ...]  # every h1
    blocks: tuple[str, ...]  # paragraphs, items, cells, in order
    links: tuple[VisibleLink, ...]
    base: str = ""  # what its links are read against, where it says so


def sheet_rules(sheet: str) -> tuple[SheetRule, ...]:
    """The rules of a style sheet that hide or show something."""
    return tuple(_rules(_COMMENT.sub("", sheet), always=True))


def _rules(text: str, *, always: bool, within: int = 0) -> Iterator[SheetRule]:
    """Rules, by their braces; of those in ``@media`` only what holds on every screen can hide."""
    start = 0 if within <= _MOST_WITHIN else len(text)
    while (opening := text.find("{", start)) >= 0:
        closing = _closing(text, opening)
        head, body = text[start:opening].rpartition(";")[2].strip(), text[opening + 1 : closing]
        if head.startswith("@"):
            if re.match(r"@(?:media|layer|supports|container)\b", head, re.I) and "print" not in head.lower():
                yield from _rules(body, always=always and bool(_ALWAYS.match(head)), within=within + 1)
        elif "{" in body:
            for rule in _rules(body, always=always, within=within + 1):
                yield rule._replace(selector=_within_rule(head, rule.selector))
            yield from _rules(f"{head} {{{_NESTED.sub('', body)}}}", always=always, within=within + 1)
        elif _HIDING.search(body) or _SHOWING.search(body) or _GROUND.search(body):
            yield SheetRule(head, body.strip(), always)
        start = closing + 1


_MOST_WITHIN = 4
"""Rules within each other: their selectors multiply, and no sheet of people needs more."""


def _within_rule(outer: str, inner: str) -> str:
    """The selector of a rule that stands within another."""
    pairs = (
        (around.strip(), own.strip())
        for around in _SELECTOR.findall(outer)
        for own in _SELECTOR.findall(inner)
    )
    return ", ".join(own.replace("&", around) if "&" in own else f"{around} {own}" for around, own in pairs)


_NESTED = re.compile(r"[^;{}]*\{[^{}]*\}")


def _closing(text: str, opening: int) -> int:
    depth = 0
    for match in re.finditer(r"[{}]", text[opening:]):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return opening + match.start()
    return len(text)


def visible(html: str, sheets: Iterable[SheetRule] = (), *, around: bool = False) -> VisiblePage:
    """What a reader sees. `sheets` are the rules of the page's style sheets; `around`: what frames the page, too.

    Raises `NestingError`.
    """
    check_depth(html)
    tree = LexborHTMLParser(html)
    own = [rule for node in tree.css("style") for rule in sheet_rules(node.text())]
    unseen = _unseen(tree, (*sheets, *own))
    if not around:
        framing = (node for node in tree.css(_FRAME) if node.css_first("main, h1, address") is None)
        unseen |= {node.mem_id: node for node in framing}
    title = tree.css_first("title")
    words = _Words(unseen)
    if tree.body is not None:
        words.take(tree.body)
    headings = [_line(_text_of(node, unseen)) for node in tree.css("h1") if not _within(node, unseen)]
    base = tree.css_first("base[href]")
    return VisiblePage(
        _line(title.text()) if title else "",
        tuple(headings),
        words.blocks(),
        tuple(words.links),
        _href(base).strip() if base else "",
    )


_FRAME = "body > header, body > footer, nav, [role=navigation], [role=banner], [role=contentinfo]"
"""What stands around a site's pages and says the same on each."""


def _unseen(tree: LexborHTMLParser, rules: tuple[SheetRule, ...]) -> dict[int, LexborNode]:
    """The elements that are hidden, by their identity in memory."""
    unseen = {node.mem_id: node for node in tree.css(_UNSEEN)}
    for node in tree.css("[style]"):
        style = node.attributes.get("style") or ""
        if hides(style) or (_PALE.search(style) and not _on_a_ground(node, tree, rules)):
            unseen[node.mem_id] = node
    hiding, showing = _hiding_and_showing(rules)
    for node in tree.css(hiding) if hiding else ():
        if not (showing and any(shown.mem_id == node.mem_id for shown in node.css(showing))):
            unseen[node.mem_id] = node
    return unseen


def _within(node: LexborNode, unseen: Container[int]) -> bool:
    at: LexborNode | None = node
    while at is not None:
        if at.mem_id in unseen:
            return True
        at = at.parent
    return False


@lru_cache(64)  # the sheets of a theme are those of all its pages
def _hiding_and_showing(rules: tuple[SheetRule, ...]) -> tuple[str, str]:
    """One selector of what is hidden on every screen, and one of what is shown."""
    hiding: dict[str, None] = {}
    showing: dict[str, None] = {}
    for rule in rules:
        selectors = dict.fromkeys(_known([rule.selector]))
        if hides(rule.declarations):
            hiding |= selectors if rule.always else {}
            for one in selectors if rule.always else ():
                showing.pop(one, None)  # of two rules about the same, the later one holds
        elif _SHOWING.search(rule.declarations):
            showing |= selectors
    return ", ".join(hiding), ", ".join(showing)


def _known(selectors: Iterable[str]) -> Iterator[str]:
    """Each selector of some lists of them that is about no state, and that this reader of selectors knows."""
    for one in (part.strip() for selector in selectors for part in _SELECTOR.findall(selector)):
        if one and not _ON_A_STATE.search(one):
            try:
                _NO_PAGE.css(one)
            except (SelectolaxError, ValueError):
                continue
            yield one


_SELECTOR = re.compile(r"(?:[^,(\[]|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])+")
"""One selector of a list: a comma within brackets is a part of it."""

_NO_PAGE = LexborHTMLParser("")


def names_hidden(sheet: str) -> frozenset[str]:
    """The classes and ids, as ".name" and "#name", that a style sheet hides on every screen and shows nowhere."""
    rules = sheet_rules(sheet)
    hidden = {
        name
        for rule in rules
        if rule.always and hides(rule.declarations)
        for name in map(str.strip, rule.selector.split(","))
        if _ONE_NAME.fullmatch(name)
    }
    shown = " ".join(rule.selector for rule in rules if not hides(rule.declarations))
    return frozenset(name for name in hidden if not re.search(rf"{re.escape(name)}(?![\w-])", shown))


_ONE_NAME = re.compile(r"[.#][\w-]+")


def hides(declarations: str) -> bool:
    """Whether declarations of a style hide what they are said of."""
    return bool(_HIDING.search(declarations) or (_NO_SIZE.search(declarations) and _CUT.search(declarations)))


def _matching(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    return [node for one in _known([selector]) for node in tree.css(one)]


def _on_a_ground(node: LexborNode, tree: LexborHTMLParser, rules: Sequence[SheetRule]) -> bool:
    """Whether something behind pale words may be dark: a background of the element or of one around it."""
    around = []
    at: LexborNode | None = node
    while at is not None and at.tag not in ("html", "body", "-undef"):
        around.append(at)
        at = at.parent
    if any(_GROUND.search(one.attributes.get("style") or "") for one in around):
        return True
    ids = {one.mem_id for one in around if one.tag not in ("main", "p")}
    grounds = (rule for rule in rules if _GROUND.search(rule.declarations) and "." in rule.selector)
    return any(found.mem_id in ids for rule in grounds for found in _matching(tree, rule.selector))


def _text_of(node: LexborNode, unseen: Container[int]) -> str:
    words = _Words(unseen)
    words.take(node)
    return "".join(words.pieces)


def unseen_links(tree: LexborHTMLParser) -> frozenset[str]:
    """The addresses of links that stand in hidden elements only, as far as the page itself hides them."""
    own = (rule for node in tree.css("style") for rule in sheet_rules(node.text()))
    unseen = _unseen(tree, tuple(own))
    hidden = {_href(link) for node in unseen.values() for link in node.css(_LINKS)}
    if not hidden:
        return frozenset()
    links = ((link, _href(link)) for link in tree.css(_LINKS))
    return frozenset(hidden - {href for link, href in links if href in hidden and not _within(link, unseen)})


_LINKS = "a[href], area[href]"


def _href(link: LexborNode) -> str:
    return link.attributes.get("href") or ""


class _Words:
    """The words of an element: those of inline elements joined as they are shown, a line for each block."""

    def __init__(self, unseen: Container[int]) -> None:
        self.unseen = unseen
        self.pieces: list[str] = []
        self.links: list[VisibleLink] = []

    def take(self, top: LexborNode) -> None:
        """Read an element. A text on the stack is what ends the element whose children stood above it."""
        stack: list[LexborNode | str] = [top]
        while stack:
            at = stack.pop()
            if isinstance(at, str):
                self.pieces.append(at)
            elif at.tag == "-text":
                self.pieces.append(_NO_SIGNS.sub("", re.sub(r"\s", " ", at.text_content or "")))
            elif at.tag == "br":
                self.pieces.append(" ")
            elif at.tag not in ("-comment", "head") and at.mem_id not in self.unseen:
                end = "" if at.tag in _INLINE else "\n"
                self.pieces.append(end)
                self._link(at)
                stack.append(end)
                stack.extend(reversed(list(_children(at))))

    def _link(self, node: LexborNode) -> None:
        attributes = node.attributes if node.tag in ("a", "area") else {}
        if href := attributes.get("href"):
            inside = _Words(self.unseen)
            for child in _children(node):
                inside.take(child)
            text = _line("".join(inside.pieces))
            if text or attributes.get("aria-label") or node.css_first("img, svg, picture"):
                self.links.append(VisibleLink(href, text))

    def blocks(self) -> tuple[str, ...]:
        """The lines that are not empty."""
        return tuple(filter(None, (_line(block) for block in "".join(self.pieces).split("\n"))))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _line(text: str) -> str:
    return " ".join(text.split())


class SeenText:
    """The text of a long page without a walk: whether a reader sees some words of it, blanks aside."""

    def __init__(self, html: str, sheets: Iterable[SheetRule] = ()) -> None:
        check_depth(html)
        tree = LexborHTMLParser(html)
        self.refreshes = [
            node.attributes.get("content") or "" for node in tree.css('meta[http-equiv="refresh" i]')
        ]
        own = [rule for node in tree.css("style") for rule in sheet_rules(node.text())]
        unseen = _unseen(tree, (*sheets, *own))
        tops = (node for node in unseen.values() if node.parent is None or not _within(node.parent, unseen))
        self._all = _squeezed(tree.body.text()) if tree.body else ""
        self._hidden = "\n".join(_squeezed(node.text()) for node in tops)

    def shows(self, words: str) -> bool:
        """Whether some words stand more often on the page than in what is hidden."""
        sought = _squeezed(words)
        if sought not in self._hidden:
            return sought in self._all
        return self._all.count(sought) > self._hidden.count(sought)


def _squeezed(text: str) -> str:
    seen = text if text.isascii() else _NO_SIGNS.sub("", text)
    return "".join(seen.lower().split())
