"""Pages as readers get them: complete, accessible by construction, linked, within budget."""

import gzip
import itertools
import json
import re
from collections.abc import Callable
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from everything import Y
from tcsite.site.theme import chain

Rendered = dict[str, str]
PLAN = "/institutions/university-of-example/plans/2024-2027/"
OLD = "/institutions/university-of-example/plans/2021-2023/"
HOME = "/institutions/university-of-example/"


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


def fact(html: str, name: str) -> str:
    """What a definition list says of something."""
    found = [words(term.find_next_sibling("dd")) for term in soup(html).find_all("dt") if words(term) == name]
    assert found, f"no {name}"
    return found[0]


# Every page


def test_there_is_a_page_for_every_row_of_the_address_table(html: Rendered) -> None:
    assert set(html) == {
        "/institutions/example-institute/",
        HOME,
        "/institutions/university-of-example/plans/2018-2020/",
        OLD,
        PLAN,
        "/institutions/university-of-example/self-assessments/2024/",
        "/institutions/university-of-example/updates/2026-02-12-workshops/",
        "/institutions/university-of-example/measures/",
        "/institutions/university-of-example/card.html",
        "/institutions/example-institute/card.html",
        "/",
        "/institutions/",
        "/institutions/nation/england/",
        "/institutions/nation/wales/",
        "/institutions/kind/research-institute/",
        "/institutions/kind/university/",
        "/pillars/",
        *[f"/pillars/{id}/" for id in ("visibility", "recognition", "career-development", "sustainability")],
        "/pillars/evaluating-impact/",
        "/recommendations/",
        *[f"/recommendations/r{number}/" for number in range(1, 17)],
        "/actions/",
        "/compare/",
        *[f"/actions/status/{status}/" for status in ("complete", "in-progress", "not-stated", "stopped")],
        "/actions/due/2026/",
        "/search/",
        "/updates/",
        "/data/",
        "/rules/",
        "/about/",
        "/accessibility/",
        "/404.html",
        "/register/",
        "/who-we-are/",
        "/institutions/example-college/",
    }


def test_a_page_has_one_main_heading_and_leaves_no_level_out(html: Rendered) -> None:
    for url, text in html.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
        assert levels.count(1) == 1, url
        assert levels[0] == 1, url
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (
            url,
            levels,
        )


def test_a_page_has_its_landmarks_language_title_and_description(html: Rendered) -> None:
    titles = []
    for url, text in html.items():
        if url.endswith("card.html"):  # it stands in a frame of another page
            continue
        page = soup(text)
        assert page.html is not None
        assert page.html["lang"] == "en"
        assert page.select_one('meta[name="viewport"]'), url
        assert len(page.select("header.site-head, main#main, footer.site-foot")) == 3, url
        assert page.select_one('body > a.skip[href="#main"]'), url
        names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.find_all("nav")]
        assert len(names) == len(set(names)), url
        assert None not in names, url
        titles.append(words(page.title))
        if page.select_one('meta[name="robots"][content="noindex"], meta[http-equiv="refresh"]'):
            continue
        description = page.select_one('meta[name="description"]')
        assert description, url
        assert 10 <= len(str(description["content"])) <= 160, (url, description)
    assert len(set(titles)) == len(titles), "titles are unique"


def test_no_script_or_style_stands_in_a_page(html: Rendered) -> None:
    for url, text in html.items():
        page = soup(text)
        scripts = [tag for tag in page.find_all("script") if tag.get("type") != "application/ld+json"]
        assert all(tag.get("src") and not tag.text for tag in scripts), url
        assert not page.find_all("style"), url
        assert not page.select("[style]"), url
        assert not [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")], url


def test_a_page_asks_nobody_else_for_anything(html: Rendered) -> None:
    for url, text in html.items():
        page = soup(text)
        loaded = [
            tag[name] for name in ("src", "srcset", "poster", "data") for tag in page.select(f"[{name}]")
        ]
        loaded += [tag["href"] for tag in page.select("link[rel=stylesheet], link[rel=icon]")]
        assert not [one for one in loaded if urlsplit(str(one)).scheme or str(one).startswith("//")], url


def test_ids_are_unique_and_references_to_them_are_whole(html: Rendered) -> None:
    for url, text in html.items():
        page = soup(text)
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), (url, sorted(id for id in ids if ids.count(id) > 1))
        for tag in page.select("[aria-labelledby]"):
            assert set(str(tag["aria-labelledby"]).split()) <= set(ids), (url, tag)


def test_every_link_leads_somewhere(html: Rendered, written: Callable[..., dict[str, bytes]]) -> None:
    files = set(written())
    for url, text in html.items():
        own = url.lstrip("/") + ("index.html" if url.endswith("/") else "")
        for tag in soup(text).find_all(href=True):
            link = urlsplit(str(tag["href"]))
            if link.scheme or url == "/404.html":
                continue
            path = (
                own if not link.path else normpath(join(dirname(own), unquote(link.path))).removeprefix("./")
            )
            if link.path.endswith("/"):
                path = "index.html" if path == "." else f"{path}/index.html"
            assert path in files, (url, tag["href"])
            if link.fragment:
                page = html["/" + path.removesuffix("index.html")]
                assert f'id="{link.fragment}"' in page, (url, tag["href"])


def test_tables_can_be_read_aloud_and_have_no_blank_cell(html: Rendered) -> None:
    for url, text in html.items():
        for table in soup(text).find_all("table"):
            if table.find_parent("template"):  # no table yet: a script completes it, see test_comparing.py
                continue
            assert words(table.caption), url
            for row in table.select("tbody tr"):
                assert row.find("th", scope="row"), (url, row)
            assert all(cell.get("scope") == "col" for cell in table.select("thead th")), url
            assert not [cell for cell in table.find_all(["td", "th"]) if not words(cell)], url
            assert not table.select("[colspan], [rowspan]"), url


def test_each_cell_of_a_card_is_labelled_as_its_column(html: Rendered) -> None:
    for url, text in html.items():
        for table in soup(text).select("table.cards"):
            heads = [words(head) for head in table.select("thead th")][1:]
            for row in table.select("tbody tr"):
                assert [cell.get("data-label") for cell in row.find_all("td")] == heads, url


def test_a_status_is_a_word(html: Rendered) -> None:
    known = {"Not started", "In progress", "Complete", "Ongoing", "Stopped", "Not stated"}
    found = {words(mark) for text in html.values() for mark in soup(text).select(".status:not(.mark)")}
    assert found <= known
    assert len(found) == 5


def test_every_page_with_statuses_says_once_who_reported_them(html: Rendered) -> None:
    for url, text in html.items():
        if soup(text).select("main .status"):
            assert len(re.findall(r"self-reported", text, re.IGNORECASE)) == 1, url


def test_contact_and_accessibility_stand_in_the_same_order_on_every_page(html: Rendered) -> None:
    for url, text in html.items():
        if url.endswith("card.html"):
            continue
        foot = words(soup(text).select_one("footer"))
        assert foot.index("The editors") < foot.index("Accessibility statement"), url


def test_structured_data_is_sound_and_its_ids_are_absolute(html: Rendered) -> None:
    kinds = set()
    for url, text in html.items():
        for tag in soup(text).find_all("script", type="application/ld+json"):
            for thing in json.loads(tag.text)["@graph"]:
                kinds.add(thing["@type"])
                assert thing["@id"].startswith("https://www.example.ac.uk/technicians/"), url
    assert kinds == {"BreadcrumbList", "CollegeOrUniversity", "Organization", "Report", "Dataset", "WebSite"}


def test_structured_data_cannot_end_its_element(rendering: Callable[..., Rendered]) -> None:
    change = {f"{Y}institution.yaml": "name: </script><script>alert(1)</script>\nstatus: {role: joining}\n"}
    for text in rendering(change).values():
        assert "<script>alert" not in text


@pytest.mark.parametrize("limit", [30_000])
def test_a_page_and_all_it_loads_is_small(html: Rendered, inputs: dict[str, bytes], limit: int) -> None:
    theme = chain(inputs, "default").assets
    assets = [theme[name] for name in ("style.css", "site.js", "favicon.svg", "favicon.png")]
    with_it = sum(len(gzip.compress(asset)) for asset in assets)
    assert len(gzip.compress(assets[1])) < 10_000
    for url, text in html.items():
        assert len(gzip.compress(text.encode())) + with_it < limit, url


def test_the_same_content_gives_the_same_bytes(rendering: Callable[..., Rendered], html: Rendered) -> None:
    assert rendering() == html


def test_no_link_stands_in_a_link(html: Rendered) -> None:
    for url, text in html.items():
        assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", text, re.DOTALL), url
