"""The documentation as a site: MkDocs builds it strictly, and our own checker finds no broken link in it."""

import runpy
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

from samples import ROOT

ADDRESS = runpy.run_path(str(ROOT / "docs" / "make.py"))


def test_the_documentation_is_built_and_its_links_are_sound() -> None:
    done = subprocess.run(
        [sys.executable, "docs/site.py"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pages checked" in done.stdout
    assert (ROOT / "dist/documentation/docs/for-leads.html").is_file()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 320, "height": 640})
        for path in sorted((ROOT / "dist/documentation").rglob("*.html")):
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
                f"{path.name} scrolls sideways"
            )
        browser.close()


def test_the_address_of_the_repository_stands_in_one_place() -> None:
    texts = {path: path.read_text() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]}
    unknown = [
        path.name
        for path, text in texts.items()
        if "ADDRESS-OF-TCSITE" in text and path.name != "releasing.md"
    ]
    assert bool(unknown) == (ADDRESS["repository"]() == ""), (
        "make docs writes the address where it is not known yet"
    )
    known = ADDRESS["with_address"](
        "git clone ADDRESS-OF-TCSITE tcsite; uses: OWNER/tcsite@COMMIT",
        "https://git.example.org/group/tcsite",
    )
    assert known == "git clone https://git.example.org/group/tcsite tcsite; uses: group/tcsite@COMMIT"
    assert ADDRESS["with_address"]("ADDRESS-OF-TCSITE", "") == "ADDRESS-OF-TCSITE"


def test_the_picture_of_status_ends_above_the_register() -> None:
    pictures = runpy.run_path(str(ROOT / "docs" / "pictures.py"))
    page = pictures["standing"](pictures["example"]())
    assert "What to do next" in page
    assert "What must be published" not in page
