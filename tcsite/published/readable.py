"""Whether a page can be read: no log-in, empty shell, file, wall against programs or strange language."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from tcsite.published.addresses import FetchedPage
from tcsite.published.mail import host_of
from tcsite.published.markup import MarkupSource, header
from tcsite.published.outline import Block, PageDocument
from tcsite.published.parts import SAID, PageRegion
from tcsite.published.phrases import of_status
from tcsite.published.wording import plain
from tcsite.text.data import word_file

FEW = 25  # words; a page that says less says nothing about a commitment
LITTLE = 150  # words; a page that says less and asks for a password is a log-in page
_WORDS = word_file("tcsite.published", "pages")
LOG_IN_HOSTS = tuple(sorted(_WORDS.words("log_in_hosts")))
LOG_IN_ADDRESS = _WORDS.pattern("log_in_address")
LOG_IN_TITLE = _WORDS.pattern("log_in_title")
WALL = _WORDS.pattern("wall")
NEEDS_SCRIPTS = _WORDS.pattern("needs_scripts")
_LOADING = _WORDS.pattern("loading")
_NO_WORDS = _WORDS.pattern("frames_without_words")
_ENGLISH = _WORDS.words("english")
_WELSH = _WORDS.words("welsh")
_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_FILES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word file or another archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"GIF8", "a picture"),
)

_ENOUGH = 12  # words; fewer say nothing about a language
_SHARE = 0.06  # of English running text, a fifth are these words; of Welsh, none


class Readability(NamedTuple):
    """Why a page's words tell us nothing ("" where they do), and what weakens what we do not find."""

    why_not: str = ""
    doubt: str = ""  # "not found" then only means that we could not tell
    log_in: bool = False


def not_html(content: bytes, fetched: FetchedPage) -> str:
    """What the content is, if it is no page; "" for a page."""
    kind = header(fetched.headers, "content-type").partition(";")[0].strip().lower()
    for mark, name in _FILES:
        if content.startswith(mark):
            return name
    return f"not a web page but {kind}" if kind and kind not in _TYPES else ""


def reading(page: PageDocument, source: MarkupSource, fetched: FetchedPage) -> Readability:
    """How far the page can be read."""
    text = page.text(PageRegion.CONTENT, PageRegion.ASIDE, PageRegion.HEADER)
    words = text.split()
    named = bool(of_status.named.search(plain(text)))
    title = plain(f"{page.title}\n{page.top}")
    if _log_in(page, fetched, len(words), named=named):
        return Readability("it asks for a log-in", log_in=True)
    if len(words) < LITTLE and not named and (WALL.search(title) or WALL.search(plain(text)[:600])):
        return Readability("the site keeps programs out")
    if len(words) < FEW:
        scripted = source.scripts or NEEDS_SCRIPTS.search(plain(f"{page.noscript}\n{text}"))
        if scripted and not (named and len(words) >= FEW // 2):
            return Readability("an empty shell that scripts fill in a browser")
        if not words:
            return Readability("the page is empty")
    if not (source.whole and page.whole):
        return Readability(doubt="the page is so long that only its first part was read")
    return Readability(doubt=_language(page, words) or _in_part(page, source, fetched))


def _in_part(page: PageDocument, source: MarkupSource, fetched: FetchedPage) -> str:
    """Why what is not found may stand where we did not read: in a frame, in what scripts load, on another page."""
    final = urlsplit(fetched.final_url or fetched.url).path.strip("/")
    if fetched.url and not final and urlsplit(fetched.url).path.strip("/"):
        return "the address now leads to the home page"
    if any(_frames_words(block) for block in page.blocks_in(*SAID)):
        return "a part of the page is in a frame, which was not read"
    if page.veiled:
        return "a part of the page is hidden by its style sheet, and a script may show it"
    if source.pending or any(_LOADING.fullmatch(plain(block.text)) for block in page.blocks_in(*SAID)):
        return "a part of the page is loaded by scripts in a browser"
    return ""


def _frames_words(block: Block) -> bool:
    """Whether a block is a frame that may hold words: no film, map or counter."""
    return block.kind == "frame" and not any(_NO_WORDS.search(link.href) for link in block.links)


def _log_in(page: PageDocument, fetched: FetchedPage, words: int, *, named: bool) -> bool:
    final = fetched.final_url or fetched.url
    if host_of(final).endswith(LOG_IN_HOSTS) and not named:
        return True
    title = any(LOG_IN_TITLE.search(plain(text)) for text in (page.title, page.top) if text)
    address = final != fetched.url and bool(LOG_IN_ADDRESS.search(final))
    return (
        words < LITTLE
        and not (named and words >= FEW)
        and (page.password or title or (address and not named))
    )


def _language(page: PageDocument, words: list[str]) -> str:
    """Why what is not found may stand there in a language that we do not read."""
    plainly = [re.sub(r"[^\w']", "", plain(word)).lower() for word in words]
    if len(plainly) < _ENOUGH:
        return ""
    english = sum(word in _ENGLISH for word in plainly) / len(plainly)
    welsh = sum(word in _WELSH for word in plainly) / len(plainly)
    if english >= _SHARE and english >= welsh:
        return ""
    if welsh > english and welsh >= _SHARE:
        return "the page is in Welsh, of which we know only a few words"
    if page.language and not page.language.startswith("en"):
        return f"the page is in a language that we do not read ({page.language})"
    return "" if len(plainly) < FEW * 2 else "the page is in a language that we do not read"
