"""What an answer of the web means, and how often it is asked again: the table by itself, without a server."""

import pytest

from tcsite.edges.web.outcomes import PASSING, FetchOutcome, Reply, after_redirects, of_reply
from tcsite.links.verdicts import Hop, Verdict

L, D, U, N, M = (Verdict(name) for name in ("live", "dead", "unknown", "not public", "moved"))
ASKED = "http://a.test/x"


@pytest.mark.parametrize(
    ("statuses", "final", "verdict", "note"),
    [
        ((301,), "https://a.test/x", M, "https"),
        ((308, 301), "https://a.test/x/", M, "https and a slash"),
        ((301,), "https://a.test/x?q=1", M, ""),
        ((301, 302), "https://a.test/x", L, ""),
        ((302, 301), "https://a.test/x", L, ""),
        ((302,), "https://login.a.test/", N, ""),
        ((), ASKED, L, ""),
    ],
)
def test_a_redirect_is_for_good_where_each_step_says_so(
    statuses: tuple[int, ...], final: str, verdict: Verdict, note: str
) -> None:
    hops = tuple(Hop(ASKED, status) for status in statuses)
    outcome, found = after_redirects(FetchOutcome(L, "", status=200), ASKED, hops, final)
    assert (outcome.verdict, found) == (verdict, note)


@pytest.mark.parametrize(
    ("status", "verdict", "tries", "method"),
    [
        (200, L, 1, False),
        (404, D, 2, True),
        (410, D, 1, True),
        (403, N, 1, True),
        (429, U, PASSING, False),
        (503, U, PASSING, True),
        (600, U, 1, True),
    ],
)
def test_a_status_says_how_often_it_is_asked_again(
    status: int, verdict: Verdict, tries: int, *, method: bool
) -> None:
    outcome = of_reply(Reply(status, {}))
    assert (outcome.verdict, outcome.tries, outcome.method) == (verdict, tries, method)
