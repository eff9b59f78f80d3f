"""The data files: every action counted once, nothing private, nothing that a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st
from making import a_plan, a_site, an_institution

from everything import TODAY, X, Y, content_of
from samples import put
from tcsite.exports import frames, register_data
from tcsite.exports.attachments import attachments
from tcsite.exports.datapackage import datapackage
from tcsite.exports.site_json import SCHEMA
from tcsite.exports.tables import TABLES, Table, neutral, without_email
from tcsite.files import Files
from tcsite.model import Site
from tcsite.model.site import DatedSite

Build = Callable[..., Site]


def data_files(site: Site) -> Files:
    institutions = content_of(site).institutions
    return {
        path: frame.around(one.rows[path] for one in institutions)
        for path, frame in frames(site.settings).items()
    }


def rows(site: Site, table: str = "actions") -> list[dict[str, str]]:
    text = data_files(site)[f"data/{table}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def everything(site: Site) -> Any:
    return json.loads(data_files(site)["data/site.json"])


def test_every_institution_has_a_piece_of_each_data_file_and_of_no_other(site: Site) -> None:
    assert [one.rows.keys() for one in content_of(site).institutions] == [frames(site.settings).keys()] * 2


def test_rows_without_a_part_are_the_actions(site: Site) -> None:
    actions = [action for one in site.institutions for plan in one.plans for action in plan.actions]
    assert len([row for row in rows(site) if not row["part"]]) == len(actions) == 8


def test_a_row_says_what_its_columns_promise(site: Site) -> None:
    (row,) = [row for row in rows(site) if row["id"] == "V1"]
    assert row == {
        "institution": "university-of-example",
        "plan": "2024-2027",
        "id": "V1",
        "part": "",
        "strand": "Visibility",
        "pillar": "visibility",
        "text": "Show every technician: on the web; on screens",
        "when": "From September 2024",
        "from": "2024-09",
        "to": "",
        "status": "in-progress",
        "owners": "Steering group; Web team",
        "talent": "R6; R11",
        "address": "https://www.example.ac.uk/technicians/institutions/university-of-example/plans/2024-2027/#v1",
        "label": "V1",
        "due": "",
        "timeliness": "",
        "status_words": "",
        "health": "",
        "rationale": "Rated alert(1) low.",
        "outputs": "Pages; Screens",
        "success": "More visits",
        "resources": "A day a week.",
        "years": "",
        "as_per": "",
        "carried_from": "",
        "carried_to": "",
        "merged_into": "",
        "note": "Mind the cables.",
    }


def test_parts_follow_their_action(site: Site) -> None:
    found = [
        (row["id"], row["part"], row["status"], row["pillar"]) for row in rows(site) if row["id"] == "V2"
    ]
    assert found == [
        ("V2", "", "not-stated", "recognition"),
        ("V2", "a", "complete", "recognition"),
        ("V2", "b", "not-stated", "recognition"),
    ]


def test_a_status_by_reference_counts(site: Site) -> None:
    assert {row["id"]: row["status"] for row in rows(site) if row["plan"] == "2021-2023"} == {
        "A1": "complete",
        "A2": "complete",
        "A3": "not-stated",
        "A4": "stopped",
    }


def test_no_cell_begins_as_a_formula(site: Site) -> None:
    cells = [cell for row in rows(site) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+cmd", "@sum", "\tx", "\rx"])
def test_every_sign_that_begins_a_formula_is_quoted(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"


@given(st.text())
def test_a_neutral_cell_keeps_its_words(cell: str) -> None:
    made = neutral(cell)
    assert made.removeprefix("'") == cell.removeprefix("'")
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("Web team (web@example.ac.uk)", "Web team"),
        ("Alex Example <a.b+c@example.ac.uk>", "Alex Example"),
        ("web@example.ac.uk", ""),
        ("mailto:web@example.ac.uk and others", "and others"),
        ("Steering group @ Example", "Steering group @ Example"),
    ],
)
def test_addresses_of_owners_are_left_out(owner: str, expected: str) -> None:
    assert without_email(owner) == expected


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_csv_is_as_described(site: Site, table: Table) -> None:
    content = data_files(site)[f"data/{table.name}.csv"]
    header, *lines = content.decode("utf-8-sig").split("\r\n")
    assert header.split(",") == [column.name for column in table.columns]
    assert len(set(header.split(","))) == len(table.columns)
    assert lines[-1] == ""
    assert all(column.about.endswith(".") for column in table.columns)
    found = rows(site, table.name)
    assert found
    for column in table.columns:
        if column.kind != "string":
            assert all(float(row[column.name]) >= 0 for row in found if row[column.name]), column.name


def test_a_plan_counts_its_actions_by_status(site: Site) -> None:
    (row,) = [row for row in rows(site, "plans") if row["plan"] == "2021-2023"]
    assert {
        key: row[key] for key in ("actions", "complete", "stopped", "not_stated", "ongoing", "state", "to")
    } == {
        "actions": "4",
        "complete": "2",
        "stopped": "1",
        "not_stated": "1",
        "ongoing": "0",
        "state": "closed",
        "to": "2023-12",
    }


def test_progress_is_told_entry_by_entry(site: Site) -> None:
    found = [(row["id"], row["part"], row["date"], row["status"]) for row in rows(site, "progress")]
    assert found == [
        ("A1", "", "2023-12", "complete"),
        ("A4", "", "2023-11", "stopped"),
        ("V1", "", "2025-02", "not-started"),
        ("V1", "", "2025-09", "in-progress"),
        ("V2", "a", "2025-03", "complete"),
    ]


def test_an_institution_names_its_plan_in_force_and_its_contact(site: Site) -> None:
    first, second = rows(site, "institutions")
    assert (first["status"], first["official_state"], first["plan"]) == ("joining", "in-progress", "")
    assert (second["contact"], second["plan"], second["until"]) == ("Alex Example", "2024-2027", "2027-12")


def test_a_measure_says_how_many_people_and_which_scale(site: Site) -> None:
    first = rows(site, "measures")[0]
    assert (first["set"], first["measure"], first["people"], first["scale"], first["value"]) == (
        *("survey", "1.1", "28"),
        *("1 to 10", "5.18"),
    )


def test_the_data_package_describes_every_column(site: Site) -> None:
    package = json.loads(datapackage(content_of(site))["data/datapackage.json"])
    described = {
        resource["path"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in package["resources"]
    }
    tables = {table.name: table.columns for table in TABLES} | {"register": register_data.COLUMNS}
    assert described == {f"{name}.csv": [one.name for one in columns] for name, columns in tables.items()}
    assert package["licenses"][0]["title"] == "CC BY 4.0"


@pytest.fixture(scope="module", name="package")
def _package(
    written: Callable[..., dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[dict[str, bytes]], list[str]]:
    """What Frictionless finds in the data of the site, some of its files changed."""

    def faults(changes: dict[str, bytes]) -> list[str]:
        folder = tmp_path_factory.mktemp("package")
        data = {path: content for path, content in written().items() if path.startswith("data/")}
        put({**data, **changes}, folder)
        found = Package(str(folder / "data" / "datapackage.json")).validate()
        return [f"{fault.type}: {fault.message}" for task in found.tasks for fault in task.errors] + [
            fault.message for fault in found.errors
        ]

    return faults


def test_the_data_package_is_valid_by_the_standards_own_checker(
    package: Callable[[dict[str, bytes]], list[str]],
) -> None:
    assert package({}) == []


def test_the_checker_sees_a_cell_that_is_not_what_its_column_says(
    package: Callable[[dict[str, bytes]], list[str]], site: Site
) -> None:
    plans = data_files(site)["data/plans.csv"]
    assert b",3," in plans
    (fault, *_) = package({"data/plans.csv": plans.replace(b",3,", b",three,", 1)})
    assert fault.startswith("type-error")


def test_the_json_holds_what_is_public(site: Site) -> None:
    found = everything(site)
    assert found["schema"] == SCHEMA
    assert [one["id"] for one in found["institutions"]] == ["example-institute", "university-of-example"]
    institution = found["institutions"][1]
    assert [contact["name"] for contact in institution["contacts"]] == ["Alex Example"]
    assert [plan["id"] for plan in institution["plans"]] == ["2018-2020", "2021-2023", "2024-2027"]
    action = institution["plans"][2]["actions"][0]
    assert action["url"].endswith("/plans/2024-2027/#v1")
    assert (action["status"], action["pillar"], action["from"]) == ("in-progress", "visibility", "2024-09")
    assert action["owners"] == ["Steering group", "Web team"]
    assert action["measures"][0] == {
        "measure": "survey-1.1",
        "baseline": 5.18,
        "target": 6.5,
        "by": "2026",
        "results": [{"date": "2025-12", "value": 5.9}],
    }
    assert institution["plans"][2]["period"] == {
        "from": "2024-08",
        "to": "2027-07",
        "extended_to": "2027-12",
        "reason": "A late start.",
    }
    assert institution["measure_sets"][0]["measures"][0]["value"] == 5.18


def test_what_is_private_or_internal_is_not_exported(site: Site) -> None:
    text = data_files(site)["data/site.json"].decode()
    for private in ("pat@example.ac.uk", "Kit Gone", "web@example.ac.uk", "content/", '"unread"'):
        assert private not in text


def test_the_year_of_a_former_name_is_a_date(site: Site) -> None:
    (former,) = [name for one in everything(site)["institutions"] for name in one.get("former_names", ())]
    assert former == {"name": "Example Polytechnic", "until": "1992"}


def test_bilingual_text_keeps_its_languages(build: Build) -> None:
    site = build({f"{Y}institution.yaml": "name: {en: A, cy: B}\nstatus: {role: joining}\n"})
    assert everything(site)["institutions"][0]["name"] == {"en": "A", "cy": "B"}


def test_attachments_lie_below_their_institution(site: Site, build: Build) -> None:
    assert set(attachments(DatedSite(site, TODAY))) == {
        f"institutions/university-of-example/files/{name}"
        for name in ("plan.pdf", "poster.pdf", "workshop.png")
    }
    home = build({"site.yaml": "+home: university-of-example\n", f"{X}files/a file.pdf": "%PDF-"})
    assert "files/a file.pdf" in attachments(DatedSite(home, TODAY))


def test_the_same_site_gives_the_same_bytes(site: Site) -> None:
    assert data_files(site) == data_files(site)


@pytest.mark.parametrize(
    ("measure", "cells"),
    [
        ("{text: Visitors, baseline: 0, target: 12}", ["Visitors", "0", "12"]),
        ("{text: Leavers, baseline: 12.5, target: 0}", ["Leavers", "12.5", "0"]),
        ("{text: Visitors, direction: increase}", ["Visitors", "", ""]),
        ("{measure: s-9, target: 1}", ["s-9", "", "1"]),
    ],
)
def test_nothing_is_a_figure_and_no_figure_is_empty(measure: str, cells: list[str]) -> None:
    site = a_site(an_institution(a_plan(f"[{{id: A, text: x, measures: [{measure}]}}]")))
    (row,) = next(table for table in TABLES if table.name == "targets").rows(DatedSite(site, TODAY))
    assert row[5:8] == cells


def test_the_last_result_stands_beside_its_target() -> None:
    results = "[{date: 2024, value: 5}, {date: 2025-06, value: 6.5}]"
    plan = a_plan(f"[{{text: x, measures: [{{measure: Seen, target: 7, results: {results}}}]}}]")
    (row,) = rows(a_site(an_institution(plan)), "targets")
    assert (row["target"], row["result"], row["result_date"]) == ("7", "6.5", "2025-06")
