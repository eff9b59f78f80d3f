"""What the web answered, day after day: when an address is asked again, and when it is dead indeed."""

from datetime import date, timedelta

import pytest

from tcsite.links.verdicts import (
    FORGET_DAYS,
    KEEP_DAYS,
    LinkHistory,
    Verdict,
    WebAnswer,
    due,
    read_history,
    remember,
    write_history,
)

TODAY = date(2026, 3, 10)
A = "https://www.example.ac.uk/a"


def answer(verdict: Verdict, status: int = 0, address: str = A) -> WebAnswer:
    return WebAnswer(address, verdict, "because", status)


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


@pytest.mark.parametrize(
    ("verdict", "ago", "asked"),
    [
        (Verdict.LIVE, 0, False),
        (Verdict.LIVE, KEEP_DAYS, False),
        (Verdict.LIVE, KEEP_DAYS + 1, True),
        (Verdict.MOVED, KEEP_DAYS, False),
        (Verdict.DEAD, 0, True),
        (Verdict.UNKNOWN, 0, True),
        (Verdict.NOT_PUBLIC, 0, True),
        (Verdict.LIVE, -1, True),  # by a wrong clock
    ],
)
def test_what_answered_well_is_left_in_peace_for_a_day(verdict: Verdict, ago: int, *, asked: bool) -> None:
    assert due([A], {A: LinkHistory(answer(verdict), day(ago))}, TODAY) == ((A,) if asked else ())


def test_what_is_new_is_asked() -> None:
    assert due([A], {}, TODAY) == (A,)


@pytest.mark.parametrize(
    ("runs", "label", "confirmed"),
    [
        ([(1, Verdict.DEAD, 404), (0, Verdict.DEAD, 404)], "dead since 2026-03-09", True),
        ([(0, Verdict.DEAD, 404)], "failing since 2026-03-10", False),
        ([(0, Verdict.DEAD, 404), (0, Verdict.DEAD, 404)], "failing since 2026-03-10", False),
        ([(0, Verdict.DEAD, 410)], "dead since 2026-03-10", True),  # the server says that it is for ever
        ([(2, Verdict.UNKNOWN, 0), (0, Verdict.DEAD, 404)], "failing since 2026-03-08", False),
        ([(3, Verdict.DEAD, 404), (2, Verdict.UNKNOWN, 0), (0, Verdict.DEAD, 404)], "dead since 2026-03-07", True),
        ([(3, Verdict.DEAD, 404), (2, Verdict.LIVE, 200), (0, Verdict.DEAD, 404)], "failing since 2026-03-10", False),
        ([(3, Verdict.DEAD, 404), (0, Verdict.UNKNOWN, 0)], "unknown", False),
    ],
)  # fmt: skip
def test_dead_is_what_two_days_agree_on(
    runs: list[tuple[int, Verdict, int]], label: str, *, confirmed: bool
) -> None:
    history: dict[str, LinkHistory] = {}
    for ago, verdict, status in runs:
        history = dict(remember(history, [answer(verdict, status)], day(ago)))
    assert (history[A].label, history[A].confirmed) == (label, confirmed)


@pytest.mark.parametrize(
    ("ago", "kept"), [(FORGET_DAYS + KEEP_DAYS, True), (FORGET_DAYS + KEEP_DAYS + 1, False)]
)
def test_what_nobody_asked_for_long_is_forgotten(ago: int, *, kept: bool) -> None:
    assert bool(remember({A: LinkHistory(answer(Verdict.LIVE), day(ago))}, [], TODAY)) is kept


def test_a_history_is_read_as_it_was_written() -> None:
    history = {A: LinkHistory(answer(Verdict.DEAD, 404), day(0), day(2), day(1))}
    assert read_history(write_history(history)) == history


@pytest.mark.parametrize(
    "nonsense",
    [None, [], {A: []}, {A: {"verdict": "?"}}, {A: {"verdict": "live", "day": "soon"}}, {1: {}}],
)
def test_nonsense_in_a_history_is_forgotten(nonsense: object) -> None:
    assert read_history(nonsense) == {}
