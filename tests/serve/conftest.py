"""A real Chromium, and a small site that is served."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from serving import FLAGS, Served, serving

from samples import put


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium. Where there is none, that is a failure: `make test` installs it."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "no Chromium on this machine: `make test` installs it, or: apt-get install chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def root(small: dict[str, bytes], tmp_path: Path) -> Path:
    """The small sound site in a folder of its own. The default theme is not in it: tcsite brings it."""
    own = {path: content for path, content in small.items() if not path.startswith("themes/default/")}
    return put(own, tmp_path / "site")


@pytest.fixture
def served(root: Path) -> Iterator[Served]:
    """It, served."""
    with serving(root) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own."""
    context = browser.new_context(viewport={"width": 900, "height": 600})
    yield context.new_page()
    context.close()
