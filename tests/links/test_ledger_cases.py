"""The ledger, by itself: what is promised, what is kept, and what counts as lost."""

import pytest

from tcsite.links.ledger import dropped, entries, published, recorded, unrecorded
from tcsite.model.page import ListedPage
from tcsite.text.address_record import RECORDED

IDS = {"/x/": frozenset({"v1", "v2"}), "/x/plans/p/": frozenset({"a"})}


def lost(
    ledger: str,
    *,
    gone: tuple[str, ...] = (),
    moved: tuple[str, ...] = (),
    files: dict[str, str] | None = None,
) -> list[tuple[str, str, int]]:
    found = dropped(
        ledger.encode(), IDS, {"feed.xml", "data/plans.csv"}, gone=gone, moved=moved, files=files or {}
    )
    return [(one.rule, one.message, one.place.line) for one in found]


KEPT = ["/x/", "/x/#v1", "/x/plans/p/#a", "/feed.xml", "/data/plans.csv", "# a comment", "", "  /x/  "]


@pytest.mark.parametrize("line", KEPT)
def test_what_is_there_is_not_lost(line: str) -> None:
    assert lost(f"{line}\n") == []


@pytest.mark.parametrize(
    ("ledger", "message", "line"),
    [
        ("/old/\n", "/old/ was published and leads nowhere now", 1),
        ("/old/\n/old/a/\n", "/old/ was published and leads nowhere now, and so does one below it", 1),
        ("/old/\n/old/a/\n/old/b/\n", "/old/ was published and leads nowhere now, and so do 2 below it", 1),
        ("/x/\n/data/old.csv\n", "/data/old.csv was published and leads nowhere now", 2),
        ("/old/#v1\n", "/old/ was published and leads nowhere now", 1),
    ],
)
def test_an_address_that_leads_nowhere_is_one_finding_with_what_was_below_it(
    ledger: str, message: str, line: int
) -> None:
    assert lost(ledger) == [("address-dropped", message, line)]


@pytest.mark.parametrize(
    ("gone", "moved", "rules"),
    [
        ((), (), ["id-dropped"]),
        (("/x/",), (), []),  # the page says that it is gone, and with it all that was on it
        ((), ("/x/",), []),  # the page leads on, and the browser takes the id along
        (("/y/",), ("/y/",), ["id-dropped"]),
    ],
)
def test_an_action_is_lost_where_its_page_is_there_without_it(
    gone: tuple[str, ...], moved: tuple[str, ...], rules: list[str]
) -> None:
    assert [rule for rule, *_ in lost("/x/#v9\n", gone=gone, moved=moved)] == rules


def test_the_file_of_the_new_page_beside_it_is_named() -> None:
    files = {
        "/x/plans/2024-2027/": "content/a.yaml",
        "/x/updates/2024-2027/": "content/b.md",
        "/y/": "content/c.yaml",
    }
    (found,) = dropped(b"/x/plans/2024-27/\n", IDS, (), gone=(), moved=(), files=files)
    assert "in content/a.yaml," in found.hint
    (found,) = dropped(b"/z/a/b/\n", IDS, (), gone=(), moved=(), files=files)
    assert "the file of the page that stands for it now" in found.hint


def test_what_was_recorded_once_stays_and_all_is_sorted() -> None:
    assert recorded(b"/b/\n/a/#z\n# note\n", ["/c/", "/b/", "/a/"]) == b"/a/\n/a/#z\n/b/\n/c/\n"
    assert list(entries("\ufeff/a/\n\n#x\n /b/ \n".encode())) == [(1, "/a/"), (4, "/b/")]


def test_pages_for_search_engines_anchors_feeds_and_data_are_promised_and_our_own_files_are_not() -> None:
    pages = [ListedPage("/x/", "f", True, ""), ListedPage("/actions/status/complete/", "f", False, "")]
    paths = [
        "x/feed.xml",
        "data/plans.csv",
        "data/site.json",
        "x/badge.svg",
        "x/index.html",
        "assets/style.css",
    ]
    own_use = ["compare/x.json", "search/index.json"]
    assert published(pages, ["/x/#v1"], [*paths, *own_use]) == (
        "/data/plans.csv",
        "/data/site.json",
        "/x/",
        "/x/#v1",
        "/x/badge.svg",
        "/x/feed.xml",
    )


@pytest.mark.parametrize(
    ("inputs", "base_url", "told"),
    [
        ((), "https://www.example.ac.uk/", True),
        ((RECORDED,), "https://www.example.ac.uk/", False),
        ((), None, False),
        ((), "https://www.example.org/", False),
    ],
)
def test_a_site_with_an_address_is_told_to_keep_a_record(
    inputs: tuple[str, ...], base_url: str | None, *, told: bool
) -> None:
    assert bool(list(unrecorded(inputs, base_url))) is told
