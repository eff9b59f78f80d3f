"""Pace, Retry-After, budget, progress: what a host gets to feel of us."""

import asyncio
import contextlib
import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tcsite.edges.web import Clock, Politeness, ask
from tcsite.edges.web.outcomes import retry_after
from tcsite.links.verdicts import Verdict, WebAnswer, WebProgress
from tests.web.server import (
    CERTIFICATES,
    Act,
    Seen,
    Server,
    asking,
    between,
    hang,
    in_turn,
    redirect,
    say,
    several,
    slowly,
)

LIVE, UNKNOWN, DEAD = Verdict.LIVE, Verdict.UNKNOWN, Verdict.DEAD


def run(server: Server, paths: list[str], **politeness: object) -> dict[str, WebAnswer]:
    async def scene() -> dict[str, WebAnswer]:
        async with server:
            return await asking(server, paths, **politeness)

    return asyncio.run(scene())


def test_requests_to_one_host_keep_their_distance_whatever_they_are_for() -> None:
    clock = Clock()
    routes: dict[str, Act] = {f"/{n}": slowly(0.3, say(200), clock) for n in range(4)}
    routes |= {"/404": say(404), "/to": redirect(301, "/1"), "/503": in_turn(say(503), say(503), say(200))}
    server = Server(routes, clock=clock)
    run(server, list(routes))
    assert len(server.log) == 1 + 4 + 2 + 2 + 3
    assert min(server.gaps) > 0.19
    assert server.log[-1].when < 5


def test_at_most_four_are_in_flight() -> None:
    clock = Clock(speed=8)
    server = Server({f"/{n}": slowly(3, say(200), clock) for n in range(12)}, clock=clock)
    run(server, list(server.routes))
    assert server.busiest == 4
    assert 9 <= clock.seconds() < 14


def test_other_hosts_go_on_meanwhile() -> None:
    async def scene() -> tuple[dict[str, WebAnswer], Server, Server]:
        clock = Clock(speed=4)
        slow = Server({f"/{n}": slowly(4, say(200), clock) for n in range(8)}, clock=clock)
        held = Server({"/": in_turn(say(429, Retry_After="8"), say(200))}, clock=clock, host="held.test")
        quick = Server({f"/{n}": say(200) for n in range(8)}, clock=clock, host="quick.test")
        async with several(slow, held, quick):
            links = [
                *(slow.url(f"/{n}") for n in range(8)),
                held.url("/"),
                *(quick.url(f"/{n}") for n in range(8)),
            ]
            answers = await asking(slow, links, allow=[held.allow, quick.allow])
        return answers, slow, quick

    answers, slow, quick = asyncio.run(scene())
    assert {answer.verdict for answer in answers.values()} == {LIVE}
    assert quick.log[-1].when < slow.log[-1].when, "the quick host does not wait for the slow one"


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_in_seconds_holds_the_host(status: int) -> None:
    clock = Clock(speed=8)
    routes: dict[str, Act] = {"/first": in_turn(say(status, Retry_After="7"), say(200))}
    routes |= {f"/{n}": say(200) for n in range(3)}
    server = Server(routes, clock=clock)
    answers = run(server, list(routes), in_flight=1)
    assert {answer.verdict for answer in answers.values()} == {LIVE}
    told = server.log[1].when
    assert all(seen.when - told >= 7 for seen in server.log[2:])
    assert server.log[2].when - told < 9


@pytest.mark.parametrize("shown", [True, False])
def test_retry_after_as_a_date_holds_the_host(*, shown: bool) -> None:
    """With the server's own clock an hour ahead of ours, when it shows it."""
    clock = Clock(speed=8)
    ahead = timedelta(hours=1) if shown else timedelta()
    until: list[datetime] = []

    async def busy(seen: Seen, writer: asyncio.StreamWriter) -> None:
        until.append((clock.date() + ahead + timedelta(seconds=6)).replace(microsecond=0))
        date = {"Date": format_datetime(clock.date() + ahead, usegmt=True)} if shown else {}
        await say(429, Retry_After=format_datetime(until[0], usegmt=True), **date)(seen, writer)

    again: list[datetime] = []

    async def fine(seen: Seen, writer: asyncio.StreamWriter) -> None:
        again.append(clock.date() + ahead)
        await say(200)(seen, writer)

    answers = run(Server({"/x": in_turn(busy, fine)}, clock=clock), ["/x"])
    assert answers["/x"].verdict is LIVE
    assert until[0] <= again[0] < until[0] + timedelta(seconds=3)


@pytest.mark.parametrize("value", ["86400", "61", "99999999999999999999", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_whoever_asks_for_a_day_is_left_alone_and_unknown_at_once(value: str) -> None:
    clock = Clock(speed=4)
    server = Server({"/x": say(429, Retry_After=value), "/y": say(200)}, clock=clock)
    answers = run(server, ["/x", "/y"], in_flight=1)
    assert {answer.verdict for answer in answers.values()} == {UNKNOWN}
    assert [seen.path for seen in server.log] == ["/robots.txt", "/x"]
    assert clock.seconds() < 5


@pytest.mark.parametrize("status", [503, 500, 408])
def test_a_day_for_one_address_is_not_a_day_for_its_host(status: int) -> None:
    clock = Clock(speed=4)
    server = Server({"/x": say(status, Retry_After="86400"), "/y": say(200), "/z": say(404)}, clock=clock)
    answers = run(server, ["/x", "/y", "/z"], in_flight=1)
    assert [answer.verdict for answer in answers.values()] == [UNKNOWN, LIVE, DEAD]
    assert [seen.path for seen in server.log].count("/x") == 1, "it is left alone itself"


def test_a_host_may_hold_us_up_for_two_minutes_in_all() -> None:
    clock = Clock(speed=60)
    routes: dict[str, Act] = {f"/{n}": in_turn(say(429, Retry_After="50"), say(200)) for n in range(5)}
    answers = run(Server(routes, clock=clock), list(routes), in_flight=1)
    assert [answer.verdict for answer in answers.values()] == [LIVE, LIVE, UNKNOWN, UNKNOWN, UNKNOWN]
    assert 100 < clock.seconds() < 120


@pytest.mark.parametrize(
    "value", ["soon", "-5", "1.5", "0", "", "Wed, 21 Oct 2015 07:28:00 GMT", "٣", "5 seconds"]
)
def test_nonsense_in_retry_after_means_the_usual_pauses(value: str) -> None:
    clock = Clock(speed=8)
    server = Server({"/x": in_turn(say(429, Retry_After=value), say(200))}, clock=clock)
    answers = run(server, ["/x"])
    assert answers["/x"].verdict is LIVE
    (pause,) = server.pauses("/x")
    assert 0.8 <= pause < 2.2


def test_retry_after_is_read() -> None:
    now = datetime(2026, 11, 22, 10, tzinfo=UTC)
    table = {
        "5": 5.0,
        " 5 ": 5.0,
        "0": None,
        "Sun, 22 Nov 2026 10:00:30 GMT": 30.0,
        "Sunday, 22-Nov-26 10:00:30 GMT": 30.0,
        "Sun Nov 22 10:00:30 2026": 30.0,
        "Sun, 22 Nov 2026 09:00:00 GMT": None,
        "Sun, 99 Nov 2026 09:00:00 GMT": None,
        "Sun, 22 Nov 99999 09:00:00 GMT": None,
        "later": None,
        "9" * 5000: float("inf"),
    }
    assert {value: retry_after({"Retry-After": value}, now) for value in table} == table


def test_those_in_flight_when_a_host_asks_for_a_pause_do_not_all_come_back_at_once() -> None:
    clock = Clock(speed=8)
    busy = slowly(1, say(429, Retry_After="5"), clock)
    server = Server({f"/{n}": in_turn(busy, say(200)) for n in range(6)}, clock=clock)
    answers = run(server, list(server.routes))
    assert {answer.verdict for answer in answers.values()} == {LIVE}
    early = []
    for number, seen in enumerate(server.log):
        answered = [
            one.when + 1 for one in server.log[:number] if one.path != "/robots.txt" and one.number == 0
        ]
        early += [seen for when in answered if when < seen.when < when + 5]
    assert early == []


def test_a_host_limited_to_five_a_second_never_has_to_say_so() -> None:
    clock = Clock(speed=2)
    times: list[float] = []

    async def limited(seen: Seen, writer: asyncio.StreamWriter) -> None:
        recent = [when for when in times if seen.when - when < 1]
        times.append(seen.when)
        await (say(429, Retry_After="2") if len(recent) >= 5 else say(200))(seen, writer)

    server = Server({f"/{n}": limited for n in range(25)}, clock=clock)
    answers = run(server, list(server.routes))
    assert {answer.verdict for answer in answers.values()} == {LIVE}
    assert len(server.log) == 26


def test_one_request_answers_for_all_fragments_and_spellings_of_an_address() -> None:
    server = Server({"/x": say(200)})
    asked = [":80/x"]

    async def scene() -> dict[str, WebAnswer]:
        async with server:
            base = server.url("/x")
            shouted = base.replace("http", "HTTP")
            links = [base, f"{base}#", f"{base}#top", shouted, f" {base} ", base.replace("/x", "/y/../x")]
            return await asking(server, links)

    answers = asyncio.run(scene())
    assert len(answers) == 6
    assert {answer.verdict for answer in answers.values()} == {LIVE}
    assert server.asked("/x") == ["HEAD"], asked


def test_a_run_that_is_over_its_time_says_so_and_leaves_nothing_behind() -> None:
    clock = Clock(speed=10)
    server = Server({"/quick": say(200), "/hang": hang}, clock=clock)
    answers = run(server, ["/quick", "/hang"], budget=5.0)
    assert (answers["/quick"].verdict, answers["/hang"].verdict) == (LIVE, UNKNOWN)
    assert "time" in answers["/hang"].reason
    assert clock.seconds() < 7


def test_progress_is_told_after_every_answer() -> None:
    heard: list[WebProgress] = []
    paths = [f"/{n}" for n in range(5)]
    run(Server({path: say(200) for path in paths}), [*paths, "ftp://x/"], on_progress=heard.append)
    assert [progress.done for progress in heard] == [1, 2, 3, 4, 5, 6]
    assert {progress.total for progress in heard} == {6}
    assert heard[0].latest.verdict is Verdict.REFUSED
    assert [progress.hosts for progress in heard[1:]] == [1, 1, 1, 1, 0]
    assert heard[1].seconds > heard[2].seconds > heard[-1].seconds == 0


def test_we_say_who_we_are_and_where_to_complain() -> None:
    server = Server({"/x": say(200)})
    run(server, ["/x"], contact="https://www.example.ac.uk/technicians/ tech@example.ac.uk\r\nX-Evil: 1 (é)")
    agents = {seen.headers["user-agent"] for seen in server.log}
    (agent,) = agents
    assert agent.startswith("tcsite/")
    assert agent.endswith("(+https://www.example.ac.uk/technicians/ tech@example.ac.ukX-Evil: 1)")
    assert "x-evil" not in server.log[0].headers


def test_answers_come_in_the_order_of_the_addresses() -> None:
    clock = Clock(speed=20)
    paths = [f"/{n}" for n in range(6)]

    async def scene() -> tuple[list[str], list[str]]:
        heard: list[str] = []
        acts: dict[str, Act] = {path: slowly(6 - n, say(200), clock) for n, path in enumerate(paths)}
        async with Server(acts, clock=clock) as server:
            links = [server.url(path) for path in paths]
            allow = frozenset({server.allow})
            answers = await ask(
                links,
                Politeness(allow=allow),
                clock=clock,
                on_progress=lambda progress: heard.append(progress.latest.address),
            )
            return [*answers, *links], heard

    found, heard = asyncio.run(scene())
    assert found[:6] == found[6:]
    assert heard != found[:6], "or this test says nothing"


def test_connections_keep_their_distance_as_requests_do() -> None:
    clock = Clock(speed=2)
    server = Server({f"/{n}": slowly(1, say(200), clock) for n in range(8)}, clock=clock)
    run(server, list(server.routes))
    assert len(server.opened) == 9
    assert min(between(server.opened)) > 0.19


def test_what_was_about_to_be_sent_when_a_host_asked_for_a_pause_is_not_sent() -> None:
    """The second connection is still shaking hands when the first is told to wait."""
    clock = Clock(speed=4)
    certificate = ssl.create_default_context(cafile=str(CERTIFICATES / "authority.pem"))

    async def scene() -> tuple[dict[str, WebAnswer], Server]:
        routes: dict[str, Act] = {
            "/a": in_turn(slowly(1, say(429, Retry_After="6"), clock), say(200)),
            "/b": say(200),
        }
        connections = 0

        async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal connections
            connections += 1
            await clock.sleep(2 if connections == 3 else 0)  # robots.txt, /a, /b
            there, back = await asyncio.open_connection("127.0.0.1", server.port)
            await asyncio.gather(pump(reader, back), pump(there, writer))

        async with Server(routes, clock=clock, certificate="good") as server:
            front = await asyncio.start_server(late, "127.0.0.1", 0)
            address = f"https://127.0.0.1:{front.sockets[0].getsockname()[1]}"
            links = [f"{address}/a", f"{address}/b"]
            allow = frozenset({address.removeprefix("https://")})
            answers = await ask(links, Politeness(allow=allow), clock=clock, trust=certificate)
            front.close()
            return answers, server

    answers, server = asyncio.run(scene())
    assert {answer.verdict for answer in answers.values()} == {LIVE}
    told = next(seen.when for seen in server.log if seen.path == "/a") + 1
    assert [seen.path for seen in server.log if told < seen.when < told + 6] == []


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while some := await reader.read(65536):
            writer.write(some)
            await writer.drain()
    writer.close()
