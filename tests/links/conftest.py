"""A small folder that every situation is put into, and functions that check it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pytest

from tcsite.diagnostics import Diagnostic, Severity
from tcsite.links import PageLinks, Where, collect, format_of, in_any_folder, locate_in_pages, on_our_site

WHOLE = (
    '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>T</title>{head}</head>\n'
    "<body><main><h1>H</h1>\n{body}\n</main></body>\n</html>\n"
)
ICONS = '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="icon"><path d="M0 0"/></symbol></svg>'

Files = Mapping[str, str | bytes]


def whole(body: str = "", head: str = "") -> str:
    """A page that has everything a page needs, with this body."""
    return WHOLE.format(body=body, head=head)


FOLDER: Files = {
    "index.html": whole('<p id="home">'),
    "other.html": whole(
        '<p id="here"><a name="named">n</a><p id="é"><p id="a b"><p id="x%20y"><p id="Case">'
    ),
    "sub/index.html": whole('<p id="in-sub">'),
    "sub/deep.html": whole('<p id="deep">'),
    "no-index/file.html": whole(),
    "a b.html": whole(),
    "plus+plus.html": whole(),
    "100%.html": whole(),
    "Capital.html": whole(),
    "caf\u00e9.html": whole(),  # composed
    "cafe\u0301-decomposed.html": whole(),
    "old.html": whole(head='<meta http-equiv="refresh" content="0; url=other.html">'),
    "a.png": b"",
    "b.png": b"",
    "a,b.png": b"",
    "clip.mp4": b"",
    "clip.vtt": b"",
    "doc.pdf": b"",
    "notes.txt": b"",
    "bare": b"",
    "app.js": b"",
    "good.css": "body { color: red }",
    "icons.svg": ICONS,
    "app.webmanifest": '{"icons": [{"src": "a.png"}], "start_url": "index.html"}',
}

Pairs = set[tuple[str, str]]


class Problem(NamedTuple):
    """A diagnostic as rows of tables name its parts."""

    rule: str
    severity: Severity
    message: str
    hint: str
    page: str
    line: int
    column: int
    text: str
    url: str
    target: str


def flat(diagnostic: Diagnostic) -> Problem:
    """The parts of a diagnostic, those of its place and its extras among them."""
    place, extra = diagnostic.place, dict(diagnostic.extra)
    assert place.file == extra["page"]
    return Problem(
        *(diagnostic.rule, diagnostic.severity, diagnostic.message, diagnostic.hint),
        *(place.file, place.line, place.column, place.text, extra["url"], extra["target"]),
    )


def read(files: Files) -> tuple[dict[str, bytes], list[PageLinks]]:
    contents = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    return contents, [collect(path, content) for path, content in contents.items() if format_of(path)]


def problems_in(files: Files, where: Where | None = None) -> list[Problem]:
    contents, pages = read(files)
    return list(map(flat, locate_in_pages(in_any_folder(pages, contents, where), contents.__getitem__)))


@pytest.fixture
def check() -> Callable[..., Pairs]:
    """What is found in `page.html` with this body (or in these files) among the files of the folder."""

    def checked(
        body: str = "", files: Files | None = None, head: str = "", where: Where | None = None
    ) -> Pairs:
        given = {**FOLDER, "page.html": whole(body, head), **(files or {})}
        return {(problem.rule, problem.url) for problem in problems_in(given, where)}

    return checked


@pytest.fixture
def problems() -> Callable[..., list[Problem]]:
    """Placed problems of exactly these files."""
    return problems_in


@pytest.fixture
def on_site() -> Callable[..., list[Problem]]:
    """Placed problems of a built site of exactly these files."""

    def checked(files: Files, where: Where) -> list[Problem]:
        contents, pages = read(files)
        return list(map(flat, locate_in_pages(on_our_site(pages, contents, where), contents.__getitem__)))

    return checked


@pytest.fixture
def page() -> Callable[..., str]:
    """A whole page around a body."""
    return whole


@pytest.fixture
def folder() -> Files:
    """The files that each situation is put among."""
    return FOLDER
