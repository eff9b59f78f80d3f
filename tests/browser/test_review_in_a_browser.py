"""The page that `tcsite import --review` writes, in a real Chromium: on a phone, in the dark, without faults."""

from pathlib import Path

import pytest
from axe import faults
from playwright.sync_api import Browser
from windows import Windows

from importers.asking import table
from importers.documents import Heading, Layout, as_docx
from tcsite.importers import import_file
from tcsite.importers.review import page_of

HEAD = ["Ref", "Action", "Owner", "Timescale", "Success measure", "RAG", "Progress (Oct 2025)"]
ROWS = [
    ["V1", "Give every technician a profile", "Web team", "By June 2025", "All have one", "Green", "Done"],
    ["V2", "See https://www.example.ac.uk/" + "technicians/" * 6, "HR", "2026", "", "Amber", "Under way"],
]


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review page of a plan with a version history before it."""
    layout = Layout(
        [
            Heading("Action plan, September 2024 to August 2027"),
            table(["Version", "Date", "Author", "Comments"], ["1", "1 May 2024", "AE", "First draft"]),
            Heading("Visibility"),
            table(HEAD, *ROWS),
        ]
    )
    result = import_file(as_docx(layout), "plan.docx", institution="example")
    assert any("this is a version history" in item.why for item in result.todo)
    file = tmp_path_factory.mktemp("review") / "review.html"
    file.write_text(page_of(result, "plan.docx"), encoding="utf-8")
    return file


def test_the_page_of_has_no_faults_at_any_width_and_in_the_dark(
    browser: Browser, windows: Windows, review: Path
) -> None:
    assert faults(windows, review.as_uri()) == []
    page = browser.new_page(color_scheme="dark")
    page.goto(review.as_uri())
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != "rgb(255, 255, 255)"
    page.close()
