"""The page that compares institutions: counts that are true, and what its script fetches."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from everything import TODAY, X, Y
from maker import make
from tcsite.edges import disk

Written = Callable[..., dict[str, bytes]]
COMPARE = "compare/index.html"


def fetched(files: dict[str, bytes], id: str) -> Any:
    return json.loads(files[f"compare/{id}.json"])


def matrix(files: dict[str, bytes]) -> list[list[list[str]]]:
    """The cells of the tables of counts."""
    page = BeautifulSoup(files[COMPARE], "html.parser")
    return [
        [
            [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
            for row in table.find_all("tr")
        ]
        for table in page.select("table.matrix")
    ]


def test_every_institution_is_counted_by_pillar_and_by_recommendation(written: Written) -> None:
    pillars, recommendations = matrix(written())
    assert pillars == [
        [
            "Institution",
            "Visibility",
            "Recognition",
            "Career development",
            "Sustainability",
            "Evaluating impact",
        ],
        ["University of Example", "1", "1", "1", "0", "0"],
    ]
    assert recommendations[0][:3] == [
        "Institution",
        "R1 Plan technical skills and careers strategically",
        recommendations[0][2],
    ]
    assert len(recommendations[0]) == 17
    counts = dict(zip(recommendations[0], recommendations[1], strict=True))
    assert {name.split()[0] for name, count in counts.items() if count == "1"} == {"R6", "R11"}


def test_of_whom_nothing_can_be_counted_it_is_said_once(written: Written) -> None:
    page = BeautifulSoup(written()[COMPARE], "html.parser")
    said = [one.get_text(" ", strip=True) for one in page.select("p.fine")]
    assert said.count("No plan entered: Example Institute") == 2
    assert not page.find_all("td", string="No plan entered")[1:], "but where its plan would stand"


def test_the_tables_scroll_by_themselves_with_a_name_and_by_keyboard(written: Written) -> None:
    page = BeautifulSoup(written()[COMPARE], "html.parser")
    regions = page.select(".scroll")
    assert len(regions) == 2
    for region in regions:
        heading = page.find(id=region["aria-labelledby"])
        assert heading is not None
        assert heading.text
        assert (region["role"], region["tabindex"]) == ("region", "0")


def test_what_is_fetched_says_what_the_counts_say(written: Written) -> None:
    files = written()
    page = BeautifulSoup(files[COMPARE], "html.parser")
    rows = [row["data-row"] for row in page.find_all(attrs={"data-row": True})]
    pillars, recommendations = matrix(files)
    themes = [row for row in rows if row not in ("plan", "contact")]
    counts = [*pillars[1][1:], *recommendations[1][1:]]
    cells = fetched(files, "university-of-example")["cells"]
    for theme, count in zip(themes, counts, strict=True):
        cell = cells.get(theme, {"counts": [], "actions": []})
        assert sum(number for number, _, _ in cell["counts"]) == len(cell["actions"]) == int(count), theme


def test_a_column_names_plan_period_and_contact_and_links_its_actions(written: Written) -> None:
    column = fetched(written(), "university-of-example")
    plan = "../institutions/university-of-example/plans/2024-2027/"
    assert column["cells"]["plan"]["lines"] == [
        ["Plan 2024 & beyond", plan],
        ["August 2024 to July 2027, extended to December 2027", ""],
        ["In force", ""],
    ]
    assert column["cells"]["contact"]["lines"] == [
        ["Alex Example", ""],
        ["sam@example.ac.uk", "mailto:sam@example.ac.uk"],
    ]
    assert column["cells"]["visibility"] == {
        "total": "1 action",
        "counts": [[1, "In progress", "in-progress amber"]],
        "actions": [["V1 Show every technician: on the web on screens", f"{plan}#v1", "In progress"]],
    }


def test_an_institution_without_plan_or_contact_says_so(written: Written) -> None:
    column = fetched(written(), "example-institute")
    assert column["cells"] == {
        "plan": {"lines": [["No plan entered", ""]]},
        "contact": {"lines": [["Contact not stated", ""]]},
    }
    assert column["none"] == "No plan entered"


def test_nothing_private_is_fetched(written: Written) -> None:
    text = "".join(content.decode() for path, content in written().items() if path.startswith("compare/"))
    for private in ("pat@example.ac.uk", "Kit Gone", "<script>"):
        assert private not in text


def test_a_newest_plan_stands_in_where_none_is_in_force(written: Written) -> None:
    files = written({f"{X}plans/2024-2027.yaml": None})
    assert fetched(files, "university-of-example")["cells"]["plan"]["lines"][0][0] == "First plan"
    said = [
        one.get_text(" ", strip=True) for one in BeautifulSoup(files[COMPARE], "html.parser").select("p.fine")
    ]
    assert "Not assigned: University of Example" in said


def test_alone_there_is_nobody_to_compare_with(written: Written) -> None:
    files = written({Y: None})
    assert [path for path in files if path.startswith("compare/")] == []
    assert b"Compare" not in files["index.html"]


@pytest.mark.parametrize("number", [100])
def test_a_hundred_institutions_are_no_monster(inputs: dict[str, bytes], number: int) -> None:
    """What is transferred for the page, its style, its scripts and four institutions."""
    plan = inputs[f"{X}plans/2024-2027.yaml"].decode()
    head, rest = plan.split("actions:\n", 1)
    actions, tail = rest.split("talent:\n  R6: {", 1)
    many = "".join(
        f"  - {{id: V{n}, strand: V, text: Do thing number {n * 7919} for the technicians of school {n * 31}, talent: [R{n % 16 + 1}]}}\n"
        for n in range(10, 45)
    )
    full = f"{head}actions:\n{actions}{many}talent:\n  R6: {{{tail}"
    files = dict(disk.bundled()) | {"site.yaml": inputs["site.yaml"]}
    for n in range(number):
        folder = f"content/institutions/example-{n}/"
        files[f"{folder}institution.yaml"] = (
            f"name: University of Example in Place {n * 37}\nstatus: {{role: signatory}}\n".encode()
        )
        files[f"{folder}plans/2024-2027.yaml"] = full.encode()
    made = make(files, today=TODAY).files
    own = [made[f"assets/{name}"] for name in ("style.css", "site.js", "compare.js", "favicon.svg")]
    four = [made[f"compare/example-{n}.json"] for n in range(4)]
    assert sum(len(gzip.compress(one)) for one in (made[COMPARE], *own, *four)) < 30_000
    assert len(gzip.compress(made["assets/compare.js"])) < 3_000
