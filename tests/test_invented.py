"""The University of Example: invented, marked everywhere, counted nowhere, and written with every key there is."""

import csv
import inspect
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser

from maker import make
from samples import FOLDER
from tcsite.build import Result
from tcsite.content.load import load
from tcsite.content.reference.keys import models_in
from tcsite.model import (
    InstitutionFile,
    MeasuresFile,
    PlanFile,
    SelfAssessmentFile,
    Site,
    Strict,
    Text,
    UpdateFile,
)
from tcsite.model.action import HealthWord, StatusWord

TODAY = date(2026, 11, 22)
EXAMPLE, INSTITUTE = "university-of-example", "example-institute"
FILES: tuple[type[Strict], ...] = (InstitutionFile, PlanFile, MeasuresFile, SelfAssessmentFile, UpdateFile)

NOT_ITS_OWN = {("InstitutionFile", "source")}
"""Keys that an institution which speaks for itself cannot have: with a source, its pages are others' words about it."""


@pytest.fixture(scope="module")
def site(example: dict[str, bytes]) -> Site:
    site, problems = load(example)
    assert site
    assert problems == []
    return site


@pytest.fixture(scope="module")
def result(example: dict[str, bytes]) -> Result:
    return make(example, today=TODAY)


def invented(site: Site) -> list[Any]:
    """The values of every file of the invented institutions."""
    found = [one for one in (site.institution(EXAMPLE), site.institution(INSTITUTE)) if one]
    assert len(found) == 2
    values: list[Any] = []
    for one in found:
        values += [one, *one.plans, *one.self_assessments, *one.updates, *one.measure_sets]
    return values


def owner(model: type[BaseModel], name: str) -> str:
    """The model that declares a key: an action has those of its parts."""
    declared = ((one.__name__, inspect.get_annotations(one)) for one in reversed(model.__mro__))
    return next(known for known, names in declared if name in names)


def used(value: Any) -> Iterator[tuple[str, str]]:
    """Every key in use in a value: with something behind it."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if (found := getattr(value, name)) not in (None, (), {}):
                if name in value.model_fields_set:
                    yield owner(type(value), name), name
                yield from used(found)
    elif isinstance(value, tuple):
        for one in value:
            yield from used(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from used(one)


def test_no_key_of_the_model_is_unused(site: Site) -> None:
    known = {
        (owner(model, name), name)
        for file in FILES
        for model in models_in(file)
        for name in model.model_fields
    }
    known.discard(("MeasuresFile", "sets"))  # its sets are looked at one by one
    found = {key for value in invented(site) for key in used(value)}
    assert sorted(known - found - NOT_ITS_OWN) == []
    assert known >= NOT_ITS_OWN


def test_it_has_every_status_every_health_and_every_language(site: Site) -> None:
    one = site.institution(EXAMPLE)
    assert one
    parts = [part for plan in one.plans for action in plan.actions for part in (action, *action.parts)]
    entries = [entry for part in parts for entry in part.progress]
    assert {entry.status for entry in entries} >= set(get_args(StatusWord)) - {"not-stated"}
    assert {entry.health for entry in entries if entry.health} == set(get_args(HealthWord))
    assert {plan.state for plan in one.plans} >= {"closed", "superseded", "in-force"}
    assert isinstance(one.name, Text)
    assert one.name.languages == ("en", "cy")
    chains = [group.repeats for group in one.measure_sets if group.kind == "survey"]
    assert chains == [None, "survey-2021", "survey-2024"]


def pages(result: Result) -> dict[str, LexborHTMLParser]:
    return {
        path: LexborHTMLParser(content.decode())
        for path, content in result.files.items()
        if path.endswith(".html") and "http-equiv" not in content.decode()
    }


def test_every_page_of_it_says_that_it_is_invented_and_no_other_does(result: Result) -> None:
    folders = tuple(f"institutions/{id}/" for id in (EXAMPLE, INSTITUTE))
    marked = {path for path, page in pages(result).items() if page.css_first(".notice.invented")}
    assert marked == {path for path in pages(result) if path.startswith(folders)}
    assert len(marked) > 6


def test_no_list_and_no_number_holds_it_and_data_and_search_mark_it(
    example: dict[str, bytes], result: Result
) -> None:
    without = make(
        {
            path: content
            for path, content in example.items()
            if not path.startswith((f"content/institutions/{EXAMPLE}/", f"content/institutions/{INSTITUTE}/"))
        },
        today=TODAY,
    )
    same = [
        "index.html",
        "register/index.html",
        "pillars/index.html",
        "actions/index.html",
        "updates/index.html",
    ]
    same += ["compare/index.html", "recommendations/index.html", "data/register.csv", "feed.xml"]
    for path in same:
        assert result.files[path] == without.files[path], path
    directory = result.files["institutions/index.html"].decode()
    assert directory.count("university-of-example/") == 1
    table = result.files["data/institutions.csv"].decode("utf-8-sig")
    rows = {row["institution"]: row["invented"] for row in csv.DictReader(io.StringIO(table))}
    assert {id for id, mark in rows.items() if mark == "true"} == {EXAMPLE, INSTITUTE}
    whole = json.loads(result.files["data/site.json"])["institutions"]
    assert {one["id"] for one in whole if one.get("invented")} == {EXAMPLE, INSTITUTE}
    titles = [
        record[1]
        for path, content in result.files.items()
        if path.startswith("search/records-")
        for record in json.loads(content)
    ]
    assert "University of Example (invented)" in titles


def test_a_site_of_its_own_counts_it(small: dict[str, bytes]) -> None:
    small[f"{FOLDER}institution.yaml"] += b"invented: true\n"
    found = make(small, today=TODAY).files
    assert "university-of-example" in found["data/register.csv"].decode()
    assert b"notice invented" in found["institutions/university-of-example/index.html"]
