"""What each kind of page says, and how a site of one institution differs."""

import struct
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from everything import TODAY, X, Y
from maker import make
from tcsite.model.page import Page
from tcsite.text.colour import PAPER

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


def answer(html: str, question: str) -> str:
    """What the card of an institution answers."""
    found = [one for one in soup(html).select(".answers > div") if words(one.h2) == question]
    assert found, f"no {question}"
    return words(found[0]).removeprefix(question).strip()


# The page of an institution


def test_the_institution_says_its_status_in_a_sentence(html: Rendered) -> None:
    sentence = (
        "University of Example has been a founding signatory of the Technician Commitment since June 2018."
    )
    assert sentence in words(soup(html[HOME]).select_one(".lede"))
    assert answer(html[HOME], "Has it signed?") == (
        "Founding signatory since June 2018 Signed on two days. Earlier: Lapsed from 2020 until 2021"
    )


def test_only_current_public_contacts_are_named(html: Rendered) -> None:
    assert answer(html[HOME], "Who do I ask?") == (
        "Alex Example Lead, Head of Services care of: sam@example.ac.uk"
    )
    everything = "".join(html.values())
    assert "Kit Gone" not in everything
    assert "pat@example.ac.uk" not in everything


def test_no_contact_is_said_plainly(html: Rendered) -> None:
    text = html["/institutions/example-institute/"]
    assert "No contact is named." in words(soup(text).main)


def test_a_first_plan_that_is_not_due_yet_says_when_and_why(html: Rendered) -> None:
    text = words(soup(html["/institutions/example-institute/"]).main)
    assert "Due by November 2026 The form is due a year after signing." in text
    assert "Is it on time?" not in text


def test_a_first_plan_whose_day_has_passed_says_that_it_is_not_here(inputs: dict[str, bytes]) -> None:
    file = f"{Y}institution.yaml"
    late = inputs[file].replace(b"plan_due: {by: 2026-11", b"plan_due: {by: 2026-01")
    result = make({**inputs, file: late}, today=TODAY)
    for path in ("institutions/example-institute/index.html", "institutions/index.html"):
        assert "Was due by January 2026; not published here" in result.files[path].decode()


def test_an_address_in_progress_says_so(html: Rendered) -> None:
    assert (
        fact(html["/institutions/example-institute/"], "Official page") == "In progress since November 2025"
    )


def test_the_official_page_and_its_previous_addresses_are_linked(html: Rendered) -> None:
    official = "example.ac.uk/ technicians Previously https://old.example.ac.uk/tc (until 2022)"
    assert fact(html[HOME], "Official page") == official


def test_kin_are_linked_both_ways(html: Rendered) -> None:
    assert fact(html[HOME], "Includes") == "Example Institute"
    assert fact(html["/institutions/example-institute/"], "Part of") == "University of Example"


def test_a_transcription_says_that_it_is_one(html: Rendered) -> None:
    assert "This page is a transcription, not the institution’s own." in words(soup(html[HOME]).main)
    assert "transcription" not in html["/institutions/example-institute/"]


# The page of a plan


def test_a_plan_sums_up_its_actions(html: Rendered) -> None:
    page = soup(html[PLAN])
    assert words(page.select_one("table.tally caption")) == "3 actions: 1 in progress, 2 not stated"
    assert words(page.h1) == "University of Example Plan 2024 & beyond"
    assert fact(html[PLAN], "Period") == (
        "August 2024 to July 2027, extended to December 2027 (A late start.)"
    )
    assert fact(html[PLAN], "Signed off by") == (
        "Head of the institution: Professor Example, Vice-Chancellor, 25 July 2024 Lead, not dated"
    )


def test_every_action_and_part_has_its_anchor_and_every_action_its_mark(html: Rendered) -> None:
    page = soup(html[PLAN])
    assert [tag["id"] for tag in page.select("article.action")] == ["v1", "v2", "c1"]
    assert [tag["id"] for tag in page.select(".part")] == ["v2-a", "v2-b"]
    assert sorted(str(tag["href"]) for tag in page.select(".strip a.mark")) == ["#c1", "#v1", "#v2"]


def test_an_action_tells_all_that_is_known(html: Rendered) -> None:
    action = soup(html[PLAN]).find(id="v1")
    assert isinstance(action, Tag)
    text = str(action)
    assert words(action.h3) == "V1 Show every technician:"
    assert [words(item) for item in action.select(".rest > ul > li")] == ["on the web", "on screens"]
    assert fact(text, "Status") == "In progress"
    assert fact(text, "When") == "From September 2024"
    assert fact(text, "Outputs") == "Pages Screens"
    assert fact(text, "Measures") == (
        "Students see us : from 5.18 to 6.5, by 2026; result: 5.9 in December 2025 still open "
        "Something not counted yet: an increase"
    )
    assert fact(text, "TALENT").startswith("R6 ")
    assert "<script>" not in text
    dates = [words(tag) for tag in action.select(".history time")]
    assert dates == ["September 2025", "February 2025"], "the newest first"


def test_times_are_shown_as_written_and_as_understood(html: Rendered) -> None:
    page = soup(html[PLAN])
    assert fact(str(page.find(id="v2")), "When") == "2025 and 2026"
    assert fact(str(page.find(id="v2-b")), "When") == "Jan 2026"
    assert fact(str(page.find(id="c1")), "When") == "When the moon is blue"


def test_relations_are_linked_both_ways(html: Rendered) -> None:
    old, new = soup(html[OLD]), soup(html[PLAN])
    assert fact(str(old.find(id="a1")), "Carried to") == "V2, Plan 2024 & beyond"
    assert fact(str(new.find(id="v2")), "Carried from") == "A1, First plan"
    assert fact(str(old.find(id="a2")), "As per") == "A1"
    assert fact(str(old.find(id="a1")), "Stands also for") == "A2"
    assert fact(str(old.find(id="a3")), "Merged into") == "A1"
    assert fact(str(old.find(id="a1")), "Takes in") == "A3"


def test_a_status_by_reference_is_that_of_the_other_action(html: Rendered) -> None:
    assert fact(str(soup(html[OLD]).find(id="a2")), "Status") == "Complete as per A1"


def test_a_stopped_action_gives_its_reason(html: Rendered) -> None:
    assert "Reason: No money." in words(soup(html[OLD]).select_one("#a4 .history"))


def test_ids_that_the_source_does_not_have_are_not_shown(html: Rendered) -> None:
    page = soup(html["/institutions/university-of-example/plans/2018-2020/"])
    action = page.find(id="on-1")
    assert isinstance(action, Tag)
    assert words(action.h3) == "Did this, and that. #"
    assert "on-1" not in words(page.main)
    assert "The plan does not number its actions." in words(page.main)
    assert "Known only from a later report of what was achieved." in words(page.main)


def test_what_no_action_states_is_said_once(html: Rendered) -> None:
    text = words(soup(html["/institutions/university-of-example/plans/2018-2020/"]).main)
    assert "No action of this plan states a time, an owner or a measure of success." in text
    assert [words(term) for term in soup(text).find_all("dt")].count("Owner") == 0


def test_the_talent_table_shows_where_it_disagrees_with_the_tags(html: Rendered) -> None:
    table = soup(html[PLAN]).select_one("section[aria-labelledby=talent] table")
    assert table is not None
    rows = {
        words(row.th).split()[0]: [words(cell) for cell in row.find_all("td")]
        for row in table.select("tbody tr")
    }
    assert rows == {
        "R1": ["Partly.", "None"],
        "R6": ["V1", "V1"],
        "R11": ["Not stated", "V1"],
        "R14": ["Does not apply: For policymakers.", "None"],
    }


def test_other_formats_say_what_they_are_and_how_large(html: Rendered) -> None:
    formats = soup(html[PLAN]).select("section[aria-labelledby=formats] li")
    assert [words(one) for one in formats] == ["PDF, 340 KB", "Word document"]


# Other pages


def test_a_measure_shows_value_scale_people_and_what_is_wanted(html: Rendered) -> None:
    text = html["/institutions/university-of-example/measures/"]
    row = soup(text).find(id="survey-1.1")
    assert isinstance(row, Tag)
    assert [words(cell) for cell in row.find_all("td")] == ["5.18", "6.5 by 2026 ( V1 ) still open"]
    assert row.select_one('rect[width="46.4%"]'), "5.18 on a scale of 1 to 10"
    assert row.select_one('line[x1="61.1%"]'), "6.5 on a scale of 1 to 10"
    assert fact(text, "Scale") == "1 to 10"
    unknown = [one for one in soup(text).find_all("dd") if words(one) == "Not published"]
    assert not unknown, "a headcount is no rating: nobody expects a scale of it"


def test_a_self_assessment_has_its_sections(html: Rendered) -> None:
    page = soup(html["/institutions/university-of-example/self-assessments/2024/"])
    assert [tag["id"] for tag in page.select(".body h2")] == ["structures", "contents-2", "source-note"]
    assert page.find(id="structures--groups")
    assert page.find(id="fn-structures--1")


def test_a_pillar_lists_its_actions_and_who_has_none(html: Rendered) -> None:
    page = soup(html["/pillars/visibility/"])
    assert [words(item) for item in page.select(".actions li")] == ["V1 Show every technician: In progress"]
    assert "Example Institute" in words(page.select_one("section[aria-labelledby=without-1]"))
    assert [words(item) for item in soup(html["/pillars/recognition/"]).select(".actions li")] == [
        "V2 Hold conferences Not stated"
    ], "an action's own pillar counts, not its strand's"


def test_a_recommendation_lists_what_is_tagged_or_named(html: Rendered) -> None:
    assert len(soup(html["/recommendations/r6/"]).select(".actions li")) == 1
    assert len(soup(html["/recommendations/r14/"]).select(".actions li")) == 0


def test_long_lists_are_counted_and_not_listed(rendering: Callable[..., Rendered]) -> None:
    many = "".join(f"  - {{id: X{number}, strand: V, text: Do it}}\n" for number in range(401))
    plan = f"title: Big\nperiod: {{from: 2024, to: 2026}}\nstate: closed\nstrands: [{{id: V, title: V, pillar: visibility}}]\nactions:\n{many}"
    html = rendering({f"{Y}plans/2024-2026.yaml": plan})
    assert "Do it" not in html["/actions/"]
    assert "401 actions" in html["/actions/"]


def test_results_by_a_day_without_a_target_are_no_part_of_the_day(rendering: Callable[..., Rendered]) -> None:
    measure = "{text: Visits, results: [{date: 2025-06, value: 7}], by: 2026-06}"
    plan = f"title: P\nperiod: {{from: 2024, to: 2026}}\nstate: closed\nactions: [{{id: V1, text: Do it, measures: [{measure}]}}]\n"
    page = soup(
        rendering({f"{Y}plans/2024-2026.yaml": plan})["/institutions/example-institute/plans/2024-2026/"]
    )
    assert "Visits: a target not stated, by June 2026; result: 7 in June 2025" in words(page.main)


def test_the_directory_says_status_plan_and_contact(html: Rendered) -> None:
    rows = [
        [words(cell) for cell in row.find_all(["th", "td"])]
        for row in soup(html["/institutions/"]).select("tbody tr")
    ]
    assert rows == [
        [
            "Example Institute Research institute, England",
            "Joining since November 2025",
            "Due by November 2026",
            "Not known",
            "None named",
        ],
        [
            "University of Example University, Wales",
            "Signatory since June 2018",
            "until December 2027 3 actions",
            "Nothing overdue Next due: 2026",
            "Alex Example",
        ],
    ]


def test_home_finds_an_institution_without_a_script_and_shows_no_zero(html: Rendered) -> None:
    page = soup(html["/"])
    assert page.select_one("form.finder")["action"] == "institutions/"
    assert [one["value"] for one in page.select("#finder-names option")] == [
        "Example Institute",
        "University of Example",
    ]
    numbers = [words(one) for one in page.select("main .scores b")]
    assert 0 < len(numbers) <= 3
    assert "0" not in numbers


def test_facets_are_pages(html: Rendered) -> None:
    page = soup(html["/institutions/nation/wales/"])
    assert [words(row.th) for row in page.select("tbody tr")] == ["University of Example University, Wales"]
    assert words(page.select_one('.facets [aria-current="page"]')) == "Wales"


def test_the_statement_is_made_of_its_fields(html: Rendered) -> None:
    text = words(soup(html["/accessibility/"]).main)
    assert "is committed to making its website accessible, in accordance with" in text
    assert (
        "is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the"
        " non-compliances listed below." in text
    )
    for heading in (
        "Compliance status",
        "Non-accessible content",
        "Feedback and contact information",
        "Enforcement procedure",
        "Preparation of this accessibility statement",
    ):
        assert heading in text
    assert "in a different format" in text
    assert "Equality Commission for Northern Ireland" in text
    assert "Time. This fails WCAG 2.2 success criterion 1.1.1 Non-text content." in text
    assert "We plan to fix it by June 2026." in text


def test_news_is_dated_content_only_the_newest_first(html: Rendered) -> None:
    items = soup(html["/updates/"]).select(".news > li")
    assert [(words(item.time), words(item.select("p")[1])) for item in items] == [
        ("12 February 2026", "Two new workshops"),
        ("September 2025", "Plan 2024 & beyond: progress reported on 1 action"),
        ("March 2025", "Plan 2024 & beyond: progress reported on 1 action"),
        ("February 2025", "Plan 2024 & beyond: progress reported on 1 action"),
        ("10 January 2025", "Plan 2024 & beyond: change of action V1"),
        ("25 July 2024", "Plan 2024 & beyond: signed off, with 3 actions"),
        ("25 July 2024", "Self-assessment 2024: submitted"),
        ("December 2023", "First plan: 1 completed: A1"),
        ("November 2023", "First plan: 1 stopped: A4"),
    ]


def test_lost_readers_get_links_that_work_at_any_address(html: Rendered) -> None:
    links = [str(tag["href"]) for tag in soup(html["/404.html"]).find_all(href=True)]
    ours = [link for link in links if not urlsplit(link).scheme and link != "#main"]
    assert ours
    assert all(link.startswith("/technicians/") for link in ours)
    assert 'content="noindex"' in html["/404.html"]


# The site's own look


def test_a_logo_stands_before_the_title(rendering: Callable[..., Rendered]) -> None:
    own = {"site.yaml": "+logo: logo.svg\n", "themes/default/assets/logo.svg": "<svg/>"}
    logo = soup(rendering(own)["/about/"]).select_one(".site-title img")
    assert logo is not None
    assert (logo["src"], logo["alt"]) == ("../assets/logo.svg", "")


def test_a_logo_that_is_not_there_is_reported_and_left_out(inputs: dict[str, bytes]) -> None:
    result = make({**inputs, "site.yaml": inputs["site.yaml"] + b"logo: lgoo.svg\n"}, today=TODAY)
    (problem,) = [one for one in result.problems if one.rule == "logo"]
    assert (problem.place.file, problem.place.line) == ("site.yaml", 9)
    assert b"site-title" in result.files["index.html"]
    assert b"lgoo" not in result.files["index.html"]


def test_icons_and_the_picture_for_shared_links_are_there(
    rendering: Callable[..., Rendered], written: Callable[..., dict[str, bytes]]
) -> None:
    page = soup(rendering({"site.yaml": '+accent: "#1d4f91"\n'})["/about/"])
    files = written()
    for name, width, height in (("favicon", 48, 48), ("apple-touch-icon", 180, 180), ("share", 1200, 630)):
        content = files[f"assets/{name}.png"]
        assert struct.unpack(">II", content[16:24]) == (width, height), "what a PNG says of its size"
    picture = page.select_one('meta[property="og:image"]')
    assert picture is not None
    assert picture["content"] == "https://www.example.ac.uk/technicians/assets/share.png"
    colours = {str(one["media"]): one["content"] for one in page.select('meta[name="theme-color"]')}
    assert colours["(prefers-color-scheme: light)"] == "#1d4f91"
    assert colours["(prefers-color-scheme: dark)"] == PAPER["dark"]


# One institution


def test_a_site_of_one_institution_has_its_page_at_the_root(rendering: Callable[..., Rendered]) -> None:
    html = rendering({Y: None, "content/gone": None, "site.yaml": "+home: university-of-example\n"})
    assert "/plans/2024-2027/" in html
    assert "/updates/2026-02-12-workshops/" in html
    assert not [url for url in html if url.startswith("/institutions/")]
    assert words(soup(html["/"]).h1) == "University of Example"
    links = {str(tag["href"]) for text in html.values() for tag in soup(text).find_all(href=True)}
    assert not [link for link in links if "institutions/" in link]
    assert soup(html["/"]).select_one("nav.trail") is None


def test_a_site_of_one_institution_speaks_of_one(rendering: Callable[..., Rendered]) -> None:
    html = rendering({Y: None, "content/gone": None, "site.yaml": "+home: university-of-example\n"})
    assert words(soup(html["/"]).title) == "University of Example: Technician Commitment"
    assert "WebSite" in html["/"]
    pillar = soup(html["/pillars/visibility/"])
    assert [words(heading) for heading in pillar.select(".group h2")] == ["Plan 2024 & beyond In force"]
    assert pillar.select(".group h3") == []
    assert "institution." in words(pillar.select_one("main .fine"))
    for url in ("/pillars/", "/recommendations/"):
        assert [
            words(one) for one in soup(html[url]).select(".entries .fine") if "institution" in words(one)
        ] == []
    for url in ("/pillars/recognition/", "/pillars/sustainability/", "/recommendations/r1/"):
        assert "No such action" not in html[url]
    assert "Institutions" not in words(soup(html["/"]).select_one("nav.menu"))
    trails = {url: [words(one) for one in soup(text).select(".trail a")] for url, text in html.items()}
    assert trails["/plans/2024-2027/"] == ["Home"]
    assert {step for trail in trails.values() for step in trail} == {
        "Home",
        "Pillars",
        "Recommendations",
        "Actions",
    }


def test_a_home_institution_with_neighbours_keeps_the_directory(rendering: Callable[..., Rendered]) -> None:
    html = rendering({"site.yaml": "+home: university-of-example\n"})
    assert {"/", "/institutions/", "/institutions/example-institute/"} <= set(html)
    assert len(soup(html["/institutions/"]).select("tbody tr")) == 2


def test_beside_a_home_institution_an_invented_one_leads_to_no_list(
    rendering: Callable[..., Rendered],
) -> None:
    html = rendering(
        {"site.yaml": "+home: university-of-example\n", f"{Y}institution.yaml": "+invented: true\n"}
    )
    assert "/institutions/" not in html
    below = [url for url in html if url.startswith("/institutions/example-institute/")]
    assert below
    for url in below:
        assert "Institutions" not in [words(one) for one in soup(html[url]).select(".trail a")], url


def test_beside_a_home_institution_an_invented_one_is_found_from_the_foot_of_every_page(
    rendering: Callable[..., Rendered],
) -> None:
    html = rendering(
        {"site.yaml": "+home: university-of-example\n", f"{Y}institution.yaml": "+invented: true\n"}
    )
    for url in ("/", "/plans/2024-2027/", "/institutions/example-institute/"):
        foot = soup(html[url]).select_one(".site-foot")
        assert foot, url
        leads = {urljoin(url, str(one["href"])): words(one) for one in foot.select("a")}
        assert leads["/institutions/example-institute/"] == "Example Institute (invented)"
    directory = rendering({f"{Y}institution.yaml": "+invented: true\n"})
    assert "(invented)" not in words(soup(directory["/"]).select_one(".site-foot"))


def test_a_site_without_an_address_has_no_absolute_links_to_itself(
    rendering: Callable[..., Rendered],
) -> None:
    for text in rendering({"site.yaml": "title: Example plans\n"}).values():
        assert "canonical" not in text
        assert "feed.xml" not in text
        assert "ld+json" not in text


def test_a_bilingual_text_is_shown_in_the_language_of_the_site(rendering: Callable[..., Rendered]) -> None:
    name = "name: {en: Example Institute, cy: Sefydliad Enghreifftiol}\nstatus: {role: joining}\nscope: {cy: Pawb}\n"
    text = rendering({f"{Y}institution.yaml": name})["/institutions/example-institute/"]
    assert "Example Institute" in text
    assert "Sefydliad" not in text
    assert '<div lang="cy"><p>Pawb</p></div>' in text


def test_a_site_with_nothing_in_it_is_still_a_site(rendering: Callable[..., Rendered]) -> None:
    html = rendering({X: None, Y: None, "content/": None, "site.yaml": "title: Nothing yet\n"})
    assert {"/", "/institutions/", "/pillars/", "/actions/", "/updates/", "/data/", "/404.html"} <= set(html)
    assert "Nothing yet" in html["/"]


def test_pages_know_the_content_behind_them(pages: list[Page]) -> None:
    files = {page.url: page.file for page in pages}
    assert files[PLAN] == f"{X}plans/2024-2027.yaml"
    assert files["/about/"] == "content/pages/about.md"
    assert files["/actions/"] == "site.yaml"
