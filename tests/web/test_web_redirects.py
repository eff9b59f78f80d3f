"""Redirects: followed by hand, hop by hop, never to where we do not go."""

import asyncio

import pytest

from tcsite.edges.web import Clock
from tcsite.links.verdicts import Hop, Verdict, WebAnswer, how_to_fix
from tests.web.server import Act, Seen, Server, asking, by_method, names, raw, redirect, say, several

LIVE, MOVED, DEAD = Verdict.LIVE, Verdict.MOVED, Verdict.DEAD
NOT_PUBLIC, UNKNOWN, REFUSED = Verdict.NOT_PUBLIC, Verdict.UNKNOWN, Verdict.REFUSED


def walk(routes: dict[str, Act], start: str = "/a") -> tuple[WebAnswer, Server]:
    async def scene() -> tuple[WebAnswer, Server]:
        async with Server(routes) as server:
            return (await asking(server, [start]))[start], server

    return asyncio.run(scene())


@pytest.mark.parametrize("status", [301, 308])
def test_moved_for_good_says_where_to(status: int) -> None:
    answer, server = walk({"/a": redirect(status, "/b"), "/b": say(200)})
    assert (answer.verdict, answer.to, answer.note) == (MOVED, server.url("/b"), "")
    assert answer.hops == (Hop(server.url("/a"), status),)
    assert how_to_fix(answer) == f"write {server.url('/b')}"
    assert [seen.method for seen in server.log if seen.path != "/robots.txt"] == ["HEAD", "HEAD"]


def verdicts(
    routes: dict[str, Act], paths: list[str], **politeness: object
) -> tuple[dict[str, WebAnswer], Server]:
    async def scene() -> tuple[dict[str, WebAnswer], Server]:
        async with Server(routes) as server:
            return await asking(server, paths, **politeness), server

    return asyncio.run(scene())


def test_one_temporary_hop_makes_it_live() -> None:
    routes = {"/end": say(200), "/for-good": redirect(301, "/end")}
    for status in (302, 303, 307):
        routes[f"/{status}-last"] = redirect(301, f"/{status}")
        routes[f"/{status}"] = redirect(status, "/end")
        routes[f"/{status}-first"] = redirect(status, "/for-good")
    paths = [path for path in routes if "-" in path and path != "/for-good"]
    answers, server = verdicts(routes, paths)
    assert {(answer.verdict, answer.to) for answer in answers.values()} == {(LIVE, server.url("/end"))}
    assert len(answers) == 6


def test_the_end_of_the_chain_decides() -> None:
    ends = {404: DEAD, 410: DEAD, 403: NOT_PUBLIC, 500: UNKNOWN, 200: MOVED}
    routes = {f"/{status}": say(status) for status in ends}
    routes |= {f"/to/{status}": redirect(301, f"/{status}") for status in ends}
    answers, _ = verdicts(routes, [f"/to/{status}" for status in ends])
    assert {path: answer.verdict for path, answer in answers.items()} == {
        f"/to/{status}": verdict for status, verdict in ends.items()
    }
    assert all(f"/{answer.status}" in answer.reason for answer in answers.values())


LOCATIONS = [
    ("b", "/deep/b"),
    ("/b", "/b"),
    ("../b", "/b"),
    ("?x=1", "/deep/3?x=1"),
    ("//{host}/b", "/b"),
    ("http://{host}/b", "/b"),
    ("HTTP://{host}/b", "/b"),
    ("http:\\\\{host}\\b", "/b"),
    ("\\b", "/b"),
    ("/b c", "/b%20c"),
    ("/ä", "/%C3%A4"),
    ("/b\udce4", "/b%E4"),
    ("/b%2Fc%zz", "/b%2Fc%zz"),
    ("/b/./c/%2e%2E/d", "/b/d"),
    ("/b#there", "/b#there"),
    ("  /b  ", "/b"),
]


def test_a_location_is_read_as_browsers_read_it() -> None:
    async def scene() -> dict[str, str]:
        async with Server({path: say(200) for _, path in LOCATIONS}) as server:
            starts = {f"/deep/{row}": location for row, (location, _) in enumerate(LOCATIONS)}
            for path, location in starts.items():
                server.routes[path] = redirect(301, location.replace("{host}", server.allow))
            server.routes["/deep/3?x=1"] = say(200)
            answers = await asking(server, starts)
            assert {answer.verdict for answer in answers.values()} == {MOVED}
            return {starts[path]: answer.to.removeprefix(server.url("")) for path, answer in answers.items()}

    assert asyncio.run(scene()) == dict(LOCATIONS)


def test_a_redirect_that_leads_nowhere_is_dead() -> None:
    routes: dict[str, Act] = {f"/{status}": say(status) for status in (301, 302, 303, 307, 308)}
    routes |= {f"/{status}/empty": say(status, Location=" ") for status in (301, 302, 303, 307, 308)}
    answers, server = verdicts(routes, list(routes))
    assert {(answer.verdict, answer.reason) for answer in answers.values()} == {
        (DEAD, "redirects without saying where")
    }
    assert {tuple(server.asked(path)) for path in routes} == {("HEAD", "GET")}


def test_a_redirect_that_makes_no_sense_is_dead() -> None:
    nonsense = ["http://", "https:///", "http://a b/", "http://x:99999/", "http://[::1/", "http://1.2.3.4.5/"]
    routes = {f"/{number}": redirect(302, location) for number, location in enumerate(nonsense)}
    answers, server = verdicts(routes, list(routes))
    assert {answer.verdict for answer in answers.values()} == {DEAD}
    assert {tuple(server.asked(path)) for path in routes} == {("HEAD", "GET")}


def test_a_circle_of_one_is_seen_at_once() -> None:
    answer, server = walk({"/a": redirect(302, "/a")})
    assert (answer.verdict, answer.reason) == (DEAD, "redirects in a circle")
    assert server.asked("/a") == ["HEAD", "GET"]


def test_a_circle_of_three_is_seen_when_it_closes() -> None:
    answer, server = walk({"/a": redirect(301, "/b"), "/b": redirect(302, "/c"), "/c": redirect(308, "/a#x")})
    assert answer.verdict is DEAD
    assert [seen.path for seen in server.log] == ["/robots.txt", "/a", "/b", "/c", "/c"]


def test_a_circle_for_head_only_is_none() -> None:
    answer, _ = walk({"/a": by_method(head=redirect(302, "/a"), get=say(200))})
    assert answer.verdict is LIVE


async def wants_a_cookie(seen: Seen, writer: asyncio.StreamWriter) -> None:
    act = (
        say(200)
        if "seen=1" in seen.headers.get("cookie", "")
        else redirect(302, seen.path, Set_Cookie="seen=1; Path=/")
    )
    await act(seen, writer)


def test_a_page_that_sends_us_back_with_a_cookie_is_live_and_the_cookie_lasts_for_the_run() -> None:
    async def scene() -> tuple[dict[str, WebAnswer], Server]:
        async with Server({"/a": wants_a_cookie, "/b": wants_a_cookie}) as server:
            first = await asking(server, ["/a", "/b"], in_flight=1)
            return first, server

    answers, server = asyncio.run(scene())
    assert {answer.verdict for answer in answers.values()} == {LIVE}
    assert [seen.path for seen in server.log] == ["/robots.txt", "/a", "/a", "/b"]


def test_a_circle_that_sets_the_same_cookie_again_is_a_circle() -> None:
    answer, server = walk({"/a": redirect(302, "/a", Set_Cookie="a=1")})
    assert answer.verdict is DEAD
    assert len(server.asked("/a")) == 3


def test_a_circle_with_new_cookies_ends_after_ten_hops() -> None:
    async def act(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await redirect(302, "/a", Set_Cookie=f"a={seen.number}")(seen, writer)

    answer, server = walk({"/a": act})
    assert (answer.verdict, answer.reason) == (DEAD, "redirects more than 10 times")
    assert len(server.asked("/a")) == 12  # the first, ten hops, and the last again by GET


@pytest.mark.parametrize(
    ("cookies", "sent"),
    [
        (["a=1", "b=2; Path=/"], "a=1; b=2"),
        (["a=1", "b=" + "x" * 5000], "a=1"),  # one that is too large is not kept
        ([f"c{number}=" + "x" * 1000 for number in range(5)], None),  # all together are too large to send
    ],
)
def test_a_bomb_of_cookies_is_not_carried(cookies: list[str], sent: str | None) -> None:
    baked = "".join(f"Set-Cookie: {cookie}\r\n" for cookie in cookies)
    routes = {"/a": raw(f"HTTP/1.1 200 OK\r\n{baked}\r\n".encode()), "/b": say(200)}
    _, server = verdicts(routes, ["/a", "/b"], in_flight=1)
    assert server.log[-1].path == "/b"
    assert server.log[-1].headers.get("cookie") == sent


def chain(hops: int) -> dict[str, Act]:
    steps: dict[str, Act] = {f"/{n}": redirect(301, f"/{n + 1}") for n in range(hops)}
    return {**steps, f"/{hops}": say(200)}


def test_ten_hops_are_followed_and_eleven_are_not() -> None:
    answer, server = walk(chain(10), "/0")
    assert (answer.verdict, answer.to, len(answer.hops)) == (MOVED, server.url("/10"), 10)
    answer, server = walk(chain(11), "/0")
    assert (answer.verdict, answer.reason.endswith("redirects more than 10 times")) == (DEAD, True)
    assert server.asked("/11") == []


NOTES = [
    ("http://a.test/x", "https://a.test/x", "https"),
    ("http://a.test/x", "http://a.test/x/", "a slash"),
    ("http://a.test/x", "https://a.test/x/", "https and a slash"),
    ("http://a.test/x?q=1", "https://a.test/x/?q=1", "https and a slash"),
    ("http://a.test/x", "https://www.a.test/x", ""),
    ("https://a.test/x", "http://a.test/x", ""),
    ("http://a.test/x", "https://a.test/x?q=1", ""),
]


@pytest.mark.parametrize(("asked", "final", "note"), NOTES)
def test_a_slash_and_https_are_one_note(asked: str, final: str, note: str) -> None:
    from tcsite.edges.web.outcomes import FetchOutcome, after_redirects

    outcome, found = after_redirects(FetchOutcome(LIVE, "", status=200), asked, (Hop(asked, 301),), final)
    assert (outcome.verdict, found) == (MOVED, note)


def test_a_slash_added_in_two_hops_is_one_note() -> None:
    answer, server = walk({"/a": redirect(301, "/b"), "/b": redirect(301, "/a/"), "/a/": say(200)})
    assert (answer.verdict, answer.to, answer.note) == (MOVED, server.url("/a/"), "a slash")


def test_a_redirect_to_the_front_page_is_named() -> None:
    answer, _ = walk({"/a": redirect(301, "/"), "/": say(200)})
    assert (answer.verdict, "front page" in answer.reason) == (MOVED, True)


def test_a_redirect_to_a_login_page_is_not_public() -> None:
    logins = ["/login?next=/a", "/wp-login.php", "/Shibboleth.sso/Login", "/idp/saml2/x", "/sign-in"]
    routes = {f"/{number}": redirect(302, login) for number, login in enumerate(logins)}
    answers, _ = verdicts({**routes, **{login: say(200) for login in logins}}, list(routes))
    assert {answer.verdict for answer in answers.values()} == {NOT_PUBLIC}


def test_a_login_page_that_is_linked_is_live() -> None:
    answer, _ = walk({"/login": redirect(302, "/login/form"), "/login/form": say(200)}, "/login")
    assert answer.verdict is LIVE


NEVER = [
    "ftp://{host}/x",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "mailto:a@b.c",
    "gopher://{host}/",
    "ws://{host}/x",
    "http://me:secret@{host}/x",
    "http://user@{host}/x",
    "http://{name}:25/",
    "http://{name}:0/",
]


def test_a_redirect_to_what_we_never_fetch_is_refused() -> None:
    async def scene() -> tuple[dict[str, WebAnswer], Server]:
        async with Server({}) as server:
            for number, location in enumerate(NEVER):
                where = location.replace("{host}", server.allow).replace("{name}", server.host)
                server.routes[f"/{number}"] = redirect(301, where)
            return await asking(server, list(server.routes)), server

    answers, server = asyncio.run(scene())
    assert {answer.verdict for answer in answers.values()} == {REFUSED}
    assert sorted(seen.path for seen in server.log) == sorted(["/robots.txt", *server.routes])


def test_an_address_without_end_does_not_make_a_reason_without_end() -> None:
    answer, _ = walk({"/a": redirect(302, "ftp://x/" + "y" * 20_000)})
    assert answer.verdict is REFUSED
    assert len(answer.reason) < 500


def test_redirect_hops_to_another_host_keep_the_pace_of_that_host() -> None:
    async def scene() -> tuple[Server, Server]:
        clock = Clock(speed=2)
        one = Server({}, clock=clock)
        two = Server({f"/{n}": say(200) for n in range(6)}, clock=clock)
        async with several(one, two):
            for n in range(6):
                one.routes[f"/{n}"] = redirect(302, two.url(f"/{n}"))
            await asking(one, [f"/{n}" for n in range(6)], allow=[two.allow], lookup=names)
        return one, two

    one, two = asyncio.run(scene())
    assert len(two.log) == 7
    assert min(one.gaps + two.gaps) > 0.19
