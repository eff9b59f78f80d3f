"""PDFs that Chromium prints: an engine that has nothing in common with typst draws the same tables."""

import pytest
from playwright.sync_api import Browser

from importers.asking import faults
from importers.pdfs import Looks, as_chromium
from importers.shapes import SHAPES, score
from tcsite.importers import import_file

WITHOUT_LINES = {
    ("Hertfordshire, milestones with RAG", "rules"),
    ("Hertfordshire, year grid 2024", "rules"),
    ("Hertfordshire, year grid 2024", "none"),
    ("Liverpool, achievements", "none"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_tables_of_real_submissions_come_in(browser: Browser, name: str) -> None:
    shape = SHAPES[name]()
    looks = Looks(header="University of Example", footer=True, size=9, landscape="Chester" in name)
    result = import_file(as_chromium(browser, shape.layout, looks), "plan.pdf", institution="example")
    right, wrong = score(shape, result)
    assert faults(result) == []
    assert right / len(shape.expected) >= 0.95, "\n".join(wrong)


@pytest.mark.parametrize(("name", "lines"), sorted(WITHOUT_LINES))
def test_tables_without_lines_come_in_and_say_so(browser: Browser, name: str, lines: str) -> None:
    shape = SHAPES[name]()
    looks = Looks(lines=lines, size=9, landscape="milestones" in name)
    result = import_file(as_chromium(browser, shape.layout, looks), "plan.pdf", institution="example")
    right, wrong = score(shape, result)
    assert right / len(shape.expected) >= 0.9, "\n".join(wrong)
    assert any("no lines divide" in item.why for item in result.todo)
