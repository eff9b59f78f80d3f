"""Asking: what tests want to know of an import."""

from collections.abc import Sequence
from typing import Any

from importers.documents import FORMATS, C, Grid, Layout
from tcsite.content.load import load
from tcsite.content.yaml.reader import read
from tcsite.importers import Imported, import_file

SITE = b"title: Example\nbase_url: https://www.example.ac.uk/\n"
INSTITUTION = b"name: Example\nstatus: {role: signatory}\n"


def table(*rows: Sequence[C | str | None], name: str = "") -> Grid:
    grid = Grid(name=name)
    for number, row in enumerate(rows):
        grid.add(*(C(cell, bold=number == 0) if isinstance(cell, str) else cell for cell in row))
    return grid


def imported(source: Layout | Grid | bytes, ending: str = "docx", **options: str) -> Imported:
    layout = Layout([source]) if isinstance(source, Grid) else source
    content = layout if isinstance(layout, bytes) else FORMATS[ending](layout)
    return import_file(content, f"plan.{ending}", institution="example", **options)


def plans(source: Layout | Grid | bytes, ending: str = "docx", **options: str) -> dict[str, dict[str, Any]]:
    """The plans that come of a document, by their ids; they must load without a problem."""
    result = imported(source, ending, **options)
    assert [problem.message for problem in result.problems] == []
    assert faults(result) == []
    return {path.split("/")[-1].removesuffix(".yaml"): read(yaml).data for path, yaml in result.files.items()}


def plan(source: Layout | Grid | bytes, ending: str = "docx", **options: str) -> dict[str, Any]:
    found = plans(source, ending, **options)
    assert len(found) == 1
    return next(iter(found.values()))


def actions(source: Layout | Grid | bytes, ending: str = "docx", **options: str) -> list[dict[str, Any]]:
    """The actions, without ids that are ours."""
    found = plan(source, ending, **options)
    kept: list[dict[str, Any]] = found["actions"]
    if found.get("action_ids") == "assigned":
        kept = [{key: value for key, value in action.items() if key != "id"} for action in kept]
    return kept


def faults(result: Imported) -> list[str]:
    """What is wrong with the files when a site loads them."""
    folder = "content/institutions/example/"
    site, problems = load({**result.files, "site.yaml": SITE, f"{folder}institution.yaml": INSTITUTION})
    assert site is not None
    assert len(site.institutions[0].plans) == len(result.files) or problems
    return [problem.message for problem in problems]


def todo(source: Layout | Grid | bytes, ending: str = "docx", **options: str) -> list[str]:
    """The to-do list, but for what a table without a title always lacks."""
    lines = [str(item) for item in imported(source, ending, **options).todo]
    return [line for line in lines if not line.startswith("the document: ")]
