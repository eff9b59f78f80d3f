"""robots.txt: asked for once a host, read as RFC 9309 says, and kept to."""

import asyncio

import pytest

from tcsite.edges.web import Clock
from tcsite.links.verdicts import Verdict, WebAnswer
from tcsite.text.robots import read_robots
from tests.web.server import (
    Act,
    Server,
    asking,
    close,
    dribble,
    hang,
    in_turn,
    raw,
    redirect,
    reset,
    say,
    several,
)

LIVE, UNKNOWN, DEAD = Verdict.LIVE, Verdict.UNKNOWN, Verdict.DEAD

RULES = [
    ("", "/x", True),
    ("User-agent: *\nDisallow: /", "/x", False),
    ("user-AGENT : *\r\nDISALLOW : /x # why", "/x", False),
    ("User-agent: *\rDisallow: /x", "/xy", False),
    ("User-agent: *\nDisallow:", "/x", True),
    ("User-agent: *\nDisallow: /x/", "/x", True),
    ("User-agent: *\nDisallow: /x", "/X", True),
    ("Disallow: /x", "/x", True),  # a rule for nobody
    ("\ufeffUser-agent: *\nDisallow: /x", "/x", False),
    ("User-agent: *\nDisallow: /x\n\nUser-agent: tcsite\nDisallow: /y", "/x", True),
    ("User-agent: *\nDisallow: /x\n\nUser-agent: TCsite/1.0\nDisallow: /y", "/y", False),
    ("User-agent: tcsite\n\nUser-agent: *\nDisallow: /x", "/x", False),  # an empty line ends nothing
    ("User-agent: tcsite\nAllow: /\nUser-agent: *\nDisallow: /x", "/x", True),
    ("User-agent: tcsite-news\nDisallow: /x", "/x", True),
    ("User-agent: other\nUser-agent: tcsite\nDisallow: /x", "/x", False),
    (
        "User-agent: tcsite\nDisallow: /a\nUser-agent: b\nDisallow: /b\nUser-agent: tcsite\nDisallow: /x",
        "/x",
        False,
    ),
    ("User-agent: *\nSitemap: /s\nDisallow: /x", "/x", False),
    ("User-agent: *\nDisallow: /x\nAllow: /x/y", "/x/y/z", True),  # the longest decides
    ("User-agent: *\nAllow: /x/y\nDisallow: /x", "/x/z", False),
    ("User-agent: *\nDisallow: /x\nAllow: /x", "/x", True),  # a tie allows
    ("User-agent: *\nDisallow: /*.pdf", "/a/b.pdf?x", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
    ("User-agent: *\nDisallow: /x$", "/x", False),
    ("User-agent: *\nDisallow: /x$", "/xy", True),
    ("User-agent: *\nDisallow: *x*y", "/1x2y3", False),
    ("User-agent: *\nDisallow: /a*b*b$", "/ab", True),
    ("User-agent: *\nDisallow: /x?q=", "/x?q=1", False),
    ("User-agent: *\nDisallow: /%7Ejoe", "/~joe", False),
    ("User-agent: *\nDisallow: /~joe", "/%7ejoe", False),
    ("User-agent: *\nDisallow: /ä", "/%c3%a4", False),
    ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
    ("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", False),
    ("<html>User-agent: nobody</html>", "/x", True),
    ("no colon\n:\n: x\nUser-agent\nUser-agent: *\nDisallow: /x", "/x", False),
]


@pytest.mark.parametrize(("text", "path", "allowed"), RULES)
def test_a_robots_txt_is_read(text: str, path: str, *, allowed: bool) -> None:
    assert read_robots(text, "tcsite").allow(path) is allowed


def test_no_pattern_takes_long() -> None:
    rules = read_robots("User-agent: *\nDisallow: /" + "*a" * 5000 + "$")
    assert rules.allow("/" + "a" * 4999 + "b")
    assert not rules.allow("/" + "a" * 5000)


def run(
    routes: dict[str, Act], paths: list[str], clock: Clock | None = None
) -> tuple[dict[str, WebAnswer], Server]:
    async def scene() -> tuple[dict[str, WebAnswer], Server]:
        async with Server(routes, clock=clock or Clock(speed=20)) as server:
            return await asking(server, paths), server

    return asyncio.run(scene())


def test_it_is_asked_for_once_a_host_and_before_anything_else() -> None:
    paths = [f"/{n}" for n in range(8)]
    _, server = run({path: say(200) for path in paths}, paths)
    assert server.log[0].path == "/robots.txt"
    assert server.asked("/robots.txt") == ["GET"]


def test_what_it_forbids_is_not_asked_for_and_never_fails() -> None:
    rules = say(200, b"User-agent: *\nDisallow: /secret")
    routes = {"/robots.txt": rules, "/secret": say(200), "/open": say(200), "/to": redirect(302, "/secret/x")}
    answers, server = run(routes, ["/secret", "/open", "/to"])
    assert [answer.verdict for answer in answers.values()] == [UNKNOWN, LIVE, UNKNOWN]
    assert "asks us not to look" in answers["/secret"].reason
    assert {seen.path for seen in server.log} == {"/robots.txt", "/open", "/to"}


ANSWERS: list[tuple[str, Act, Verdict]] = [
    ("absent", say(404), LIVE),
    ("forbidden itself", say(403), LIVE),
    ("gone", say(410), LIVE),
    ("broken server", say(500), UNKNOWN),
    ("busy server", say(503), UNKNOWN),
    ("closed without a word", close, LIVE),
    ("reset", reset, LIVE),
    ("not HTTP", raw(b"hello"), LIVE),
    ("too slow", hang, LIVE),
    ("leads to another scheme", redirect(301, "file:///etc/passwd"), LIVE),
    ("leads in a circle", redirect(301, "/robots.txt"), LIVE),
    ("a page", say(200, b"<html>User-agent: *", Content_Type="text/html"), LIVE),
    ("packed in an unknown way", say(200, b"User-agent: *\nDisallow: /", Content_Encoding="br"), LIVE),
]


@pytest.mark.parametrize(("act", "verdict"), [row[1:] for row in ANSWERS], ids=[row[0] for row in ANSWERS])
def test_a_robots_txt_that_cannot_be_read(act: Act, verdict: Verdict) -> None:
    answers, _ = run({"/robots.txt": act, "/x": say(200)}, ["/x"], Clock(speed=40))
    assert answers["/x"].verdict is verdict


def test_its_redirects_are_followed() -> None:
    routes = {
        "/robots.txt": redirect(301, "/r"),
        "/r": say(200, b"User-agent: *\nDisallow: /x"),
        "/x": say(200),
    }
    answers, _ = run(routes, ["/x"])
    assert answers["/x"].verdict is UNKNOWN


def test_the_robots_txt_that_a_host_shares_with_another_is_not_asked_for_again() -> None:
    async def scene() -> tuple[dict[str, WebAnswer], Server, Server]:
        clock = Clock(speed=20)
        new = Server({"/x": say(200)}, clock=clock, host="new.test")
        old = Server({}, clock=clock, host="old.test")
        async with several(new, old):
            old.routes["/robots.txt"] = redirect(301, new.url("/robots.txt"))
            old.routes["/x"] = redirect(301, new.url("/x"))
            return await asking(old, ["/x"], allow=[new.allow]), old, new

    answers, old, new = asyncio.run(scene())
    assert answers["/x"].verdict is Verdict.MOVED
    assert (old.asked("/robots.txt"), new.asked("/robots.txt")) == (["GET"], ["GET"])


def test_rules_are_read_to_the_last_whole_line() -> None:
    clock = Clock(speed=40)
    start = b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /x\nDisallow: /"
    answers, _ = run(
        {"/robots.txt": dribble(start, b"y", 1, clock), "/x": say(200), "/z": say(200)}, ["/x", "/z"], clock
    )
    assert [answer.verdict for answer in answers.values()] == [UNKNOWN, LIVE]


def test_a_host_may_ask_for_more_time_between_requests() -> None:
    clock = Clock(speed=10)
    rules = say(200, b"User-agent: *\nCrawl-delay: 2\n")
    _, server = run(
        {"/robots.txt": rules, **{f"/{n}": say(200) for n in range(4)}}, [f"/{n}" for n in range(4)], clock
    )
    assert min(server.gaps[1:]) > 1.9


def test_retry_after_on_robots_txt_holds_the_host() -> None:
    clock = Clock(speed=10)
    busy = say(429, Retry_After="5")
    answers, server = run({"/robots.txt": in_turn(busy, say(404)), "/x": say(200)}, ["/x"], clock)
    assert answers["/x"].verdict is LIVE
    assert server.gaps[0] >= 5
