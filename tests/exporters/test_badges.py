"""The badge: it leads to the page, says what stands there, and can be read on any ground."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from bs4 import BeautifulSoup
from making import a_plan, a_site, an_institution

from everything import TODAY, Build, X, Y
from tcsite.charts import HEIGHT, WIDTH, badge
from tcsite.exports.badge import badge as badge_of
from tcsite.model import Site
from tcsite.model.site import DatedSite
from tcsite.text.colour import PAPER, contrast

SVG = "{http://www.w3.org/2000/svg}"
PAGE = "institutions/university-of-example/"
URL = "https://www.example.ac.uk/technicians/institutions/university-of-example/"


def badges(site: Site, today: date = TODAY) -> dict[str, bytes]:
    return dict(badge_of(DatedSite(site, today)))


def said(content: bytes) -> list[str]:
    return [one.text or "" for one in ET.fromstring(content).iter(f"{SVG}text")]


def test_a_badge_names_the_plan_in_force_by_its_years(build: Build) -> None:
    made = badges(build())
    assert said(made[f"{PAGE}badge.svg"]) == ["Technician Commitment", "Action plan 2024–2027"]
    assert said(made["institutions/example-institute/badge.svg"]) == ["Technician Commitment", "See our page"]


def test_once_the_plan_has_ended_the_badge_only_leads_to_the_page(build: Build) -> None:
    made = badges(build(), TODAY.replace(year=2028))
    assert said(made[f"{PAGE}badge.svg"]) == ["Technician Commitment", "See our page"]


def test_where_the_page_is_at_home_so_is_the_badge(build: Build) -> None:
    made = badges(build({"site.yaml": "+home: university-of-example\n"}))
    assert set(made) == {"badge.svg", "institutions/example-institute/badge.svg"}


def test_a_badge_has_a_title_and_a_description(build: Build) -> None:
    root = ET.fromstring(badges(build())[f"{PAGE}badge.svg"])
    title, about = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert about is not None
    assert title.text == "Technician Commitment: Action plan 2024–2027"
    assert about.text == "Leads to the page of University of Example."
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {about.attrib['id']}"
    assert not [one for one in root.iter() if "style" in one.attrib]


@pytest.mark.parametrize("accent", [None, "#1d4f91", "#ffff00", "#123", "red", "nonsense", '"><script>'])
def test_words_can_be_read_whatever_the_accent(accent: str | None) -> None:
    root = ET.fromstring(badge("A & B", "<C>", 'D "E"', accent))
    for words in root.iter(f"{SVG}text"):
        assert contrast(words.attrib["fill"], PAPER["light"]) >= 4.5
    assert [one.text for one in root.iter(f"{SVG}text")] == ["A & B", "<C>"]


def test_the_page_has_the_code_to_copy(written: Callable[..., dict[str, bytes]]) -> None:
    files = written()
    page = BeautifulSoup(files[f"{PAGE}index.html"], "html.parser")
    area = page.select_one("textarea#badge-code[readonly]")
    assert area is not None
    assert page.select_one("label[for=badge-code]")
    code = BeautifulSoup(unescape(area.text), "html.parser")
    assert code.a is not None
    assert code.img is not None
    assert code.a["href"] == URL
    assert code.img.attrs == {
        "src": f"{URL}badge.svg",
        "alt": "Technician Commitment: the page of University of Example",
        "width": str(WIDTH),
        "height": str(HEIGHT),
    }
    assert f"{PAGE}badge.svg" in files


def test_a_name_cannot_break_out_of_the_code(written: Callable[..., dict[str, bytes]]) -> None:
    name = "'A \"B\" <script>alert(1)</script>'"
    files = written({f"{Y}institution.yaml": f"name: {name}\nstatus: {{role: joining}}\n"})
    page = BeautifulSoup(files["institutions/example-institute/index.html"], "html.parser")
    area = page.select_one("textarea")
    assert area is not None
    code = BeautifulSoup(area.text, "html.parser")
    assert [tag.name for tag in code.find_all(True)] == ["a", "img"]


@pytest.mark.parametrize(
    "changes",
    [
        {"site.yaml": "title: Example plans\n"},
        {f"{X}institution.yaml": "name: University of Example\nstatus: {role: lapsed, since: 2024}\n"},
    ],
)
def test_no_code_without_an_address_or_a_signature(
    written: Callable[..., dict[str, bytes]], changes: dict[str, str]
) -> None:
    assert b"badge-code" not in written(changes)[f"{PAGE}index.html"]


@pytest.mark.parametrize(
    ("period", "today", "line"),
    [
        ("{from: 2024-08, to: 2027-07}", date(2027, 7, 31), "Action plan 2024–2027"),
        ("{from: 2024-08, to: 2027-07}", date(2027, 8, 1), "See our page"),
        ("{from: 2024-08, to: 2027-07}", date(2024, 7, 31), "See our page"),
        ("{from: 2024-08, to: 2027-07, extended_to: 2028-01}", date(2027, 8, 1), "Action plan 2024–2028"),
        ("{from: 2026-01, to: 2026-12}", date(2026, 6, 1), "Action plan 2026"),  # no "2026–2026"
    ],
)
def test_the_second_line_is_the_plan_s_years_while_it_runs(period: str, today: date, line: str) -> None:
    site = a_site(an_institution(a_plan(period=period)))
    assert said(badges(site, today)["institutions/x/badge.svg"])[1] == line
