"""No name, number or redirect makes this machine talk to itself or to its neighbours."""

import asyncio

import pytest

from tcsite.edges.web import Clock, Politeness, ask
from tcsite.edges.web.networks import not_public
from tcsite.links.verdicts import Verdict, WebAnswer
from tests.web.server import Server, asking, redirect, say, several

LOOPBACK = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "0x7f.1",
    "0x7f000001",
    "0X7F.0.0.1",
    "017700000001",
    "0177.0.0.01",
    "2130706433",
    "0.0.0.0",
    "0",
    "127.0.0.1.",
    "127%2e0.0.1",
    "%31%32%37.0.0.1",
    "127。0。0。1",
    "①②⑦.0.0.1",
    "１２７.0.0.1",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "loc%61lhost",
    "ⓛocalhost",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
]
NEIGHBOURS = [
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "[fe80::1]",
    "[fd00::1]",
]
SPELLED = [*LOOPBACK, *NEIGHBOURS]


def spelled(host: str, port: int) -> str:
    return f"http://{host}:{port}/secret"


def test_every_spelling_of_loopback_is_refused_in_links() -> None:
    async def scene() -> tuple[dict[str, WebAnswer], Server]:
        async with Server({"/secret": say(200)}) as victim:
            links = [spelled(host, victim.port) for host in SPELLED]
            return await ask(links, Politeness(), clock=Clock(speed=20)), victim

    answers, victim = asyncio.run(scene())
    assert {
        link: answer.verdict for link, answer in answers.items() if answer.verdict is not Verdict.REFUSED
    } == {}
    assert victim.opened == []


def test_every_spelling_of_loopback_is_refused_in_redirects() -> None:
    async def scene() -> tuple[dict[str, WebAnswer], Server, Server]:
        server, victim = Server({}), Server({"/secret": say(200)})
        async with several(server, victim):
            paths = [f"/{number}" for number in range(len(SPELLED))]
            for path, host in zip(paths, SPELLED, strict=True):
                server.routes[path] = redirect(302, spelled(host, victim.port))
            return await asking(server, paths), server, victim

    answers, server, victim = asyncio.run(scene())
    assert {answer.verdict for answer in answers.values()} == {Verdict.REFUSED}
    assert victim.opened == []
    assert len(server.log) == len(SPELLED) + 1, "refused at once"


def test_the_allowed_host_is_allowed_by_name_and_port_only() -> None:
    """What is allowed is one spelling of one host at one port: no other road leads to it."""

    async def scene() -> tuple[dict[str, WebAnswer], Server]:
        async with Server({"/secret": say(200)}) as server:
            for number, host in enumerate(SPELLED):
                server.routes[f"/{number}"] = redirect(302, spelled(host, server.port))
            return await asking(server, [f"/{number}" for number in range(len(SPELLED))]), server

    answers, server = asyncio.run(scene())
    verdicts = {host: answer.verdict for host, answer in zip(SPELLED, answers.values(), strict=True)}
    allowed = {host for host, verdict in verdicts.items() if verdict is not Verdict.REFUSED}
    assert allowed == {
        "127.0.0.1",
        "127%2e0.0.1",
        "%31%32%37.0.0.1",
        "127。0。0。1",
        "①②⑦.0.0.1",
        "１２７.0.0.1",
    }
    assert len(server.asked("/secret")) == len(allowed)


@pytest.mark.parametrize(
    "numbers", [["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::ffff:127.0.0.1"], ["fe80::1%lo"]]
)
def test_a_name_that_leads_to_a_private_address_is_refused(numbers: list[str]) -> None:
    async def scene() -> tuple[dict[str, WebAnswer], Server, Server]:
        async def lookup(host: str, port: int) -> list[str]:
            return numbers

        server, victim = Server({}), Server({"/secret": say(200)})
        async with several(server, victim):
            evil = f"http://www.evil.example.org:{victim.port}/secret"
            server.routes["/to"] = redirect(301, evil)
            return await asking(server, ["/to", evil], lookup=lookup), server, victim

    answers, _, victim = asyncio.run(scene())
    assert {answer.verdict for answer in answers.values()} == {Verdict.REFUSED}
    assert victim.opened == []


def test_a_name_that_changes_its_mind_is_looked_up_once_and_kept_to() -> None:
    """DNS rebinding: what was checked is what is connected to."""

    async def scene() -> tuple[dict[str, WebAnswer], Server, list[str]]:
        looked_up = []

        async def lookup(host: str, port: int) -> list[str]:
            looked_up.append(host)
            return ["127.0.0.1"] if len(looked_up) == 1 else ["127.0.0.2"]

        async with Server({f"/{n}": say(200) for n in range(5)}, host="rebind.test") as server:
            return await asking(server, [f"/{n}" for n in range(5)], lookup=lookup), server, looked_up

    answers, server, looked_up = asyncio.run(scene())
    assert {answer.verdict for answer in answers.values()} == {Verdict.LIVE}
    assert looked_up == ["rebind.test"]
    assert len(server.log) == 6


def test_a_host_is_allowed_at_one_port() -> None:
    async def scene() -> tuple[dict[str, WebAnswer], Server]:
        server, other = Server({"/x": say(200)}), Server({"/x": say(200)})
        async with several(server, other):
            return await asking(server, ["/x", other.url("/x")]), other

    answers, other = asyncio.run(scene())
    assert [answer.verdict for answer in answers.values()] == [Verdict.LIVE, Verdict.REFUSED]
    assert other.opened == []


def test_a_host_is_allowed_as_links_spell_it() -> None:
    politeness = Politeness(allow=frozenset({"[::1]:8000", "intranet.example.org:443"}))
    assert politeness.allows("::1", 8000)
    assert politeness.allows("intranet.example.org", 443)
    assert not politeness.allows("::1", 80)
    assert not politeness.allows("example.org", 443)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/x",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "data:,x",
        "http://me:secret@example.org/",
        "https://me@example.org/",
        "http://example.org:22/",
        "ws://example.org/",
    ],
)
def test_what_is_never_fetched_is_refused(address: str) -> None:
    (answer,) = asyncio.run(ask([address])).values()
    assert answer.verdict is Verdict.REFUSED


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/x",
        "x.html",
        "http:///",
        "http://",
        "https://a..b/",
        "http://-/",
        "http://exa mple.org/",
        "http://256.1.1.1/",
        "http://1.2.3.400/",
        "http://example.org:65536/",
        "http://[::zz]/",
        "http://" + "a" * 64 + ".org/",
    ],
)
def test_what_nobody_could_follow_is_dead_or_refused_and_never_a_crash(address: str) -> None:
    (answer,) = asyncio.run(ask([address])).values()
    assert answer.verdict in (Verdict.DEAD, Verdict.REFUSED)


NUMBERS = {
    "": "8.8.8.8 93.184.215.14 172.32.0.1 100.128.0.1 2a00:1450::1 2606:2800::1",
    "loopback": "127.0.0.1 127.255.0.1 ::1",
    "private": "10.1.2.3 172.31.255.255 192.168.0.1 100.64.0.1 100.127.255.255 fc00::1 fdff::1",
    "link-local": "169.254.169.254 fe80::1 fe80::1%eth0 febf::1",
    "multicast": "224.0.0.1 239.1.1.1 ff02::1",
    "unspecified": "0.0.0.0 0.1.2.3 ::",
    "reserved": "192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 240.0.0.1 255.255.255.255 192.88.99.1"
    " ::ffff:8.8.8.8 ::8.8.8.8 64:ff9b::808:808 64:ff9b:1::1 2002:808:808::1 2001:db8::1 2001::1 100::1 3fff::1"
    " 4000::1 5f00::1 fec0::1 1::1",
}


def test_what_is_not_public_has_a_name() -> None:
    expected = {number: kind for kind, numbers in NUMBERS.items() for number in numbers.split()}
    assert {number: not_public(number) for number in expected} == expected


def test_on_a_network_without_ipv4_public_hosts_are_public_and_private_ones_are_not() -> None:
    """NAT64: the name service puts 64:ff9b:: before the IPv4 address that it found."""
    from tcsite.edges.web.networks import HostNames
    from tcsite.edges.web.outcomes import Failure
    from tcsite.edges.web.urls import WebUrl, parse_url

    async def resolved(number: str) -> object:
        async def lookup(host: str, port: int) -> list[str]:
            return [number]

        target = parse_url("https://www.example.org/")
        assert isinstance(target, WebUrl)
        return await HostNames(Politeness(), Clock(), lookup).resolve(target)

    assert asyncio.run(resolved("64:ff9b::808:808")) == ("64:ff9b::808:808",)
    assert isinstance(asyncio.run(resolved("64:ff9b::7f00:1")), Failure)
