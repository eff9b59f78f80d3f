"""Feeds and the sitemap, of a few lines each: which entries there are, when they changed, what is left out."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from making import a_site

from tcsite.exports import SiteContent
from tcsite.exports.feed import feed
from tcsite.exports.sitemap import sitemap
from tcsite.facts.news import NewsItem
from tcsite.model.page import ListedPage

BASE = "https://www.example.ac.uk/technicians"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def item(day: str, last: str, kind: str = "written", id: str = "") -> NewsItem:
    return NewsItem((day, last), day, day, "x", f"Of {day}", "/x/", f"/{day}{id}", None, kind)


def fed(news: list[NewsItem]) -> list[tuple[str, str]]:
    """The titles in the site's feed, and when each changed."""
    found = SiteContent(a_site(more=f"base_url: {BASE}"), (), (), {"x": "Example"}, news, ())
    return [
        (one.findtext("a:title", "", ATOM), one.findtext("a:updated", "", ATOM))
        for one in ElementTree.fromstring(feed(found)["feed.xml"]).findall("a:entry", ATOM)
    ]


def test_a_month_or_a_year_counts_from_its_first_day() -> None:
    news = [item("2025-03-01", "2025-03-31"), item("2024-01-01", "2024-12-31")]
    assert fed(news) == [
        ("Example: Of 2025-03-01", "2025-03-01T00:00:00Z"),
        ("Example: Of 2024-01-01", "2024-01-01T00:00:00Z"),
    ]


def test_a_feed_holds_fifty_entries_written_ones_before_derived_ones() -> None:
    days = [str(date(2025, 12, 31) - timedelta(days=number)) for number in range(60)]
    assert len(fed([item(day, day) for day in days])) == 50
    mixed = [item(day, day, "progress") for day in days] + [item("2020-01-01", "2020-01-01")]
    assert [title for title, _ in fed(mixed)][48:] == [f"Example: Of {days[48]}", "Example: Of 2020-01-01"]


@pytest.mark.parametrize(("indexable", "listed"), [(True, 1), (False, 0)])
def test_a_page_that_search_engines_are_not_to_show_is_not_in_the_sitemap(
    indexable: bool, listed: int
) -> None:
    page = ListedPage("/institutions/x/", "f", indexable, "2025-03")
    found = SiteContent(a_site(more=f"base_url: {BASE}"), (page,), (), {}, (), ())
    assert sitemap(found)["sitemap.xml"].count(b"<loc>") == listed
