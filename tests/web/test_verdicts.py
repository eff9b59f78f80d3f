"""What is remembered between runs, what is dead, what is left alone."""

import json
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tcsite.links.verdicts import (
    Anchor,
    History,
    Hop,
    Ignore,
    LinkHistory,
    PageBody,
    Verdict,
    WebAnswer,
    due,
    how_to_fix,
    read_history,
    remember,
    sift,
    write_history,
)
from tcsite.links.weblinks import web_diagnostics

DAY = date(2026, 11, 22)
URL = "https://example.org/x"


def answer(verdict: Verdict, status: int = 0, address: str = URL) -> WebAnswer:
    return WebAnswer(address, verdict, f"is {verdict}", status)


def after(*runs: tuple[Any, ...]) -> LinkHistory:
    """The entry after runs on these days, counted from `DAY`."""
    record: History = {}
    for day, verdict, *status in runs:
        record = remember(record, [answer(verdict, *status)], DAY + timedelta(days=day))
    return record[URL]


L, D, U, N, M, R = (Verdict(name) for name in ("live", "dead", "unknown", "not public", "moved", "refused"))

HISTORIES = [
    (((0, L),), "live", False),
    (((0, D),), "failing since 2026-11-22", False),
    (((0, D), (0, D)), "failing since 2026-11-22", False),  # two runs on one day are one day
    (((0, D), (1, D)), "dead since 2026-11-22", True),
    (((0, D), (1, D), (9, D)), "dead since 2026-11-22", True),
    (((0, D, 410),), "dead since 2026-11-22", True),
    (((0, D), (1, L), (2, D)), "failing since 2026-11-24", False),
    (((0, D), (1, M), (2, D)), "failing since 2026-11-24", False),
    (((0, D), (1, N), (2, D)), "failing since 2026-11-24", False),
    (((0, D), (1, U), (2, D)), "dead since 2026-11-22", True),  # not knowing does not contradict
    (((0, U), (1, D)), "failing since 2026-11-22", False),  # dead on one day only
    (((0, U), (1, D), (2, D)), "dead since 2026-11-22", True),
    (((0, D), (1, D), (2, U)), "unknown", False),
    (((0, D), (1, D), (2, L)), "live", False),
    (((0, N),), "not public", False),
    (((0, R),), "refused", False),
]


@pytest.mark.parametrize(("runs", "words", "confirmed"), HISTORIES)
def test_dead_takes_two_days(runs: tuple[tuple[int, Verdict], ...], words: str, *, confirmed: bool) -> None:
    found = after(*runs)
    assert (found.label, found.confirmed) == (words, confirmed)


def test_what_is_unknown_since_long_says_so() -> None:
    assert after((0, U), (3, U)).since == DAY
    assert after((0, U), (3, L)).since is None


DUE = [
    (verdict, days, verdict not in (L, M) or days > 1)
    for verdict, days in product((L, M, D, N, U, R), (0, 1, 2, 30))
]


@pytest.mark.parametrize(("verdict", "days", "asked"), DUE)
def test_what_answered_well_is_left_in_peace_for_a_day(verdict: Verdict, days: int, *, asked: bool) -> None:
    record = {URL: LinkHistory(answer(verdict), DAY)}
    assert due([URL], record, DAY + timedelta(days=days)) == ((URL,) if asked else ())


def test_the_days_of_peace_are_for_choosing_and_the_future_is_not_believed() -> None:
    record = {URL: LinkHistory(answer(L), DAY)}
    assert due([URL], record, DAY + timedelta(days=7), keep_days=7) == ()
    assert due([URL], record, DAY + timedelta(days=8), keep_days=7) == (URL,)
    assert due([URL], record, DAY - timedelta(days=1)) == (URL,)
    assert due([f"{URL}#part"], record, DAY) == (f"{URL}#part",), "a fragment is another question"


def test_pages_and_hops_are_not_kept_and_old_links_are_forgotten() -> None:
    page = PageBody(b"x", (), whole=True)
    full = WebAnswer(URL, M, "moved", 200, "https://example.org/y", hops=(Hop(URL, 301),), page=page)
    record = remember({}, [full], DAY)
    assert (record[URL].answer.page, record[URL].answer.hops) == (None, ())
    later = remember(record, [answer(L, 200, "https://example.org/z")], DAY + timedelta(days=92))
    assert list(later) == ["https://example.org/z"]
    assert list(remember(record, [], DAY + timedelta(days=91))) == [URL]


dates = some.dates(date(2020, 1, 1), date(2030, 1, 1))
answers = some.builds(
    WebAnswer,
    some.text(),
    some.sampled_from(Verdict),
    some.text(),
    some.integers(0, 999),
    some.text(),
    some.sampled_from(["", "https", "a slash"]),
    anchor=some.sampled_from(Anchor),
)
entries = some.builds(LinkHistory, answers, dates, some.none() | dates, some.none() | dates)


@settings(max_examples=50)
@given(some.lists(entries))
def test_a_record_survives_json(found: list[LinkHistory]) -> None:
    record = {entry.answer.address: entry for entry in found}
    stored = json.dumps(write_history(record))
    assert read_history(json.loads(stored)) == record
    assert list(json.loads(stored)) == sorted(record)


json_values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: (
        some.lists(inner) | some.dictionaries(some.text() | some.sampled_from(["verdict", "day"]), inner)
    ),
)


@settings(max_examples=50)
@given(json_values)
def test_a_record_that_makes_no_sense_is_forgotten(stored: object) -> None:
    assert read_history(stored) == {}


def test_half_a_record_keeps_its_better_half() -> None:
    good = {"verdict": "live", "day": "2026-11-22"}
    bad = {
        "a": {**good, "verdict": "alive"},
        "b": {**good, "day": "yesterday"},
        "c": {**good, "status": "x"},
        "d": 1,
    }
    assert list(read_history({URL: good, **bad})) == [URL]


def ignore(pattern: str, until: int = 5) -> Ignore:
    return Ignore(pattern, "they block us", DAY + timedelta(days=until))


MATCHES = [
    ("https://example.org/x", URL, True),
    ("https://example.org/x", f"{URL}#part", True),
    ("https://example.org/x#part", f"{URL}#part", True),
    ("https://example.org/x#part", URL, False),
    ("https://example.org/", URL, False),
    ("https://example.org/*", URL, True),
    ("*example.org*", URL, True),
    ("*/x", URL, True),
    ("https://*.example.org/*", URL, False),
    ("https://example?org/x", URL, False),
    ("https://example.org/[x]", URL, False),
    ("*", URL, True),
    ("*x*x", URL, True),
    ("*x*x*x", URL, False),
]


@pytest.mark.parametrize(("pattern", "address", "matches"), MATCHES)
def test_a_pattern_matches_whole_addresses(pattern: str, address: str, *, matches: bool) -> None:
    found = sift([address], [ignore(pattern)], DAY)
    assert (found.ask == (), found.unmatched == ()) == (matches, matches)


def test_an_entry_holds_to_its_last_day_and_is_reported_after_it() -> None:
    entry = ignore(URL, until=0)
    assert sift([URL], [entry], DAY).ask == ()
    ended = sift([URL], [entry], DAY + timedelta(days=1))
    assert (ended.ask, ended.ended, ended.unmatched) == ((URL,), (entry,), ())


def test_entries_that_match_nothing_are_reported_once() -> None:
    gone, old, twice = ignore("https://gone.org/"), ignore("https://old.org/", until=-1), ignore("https://*")
    found = sift([URL], [gone, old, twice, ignore(URL)], DAY)
    assert (found.unmatched, found.ended) == ((gone,), (old,))
    assert found.ask == ()


def test_no_pattern_takes_long() -> None:
    sift(["a" * 2000], [ignore("*a" * 1000 + "b"), ignore("*" * 1000), ignore("*a*" * 500 + "b")], DAY)


def test_there_is_advice_where_there_is_something_to_do() -> None:
    assert [verdict for verdict in Verdict if not how_to_fix(answer(verdict))] == [L]
    assert "heading" in how_to_fix(WebAnswer(URL, L, "", anchor=Anchor.MISSING))


def test_what_a_missing_id_is_called_leaves_out_the_words_to_look_for() -> None:
    address = f"{URL}#absent:~:text=p"
    history = remember({}, [WebAnswer(address, Verdict.LIVE, "", 200, anchor=Anchor.MISSING)], DAY)
    (found,) = web_diagnostics(history.values(), {}, sift([address], [], DAY), DAY)
    assert found.message == f'"{address}" is there, but has no "absent"'
