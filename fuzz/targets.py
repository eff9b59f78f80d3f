"""What is fuzzed: each reader of untrusted input, with sound inputs to start from."""

import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from importers.asking import table
from importers.documents import FORMATS, Layout
from samples import FOLDER, INSTITUTION, PLAN, SITE, UPDATE
from tcsite import links
from tcsite.build import make
from tcsite.content.load import load
from tcsite.edges import disk
from tcsite.edges.cache import DiskCache
from tcsite.importers import import_file
from tcsite.links.kinds import KINDS
from tcsite.text.html import NestingError, parse

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)
SITE_FILES = {
    **disk.bundled(),
    "site.yaml": SITE,
    f"{FOLDER}institution.yaml": INSTITUTION,
    f"{FOLDER}plans/2024-2027.yaml": PLAN,
}
UPDATES = f"{FOLDER}updates/2026-03-12-news.md"


class Target(NamedTuple):
    """A reader, which may refuse what it is given and never raises; and what it reads when all is well."""

    name: str
    read: Callable[[bytes], object]
    seeds: Sequence[bytes]


def _yaml(content: bytes) -> None:
    load({**SITE_FILES, f"{FOLDER}plans/2024-2027.yaml": content})


def _markdown(content: bytes) -> None:
    make({**SITE_FILES, UPDATES: content}, today=TODAY)


def _html(content: bytes) -> None:
    try:
        parse(content.decode("utf-8", "replace"))
    except NestingError:
        return


def _links(content: bytes) -> None:
    """The content as every format that links are looked for in; then all of them merged and located."""
    names = ("x.html", "x.svg", "x.css", "x.webmanifest", "sitemap.xml", "feed.xml")
    files = dict.fromkeys(names, content)
    pages = [links.collect(name, content) for name in names]
    assert all(page.uses.keys() <= KINDS.keys() for page in pages)
    where = links.Where(base_url="https://www.example.ac.uk/technicians/", robots=content.decode("latin-1"))
    links.locate_in_pages(links.in_any_folder(pages, names, where, whole=True), files.__getitem__)
    links.external(pages, where)


def _importing(ending: str) -> Callable[[bytes], object]:
    def read(content: bytes) -> object:
        return import_file(content, f"plan.{ending}", institution="university-of-example")

    return read


def _cache(content: bytes) -> None:
    """Every entry of a cache is this content, with its digest right."""
    with tempfile.TemporaryDirectory() as folder:
        make(SITE_FILES, today=TODAY, cache=_Forged(DiskCache(Path(folder), "0" * 16), content))
        make(SITE_FILES, today=TODAY, cache=DiskCache(Path(folder), "0" * 16))


class _Forged:
    def __init__(self, inner: DiskCache, content: bytes) -> None:
        self._inner, self._content = inner, content

    def get(self, name: str, key: str) -> bytes | None:
        return self._inner.get(name, key)

    def put(self, name: str, key: str, value: bytes) -> None:
        self._inner.put(name, key, self._content)


class _Kept:
    def __init__(self) -> None:
        self.entries: list[bytes] = []

    def get(self, name: str, key: str) -> bytes | None:
        return None

    def put(self, name: str, key: str, value: bytes) -> None:
        self.entries.append(value)


def _entries() -> list[bytes]:
    kept = _Kept()
    make(SITE_FILES, today=TODAY, cache=kept)
    return sorted(kept.entries)


_LAYOUT = Layout([table(["Action", "Lead", "When", "Status"], ["One", "HR", "2025", "complete"])])
_PAGE = b"""<!doctype html><html lang=en><base href=a/><title>t</title><link rel=icon href=a.png>
<meta http-equiv=refresh content="9; url=b.html"><style>@import 'a.css'; p{background:image-set(url(a.png) 1x)}</style>
<script type=application/ld+json>{"url": "a.html"}</script><img srcset="a.png 1x, b.png 2x" alt=""><map name=m>
<area href=x></map><svg><use href="#a"/><style>a{fill:url(#b)}</style></svg><iframe srcdoc="&lt;a href=x&gt;"></iframe>
<div><template shadowrootmode=open><a href=y></a></template></div><a href="mailto:a@example.org?cc=b%40example.org">t</a>
<a href="https://www.example.ac.uk/technicians/x#y:~:text=z">t</a><a href="tel:+441234567890">t</a><p id=a style="x:url(a)">"""
_FEED = (
    b"""<feed><entry><link href="a.html"/><content type="html">&lt;a href="b"&gt;</content></entry></feed>"""
)
_MAP = b"<urlset><url><loc>https://www.example.ac.uk/technicians/</loc></url></urlset>"
_PAGES = (
    _PAGE,
    _FEED,
    _MAP,
    b"@import url('a.css') screen;p{background:url(a\\.png)}",
    b'{"icons": [{"src": "a"}]}',
)

TARGETS = {
    target.name: target
    for target in (
        Target("yaml", _yaml, (PLAN, INSTITUTION)),
        Target(
            "markdown",
            _markdown,
            (UPDATE, b"---\ntitle: T\n---\n\n" + (ROOT / "CONTRIBUTING.md").read_bytes()),
        ),
        Target("html", _html, _PAGES),
        Target("links", _links, _PAGES),
        *(
            Target(f"import-{ending}", _importing(ending), (form(_LAYOUT),))
            for ending, form in FORMATS.items()
        ),
        Target("cache", _cache, _entries()),
    )
}
