"""What makes a site findable: sitemap, robots, feeds; and the style sheet of its colour."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stress
from everything import Y, content_of
from tcsite import exports
from tcsite.content.load import load
from tcsite.exports import SiteContent
from tcsite.exports.accent import accent
from tcsite.exports.feed import ENTRIES, feed
from tcsite.exports.robots import robots
from tcsite.exports.sitemap import sitemap
from tcsite.model import Site
from tcsite.text import colour

Build = Callable[..., Site]
BASE = "https://www.example.ac.uk/technicians"
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def located(content: SiteContent) -> dict[str, str | None]:
    root = ElementTree.fromstring(sitemap(content)["sitemap.xml"])
    return {
        url.findtext("s:loc", "", MAP): url.findtext("s:lastmod", None, MAP)
        for url in root.findall("s:url", MAP)
    }


def test_the_sitemap_holds_every_indexable_page_and_nothing_else(content: SiteContent) -> None:
    assert list(located(content)) == sorted(BASE + page.url for page in content.pages if page.indexable)
    assert f"{BASE}/404.html" not in located(content)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/institutions/university-of-example/plans/2024-2027/", "2025-09"),
        ("/institutions/university-of-example/plans/2021-2023/", "2024-01-15"),
        ("/institutions/university-of-example/updates/2026-02-12-workshops/", "2026-02-12"),
        ("/institutions/university-of-example/", "2026-02-12"),
        ("/institutions/example-institute/", None),
        ("/about/", None),
    ],
)
def test_lastmod_comes_from_dated_content(content: SiteContent, url: str, expected: str | None) -> None:
    assert located(content)[BASE + url] == expected


def test_a_date_to_come_is_no_lastmod(build: Build) -> None:
    early = content_of(build(), date(2025, 3, 15))
    assert located(early)[f"{BASE}/institutions/university-of-example/plans/2024-2027/"] == "2025-03"


def test_robots_name_the_sitemap(site: Site) -> None:
    text = robots(content_of(site))["robots.txt"].decode()
    assert text == f"User-agent: *\nAllow: /\n\nSitemap: {BASE}/sitemap.xml\n"


def entries(atom: bytes) -> list[ElementTree.Element]:
    return ElementTree.fromstring(atom).findall("a:entry", ATOM)


def test_feeds_are_valid_atom(site: Site) -> None:
    made = feed(content_of(site))
    assert set(made) == {"feed.xml", "institutions/university-of-example/feed.xml"}
    for path, content in made.items():
        root = ElementTree.fromstring(content)
        assert root.findtext("a:id", "", ATOM) == f"{BASE}/{path}"
        assert root.find('a:link[@rel="self"]', ATOM).get("href") == f"{BASE}/{path}"
        ids = [entry.findtext("a:id", "", ATOM) for entry in entries(content)]
        assert ids
        assert len(ids) == len(set(ids))
        assert all(urlsplit(id).scheme == "https" for id in ids)
        moments = [entry.findtext("a:updated", "", ATOM) for entry in entries(content)]
        assert moments == sorted(moments, reverse=True)
        assert root.findtext("a:updated", "", ATOM) == moments[0]
        assert all(datetime.fromisoformat(moment) for moment in moments)
        for entry in entries(content):
            for name in ("title", "summary", "author/a:name"):
                assert entry.findtext(f"a:{name}", "", ATOM), name


ONCE = {"title", "id", "updated"}
FEED_PARTS = {**dict.fromkeys(ONCE, (1, 1)), "link": (1, 9), "entry": (0, 50)}
ENTRY_PARTS = {**dict.fromkeys(ONCE, (1, 1)), "link": (1, 9), "author": (1, 9), "summary": (0, 1)}
LINK_KEYS = {"rel", "type", "href", "hreflang", "title", "length"}
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"


def within(element: ElementTree.Element, parts: dict[str, tuple[int, int]]) -> None:
    """An element holds these parts, each so often, and no others: RFC 4287, sections 4.1.1 and 4.1.2."""
    names = [child.tag.removeprefix("{http://www.w3.org/2005/Atom}") for child in element]
    assert set(names) <= set(parts)
    for name, (least, most) in parts.items():
        assert least <= names.count(name) <= most, name


@pytest.mark.parametrize("extreme", [False, True])
def test_feeds_keep_the_rules_of_the_standard(site: Site, *, extreme: bool) -> None:
    if extreme:
        loaded, _ = load(stress.stress(30))
        assert loaded is not None
        site = loaded
    made = feed(content_of(site))
    assert made
    for content in made.values():
        root = ElementTree.fromstring(content)
        assert root.tag == "{http://www.w3.org/2005/Atom}feed"
        within(root, FEED_PARTS)
        for entry in root.findall("a:entry", ATOM):
            within(entry, ENTRY_PARTS)
        for link in root.iter("{http://www.w3.org/2005/Atom}link"):
            assert set(link.attrib) <= LINK_KEYS
            assert urlsplit(link.attrib["href"]).scheme == "https"
        for holder in (root, *root.findall("a:entry", ATOM)):
            kinds = [(link.get("rel"), link.get("type")) for link in holder.findall("a:link", ATOM)]
            assert len(kinds) == len(set(kinds)), "no two alternates of one type"
        for moment in root.iter("{http://www.w3.org/2005/Atom}updated"):
            assert re.fullmatch(MOMENT, moment.text or ""), "RFC 3339"


def test_a_feed_tells_what_changed(site: Site) -> None:
    first = entries(feed(content_of(site))["feed.xml"])[0]
    assert first.findtext("a:title", "", ATOM) == "University of Example: Two new workshops"
    assert first.findtext("a:summary", "", ATOM) == "They opened."
    assert first.findtext("a:updated", "", ATOM) == "2026-02-12T00:00:00Z"


def test_a_feed_holds_the_newest_news_and_no_more(build: Build) -> None:
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(ENTRIES + 5)]
    changes = "".join(f"- {{date: {day}, note: Of {day}}}\n" for day in days)
    plan = f"title: Plan\nperiod: {{from: 2025-01, to: 2027-12}}\nstate: in-force\nchanges:\n{changes}"
    site = build({Y + "plans/2025-2027.yaml": plan})
    updated = [
        one.findtext("a:updated", "", ATOM)[:10] for one in entries(feed(content_of(site))["feed.xml"])
    ]
    assert len(updated) == ENTRIES
    assert updated == sorted(updated, reverse=True)
    assert str(days[-1]) in updated
    assert str(days[0]) not in updated


def test_the_home_institution_has_the_feed_of_the_site(build: Build) -> None:
    site = build({Y: None, "site.yaml": "+home: university-of-example\n"})
    assert set(feed(content_of(site))) == {"feed.xml"}


def test_without_an_address_there_is_nothing_that_needs_one(build: Build) -> None:
    site = build({"site.yaml": "title: T\n"})
    made = {path for export in exports.OF_SITE for path in export(content_of(site))}
    assert not {path for path in made if path.endswith(".xml")}
    assert robots(content_of(site))["robots.txt"] == b"User-agent: *\nAllow: /\n"


# The accent


@pytest.mark.parametrize(
    ("chosen", "sound"),
    [
        ('"#1d4f91"', True),
        ('"#036"', True),
        ('"#ffcc00"', False),
        ('"#777"', False),
        ("blue", False),
        ('"#12345"', False),
        ('"#000;} body{display:none}"', False),
    ],
)
def test_an_accent_is_used_where_words_in_it_can_be_read(build: Build, chosen: str, *, sound: bool) -> None:
    site = build({"site.yaml": f"+accent: {chosen}\n"})
    assert bool(accent(content_of(site))) is sound
    assert (colour.fault(site.settings.accent) is None) is sound


def test_the_accent_has_a_shade_for_dark_screens() -> None:
    light, _ = re.findall(r"--accent: (#\w+)", colour.style_sheet("#1d4f91"))
    assert light == "#1d4f91"


@given(st.integers(0, 0xFFFFFF))
def test_any_accent_can_be_read_on_every_background(number: int) -> None:
    shades = re.findall(r"--accent: (#\w+)", colour.style_sheet(f"#{number:06x}"))
    for scheme, shade in zip(("light", "dark"), shades, strict=True):
        for background in (colour.PAPER[scheme], colour.SURFACE[scheme]):
            assert colour.contrast(shade, background) >= 4.5


def test_a_pale_accent_is_told_a_shade_that_passes() -> None:
    fault = colour.fault("#ffcc00")
    assert fault is not None
    (shade,) = re.findall(r"#[0-9a-f]{6}", fault[1])
    assert colour.usable(shade)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert round(colour.contrast(one, other), 2) == expected
