"""The whole product: content in, checked site out."""

import json
import weakref
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samples import FOLDER, INSTITUTION, PLAN, SITE
from tcsite.build import make
from tcsite.diagnostics import Severity
from tcsite.kept import BUILDS, Kept

TODAY = date(2026, 11, 22)


class Remembered:
    """A memo in memory, strict about JSON as the one on disk is."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.made = 0

    def __call__(self, key: str, make: Callable[[], Any]) -> Any:
        if key not in self.entries:
            self.made += 1
            self.entries[key] = json.dumps(make())
        return json.loads(self.entries[key])


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
    ]
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(EDITS, st.sampled_from([TODAY, date(2027, 8, 1)])), min_size=1, max_size=5))
def test_remembered_or_made_anew_the_result_is_the_same(
    small: dict[str, bytes], edits: list[tuple[tuple[str, bytes | None], date]]
) -> None:
    warm, kept = Remembered(), Kept()
    inputs = dict(small)
    make(inputs, today=TODAY, memo=warm, kept=kept)
    for (path, content), today in edits:
        if content is None:
            inputs.pop(path, None)
        else:
            inputs[path] = content
        kept.turn()
        anew = make(inputs, today=today)
        assert make(inputs, today=today, memo=warm) == anew
        assert make(inputs, today=today, memo=warm, kept=kept) == anew


def test_an_institution_whose_files_are_as_they_were_is_not_made_again(small: dict[str, bytes]) -> None:
    other = "content/institutions/other/institution.yaml"
    inputs = {**small, other: b"name: Other\nstatus: {role: supporter}\n"}
    warm, kept = Remembered(), Kept()
    first = make(inputs, today=TODAY, memo=warm, kept=kept)
    kept.turn()
    warm.entries.clear()
    inputs[other] = b"name: Others\nstatus: {role: supporter}\n"
    second = make(inputs, today=TODAY, memo=warm, kept=kept)
    assert first.site
    assert second.site
    assert second.site.institutions[1] is first.site.institutions[1]
    assert second.site.institutions[0] is not first.site.institutions[0]


def test_what_no_build_asks_for_is_forgotten(small: dict[str, bytes]) -> None:
    kept = Kept()
    site = make(small, today=TODAY, kept=kept).site
    assert site
    gone = weakref.ref(site.institutions[0])
    del site
    assert gone() is not None
    for _ in range(BUILDS):
        kept.turn()
    assert gone() is None


def test_a_second_build_makes_nothing_again(small: dict[str, bytes]) -> None:
    warm = Remembered()
    make(small, today=TODAY, memo=warm)
    made = warm.made
    assert made > len(small) / 4
    make(small, today=TODAY, memo=warm)
    assert warm.made == made
