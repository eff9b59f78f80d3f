"""Fragments on other people's pages, and how bodies are read: as little as it takes, whatever is sent."""

import asyncio
import gzip
import time
import tracemalloc
import zlib

import pytest

from tcsite.edges.web import Clock, ask
from tcsite.edges.web.anchors import AnchorScanner, wanted
from tcsite.edges.web.bodies import Body, Unreadable
from tcsite.links.verdicts import Anchor, Verdict, WebAnswer
from tests.web.server import (
    BOMB,
    Act,
    Server,
    asking,
    by_method,
    close,
    dribble,
    endless,
    page,
    redirect,
    say,
)

WORDS = "<p>" + "Technicians are the backbone of the laboratory. " * 20
FOUND, MISSING, UNSEEN, NONE = Anchor.FOUND, Anchor.MISSING, Anchor.UNSEEN, Anchor.NONE


def anchor(html: str, fragment: str = "here", content_type: str = "text/html", step: int = 0) -> Anchor:
    """What the scanner says of a page, read whole or a few bytes at a time."""
    scanner = AnchorScanner([fragment], content_type)
    content = html.encode()
    for start in range(0, len(content), step or len(content)):
        scanner.enough(content[start : start + (step or len(content))])
    return scanner.anchors(whole=True)[fragment]


PAGES = [
    ('<p id="here">', FOUND),
    ("<p id=here>", FOUND),
    ("<p id='here'>", FOUND),
    ("<P ID=here>", FOUND),
    ("<p\nclass=a\tid = 'here' />", FOUND),
    ("<p a b=c id=here/>", MISSING),  # the slash belongs to the value
    ("<a name=here>", FOUND),
    ("<p name=here>", MISSING),
    ("<p id=Here>", MISSING),
    ("<p data-id=here>", MISSING),
    ("<p title=' id=here '>", MISSING),
    ('<p title=">" id=here>', FOUND),
    ("<!-- <p id=here> -->", MISSING),
    ("<!-- <b> <p id=here> -->", MISSING),
    ("<!--><p id=here>", FOUND),
    ("<!doctype html><p id=here>", FOUND),
    ("<template><p id=here></template>", MISSING),
    ("<template><template></template><p id=here></template>", MISSING),
    ("<template></template><p id=here>", FOUND),
    ("<script>'<p id=here>'</script>", MISSING),
    ("<style>/* <p id=here> */</style>", MISSING),
    ("<textarea><p id=here></textarea>", MISSING),
    ("<title><p id=here></title>", MISSING),
    ("<script>1</script><p id=here>", FOUND),
    ("<pre><code><b id=here>", FOUND),
    ("<noscript><p id=here></noscript>", FOUND),
    ("<svg><g id=here></svg>", FOUND),
    ("<p id='user-content-here'>", FOUND),  # what GitHub makes of it
    ("< p id=here>", MISSING),
    ("</p id=here>", MISSING),
    ("<p id=here", MISSING),
    ("<p id='here", MISSING),
    ("<p id=\"'here'\">", MISSING),
    ("a < b && c <p id=here>", FOUND),
]


@pytest.mark.parametrize(("html", "expected"), PAGES)
def test_an_id_is_where_a_browser_sees_one(html: str, expected: Anchor) -> None:
    assert [anchor(WORDS + html, step=step) for step in (0, 1, 3)] == [expected] * 3


def test_the_words_of_ids() -> None:
    assert anchor(WORDS + "<p id='a&amp;b'>", "a&b") is FOUND
    assert anchor(WORDS + "<p id='für'>", "f%C3%BCr") is FOUND
    assert anchor(WORDS + "<p id='f%C3%BCr'>", "f%C3%BCr") is FOUND
    assert anchor(WORDS + "<p id='a b'>", "a%20b") is FOUND


def test_empty_elements_of_xml_are_empty() -> None:
    elements = WORDS + "<script href='x'/><g id='here'/>"
    assert anchor(elements, content_type="image/svg+xml") is FOUND
    assert anchor(elements) is MISSING
    assert anchor(f"<svg>{elements}</svg>") is FOUND  # a drawing in HTML is read as XML is


@pytest.mark.parametrize("fragment", ["", "top", "TOP", "/route", "!/x", ":~:text=word", "top:~:text=word"])
def test_some_fragments_ask_for_no_id(fragment: str) -> None:
    assert wanted(fragment) == ()


@pytest.mark.parametrize(
    "html",
    [
        "<div id=root></div><script src=a.js></script>",
        "<app-root></app-root>" + WORDS,
        "<script></script><p>Loading",
        '<div id="__next">' + WORDS,
    ],
)
def test_where_scripts_make_the_page_nothing_is_missing(html: str) -> None:
    assert anchor(html) is UNSEEN


def test_other_encodings_are_read() -> None:
    for encoding in ("iso-8859-1", "utf-16-le", "shift_jis"):
        scanner = AnchorScanner(
            ["für" if encoding != "shift_jis" else "技"], f"text/html; charset={encoding}"
        )
        html = WORDS + ("<p id=für>" if encoding != "shift_jis" else "<p id=技>")
        assert scanner.enough(html.encode(encoding)), encoding
    scanner = AnchorScanner(["für"], "text/html")
    assert scanner.enough(("<meta charset=latin1><p id=für>").encode("latin-1"))
    for odd in ("zip", "unicode_escape", "undefined", "no-such", "idna"):
        assert AnchorScanner(["here"], f"text/html; charset={odd}").enough(b"<p id=here>")


HOSTILE = [
    "<a ",
    "<p ",
    "a",
    "a=1 ",
    "<!--",
    "</scrip",
    '<a x="',
    "<div>",
    "<",
    "</",
    "<template>",
    "<a/",
    "&",
    "\0",
]
STARTS = ["", "<p ", "<script>", "<p a='", "<!--"]


def scanning(html: bytes, step: int = 32 << 10) -> float:
    """How much work it is to look through a page that comes in pieces, in seconds of the processor."""
    scanner = AnchorScanner(["here"], "text/html")
    began = time.process_time()
    for place in range(0, len(html), step):
        assert not scanner.enough(html[place : place + step])
    return time.process_time() - began


@pytest.mark.parametrize("start", STARTS)
def test_no_page_takes_long(start: str) -> None:
    """Four times the page may take eight times as long, not sixteen: nothing is quadratic."""
    for piece in HOSTILE:
        short, long = (
            scanning((start + piece * (size // len(piece))).encode()) for size in (50_000, 200_000)
        )
        assert long < max(8 * short, 1.0), piece


def test_a_tag_without_end_is_not_read_again_and_again() -> None:
    short, long = (scanning(b"<p " + b"a=1 " * 8192 * pieces) for pieces in (25, 100))
    assert long < max(8 * short, 1.0)
    scanner = AnchorScanner(["here"], "text/html")
    assert not scanner.enough(b"<p a=1 ")
    assert scanner.enough(b"> <p id=here>")


def unpacked(encoding: str, *chunks: bytes, limit: int = 3 << 20) -> bytes:
    body = Body(encoding, limit, lambda piece: False)
    for chunk in chunks:
        if body.take(chunk):
            break
    return bytes(body.content)


def test_every_encoding_that_we_ask_for_is_read() -> None:
    raw = zlib.compressobj(wbits=-15)
    deflated = raw.compress(b"hello" * 100) + raw.flush()
    assert unpacked("gzip", gzip.compress(b"hello")) == b"hello"
    assert unpacked("x-gzip", gzip.compress(b"hello")) == b"hello"
    assert unpacked("gzip", gzip.compress(b"hello") + gzip.compress(b" you")) == b"hello you"
    assert unpacked("GZip", *(bytes([byte]) for byte in gzip.compress(b"hello"))) == b"hello"
    assert unpacked("deflate", zlib.compress(b"hello")) == b"hello"
    assert unpacked("deflate", deflated) == b"hello" * 100
    assert unpacked("deflate", deflated[:1], deflated[1:]) == b"hello" * 100
    assert unpacked("identity", b"hello") == b"hello"
    assert unpacked("", b"hello", b" you") == b"hello you"
    assert unpacked("gzip", gzip.compress(b"hello") + b"rubbish") == b"hello"


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip, br", "compress", "x"])
def test_other_encodings_of_bodies_are_not_read(encoding: str) -> None:
    with pytest.raises(Unreadable):
        unpacked(encoding, b"")


@pytest.mark.parametrize(
    ("encoding", "chunk"), [("gzip", b"hello"), ("deflate", b"\xff\xff\xff"), ("gzip", b"\x1f\x8b\x08\xff")]
)
def test_a_broken_encoding_is_unreadable(encoding: str, chunk: bytes) -> None:
    with pytest.raises(Unreadable):
        unpacked(encoding, chunk, chunk)


def test_a_bomb_is_given_room_for_what_is_allowed_and_no_more() -> None:
    tracemalloc.start()
    try:
        assert len(unpacked("gzip", BOMB)) == 3 << 20
        assert (
            len(unpacked("gzip", *(BOMB[place : place + 100] for place in range(0, len(BOMB), 100))))
            == 3 << 20
        )
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16 << 20
    empty = gzip.compress(b"")
    assert unpacked("gzip", *[empty * 3000] * 1000) == b"", "an endless stream that says nothing ends as well"


def run(
    routes: dict[str, Act], paths: list[str], clock: Clock | None = None, **more: object
) -> tuple[dict[str, WebAnswer], Server]:
    async def scene() -> tuple[dict[str, WebAnswer], Server]:
        async with Server(routes, clock=clock or Clock(speed=20)) as server:
            return await asking(server, paths, **more), server

    return asyncio.run(scene())


def test_one_get_serves_all_fragments_of_a_page() -> None:
    answers, server = run({"/x": page(WORDS + "<h2 id=a>A</h2>")}, ["/x", "/x#a", "/x#b", "/x#top"])
    assert [answer.anchor for answer in answers.values()] == [NONE, FOUND, MISSING, NONE]
    assert {answer.verdict for answer in answers.values()} == {Verdict.LIVE}, "never an error"
    assert server.asked("/x") == ["GET"]


def test_only_what_can_have_ids_is_read() -> None:
    sent: list[int] = []
    start = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
    answers, _ = run({"/x.pdf": endless(start, b"x" * 65536, sent)}, ["/x.pdf#page=2"])
    assert answers["/x.pdf#page=2"].anchor is UNSEEN
    assert answers["/x.pdf#page=2"].verdict is Verdict.LIVE
    assert sum(sent) < 8 << 20


def test_reading_stops_at_the_id() -> None:
    clock = Clock(speed=20)
    start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p id=here>"
    answers, _ = run({"/x": dribble(start, b"more ", 1, clock)}, ["/x#here"], clock)
    assert answers["/x#here"].anchor is FOUND
    assert clock.seconds() < 5


@pytest.mark.parametrize("piece", [b"<p>word", b"\0"])
def test_an_endless_page_is_read_to_the_limit(piece: bytes) -> None:
    sent: list[int] = []
    start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    answers, _ = run({"/x": endless(start, piece * 4096, sent)}, ["/x#here"])
    assert (answers["/x#here"].verdict, answers["/x#here"].anchor) == (Verdict.LIVE, UNSEEN)
    assert 3 << 20 <= sum(sent) < 16 << 20


def test_a_dribbling_page_is_read_to_the_deadline_and_is_live() -> None:
    clock = Clock(speed=40)
    start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    answers, server = run({"/x": dribble(start, b"word ", 0.5, clock)}, ["/x#here"], clock)
    assert (answers["/x#here"].verdict, answers["/x#here"].anchor) == (Verdict.LIVE, UNSEEN)
    assert server.asked("/x") == ["GET"]
    assert clock.seconds() < 35


def test_bodies_that_break_are_not_held_against_the_page() -> None:
    routes: dict[str, Act] = {
        "/bomb": say(200, BOMB, Content_Type="text/html", Content_Encoding="gzip"),
        "/broken": say(200, b"not gzip", Content_Type="text/html", Content_Encoding="gzip"),
        "/brotli": say(200, b"\x0b\x02\x80", Content_Type="text/html", Content_Encoding="br"),
        "/short": say(200, WORDS.encode(), Content_Type="text/html", Content_Length="100000"),
    }
    answers, _ = run(routes, [f"{path}#here" for path in routes])
    assert {(answer.verdict, answer.anchor) for answer in answers.values()} == {(Verdict.LIVE, UNSEEN)}


def test_a_404_by_get_alone_is_asked_for_twice() -> None:
    _, server = run({"/x": page("", 404)}, ["/x#here"])
    assert server.asked("/x") == ["GET", "GET"]
    assert server.pauses("/x")[0] >= 0.8
    _, server = run({"/x": page("", 410)}, ["/x#here"])
    assert server.asked("/x") == ["GET"]


def test_a_fragment_travels_with_a_redirect_unless_that_has_its_own() -> None:
    routes = {"/a": redirect(301, "/x"), "/b": redirect(301, "/x#other"), "/x": page(WORDS + "<p id=here>")}
    answers, server = run(routes, ["/a#here", "/b#here"])
    assert [answer.to for answer in answers.values()] == [server.url("/x#here"), server.url("/x#other")]
    assert answers["/a#here"].anchor is FOUND


def test_pages_are_kept_for_those_who_want_them() -> None:
    html = WORDS + "<p id=here>"

    async def scene() -> dict[str, WebAnswer]:
        packed = say(
            200,
            gzip.compress(html.encode()),
            Content_Type="text/html",
            Content_Encoding="gzip",
            X_Robots_Tag="noindex",
        )
        async with Server({"/x": packed, "/y": say(404)}) as server:
            return await asking(server, ["/x#here", "/y"], pages=[server.url("/x#here"), server.url("/y")])

    answers = asyncio.run(scene())
    kept = answers["/x#here"].page
    assert kept
    assert (kept.content.decode(), kept.whole, kept.header("x-robots-tag")) == (html, True, "noindex")
    assert answers["/x#here"].anchor is FOUND
    assert answers["/y"].page is None


def test_a_head_is_followed_by_a_get_even_when_it_is_the_get_that_fails() -> None:
    answers, server = run({"/x": by_method(head=say(200), get=close)}, ["/x"])
    assert answers["/x"].verdict is Verdict.LIVE
    assert server.asked("/x") == ["HEAD"], "a HEAD that went well is enough"


def test_nothing_to_ask_is_no_trouble() -> None:
    assert asyncio.run(ask([])) == {}
