"""What pages hold for finding: the box, the lists of the search page, filters and what they narrow by."""

import json
from collections.abc import Callable
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from everything import Y
from tcsite.site.views.search import MOST_NAMED

Rendered = dict[str, str]


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


def test_home_tells_search_engines_where_the_search_is(rendering: Callable[..., Rendered]) -> None:
    for change in ({}, {Y: None, "content/gone": None, "site.yaml": "+home: university-of-example\n"}):
        html = rendering(change)
        graph = json.loads(soup(html["/"]).select_one("script[type='application/ld+json']").text)["@graph"]
        action = next(thing for thing in graph if thing["@type"] == "WebSite")["potentialAction"]
        box = soup(html["/"]).select_one("header form[role=search]")
        assert box is not None
        field = box.select_one("input[type=search]")
        assert field is not None
        page = f"https://www.example.ac.uk/technicians/{box['action']}"
        assert action["target"]["urlTemplate"] == f"{page}?{field['name']}={{search_term_string}}"
        assert action["query-input"] == "required name=search_term_string"
        assert f'rel="canonical" href="{page}"' in html["/search/"], "with every query, it is one page"
        assert "potentialAction" not in html["/search/"]


def test_the_box_is_on_every_page_and_leads_to_the_search(html: Rendered) -> None:
    for url, text in html.items():
        if "refresh" in text or url.endswith("card.html"):
            continue
        box = soup(text).select_one("header form[role=search]")
        assert box is not None, url
        assert box.get("method", "get") == "get"
        assert words(box.label) == "Search this site"
        assert urljoin(f"https://x.example/technicians{url}", str(box["action"])) == (
            "https://x.example/technicians/search/"
        ), url


def test_search_lists_everything_that_can_be_found(html: Rendered) -> None:
    links = {tag["href"] for tag in soup(html["/search/"]).select("main a")}
    for part in (
        "plans/2024-2027/",
        "plans/2018-2020/",
        "self-assessments/2024/",
        "updates/2026-02-12-workshops/",
    ):
        assert f"../institutions/university-of-example/{part}" in links
    for facet in (
        "../actions/",
        "../actions/status/complete/",
        "../actions/due/2026/",
        "../pillars/visibility/",
    ):
        assert facet in links
    assert {f"../recommendations/r{number}/" for number in range(1, 17)} <= links


def test_on_a_large_site_search_leads_to_the_directory(rendering: Callable[..., Rendered]) -> None:
    more = {
        f"content/institutions/example-{number}/institution.yaml": (
            f"name: Example {number}\nnation: {'Wales' if number % 2 else 'Scotland'}\nstatus: {{role: signatory}}\n"
        )
        for number in range(MOST_NAMED)
    }
    page = soup(rendering(more)["/search/"])
    links = [words(tag) for tag in page.select("main a")]
    assert "All 62 institutions" in links
    assert "Wales" in links
    assert "Example 1" not in links


def test_actions_are_listed_by_status_and_by_year(html: Rendered) -> None:
    page = soup(html["/actions/status/complete/"])
    assert words(page.h1) == "Actions: complete"
    assert {words(mark) for mark in page.select("main .actions .status")} == {"Complete"}
    assert page.select_one('meta[name="robots"][content="noindex"]'), "statuses change, so these come and go"
    assert [words(one) for one in soup(html["/actions/due/2026/"]).select(".actions a")] == [
        "V2 Hold conferences"
    ]


def test_what_can_be_narrowed_says_what_it_is(html: Rendered) -> None:
    marks = {words(one.a): one["data-marks"] for one in soup(html["/actions/"]).select("[data-marks]")}
    assert marks["V2 Hold conferences"] == (
        "institution:university-of-example status:not-stated pillar:recognition due:2026"
    )
    assert "talent:R6 talent:R11" in str(marks["V1 Show every technician:"])
    options = {
        str(select["name"]): [str(option["value"]) for option in select.select("option")]
        for select in soup(html["/actions/"]).select("form.filters select")
    }
    assert options["due"] == ["", "2026"]
    assert "institution" not in options, "a filter that leaves no choice is left out"
    known = {f"{name}:{value}" for name, values in options.items() for value in values if value}
    said = {
        mark for one in marks.values() for mark in str(one).split() if not mark.startswith("institution:")
    }
    assert known == said
    assert soup(html["/pillars/visibility/"]).select("[data-marks]") == []
