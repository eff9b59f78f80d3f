"""A fault on a page is told where somebody wrote it, in the words they wrote."""

from datetime import date

import pytest

from maker import make
from samples import FOLDER, INSTITUTION, PLAN, SITE
from tcsite.build import outside
from tcsite.diagnostics import Diagnostic
from tcsite.edges import disk

TODAY = date(2026, 11, 22)
INSTITUTION_FILE = f"{FOLDER}institution.yaml"
PLAN_FILE = f"{FOLDER}plans/2024-2027.yaml"
UPDATE_FILE = f"{FOLDER}updates/2026-01-news.md"
ABOUT = "content/pages/about.md"
PILLARS = "content/vocabulary/pillars.yaml"

BASIS = {"site.yaml": SITE, INSTITUTION_FILE: INSTITUTION, PLAN_FILE: PLAN}
UPDATE = b"---\ntitle: News\n---\n\n"
PAGE = b"---\ntitle: About\n---\n\n"


@pytest.fixture(name="theme", scope="module")
def _theme() -> dict[str, bytes]:
    return disk.bundled()


@pytest.fixture(name="links")
def _links(theme: dict[str, bytes]):
    def links(file: str, content: bytes) -> list[Diagnostic]:
        found = make({**theme, **BASIS, file: content}, today=TODAY).problems
        return [one for one in found if dict(one.extra).get("url") is not None]

    return links


WRITTEN = [
    (INSTITUTION_FILE, INSTITUTION + b"summary: See [it](/nowhere/).\n", "/nowhere/"),
    (INSTITUTION_FILE, INSTITUTION + b"summary: See [it](nowhere/).\n", "nowhere/"),
    (PLAN_FILE, PLAN.replace(b"Show every", b"Show [all](/nowhere/) every"), "/nowhere/"),
    (PLAN_FILE, PLAN.replace(b"Show every", b"Show [all](../nowhere/) every"), "../nowhere/"),
    (UPDATE_FILE, UPDATE + b"One\n\ntwo [three](../plans/2020-2023.yaml) four", "../plans/2020-2023.yaml"),
    (UPDATE_FILE, UPDATE + b"x [three]\n\n[three]: /nowhere/ 'title'\n", "/nowhere/"),
    (UPDATE_FILE, UPDATE + b"x ![three](p.png)\n", "p.png"),
    (ABOUT, PAGE + b"x [about words](../institutions/nobody/institution.yaml)\n", "../institutions/nobody/institution.yaml"),
    (ABOUT, PAGE + b"about nope [nope](#nope)\n", "#nope"),
    (ABOUT, PAGE + b"x [a](/institutions/university-of-example/#zzz)\n", "/institutions/university-of-example/#zzz"),
    (ABOUT, PAGE + b"x [a](/plan_(old)/)\n", "/plan_(old)/"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "content", "written"), WRITTEN, ids=[one[2] for one in WRITTEN])
def test_a_broken_link_is_told_where_and_as_it_was_written(links, file, content, written) -> None:
    (problem,) = links(file, content)
    place = problem.place
    line = content.decode().split("\n")[place.line - 1]
    assert (place.file, line[place.column - 1 :][: len(written)]) == (file, written)
    assert f'"{written}"' in problem.message


def test_what_several_pages_show_is_told_once(links) -> None:
    pillars = b"pillars:\n  - {id: visibility, name: Visibility, about: 'See [it](/nowhere/).'}\n"
    (problem,) = links(PILLARS, pillars)
    assert (problem.place.file, problem.place.line) == (PILLARS, 2)
    assert problem.message.endswith("(on 2 pages)")


def test_a_reference_that_is_written_twice_is_told_twice(links) -> None:
    found = links(ABOUT, PAGE + b"[one](/nowhere/)\n\n[two](/nowhere/)\n")
    assert [(one.place.line, one.place.column) for one in found] == [(5, 7), (7, 7)]


def test_a_link_of_the_theme_is_told_on_the_page(theme: dict[str, bytes]) -> None:
    base = theme["themes/default/templates/not-found.html"]
    broken = {
        **theme,
        **BASIS,
        "themes/default/templates/not-found.html": base.replace(
            b'<p class="lede">', b'<p class="lede"><a href="nowhere/">x</a>', 1
        ),
    }
    assert broken["themes/default/templates/not-found.html"] != base
    found = [one for one in make(broken, today=TODAY).problems if dict(one.extra).get("url") == "nowhere/"]
    assert [one.place.file for one in found] == ["404.html"]


def test_an_address_of_the_web_is_told_where_it_was_written(theme: dict[str, bytes]) -> None:
    inputs = {**theme, **BASIS, ABOUT: PAGE + b"x [words](https://example.org/a?b=1)\n"}
    places = outside(make(inputs, today=TODAY), inputs)
    place = places["https://example.org/a?b=1"]
    assert (place.file, place.line, place.column) == (ABOUT, 5, 11)
    assert places["https://www.example.ac.uk/"].file == INSTITUTION_FILE


OWN = "/institutions/university-of-example/"
UNREAD = {PLAN_FILE: f"{OWN}plans/2024-2027/", INSTITUTION_FILE: OWN}


@pytest.mark.parametrize("file", UNREAD)
def test_a_file_that_could_not_be_read_breaks_no_links_elsewhere(theme: dict[str, bytes], file: str) -> None:
    inputs = {**theme, **BASIS, ABOUT: PAGE + f"x [words]({UNREAD[file]}) [gone](/gone/)\n".encode()}
    broken = {**inputs, file: inputs[file] + b"no_such_key: x\n"}
    for given in (inputs, broken):
        (found,) = (one for one in make(given, today=TODAY).problems if one.rule == "broken-link")
        assert '"/gone/"' in found.message
