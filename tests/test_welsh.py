"""A site in two languages: the pages of the second below its code, each with its twin."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from maker import make
from samples import FOLDER, INSTITUTION, UPDATE
from tcsite.build import Result
from tcsite.diagnostics import Severity
from tcsite.edges import disk
from tcsite.language import catalogue
from tcsite.model.addresses import in_language
from test_build import Folder, whole

TODAY = date(2026, 11, 22)

SETTINGS = b"""\
title: {en: Technician Commitment at Example, cy: Ymrwymiad Technegwyr yn Enghraifft}
base_url: https://www.example.ac.uk/technicians/
languages: [en, cy]
rulebook: true
rules: {language-twin-differs: {severity: advice, reason: We translate one text after the other}}
contact: {name: {en: Web team, cy: Tim y we}, email: technicians@example.ac.uk}
"""
PLAN = b"""\
title: {en: Action plan 2024 to 2027, cy: Cynllun gweithredu 2024 i 2027}
period: {from: 2024-08, to: 2027-07}
stage: 3
state: in-force
summary: What we do for our technicians. See [about](/about/).
sign_off:
  - {who: head, post: Vice-Chancellor, date: 2024-07-25}
strands:
  - {id: V, title: Visibility, pillar: visibility}
actions:
  - id: V1
    text: {en: Show every technician on the web, cy: Dangos pob technegydd ar y we}
    strand: V
    when: From September 2024
    owners: [Steering group]
    progress:
      - {date: 2025-09, status: in-progress, note: Half of the departments}
  - {id: V2, strand: V, text: Open a workshop, years: [2026], owners: [{en: Head of Estates, cy: Pennaeth Ystadau}]}
"""
OTHER = """\
name: {en: Institute of Example, cy: Sefydliad Enghraifft}
nation: Wales
website: https://www.example.ac.uk/
hosts: [example.ac.uk]
status: {role: signatory, since: 2019-03}
published: {url: https://www.example.ac.uk/institute/}
plan_due: {by: 2027-06, reason: {en: We signed in 2026, cy: Llofnodwyd yn 2026}}
contacts:
  - {role: lead, name: Alex Example, email: institute@example.ac.uk}
part_of: university-of-example
aliases: [/institutions/old-institute/]
"""
PAGE = "---\ntitle: About this site\nmenu: true\n---\n\nWords in English. [One of them](/institutions/institute-of-example/).\n"


def site() -> dict[str, bytes]:
    """A site of two institutions in English and Welsh, with texts that have a twin and texts that have none."""
    return {
        **disk.bundled(),
        "site.yaml": SETTINGS,
        f"{FOLDER}institution.yaml": INSTITUTION,
        f"{FOLDER}updates/2026-03-12-workshops.md": UPDATE,
        f"{FOLDER}plans/2024-2027.yaml": PLAN,
        f"{FOLDER}updates/2026-03-12-workshops.cy.md": b"---\ntitle: Dau weithdy newydd\n---\n\nAgorwyd nhw.\n",
        f"{FOLDER}self-assessments/2024-stage-3.md": (
            b"---\ntitle: Stage 3\nstage: 3\ndate: 2024-07\n---\n\n## Voice {#voice}\n\nA survey.\n\n## Impact {#impact}\n\nMore.\n"
        ),
        f"{FOLDER}self-assessments/2024-stage-3.cy.md": b"## Llais {#voice}\n\nArolwg.\n",
        f"{FOLDER}files/poster.pdf": b"%PDF-1.4\n",
        "content/institutions/institute-of-example/institution.yaml": OTHER.encode(),
        "content/pages/about.md": PAGE.encode(),
        "content/pages/about.cy.md": b"---\ntitle: Am y wefan hon\n---\n\nGeiriau yn Gymraeg.\n",
        "content/pages/terms.md": b"---\ntitle: Terms of use\n---\n\nIn English alone.\n",
    }


@pytest.fixture
def bilingual() -> dict[str, bytes]:
    """The same, for a test to change."""
    return site()


@pytest.fixture(scope="module")
def built() -> Result:
    """The same, built."""
    return make(site(), today=TODAY)


def page(result: Result, path: str) -> str:
    return result.files[f"{path}index.html"].decode()


def pages(result: Result, below: str = "") -> dict[str, str]:
    return {
        path: content.decode()
        for path, content in result.files.items()
        if path.endswith(".html") and path.startswith(below)
    }


def test_every_page_has_its_twin_and_nothing_is_broken(built: Result) -> None:
    every = pages(built)
    welsh = {path for path in every if path.startswith("cy/")}
    assert {f"cy/{path}" for path in every.keys() - welsh} == welsh
    assert [str(one) for one in built.problems if one.severity is Severity.ERROR] == []
    assert [one for one in built.problems if one.rule in ("broken-link", "hreflang")] == []


@pytest.mark.parametrize(
    "path", ["", "institutions/university-of-example/plans/2024-2027/", "search/", "about/"]
)
def test_a_page_links_its_twin_in_the_header_and_for_search_engines(built: Result, path: str) -> None:
    base = "https://www.example.ac.uk/technicians/"
    for here, there, language, name in (("", "cy/", "cy", "Cymraeg"), ("cy/", "", "en", "English")):
        html = page(built, f"{here}{path}")
        steps = "../" * f"{here}{path}".count("/")
        twin = f"{steps}{there}{path}" if here == "" or path else steps
        head = html.partition("</header>")[0]
        assert f'<a href="{twin}" lang="{language}" hreflang="{language}">{name}</a>' in head
        assert re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html) == [
            ("en", f"{base}{path}"),
            ("cy", f"{base}cy/{path}"),
            ("x-default", f"{base}{path}"),
        ]
        assert f'<link rel="canonical" href="{base}{here}{path}">' in html
        assert html.startswith(f'<!doctype html>\n<html lang="{"cy" if here else "en"}">')


def test_twins_name_each_other_on_every_page_that_search_engines_may_read(built: Result) -> None:
    base = "https://www.example.ac.uk/technicians/"
    twins = {}
    for path, html in pages(built).items():
        head = html.partition("</head>")[0]
        if 'content="noindex"' in head or 'http-equiv="refresh"' in head:
            assert "hreflang=" not in head, path
            continue
        url = f"{base}{path.removesuffix('index.html')}"
        assert f'<link rel="canonical" href="{url}">' in html
        twins[url] = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html))
    for url, alternates in twins.items():
        assert set(alternates) == {"en", "cy", "x-default"}
        assert url in (alternates["en"], alternates["cy"])
        assert alternates["x-default"] == alternates["en"]
        assert {str(twins[twin]) for twin in alternates.values()} == {str(alternates)}


def test_rules_messages_and_labels_in_pictures_are_marked_with_their_language(
    bilingual: dict[str, bytes],
) -> None:
    bilingual[f"{FOLDER}measures.yaml"] = (
        b"sets: [{id: s, kind: survey, title: Survey, date: 2024-06, scale: 1 to 7, measures: "
        b"[{id: q, text: I am seen at work, value: 4}]}]\n"
    )
    plan = f"{FOLDER}plans/2024-2027.yaml"
    bilingual[plan] = PLAN.replace(
        b"    owners: [Steering group]\n",
        b"    owners: [Steering group]\n    measures: [{measure: s-q, target: 6, by: 2026-06}]\n",
    ).replace(b"status: in-progress,", b"status: in-progress, words: Nearly there,")
    built = make(bilingual, today=TODAY)
    figures = page(built, "cy/institutions/university-of-example/measures/")
    assert re.search(r'<text [^>]*lang="en">I am seen at work</text>', figures)
    assert '<span class="via" lang="en">\u201cNearly there\u201d</span>' in page(
        built, "cy/institutions/university-of-example/plans/2024-2027/"
    )
    register = page(built, "cy/register/")
    assert '<span lang="en">' in register
    assert " lang=" not in page(built, "register/").partition("<main")[2]


def test_the_register_says_in_welsh_what_is_wrong(bilingual: dict[str, bytes]) -> None:
    changed = INSTITUTION.replace(b"published: {url: https://www.example.ac.uk/technicians/}\n", b"")
    bilingual[f"{FOLDER}institution.yaml"] = changed.partition(b"contacts:")[0]
    bilingual["content/institutions/helper/institution.yaml"] = (
        b"name: {en: Helper, cy: Cynorthwywr}\nnation: Wales\nstatus: {role: supporter}\n"
    )
    built = make(bilingual, today=TODAY)
    register = page(built, "cy/register/")
    assert "Nid yw\u2019n enwi neb y gall y cyhoedd ei holi ac ysgrifennu ato." in register
    assert "Nid yw\u2019n rhoi cyfeiriad ei dudalen ei hun ynghylch yr Ymrwymiad." in register
    assert "names no contact" in page(built, "register/")
    assert "names no contact" not in register
    assert "Ni ofynnir hyn i sefydliad \u00e2\u2019r statws hwn: cefnogwr." in register


def test_a_time_may_be_written_in_both_languages(bilingual: dict[str, bytes]) -> None:
    plan = f"{FOLDER}plans/2024-2027.yaml"
    bilingual[plan] = PLAN.replace(
        b"when: From September 2024", b"when: {en: By September 2026, cy: Erbyn mis Medi 2026}"
    )
    built = make(bilingual, today=TODAY)
    assert [one for one in built.problems if one.rule in ("schema", "time-not-understood")] == []
    english = page(built, "institutions/university-of-example/plans/2024-2027/")
    welsh = page(built, "cy/institutions/university-of-example/plans/2024-2027/")
    assert ">By September 2026</dd>" in english
    assert ">Erbyn mis Medi 2026</dd>" in welsh
    assert "Erbyn mis" not in english
    assert (
        '"when": {"en": "By September 2026", "cy": "Erbyn mis Medi 2026"}'
        in built.files["data/site.json"].decode()
    )
    assert ",By September 2026,,2026-09," in built.files["data/actions.csv"].decode()


def test_notes_and_reasons_within_a_line_are_marked_with_their_language(bilingual: dict[str, bytes]) -> None:
    bilingual[f"{FOLDER}institution.yaml"] = INSTITUTION.replace(
        b"since: 2018-06}", b"since: 2018-06, history: [{role: supporter, until: 2018-05, note: We helped}]}"
    ) + (b"exceptions: [{rule: plan-length, reason: We agreed on it, until: 2027-01}]\n")
    bilingual[f"{FOLDER}plans/2024-2027.yaml"] = (
        PLAN
        + b"documents: [{kind: review, title: Our review, url: https://example.ac.uk/r.pdf, format: pdf}]\n"
    )
    built = make(bilingual, today=TODAY)
    front = page(built, "cy/institutions/university-of-example/")
    assert 'Cefnogwr hyd at ddiwedd Mai 2018 (<span lang="en">We helped</span>)' in front
    assert 'plan-length: <span lang="en">We agreed on it</span> (hyd at ddiwedd Ionawr 2027)' in front
    plan = page(built, "cy/institutions/university-of-example/plans/2024-2027/")
    assert '<span lang="en">Our review</span> (PDF)</a>' in plan


def test_a_citation_is_marked_with_the_language_of_each_of_its_words(bilingual: dict[str, bytes]) -> None:
    bilingual[f"{FOLDER}plans/2024-2027.yaml"] = b"title: Our plan\n" + PLAN.partition(b"\n")[2]
    plan = page(make(bilingual, today=TODAY), "cy/institutions/university-of-example/plans/2024-2027/")
    marked = '<span lang="en">University of Example</span>: <span lang="en">Our plan</span>. Yn: Ymrwymiad'
    assert f"Dyfynnwch fel: {marked}" in plan


MUTATE = "i|o|a|â|ac|ag|am|ar|at|dan|dros|drwy|gan|heb|hyd|wrth|yn|ym|yng|tan|neu|na|ei|pan|un|rhwng"
UNCHANGED = {
    "count",
    "number",
    "total",
    "asked",
    "actions",
    "least",
    "most",
    "baseline",
    "target",
    "year",
    "address",
    "contact",
}
UNCHANGED |= {"appendix", "email"}
"""What begins with a digit, with a vowel that stays, or is written as it is: an address, a way to write."""


def test_no_welsh_phrase_puts_a_word_that_mutates_before_what_is_filled_in() -> None:
    spoken = catalogue("cy").phrases
    found = [
        (key, match[0])
        for key, text in spoken.items()
        for form in ([text] if isinstance(text, str) else text.values())
        for match in re.finditer(rf"(?<![\w’])(?:{MUTATE}) {{(\w+)", form, re.IGNORECASE)
        if match[1] not in UNCHANGED
    ]
    days = {"action.reported_on", "register.lede", "register.there"}  # "ar 2 Medi": a number follows
    assert [(key, words) for key, words in found if key not in days] == []


def test_dates_numbers_and_fixed_words_are_welsh(built: Result) -> None:
    plan = page(built, "cy/institutions/university-of-example/plans/2024-2027/")
    for words in (
        "Awst 2024 – Gorffennaf 2027",
        "25 Gorffennaf 2024",
        "2 gam gweithredu",
        "Ar y gweill",
        "Gwelededd",
    ):
        assert words in plan
    front = page(built, "cy/institutions/institute-of-example/")
    assert "Mae Sefydliad Enghraifft yn un o lofnodwyr yr Ymrwymiad Technegwyr ers Mawrth 2019." in front
    assert "Cymru" in front


def test_what_has_no_twin_is_marked_and_what_has_one_is_not(built: Result) -> None:
    plan = page(built, "cy/institutions/university-of-example/plans/2024-2027/")
    assert '<span lang="en">Open a workshop</span>' in plan
    assert '<span lang="en">Steering group</span>' in plan
    assert '<span lang="en">University of Example</span>' in plan
    assert '<span lang="en">Visibility</span>' in plan
    assert '<div lang="en"><p>What we do for our technicians.' in plan
    assert "<span>Dangos pob technegydd ar y we</span>" in plan
    assert ">Pennaeth Ystadau<" in plan
    lists = page(built, "cy/actions/")
    assert '<span><span lang="en">Open a workshop</span></span>' in lists
    assert "<span>Dangos pob technegydd ar y we</span>" in lists
    assert 'span lang="' not in page(built, "institutions/university-of-example/plans/2024-2027/")


def test_markdown_has_its_twin_in_a_file_beside_it(built: Result) -> None:
    assert "Geiriau yn Gymraeg." in page(built, "cy/about/")
    assert "Words in English." in page(built, "about/")
    assert "<h1>Am y wefan hon</h1>" in page(built, "cy/about/")
    assert '<h1><span lang="en">Terms of use</span></h1>' in page(built, "cy/terms/")
    assert '<div lang="en"><p>In English alone.' in page(built, "cy/terms/")
    update = page(built, "cy/institutions/university-of-example/updates/2026-03-12-workshops/")
    assert "Dau weithdy newydd" in update
    assert "Agorwyd nhw." in update
    form = page(built, "cy/institutions/university-of-example/self-assessments/2024-stage-3/")
    assert '<h2 id="voice">Llais</h2>' in form
    assert "Arolwg." in form
    assert '<h2 id="impact"><span lang="en">Impact</span></h2>' in form


def test_links_in_texts_stay_in_the_language_and_data_files_are_one_set(built: Result) -> None:
    plan = page(built, "cy/institutions/university-of-example/plans/2024-2027/")
    assert 'href="../../../../about/"' in plan  # below cy/
    assert 'href="../../data/actions.csv"' in page(built, "cy/actions/")
    assert [
        path for path in built.files if path.startswith(("cy/data/", "cy/assets/")) and "html" not in path
    ] == []
    assert "institutions/university-of-example/files/poster.pdf" in built.files
    assert "cy/institutions/university-of-example/files/poster.pdf" not in built.files
    assert 'href="../../../institutions/university-of-example/files/poster.pdf"' in page(
        built, "cy/institutions/university-of-example/"
    )


def test_each_language_has_its_own_index_of_words(built: Result) -> None:
    def words(below: str) -> str:
        return "".join(
            content.decode()
            for path, content in sorted(built.files.items())
            if path.startswith(f"{below}search/words-")
        )

    index = json.loads(built.files["cy/search/index.json"])
    assert '"technegydd"' in words("cy/")
    assert '"technegydd"' not in words("")
    assert '"workshop"' in words("cy/")  # a text without a twin is found in both
    assert '"arolwg"' in words("cy/")
    assert '"arolwg"' not in words("")
    assert '"agorwyd"' in words("cy/")
    assert index["facets"]["type"]["words"]["plan"] == "Cynllun"
    assert ["/about/", "Am y wefan hon", "Tudalen"] in [one[:3] for one in index["pages"]]
    search = page(built, "cy/search/")
    assert 'data-index="index.json"' in search
    assert 'data-root="../"' in search
    assert "canlyniad ar gyfer" in search


def test_the_sitemap_names_the_twins_of_each_page(built: Result) -> None:
    root = ElementTree.fromstring(built.files["sitemap.xml"])
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = {
        url.findtext("s:loc", "", space): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", space)
        }
        for url in root.findall("s:url", space)
    }
    base = "https://www.example.ac.uk/technicians"
    twins = {"en": f"{base}/about/", "cy": f"{base}/cy/about/", "x-default": f"{base}/about/"}
    assert found[f"{base}/about/"] == found[f"{base}/cy/about/"] == twins
    assert all(len(links) == 3 for links in found.values())


def test_feeds_badges_comparisons_and_structured_data_are_in_the_language(built: Result) -> None:
    feed = built.files["cy/feed.xml"].decode()
    assert 'xml:lang="cy"' in feed
    assert "https://www.example.ac.uk/technicians/cy/institutions/university-of-example/" in feed
    assert "Dau weithdy newydd" in feed
    assert (
        "Cynllun gweithredu 2024–2027"
        in built.files["cy/institutions/university-of-example/badge.svg"].decode()
    )
    assert json.loads(built.files["cy/compare/university-of-example.json"])["cells"]["plan"]["lines"][2] == [
        "Mewn grym",
        "",
    ]
    plan = page(built, "cy/institutions/university-of-example/plans/2024-2027/")
    found = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', plan)[0])["@graph"]
    report = next(one for one in found if one["@type"] == "Report")
    assert report["inLanguage"] == "cy"
    assert report["url"].endswith("/cy/institutions/university-of-example/plans/2024-2027/")


def test_who_comes_to_no_page_reads_it_in_both_languages(built: Result) -> None:
    html = built.files["404.html"].decode()
    assert '<section lang="cy"' in html
    assert 'href="/technicians/cy/"' in html
    assert "Heb ddod o hyd i’r dudalen" in built.files["cy/404.html"].decode()


def test_earlier_addresses_lead_on_in_both_languages(built: Result) -> None:
    assert 'content="0; url=../institute-of-example/"' in page(built, "cy/institutions/old-institute/")
    redirects = built.files["_redirects"].decode().splitlines()
    assert (
        "/technicians/cy/institutions/old-institute/ /technicians/cy/institutions/institute-of-example/ 301"
        in redirects
    )
    assert "/cy/institutions/university-of-example/plans/2024-2027/#v1" in built.addresses


class Marks(HTMLParser):
    """The marks of a language that stand where HTML has no room for them."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.wrong += [f"{tag} {name}" for name, value in attrs if value and "<span" in value]
        if tag == "span" and {"svg", "option", "title", "script"} & {*self.inside}:
            self.wrong.append(f"span in {self.inside}")
        if tag in ("svg", "option", "title", "script"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            self.inside.remove(tag)


def test_no_mark_stands_in_an_attribute_a_picture_or_a_choice(built: Result) -> None:
    for path, html in pages(built, "cy/").items():
        marks = Marks()
        marks.feed(html)
        assert marks.wrong == [], path


def test_a_broken_link_in_a_text_is_one_problem_at_its_place(bilingual: dict[str, bytes]) -> None:
    bilingual["content/pages/terms.md"] += b"\n[Nowhere](/no-such/)\n"
    bilingual["content/pages/about.cy.md"] += b"\n[Unlle](/dim/)\n"
    broken = [one for one in make(bilingual, today=TODAY).problems if one.rule == "broken-link"]
    assert [(one.place.file, one.place.line) for one in broken] == [
        ("content/pages/about.cy.md", 7),
        ("content/pages/terms.md", 7),
    ]


def test_what_is_missing_is_said_once_and_blocks_nothing(built: Result) -> None:
    missing = [one for one in built.problems if one.rule == "language-twin-missing"]
    assert [one.place.file for one in missing] == [
        "content/institutions/university-of-example/institution.yaml",
        "content/institutions/university-of-example/plans/2024-2027.yaml",
        "content/institutions/university-of-example/self-assessments/2024-stage-3.md",
        "content/pages/terms.md",
        "site.yaml",  # once: what tcsite ships in the vocabulary is in Welsh
    ]
    assert {one.severity for one in missing} == {Severity.ADVICE}
    assert len([one for one in built.problems if one.rule == "language-not-reviewed"]) == 1


def test_prose_says_that_nobody_has_checked_the_welsh(built: Result) -> None:
    words = "Nid yw siaradwr Cymraeg wedi adolygu geiriau Cymraeg y wefan hon eto."
    assert [path for path, html in pages(built).items() if words in html] == [
        "cy/about/index.html",
        "cy/terms/index.html",
    ]


@pytest.mark.parametrize(
    ("settings", "root", "below"),
    [
        (b"languages: [cy, en]", "cy", "en"),
        (b"languages: [en, cy]\nlanguage: cy", "cy", "en"),
        (b"languages: [en, cy]\nlanguage: en", "en", "cy"),
        (b"languages: [cy]", "cy", None),
        (b"language: cy", "cy", None),
    ],
)
def test_either_language_may_be_the_first(
    small: dict[str, bytes], settings: bytes, root: str, below: str | None
) -> None:
    result = make({**small, "site.yaml": small["site.yaml"] + settings}, today=TODAY)
    assert [str(one) for one in result.problems if one.severity is Severity.ERROR] == []
    assert f'<html lang="{root}">' in page(result, "")
    assert below is None or f'<html lang="{below}">' in page(result, f"{below}/")
    assert {path.partition("/")[0] for path in pages(result)} & {"en", "cy"} == ({below} if below else set())
    front = page(result, "institutions/university-of-example/")
    assert ("lofnodwyr" in front) == (root == "cy")
    assert 'lang="en"' not in front or root == "en" or "hreflang" in front


def test_a_site_whose_home_is_an_institution_mirrors_it(bilingual: dict[str, bytes]) -> None:
    bilingual["site.yaml"] += b"home: university-of-example\n"
    result = make(bilingual, today=TODAY)
    assert [str(one) for one in result.problems if one.severity is Severity.ERROR] == []
    assert "Ymrwymiad Technegwyr" in page(result, "cy/")
    assert "cy/plans/2024-2027/index.html" in result.files


def test_a_language_that_says_the_same_as_one_adds_nothing(small: dict[str, bytes]) -> None:
    one = make({**small, "site.yaml": small["site.yaml"] + b"languages: [en]\n"}, today=TODAY)
    assert dict(one.files) == dict(make(small, today=TODAY).files)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "/cy/"),
        ("/institutions/x/plans/2024/#v1", "/cy/institutions/x/plans/2024/#v1"),
        ("/search/?q=a.b", "/cy/search/?q=a.b"),
        ("/search/index.json", "/cy/search/index.json"),
        ("/compare/x.json", "/cy/compare/x.json"),
        ("/institutions/x/feed.xml", "/cy/institutions/x/feed.xml"),
        ("/feed.xml", "/cy/feed.xml"),
        ("/badge.svg", "/cy/badge.svg"),
        ("/404.html", "/cy/404.html"),
        ("/cy/about/", "/cy/about/"),
        ("/institutions/x/files/feed.xml", "/institutions/x/files/feed.xml"),
        ("/files/badge.svg", "/files/badge.svg"),
        ("/data/actions.csv", "/data/actions.csv"),
        ("/assets/style.css", "/assets/style.css"),
        ("/sitemap.xml", "/sitemap.xml"),
        ("//example.org/", "//example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#v1", "#v1"),
        ("", ""),
    ],
)
def test_which_addresses_a_language_has_for_itself(address: str, expected: str) -> None:
    assert in_language(address, "/cy") == expected
    assert in_language(address, "") == address


EDITS: list[tuple[str, bytes, bytes]] = [
    (f"{FOLDER}plans/2024-2027.yaml", b"Dangos pob technegydd", b"Enwi pob technegydd"),
    (f"{FOLDER}plans/2024-2027.yaml", b"Open a workshop", b"Open two workshops"),
    (f"{FOLDER}institution.yaml", b"name: University of Example", b"name: {en: University, cy: Prifysgol}"),
    ("content/pages/about.cy.md", b"Geiriau", b"Rhagor"),
    ("content/institutions/institute-of-example/institution.yaml", b"Wales", b"Scotland"),
    ("site.yaml", b"languages: [en, cy]", b"languages: [en]"),
    ("site.yaml", b"languages: [en]", b"languages: [cy, en]"),
    ("site.yaml", b"languages: [cy, en]", b"languages: [en, cy]"),
]


def test_on_what_earlier_builds_left_the_result_is_the_same(bilingual: dict[str, bytes]) -> None:
    folder, inputs = Folder(), dict(bilingual)
    folder.make(inputs, TODAY)
    for path, before, after in EDITS:
        assert before in inputs[path]
        inputs[path] = inputs[path].replace(before, after)
        clean = make(inputs, today=TODAY)
        assert folder.make(inputs, TODAY) == whole(clean, dict(clean.files)), (path, after)
    folder.make(inputs, TODAY)
    assert folder.made == []
