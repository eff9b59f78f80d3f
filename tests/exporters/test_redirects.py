"""Redirects for hosts that make them themselves: each old address, and only that, leads to the new one."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from making import a_site

from tcsite.exports import SiteContent
from tcsite.exports.redirects import redirects
from tcsite.model import PartialDate, Text
from tcsite.model.site import Gone

Moved = Sequence[tuple[str, str]]
MOVED = [("/institutions/ex.ample/", "/institutions/example/"), ("/old/", "/about/")]
GONE = ("/institutions/b/", "/institutions/a.b/")


def content(base_url: str, moved: Moved = (), gone: Sequence[str] = ()) -> SiteContent:
    site = a_site(more=f"base_url: {base_url}" if base_url else "")
    given_up = tuple(Gone(address=one, date=PartialDate(2026), reason=Text.of("Closed")) for one in gone)
    return SiteContent(replace(site, gone=given_up), (), (), {}, (), moved)


def rules(content: SiteContent) -> list[tuple[str, str, str]]:
    """What Apache is told to match: the status, the pattern, where it leads."""
    lines = redirects(content)[".htaccess"].decode().splitlines()
    found = [line.split() for line in lines if line.startswith("RedirectMatch")]
    return [(status, pattern, " ".join(to)) for _, status, pattern, *to in found]


@pytest.mark.parametrize(
    ("base_url", "below"),
    [("", ""), ("https://www.example.ac.uk/", ""), ("https://www.example.ac.uk/t", "/t"), ("https://www.example.ac.uk/a/t/", "/a/t")],
)  # fmt: skip
def test_what_moved_leads_from_below_the_site_s_root_to_below_it(base_url: str, below: str) -> None:
    files = redirects(content(base_url, MOVED))
    assert files["_redirects"].decode().splitlines() == [
        f"{below}{old} {below}{new} 301" for old, new in MOVED
    ]
    assert f"ErrorDocument 404 {below}/404.html" in files[".htaccess"].decode().splitlines()
    assert [(status, to) for status, _, to in rules(content(base_url, MOVED))] == [
        ("301", f"{below}{new}") for _, new in MOVED
    ]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("/t/institutions/ex.ample/", "301"),
        ("/t/institutions/ex.ample/plans/", ""),  # what is below it has an address of its own
        ("/t/institutions/exxample/", ""),  # a full stop is a full stop
        ("/x/t/institutions/ex.ample/", ""),
        ("/institutions/ex.ample/", ""),
        ("/t/institutions/a.b/", "410"),
        ("/t/institutions/a.b/plans/2024/", ""),
        ("/t/institutions/axb/", ""),
        ("/t/about/", ""),
    ],
)
def test_one_address_is_matched_and_no_other(asked: str, status: str) -> None:
    found = [
        status
        for status, pattern, _ in rules(content("https://www.example.ac.uk/t/", MOVED, GONE))
        if re.search(pattern, asked)
    ]
    assert found == ([status] if status else [])


def test_what_is_gone_is_sorted_and_a_site_where_nothing_moved_has_no_file_of_redirects() -> None:
    assert [pattern for _, pattern, _ in rules(content("", gone=GONE))] == [
        "^/institutions/a\\.b/$",
        "^/institutions/b/$",
    ]
    assert redirects(content("", gone=GONE))["_redirects"] == b""
    assert set(redirects(content(""))) == {".htaccess"}
