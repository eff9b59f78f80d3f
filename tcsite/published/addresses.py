"""The clauses about the address: it answers, on an official host, where it was, open to search engines."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from tcsite.model import Institution
from tcsite.model.dates.periods import DAY, point
from tcsite.published.mail import host_of
from tcsite.published.markup import header
from tcsite.published.outline import PageDocument
from tcsite.published.parts import PageRegion
from tcsite.published.phrases import of_status
from tcsite.published.values import PageClause, could_not_tell, found, not_found
from tcsite.published.wording import either, plain, short
from tcsite.text.data import word_file
from tcsite.text.hosts import for_staff

GONE = {404: "there is no such page", 410: "the page is gone"}
CLOSED = {
    401: "it asks for a log-in",
    402: "it asks for payment",
    403: "it is closed to us",
    407: "a proxy is in the way",
    451: "it is closed by law",
}
_WORDS = word_file("tcsite.published", "pages")
NOT_FOUND = _WORDS.pattern("not_found")
_MOVED = _WORDS.pattern("moved")
_INDEX = either(r"/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$")
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_\w+)$")


class FetchedPage(NamedTuple):
    """What was asked for, and what came back."""

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]


def is_address(url: str) -> bool:
    """Whether an address can be taken apart."""
    try:
        parts = urlsplit(url.strip())
        return bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except ValueError:
        return False


def answers(fetched: FetchedPage, page: PageDocument) -> PageClause:
    """Whether there is a page."""
    status = fetched.status
    words = f"HTTP {status}"
    if 200 <= status < 300:
        says = next((text for text in (page.title, page.top) if NOT_FOUND.search(plain(text))), "")
        if says:
            return not_found(
                "answers",
                "it says that there is no such page, though the server calls it one",
                short(says),
                status=str(status),
            )
        return found("answers", words, status=str(status))
    if status in CLOSED:
        return could_not_tell("answers", CLOSED[status], words, status=str(status))
    if status in (408, 425, 429) or status >= 500 or status < 100:
        why = "the server did not answer" if status < 100 else "the server had trouble: ask again later"
        return could_not_tell("answers", why, words if status >= 100 else "", status=str(status))
    return not_found("answers", GONE.get(status, "the server refuses it"), words, status=str(status))


def host(fetched: FetchedPage, institution: Institution | None) -> PageClause:
    """Whether the host that answered is one of the institution's own."""
    name = host_of(fetched.final_url or fetched.url)
    if not name:
        return could_not_tell("host", "the page was not read from the web")
    if institution is None:
        return could_not_tell("host", "no institution was given", name, host=name)
    official = [bare_host(one) for one in institution.hosts]
    own = (
        official or [bare_host(host_of(str(institution.website)))] if institution.website or official else []
    )
    if not own:
        return could_not_tell("host", "our content lists no official hosts", name, host=name)
    if any(name == one or name.endswith(f".{one}") for one in own):
        note = "it reads as a server that is not for the public" if for_staff(name) else ""
        return found("host", name, note, host=name)
    return not_found("host", f"official: {', '.join(own)}", name, host=name)


def bare_host(name: str) -> str:
    """A host without www. and the like."""
    return name.strip().lower().rstrip(".").removeprefix("www.")


def moved(fetched: FetchedPage, page: PageDocument) -> PageClause:
    """Whether the page is elsewhere now; a slash, https or www. more or less is the same address."""
    url, final = fetched.url, fetched.final_url or fetched.url
    if not url:
        return could_not_tell("moved", "the page was not read from the web")
    if _core(url) != _core(final):
        note = "the address now leads to the home page" if urlsplit(final).path in ("", "/") else ""
        if host_of(url) != host_of(final):
            note = note or f"on another host, {host_of(final)}"
        return found("moved", final, note, to=final)
    if page.refresh:
        to = _safe_join(final, page.refresh)
        if to and _core(to) != _core(final):
            return found("moved", to, "the page sends its readers on", to=to)
    for block in page.blocks_in(PageRegion.CONTENT, PageRegion.ASIDE):
        if len(block.text) < 300 and _MOVED.search(plain(block.text)):
            to = next((_safe_join(final, link.href) for link in block.links), "")
            return found("moved", short(block.text), "the page says so", to=to)
    return not_found("moved")


def _safe_join(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


def _core(url: str) -> tuple[str, str, str]:
    """An address without what does not count: scheme, www., index file, last slash, fragment, tracking."""
    try:
        parts = urlsplit(url.strip())
        name = bare_host(parts.hostname or "")
    except ValueError:
        return ("", url, "")
    path = _INDEX.sub("/", unquote(parts.path)).rstrip("/")
    query = "&".join(
        one for one in parts.query.split("&") if one and not _TRACKING.match(one.partition("=")[0])
    )
    return (name, path.lower() if path.isascii() else path, query)


def indexable(fetched: FetchedPage, page: PageDocument, today: date, *, log_in: bool) -> PageClause:
    """Whether search engines may show the page."""
    if not 200 <= fetched.status < 300:
        if fetched.status in CLOSED:
            return not_found("indexable", CLOSED[fetched.status], f"HTTP {fetched.status}", by="status")
        if fetched.status in GONE:
            return not_found("indexable", GONE[fetched.status], f"HTTP {fetched.status}", by="status")
        return could_not_tell("indexable", "the page did not answer")
    if log_in:
        return not_found("indexable", "it asks for a log-in", by="log-in")
    for engine, directives in page.robots:
        if _forbids(directives, today):
            words = f'<meta name="{engine}" content="{short(directives)}">'
            return not_found("indexable", _whom(engine), words, by="meta")
    sent = header(fetched.headers, "x-robots-tag")
    for engine, directives in _by_engine(sent):
        if _forbids(directives, today):
            return not_found("indexable", _whom(engine), f"X-Robots-Tag: {short(sent)}", by="header")
    final = fetched.final_url or fetched.url
    for canonical in page.canonical:
        to = _safe_join(final, canonical)
        if (
            canonical
            and final
            and _core(to) != _core(final)
            and (not fetched.url or _core(to) != _core(fetched.url))
        ):
            return not_found(
                "indexable",
                "search engines are sent to another address",
                f'<link rel="canonical" href="{short(canonical)}">',
                by="canonical",
            )
    tags = [f'<meta name="{engine}" content="{short(directives)}">' for engine, directives in page.robots]
    return found("indexable", (tags or ["nothing forbids it"])[0])


_VALUED = ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview")


def _by_engine(sent: str) -> Iterator[tuple[str, str]]:
    """A header's directives by the search engine they are for: ``nofollow, googlebot: noindex``."""
    engine, directives = "robots", list[str]()
    for piece in sent.split(","):
        name, colon, rest = piece.strip().partition(":")
        if colon and name.strip().lower() not in _VALUED:
            yield engine, ", ".join(directives)
            engine, directives = name.strip().lower(), [rest.strip()]
        else:
            directives.append(piece.strip())
    yield engine, ", ".join(directives)


def _forbids(directives: str, today: date) -> bool:
    """Whether directives keep a page out of the index: noindex and none do, nofollow and noarchive do not."""
    words = [word.strip().lower() for word in re.split(r"[,\s]+", directives)]
    if "noindex" in words or "none" in words:
        return True
    until = re.search(
        r"unavailable_after:\s*(?:\w{3},\s*)?([\d-]{10}|\d{1,2}[ -]\w{3}[ -]\d{2,4})",
        directives,
        re.IGNORECASE,
    )
    if until is None:
        return False
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", until[1])
    try:
        day = date(*map(int, iso.groups())) if iso else None
    except ValueError:
        day = None
    partial = point(until[1].replace("-", " ")) if not day else None
    last = day or (partial.last if partial else None)
    return bool(last and last < today)


def _whom(engine: str) -> str:
    return (
        "search engines are asked to leave it out"
        if engine in ("robots", "*")
        else f"{engine} is asked to leave it out"
    )


_NEWS = _WORDS.pattern("news")
_NEWS_TITLE = _WORDS.pattern("news_title")
_DATELINE = either(
    r"^(?:(?:posted|published)\W)?\s*(?:on\s)?(?:(?:mon|tues?|wed|thu|fri|sat|sun)\w*,?\s)?"
    rf"{DAY}(?:[\s,|-]+\d\d?[:.]\d\d)?$",
    r"^(?:press|media|news) (?:release|story|item)s?$",
    r"^posted (?:by|on|in)\b",
)
"""The line that stands above or below a news item's title."""


_NEAR_TOP = 3  # blocks


def dedicated(fetched: FetchedPage, page: PageDocument) -> PageClause:
    """Whether the page is about the Commitment: its title or its h1 names it."""
    address = urlsplit(fetched.final_url or fetched.url)
    path = f"//{address.hostname}{address.path}" if address.hostname else ""
    news = _news(page)
    for by, text in (("h1", page.top), ("title", page.title)):
        if of_status.named.search(plain(text)):
            if _NEWS.search(path):
                return not_found("dedicated", "a news item or blog post, by its address", short(text), by=by)
            if news:
                return not_found(
                    "dedicated", f"a news item or blog post: it says “{short(news, 60)}”", short(text), by=by
                )
            return found("dedicated", short(text), by=by)
    under = next(
        (
            block.text
            for block in page.blocks_in(PageRegion.CONTENT)
            if block.level and of_status.named.search(plain(block.text))
        ),
        "",
    )
    if under:
        return not_found("dedicated", "the Commitment is a section of another page", short(under))
    return not_found("dedicated", "neither title nor h1 names the Commitment", short(page.top or page.title))


def _news(page: PageDocument) -> str:
    """What shows that a page is a news item: its title, or the line that dates it next to its h1."""
    if _NEWS_TITLE.search(plain(page.title)):
        return page.title
    blocks = list(page.blocks_in(PageRegion.CONTENT))
    top = next((place for place, block in enumerate(blocks) if block.kind == "h1"), 0)
    near = blocks[max(0, top - 1) : top + _NEAR_TOP]
    return next((block.text for block in near if _DATELINE.search(plain(block.text))), "")
