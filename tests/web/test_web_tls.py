"""TLS: what is wrong with a certificate, and whose fault it is."""

import asyncio
import ssl

import pytest

from tcsite.links.verdicts import Verdict, WebAnswer
from tests.web.server import CERTIFICATES, Server, asking, say

LIVE, UNKNOWN, DEAD = Verdict.LIVE, Verdict.UNKNOWN, Verdict.DEAD


def ours() -> ssl.SSLContext:
    """Trust the authority of these tests, and no other."""
    return ssl.create_default_context(cafile=str(CERTIFICATES / "authority.pem"))


def ask_one(server: Server, path: str = "/x", **more: object) -> WebAnswer:
    async def scene() -> WebAnswer:
        async with server:
            return (await asking(server, [path], **more))[path]

    return asyncio.run(scene())


@pytest.mark.parametrize(
    ("certificate", "verdict", "words"),
    [
        ("good", LIVE, "answers 200"),
        ("expired", DEAD, "that has expired"),
        ("early", DEAD, "not valid yet"),
        ("other-host", DEAD, "for another"),
        ("self-signed", DEAD, "signed itself"),
    ],
)
@pytest.mark.parametrize("host", ["127.0.0.1", "secure.test"])
def test_a_certificate_has_a_verdict(certificate: str, verdict: Verdict, words: str, host: str) -> None:
    server = Server({"/x": say(200)}, certificate=certificate, host=host)
    answer = ask_one(server, trust=ours())
    assert answer.verdict is verdict
    assert words in answer.reason
    assert (server.log == []) is (verdict is DEAD)


def test_an_authority_that_we_do_not_know_may_be_known_to_others() -> None:
    answer = ask_one(Server({"/x": say(200)}, certificate="good"))
    assert (answer.verdict, "authority" in answer.reason) == (UNKNOWN, True)


def test_a_wrong_certificate_is_looked_at_twice() -> None:
    server = Server({"/x": say(200)}, certificate="expired", host="secure.test")
    ask_one(server, trust=ours())
    assert server.handshakes == 3  # for robots.txt, and two tries


def test_http_where_https_was_meant_is_unknown() -> None:
    async def scene() -> WebAnswer:
        async with Server({"/x": say(200)}) as server:
            address = server.url("/x").replace("http:", "https:")
            return (await asking(server, [address]))[address]

    assert asyncio.run(scene()).verdict is UNKNOWN


def test_https_where_http_was_meant_is_dead() -> None:
    async def scene() -> WebAnswer:
        async with Server({"/x": say(200)}, certificate="good") as server:
            address = server.url("/x").replace("https:", "http:")
            return (await asking(server, [address]))[address]

    assert asyncio.run(scene()).verdict in (DEAD, UNKNOWN)


def test_a_name_with_a_final_dot_has_the_certificate_of_the_name() -> None:
    server = Server({"/x": say(200)}, certificate="good", host="secure.test.")

    async def lookup(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    assert ask_one(server, trust=ours(), lookup=lookup).verdict is LIVE
