"""The whole product: content in, checked site out."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maker import make
from samples import FOLDER, INSTITUTION, PLAN, SITE, UPDATE
from tcsite.build import Result
from tcsite.build.memory import Loaded, NotWanted
from tcsite.diagnostics import Severity
from tcsite.files import digest

TODAY = date(2026, 11, 22)


class Folder:
    """A cache and an output folder in memory."""

    wanted = True

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], bytes] = {}
        self.files: dict[str, bytes] = {}
        self.made: list[str] = []  # names of results that had to be made

    def get(self, name: str, key: str) -> bytes | None:
        return self.entries.get((name, key))

    def put(self, name: str, key: str, value: bytes) -> None:
        self.made.append(name)
        self.entries[name, key] = value

    def has(self, path: str, name: str) -> bool:
        return path in self.files and digest(self.files[path]) == name

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def stream(self, path: str) -> BytesIO | None:
        return BytesIO(self.files[path]) if path in self.files else None

    def make(self, inputs: dict[str, bytes], today: date, **options: Any) -> Result:
        """Make the site as `tcsite build` does, on what the last build left; the result has all files."""
        self.made = []
        result = make(inputs, today=today, cache=self, output=self, **options)
        if result.publishable:
            self.files = {path: self.files[path] for path in result.unchanged} | dict(result.files)
        return whole(result, self.files if result.publishable else {})


def whole(result: Result, files: dict[str, bytes]) -> Result:
    """A result with all its files, made or not."""
    return replace(result, files=files, unchanged={})


def test_a_small_site_has_its_pages_and_no_errors(small: dict[str, bytes]) -> None:
    result = make(small, today=TODAY)
    assert [str(problem) for problem in result.problems if problem.severity is Severity.ERROR] == []
    assert {
        "index.html",
        "404.html",
        "institutions/index.html",
        "institutions/university-of-example/index.html",
        "institutions/university-of-example/plans/2024-2027/index.html",
        "sitemap.xml",
        "robots.txt",
        "feed.xml",
        "data/actions.csv",
        "data/site.json",
    } <= set(result.files)


def test_the_result_does_not_depend_on_the_order_of_files(small: dict[str, bytes]) -> None:
    assert make(dict(reversed(small.items())), today=TODAY) == make(small, today=TODAY)


def test_a_broken_file_takes_nothing_else_off_the_site(small: dict[str, bytes]) -> None:
    other = "content/institutions/institute-of-example/"
    inputs = {
        **small,
        f"{other}institution.yaml": b"name: [\n",
        f"{other}plans/2020-2022.yaml": b"title: x\ntitle: y\n",
    }
    result = make(inputs, today=TODAY)
    broken = [problem.place.file for problem in result.problems if problem.rule in ("yaml", "schema")]
    assert set(broken) == {f"{other}institution.yaml", f"{other}plans/2020-2022.yaml"}
    assert set(result.files) == set(make(small, today=TODAY).files)


def test_nothing_is_concluded_from_a_plan_that_could_not_be_read(small: dict[str, bytes]) -> None:
    del small[f"{FOLDER}updates/2026-03-12-workshops.md"]  # it links the plan
    result = make({**small, f"{FOLDER}plans/2024-2027.yaml": b"title: [\n"}, today=TODAY)
    assert [problem.rule for problem in result.problems if problem.severity is Severity.ERROR] == ["yaml"]
    assert f"{FOLDER[8:]}index.html" in result.files


@pytest.mark.parametrize("broken", [b"title: [\n", b"titel: x\n", b""])
def test_without_sound_settings_nothing_is_made_and_all_problems_are_found(
    small: dict[str, bytes], broken: bytes
) -> None:
    result = make({**small, "site.yaml": broken, f"{FOLDER}plans/2024-2027.yaml": b"x: [\n"}, today=TODAY)
    assert result.files == {}
    assert {problem.place.file for problem in result.problems} == {
        "site.yaml",
        f"{FOLDER}plans/2024-2027.yaml",
    }


def test_a_broken_template_makes_nothing_and_says_file_and_line(small: dict[str, bytes]) -> None:
    inputs = {
        **small,
        "site.yaml": SITE + b"theme: own\n",
        "themes/own/theme.yaml": b"extends: default\n",
        "themes/own/templates/plan.html": b"one\ntwo\n{{ no_such_thing }}\n",
    }
    result = make(inputs, today=TODAY)
    (problem,) = (problem for problem in result.problems if problem.rule == "template")
    assert (problem.place.file, problem.place.line) == ("themes/own/templates/plan.html", 3)
    assert "no_such_thing" in problem.message
    assert result.files == {}


EDITS = st.sampled_from(
    [
        ("site.yaml", SITE),
        ("site.yaml", SITE + b"theme: own\n"),
        ("site.yaml", SITE + b"home: university-of-example\n"),
        ("site.yaml", SITE + b"languages: [en, cy]\n"),
        ("site.yaml", SITE + b"languages: [cy, en]\nhome: university-of-example\n"),
        ("site.yaml", b"title: Another\n"),
        ("site.yaml", b"title: [\n"),
        (f"{FOLDER}institution.yaml", INSTITUTION),
        (f"{FOLDER}institution.yaml", INSTITUTION.replace(b"Alex", b"Robin")),
        (f"{FOLDER}institution.yaml", b"name: x\n"),
        (f"{FOLDER}institution.yaml", None),
        (f"{FOLDER}plans/2024-2027.yaml", PLAN),
        (f"{FOLDER}plans/2024-2027.yaml", PLAN.replace(b"V1", b"V2")),
        (f"{FOLDER}plans/2024-2027.yaml", PLAN.replace(b"in-force", b"closed")),
        (f"{FOLDER}plans/2024-2027.yaml", None),
        (f"{FOLDER}plans/2021-2024.yaml", PLAN.replace(b"2024-08", b"2021-08").replace(b"2027", b"2024")),
        (f"{FOLDER}plans/2021-2024.yaml", None),
        (f"{FOLDER}updates/2026-03-12-workshops.md", None),
        (f"{FOLDER}updates/2026-04-12-more.md", b"---\ntitle: x\n---\n\n**more** [x](javascript:alert(1))\n"),
        ("content/institutions/other/institution.yaml", b"name: Other\nstatus: {role: supporter}\n"),
        ("content/institutions/other/institution.yaml", None),
        ("content/institutions/other/plans/2024-2027.yaml", PLAN),
        (
            "content/institutions/other/plans/2024-2027.yaml",
            PLAN.replace(b"id: V1", b"id: W1").replace(b"the web", b"the wide web"),
        ),
        ("content/institutions/other/plans/2024-2027.yaml", None),
        ("content/vocabulary/pillars.yaml", b"pillars:\n  - {id: visibility, name: Being seen}\n"),
        ("themes/own/theme.yaml", b"extends: default\n"),
        ("themes/own/templates/404.html", b'{% extends "default:404.html" %}\n'),
        ("themes/own/templates/404.html", b"plain {{ site.title }}\n"),
        ("themes/own/assets/own.css", b"p{}"),
        ("themes/own/templates/gone.html", b'{% extends "default:gone.html" %}\n'),
        (
            "content/institutions/other/institution.yaml",
            b"name: Other\npart_of: university-of-example\nstatus: {role: signatory}\n",
        ),
        (f"{FOLDER}institution.yaml", INSTITUTION + b"aliases: [/about/]\n"),
        ("content/pages/about.md", b"---\ntitle: About\nmenu: true\n---\n\n[x](/nowhere/)\n"),
        ("content/pages/about.md", None),
        ("content/pages/about.cy.md", b"---\ntitle: Amdanom\n---\n\n[x](/unlle/)\n"),
        (
            "content/institutions/other/institution.yaml",
            b"name: {en: Other, cy: Arall}\nstatus: {role: joining}\n",
        ),
        (
            "content/institutions/other/plans/2024-2027.yaml",
            PLAN.replace(b"text: Show", b"text:\n      cy: Dangos pob technegydd\n      en: Show"),
        ),
    ]
)


DATES = st.sampled_from([TODAY, TODAY + timedelta(1), date(2026, 3, 12), date(2027, 8, 1), date(2029, 1, 1)])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(EDITS, DATES), min_size=1, max_size=6))
def test_on_what_earlier_builds_left_the_result_is_the_same(
    small: dict[str, bytes], edits: list[tuple[tuple[str, bytes | None], date]]
) -> None:
    warm, loaded = Folder(), Folder()
    memory: Loaded = {}
    inputs = dict(small)
    warm.make(inputs, TODAY)
    for (path, content), today in edits:
        if content is None:
            inputs.pop(path, None)
        else:
            inputs[path] = content
        clean = make(inputs, today=today)
        assert warm.make(inputs, today) == clean
        assert make(inputs, today=today, cache=warm, output=warm).addresses == clean.addresses
        assert loaded.make(inputs, today, loaded=memory) == clean
        check = make(inputs, today=today, cache=warm, output=NotWanted())
        assert (check.problems, check.register) == (clean.problems, clean.register)


def test_a_link_of_a_template_that_is_no_address_is_a_problem_and_no_traceback(
    small: dict[str, bytes],
) -> None:
    inputs = {
        **small,
        "site.yaml": SITE + b"theme: own\n",
        "themes/own/theme.yaml": b"extends: default\n",
        "themes/own/templates/institution.html": b"<a href='https://[::1'>x</a>",
    }
    assert "https://[::1" in " ".join(problem.message for problem in make(inputs, today=TODAY).problems)


OTHER = "content/institutions/other/"
PLAN_PAGE = "institutions/university-of-example/plans/2024-2027/index.html"


@pytest.mark.parametrize(
    ("path", "content"),
    [
        pytest.param(
            f"{OTHER}institution.yaml",
            f"name: Other\nstatus: {{role: signatory}}\naliases: [/{PLAN_PAGE.removesuffix('index.html')}]\n".encode(),
            id="a redirect and a unit's page",
        ),
        pytest.param(
            f"{OTHER}institution.yaml",
            b"name: Other\nstatus: {role: signatory}\naliases: [/search/index.html, /search/]\n",
            id="two shared pages, one written with index.html",
        ),
        pytest.param(
            f"{OTHER}institution.yaml",
            b"name: Other\nstatus: {role: signatory}\naliases: [/feed.xml, /robots.txt, /data/actions.csv]\n",
            id="redirects and files of the site",
        ),
        pytest.param(FOLDER + "plans/2024-2027/index.html", b"<p>own", id="a page and a file of one unit"),
    ],
)
def test_who_has_an_address_that_two_want_does_not_depend_on_earlier_builds(
    small: dict[str, bytes], path: str, content: bytes
) -> None:
    folder = Folder()
    for inputs in (small, {**small, path: content}, {**small, path: content}, small):
        clean = make(inputs, today=TODAY)
        assert folder.make(inputs, TODAY) == clean
        check = make(inputs, today=TODAY, cache=folder, output=NotWanted())
        assert check.problems == clean.problems


@pytest.mark.parametrize(
    "path", [f"{FOLDER}n\udcff.pdf", "content/institutions/n\udcff/institution.yaml"], ids=["file", "folder"]
)
def test_a_name_that_is_no_unicode_is_no_fault_of_the_cache(small: dict[str, bytes], path: str) -> None:
    inputs = {**small, path: b"name: Other\nstatus: {role: signatory}\n"}
    folder = Folder()
    clean = make(inputs, today=TODAY)
    assert folder.make(inputs, TODAY) == clean
    assert folder.make(inputs, TODAY) == clean


def test_a_second_build_makes_nothing_again(small: dict[str, bytes]) -> None:
    folder = Folder()
    folder.make(small, TODAY)
    assert {"university-of-example/facts", "university-of-example/pages", "site/pages"} <= set(folder.made)
    again = make(small, today=TODAY, cache=folder, output=folder)
    assert not [path for path in again.files if path.endswith(".html")]
    folder.make(small, TODAY)
    assert folder.made == []


def test_what_shows_no_wording_of_an_action_is_not_made_again_for_one(small: dict[str, bytes]) -> None:
    folder = Folder()
    folder.make(small, TODAY)
    plan = f"{FOLDER}plans/2024-2027.yaml"
    reworded = {**small, plan: small[plan].replace(b"on the web", b"on our web")}
    result = make(reworded, today=TODAY, cache=folder, output=folder)
    of_many = {"feed.xml", "institutions/university-of-example/feed.xml", "data/register.json"}
    assert of_many <= set(result.unchanged)
    later = {**reworded, plan: reworded[plan].replace(b"Half of the", b"All")}
    later[f"{FOLDER}updates/2026-03-13-more.md"] = UPDATE
    again = make(later, today=TODAY, cache=folder, output=folder)
    assert "feed.xml" in again.files
    assert "data/register.json" in again.unchanged
    folder.files.pop("feed.xml")
    assert "feed.xml" in make(reworded, today=TODAY, cache=folder, output=folder).files


def test_a_feed_that_was_not_made_again_has_its_links_checked(small: dict[str, bytes]) -> None:
    dead = {**small, f"{FOLDER}updates/2026-03-13-more.md": UPDATE.replace(b"2024-2027.yaml", b"2020.yaml")}
    folder = Folder()
    assert folder.make(dead, TODAY) == folder.make(dead, TODAY) == make(dead, today=TODAY)


def pages_made(before: dict[str, bytes], inputs: dict[str, bytes], *, day: date = TODAY) -> set[str]:
    """Which pages are made again after an edit, beside the register's."""
    folder = Folder()
    folder.make(before, TODAY)
    result = make(inputs, today=day, cache=folder, output=folder)
    return {path for path in result.files if path.endswith(".html")} - {"register/index.html"}


OTHER = "content/institutions/other/institution.yaml"
OWN_PAGES = {
    "institutions/university-of-example/card.html",
    "institutions/university-of-example/index.html",
    "institutions/university-of-example/plans/2024-2027/index.html",
    "institutions/university-of-example/updates/2026-03-12-workshops/index.html",
}


def test_an_edit_makes_its_own_institution_again_and_no_other(small: dict[str, bytes]) -> None:
    before = {**small, OTHER: b"name: Other\nstatus: {role: supporter}\n"}
    after = {**before, OTHER: b"name: Other\nsummary: More.\nstatus: {role: supporter}\n"}
    assert pages_made(before, after) == {"institutions/other/index.html", "institutions/other/card.html"}


def test_a_new_name_is_shown_wherever_the_institution_is_listed(small: dict[str, bytes]) -> None:
    before = {**small, OTHER: b"name: Other\nstatus: {role: supporter}\n"}
    made = pages_made(before, {**before, OTHER: b"name: Another\nstatus: {role: supporter}\n"})
    assert {"index.html", "institutions/index.html", "institutions/other/index.html"} <= made
    assert not made & OWN_PAGES


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("gone.html", set()),
        ("update.html", OWN_PAGES),
        ("institutions.html", {"institutions/index.html"}),
        ("search.html", {"search/index.html"}),
    ],
)
def test_a_template_that_changes_makes_only_pages_that_use_it(
    small: dict[str, bytes], template: str, made: set[str]
) -> None:
    own = {**small, "site.yaml": SITE + b"theme: own\n", "themes/own/theme.yaml": b"extends: default\n"}
    more = f'{{% extends "default:{template}" %}}'.encode()
    assert pages_made(own, {**own, f"themes/own/templates/{template}": more}) == made


def test_a_day_on_which_nothing_changes_makes_nothing_again(small: dict[str, bytes]) -> None:
    assert pages_made(small, small, day=TODAY + timedelta(1)) == set()


def test_the_day_a_plan_ends_its_pages_are_made_again(small: dict[str, bytes]) -> None:
    ended = pages_made(small, small, day=date(2027, 8, 1))
    assert "institutions/university-of-example/plans/2024-2027/index.html" in ended


DEEP = [
    pytest.param("- " * 495 + "x", id="hyphens on a line"),
    pytest.param("1. " * 494 + "x", id="numbers on a line"),
    pytest.param("".join(f"{'    ' * level}- x\n" for level in range(248)), id="a list below a list"),
    pytest.param("> " * 495 + "x", id="quotations on a line"),
    pytest.param("![" * 10_000, id="pictures that nothing closes"),
]


@pytest.mark.parametrize("deep", DEEP)
def test_a_text_that_cannot_be_made_takes_its_page_and_nothing_else(
    small: dict[str, bytes], deep: str
) -> None:
    file = f"{FOLDER}updates/2026-04-12-deep.md"
    text = f"---\ntitle: Deep\n---\n\nBefore.\n\n{deep}"
    result = make({**small, file: text.encode()}, today=TODAY)
    failed = [problem for problem in result.problems if problem.rule == "page-failed"]
    assert [(problem.place.file, problem.place.line) for problem in failed] == [(file, 5)]
    (problem,) = failed
    assert "more than" in problem.message
    (excess,) = (problem for problem in result.problems if problem.rule == "markdown-too-much")
    assert (excess.place.file, excess.place.line >= 7) == (file, True)
    page = result.files["institutions/university-of-example/updates/2026-04-12-deep/index.html"].decode()
    assert "This page could not be made" in page
    assert set(result.files) - {path for path in result.files if "deep" in path} == set(
        make(small, today=TODAY).files
    )
    expected = ("page-failed", "markdown-too-much")
    assert [p for p in result.problems if p.severity is Severity.ERROR and p.rule not in expected] == []


def test_a_long_glossary_is_one_list(small: dict[str, bytes]) -> None:
    file = f"{FOLDER}updates/2026-04-12-glossary.md"
    text = "---\ntitle: Glossary\n---\n\n" + "Term\n: Meaning\n" * 495
    result = make({**small, file: text.encode()}, today=TODAY)
    page = result.files["institutions/university-of-example/updates/2026-04-12-glossary/index.html"].decode()
    assert (page.count("<dl>"), page.count("<dd>Meaning</dd>")) == (1, 495)
    assert [problem for problem in result.problems if problem.place.file == file] == []
