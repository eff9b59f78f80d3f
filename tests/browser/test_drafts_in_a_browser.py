"""A draft plan, as its author has it before it is published, in a real browser."""

from collections.abc import Iterator
from datetime import date

import pytest
from axe import faults
from playwright.sync_api import Browser
from strict_host import served
from windows import Windows

from maker import make
from samples import FOLDER, INSTITUTION, PLAN, SITE
from tcsite.edges import disk, output_folder

PAGE = "/institutions/university-of-example/plans/2027-2030/"
BANNER = "Draft. Only you see this page."


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site with a draft plan is served, drafts included."""
    draft = (
        PLAN.replace(b"2024-08", b"2027-08").replace(b"2027-07", b"2030-07").replace(b"in-force", b"draft")
    )
    files = {
        **disk.bundled(),
        "site.yaml": SITE,
        f"{FOLDER}institution.yaml": INSTITUTION,
        f"{FOLDER}plans/2024-2027.yaml": PLAN,
        f"{FOLDER}plans/2027-2030.yaml": draft.replace(b"date: 2025-09", b"date: 2026-09"),
    }
    folder = tmp_path_factory.mktemp("drafted") / "output"
    made = make(files, today=date(2026, 11, 22), drafts=True)
    output_folder.write(made.files, folder, sources=folder.parent / "none")
    with served(folder) as at:
        yield at


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_draft_says_so_above_all_else(browser: Browser, drafted: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 720}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(drafted + PAGE)
    banner = page.get_by_role("note").filter(has_text=BANNER)
    assert banner.is_visible()
    box, heading = banner.bounding_box(), page.locator("h2").first.bounding_box()
    assert box
    assert heading
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= heading["y"]
    assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex"
    context.close()


def test_axe_finds_nothing_on_a_draft(windows: Windows, drafted: str) -> None:
    assert faults(windows, drafted + PAGE) == []


def test_a_plan_in_force_has_no_such_banner(browser: Browser, drafted: str) -> None:
    page = browser.new_page()
    page.goto(drafted + PAGE.replace("2027-2030", "2024-2027"))
    assert page.get_by_text(BANNER).count() == 0
    assert page.locator('meta[name="robots"]').count() == 0
