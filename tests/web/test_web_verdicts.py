"""The verdict table: what a server does, what we say, and how often we asked."""

import asyncio
import socket

import pytest

from tcsite.edges.web import Clock
from tcsite.links.verdicts import Verdict, WebAnswer
from tests.web.server import (
    Act,
    Server,
    asking,
    by_method,
    close,
    dribble,
    hang,
    in_turn,
    raw,
    redirect,
    reset,
    say,
)

LIVE, MOVED, DEAD = Verdict.LIVE, Verdict.MOVED, Verdict.DEAD
NOT_PUBLIC, UNKNOWN, REFUSED = Verdict.NOT_PUBLIC, Verdict.UNKNOWN, Verdict.REFUSED

HEAD_ONLY = ["HEAD"]
BOTH = ["HEAD", "GET"]
PASSING = ["HEAD", "GET", "GET", "GET"]


async def one(
    act: Act, clock: Clock | None = None, **politeness: object
) -> tuple[WebAnswer, list[str], Server]:
    """Ask for one address; the answer, and the methods by which the server was asked."""
    async with Server({"/x": act, "/ok": say(200)}, clock=clock or Clock(speed=20)) as server:
        answers = await asking(server, ["/x"], **politeness)
        return answers["/x"], server.asked("/x"), server


STATUSES = [
    *((status, LIVE, HEAD_ONLY) for status in (200, 201, 203, 204, 206)),
    *((status, DEAD, BOTH) for status in (400, 404, 405, 406, 410, 418, 501)),
    *((status, NOT_PUBLIC, BOTH) for status in (401, 402, 403, 407, 451, 999)),
    *((status, UNKNOWN, PASSING) for status in (408, 425, 500, 502, 503, 504, 520, 522, 524, 530)),
    (429, UNKNOWN, ["HEAD", "GET", "GET"]),
    *((status, UNKNOWN, BOTH) for status in (101, 300, 304, 305, 409, 411, 414, 421, 431, 600)),
]


Facts = tuple[Verdict, int, list[str]]


def facts(acts: dict[str, Act], **politeness: object) -> dict[str, Facts]:
    """Ask for each path; its verdict, its status, and the methods by which it was asked for."""

    async def scene() -> dict[str, Facts]:
        async with Server(acts) as server:
            answers = await asking(server, acts, **politeness)
            return {
                path: (answer.verdict, answer.status, server.asked(path)) for path, answer in answers.items()
            }

    return asyncio.run(scene())


def test_a_status_has_a_verdict() -> None:
    expected = {f"/{status}": (verdict, status, asked) for status, verdict, asked in STATUSES}
    assert facts({f"/{status}": say(status) for status, _, _ in STATUSES}) == expected


def test_a_get_is_believed_where_a_head_failed() -> None:
    heads: dict[str, Act] = {f"/{status}": say(status) for status in (405, 501, 403, 404, 400, 500, 503)}
    heads |= {"/close": close, "/reset": reset, "/garbage": raw(b"nonsense"), "/hang": hang}
    heads |= {"/faulty": raw(b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n"), "/circle": redirect(302, "/circle")}
    expected = dict.fromkeys(heads, (LIVE, 200, BOTH))
    assert facts({path: by_method(head=head, get=say(200)) for path, head in heads.items()}) == expected


FAILURES = [
    ("closed without a word", close, UNKNOWN, PASSING, "closes the connection"),
    ("reset", reset, UNKNOWN, PASSING, "breaks the connection off"),
    ("not HTTP", raw(b"SSH-2.0-OpenSSH_9.6\r\n"), DEAD, BOTH, "does not speak HTTP"),
    ("TLS on a plain port", raw(b"\x15\x03\x03\x00\x02\x02\x46"), DEAD, BOTH, "does not speak HTTP"),
    ("HTTP 0.9", raw(b"<html>hello</html>"), DEAD, BOTH, "does not speak HTTP"),
    ("no status", raw(b"HTTP/1.1 maybe\r\n\r\n"), DEAD, BOTH, "does not speak HTTP"),
    ("faulty headers", raw(b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n"), UNKNOWN, BOTH, "faulty HTTP"),
    (
        "a header of 200 KB",
        raw(b"HTTP/1.1 200 OK\r\nA: " + b"a" * 200_000 + b"\r\n\r\n"),
        UNKNOWN,
        BOTH,
        "faulty",
    ),
    (
        "5000 headers",
        raw(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 5000 + b"\r\n"),
        UNKNOWN,
        BOTH,
        "faulty HTTP",
    ),
]


def test_what_is_no_sound_answer_has_a_verdict() -> None:
    async def scene() -> dict[str, tuple[Verdict, list[str], str]]:
        async with Server({f"/{row}": act for row, (_, act, *_) in enumerate(FAILURES)}) as server:
            answers = await asking(server, server.routes)
            return {
                FAILURES[row][0]: (answer.verdict, server.asked(path), answer.reason)
                for row, (path, answer) in enumerate(answers.items())
            }

    found = asyncio.run(scene())
    assert {name: facts[:2] for name, facts in found.items()} == {
        name: (verdict, asked) for name, _, verdict, asked, _ in FAILURES
    }
    assert [name for name, *_, words in FAILURES if words not in found[name][2]] == []


def test_long_policies_in_headers_are_no_fault() -> None:
    answer, _, _ = asyncio.run(one(say(200, Content_Security_Policy="a" * 30_000)))
    assert answer.verdict is LIVE


def test_two_more_tries_after_about_one_and_four_seconds() -> None:
    answer, methods, server = asyncio.run(one(say(503), Clock(speed=4)))
    assert (answer.verdict, methods) == (UNKNOWN, PASSING)
    by_get, second, third = server.pauses("/x")
    assert 0.2 <= by_get < 0.8
    assert 0.8 <= second < 1.9
    assert 3.2 <= third < 5.5


def test_what_passes_is_forgotten() -> None:
    acts = {"/500": say(500), "/429": say(429), "/reset": reset, "/close": close}
    answers = facts({path: in_turn(bad, bad, say(200)) for path, bad in acts.items()})
    assert {verdict for verdict, _, _ in answers.values()} == {LIVE}


def test_dead_and_then_not_is_not_dead() -> None:
    answer, _, _ = asyncio.run(one(in_turn(say(503), say(404), say(200))))
    assert answer.verdict is LIVE


def test_a_host_where_nobody_listens_is_dead_at_the_second_try() -> None:
    async def scene() -> WebAnswer:
        async with Server({}) as server:
            pass
        return (await asking(server, ["/x"]))["/x"]

    answer = asyncio.run(scene())
    assert (answer.verdict, answer.reason) == (DEAD, "refuses connections")


def test_a_name_that_does_not_exist_is_dead_and_looked_up_twice_a_host_not_twice_a_link() -> None:
    async def scene() -> tuple[dict[str, WebAnswer], int]:
        looked_up = []

        async def lookup(host: str, port: int) -> list[str]:
            looked_up.append(host)
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        links = [f"http://gone.example.org/{n}" for n in range(20)]
        async with Server({}) as server:
            return await asking(server, links, lookup=lookup), len(looked_up)

    answers, looked_up = asyncio.run(scene())
    assert {answer.verdict for answer in answers.values()} == {DEAD}
    assert 2 <= looked_up <= 4  # one for robots.txt


def test_a_name_service_that_fails_says_nothing_about_the_name() -> None:
    async def scene() -> dict[str, WebAnswer]:
        async def lookup(host: str, port: int) -> list[str]:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

        async with Server({}) as server:
            return await asking(server, ["http://somewhere.example.org/"], lookup=lookup)

    (answer,) = asyncio.run(scene()).values()
    assert answer.verdict is UNKNOWN


@pytest.mark.parametrize("act", [hang, dribble(b"HTTP/1.1 200 OK\r\nX-A: ", b"a", 0.5, Clock(speed=40))])
def test_the_deadline_is_for_the_whole_address_however_busy_the_server_seems(act: Act) -> None:
    clock = Clock(speed=40)
    answer, methods, _ = asyncio.run(one(act, clock))
    assert (answer.verdict, methods) == (UNKNOWN, BOTH)
    assert answer.reason == "does not answer in time"
    assert 29 < clock.seconds() < 45  # 30 for the address, 10 for the robots.txt where it hangs as well


def test_a_host_that_never_answers_is_not_asked_for_ever() -> None:
    async def scene() -> tuple[dict[str, WebAnswer], int]:
        paths = [f"/{n}" for n in range(20)]
        async with Server(dict.fromkeys((*paths, "/robots.txt"), hang), clock=Clock(speed=100)) as server:
            return await asking(server, paths), len(server.log)

    answers, requests = asyncio.run(scene())
    assert {answer.verdict for answer in answers.values()} == {UNKNOWN}
    assert requests < 20


def test_a_live_page_whose_body_never_ends_is_live_at_once() -> None:
    clock = Clock(speed=20)
    start = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    act = by_method(head=say(405), get=dribble(start, b"1\r\na\r\n", 1, clock))
    answer, _, _ = asyncio.run(one(act, clock))
    assert answer.verdict is LIVE
    assert clock.seconds() < 5


def test_a_wall_against_robots_is_not_public() -> None:
    walls = {
        "/a": say(403, cf_mitigated="challenge"),
        "/b": say(503, cf_mitigated="challenge"),
        "/c": say(202, x_amzn_waf_action="captcha"),
    }
    answers = facts(walls)
    assert {(verdict, *methods) for verdict, _, methods in answers.values()} == {(NOT_PUBLIC, "HEAD")}


def test_a_fault_of_ours_with_one_address_hides_no_other() -> None:
    async def scene() -> dict[str, WebAnswer]:
        async def lookup(host: str, port: int) -> list[str]:
            raise ZeroDivisionError

        async with Server({"/ok": say(200)}) as server:
            return await asking(server, ["/ok", "http://trap.example.org/"], lookup=lookup)

    answers = asyncio.run(scene())
    assert answers["/ok"].verdict is LIVE
    assert answers["http://trap.example.org/"].verdict is UNKNOWN
    assert "fault of tcsite" in answers["http://trap.example.org/"].reason


def test_only_a_redirect_is_a_redirect() -> None:
    answer, methods, _ = asyncio.run(one(redirect(201, "/elsewhere")))
    assert (answer.verdict, methods, answer.hops) == (LIVE, HEAD_ONLY, ())
