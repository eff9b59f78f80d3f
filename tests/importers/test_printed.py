"""PDFs that Chromium, typst and LibreOffice wrote: each cell comes in as it was; how they were made: see the folder."""

import json
from pathlib import Path
from typing import Any

import pytest

from importers.asking import faults
from importers.shapes import SHAPES, score
from tcsite.content.yaml.reader import read
from tcsite.importers import import_file

FOLDER = Path(__file__).parent / "printed"
TRUTH = json.loads((FOLDER / "truth.json").read_text())


def _value(action: dict[str, Any], key: str, titles: dict[str, str]) -> Any:
    entries = action.get("progress", [{}])
    if key == "status":
        return entries[0].get("status")
    if key == "comment":
        return entries[0].get("note")
    return titles.get(action.get("strand", "")) if key == "strand" else action.get(key)


def _flat(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("name", TRUTH)
def test_each_cell_comes_in_as_it_was(name: str) -> None:
    result = import_file(
        (FOLDER / f"{name}.pdf").read_bytes(), "plan.pdf", institution="example", today="2026-11-29"
    )
    (content,) = result.files.values()
    data = read(content).data
    titles = {strand["id"]: strand["title"] for strand in data.get("strands", ())}
    found = [
        {key: _flat(_value(action, key, titles)) for key in expected}
        for action, expected in zip(data["actions"], TRUTH[name], strict=True)
    ]
    assert found == [{key: _flat(value) for key, value in expected.items()} for expected in TRUTH[name]]
    assert faults(result) == []


@pytest.mark.parametrize("name", ["Hertfordshire, year grid, shaded", "Chester, five columns"])
def test_tables_that_a_document_names_itself_come_in_whole(name: str) -> None:
    from importers.pdfs import Looks, as_typst

    shape = SHAPES[name]()
    looks = Looks(header="University of Example", footer=True, size=9, tags=True, landscape="Chester" in name)
    result = import_file(as_typst(shape.layout, looks), "plan.pdf", institution="example")
    assert score(shape, result) == (len(shape.expected), [])
